import { hash, randomUUID } from 'node:crypto';
import type { JSONEventData, RecordedEvent } from '@kurrent/kurrentdb-client';
import type { CommandMark, EventToAppend } from '@sebone/event-store';
import { isDay, isStreamName, type StreamFact } from '@sebone/kernel';
import { UnusableStoreError } from './errors.ts';

/** An event as the client takes and gives it: its metadata is an object of texts, as appends to several streams want it. */
export interface Sent extends Pick<JSONEventData, 'id' | 'type' | 'contentType' | 'data'> {
  readonly metadata: Readonly<Record<string, string>> | undefined;
}

/** The names of streams in KurrentDB: others may share the server. */
export class Names {
  /** What the streams of facts begin with. */
  readonly prefix: string;
  readonly #namespace: string;

  constructor(namespace: string) {
    this.#namespace = namespace;
    this.prefix = `${namespace}.`;
  }

  /** The stream that holds the facts of `stream`. */
  of(stream: string): string {
    return `${this.prefix}${stream}`;
  }

  /** The stream whose facts that one holds; `undefined` for one that holds none. */
  streamIn(name: string): string | undefined {
    const stream = name.startsWith(this.prefix) ? name.slice(this.prefix.length) : '';
    return isStreamName(stream) ? stream : undefined;
  }

  /** The stream that tells what became of a command. Ids of commands may be longer than names of streams should be. */
  ofCommand(commandId: string): string {
    return `${this.#namespace}:command-${hash('sha256', commandId, 'hex')}`;
  }

  /** The stream with what is recorded of a subject of a shared vault. */
  ofSubject(subject: string): string {
    return `${this.#namespace}:subject-${hash('sha256', subject, 'hex')}`;
  }

  /** The stream that tells which of those were destroyed. */
  get destroyedSubjects(): string {
    return `${this.#namespace}:subjects-destroyed`;
  }
}

/** An event as it is to be sent. @param id a UUID: the same for each try to append it */
export function sentFact(
  { type, schema, occurredOn, reportedOn }: EventToAppend,
  text: string,
  { id, index, command, recordedAt }: { id: string; index: number; command: CommandMark; recordedAt: string },
): Sent {
  return {
    id,
    type,
    contentType: 'application/json',
    data: JSON.parse(text) as JSONEventData['data'],
    metadata: {
      schema: String(schema),
      occurredOn,
      reportedOn,
      recordedAt,
      actor: command.actor,
      commandId: command.id,
      index: String(index),
      $correlationId: command.correlationId,
      $causationId: command.causationId,
    },
  };
}

/** The fact that an event is. @throws UnusableStoreError for one that Sebone did not write */
export function factIn(event: RecordedEvent, stream: string): StreamFact {
  const { type, revision, data } = event;
  const told = (event.metadata ?? {}) as Readonly<Record<string, unknown>>;
  const { schema, occurredOn, reportedOn, recordedAt, actor, commandId, index } = told;
  const { $correlationId: correlationId, $causationId: causationId } = told;
  const isOurs =
    [schema, recordedAt, actor, commandId, index, correlationId, causationId].every(
      (text) => typeof text === 'string',
    ) &&
    [occurredOn, reportedOn].every((day) => typeof day === 'string' && isDay(day)) &&
    typeof data === 'object';
  if (!isOurs)
    throw new UnusableStoreError(
      `the event ${event.id} (${JSON.stringify(event.streamId)}, revision ${revision}) is none of Sebone's. Give Sebone a namespace of its own.`,
    );
  return {
    type,
    occurredOn: occurredOn as string,
    reportedOn: reportedOn as string,
    data: data,
    id: `${commandId as string}.${index as string}`,
    stream,
    revision: Number(revision) + 1,
    schema: Number(schema),
    recordedAt: recordedAt as string,
    actor: actor as string,
    commandId: commandId as string,
    correlationId: correlationId as string,
    causationId: causationId as string,
  };
}

/** How many bytes an event takes as it is sent, about: its id, its type and their frame are not more than so many. */
export const sizeAsSent = ({ data, metadata }: Sent): number =>
  Buffer.byteLength(JSON.stringify(data)) + Buffer.byteLength(JSON.stringify(metadata ?? {})) + FRAME;
const FRAME = 256;

/** Where facts of a command went, or were to go. */
export interface Place {
  readonly stream: string;
  /** The stream's revision before them. */
  readonly expected: number;
  readonly count: number;
}

/** What the stream of a command tells: that its facts were recorded with this, or that they were about to be. */
export interface Told {
  readonly commandId: string;
  readonly fingerprint: string;
  readonly places: readonly Place[];
  /** A position of the log before those of its facts. */
  readonly after: number;
  /** The last fact of all that was written with it: the answer tells its position. */
  readonly last: { readonly stream: string; readonly revision: number };
  /** Whose try it was. */
  readonly by: string;
}

/** Event types of the stream of a command. They are storage: never renamed. */
export const RECORDED = 'CommandRecorded';
export const INTENDED = 'CommandIntended';
export const ANSWERED = 'CommandAnswered';

export const sentTold = (type: typeof RECORDED | typeof INTENDED, told: Told): Sent => ({
  id: randomUUID(),
  type,
  contentType: 'application/json',
  data: told as unknown as JSONEventData['data'],
  metadata: undefined,
});

export const sentAnswered = (commandId: string, kept: object): Sent => ({
  id: randomUUID(),
  type: ANSWERED,
  contentType: 'application/json',
  data: { commandId, ...kept },
  metadata: undefined,
});

/** A UUID (RFC 9562, version 8) that derives from a text: that of a fact of one try, however often it is sent. */
export function uuidOf(text: string): string {
  const bytes = hash('sha256', text, 'buffer').subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
