import type { AllStreamResolvedEvent, Filter, KurrentDBClient } from '@kurrent/kurrentdb-client';
import { unsubscribe } from './calls.ts';
import { failingOf } from './errors.ts';
import { placeAfter } from './log.ts';

/** So many events wait here at most; then the server is held back. */
const MOST_WAITING = 2_000;

/**
 * Events as they come, in batches, until the subscription drops or `ended` is aborted: then it simply ends, and whoever follows
 * looks again. The client does not subscribe again by itself.
 * @throws what is no matter of trying again
 */
export async function* live(
  client: KurrentDBClient,
  filter: Filter,
  {
    after,
    batchSize,
    answerWithin,
    ended,
  }: { readonly after: number; readonly batchSize: number; readonly answerWithin: number; readonly ended: AbortSignal },
): AsyncGenerator<readonly AllStreamResolvedEvent[], void> {
  const subscription = client.subscribeToAll({ fromPosition: placeAfter(after), filter });
  let waiting: AllStreamResolvedEvent[] = [];
  let isOver = false;
  let failure: unknown;
  let wake: (() => void) | undefined;
  const over = (error?: unknown): void => {
    isOver = true;
    failure ??= error;
    wake?.();
  };
  const unconfirmed = setTimeout(over, answerWithin);
  subscription.on('confirmation', () => clearTimeout(unconfirmed));
  subscription.on('data', (event: AllStreamResolvedEvent) => {
    waiting.push(event);
    if (waiting.length >= MOST_WAITING) subscription.pause();
    wake?.();
  });
  subscription.on('error', over);
  subscription.on('end', () => over());
  subscription.on('close', () => over());
  const stop = (): void => over();
  ended.addEventListener('abort', stop);
  try {
    for (;;) {
      if (ended.aborted) return;
      if (waiting.length > 0) {
        const batch = waiting.slice(0, batchSize);
        waiting = waiting.slice(batchSize);
        if (waiting.length < MOST_WAITING / 2) subscription.resume();
        yield batch;
        // Other work of the process gets its turn.
        await new Promise(setImmediate);
      } else if (isOver) {
        const failing = failure === undefined ? 'again' : failingOf(failure);
        if (failing === 'access' || failing === 'certificate') throw failure;
        return;
      } else {
        await new Promise<void>((resolve) => (wake = resolve));
        wake = undefined;
      }
    }
  } finally {
    clearTimeout(unconfirmed);
    ended.removeEventListener('abort', stop);
    unsubscribe(subscription);
  }
}
