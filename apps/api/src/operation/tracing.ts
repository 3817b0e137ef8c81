import {
  context,
  propagation,
  ProxyTracerProvider,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
} from '@opentelemetry/api';
import type { FastifyRequest } from 'fastify';

/*
 * Without an SDK all of this does nothing: whoever starts the process registers one before anything else is loaded
 * (docs/guides/serving.md).
 */
const tracer = () => trace.getTracer('sebone');

/** Whether there is an SDK, as far as it was asked. */
let hasSdk: boolean | undefined;

/** Asked once, and first: its empty calls would cost a tenth of a command, and asking each time still some hundredths. */
const isTraced = (): boolean => (hasSdk ??= isRegistered());

const isRegistered = (): boolean => {
  const provider = trace.getTracerProvider();
  return !(provider instanceof ProxyTracerProvider) || provider.getDelegateTracer('sebone') !== undefined;
};

const spans = new WeakMap<object, Span>();

/** Begins the span of a request, in the trace that it came with, and does the rest of the work within it. */
export function traceRequest(request: FastifyRequest, rest: () => void): void {
  if (!isTraced()) return rest();
  const route = request.routeOptions.url ?? 'unknown';
  const parent = propagation.extract(context.active(), request.headers);
  const span = tracer().startSpan(
    `${request.method} ${route}`,
    { kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method, 'http.route': route } },
    parent,
  );
  spans.set(request, span);
  context.with(trace.setSpan(parent, span), rest);
}

/** Ends the span of a request. */
export function endTrace(request: FastifyRequest, status: number): void {
  const span = spans.get(request);
  if (!span) return;
  span.setAttribute('http.response.status_code', status);
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

/** Does work in a span of its own. @param outcome what to call the result in the span */
export function traced<Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
  outcome: (result: Result) => Attributes,
): Promise<Result> {
  if (!isTraced()) return work();
  return tracer().startActiveSpan(name, { attributes }, async (span) => {
    try {
      const result = await work();
      span.setAttributes(outcome(result));
      return result;
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
