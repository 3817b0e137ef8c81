import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLog, Transactor, vaultOf, type EventStoreAddress } from '@sebone/application';
import { openSqliteEventStore } from '@sebone/event-store-sqlite';
import { commandFrom } from '@sebone/initiative';
import { isRejection, type Fact } from '@sebone/kernel';
import { answerLost, cut, KurrentDouble, Log, writes, type Version } from '@sebone/kurrent-double';
import { NOW, scratch, sebone, seboneIn, type Ran } from './cli.ts';

const { path: root, remove } = scratch();
afterAll(remove);
const doubles: KurrentDouble[] = [];
afterEach(async () => {
  for (const double of doubles.splice(0)) await double.close();
});

/** A server that nobody wrote to yet. */
async function server(version: Version): Promise<KurrentDouble> {
  const double = await KurrentDouble.start({ version, log: new Log({}) });
  doubles.push(double);
  return double;
}

const addressOf = (double: KurrentDouble): string => double.connectionString({ parameters: { discoveryInterval: 20 } });

let count = 0;
const newFolder = (): string => join(root, `data-${++count}`);

/** A data folder with the records of some years: about three facts an action. */
async function recorded(actions: number, from = 0, data = newFolder()): Promise<string> {
  const book = join(root, `book-${++count}`);
  mkdirSync(book);
  const write = (name: string, lines: readonly string[]): void =>
    writeFileSync(join(book, name), `${lines.join('\n')}\n`);
  const day = (nth: number): string => new Date(Date.UTC(2020, 5, 1 + (nth % 1000))).toISOString().slice(0, 10);
  write('initiatives.csv', ['initiative_id,name,started_on,reported_on', 'river,川をきれいに,2020-04-01,2020-04-01']);
  write('partners.csv', [
    'initiative_id,partner_id,name,role,joined_on,reported_on',
    'river,water,水道局,backbone,2020-04-01,2020-04-01',
    'river,mill,Paper mill,member,2020-05-01,2020-05-01',
  ]);
  write('actions.csv', [
    'initiative_id,action_id,partner_id,occurred_on,title,hours,reported_on',
    ...Array.from({ length: actions }, (_, nth) => nth + from).map(
      (nth) =>
        `river,a-${nth},${nth % 3 === 0 ? 'mill' : 'water'},${day(nth)},"Set gauges, ${nth}",${nth % 9},${day(nth)}`,
    ),
  ]);
  const ran = await sebone('import', book, '--data', data, '--time-zone', 'UTC', '--json');
  expect(ran).toMatchObject({ exit: 0 });
  return data;
}

/** A data folder of a server that took many commands, one fact each, over some streams. */
async function served(commands: number): Promise<string> {
  const folder = newFolder();
  const store = await openSqliteEventStore({ folder });
  const event = { type: 'ActionReported', schema: 1, occurredOn: '2024-04-30', reportedOn: '2024-05-01' };
  const given = Array.from({ length: commands }, (_, nth) =>
    store.append(
      [{ stream: `partner-river.p${nth % 7}`, expected: Math.floor(nth / 7), events: [{ ...event, data: { nth } }] }],
      {
        id: `c-${nth}`,
        fingerprint: `f-${nth}`,
        actor: 'kei',
        correlationId: `form-${nth % 3}`,
        causationId: `c-${nth}`,
      },
    ),
  );
  await Promise.all(given);
  await store.close();
  return folder;
}

async function factsIn(folder: string): Promise<readonly Fact[]> {
  const store = await openSqliteEventStore({ folder, readOnly: true });
  const facts: Fact[] = [];
  for await (const batch of store.subscribe(0, { untilHead: true })) facts.push(...batch);
  await store.close();
  return facts;
}

interface Report {
  readonly copied: number;
  readonly facts: number;
  readonly digests: { readonly source: string; readonly target: string };
}

function reportOf(ran: Ran): Report {
  expect({ exit: ran.exit, err: ran.err }).toEqual({ exit: 0, err: '' });
  const [report] = ran.json<Report>();
  expect(report!.digests.target).toBe(report!.digests.source);
  return report!;
}

const asked = async (question: string, data: string): Promise<string> =>
  (await sebone(question, 'river', '--data', data, '--json', '--known-at', '2023-12-31')).out;

describe.each<Version>(['24.10', '25.1', '26.1'])('Moving to KurrentDB %s', (version) => {
  it('takes all facts there and back, and again changes nothing', async () => {
    const address = addressOf(await server(version));
    const data = await recorded(60);
    const facts = await factsIn(data);
    const there = reportOf(await sebone('migrate', '--to', address, '--data', data, '--json'));
    expect(there).toMatchObject({ copied: facts.length, facts: facts.length });
    expect(reportOf(await sebone('migrate', '--to', address, '--data', data, '--json'))).toEqual({
      ...there,
      copied: 0,
    });

    const back = newFolder();
    const again = reportOf(await sebone('migrate', '--from', address, '--data', back, '--json'));
    expect(again).toMatchObject({ copied: facts.length, digests: there.digests });
    expect(await factsIn(back)).toEqual(facts);
    expect(reportOf(await sebone('migrate', '--from', address, '--data', back, '--json')).copied).toBe(0);
    expect(await sebone('rebuild', '--data', back)).toMatchObject({ exit: 0 });
    expect(await sebone('doctor', '--data', back)).toMatchObject({ exit: 0 });
    for (const question of ['partners', 'traps']) expect(await asked(question, back)).toBe(await asked(question, data));
  });

  it('keeps the order of many small commands', async () => {
    const address = addressOf(await server(version));
    const data = await served(300);
    expect(reportOf(await sebone('migrate', '--to', address, '--data', data, '--json'))).toMatchObject({ copied: 300 });
    const back = newFolder();
    reportOf(await sebone('migrate', '--from', address, '--data', back, '--json'));
    expect(await factsIn(back)).toEqual(await factsIn(data));
  });

  it('takes what was recorded meanwhile, too, whatever goes wrong on the way', async () => {
    const double = await server(version);
    const data = await recorded(20);
    const address = addressOf(double);
    reportOf(await sebone('migrate', '--to', address, '--data', data, '--json'));
    await recorded(40, 20, data);
    double.faults.next(writes, answerLost());
    double.faults.next(writes, cut());
    double.faults.next('read', cut());
    const { copied, facts } = reportOf(await sebone('migrate', '--to', address, '--data', data, '--json'));
    expect({ copied, facts }).toEqual({ copied: 40, facts: 63 });
    const back = newFolder();
    reportOf(await sebone('migrate', '--from', address, '--data', back, '--json'));
    expect(await factsIn(back)).toEqual(await factsIn(data));
  });
});

describe.each<Version>(['24.10', '26.1'])('Personal data, moved to KurrentDB %s', (version) => {
  const CONTACTS = [
    { contact: 1, name: '佐藤 花', email: 'hana@example.org' },
    { contact: 2, name: 'Ken Mori', phone: '+81 3 1111 2222' },
  ];

  /** Names the contacts, and gives of each command whether it was known. */
  async function named(folder: string, eventStore?: EventStoreAddress): Promise<readonly boolean[]> {
    const log = await openLog(folder, { eventStore, now: () => NOW });
    const vault = await vaultOf(folder, log);
    const known: boolean[] = [];
    for (const contact of CONTACTS) {
      const about = { initiative: 'river', partnerId: 'water', occurredOn: '2020-04-02', ...contact };
      const command = commandFrom('name-contact', about);
      if (isRejection(command)) throw new Error(JSON.stringify(command));
      const by = { commandId: `contact ${contact.contact}`, actor: 'kei' };
      const outcome = await new Transactor(log, () => NOW, vault).transact(command, by);
      if (outcome.kind !== 'recorded') throw new Error(JSON.stringify(outcome));
      known.push(outcome.repeated);
    }
    vault.close();
    await log.close();
    return known;
  }

  const contactsIn = async (data: string, env = {}): Promise<unknown> => {
    const ran = await seboneIn(env, 'contacts', 'river', 'water', '--data', data, '--json');
    expect(ran).toMatchObject({ exit: 0, err: '' });
    return ran.json<{ contacts: unknown }>()[0]!.contacts;
  };
  const migrated = async (...argv: readonly string[]): Promise<Report> =>
    reportOf(await sebone('migrate', ...argv, '--json'));

  it('is read there and back, under the same key or another, and whom it was erased of stays erased', async () => {
    const address = addressOf(await server(version));
    const env = { SEBONE_EVENT_STORE: address };
    const data = await recorded(3);
    expect(await named(data)).toEqual([false, false]);
    const contacts = await contactsIn(data);
    expect(contacts).toMatchObject([{ name: { value: '佐藤 花' } }, { name: { value: 'Ken Mori' }, email: null }]);

    const personal = { alike: 4, differing: 0, unknown: 0, erased: 0 };
    expect(await migrated('--to', address, '--data', data)).toMatchObject({ personal: { ...personal, moved: 4 } });
    expect(await migrated('--to', address, '--data', data)).toMatchObject({ personal: { ...personal, moved: 0 } });
    expect(await contactsIn(data, env)).toEqual(contacts);
    // By the tokens of its values, a repeated command is known there.
    expect(await named(data, { address })).toEqual([true, true]);

    const [lacking, own, same] = [newFolder(), newFolder(), newFolder()];
    const refused = await sebone('migrate', '--from', address, '--data', lacking, '--json');
    expect(refused).toMatchObject({ exit: 1 });
    expect(refused.json()[0]).toMatchObject({ error: { code: 'vault-key-missing' } });
    expect(existsSync(lacking)).toBe(false);

    const key = join(data, 'vault.key');
    expect(await migrated('--from', address, '--data', own, '--key', key)).toMatchObject({
      personal: { ...personal, moved: 4 },
    });
    expect(readFileSync(join(own, 'vault.key'))).not.toEqual(readFileSync(key));
    mkdirSync(same);
    copyFileSync(key, join(same, 'vault.key'));
    expect(await migrated('--from', address, '--data', same)).toMatchObject({ personal: { ...personal, moved: 4 } });
    for (const folder of [own, same]) expect(await contactsIn(folder)).toEqual(contacts);

    const erasing = ['erase', 'river/water/contact-1', '--reason', 'asked for', '--data', data, '--yes'];
    expect(await seboneIn(env, ...erasing)).toMatchObject({ exit: 0 });
    expect(await migrated('--from', address, '--data', own, '--key', key)).toMatchObject({
      personal: { ...personal, moved: 0, alike: 2, erased: 1 },
    });
    expect(await contactsIn(own)).toMatchObject([{ state: 'erased' }, { name: { value: 'Ken Mori' } }]);
  });

  it('of which nothing is kept any more is said to be unknown', async () => {
    const address = addressOf(await server(version));
    const data = await recorded(3);
    await named(data);
    renameSync(join(data, 'vault.db'), join(data, 'vault.db.lost'));
    const ran = await sebone('migrate', '--to', address, '--data', data);
    expect(ran).toMatchObject({ exit: 0, err: '' });
    expect(ran.out).toContain('\nMoved 0 personal values.');
    expect(ran.out).toContain('\nNothing is known of 4 more:');
  });
});

describe('sebone migrate', () => {
  it('says in both languages what was copied, what proves it, and what becomes of the rest', async () => {
    const address = addressOf(await server('26.1'));
    const data = await recorded(3);
    const ran = await sebone('migrate', '--to', address, '--data', data);
    expect(ran).toMatchObject({ exit: 0, err: '' });
    expect(ran.out).toMatch(/^Copied 6 facts\.\n.*same 6 facts of \d+ commands.*\n.*source: (\w{64})\n.*copy: {3}\1\n/);
    expect(ran.out).toContain('\nMoved 0 personal values.');
    expect(ran.out).toContain('keys.db and answers.db');
    const again = await sebone('migrate', '--to', address, '--data', data, '--lang', 'ja');
    expect(again.out).toMatch(/^事実0件をコピーした。\n.*同じ事実6件/);
    expect(again.out).toContain('\n個人情報の値0件を移した。');
    expect(again.out).toContain('keys.db と answers.db');
  });

  it('takes the address from the environment, and shows no password', async () => {
    const double = await server('26.1');
    const data = await recorded(3);
    const env = {
      SEBONE_EVENT_STORE: addressOf(double).replace('://', '://sebone:s3cret@'),
      SEBONE_EVENT_STORE_NAMESPACE: 'north',
    };
    const ran = await seboneIn(env, 'migrate', '--to', '--data', data, '--json');
    expect(ran.exit).toBe(0);
    expect(ran.json()[0]).toMatchObject({
      direction: 'to',
      folder: data,
      eventStore: { namespace: 'north' },
      difference: null,
    });
    expect(double.written.every(({ stream }) => stream.startsWith('north'))).toBe(true);
    const wrong = await seboneIn(env, 'migrate', '--to', 'http://sebone:s3cret@127.0.0.1', '--data', data, '--json');
    expect(wrong.json()[0]).toMatchObject({ error: { code: 'invalid-event-store' } });
    for (const { out, err } of [ran, wrong]) expect(out + err).not.toContain('s3cret');
  });

  it('is refused where KurrentDB holds another history, and writes nothing', async () => {
    const double = await server('26.1');
    const address = addressOf(double);
    reportOf(await sebone('migrate', '--to', address, '--data', await recorded(3), '--json'));
    const written = double.written.length;
    const ran = await sebone('migrate', '--to', address, '--data', await recorded(4, 1), '--json');
    expect(ran).toMatchObject({ exit: 1 });
    expect(ran.json()[0]).toMatchObject({ error: { code: 'other-history', details: [{ field: 'target' }] } });
    expect(double.written).toHaveLength(written);
  });

  it('is refused while another process writes to the folder', async () => {
    const address = addressOf(await server('26.1'));
    const data = await recorded(3);
    const writer = await openSqliteEventStore({ folder: data });
    const ran = await sebone('migrate', '--to', address, '--data', data, '--json');
    expect(ran).toMatchObject({ exit: 1 });
    expect(ran.json()[0]).toMatchObject({ error: { code: 'folder-in-use' } });
    await writer.close();
  });

  it('is refused where there is no log to copy', async () => {
    const address = addressOf(await server('26.1'));
    const ran = await sebone('migrate', '--to', address, '--data', newFolder(), '--json');
    expect(ran).toMatchObject({ exit: 1 });
    expect(ran.json()[0]).toMatchObject({ error: { code: 'log-missing' } });
  });

  it.each([
    ['no direction', 2, 'wrong-usage', []],
    ['both directions', 2, 'wrong-usage', ['--to', 'kurrentdb://a', '--from', 'kurrentdb://a']],
    ['no address anywhere', 1, 'no-event-store', ['--to']],
    ['a namespace of another form', 1, 'invalid-event-store', ['--to', 'kurrentdb://a', '--namespace', 'No']],
  ])('is refused with %s', async (_, exit, code, options) => {
    const ran = await sebone('migrate', ...options, '--data', newFolder(), '--json');
    expect(ran).toMatchObject({ exit });
    expect(ran.json()[0]).toMatchObject({ error: { code } });
  });
});
