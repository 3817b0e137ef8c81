import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Bytes as they go over the wire. */
export interface Tagged {
  /** A short text as a text: it goes out with its headers in one piece. */
  readonly content: Buffer | string;
  /** Bytes. */
  readonly size: number;
  readonly type: string;
  /** Strong: tells these bytes from all others. */
  readonly etag: string;
}

/** What is a short text, in bytes. */
const SHORT = 16_384;

/** Bytes with their tag. */
export function tagged(bytes: Buffer, type: string): Tagged {
  const content = bytes.length <= SHORT && isUtf8(bytes) ? bytes.toString() : bytes;
  return { content, size: bytes.length, type, etag: `"${hash('sha256', bytes, 'base64url').slice(0, 27)}"` };
}

/** Sends bytes under their tag, or says that they are at hand already. */
export function sendTagged(request: FastifyRequest, reply: FastifyReply, { content, type, etag }: Tagged): void {
  reply.header('etag', etag);
  const atHand = request.headers['if-none-match'];
  if (atHand !== undefined && names(atHand, etag)) void reply.status(304).send();
  else void reply.type(type).send(content);
}

/** Whether `If-None-Match` names a tag; weakly, as RFC 9110 has it. */
function names(header: string, etag: string): boolean {
  return header.split(',').some((part) => {
    const tag = part.trim();
    return tag === '*' || tag === etag || tag === `W/${etag}`;
  });
}

/** Says what headers an answer depends on, beside those that were said before. */
export function varyBy(reply: FastifyReply, headers: string): FastifyReply {
  const before = reply.getHeader('vary');
  return reply.header('vary', before === undefined ? headers : `${String(before)}, ${headers}`);
}
