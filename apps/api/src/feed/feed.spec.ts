import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Fact } from '@sebone/kernel';
import { Keys } from '../access/keys.ts';
import { serve, type Serving } from '../serving.ts';
import type { CloudEvent } from './cloud-event.ts';
import type { FeedSettings } from './settings.ts';

let folder: string;
let serving: Serving;
let commands = 0;
const revisions = new Map<string, number>();

const open = async (feed: Partial<FeedSettings> = {}, authentication = false): Promise<void> => {
  serving = await serve({ data: folder, host: '127.0.0.1', port: 0, authentication, bodyLimit: 65_536, feed });
};

beforeEach(() => {
  revisions.clear();
  folder = mkdtempSync(join(tmpdir(), 'sebone-feed-'));
});

afterEach(async () => {
  await serving.close();
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

/** Records one fact: an action of a partner, or whatever type is told. */
async function record(stream: string, type = 'ActionReported', data: object = { title: '配食' }): Promise<void> {
  const id = `c${++commands}`;
  const expected = revisions.get(stream) ?? 0;
  revisions.set(stream, expected + 1);
  const event = { type, schema: 1, occurredOn: '2024-01-01', reportedOn: '2024-01-02', data };
  const mark = { id, fingerprint: id, actor: 'spec', correlationId: 'belongs', causationId: 'led' };
  expect(await serving.parts.store.append([{ stream, expected, events: [event] }], mark)).toMatchObject({
    kind: 'appended',
  });
}

const positions = (events: readonly { readonly position: number }[]): number[] =>
  events.map(({ position }) => position);

async function everything(): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for await (const batch of serving.parts.store.subscribe(0, { untilHead: true })) facts.push(...batch);
  return facts;
}

/** The events of a stream as they come, until the caller has had enough or it ends. */
async function* listen(
  query = '',
  lastEventId?: string,
): AsyncGenerator<CloudEvent & { readonly lastId: string }, void> {
  const headers = { accept: 'text/event-stream', ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) };
  const leave = new AbortController();
  const answer = await fetch(`${serving.url}/v1/events${query}`, { headers, signal: leave.signal });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  let text = '';
  try {
    for await (const piece of answer.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (text + piece).split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) {
        const [, id, data] = /^id: (\d+)\ndata: (.+)$/.exec(block) ?? [];
        if (data !== undefined) yield { ...(JSON.parse(data) as CloudEvent), lastId: id! };
      }
    }
  } finally {
    leave.abort();
  }
}

async function take(count: number, query?: string, lastEventId?: string): Promise<CloudEvent[]> {
  const events: CloudEvent[] = [];
  if (count > 0) for await (const event of listen(query, lastEventId)) if (events.push(event) === count) break;
  return events;
}

const lines = async (query: string): Promise<CloudEvent[]> => {
  const answer = await fetch(`${serving.url}/v1/events?format=ndjson${query}`);
  expect(answer.status).toBe(200);
  return (await answer.text())
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as CloudEvent);
};

describe('the feed', () => {
  it('tells a fact as a CloudEvent', async () => {
    await open();
    await record('partner-minato.kitchen');
    const [event] = await take(1);
    expect(event).toEqual({
      specversion: '1.0',
      id: `c${commands}.0`,
      source: '/v1/initiatives/minato',
      type: 'dev.sebone.ActionReported.v1',
      subject: 'partner-minato.kitchen',
      time: (await everything())[0]!.recordedAt,
      datacontenttype: 'application/json',
      position: 1,
      revision: 1,
      occurredon: '2024-01-01',
      reportedon: '2024-01-02',
      actor: 'spec',
      commandid: `c${commands}`,
      correlationid: 'belongs',
      causationid: 'led',
      data: { title: '配食' },
      lastId: '1',
    });
  });

  it('tells what was recorded, then what is recorded while it is listened to', async () => {
    await open();
    await record('partner-minato.kitchen');
    const events: CloudEvent[] = [];
    for await (const event of listen()) {
      if (events.push(event) === 5) break;
      await record('partner-minato.kitchen');
    }
    expect(positions(events)).toEqual([1, 2, 3, 4, 5]);
  });

  it('begins after the position asked for, and after the last event received rather than there', async () => {
    await open();
    for (let at = 0; at < 6; at++) await record('partner-minato.kitchen');
    expect(positions(await take(2, '?after=3'))).toEqual([4, 5]);
    expect(positions(await take(1, '?after=3', '5'))).toEqual([6]);
    expect(positions(await lines('&after=4'))).toEqual([5, 6]);
  });

  it('leaves out no fact and repeats none, however often whoever listens goes away and resumes', async () => {
    await open({ heartbeat: 5 });
    const streams = ['partner-a.x', 'partner-b.x', 'meeting-a.m', 'knowledge-b.k'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom(
          '',
          'initiative=a',
          'initiative=a&initiative=b',
          'category=partner',
          'initiative=b&category=knowledge',
        ),
        async (visits, before, query) => {
          const from = await serving.parts.store.head();
          for (let at = 0; at < before; at++) await record(streams[at % 4]!);
          const heard: CloudEvent[] = [];
          let listens = true;
          const recording = (async () => {
            for (let at = 0; listens; at++) await record(streams[at % 4]!);
          })();
          for (const count of visits)
            heard.push(
              ...(await take(
                count,
                `?after=${from}&${query}`,
                heard.length > 0 ? String(heard.at(-1)!.position) : undefined,
              )),
            );
          listens = false;
          await recording;
          const asked = new URLSearchParams(query);
          const meant = (await everything()).filter(
            ({ position, stream }) =>
              position > from &&
              position <= heard.at(-1)!.position &&
              (!asked.has('initiative') ||
                asked.getAll('initiative').some((name) => new RegExp(`^\\w+-${name}\\.`).test(stream))) &&
              (!asked.has('category') || stream.startsWith(`${asked.get('category')}-`)),
          );
          expect(positions(heard)).toEqual(positions(meant));
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);

  it('filters by initiative, category and type, each told once or several times', async () => {
    await open();
    await record('initiative-a', 'InitiativeChartered');
    await record('partner-a.x', 'PartnerJoined');
    await record('partner-b.x', 'PartnerJoined');
    await record('partner-b.x', 'ActionReported');
    await record('knowledge-c.k', 'KnowledgeShared');
    expect(positions(await lines('&initiative=b'))).toEqual([3, 4]);
    expect(positions(await lines('&initiative=b&initiative=c'))).toEqual([3, 4, 5]);
    expect(positions(await lines('&category=initiative&category=knowledge'))).toEqual([1, 5]);
    expect(positions(await lines('&type=PartnerJoined'))).toEqual([2, 3]);
    expect(positions(await lines('&type=PartnerJoined&type=KnowledgeShared&initiative=a&initiative=c'))).toEqual([
      2, 5,
    ]);
    expect(await lines('&initiative=unheard-of')).toEqual([]);
  });

  it('exports what is recorded, and says up to where', async () => {
    await open();
    for (let at = 0; at < 450; at++) await record('partner-minato.kitchen');
    const answer = await fetch(`${serving.url}/v1/events`, { headers: { accept: 'application/x-ndjson' } });
    expect(answer.headers.get('sebone-position')).toBe('450');
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect((await answer.text()).trimEnd().split('\n')).toHaveLength(450);
  });

  it('gives a sign of life while there is nothing to tell', async () => {
    await open({ heartbeat: 10 });
    const leave = new AbortController();
    const answer = await fetch(`${serving.url}/v1/events`, { signal: leave.signal });
    let text = '';
    for await (const piece of answer.body!.pipeThrough(new TextDecoderStream())) if ((text += piece).length > 40) break;
    expect(text).toMatch(/^retry: 2000\n: 0\n\n(:\n\n)+/);
    leave.abort();
  });

  it('drops a client that takes nothing, which resumes without loss', async () => {
    await open({ stalled: 200 });
    const all = Array.from({ length: 200 }, (_, index) => index + 1);
    await Promise.all(
      all.map(() => record('partner-minato.kitchen', 'ActionReported', { title: 'x'.repeat(100_000) })),
    );
    const slow = connect(Number(new URL(serving.url).port), '127.0.0.1');
    slow.write('GET /v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const heard = [...(await received(slow)).matchAll(/\nid: (\d+)\ndata: \{.*\}\n\n/g)].map(([, id]) => Number(id));
    expect(heard.length).toBeLessThan(all.length);
    // Whoever is slow for a moment may be dropped again, and resumes again.
    while (heard.length < all.length) {
      try {
        for await (const { position } of listen('', String(heard.at(-1) ?? 0)))
          if (heard.push(position) === all.length) break;
      } catch (error) {
        expect(String(error)).toMatch('terminated');
      }
    }
    expect(heard).toEqual(all);
  });

  it('ends its streams when the server stops, and lets go of those who went away', async () => {
    await open();
    await record('partner-minato.kitchen');
    const gone = listen();
    await gone.next();
    await gone.return();
    await untilOpen(0);
    let stopped: Promise<void> | undefined;
    for await (const { position } of listen()) {
      expect(position).toBe(1);
      stopped = serving.close();
    }
    await stopped;
  });

  it('has a bounded number of streams for each', async () => {
    await open({ mostOfOne: 2 });
    const listeners = [listen(), listen()];
    await record('partner-minato.kitchen');
    for (const listener of listeners) await listener.next();
    const third = await fetch(`${serving.url}/v1/events`);
    expect([third.status, ((await third.json()) as { code: string }).code]).toEqual([429, 'too-many-streams']);
    expect(third.headers.get('retry-after')).toBe('10');
    for (const listener of listeners) await listener.return();
  });
});

describe('who may listen', () => {
  it('hears of nothing but what it may read, and another initiative is none that there is', async () => {
    await open({}, true);
    const keys = new Keys(folder, Date.now);
    const { key } = keys.add({ name: 'analyst', grants: [{ role: 'analyst', initiative: 'a' }] });
    keys.close();
    for (const stream of ['partner-a.x', 'partner-b.x', 'meeting-a.m', 'partner-a~b.x']) await record(stream);
    const ask = (query: string): Promise<Response> =>
      fetch(`${serving.url}/v1/events?format=ndjson${query}`, { headers: { authorization: `Bearer ${key}` } });
    const told = (await (await ask('')).text()).trimEnd().split('\n');
    expect(told.map((line) => (JSON.parse(line) as CloudEvent).subject)).toEqual(['partner-a.x', 'meeting-a.m']);
    for (const initiative of ['b', 'unheard-of', 'a.b']) {
      const refused = await ask(`&initiative=a&initiative=${initiative}`);
      expect([refused.status, await refused.json()]).toEqual([
        404,
        expect.objectContaining({ code: 'unknown-initiative' }),
      ]);
    }
    expect((await fetch(`${serving.url}/v1/events`)).status).toBe(401);
  });
});

describe('a hostile request to the feed', () => {
  const fault = async (query: string, headers: Record<string, string> = {}): Promise<unknown> => {
    const answer = await fetch(`${serving.url}/v1/events${query}`, { headers });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const { code, errors } = (await answer.json()) as { code: string; errors?: { pointer: string }[] };
    return [answer.status, code, ...(errors ?? []).map(({ pointer }) => pointer)];
  };

  it.each(['-1', '1.5', '01', '1e3', ' ', 'null', '9'.repeat(16), '%00', '1, 2', '12x'])(
    'is refused for the position %j',
    async (position) => {
      await open();
      expect(await fault('', { 'last-event-id': position })).toEqual([400, 'invalid-parameter', 'Last-Event-ID:']);
      expect(await fault(`?after=${encodeURIComponent(position)}`)).toEqual([400, 'invalid-parameter', '?after']);
    },
  );

  it('is told all that is wrong at once', async () => {
    await open();
    expect(
      await fault('?since=3&initiative=..&category=partners&type=CommitmentMad&format=xml&after=1&after=2'),
    ).toEqual([...[400, 'invalid-parameter'], ...['?since', '?initiative', '?category', '?type', '?format', '?after']]);
  });

  it('is refused for a position that the log has not reached', async () => {
    await open();
    expect(await fault('?after=7')).toEqual([409, 'position-ahead']);
  });

  it('is refused for forms that there are none of', async () => {
    await open();
    expect(await fault('', { accept: 'image/png' })).toEqual([406, 'not-acceptable', 'Accept:']);
    expect(await fault('', { accept: 'text/event-stream;q=0' })).toEqual([406, 'not-acceptable', 'Accept:']);
  });

  it('gets no stream that it says it will not have', async () => {
    await open();
    for (const accept of [
      'text/event-stream;q=0, application/x-ndjson',
      'application/*',
      'application/x-ndjson, */*',
    ]) {
      const answer = await fetch(`${serving.url}/v1/events`, { headers: { accept } });
      expect([accept, answer.headers.get('content-type')]).toEqual([accept, 'application/x-ndjson; charset=utf-8']);
    }
  });

  it('gets no stream for HEAD', async () => {
    await open();
    const answer = await fetch(`${serving.url}/v1/events`, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('sebone-position')]).toEqual([200, '0']);
    expect(await openStreams()).toBe(0);
  });
});

/** What came for a client that takes nothing until the server has given it up. */
async function received(socket: Socket): Promise<string> {
  socket.on('error', () => undefined);
  const chunks = (await once(socket, 'data')) as Buffer[];
  socket.pause();
  await untilOpen(0);
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.resume();
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

async function openStreams(): Promise<number> {
  const text = await (await fetch(`${serving.url}/metrics`)).text();
  return Number(/^sebone_open_streams (\d+)$/m.exec(text)![1]);
}

async function untilOpen(count: number): Promise<void> {
  while ((await openStreams()) !== count);
}
