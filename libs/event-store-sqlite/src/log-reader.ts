import type Database from 'better-sqlite3';
import type { Fact } from '@sebone/kernel';
import {
  answerOf,
  DamagedLogError,
  upcast,
  type Answer,
  type Filter,
  type Page,
  type Upcasters,
} from '@sebone/event-store';
import { COLUMNS, commandChecksum, damagedRow, factOf, type Row } from './rows.ts';

/** Rows fetched at once: enough to make the seek cheap, few enough that large payloads do not fill the memory. */
const SLICE = 128;
/** A page ends early when its data reaches this size, in UTF-16 units. */
const PAGE_SIZE = 4_000_000;
/** Most positions a page looks through: with a filter that lets little pass, other work must get its turn. */
const PAGE_SPAN = 20_000;

type PageStatement = Database.Statement<unknown[], Row>;

/** Serves facts from the tables, each only after its checksum was found to hold. */
export class LogReader {
  readonly #db: Database.Database;
  readonly #file: string;
  readonly #upcasters: Upcasters | undefined;
  readonly #stream: Database.Statement<[string, number], Row>;
  readonly #span: Database.Statement<[number, number], Row>;
  readonly #command: Database.Statement<[string], [string, number, number, number]>;
  readonly #last: Database.Statement<[], Row>;
  readonly #revision: Database.Statement<[string], number | null>;
  readonly #pages = new Map<string, PageStatement>();

  constructor(db: Database.Database, file: string, upcasters: Upcasters | undefined) {
    this.#db = db;
    this.#file = file;
    this.#upcasters = upcasters;
    this.#stream = db
      .prepare<[string, number], Row>(`SELECT ${COLUMNS} FROM log WHERE stream = ? AND revision >= ? ORDER BY revision`)
      .raw();
    this.#span = db
      .prepare<[number, number], Row>(`SELECT ${COLUMNS} FROM log WHERE position BETWEEN ? AND ? ORDER BY position`)
      .raw();
    this.#command = db
      .prepare<[string], [string, number, number, number]>(
        'SELECT fingerprint, position, count, checksum FROM commands WHERE command_id = ?',
      )
      .raw();
    this.#last = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM log ORDER BY position DESC LIMIT 1`).raw();
    this.#revision = db.prepare<[string], number | null>('SELECT max(revision) FROM log WHERE stream = ?').pluck();
  }

  /** Where the log ends; `undefined` for an empty log. */
  last(): { readonly position: number; readonly checksum: number; readonly recordedAt: string } | undefined {
    const row = this.#last.get();
    if (!row) return undefined;
    const { position, recordedAt } = factOf(row, this.#file);
    return { position, checksum: row[15], recordedAt };
  }

  /** The number of facts in a stream. */
  revision(stream: string): number {
    return this.#revision.get(stream) ?? 0;
  }

  /** The number of facts in each stream. */
  revisions(): readonly (readonly [stream: string, revision: number])[] {
    const sql = 'SELECT stream, max(revision) FROM log INDEXED BY log_stream GROUP BY stream';
    return this.#db.prepare<[], [string, number]>(sql).raw().all();
  }

  /** The facts of a stream from revision `from` on. */
  stream(stream: string, from: number): Fact[] {
    let revision = from;
    return this.#stream.all(stream, from).map((row) => {
      if (row[2] !== revision)
        throw new DamagedLogError({ file: this.#file, stream, revision }, 'a fact of the stream is missing');
      revision++;
      return this.#serve(row);
    });
  }

  /** What a command was answered. */
  answered(commandId: string): { readonly answer: Answer; readonly fingerprint: string } | undefined {
    const found = this.#command.get(commandId);
    if (!found) return undefined;
    const [fingerprint, position, count, checksum] = found;
    const damaged = (reason: string): DamagedLogError => new DamagedLogError({ file: this.#file, position }, reason);
    if (commandChecksum(commandId, fingerprint, position, count) !== checksum) {
      throw damaged(`the answer to command ${commandId} does not match its checksum`);
    }
    const facts = this.#span.all(position - count + 1, position).map((row) => factOf(row, this.#file));
    if (facts.length !== count)
      throw damaged(`command ${commandId} recorded ${count} facts, but only ${facts.length} are there`);
    return { answer: answerOf(commandId, facts), fingerprint };
  }

  /** A page as `FollowedLog` describes it. Without a filter, a missing or foreign row is noticed too. */
  page(after: number, upTo: number, limit: number, filter: Filter): Page {
    const { initiative, categories, types } = filter;
    const statement = this.#pageStatement(filter);
    const parameters = [initiative, categories && JSON.stringify(categories), types && JSON.stringify(types)].filter(
      (p) => p !== undefined,
    );
    const whole = parameters.length === 0;
    const end = Math.min(upTo, after + PAGE_SPAN);
    const facts: Fact[] = [];
    let scannedTo = after;
    let size = 0;
    let before: Row | undefined;
    while (scannedTo < end && facts.length < limit && size < PAGE_SIZE) {
      const wanted = Math.min(SLICE, limit - facts.length);
      const rows = statement.all(scannedTo, end, ...parameters, wanted);
      for (const row of rows) {
        if (whole) this.#checkLink(before, row, scannedTo);
        else if (row[0] <= scannedTo) throw damagedRow(row, this.#file, 'the facts are out of order');
        facts.push(this.#serve(row));
        size += row[13].length;
        scannedTo = row[0];
        before = row;
      }
      if (rows.length === wanted) continue;
      if (whole && scannedTo < end) throw this.#missing(scannedTo + 1);
      scannedTo = end;
    }
    return { facts, scannedTo };
  }

  #serve(row: Row): Fact {
    return upcast(factOf(row, this.#file), this.#upcasters);
  }

  #checkLink(before: Row | undefined, row: Row, scannedTo: number): void {
    if (row[0] !== scannedTo + 1) throw this.#missing(scannedTo + 1);
    if (before && row[14] !== before[15])
      throw damagedRow(row, this.#file, 'the row does not follow the one before it');
  }

  #missing(position: number): DamagedLogError {
    return new DamagedLogError({ file: this.#file, position }, 'a fact is missing');
  }

  #pageStatement({ initiative, categories, types }: Filter): PageStatement {
    const sql = [
      `SELECT ${COLUMNS} FROM log ${initiative === undefined ? 'NOT INDEXED' : 'INDEXED BY log_initiative'}`,
      'WHERE position > ? AND position <= ?',
      initiative === undefined ? '' : 'AND initiative = ?',
      categories ? 'AND category IN (SELECT value FROM json_each(?))' : '',
      types ? 'AND type IN (SELECT value FROM json_each(?))' : '',
      'ORDER BY position LIMIT ?',
    ].join(' ');
    const prepared = this.#pages.get(sql) ?? this.#db.prepare<unknown[], Row>(sql).raw();
    this.#pages.set(sql, prepared);
    return prepared;
  }
}
