import { keepTrying, type Backoff, type Failure } from '@sebone/event-store';
import type { FollowOptions, LedgerFollowing, Reached } from './ledger.ts';

const BACKOFF: Backoff = { first: 100, longest: 30_000 };

/** What keeps a ledger up: each ends once `signal` is aborted. */
export interface Keeping {
  /** Takes the log up to its head. */
  catchUp(signal: AbortSignal): Promise<Reached>;
  /** Takes what comes. */
  goOn(signal: AbortSignal, onProgress: (reached: Reached) => void): Promise<void>;
  reached(): Reached;
}

/**
 * Keeps a ledger up with its log. What fails is begun again from where the ledger stands.
 * @param closing ends it from outside
 */
export function follow(
  { catchUp, goOn, reached }: Keeping,
  { onFailure, onProgress, backoff = BACKOFF }: FollowOptions,
  now: () => number,
  closing: AbortSignal,
): LedgerFollowing {
  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, closing]);
  let failure: Failure | undefined;
  let running = true;

  const work = async (gotAhead: () => void): Promise<void> => {
    const tell = (at: Reached): void => {
      gotAhead();
      onProgress?.(at);
    };
    const caughtUp = await catchUp(signal);
    if (signal.aborted) return;
    tell(caughtUp);
    await goOn(signal, tell);
  };
  const heard = (next?: Failure, error?: unknown): void => {
    failure = next;
    onFailure?.(next, error);
  };
  const ended = keepTrying(work, { backoff, now, signal, onFailure: heard }).finally(() => (running = false));

  return {
    status: () => ({ ...reached(), running, ...(failure && { failure }) }),
    close: async () => {
      ending.abort();
      await ended;
    },
  };
}
