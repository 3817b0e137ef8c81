import type { FastifyRequest } from 'fastify';
import type { Envelope } from '@sebone/application';
import { commandFrom } from '@sebone/initiative';
import { isRejection } from '@sebone/kernel';
import { invalidParameters, readParameters } from '../parameters.ts';
import { problemOf, type ProblemField } from '../problem.ts';
import type { Route } from '../route.ts';

/** An idempotency key: 1 to 128 visible characters of ASCII. */
export const KEY = /^[\x21-\x7e]{1,128}$/;
/** What If-Match may say: one revision in quotes, or that there is any. */
export const REVISION = /^(?:"(0|[1-9]\d{0,14})"|\*)$/;

/**
 * What is said of a command beside its body.
 * @throws Problem `invalid-parameter` naming all that is wrong with the request, the fields of the body too
 */
export function conditionsOf(
  request: FastifyRequest,
  name: string,
  route: Route,
): { readonly key: string; readonly ifRevision: Envelope['ifRevision'] } {
  const faults: ProblemField[] = [];
  const { headers } = readParameters(request, route, faults);
  if (faults.length > 0) throw invalidParameters([...faults, ...faultsOf(name, request.body)]);
  const match = headers['If-Match'] as string | undefined;
  return { key: headers['Idempotency-Key'] as string, ifRevision: match === undefined ? undefined : revisionIn(match) };
}

const revisionIn = (match: string): number | 'existing' => (match === '*' ? 'existing' : Number(match.slice(1, -1)));

function faultsOf(name: string, body: unknown): readonly ProblemField[] {
  const command = commandFrom(name, body);
  return isRejection(command) ? problemOf(command).fields : [];
}
