import type { LogRecord } from './log.ts';

/** The revision of a tombstone: the greatest that 64 bits hold. */
export const DELETED = 2n ** 63n - 1n;
/** The revision of a stream that was never written to. */
export const NONE = -1n;

interface Metadata {
  readonly $tb?: number;
  readonly $maxCount?: number;
  readonly $maxAge?: number;
}

/** One stream: its records, and what its metadata and its deletion hide of them from its readers. */
export class StreamState {
  readonly records: LogRecord[] = [];
  readonly tomb = DELETED;
  /** The last metadata event, as its JSON; the server keeps what it does not know of it. */
  metadata: Metadata = {};
  #hasMetadata = false;
  #tombstoned = false;

  /** The revision that the next record will have. */
  get next(): bigint {
    return BigInt(this.records.length);
  }

  /** The revision of the last record; {@link NONE} without one, {@link DELETED} of a tombstoned stream. */
  get last(): bigint {
    return this.#tombstoned ? DELETED : this.next - 1n;
  }

  get isTombstoned(): boolean {
    return this.#tombstoned;
  }

  /** Deleted by truncation: it reads as not found, and goes on at its next revision. */
  get isSoftDeleted(): boolean {
    return !this.#tombstoned && (this.metadata.$tb ?? 0) >= Number(DELETED);
  }

  get hasMetadata(): boolean {
    return this.#hasMetadata;
  }

  /** Takes in a record of this stream. */
  take(record: LogRecord): void {
    if (record.type === '$streamDeleted') this.#tombstoned = true;
    else this.records.push(record);
  }

  /** Takes in metadata for this stream, which is written to a stream of its own. */
  govern(record: LogRecord): void {
    this.#hasMetadata = true;
    try {
      this.metadata = record.json as Metadata;
    } catch {
      this.metadata = {};
    }
  }

  /** What readers of the stream see of its first `length` records; `$all` shows the others, too. */
  visible(length: number, now: number): readonly LogRecord[] {
    const { $tb = 0, $maxCount = Infinity, $maxAge = Infinity } = this.metadata;
    const end = Math.min(length, this.records.length);
    const from = Math.min(Math.max($tb, end - $maxCount, 0), end);
    const shown = from === 0 && end === this.records.length ? this.records : this.records.slice(from, end);
    return $maxAge === Infinity ? shown : shown.filter(({ created }) => created + $maxAge * 1000 >= now);
  }
}
