import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** What has become of a staged row. */
export const ROW = {
  /** Nothing speaks against it. */
  good: 0,
  /** It has faults. */
  faulty: 1,
  /** The same row stands before it. */
  repeated: 2,
  /** It rests on a row that has faults. */
  held: 3,
} as const;

/*
 * Rows are numbered in the order of files and lines. `cells` is the row as written; the rest is what checks between rows
 * and the order of the import go by. What a row names is a number in `named`:
 *   initiative, partner   those
 *   ref                   the row of another sheet that it names beside them
 *   name                  itself, where rows of other sheets may name it
 *   key                   what tells rows apart in their file and initiative; unknown where a cell of it is faulty
 *   day, until            when it happened, and what happened later
 *   sorts_on              where that is not its day
 *   number                which stay, or which of several observations alike
 */
const TABLES = `
  CREATE TABLE row (
    id INTEGER PRIMARY KEY, sheet INTEGER NOT NULL, line INTEGER NOT NULL, state INTEGER NOT NULL,
    initiative INTEGER, name INTEGER, partner INTEGER, ref INTEGER, key TEXT, day TEXT, until TEXT, cells TEXT NOT NULL,
    number INTEGER NOT NULL DEFAULT 1, sorts_on TEXT, back_at_once INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX stay ON row (name, day) WHERE sheet = 1;
  CREATE TABLE named (
    id INTEGER PRIMARY KEY, sheet INTEGER NOT NULL, initiative TEXT NOT NULL, key TEXT NOT NULL,
    row INTEGER, day TEXT, partner TEXT, UNIQUE (sheet, initiative, key)
  );
  CREATE TABLE fault (
    id INTEGER PRIMARY KEY, row INTEGER, sheet INTEGER NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
    column_name TEXT, value TEXT, code TEXT NOT NULL, en TEXT NOT NULL, ja TEXT NOT NULL
  );
  CREATE INDEX fault_place ON fault (sheet, line, id);
  CREATE INDEX fault_of_row ON fault (row, id);
  CREATE TABLE shared_text (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
  CREATE TABLE record (
    seq INTEGER PRIMARY KEY, part INTEGER NOT NULL, row INTEGER NOT NULL, sheet INTEGER NOT NULL, line INTEGER NOT NULL,
    day TEXT, until TEXT, number INTEGER NOT NULL, cells TEXT NOT NULL
  );
  CREATE TABLE kept (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
`;

/** The file that holds what was read while it is checked: never read again by anyone else, and gone when closed. */
export interface StagingFile {
  readonly db: Database.Database;
  close(): void;
}

/** Makes a staging file in `folder`. @throws where the folder cannot be written */
export function openStagingFile(folder: string): StagingFile {
  const place = mkdtempSync(join(folder, 'staging-'));
  const remove = (): void => rmSync(place, { recursive: true, force: true });
  try {
    const db = new Database(join(place, 'rows.db'));
    for (const pragma of [
      'locking_mode = EXCLUSIVE',
      'journal_mode = OFF',
      'synchronous = OFF',
      'cache_size = -32768',
      'temp_store = FILE',
      'page_size = 8192',
    ])
      db.pragma(pragma);
    db.exec(TABLES);
    // Where an open file may be removed, do it now: even a killed import then leaves nothing behind.
    if (process.platform !== 'win32') remove();
    return {
      db,
      close() {
        db.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
