import type { Database, Statement } from 'better-sqlite3';
import { SEGMENT } from './ledger-db.ts';

/** The last leaf of a stream: its revision and its hash. */
export interface StreamEnd {
  readonly revision: number;
  readonly hash: Buffer;
}

/** Streams whose end is kept in memory. */
const MOST_ENDS = 200_000;

interface Row {
  readonly stream: string;
  readonly revision: number;
  readonly hash: Buffer;
}

/** Where each stream ends, for the leaf that comes next in it: in memory what is not settled and what was asked for, else from `ledger.db`. */
export class StreamEnds {
  readonly #ends = new Map<string, StreamEnd>();
  readonly #since: Statement<[number], Row>;
  readonly #settled: Statement<[number, string], Row>;
  /** What `#ends` is of. */
  #size = 0;
  #generation: number | undefined;

  constructor(db: Database) {
    this.#since = db.prepare('SELECT stream, revision, hash FROM leaves WHERE leaf >= ? ORDER BY leaf');
    this.#settled = db.prepare(
      `SELECT stream, streams.revision AS revision, hash FROM streams JOIN leaves USING (leaf, stream)
       WHERE segment = ? AND stream = ? ORDER BY streams.revision DESC LIMIT 1`,
    );
  }

  /** Goes along with what others have added. */
  bringTo({
    size,
    settled,
    generation,
  }: {
    readonly size: number;
    readonly settled: number;
    readonly generation: number;
  }): void {
    if (generation !== this.#generation || size < this.#size || this.#ends.size > MOST_ENDS) {
      this.forget();
      this.#size = settled;
      this.#generation = generation;
    }
    if (this.#size < size)
      for (const { stream, revision, hash } of this.#since.iterate(this.#size)) this.set(stream, revision, hash);
    this.#size = size;
  }

  /**
   * The end of a stream; `undefined` where it has none.
   * @param next the revision that is to come: the first comes after none, and need not be looked up
   */
  of(stream: string, next: number): StreamEnd | undefined {
    const known = this.#ends.get(stream);
    if (known || next === 1) return known;
    for (let segment = Math.floor(this.#size / SEGMENT); segment >= 0; segment--) {
      const row = this.#settled.get(segment, stream);
      if (row) return row;
    }
    return undefined;
  }

  set(stream: string, revision: number, hash: Buffer): void {
    this.#ends.set(stream, { revision, hash });
  }

  /** Says up to which leaf {@link set} has gone. */
  reached(size: number): void {
    this.#size = size;
  }

  forget(): void {
    this.#ends.clear();
    this.#size = 0;
    this.#generation = undefined;
  }
}
