import type { FastifyInstance, FastifyRequest } from 'fastify';
import { NOTHING_HERE, Problem } from '../problem.ts';
import { sendProblem } from '../problem-filter.ts';
import { patternOf, type Route } from '../route.ts';
import type { Authenticating } from './authenticating.ts';
import type { Scales } from './limits.ts';
import { mayAsk } from './may.ts';
import type { Need } from './need.ts';
import { ANYONE, LOCAL, type Principal } from './principal.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** As what the route is declared: one that is not is closed to everybody. */
    declared?: Route;
  }
  interface FastifyRequest {
    /** Why whoever asks would not be let in any more: for answers that take long. It costs next to nothing to ask. */
    lapsed(): Problem | undefined;
    /** Counts one more of what whoever asks may ask within a minute: for requests that ask for many things. */
    weighed(): Problem | undefined;
  }
}

/**
 * Lets in whoever a route's declaration allows, before a body is read. A hook, since a guard of Nest costs
 * each request some 5 µs more and does not see what Fastify serves beside it.
 * @param authenticating absent where everybody is the local admin
 */
export function guard(
  fastify: FastifyInstance,
  routes: readonly Route[],
  scales: Scales,
  authenticating: Authenticating | undefined,
): void {
  const declared = new Map(routes.map((route) => [`${route.method} ${patternOf(route)}`, route]));
  fastify.decorateRequest('principal', undefined as unknown as Principal);
  fastify.decorateRequest('lapsed', function (this: FastifyRequest) {
    return authenticating?.lapsed(this.principal);
  });
  fastify.decorateRequest('weighed', function (this: FastifyRequest) {
    return scales.count(weighedBy(this));
  });
  fastify.addHook('onRoute', (options) => {
    const method = options.method === 'HEAD' ? 'GET' : String(options.method);
    const route = declared.get(`${method} ${options.url}`);
    if (route) options.config = { ...options.config, declared: route };
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    request.principal = ANYONE;
    const { config } = request.routeOptions;
    const route = config?.declared;
    const place = route?.isUnbounded ? undefined : scales.enter(reply);
    if (place instanceof Problem) return sendProblem(reply, request, place);
    // What is not there needs nothing; what is not declared is met by nobody. Behind what takes OPTIONS anywhere is nothing.
    const isThere = config?.url !== undefined && !(request.method === 'OPTIONS' && config.url === '*');
    const needs = isThere ? route?.needs : 'public';
    const settle = (found: Principal | Problem): void => {
      const problem = found instanceof Problem ? found : admitted(request, found, needs);
      const refused = place?.weighBy(weighedBy(request)) ?? problem;
      if (refused) sendProblem(reply, request, refused);
      else done();
    };
    if (!authenticating) return settle(isHere(request.headers.host) ? LOCAL : foreignHost());
    if (needs === 'public') return settle(ANYONE);
    const found = authenticating.whoAsks(request.headers.authorization);
    if (typeof found !== 'function') return settle(found);
    const tooMuch = place?.holdBy(request.ip);
    if (tooMuch) return sendProblem(reply, request, tooMuch);
    found().then(settle, done);
  });
}

/** Whom nobody knows is weighed by address, so that guessing is bounded, too. */
const weighedBy = (request: FastifyRequest): string =>
  request.principal === ANYONE ? request.ip : request.principal.id;

function admitted(request: FastifyRequest, principal: Principal, needs: Need | undefined): Problem | undefined {
  request.principal = principal;
  if (needs === undefined) return NOTHING_HERE;
  if (needs === 'public') return undefined;
  const { initiative, partner } = request.params as { readonly initiative?: string; readonly partner?: string };
  return mayAsk(principal, needs, initiative, partner);
}

/** Whether a host's name or address is of this machine alone. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);

/** What the last request called this machine, and whether that is its own name: most call it the same. */
let called: { readonly host: string; readonly isOwn: boolean } = { host: '', isOwn: false };

/** As the connection itself says it: what is forwarded may be anybody's word. */
function isHere(host = ''): boolean {
  if (called.host !== host) called = { host, isOwn: isLoopback(host.replace(/:\d*$/, '')) };
  return called.isOwn;
}

// A page of somebody else's, whose name was made to point here, would otherwise be the local admin in its visitor's browser.
const foreignHost = (): Problem =>
  new Problem(403, 'foreign-host', {
    en: 'Without authentication only this machine is answered, under its own name.',
    ja: '認証なしでは、この端末自身の名前（localhost など）でのみ応答する。',
  });
