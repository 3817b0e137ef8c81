import type { EventStore } from '@sebone/event-store';

/** How much of the log a view has yet to consume. */
export interface Lag {
  /** Positions of the log. */
  readonly events: number;
  /** Since the first fact that it has yet to consume was recorded; 0 where there is none. */
  readonly seconds: number;
}

/** Where the log ends, and how far behind it positions are. */
export interface Lags {
  readonly head: number;
  readonly at: ReadonlyMap<number, Lag>;
}

/**
 * Asks a log for its head, and for one fact after each position that is behind it.
 * @param now milliseconds since 1970
 * @returns `undefined` where the log cannot be asked
 */
export async function lagsIn(
  store: EventStore,
  positions: Iterable<number>,
  now: () => number,
): Promise<Lags | undefined> {
  try {
    const head = await store.head();
    const at = new Map<number, Lag>();
    for (const position of new Set(positions)) {
      const recordedAt = position < head ? await recordedAfter(store, position) : undefined;
      const seconds = recordedAt === undefined ? 0 : Math.max(now() - Date.parse(recordedAt), 0) / 1000;
      at.set(position, { events: Math.max(head - position, 0), seconds });
    }
    return { head, at };
  } catch {
    return undefined;
  }
}

/** When the next fact after a position was recorded. */
async function recordedAfter(store: EventStore, position: number): Promise<string | undefined> {
  for await (const [fact] of store.subscribe(position, { untilHead: true, batchSize: 1 })) return fact?.recordedAt;
  return undefined;
}
