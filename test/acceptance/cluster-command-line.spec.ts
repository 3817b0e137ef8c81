import { dirname, join } from 'node:path';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { openLog, Transactor, vaultOf } from '@sebone/application';
import { commandFrom } from '@sebone/initiative';
import { certificates, KurrentDouble, Log } from '@sebone/kurrent-double';
import { openVault } from '@sebone/vault';
import { NOW, scratch, seboneIn, type Ran } from './cli.ts';

const PASSWORD = 'opens-everything';
const DEMO = join(dirname(dirname(import.meta.dirname)), 'apps', 'cli', 'demo');
const folder = scratch();
const [here, there] = [join(folder.path, 'here'), join(folder.path, 'there')];
let double: KurrentDouble;
let address: string;

/** Asks of the log in the folder `here`, and of the one in the event store, whose views are in `there`. */
const ofFolder = (...argv: readonly string[]): Promise<Ran> => seboneIn({}, ...argv, '--data', here);
const ofCluster = (...argv: readonly string[]): Promise<Ran> =>
  seboneIn({ SEBONE_EVENT_STORE: address }, ...argv, '--data', there);

beforeAll(async () => {
  double = await KurrentDouble.start({ version: '26.1', log: new Log({}) });
  address = double.connectionString({ as: ['sebone', PASSWORD], parameters: { discoveryInterval: 20 } });
}, 120_000);
afterAll(async () => {
  await double.close();
  folder.remove();
});

/** What it prints, without positions: a cluster counts them in bytes. */
const printed = ({ exit, out, err }: Ran): object => ({
  exit,
  out: out.replaceAll(/"(?:position|head|behind|digest|recordedAt|fact)":(?:\d+|"[^"]*"),?/g, ''),
  err,
});

async function same(...argv: readonly string[]): Promise<Ran> {
  const [expected, told] = [await ofFolder(...argv), await ofCluster(...argv)];
  expect({ argv, ...printed(told) }).toEqual({ argv, ...printed(expected) });
  expect(expected.out).not.toBe('');
  return told;
}

describe('the command line, with SEBONE_EVENT_STORE', () => {
  it('imports into the event store, and leaves no log in the data folder', async () => {
    const imported = await same('import', DEMO, '--time-zone', 'Asia/Tokyo', '--json');
    expect(imported.json()[0]).toMatchObject({ rejected: 0 });
    expect(existsSync(join(there, 'log.db'))).toBe(false);
    expect(readdirSync(there)).toContain('views.db');
    expect((await same('import', DEMO, '--time-zone', 'Asia/Tokyo', '--json')).json()[0]).toMatchObject({ facts: 0 });
  });

  it.each(
    [
      'initiatives',
      'partners minato --known-at 2019-12-31',
      'timeline minato chamber',
      'ledger minato chamber',
      'traps minato',
      'traps --all --lang ja',
      'backtest minato --from 2019-01-01 --to 2020-12-31 --every quarter',
      'notice minato',
      'rebuild',
    ].flatMap((line) => [line, `${line} --json`]),
  )('prints the same as on the log in a folder: sebone %s', async (line) => {
    await same(...line.split(' '));
  });

  it('erases in the event store, and in the vault that a folder had before its log was moved there', async () => {
    const subject = 'minato/chamber/contact-1';
    const log = await openLog(there, { eventStore: { address } });
    const shared = await vaultOf(there, log);
    const about = {
      initiative: 'minato',
      partnerId: 'chamber',
      contact: 1,
      name: 'Hana Sato',
      occurredOn: '2019-04-01',
    };
    const command = commandFrom('name-contact', about);
    const named = await new Transactor(log, () => NOW, shared).transact(command, { commandId: 'named', actor: 'test' });
    expect(named).toMatchObject({ kind: 'recorded' });
    shared.close();
    await log.close();
    const before = openVault({ folder: there });
    await before.seal(subject, ['Hana Sato']);
    before.close();

    expect((await ofCluster('contacts', 'minato', 'chamber')).out).toContain('Hana Sato');
    expect(await ofCluster('erase', subject, '--reason', 'asked for', '--yes')).toMatchObject({ exit: 0 });
    expect((await ofCluster('contacts', 'minato', 'chamber', '--json')).json()[0]).toMatchObject({
      contacts: [{ state: 'erased', name: { erased: true } }],
    });
    const left = openVault({ folder: there, readOnly: true });
    expect(await left.holds(subject)).toBe(false);
    left.close();
  });

  it('exports the same', async () => {
    for (const [run, name] of [
      [ofFolder, 'a'],
      [ofCluster, 'b'],
    ] as const)
      for (const format of ['csv', 'parquet'])
        expect(await run('export', 'minato', join(folder.path, name, format), '--format', format)).toMatchObject({
          exit: 0,
        });
    const [a, b] = [join(folder.path, 'a', 'csv'), join(folder.path, 'b', 'csv')];
    expect(readdirSync(b)).toEqual(readdirSync(a));
    for (const file of readdirSync(a))
      expect(readFileSync(join(b, file), 'utf8')).toBe(readFileSync(join(a, file), 'utf8'));
  });

  it('proves the views against the log, and claims nothing of the log itself', async () => {
    const proved = await ofCluster('doctor', '--deep');
    expect(proved.exit).toBe(0);
    expect(proved.out).toContain('kurrentdb://sebone:***@127.0.0.1');
    expect(proved.out).not.toContain('every one as it was written');
    const [{ log, views }] = (await ofCluster('doctor', '--json')).json<{
      log: object;
      views: { verdict: string }[];
    }>() as [{ log: object; views: { verdict: string }[] }];
    expect(log).toEqual({ eventStore: expect.stringContaining('kurrentdb://sebone:***@127.0.0.1') });
    expect(views.map(({ verdict }) => verdict)).toEqual(views.map(() => 'proved'));
  });

  it('shows the settings without the password', async () => {
    const shown = await ofCluster('serve', '--print-config');
    expect(JSON.parse(shown.out)).toMatchObject({
      eventStore: expect.stringMatching(/^kurrentdb:\/\/sebone:\*\*\*@127\.0\.0\.1/),
      eventStoreNamespace: 'sebone',
    });
    expect(shown.out).not.toContain(PASSWORD);
  });

  it('is not taken in by a folder with a log of its own, or with views of another one', async () => {
    const left = await seboneIn(
      { SEBONE_EVENT_STORE: address, SEBONE_EVENT_STORE_NAMESPACE: 'other' },
      'partners',
      'minato',
      '--data',
      here,
    );
    expect([left.exit, left.err]).toEqual([1, expect.stringMatching(/^log-left-behind: .*\n.*sebone migrate/)]);
    const other = await seboneIn(
      { SEBONE_EVENT_STORE: address, SEBONE_EVENT_STORE_NAMESPACE: 'other' },
      ...['import', DEMO, '--data', there, '--time-zone', 'Asia/Tokyo'],
    );
    expect([other.exit, other.err]).toEqual([1, expect.stringMatching(/^other-log: .*\n.*sebone rebuild/)]);
    expect((await ofCluster('doctor')).exit).toBe(0);
  });
});

describe('an event store that cannot be used', () => {
  const trying = async (store: string, more: Readonly<Record<string, string>> = {}): Promise<Ran> => {
    const ran = await seboneIn({ SEBONE_EVENT_STORE: store, ...more }, 'initiatives', '--data', there);
    expect(ran.out + ran.err).not.toContain(PASSWORD);
    expect(ran.err).not.toMatch(/^\s+at /m);
    return ran;
  };

  it.each([
    `postgres://sebone:${PASSWORD}@127.0.0.1:5432`,
    `sebone:${PASSWORD}@127.0.0.1:2113`,
    `kurrentdb:/sebone:${PASSWORD}/@/@127.0.0.1:2113`,
    'kurrentdb://',
  ])('is refused by its address: %#', async (store) => {
    const { exit, err } = await trying(store);
    expect([exit, err]).toEqual([
      1,
      expect.stringMatching(/^invalid-event-store: .*\n {2}SEBONE_EVENT_STORE = .*kurrentdb:\/\/user/),
    ]);
    const { exit: serving, err: told } = await seboneIn({ SEBONE_EVENT_STORE: store }, 'serve', '--data', there);
    expect([serving, told]).toEqual([
      1,
      expect.stringMatching(/^invalid-configuration: .*\n {2}SEBONE_EVENT_STORE = /),
    ]);
    expect(told).not.toContain(PASSWORD);
  });

  it('is refused by its namespace', async () => {
    const { exit, err } = await trying(address, { SEBONE_EVENT_STORE_NAMESPACE: 'a.b' });
    expect([exit, err]).toEqual([1, expect.stringMatching(/SEBONE_EVENT_STORE_NAMESPACE = a\.b: Give/)]);
  });

  it('is told in a line where it does not answer', async () => {
    const gone = await KurrentDouble.start();
    const store = gone.connectionString({ as: ['sebone', PASSWORD] });
    await gone.stop();
    const { exit, err } = await trying(store);
    await gone.close();
    expect([exit, err]).toEqual([
      1,
      expect.stringMatching(/^store-unreachable: .*\n {2}SEBONE_EVENT_STORE: See that KurrentDB runs/),
    ]);
  });

  it.each([
    ['store-access', { expired: false, password: 'guessed' }],
    ['store-certificate', { expired: true, password: PASSWORD }],
  ])('is told in a line where it refuses us, or we it, and is not served: %s', async (code, { expired, password }) => {
    const { authority, key, certificate } = await certificates({ expired });
    const caFile = join(folder.path, `${code}.pem`);
    writeFileSync(caFile, authority);
    const secured = await KurrentDouble.start({
      log: new Log({}),
      tls: { key, certificate, caFile },
      users: { sebone: PASSWORD },
    });
    const store = secured.connectionString({ as: ['sebone', password] });
    const { exit, err } = await trying(store);
    expect([exit, err]).toEqual([1, expect.stringMatching(new RegExp(`^${code}: .*\n  SEBONE_EVENT_STORE: See the`))]);
    expect(err).not.toContain(password);
    const env = { SEBONE_EVENT_STORE: store, SEBONE_LOG_LEVEL: 'silent' };
    const served = await seboneIn(env, 'serve', '--port', '0', '--data', join(folder.path, 'served'));
    expect([served.exit, served.err]).toEqual([1, err]);
    await secured.close();
  });
});
