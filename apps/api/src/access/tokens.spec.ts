import { createServer, type Server } from 'node:http';
import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { fastify, type FastifyInstance } from 'fastify';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from 'jose';
import type { Route } from '../route.ts';
import type { Limits } from './limits.ts';
import type { Oidc } from './oidc.ts';
import type { Principal } from './principal.ts';
import { secure } from './secure.ts';

const NOW = Date.parse('2026-04-01T09:00:00Z');
const AUDIENCE = 'https://sebone.example';

/** An issuer of tokens on this machine: its discovery document, and its keys. */
let server: Server;
let issuer: string;
let published: JWK[];
let fetched: number;
/** Whether it takes the question after its keys and gives no answer. */
let hangs: boolean;
let now: number;
const pairs: Record<string, { publicKey: CryptoKey; privateKey: CryptoKey }> = {};

let folder: string;
let edge: FastifyInstance;

const PROBE: Route = {
  method: 'GET',
  path: '/v1/initiatives/{initiative}/probe',
  operationId: 'probe',
  tag: 'spec',
  summary: { en: 'Probe', ja: '確認' },
  needs: 'read',
  answers: {},
};

beforeAll(async () => {
  for (const [kid, alg] of [
    ['rsa', 'RS256'],
    ['ec', 'ES256'],
    ['ed', 'EdDSA'],
    ['next', 'ES256'],
    ['stranger', 'ES256'],
  ] as const)
    pairs[kid] = await generateKeyPair(alg, { extractable: true });
});

beforeEach(async () => {
  published = await Promise.all(['rsa', 'ec', 'ed'].map(shown));
  fetched = 0;
  hangs = false;
  now = NOW;
  server = createServer((request, response) => {
    if (request.url === '/keys') fetched++;
    if (request.url === '/keys' && hangs) return;
    const said =
      request.url === '/keys'
        ? { keys: published }
        : request.url === '/.well-known/openid-configuration'
          ? { issuer, jwks_uri: `${issuer}/keys` }
          : undefined;
    response.writeHead(said ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(said ?? {}));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = mkdtempSync(join(tmpdir(), 'sebone-tokens-'));
  edge = await edgeThatTakes({});
});

afterEach(async () => {
  await edge.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

async function shown(kid: string): Promise<JWK> {
  const { alg } =
    pairs[kid]!.publicKey.algorithm.name === 'ECDSA'
      ? { alg: 'ES256' }
      : pairs[kid]!.publicKey.algorithm.name === 'Ed25519'
        ? { alg: 'EdDSA' }
        : { alg: 'RS256' };
  return { ...(await exportJWK(pairs[kid]!.publicKey)), kid, alg, use: 'sig' };
}

async function edgeThatTakes(oidc: Partial<Oidc>, limits: Limits = {}): Promise<FastifyInstance> {
  const app = fastify();
  const config = { data: folder, host: '127.0.0.1', port: 0, authentication: true, bodyLimit: 1_024 };
  const takes: Oidc = {
    issuer,
    audience: AUDIENCE,
    algorithms: ['RS256', 'ES256', 'EdDSA'],
    clockTolerance: 5,
    claim: 'sebone',
    ...oidc,
  };
  await secure(app, { ...config, ...limits, oidc: takes }, [PROBE], () => now);
  app.get('/v1/initiatives/:initiative/probe', (request) => request.principal);
  return app;
}

const seconds = NOW / 1000;

interface Wanted {
  readonly kid?: string;
  readonly alg?: string;
  readonly named?: string | null;
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** A token as the issuer signs it, but for what is told. */
function token({ kid = 'ec', alg = 'ES256', named = kid, claims = {} }: Wanted = {}): Promise<string> {
  const said = {
    iss: issuer,
    aud: AUDIENCE,
    sub: 'hanako@example.org',
    iat: seconds - 60,
    exp: seconds + 300,
    sebone: ['analyst@minato'],
    ...claims,
  };
  return new SignJWT(said)
    .setProtectedHeader({ alg, ...(named !== null && { kid: named }) })
    .sign(pairs[kid]!.privateKey);
}

const ask = (bearer: string, initiative = 'minato', remoteAddress = '127.0.0.1') =>
  edge.inject({
    url: `/v1/initiatives/${initiative}/probe`,
    headers: { authorization: `Bearer ${bearer}` },
    remoteAddress,
  });

async function refusal(bearer: string): Promise<unknown> {
  const answer = await ask(bearer);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  if (answer.statusCode === 401)
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="sebone", error="invalid_token"');
  return [answer.statusCode, answer.json<{ code: string }>().code];
}

describe('an access token', () => {
  it.each([
    ['rsa', 'RS256'],
    ['ec', 'ES256'],
    ['ed', 'EdDSA'],
  ])('signed by the issuer with %s is taken', async (kid, alg) => {
    const answer = await ask(await token({ kid, alg }));
    expect(answer.json<Principal>()).toMatchObject({ grants: [{ role: 'analyst', initiative: 'minato' }] });
  });

  it('names nobody: whom it speaks of is a digest, the same for ever', async () => {
    const [one, again] = [
      (await ask(await token())).json<Principal>(),
      (await ask(await token({ kid: 'rsa', alg: 'RS256' }))).json<Principal>(),
    ];
    expect(one.id).toMatch(/^oidc\.[0-9a-f]{32}$/);
    expect(again).toEqual(one);
    expect(JSON.stringify(one)).not.toContain('hanako');
  });

  it('that names no key is taken where the issuer has but one of the kind', async () => {
    expect((await ask(await token({ named: null }))).statusCode).toBe(200);
  });

  it('is asked of the issuer once for many', async () => {
    for (let at = 0; at < 5; at++) await ask(await token());
    expect(fetched).toBe(1);
  });

  it('grants nothing beyond its claim', async () => {
    expect((await ask(await token({ claims: { sebone: [] } }))).json()).toMatchObject({
      status: 404,
      code: 'unknown-initiative',
    });
    expect((await ask(await token(), 'roundtable')).json()).toMatchObject({ status: 404, code: 'unknown-initiative' });
    expect((await ask(await token({ claims: { sebone: 'integrator:report-action@minato' } }))).json()).toMatchObject({
      status: 403,
    });
  });

  it.each([
    ['expired', { exp: seconds - 6 }, 'token-expired'],
    ['not valid yet', { nbf: seconds + 6 }, 'token-not-yet-valid'],
    ['for another audience', { aud: 'https://elsewhere.example' }, 'wrong-audience'],
    ['of another issuer', { iss: 'https://elsewhere.example' }, 'wrong-issuer'],
    ['without a subject', { sub: undefined }, 'invalid-token'],
    ['whose subject is no text', { sub: 7 }, 'invalid-token'],
    ['without an end', { exp: undefined }, 'invalid-token'],
    ['without an audience', { aud: undefined }, 'invalid-token'],
    ['without an issuer', { iss: undefined }, 'invalid-token'],
    ['whose end is no number', { exp: 'never' }, 'invalid-token'],
  ])('that is %s is refused', async (_, claims, code) => {
    expect(await refusal(await token({ claims }))).toEqual([401, code]);
  });

  it('is taken within the tolerance of clocks', async () => {
    expect((await ask(await token({ claims: { exp: seconds - 4, nbf: seconds + 4 } }))).statusCode).toBe(200);
  });

  it('signed by a stranger is refused, under a name of theirs or of the issuer', async () => {
    expect(await refusal(await token({ kid: 'stranger' }))).toEqual([401, 'unknown-signing-key']);
    expect(await refusal(await token({ kid: 'stranger', named: 'ec' }))).toEqual([401, 'invalid-token']);
    expect(await refusal(await token({ kid: 'stranger', named: null }))).toEqual([401, 'invalid-token']);
  });

  it('signed with nothing is refused', async () => {
    const none = new UnsecuredJWT({ sebone: ['admin'] })
      .setIssuer(issuer)
      .setAudience(AUDIENCE)
      .setSubject('x')
      .setExpirationTime(seconds + 300)
      .encode();
    expect(await refusal(none)).toEqual([401, 'algorithm-not-allowed']);
    const [, payload] = (await token()).split('.');
    for (const alg of ['None', 'NONE', ''])
      expect(await refusal(`${Buffer.from(JSON.stringify({ alg })).toString('base64url')}.${payload}.`)).toEqual([
        401,
        expect.stringMatching(/^(algorithm-not-allowed|invalid-token)$/),
      ]);
  });

  it('signed with the public key as if it were a secret is refused', async () => {
    const secret = await exportSPKI(pairs['rsa']!.publicKey);
    const [, payload] = (await token()).split('.');
    const signed = `${Buffer.from(JSON.stringify({ alg: 'HS256', kid: 'rsa' })).toString('base64url')}.${payload}`;
    expect(await refusal(`${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`)).toEqual([
      401,
      'algorithm-not-allowed',
    ]);
  });

  it('signed with an algorithm that is not among those pinned is refused', async () => {
    await edge.close();
    edge = await edgeThatTakes({ algorithms: ['ES256'] });
    expect(await refusal(await token({ kid: 'rsa', alg: 'RS256' }))).toEqual([401, 'algorithm-not-allowed']);
  });

  it('that was altered is refused', async () => {
    const [header, , signature] = (await token()).split('.');
    const payload = Buffer.from(
      JSON.stringify({ iss: issuer, aud: AUDIENCE, sub: 'x', exp: seconds + 300, sebone: ['admin'] }),
    ).toString('base64url');
    expect(await refusal(`${header}.${payload}.${signature}`)).toEqual([401, 'invalid-token']);
  });

  it('that is huge or no token at all is refused, before the issuer is asked', async () => {
    for (const bearer of [
      await token({ claims: { padding: 'x'.repeat(9_000) } }),
      'a',
      'a.b.c',
      '..',
      'eyJ.eyJ.',
      `${'a.'.repeat(3_000)}a`,
    ])
      expect(await refusal(bearer)).toEqual([401, 'invalid-token']);
    expect(fetched).toBe(0);
  });

  it('signed with a key that the issuer began to show since is taken, and asked for at most twice a minute', async () => {
    await ask(await token());
    published.push(await shown('next'));
    expect(await refusal(await token({ kid: 'next' }))).toEqual([401, 'unknown-signing-key']);
    expect(fetched).toBe(1);
    now += 30_000;
    expect((await ask(await token({ kid: 'next' }))).statusCode).toBe(200);
    expect(fetched).toBe(2);
  });

  it('cannot be told while the issuer does not answer: that is said, and mended by itself', async () => {
    const keys = published;
    published = undefined as never;
    for (let at = 0; at < 5; at++) expect(await refusal(await token())).toEqual([503, 'issuer-unreachable']);
    expect(fetched).toBe(1);
    published = keys;
    now += 5_000;
    expect((await ask(await token())).statusCode).toBe(200);
  });

  const lasting = { claims: { exp: seconds + 200_000 } };

  it('goes on being taken where the issuer does not answer any more, without waiting for it, for a day', async () => {
    await ask(await token());
    hangs = true;
    now += 600_000;
    for (let at = 0; at < 5; at++) expect((await ask(await token(lasting))).statusCode).toBe(200);
    while (fetched < 2) await turn();
    expect(fetched).toBe(2);
    server.closeAllConnections();
    published = undefined as never;
    hangs = false;
    now += 86_400_000;
    expect(await refusal(await token(lasting))).toEqual([503, 'issuer-unreachable']);
  });

  it('signed with a key that is not among those held cannot be told while the issuer does not answer', async () => {
    await ask(await token());
    published = undefined as never;
    now += 30_000;
    for (let at = 0; at < 5; at++)
      expect(await refusal(await token({ kid: 'next' }))).toEqual([503, 'issuer-unreachable']);
    expect(fetched).toBe(2);
    expect((await ask(await token())).statusCode).toBe(200);
  });

  it('opens nothing any more, once it has expired, to a request that is open', async () => {
    await edge.close();
    edge = await edgeThatTakes({});
    edge.addHook('preHandler', (_request, _reply, done) => {
      now += 305_000;
      done();
    });
    edge.addHook('preHandler', async (request, reply) => reply.send({ lapsed: request.lapsed()?.code }));
    expect((await ask(await token())).json()).toEqual({ lapsed: 'token-expired' });
  });
});

describe('tokens that are no tokens', () => {
  const bogus = (from: string) => token({ kid: 'stranger' }).then((bearer) => ask(bearer, 'minato', from));
  const turns = async (): Promise<void> => {
    for (let at = 0; at < 200; at++) await turn();
  };

  it('keep nobody else out while the issuer does not answer: they take no more than the share of their address', async () => {
    await edge.close();
    edge = await edgeThatTakes({}, { concurrency: { total: 8, each: 4 } });
    hangs = true;
    const refused: number[] = [];
    const answers = Array.from({ length: 20 }, () =>
      bogus('192.0.2.1').then(({ statusCode }) => (refused.push(statusCode), statusCode)),
    );
    while (refused.length < 16) await turn();
    // The others wait still, after everything else that could be done has been.
    await turns();
    expect(refused).toEqual(Array.from({ length: 16 }, () => 429));
    expect((await edge.inject({ url: '/nowhere', remoteAddress: '192.0.2.2' })).statusCode).toBe(404);
    server.closeAllConnections();
    expect((await Promise.all(answers)).filter((status) => status !== 429)).toEqual([503, 503, 503, 503]);
  });

  it('are looked at no more once their address has asked all it may', async () => {
    await edge.close();
    edge = await edgeThatTakes({}, { rate: 3 });
    for (let at = 0; at < 3; at++) expect((await bogus('192.0.2.1')).statusCode).toBe(401);
    expect((await ask(await token(), 'minato', '192.0.2.1')).json()).toMatchObject({ code: 'too-many-requests' });
    for (let at = 0; at < 3; at++) expect((await ask(await token(), 'minato', '192.0.2.2')).statusCode).toBe(200);
    expect((await ask(await token(), 'minato', '192.0.2.3')).statusCode).toBe(429);
  });
});

describe('what a token grants', () => {
  const grants = async (oidc: Partial<Oidc>, claims: Readonly<Record<string, unknown>>): Promise<unknown> => {
    await edge.close();
    edge = await edgeThatTakes(oidc);
    const answer = await ask(await token({ claims: { sebone: undefined, ...claims } }));
    return answer.statusCode === 200 ? answer.json<Principal>().grants : answer.json<{ code: string }>().code;
  };
  const analyst = [{ role: 'analyst', initiative: 'minato' }];

  it.each([
    ['a list', {}, { sebone: ['analyst@minato', 7, 'owner@minato'] }],
    ['a text with spaces', {}, { sebone: 'openid analyst@minato' }],
    ['a claim within a claim', { claim: 'realm_access.roles' }, { realm_access: { roles: ['analyst@minato'] } }],
    [
      'a claim with dots in its name',
      { claim: 'https://sebone.example/grants' },
      { 'https://sebone.example/grants': ['analyst@minato'] },
    ],
    [
      'names that the configuration maps',
      { claim: 'groups', grants: { staff: ['analyst@minato'] } },
      { groups: ['staff', 'admin', 'constructor'] },
    ],
  ])('is read from %s', async (_, oidc, claims) => {
    expect(await grants(oidc, claims)).toEqual(analyst);
  });

  it('is the whole by the mapping alone: a word of the claim does not make an admin', async () => {
    expect(await grants({}, { sebone: ['admin', 'analyst@minato'] })).toEqual(analyst);
    const admin = [{ role: 'admin', initiative: '*' }];
    expect(await grants({ claim: 'groups', grants: { chair: ['admin'] } }, { groups: ['chair'] })).toEqual(admin);
  });

  it('is nothing beyond the mapping, where there is one: whoever makes a group "admin" is none', async () => {
    expect(await grants({ claim: 'groups', grants: { staff: ['analyst@minato'] } }, { groups: ['admin'] })).toBe(
      'unknown-initiative',
    );
  });
});
