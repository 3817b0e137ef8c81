import { setTimeout as timer } from 'node:timers/promises';
import { StoreClosedError } from '@sebone/event-store';

/** What keeping up failed on, and when it is tried again. */
export interface Failure {
  readonly message: string;
  /** The error's own stable code, such as `other-log` or `SQLITE_FULL`, where it has one. */
  readonly code?: string;
  /** How often it has failed since it last got ahead. */
  readonly tries: number;
  /** UTC. */
  readonly failedAt: string;
  readonly retryAt: string;
}

/** How long to wait before work that failed is tried again, in milliseconds: at first, then twice as long each time. */
export interface Backoff {
  readonly first: number;
  readonly longest: number;
}

/**
 * Does a piece of work until it is done, `signal` is aborted or the store is closed; where it fails, it is begun again. Never rejects.
 * @param work calls `gotAhead` whenever it has achieved something: the next failure counts as the first
 * @param options also: `onFailure`, told of each, and of nothing once the work gets ahead again
 */
export async function keepTrying(
  work: (gotAhead: () => void) => Promise<void>,
  {
    backoff,
    now,
    signal,
    onFailure,
  }: {
    readonly backoff: Backoff;
    readonly now: () => number;
    readonly signal: AbortSignal;
    readonly onFailure: (failure?: Failure, error?: unknown) => void;
  },
): Promise<void> {
  let tries = 0;
  const gotAhead = (): void => {
    if (tries > 0) onFailure();
    tries = 0;
  };
  while (!signal.aborted) {
    try {
      return await work(gotAhead);
    } catch (error) {
      if (signal.aborted || error instanceof StoreClosedError) return;
      const delay = Math.min(backoff.first * 2 ** tries, backoff.longest);
      const at = now();
      const { message, code } = Object(error) as { message?: unknown; code?: unknown };
      const failure = {
        message: String(message ?? error),
        ...(typeof code === 'string' && { code }),
        tries: ++tries,
        failedAt: new Date(at).toISOString(),
        retryAt: new Date(at + delay).toISOString(),
      };
      onFailure(failure, error);
      await timer(delay, undefined, { signal }).catch(() => undefined);
    }
  }
}
