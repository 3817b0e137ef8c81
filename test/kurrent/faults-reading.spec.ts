import { status } from '@grpc/grpc-js';
import { actions, command, everything, givenActions, LEDGER, notes, numbered } from '@sebone/event-store/contract';
import type { Fact } from '@sebone/kernel';
import type { KurrentEventStore } from '@sebone/event-store-kurrent';
import {
  cut,
  cutAfter,
  endsWith,
  notLeader,
  notReady,
  silence,
  timeOut,
  type Fault,
  type KurrentDouble,
  type Version,
} from '@sebone/kurrent-double';
import { Doubles, HASTY, patiently, provesWhole, until } from './doubles.ts';

/** Milliseconds for the tries of several calls. */
const SLOW = 120_000;

const doubles = new Doubles();
afterEach(() => doubles.end());

const faults: readonly [string, Fault][] = [
  ['gets no answer', silence()],
  ['loses its connection at once', cut()],
  ['loses its connection in the middle', cutAfter(2)],
  ['meets a node that leads no more', notLeader()],
  ['meets a node that is not ready', notReady()],
  ['takes the server too long', timeOut()],
  ['meets a fault within the server', endsWith(status.INTERNAL)],
  ['is cancelled by the server', endsWith(status.CANCELLED)],
];

describe.each<Version>(['26.1', '25.1', '24.10'])('On KurrentDB %s', (version) => {
  let double: KurrentDouble;
  let store: KurrentEventStore;

  beforeEach(async () => {
    double = await doubles.serve({ version });
    store = await doubles.open(double);
    await givenActions(store, LEDGER, 'one', 'two', 'three');
  });

  it('a subscription after a position where nothing stands gives what stands after it, and goes live', async () => {
    const facts = await everything(store);
    const after = facts[0]!.position + 1;
    expect(facts.map(({ position }) => position)).not.toContain(after);
    const ending = new AbortController();
    const heard: Fact[] = [];
    for await (const batch of store.subscribe(after, { signal: ending.signal })) {
      heard.push(...batch);
      if (heard.length === 2) await store.append([actions(LEDGER, 3, 'four')], command('four'));
      if (heard.length === 3) ending.abort();
    }
    expect(notes(heard)).toEqual(['two', 'three', 'four']);
  });

  it('a stream that is read by itself tells where its facts stand, where the server does', async () => {
    await Promise.all(
      ['four', 'five'].map((said, nth) => store.append([actions(LEDGER, 3 + nth, said)], command(said))),
    );
    expect(await store.read(LEDGER)).toEqual(await everything(store));
  });

  describe.each(faults)('a read that %s', (_name, fault) => {
    it(
      'is made once more: it gives all facts or none',
      async () => {
        // It may take all the time that a call may take; then whoever asks asks again.
        const withoutFail = <Result>(read: () => Promise<Result>): Promise<Result> => {
          double.faults.next('read', fault);
          return patiently(read);
        };
        const answer = await store.append([actions(LEDGER, 3, 'four')], command('four'));
        const other = await doubles.open(double, HASTY);
        expect(await withoutFail(() => other.read(LEDGER))).toHaveLength(4);
        expect(await withoutFail(() => other.answered('four'))).toMatchObject({
          answer: 'answer' in answer && answer.answer,
        });
        const head = await withoutFail(() => other.head());
        const facts = await withoutFail(() => everything(other));
        expect(notes(facts)).toEqual(['one', 'two', 'three', 'four']);
        expect(head).toBe(facts.at(-1)?.position);
        expect(
          await doubles.open(double, HASTY).then((opened) => withoutFail(() => opened.read(LEDGER, 4))),
        ).toHaveLength(1);
      },
      SLOW,
    );
  });

  describe.each(faults)('a subscription that %s', (_name, fault) => {
    it(
      'goes on after the last fact that it gave',
      async () => {
        const hasty = await doubles.open(double, HASTY);
        double.faults.next('subscribe', fault, 2);
        const follower = doubles.follow(hasty);
        await follower.reaches(3);
        await givenActions(store, LEDGER, 'four', 'five', 'six');
        await follower.reaches(6);
        await givenActions(store, LEDGER, 'seven');
        await follower.reaches(7);
        expect(follower.facts).toEqual(await everything(store));
      },
      SLOW,
    );
  });

  it(
    'subscriptions whose connection is cut between facts lose none and repeat none, while others append',
    async () => {
      const other = await doubles.open(double);
      const followers = [doubles.follow(store), doubles.follow(other)];
      for (const round of numbered(6, 'round')) {
        const count = followers[0]!.facts.length;
        const appended = Promise.all([
          givenActions(store, LEDGER, ...numbered(10, round)),
          givenActions(other, 'partner-openstack.canonical', ...numbered(10, round)),
        ]);
        await followers[0]!.reaches(count + 3);
        double.cut();
        await appended;
      }
      for (const follower of followers) await follower.reaches(123);
      const facts = await provesWhole([store], []);
      for (const follower of followers) expect(follower.facts).toEqual(facts);
    },
    SLOW,
  );
});

describe('A server that takes no subscription', () => {
  it(
    'is not asked without a pause, though it answers reads',
    async () => {
      const double = await doubles.serve();
      const store = await doubles.open(double);
      const taken = double.faults.always('subscribe', notReady());
      const before = double.calls('subscribe');
      const follower = doubles.follow(store);
      await until(() => double.calls('subscribe') > before);
      const since = performance.now();
      await givenActions(store, LEDGER, 'one', 'two');
      await until(() => performance.now() - since > 1_000);
      // 25, 50, 100, 200, 400 ms and so on, up to a second.
      expect(double.calls('subscribe') - before).toBeLessThan(10 + (performance.now() - since) / 250);
      await follower.reaches(2);
      taken();
      await givenActions(store, LEDGER, 'three');
      await follower.reaches(3);
      expect(notes(follower.facts)).toEqual(['one', 'two', 'three']);
    },
    SLOW,
  );
});

describe('A reader that is slow', () => {
  it.each<Version>(['26.1', '24.10'])(
    'holds the server back on %s, and misses nothing',
    async (version) => {
      const double = await doubles.serve({ version });
      const [store, other] = [await doubles.open(double), await doubles.open(double)];
      await givenActions(store, LEDGER, 'first');
      const subscription = store.subscribe(0, { batchSize: 100 })[Symbol.asyncIterator]();
      expect((await subscription.next()).value).toHaveLength(1);
      const live = subscription.next();
      await until(() => double.subscriptions === 1);
      const COUNT = 8_000;
      const AT_ONCE = 400;
      for (let expected = 0; expected < COUNT; expected += AT_ONCE) {
        const heavy = actions('partner-openstack.canonical', expected, ...numbered(AT_ONCE, 'x'.repeat(1_000)));
        await other.append([heavy], command(`heavy-${expected}`));
      }
      const given: { readonly position: number }[] = [...((await live).value ?? [])];
      for (let sent = -1; sent !== double.eventsSent;) {
        sent = double.eventsSent;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      // What waits here, and what is on its way.
      expect(double.eventsSent).toBeLessThan(5_000);
      while (given.length < COUNT) given.push(...((await subscription.next()).value ?? []));
      await subscription.return?.(undefined);
      expect(given.map(({ position }) => position)).toEqual(
        (await everything(other)).slice(1).map(({ position }) => position),
      );
    },
    SLOW * 2,
  );
});
