import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Document, FuzzRequest } from './fuzz-requests.ts';
import type { WireAnswer } from './wire.ts';

/** Judges answers: what is wrong with one, or `undefined`. */
export interface Judge {
  (request: FuzzRequest, answer: WireAnswer): string | undefined;
  /** How many answers there were of each hundred of statuses. */
  seen(): Readonly<Record<string, number>>;
  /** The operations that were never answered with success, by path. */
  unreached(): readonly string[];
}

interface Operation {
  readonly path: string;
  readonly method: string;
  readonly pattern: RegExp;
}

const LINES = new Set(['application/x-ndjson', 'application/jsonl']);

/** @param canary what none but the admin may read */
export function judging(document: Document, canary: string): Judge {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats.default(ajv);
  ajv.addSchema(document, 'document');
  const validators = new Map<string, ValidateFunction>();
  const validator = (pointer: string): ValidateFunction => {
    let made = validators.get(pointer);
    if (!made) validators.set(pointer, (made = ajv.compile({ $ref: `document#${pointer}` })));
    return made;
  };
  const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      path,
      method: method.toUpperCase(),
      pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    })),
  );
  const seen: Record<string, number> = {};
  const reached = new Set<string>();

  const misfit = (pointer: string, value: unknown): string | undefined => {
    const validate = validator(pointer);
    return validate(value) ? undefined : `does not fit ${pointer}: ${ajv.errorsText(validate.errors)}`;
  };

  const fault = (request: FuzzRequest, { status, headers, body, bytes }: WireAnswer): string | undefined => {
    if (request.who !== 'admin' && bytes.includes(canary)) return 'tells of what is not theirs';
    if (status >= 500 && !(status === 503 && headers['retry-after'] !== undefined)) return `is a ${status}`;
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const path = pathIn(request.target);
    const operation = operations.find((one) => one.method === method && one.pattern.test(path));
    if (status < 400 && operation) reached.add(`${operation.method} ${operation.path}`);
    const type = headers['content-type']?.split(';')[0]!.trim();
    const isEmpty = request.method === 'HEAD' || status === 304;
    if (!operation) {
      if (status < 400) return `is a ${status} where nothing is declared`;
      if (isEmpty) return undefined;
      if (type !== 'application/problem+json') return `is ${type} instead of a problem`;
      return misfit('/components/schemas/Problem', JSON.parse(body.toString()));
    }
    const at = `/paths/${escaped(operation.path)}/${operation.method.toLowerCase()}/responses/${status}`;
    const declared = document.paths[operation.path]![operation.method.toLowerCase()] as unknown as Responses;
    const answer = declared.responses[status];
    if (!answer) return `is a ${status}, which ${operation.path} does not declare`;
    if (isEmpty) return body.length > 0 ? 'has a body' : undefined;
    const [response, pointer] = answer.$ref ? [referred(document, answer.$ref), answer.$ref.slice(1)] : [answer, at];
    if (type === undefined || !response.content || !Object.hasOwn(response.content, type))
      return `is ${type}, which ${operation.path} does not declare for ${status}`;
    const schema = `${pointer}/content/${escaped(type)}/schema`;
    const text = body.toString();
    if (Buffer.compare(Buffer.from(text), body) !== 0 && !type.startsWith('image/')) return 'is no UTF-8';
    if (LINES.has(type)) {
      for (const line of text.split('\n').filter((one) => one !== '')) {
        const wrong = misfit(schema, JSON.parse(line));
        if (wrong) return wrong;
      }
      return undefined;
    }
    if (type.endsWith('json')) return misfit(schema, JSON.parse(text));
    if (type === 'text/event-stream')
      return /^(?:(?:id|data|event|retry): ?.*\n|:.*\n|\n)*$/.test(text) ? undefined : 'is no stream of events';
    return undefined;
  };

  const judge = (request: FuzzRequest, answer: WireAnswer): string | undefined => {
    const hundred = `${Math.floor(answer.status / 100)}xx`;
    seen[hundred] = (seen[hundred] ?? 0) + 1;
    try {
      const wrong = fault(request, answer);
      return wrong && `${wrong}\n  ${answer.bytes.toString().slice(0, 1_000)}`;
    } catch (error) {
      return `cannot be read (${String(error)})\n  ${answer.bytes.toString().slice(0, 1_000)}`;
    }
  };
  return Object.assign(judge, {
    seen: () => seen,
    unreached: () =>
      operations.map(({ method, path }) => `${method} ${path}`).filter((operation) => !reached.has(operation)),
  });
}

interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, unknown>>;
}
interface Responses {
  readonly responses: Readonly<Record<string, Response>>;
}

const referred = ({ components }: Document, reference: string): Response => {
  const [, kind = '', name = ''] = /^#\/components\/(\w+)\/(.+)$/.exec(reference)!;
  return components[kind]![name]!;
};

/** A name as a part of a JSON pointer in a reference. */
const escaped = (name: string): string => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));

/** The path that a request's target names. */
const pathIn = (target: string): string => {
  const path = target.replace(/^http:\/\/[^/]*/, '').split(/[?#;]/)[0]!;
  try {
    return path
      .split('/')
      .map((part) => decodeURIComponent(part).replaceAll('/', '%2F'))
      .join('/');
  } catch {
    return path;
  }
};
