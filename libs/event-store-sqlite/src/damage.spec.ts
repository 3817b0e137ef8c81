import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import type { Fact } from '@sebone/kernel';
import type { DamagedLogError } from '@sebone/event-store';
import {
  action,
  actions,
  command,
  consume,
  everything,
  givenActions,
  LEDGER,
  notes,
} from '@sebone/event-store/contract';
import { readMark } from './head-mark.ts';
import { COLUMNS, rowChecksum, type Row } from './rows.ts';
import { openSqliteEventStore, type SqliteEventStore, type SqliteEventStoreOptions } from './store.ts';
import { verifySqliteLog } from './verify.ts';

/** A sound log of some hundred facts, as files, and what it serves. */
interface Sound {
  readonly files: Readonly<Record<string, Buffer>>;
  readonly facts: readonly Fact[];
  readonly served: unknown;
}

const root = mkdtempSync(join(tmpdir(), 'sebone-damage-'));
const STREAMS = [
  'partner-openstack.red-hat',
  'partner-openstack.canonical',
  'meeting-openstack.1',
  'partner-kyoto~2012.府',
  'initiative-kyoto~2012',
];
const FACTS = 300;
/** Milliseconds a property may take where the disk is slow: each run writes and opens a log. */
const SLOW = 60_000;
let sound: Sound;
let folders = 0;

beforeAll(async () => {
  const store = await openSqliteEventStore({ folder: newFolder() });
  const revisions = new Map<string, number>();
  for (let nth = 0; nth < FACTS;) {
    const stream = STREAMS[(nth * nth) % STREAMS.length]!;
    const expected = revisions.get(stream) ?? 0;
    const events = Array.from({ length: 1 + (nth % 3) }, () =>
      action(`${'long '.repeat(nth % 97 === 0 ? 2_000 : 3)}${nth++}`),
    );
    await store.append([{ stream, expected, events }], command(`command ${nth}`));
    revisions.set(stream, expected + events.length);
  }
  const facts = await everything(store);
  const served = await everythingServed(store);
  await store.close();
  sound = { files: filesOf(store.folder), facts, served };
});

afterAll(() => rmSync(root, { recursive: true }));

function newFolder(): string {
  const folder = join(root, `${++folders}`);
  mkdirSync(folder);
  return folder;
}

function filesOf(folder: string): Record<string, Buffer> {
  return { 'log.db': readFileSync(join(folder, 'log.db')), 'log.head': readFileSync(join(folder, 'log.head')) };
}

function folderWith(files: Readonly<Record<string, Buffer>>): string {
  const folder = newFolder();
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
}

/** The sound log, changed behind the store's back by another program. */
function tamperedWith(sql: string): string {
  const folder = folderWith(sound.files);
  new Database(join(folder, 'log.db')).exec(sql).close();
  return folder;
}

function flipped(bytes: Buffer, offset: number, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[offset]! ^= 1 << bit;
  return copy;
}

/** All that a store serves: the whole log, each stream, the filtered logs, the answers. */
async function everythingServed(store: SqliteEventStore): Promise<unknown> {
  const facts = await everything(store);
  const ids = [...new Set(facts.map((fact) => fact.commandId))];
  const answers = await Promise.all(ids.map((id) => store.answered(id)));
  const streams = await Promise.all(STREAMS.map((stream) => store.read(stream)));
  return { facts, streams, answers };
}

async function faultsOf(folder: string): Promise<DamagedLogError[]> {
  const faults: DamagedLogError[] = [];
  const { faults: told } = await verifySqliteLog(folder, (fault) => faults.push(fault));
  expect(told).toBe(faults.length);
  return faults;
}

async function opening(options: SqliteEventStoreOptions): Promise<DamagedLogError | 'opened'> {
  try {
    await (await openSqliteEventStore(options)).close();
    return 'opened';
  } catch (error) {
    return error as DamagedLogError;
  }
}

describe('a sound log', () => {
  it('opens, serves everything, and has no fault to list', async () => {
    const folder = folderWith(sound.files);
    expect(await verifySqliteLog(folder, () => undefined)).toEqual({ facts: sound.facts.length, faults: 0 });
    for (const verify of ['all', 'tail'] as const) {
      const store = await openSqliteEventStore({ folder, verify });
      expect(await everythingServed(store)).toEqual(sound.served);
      await store.close();
    }
  });

  it('tells how far its verification has come', async () => {
    const told: [number, number][] = [];
    await verifySqliteLog(
      folderWith(sound.files),
      () => undefined,
      (verified, total) => told.push([verified, total]),
    );
    expect(told.at(-1)).toEqual([sound.facts.length, sound.facts.length]);
  });
});

describe('a flipped bit', () => {
  /** Stretches of the file that hold the data of a fact, and no other copy of it: pages keep dead ones in their free space. */
  function dataInFile(): { position: number; offset: number; length: number }[] {
    const file = sound.files['log.db']!;
    return sound.facts.flatMap(({ position, data }) => {
      const text = Buffer.from(JSON.stringify(data));
      const offset = file.indexOf(text);
      return offset < 0 || offset !== file.lastIndexOf(text) ? [] : [{ position, offset, length: text.length }];
    });
  }

  it(
    'in a row is found at open, by every verification that reaches it, and named by its place',
    async () => {
      const places = dataInFile();
      expect(places.length).toBeGreaterThan(150);
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...places),
          fc.nat(),
          fc.nat(7),
          async ({ position, offset, length }, at, bit) => {
            const folder = folderWith({
              ...sound.files,
              'log.db': flipped(sound.files['log.db']!, offset + (at % length), bit),
            });
            const { stream, revision } = sound.facts[position - 1]!;
            const damaged = {
              code: 'damaged-log',
              place: { file: join(folder, 'log.db'), position, stream, revision },
            };
            expect(await opening({ folder })).toMatchObject(damaged);
            expect(await opening({ folder, readOnly: true, verify: 'tail' })).toMatchObject(damaged);
            expect(await faultsOf(folder)).toMatchObject([damaged]);
          },
        ),
        { numRuns: 40 },
      );
    },
    SLOW,
  );

  it(
    'anywhere in the file is either found at open, or changes nothing that is served',
    async () => {
      const file = sound.files['log.db']!;
      let found = 0;
      await fc.assert(
        fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (offset, bit) => {
          const folder = folderWith({ ...sound.files, 'log.db': flipped(file, offset, bit) });
          const outcome = await opening({ folder });
          if (outcome !== 'opened') {
            found++;
            expect(['damaged-log', 'log-too-new', 'folder-unusable']).toContain(outcome.code);
            return;
          }
          const store = await openSqliteEventStore({ folder });
          expect(await everythingServed(store)).toEqual(sound.served);
          expect((await store.append([actions('meeting-openstack.2', 0, 'after')], command('after'))).kind).toBe(
            'appended',
          );
          await store.close();
        }),
        { numRuns: 150, examples: Array.from({ length: 50 }, (_, nth) => [2 * nth, nth % 8]) },
      );
      expect(found).toBeGreaterThan(20);
    },
    SLOW,
  );

  it('in the answer to a command is listed, even where it puts the answers out of order', async () => {
    const file = sound.files['log.db']!;
    const written = (id: string): string => `${id}content of ${id}`;
    const id = commandIds().findLast((each) => file.indexOf(written(each)) === file.lastIndexOf(written(each)))!;
    const offset = file.indexOf(written(id));
    const folder = folderWith({ ...sound.files, 'log.db': flipped(file, offset, 6) });
    const spoilt = `the answer to command #${id.slice(1)} does not match its checksum`;
    expect((await faultsOf(folder)).map((fault) => fault.reason)).toContain(spoilt);
    expect(await opening({ folder })).toMatchObject({ code: 'damaged-log' });
  });

  function commandIds(): string[] {
    const db = new Database(join(folderWith(sound.files), 'log.db'), { readonly: true });
    const ids = db.prepare<[], string>('SELECT command_id FROM commands ORDER BY command_id').pluck().all();
    db.close();
    return ids;
  }

  it('in a page of the log table is listed with every fact that it takes away', async () => {
    const folder = folderWith({ ...sound.files, 'log.db': flipped(sound.files['log.db']!, leafOf('log'), 3) });
    const faults = await faultsOf(folder);
    expect(faults[0]!.reason).toMatch(/^\d+ facts from here cannot be read/);
    expect(faults[0]!.place.position).toBeGreaterThan(1);
    expect(await opening({ folder })).toMatchObject({ place: { position: faults[0]!.place.position } });
  });

  it('that puts rows out of order is found, and leads nobody in circles', async () => {
    const folder = folderWith({ ...sound.files, 'log.db': withCellsSwapped(leafOf('log')) });
    const faults = await faultsOf(folder);
    expect(faults[0]!.place.position).toBeGreaterThan(1);
    expect(await opening({ folder })).toMatchObject({ place: { position: faults[0]!.place.position } });
    const index = folderWith({ ...sound.files, 'log.db': withCellsSwapped(leafOf('log_initiative')) });
    expect(await opening({ folder: index })).toMatchObject({ code: 'damaged-log' });
    const store = await openSqliteEventStore({ folder: index, verify: 'tail' });
    const filtered = consume(store.subscribe(0, { untilHead: true, filter: { initiative: 'openstack' } }));
    await expect(filtered).rejects.toMatchObject({ code: 'damaged-log', reason: 'the facts are out of order' });
    await store.close();
  });

  /** Where a leaf page of a table or an index begins in the file: not its first. */
  function leafOf(name: string): number {
    const db = new Database(join(folderWith(sound.files), 'log.db'), { readonly: true });
    const sql = "SELECT pageno, pgsize FROM dbstat WHERE name = ? AND pagetype = 'leaf' LIMIT 1 OFFSET 1";
    const [page, size] = db.prepare<[string], [number, number]>(sql).raw().get(name)!;
    db.close();
    return (page - 1) * size;
  }

  /** The sound file with the pointers to two neighbouring cells of a leaf page exchanged. */
  function withCellsSwapped(page: number): Buffer {
    const copy = Buffer.from(sound.files['log.db']!);
    const pointer = page + 8 + 2 * 4;
    const [one, next] = [copy.readUInt16BE(pointer), copy.readUInt16BE(pointer + 2)];
    copy.writeUInt16BE(next, pointer);
    copy.writeUInt16BE(one, pointer + 2);
    return copy;
  }

  it('in a log that is open is found when the row is read, whichever way', async () => {
    const store = await openSqliteEventStore({ folder: folderWith(sound.files) });
    const { position, stream, revision, commandId } = sound.facts[49]!;
    new Database(store.file)
      .exec(`UPDATE log SET data = replace(data, 'note', 'nota') WHERE position = ${position}`)
      .close();
    const damaged = { code: 'damaged-log', place: { file: store.file, position, stream, revision } };
    await expect(store.read(stream)).rejects.toMatchObject(damaged);
    await expect(everything(store)).rejects.toMatchObject(damaged);
    await expect(store.answered(commandId)).rejects.toMatchObject(damaged);
    expect(await store.read(stream, revision + 1)).not.toEqual([]);
    await store.close();
  });
});

describe('a log that another program has changed', () => {
  it.each([
    ['a row was deleted', 'DELETE FROM log WHERE position = 7', { position: 7 }],
    ['several rows were deleted', 'DELETE FROM log WHERE position BETWEEN 90 AND 230', { position: 90 }],
    ['the first row was deleted', 'DELETE FROM log WHERE position = 1', { position: 1 }],
    [
      'the last row was deleted',
      `DELETE FROM log WHERE position = (SELECT max(position) FROM log)`,
      { position: FACTS },
    ],
    ['all rows were deleted', 'DELETE FROM log', { position: 1 }],
    [
      'two rows were swapped',
      `UPDATE log SET position = -1 WHERE position = 20; UPDATE log SET position = 20 WHERE position = 21;
       UPDATE log SET position = 21 WHERE position = -1`,
      { position: 20 },
    ],
    [
      'two facts swapped their data',
      `CREATE TEMP TABLE a AS SELECT position, data FROM log;
       UPDATE log SET data = (SELECT data FROM a WHERE a.position = 71 - log.position) WHERE position IN (35, 36)`,
      { position: 35 },
    ],
    ['a day was changed', `UPDATE log SET occurred_on = '2014-03-03' WHERE position = 9`, { position: 9 }],
    ['an actor was changed', `UPDATE log SET actor = 'somebody' WHERE position = 300`, { position: 300 }],
    ['a checksum was changed', 'UPDATE log SET checksum = checksum + 1 WHERE position = 12', { position: 12 }],
    [
      'a chain of checksums was changed',
      'UPDATE log SET previous_checksum = previous_checksum + 1 WHERE position = 12',
      { position: 12 },
    ],
    [
      'a row was added',
      `INSERT INTO log SELECT max(position) + 1, 'meeting-openstack.9', 1, type, schema, occurred_on, reported_on,
       recorded_at, actor, 'x', 0, 'x', 'x', data, 0, 0 FROM log`,
      { position: FACTS + 1 },
    ],
    ['the answer to a command was deleted', `DELETE FROM commands WHERE position = 300`, {}],
    [
      'the answer to a command was changed',
      `UPDATE commands SET fingerprint = 'other' WHERE position = 300`,
      { position: 300 },
    ],
    ['an index was dropped', 'DROP INDEX log_stream', {}],
    ['a table was altered', 'ALTER TABLE log ADD COLUMN note TEXT', {}],
  ])('is not opened: %s', async (_, sql, place) => {
    const folder = tamperedWith(sql);
    expect(await opening({ folder })).toMatchObject({
      code: 'damaged-log',
      place: { file: join(folder, 'log.db'), ...place },
    });
    const faults = await faultsOf(folder);
    expect(faults[0]).toMatchObject({ place });
  });

  it('is not opened, and not served, where a row is sound in itself but not the one that was written', async () => {
    const store = await openSqliteEventStore({ folder: folderWith(sound.files) });
    const other = new Database(store.file);
    const [row] = other.prepare<[], Row>(`SELECT ${COLUMNS} FROM log WHERE position = 50`).raw().all();
    row![8] = 'somebody else';
    other
      .prepare('UPDATE log SET actor = ?, checksum = ? WHERE position = 50')
      .run(row![8], rowChecksum(row!, row![14]));
    other.close();
    const broken = {
      code: 'damaged-log',
      place: { position: 51 },
      reason: 'the row does not follow the one before it',
    };
    await expect(everything(store)).rejects.toMatchObject(broken);
    await store.close();
    expect(await opening({ folder: store.folder })).toMatchObject(broken);
    expect(await faultsOf(store.folder)).toMatchObject([broken]);
  });

  it('has every fault listed, each with its place', async () => {
    const folder = tamperedWith(
      `UPDATE log SET actor = 'x' WHERE position = 5; DELETE FROM log WHERE position IN (50, 51);
       UPDATE log SET data = '{}' WHERE position = 52; UPDATE log SET type = 'x' WHERE position = 290; DELETE FROM log WHERE position >= 297`,
    );
    const faults = await faultsOf(folder);
    const rows = faults.filter((fault) => fault.place.position !== undefined);
    expect(rows.map((fault) => [fault.place.position, fault.reason])).toEqual([
      [5, 'the row does not match its checksum'],
      [50, '2 facts are missing'],
      [52, 'the row does not match its checksum'],
      [290, 'the row does not match its checksum'],
      [297, expect.stringMatching(/facts are missing at the end, by log.head$/)],
    ]);
    expect(faults.some((fault) => fault.place.stream !== undefined && fault.place.position === undefined)).toBe(true);
    expect(faults.at(-1)!.reason).toMatch(/do not add up/);
  });

  it('is opened where the change is none of the log: tables, indexes and views of an analyst', async () => {
    const folder = tamperedWith(
      'CREATE VIEW joined AS SELECT * FROM log; CREATE TABLE mine (a); CREATE INDEX mine_a ON log (actor)',
    );
    expect(await opening({ folder })).toBe('opened');
  });

  it('is noticed while it is open, at the next read', async () => {
    const store = await openSqliteEventStore({ folder: folderWith(sound.files) });
    const { stream, revision } = sound.facts[99]!;
    new Database(store.file).exec('DELETE FROM log WHERE position = 100').close();
    await expect(everything(store)).rejects.toMatchObject({ code: 'damaged-log', place: { position: 100 } });
    await expect(store.read(stream)).rejects.toMatchObject({ code: 'damaged-log', place: { stream, revision } });
    await store.close();
  });
});

describe('a file that was cut off', () => {
  it(
    'is found at open, wherever it was cut',
    async () => {
      const file = sound.files['log.db']!;
      await fc.assert(
        fc.asyncProperty(fc.nat(file.length - 1), fc.boolean(), async (length, wholePages) => {
          const folder = folderWith({
            ...sound.files,
            'log.db': file.subarray(0, wholePages ? length - (length % 4096) : length),
          });
          expect(await opening({ folder })).toMatchObject({
            code: 'damaged-log',
            place: { file: join(folder, 'log.db') },
          });
          expect(await faultsOf(folder)).not.toEqual([]);
        }),
        {
          numRuns: 40,
          examples: [
            [0, false],
            [file.length - 1, false],
            [file.length - 1, true],
          ],
        },
      );
    },
    SLOW,
  );

  it('or is gone, is found at open', async () => {
    const folder = folderWith({ 'log.head': sound.files['log.head']! });
    const gone = { code: 'damaged-log', reason: 'the file is gone, though log.head knows of facts' };
    expect(await opening({ folder })).toMatchObject(gone);
    expect(await opening({ folder, readOnly: true })).toMatchObject(gone);
  });

  it('or was replaced by an earlier state of it, is found at open', async () => {
    const folder = folderWith(sound.files);
    const store = await openSqliteEventStore({ folder });
    await givenActions(store, 'meeting-openstack.3', 'after the backup');
    await store.close();
    writeFileSync(join(folder, 'log.db'), sound.files['log.db']!);
    expect(await opening({ folder, verify: 'tail' })).toMatchObject({
      code: 'damaged-log',
      place: { position: FACTS + 1 },
      reason: 'a fact is missing at the end, by log.head',
    });
  });

  it('does not depend on log.head: without it, or with a damaged one, the log stands for itself', async () => {
    const { 'log.db': file, 'log.head': mark } = sound.files;
    for (const files of [
      { 'log.db': file! },
      { 'log.db': file!, 'log.head': flipped(mark!, 20, 1) },
      { 'log.db': file!, 'log.head': Buffer.alloc(0) },
    ]) {
      const folder = folderWith(files);
      expect(await opening({ folder })).toBe('opened');
      expect(filesOf(folder)['log.head']!.equals(mark!)).toBe(true);
    }
  });
});

describe('a write-ahead log that a crash left behind', () => {
  const COUNT = 20;

  /** The files of a log as a killed process leaves them: some facts are in the write-ahead log only. */
  async function afterCrash(): Promise<string> {
    const store = await openSqliteEventStore({ folder: folderWith(sound.files) });
    await givenActions(store, LEDGER, ...Array.from({ length: COUNT }, (_, nth) => `last ${nth}`));
    const left = newFolder();
    while (readMark(store.folder)?.position !== FACTS + COUNT) await setTimeout(5);
    for (const name of ['log.db', 'log.db-wal', 'log.head']) copyFileSync(join(store.folder, name), join(left, name));
    await store.close();
    return left;
  }

  async function lastNotes(folder: string): Promise<string[]> {
    const store = await openSqliteEventStore({ folder });
    const facts = await everything(store);
    await store.close();
    return notes(facts.slice(FACTS));
  }

  it('gives every acknowledged fact back', async () => {
    expect(await lastNotes(await afterCrash())).toHaveLength(COUNT);
  });

  it('with a torn end that nobody was told of, is recovered', async () => {
    const folder = await afterCrash();
    const wal = readFileSync(join(folder, 'log.db-wal'));
    writeFileSync(join(folder, 'log.db-wal'), Buffer.concat([wal, wal.subarray(32, 3_000)]));
    expect(await lastNotes(folder)).toHaveLength(COUNT);
  });

  it(
    'with acknowledged facts torn off or spoilt is found at open: SQLite itself would drop them in silence',
    async () => {
      const folder = await afterCrash();
      const wal = readFileSync(join(folder, 'log.db-wal'));
      const files = { ...filesOf(folder), 'log.db-wal': wal };
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 32, max: wal.length - 1 }),
          fc.nat(7),
          fc.boolean(),
          async (offset, bit, torn) => {
            const spoilt = folderWith({
              ...files,
              'log.db-wal': torn ? wal.subarray(0, offset) : flipped(wal, offset, bit),
            });
            expect(await opening({ folder: spoilt })).toMatchObject({
              code: 'damaged-log',
              reason: expect.stringMatching(/missing at the end, by log.head/),
            });
          },
        ),
        { numRuns: 40 },
      );
    },
    SLOW,
  );
});
