import {
  checkAppend,
  checkSchema,
  jsonText,
  StoreClosedError,
  upcast,
  type Answer,
  type AppendResult,
  type CommandMark,
  type EventStore,
  type StreamAppend,
  type SubscribeOptions,
  type Upcasters,
} from '@sebone/event-store';
import type { Fact, StreamFact } from '@sebone/kernel';
import { isKurrentAddress, isNamespace } from './address.ts';
import { tries } from './calls.ts';
import { Commands } from './commands.ts';
import { Connection } from './connection.ts';
import { explained, failingOf } from './errors.ts';
import { serverFilter } from './filters.ts';
import { GroupWriter, type Writing } from './group-writer.ts';
import { KeptAnswers } from './kept-answers.ts';
import { LogReads, positionOf, told } from './log.ts';
import { factIn, Names } from './records.ts';
import { checkSubscribe, follow } from './subscription.ts';
import { unitOf } from './unit.ts';
import { SingleWriter } from './single-writer.ts';
import { SubjectRecords } from './subject-records.ts';
import { byRecords, byStreams } from './wires.ts';

/** How a KurrentDB is used as the event store. */
export interface KurrentEventStoreOptions {
  /** `kurrentdb://…` or `esdb://…`, as the client takes it: hosts, TLS, user. */
  readonly address: string;
  /** What the names of Sebone's streams begin with, where others share the server: `sebone` unless told. 1 to 64 of `a-z0-9_-`. */
  readonly namespace?: string | undefined;
  readonly upcasters?: Upcasters | undefined;
  /** The clock for `recordedAt`: milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  /** `true`: a time may be before the one of the fact before, as where a log of several writers is copied. */
  readonly keepsTimes?: boolean | undefined;
  /** Milliseconds that one call may take: 5,000 unless told. */
  readonly answerWithin?: number | undefined;
  /** Milliseconds that an append is tried again while nobody knows what became of it: 30,000 unless told. */
  readonly patience?: number | undefined;
}

/** From so many failures on, the connection is made anew before each further try. */
const RENEWED_FROM = 2;

/**
 * Connects to a KurrentDB (or an EventStoreDB, 20.6 or later) and looks whether it can be read.
 * @throws RangeError for an address or a namespace of another form; StoreUnreachableError, StoreAccessError, StoreCertificateError,
 *   UnusableStoreError
 */
export async function openKurrentEventStore(options: KurrentEventStoreOptions): Promise<KurrentEventStore> {
  const { address, namespace = 'sebone' } = options;
  if (!isKurrentAddress(address)) throw new RangeError('This is no address of a KurrentDB: kurrentdb://host:2113');
  if (!isNamespace(namespace))
    throw new RangeError(`${JSON.stringify(namespace)} is no namespace: 1 to 64 of a-z, 0-9, _, -`);
  const store = new KurrentEventStore(new Connection(address), { ...options, namespace });
  try {
    await store.look();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The event log in KurrentDB: the port. */
export class KurrentEventStore implements EventStore {
  /** What commands were answered that recorded nothing. */
  readonly answers: KeptAnswers;
  /** What a vault that all processes share is kept in. */
  readonly subjects: SubjectRecords;
  readonly #connection: Connection;
  readonly #names: Names;
  readonly #reads: LogReads;
  readonly #commands: Commands;
  readonly #single: SingleWriter;
  readonly #group: GroupWriter;
  readonly #upcasters: Upcasters | undefined;
  readonly #now: () => number;
  readonly #keepsTimes: boolean;
  readonly #answerWithin: number;
  readonly #patience: number;
  readonly #closed = new AbortController();
  #closing: Promise<void> | undefined;
  #recordedAt: { ms: number; text: string } = { ms: -Infinity, text: '' };
  #seen = 0;

  /** @param connection the store's own from here on */
  constructor(
    connection: Connection,
    {
      namespace,
      upcasters,
      now = Date.now,
      keepsTimes = false,
      answerWithin = 5_000,
      patience = 30_000,
    }: Omit<KurrentEventStoreOptions, 'address'> & { readonly namespace: string },
  ) {
    this.#connection = connection;
    this.#names = new Names(namespace);
    this.#reads = new LogReads(connection, answerWithin);
    this.#commands = new Commands(this.#reads, this.#names);
    this.#upcasters = upcasters;
    this.#now = now;
    this.#keepsTimes = keepsTimes;
    this.#answerWithin = answerWithin;
    this.#patience = patience;
    const writing: Writing = {
      names: this.#names,
      reads: this.#reads,
      commands: this.#commands,
      renew: () => connection.renew(),
      answerWithin,
      patience,
      reading: (read, until) => this.#reading('reading', read, until),
      seen: () => this.#seen,
      saw: (position) => this.#saw(position),
    };
    this.answers = new KeptAnswers(connection, writing);
    this.subjects = new SubjectRecords(connection, writing);
    const single = new SingleWriter(connection, writing);
    this.#single = single;
    this.#group = new GroupWriter([byRecords(connection), byStreams(connection)], (unit) => single.take(unit), writing);
  }

  /** Looks at the last fact. @throws what keeps the server from being used */
  async look(): Promise<void> {
    await this.#reading('connecting', () => this.#connection.look(this.#answerWithin));
    const last = await this.#reading('looking', () => this.#reads.lastOf(serverFilter({}, this.#names)!));
    if (!last?.event) return;
    const { recordedAt } = factIn(last.event, '');
    this.#recordedAt = { ms: Date.parse(recordedAt), text: recordedAt };
    this.#saw(positionOf(last.event.position));
  }

  async read(stream: string, from = 1): Promise<readonly StreamFact[]> {
    this.#checkOpen();
    if (!Number.isSafeInteger(from) || from < 1) throw new RangeError(`Revisions count from 1: none is ${from}`);
    const name = this.#names.of(stream);
    const events = await this.#reading('reading', () => this.#reads.stream(name, from - 1));
    return events.map((event) => {
      const position = told(event.position);
      return upcast({ ...factIn(event, stream), ...(position !== undefined && { position }) }, this.#upcasters);
    });
  }

  async append(appends: readonly StreamAppend[], command: CommandMark): Promise<AppendResult> {
    this.#checkOpen();
    checkAppend(appends, command);
    const texts = appends.map(({ events }) =>
      events.map((event) => {
        checkSchema(event, this.#upcasters);
        return jsonText(event);
      }),
    );
    const { unit, result } = unitOf({
      appends,
      texts,
      command,
      recordedAt: this.#time(),
      until: performance.now() + this.#patience,
    });
    this.#group.take(unit);
    return result;
  }

  async answered(commandId: string): Promise<{ readonly answer: Answer; readonly fingerprint: string } | undefined> {
    this.#checkOpen();
    const history = await this.#reading('reading', () => this.#commands.history(commandId));
    if (history.kind !== 'recorded') return undefined;
    const { answer, fingerprint } = history.known;
    return { answer: structuredClone(answer), fingerprint };
  }

  async *subscribe(after: number, options: SubscribeOptions = {}): AsyncGenerator<readonly Fact[], void> {
    checkSubscribe(after, options);
    this.#checkOpen();
    const followed = {
      connection: this.#connection,
      reads: this.#reads,
      names: this.#names,
      upcasters: this.#upcasters,
      answerWithin: this.#answerWithin,
      closed: this.#closed.signal,
      head: () => this.head(),
      saw: (position: number) => this.#saw(position),
    };
    yield* follow(followed, after, options);
  }

  async head(): Promise<number> {
    this.#checkOpen();
    const last = await this.#reading('reading', () => this.#reads.lastOf(serverFilter({}, this.#names)!));
    return last?.event ? this.#saw(positionOf(last.event.position)) : 0;
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    this.#closed.abort();
    await this.#group.idle();
    await this.#single.idle();
    await this.#connection.close();
  }

  /** Reads once more where the server does not answer, as after a change of its leader. */
  async #reading<Result>(
    doing: string,
    read: () => Promise<Result>,
    until = performance.now() + this.#answerWithin,
  ): Promise<Result> {
    let failure: unknown;
    for await (const nth of tries(until - performance.now())) {
      try {
        return await read();
      } catch (error) {
        if (failingOf(error) !== 'again') throw explained(error, doing);
        failure = error;
        if (nth >= RENEWED_FROM) this.#connection.renew();
      }
    }
    throw explained(failure, doing);
  }

  #saw(position: number): number {
    this.#seen = Math.max(this.#seen, position);
    return position;
  }

  #time(): string {
    const ms = this.#now();
    const goesBack = ms <= this.#recordedAt.ms && !this.#keepsTimes;
    if (!goesBack) this.#recordedAt = { ms, text: new Date(ms).toISOString() };
    return this.#recordedAt.text;
  }

  #checkOpen(): void {
    if (this.#closing) throw new StoreClosedError();
  }
}
