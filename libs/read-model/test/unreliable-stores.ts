import fc from 'fast-check';
import type { Fact } from '@sebone/kernel';
import type { EventStore } from '@sebone/event-store';

/** What a store does to the log that it gives: hides facts, gives some again, exchanges two. */
export interface Lie {
  readonly kind: 'hides' | 'repeats' | 'reorders';
  readonly at: number;
  readonly to: number;
  /** Whether positions are counted anew, so that the order looks right. */
  readonly covered: boolean;
}

export const lies: fc.Arbitrary<Lie> = fc.record({
  kind: fc.constantFrom('hides', 'repeats', 'reorders'),
  at: fc.nat(9999),
  to: fc.nat(9999),
  covered: fc.boolean(),
});

/** A store like another one, but for what its subscriptions give. */
export function giving(store: EventStore, subscribe: EventStore['subscribe']): EventStore {
  return {
    read: (...asked) => store.read(...asked),
    append: (...asked) => store.append(...asked),
    answered: (...asked) => store.answered(...asked),
    head: () => store.head(),
    close: () => store.close(),
    subscribe,
  };
}

/** A store that tells one lie about its log, always the same. It needs a log of two facts at least. */
export function lying(store: EventStore, lie: Lie): EventStore {
  return giving(store, async function* (after) {
    const facts: Fact[] = [];
    for await (const batch of store.subscribe(0, { untilHead: true })) facts.push(...batch);
    const told = toldBy(lie, facts).filter(({ position }) => position > after);
    for (let at = 0; at < told.length; at += 7) yield told.slice(at, at + 7);
  });
}

/** A store that gives a few facts at a time, and fails after a number of batches, as in a process that is stopped. */
export function failingAfter(store: EventStore, batches: number): EventStore {
  return giving(store, async function* (after, options) {
    let given = 0;
    for await (const batch of store.subscribe(after, { ...options, batchSize: 3 })) {
      if (given++ === batches) throw new Error('power cut');
      yield batch;
    }
  });
}

function toldBy({ kind, at, to, covered }: Lie, facts: readonly Fact[]): readonly Fact[] {
  const told = [...facts];
  const first = at % told.length;
  if (kind === 'hides') told.splice(first, 1);
  if (kind === 'repeats') told.splice(first + 1 + (to % (told.length - first)), 0, told[first]!);
  if (kind === 'reorders') {
    const second = (first + 1 + (to % (told.length - 1))) % told.length;
    [told[first], told[second]] = [told[second]!, told[first]!];
  }
  return covered ? told.map((fact, index) => ({ ...fact, position: index + 1 })) : told;
}
