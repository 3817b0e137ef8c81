import type { Backoff, EventStore, Failure } from '@sebone/event-store';
import { openReadModel, type Awaited, type FollowingStatus, type Reached } from '@sebone/read-model';
import { keepProving, type ProofNews } from './proving.ts';

/** Between two tries to follow the log, in milliseconds: whoever waits for an event store to be back waits little longer. */
export const BACKOFF: Backoff = { first: 100, longest: 5_000 };

/** What is told of views while they are kept. */
export interface ViewNews extends ProofNews {
  /** They could not be kept up; it is tried again. */
  failed(failure: Failure, error: unknown): void;
}

export interface KeepingOptions {
  /** The data folder. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds between two proofs that the views are complete: an hour unless told. */
  readonly proveEvery?: number | undefined;
  readonly news: ViewNews;
}

/** The views of a data folder, kept up with its log and held against it from time to time. */
export interface ViewKeeping {
  /** How far they stand. Never rejects: views that are not kept at the moment are told so. */
  status(): Promise<FollowingStatus>;
  /** Waits until they have consumed the log up to a position. @throws RangeError for a view that is not kept */
  reached(position: number, awaited: Omit<Awaited, 'signal'>): Promise<Reached>;
  /** To be called when something was recorded, often or late as it may be: they look sooner. */
  recorded(): void;
  /** Ends it, within a bound. Idempotent. */
  close(): Promise<void>;
}

/** Keeps the views in this thread. */
export function keepViews(store: EventStore, { folder, now, proveEvery, news }: KeepingOptions): ViewKeeping {
  const ending = new AbortController();
  const readModel = openReadModel({ folder, now });
  const following = readModel.follow(store, { onFailure: news.failed, backoff: BACKOFF });
  void keepProving(readModel, store, { every: proveEvery, news, signal: ending.signal });
  return {
    status: () => following.status(),
    reached: (position, awaited) => following.reached(position, awaited),
    // The store tells its subscribers itself.
    recorded: () => undefined,
    close: async () => {
      ending.abort();
      await following.close();
      readModel.close();
    },
  };
}
