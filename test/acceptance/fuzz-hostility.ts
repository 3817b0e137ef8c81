import fc, { type Arbitrary } from 'fast-check';
import { PERSONAL } from './fuzz-values.ts';

/** The media type that a body says it has. */
export const mediaTypes = (type: string): Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(type) },
    { weight: 2, arbitrary: fc.constant(`${type}; charset=utf-8`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        `${type}; charset=utf-16`,
        'application',
        '',
        '*/*',
        'application/json; charset="',
        'APPLICATION/JSON',
        'application/xml',
      ),
    },
  );

/** What may become of a text on its way into bytes: nothing good. */
const MISHAPS: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]),
  (text) => Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}')]),
  (text) => Buffer.from(text.slice(0, Math.floor(text.length / 2))),
  (text) => Buffer.from(`${text},`),
  (text) => Buffer.from(text.replace('}', ',"initiative":"a-side","initiative":"b-side-of-the-river"}')),
  (text) => Buffer.from(text.replace(/:/, ':1e999,"__proto__":')),
  () => Buffer.from(`${'['.repeat(20_000)}${']'.repeat(20_000)}`),
  () => Buffer.from(`{"initiative":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`),
  () => Buffer.from(JSON.stringify({ initiative: 'a-side', title: '長'.repeat(30_000) })),
  () => Buffer.from(`{${Array.from({ length: 3_000 }, (_, at) => `"f${at}":${at}`).join(',')}}`),
  (text) => Buffer.from(`\n\n${text}\r\n\n`),
  (text) => Buffer.from(text.replaceAll('"', "'")),
  () => Buffer.alloc(0),
  () => Buffer.alloc(64),
  () => Buffer.alloc(70_000, ' '),
];

/** A text as bytes: mostly as it is, else as it should not be. */
export const encodings = (text: Arbitrary<string>): Arbitrary<Buffer> => {
  const plain = (said: string): Buffer => Buffer.from(said);
  const how = fc.oneof(
    { weight: 8, arbitrary: fc.constant(plain) },
    { weight: 1, arbitrary: fc.constantFrom(...MISHAPS) },
  );
  return fc.tuple(text, how).map(([said, as]) => as(said));
};

export interface Around {
  readonly verb: string;
  readonly mangle: (path: string) => string;
  readonly query: readonly string[];
  readonly headers: readonly (readonly [string, string])[];
  readonly who: string;
  readonly isChunked: boolean;
  readonly isTwice: boolean;
}

const MANGLES: readonly ((path: string) => string)[] = [
  (path) => `/${path}`,
  (path) => `${path}/`,
  (path) => path.toUpperCase(),
  (path) => path.replace('/v1', '/v1/..'),
  (path) => path.replaceAll('/', '%2f').replace('%2f', '/'),
  (path) => `${path}%`,
  (path) => `${path}%00`,
  (path) => `${path};a=b`,
  (path) => `${path}#fragment`,
  (path) => `http://127.0.0.1${path}`,
  (path) => `${path}/${'x'.repeat(3_000)}`,
  (path) => path.replace('initiatives', '%69nitiatives'),
  (path) => path.slice(0, -1),
];
const QUERIES = [
  'a=b',
  'asOf=2020-01-01&asOf=2021-01-01',
  'initiative=b-side-of-the-river',
  '%zz=1',
  '=',
  '&&&',
  '__proto__=1',
  'asOf[]=1',
  'format=xml',
  'limit=1e3',
  'limit=-0',
  'cursor=%F0%9F',
  'x='.padEnd(2_000, 'y'),
  'constructor[prototype]=1',
];
/** What somebody may try to come in with. */
export const FORGED: readonly string[] = [
  `sebone_abcdefghijkl_${'forgedSecret0123456789'.padEnd(43, 'x')}`,
  'eyJhbGciOiJub25lIn0.eyJzdWIiOiJmb3JnZWQiLCJzZWJvbmUiOiJhZG1pbkAqIn0.forgedSignature0123456789',
];
const HEADERS: readonly (readonly [string, string])[] = [
  ['Accept', 'text/csv'],
  ['Accept', 'application/x-ndjson'],
  ['Accept', 'application/jsonl'],
  ['Accept', 'application/xml'],
  ['Accept', ';;;,,'],
  ['Accept', 'text/*;q=0.1, */*'],
  ['Accept-Encoding', 'gzip, br'],
  ['Content-Encoding', 'gzip'],
  ['X-Request-Id', 'a b"c'],
  ['X-Request-Id', 'z'.repeat(500)],
  ['X-Correlation-Id', 'run-1'],
  ['X-Correlation-Id', '\u00e9'],
  ['traceparent', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'],
  ['traceparent', '00-0-0-zz'],
  ['tracestate', 'a=b'],
  ['Range', 'bytes=0-1'],
  ['If-Modified-Since', 'never'],
  ['Origin', 'https://evil.example'],
  ['Cookie', `a=b; __proto__=${PERSONAL}`],
  ['User-Agent', PERSONAL],
  ['Referer', `https://example.org/${PERSONAL}`],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['X-Forwarded-For', '127.0.0.1'],
  ['X-Forwarded-Host', 'evil.example'],
  ['Forwarded', 'for=127.0.0.1'],
  ['Upgrade', 'websocket'],
  ['TE', 'trailers'],
  ['Expect', '100-continue'],
  ['If-Match', '"1"'],
  ['If-Match', 'W/"1"'],
  ['Idempotency-Key', ''],
  ['Sebone-Min-Position', '-1'],
  ['Authorization', 'Basic YTpi'],
  ...FORGED.map((bearer) => ['Authorization', `Bearer ${bearer}`] as const),
  ['X-Long', 'l'.repeat(4_000)],
];

/** One of some values, each list of them by its weight. */
export const among = <Value>(...weights: readonly (readonly [weight: number, ...Value[]])[]): Arbitrary<Value> =>
  fc.oneof(...weights.map(([weight, ...names]) => ({ weight, arbitrary: fc.constantFrom(...names) })));
const askers = among(
  [12, 'analyst', 'backbone', 'partner', 'auditor'],
  [2, 'admin'],
  [1, 'integrator', 'nobody', 'stranger'],
);
const givers = among(
  [20, 'backbone'],
  [3, 'partner', 'integrator'],
  [3, 'admin'],
  [1, 'analyst', 'auditor', 'nobody', 'stranger'],
);

/** What goes with a request whatever it asks, and what is done to it. */
export const around = (method: string): Arbitrary<Around> =>
  fc.record({
    who: method === 'POST' ? givers : askers,
    verb: fc.oneof(
      { weight: 30, arbitrary: fc.constant(method) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'GET',
          'POST',
          'HEAD',
          'OPTIONS',
          'PUT',
          'DELETE',
          'PATCH',
          'TRACE',
          'PROPFIND',
          'QUERY',
        ),
      },
    ),
    mangle: fc.oneof(
      { weight: 20, arbitrary: fc.constant((path: string) => path) },
      { weight: 1, arbitrary: fc.constantFrom(...MANGLES) },
    ),
    query: fc.oneof(
      { weight: 12, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(fc.constantFrom(...QUERIES), { minLength: 1, maxLength: 2 }) },
    ),
    headers: fc.oneof(
      { weight: 6, arbitrary: fc.constant([]) },
      {
        weight: 2,
        arbitrary: fc.uniqueArray(fc.constantFrom(...HEADERS), {
          minLength: 1,
          maxLength: 3,
          selector: ([name]) => name,
        }),
      },
    ),
    isChunked: among([9, false], [1, true]),
    isTwice: method === 'POST' ? among([19, false], [1, true]) : fc.constant(false),
  });
