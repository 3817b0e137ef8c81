import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { BODY_LIMIT, OTHERS } from './fuzz-examples.ts';
import type { Document, FuzzRequest } from './fuzz-requests.ts';
import { asksOthers, pathIn } from './fuzz-reach.ts';
import type { WireAnswer } from './wire.ts';

/** Judges answers by the document: what is wrong with one, or `undefined`. It counts what it has seen. */
export interface Judge {
  (request: FuzzRequest, answer: WireAnswer): string | undefined;
  /** How many answers there were of each status. */
  readonly statuses: Map<number, number>;
  /** How many answers of each operation, such as `GET /healthz`, said that it succeeded. */
  readonly successes: Map<string, number>;
  /** The codes of all problems. */
  readonly codes: Set<string>;
}

interface Operation {
  readonly name: string;
  readonly path: string;
  readonly method: string;
  readonly pattern: RegExp;
}
/** As much of what a document says of an answer as is gone by here. */
interface Answered {
  readonly $ref?: string;
  readonly schema?: { readonly type?: string };
  readonly headers?: Readonly<Record<string, Answered>>;
  readonly content?: Readonly<Record<string, unknown>>;
}

const LINES = new Set(['application/x-ndjson', 'application/jsonl']);
/** Types of what is no text. */
const BYTES = /^(?:image\/|application\/octet-stream$)/;
/** A stream of events: its lines end where it says so, and not at the separators of lines that Unicode has and facts may hold. */
const EVENTS = /^(?:(?:id|data|event|retry): ?[^\r\n]*\n|:[^\r\n]*\n|\n)*$/;
const PROBLEM = '/components/schemas/Problem';
/** Not on every answer that may bear it: where there is no next page. */
const SOMETIMES = new Set(['Link']);
/** Without these a client does not know what to do about a refusal. */
const NEEDED: Readonly<Record<number, string>> = { 401: 'www-authenticate', 429: 'retry-after', 503: 'retry-after' };

/** @param canary what stands in the others' facts, and in no request */
export function judging(document: Document, canary: string): Judge {
  const misfit = fitter(document);
  const statuses = new Map<number, number>();
  const codes = new Set<string>();
  const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      method,
      pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    })),
  );
  const successes = new Map(operations.map(({ name }) => [name, 0]));

  const declared = ({ path, method }: Operation, { status, headers, body }: WireAnswer): Finding => {
    const { pointer, value: answer } = found(document, `/paths/${part(path)}/${method}/responses/${status}`);
    if (!answer) return `is a ${status}, which ${path} does not declare`;
    for (const [name, header] of Object.entries(answer.headers ?? {})) {
      const text = headers[name.toLowerCase()];
      if (text === undefined && status < 400 && !SOMETIMES.has(name)) return `is without ${name}`;
      const { pointer: at, value } = header.$ref
        ? found(document, header.$ref.slice(1))
        : { pointer: `${pointer}/headers/${part(name)}`, value: header };
      const wrong =
        text !== undefined && misfit(`${at}/schema`, value?.schema?.type === 'integer' ? Number(text) : text);
      if (wrong) return `${wrong}: ${name} is ${text}`;
    }
    if (status === 304) return undefined;
    const type = typeOf(headers);
    if (type === undefined || !Object.hasOwn(answer.content ?? {}, type))
      return `is ${type}, which ${path} does not declare for ${status}`;
    return formOf(type, body, `${pointer}/content/${part(type)}/schema`);
  };

  const formOf = (type: string, body: Buffer, schema: string): Finding => {
    const text = body.toString();
    if (!BYTES.test(type) && Buffer.compare(Buffer.from(text), body) !== 0) return 'is no UTF-8';
    if (type === 'text/event-stream') return EVENTS.test(text) ? undefined : 'is no stream of events';
    if (!LINES.has(type)) return type.endsWith('json') ? misfit(schema, JSON.parse(text)) : undefined;
    for (const line of text.split('\n').filter((one) => one !== '')) {
      const wrong = misfit(schema, JSON.parse(line));
      if (wrong) return wrong;
    }
    return undefined;
  };

  /** Many commands: a line for each, every one an answer or a problem in its own right. */
  const lines = (request: FuzzRequest, { body }: WireAnswer): Finding => {
    const answers = body.toString().split('\n').slice(0, -1);
    const given = linesOf(request.body);
    if (answers.length !== given.length) return `has ${answers.length} lines for ${given.length}`;
    for (const [at, text] of answers.entries()) {
      const { line: _line, ...answer } = JSON.parse(text) as { line: number; status: number; code?: string };
      if (answer.status >= 500) return `has a ${answer.status} in it`;
      // What is closed to everybody is so whatever it names.
      const tellsNothing = [400, 404, 413, 429].includes(answer.status) || answer.code === 'not-over-http';
      if (!isAdmin(request) && namesOthers(given[at]!) && !tellsNothing) return 'reaches what is not theirs';
      const { status: _status, ...recorded } = answer;
      const wrong =
        answer.status < 400 ? misfit('/components/schemas/CommandAnswer', recorded) : misfit(PROBLEM, answer);
      if (wrong) return wrong;
    }
    return undefined;
  };

  const fault = (request: FuzzRequest, answer: WireAnswer): Finding => {
    const { status, headers, body, bytes } = answer;
    const path = pathIn(request.target);
    const method = request.method === 'HEAD' ? 'get' : request.method.toLowerCase();
    const operation = operations.find((one) => one.method === method && one.pattern.test(path));
    if (!isAdmin(request)) {
      if (bytes.includes(canary)) return 'tells of what is not theirs';
      if (bytes.includes(OTHERS) && !isSaid(OTHERS, request)) return 'names what is not theirs';
      if (status < 400 && asksOthers(request)) return 'reaches what is not theirs';
    }
    if (status >= 500 && !isOwnDoing(request, answer)) return `is a ${status}`;
    const needed = NEEDED[status];
    if (needed !== undefined && headers[needed] === undefined) return `is a ${status} without ${needed}`;
    if (status < 400 && !operation) return `is a ${status} where nothing is declared`;
    if (request.method === 'HEAD' || status === 304) {
      if (body.length > 0) return 'has a body';
    } else if (status >= 400) {
      if (typeOf(headers) !== 'application/problem+json') return `is ${typeOf(headers)} instead of a problem`;
      const problem = JSON.parse(body.toString()) as { readonly status: number; readonly code: string };
      const wrong = misfit(PROBLEM, problem);
      if (wrong) return wrong;
      codes.add(problem.code);
      if (problem.status !== status) return `says that it is a ${problem.status}, being a ${status}`;
    }
    if (!operation || request.method === 'HEAD') return undefined;
    const wrong = declared(operation, answer);
    if (wrong) return wrong;
    if (status < 400) successes.set(operation.name, successes.get(operation.name)! + 1);
    return operation.name === 'POST /v1/commands' && status === 200 ? lines(request, answer) : undefined;
  };

  const judge = (request: FuzzRequest, answer: WireAnswer): string | undefined => {
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    let wrong: Finding;
    try {
      wrong = fault(request, answer);
    } catch (error) {
      wrong = `cannot be read (${String(error)})`;
    }
    return wrong && `${wrong}\n  ${answer.bytes.toString().slice(0, 1_000)}`;
  };
  return Object.assign(judge, { statuses, successes, codes });
}

type Finding = string | undefined;

const isAdmin = ({ who }: FuzzRequest): boolean => who === 'admin';
const typeOf = (headers: WireAnswer['headers']): string | undefined => headers['content-type']?.split(';')[0]!.trim();

/** Whether a 503 is what was asked for: to wait for facts that nobody records, or more at once than may be. */
function isOwnDoing({ headers }: FuzzRequest, { status, body }: WireAnswer): boolean {
  if (status !== 503) return false;
  const { code } = JSON.parse(body.toString() || '{}') as { readonly code?: unknown };
  const isWaiting = headers.some(([name]) => name === 'Sebone-Min-Position');
  return code === 'busy' || (isWaiting && (code === 'not-caught-up' || body.length === 0));
}

const isSaid = (word: string, { target, headers, body }: FuzzRequest): boolean =>
  target.includes(word) || headers.some(([, text]) => text.includes(word)) || (body?.includes(word) ?? false);

/** The lines of a body that are answered: not those that are blank, as far as that is looked at. */
const linesOf = (body: Buffer | undefined): readonly string[] =>
  (body ?? Buffer.alloc(0))
    .toString('latin1')
    .split('\n')
    .filter((line) => line.length > BODY_LIMIT || /[^ \t\r]/.test(line));

function namesOthers(line: string): boolean {
  try {
    const { body } = JSON.parse(line) as { readonly body?: { readonly initiative?: unknown } };
    return body?.initiative === OTHERS;
  } catch {
    return false;
  }
}

/** Says how a value does not fit what the document says at a pointer. */
function fitter(document: Document): (pointer: string, value: unknown) => Finding {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats.default(ajv);
  ajv.addSchema(document, 'document');
  const validators = new Map<string, ValidateFunction>();
  return (pointer, value) => {
    let validate = validators.get(pointer);
    if (!validate) validators.set(pointer, (validate = ajv.compile({ $ref: `document#${pointer}` })));
    return validate(value) ? undefined : `does not fit ${pointer}: ${ajv.errorsText(validate.errors)}`;
  };
}

/** What stands at a pointer of the document, and where that really is. */
function found(document: Document, pointer: string): { readonly pointer: string; readonly value?: Answered } {
  const names = pointer.split('/').slice(1);
  const value = names.reduce<unknown>(
    (at, name) => (at as Record<string, unknown> | undefined)?.[unescaped(name)],
    document,
  ) as Answered | undefined;
  return value?.$ref === undefined ? { pointer, ...(value && { value }) } : found(document, value.$ref.slice(1));
}

/** A name as a part of a JSON pointer in a reference. */
const part = (name: string): string => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
const unescaped = (name: string): string => decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~');
