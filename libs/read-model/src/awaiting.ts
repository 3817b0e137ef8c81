import type { Checkpoint } from './checkpoint.ts';
import type { Settlement } from './settling.ts';

/** How long to wait for views, and for which. */
export interface Awaited {
  /** Names of views; all of them unless told. */
  readonly views?: readonly string[];
  /** `true`: also until the states of every initiative reflect the position. They are settled at a pace of their own. */
  readonly settled?: boolean;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
}

/**
 * What came of waiting. `reached`: the views show everything up to the position. `late`: not within the time, or `signal`
 * was aborted. `stopped`: one of them is stopped before it by a fact that it cannot take in. `closed`: nothing follows
 * the log any more.
 */
export type Reached = 'reached' | 'late' | 'stopped' | 'closed';

/** How far the views stand. */
export interface Standing {
  readonly checkpoints: readonly Checkpoint[];
  /** The initiatives that have facts which their states do not reflect yet. */
  unsettled(): readonly Settlement[];
}

type Look = (standing: Standing | 'closed') => void;

/** Those who wait for the views to reach a position. */
export class Waiting {
  readonly #looks = new Set<Look>();

  /** Tells all who wait how far the views stand now, or that they will go no further. */
  tell(standing: () => Standing | 'closed'): void {
    if (this.#looks.size === 0) return;
    const now = standing();
    for (const look of this.#looks) look(now);
  }

  /** @throws RangeError for a view that is not */
  until(position: number, { timeout, signal, ...of }: Awaited, standing: Standing | 'closed'): Promise<Reached> {
    const judged = judge(position, of, standing);
    if (judged) return Promise.resolve(judged);
    if (signal?.aborted) return Promise.resolve('late');
    return new Promise((resolve) => {
      const end = (reached: Reached): void => {
        this.#looks.delete(look);
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
        resolve(reached);
      };
      const look: Look = (now) => {
        const found = judge(position, of, now);
        if (found) end(found);
      };
      const giveUp = (): void => end('late');
      this.#looks.add(look);
      const timer = setTimeout(giveUp, timeout);
      signal?.addEventListener('abort', giveUp);
    });
  }
}

/** @returns `undefined` while there is reason to wait */
function judge(
  position: number,
  { views, settled }: Pick<Awaited, 'views' | 'settled'>,
  standing: Standing | 'closed',
): Reached | undefined {
  if (standing === 'closed') return 'closed';
  const asked = standing.checkpoints.filter(({ view }) => views?.includes(view) ?? true);
  const missing = views?.find((name) => asked.every(({ view }) => view !== name));
  if (missing !== undefined) throw new RangeError(`There is no view "${missing}"`);
  const short = asked.filter((view) => view.position < position);
  if (short.some(({ status }) => status === 'stopped')) return 'stopped';
  if (short.length > 0) return undefined;
  return settled && standing.unsettled().some((each) => (each.position ?? 0) < position) ? undefined : 'reached';
}
