/** Figures of questions over HTTP, live: each beside a bare Fastify route that gives the same bytes. */
import { fastify } from 'fastify';
import { serve } from '@sebone/api';
import { openSqliteEventStore } from '@sebone/event-store-sqlite';
import { fill } from './generated.mjs';
import { client, spread } from './http-figures.mjs';

/**
 * @param path below the initiative
 * @param facts how many the initiative has
 * @param count how many requests a round
 */
export async function httpQuery(folder, path, { facts, connections, count }) {
  const data = folder();
  const filling = await openSqliteEventStore({ folder: data });
  await fill(filling, facts);
  await filling.close();
  const config = { data, host: '127.0.0.1', port: 0, authentication: false, bodyLimit: 1 << 20 };
  const serving = await serve(config, { viewsIn: 'thread' });
  const { views, store } = serving.parts;
  await views.reached(await store.head(), { settled: true, timeout: 60_000 });
  const from = performance.now();
  const answer = await fetch(`${serving.url}/v1/initiatives/bench${path}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const first = performance.now() - from;
  if (answer.status !== 200) throw new Error(bytes.toString());

  const bare = fastify();
  bare.get('/same', (_request, reply) => void reply.type('application/json; charset=utf-8').send(bytes));
  const url = await bare.listen({ port: 0, host: '127.0.0.1' });
  const load = client();
  const requests = Array.from({ length: count }, () => ({ method: 'GET' }));
  const seen = [];
  const rounds = 9;
  return {
    rounds,
    warmUp: 2,
    async ours() {
      seen.push(
        ...(await load.send({ url: serving.url, path: `/v1/initiatives/bench${path}`, connections, requests })),
      );
      return count;
    },
    async theirs() {
      await load.send({ url, path: '/same', connections, requests });
      return count;
    },
    async close() {
      load.close();
      await serving.close();
      await bare.close();
    },
    note: () => {
      const { p50, p99 } = spread(seen);
      return `${bytes.length.toLocaleString('en')} bytes, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; the first took ${first.toFixed(0)} ms`;
    },
  };
}
