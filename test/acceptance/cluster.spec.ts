import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { serve, type Serving } from '@sebone/api';
import { eraseSubject, migrateLog, openLog, vaultOf } from '@sebone/application';
import { answerLost, endsWith, KurrentDouble, Log, silence, writes } from '@sebone/kurrent-double';
import { FOUNDED } from '@sebone/testing';
import { fileKeyEncryption } from '@sebone/vault';
import { scratch } from './cli.ts';

type Json = Record<string, unknown>;

// Outages last for seconds by themselves, and machines may be slow.
jest.setTimeout(240_000);
/** How often, and after how many milliseconds, it is asked again. */
const TRIES = 1_000;
const BETWEEN_TRIES = 100;

/** As gRPC numbers it. */
const PERMISSION_DENIED = 7;

const PASSWORD = 'opens-everything';
const folder = scratch();
let double: KurrentDouble;
let lines: string[] = [];
const open: Serving[] = [];
let folders = 0;
let keys = 0;

const newFolder = (): string => join(folder.path, `${++folders}`);

const addressed = (): string =>
  double.connectionString({ as: ['sebone', PASSWORD], parameters: { discoveryInterval: 20 } });

/** Copies the key of the vault that all servers share, as whoever runs them does. */
function giveKey(from: Serving, data: string): void {
  mkdirSync(data, { recursive: true });
  copyFileSync(join(from.parts.config.data, 'vault.key'), join(data, 'vault.key'));
}

/**
 * A server with a data folder of its own, on the one cluster.
 * @param patience how long an append is tried again, in milliseconds
 */
async function served(data = newFolder(), patience = 100): Promise<Serving> {
  const address = addressed();
  const serving = await serve(
    {
      data,
      host: '127.0.0.1',
      port: 0,
      authentication: false,
      bodyLimit: 65_536,
      eventStore: { address, patience },
    },
    { logTo: { write: (line: string) => void lines.push(line) } },
  );
  open.push(serving);
  return serving;
}

async function twoServed(): Promise<readonly [Serving, Serving]> {
  const one = await served();
  const data = newFolder();
  giveKey(one, data);
  return [one, await served(data)];
}

beforeEach(async () => {
  lines = [];
  double = await KurrentDouble.start({ version: '26.1', log: new Log({}) });
});
afterEach(async () => {
  for (const serving of open.splice(0)) await serving.close();
  await double.close();
});
afterAll(() => folder.remove());

const get = ({ url }: Serving, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}${path}`, { headers });

const give = ({ url }: Serving, name: string, body: object | undefined, key = `key-${++keys}`): Promise<Response> =>
  fetch(`${url}/v1/commands/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ initiative: 'river', ...body }),
  });

async function founded(serving: Serving): Promise<void> {
  for (const [name, body] of FOUNDED) expect((await give(serving, name, body)).status).toBe(201);
}

const action = (actionId: string): object => ({
  partnerId: 'water',
  actionId,
  title: 'First gauge',
  occurredOn: '2020-05-01',
});

const positionIn = async (answer: Response): Promise<string> => String(((await answer.json()) as Json)['position']);
const toldOf = async (answer: Response): Promise<Json> => ({
  status: answer.status,
  ...((await answer.json()) as Json),
});

/** Asks again until the answer has a status; where it never has, the last one tells why. */
async function once(status: number, asked: () => Promise<Response>): Promise<Response> {
  for (let tries = 0; ; tries++) {
    const answer = await asked();
    if (answer.status === status) return answer;
    const told = await answer.text();
    if (tries === TRIES) throw new Error(`Still ${answer.status}, not ${status}: ${told}`);
    await pause(BETWEEN_TRIES);
  }
}

/** What is answered with what had been recorded at a position: a busy server may take longer than it waits itself. */
const reflecting = (serving: Serving, path: string, position: string): Promise<Response> =>
  once(200, () => get(serving, path, { 'sebone-min-position': position }));

describe('several servers on one cluster', () => {
  it('show what was recorded on another one, at the position that it gave, in answers, in the feed and in their views', async () => {
    const [one, other] = await twoServed();
    await founded(one);
    const position = await positionIn(await give(one, 'report-action', action('a-1')));
    const page = await reflecting(other, '/v1/initiatives/river/partners/water', position);
    expect(page.headers.get('sebone-position')).toBe(position);
    const [told, toldThere] = await Promise.all(
      [one, other].map(async (serving) => (await get(serving, '/v1/events?after=0&format=ndjson')).text()),
    );
    expect(told!.trimEnd().split('\n')).toHaveLength(FOUNDED.length + 1);
    expect(toldThere).toBe(told);
    const digests = await Promise.all(
      [one, other].map(async ({ parts: { views } }) => {
        expect(await views.reached(Number(position), { timeout: 30_000 })).toBe('reached');
        return (await views.status()).views.map(({ view, digest, count }) => [view, digest, count]);
      }),
    );
    expect(digests[0]!.length).toBeGreaterThan(5);
    expect(digests[1]).toEqual(digests[0]);
  });

  it('tell those who listen live what another one records', async () => {
    const [one, other] = await twoServed();
    await founded(one);
    const events = await get(other, '/v1/events?after=0');
    const position = await positionIn(await give(one, 'report-action', action('a-1')));
    let heard = '';
    for await (const piece of events.body!.pipeThrough(new TextDecoderStream())) {
      heard += piece;
      if (heard.includes(`id: ${position}\n`)) break;
    }
    expect(heard.match(/^id: /gm)).toHaveLength(FOUNDED.length + 1);
  });

  it('decide on what another one has recorded, and record a command once, whichever it is repeated to', async () => {
    const [one, other] = await twoServed();
    expect((await give(other, 'report-action', action('a-1'))).status).toBe(422);
    await founded(one);
    const first = await give(other, 'report-action', action('a-1'), 'once');
    const again = await give(one, 'report-action', action('a-1'), 'once');
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await again.json()).toEqual(await first.json());
    expect((await give(one, 'report-action', { ...action('a-1'), title: 'Other' })).status).toBe(422);
    const many = ['a-2', 'a-3'].map((id) =>
      JSON.stringify({ command: 'report-action', key: id, body: { initiative: 'river', ...action(id) } }),
    );
    const answers = await fetch(`${other.url}/v1/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: many.join('\n'),
    });
    expect((await answers.text()).match(/"status":201/g)).toHaveLength(2);
  });
});

describe('what is personal, on several servers', () => {
  const HANA = 'Hana Sato-canary';
  const named = {
    partnerId: 'water',
    contact: 1,
    name: HANA,
    email: 'hana-canary@example.org',
    occurredOn: '2020-05-01',
  };
  const contactsAt = async (serving: Serving, position: string): Promise<unknown> => {
    const path = '/v1/initiatives/river/partners/water/contacts';
    const answer = await reflecting(serving, path, position);
    return ((await answer.json()) as Json)['items'];
  };

  /** Erases beside the servers, from a folder of its own, as `sebone erase` does. @returns the position of the log then */
  async function erasedBeside(serving: Serving): Promise<string> {
    const data = newFolder();
    giveKey(serving, data);
    const log = await openLog(data, { eventStore: { address: addressed() } });
    const vault = await vaultOf(data, log);
    const erasing = { subject: 'river/water/contact-1', reason: 'asked for', occurredOn: '2020-06-01', actor: 'test' };
    expect(await eraseSubject(log, vault, { ...erasing, folder: data, now: Date.now })).toMatchObject({
      id: 'erasure.river/water/contact-1.0',
    });
    const head = await log.head();
    vault.close();
    await log.close();
    return String(head);
  }

  it('is sealed by one, opened by another, answered alike by both, and gone from both once it is erased', async () => {
    const [one, other] = await twoServed();
    await founded(one);
    const first = await give(one, 'name-contact', named, 'named');
    const again = await give(other, 'name-contact', named, 'named');
    expect([first.status, again.status]).toEqual([201, 201]);
    const text = await first.text();
    expect(await again.text()).toBe(text);
    const { position } = JSON.parse(text) as Json;
    for (const serving of [one, other])
      expect(await contactsAt(serving, String(position))).toMatchObject([
        { contact: 1, state: 'named', name: { value: HANA }, email: { value: named.email }, phone: null },
      ]);

    const erasedAt = await erasedBeside(one);
    for (const serving of [one, other]) {
      expect(await contactsAt(serving, erasedAt)).toMatchObject([
        { contact: 1, state: 'erased', name: { erased: true }, email: { erased: true } },
      ]);
      expect(
        await toldOf(await give(serving, 'correct-contact', { ...named, because: 'a typing error' })),
      ).toMatchObject({ status: 422, code: 'subject-erased' });
    }
    const kept = double.written.map(({ data }) => Buffer.from(data).toString());
    expect(kept.filter((text) => text.includes('"box":'))).toHaveLength(2);
    expect(kept.join() + lines.join('')).not.toMatch(/canary/i);
  });

  it('is not erased by a user that may not delete: no server starts until it is, by one that may', async () => {
    const one = await served();
    await founded(one);
    await give(one, 'name-contact', named);
    double.faults.always(['tombstone'], endsWith(PERMISSION_DENIED));
    await expect(erasedBeside(one)).rejects.toMatchObject({ code: 'store-access' });
    const data = newFolder();
    giveKey(one, data);
    await expect(served(data)).rejects.toMatchObject({ code: 'store-access' });
    double.faults.lift();
    const position = await erasedBeside(one);
    const other = await served(data);
    for (const serving of [one, other])
      expect(await contactsAt(serving, position)).toMatchObject([{ state: 'erased', name: { erased: true } }]);
  });

  it('is neither taken nor shown by a server that has not the key of the others: it serves all else, and says so', async () => {
    const one = await served();
    await founded(one);
    const position = await positionIn(await give(one, 'name-contact', named));
    const data = newFolder();
    fileKeyEncryption(join(data, 'vault.key'), { make: true });
    for (const [other, code] of [
      [await served(), 'vault-key-missing'],
      [await served(data), 'vault-key-wrong'],
    ] as const) {
      const path = '/v1/initiatives/river/partners/water';
      await reflecting(other, path, position);
      expect(await toldOf(await get(other, `${path}/contacts`))).toMatchObject({ status: 503, code });
      expect(await toldOf(await give(other, 'name-contact', { ...named, contact: 2 }))).toMatchObject({
        status: 503,
        code,
      });
      await once(200, () => get(other, '/readyz'));
    }
    const told = lines.map((line) => JSON.parse(line) as Json).filter(({ what }) => what === 'the vault is locked');
    expect(told.map(({ code }) => code)).toEqual(['vault-key-missing', 'vault-key-wrong']);
    expect(lines.join('')).not.toMatch(/canary/i);
  });
});

describe('a server whose event store goes away', () => {
  it('says so, stays up, and goes on by itself once it is back', async () => {
    const [one, other] = await twoServed();
    await founded(one);
    await give(one, 'report-action', action('a-1'));
    await double.stop();

    const [refused, ready, alive, metrics, question, feed] = await Promise.all([
      give(one, 'report-action', action('a-2'), 'in-the-outage'),
      get(one, '/readyz'),
      get(one, '/healthz'),
      get(one, '/metrics'),
      get(other, '/v1/initiatives/river/partners'),
      get(other, '/v1/events?after=0'),
    ]);
    for (const answer of [refused, question, feed]) {
      expect(answer.headers.get('retry-after')).toBe('5');
      expect(await toldOf(answer)).toMatchObject({ status: 503, code: 'store-unreachable' });
    }
    expect(await toldOf(ready)).toMatchObject({
      status: 503,
      code: 'not-ready',
      errors: expect.arrayContaining([{ pointer: 'log', message: 'The log cannot be read.' }]),
    });
    expect(alive.status).toBe(200);
    expect(await metrics.text()).toMatch(/^sebone_log_reachable 0$/m);

    await double.resume();
    const recorded = await once(201, () => give(one, 'report-action', action('a-2'), 'in-the-outage'));
    const position = await positionIn(recorded);
    await once(200, () => get(one, '/readyz'));
    await once(200, () => get(other, '/readyz'));
    const page = await reflecting(other, '/v1/initiatives/river/partners/water', position);
    expect(((await page.json()) as Json)['position']).toBe(Number(position));
    for (const { parts } of [one, other])
      expect(await parts.views.reached(Number(position), { timeout: 30_000 })).toBe('reached');
    expect(await (await get(one, '/metrics')).text()).toMatch(/^sebone_log_reachable 1$/m);
    expect(double.written.filter(({ type }) => type === 'ActionReported')).toHaveLength(2);
    expect(lines.join('')).not.toContain(PASSWORD);
  });

  it('does not start without it, and says why in a line, without the password', async () => {
    await double.stop();
    await expect(served()).rejects.toMatchObject({ code: 'store-unreachable' });
    const told = lines.map((line) => JSON.parse(line) as Json);
    expect(told.filter(({ what }) => what === 'could not start')).toEqual([
      { level: 'warn', at: expect.any(String), what: 'could not start', code: 'store-unreachable' },
    ]);
    expect(lines.join('')).not.toContain(PASSWORD);
  });
});

describe.each<[what: string, begin: () => unknown, end: () => unknown]>([
  ['falls silent', () => double.faults.always([...writes, 'read', 'subscribe'], silence()), () => double.faults.lift()],
  ['has no leader for a while, and then another one', () => double.elect(), () => double.elect(1)],
  ['has a full disk', () => double.fillDisk(), () => double.freeDisk()],
  ['is started anew, and has forgotten what it wrote', () => double.stop(), () => double.resume()],
])('an event store that %s', (_, begin, end) => {
  it('keeps its server unready as long as that lasts; no command is lost, and none recorded twice', async () => {
    await double.close();
    double = await KurrentDouble.start({ version: '26.1', nodes: 2, log: new Log({}) });
    const serving = await served();
    await founded(serving);
    await begin();
    const during = await give(serving, 'report-action', action('a-1'), 'given-meanwhile');
    expect(await toldOf(during)).toMatchObject({ status: 503, code: 'store-unreachable' });
    await once(503, () => get(serving, '/readyz'));
    expect((await get(serving, '/healthz')).status).toBe(200);
    await end();
    const first = await once(201, () => give(serving, 'report-action', action('a-1'), 'given-meanwhile'));
    const position = await positionIn(first);
    await once(200, () => get(serving, '/readyz'));
    const again = await give(serving, 'report-action', action('a-1'), 'given-meanwhile');
    expect([again.status, await positionIn(again)]).toEqual([201, position]);
    expect(double.written.filter(({ type }) => type === 'ActionReported')).toHaveLength(1);
    expect(await serving.parts.views.reached(Number(position), { timeout: 30_000 })).toBe('reached');
  });
});

describe('an event store that loses its answers', () => {
  it('is asked what became of a command: it is answered, and recorded once', async () => {
    const serving = await served(newFolder(), 30_000);
    await founded(serving);
    double.faults.always(writes, answerLost());
    const first = await give(serving, 'report-action', action('a-1'), 'answer-lost');
    double.faults.lift();
    const again = await give(serving, 'report-action', action('a-1'), 'answer-lost');
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await again.text()).toBe(await first.text());
    expect(double.written.filter(({ type }) => type === 'ActionReported')).toHaveLength(1);
    await once(200, () => get(serving, '/readyz'));
  });
});

describe('a command that is more than the event store takes', () => {
  it('is refused, with nothing recorded', async () => {
    await double.close();
    double = await KurrentDouble.start({ version: '25.1', log: new Log({}), maxAppendSize: 5_000 });
    const serving = await served();
    await founded(serving);
    const before = double.written.length;
    const large = { ...action('a-1'), evidence: 'x'.repeat(4_900) };
    expect(await toldOf(await give(serving, 'report-action', large))).toMatchObject({
      status: 413,
      code: 'append-too-large',
    });
    expect(double.written).toHaveLength(before);
    expect((await give(serving, 'report-action', action('a-1'))).status).toBe(201);
  });
});

describe('a data folder with a log of its own', () => {
  it('is not served with an event store that does not hold that log, and is once it was moved there', async () => {
    const data = join(folder.path, 'embedded');
    const embedded = await serve({ data, host: '127.0.0.1', port: 0, authentication: false, bodyLimit: 65_536 });
    await founded(embedded);
    await embedded.parts.views.reached(FOUNDED.length, { timeout: 30_000 });
    await embedded.close();
    await expect(served(data)).rejects.toMatchObject({ code: 'log-left-behind', position: FOUNDED.length });
    await migrateLog({ folder: data }, { address: double.connectionString() });
    const moved = await served(data);
    const position = await positionIn(await give(moved, 'report-action', action('a-1')));
    expect(await moved.parts.views.reached(Number(position), { timeout: 30_000 })).toBe('reached');
    const { views } = await moved.parts.views.status();
    expect(views.map(({ count }) => count)).toEqual(views.map(() => FOUNDED.length + 1));
    await once(200, () => get(moved, '/readyz'));
  });
});
