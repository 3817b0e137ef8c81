import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendTagged, tagged, varyBy, type Tagged } from '../tagged.ts';
import { csvOf, leavesOf, type Cells } from './csv.ts';
import type { Form } from './form.ts';

/** An answer as it goes over the wire, with what is told of it. */
export interface Written extends Tagged {
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
  return { ...tagged(bytes, type), next, keptTo };
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

/** Sends what is written, or says that it is at hand already. @param caching who may keep it, and how long */
export function send(
  request: FastifyRequest,
  reply: FastifyReply,
  written: Written,
  caching = 'private, no-cache',
): void {
  const { next, keptTo } = written;
  varyBy(reply, 'Accept, Accept-Language, Authorization').header('cache-control', caching);
  if (keptTo !== undefined) reply.header('sebone-position', keptTo);
  if (next !== null) reply.header('link', `<${next}>; rel="next"`);
  sendTagged(request, reply, written);
}
