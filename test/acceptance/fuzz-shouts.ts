import fc, { type Arbitrary } from 'fast-check';

const GET = 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';
const POST =
  'POST /v1/commands/report-action HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nIdempotency-Key: s\r\n';
const MANY = 'POST /v1/commands HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-ndjson\r\n';

/** What somebody may send who does not speak HTTP, or speaks it with intent. */
const TEXTS: readonly string[] = [
  '',
  '\r\n\r\n\r\n',
  'GET /healthz\r\n',
  'GET /healthz HTTP/0.9\r\n\r\n',
  'GET /healthz HTTP/1.0\r\n\r\n',
  'GET /healthz HTTP/1.1\r\n\r\n',
  'GET /healthz HTTP/2.0\r\nHost: a\r\n\r\n',
  'GET  /healthz  HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET /healthz HTTP/1.1\nHost: a\n\n',
  'GET healthz HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET * HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET /health z HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET //evil.example/%2e%2e/ HTTP/1.1\r\nHost: a\r\n\r\n',
  'CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
  `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
  `GET /healthz HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`,
  `GET /healthz HTTP/1.1\r\nHost: a\r\n${Array.from({ length: 3_000 }, (_, at) => `X-${at}: a\r\n`).join('')}\r\n`,
  'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
  'GET /healthz HTTP/1.1\r\nHost: a\r\n X: folded\r\n\r\n',
  'GET /healthz HTTP/1.1\r\nHost: a\r\nX : a\r\n\r\n',
  'GET /healthz HTTP/1.1\r\nHost: a\r\nX: \u0000\r\n\r\n',
  'GET /healthz HTTP/1.1\r\nHost: a\r\nExpect: a-miracle\r\n\r\n',
  'GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n',
  `${POST}Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}   `,
  `${POST}Content-Length: -1\r\n\r\n{}`,
  `${POST}Content-Length: 1e3\r\n\r\n{}`,
  `${POST}Content-Length: 99999999999999999999\r\n\r\n{}`,
  `${POST}Content-Length: 500\r\n\r\n{"cut`,
  `${POST}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{}`,
  `${POST}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
  `${POST}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}`,
  `${POST}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n`,
  `${POST}Transfer-Encoding: chunked, identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
  `${POST}Transfer-Encoding: gzip\r\n\r\n{}`,
  `${POST}Content-Length: 2\r\nExpect: 100-continue\r\n\r\n{}`,
  `${MANY}Content-Length: 500\r\n\r\n{"command":"report-action"}\n{"cut`,
  `${MANY}Content-Length: 3\r\n\r\n{}\n{}\n{}\n`,
  `${MANY}Transfer-Encoding: chunked\r\n\r\n3\r\n{}\n\r\nzz\r\n{}\n\r\n0\r\n\r\n`,
  `${MANY}Transfer-Encoding: chunked\r\n\r\n3\r\n{}\n\r\n`,
  `${MANY}Expect: 100-continue\r\nContent-Length: 3\r\n\r\n{}\n`,
  'GET /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
  'GET /v1/events?format=ndjson HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
  GET.repeat(50),
  `${GET}GET /v1/events HTTP/1.1\r\nHost: a\r\n\r\n${GET}`,
];

/**
 * Such bytes, some of them changed once more, in one piece or several.
 * @param key what opens the door: without it little would be read beyond the head
 */
export const shoutsWith = (key: string): Arbitrary<readonly Buffer[]> =>
  fc
    .tuple(
      fc.constantFrom(...TEXTS),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }),
      fc.option(fc.nat(), { freq: 3, nil: undefined }),
    )
    .map(([text, changes, cut]) => {
      const bytes = Buffer.from(text.replace(/^(Host: .*\r\n)/m, `$1Authorization: Bearer ${key}\r\n`), 'latin1');
      if (bytes.length > 0) for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      const at = cut === undefined ? bytes.length : cut % (bytes.length + 1);
      return [bytes.subarray(0, at), bytes.subarray(at)].filter(({ length }) => length > 0);
    });
