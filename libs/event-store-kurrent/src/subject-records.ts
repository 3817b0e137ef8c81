import { randomUUID } from 'node:crypto';
import { appendToOne } from './append-to-one.ts';
import { tries, within } from './calls.ts';
import type { Connection } from './connection.ts';
import { explained, failingOf, StoreUnreachableError } from './errors.ts';
import type { Writing } from './group-writer.ts';
import type { Sent } from './records.ts';

/** A record of a subject: names and texts. */
type SubjectRecord = Readonly<Record<string, string>>;

/** Event types of these streams. They are storage: never renamed. */
const RECORDED = 'SubjectRecorded';
const DESTROYED = 'SubjectDestroyed';

/**
 * What is recorded of subjects where every process finds it, for a vault that they share: in a stream of its own for each subject, which
 * is tombstoned once its records are destroyed. KurrentDB gives back their bytes when it is scavenged.
 */
export class SubjectRecords {
  readonly place = 'KurrentDB';
  readonly #connection: Connection;
  readonly #writing: Writing;

  constructor(connection: Connection, writing: Writing) {
    this.#connection = connection;
    this.#writing = writing;
  }

  /** What was recorded of a subject, in order; `destroyed` once it was. */
  async read(subject: string): Promise<readonly SubjectRecord[] | 'destroyed'> {
    const { names, reads, reading } = this.#writing;
    try {
      const events = await reading(() => reads.stream(names.ofSubject(subject)));
      return events.map(({ data }) => data as SubjectRecord);
    } catch (error) {
      if (isTombstoned(error)) return 'destroyed';
      throw error;
    }
  }

  /** Adds records to a subject that has `expected` so far; durable when it returns. Adds nothing, and gives `false`, where it has not. */
  async add(subject: string, records: readonly SubjectRecord[], expected: number): Promise<boolean> {
    const events = records.map((record) => sent(RECORDED, record));
    const name = this.#writing.names.ofSubject(subject);
    try {
      return 'position' in (await appendToOne(this.#connection, this.#writing, { name, events, expected }));
    } catch (error) {
      if (isTombstoned(error)) return false;
      throw error;
    }
  }

  /** Destroys the records of a subject, for ever. Idempotent. */
  async destroy(subject: string): Promise<void> {
    await this.#tombstone(this.#writing.names.ofSubject(subject));
    const name = this.#writing.names.destroyedSubjects;
    for (;;) {
      const known = await this.destroyed();
      if (known.includes(subject)) return;
      const events = [sent(DESTROYED, { subject })];
      const to = { name, events, expected: known.length };
      if ('position' in (await appendToOne(this.#connection, this.#writing, to))) return;
    }
  }

  /** The subjects whose records were destroyed, in order. */
  async destroyed(): Promise<readonly string[]> {
    const { names, reads, reading } = this.#writing;
    const events = await reading(() => reads.stream(names.destroyedSubjects));
    return events.map(({ data }) => (data as unknown as { subject: string }).subject);
  }

  async #tombstone(name: string): Promise<void> {
    const { patience, answerWithin, renew } = this.#writing;
    let failure: unknown;
    for await (const nth of tries(patience)) {
      try {
        await within(answerWithin, this.#connection.client.tombstoneStream(name, { requiresLeader: true }));
        return;
      } catch (error) {
        if (isTombstoned(error)) return;
        if (failingOf(error) !== 'again') throw explained(error, 'erasing');
        failure = error;
        if (nth > 0) renew();
      }
    }
    throw new StoreUnreachableError('erasing', { cause: failure });
  }
}

const sent = (type: string, data: SubjectRecord): Sent => ({
  id: randomUUID(),
  type,
  contentType: 'application/json',
  data,
  metadata: undefined,
});

const isTombstoned = (error: unknown): boolean =>
  ['stream-deleted', 'stream-tombstoned'].includes((Object(error) as { type?: string }).type ?? '');
