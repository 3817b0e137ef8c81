import { ID_PATTERN } from '@sebone/initiative';
import { isDay } from '@sebone/kernel';
import { objection, type Objection } from './fault.ts';

/** What a cell says. `true` is a `yes`. */
export type CellValue = string | number | true;

/** Reads the text of a cell that is not blank: its value, `undefined` where a blank would say the same, or why not. */
export type ReadCell = (text: string) => CellValue | undefined | Objection;

/** A row's values by column; a blank or refused cell has none. */
export type Values = Readonly<Record<string, CellValue | undefined>>;

/** Whether reading a cell gave a refusal. */
export const isObjection = (value: CellValue | undefined | Objection): value is Objection => typeof value === 'object';

const BAD_ID = objection(
  'bad-id',
  'An id has 1 to 64 lower-case letters, digits, ".", "_" or "-", and begins with a letter or digit.',
  'id は英小文字・数字・「.」「_」「-」からなる 1〜64 文字で、先頭は英小文字か数字とする。',
);
const NOT_A_DATE = objection(
  'not-a-date',
  'A date is written YYYY-MM-DD, and nothing else.',
  '日付は YYYY-MM-DD の形で書く。ほかの書き方は読み取れない。',
);
const IMPOSSIBLE_DATE = objection('impossible-date', 'There is no such day in the calendar.', '暦にない日付である。');
const NOT_A_NUMBER = objection(
  'not-a-number',
  'A number is written with plain digits and at most one decimal point, without separators, units or signs of currency: 1234.5.',
  '数値は半角数字と小数点だけで書く（例：1234.5）。桁区切り・単位・通貨記号は付けない。',
);
const NUMBER_TOO_LARGE = objection(
  'number-too-large',
  'A number lies between -1,000,000,000,000,000 and 1,000,000,000,000,000.',
  '数値は -1,000兆から 1,000兆までとする。',
);
const NEGATIVE = objection('negative-number', 'This cannot be less than zero.', '0 より小さい値にはできない。');
const CONTROL_CHARACTER = objection(
  'control-character',
  'The text holds a control character, such as a NUL byte: the file is damaged, or no text.',
  '制御文字（NUL など）が含まれている。ファイルが壊れているか、テキストではない。',
);

/** Control characters, less the three that lay out text. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const DATE_FORM = /^\d{4}-\d{2}-\d{2}$/;

/** An id of the workbook. */
export const id: ReadCell = (text) => (ID_PATTERN.test(text) ? text : BAD_ID);

/** A day of the calendar. */
export const day: ReadCell = (text) => (isDay(text) ? text : DATE_FORM.test(text) ? IMPOSSIBLE_DATE : NOT_A_DATE);

/** A text of up to `most` characters, kept as it is: spaces, line breaks and leading signs included. */
export function text(most: number): ReadCell {
  const tooLong = objection('too-long', `The text is longer than ${most} characters.`, `${most}文字を超えている。`);
  return (text) => {
    if (text.length > most && [...text].length > most) return tooLong;
    return CONTROL.test(text) ? CONTROL_CHARACTER : text;
  };
}

/** A number of any sign. */
export const number: ReadCell = (text) => {
  if (!NUMBER.test(text)) return NOT_A_NUMBER;
  const value = Number(text);
  if (Math.abs(value) > 1e15) return NUMBER_TOO_LARGE;
  // -0 would not be told from 0 once it is stored.
  return value === 0 ? 0 : value;
};

/** A number from zero. */
export const amount: ReadCell = (text) => {
  const value = number(text);
  return typeof value === 'number' && value < 0 ? NEGATIVE : value;
};

/** One of a list of words. */
export function oneOf(words: readonly string[]): ReadCell {
  const known = new Set(words);
  const notInList = objection(
    'not-in-list',
    `This is none of ${words.join(', ')}.`,
    `${words.join('、')}のいずれでもない。`,
  );
  return (text) => (known.has(text) ? text : notInList);
}

const NEITHER_YES_NOR_NO = objection('not-in-list', 'This is none of yes, no.', 'yes、no のいずれでもない。');

/** `yes`; `no` says what a blank says. */
export const yes: ReadCell = (text) => (text === 'yes' ? true : text === 'no' ? undefined : NEITHER_YES_NOR_NO);

/** A text of a form that a standard gives. */
function formed(form: RegExp, refusal: Objection): ReadCell {
  return (text) => (form.test(text) ? text : refusal);
}

/** Whether the text of a cell without a fault is its value. */
export const isPlain = (read: ReadCell): boolean => read !== number && read !== amount && read !== yes;

/** An ISO 4217 code. */
export const currency = formed(
  /^[A-Z]{3}$/,
  objection(
    'bad-currency',
    'A currency is its ISO 4217 code, three capitals: JPY.',
    '通貨は ISO 4217 の英大文字 3 字で書く（例：JPY）。',
  ),
);

/** What a resource is counted in. */
export const unit = formed(
  /^([A-Z]{3}|hours|items)$/,
  objection(
    'bad-unit',
    'A unit is an ISO 4217 currency code (three capitals), hours or items.',
    '単位は ISO 4217 の通貨コード（英大文字 3 字）か hours、items とする。',
  ),
);
