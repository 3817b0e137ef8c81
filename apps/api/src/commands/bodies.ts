import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem.ts';
import { faultIn } from './json-place.ts';

/**
 * What bodies the server reads: JSON, and lines of JSON as the stream that they are. Everything else, a compressed body and one in another
 * charset than UTF-8 too, is refused with 415.
 */
export function readBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes: Buffer, done) => {
    try {
      refuseOthers(request.headers);
      done(null, jsonFrom(bytes));
    } catch (error) {
      done(error as Error);
    }
  });
  server.addContentTypeParser('application/x-ndjson', (request, lines, done) => {
    try {
      refuseOthers(request.headers);
      done(null, lines);
    } catch (error) {
      done(error as Error);
    }
  });
}

/**
 * What a JSON text says. A name said twice has the later value, and `__proto__` is a name like any other.
 * @throws Problem `not-utf8`, `malformed-json` with the place
 */
export function jsonFrom(bytes: Buffer): unknown {
  if (!isUtf8(bytes))
    throw new Problem(400, 'not-utf8', { en: 'The text is not UTF-8.', ja: 'UTF-8 の文字列ではない。' });
  const text = bytes.toString();
  try {
    return JSON.parse(text);
  } catch {
    const { line, column } = faultIn(text) ?? { line: 1, column: 1 };
    throw new Problem(400, 'malformed-json', {
      en: `The text ceases to be JSON at line ${line}, column ${column}.`,
      ja: `${line} 行目 ${column} 文字目で JSON として読み取れなくなる。`,
    });
  }
}

function refuseOthers({ 'content-type': type, 'content-encoding': encoding }: IncomingHttpHeaders): void {
  if (type?.includes(';') && !isInUtf8(type))
    throw new Problem(415, 'unsupported-charset', { en: 'A body is taken in UTF-8.', ja: '本文は UTF-8 で送る。' });
  if (encoding === undefined || encoding.toLowerCase() === 'identity') return;
  throw new Problem(
    415,
    'unsupported-encoding',
    { en: 'A body is taken as it is, not compressed.', ja: '本文は圧縮せずに送る。' },
    { headers: { 'accept-encoding': 'identity' } },
  );
}

const isInUtf8 = (type: string): boolean =>
  [...type.matchAll(/;\s*charset\s*=\s*"?([^\s;"]*)/gi)].every(([, charset]) => /^utf-?8$/i.test(charset!));
