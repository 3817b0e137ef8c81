import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { correlationIdOf } from './request-ids.ts';
import { endTrace, traceRequest } from './tracing.ts';

/**
 * Every request, from when it is read to when it is answered: its id goes back with the answer, and a line into the log.
 * @returns what does the same for a request whose address cannot be read, which no hook sees
 */
export function watchRequests(
  fastify: FastifyInstance,
  { log, metrics }: { readonly log: Log; readonly metrics: Metrics },
): (request: FastifyRequest, reply: FastifyReply) => void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    traceRequest(request, done);
  });
  const answered = (request: FastifyRequest, reply: FastifyReply): void => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'unknown';
    const status = reply.statusCode;
    const type = reply.getHeader('content-type');
    const isStream = typeof type === 'string' && type.startsWith('text/event-stream');
    if (!isStream) metrics.request(method, route, status, reply.elapsedTime / 1000);
    endTrace(request, status);
    if (!log.isRead) return;
    log.info('request', {
      request: request.id,
      correlation: correlationIdOf(request),
      method,
      route,
      status,
      milliseconds: Math.round(reply.elapsedTime * 1000) / 1000,
      principal: request.principal?.id,
    });
  };
  fastify.addHook('onResponse', (request, reply, done) => {
    answered(request, reply);
    done();
  });
  return (request, reply) => {
    reply.header('x-request-id', request.id);
    reply.raw.once('close', () => answered(request, reply));
  };
}
