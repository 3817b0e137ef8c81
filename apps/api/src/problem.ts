import { reject, type Rejection, type Text } from '@sebone/kernel';

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
    { fields = [], headers = {}, cause }: { fields?: readonly ProblemField[]; headers?: Readonly<Record<string, string>>; cause?: unknown } = {},
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
export const pointerTo = (field: string): string => (field === '' ? '' : `/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`);

/** The body of a problem, `application/problem+json`. */
export function problemBody({ status, code, detail, fields }: Problem, language: Language, instance: string): object {
  return {
    type: `https://sebone.dev/problems/${code}`,
    title: code,
    status,
    code,
    detail: detail[language],
    instance,
    ...(fields.length > 0 && {
      errors: fields.map(({ pointer, message, value }) => ({ pointer, message: message[language], ...(value !== undefined && { value }) })),
    }),
  };
}

/** The language asked for: the first of `en` and `ja` by the weights of `Accept-Language`, else English. */
export function languageOf(header: string | undefined): Language {
  const asked = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';');
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find((q) => q !== undefined);
    return { tag: tag.trim().toLowerCase().split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
  });
  const best = asked.filter(({ tag, weight }) => (tag === 'en' || tag === 'ja') && weight > 0).sort((a, b) => b.weight - a.weight)[0];
  return best?.tag === 'ja' ? 'ja' : 'en';
}

/** A refusal for a place that has none of its own. */
export const notFound = (what: string): Rejection =>
  reject('not-found', { en: `There is no ${what}.`, ja: `${what} は存在しない。` });
