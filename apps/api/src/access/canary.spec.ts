import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXAMPLES, FOUNDED } from '@sebone/testing';
import { serve, type Serving } from '../serving.ts';
import { Keys } from './keys.ts';
import { withoutSecrets } from './secrets.ts';

/** What must turn up nowhere: a person's name, and a secret. */
const PERSON = 'Sakurako Yamamoto-canary';
const SECRET = 'canarySecret0123456789canarySecret012345678';
/** Any part of either: all are so long that no token has one of them by chance. */
const PERSONAL = /canarySecret|Sakurako|Yamamoto/i;

let folder: string;
let serving: Serving;
let lines: string;
let key: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sebone-canary-'));
  lines = '';
  const config = {
    data: folder,
    host: '127.0.0.1',
    port: 0,
    authentication: true,
    bodyLimit: 65_536,
    logLevel: 'debug',
  } as const;
  serving = await serve(config, { logTo: { write: (line: string) => void (lines += line) } });
  const keys = new Keys(folder, Date.now);
  key = keys.add({ name: PERSON, grants: [{ role: 'admin', initiative: '*' }] }).key;
  keys.close();
});

afterEach(async () => {
  await serving.close();
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

let given = 0;
async function ask(
  path: string,
  {
    bearer = key,
    method = 'GET',
    body,
    headers = {},
  }: { bearer?: string; method?: string; body?: string; headers?: Record<string, string> } = {},
): Promise<string> {
  const answer = await fetch(`${serving.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${bearer}`,
      'content-type': 'application/json',
      'idempotency-key': `canary-${++given}`,
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  return `${answer.status} ${JSON.stringify(Object.fromEntries(answer.headers))} ${await answer.text()}`;
}

describe('what somebody sends', () => {
  const forged = `sebone_abcdefghijkl_${SECRET}`;
  const token = `eyJhbGciOiJFUzI1NiJ9.${SECRET}.${SECRET}`;
  const action = { ...EXAMPLES['report-action']!.body, initiative: 'minato' };

  it('to come in is in no answer', async () => {
    for (const bearer of [forged, token, `${key}x`]) {
      const answer = await ask('/metrics', { bearer });
      expect(answer).toMatch(/^401 /);
      expect(answer).not.toContain(bearer);
      expect(answer).not.toContain(SECRET);
    }
  });

  it('is in no line of the log, whether it was taken, refused or broken', async () => {
    for (const [name, body] of FOUNDED)
      await ask(`/v1/commands/${name}`, {
        method: 'POST',
        body: JSON.stringify({ initiative: 'minato', ...body, name: PERSON }),
      });
    const bodies = [
      { ...action, title: PERSON },
      { ...action, occurredOn: PERSON },
      { [PERSON]: SECRET },
      { ...action, partnerId: PERSON },
    ];
    for (const body of bodies) await ask('/v1/commands/report-action', { method: 'POST', body: JSON.stringify(body) });
    await ask('/v1/commands/report-action', { method: 'POST', body: `{"title": "${PERSON}", ${SECRET}` });
    await ask('/v1/commands/report-action', { method: 'POST', body: PERSON, headers: { 'content-type': SECRET } });
    await ask(`/v1/events?format=ndjson&${encodeURIComponent(PERSON)}=${SECRET}`);
    await ask(`/v1/initiatives/${encodeURIComponent(PERSON)}/${SECRET}`);
    await ask(`/${SECRET}?key=${key}`, {
      headers: { 'x-request-id': PERSON, 'accept-language': SECRET, cookie: SECRET },
    });
    for (const bearer of [forged, token, key]) await ask('/metrics', { bearer });
    await serving.close();
    // Were nothing logged at all, this would prove nothing.
    expect(lines.split('\n').length).toBeGreaterThan(10);
    for (const canary of [PERSON, SECRET, key.slice(20), 'canary', 'Sakurako']) expect(lines).not.toContain(canary);
  });

  it('of a person is in no file of the data folder, nor in the log, whether it was taken, refused or broken', async () => {
    for (const [name, body] of FOUNDED)
      await ask(`/v1/commands/${name}`, { method: 'POST', body: JSON.stringify({ initiative: 'minato', ...body }) });
    const contact = { initiative: 'minato', partnerId: 'water', contact: 1, occurredOn: '2020-03-01' };
    const about = { ...contact, name: PERSON, email: `${SECRET}@example.org`, note: `Ask for ${PERSON}` };
    const named = { method: 'POST', headers: { 'idempotency-key': 'named' }, body: JSON.stringify(about) };
    const path = '/v1/commands/name-contact';
    expect(await ask(path, named)).toMatch(/^201 /);
    const answers = [
      await ask(path, named),
      // Refused by the domain, and kept; with a key that was used; and not well formed.
      ...[
        { body: { ...about, name: `${PERSON} II` }, key: 'refused' },
        { body: { ...about, name: `${PERSON} II` }, key: 'refused' },
        { body: { ...about, name: `${PERSON} III` }, key: 'refused' },
        { body: { ...about, email: `${PERSON} at home` }, key: 'malformed' },
        { body: { ...about, emial: SECRET }, key: 'mistyped' },
      ].map(({ body, key: idempotent }) => ({
        body: JSON.stringify(body),
        headers: { 'idempotency-key': idempotent },
      })),
    ];
    const told: string[] = [];
    for (const given of answers)
      told.push(typeof given === 'string' ? given : await ask(path, { ...given, method: 'POST' }));
    expect(told.map((text) => `${text.slice(0, 3)} ${/"code":"([\w-]+)"/.exec(text)?.[1]}`)).toEqual([
      '201 undefined',
      '422 id-taken',
      '422 id-taken',
      '422 idempotency-key-reused',
      '400 invalid-command',
      '400 invalid-command',
    ]);
    const lines_ = [about, { ...about, contact: 2 }].map((body, at) =>
      JSON.stringify({ command: 'name-contact', key: `l${at}`, body }),
    );
    told.push(
      await ask('/v1/commands', {
        method: 'POST',
        body: lines_.join('\n'),
        headers: { 'content-type': 'application/x-ndjson' },
      }),
    );
    for (const text of told) expect(text).not.toMatch(PERSONAL);
    for (const question of ['/partners/water/ledger', '/partners/water', '/timeline', ''])
      expect(await ask(`/v1/initiatives/minato${question}`)).not.toMatch(PERSONAL);
    expect(await ask('/v1/events?format=ndjson')).not.toMatch(PERSONAL);
    // Whoever may know people is told.
    expect(await ask('/v1/initiatives/minato/partners/water/contacts')).toContain(PERSON);
    await serving.close();
    expect(lines).not.toMatch(PERSONAL);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['log.db', 'answers.db', 'views.db', 'vault.db']),
    );
    // The keys file alone has the name, which people gave the key.
    for (const { parentPath, name } of files.filter(({ name: file }) => !file.startsWith('keys.db')))
      expect([name, readFileSync(join(parentPath, name)).toString('latin1').match(PERSONAL)]).toEqual([name, null]);
  });

  it('is not named by the keys file beyond the name that people gave the key', async () => {
    await ask('/metrics');
    await serving.close();
    const kept = readFileSync(join(folder, 'keys.db')).toString('latin1');
    expect(kept).toContain(PERSON);
    expect(kept).not.toContain(key.slice(20));
  });
});

describe('a text without secrets', () => {
  it.each([
    [`GET /?key=sebone_abcdefghijkl_${SECRET}`, 'GET /?key=sebone_abcdefghijkl_…'],
    [`eyJhbGciOiJFUzI1NiJ9.${SECRET}.${SECRET}`, 'eyJ…'],
    [`https://hanako:${SECRET}@id.example/x`, 'https://…@id.example/x'],
    ['sebone-data/keys.db, the bearer of news', 'sebone-data/keys.db, the bearer of news'],
  ])('%s', (text, without) => expect(withoutSecrets(text)).toBe(without));
});
