import { StreamState } from './stream-state.ts';

/** An event that somebody wants written. */
export interface Proposal {
  readonly stream: string;
  /** A UUID. */
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event as the log keeps it. */
export class LogRecord implements Proposal {
  /** Its place in the order of `$all`, from 0. */
  readonly index: number;
  readonly revision: bigint;
  /** Where it starts in the log, in bytes. Commit and prepare position are the same. */
  readonly position: bigint;
  /** When it was written, in milliseconds since 1970. */
  readonly created: number;
  readonly stream: string;
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;

  constructor(proposal: Proposal, at: { index: number; revision: bigint; position: bigint; created: number }) {
    this.index = at.index;
    this.revision = at.revision;
    this.position = at.position;
    this.created = at.created;
    this.stream = proposal.stream;
    this.id = proposal.id;
    this.type = proposal.type;
    this.isJson = proposal.isJson;
    this.data = proposal.data;
    this.metadata = proposal.metadata;
  }

  /** The data, read as JSON. */
  get json(): unknown {
    return JSON.parse(Buffer.from(this.data).toString('utf8')) as unknown;
  }

  /** The metadata, read as JSON; undefined where there is none. */
  get metadataJson(): unknown {
    return this.metadata.length === 0
      ? undefined
      : (JSON.parse(Buffer.from(this.metadata).toString('utf8')) as unknown);
  }

  /** Whether the server itself wrote it, or keeps it in a stream of its own. */
  get isSystem(): boolean {
    return this.stream.startsWith('$') || this.type.startsWith('$');
  }
}

/** What a record takes in the log beside its own bytes: lengths, flags, ids, time stamps. */
const overhead = 120;

const sizeOf = (proposal: Proposal): number =>
  overhead +
  2 * (Buffer.byteLength(proposal.stream) + Buffer.byteLength(proposal.type)) +
  proposal.data.length +
  proposal.metadata.length;

/**
 * The transaction log: one order for all streams, with positions that count bytes. It outlives the nodes that serve
 * it, as a disk does, and several may share it.
 */
export class Log {
  readonly records: LogRecord[] = [];
  readonly #streams = new Map<string, StreamState>();
  readonly #listeners = new Set<() => void>();
  readonly #now: () => number;
  #end: bigint;

  /**
   * @param start where the first record starts; beyond 2^53 it finds whoever keeps a position in a number
   * @param now the clock, in milliseconds since 1970
   */
  constructor({ start = 0n, now = Date.now }: { start?: bigint; now?: () => number } = {}) {
    this.#end = start;
    this.#now = now;
  }

  /** The state of a stream, also of one that was never written to. */
  stream(name: string): StreamState {
    let state = this.#streams.get(name);
    if (state === undefined) this.#streams.set(name, (state = new StreamState()));
    return state;
  }

  /** Where the next record will start. */
  get end(): bigint {
    return this.#end;
  }

  /** Writes events, one after another, all or none; checks nothing. */
  append(proposals: readonly Proposal[]): readonly LogRecord[] {
    const created = this.#now();
    const records = proposals.map((proposal) => this.#add(proposal, created));
    for (const listener of [...this.#listeners]) listener();
    return records;
  }

  /** Calls back after every append, until the function it gives is called. */
  onAppend(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #add(proposal: Proposal, created: number): LogRecord {
    const state = this.stream(proposal.stream);
    const at = { index: this.records.length, revision: state.next, position: this.#end, created };
    const record = new LogRecord(proposal, proposal.type === '$streamDeleted' ? { ...at, revision: state.tomb } : at);
    this.#end += BigInt(sizeOf(proposal));
    this.records.push(record);
    state.take(record);
    if (proposal.type === '$metadata' && proposal.stream.startsWith('$$')) {
      this.stream(proposal.stream.slice(2)).govern(record);
    }
    return record;
  }
}
