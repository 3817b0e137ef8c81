import { closeSync, fsyncSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { explained } from './errors.ts';

/** All of it at once: a copy in steps begins anew each time that somebody writes in between. */
const ALL_PAGES = 0x7fffffff;

/**
 * Copies a SQLite file as it stands at one moment, whoever has it open and writes to it meanwhile. The copy is one file, synced, and
 * its owner's alone.
 * @param file any database of Sebone's
 * @param copy where no file is yet
 * @throws what opening and writing throw, as of the log: `UnusableLogError`, `LogFullError`, `DamagedLogError`;
 * `SQLITE_BUSY` where somebody has it locked for seconds
 */
export async function copyDatabase(file: string, copy: string): Promise<void> {
  let db: Database.Database | undefined;
  try {
    const made = openSync(copy, 'wx', 0o600);
    db = new Database(file, { readonly: true, fileMustExist: true });
    // The moment that is copied. A file that somebody has locked is told here: the copy of one would be empty.
    db.exec('BEGIN');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    await db.backup(copy, { progress: () => ALL_PAGES });
    fsyncSync(made);
    closeSync(made);
  } catch (error) {
    throw explained(error, file);
  } finally {
    db?.close();
  }
}
