import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { fastify } from 'fastify';
import { isRejection } from '@sebone/kernel';
import { configFrom, describeConfig, type Config } from './config.ts';

const config = (env: Readonly<Record<string, string>> = {}, file?: string): Config => {
  const found = configFrom(env, file);
  if (isRejection(found)) throw new Error(JSON.stringify(found));
  return found;
};

/** The fields at fault, each with its value and what would mend it. */
const faults = (
  env: Readonly<Record<string, string>>,
  file?: string,
): readonly (readonly [string, unknown, string])[] => {
  const found = configFrom(env, file);
  if (!isRejection(found)) throw new Error('it was taken');
  expect(found.code).toBe('invalid-configuration');
  for (const { remedy } of found.details) expect(remedy.ja).toMatch(/[\p{sc=Han}\p{sc=Hiragana}]/u);
  return found.details.map(({ field, value, remedy }) => [field, value, remedy.en]);
};

describe('the configuration', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sebone-config-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const written = (said: unknown): string => {
    const file = join(folder, 'sebone.json');
    writeFileSync(file, typeof said === 'string' ? said : JSON.stringify(said));
    return file;
  };

  it('listens on this machine alone and asks who comes, where nothing is told', () => {
    expect(config()).toMatchObject({
      data: 'sebone-data',
      host: '127.0.0.1',
      port: 8080,
      authentication: true,
      rate: 60_000,
      logLevel: 'info',
      checkpointEvery: 60_000,
    });
    expect(config()).not.toHaveProperty('oidc');
  });

  it('is read from variables', () => {
    const env = {
      SEBONE_DATA: '/var/lib/sebone',
      SEBONE_HOST: '0.0.0.0',
      SEBONE_PORT: '0',
      SEBONE_BODY_LIMIT: '65536',
      SEBONE_RATE: '0',
      SEBONE_CONCURRENCY_EACH: '4',
      SEBONE_CORS_ORIGINS: 'https://crm.example, http://localhost:5173',
      SEBONE_TRUST_PROXY: '10.0.0.0/8,fd00::/8,loopback',
      SEBONE_LOG_LEVEL: 'warn',
      SEBONE_CHECKPOINT_EVERY: '0',
      SEBONE_OIDC_ISSUER: 'https://id.example/realms/table',
      SEBONE_OIDC_AUDIENCE: 'sebone',
      SEBONE_OIDC_ALGORITHMS: 'ES256',
      SEBONE_OIDC_JWKS_URI: 'https://id.example/keys',
      SEBONE_OIDC_GRANTS: '{"staff": ["backbone@minato"]}',
      SEBONE_STOP_WITHIN: '',
      HOME: '/home/somebody',
    };
    const found = config(env);
    expect(found).toMatchObject({
      data: '/var/lib/sebone',
      host: '0.0.0.0',
      port: 0,
      bodyLimit: 65_536,
      concurrency: { total: 1024, each: 4 },
      corsOrigins: ['https://crm.example', 'http://localhost:5173'],
      trustProxy: ['10.0.0.0/8', 'fd00::/8', 'loopback'],
      logLevel: 'warn',
      checkpointEvery: 0,
      stopWithin: 10_000,
      oidc: {
        issuer: 'https://id.example/realms/table',
        audience: 'sebone',
        algorithms: ['ES256'],
        jwksUri: 'https://id.example/keys',
        clockTolerance: 5,
        claim: 'sebone',
        grants: { staff: ['backbone@minato'] },
      },
    });
    expect(found).not.toHaveProperty('rate');
  });

  it('is read from a file, which variables overrule', () => {
    const file = written({
      port: 9000,
      host: 'localhost',
      corsOrigins: ['https://crm.example'],
      concurrency: { total: 10 },
      oidc: { issuer: 'https://id.example', audience: 'sebone', grants: { staff: ['admin'] } },
    });
    expect(config({ SEBONE_PORT: '9001', SEBONE_OIDC_AUDIENCE: 'table' }, file)).toMatchObject({
      port: 9001,
      host: 'localhost',
      corsOrigins: ['https://crm.example'],
      concurrency: { total: 10, each: 256 },
      oidc: { issuer: 'https://id.example', audience: 'table', grants: { staff: ['admin'] } },
    });
    expect(config({ SEBONE_CONFIG: file })).toMatchObject({ port: 9000 });
  });

  it('says of the feed in the file what it says in variables', () => {
    const feed = { heartbeat: 5_000, stalled: 6_000, most: 7, mostOfOne: 2 };
    const env = {
      SEBONE_FEED_HEARTBEAT: '5000',
      SEBONE_FEED_STALLED: '6000',
      SEBONE_FEED_MOST: '7',
      SEBONE_FEED_MOST_OF_ONE: '2',
    };
    expect(config({}, written({ feed }))).toMatchObject({ feed });
    expect(config(env)).toMatchObject({ feed });
    expect(config(env, written({ feed: { heartbeat: 9_000 } }))).toMatchObject({ feed });
    expect(config({}, written({ feed: {} }))).toMatchObject({ feed: { heartbeat: 15_000 } });
    expect(faults({}, written({ feed: { heartbeat: 1, loud: true } })).map(([field]) => field)).toEqual([
      'feed.heartbeat',
      'feed.loud',
    ]);
  });

  describe('says where the log is', () => {
    const password = 'opens-everything';
    const address = `kurrentdb+discover://sebone:${password}@one:2113,two:2113?tls=true`;

    it('in the data folder, where nothing is told, else in KurrentDB: in variables or in a file', () => {
      expect(config()).not.toHaveProperty('eventStore');
      const env = {
        SEBONE_EVENT_STORE: address,
        SEBONE_EVENT_STORE_NAMESPACE: 'table',
        SEBONE_EVENT_STORE_PATIENCE: '500',
      };
      const expected = { address, namespace: 'table', patience: 500 };
      expect(config(env).eventStore).toEqual(expected);
      const said = { eventStore: address, eventStoreNamespace: 'table', eventStorePatience: 500 };
      expect(config({}, written(said)).eventStore).toEqual(expected);
      expect(config({ SEBONE_EVENT_STORE: 'esdb://one:2113' }, written(said)).eventStore).toMatchObject({
        address: 'esdb://one:2113',
        namespace: 'table',
      });
      expect(config({ SEBONE_EVENT_STORE: address }).eventStore).toEqual({
        address,
        namespace: 'sebone',
        patience: 10_000,
      });
    });

    it('and takes nothing else for a place, without showing what may be a password', () => {
      const wrong = [
        `postgres://sebone:${password}@one/log`,
        `sebone:${password}@one:2113`,
        `kurrentdb:/sebone:/${password}@/@one:2113`,
        `kurrentdb://sebone:${password}@one:2113 two`,
      ];
      for (const SEBONE_EVENT_STORE of wrong) {
        const [[field, value, remedy]] = faults({ SEBONE_EVENT_STORE }) as [[string, string, string]];
        expect([field, remedy]).toEqual(['SEBONE_EVENT_STORE', expect.stringContaining('kurrentdb://user:password@')]);
        expect(value).toContain('@one');
        expect(value).not.toContain(password);
      }
      const file = written({ eventStore: 7, eventStoreNamespace: 'a.b', eventStorePatience: -1 });
      expect(faults({}, file).map(([field, value]) => [field, value])).toEqual([
        ['eventStore', 7],
        ['eventStoreNamespace', 'a.b'],
        ['eventStorePatience', -1],
      ]);
    });

    it('and is described without the password', () => {
      const described = describeConfig(config({ SEBONE_EVENT_STORE: address }));
      expect(described).toMatchObject({
        eventStore: 'kurrentdb+discover://sebone:***@one:2113,two:2113?tls=true',
        eventStoreNamespace: 'sebone',
        eventStorePatience: 10_000,
      });
      expect(JSON.stringify(described)).not.toContain(password);
      expect(describeConfig(config())).not.toHaveProperty('eventStore');
    });
  });

  it('takes no object for a setting that is none', () => {
    expect(faults({}, written({ port: {}, rate: { a: 1 }, nothing: {} })).map(([field]) => field)).toEqual([
      'port',
      'rate.a',
      'nothing',
    ]);
  });

  it('names every fault at once, with its value and what would mend it', () => {
    const env = {
      SEBONE_PORT: 'tcp://10.0.0.1',
      SEBONE_LOG_LEVEL: 'loud',
      SEBONE_AUTHENTICATION: 'keys',
      SEBONE_BODY_LIMIT: '12',
      SEBONE_CORS_ORIGINS: '*',
    };
    expect(faults(env, written({ rate: -1, trustProxy: 'everybody', concurrency: { total: 1.5 } }))).toEqual([
      ['SEBONE_AUTHENTICATION', 'keys', 'Give true or false.'],
      ['rate', -1, 'Give a whole number from 0 to 1000000000.'],
      ['SEBONE_CORS_ORIGINS', '*', expect.stringContaining('https://example.org')],
      ['trustProxy', 'everybody', expect.stringContaining('10.0.0.0/8')],
      ['SEBONE_PORT', 'tcp://10.0.0.1', 'Give a whole number from 0 to 65535.'],
      ['SEBONE_BODY_LIMIT', '12', expect.stringContaining('1024')],
      ['concurrency.total', 1.5, expect.stringContaining('whole number')],
      ['SEBONE_LOG_LEVEL', 'loud', 'Give one of debug, info, warn, error, silent.'],
    ]);
  });

  it('names settings that there are not', () => {
    const found = faults(
      { SEBONE_AUTHENTICATON: 'false' },
      written({ Port: 1, oidc: { issuer: 'https://id.example', audience: 'x', secret: 'y' } }),
    );
    expect(found.map(([field]) => field)).toEqual(['SEBONE_AUTHENTICATON', 'Port', 'oidc.secret']);
    expect(found[0]![2]).toContain('authentication');
    expect(found[0]![2]).toContain('oidc.jwksUri');
  });

  it('takes only a readable file with one object', () => {
    for (const file of [join(folder, 'none.json'), written('{'), written('[]'), folder])
      expect(faults({}, file)).toMatchObject([['SEBONE_CONFIG', file, expect.any(String)]]);
  });

  it.each(['0.0.0.0', '::', '192.0.2.1', 'sebone.example', '127.0.0.1.example'])(
    'does not open %s to everybody without authentication',
    (host) => {
      expect(faults({ SEBONE_HOST: host, SEBONE_AUTHENTICATION: 'false' })).toMatchObject([
        ['SEBONE_HOST', host, expect.stringContaining('127.0.0.1')],
      ]);
      expect(config({ SEBONE_HOST: host })).toMatchObject({ host, authentication: true });
    },
  );

  it.each(['127.0.0.1', '127.8.0.1', '::1', 'localhost'])(
    'opens %s without authentication where that is told',
    (host) => {
      expect(config({ SEBONE_HOST: host, SEBONE_AUTHENTICATION: 'false' })).toMatchObject({
        host,
        authentication: false,
      });
    },
  );

  it('makes nobody behind a proxy the admin of a server without authentication', () => {
    expect(faults({ SEBONE_AUTHENTICATION: 'false', SEBONE_TRUST_PROXY: '10.0.0.0/8,loopback' })).toEqual([
      ['SEBONE_TRUST_PROXY', '10.0.0.0/8,loopback', expect.stringContaining('authentication')],
    ]);
  });

  it.each(['999.1.1.1', '10.0.0.0/99', '10.0.0.0/0', ':::', '1.2.3', 'fd00::/129', '::1/', '/8', 'proxy', ' '])(
    'takes %j for no proxy',
    (network) => {
      expect(faults({ SEBONE_TRUST_PROXY: network }).map(([field]) => field)).toEqual(['SEBONE_TRUST_PROXY']);
    },
  );

  it('takes for proxies nothing that the server could not start with', () => {
    const octets = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 3, maxLength: 5 });
    const address = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      octets.map((parts) => parts.join('.')),
      fc.string({ unit: fc.constantFrom(...'0123456789abcdef:.%/') }),
    );
    const network = fc.tuple(address, fc.option(fc.integer({ min: 0, max: 140 })));
    fc.assert(
      fc.property(network, ([text, prefix]) => {
        const told = prefix === null ? text : `${text}/${prefix}`;
        const found = configFrom({ SEBONE_TRUST_PROXY: told });
        fc.pre(!isRejection(found));
        expect(() => fastify({ trustProxy: [...(found.trustProxy ?? [])] })).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('wants tokens told whole, from an issuer that is asked in private', () => {
    expect(faults({ SEBONE_OIDC_ISSUER: 'http://id.example' })).toEqual([
      ['SEBONE_OIDC_ISSUER', 'http://id.example', expect.stringContaining('https://')],
      ['oidc.audience', undefined, 'Give a text.'],
    ]);
    const whole = { SEBONE_OIDC_ISSUER: 'http://127.0.0.1:9', SEBONE_OIDC_AUDIENCE: 'sebone' };
    expect(config(whole).oidc).toMatchObject({ issuer: 'http://127.0.0.1:9', algorithms: ['RS256', 'ES256', 'EdDSA'] });
    expect(faults({ ...whole, SEBONE_OIDC_ALGORITHMS: 'RS256,HS256' })[0]![0]).toBe('SEBONE_OIDC_ALGORITHMS');
    expect(faults({ ...whole, SEBONE_OIDC_ALGORITHMS: 'none' })[0]![0]).toBe('SEBONE_OIDC_ALGORITHMS');
    expect(faults({ ...whole, SEBONE_OIDC_GRANTS: '{"staff": ["owner@minato"]}' })[0]![0]).toBe('SEBONE_OIDC_GRANTS');
    expect(faults({ ...whole, SEBONE_AUTHENTICATION: 'false' })[0]![0]).toBe('SEBONE_AUTHENTICATION');
  });

  it('shows no secret that somebody put where it does not belong', () => {
    const secret = 'AbCdEf0123456789AbCdEf0123456789AbCdEf01234';
    const told = JSON.stringify([
      faults({ SEBONE_PORT: `sebone_abcdefghijkl_${secret}` }),
      faults({ SEBONE_OIDC_ISSUER: `https://user:${secret}@id.example`, SEBONE_OIDC_AUDIENCE: 'x' }),
      faults({ SEBONE_LOG_LEVEL: `eyJhbGciOiJFUzI1NiJ9.${secret}.${secret}` }),
      faults({ [`SEBONE_SECRET`]: secret }),
    ]);
    expect(told).not.toContain(secret);
  });

  it('is described as it holds', () => {
    const described = describeConfig(config({ SEBONE_PORT: '9000', SEBONE_RATE: '0' }));
    expect(described).toMatchObject({
      data: 'sebone-data',
      port: 9000,
      authentication: true,
      rate: 0,
      corsOrigins: [],
      trustProxy: [],
      oidc: null,
    });
    expect(JSON.parse(JSON.stringify(described))).toEqual(described);
  });
});
