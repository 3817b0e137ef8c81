import type { Day, Fact, StreamFact } from '@sebone/kernel';

/** An event handed to the store: everything about it but what only the store can know. */
export interface EventToAppend {
  readonly type: string;
  readonly schema: number;
  readonly occurredOn: Day;
  readonly reportedOn: Day;
  readonly data: object;
}

/** The events that one command adds to one stream. */
export interface StreamAppend {
  /** A name as the kernel's `streamName` makes it. */
  readonly stream: string;
  /** The stream's revision as the decision saw it: 0 = it must not exist, else the number of its facts. */
  readonly expected: number;
  /**
   * The id of the command whose append to this store, under way when the decision was made, is to leave the stream at `expected`. Where
   * that does not come to pass this is a conflict, though the stream may stand there by chance.
   */
  readonly restsOn?: string | undefined;
  /** At least one event, or none to assert only that the stream still stands at `expected`. */
  readonly events: readonly EventToAppend[];
}

/** The command behind an append. Ids of facts derive from `id`, so that a repeat is recognised for ever. */
export interface CommandMark {
  /** Unique to the command: 1 to 200 characters. */
  readonly id: string;
  /** A digest of the command's content: the same id with another fingerprint is another command, and is refused. */
  readonly fingerprint: string;
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId: string;
}

/** What became of a command: where its facts stand. Given again, unchanged, to every repeat. */
export interface Answer {
  readonly commandId: string;
  /**
   * Whoever has read up to it has seen all its facts: the position of the last of them, or of a fact that was written right after
   * them and became visible with them.
   */
  readonly position: number;
  readonly facts: readonly {
    readonly id: string;
    readonly stream: string;
    readonly revision: number;
    readonly type: string;
    readonly occurredOn: Day;
  }[];
}

export type AppendResult =
  /** Recorded now. Durable when this is returned. */
  | { readonly kind: 'appended'; readonly answer: Answer }
  /** The same command was recorded before: nothing was added, and this is its first answer. */
  | { readonly kind: 'repeated'; readonly answer: Answer }
  /** A stream no longer stands where the decision saw it. Nothing was added: read again, decide again. */
  | { readonly kind: 'conflict'; readonly stream: string; readonly expected: number; readonly actual: number }
  /** The command id was used before by a command with other content. Nothing was added. */
  | { readonly kind: 'command-id-taken'; readonly commandId: string };

/** Which facts a subscription delivers: those that meet every condition given. */
export interface Filter {
  readonly initiative?: string;
  readonly categories?: readonly string[];
  readonly types?: readonly string[];
}

export interface SubscribeOptions {
  readonly filter?: Filter;
  /** `true`: end at the head of the log as it stood when the subscription began, instead of going live. */
  readonly untilHead?: boolean;
  /** Most facts in one batch: 1 to 10,000, 1,000 unless told. */
  readonly batchSize?: number;
  /** Ends the subscription: the iteration finishes without an error. */
  readonly signal?: AbortSignal;
}

/**
 * The event log: three verbs. Positions and revisions grow from 1. A conflict is a value; an exception is an outage,
 * damage (`DamagedLogError`) or a bug. Every adapter passes the suite in `@sebone/event-store/contract` whole.
 */
export interface EventStore {
  /**
   * The facts of one stream in order, from revision `from` (1 unless told) on; `[]` for a stream that is not. Where they stand in
   * the log is told where the store knows it: one that is spread over machines may not, of a stream.
   */
  read(stream: string, from?: number): Promise<readonly StreamFact[]>;

  /**
   * Adds the events of one command to one stream or several: all of them or none. Durable when it returns.
   * @throws RangeError for an append without any event, one that names a stream twice, or what else `checkAppend` refuses
   * @throws UnknownSchemaError for an event of a schema version above those that the store's upcasters know
   * @throws StoreClosedError after `close`
   */
  append(appends: readonly StreamAppend[], command: CommandMark): Promise<AppendResult>;

  /** What a command was answered, or `undefined` when no fact bears its id. */
  answered(commandId: string): Promise<{ readonly answer: Answer; readonly fingerprint: string } | undefined>;

  /**
   * Facts with a position greater than `after`, in order, in batches, each fact once: first those recorded, then,
   * unless `untilHead`, those to come. The consumer sets the pace. After a stop, subscribe again after the last
   * position consumed. The first batch asked for throws a RangeError for a position or a batch size out of range, and
   * a StoreClosedError after `close`.
   */
  subscribe(after: number, options?: SubscribeOptions): AsyncIterable<readonly Fact[]>;

  /** The position of the last fact recorded, 0 for an empty log. */
  head(): Promise<number>;

  /** Ends subscriptions, finishes appends already taken, lets go of files. Idempotent. */
  close(): Promise<void>;
}

/** The store was closed before the call. */
export class StoreClosedError extends Error {
  readonly code = 'store-closed';
  constructor() {
    super('The event store is closed.');
    this.name = 'StoreClosedError';
  }
}

/** What is stored is not what was written: a checksum, an order or the file itself is broken. Nothing is served. */
export class DamagedLogError extends Error {
  readonly code = 'damaged-log';
  constructor(
    /** Where: the file, and the position, stream and revision as far as they can be told. */
    readonly place: {
      readonly file: string;
      readonly position?: number;
      readonly stream?: string;
      readonly revision?: number;
    },
    readonly reason: string,
  ) {
    super(
      `Damaged log: ${reason} (${Object.entries(place)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ')})`,
    );
    this.name = 'DamagedLogError';
  }
}
