import {
  actions,
  command,
  everything,
  givenActions,
  LEDGER,
  notes,
  numbered,
  OTHER_LEDGER,
  tally,
} from '@sebone/event-store/contract';
import type { AppendResult } from '@sebone/event-store';
import type { KurrentEventStore } from '@sebone/event-store-kurrent';
import { silence, writes, type KurrentDouble, type Version } from '@sebone/kurrent-double';
import { Doubles, provesWhole } from './doubles.ts';

/** Milliseconds for the tries of several appends. */
const SLOW = 120_000;
const MiB = 1024 * 1024;

const doubles = new Doubles();
afterEach(() => doubles.end());

const answerIn = (result: AppendResult) => ('answer' in result ? result.answer : undefined);

/** A process that says what it is about to record, and is never heard of again. */
async function intendsOnly(double: KurrentDouble, id: string, expected: number, ...said: string[]): Promise<void> {
  const dying = await doubles.open(double, { answerWithin: 100, patience: 150 });
  double.faults.next(writes, silence({ written: true }));
  double.faults.next(writes, silence(), 20);
  await expect(dying.append([actions(LEDGER, expected, ...said)], command(id))).rejects.toMatchObject({
    code: 'store-unreachable',
  });
  await dying.close();
  double.faults.lift();
}

/** The types of all that the log holds, intents as well. */
const typesIn = (double: KurrentDouble): readonly string[] => double.written.map(({ type }) => type);

describe.each<Version>(['20.6', '22.10', '24.10'])(
  'On EventStoreDB %s, which writes to one stream at a time,',
  (version) => {
    let double: KurrentDouble;
    let store: KurrentEventStore;

    beforeEach(async () => {
      double = await doubles.serve({ version });
      store = await doubles.open(double);
    });

    it('facts are recorded, a stale revision is a conflict, and a repeat gets its first answer', async () => {
      const first = await store.append([actions(LEDGER, 0, 'one', 'two')], command('c1'));
      expect(first).toMatchObject({ kind: 'appended', answer: { position: await store.head() } });
      expect(await store.append([actions(LEDGER, 1, 'stale')], command('c2'))).toEqual({
        kind: 'conflict',
        stream: LEDGER,
        expected: 1,
        actual: 2,
      });
      expect(await store.append([actions(LEDGER, 2, 'three')], command('c2'))).toMatchObject({ kind: 'appended' });
      expect(await store.append([actions(LEDGER, 3, 'one', 'two')], command('c1'))).toEqual({
        kind: 'repeated',
        answer: answerIn(first),
      });
      const other = command('c1', { fingerprint: 'of something else' });
      expect(await store.append([actions(LEDGER, 3, 'else')], other)).toEqual({
        kind: 'command-id-taken',
        commandId: 'c1',
      });
      expect(notes(await store.read(LEDGER))).toEqual(['one', 'two', 'three']);
    });

    it(
      'answers tell the exact position after a restart, however much was written meanwhile',
      async () => {
        const other = await doubles.open(double);
        const given: AppendResult[] = [];
        for (const [at, id] of numbered(5, 'c').entries()) {
          given.push(await store.append([actions(LEDGER, at * 2, 'one', 'two')], command(id)));
          // The store that asks later has seen nothing of this.
          await givenActions(other, `${LEDGER}-too`, ...numbered(30));
          await other.append([actions(OTHER_LEDGER, at * 150, ...numbered(150))], command(`much-${at}`));
        }
        await double.restart();
        const opened = await doubles.open(double);
        const facts = await provesWhole(
          [opened],
          given.flatMap((result) => answerIn(result) ?? []),
        );
        for (const result of given) {
          const { commandId, position } = answerIn(result)!;
          expect(facts.findLast((fact) => fact.commandId === commandId)?.position).toBe(position);
        }
        expect(await opened.append([actions(LEDGER, 10, 'one', 'two')], command('c 1'))).toEqual({
          kind: 'repeated',
          answer: answerIn(given[0]!),
        });
      },
      SLOW,
    );

    it(
      'many that come before it is known how the server writes are recorded, each after what it goes on from',
      async () => {
        const partners = Array.from({ length: 30 }, (_, nth) => `partner-openstack.p-${nth}`);
        const given = [0, 1, 2].flatMap((revision) =>
          partners.map((stream) =>
            store.append([actions(stream, revision, `${revision}`)], command(`${stream}/${revision}`)),
          ),
        );
        expect(new Set((await Promise.all(given)).map(({ kind }) => kind))).toEqual(new Set(['appended']));
      },
      SLOW,
    );

    it('one command that two processes give many times at once is recorded once', async () => {
      const other = await doubles.open(double);
      const results = await Promise.all(
        Array.from({ length: 12 }, (_, nth) =>
          (nth % 2 ? store : other).append([actions(LEDGER, 0, 'one', 'two')], command('c1')),
        ),
      );
      const { appended, repeated } = tally(results);
      expect([appended, repeated]).toEqual([1, 11]);
      expect(new Set(results.map((result) => JSON.stringify(answerIn(result)))).size).toBe(1);
      expect(notes(await store.read(LEDGER))).toEqual(['one', 'two']);
    });

    it(
      'an id that two processes use at once for two commands is that of one of them',
      async () => {
        const other = await doubles.open(double);
        const commands = numbered(10, 'c');
        const expected = new Map(commands.map((id, nth) => [id, `${LEDGER}-${nth}`]));
        const give = (by: KurrentEventStore, fingerprint: string): Promise<readonly AppendResult[]> =>
          Promise.all(
            commands.map((id) => by.append([actions(expected.get(id)!, 0, fingerprint)], command(id, { fingerprint }))),
          );
        const [ones, others] = await Promise.all([give(store, 'one'), give(other, 'other')]);
        const fresh = await doubles.open(double);
        for (const [nth, id] of commands.entries()) {
          const [one, another] = [ones[nth]!.kind, others[nth]!.kind];
          expect([one, another].sort()).toEqual(['appended', 'command-id-taken']);
          const fingerprint = one === 'appended' ? 'one' : 'other';
          expect(await fresh.answered(id)).toMatchObject({ fingerprint });
          expect(notes(await fresh.read(expected.get(id)!))).toEqual([fingerprint]);
        }
      },
      SLOW,
    );

    it(
      'a crash between the intent and the facts blocks nobody: given again, the command is recorded then',
      async () => {
        await givenActions(store, LEDGER, 'one');
        await intendsOnly(double, 'c1', 1, 'two', 'three');
        expect(typesIn(double).filter((type) => type === 'CommandIntended')).toHaveLength(2);
        expect(await store.answered('c1')).toBeUndefined();
        expect(await store.append([actions(LEDGER, 1, 'two', 'three')], command('c1'))).toMatchObject({
          kind: 'appended',
        });
        expect(await store.append([actions(LEDGER, 3, 'two', 'three')], command('c1'))).toMatchObject({
          kind: 'repeated',
        });
        expect(notes(await store.read(LEDGER))).toEqual(['one', 'two', 'three']);
      },
      SLOW,
    );

    it(
      'an intent whose place others took since came to nothing',
      async () => {
        await intendsOnly(double, 'c1', 0, 'two');
        await givenActions(store, LEDGER, 'other');
        expect(await store.answered('c1')).toBeUndefined();
        expect(await store.append([actions(LEDGER, 0, 'two')], command('c1'))).toMatchObject({
          kind: 'conflict',
          actual: 1,
        });
        expect(await store.append([actions(LEDGER, 1, 'two')], command('c1'))).toMatchObject({ kind: 'appended' });
        expect(notes(await store.read(LEDGER))).toEqual(['other', 'two']);
      },
      SLOW,
    );

    it('another stream is looked at before', async () => {
      await givenActions(store, OTHER_LEDGER, 'one');
      const asserts = (expected: number, id: string): Promise<AppendResult> =>
        store.append([actions(LEDGER, 0, 'x'), { stream: OTHER_LEDGER, expected, events: [] }], command(id));
      expect(await asserts(0, 'c1')).toEqual({ kind: 'conflict', stream: OTHER_LEDGER, expected: 0, actual: 1 });
      expect(await asserts(1, 'c1')).toMatchObject({ kind: 'appended' });
    });

    it('several streams at once are refused, and so is more than a mebibyte: nothing of it is recorded', async () => {
      await expect(
        store.append([actions(LEDGER, 0, 'x'), actions(OTHER_LEDGER, 0, 'y')], command('c1')),
      ).rejects.toMatchObject({ code: 'not-atomic' });
      const before = double.callCounts;
      await expect(store.append([actions(LEDGER, 0, 'x'.repeat(MiB))], command('c2'))).rejects.toMatchObject({
        code: 'append-too-large',
        limit: MiB,
      });
      expect(double.callCounts).toEqual(before);
      expect(typesIn(double)).toEqual([]);
      expect(await store.append([actions(LEDGER, 0, 'x'.repeat(MiB - 4096))], command('c2'))).toMatchObject({
        kind: 'appended',
      });
    });

    it.each<Version>(['26.1', '25.1'])(
      'the log can be served by %s from then on, and the other way round',
      async (later) => {
        const first = await store.append([actions(LEDGER, 0, 'one', 'two')], command('c1'));
        await intendsOnly(double, 'c2', 2, 'never');
        await intendsOnly(double, 'c3', 2, 'three');
        await store.close();

        const upgraded = await doubles.serve({ version: later, log: double.storage });
        const after = await doubles.open(upgraded);
        const give = (by: KurrentEventStore, id: string, expected: number, ...said: string[]): Promise<AppendResult> =>
          by.append([actions(LEDGER, expected, ...said)], command(id));
        expect(await give(after, 'c1', 2, 'one', 'two')).toEqual({ kind: 'repeated', answer: answerIn(first) });
        const third = await give(after, 'c3', 2, 'three');
        expect(third).toMatchObject({ kind: 'appended' });
        const both = await after.append([actions(LEDGER, 3, 'four'), actions(OTHER_LEDGER, 0, 'five')], command('c4'));
        expect(both).toMatchObject({ kind: 'appended' });

        const back = await doubles.open(await doubles.serve({ version, log: double.storage }));
        for (const [id, result, ...said] of [
          ['c1', first, 'one', 'two'],
          ['c3', third, 'three'],
          ['c4', both, 'four'],
        ] as const)
          expect(await give(back, id, 4, ...said)).toEqual({ kind: 'repeated', answer: answerIn(result) });
        expect(await give(back, 'c2', 4, 'never')).toMatchObject({ kind: 'appended' });
        await provesWhole(
          [await doubles.open(upgraded), back],
          [first, third, both].map((result) => answerIn(result)!),
        );
        expect(notes(await everything(back))).toEqual(['one', 'two', 'three', 'four', 'five', 'never']);
      },
      SLOW,
    );
  },
);
