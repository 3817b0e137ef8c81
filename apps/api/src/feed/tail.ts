import { setTimeout as pause } from 'node:timers/promises';
import { Bell, type EventStore } from '@sebone/event-store';
import { Told } from './told.ts';

/** Most facts that are kept, and how many are let go at a time when there are more. */
const MOST = 4_000;
const LET_GO = 1_000;
/** Milliseconds between two looks at the log: what is recorded within them is told together. */
const PACE = 20;
/** Milliseconds until a log that could not be followed is tried again. */
const RETRY = 1_000;

/**
 * The last facts of the log, read once for all who listen to it live. It follows the log while anybody listens, and keeps
 * a bounded number: whoever falls behind that reads the log instead.
 */
export class Tail {
  readonly #store: EventStore;
  readonly #failed: (error: unknown) => void;
  readonly #bell = new Bell();
  #kept: Told[] = [];
  /** All facts after this position, up to the last one kept, are kept. */
  #from = Infinity;
  #listeners = 0;
  #following: AbortController | undefined;

  /** @param failed told where the log cannot be followed: it is tried again, and listeners read it themselves meanwhile */
  constructor(store: EventStore, failed: (error: unknown) => void) {
    this.#store = store;
    this.#failed = failed;
  }

  /** From now on somebody listens, until what is given is called. */
  listen(): () => void {
    if (this.#listeners++ === 0) void this.#follow((this.#following = new AbortController()).signal);
    return () => {
      if (--this.#listeners > 0) return;
      this.#following?.abort();
      this.#forget();
    };
  }

  /** The facts kept after a position; `undefined` where some that follow it are not kept. */
  after(position: number): readonly Told[] | undefined {
    if (position < this.#from) return undefined;
    return this.#kept.slice(this.#kept.findLastIndex((told) => told.position <= position) + 1);
  }

  /** Resolves when there is more, after so many milliseconds at the latest, or when `signal` is aborted. */
  async changed(signal: AbortSignal, within: number): Promise<void> {
    const patience = new AbortController();
    const over = (): void => patience.abort();
    const timer = setTimeout(over, within);
    signal.addEventListener('abort', over);
    if (signal.aborted) over();
    await this.#bell.heard(patience.signal);
    signal.removeEventListener('abort', over);
    clearTimeout(timer);
  }

  async #follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#keep(signal);
      } catch (error) {
        if (!signal.aborted) this.#failed(error);
      }
      if (signal.aborted) return;
      this.#forget();
      await pause(RETRY, undefined, { signal }).catch(() => undefined);
    }
  }

  async #keep(signal: AbortSignal): Promise<void> {
    const from = await this.#store.head();
    if (signal.aborted) return;
    this.#from = from;
    for await (const facts of this.#store.subscribe(from, { signal })) {
      if (signal.aborted) return;
      for (const fact of facts) this.#kept.push(new Told(fact));
      if (this.#kept.length > MOST)
        this.#from = this.#kept.splice(0, this.#kept.length - MOST + LET_GO).at(-1)!.position;
      this.#bell.ring();
      await pause(PACE, undefined, { signal }).catch(() => undefined);
    }
  }

  #forget(): void {
    this.#kept = [];
    this.#from = Infinity;
  }
}
