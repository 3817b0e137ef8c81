import type { AllStreamSubscription } from '@kurrent/kurrentdb-client';
import { setTimeout as pause } from 'node:timers/promises';

/** No answer came in time; whether the call was taken is not known. It looks like the client's own error. */
export class NoAnswerError extends Error {
  readonly type = 'deadline-exceeded';
  constructor(milliseconds: number) {
    super(`No answer within ${milliseconds} ms.`);
    this.name = 'NoAnswerError';
  }
}

/**
 * Waits for a call so long and no longer: left to itself, the client waits for a silent server for ever.
 * @throws NoAnswerError, or what the call throws
 */
export async function within<Result>(milliseconds: number, call: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoAnswerError(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
    // Whoever comes late finds nobody waiting.
    call.catch(() => undefined);
  }
}

/** Pauses between tries, each twice as long as the one before, in milliseconds; with chance, so that many do not come back at once. */
export async function* tries(patience: number, first = 25, longest = 1_000): AsyncGenerator<number, void> {
  const until = performance.now() + patience;
  let wait = first;
  for (let nth = 0; ; nth++) {
    yield nth;
    if (performance.now() + wait > until) return;
    await pause(wait * (0.5 + Math.random() / 2));
    wait = Math.min(wait * 2, longest);
  }
}

/**
 * Ends a subscription that may have ended already, or never have begun. Nobody waits for it: the client ends it only once it has
 * begun it, and a server that does not answer may keep it from that for ever.
 */
export function unsubscribe(subscription: AllStreamSubscription): void {
  subscription.removeAllListeners('data');
  subscription.on('error', () => undefined);
  void subscription
    .unsubscribe()
    .catch(() => undefined)
    .then(() => subscription.destroy());
}
