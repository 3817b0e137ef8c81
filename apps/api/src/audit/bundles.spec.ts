import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as send, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandFrom } from '@sebone/initiative';
import { isRejection } from '@sebone/kernel';
import { verifyBundle, type Report } from '@sebone/ledger-verify';
import { EXAMPLES, FOUNDED } from '@sebone/testing';
import { grantFrom } from '../access/grants.ts';
import { Keys } from '../access/keys.ts';
import type { Grant } from '../access/principal.ts';
import { serve, type Serving } from '../serving.ts';

const RIVER = '/v1/initiatives/river/audit/bundles';
const NAME = '佐藤 花子';

let folder: string;
let serving: Serving;
let keys: Keys;
let key: string;
let given = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sebone-bundles-'));
  // As a server leaves it that is killed amid a bundle.
  const killed = join(folder, 'bundle.unfinished-killed');
  mkdirSync(killed);
  writeFileSync(join(killed, 'bundle'), NAME);
  const config = { data: folder, host: '127.0.0.1', port: 0, authentication: true, bodyLimit: 65_536 };
  serving = await serve({ ...config, checkpointEvery: 0 });
  keys = new Keys(folder, Date.now);
  key = keys.add({ name: 'auditor', grants: [grantFrom('auditor@*') as Grant] }).key;
  for (const initiative of ['river', 'forest'])
    for (const [name, body] of FOUNDED) await record(name, { initiative, ...body });
  await record('report-action', { ...EXAMPLES['report-action']!.body, commitmentId: undefined, completes: undefined });
  await record('name-contact', { partnerId: 'water', contact: 1, name: NAME, occurredOn: '2020-03-01' });
});

afterAll(async () => {
  keys.close();
  await serving.close();
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

async function record(name: string, body: object): Promise<void> {
  const command = commandFrom(name, { initiative: 'river', ...body });
  if (isRejection(command)) throw new Error(JSON.stringify(command));
  const outcome = await serving.parts.transactor.transact(command, { commandId: `given-${++given}`, actor: 'spec' });
  expect(outcome).toEqual(expect.objectContaining({ kind: 'recorded' }));
}

const ask = (body: unknown, path = RIVER, type = 'application/json'): Promise<Response> =>
  fetch(`${serving.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

async function verified(answer: Response): Promise<Report & { readonly text: string }> {
  expect(answer.status).toBe(200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(answer.headers.get('content-length')).toBe(String(bytes.length));
  const trust = serving.parts.ledger.keys().map(({ vkey }) => vkey);
  return { ...verifyBundle(bytes, { trust }), text: bytes.toString() };
}

const left = (): readonly string[] =>
  readdirSync(serving.parts.config.data).filter((name) => name.startsWith('bundle'));

describe('A bundle over HTTP', () => {
  it('that a killed server left unfinished is gone once another one serves', () => {
    expect(left()).toEqual([]);
  });

  it('verifies, offline, by the key of the log alone', async () => {
    const answer = await ask({});
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="river.sebone-bundle"',
      'cache-control': 'no-store',
    });
    const { verdict, faults, text } = await verified(answer);
    expect([verdict, faults]).toEqual(['verified', []]);
    expect(text).toContain(NAME);
    expect(left()).toEqual([]);
  });

  it('tells of one partner, and of a period', async () => {
    const answer = await ask({ partner: 'water', from: '2020-01-01', to: '2020-12-31' });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="river.water.sebone-bundle"');
    const { verdict, found } = await verified(answer);
    expect([verdict, found?.manifest]).toEqual([
      'verified',
      expect.objectContaining({
        initiative: 'river',
        partner: 'water',
        period: { from: '2020-01-01', to: '2020-12-31' },
      }),
    ]);
  });

  it('is incomplete where what is personal is withheld', async () => {
    const { verdict, faults, text } = await verified(await ask({ withholdPersonal: true }));
    expect([verdict, faults.map(({ code }) => code)]).toEqual(['incomplete', ['withheld']]);
    expect(text).not.toContain(NAME);
  });

  it('holds nothing of another initiative', async () => {
    const { text } = await verified(await ask({}));
    expect(text).not.toContain('forest');
  });

  it.each([
    [[], ['']],
    [null, ['']],
    [
      { partner: '../x', from: '2023-02-29', to: 7, withholdPersonal: 'no', file: '/tmp/x' },
      ['/partner', '/from', '/to', '/withholdPersonal', '/file'],
    ],
    [{ from: '2024-01-02', to: '2024-01-01' }, ['/to']],
  ])('is asked for with %j in vain: every bad field is named', async (body, pointers) => {
    const answer = await ask(body);
    const { code, errors } = (await answer.json()) as { code: string; errors: { pointer: string }[] };
    expect([answer.status, code, errors.map(({ pointer }) => pointer)]).toEqual([400, 'invalid-body', pointers]);
  });

  it('is of nobody where there is no such initiative or partner', async () => {
    const code = async (answer: Response): Promise<unknown> => [
      answer.status,
      ((await answer.json()) as { code: string }).code,
    ];
    expect(await code(await ask({}, '/v1/initiatives/moon/audit/bundles'))).toEqual([404, 'unknown-initiative']);
    expect(await code(await ask({ partner: 'moon' }))).toEqual([404, 'unknown-partner']);
    expect(await code(await ask({}, RIVER, 'application/x-ndjson'))).toEqual([415, 'unsupported-media-type']);
    expect(left()).toEqual([]);
  });

  it('is cut off where the key is revoked on the way, and does not look whole', async () => {
    await enlarge();
    const lent = keys.add({ name: 'lent', grants: [grantFrom('auditor@river') as Grant] });
    const answer = await begun(lent.key);
    keys.revoke(keys.list().find(({ name }) => name === 'lent')!.id);
    await refused(lent.key);
    let taken = 0;
    const reading = (async () => {
      for await (const bytes of answer) taken += (bytes as Buffer).length;
    })();
    await expect(reading).rejects.toThrow('aborted');
    expect(taken).toBeLessThan(Number(answer.headers['content-length']));
    expect(left()).toEqual([]);
  });
});

/** Facts of more bytes than connections hold on the way. */
async function enlarge(): Promise<void> {
  const event = { type: 'ActionReported', schema: 1, occurredOn: '2024-01-01', reportedOn: '2024-01-02' };
  const data = { partnerId: 'water', actionId: 'long', title: '長'.repeat(20_000) };
  const events = Array.from({ length: 250 }, () => ({ ...event, data }));
  const mark = { id: 'large', fingerprint: 'l', actor: 'spec', correlationId: 'l', causationId: 'l' };
  await serving.parts.store.append([{ stream: 'meeting-river.large', expected: 0, events }], mark);
}

/** A bundle whose beginning has come, and whose rest waits. */
async function begun(bearer: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
    send(`${serving.url}${RIVER}`, { method: 'POST', headers }, (answer) => resolve(answer.pause()))
      .on('error', reject)
      .end('{}');
  });
}

/** Waits until a key opens nothing any more. */
async function refused(bearer: string): Promise<void> {
  const headers = { authorization: `Bearer ${bearer}` };
  while ((await fetch(`${serving.url}/v1/audit/checkpoint`, { headers })).status !== 401);
}
