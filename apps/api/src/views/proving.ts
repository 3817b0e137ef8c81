import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '@sebone/event-store';
import type { ReadModel, ViewDiagnosis } from '@sebone/read-model';
import { delegating } from '../operation/observed.ts';

/** What is told of proofs. */
export interface ProofNews {
  /** The views were held against the log. */
  proved(diagnoses: readonly ViewDiagnosis[]): void;
  /** They could not be. */
  unproved(error: unknown): void;
}

/** Milliseconds until the first proof, and between two of them unless told. */
const FIRST = 5_000;
const EVERY = 3_600_000;
/** Most facts read at once, and how many times as long as that took nothing is read after it. */
const BATCH = 250;
const REST = 9;

/**
 * Holds the views against the log from time to time, in a tenth of the time at most, so that whatever else the thread does
 * goes on.
 */
export async function keepProving(
  readModel: ReadModel,
  store: EventStore,
  {
    every = EVERY,
    news,
    signal,
  }: { readonly every?: number | undefined; readonly news: ProofNews; readonly signal: AbortSignal },
): Promise<void> {
  let wait = Math.min(FIRST, every);
  for (;;) {
    await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return;
    wait = every;
    try {
      news.proved(await readModel.doctor(unhurried(store, signal), { file: false }));
    } catch (error) {
      if (!signal.aborted) news.unproved(error);
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
