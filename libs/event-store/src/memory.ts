import type { Fact } from '@sebone/kernel';
import { checkAppend, jsonText } from './append-rules.ts';
import { Bell, follow, passes, type FollowedLog, type Page } from './following.ts';
import {
  StoreClosedError,
  type Answer,
  type AppendResult,
  type CommandMark,
  type EventStore,
  type Filter,
  type StreamAppend,
  type SubscribeOptions,
} from './port.ts';
import { checkSchema, upcast, type Upcasters } from './upcast.ts';

/** A fact as the memory keeps it: its data as JSON text, so that nobody holds a part of what is stored. */
interface Row extends Omit<Fact, 'data'> {
  readonly text: string;
}

/** What a {@link MemoryEventStore} keeps. It outlives the store: another store may be opened on it, as on a disk. */
export class MemoryLog {
  readonly rows: Row[] = [];
  readonly streams = new Map<string, Row[]>();
  readonly commands = new Map<string, { readonly fingerprint: string; readonly answer: Answer }>();
}

/** Settings of a {@link MemoryEventStore}. */
export interface MemoryEventStoreOptions {
  /** An earlier store's log to go on with; a new, empty one unless given. */
  readonly log?: MemoryLog;
  readonly upcasters?: Upcasters;
  /** The clock: milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * The event log in memory: for tests and for trying things out. It keeps the whole contract; what it holds is gone
 * with its process.
 */
export class MemoryEventStore implements EventStore {
  readonly log: MemoryLog;
  readonly #upcasters: Upcasters | undefined;
  readonly #now: () => number;
  readonly #bell = new Bell();
  #closed = false;

  constructor({ log = new MemoryLog(), upcasters, now = Date.now }: MemoryEventStoreOptions = {}) {
    this.log = log;
    this.#upcasters = upcasters;
    this.#now = now;
  }

  async read(stream: string, from = 1): Promise<readonly Fact[]> {
    this.#checkOpen();
    if (!Number.isSafeInteger(from) || from < 1) throw new RangeError(`Revisions count from 1: none is ${from}`);
    return (this.log.streams.get(stream) ?? []).slice(from - 1).map((row) => this.#fact(row));
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
    const { rows, streams, commands } = this.log;
    const earlier = commands.get(command.id);
    if (earlier && earlier.fingerprint !== command.fingerprint)
      return { kind: 'command-id-taken', commandId: command.id };
    if (earlier) return { kind: 'repeated', answer: structuredClone(earlier.answer) };
    for (const { stream, expected, restsOn } of appends) {
      const actual = streams.get(stream)?.length ?? 0;
      const isSeen = restsOn === undefined || streams.get(stream)?.at(expected - 1)?.commandId === restsOn;
      if (actual !== expected || !isSeen) return { kind: 'conflict', stream, expected, actual };
    }
    const now = new Date(this.#now()).toISOString();
    const last = rows.at(-1)?.recordedAt ?? '';
    const origin = {
      recordedAt: now > last ? now : last,
      actor: command.actor,
      commandId: command.id,
      correlationId: command.correlationId,
      causationId: command.causationId,
    };
    const added: Row[] = [];
    for (const [index, { stream, expected, events }] of appends.entries()) {
      for (const [nth, { type, schema, occurredOn, reportedOn }] of events.entries()) {
        const id = `${command.id}.${added.length}`;
        const place = { id, position: rows.length + added.length + 1, stream, revision: expected + nth + 1 };
        added.push({ ...place, type, schema, occurredOn, reportedOn, ...origin, text: texts[index]![nth]! });
      }
    }
    for (const row of added) {
      rows.push(row);
      const ofStream = streams.get(row.stream);
      if (ofStream) ofStream.push(row);
      else streams.set(row.stream, [row]);
    }
    const answer = answerOf(command.id, added);
    commands.set(command.id, { fingerprint: command.fingerprint, answer });
    this.#bell.ring();
    return { kind: 'appended', answer: structuredClone(answer) };
  }

  async answered(commandId: string): Promise<{ readonly answer: Answer; readonly fingerprint: string } | undefined> {
    this.#checkOpen();
    return structuredClone(this.log.commands.get(commandId));
  }

  subscribe(after: number, options?: SubscribeOptions): AsyncIterable<readonly Fact[]> {
    const log: FollowedLog = {
      closed: () => this.#closed,
      head: () => this.log.rows.length,
      page: (from, upTo, limit, filter) => this.#page(from, upTo, limit, filter),
      change: (signal) => this.#bell.heard(signal),
    };
    return follow(log, after, options);
  }

  async head(): Promise<number> {
    this.#checkOpen();
    return this.log.rows.length;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#bell.ring();
  }

  #page(after: number, upTo: number, limit: number, filter: Filter): Page {
    const facts: Fact[] = [];
    let scannedTo = after;
    while (scannedTo < upTo && facts.length < limit) {
      const row = this.log.rows[scannedTo++]!;
      if (passes(row, filter)) facts.push(this.#fact(row));
    }
    return { facts, scannedTo };
  }

  #fact({ text, ...meta }: Row): Fact {
    return upcast({ ...meta, data: JSON.parse(text) as object }, this.#upcasters);
  }

  #checkOpen(): void {
    if (this.#closed) throw new StoreClosedError();
  }
}

/** The answer to a command, made of the facts that it recorded, in their order. */
export function answerOf(commandId: string, facts: readonly Omit<Fact, 'data'>[]): Answer {
  return {
    commandId,
    position: facts.at(-1)!.position,
    facts: facts.map(({ id, stream, revision, type, occurredOn }) => ({ id, stream, revision, type, occurredOn })),
  };
}
