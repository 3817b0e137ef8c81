import Database from 'better-sqlite3';
import { DamagedLogError } from '@sebone/event-store';
import { UnusableLogError } from './errors.ts';

/** How the file comes to a schema version (`PRAGMA user_version`) from the one before it. */
export interface Migration {
  readonly version: number;
  /** Run in one transaction. It leaves every row with a checksum that holds. */
  readonly sql: string;
}

/** Says that a SQLite file is a Sebone log (`PRAGMA application_id`): "Sebo". */
export const APPLICATION_ID = 0x5365626f;

/**
 * Released versions are never edited: a later one is added below. The comments inside the statements stay in the file,
 * so that `.schema` in any SQL tool explains the tables.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    sql: `
CREATE TABLE log (
  -- The facts, in the order in which they were recorded. Rows are only ever added. Open it to read as you please.
  position          INTEGER PRIMARY KEY, -- place in the log: 1, 2, 3, ... without gaps
  stream            TEXT NOT NULL,       -- <category>-<initiative> or <category>-<initiative>.<id>; a dot of the initiative as ~
  revision          INTEGER NOT NULL,    -- place in the stream: 1, 2, 3, ... without gaps
  type              TEXT NOT NULL,       -- what happened, such as CommitmentMade
  schema            INTEGER NOT NULL,    -- version of the form of data, for this type
  occurred_on       TEXT NOT NULL,       -- the day it happened, YYYY-MM-DD in the initiative's time zone
  reported_on       TEXT NOT NULL,       -- the day the backbone came to know of it, YYYY-MM-DD
  recorded_at       TEXT NOT NULL,       -- when it was recorded here: UTC, YYYY-MM-DDThh:mm:ss.sssZ
  actor             TEXT NOT NULL,       -- who said so
  command_id        TEXT NOT NULL,       -- the command that recorded it
  command_index     INTEGER NOT NULL,    -- which of the command's facts, from 0
  correlation_id    TEXT NOT NULL,
  causation_id      TEXT NOT NULL,
  data              TEXT NOT NULL,       -- what happened in detail: JSON
  previous_checksum INTEGER NOT NULL,    -- checksum of the row before, 0 for the first
  checksum          INTEGER NOT NULL,    -- CRC-32, going on from previous_checksum, of the columns from position to data joined by line feeds
  id                TEXT GENERATED ALWAYS AS (command_id || '.' || command_index) VIRTUAL, -- the fact's id, as evidence names it
  category          TEXT GENERATED ALWAYS AS (substr(stream, 1, instr(stream, '-') - 1)) VIRTUAL,
  initiative        TEXT GENERATED ALWAYS AS (
    replace(substr(stream, instr(stream, '-') + 1, instr(stream || '.', '.') - instr(stream, '-') - 1), '~', '.')
  ) VIRTUAL
) STRICT;
CREATE UNIQUE INDEX log_stream ON log (stream, revision);
CREATE INDEX log_initiative ON log (initiative, position);
CREATE TABLE commands (
  -- What each command was answered, so that a repeated command is recognised for ever.
  command_id  TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,    -- digest of the command's content
  position    INTEGER NOT NULL, -- of its last fact; its facts stand one after another
  count       INTEGER NOT NULL, -- of its facts
  checksum    INTEGER NOT NULL  -- CRC-32 of the other columns, joined by line feeds
) STRICT, WITHOUT ROWID;
`,
  },
];

/** The schema versions that a released program has written: each has a golden history in test/histories. */
export const RELEASED_SCHEMA_VERSIONS: readonly number[] = MIGRATIONS.map(({ version }) => version);

/** The schema version of the file. */
export function schemaVersion(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** Brings the file to the newest of `migrations`, one transaction a version: at every moment it is at a whole version. */
export function migrate(db: Database.Database, migrations: readonly Migration[] = MIGRATIONS): void {
  for (const { version, sql } of migrations) {
    if (version <= schemaVersion(db)) continue;
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
      db.exec('COMMIT');
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }
}

/**
 * Refuses a file that is at another version than this program's newest.
 * @throws UnusableLogError `log-too-new` or `log-too-old`
 */
export function checkVersion(db: Database.Database, file: string): void {
  const found = schemaVersion(db);
  const known = MIGRATIONS.at(-1)!.version;
  if (found > known) {
    throw new UnusableLogError(
      'log-too-new',
      `${file} has schema version ${found}; this program knows versions up to ${known}. Use a newer one.`,
    );
  }
  if (found < known) {
    throw new UnusableLogError(
      'log-too-old',
      `${file} has schema version ${found}, and is opened to read only. Open it to write once: it is migrated to ${known}.`,
    );
  }
}

/**
 * Compares the file's tables and indexes with those that its version has. What others have added is left alone.
 * @throws DamagedLogError naming the first that is not as it was made
 */
export function checkTables(db: Database.Database, file: string): void {
  const model = new Database(':memory:');
  try {
    migrate(model);
    const objects = 'SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid';
    const found = new Map(db.prepare<[], [string, string]>(objects).raw().all());
    for (const [name, sql] of model.prepare<[], [string, string]>(objects).raw().all()) {
      if (found.get(name) !== sql)
        throw new DamagedLogError({ file }, `the definition of ${name} is not as it was made`);
    }
  } finally {
    model.close();
  }
}
