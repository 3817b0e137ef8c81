import { mkdtempSync, rmSync } from 'node:fs';
import { request as ask, type ClientRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { FOUNDED } from '@sebone/testing';
import type { Config } from '../config.ts';
import { serve, type Serving, type ServingOptions } from '../serving.ts';
import { grantFrom } from './grants.ts';
import { Keys } from './keys.ts';
import type { Grant } from './principal.ts';

let data: string;
let serving: Serving;
let keys: Keys;
let key: string;

async function begin(config: Partial<Config> = {}, options: ServingOptions = {}): Promise<void> {
  const whole = { data, host: '127.0.0.1', port: 0, authentication: true, bodyLimit: 65_536, ...config };
  serving = await serve(whole, options);
}

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'sebone-lapsing-'));
  keys = new Keys(data, Date.now);
  key = keys.add({ name: 'crm', grants: [grantFrom('backbone@river') as Grant] }).key;
});

afterEach(async () => {
  keys.close();
  await serving.close();
  rmSync(data, { recursive: true, maxRetries: 5 });
});

const authorization = (): string => `Bearer ${key}`;
const revoke = (): void => void keys.revoke(keys.list()[0]!.id);

interface Answer {
  readonly line: number;
  readonly status: number;
  readonly code?: string;
}

/** Gives commands over one request, as long as it lasts. */
function giveMany(): {
  give(command: string, body?: object): Promise<Answer | undefined>;
  readonly request: ClientRequest;
} {
  const request = ask(`${serving.url}/v1/commands`, {
    method: 'POST',
    headers: { authorization: authorization(), 'content-type': 'application/x-ndjson' },
  });
  request.on('error', () => undefined);
  const answers = new Promise<AsyncIterator<string>>((resolve) =>
    request.once('response', (response) => resolve(createInterface({ input: response })[Symbol.asyncIterator]())),
  );
  let given = 0;
  return {
    request,
    give: async (command, body) => {
      request.write(`${JSON.stringify({ command, key: `k-${++given}`, body: { initiative: 'river', ...body } })}\n`);
      const next = await (await answers).next();
      return next.done ? undefined : (JSON.parse(next.value) as Answer);
    },
  };
}

const action = (nth: number): object => ({
  partnerId: 'water',
  actionId: `a-${nth}`,
  title: 'First gauge',
  occurredOn: '2020-05-01',
});

describe('a key that is revoked', () => {
  it('records no more through a request that was open before, whose last line says why', async () => {
    await begin();
    const { give, request } = giveMany();
    for (const [name, body] of FOUNDED) expect(await give(name, body)).toMatchObject({ status: 201 });
    revoke();
    let answer = await give('report-action', action(0));
    for (let nth = 1; answer?.status === 201; nth++) answer = await give('report-action', action(nth));
    expect(answer).toMatchObject({ status: 401, code: 'key-revoked' });
    const recorded = await serving.parts.store.head();
    expect(await give('report-action', action(-1))).toBeUndefined();
    expect(await serving.parts.store.head()).toBe(recorded);
    request.destroy();
  });

  it('is told no more by a stream that was open before: it ends, and is not opened again', async () => {
    await begin({ feed: { heartbeat: 10 } });
    const follow = (): Promise<Response> =>
      fetch(`${serving.url}/v1/events`, { headers: { authorization: authorization() } });
    const stream = (await follow()).body!.getReader();
    await stream.read();
    revoke();
    while (!(await stream.read()).done);
    const again = await follow();
    expect([again.status, await again.json()]).toEqual([401, expect.objectContaining({ code: 'key-revoked' })]);
  });

  it('is told nothing that is recorded from then on', async () => {
    await begin({ feed: { heartbeat: 600_000 } });
    const headers = { authorization: authorization() };
    const answer = await fetch(`${serving.url}/v1/events`, { headers });
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    revoke();
    // Asked until the server knows of it.
    while ((await fetch(`${serving.url}/v1/initiatives`, { headers })).status !== 401);
    const facts = [{ type: 'ActionReported', schema: 1, occurredOn: '2020-05-01', reportedOn: '2020-05-01', data: {} }];
    const mark = { id: 'c1', fingerprint: 'f', actor: 'spec', correlationId: 'c', causationId: 'c' };
    await serving.parts.store.append([{ stream: 'partner-river.water', expected: 0, events: facts }], mark);
    let told = '';
    for (let next = await reader.read(); !next.done; next = await reader.read()) told += next.value;
    expect(told).not.toContain('ActionReported');
  });
});

describe('a bound on the rate', () => {
  it('counts the lines of one request: what is beyond it is refused, line by line', async () => {
    const minute = Date.now();
    await begin({ rate: FOUNDED.length + 2 }, { now: () => minute });
    const { give, request } = giveMany();
    for (const [name, body] of FOUNDED) expect(await give(name, body)).toMatchObject({ status: 201 });
    expect(await give('report-action', action(1))).toMatchObject({ status: 201 });
    for (const nth of [2, 3])
      expect(await give('report-action', action(nth))).toMatchObject({ status: 429, code: 'too-many-requests' });
    const one = await fetch(`${serving.url}/v1/initiatives`, { headers: { authorization: authorization() } });
    expect(one.status).toBe(429);
    request.destroy();
  });
});
