import { status } from '@grpc/grpc-js';
import { actions, command, everything, givenActions, LEDGER, notes, OTHER_LEDGER } from '@sebone/event-store/contract';
import type { AppendResult } from '@sebone/event-store';
import type { KurrentEventStore } from '@sebone/event-store-kurrent';
import {
  answerLost,
  delay,
  endsWith,
  notReady,
  silence,
  writes,
  type KurrentDouble,
  type Version,
} from '@sebone/kurrent-double';
import { Doubles, HASTY, patiently, provesWhole, until, type Follower } from './doubles.ts';

/** Milliseconds for the tries of many appends. */
const SLOW = 120_000;

const doubles = new Doubles(HASTY);
afterEach(() => doubles.end());

const answersIn = (results: readonly AppendResult[]) =>
  results.flatMap((result) => ('answer' in result ? [result.answer] : []));

describe.each<Version>(['26.1', '25.1'])('A repeat that KurrentDB %s cannot make out', (version) => {
  it(
    'is looked up in the log: nobody waits for an answer to it',
    async () => {
      const double = await doubles.serve({ version });
      const store = await doubles.open(double);
      await givenActions(store, LEDGER, 'one');
      double.faults.next(writes, answerLost());
      double.faults.always(writes, endsWith(status.INTERNAL));
      const appends = [actions(LEDGER, 1, 'two'), { stream: OTHER_LEDGER, expected: 0, events: [] }];
      expect(await store.append(appends, command('c1'))).toMatchObject({ kind: 'appended' });
      expect(notes(await patiently(() => store.read(LEDGER)))).toEqual(['one', 'two']);
    },
    SLOW,
  );
});

describe.each<Version>(['26.1', '25.1', '24.10'])('On KurrentDB %s', (version) => {
  let double: KurrentDouble;
  let store: KurrentEventStore;
  let other: KurrentEventStore;
  let follower: Follower;

  const given = async (nodes = 1): Promise<void> => {
    double = await doubles.serve({ version, nodes, recentIds: 3 });
    store = await doubles.open(double);
    other = await doubles.open(double);
    follower = doubles.follow(store);
  };
  let nth = 0;
  /** Two processes that each keep a ledger, one command after another, while something happens. */
  const whileBothAppend = async (happens: () => Promise<unknown> | void): Promise<void> => {
    const acknowledged: AppendResult[] = [];
    let isOver = false;
    const keep = async (by: KurrentEventStore, ledger: string): Promise<void> => {
      let expected = (await patiently(() => by.read(ledger))).length;
      for (let more = 3; more > 0; more -= isOver ? 1 : 0) {
        const result = await by.append([actions(ledger, expected++, `${++nth}`)], command(`kept-${nth}`));
        expect(result.kind).toBe('appended');
        acknowledged.push(result);
      }
    };
    const both = Promise.all([keep(store, LEDGER), keep(other, OTHER_LEDGER)]);
    await Promise.race([until(() => acknowledged.length > 6), both]);
    await happens();
    isOver = true;
    await both;
    const facts = await provesWhole([await doubles.open(double), store, other], answersIn(acknowledged));
    await follower.reaches(facts.length);
    expect(follower.facts).toEqual(facts);
  };

  it(
    'a server that is restarted, with nothing in its memory, is gone on with',
    async () => {
      await given();
      await whileBothAppend(() => double.restart({ after: 300 }));
      await whileBothAppend(() => double.restart());
    },
    SLOW,
  );

  it(
    'a command that was answered before a restart gets its answer after it, when its stream has not moved',
    async () => {
      await given();
      const first = await store.append([actions(LEDGER, 0, 'one', 'two')], command('c1'));
      await double.restart();
      const opened = await doubles.open(double);
      const again = await Promise.all([
        opened.append([actions(LEDGER, 2, 'one', 'two')], command('c1')),
        other.append([actions(LEDGER, 0, 'one', 'two')], command('c1')),
      ]);
      expect(again).toEqual(Array(2).fill({ kind: 'repeated', answer: 'answer' in first && first.answer }));
      expect(await patiently(() => store.read(LEDGER))).toHaveLength(2);
    },
    SLOW,
  );

  it(
    'another node is elected, again and again: appends go to the one that leads',
    async () => {
      await given(3);
      await whileBothAppend(() => double.elect(1));
      await whileBothAppend(() => double.elect(2));
      // The old leader is gone altogether.
      await whileBothAppend(async () => {
        double.elect(0);
        await double.nodes[2]!.stop();
      });
      expect(double.nodes.map(({ reception }) => writes.some((write) => reception.calls.get(write)))).toEqual(
        Array(3).fill(true),
      );
    },
    SLOW,
  );

  it(
    'while nobody leads nothing is recorded, and then all of it',
    async () => {
      await given(3);
      await whileBothAppend(async () => {
        double.elect();
        await new Promise((resolve) => setTimeout(resolve, 700));
        double.elect(1);
      });
    },
    SLOW,
  );

  it(
    'a full disk takes the server down; freed, it takes what waited',
    async () => {
      await given();
      await whileBothAppend(async () => {
        double.fillDisk();
        await until(() => !double.nodes[0]!.isUp);
        await new Promise((resolve) => setTimeout(resolve, 300));
        await double.freeDisk();
      });
    },
    SLOW,
  );

  it(
    'a connection that is renewed for long leaves none behind',
    async () => {
      await given();
      await givenActions(store, LEDGER, 'one');
      const taken = double.faults.always(writes, notReady());
      const waiting = store.append([actions(LEDGER, 1, 'two')], command('waits'));
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      taken();
      expect((await waiting).kind).toBe('appended');
      // Two of each store, and what its native half has not let go of yet.
      await until(() => double.connections <= 10);
    },
    SLOW,
  );

  describe('A server that falls silent', () => {
    const SILENT = { answerWithin: 100, patience: 600 };

    it(
      'leaves nothing pending: each append is told that nobody knows, in time however many wait',
      async () => {
        await given();
        const hasty = await doubles.open(double, SILENT);
        await givenActions(store, LEDGER, 'one');
        double.faults.always([...writes, 'read', 'subscribe'], silence());
        const since = performance.now();
        const written = (): number => writes.reduce((sum, write) => sum + double.calls(write), 0);
        const before = written();
        const results = await Promise.allSettled(
          Array.from({ length: 2_000 }, (_, at) =>
            hasty.append([actions(`${LEDGER}-${at}`, 0, 'x')], command(`s-${at}`)),
          ),
        );
        expect(performance.now() - since).toBeLessThan(SLOW / 4);
        // Those of the first group; those who waited behind are not tried, a group at a time.
        expect(written() - before).toBeLessThan(2_000 / 256);
        for (const result of results)
          expect(result).toMatchObject({ status: 'rejected', reason: { code: 'store-unreachable' } });

        double.faults.lift();
        const after = await patiently(() => hasty.append([actions(LEDGER, 1, 'two')], command('after')));
        expect(['appended', 'repeated']).toContain(after.kind);
        expect(notes(await patiently(() => hasty.read(LEDGER)))).toEqual(['one', 'two']);
      },
      SLOW,
    );

    it(
      'does not keep a store from closing: what it took is told first',
      async () => {
        await given();
        const hasty = await doubles.open(double, SILENT);
        await givenActions(store, LEDGER, 'one');
        const subscription = doubles.follow(hasty);
        await subscription.reaches(1);
        double.faults.always([...writes, 'read', 'subscribe'], silence());
        const told: string[] = [];
        for (const [at, ledger] of [LEDGER, LEDGER, OTHER_LEDGER, LEDGER].entries())
          void hasty
            .append([actions(ledger, at, 'x')], command(`silent-${at}`))
            .catch(({ code }: { code: string }) => told.push(code));
        await new Promise((resolve) => setTimeout(resolve, 50));
        const since = performance.now();
        await hasty.close();
        expect(performance.now() - since).toBeLessThan(SLOW / 4);
        expect(told).toEqual(Array(4).fill('store-unreachable'));
        await subscription.end();
      },
      SLOW,
    );

    it(
      'that comes back makes what it had taken, and it is found recorded once',
      async () => {
        await given();
        const hasty = await doubles.open(double, SILENT);
        await givenActions(store, LEDGER, 'one');
        double.faults.next(writes, delay(1_500), 20);
        const unknown = hasty.append([actions(LEDGER, 1, 'late')], command('late'));
        await expect(unknown).rejects.toMatchObject({ code: 'store-unreachable' });
        const again = (): Promise<AppendResult> => other.append([actions(LEDGER, 1, 'late')], command('late'));
        double.faults.lift();
        const result = await again();
        expect(['appended', 'repeated']).toContain(result.kind);
        await new Promise((resolve) => setTimeout(resolve, 1_600));
        const facts = await provesWhole([await doubles.open(double), other, hasty], answersIn([result]));
        expect(notes(facts)).toEqual(['one', 'late']);
        expect(await patiently(() => everything(hasty))).toEqual(facts);
      },
      SLOW,
    );
  });
});
