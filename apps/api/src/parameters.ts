import type { FastifyRequest } from 'fastify';
import { isDay, type Text } from '@sebone/kernel';
import { Problem, shortened, type ProblemField } from './problem.ts';
import type { Parameter, Route, Schema } from './route.ts';

/** What is said, by name: a number where the schema says `integer`, a list where it says `array`, text elsewhere. */
export type Said = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** What a request says behind `?`, and in those headers that its route declares. */
export interface Parameters {
  readonly query: Said;
  readonly headers: Said;
}

type Asking = Pick<FastifyRequest, 'query' | 'headers'>;

/**
 * Reads the parameters of a request as its route declares them.
 * @throws Problem 400 `invalid-parameter` that names every one that is unknown, missing, said too often or of another form
 */
export function parametersIn(request: Asking, route: Route): Parameters {
  const faults: ProblemField[] = [];
  const read = readParameters(request, route, faults);
  if (faults.length > 0) throw invalidParameters(faults);
  return read;
}

/** As {@link parametersIn}, for whoever looks for other faults, too. @param faults what is wrong is added to them */
export function readParameters({ query, headers }: Asking, route: Route, faults: ProblemField[]): Parameters {
  const expected = expectedBy(route);
  const said: Record<string, Value> = {};
  const given = query as Readonly<Record<string, string | readonly string[]>>;
  for (const name in given) {
    const parameter = expected.query.get(name);
    if (parameter) take(parameter, given[name]!, said, faults);
    else faults.push({ pointer: `?${name}`, message: expected.unknown });
  }
  for (const { name, pointer, remedy } of expected.required)
    if (!(name in given)) faults.push({ pointer, message: remedy });
  const heard: Record<string, Value> = {};
  for (const header of expected.headers) {
    const value = headers[header.key];
    if (value !== undefined) take(header, value, heard, faults);
    else if (header.required) faults.push({ pointer: header.pointer, message: header.remedy });
  }
  return { query: said, headers: heard };
}

/** All that is wrong with a request, where a parameter or a header is. */
export function invalidParameters(fields: readonly ProblemField[]): Problem {
  const detail = {
    en: 'The request cannot be understood as it is: see what `errors` names.',
    ja: 'リクエストに誤りがある。詳しくは errors にある。',
  };
  return shortened(new Problem(400, 'invalid-parameter', detail, { fields }));
}

type Value = string | number | readonly string[];

/** A parameter, ready to be read. */
interface Expected {
  readonly name: string;
  /** As the headers of a request have it. */
  readonly key: string;
  readonly pointer: string;
  readonly required: boolean;
  readonly read: (text: string) => string | number | undefined;
  readonly remedy: Text;
  /** How often it may be said; absent for one that is no list. */
  readonly most: number | undefined;
}

interface ExpectedBy {
  readonly query: ReadonlyMap<string, Expected>;
  /** Those of the query that have to be given. */
  readonly required: readonly Expected[];
  readonly headers: readonly Expected[];
  readonly unknown: Text;
}

const made = new WeakMap<Route, ExpectedBy>();

function expectedBy(route: Route): ExpectedBy {
  const before = made.get(route);
  if (before) return before;
  const inQuery = (route.parameters ?? []).filter((parameter) => parameter.in === 'query').map(expectedOf);
  const headers = (route.parameters ?? []).filter((parameter) => parameter.in === 'header').map(expectedOf);
  const expected = {
    query: new Map(inQuery.map((parameter) => [parameter.name, parameter])),
    required: inQuery.filter(({ required }) => required),
    headers,
    unknown: noSuch(inQuery.map(({ name }) => name)),
  };
  made.set(route, expected);
  return expected;
}

function expectedOf({ name, in: place, required = false, schema, remedy }: Parameter): Expected {
  const { items, maxItems = Infinity } = schema as { readonly items?: Schema; readonly maxItems?: number };
  const form = (items ?? schema) as Form;
  return {
    name,
    key: name.toLowerCase(),
    pointer: place === 'query' ? `?${name}` : `${name}:`,
    required,
    read: readerOf(form),
    remedy: remedy ?? remedyOf(form),
    most: items && maxItems,
  };
}

function take(
  { name, pointer, read, remedy, most }: Expected,
  value: string | readonly string[],
  said: Record<string, Value>,
  faults: ProblemField[],
): void {
  const values = typeof value === 'string' ? [value] : value;
  if (values.length > (most ?? 1)) {
    faults.push({ pointer, message: most === undefined ? ONCE : atMost(most), value: values.length });
    return;
  }
  const taken: (string | number)[] = [];
  for (const text of values) {
    const one = read(text);
    if (one === undefined) faults.push({ pointer, message: remedy, value: text });
    else taken.push(one);
  }
  if (taken.length === values.length) said[name] = most === undefined ? taken[0]! : (taken as string[]);
}

/** As far as the form of a parameter goes, its schema says it all: a number in a range, a day, one of these words, or text. */
interface Form {
  readonly type?: 'string' | 'integer';
  readonly format?: 'date';
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/** What reads the value that a text of that form says; `undefined` for a text of another form. */
function readerOf({ type, format, enum: words, pattern, minimum = 0, maximum, maxLength }: Form): Expected['read'] {
  if (type === 'integer') {
    const most = maximum ?? Number.MAX_SAFE_INTEGER;
    return (text) => {
      const number = /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : NaN;
      return number >= minimum && number <= most ? number : undefined;
    };
  }
  if (format === 'date') return (text) => (isDay(text) ? text : undefined);
  if (words) return (text) => (words.includes(text) ? text : undefined);
  const most = maxLength ?? Infinity;
  const expression = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  return (text) =>
    (text.length <= most || [...text].length <= most) && (expression?.test(text) ?? true) ? text : undefined;
}

/** Words up to so many are listed to whoever gave another. */
const MOST_LISTED = 30;

function remedyOf({ type, format, enum: words, minimum = 0, maximum }: Form): Text {
  if (type === 'integer')
    return maximum === undefined || maximum === Number.MAX_SAFE_INTEGER
      ? { en: `Give a whole number, ${minimum} or more.`, ja: `${minimum} 以上の整数を指定する。` }
      : {
          en: `Give a whole number from ${minimum} to ${maximum}.`,
          ja: `${minimum} から ${maximum} までの整数を指定する。`,
        };
  if (format === 'date')
    return { en: 'Give a day that exists, as YYYY-MM-DD.', ja: '実在する日を YYYY-MM-DD の形式で指定する。' };
  if (!words) return { en: 'Give an id.', ja: 'id を指定する。' };
  return words.length > MOST_LISTED
    ? { en: 'This is none of the values that it may have.', ja: 'この値は指定できない。' }
    : { en: `Give one of: ${words.join(', ')}.`, ja: `次のいずれかを指定する：${words.join('、')}。` };
}

const ONCE: Text = { en: 'Say it once.', ja: '指定できるのは一度だけである。' };
const atMost = (most: number): Text => ({
  en: `Say it ${most} times at most.`,
  ja: `指定できるのは ${most} 回までである。`,
});

const noSuch = (names: readonly string[]): Text =>
  names.length === 0
    ? { en: 'Leave it out: there are no parameters here.', ja: 'ここにパラメーターはないので除く。' }
    : {
        en: `There is no such parameter here; there are ${names.join(', ')}.`,
        ja: `このパラメーターはない。指定できるのは ${names.join('、')} である。`,
      };
