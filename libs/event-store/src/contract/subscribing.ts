import type { Fact } from '@sebone/kernel';
import type { EventStore } from '../port.ts';
import {
  action,
  actions,
  command,
  consume,
  everything,
  givenActions,
  LEDGER,
  notes,
  numbered,
  OTHER_LEDGER,
} from './examples.ts';
import type { Stores } from './stores.ts';

/** A subscription that is consumed to its end, with what it has given so far. */
function watched(subscription: AsyncIterable<readonly Fact[]>): {
  readonly ended: Promise<readonly Fact[]>;
  has(count: number): Promise<void>;
} {
  const facts: Fact[] = [];
  const ended = (async () => {
    for await (const batch of subscription) facts.push(...batch);
    return facts;
  })();
  const has = async (count: number): Promise<void> => {
    while (facts.length < count) await Promise.race([aWhile(), ended]);
  };
  return { ended, has };
}

/** Lets whatever the process has to do come first. */
const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));

export function subscribing(stores: Stores): void {
  it('delivers the whole log in the order of positions, across streams', async () => {
    const store = await stores.open();
    await givenActions(store, LEDGER, 'one');
    await givenActions(store, OTHER_LEDGER, 'two');
    await givenActions(store, LEDGER, 'three');
    const facts = await everything(store);
    expect(notes(facts)).toEqual(['one', 'two', 'three']);
    const positions = facts.map((fact) => fact.position);
    expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
    expect(positions.at(-1)).toBe(await store.head());
  });

  it('begins after the position it is given: at the start, in the middle, at the end', async () => {
    const store = await stores.open();
    await givenActions(store, LEDGER, ...numbered(7));
    const facts = await everything(store);
    for (const [index, { position }] of facts.entries()) {
      expect(await consume(store.subscribe(position, { untilHead: true }))).toEqual(facts.slice(index + 1));
    }
  });

  it('goes live after the last fact recorded, from the start as from the end', async () => {
    const store = await stores.open();
    await givenActions(store, LEDGER, 'before');
    const fromStart = consume(store.subscribe(0), 3);
    const fromEnd = consume(store.subscribe(await store.head()), 2);
    await aWhile();
    await givenActions(store, LEDGER, 'after');
    await aWhile();
    await givenActions(store, OTHER_LEDGER, 'and after');
    expect(notes(await fromStart)).toEqual(['before', 'after', 'and after']);
    expect(notes(await fromEnd)).toEqual(['after', 'and after']);
  });

  it('ends at the head where that is asked for, though more facts come', async () => {
    const store = await stores.open();
    await givenActions(store, LEDGER, ...numbered(3));
    const seen: Fact[] = [];
    for await (const batch of store.subscribe(0, { untilHead: true, batchSize: 1 })) {
      seen.push(...batch);
      await givenActions(store, OTHER_LEDGER, `meanwhile ${seen.length}`);
    }
    expect(notes(seen)).toEqual(numbered(3));
  });

  it('puts no more facts into a batch than asked for', async () => {
    const store = await stores.open();
    await givenActions(store, LEDGER, ...numbered(7));
    const sizes: number[] = [];
    for await (const batch of store.subscribe(0, { untilHead: true, batchSize: 3 })) sizes.push(batch.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(7);
  });

  it('delivers every fact once and in order while many writers append', async () => {
    const store = await stores.open();
    const writers = numbered(8, 'writer');
    const each = 12;
    const subscribers = [0, 1, 2].map((batchSize) =>
      consume(store.subscribe(0, { batchSize: batchSize * 3 + 1 }), writers.length * each),
    );
    await Promise.all(
      writers.map(async (writer, index) => {
        for (let nth = 0; nth < each; nth++) {
          await store.append(
            [actions(`partner-openstack.${index}`, nth, `${writer}: ${nth}`)],
            command(`${writer}: ${nth}`),
          );
          if ((nth + index) % 5 === 0) await aWhile();
        }
      }),
    );
    const log = await everything(store);
    expect(log).toHaveLength(writers.length * each);
    for (const delivered of await Promise.all(subscribers)) {
      expect(delivered.map((fact) => fact.id)).toEqual(log.map((fact) => fact.id));
    }
  });

  it('waits for a slow consumer, and holds nobody else up', async () => {
    const store = await stores.open();
    const slow = store.subscribe(0, { batchSize: 2 })[Symbol.asyncIterator]();
    const first = slow.next();
    await givenActions(store, LEDGER, ...numbered(20));
    expect(notes(await consume(store.subscribe(0), 20))).toEqual(numbered(20));
    const delivered = [...((await first).value as readonly Fact[])];
    while (delivered.length < 20) {
      await aWhile();
      delivered.push(...((await slow.next()).value as readonly Fact[]));
    }
    expect(notes(delivered)).toEqual(numbered(20));
    await slow.return?.();
  });

  it('lets other work of the process go on between batches', async () => {
    const store = await stores.open();
    await givenActions(store, LEDGER, ...numbered(20));
    let delivered = 0;
    let deliveredByThen = NaN;
    setImmediate(() => {
      deliveredByThen = delivered;
    });
    for await (const batch of store.subscribe(0, { batchSize: 1, untilHead: true })) delivered += batch.length;
    expect(delivered).toBe(20);
    expect(deliveredByThen).toBeLessThan(20);
  });

  it('resumes after a crash where its consumer left off: nothing lost, nothing twice', async () => {
    let store = await stores.open();
    await givenActions(store, LEDGER, ...numbered(10));
    const consumed: string[] = [];
    let position = 0;
    for (const batchSize of [3, 1, 4, 10]) {
      const subscription = store.subscribe(position, { batchSize })[Symbol.asyncIterator]();
      const batch = (await subscription.next()).value as readonly Fact[];
      consumed.push(...notes(batch));
      position = batch.at(-1)!.position;
      store = await stores.reopen(store);
    }
    expect(consumed).toEqual(numbered(10));
  });

  describe('with a filter', () => {
    const FACTS = [
      ['initiative-openstack', 'InitiativeFounded'],
      ['partner-openstack.red-hat', 'PartnerJoined'],
      ['partner-kyoto~2012.red-hat', 'PartnerJoined'],
      ['meeting-openstack.1', 'MeetingHeld'],
      ['partner-openstack-two.red-hat', 'PartnerJoined'],
      ['partner-openstack.canonical', 'ActionPerformed'],
      ['initiative-kyoto~2012', 'InitiativeFounded'],
    ] as const;

    const record = async (store: EventStore): Promise<void> => {
      for (const [index, [stream, type]] of FACTS.entries()) {
        await store.append([{ stream, expected: 0, events: [action('', { type })] }], command(`${index}`));
      }
    };

    it.each([
      ['one initiative', { initiative: 'openstack' }, [0, 1, 3, 5]],
      ['an initiative with a dot in its id', { initiative: 'kyoto.2012' }, [2, 6]],
      ['categories', { categories: ['meeting', 'initiative'] }, [0, 3, 6]],
      ['types', { types: ['PartnerJoined', 'MeetingHeld'] }, [1, 2, 3, 4]],
      ['all of them', { initiative: 'openstack', categories: ['partner'], types: ['PartnerJoined'] }, [1]],
      ['an initiative that is not', { initiative: 'open' }, []],
      ['no category', { categories: [] }, []],
      ['no type', { types: [] }, []],
      ['nothing', {}, [0, 1, 2, 3, 4, 5, 6]],
    ])('delivers the facts of %s', async (_, filter, expected) => {
      const store = await stores.open();
      await record(store);
      const facts = await consume(store.subscribe(0, { filter, untilHead: true, batchSize: 2 }));
      expect(facts.map((fact) => Number(fact.commandId))).toEqual(expected);
    });

    it('goes live past facts that it does not let pass', async () => {
      const store = await stores.open();
      const meetings = consume(store.subscribe(0, { filter: { types: ['MeetingHeld'] } }), 1);
      await record(store);
      expect((await meetings).map((fact) => fact.stream)).toEqual(['meeting-openstack.1']);
    });
  });

  it('ends without an error when its signal is aborted: before it began, between batches, while it waits', async () => {
    const store = await stores.open();
    await givenActions(store, LEDGER, 'one', 'two');
    expect(await consume(store.subscribe(0, { signal: AbortSignal.abort() }))).toEqual([]);

    const betweenBatches = new AbortController();
    const delivered: Fact[] = [];
    for await (const batch of store.subscribe(0, { batchSize: 1, signal: betweenBatches.signal })) {
      delivered.push(...batch);
      betweenBatches.abort();
    }
    expect(notes(delivered)).toEqual(['one']);

    const whileWaiting = new AbortController();
    const waiting = watched(store.subscribe(0, { signal: whileWaiting.signal }));
    await waiting.has(2);
    await aWhile();
    whileWaiting.abort();
    expect(notes(await waiting.ended)).toEqual(['one', 'two']);
  });

  it('ends without an error when the store is closed', async () => {
    const store = await stores.open();
    await givenActions(store, LEDGER, 'one');
    const waiting = watched(store.subscribe(0));
    await waiting.has(1);
    await aWhile();
    await store.close();
    expect(notes(await waiting.ended)).toEqual(['one']);
  });

  it.each([
    ['a position below 0', -1, {}],
    ['half a position', 0.5, {}],
    ['empty batches', 0, { batchSize: 0 }],
    ['batches above 10,000', 0, { batchSize: 10_001 }],
  ])('refuses %s', async (_, after, options) => {
    const store = await stores.open();
    await expect(consume(store.subscribe(after, { untilHead: true, ...options }))).rejects.toBeInstanceOf(RangeError);
  });
}
