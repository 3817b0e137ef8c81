import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { firstKey, serve, type Serving } from '@sebone/api';
import { commandFrom } from '@sebone/initiative';
import { NOW, scratch, sebone, seboneIn } from './cli.ts';

const { path: data, remove } = scratch();
const keyFile = join(data, 'key');
let serving: Serving;
let key: string;

beforeAll(async () => {
  await sebone('demo', '--data', data);
  serving = await serve(
    { data, host: '127.0.0.1', port: 0, authentication: true, bodyLimit: 1_000_000 },
    { now: () => NOW },
  );
  const contact = {
    initiative: 'minato',
    partnerId: 'chamber',
    contact: 1,
    name: '佐藤花子',
    occurredOn: '2020-04-01',
  };
  const named = commandFrom('name-contact', { ...contact, email: 'sato@chamber.example' });
  await serving.parts.transactor.transact(named, { commandId: 'named', actor: 'spec' });
  key = firstKey(data, serving.url, () => NOW)!.key;
  writeFileSync(keyFile, `${key}\n`);
}, 60_000);
afterAll(async () => {
  await serving.close();
  remove();
});

/** Asks where nobody listens, and nobody else comes to: a connection has the port. */
async function atClosedPort<Result>(ask: (address: string) => Promise<Result>): Promise<Result> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const connection = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(connection, 'connect');
  try {
    return await ask(`http://127.0.0.1:${connection.localPort}`);
  } finally {
    connection.destroy();
    server.close();
  }
}

const QUESTIONS: readonly (readonly string[])[] = [
  ['initiatives'],
  ['initiatives', '--as-of', '2016-03-31'],
  ['partners', 'minato'],
  ['partners', 'minato', '--known-at', '2019-12-31'],
  ['timeline', 'minato', 'chamber'],
  ['ledger', 'minato', 'chamber', '--as-of', '2020-03-31', '--known-at', '2021-03-31'],
  ['ledger', 'minato', 'tsunagu'],
  ['contacts', 'minato', 'chamber'],
  ['contacts', 'minato', 'tsunagu', '--known-at', '2019-12-31'],
  ['traps', 'minato'],
  ['traps', 'minato', '--trap', 'no-backbone', '--level', 'critical', '--as-of', '2021-03-31'],
  ['traps', 'minato', '--judge-by', 'default', '--known-at', '2018-12-31'],
  ['traps', '--all'],
];

describe('the commands that only read', () => {
  const forms = [[], ['--json'], ['--lang', 'ja']];
  it.each(QUESTIONS.flatMap((argv) => forms.map((form) => [...argv, ...form].join(' '))))(
    'print the same of a server as of its data folder: %s',
    async (line) => {
      const argv = line.split(' ');
      const ofFolder = await sebone(...argv, '--data', data);
      const ofServer = await sebone(...argv, '--server', serving.url, '--key-file', keyFile);
      expect(ofFolder.out).not.toBe('');
      expect({ exit: ofServer.exit, out: ofServer.out, err: ofServer.err }).toEqual({
        exit: ofFolder.exit,
        out: ofFolder.out,
        err: ofFolder.err,
      });
    },
  );

  it('find server and key in the environment; a data folder that is named goes before it', async () => {
    const there = await seboneIn({ SEBONE_SERVER: serving.url, SEBONE_KEY: key }, 'partners', 'minato');
    expect(there.exit).toBe(0);
    expect(there.out).toContain('chamber');
    const here = await seboneIn({ SEBONE_SERVER: 'http://127.0.0.1:9' }, 'partners', 'minato', '--data', data);
    expect(here.exit).toBe(0);
  });

  it.each([
    ['unknown-partner', ['timeline', 'minato', 'nobody']],
    ['unknown-initiative', ['partners', 'nowhere']],
  ])('are refused with %s by both', async (code, argv) => {
    for (const source of [
      ['--data', data],
      ['--server', serving.url, '--key-file', keyFile],
    ]) {
      const ran = await sebone(...argv, ...source);
      expect({ exit: ran.exit, code: ran.err.split(':')[0] }).toEqual({ exit: 1, code });
    }
  });

  it('are refused without a key, in the language of who asks', async () => {
    const ran = await sebone('initiatives', '--server', serving.url, '--json', '--lang', 'ja');
    expect(ran.exit).toBe(1);
    const [{ error }] = ran.json<{ error: { code: string; message: string } }>() as [
      { error: { code: string; message: string } },
    ];
    expect(error.code).toBe('unauthenticated');
    expect(error.message).toMatch(/キー/);
  });

  it('say so where no server answers, and where there is no key to be read', async () => {
    const nowhere = await atClosedPort((address) => sebone('initiatives', '--server', address));
    expect(nowhere.exit).toBe(1);
    expect(nowhere.err).toMatch(/^server-unreachable: /);
    const keyless = await sebone('initiatives', '--server', serving.url, '--key-file', join(data, 'none'));
    expect(keyless.exit).toBe(1);
    expect(keyless.err).toMatch(/^unreadable-key-file: /);
  });
});

describe('--server', () => {
  it.each([
    ['export minato out'],
    ['import records'],
    ['notice minato'],
    ['backtest minato --from 2015-01-01 --to 2015-12-31'],
    ['doctor'],
    ['rebuild'],
    ['demo'],
    ['serve'],
  ])('is wrong usage of what works on a data folder: %s', async (line) => {
    const ran = await sebone(...line.split(' '), '--server', 'http://127.0.0.1:9');
    expect(ran.exit).toBe(2);
    expect(ran.err).toMatch(/"[a-z]+" works on a data folder, and asks no server\./);
  });

  it('is wrong usage beside --data, and where it is no address', async () => {
    const both = await sebone('initiatives', '--server', 'http://127.0.0.1:9', '--data', data);
    expect(both.exit).toBe(2);
    expect(both.err).toMatch(/not both/);
    for (const address of ['somewhere', 'ftp://example.org', 'http://user:secret@example.org'])
      expect((await sebone('initiatives', '--server', address)).exit).toBe(2);
  });
});
