import { randomUUID } from 'node:crypto';
import { jsonEvent, KurrentDBClient, type JSONEventType, type ResolvedEvent } from '@kurrent/kurrentdb-client';
import { KurrentDouble, type Connecting, type DoubleOptions } from '../src/index.ts';

const doubles = new Set<KurrentDouble>();
const clients = new Set<KurrentDBClient>();

/** A double that {@link cleared} closes. */
export async function serving(options: DoubleOptions = {}): Promise<KurrentDouble> {
  const double = await KurrentDouble.start(options);
  doubles.add(double);
  return double;
}

/** A real client of that double, which {@link cleared} closes. */
export function clientOf(double: KurrentDouble, connecting: Connecting = {}): KurrentDBClient {
  // The native half of the client waits for that long before it connects at all.
  const parameters = { discoveryInterval: 20, ...connecting.parameters };
  const client = KurrentDBClient.connectionString(double.connectionString({ ...connecting, parameters }));
  clients.add(client);
  return client;
}

/** What the client knows of its server, which its types keep to itself. */
export const knowledgeOf = (client: KurrentDBClient) =>
  client as unknown as {
    readonly capabilities: Promise<{ readonly serverVersion: string }>;
    supports(method: { readonly path: string }): Promise<boolean>;
  };

/** Closes what was opened since it was last called. */
export async function cleared(): Promise<void> {
  for (const client of clients) await client.dispose();
  for (const double of doubles) await double.close();
  clients.clear();
  doubles.clear();
}

/** An event that says which one it is. */
export const event = (say: string, id: string = randomUUID()) =>
  jsonEvent<JSONEventType<string, { say: string }, { by: string }>>({
    id,
    type: 'Said',
    data: { say },
    metadata: { by: 'spec' },
  });

/** Events that say which ones they are. */
export const events = (...said: readonly string[]) => said.map((say) => event(say));

/** What the events of a read say, in order. */
export async function heard(reading: AsyncIterable<ResolvedEvent>): Promise<readonly unknown[]> {
  const said: unknown[] = [];
  for await (const { event: recorded } of reading) said.push(saying(recorded?.data));
  return said;
}

/** What an event says. */
export const saying = (data: unknown): unknown => (data as { say?: unknown } | undefined)?.say ?? data;

/** What clients wrote to a stream, as the log has it. */
export const kept = (double: KurrentDouble, stream: string): readonly unknown[] =>
  double.written.filter((record) => record.stream === stream).map(({ json }) => saying(json));

/** The error that a promise ends with; fails where there is none. */
export async function failure(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  const nothing = Symbol('nothing');
  const error: unknown = await promise.then(
    () => nothing,
    (thrown: unknown) => thrown,
  );
  if (error === nothing) throw new Error('It was to fail, and did not.');
  return error as Error & Record<string, unknown>;
}

/** Settles as soon as the condition holds; fails where it does not within half a minute. */
export async function until(condition: () => boolean): Promise<void> {
  const limit = performance.now() + 30_000;
  while (!condition()) {
    if (performance.now() > limit) throw new Error(`It never held: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Whether a promise is still pending after a moment. */
export const isSilent = async (promise: Promise<unknown>, moment = 50): Promise<boolean> => {
  const settled = promise.then(
    () => false,
    () => false,
  );
  return Promise.race([settled, new Promise<boolean>((resolve) => setTimeout(() => resolve(true), moment))]);
};
