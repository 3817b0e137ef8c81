import type { Rejection, Text } from '@sebone/kernel';
import { namedIn } from './accept.ts';

/** A language that answers come in. */
export type Language = 'en' | 'ja';

/** One bad field of a request: a JSON pointer into the body, or a parameter's name as `?name` or a header's as `Name:`. */
export interface ProblemField {
  readonly pointer: string;
  readonly message: Text;
  readonly value?: unknown;
}

/** A fault or refusal on its way to the caller, as RFC 9457 has it: thrown anywhere at the edge, written in one place. */
export class Problem extends Error {
  readonly status: number;
  /** Kebab-case, stable: what programs branch on. */
  readonly code: string;
  readonly detail: Text;
  readonly fields: readonly ProblemField[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    detail: Text,
    {
      fields = [],
      headers = {},
      cause,
    }: { fields?: readonly ProblemField[]; headers?: Readonly<Record<string, string>>; cause?: unknown } = {},
  ) {
    super(detail.en, { cause });
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.fields = fields;
    this.headers = headers;
  }
}

/** A refusal of the domain or of `transact` as a problem: 422 unless told. */
export function problemOf({ code, message, details }: Rejection, status = 422): Problem {
  return new Problem(status, code, message, {
    fields: details.map(({ field, value, remedy }) => ({ pointer: pointerTo(field), message: remedy, value })),
  });
}

/** A field at the top as a JSON pointer; the whole for none. */
export const pointerTo = (field: string): string =>
  field === '' ? '' : `/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** A problem as it is told, `application/problem+json`. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** The path that was asked. */
  readonly instance: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string; readonly value?: unknown }[];
}

/** Tells a problem in a language. */
export function problemBody(
  { status, code, detail, fields }: Problem,
  language: Language,
  instance: string,
): ProblemBody {
  return {
    type: `https://sebone.dev/problems/${code}`,
    title: (TITLES[status] ?? OTHERWISE)[language],
    status,
    code,
    detail: detail[language],
    instance,
    ...(fields.length > 0 && {
      errors: fields.map(({ pointer, message, value }) => ({
        pointer,
        message: message[language],
        ...(value !== undefined && { value }),
      })),
    }),
  };
}

/** What kind of problem it is, by status: the same for every one of a code. */
const TITLES: Readonly<Record<number, Text | undefined>> = {
  400: { en: 'Not well formed', ja: '形式の誤り' },
  401: { en: 'Not authenticated', ja: '認証が必要' },
  403: { en: 'Not allowed', ja: '権限の不足' },
  404: { en: 'Not found', ja: '存在しない' },
  405: { en: 'Not a method for this address', ja: '使えないメソッド' },
  406: { en: 'In no form asked for', ja: '返せない形式' },
  408: { en: 'Too slow', ja: '時間切れ' },
  409: { en: 'In conflict with what is so', ja: '現在の状態との競合' },
  412: { en: 'Changed meanwhile', ja: '条件の不一致' },
  413: { en: 'Too large', ja: '大きすぎる本文' },
  414: { en: 'Address too long', ja: '長すぎるアドレス' },
  415: { en: 'In no form taken here', ja: '受け取れない形式' },
  422: { en: 'Refused', ja: '規則による拒否' },
  429: { en: 'Too much asked', ja: '多すぎるリクエスト' },
  431: { en: 'Headers too large', ja: '大きすぎるヘッダー' },
  500: { en: 'Fault of the server', ja: 'サーバーの不具合' },
  503: { en: 'Not just now', ja: '一時的に利用不可' },
};
const OTHERWISE: Text = { en: 'Not done', ja: '処理できない' };

const MOST_FIELDS = 100;
const LONGEST_VALUE = 200;
const LONGEST_DETAIL = 500;

/** A problem that tells little of a request, whatever was in it. */
export function shortened({ status, code, detail, fields }: Problem): Problem {
  const short = fields.slice(0, MOST_FIELDS).map(({ pointer, message, value }): ProblemField => {
    return { pointer: cut(pointer, LONGEST_VALUE), message, ...(isShort(value) && { value }) };
  });
  return new Problem(
    status,
    code,
    { en: cut(detail.en, LONGEST_DETAIL), ja: cut(detail.ja, LONGEST_DETAIL) },
    { fields: short },
  );
}

function isShort(value: unknown): boolean {
  try {
    return ((JSON.stringify(value) as string | undefined) ?? '').length <= LONGEST_VALUE;
  } catch {
    // Nested beyond what the stack can follow.
    return false;
  }
}

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** The language asked for: the first of `en` and `ja` by the weights of `Accept-Language`, else English. */
export function languageOf(header: string | undefined): Language {
  let best: Language = 'en';
  let most = 0;
  for (const { name, weight } of header === undefined ? [] : namedIn(header)) {
    const language = name.split('-')[0];
    if ((language === 'en' || language === 'ja') && weight > most) [best, most] = [language, weight];
  }
  return best;
}

/** What is asked for where nothing is. */
export const NOTHING_HERE = new Problem(404, 'not-found', { en: 'There is nothing here.', ja: 'ここには何もない。' });

/** What nobody can read as a request. */
export const MALFORMED = new Problem(400, 'malformed', {
  en: 'The request cannot be read.',
  ja: 'リクエストを読み取れない。',
});
export const TIMED_OUT = new Problem(408, 'timed-out', {
  en: 'The request did not come in time.',
  ja: 'リクエストが時間内に届かなかった。',
});
export const HEADERS_TOO_LARGE = new Problem(431, 'headers-too-large', {
  en: 'The headers are too large.',
  ja: 'ヘッダーが大きすぎる。',
});

/** What is asked of a server that stops, and was not done. */
export const STOPPING = new Problem(
  503,
  'stopping',
  {
    en: 'The server is stopping. Send the same again in a moment.',
    ja: 'サーバーは停止中である。少し待って同じものを再送する。',
  },
  { headers: { 'retry-after': '2' } },
);

/** What is to reflect a position of the log, and does not in time. @param position the one that it reflects */
export const notCaughtUp = (wanted: number, position: number): Problem =>
  new Problem(
    503,
    'not-caught-up',
    {
      en: `Position ${wanted} is not reflected yet; ${position} is.`,
      ja: `位置 ${wanted} はまだ反映されていない（現在 ${position}）。`,
    },
    { headers: { 'retry-after': '1', 'sebone-position': String(position) } },
  );

/** What is asked for in none of the forms that it can be given in. @param accept what was said in `Accept` */
export const notAcceptable = (types: readonly string[], accept: string | undefined): Problem => {
  const list = { en: types.join(', '), ja: types.join('、') };
  return new Problem(
    406,
    'not-acceptable',
    { en: 'This cannot be given in any of the forms asked for.', ja: '求められた形式では返せない。' },
    {
      fields: [
        {
          pointer: 'Accept:',
          message: { en: `Accept one of: ${list.en}.`, ja: `次のいずれかを受け入れる：${list.ja}。` },
          value: accept,
        },
      ],
    },
  );
};
