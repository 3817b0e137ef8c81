import { setImmediate as nextTurn } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import type Database from 'better-sqlite3';
import { DamagedLogError } from '@sebone/event-store';
import { explained } from './errors.ts';
import { openToRead, type LogFile } from './log-file.ts';
import { COLUMNS, commandChecksum, CONTENT_TEXT, damagedRow, isIntact, type Row } from './rows.ts';

/** What is told of a verification under way: facts verified so far, of how many. */
export type OnProgress = (verified: number, total: number) => void;

/** Rows verified by one checksum over all of them. */
const SPAN = 100;
/** Rows verified between two turns of other work. */
const ROWS_A_TURN = 5_000;
/** Facts at the end of the log that a verification of the tail looks at. */
const TAIL = 1_000;
const MOST_PAGE_FAULTS = 100;
/** Positions in a row that are tried after one that cannot be read, before the rest is given up. */
const MOST_UNREAD = 100_000;

/**
 * Verifies the whole log in `folder`, beside its writer or without one, and lists every fault with its place instead of
 * stopping at the first: file, schema, every row and the chain of rows, the revisions of every stream, the indexes, the
 * answers to commands, the head. Memory does not grow with the log.
 * @returns how many facts there are, and how many faults were told
 * @throws UnusableLogError where there is no log to verify
 */
export async function verifySqliteLog(
  folder: string,
  onFault: (fault: DamagedLogError) => void,
  onProgress?: OnProgress,
): Promise<{ readonly facts: number; readonly faults: number }> {
  let faults = 0;
  const tell = (fault: DamagedLogError): void => {
    faults++;
    onFault(fault);
  };
  let log: LogFile | undefined;
  try {
    log = openToRead(folder);
    return { facts: await verifyLog(log, 'all', tell, onProgress), faults };
  } catch (error) {
    if (!(error instanceof DamagedLogError)) throw error;
    tell(error);
    return { facts: 0, faults };
  } finally {
    log?.release();
  }
}

/**
 * Verifies an open log as it stands at one moment.
 * @param scope `tail`: the last facts and the head only
 * @param onFault may throw, to stop at the first fault
 * @returns the number of facts
 */
export async function verifyLog(
  log: LogFile,
  scope: 'all' | 'tail',
  onFault: (fault: DamagedLogError) => void,
  onProgress?: OnProgress,
): Promise<number> {
  const { db, file } = log;
  try {
    db.exec('BEGIN');
    const facts = await new RowVerification(log, onFault, onProgress).run(scope === 'all' ? 0 : TAIL);
    if (scope === 'all') {
      verifyPages(log, onFault);
      verifyStreams(log, onFault);
      await verifyCommands(log, onFault);
    }
    db.exec('COMMIT');
    return facts;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw explained(error, file);
  }
}

/** What is known of the last row that was looked at. `checksum` is unknown after a row that cannot be trusted. */
interface Reached {
  readonly position: number;
  readonly checksum: number | undefined;
}

type Span = [content: Buffer, count: number, checksums: number, previousChecksums: number, last: number];

/** Goes through the rows of `log` in order: in spans as long as all is well, one by one where something is not. */
class RowVerification {
  readonly #log: LogFile;
  readonly #onFault: (fault: DamagedLogError) => void;
  readonly #onProgress: OnProgress | undefined;
  readonly #span: Database.Statement<[number], Span>;
  readonly #next: Database.Statement<[number], Row>;
  readonly #exactly: Database.Statement<[number], Row>;

  constructor(log: LogFile, onFault: (fault: DamagedLogError) => void, onProgress: OnProgress | undefined) {
    this.#log = log;
    this.#onFault = onFault;
    this.#onProgress = onProgress;
    this.#span = log.db
      .prepare<[number], Span>(
        `SELECT CAST(group_concat(${CONTENT_TEXT}, '') AS BLOB), count(*), sum(checksum), sum(previous_checksum), max(position)
         FROM (SELECT * FROM log WHERE position > ? ORDER BY position LIMIT ${SPAN})`,
      )
      .raw();
    this.#next = log.db
      .prepare<[number], Row>(`SELECT ${COLUMNS} FROM log WHERE position > ? ORDER BY position LIMIT 1`)
      .raw();
    this.#exactly = log.db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM log WHERE position = ?`).raw();
  }

  /** @param tail how many facts at the end to look at; 0 for all */
  async run(tail: number): Promise<number> {
    const end = this.#end();
    const start = tail === 0 ? 0 : Math.max(0, end - tail);
    let reached: Reached = { position: start, checksum: start === 0 ? 0 : undefined };
    let turn = start;
    for (;;) {
      const next = this.#verifySpan(reached) ?? this.#verifyOneByOne(reached, end);
      if (!next) break;
      reached = next;
      if (reached.position - turn < ROWS_A_TURN) continue;
      turn = reached.position;
      this.#onProgress?.(turn, end);
      await nextTurn();
    }
    this.#onProgress?.(reached.position, end);
    this.#verifyEnd(reached.position);
    return reached.position;
  }

  /** The position of the last row, as far as it can be told. */
  #end(): number {
    try {
      return this.#log.db.prepare<[], number | null>('SELECT max(position) FROM log').pluck().get() ?? 0;
    } catch {
      return this.#log.mark?.position ?? 0;
    }
  }

  /** The next rows by one checksum; `undefined` where they do not add up, or there is none. */
  #verifySpan({ position, checksum }: Reached): Reached | undefined {
    if (checksum === undefined) return undefined;
    try {
      const [content, count, checksums, previousChecksums, last] = this.#span.get(position)!;
      if (count === 0 || last !== position + count) return undefined;
      const reached = crc32(content, checksum);
      // Each row's previous checksum is the checksum of the row before, so that the sums differ by the ends alone.
      return checksums - previousChecksums === reached - checksum ? { position: last, checksum: reached } : undefined;
    } catch {
      return undefined; // reading them one by one shows what is wrong, and where
    }
  }

  /** The next rows each by itself, naming every fault; `undefined` where there is none. */
  #verifyOneByOne(reached: Reached, end: number): Reached | undefined {
    const { file } = this.#log;
    let at = reached;
    for (let nth = 0; nth < SPAN; nth++) {
      const row = this.#rowAfter(at.position, end);
      if (!row) return nth === 0 ? undefined : at;
      const intact = isIntact(row);
      const follows = row[0] !== at.position + 1 || at.checksum === undefined || at.checksum === row[14];
      if (!intact) this.#onFault(damagedRow(row, file, 'the row does not match its checksum'));
      else if (!follows) this.#onFault(damagedRow(row, file, 'the row does not follow the one before it'));
      at = { position: row[0], checksum: intact ? row[15] : undefined };
    }
    return at;
  }

  /** The next row that can be read. Those missing on the way are one fault, and so are those that cannot be read. */
  #rowAfter(position: number, end: number): Row | undefined {
    const place = { file: this.#log.file, position: position + 1 };
    let next: Row | undefined;
    let reason: string | undefined;
    try {
      next = this.#next.get(position);
      if (next && next[0] <= position) reason = 'the rows are out of order';
    } catch (error) {
      reason = (error as Error).message;
    }
    if (reason === undefined) {
      if (next && next[0] > position + 1) this.#onFault(new DamagedLogError(place, absent(next[0] - position - 1)));
      return next;
    }
    let row: Row | undefined;
    let at = position;
    while (!row && at < Math.min(end, position + MOST_UNREAD)) {
      try {
        row = this.#exactly.get(++at);
      } catch (error) {
        reason = (error as Error).message;
      }
    }
    const unread = row ? at - 1 - position : at - position;
    const what = unread === 0 ? 'what follows' : unread === 1 ? 'the fact' : `${unread} facts from here`;
    this.#onFault(new DamagedLogError(place, `${what} cannot be read: ${reason}`));
    return row;
  }

  /** The log reaches as far as `log.head` says, and has the fact there that was acknowledged. */
  #verifyEnd(position: number): void {
    const { file, mark } = this.#log;
    if (!mark || mark.position === 0) return;
    const fault = (at: number, reason: string): void =>
      this.#onFault(new DamagedLogError({ file, position: at }, reason));
    if (mark.position > position) fault(position + 1, `${absent(mark.position - position)} at the end, by log.head`);
    else if (this.#checksumAt(mark.position) !== mark.checksum)
      fault(mark.position, 'the fact is not the one acknowledged, by log.head');
  }

  #checksumAt(position: number): number | undefined {
    try {
      return this.#exactly.get(position)?.[15];
    } catch {
      return undefined;
    }
  }
}

/** What SQLite itself says of its pages, and of the indexes against the tables. */
function verifyPages({ db, file }: LogFile, onFault: (fault: DamagedLogError) => void): void {
  let findings: string[];
  try {
    findings = db
      .prepare<[], [string]>(`PRAGMA integrity_check(${MOST_PAGE_FAULTS})`)
      .raw()
      .all()
      .flatMap(([finding]) => finding.split('\n').filter((line) => line !== 'ok' && !line.startsWith('***')));
  } catch (error) {
    findings = [(error as Error).message];
  }
  for (const finding of findings) onFault(new DamagedLogError({ file }, finding));
}

/** Revisions count 1, 2, 3, … in each stream. The index holds them together, so that this costs no memory. */
function verifyStreams({ db, file }: LogFile, onFault: (fault: DamagedLogError) => void): void {
  const broken = db.prepare<[], [string, number, number]>(
    `SELECT stream, count(*), max(revision) FROM log INDEXED BY log_stream GROUP BY stream
     HAVING min(revision) <> 1 OR max(revision) <> count(*) LIMIT ${MOST_PAGE_FAULTS}`,
  );
  try {
    for (const [stream, count, revision] of broken.raw().all()) {
      onFault(
        new DamagedLogError({ file, stream, revision }, `the stream has ${count} facts up to revision ${revision}`),
      );
    }
  } catch (error) {
    onFault(pageFault(error, file));
  }
}

/** Each answer matches its checksum, and there is one for each command that recorded facts. */
async function verifyCommands({ db, file }: LogFile, onFault: (fault: DamagedLogError) => void): Promise<void> {
  const answers = db
    .prepare<[], [string, string, number, number, number]>(
      'SELECT command_id, fingerprint, position, count, checksum FROM commands',
    )
    .raw();
  try {
    let verified = 0;
    for (const [id, fingerprint, position, count, checksum] of answers.iterate()) {
      if (commandChecksum(id, fingerprint, position, count) !== checksum) {
        onFault(new DamagedLogError({ file, position }, `the answer to command ${id} does not match its checksum`));
      }
      if (++verified % ROWS_A_TURN === 0) await nextTurn();
    }
    const answered = db.prepare<[], [number, number]>('SELECT count(*), total(count) FROM commands').raw().get()!;
    const recorded = db
      .prepare<[], [number, number]>('SELECT total(command_index = 0), count(*) FROM log')
      .raw()
      .get()!;
    if (answered[0] !== recorded[0] || answered[1] !== recorded[1]) {
      const sums = `${answered[0]} answers for ${answered[1]} facts, but ${recorded[0]} commands recorded ${recorded[1]}`;
      onFault(new DamagedLogError({ file }, `the answers to commands do not add up with the facts: ${sums}`));
    }
  } catch (error) {
    onFault(pageFault(error, file));
  }
}

/** An error of the driver as a fault; a fault that `onFault` threw, or any other error, goes on. */
function pageFault(error: unknown, file: string): DamagedLogError {
  const fault = explained(error, file);
  if (fault instanceof DamagedLogError && fault !== error) return fault;
  throw error;
}

const absent = (count: number): string => (count === 1 ? 'a fact is missing' : `${count} facts are missing`);
