/** How long to go on trying. */
export interface Patience {
  /** How often a request is sent at most. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; doubled before each further one. */
  readonly first: number;
  /** Most milliseconds between two attempts, whatever the server asks for. */
  readonly longest: number;
}

/** Waits. Rejects where the signal is aborted meanwhile. */
export type Pause = (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;

/** Half a minute or so in all. */
export const PATIENCE: Patience = { attempts: 8, first: 250, longest: 10_000 };

export const pause: Pause = (milliseconds, signal) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(reasonOf(signal));
    const stop = (): void => (clearTimeout(timer), reject(reasonOf(signal!)));
    const timer = setTimeout(() => (signal?.removeEventListener('abort', stop), resolve()), milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });

const reasonOf = ({ reason }: AbortSignal): Error => (reason instanceof Error ? reason : new Error(String(reason)));

/**
 * Whether an answer passes: the server is busy, starting or stopping, the same key is still in progress, or something on the
 * way had no answer of it. Of the last nobody knows whether it was done: only what is safe to repeat may be sent again.
 */
export const isPassing = ({ status, headers }: Response): boolean =>
  [429, 502, 503, 504].includes(status) || (status === 409 && headers.has('retry-after'));

/** Milliseconds to wait before another attempt: as long as the server asks, else twice as long as before, give or take. */
export function waitAfter(attempt: number, response: Response | undefined, { first, longest }: Patience): number {
  const asked = Number(response?.headers.get('retry-after') ?? Number.NaN) * 1000;
  const doubled = first * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
  return Math.min(Number.isFinite(asked) ? Math.max(asked, 0) : doubled, longest);
}

/**
 * A `fetch` that sends a request again, unchanged, when the network failed or the server said that it may: only requests
 * that are safe to repeat, which is every GET and whatever carries an Idempotency-Key.
 * @throws what `fetch` threw the last time, and the signal's reason once it is aborted
 */
export function retrying(
  fetch: (request: Request) => Promise<Response>,
  { patience = PATIENCE, pause: wait = pause }: { readonly patience?: Patience; readonly pause?: Pause } = {},
): (request: Request) => Promise<Response> {
  return async (request) => {
    const repeatable = request.method === 'GET' || request.headers.has('idempotency-key');
    const most = repeatable ? patience.attempts : 1;
    for (let attempt = 1; ; attempt++) {
      let response: Response | undefined;
      try {
        response = await fetch(attempt < most ? request.clone() : request);
        if (attempt === most || !isPassing(response)) return response;
      } catch (error) {
        if (attempt === most || request.signal.aborted) throw error;
      }
      await response?.body?.cancel();
      await wait(waitAfter(attempt, response, patience), request.signal);
    }
  };
}
