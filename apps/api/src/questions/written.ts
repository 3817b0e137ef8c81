import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { csvOf, leavesOf, type Cells } from './csv.ts';
import type { Form } from './form.ts';

/** An answer as it goes over the wire, with what is told of it. */
export interface Written {
  readonly bytes: Buffer;
  readonly type: string;
  readonly etag: string;
  /** Where the next page is. */
  readonly next: string | null;
  /** The position that it keeps to, where newer facts are known: a page of a walk that began before them. */
  readonly keptTo: number | undefined;
}

/** An answer before it takes a form: its body, and its rows where it is a list. */
export interface Spoken {
  readonly body: object;
  readonly list?: {
    readonly rows: readonly object[];
    readonly columns: readonly string[];
    readonly cells: readonly Cells[];
  };
  readonly next: string | null;
  readonly keptTo?: number | undefined;
}

/** Writes an answer in a form: a list as its rows, a page as a single line, or as a table of its leaves. */
export function written({ body, list, next, keptTo }: Spoken, form: Form): Written {
  const bytes = Buffer.from(textOf(body, list, form));
  const type = form.name === 'csv' ? `${form.type}; charset=utf-8; header=present` : `${form.type}; charset=utf-8`;
  return { bytes, type, etag: `"${hash('sha256', bytes, 'base64url').slice(0, 27)}"`, next, keptTo };
}

function textOf(body: object, list: Spoken['list'], { name }: Form): string {
  switch (name) {
    case 'json':
      return JSON.stringify(body);
    case 'jsonl':
      return (list?.rows ?? [body]).map((row) => `${JSON.stringify(row)}\n`).join('');
    case 'csv':
      return list ? csvOf(list.columns, list.cells) : csvOf(['field', 'value'], leavesOf(body));
  }
}

/** Sends what is written, or says that it is at hand already. */
export function send(request: FastifyRequest, reply: FastifyReply, { bytes, type, etag, next, keptTo }: Written): void {
  reply
    .header('etag', etag)
    .header('cache-control', 'private, no-cache')
    .header('vary', 'Accept, Accept-Language, Authorization');
  if (keptTo !== undefined) reply.header('sebone-position', keptTo);
  if (next !== null) reply.header('link', `<${next}>; rel="next"`);
  if (isAtHand(request.headers['if-none-match'], etag)) void reply.status(304).send();
  else void reply.type(type).send(bytes);
}

/** Whether `If-None-Match` names it; weakly, as RFC 9110 has it. */
function isAtHand(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((part) => {
    const tag = part.trim();
    return tag === '*' || tag === etag || tag === `W/${etag}`;
  });
}
