import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  MemoryEventStore,
  MemoryLog,
  type AppendResult,
  type CommandMark,
  type EventStore,
  type StreamAppend,
} from '@sebone/event-store';
import { openSqliteEventStore, type SqliteEventStore } from '@sebone/event-store-sqlite';
import { isRejection } from '@sebone/kernel';
import { historyOf } from '@sebone/testing';
import type { CopyClock } from './copying.ts';
import { copyLog, migrateLog, type CopyOptions, type MigrationReport } from './migrating.ts';

const root = mkdtempSync(join(tmpdir(), 'sebone-migrating-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const newFolder = (): string => mkdtempSync(join(root, 'd-'));

/** A command as somebody gave it: what it added to which streams, by whom, and when. */
interface Given {
  /** Numbers of streams, and how many events each is given. */
  readonly adds: readonly { readonly stream: number; readonly events: number }[];
  /** Milliseconds since the command before it; less than 0 where another machine, whose clock is behind, recorded it. */
  readonly after: number;
  readonly actor: string;
}

const STREAMS = [
  'initiative-minato',
  'partner-minato.kitchen',
  'partner-minato.港',
  'meeting-minato.1',
  'finding-kita.2',
];
const START = Date.parse('2024-05-05T00:00:00.000Z');

/** Gives commands to a store, one after another, as a server does. */
async function given(store: EventStore, clock: CopyClock, commands: readonly Given[], from = 0): Promise<void> {
  for (const [index, { adds, after, actor }] of commands.entries()) {
    const id = `command-${from + index}`;
    clock.at += after;
    const appends: StreamAppend[] = [];
    for (const { stream, events } of adds) {
      const expected = (await store.read(STREAMS[stream]!)).length;
      const event = { type: 'ActionReported', schema: 1, occurredOn: '2024-04-30', reportedOn: '2024-05-01' };
      const data = (nth: number): object => ({
        note: `${id}/${nth}`,
        数: nth / 3,
        '2': null,
        nested: [{ emoji: '🍲' }],
      });
      appends.push({
        stream: STREAMS[stream]!,
        expected,
        events: Array.from({ length: events }, (_, nth) => ({ ...event, schema: 1 + (nth % 3), data: data(nth) })),
      });
    }
    const mark = { id, fingerprint: `content of ${id}`, actor, correlationId: `form ${index % 7}`, causationId: id };
    const { kind } = await store.append(appends, mark);
    if (kind !== 'appended') throw new Error(kind);
  }
}

const commandOf = (after: fc.Arbitrary<number>): fc.Arbitrary<Given> =>
  fc.record({
    adds: fc.uniqueArray(fc.record({ stream: fc.nat(4), events: fc.integer({ min: 1, max: 3 }) }), {
      minLength: 1,
      maxLength: 3,
      selector: ({ stream }) => stream,
    }),
    after,
    actor: fc.constantFrom('kei', 'import', '背骨'),
  });
const commands = (max: number, after = fc.nat(2_000)): fc.Arbitrary<readonly Given[]> =>
  fc.array(commandOf(after), { maxLength: max });

/** The whole of a log: its facts without their positions, and what each command was answered to. */
async function whole(store: EventStore): Promise<readonly object[]> {
  const told: object[] = [];
  for await (const batch of store.subscribe(0, { untilHead: true }))
    for (const { position: _position, ...fact } of batch)
      told.push({ ...fact, fingerprint: (await store.answered(fact.commandId))!.fingerprint });
  return told;
}

/** A log in memory that some commands made. */
async function logOf(...all: readonly Given[]): Promise<MemoryEventStore> {
  const clock = { at: START };
  const store = new MemoryEventStore({ now: () => clock.at });
  await given(store, clock, all);
  return store;
}

type Append = EventStore['append'];
type Changed = (append: Append, log: MemoryLog, clock: CopyClock) => Append;

/** Copies into a store over `log`, which may change how it appends, and gives what became of it. */
async function copied(
  source: EventStore,
  log = new MemoryLog(),
  changed: Changed = (append) => append,
  options?: CopyOptions,
): Promise<Awaited<ReturnType<typeof copyLog>>> {
  const clock = { at: 0 };
  const target = new MemoryEventStore({ log, now: () => clock.at });
  target.append = changed(target.append.bind(target), log, clock);
  return copyLog(source, target, clock, options);
}

const proved = (outcome: Awaited<ReturnType<typeof copyLog>>): MigrationReport => {
  if (isRejection(outcome)) throw new Error(outcome.message.en);
  expect(outcome.difference).toBeUndefined();
  expect(outcome.digests.target).toBe(outcome.digests.source);
  return outcome;
};

const one = (stream: number, after = 10): Given => ({ adds: [{ stream, events: 1 }], after, actor: 'kei' });
const seed = Number(process.env['SEBONE_SEED'] ?? Date.now() % 1_000_000);

describe('A log that is copied', () => {
  it('is the same on the other side, and copying it again changes nothing', async () => {
    const source = new MemoryEventStore();
    const clock = { at: START };
    const { facts } = historyOf(7, 300);
    const recorder = new MemoryEventStore({ log: source.log, now: () => clock.at });
    for (const fact of facts) {
      const { stream, revision, commandId, actor, correlationId, causationId } = fact;
      const of = facts.filter((other) => other.commandId === commandId);
      if (of[0] !== fact) continue;
      clock.at = Date.parse(fact.recordedAt);
      const mark = { id: commandId, fingerprint: `f ${commandId}`, actor, correlationId, causationId };
      await recorder.append([{ stream, expected: revision - 1, events: of }], mark);
    }
    const log = new MemoryLog();
    const first = proved(await copied(source, log));
    expect(first).toMatchObject({ copied: facts.length, facts: facts.length });
    expect(await whole(new MemoryEventStore({ log }))).toEqual(await whole(source));
    expect(await copied(source, log)).toEqual({ ...first, copied: 0 });
  });

  it('goes from a data folder to another, with times that go back where several machines wrote it, and grows there', async () => {
    const afters = fc.integer({ min: -50, max: 2_000 });
    await fc.assert(
      fc.asyncProperty(commands(40, afters), commands(5, afters), async (before, later) => {
        const [from, to] = [newFolder(), newFolder()];
        const clock = { at: START };
        const write = async (all: readonly Given[], nth = 0): Promise<void> => {
          const store = await openSqliteEventStore({ folder: from, now: () => clock.at, keepsTimes: true });
          await given(store, clock, all, nth);
          await store.close();
        };
        await write(before);
        proved(await migrateLog({ folder: from }, { folder: to }));
        await write(later, before.length);
        const { copied: more } = proved(await migrateLog({ folder: from }, { folder: to }));
        expect(more).toBe(later.flatMap(({ adds }) => adds).reduce((sum, { events }) => sum + events, 0));
        const [source, target] = await Promise.all([from, to].map((folder) => openSqliteEventStore({ folder })));
        expect(await whole(target!)).toEqual(await whole(source!));
        await source!.close();
        await target!.close();
      }),
      { numRuns: 15, seed },
    );
  });

  it('ends the same, wherever the copying is killed, as often as it is', async () => {
    const kill = fc.record({ after: fc.nat(12), isWritten: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(commands(40), fc.array(kill, { maxLength: 6 }), async (all, kills) => {
        const source = await logOf(...all);
        const log = new MemoryLog();
        for (const { after, isWritten } of kills) {
          let appends = 0;
          // From the kill on nothing is answered; the last append may have been written.
          const dying = copied(source, log, (append) => (...asked) => {
            if (++appends > after + 1) return Promise.reject(new Error('killed'));
            if (appends <= after) return append(...asked);
            return (isWritten ? append(...asked) : Promise.resolve()).then(() => Promise.reject(new Error('killed')));
          });
          await dying.catch((error: Error) => expect(error.message).toBe('killed'));
        }
        const standing = log.rows.length;
        const report = proved(await copied(source, log));
        expect(report.copied).toBe(source.log.rows.length - standing);
        expect(await whole(new MemoryEventStore({ log }))).toEqual(await whole(source));
      }),
      { numRuns: 60, seed },
    );
  });

  it('leaves no gap where one append of many fails: none comes to be without those before it', async () => {
    const source = await logOf(one(0), one(1), one(2), one(3), one(4), one(1), one(0));
    const log = new MemoryLog();
    const lost = copied(
      source,
      log,
      (append) => (appends, mark) =>
        mark.id === 'command-2' ? Promise.reject(new Error('the disk is full')) : append(appends, mark),
    );
    await expect(lost).rejects.toThrow('the disk is full');
    expect(log.rows.map(({ commandId }) => commandId)).toEqual(['command-0', 'command-1']);
    expect(proved(await copied(source, log)).copied).toBe(5);
  });

  it('leaves none on a disk that is full, either, and goes on when there is room', async () => {
    const source = await logOf(...Array.from({ length: 900 }, (_, nth) => one(nth % 5)));
    const folder = newFolder();
    const clock = { at: 0 };
    const open = (maxBytes?: number): Promise<SqliteEventStore> =>
      openSqliteEventStore({
        folder,
        now: () => clock.at,
        keepsTimes: true,
        ...(maxBytes !== undefined && { maxBytes }),
      });
    let target = await open(150_000);
    await expect(copyLog(source, target, clock)).rejects.toMatchObject({ code: 'log-full' });
    const written = await target.head();
    expect(written).toBeGreaterThan(0);
    expect(await whole(target)).toEqual((await whole(source)).slice(0, written));
    await target.close();
    target = await open();
    expect(proved(await copyLog(source, target, clock)).copied).toBe(900 - written);
    await target.close();
  });

  it.each([
    ['sees what it is given together', true],
    ['does not see yet what is under way', false],
  ])('keeps its order in a store that writes stream by stream and %s', async (_, seesTogether) => {
    await fc.assert(
      fc.asyncProperty(commands(60), async (all) => {
        const source = await logOf(...all);
        const log = new MemoryLog();
        proved(await copied(source, log, streamByStream(seesTogether), { streamsApart: true }));
        expect(await whole(new MemoryEventStore({ log }))).toEqual(await whole(source));
      }),
      { numRuns: 40, seed },
    );
  });

  it('has what was written to the source meanwhile, too', async () => {
    const source = await logOf(one(0), one(1));
    const clock = { at: START + 60_000 };
    const later = new MemoryEventStore({ log: source.log, now: () => clock.at });
    let isWritten = false;
    const report = await copied(source, new MemoryLog(), (append) => async (...asked) => {
      if (!isWritten) {
        isWritten = true;
        await given(later, clock, [one(3), one(0)], 2);
      }
      return append(...asked);
    });
    expect(proved(report)).toMatchObject({ copied: 4, facts: 4, commands: 4 });
  });

  it('is refused where the other holds anything else, before anything is written', async () => {
    const source = await logOf(one(0), one(1), one(2));
    const { log } = await logOf(one(0), one(1, 11));
    const outcome = await copied(source, log);
    expect(outcome).toMatchObject({
      code: 'other-history',
      message: { en: expect.stringContaining('fact 2 differs (recordedAt)') as string },
      details: [{ value: { source: { position: 2, id: 'command-1.0' }, target: { position: 2, id: 'command-1.0' } } }],
    });
    expect(log.rows).toHaveLength(2);
    expect(await copied(await logOf(), log)).toMatchObject({ code: 'other-history' });
    expect(await copied(await logOf(one(0)), log)).toMatchObject({
      code: 'other-history',
      message: { en: expect.stringContaining('fact 2 differs (fact)') as string },
    });
  });

  it('is refused where somebody else writes to the other meanwhile', async () => {
    const source = await logOf(one(0), one(1), one(1));
    const clock = { at: START };
    const log = new MemoryLog();
    const other = new MemoryEventStore({ log, now: () => clock.at });
    const outcome = await copied(source, log, (append) => async (appends, mark) => {
      if (mark.id === 'command-2' && log.rows.length < 3) await given(other, clock, [one(1)], 99);
      return append(appends, mark);
    });
    expect(outcome).toMatchObject({ code: 'target-changed', details: [{ value: 'command-2' }] });
  });

  it('leaves nothing there after what somebody else wrote in its place, though the stream stands where it is to', async () => {
    const source = await logOf(one(1), one(1), one(1));
    const clock = { at: START };
    const log = new MemoryLog();
    const other = new MemoryEventStore({ log, now: () => clock.at });
    const outcome = await copied(source, log, (append) => async (appends, mark) => {
      if (mark.id === 'command-0' && log.rows.length === 0) await given(other, clock, [one(1)], 99);
      return append(appends, mark);
    });
    expect(outcome).toMatchObject({ code: 'target-changed', details: [{ value: 'command-0' }] });
    expect(log.rows.map(({ commandId }) => commandId)).toEqual(['command-99']);
  });

  it.each([
    ['a fact of another command between those of one', 'scattered-command', [0, 2, 1]],
    ['the last fact of a command missing', 'scattered-command', [0, 2]],
    ['the first fact of a command missing', 'scattered-command', [1, 2]],
    ['the facts of a command in another order', 'scattered-command', [1, 0, 2]],
  ])('is refused with %s', async (_, code, order) => {
    const source = await logOf(
      {
        adds: [
          { stream: 0, events: 1 },
          { stream: 1, events: 1 },
        ],
        after: 1,
        actor: 'kei',
      },
      one(2),
    );
    const { rows } = source.log;
    rows.push(...order.map((nth, index) => ({ ...rows[nth]!, position: index + 1 })));
    rows.splice(0, 3);
    const log = new MemoryLog();
    expect(await copied(source, log)).toMatchObject({ code, details: [{ field: 'source', value: 'command-0' }] });
    expect(log.rows).toEqual([]);
  });

  it('is refused where nothing tells what a command was answered', async () => {
    const source = await logOf(one(0), one(1));
    source.log.commands.delete('command-1');
    expect(await copied(source)).toMatchObject({ code: 'unanswered-command', details: [{ value: 'command-1' }] });
  });
});

describe('The proof', () => {
  const lies: readonly [string, (log: MemoryLog) => void, object][] = [
    [
      'a byte of the data',
      ({ rows }) => Object.assign(rows[3]!, { text: rows[3]!.text.replace('🍲', '🍜') }),
      { nth: 4, what: 'data' },
    ],
    [
      'the order of the data',
      ({ rows }) => Object.assign(rows[3]!, { text: reordered(rows[3]!.text) }),
      { nth: 4, what: 'data' },
    ],
    ['an actor', ({ rows }) => Object.assign(rows[2]!, { actor: 'somebody' }), { nth: 3, what: 'actor' }],
    ['a day', ({ rows }) => Object.assign(rows[4]!, { reportedOn: '2024-05-02' }), { nth: 5, what: 'reportedOn' }],
    ['a fact at the end', ({ rows }) => void rows.pop(), { nth: 5, what: 'fact', target: undefined }],
    [
      'a fingerprint',
      ({ commands: known }) => void known.set('command-2', { ...known.get('command-2')!, fingerprint: 'another' }),
      {
        nth: 3,
        what: 'fingerprint',
        source: { id: 'command-2.0', position: 3, stream: 'meeting-minato.1', revision: 1 },
      },
    ],
  ];

  it.each(lies)('finds %s that the other lost or changed', async (_, lie, difference) => {
    const source = await logOf(one(1), one(2), one(3), one(4), one(1));
    const outcome = await copied(source, new MemoryLog(), (append, log) => async (appends, mark) => {
      const result = await append(appends, mark);
      if (mark.id === 'command-4') lie(log);
      return result;
    });
    const { difference: found, digests } = outcome as MigrationReport;
    expect(found).toMatchObject(difference);
    expect(digests.target).not.toBe(digests.source);
  });
});

const reordered = (text: string): string =>
  JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse()));

/**
 * Appends as to a server of 25.1: what comes in one turn goes together, all that goes to one stream before the next stream. Streams that
 * are only asserted are looked at before; then what is given with it may count, or not.
 */
const streamByStream =
  (seesTogether: boolean): Changed =>
  (append, log, clock) => {
    type Asked = {
      appends: readonly StreamAppend[];
      mark: CommandMark;
      at: number;
      resolve: (result: AppendResult) => void;
    };
    const firstOf = ({ appends }: Asked): string => appends[0]!.stream;
    const queue: Asked[] = [];
    const flush = async (): Promise<void> => {
      const group = queue.splice(0);
      const standing = new Map([...log.streams].map(([stream, rows]) => [stream, rows.length]));
      const written: Asked[] = [];
      for (const asked of group) {
        const stale = asked.appends.find(
          ({ stream, expected, events }) => events.length === 0 && (standing.get(stream) ?? 0) !== expected,
        );
        if (stale) {
          const { stream, expected } = stale;
          asked.resolve({ kind: 'conflict', stream, expected, actual: standing.get(stream) ?? 0 });
          continue;
        }
        written.push(asked);
        if (!seesTogether) continue;
        for (const { stream, expected, events } of asked.appends) standing.set(stream, expected + events.length);
      }
      const order = [...new Set(written.map((asked) => firstOf(asked)))];
      written.sort((a, b) => order.indexOf(firstOf(a)) - order.indexOf(firstOf(b)));
      for (const { appends, mark, at, resolve } of written) {
        const now = clock.at;
        clock.at = at;
        const appended = append(
          appends.filter(({ events }) => events.length > 0),
          mark,
        );
        clock.at = now;
        resolve(await appended);
      }
    };
    return (appends, mark) =>
      new Promise((resolve) => {
        queue.push({ appends, mark, at: clock.at, resolve });
        if (queue.length === 1) setImmediate(() => void flush());
      });
  };
