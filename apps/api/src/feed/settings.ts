/** How the feed treats those who listen. */
export interface FeedSettings {
  /** Milliseconds of silence until a comment line says that the stream is alive. */
  readonly heartbeat: number;
  /** Most milliseconds that a client may take nothing of what waits for it: then it is dropped, and may resume. */
  readonly stalled: number;
  /** Milliseconds until a stream ends by itself: whoever resumes is asked again who it is. */
  readonly longest: number;
  /** Most streams at a time, of all and of one principal. */
  readonly most: number;
  readonly mostOfOne: number;
  /** Milliseconds that a client should wait before it resumes. */
  readonly retry: number;
}

export const FEED_SETTINGS: FeedSettings = {
  heartbeat: 15_000,
  stalled: 30_000,
  longest: 900_000,
  most: 500,
  mostOfOne: 50,
  retry: 2_000,
};
