import { existsSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { UnusableLedgerError } from './errors.ts';

/** Says that a SQLite file is the index of a ledger (`PRAGMA application_id`): "Sebl". */
const APPLICATION_ID = 0x5365626c;
const VERSION = 1;
/** Leaves of a segment of the index: so many that looking into each costs little, so few that adding to one does. */
export const SEGMENT = 131_072;
/** How long to wait for another process that writes, in milliseconds. */
const PATIENCE = 30_000;

/** What of the file comes from the log, and can be made anew. The comments stay in the file, for whoever opens it with an SQL tool. */
const FROM_THE_LOG = `
CREATE TABLE state (
  -- How far the ledger has come: one row.
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  size       INTEGER NOT NULL, -- leaves of the tree
  position   INTEGER NOT NULL, -- in the log, of the last fact taken; 0 for none
  fact       TEXT,             -- the id of that fact
  settled    INTEGER NOT NULL, -- leaves, a multiple of 256, whose tiles are on the disk for good, and which events and streams hold
  generation INTEGER NOT NULL  -- how often it was begun anew
) STRICT;
CREATE TABLE leaves (
  -- One row for each leaf, in log order.
  leaf     INTEGER PRIMARY KEY, -- its index in the tree: 0, 1, 2, ...
  position INTEGER NOT NULL,    -- of its fact in the log
  stream   TEXT NOT NULL,
  revision INTEGER NOT NULL,
  event    TEXT NOT NULL,       -- the id of its fact
  hash     BLOB NOT NULL        -- of the leaf: RFC 6962
) STRICT;
CREATE TABLE events (
  -- Finds the leaf of a fact, among those that are settled.
  segment INTEGER NOT NULL, -- leaf / 131072: what is added goes to the last one, however long the log is
  event   TEXT NOT NULL,
  leaf    INTEGER NOT NULL,
  PRIMARY KEY (segment, event)
) STRICT, WITHOUT ROWID;
CREATE TABLE streams (
  -- Finds the leaves of a stream, among those that are settled.
  segment  INTEGER NOT NULL, -- leaf / 131072
  stream   TEXT NOT NULL,
  revision INTEGER NOT NULL,
  leaf     INTEGER NOT NULL,
  PRIMARY KEY (segment, stream, revision)
) STRICT, WITHOUT ROWID;
CREATE TABLE edge (
  -- The last tile of each level from 1 on, which is not full.
  level  INTEGER PRIMARY KEY,
  hashes BLOB NOT NULL
) STRICT;
CREATE TABLE tail (
  -- The leaves that are in no full bundle of entries yet, each behind its length.
  leaf    INTEGER PRIMARY KEY, -- the index of the first in entries
  entries BLOB NOT NULL
) STRICT;
`;

const FROM_CHECKPOINTS = `
CREATE TABLE checkpoints (
  -- What checkpoints.jsonl says, for finding it.
  size      INTEGER PRIMARY KEY, -- leaves of the tree
  note      TEXT NOT NULL,       -- with the cosignatures so far
  signed_at TEXT NOT NULL        -- UTC
) STRICT;
CREATE TABLE checkpoints_read (
  one  INTEGER PRIMARY KEY CHECK (one = 1),
  upto INTEGER NOT NULL -- byte of checkpoints.jsonl
) STRICT;
INSERT INTO checkpoints_read VALUES (1, 0);
`;

/** The open index of a ledger. */
export interface LedgerDb {
  readonly db: Database.Database;
  /** Runs `work` while nobody else writes: all that it wrote is kept, or nothing. */
  writing<Result>(work: () => Result): Result;
  /** Runs `work` on what stands at one moment. */
  reading<Result>(work: () => Result): Result;
  /** Whether another connection has written since this was last asked; `true` the first time. */
  hasChanged(): boolean;
  /** Forgets all that comes from the log. In {@link writing}. */
  beginAnew(): void;
}

/**
 * Opens `ledger.db`; makes it where it is not there. One that is damaged or something else is set aside as `….set-aside` and begun anew.
 * @throws UnusableLedgerError `ledger-missing`, `ledger-version`
 */
export function openLedgerDb(path: string, readOnly: boolean): LedgerDb {
  const opened = readOnly && !existsSync(path) ? undefined : openUsable(path, readOnly);
  if (opened) return opened;
  if (readOnly) throw new UnusableLedgerError('ledger-missing', `${path} holds no ledger. Open it to write once.`);
  renameSync(path, `${path}.set-aside`);
  for (const suffix of ['-journal', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  return openUsable(path, false)!;
}

/** @returns `undefined` for a file that is damaged or no ledger's */
function openUsable(path: string, readOnly: boolean): LedgerDb | undefined {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { readonly: readOnly, timeout: PATIENCE });
    const found = db.pragma('application_id', { simple: true });
    const isEmpty = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
    if (isEmpty ? !readOnly : found === APPLICATION_ID) return prepared(db, path, readOnly);
  } catch (error) {
    db?.close();
    const { code = '' } = error as { code?: string };
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return undefined;
    throw error;
  }
  db.close();
  return undefined;
}

function prepared(db: Database.Database, path: string, readOnly: boolean): LedgerDb {
  db.pragma('cache_size = -32768');
  if (!readOnly) {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('wal_autocheckpoint = 4000');
  }
  const [begin, beginImmediate, commit, rollback] = ['BEGIN', 'BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((sql) =>
    db.prepare(sql),
  ) as [Database.Statement, Database.Statement, Database.Statement, Database.Statement];
  const within =
    (start: Database.Statement) =>
    <Result>(work: () => Result): Result => {
      if (db.inTransaction) return work();
      start.run();
      try {
        const result = work();
        commit.run();
        return result;
      } catch (error) {
        if (db.inTransaction) rollback.run();
        throw error;
      }
    };
  const writing = within(beginImmediate);
  const initial = 'INSERT INTO state VALUES (1, 0, 0, NULL, 0, ?)';
  const version = (): number => db.pragma('user_version', { simple: true }) as number;
  if (!readOnly)
    writing(() => {
      if (version() !== 0) return;
      db.exec(FROM_THE_LOG);
      db.exec(FROM_CHECKPOINTS);
      db.prepare(initial).run(0);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${VERSION}`);
    });
  if (version() !== VERSION)
    throw new UnusableLedgerError(
      'ledger-version',
      `${path} has schema version ${version()}; this program knows ${VERSION}. Use the program that made it, or remove the file: it is built again.`,
    );
  const dataVersion = db.prepare('PRAGMA data_version').pluck();
  let seen: unknown;
  return {
    db,
    writing,
    reading: within(begin),
    hasChanged: () => seen !== (seen = dataVersion.get()),
    beginAnew: () => {
      const generation = db.prepare<[], number>('SELECT generation FROM state').pluck().get()!;
      db.exec(
        'DROP TABLE state; DROP TABLE leaves; DROP TABLE events; DROP TABLE streams; DROP TABLE edge; DROP TABLE tail',
      );
      db.exec(FROM_THE_LOG);
      db.prepare(initial).run(generation + 1);
    },
  };
}
