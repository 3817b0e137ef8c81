import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** What ids are made of: nothing that could break a line or a header, and nothing that says much. */
const ID = /^[A-Za-z0-9._:-]{1,128}$/;
const TRACE = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** What the ids of this process's requests begin with. */
const OWN = randomUUID().slice(0, 18);
let requests = 0;

/** The id of a request: the one it came with in `X-Request-Id`, where that is well-formed, else one of its own. */
export const requestIdOf = ({ headers }: IncomingMessage): string =>
  wellFormed(headers['x-request-id']) ?? `${OWN}-${++requests}`;

/**
 * What a request belongs with, for the metadata of what it records: `X-Correlation-Id`, else the trace of `traceparent`
 * (W3C Trace Context), where they are well-formed, else the request's own id. 1 to 128 characters.
 */
export function correlationIdOf({
  id,
  headers,
}: {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
}): string {
  return wellFormed(headers['x-correlation-id']) ?? TRACE.exec(String(headers['traceparent']))?.[1] ?? id;
}

const wellFormed = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' && ID.test(header) ? header : undefined;
