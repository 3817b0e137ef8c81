import type { FastifyRequest } from 'fastify';
import { mostWelcome } from '../accept.ts';
import { mayRead, unknownInitiative } from '../access/may.ts';
import { parametersIn } from '../parameters.ts';
import { notAcceptable } from '../problem.ts';
import type { Subscription } from './feed.ts';
import { EVENTS } from './routes.ts';

const FORMS = { 'text/event-stream': 'events', 'application/x-ndjson': 'lines' } as const;
const TYPES = Object.keys(FORMS) as (keyof typeof FORMS)[];
const FORMATS: Readonly<Record<string, Subscription['form'] | undefined>> = { sse: 'events', ndjson: 'lines' };

/**
 * What a request asks of the feed. @throws Problem 400 naming every parameter that is wrong; 404 for an initiative that
 * whoever asks may not know of; 406 for a form that there is none of
 */
export function subscriptionOf(request: FastifyRequest): Subscription {
  const { principal } = request;
  const { query, headers } = parametersIn(request, EVENTS);
  const [initiatives, categories, types] = ['initiative', 'category', 'type'].map((name) => setOf(query[name]));
  const hidden = [...(initiatives ?? [])].find((initiative) => !mayRead(principal, initiative));
  if (hidden !== undefined) throw unknownInitiative(hidden);
  return {
    principal: principal.id,
    after: ((headers['Last-Event-ID'] ?? query['after']) as number | undefined) ?? 0,
    wanted: {
      ...(initiatives && { initiatives }),
      ...(categories && { categories }),
      ...(types && { types }),
      mayRead: (initiative) => mayRead(principal, initiative),
    },
    form: FORMATS[query['format'] as string] ?? formIn(request.headers.accept),
  };
}

const setOf = (values: unknown): ReadonlySet<string> | undefined =>
  values === undefined ? undefined : new Set(values as readonly string[]);

/** @throws Problem 406 */
function formIn(accept: string | undefined): Subscription['form'] {
  const type = mostWelcome(accept, TYPES);
  if (type === undefined) throw notAcceptable(TYPES, accept);
  return FORMS[type];
}
