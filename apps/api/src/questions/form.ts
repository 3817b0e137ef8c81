import { mostWelcome } from '../accept.ts';
import { notAcceptable } from '../problem.ts';

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
export type Format = keyof typeof FORMATS;

/**
 * The form that a request asks for: `format=`, else the most welcome by `Accept`, else JSON.
 * @throws Problem 406 `not-acceptable`
 */
export function formFor(format: Format | undefined, accept: string | undefined): Form {
  if (format !== undefined) return FORMATS[format];
  const type = mostWelcome(accept, TYPES);
  if (type !== undefined) return FORMS[TYPES.indexOf(type)]!;
  throw notAcceptable(TYPES, accept);
}

const TYPES = FORMS.map(({ type }) => type);
