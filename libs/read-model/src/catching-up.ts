import type { Fact } from '@sebone/kernel';
import type { EventStore } from '@sebone/event-store';
import type { Checkpoint } from './checkpoint.ts';
import { isSameLog } from './known-log.ts';
import { applyStretch } from './projecting.ts';
import type { ViewsFile } from './views-file.ts';

/** How far a catch-up or a rebuild has come. */
export interface Progress {
  /** Positions of the log gone through, of `total`. */
  readonly done: number;
  readonly total: number;
  /** Positions a second since it began. */
  readonly rate: number;
  /** At that rate. */
  readonly secondsLeft: number;
}

/** What a catch-up came to. */
export interface CatchUpReport {
  /** How many facts were read. */
  readonly facts: number;
  /** The position up to which every view has consumed the log, those left out that are stopped. */
  readonly position: number;
  /** The views that are stopped, each with its diagnosis. */
  readonly stopped: readonly Checkpoint[];
}

/** The log did not come in order, or not to its end. Nothing of that stretch was consumed. */
export class DisorderedLogError extends Error {
  readonly code = 'log-disordered';
  constructor(
    /** The last position that was in order. */
    readonly position: number,
    reason: string,
  ) {
    super(`The log is not in order after position ${position}: ${reason}`);
    this.name = 'DisorderedLogError';
  }
}

/** Facts of one batch: some forty milliseconds of work between two turns of the process, and little memory. */
const BATCH_SIZE = 5_000;
/** While others wait for their turn: some four milliseconds. */
const FOLLOWING_BATCH_SIZE = 500;

export interface ConsumeOptions {
  /** `true`: end at the head of the log as it stood at the beginning; `false`: go on with what comes. */
  readonly untilHead: boolean;
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Milliseconds, for the rate. */
  readonly now: () => number;
}

/**
 * Lets all views of a file consume the log from where each stands. Views that are stopped are tried again, once. Views that
 * have consumed a copy of the log, with the same facts at other positions, begin anew.
 * @param current the file, asked for at every batch: a rebuild may exchange it on the way
 * @throws DisorderedLogError, OtherLogError
 */
export async function consume(
  current: () => ViewsFile,
  store: EventStore,
  options: ConsumeOptions,
): Promise<CatchUpReport> {
  const { untilHead, signal, onProgress, now } = options;
  const batchSize = untilHead ? BATCH_SIZE : FOLLOWING_BATCH_SIZE;
  const head = await store.head();
  if (!(await isSameLog(store, checkpointsOf(current)))) current().beginAnew();
  const triedAgain = new Set(
    checkpointsOf(current)
      .filter(({ status }) => status === 'stopped')
      .map(({ view }) => view),
  );
  const isActive = ({ status, view }: Checkpoint): boolean =>
    current().writers.has(view) && (status === 'live' || triedAgain.has(view));
  const lowest = (): number | undefined => lowestPosition(checkpointsOf(current).filter(isActive));
  const start = lowest() ?? head;
  if (start > head)
    throw new DisorderedLogError(head, `it ends there, but the views have consumed it up to position ${start}`);
  const startedAt = now();
  let facts = 0;
  let reached = start;

  const tell = (): void => {
    const [done, total] = [reached - start, Math.max(head, reached) - start];
    const rate = (done * 1000) / Math.max(now() - startedAt, 1);
    onProgress?.({ done, total, rate, secondsLeft: rate > 0 ? (total - done) / rate : 0 });
  };

  /** Reads on from `after` while all active views go along; `false` where the subscription ended. */
  const readOn = async (after: number): Promise<boolean> => {
    reached = after;
    for await (const batch of store.subscribe(after, { untilHead, batchSize, signal })) {
      if (signal.aborted) return false;
      checkOrder(reached, batch);
      for (const view of applyStretch(current(), { after: reached, facts: batch }, isActive)) triedAgain.delete(view);
      reached = batch.at(-1)!.position;
      facts += batch.length;
      tell();
      if (lowest() !== reached) return true;
    }
    if (untilHead && !signal.aborted && reached < head) {
      throw new DisorderedLogError(reached, `it ended there, though its head is at ${head}`);
    }
    return false;
  };

  for (let after = lowest(); after !== undefined && !signal.aborted; after = lowest()) {
    if ((untilHead && after >= head) || !(await readOn(after))) break;
  }
  const stopped = signal.aborted ? [] : checkpointsOf(current).filter(({ status }) => status === 'stopped');
  return { facts, position: reached, stopped };
}

const checkpointsOf = (current: () => ViewsFile): readonly Checkpoint[] => current().checkpoints.all();

const lowestPosition = (checkpoints: readonly Checkpoint[]): number | undefined =>
  checkpoints.length === 0 ? undefined : Math.min(...checkpoints.map(({ position }) => position));

/** @throws DisorderedLogError where a fact does not come after the one before it */
export function checkOrder(after: number, facts: readonly Fact[]): void {
  let last = after;
  for (const { position } of facts) {
    if (!(position > last)) throw new DisorderedLogError(last, `position ${position} came next`);
    last = position;
  }
}
