import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { COMMANDS, commandFrom } from '@sebone/initiative';
import { isRejection } from '@sebone/kernel';
import { EXAMPLES, FOUNDED } from '@sebone/testing';
import type { Need } from './need.ts';
import { ROUTES } from '../routes.ts';
import { patternOf, type Route } from '../route.ts';
import { serve, type Serving } from '../serving.ts';
import { grantFrom } from './grants.ts';
import { Keys } from './keys.ts';
import { RECORDED_BY } from './permissions.ts';
import type { Grant, Role } from './principal.ts';

const HERE = 'minato';
const ELSEWHERE = 'tanigawa';

/** Everybody who asks: what they were granted. Nobody in particular was granted nothing, and has no key. */
const CAST: Readonly<Record<string, string | undefined>> = {
  nobody: undefined,
  'somebody with nothing': '',
  ...Object.fromEntries(
    [HERE, ELSEWHERE].flatMap((initiative) =>
      ['backbone', 'partner:water', 'analyst', 'auditor', 'integrator:report-action'].map((role) => [
        `${role}@${initiative}`,
        `${role}@${initiative}`,
      ]),
    ),
  ),
  'analyst@*': 'analyst@*',
  'auditor@*': 'auditor@*',
  admin: 'admin',
};

/** What roles meet a need, said a second time. */
const LETS: Readonly<Record<Exclude<Need, 'public'>, readonly Role[]>> = {
  read: ['backbone', 'partner', 'analyst', 'auditor', 'admin'],
  audit: ['backbone', 'auditor', 'admin'],
  prove: ['backbone', 'auditor', 'admin'],
  contacts: ['backbone', 'auditor', 'admin', 'partner'],
  record: ['backbone', 'partner', 'integrator', 'admin'],
};

/** What anybody may ask: it tells nothing of any initiative. */
const PUBLIC = ['/healthz', '/readyz', '/openapi.json', '/docs', '/docs/{asset}'];

/** What Fastify serves beside the routes: each with why nobody has to be kept from it. */
const UNDECLARED: readonly string[] = [];

let folder: string;
let serving: Serving;
const keys = new Map<string, string | undefined>();
const served = new Map<FastifyInstance, string[]>();

const collect = (message: unknown): void => {
  const { fastify } = message as { fastify: FastifyInstance };
  const routes: string[] = [];
  served.set(fastify, routes);
  fastify.addHook('onRoute', ({ method, url }) => void routes.push(...[method].flat().map((one) => `${one} ${url}`)));
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sebone-walk-'));
  subscribe('fastify.initialization', collect);
  serving = await serve({ data: folder, host: '127.0.0.1', port: 0, authentication: true, bodyLimit: 65_536 });
  unsubscribe('fastify.initialization', collect);
  for (const initiative of [HERE, ELSEWHERE])
    for (const [name, body] of FOUNDED) await record(name, { initiative, ...body });
  await record('report-action', {
    initiative: HERE,
    ...EXAMPLES['report-action']!.body,
    commitmentId: undefined,
    completes: undefined,
  });
  const kept = new Keys(folder, Date.now);
  for (const [who, granted] of Object.entries(CAST)) {
    const grants = granted ? [grant(granted)] : [];
    keys.set(who, granted === undefined ? undefined : kept.add({ name: who, grants }).key);
  }
  kept.close();
});

afterAll(async () => {
  await serving.close();
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

let given = 0;
async function record(name: string, body: object): Promise<void> {
  const command = commandFrom(name, body);
  if (isRejection(command)) throw new Error(JSON.stringify(command));
  const outcome = await serving.parts.transactor.transact(command, { commandId: `given-${++given}`, actor: 'spec' });
  expect(outcome).toEqual(expect.objectContaining({ kind: 'recorded' }));
}

function grant(text: string): Grant {
  const found = grantFrom(text);
  if (isRejection(found)) throw new Error(found.message.en);
  return found;
}

/** Asks, and hears what was answered as far as it is not without end. */
async function ask(
  who: string,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; code?: string; text: string }> {
  const key = keys.get(who);
  const leave = new AbortController();
  const answer = await fetch(`${serving.url}${path}`, {
    method,
    signal: leave.signal,
    headers: {
      ...(key && { authorization: `Bearer ${key}` }),
      ...(method === 'POST' && { 'content-type': 'application/json', 'idempotency-key': `walk-${++given}` }),
    },
    ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
  });
  const isEndless = answer.headers.get('content-type')?.startsWith('text/event-stream');
  const text = isEndless ? '' : await answer.text();
  leave.abort();
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json');
  return { status: answer.status, text, ...(isProblem && { code: (JSON.parse(text) as { code: string }).code }) };
}

/** Where a route is about the initiative; other places in a path are filled with what may or may not be there. */
const pathOf = (route: Route, initiative = HERE): string =>
  route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'initiative' ? initiative : 'water'));

const asksAbout = ({ path }: Route): boolean => path.includes('{initiative}');

/** What a route has to answer somebody: `let in`, or the status and code of a refusal. */
function expected(route: Route, who: string): string {
  if (route.needs === 'public') return 'let in';
  const granted = CAST[who];
  if (granted === undefined) return '401 unauthenticated';
  const one = granted === '' ? undefined : grant(granted);
  const isMet = one !== undefined && LETS[route.needs].includes(one.role);
  if (!asksAbout(route))
    return isMet && (route.needs !== 'audit' || one.initiative === '*') ? 'let in' : '403 not-allowed';
  if (one?.initiative !== HERE && one?.initiative !== '*') return '404 unknown-initiative';
  return isMet ? 'let in' : '403 not-allowed';
}

const outcome = ({ status, code }: { status: number; code?: string }): string =>
  status === 401 || status === 403 || code === 'unknown-initiative' ? `${status} ${code}` : 'let in';

const outcomes = async (
  all: readonly string[],
  ...asked: [method: string, path: string, body?: object]
): Promise<Record<string, string>> =>
  Object.fromEntries(await Promise.all(all.map(async (who) => [who, outcome(await ask(who, ...asked))] as const)));

const cases = ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const);

describe('every route, asked by everybody', () => {
  it.each(cases)('%s lets in whom its declaration lets in', async (_, route) => {
    const found = await outcomes([...keys.keys()], route.method, pathOf(route));
    expect(found).toEqual(Object.fromEntries([...keys.keys()].map((who) => [who, expected(route, who)])));
  });

  it.each(cases.filter(([, route]) => asksAbout(route)))(
    '%s says the same of an initiative that is not there as of one that must not be known',
    async (_, route) => {
      for (const who of [`backbone@${ELSEWHERE}`, `integrator:report-action@${ELSEWHERE}`]) {
        const [there, nowhere] = [
          await ask(who, route.method, pathOf(route)),
          await ask(who, route.method, pathOf(route, 'nowhere')),
        ];
        expect(there.text.replaceAll(HERE, 'nowhere')).toBe(nowhere.text);
        expect(there.status).toBe(nowhere.status);
      }
    },
  );

  it.each(cases.filter(([, route]) => route.needs === 'read' && !asksAbout(route)))(
    '%s tells nobody of what they may not read',
    async (_, route) => {
      const lines =
        route.parameters?.some(({ name }) => name === 'format') && route.path.endsWith('/events')
          ? '?format=ndjson'
          : '';
      expect((await ask(`analyst@${HERE}`, route.method, pathOf(route) + lines)).text).toContain(HERE);
      expect((await ask(`analyst@${ELSEWHERE}`, route.method, pathOf(route) + lines)).text).not.toContain(HERE);
      expect((await ask('somebody with nothing', route.method, pathOf(route) + lines)).status).toBe(403);
    },
  );

  it.each(cases.filter(([, route]) => route.needs === 'contacts'))(
    '%s tells a partner of itself, and of no other',
    async (_, route) => {
      const another = pathOf(route).replace('/partners/water/', '/partners/forest/');
      expect(another).not.toBe(pathOf(route));
      const found = await outcomes([`partner:water@${HERE}`, `auditor@${HERE}`], route.method, another);
      expect(found).toEqual({ [`partner:water@${HERE}`]: '403 not-allowed', [`auditor@${HERE}`]: 'let in' });
    },
  );

  it('is asked over what is declared, and nothing else is served', () => {
    const instance = serving.app.getHttpAdapter().getInstance();
    const known = ROUTES.map((route) => `${route.method} ${patternOf(route)}`);
    const heads = known.map((route) => route.replace(/^GET /, 'HEAD '));
    const found = served.get(instance)!;
    expect(
      found.filter((route) => !known.includes(route) && !heads.includes(route) && !UNDECLARED.includes(route)),
    ).toEqual([]);
    expect(known.filter((route) => !found.includes(route))).toEqual([]);
  });

  it('is public only where it is named so here, too', () => {
    expect(ROUTES.filter(({ needs }) => needs === 'public').map(({ path }) => path)).toEqual(PUBLIC);
  });

  it('has no initiative in its path under another name', () => {
    expect(ROUTES.filter(({ path }) => /\/initiatives\/\{(?!initiative\})/.test(path)).map(({ path }) => path)).toEqual(
      [],
    );
  });
});

describe('every command, given by everybody', () => {
  const commands = [...COMMANDS.keys()].filter((name) => ROUTES.some(({ path }) => path === `/v1/commands/${name}`));

  it.each(commands)('%s is taken from whom the table names', async (name) => {
    const body = { ...EXAMPLES[name]!.body, initiative: HERE } as { readonly partnerId?: string };
    const should = Object.fromEntries([...keys.keys()].map((who) => [who, expectedOf(name, who, body.partnerId)]));
    const letIn = Object.keys(should).filter((who) => should[who] === 'let in');
    const others = Object.keys(should).filter((who) => should[who] !== 'let in');
    const before = await serving.parts.store.head();
    const kept = await outcomes(others, 'POST', `/v1/commands/${name}`, body);
    expect(await serving.parts.store.head()).toBe(before);
    expect({ ...kept, ...(await outcomes(letIn, 'POST', `/v1/commands/${name}`, body)) }).toEqual(should);
  });

  it.each(commands.filter((name) => RECORDED_BY[name]!.includes('partner')))(
    '%s is not taken from a partner about another',
    async (name) => {
      const body = { ...EXAMPLES[name]!.body, initiative: HERE, partnerId: 'another' };
      expect(await outcomes([`partner:water@${HERE}`], 'POST', `/v1/commands/${name}`, body)).toEqual({
        [`partner:water@${HERE}`]: '403 for-itself-only',
      });
    },
  );

  it('is weighed line by line where many come at once', async () => {
    const resource = EXAMPLES['record-resource']!.body;
    const lines = [
      { initiative: HERE, ...resource, flowId: 'many' },
      { initiative: HERE, ...resource, flowId: 'many', partnerId: 'another' },
      { initiative: ELSEWHERE, ...resource, flowId: 'many' },
      { initiative: 'nowhere', ...resource, flowId: 'many' },
    ].map((body, at) => JSON.stringify({ command: 'record-resource', key: `many-${at}`, body }));
    const answer = await fetch(`${serving.url}/v1/commands`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keys.get(`partner:water@${HERE}`)}`, 'content-type': 'application/x-ndjson' },
      body: lines.join('\n'),
    });
    const found = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { status: number; code?: string });
    expect(found.map(({ status, code }) => [status, code])).toEqual([
      [201, undefined],
      [403, 'for-itself-only'],
      [404, 'unknown-initiative'],
      [404, 'unknown-initiative'],
    ]);
  });

  function expectedOf(name: string, who: string, partnerId: string | undefined): string {
    const granted = CAST[who];
    if (granted === undefined) return '401 unauthenticated';
    const one = granted === '' ? undefined : grant(granted);
    if (!one || !LETS.record.includes(one.role)) return '403 not-allowed';
    if (one.initiative !== HERE && one.initiative !== '*') return '404 unknown-initiative';
    if (!RECORDED_BY[name]!.includes(one.role)) return '403 not-allowed';
    if (one.role === 'integrator') return name === 'report-action' ? 'let in' : '403 not-allowed';
    return one.role === 'partner' && partnerId !== 'water' ? '403 for-itself-only' : 'let in';
  }
});
