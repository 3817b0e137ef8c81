import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { MemoryEventStore, type AppendResult, type EventStore } from '@sebone/event-store';
import {
  action,
  actions,
  command,
  consume,
  eventStoreContract,
  everything,
  givenActions,
  LEDGER,
  notes,
  numbered,
  OTHER_LEDGER,
  tally,
} from '@sebone/event-store/contract';
import { openSqliteEventStore, type SqliteEventStore } from './store.ts';

eventStoreContract('SqliteEventStore', {
  open: (settings) => openSqliteEventStore({ ...settings, folder: newFolder() }),
  reopen: ({ folder }, settings) => openSqliteEventStore({ ...settings, folder }),
});

const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sebone-log-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('a store that reads beside the writer', () => {
  it('gives what was added as soon as it is told to look, and does not wait for its next look', async () => {
    const folder = newFolder();
    const writer = await openSqliteEventStore({ folder });
    const reader = await openSqliteEventStore({ folder, readOnly: true });
    const { setTimeout } = globalThis;
    // No timer ends from here on: nothing is left to it but to be told.
    globalThis.setTimeout = (() => ({ unref: () => undefined })) as never;
    try {
      const batches = reader.subscribe(0)[Symbol.asyncIterator]();
      const first = batches.next();
      await givenActions(writer, LEDGER, 'told');
      reader.lookAgain();
      expect((await first).value).toMatchObject([{ stream: LEDGER, revision: 1 }]);
    } finally {
      globalThis.setTimeout = setTimeout;
      await reader.close();
      await writer.close();
    }
  });
});

describe('the group commit', () => {
  it('records for each append the time at which it was called, and never an earlier one than before', async () => {
    const hours = ['10', '09', '11', '08'];
    const expected = { never: ['10', '10', '11', '11'], kept: hours };
    for (const [keepsTimes, recorded] of [
      [false, expected.never],
      [true, expected.kept],
    ] as const) {
      let now = 0;
      const store = await openSqliteEventStore({ folder: newFolder(), now: () => now, keepsTimes });
      await Promise.all(
        hours.map((hour, revision) => {
          now = Date.parse(`2024-05-05T${hour}:00:00Z`);
          return store.append([actions(LEDGER, revision, hour)], command(`at ${hour}`));
        }),
      );
      const times = (await store.read(LEDGER)).map(({ recordedAt }) => recordedAt.slice(11, 13));
      expect(times).toEqual(recorded);
      await store.close();
    }
  });

  it('judges each append by itself: conflicts and repeats of some do not touch the others', async () => {
    const store = await openSqliteEventStore({ folder: newFolder() });
    await givenActions(store, LEDGER, 'earlier');
    const results = await Promise.all([
      store.append([actions(LEDGER, 1, 'first come')], command('a')),
      store.append([actions(LEDGER, 1, 'too late')], command('b')),
      store.append([actions(OTHER_LEDGER, 0, 'elsewhere')], command('c')),
      store.append([actions(LEDGER, 1, 'first come')], command('a')),
      store.append([actions(LEDGER, 2, 'another')], command('a', { fingerprint: 'other content' })),
      store.append([actions(LEDGER, 2, 'next'), actions(OTHER_LEDGER, 1, 'next too')], command('d')),
    ]);
    expect(results.map((result) => result.kind)).toEqual([
      'appended',
      'conflict',
      'appended',
      'repeated',
      'command-id-taken',
      'appended',
    ]);
    expect(notes(await everything(store))).toEqual(['earlier', 'first come', 'elsewhere', 'next', 'next too']);
    await store.close();
  });

  it('lets an append that cannot be written fail alone', async () => {
    const store = await openSqliteEventStore({ folder: newFolder(), maxBytes: 200_000 });
    const results = await Promise.allSettled([
      store.append([actions(LEDGER, 0, 'small')], command('a')),
      store.append([actions(OTHER_LEDGER, 0, 'x'.repeat(500_000))], command('b')),
      store.append([actions(LEDGER, 1, 'small too')], command('c')),
    ]);
    expect(results).toMatchObject([
      { status: 'fulfilled', value: { kind: 'appended' } },
      { status: 'rejected', reason: { code: 'log-full', file: store.file } },
      { status: 'fulfilled', value: { kind: 'appended' } },
    ]);
    expect(notes(await everything(store))).toEqual(['small', 'small too']);
    await store.close();
  });

  it('answers as the memory store does, one append after another, however the appends are grouped', async () => {
    const streams = [LEDGER, OTHER_LEDGER, 'meeting-kyoto~2012.1'];
    const entry = fc.record({ stream: fc.nat(2), stale: fc.constantFrom(0, 0, 0, 0, 1, -1), events: fc.nat(3) });
    const append = fc.record({
      entries: fc.uniqueArray(entry, { minLength: 1, maxLength: 3, selector: (e) => e.stream }),
      id: fc.nat(25),
      content: fc.constantFrom('one', 'one', 'one', 'two'),
    });
    const now = (): number => Date.parse('2024-05-05T00:00:00.000Z');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(append, { minLength: 1, maxLength: 8 }), { maxLength: 10 }),
        fc.nat(9),
        async (groups, restartAfter) => {
          const model = new MemoryEventStore({ now });
          let store = await openSqliteEventStore({ folder: newFolder(), now });
          for (const [nth, group] of groups.entries()) {
            const pending: Promise<AppendResult | string>[] = [];
            const expected: (AppendResult | string)[] = [];
            for (const { entries, id, content } of group) {
              const appends = await Promise.all(
                entries.map(async ({ stream, stale, events }) => ({
                  stream: streams[stream]!,
                  expected: Math.max(0, (await model.read(streams[stream]!)).length + stale),
                  events: numbered(events).map((note) => action(note)),
                })),
              );
              const decide = (on: EventStore): Promise<AppendResult | string> =>
                on
                  .append(appends, command(`command ${id}`, { fingerprint: content }))
                  .catch((error: Error) => error.message);
              pending.push(decide(store));
              expected.push(await decide(model));
            }
            expect(await Promise.all(pending)).toEqual(expected);
            if (nth !== restartAfter) continue;
            await store.close();
            store = await openSqliteEventStore({ folder: store.folder, now });
          }
          expect(await everything(store)).toEqual(await everything(model));
          for (const stream of streams) expect(await store.read(stream, 2)).toEqual(await model.read(stream, 2));
          await store.close();
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});

describe('a full disk', () => {
  it('refuses the append with nothing half written, keeps every earlier fact, and goes on once there is room', async () => {
    const folder = newFolder();
    const full = await openSqliteEventStore({ folder, maxBytes: 300_000 });
    let count = 0;
    let refusal: unknown;
    const gift = (): Promise<AppendResult> =>
      full.append(
        [actions(LEDGER, count, 'given '.repeat(500)), actions(OTHER_LEDGER, count, 'received '.repeat(500))],
        command(`gift ${count}`),
      );
    while (!refusal)
      await gift().then(
        () => count++,
        (error: unknown) => (refusal = error),
      );
    expect(count).toBeGreaterThan(5);
    expect(refusal).toMatchObject({ code: 'log-full' });
    expect(await full.head()).toBe(2 * count);
    expect(await full.answered(`gift ${count}`)).toBeUndefined();
    expect(await full.read(LEDGER)).toHaveLength(count);
    await full.close();

    const store = await openSqliteEventStore({ folder });
    expect(await store.head()).toBe(2 * count);
    expect(
      await store.append(
        [actions(LEDGER, count, 'given'), actions(OTHER_LEDGER, count, 'received')],
        command(`gift ${count}`),
      ),
    ).toMatchObject({
      kind: 'appended',
      answer: { position: 2 * count + 2 },
    });
    await store.close();
  });
});

describe('reading beside the writer', () => {
  let writer: SqliteEventStore;
  let reader: SqliteEventStore;

  beforeEach(async () => {
    const folder = newFolder();
    writer = await openSqliteEventStore({ folder });
    await givenActions(writer, LEDGER, 'before');
    reader = await openSqliteEventStore({ folder, readOnly: true });
  });

  afterEach(async () => {
    await reader.close();
    await writer.close();
  });

  it('sees what the writer adds', async () => {
    expect(notes(await everything(reader))).toEqual(['before']);
    await givenActions(writer, LEDGER, 'after');
    expect(notes(await everything(reader))).toEqual(['before', 'after']);
    expect(notes(await reader.read(LEDGER))).toEqual(['before', 'after']);
    expect(await reader.head()).toBe(2);
  });

  it('goes live', async () => {
    const live = consume(reader.subscribe(0), 21);
    await givenActions(writer, LEDGER, ...numbered(10, 'then'));
    await new Promise((resolve) => setTimeout(resolve, 120));
    await givenActions(writer, LEDGER, ...numbered(10, 'later'));
    expect(notes(await live)).toEqual(['before', ...numbered(10, 'then'), ...numbered(10, 'later')]);
  });

  it('ends its subscriptions when it is closed', async () => {
    const live = consume(reader.subscribe(0));
    await new Promise((resolve) => setTimeout(resolve, 10));
    await reader.close();
    expect(notes(await live)).toEqual(['before']);
  });

  it('takes no appends', async () => {
    await expect(reader.append([actions(LEDGER, 1, 'no')], command('c'))).rejects.toMatchObject({
      code: 'log-read-only',
    });
  });
});

describe('a folder', () => {
  it('has one writer at a time, and says who it is', async () => {
    const folder = newFolder();
    const before = new Date().toISOString();
    const store = await openSqliteEventStore({ folder });
    const second = await openSqliteEventStore({ folder }).catch((error: unknown) => error);
    expect(second).toMatchObject({ code: 'folder-in-use', folder, holder: { pid: process.pid } });
    expect((second as { holder: { since: string } }).holder.since >= before).toBe(true);
    expect((second as Error).message).toContain(`process ${process.pid}`);
    await store.close();
    await (await openSqliteEventStore({ folder })).close();
  });

  it('is free again after an opening that failed', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'log.db'), 'no database at all'.repeat(500));
    await expect(openSqliteEventStore({ folder })).rejects.toMatchObject({ code: 'not-a-log' });
    rmSync(join(folder, 'log.db'));
    await (await openSqliteEventStore({ folder })).close();
  });

  it('is made, with those it lies in', async () => {
    const store = await openSqliteEventStore({ folder: join(newFolder(), 'deep', 'er') });
    expect(await store.head()).toBe(0);
    await store.close();
  });

  it('cannot be made where a file is', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    for (const folder of [file, join(file, 'within')]) {
      await expect(openSqliteEventStore({ folder })).rejects.toMatchObject({
        code: 'folder-unusable',
        message: expect.stringContaining(folder),
      });
    }
  });

  it('is of no use where its files are something else', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'log.db'));
    await expect(openSqliteEventStore({ folder })).rejects.toMatchObject({ code: 'folder-unusable' });
    const other = newFolder();
    writeFileSync(join(other, 'writer.lock'), 'no lock at all'.repeat(500));
    await expect(openSqliteEventStore({ folder: other })).rejects.toMatchObject({
      code: 'folder-unusable',
      message: expect.stringContaining('writer.lock'),
    });
  });

  describe('that may not be written', () => {
    const root = process.geteuid?.() === 0;
    const NOBODY = 65_534;

    async function unprivileged<Result>(work: () => Promise<Result>): Promise<Result> {
      if (!root) return work();
      process.seteuid!(NOBODY);
      try {
        return await work();
      } finally {
        process.seteuid!(0);
      }
    }

    it.each([
      ['an empty folder', [], ''],
      ['a folder with a log', ['.'], ''],
      ['a log', ['log.db'], 'log.db'],
      ['a lock', ['writer.lock'], 'writer.lock'],
    ])('cannot be opened to write: %s', async (_, made, name) => {
      const folder = newFolder();
      if (made.length > 0) await (await openSqliteEventStore({ folder })).close();
      if (root) for (const entry of ['', ...readdirSync(folder)]) chownSync(join(folder, entry), NOBODY, NOBODY);
      chmodSync(join(folder, name), name === '' ? 0o555 : 0o444);
      const error = await unprivileged(() => openSqliteEventStore({ folder }).catch((reason: unknown) => reason));
      chmodSync(join(folder, name), 0o755);
      expect(error).toMatchObject({ code: 'folder-unusable', message: expect.stringContaining(join(folder, name)) });
    });
  });

  it('keeps the database of another program as it is', async () => {
    const folder = newFolder();
    const file = join(folder, 'log.db');
    new Database(file).exec('CREATE TABLE log (line TEXT)').close();
    const bytes = readFileSync(file);
    for (const readOnly of [false, true]) {
      await expect(openSqliteEventStore({ folder, readOnly })).rejects.toMatchObject({ code: 'not-a-log' });
    }
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('without a log cannot be opened to read only', async () => {
    const folder = newFolder();
    for (const missing of [folder, join(folder, 'none')]) {
      await expect(openSqliteEventStore({ folder: missing, readOnly: true })).rejects.toMatchObject({
        code: 'log-missing',
      });
    }
  });
});

describe('the tables', () => {
  it('can be asked with any SQL tool', async () => {
    const store = await openSqliteEventStore({ folder: newFolder() });
    await store.append([actions('partner-kyoto~2012.a.b-c', 0, '貢献')], command('c1'));
    await store.append([actions('initiative-north-side', 0, 'founded')], command('c2'));
    const tool = new Database(store.file, { readonly: true });
    const facts = tool
      .prepare(`SELECT id, category, initiative, json_extract(data, '$.note') AS note FROM log ORDER BY position`)
      .all();
    expect(facts).toEqual([
      { id: 'c1.0', category: 'partner', initiative: 'kyoto.2012', note: '貢献' },
      { id: 'c2.0', category: 'initiative', initiative: 'north-side', note: 'founded' },
    ]);
    tool.close();
    await store.close();
  });
});

describe('large logs', () => {
  it('are delivered whole through pages, filters and slices of every size', async () => {
    const store = await openSqliteEventStore({ folder: newFolder() });
    const streams = Array.from({ length: 7 }, (_, index) => `partner-initiative${index}.p`);
    const results = await Promise.all(
      Array.from({ length: 700 }, (_, index) => {
        const stream = streams[index % 7]!;
        return store.append(
          [
            {
              stream,
              expected: Math.floor(index / 7),
              events: [action(`${index}`, { type: index === 650 ? 'Rare' : 'Common' })],
            },
          ],
          command(`${index}`),
        );
      }),
    );
    expect(tally(results)).toEqual({ appended: 700 });
    for (const batchSize of [1, 127, 128, 129, 700]) {
      const facts = await consume(store.subscribe(0, { batchSize, untilHead: true }));
      expect(facts.map((fact) => fact.position)).toEqual(Array.from({ length: 700 }, (_, index) => index + 1));
      const ofOne = await consume(
        store.subscribe(0, { batchSize, untilHead: true, filter: { initiative: 'initiative3' } }),
      );
      expect(ofOne.map((fact) => fact.revision)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
      const rare = await consume(
        store.subscribe(0, { batchSize, untilHead: true, filter: { types: ['Rare'], categories: ['partner'] } }),
      );
      expect(notes(rare)).toEqual(['650']);
    }
    await store.close();
  });

  it('are delivered in pages that stay small where payloads are large', async () => {
    const store = await openSqliteEventStore({ folder: newFolder() });
    const large = 'x'.repeat(100_000);
    await Promise.all(numbered(300).map((note, index) => store.append([actions(LEDGER, index, large)], command(note))));
    const sizes: number[] = [];
    for await (const batch of store.subscribe(0, { batchSize: 10_000, untilHead: true })) sizes.push(batch.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(300);
    expect(Math.max(...sizes)).toBeLessThan(200);
    await store.close();
  });
});
