import {
  BACKWARDS,
  END,
  FORWARDS,
  START,
  type AllStreamResolvedEvent,
  type Filter,
  type Position,
  type ReadPosition,
  type RecordedEvent,
  type ResolvedEvent,
} from '@kurrent/kurrentdb-client';
import { within } from './calls.ts';
import type { Connection } from './connection.ts';
import { UnusableStoreError } from './errors.ts';

/** What a server gives where it has no position to tell: the largest number of 64 bits. */
const NO_POSITION = 2n ** 64n - 1n;

/** How much is asked for at once, in events. */
const PAGE = 1_000;

/**
 * The position of an event in the log, as the port counts. It is where its record begins (`prepare`): strictly growing, one for each.
 * @throws UnusableStoreError beyond 2⁵³ bytes
 */
export function positionOf({ prepare }: Position): number {
  if (prepare > BigInt(Number.MAX_SAFE_INTEGER))
    throw new UnusableStoreError('its log is longer than 9 million gigabytes.');
  // Nothing is before the first fact but position 0, and a log may well begin with one.
  return Number(prepare) + 1;
}

/** The place to go on from, after a position of the port. */
export function placeAfter(position: number): ReadPosition {
  if (position === 0) return START;
  const place = BigInt(position - 1);
  return { commit: place, prepare: place };
}

/** Where an event stands, if the server told. */
export const told = (position: Position | undefined): number | undefined =>
  position === undefined || position.prepare === NO_POSITION ? undefined : positionOf(position);

/** Reads, each call bounded in time. Pages are read to their end: to break off a call would leave it open. */
export class LogReads {
  readonly #connection: Connection;
  readonly #answerWithin: number;

  /** @param answerWithin milliseconds that a call may take to give the next event */
  constructor(connection: Connection, answerWithin: number) {
    this.#connection = connection;
    this.#answerWithin = answerWithin;
  }

  /** The events of one stream from a revision of the server's on, which counts from 0; none for a stream that is not. */
  async stream(name: string, from = 0, most = Infinity): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for (let next = from; events.length < most;) {
      const page = Math.min(PAGE, most - events.length);
      const read = await this.#page(
        this.#connection.client.readStream(name, {
          fromRevision: BigInt(next),
          direction: FORWARDS,
          maxCount: page,
          requiresLeader: true,
        }),
      );
      for (const { event } of read) if (event) events.push(event);
      if (read.length < page) break;
      next += page;
    }
    return events;
  }

  /** The last event of a stream. */
  async last(name: string): Promise<RecordedEvent | undefined> {
    const [last] = await this.#page(
      this.#connection.client.readStream(name, {
        fromRevision: END,
        direction: BACKWARDS,
        maxCount: 1,
        requiresLeader: true,
      }),
    );
    return last?.event;
  }

  /** The last event of the log that passes a filter. */
  async lastOf(filter: Filter): Promise<AllStreamResolvedEvent | undefined> {
    const [last] = await this.#page(
      this.#connection.client.readAll({
        fromPosition: END,
        direction: BACKWARDS,
        maxCount: 1,
        filter,
        requiresLeader: true,
      }),
    );
    return last;
  }

  /** The next events of the log that pass a filter: from a place on, that one included. Fewer than `most` where the log ends. */
  page(from: ReadPosition, most: number, filter: Filter): Promise<readonly AllStreamResolvedEvent[]> {
    return this.#page(
      this.#connection.client.readAll({ fromPosition: from, direction: FORWARDS, maxCount: most, filter }),
    );
  }

  async #page<Read extends ResolvedEvent>(events: AsyncIterableIterator<Read>): Promise<readonly Read[]> {
    const read: Read[] = [];
    try {
      for (;;) {
        const next = await within(this.#answerWithin, events.next());
        if (next.done) return read;
        read.push(next.value);
      }
    } catch (error) {
      if ((error as { type?: string }).type === 'stream-not-found') return [];
      throw error;
    }
  }
}
