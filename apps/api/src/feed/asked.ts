import { CATEGORIES, EVENT_SCHEMAS, ID_PATTERN } from '@sebone/initiative';
import type { FastifyRequest } from 'fastify';
import { mayRead, unknownInitiative } from '../access/may.ts';
import { Problem, type ProblemField } from '../problem.ts';
import type { Subscription } from './feed.ts';
import { PARAMETERS, POSITION_PATTERN } from './routes.ts';

const IN_QUERY = PARAMETERS.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
const POSITION = new RegExp(POSITION_PATTERN);
/** Most values of one parameter. */
const MOST = 100;

/**
 * What a request asks of the feed. @throws Problem 400 naming every parameter that is wrong; 404 for an initiative that
 * whoever asks may not know of; 406 for a form that there is none of
 */
export function subscriptionOf({ headers, query, principal }: FastifyRequest): Subscription {
  const said = query as Readonly<Record<string, string | readonly string[]>>;
  const faults: ProblemField[] = Object.keys(said)
    .filter((name) => !IN_QUERY.includes(name))
    .map((name) => ({ pointer: `?${name}`, message: unknownParameter(name) }));
  const all = (name: string): readonly string[] => [said[name] ?? []].flat();
  const several = (name: string, isKnown: (value: string) => boolean): ReadonlySet<string> | undefined => {
    const values = all(name);
    if (values.length > MOST) faults.push({ pointer: `?${name}`, message: tooMany, value: values.length });
    else
      faults.push(
        ...values.filter((value) => !isKnown(value)).map((value) => ({ pointer: `?${name}`, message: none, value })),
      );
    return values.length > 0 ? new Set(values) : undefined;
  };
  const one = (pointer: string, values: readonly string[], isKnown: (value: string) => boolean): string | undefined => {
    if (values.length > 1) faults.push({ pointer, message: once, value: values.length });
    else if (values.length === 1 && !isKnown(values[0]!)) faults.push({ pointer, message: none, value: values[0] });
    return values[0];
  };
  const isPosition = (value: string): boolean => POSITION.test(value);

  const initiatives = several('initiative', (value) => ID_PATTERN.test(value));
  const categories = several('category', (value) => (CATEGORIES as readonly string[]).includes(value));
  const types = several('type', (value) => EVENT_SCHEMAS.has(value));
  const format = one('?format', all('format'), (value) => value === 'sse' || value === 'ndjson');
  const after = one('?after', all('after'), isPosition);
  const last = one('Last-Event-ID:', [headers['last-event-id'] ?? []].flat(), isPosition);
  if (faults.length > 0) throw new Problem(400, 'invalid-parameter', invalid, { fields: faults });

  const hidden = [...(initiatives ?? [])].find((initiative) => !mayRead(principal, initiative));
  if (hidden !== undefined) throw unknownInitiative(hidden);
  return {
    principal: principal.id,
    after: Number(last ?? after ?? 0),
    wanted: {
      ...(initiatives && { initiatives }),
      ...(categories && { categories }),
      ...(types && { types }),
      mayRead: (initiative) => mayRead(principal, initiative),
    },
    form: (format ?? formIn(headers.accept)) === 'ndjson' ? 'lines' : 'events',
  };
}

/** The form that `Accept` wants: the stream, unless it names the lines and not the stream. @throws Problem 406 */
function formIn(accept = '*/*'): 'sse' | 'ndjson' {
  const accepted = accept.split(',').map((part) => part.split(';')[0]!.trim().toLowerCase());
  const takes = (...types: readonly string[]): boolean => types.some((type) => accepted.includes(type));
  if (takes(NDJSON) && !takes(SSE)) return 'ndjson';
  if (takes(SSE, 'text/*', '*/*')) return 'sse';
  if (takes('application/*')) return 'ndjson';
  throw new Problem(406, 'not-acceptable', {
    en: `Events come as ${SSE} or ${NDJSON}.`,
    ja: `イベントの形式は ${SSE} か ${NDJSON} である。`,
  });
}

const SSE = 'text/event-stream';
const NDJSON = 'application/x-ndjson';

const invalid = { en: 'Parameters are wrong.', ja: 'パラメーターに誤りがある。' };
const none = { en: 'This is none of the values that it may have.', ja: 'この値は指定できない。' };
const once = { en: 'Say it once.', ja: '指定できるのは一度だけである。' };
const tooMany = { en: `Say it ${MOST} times at most.`, ja: `指定できるのは ${MOST} 回までである。` };
const unknownParameter = (name: string) => ({
  en: `There is no parameter "${name}". There are ${IN_QUERY.join(', ')}.`,
  ja: `「${name}」というパラメーターはない。指定できるのは ${IN_QUERY.join('、')} である。`,
});
