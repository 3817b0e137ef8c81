import { setTimeout as timer } from 'node:timers/promises';
import { StoreClosedError } from './port.ts';

/** What a piece of work failed on, and when it is tried again. */
export interface Failure {
  readonly message: string;
  /** The error's own stable code, such as `damaged-log` or `SQLITE_FULL`, where it has one. */
  readonly code?: string;
  /** How often it has failed since it last got ahead. */
  readonly tries: number;
  /** When it failed last, and when it is tried again: UTC. A time that has passed: it is being tried. */
  readonly failedAt: string;
  readonly retryAt: string;
}

/** How long to wait before work that failed is tried again, in milliseconds: at first, then twice as long each time. */
export interface Backoff {
  readonly first: number;
  readonly longest: number;
}

export interface RetryOptions {
  readonly backoff: Backoff;
  /** The clock: milliseconds since 1970. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** Told of every failure, and of nothing once the work gets ahead again. */
  readonly onFailure: (failure: Failure | undefined, error?: unknown) => void;
}

/**
 * Does a piece of work until it is done, `signal` is aborted or the store is closed: where it fails, it is begun again.
 * Never rejects.
 * @param work calls `gotAhead` whenever it has achieved something: the next failure counts as the first
 */
export async function keepTrying(
  work: (gotAhead: () => void) => Promise<void>,
  { backoff, now, signal, onFailure }: RetryOptions,
): Promise<void> {
  let tries = 0;
  const gotAhead = (): void => {
    if (tries === 0) return;
    tries = 0;
    onFailure(undefined);
  };
  while (!signal.aborted) {
    try {
      return await work(gotAhead);
    } catch (error) {
      if (signal.aborted || error instanceof StoreClosedError) return;
      const delay = Math.min(backoff.first * 2 ** tries, backoff.longest);
      const at = now();
      const [failedAt, retryAt] = [at, at + delay].map((instant) => new Date(instant).toISOString()) as [
        string,
        string,
      ];
      onFailure({ ...described(error), tries: ++tries, failedAt, retryAt }, error);
      await pause(delay, signal);
    }
  }
}

/** Waits so many milliseconds, or until `signal` is aborted. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await timer(milliseconds, undefined, { signal }).catch(() => undefined);
}

function described(error: unknown): Pick<Failure, 'message' | 'code'> {
  const { message, code } = Object(error) as { message?: unknown; code?: unknown };
  return { message: String(message ?? error), ...(typeof code === 'string' && { code }) };
}
