import {
  Bell,
  keepTrying,
  pause,
  type Backoff,
  type EventStore,
  type Failure,
  type RetryOptions,
} from '@sebone/event-store';
import { Waiting, type Awaited, type Reached, type Standing } from './awaiting.ts';
import { consume, type Progress } from './catching-up.ts';
import type { Checkpoint } from './checkpoint.ts';
import { lagsIn, type Lag } from './lag.ts';
import { initiativesToSettle, settleStates, unsettledIn, type Today } from './settling.ts';
import type { ViewsFile } from './views-file.ts';

export interface FollowOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Told of every failure as it happens, with what was thrown. */
  readonly onFailure?: (failure: Failure, error: unknown) => void;
  /** 100 milliseconds at first and 30 seconds at most, unless told. */
  readonly backoff?: Backoff;
}

/** How far a view that follows the log stands, and whether it runs. */
export interface FollowedView extends Checkpoint {
  /** Absent where the log cannot be asked. */
  readonly lag?: Lag;
}

/** What is to be known of views that follow a log. */
export interface FollowingStatus {
  /** `false`: it was closed, or the store or the read model was. */
  readonly running: boolean;
  /** The position of the last fact of the log; absent where it cannot be asked. */
  readonly head?: number;
  readonly views: readonly FollowedView[];
  /** How many initiatives have facts that the lifecycles view has consumed but their states do not reflect yet. */
  readonly unsettled: number;
  /** What keeps views from consuming the log, and states from being settled, at the moment. */
  readonly failures: { readonly consuming?: Failure; readonly settling?: Failure };
}

/** Views that are kept up with a log. */
export interface Following {
  /**
   * How far each view stands: asks the log for its head, and for one fact for each place behind it where a view stands.
   * Not to be asked once the read model is closed.
   */
  status(): Promise<FollowingStatus>;
  /**
   * Waits until views have consumed the log up to a position, so that whoever recorded a fact can read it there.
   * @throws RangeError for a view that is not kept
   */
  reached(position: number, awaited: Awaited): Promise<Reached>;
  /**
   * Ends it: a transaction under way is finished, none is begun any more. Idempotent.
   * @param within most milliseconds to wait for a store that does not answer: five seconds unless told
   */
  close(within?: number): Promise<void>;
}

const BACKOFF: Backoff = { first: 100, longest: 30_000 };
/** Nothing is settled for so many times as long as it took to settle an initiative: it takes a tenth of the time. */
const REST = 9;
/** How often to look whether a day has ended, or a view runs again when all were stopped, in milliseconds. */
const BEAT = 60_000;

/**
 * Keeps all views of a file up with a log: consumes what there is, then what comes. A view that a fact stops leaves the
 * others running. States are settled beside that, one initiative after another and, since settling folds all facts of an
 * initiative, in a bounded share of the time however much is recorded. What fails is tried again from where it was.
 * @param current the file, asked for at every step: a rebuild may exchange it on the way
 * @param followed also: `now`, the clock in milliseconds since 1970; `today`; `signal`, which ends it from outside
 */
export function followLog(
  current: () => ViewsFile,
  store: EventStore,
  followed: FollowOptions & { readonly now: () => number; readonly today: Today; readonly signal: AbortSignal },
): Following {
  const { now, today, onProgress, onFailure, backoff = BACKOFF } = followed;
  const ending = new AbortController();
  const { signal } = ending;
  const waiting = new Waiting();
  const moved = new Bell();
  const failures: { consuming?: Failure; settling?: Failure } = {};

  const standing = (): Standing | 'closed' =>
    signal.aborted ? 'closed' : { checkpoints: current().checkpoints.all(), unsettled: () => unsettledIn(current()) };

  const consumeOn = async (gotAhead: () => void): Promise<void> => {
    const tell = (progress: Progress): void => {
      gotAhead();
      waiting.tell(standing);
      moved.ring();
      onProgress?.(progress);
    };
    while (!signal.aborted) {
      await consume(current, store, { untilHead: false, signal, now, onProgress: tell });
      if (signal.aborted) return;
      // Every view is stopped, or the store was closed: then it says so here.
      await store.head();
      await moved.heard(signal);
    }
  };

  // What has gathered before is settled without rests: it comes once.
  let rest = 0;
  const settleOn = async (gotAhead: () => void): Promise<void> => {
    const head = await store.head();
    const isBehind = ({ status, position }: Checkpoint): boolean => status === 'live' && position < head;
    while (!signal.aborted && current().checkpoints.all().some(isBehind)) await moved.heard(signal);
    while (!signal.aborted) {
      let begun = performance.now();
      const [failure] = await settleStates(current, { store, today, signal }, async () => {
        waiting.tell(standing);
        await pause(Math.min((performance.now() - begun) * rest, BEAT), signal);
        begun = performance.now();
      });
      rest = REST;
      if (failure) throw failure;
      gotAhead();
      if (initiativesToSettle(current(), today).length === 0) await moved.heard(signal);
    }
  };

  const trying = (work: keyof typeof failures): RetryOptions => ({
    backoff,
    now,
    signal,
    onFailure: (failure, error) => {
      delete failures[work];
      if (!failure) return;
      failures[work] = failure;
      onFailure?.(failure, error);
    },
  });

  const beat = setInterval(() => moved.ring(), BEAT).unref();
  const end = (): void => {
    ending.abort();
    clearInterval(beat);
    followed.signal.removeEventListener('abort', end);
    waiting.tell(standing);
  };
  if (followed.signal.aborted) end();
  else followed.signal.addEventListener('abort', end);
  const ended = Promise.all([
    keepTrying(consumeOn, trying('consuming')).then(end),
    keepTrying(settleOn, trying('settling')),
  ]);

  return {
    status: async () => {
      const { consuming, settling } = failures;
      const checkpoints = current().checkpoints.all();
      const unsettled = unsettledIn(current()).length;
      const places = checkpoints.map(({ position }) => position);
      const lags = await lagsIn(store, places, now);
      const views = checkpoints.map((view) => ({ ...view, ...(lags && { lag: lags.at.get(view.position)! }) }));
      const behind = views.some(({ status, lag }) => status === 'live' && lag?.events !== 0);
      // While it is being tried and no view is behind there is nothing that fails.
      const fails = consuming && (behind || Date.parse(consuming.retryAt) > now());
      return {
        running: !signal.aborted,
        ...(lags && { head: lags.head }),
        views,
        unsettled,
        failures: { ...(fails && { consuming }), ...(settling && { settling }) },
      };
    },
    reached: async (position, awaited) => waiting.until(position, awaited, standing()),
    close: async (within = 5_000) => {
      const patience = new AbortController();
      end();
      void ended.then(() => patience.abort());
      await pause(within, patience.signal);
    },
  };
}
