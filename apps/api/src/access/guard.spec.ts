import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify, type FastifyInstance, type InjectOptions } from 'fastify';
import type { Config } from '../config.ts';
import type { Route } from '../route.ts';
import { Keys } from './keys.ts';
import { secure } from './secure.ts';

let folder: string;
let now: number;
let edge: FastifyInstance;
let key: string;
let letGo: (() => void)[];

const route = (path: string, needs: Route['needs'], answers: Route['answers'] = {}): Route => ({
  method: 'GET',
  path,
  operationId: path,
  tag: 'spec',
  summary: { en: path, ja: path },
  needs,
  answers,
});

const ROUTES = [
  route('/open', 'public'),
  route('/page', 'public', { 200: { description: { en: '', ja: '' }, content: { 'text/html': {} } } }),
  route('/whole', 'audit'),
  route('/held', 'audit'),
  { ...route('/alive', 'public'), isUnbounded: true as const },
];

async function begin(config: Partial<Config> = {}): Promise<void> {
  await edge?.close();
  edge = fastify({ trustProxy: config.trustProxy ? [...config.trustProxy] : false });
  await secure(
    edge,
    { data: folder, host: '127.0.0.1', port: 0, authentication: true, bodyLimit: 1_024, ...config },
    ROUTES,
    () => now,
  );
  for (const path of ['/open', '/page', '/whole', '/alive', '/undeclared'])
    edge.get(path, (request) => request.principal);
  edge.get('/held', () => new Promise((resolve) => letGo.push(() => resolve('done'))));
  await edge.ready();
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sebone-guard-'));
  now = Date.parse('2026-04-01T09:00:10Z');
  letGo = [];
  const keys = new Keys(folder, () => now);
  key = keys.add({ name: 'spec', grants: [{ role: 'admin', initiative: '*' }] }).key;
  keys.close();
  await begin();
});

afterEach(async () => {
  await edge.close();
  rmSync(folder, { recursive: true });
});

const ask = (url: string, options: Omit<InjectOptions, 'url'> = {}) => edge.inject({ url, ...options });
const known = (): { headers: { authorization: string } } => ({ headers: { authorization: `Bearer ${key}` } });

/** Waits for what has to come about. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}

describe('the guard', () => {
  it('says how to come in, in the language asked for', async () => {
    const answer = await ask('/whole', { headers: { 'accept-language': 'ja' } });
    expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer realm="sebone"']);
    expect(answer.json()).toMatchObject({ code: 'unauthenticated', detail: expect.stringContaining('API キー') });
  });

  it.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', 'sebone_a_b', 'Bearer a b', 'Bearer a, Bearer b'])(
    'takes %j for nobody',
    async (authorization) => {
      expect((await ask('/whole', { headers: { authorization } })).json()).toMatchObject({
        status: 401,
        code: 'unauthenticated',
      });
    },
  );

  it('asks nobody who they are for what is public, and does not look at what they say', async () => {
    expect((await ask('/open', { headers: { authorization: 'Bearer nonsense' } })).json()).toMatchObject({
      id: 'anyone',
      grants: [],
    });
  });

  it('closes to everybody what is not declared', async () => {
    expect((await ask('/undeclared', known())).json()).toMatchObject({ code: 'not-found' });
    expect((await ask('/undeclared')).statusCode).toBe(401);
  });

  it('asks the same for HEAD as for GET', async () => {
    expect([
      (await ask('/whole', { method: 'HEAD' })).statusCode,
      (await ask('/whole', { method: 'HEAD', ...known() })).statusCode,
    ]).toEqual([401, 200]);
  });

  it('lets a revoked key in no longer', async () => {
    expect((await ask('/whole', known())).statusCode).toBe(200);
    const keys = new Keys(folder, () => now);
    keys.revoke(keys.list()[0]!.id);
    keys.close();
    await until(async () => (await ask('/whole', known())).statusCode === 401);
    expect((await ask('/whole', known())).json()).toMatchObject({ code: 'key-revoked' });
  });
});

describe('without authentication', () => {
  beforeEach(() => begin({ authentication: false }));

  it('everybody on this machine is the local admin', async () => {
    expect((await ask('/whole')).json()).toMatchObject({ id: 'local', grants: [{ role: 'admin' }] });
  });

  it.each(['localhost:8080', '127.0.0.1:8080', '[::1]:8080', '127.9.9.9'])('%s is this machine', async (host) => {
    expect((await ask('/whole', { headers: { host } })).statusCode).toBe(200);
  });

  it.each(['rebound.example', 'localhost.rebound.example', '127.0.0.1.rebound.example', '10.0.0.1'])(
    '%s is not, whatever it resolves to',
    async (host) => {
      for (const path of ['/whole', '/open'])
        expect((await ask(path, { headers: { host } })).json()).toMatchObject({ status: 403, code: 'foreign-host' });
    },
  );

  it('is not made this machine by what a proxy says', async () => {
    await begin({ authentication: false, trustProxy: ['127.0.0.1'] });
    const headers = { host: 'rebound.example', 'x-forwarded-host': 'localhost' };
    expect((await ask('/whole', { headers })).json()).toMatchObject({ status: 403, code: 'foreign-host' });
  });
});

describe('a bound on the rate', () => {
  beforeEach(() => begin({ rate: 3 }));

  it('is told with every answer, and refuses what is beyond it until the minute is over', async () => {
    const first = await ask('/whole', known());
    expect(first.headers).toMatchObject({
      'ratelimit-limit': '3',
      'ratelimit-remaining': '2',
      'ratelimit-reset': '50',
    });
    for (let at = 0; at < 2; at++) expect((await ask('/whole', known())).statusCode).toBe(200);
    const beyond = await ask('/whole', known());
    expect(beyond.headers).toMatchObject({
      'content-type': expect.stringMatching(/^application.problem.json/),
      'retry-after': '50',
      'ratelimit-remaining': '0',
    });
    expect(beyond.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
    now += 50_000;
    expect((await ask('/whole', known())).statusCode).toBe(200);
  });

  it('counts those whom nobody knows by address, so that guessing ends, and keeps nobody else out', async () => {
    const guess = () => ask('/whole', { headers: { authorization: 'Bearer sebone_aaaaaaaaaaaa_b' } });
    for (let at = 0; at < 3; at++) expect((await guess()).statusCode).toBe(401);
    expect((await guess()).statusCode).toBe(429);
    expect((await ask('/nowhere')).statusCode).toBe(429);
    expect((await ask('/whole', known())).statusCode).toBe(200);
  });

  it('is not there for whoever watches over the server', async () => {
    for (let at = 0; at < 4; at++) await ask('/open');
    expect((await ask('/open')).statusCode).toBe(429);
    const watched = await ask('/alive');
    expect([watched.statusCode, watched.headers['ratelimit-limit']]).toEqual([200, undefined]);
  });

  it('believes who a request is forwarded for only of a proxy that is named', async () => {
    const from = (address: string) => ask('/open', { headers: { 'x-forwarded-for': address } });
    for (let at = 0; at < 4; at++) await from(`192.0.2.${at}`);
    expect((await from('192.0.2.9')).statusCode).toBe(429);
    await begin({ rate: 3, trustProxy: ['127.0.0.1'] });
    for (let at = 0; at < 4; at++) expect((await from(`192.0.2.${at}`)).statusCode).toBe(200);
  });
});

describe('a bound on what is under way', () => {
  const held = (count: number): Promise<void> => until(() => letGo.length === count);

  it('refuses one principal what is beyond its share, and lets it go on once something is done', async () => {
    await begin({ concurrency: { total: 10, each: 2 } });
    const under = [ask('/held', known()), ask('/held', known())].map((answer) => Promise.resolve(answer));
    await held(2);
    const beyond = await ask('/whole', known());
    expect([beyond.headers['retry-after'], beyond.json<{ code: string }>().code]).toEqual(['1', 'too-many-at-once']);
    expect((await ask('/open')).statusCode).toBe(200);
    letGo[0]!();
    await under[0];
    expect((await ask('/whole', known())).statusCode).toBe(200);
    letGo[1]!();
    await under[1];
  });

  it('refuses everybody what is beyond the whole', async () => {
    await begin({ concurrency: { total: 1, each: 1 } });
    const under = Promise.resolve(ask('/held', known()));
    await held(1);
    expect((await ask('/open')).json()).toMatchObject({ status: 503, code: 'busy' });
    expect((await ask('/alive')).statusCode).toBe(200);
    letGo[0]!();
    await under;
    for (let at = 0; at < 3; at++) expect((await ask('/open')).statusCode).toBe(200);
  });

  it('does not count those who went away', async () => {
    await begin({ concurrency: { total: 1, each: 1 } });
    await edge.listen({ port: 0, host: '127.0.0.1' });
    const { port } = edge.server.address() as AddressInfo;
    const leave = new AbortController();
    const under = fetch(`http://127.0.0.1:${port}/held`, { ...known(), signal: leave.signal });
    await held(1);
    leave.abort();
    await expect(under).rejects.toThrow();
    await until(async () => (await ask('/open')).statusCode === 200);
    letGo[0]!();
  });
});

describe('the headers that browsers heed', () => {
  it('let nothing run in an answer that is data', async () => {
    expect((await ask('/open')).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    });
    expect((await ask('/whole')).headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
  });

  it('are all of helmet’s for a page', async () => {
    const { headers } = await ask('/page');
    expect(headers).toMatchObject({
      'x-frame-options': 'SAMEORIGIN',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['content-security-policy']).toContain("script-src 'self'");
  });

  it('let pages of no other origin ask, unless the configuration names it', async () => {
    const preflight = (origin: string) =>
      ask('/whole', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
      });
    expect((await preflight('https://crm.example')).headers['access-control-allow-origin']).toBeUndefined();
    await begin({ corsOrigins: ['https://crm.example'] });
    const answer = await preflight('https://crm.example');
    expect([
      answer.statusCode,
      answer.headers['access-control-allow-origin'],
      answer.headers['access-control-allow-headers'],
    ]).toEqual([204, 'https://crm.example', 'authorization']);
    expect((await preflight('https://evil.example')).headers['access-control-allow-origin']).toBeUndefined();
    const refused = await ask('/whole', { headers: { origin: 'https://crm.example' } });
    expect([refused.statusCode, refused.headers['access-control-allow-origin']]).toEqual([401, 'https://crm.example']);
    expect(refused.headers['access-control-allow-credentials']).toBeUndefined();
  });
});
