import type { Log, LogRecord } from './log.ts';

/** What one node shows of the log: all of it, or with a follower's lag what was written a while ago. */
export class Replica {
  readonly log: Log;
  readonly #lag: () => number;
  readonly #waiting = new Set<() => void>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #unlisten: () => void;
  #length: number;

  /** @param lag how long after it was written a record is seen here, in milliseconds */
  constructor(log: Log, lag: () => number) {
    this.log = log;
    this.#lag = lag;
    this.#length = log.records.length;
    this.#unlisten = log.onAppend(() => this.#follow(log.records.length));
  }

  /** How many records of the log are seen. */
  get length(): number {
    return this.#length;
  }

  /** The record at that place in `$all`, where it is seen. */
  at(index: number): LogRecord | undefined {
    return index < this.#length ? this.log.records[index] : undefined;
  }

  /** The place of the first record at that position or after it. */
  indexOf(position: bigint): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.log.records[middle] as LogRecord).position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether a reader may begin there: where a record begins, or beyond the last one. */
  isPlace(position: bigint): boolean {
    const record = this.at(this.indexOf(position));
    return record === undefined || record.position === position;
  }

  /** Whether anything of that stream is seen here. */
  knows(stream: string): boolean {
    const [first] = this.log.stream(stream).records;
    return first !== undefined && first.index < this.#length;
  }

  /** What readers of that stream see here. */
  stream(name: string): readonly LogRecord[] {
    const state = this.log.stream(name);
    let length = state.records.length;
    while (length > 0 && (state.records[length - 1] as LogRecord).index >= this.#length) length -= 1;
    return state.visible(length, Date.now());
  }

  /** Settles when more than `length` records are seen, or when the signal says to wait no longer. */
  async grown(length: number, signal: AbortSignal): Promise<void> {
    if (this.#length > length || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }

  close(): void {
    this.#unlisten();
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #follow(length: number): void {
    const lag = this.#lag();
    if (lag === 0) return this.#show(length);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#show(length);
    }, lag).unref();
    this.#timers.add(timer);
  }

  #show(length: number): void {
    this.#length = Math.max(this.#length, length);
    for (const wake of [...this.#waiting]) wake();
  }
}
