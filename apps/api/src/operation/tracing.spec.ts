import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  context,
  propagation,
  ROOT_CONTEXT,
  trace,
  TraceFlags,
  type Context,
  type ContextManager,
  type Span,
  type SpanOptions,
  type Tracer,
} from '@opentelemetry/api';
import { FOUNDED } from '@sebone/testing';
import { serve } from '../serving.ts';

interface Recorded {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parent: string | undefined;
  readonly attributes: Record<string, unknown>;
  ended: boolean;
}

const recorded: Recorded[] = [];

/** As small an SDK as there can be: it keeps all spans in memory. */
const tracer: Tracer = {
  startSpan: (name: string, options?: SpanOptions, within: Context = context.active()): Span => {
    const parent = trace.getSpanContext(within);
    const spanId = String(recorded.length + 1).padStart(16, '0');
    const traceId = parent?.traceId ?? spanId.repeat(2);
    const span: Recorded = {
      name,
      traceId,
      spanId,
      parent: parent?.spanId,
      attributes: { ...options?.attributes },
      ended: false,
    };
    recorded.push(span);
    const set = (said: object): Span => (Object.assign(span.attributes, said), told);
    const told: Span = {
      spanContext: () => ({ traceId, spanId, traceFlags: TraceFlags.SAMPLED }),
      setAttribute: (key, value) => set({ [key]: value }),
      setAttributes: set,
      setStatus: (status) => set({ status: status.code }),
      end: () => void (span.ended = true),
      isRecording: () => true,
      addEvent: () => told,
      addLink: () => told,
      addLinks: () => told,
      updateName: () => told,
      recordException: () => undefined,
    };
    return told;
  },
  startActiveSpan: (name: string, ...rest: unknown[]) => {
    const span = tracer.startSpan(name, rest[0] as SpanOptions);
    return context.with(trace.setSpan(context.active(), span), rest.at(-1) as (span: Span) => never, undefined, span);
  },
};

const held = new AsyncLocalStorage<Context>();
const manager: ContextManager = {
  active: () => held.getStore() ?? ROOT_CONTEXT,
  with: (within, work, self, ...rest) => held.run(within, () => work.call(self as never, ...rest)),
  bind: (within, target) =>
    typeof target === 'function'
      ? (((...rest: unknown[]) => held.run(within, () => target(...rest))) as typeof target)
      : target,
  enable: () => manager,
  disable: () => manager,
};

let data: string;

beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'sebone-tracing-'));
  context.setGlobalContextManager(manager);
  trace.setGlobalTracerProvider({ getTracer: () => tracer });
  propagation.setGlobalPropagator({
    fields: () => ['traceparent'],
    inject: () => undefined,
    extract: (within, carrier) => {
      const [, traceId, spanId] =
        /^00-(\w{32})-(\w{16})-01$/.exec((carrier as { traceparent?: string }).traceparent ?? '') ?? [];
      return traceId
        ? trace.setSpanContext(within, { traceId, spanId: spanId!, traceFlags: TraceFlags.SAMPLED })
        : within;
    },
  });
});
afterAll(() => {
  trace.disable();
  context.disable();
  propagation.disable();
  rmSync(data, { recursive: true });
});

it('traces a command from the request to the append, within the trace that it came with, saying nothing of what it says', async () => {
  const serving = await serve({ data, host: '127.0.0.1', port: 0, authentication: false, bodyLimit: 65_536 });
  const [name, body] = FOUNDED[0]!;
  const answer = await fetch(`${serving.url}/v1/commands/${name}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': 'k',
      traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
    },
    body: JSON.stringify({ initiative: 'canary', ...body }),
  });
  expect(answer.status).toBe(201);
  await serving.close();
  const [request, transact, append] = recorded;
  expect(recorded.map(({ name: of }) => of)).toEqual([`POST /v1/commands/${name}`, `transact ${name}`, 'append']);
  expect(recorded.every(({ traceId, ended }) => traceId === 'a'.repeat(32) && ended)).toBe(true);
  expect(recorded.map(({ parent }) => parent)).toEqual(['b'.repeat(16), request!.spanId, transact!.spanId]);
  expect(request!.attributes).toMatchObject({ 'http.request.method': 'POST', 'http.response.status_code': 201 });
  expect(transact!.attributes).toEqual({ 'sebone.outcome': 'recorded' });
  expect(append!.attributes).toEqual({ 'sebone.result': 'appended' });
  expect(JSON.stringify(recorded)).not.toContain('canary');
});
