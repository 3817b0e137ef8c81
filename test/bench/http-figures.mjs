/** Figures of the HTTP edge. Both sides run in this process and are asked by the same client, in a process of its own. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { fastify } from 'fastify';
import { serve } from '@sebone/api';
import { openSqliteEventStore } from '@sebone/event-store-sqlite';
import { schemaOf } from '@sebone/initiative';

export function client() {
  const child = fork(join(import.meta.dirname, 'http-load.mjs'));
  return {
    /** Sends them all and gives the latencies, in milliseconds. */
    async send(load) {
      child.send(load);
      const [{ error, latencies }] = await once(child, 'message');
      if (error) throw new Error(error);
      return latencies;
    },
    close: () => child.kill(),
  };
}

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** p50 and p99 of latencies. */
export function spread(latencies) {
  const sorted = [...latencies].sort((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
}

const PARTNERS = 100;
/** As long as the digest and the id of a request that our facts bear. */
const DIGEST = 'x'.repeat(43);
const REQUEST = 'y'.repeat(36);
const RECORDED = {
  type: 'object',
  properties: {
    commandId: { type: 'string' },
    stream: { type: 'string' },
    revision: { type: 'integer' },
    position: { type: 'integer' },
    events: {
      type: 'array',
      items: {
        type: 'object',
        properties: { id: { type: 'string' }, type: { type: 'string' }, occurredOn: { type: 'string' } },
      },
    },
  },
};

/** What both do: take a JSON body that fits the schema of `report-action`, append one fact through the same store, and say where it stands. */
async function bareServer(data) {
  const store = await openSqliteEventStore({ folder: data });
  const server = fastify({
    ajv: { customOptions: { allowUnionTypes: true, formats: { date: /^\\d{4}-\\d\\d-\\d\\d$/ }, keywords: ['x-ja'] } },
  });
  const revisions = new Map();
  server.post(
    '/append',
    { schema: { body: schemaOf('report-action'), response: { 201: RECORDED } } },
    async (request, reply) => {
      const id = `http:local:${request.headers['idempotency-key']}`;
      const { initiative, occurredOn, ...data } = request.body;
      const stream = `partner-${initiative}.${data.partnerId}`;
      const expected = revisions.get(stream) ?? 0;
      revisions.set(stream, expected + 1);
      const events = [{ type: 'ActionReported', schema: 1, occurredOn, reportedOn: occurredOn, data }];
      const { answer } = await store.append([{ stream, expected, events }], {
        id,
        fingerprint: DIGEST,
        actor: 'local',
        correlationId: REQUEST,
        causationId: id,
      });
      const [fact] = answer.facts;
      reply.code(201).header('etag', `"${fact.revision}"`);
      return { commandId: id, stream, revision: fact.revision, position: fact.position, events: [fact] };
    },
  );
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  return { url, close: () => server.close().then(() => store.close()) };
}

/** Resolves when the views and the ledger have consumed the log. */
async function settled({ parts }) {
  const head = await parts.store.head();
  while ((await parts.views.reached(head, { timeout: 10_000 })) === 'late' || parts.ledger.position() < head)
    await pause(10);
}

export async function httpCommand(folder, connections, count) {
  const load = client();
  const serving = await serve(
    { data: folder(), host: '127.0.0.1', port: 0, authentication: false, bodyLimit: 1 << 20 },
    { viewsIn: 'thread' },
  );
  const bare = await bareServer(folder());
  const given = (name, body) => ({
    path: `/v1/commands/${name}`,
    key: `${name}-${body.partnerId ?? ''}`,
    body: JSON.stringify({ initiative: 'b', occurredOn: '2020-01-01', ...body }),
  });
  await load.send({
    url: serving.url,
    connections: 1,
    requests: [given('charter-initiative', { name: 'B', timeZone: 'UTC' })],
  });
  const joining = Array.from({ length: PARTNERS }, (_, nth) =>
    given('join-partner', { partnerId: `p-${nth}`, name: `Partner ${nth}` }),
  );
  await load.send({ url: serving.url, connections, requests: joining });
  const requests = (round) =>
    Array.from({ length: count }, (_, at) => ({
      key: `${round}-${at}`,
      body: JSON.stringify({
        initiative: 'b',
        partnerId: `p-${at % PARTNERS}`,
        actionId: `a-${round}-${at}`,
        code: 'development',
        title: 'Served meals to children',
        hours: 3,
        occurredOn: '2020-02-01',
      }),
    }));
  const seen = [];
  const seenBare = [];
  const rounds = 15;
  // Latencies of the warm-up count as little as its rates.
  const seenIn = (round, latencies) => (round < rounds ? latencies : []);
  return {
    rounds,
    warmUp: 2,
    async ours(round) {
      const from = performance.now();
      const latencies = await load.send({
        url: serving.url,
        path: '/v1/commands/report-action',
        connections,
        requests: requests(round),
      });
      const seconds = (performance.now() - from) / 1000;
      seenIn(round, seen).push(...latencies);
      // What the views and the ledger have yet to consume is not to be paid for by the bare route.
      await settled(serving);
      return { count, seconds };
    },
    async theirs(round) {
      seenBare.push(...(await load.send({ url: bare.url, path: '/append', connections, requests: requests(round) })));
      return count;
    },
    async close() {
      load.close();
      await serving.close();
      await bare.close();
    },
    note: () => {
      const { p50, p99 } = spread(seen);
      const bareOnes = spread(seenBare);
      return `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${(p99 / p50).toFixed(1)} times that: ${p99 <= 3 * p50 ? 'held' : 'MISSED'} (at most 3; the bare route's is ${(bareOnes.p99 / bareOnes.p50).toFixed(1)} times its own)`;
    },
  };
}
