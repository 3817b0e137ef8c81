import type { FastifyInstance } from 'fastify';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { correlationIdOf } from './request-ids.ts';
import { endTrace, traceRequest } from './tracing.ts';

/** Every request, from when it is read to when it is answered: its id goes back with the answer, and a line into the log. */
export function watchRequests(
  fastify: FastifyInstance,
  { log, metrics }: { readonly log: Log; readonly metrics: Metrics },
): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    traceRequest(request, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'unknown';
    const status = reply.statusCode;
    const isStream = String(reply.getHeader('content-type')).startsWith('text/event-stream');
    if (!isStream) metrics.request(method, route, status, reply.elapsedTime / 1000);
    endTrace(request, status);
    log.info('request', {
      request: request.id,
      correlation: correlationIdOf(request),
      method,
      route,
      status,
      milliseconds: Math.round(reply.elapsedTime * 1000) / 1000,
      principal: request.principal?.id,
    });
    done();
  });
}
