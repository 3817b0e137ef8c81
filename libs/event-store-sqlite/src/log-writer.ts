import type Database from 'better-sqlite3';
import type { Answer, AppendResult, CommandMark, StreamAppend } from '@sebone/event-store';
import { explained } from './errors.ts';
import type { HeadMark } from './head-mark.ts';
import type { LogReader } from './log-reader.ts';
import { COLUMNS, commandChecksum, rowChecksum, type Row } from './rows.ts';

/** An append that was checked and waits for its turn. */
interface Pending {
  readonly appends: readonly StreamAppend[];
  /** The data of each event of each append, as JSON. */
  readonly texts: readonly (readonly string[])[];
  readonly command: CommandMark;
  /** When it was called: milliseconds since 1970. */
  readonly calledAt: number;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (reason: unknown) => void;
}

/** Where a stream stands, and the command of its last fact, where that is known. */
interface Standing {
  revision: number;
  by: string | undefined;
}

/** Most appends in one transaction: beyond it nothing is gained, and those who wait should not wait for all. */
const LARGEST_GROUP = 1024;
/** Streams of which it is kept in memory where they stand. */
const MOST_STREAMS = 100_000;

/**
 * Writes appends in groups: all those that come while the process is busy share one transaction and one sync to the disk.
 * Within it each is judged by itself, in the order in which they came.
 */
export class LogWriter {
  readonly #file: string;
  readonly #reader: LogReader;
  readonly #mark: HeadMark;
  readonly #now: () => number;
  readonly #keepsTimes: boolean;
  readonly #onCommit: (rows: readonly Row[]) => void;
  readonly #begin: Database.Statement<[]>;
  readonly #commit: Database.Statement<[]>;
  readonly #rollback: Database.Statement<[]>;
  readonly #insertFact: Database.Statement<Row>;
  readonly #insertCommand: Database.Statement<[string, string, number, number, number]>;
  readonly #db: Database.Database;
  readonly #standing: Map<string, Standing>;
  /** Whether `#standing` has every stream there is: then one that it does not have is new, and need not be looked up. */
  #complete: boolean;
  #queue: Pending[] = [];
  #head: { position: number; checksum: number };
  /** The rows of the transaction under way. */
  #rows: Row[] = [];
  #recordedAt: { ms: number; text: string };

  constructor(
    db: Database.Database,
    file: string,
    parts: {
      readonly reader: LogReader;
      readonly mark: HeadMark;
      readonly now: () => number;
      /** Whether a time is recorded as the clock gives it, even where it has gone back. */
      readonly keepsTimes: boolean;
      /** Told of the rows of each commit, in the order of their positions. */
      readonly onCommit: (rows: readonly Row[]) => void;
    },
  ) {
    this.#db = db;
    this.#file = file;
    this.#reader = parts.reader;
    this.#mark = parts.mark;
    this.#now = parts.now;
    this.#keepsTimes = parts.keepsTimes;
    this.#onCommit = parts.onCommit;
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
    this.#rollback = db.prepare('ROLLBACK');
    this.#insertFact = db.prepare<Row>(`INSERT INTO log (${COLUMNS}) VALUES (${COLUMNS.replace(/\w+/g, '?')})`);
    this.#insertCommand = db.prepare('INSERT INTO commands VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
    const last = this.#reader.last();
    this.#head = last ?? { position: 0, checksum: 0 };
    this.#recordedAt = last ? { ms: Date.parse(last.recordedAt), text: last.recordedAt } : { ms: -Infinity, text: '' };
    this.#complete = this.#head.position < MOST_STREAMS;
    this.#standing = new Map(
      this.#complete ? this.#reader.revisions().map(([stream, revision]) => [stream, { revision, by: undefined }]) : [],
    );
    this.#mark.note(this.#head);
    this.#mark.flush();
  }

  /** The position of the last fact recorded. */
  get position(): number {
    return this.#head.position;
  }

  /** Takes a checked append; resolves when it is durable, or judged. */
  append(
    appends: readonly StreamAppend[],
    texts: readonly (readonly string[])[],
    command: CommandMark,
  ): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ appends, texts, command, calledAt: this.#now(), resolve, reject });
      if (this.#queue.length === 1) setImmediate(() => this.flush());
    });
  }

  /** Writes everything taken so far. */
  flush(): void {
    const queue = this.#queue;
    this.#queue = [];
    for (let from = 0; from < queue.length; from += LARGEST_GROUP) this.#write(queue.slice(from, from + LARGEST_GROUP));
  }

  #write(group: readonly Pending[]): void {
    const before = this.#head;
    this.#rows = [];
    let results: AppendResult[];
    try {
      this.#begin.run();
      results = group.map((pending) => this.#record(pending));
      this.#commit.run();
    } catch (error) {
      if (this.#db.inTransaction) this.#rollback.run();
      this.#head = before;
      this.#forget();
      // What stopped one must not stop the others: each has its own try.
      if (group.length > 1) for (const pending of group) this.#write([pending]);
      else group[0]!.reject(explained(error, this.#file));
      return;
    }
    const rows = this.#rows;
    if (this.#head !== before) this.#mark.note(this.#head);
    for (const [index, pending] of group.entries()) pending.resolve(results[index]!);
    if (this.#head !== before) this.#onCommit(rows);
  }

  #record(pending: Pending): AppendResult {
    const { appends, command } = pending;
    let count = 0;
    for (const { stream, expected, restsOn, events } of appends) {
      const actual = this.#revisionOf(stream);
      const isSeen = actual === expected && (restsOn === undefined || this.#lastCommandOf(stream, actual) === restsOn);
      if (!isSeen) return this.#earlier(command) ?? { kind: 'conflict', stream, expected, actual };
      count += events.length;
    }
    const position = this.#head.position + count;
    const checksum = commandChecksum(command.id, command.fingerprint, position, count);
    const { changes } = this.#insertCommand.run(command.id, command.fingerprint, position, count, checksum);
    if (changes === 0) return this.#earlier(command)!;
    return { kind: 'appended', answer: this.#insert(pending) };
  }

  /** The result of a command whose id is known from before, if it is. */
  #earlier(command: CommandMark): AppendResult | undefined {
    const earlier = this.#reader.answered(command.id);
    if (!earlier) return undefined;
    if (earlier.fingerprint !== command.fingerprint) return { kind: 'command-id-taken', commandId: command.id };
    return { kind: 'repeated', answer: earlier.answer };
  }

  #insert({ appends, texts, command, calledAt }: Pending): Answer {
    const { id: commandId, actor, correlationId, causationId } = command;
    const recordedAt = this.#timeOf(calledAt);
    const facts: Answer['facts'][number][] = [];
    let { position, checksum } = this.#head;
    for (const [nth, { stream, expected, events }] of appends.entries()) {
      let revision = expected;
      for (const { type, schema, occurredOn, reportedOn } of events) {
        const text = texts[nth]![revision - expected]!;
        const index = facts.length;
        const row: Row = [
          ++position,
          stream,
          ++revision,
          type,
          schema,
          occurredOn,
          reportedOn,
          recordedAt,
          actor,
          commandId,
          index,
          correlationId,
          causationId,
          text,
          checksum,
          0,
        ];
        checksum = rowChecksum(row, checksum);
        row[15] = checksum;
        this.#insertFact.run(...row);
        this.#rows.push(row);
        facts.push({ id: `${commandId}.${index}`, stream, revision, type, occurredOn });
      }
      if (events.length > 0) this.#learn(stream, revision, commandId);
    }
    this.#head = { position, checksum };
    return { commandId, position, facts };
  }

  /** Only this process adds facts, so that a revision once read stays known. */
  #revisionOf(stream: string): number {
    const known = this.#standing.get(stream);
    if (known) return known.revision;
    if (this.#complete) return 0;
    const revision = this.#reader.revision(stream);
    this.#learn(stream, revision, undefined);
    return revision;
  }

  #lastCommandOf(stream: string, revision: number): string | undefined {
    return this.#standing.get(stream)?.by ?? this.#reader.stream(stream, revision)[0]?.commandId;
  }

  #learn(stream: string, revision: number, by: string | undefined): void {
    const known = this.#standing.get(stream);
    if (known) {
      known.revision = revision;
      known.by = by;
      return;
    }
    if (this.#standing.size >= MOST_STREAMS) this.#forget();
    this.#standing.set(stream, { revision, by });
  }

  #forget(): void {
    this.#standing.clear();
    this.#complete = false;
  }

  /** The time that is recorded for a moment: that of the fact before, where the clock has gone back. */
  #timeOf(ms: number): string {
    const goesBack = ms <= this.#recordedAt.ms && !this.#keepsTimes;
    if (ms !== this.#recordedAt.ms && !goesBack) this.#recordedAt = { ms, text: new Date(ms).toISOString() };
    return this.#recordedAt.text;
  }
}
