import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';
import { sendProblem } from '../problem-filter.ts';
import { patternOf, type Route } from '../route.ts';
import type { Authenticate } from './authenticating.ts';
import { mayAsk } from './may.ts';
import type { Need } from './need.ts';
import { ANYONE, LOCAL, type Principal } from './principal.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** As what the route is declared: one that is not is closed to everybody. */
    declared?: Route;
  }
}

/** Weighs whoever was let in, or refused from an address, against what they may ask in all. @returns why it is too much */
export type Weigh = (request: FastifyRequest, reply: FastifyReply, by: string) => Problem | undefined;

/**
 * Lets in whoever a route's declaration allows, before a body is read. A hook, since a guard of Nest costs
 * each request some 5 µs more and does not see what Fastify serves beside it.
 * @param authenticate absent where everybody is the local admin
 */
export function guard(
  fastify: FastifyInstance,
  routes: readonly Route[],
  weigh: Weigh,
  authenticate: Authenticate | undefined,
): void {
  const declared = new Map(routes.map((route) => [`${route.method} ${patternOf(route)}`, route]));
  fastify.decorateRequest('principal', undefined as unknown as Principal);
  fastify.addHook('onRoute', (options) => {
    const method = options.method === 'HEAD' ? 'GET' : String(options.method);
    const route = declared.get(`${method} ${options.url}`);
    if (route) options.config = { ...options.config, declared: route };
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    const needs = needsOf(request);
    const settle = (found: Principal | Problem): void => {
      const problem = found instanceof Problem ? found : admitted(request, found, needs);
      // Whom nobody knows is weighed by address, so that guessing is bounded, too.
      const by = request.principal === ANYONE ? request.ip : request.principal.id;
      const refused = weigh(request, reply, by) ?? problem;
      if (refused) sendProblem(reply, request, refused);
      else done();
    };
    request.principal = ANYONE;
    if (!authenticate) return settle(isLoopback(request.hostname) ? LOCAL : foreignHost());
    if (needs === 'public') return settle(ANYONE);
    const found = authenticate(request.headers.authorization);
    if (found instanceof Promise) found.then(settle, done);
    else settle(found);
  });
}

/** What is not there needs nothing; what is not declared is met by nobody. */
function needsOf({ routeOptions: { config } }: FastifyRequest): Need | undefined {
  const isThere = config?.url !== undefined;
  return isThere ? config.declared?.needs : 'public';
}

function admitted(request: FastifyRequest, principal: Principal, needs: Need | undefined): Problem | undefined {
  request.principal = principal;
  if (needs === undefined)
    return new Problem(404, 'not-found', { en: 'There is nothing here.', ja: 'ここには何もない。' });
  if (needs === 'public') return undefined;
  return mayAsk(principal, needs, (request.params as { readonly initiative?: string }).initiative);
}

/** Whether a host's name or address is of this machine alone. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);

// A page of somebody else's, whose name was made to point here, would otherwise be the local admin in its visitor's browser.
const foreignHost = (): Problem =>
  new Problem(403, 'foreign-host', {
    en: 'Without authentication only this machine is answered, under its own name.',
    ja: '認証なしでは、この端末自身の名前（localhost など）でのみ応答する。',
  });
