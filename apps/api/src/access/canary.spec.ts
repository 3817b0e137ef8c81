import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXAMPLES, FOUNDED } from '@sebone/testing';
import { serve, type Serving } from '../serving.ts';
import { Keys } from './keys.ts';
import { withoutSecrets } from './secrets.ts';

/** What must turn up nowhere: a person's name, and a secret. */
const PERSON = 'Hanako Yamada-canary';
const SECRET = 'canarySecret0123456789canarySecret012345678';

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
    for (const canary of [PERSON, SECRET, key.slice(20), 'canary', 'Hanako']) expect(lines).not.toContain(canary);
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
