import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseStream, type Fact } from '@sebone/kernel';
import { StoreClosedError, type Filter, type SubscribeOptions } from './port.ts';

/** A stretch of the log, looked through for the facts that a filter lets pass. */
export interface Page {
  readonly facts: readonly Fact[];
  /** Everything up to this position was looked at: the next page begins after it. */
  readonly scannedTo: number;
}

/** Whether a filter lets a fact pass. */
export function passes(
  { stream, type }: Pick<Fact, 'stream' | 'type'>,
  { initiative, categories, types }: Filter,
): boolean {
  if (types && !types.includes(type)) return false;
  if (initiative === undefined && !categories) return true;
  const parts = parseStream(stream)!;
  return (
    (initiative === undefined || parts.initiative === initiative) &&
    (!categories || categories.includes(parts.category))
  );
}

/** What {@link follow} needs of a log that it can page through. */
export interface FollowedLog {
  closed(): boolean;
  /** The position of the last fact. */
  head(): number;
  /**
   * The next page: facts after `after` and up to `upTo` that `filter` lets pass, at most `limit`. It may stop earlier,
   * to keep the page small, but always gets ahead.
   */
  page(after: number, upTo: number, limit: number, filter: Filter): Page;
  /** Resolves at the next commit, when the log is closed, or when `signal` is aborted; sooner does no harm. */
  change(signal: AbortSignal | undefined): Promise<void>;
}

/** Wakes those who wait for a commit. Whoever looks at the log and then waits, in one turn, misses none. */
export class Bell {
  readonly #waiting = new Set<() => void>();

  ring(): void {
    for (const wake of this.#waiting) wake();
  }

  /** Resolves when the bell rings or `signal` is aborted. */
  heard(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      if (signal?.aborted) return resolve();
      this.#waiting.add(wake);
      signal?.addEventListener('abort', wake);
    });
  }
}

const LARGEST_BATCH = 10_000;

/**
 * A subscription over a log in pages, as the port describes it: catches up, then goes live. It reads only when its
 * consumer asks for the next batch, and between batches gives other work of the process a turn.
 * @throws RangeError for a position or batch size out of range; StoreClosedError where the log was closed before
 */
export async function* follow(
  log: FollowedLog,
  after: number,
  options: SubscribeOptions = {},
): AsyncGenerator<readonly Fact[], void> {
  const { batchSize = 1000, filter = {}, signal, untilHead = false } = options;
  if (!Number.isSafeInteger(after) || after < 0)
    throw new RangeError(`A subscription cannot begin after position ${after}`);
  if (!Number.isSafeInteger(batchSize) || batchSize < 1 || batchSize > LARGEST_BATCH) {
    throw new RangeError(`A batch holds 1 to ${LARGEST_BATCH} facts, not ${batchSize}`);
  }
  if (log.closed()) throw new StoreClosedError();
  const end = untilHead ? log.head() : Infinity;
  let position = after;
  while (position < end && !log.closed() && !signal?.aborted) {
    const upTo = Math.min(end, log.head());
    if (position >= upTo) {
      await log.change(signal);
      continue;
    }
    const { facts, scannedTo } = log.page(position, upTo, batchSize, filter);
    position = scannedTo;
    if (facts.length > 0) yield facts;
    await nextTurn();
  }
}
