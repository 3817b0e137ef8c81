import { OTHERS } from './fuzz-examples.ts';
import type { FuzzRequest } from './fuzz-requests.ts';
import type { WireAnswer } from './wire.ts';

/** As long as the others' id, and the id of nothing: no request but a twin names it. */
const NOBODYS = 'c-side-of-the-river';

/** The path that a request's target names. */
export function pathIn(target: string): string {
  const path = target.replace(/^http:\/\/[^/]*/, '').split(/[?#;]/)[0]!;
  try {
    return path
      .split('/')
      .map((part) => decodeURIComponent(part).replaceAll('/', '%2F'))
      .join('/');
  } catch {
    return path;
  }
}

/** Whether a request asks something of the others' initiative, or tells it something. */
export function asksOthers({ target, body }: FuzzRequest): boolean {
  const path = pathIn(target);
  if (path.split('/').slice(1, 4).join('/') === `v1/initiatives/${OTHERS}`) return true;
  if (path === '/v1/events') return new URLSearchParams(target.split('?')[1]).getAll('initiative').includes(OTHERS);
  if (!path.startsWith('/v1/commands/') || !body) return false;
  try {
    return (JSON.parse(body.toString()) as { readonly initiative?: unknown } | null)?.initiative === OTHERS;
  } catch {
    return false;
  }
}

/** The same request of an initiative that is not there. */
export function twinOf(request: FuzzRequest): FuzzRequest {
  const instead = (text: string): string => text.replaceAll(OTHERS, NOBODYS);
  return {
    ...request,
    target: instead(request.target),
    headers: request.headers.map(([name, text]) => [name, instead(text)] as const),
    body: request.body && Buffer.from(instead(request.body.toString('latin1')), 'latin1'),
  };
}

/** By what somebody could tell, from two answers, that the others' initiative is there while a twin's is not. */
export function tells(answer: WireAnswer, twins: WireAnswer): string | undefined {
  const [there, nowhere] = [answer, twins].map(({ status, headers, body }) => ({
    status,
    headers: Object.keys(headers).sort(),
    body: body.toString('latin1').replaceAll(NOBODYS, OTHERS),
  }));
  return JSON.stringify(there) === JSON.stringify(nowhere)
    ? undefined
    : `tells that there is something: ${JSON.stringify(there)} instead of ${JSON.stringify(nowhere)}`;
}
