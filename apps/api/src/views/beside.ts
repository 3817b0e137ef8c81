import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { keepTrying, type Failure } from '@sebone/event-store';
import type { FollowingStatus } from '@sebone/read-model';
import type { LedgerKeeping, LedgerKeepingOptions, LedgerNews, LedgerStatus } from '../ledger/keeping.ts';
import { BACKOFF, type KeepingOptions, type ViewKeeping, type ViewNews } from './keeping.ts';
import { errorOf, type Begun, type FromThread, type Question, type ToThread } from './messages.ts';

/** How long the thread may take to end before it is ended, in milliseconds. */
const END_WITHIN = 5_000;
/** How long it may take to say how the views stand, and for how long it has lived when it is no more one that never came to be. */
const SAYS_WITHIN = 1_000;
const LIVES = 10_000;
/** Under a load of more appends than so many in so many milliseconds, it hears of them no sooner than after these. */
const MANY = 32;
const WINDOW = 20;

/** The thread that keeps views and ledger has ended, and another one is not there yet. */
class ThreadEndedError extends Error {
  readonly code = 'views-thread-ended';
  constructor() {
    super('The thread that keeps the views and the ledger has ended.');
    this.name = 'ThreadEndedError';
  }
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
}

/** What is kept beside those who answer requests. Closing one closes both. */
export interface KeptBeside {
  readonly views: ViewKeeping;
  readonly ledger: LedgerKeeping;
}

export interface BesideOptions extends Omit<KeepingOptions, 'news'>, Omit<LedgerKeepingOptions, 'news'> {
  readonly news: ViewNews & LedgerNews;
}

/**
 * Keeps the views and the ledger in a thread of their own, so that whoever answers requests is not held up by them. It reads the log in
 * the folder beside its writer. Where the thread ends by itself another is begun, and goes on from what is in the file. For the
 * built package: a thread loads JavaScript.
 */
export function keepBeside({ folder, now, proveEvery, checkpointEvery, news }: BesideOptions): KeptBeside {
  const ending = new AbortController();
  const { signal } = ending;
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let failure: Failure | undefined;
  let asked = 0;
  let isHinting = false;
  let since = 0;
  let appends = 0;

  const send = (message: ToThread): void => thread?.postMessage(message);

  const heard = (told: FromThread): void => {
    switch (told.kind) {
      case 'answer':
        waiting.get(told.id)?.resolve(told.result as never);
        return void waiting.delete(told.id);
      case 'fault':
        waiting.get(told.id)?.reject(errorOf(told.error));
        return void waiting.delete(told.id);
      case 'failed':
        return news.failed(told.failure, errorOf(told.error));
      case 'proved':
        return news.proved(told.diagnoses);
      case 'unproved':
        return news.unproved(errorOf(told.error));
      case 'ledger-failed':
        return news.ledgerFailed(told.work, told.failure, errorOf(told.error));
      case 'signed':
        return news.signed(told.size);
      case 'witnessed':
        return news.witnessed(told.came);
    }
  };

  /** One life of the thread. @throws what it ended with */
  const live = async (gotAhead: () => void): Promise<void> => {
    const begun: Begun = { folder, ahead: now() - Date.now(), proveEvery, checkpointEvery };
    const worker = new Worker(new URL('./thread.js', import.meta.url), { workerData: begun });
    thread = worker;
    const lives = setTimeout(gotAhead, LIVES).unref();
    try {
      await new Promise<void>((resolve, reject) => {
        worker.on('message', heard);
        worker.on('error', reject);
        worker.on('exit', () => (signal.aborted ? resolve() : reject(new ThreadEndedError())));
      });
    } finally {
      thread = undefined;
      clearTimeout(lives);
      for (const { reject } of waiting.values()) reject(new ThreadEndedError());
      waiting.clear();
    }
  };
  const ended = keepTrying(live, {
    backoff: BACKOFF,
    now,
    signal,
    onFailure: (told, error) => {
      failure = told;
      if (told) news.failed(told, error);
    },
  });

  const ask = <Result>(question: Question): Promise<Result> => {
    if (!thread) return Promise.reject(new ThreadEndedError());
    const id = ++asked;
    const answer = new Promise<Result>((resolve, reject) => waiting.set(id, { resolve, reject }));
    send({ kind: 'ask', id, question });
    return answer;
  };
  /** A hint to the thread costs more than what it tells of: those under load have to wait for it a little. */
  const hint = (): void => {
    isHinting = false;
    send({ kind: 'look' });
  };
  /** Whoever asks how the views stand wants to know soon: a thread that is held up does not keep them. */
  const late = async (): Promise<never> => {
    await pause(SAYS_WITHIN, undefined, { ref: false });
    throw new ThreadEndedError();
  };
  const unlessEnded = (error: unknown): void => {
    if (!(error instanceof ThreadEndedError)) throw error;
  };

  const close = async (): Promise<void> => {
    ending.abort();
    send({ kind: 'close' });
    await Promise.race([ended, pause(END_WITHIN, undefined, { ref: false })]);
    await thread?.terminate();
  };

  /** How something stands, or what is to be said of it where nothing keeps it. */
  const standing = async <Status>(question: Question, otherwise: () => Status): Promise<Status> => {
    try {
      return await Promise.race([ask<Status>(question), late()]);
    } catch (error) {
      unlessEnded(error);
      return otherwise();
    }
  };

  const views: ViewKeeping = {
    status: () =>
      standing<FollowingStatus>({ kind: 'status' }, () => ({
        running: false,
        views: [],
        unsettled: 0,
        failures: failure ? { consuming: failure } : {},
      })),
    reached: async (position, awaited) => {
      try {
        return await ask({ kind: 'reached', position, awaited });
      } catch (error) {
        unlessEnded(error);
        return 'closed';
      }
    },
    recorded: () => {
      const at = performance.now();
      if (at - since > WINDOW) [since, appends] = [at, 0];
      appends++;
      if (isHinting) return;
      isHinting = true;
      if (appends > MANY) setTimeout(hint, WINDOW).unref();
      else setImmediate(hint);
    },
    close,
  };
  const ledger: LedgerKeeping = {
    status: () => standing<LedgerStatus>({ kind: 'ledger' }, () => ({ running: false, failures: {} })),
    close,
  };
  return { views, ledger };
}
