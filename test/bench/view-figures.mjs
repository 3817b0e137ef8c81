/** How soon what is recorded shows in the views of a running server. */
import { serve } from '@sebone/api';
import { openSqliteEventStore } from '@sebone/event-store-sqlite';
import { fill } from './generated.mjs';

const median = (sorted) => sorted[sorted.length >> 1];

/**
 * The 99th percentile of the time from asking for an append to seeing it in the views, beside the median of a durable append by
 * itself: one after the other, on a log of `size` facts whose views are followed and settled meanwhile.
 */
export async function visible(folder, { size, count }) {
  const config = { data: folder(), host: '127.0.0.1', port: 0, authentication: false, bodyLimit: 1 << 20 };
  const serving = await serve(config, { viewsIn: 'thread' });
  const { store, views } = serving.parts;
  await fill(store, size);
  await views.reached(await store.head(), { settled: true, timeout: 600_000 });
  const stream = 'partner-bench.p-1';
  let revision = (await store.read(stream)).length;
  const append = async () => {
    const id = `visible-${revision}`;
    const data = { partnerId: 'p-1', actionId: id, code: 'development', title: 'Served meals to children', hours: 3 };
    const event = { type: 'ActionReported', schema: 1, occurredOn: '2024-01-01', reportedOn: '2024-01-01', data };
    const mark = { id, fingerprint: id, actor: 'bench', correlationId: id, causationId: id };
    const { answer } = await store.append([{ stream, expected: revision++, events: [event] }], mark);
    return answer.position;
  };
  const timed = async (work) => {
    const times = [];
    for (let at = 0; at < count; at++) {
      const from = performance.now();
      await work();
      times.push((performance.now() - from) / 1000);
    }
    return times.sort((a, b) => a - b);
  };
  return {
    rounds: 7,
    async ours() {
      const times = await timed(async () => {
        const reached = await views.reached(await append(), { timeout: 60_000 });
        if (reached !== 'reached') throw new Error(`The views are ${reached}.`);
      });
      return { count: 1, seconds: times[Math.floor(times.length * 0.99)] };
    },
    async theirs() {
      const raw = await openSqliteEventStore({ folder: folder() });
      const times = [];
      for (let at = 0; at < count; at++) {
        const id = `alone-${at}`;
        const event = {
          type: 'ActionReported',
          schema: 1,
          occurredOn: '2024-01-01',
          reportedOn: '2024-01-01',
          data: { actionId: id },
        };
        const mark = { id, fingerprint: id, actor: 'bench', correlationId: id, causationId: id };
        const from = performance.now();
        await raw.append([{ stream: `partner-bench.${id}`, expected: 0, events: [event] }], mark);
        times.push((performance.now() - from) / 1000);
      }
      await raw.close();
      return { count: 1, seconds: median(times.sort((a, b) => a - b)) };
    },
    async close() {
      await serving.close();
    },
  };
}
