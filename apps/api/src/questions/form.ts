import type { Text } from '@sebone/kernel';
import { Problem } from '../problem.ts';

/** A form that an answer can be written in, with its media type. */
export interface Form {
  readonly name: 'json' | 'csv' | 'jsonl';
  readonly type: string;
}

const JSON_FORM: Form = { name: 'json', type: 'application/json' };
const CSV: Form = { name: 'csv', type: 'text/csv' };
const JSONL: Form = { name: 'jsonl', type: 'application/jsonl' };
const NDJSON: Form = { name: 'jsonl', type: 'application/x-ndjson' };

/** What is preferred where several are as welcome stands first. */
export const FORMS: readonly Form[] = [JSON_FORM, CSV, JSONL, NDJSON];

/** The forms as `format=` names them. */
export const FORMATS = { json: JSON_FORM, csv: CSV, jsonl: JSONL, ndjson: NDJSON } as const;

/**
 * The form that a request asks for: `format=`, else the most welcome by `Accept`, else JSON.
 * @throws Problem 406 `not-acceptable`
 */
export function formFor(format: unknown, accept: string | undefined): Form {
  if (format !== undefined) {
    if (typeof format === 'string' && Object.hasOwn(FORMATS, format)) return FORMATS[format as keyof typeof FORMATS];
    throw notAcceptable({ pointer: '?format', message: NAMES, ...(typeof format === 'string' && { value: format }) });
  }
  if (accept === undefined || accept === '*/*' || accept === JSON_FORM.type) return JSON_FORM;
  const ranges = accept.split(',').map(rangeOf);
  let best: Form | undefined;
  let most = 0;
  for (const form of FORMS) {
    const weight = weightOf(form, ranges);
    if (weight > most) [best, most] = [form, weight];
  }
  if (best) return best;
  throw notAcceptable({ pointer: 'Accept:', message: TYPES, value: accept });
}

interface Range {
  readonly type: string;
  readonly weight: number;
}

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return { type, weight: weight === undefined ? 1 : Number(weight) || 0 };
}

/** The weight of the range that names a form most closely. */
function weightOf({ type }: Form, ranges: readonly Range[]): number {
  const names = [type, `${type.split('/')[0]}/*`, '*/*'];
  for (const name of names) {
    const range = ranges.find((one) => one.type === name);
    if (range) return range.weight;
  }
  return 0;
}

const TYPES: Text = {
  en: `Accept one of: ${FORMS.map(({ type }) => type).join(', ')}.`,
  ja: `次のいずれかを受け入れる：${FORMS.map(({ type }) => type).join('、')}。`,
};
const NAMES: Text = {
  en: `Give one of: ${Object.keys(FORMATS).join(', ')}.`,
  ja: `次のいずれかを指定する：${Object.keys(FORMATS).join('、')}。`,
};

function notAcceptable(field: { readonly pointer: string; readonly message: Text; readonly value?: string }): Problem {
  const text = { en: 'This cannot be given in any of the forms asked for.', ja: '求められた形式では返せない。' };
  return new Problem(406, 'not-acceptable', text, { fields: [field] });
}
