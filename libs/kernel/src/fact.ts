import type { Day } from './day.ts';

/** A sentence in both languages of those who read it. */
export interface Text {
  readonly en: string;
  readonly ja: string;
}

/** What a decider decides: an event not yet recorded. The store adds the rest and makes it a {@link Fact}. */
export interface DomainEvent<Type extends string = string, Data extends object = object> {
  /** A past-tense sentence with its noun, such as `CommitmentMade`. Event names are storage: never renamed. */
  readonly type: Type;
  /** When it happened in the world: a day in the initiative's time zone. */
  readonly occurredOn: Day;
  /** When the backbone came to know of it. At or after `occurredOn`, never after the day of recording. */
  readonly reportedOn: Day;
  readonly data: Data;
}

/** An event as recorded, with its place in its stream and its origin: what a stream that is read by itself gives. */
export interface StreamFact<Type extends string = string, Data extends object = object> extends DomainEvent<
  Type,
  Data
> {
  /** `<command id>.<index among the command's events, from 0>`: the same command always gives the same ids. */
  readonly id: string;
  /** `<category>-<initiative>` or `<category>-<initiative>.<id>`; see `streamName` in the domain. */
  readonly stream: string;
  /** Place in its stream, from 1: a stream's revision is the number of its facts. */
  readonly revision: number;
  /** The schema version of `data` for this type, from 1. */
  readonly schema: number;
  /** When the log took it in: UTC, ISO 8601 with milliseconds, never decreasing along the log of one writer. */
  readonly recordedAt: string;
  /** Who said so: a person, a system or an import, as the caller named itself. */
  readonly actor: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** Place in the log, as {@link Fact} has it, where the store tells it of a stream: not all of them can. */
  readonly position?: number;
}

/** An event as recorded, with its place in the whole log, too. */
export interface Fact<Type extends string = string, Data extends object = object> extends StreamFact<Type, Data> {
  /** Place in the log, growing from 1 or later; without gaps on the embedded store. */
  readonly position: number;
}
