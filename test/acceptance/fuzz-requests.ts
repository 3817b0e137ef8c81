import fc, { type Arbitrary } from 'fast-check';
import { EXAMPLES } from '@sebone/testing';
import { example, KNOWN, line } from './fuzz-examples.ts';
import { around, encodings, mediaTypes } from './fuzz-hostility.ts';
import { fitting, HOSTILE_TEXTS, hostileValue, nearly, type JsonSchema } from './fuzz-values.ts';

/** As much of an OpenAPI document as requests are made of. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
}
interface Operation {
  readonly parameters: readonly JsonSchema[];
  readonly responses: Readonly<Record<string, unknown>>;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

/** A request before it is bytes. */
export interface FuzzRequest {
  /** Under whose key, by its name; with none where there is no such name. */
  readonly who: string;
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer | undefined;
  readonly isChunked: boolean;
  /** Whether it is sent twice at once, as by somebody who lost patience. */
  readonly isTwice: boolean;
}

/** Requests of all operations of a document: most of them as it says, some nearly, some nothing like it. */
export function fuzzRequests({ paths, components }: Document): Arbitrary<FuzzRequest> {
  const resolve = (reference: string): JsonSchema => {
    const [, kind = '', name = ''] = /^#\/components\/(\w+)\/(.+)$/.exec(reference)!;
    return components[kind]![name]!;
  };
  const parametersOf = (operation: Operation): readonly Parameter[] =>
    operation.parameters.map((one) => ('$ref' in one ? resolve(one['$ref'] as string) : one) as unknown as Parameter);
  const value = ({ name, schema }: Parameter): Arbitrary<string> =>
    fc.oneof(
      { weight: 9, arbitrary: fitting(schema, resolve, KNOWN, name).map(asText) },
      { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
    );

  const bodies = (
    path: string,
    operation: Operation,
  ): Arbitrary<{ readonly type: string; readonly body: Buffer } | undefined> => {
    const [[type, { schema }] = ['', { schema: {} }]] = Object.entries(operation.requestBody?.content ?? {});
    if (type === '') return fc.constant(undefined);
    const command = path.split('/').at(-1)!;
    const one: Arbitrary<unknown> =
      command in EXAMPLES
        ? fc.oneof(
            { weight: 6, arbitrary: example(command) },
            { weight: 1, arbitrary: fitting(schema, resolve, KNOWN) },
          )
        : fc.oneof(line, fitting(schema, resolve, KNOWN));
    const said = fc.oneof(
      { weight: 10, arbitrary: one },
      { weight: 3, arbitrary: nearly(one) },
      { weight: 1, arbitrary: hostileValue },
    );
    const texts =
      type === 'application/json'
        ? said.map(asJson)
        : fc.array(said.map(asJson), { maxLength: 5 }).map((lines) => lines.join('\n'));
    return fc.tuple(mediaTypes(type), encodings(texts)).map(([as, body]) => ({ type: as, body }));
  };

  const of = (path: string, method: string, operation: Operation): Arbitrary<FuzzRequest> => {
    const parameters = parametersOf(operation);
    const inPath = parameters.filter((one) => one.in === 'path');
    const others = parameters.filter((one) => one.in !== 'path');
    const said = others.map((one) =>
      fc.oneof(
        { weight: one.required ? 1 : 30, arbitrary: fc.constant(undefined) },
        { weight: one.required ? 30 : (WEIGHTS[one.name] ?? 8), arbitrary: value(one) },
      ),
    );
    return fc
      .tuple(fc.tuple(...inPath.map(value)), fc.tuple(...said), bodies(path, operation), around(method))
      .map(([places, values, body, { verb, mangle, query, headers, who, isChunked, isTwice }]) => {
        const given = others.flatMap(({ name, in: place }, at) =>
          values[at] === undefined ? [] : [{ name, place, text: values[at] }],
        );
        const target = mangle(
          inPath.reduce((at, { name }, index) => at.replace(`{${name}}`, () => encoded(places[index]!)), path),
        );
        const asked = [
          ...given.filter(({ place }) => place === 'query').map(({ name, text }) => `${name}=${encoded(text)}`),
          ...query,
        ];
        const told = given.filter(({ place }) => place === 'header').map(({ name, text }) => [name, text] as const);
        return {
          who,
          method: verb,
          target: asked.length === 0 ? target : `${target}?${asked.join('&')}`,
          headers: [...told, ...(body ? [['Content-Type', body.type] as const] : []), ...headers].map(
            ([name, text]) => [name, inHeader(text)] as const,
          ),
          body: body?.body,
          isChunked,
          isTwice,
        };
      });
  };

  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      hasMuchToSay: path.startsWith('/v1/'),
      arbitrary: of(path, method.toUpperCase(), operation),
    })),
  );
  const [commands, rest] = [true, false].map((which) =>
    operations.filter(({ path }) => path.startsWith('/v1/commands/') === which),
  );
  return fc.oneof(
    { weight: 1, arbitrary: fc.oneof(...commands!.map(({ arbitrary }) => arbitrary)) },
    {
      weight: 1,
      arbitrary: fc.oneof(...rest!.map(({ hasMuchToSay, arbitrary }) => ({ weight: hasMuchToSay ? 4 : 1, arbitrary }))),
    },
  );
}

/** How often parameters are said that may be left out: to wait for facts takes long, and to name an initiative is to the point. */
const WEIGHTS: Readonly<Record<string, number>> = { 'Sebone-Min-Position': 1, initiative: 30 };

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const asJson = (value: unknown): string => JSON.stringify(value) ?? 'null';

/** Percent-encoded, whatever it is: lone surrogates as the replacement character. */
const encoded = (text: string): string =>
  text.startsWith('%')
    ? text
    : [...Buffer.from(text, 'utf8')]
        .map((byte) =>
          /[\w.~-]/.test(String.fromCharCode(byte))
            ? String.fromCharCode(byte)
            : `%${byte.toString(16).padStart(2, '0')}`,
        )
        .join('');
const inHeader = (text: string): string => text.replaceAll(/[^\x20-\x7e\x80-\xff]/g, '').trim();

/** A request as it goes over the wire. @param key what opens the door for whoever asks, if anything does */
export function bytesOf({ method, target, headers, body, isChunked }: FuzzRequest, key: string | undefined): Buffer {
  const all = [
    ['Host', '127.0.0.1'],
    ...(key !== undefined && !headers.some(([name]) => name === 'Authorization')
      ? [['Authorization', `Bearer ${key}`]]
      : []),
    ...headers,
    ...(body === undefined
      ? []
      : [isChunked ? ['Transfer-Encoding', 'chunked'] : ['Content-Length', String(body.length)]]),
  ];
  const head = `${method} ${target} HTTP/1.1\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  const rest = body === undefined ? [] : isChunked ? chunks(body) : [body];
  return Buffer.concat([Buffer.from(head, 'latin1'), ...rest]);
}

function chunks(body: Buffer): readonly Buffer[] {
  const half = Math.ceil(body.length / 2);
  const parts = [body.subarray(0, half), body.subarray(half)].filter(({ length }) => length > 0);
  return [
    ...parts.flatMap((part) => [Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]),
    Buffer.from('0\r\n\r\n'),
  ];
}
