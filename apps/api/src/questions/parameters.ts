import { isDay, type Text } from '@sebone/kernel';
import { Problem, type ProblemField } from '../problem.ts';
import type { Parameter } from '../route.ts';

/** What the parameters of one request say, by name: numbers where the schema says `integer`, text elsewhere. */
export type Said = Readonly<Record<string, string | number | undefined>>;

/** As far as the form of a parameter goes, its schema says it all: one of these words, a day, a number in a range, or text. */
interface Form {
  readonly type?: 'string' | 'integer';
  readonly format?: 'date';
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/**
 * Reads the parameters of a request as they are declared.
 * @throws Problem 400 `invalid-parameter` that names every one that is unknown, said twice or of another form
 */
export function parametersIn(query: unknown, declared: readonly Parameter[]): Said {
  const said: Record<string, string | number> = {};
  const faults: ProblemField[] = [];
  for (const [name, value] of Object.entries(query as Readonly<Record<string, unknown>>)) {
    const pointer = `?${name}`;
    const parameter = declared.find((one) => one.in === 'query' && one.name === name);
    if (!parameter) faults.push({ pointer, message: unknown(declared) });
    else if (typeof value !== 'string') faults.push({ pointer, message: ONCE });
    else {
      const read = readAs(parameter.schema, value);
      if (read === undefined) faults.push({ pointer, message: formOf(parameter.schema), value });
      else said[name] = read;
    }
  }
  if (faults.length > 0) throw invalidParameters(faults);
  return said;
}

/** The value that a header or parameter of that form says; `undefined` where it is of another form. */
export function readAs(form: Form, text: string): string | number | undefined {
  if (form.type === 'integer') {
    const number = /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : NaN;
    return number >= (form.minimum ?? 0) && number <= (form.maximum ?? Number.MAX_SAFE_INTEGER) ? number : undefined;
  }
  if (form.format === 'date') return isDay(text) ? text : undefined;
  if (form.enum) return form.enum.includes(text) ? text : undefined;
  const fits =
    text.length <= (form.maxLength ?? Infinity) &&
    (form.pattern === undefined || new RegExp(form.pattern, 'u').test(text));
  return fits ? text : undefined;
}

/** All that is wrong with the parameters and headers of a request. */
export function invalidParameters(fields: readonly ProblemField[]): Problem {
  const text = { en: 'What is asked cannot be understood as it is.', ja: 'パラメーターに誤りがある。' };
  return new Problem(400, 'invalid-parameter', text, { fields });
}

/** What would have been a value of that form. */
export function formOf(form: Form): Text {
  if (form.type === 'integer') {
    const { minimum = 0, maximum } = form;
    return maximum === undefined
      ? { en: `Give a whole number, ${minimum} or more.`, ja: `${minimum} 以上の整数を指定する。` }
      : {
          en: `Give a whole number from ${minimum} to ${maximum}.`,
          ja: `${minimum} から ${maximum} までの整数を指定する。`,
        };
  }
  if (form.format === 'date')
    return { en: 'Give a day that exists, as YYYY-MM-DD.', ja: '実在する日を YYYY-MM-DD の形式で指定する。' };
  if (form.enum)
    return { en: `Give one of: ${form.enum.join(', ')}.`, ja: `次のいずれかを指定する：${form.enum.join('、')}。` };
  return { en: 'Give an id.', ja: 'id を指定する。' };
}

const ONCE: Text = { en: 'Say it once.', ja: '指定できるのは一度だけである。' };

function unknown(declared: readonly Parameter[]): Text {
  const names = declared.filter((one) => one.in === 'query').map(({ name }) => name);
  return {
    en: `There is no such parameter here; there are ${names.join(', ')}.`,
    ja: `このパラメーターはない。指定できるのは ${names.join('、')} である。`,
  };
}
