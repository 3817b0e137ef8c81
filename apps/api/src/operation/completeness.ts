import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '@sebone/event-store';
import type { ReadModel } from '@sebone/read-model';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { delegating } from './observed.ts';

/** Milliseconds until the first proof, and between two of them unless told. */
const FIRST = 5_000;
const EVERY = 3_600_000;
/** Most facts read at once, and how many times as long as that took nothing is read after it. */
const BATCH = 250;
const REST = 9;

/**
 * Holds the views against the log from time to time, in a tenth of the time at most, so that whoever waits for an answer
 * does not notice. What comes of it goes to the metrics; what is not proved, to the log, too.
 */
export async function keepProving(
  {
    readModel,
    store,
    metrics,
    log,
    now,
  }: {
    readonly readModel: ReadModel;
    readonly store: EventStore;
    readonly metrics: Metrics;
    readonly log: Log;
    readonly now: () => number;
  },
  { every = EVERY, signal }: { readonly every?: number | undefined; readonly signal: AbortSignal },
): Promise<void> {
  let wait = Math.min(FIRST, every);
  for (;;) {
    await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return;
    wait = every;
    try {
      const diagnoses = await readModel.doctor(unhurried(store, signal), { file: false });
      metrics.proved(diagnoses, now());
      for (const { view, verdict, position } of diagnoses)
        if (verdict !== 'proved') log.warn('a view is not proved', { view, verdict, position });
    } catch (error) {
      if (!signal.aborted) log.failed('the views could not be proved', error);
    }
  }
}

/** The same store, read in small batches with rests between them, until `signal` is aborted. */
function unhurried(store: EventStore, signal: AbortSignal): EventStore {
  return {
    ...delegating(store),
    async *subscribe(after, options) {
      let begun = performance.now();
      for await (const facts of store.subscribe(after, { ...options, batchSize: BATCH })) {
        yield facts;
        await pause((performance.now() - begun) * REST, undefined, { ref: false });
        signal.throwIfAborted();
        begun = performance.now();
      }
    },
  };
}
