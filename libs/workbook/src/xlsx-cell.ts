import { dayOf } from '@sebone/kernel';
import { objection, type Objection } from './fault.ts';

/** What a workbook says of how its numbers are shown. */
export interface Formats {
  /** Whether days are counted from 1904 instead of 1900. */
  readonly date1904: boolean;
  /** By the number of a cell's style: whether it shows a number as a date. */
  readonly isDate: readonly boolean[];
}

/** A cell as it is written in a sheet. */
export interface WrittenCell {
  readonly type: string | undefined;
  readonly style: number;
  /** The text of its value: of a shared or inline text, the text itself. */
  readonly value: string | undefined;
  readonly hasFormula: boolean;
}

const CELL_ERROR = objection(
  'cell-error',
  'The cell shows an error instead of a value.',
  'セルに値ではなくエラーが表示されている。',
);
const NO_VALUE = objection(
  'formula-without-value',
  'The formula has no value stored with it: open and save the file in a spreadsheet program, or write the value itself.',
  '数式の計算結果が保存されていない。表計算ソフトで開いて保存し直すか、値そのものを書く。',
);

/** Days between 1970-01-01 and the day before the first: 1900-01-01 is 1, and so is 1904-01-02. */
const FROM_1900 = 25_568;
const FROM_1904 = 24_107;
/** 29 February 1900, which was not, is day 60. */
const NEVER_WAS = 60;
const LAST_DAY = 2_958_465;

/** What a cell shows, as a CSV file would have it: a text, or why there is none. */
export function shownText(cell: WrittenCell, formats: Formats): string | Objection {
  const { type, value } = cell;
  if (cell.hasFormula && value === undefined) return NO_VALUE;
  if (value === undefined) return '';
  switch (type) {
    case 's':
    case 'str':
    case 'inlineStr':
      return unescaped(value);
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      return CELL_ERROR;
    case 'd':
      return value.replace(/T00:00:00(\.0+)?Z?$/, '');
    default:
      return value.trim() === '' || Number.isNaN(Number(value))
        ? value
        : numberText(Number(value), cell.style, formats);
  }
}

function numberText(value: number, style: number, { isDate, date1904 }: Formats): string {
  return (isDate[style] ? dateText(value, date1904) : undefined) ?? String(value);
}

/** The day that a number shows as: by the calendar, whatever time zone this runs in. */
function dateText(value: number, date1904: boolean): string | undefined {
  if (value < 0 || value > LAST_DAY) return undefined;
  const whole = Math.floor(value);
  const day = date1904 ? dayOf(whole - FROM_1904) : dayIn1900(whole);
  if (whole === value) return day;
  return `${day}T${new Date(Math.round((value - whole) * 86_400_000)).toISOString().slice(11, 19)}`;
}

function dayIn1900(serial: number): string {
  if (serial === 0) return '1900-01-00';
  if (serial === NEVER_WAS) return '1900-02-29';
  return dayOf(serial - FROM_1900 - (serial > NEVER_WAS ? 1 : 0));
}

/** Characters that XML cannot hold are written `_xHHHH_`, and so is the underscore of a text that looks like that. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** Numbers of the formats that programs know without being told, and that show dates. */
const isKnownDate = (format: number): boolean =>
  (format >= 14 && format <= 17) ||
  format === 22 ||
  (format >= 27 && format <= 31) ||
  format === 36 ||
  (format >= 50 && format <= 58);

const ELAPSED_TIME = /\[(h+|m+|s+)\]/i;

/** Whether a format shows a number as a date, with a day, month, year or era in it. */
export function isDateFormat(format: number, code: string | undefined): boolean {
  if (code === undefined) return isKnownDate(format);
  if (ELAPSED_TIME.test(code)) return false;
  const [positive] = code
    .replace(/\\.|_.|\*.|"[^"]*"|\[[^\]]*\]/g, '')
    .toLowerCase()
    .replace(/s\.0+/, 's')
    .split(';');
  if (/general|@|[0#?]/.test(positive!)) return false;
  return /[ydge]/.test(positive!) || (/m/.test(positive!) && !/[hs]/.test(positive!));
}
