import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { DamagedLogError } from '@sebone/event-store';
import { explained, UnusableLogError } from './errors.ts';
import { readMark, type Mark } from './head-mark.ts';
import { APPLICATION_ID, checkTables, checkVersion, migrate } from './schema.ts';
import { takeFolder } from './writer-lock.ts';

/** How long to wait for another program that has the file locked for a moment, in milliseconds. */
const PATIENCE = 5_000;

/** An open log file: its tables are those that they should be, its facts are not looked at yet. */
export interface LogFile {
  readonly folder: string;
  readonly file: string;
  readonly db: Database.Database;
  /** Where the log ended at least, by what was acknowledged. */
  readonly mark: Mark | undefined;
  /** Closes the file and, where this process was its writer, lets go of the folder. */
  release(): void;
}

/**
 * Opens the log in `folder` for its one writer; makes folder and log where there are none, migrates an older log.
 * @throws FolderInUseError, UnusableLogError, DamagedLogError
 */
export function openToWrite(path: string): LogFile {
  const folder = resolve(path);
  const file = join(folder, 'log.db');
  let letGo: (() => void) | undefined;
  let db: Database.Database | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    letGo = takeFolder(folder);
    const mark = readMark(folder);
    if (!existsSync(file)) {
      const gone = absentLog(file, mark);
      if (gone) throw gone;
      createLog(folder, file);
    }
    db = connect(file, mark, false);
    migrate(db);
    checkVersion(db, file);
    checkTables(db, file);
    if (db.pragma('journal_mode = WAL', { simple: true }) !== 'wal')
      throw new UnusableLogError('folder-unusable', `${file} cannot be written`);
    db.pragma('synchronous = FULL');
    // Whether it can be written shows here, not at the first append.
    db.exec('BEGIN; DELETE FROM log WHERE position = 0; ROLLBACK');
    const opened = db;
    const leave = letGo;
    const release = (): void => {
      opened.close();
      leave();
    };
    return { folder, file, db, mark, release };
  } catch (error) {
    db?.close();
    letGo?.();
    throw explained(error, letGo ? file : folder);
  }
}

/**
 * Opens the log in `folder` to read only: beside its writer, without a lock. What the writer adds is seen.
 * @throws UnusableLogError, DamagedLogError
 */
export function openToRead(path: string): LogFile {
  const folder = resolve(path);
  const file = join(folder, 'log.db');
  let db: Database.Database | undefined;
  try {
    const mark = readMark(folder);
    if (!existsSync(file))
      throw absentLog(file, mark) ?? new UnusableLogError('log-missing', `There is no log in ${folder}.`);
    db = connect(file, mark, true);
    checkVersion(db, file);
    checkTables(db, file);
    const opened = db;
    return { folder, file, db, mark, release: () => void opened.close() };
  } catch (error) {
    db?.close();
    throw explained(error, file);
  }
}

/** A log that is not there is damage where facts have been acknowledged. */
function absentLog(file: string, mark: Mark | undefined): DamagedLogError | undefined {
  if (!mark || mark.position === 0) return undefined;
  return new DamagedLogError({ file, position: mark.position }, 'the file is gone, though log.head knows of facts');
}

/** A file that is no log is damage where a log has been, else somebody else's file, to be left alone. */
function connect(file: string, mark: Mark | undefined, readonly: boolean): Database.Database {
  const db = new Database(file, { readonly, fileMustExist: true, timeout: PATIENCE });
  try {
    db.pragma('cell_size_check = ON');
    if (db.pragma('application_id', { simple: true }) === APPLICATION_ID) return db;
  } catch (error) {
    db.close();
    if ((error as { code: string }).code !== 'SQLITE_NOTADB' || mark) throw error;
    throw new UnusableLogError('not-a-log', `${file} is no SQLite database.`, { cause: error });
  }
  db.close();
  if (mark) throw new DamagedLogError({ file }, 'the file no longer says that it is a Sebone log');
  throw new UnusableLogError('not-a-log', `${file} is no Sebone log.`);
}

/** Makes the log under another name first: `log.db` is a whole log from the moment it is there. */
function createLog(folder: string, file: string): void {
  const draft = `${file}.new`;
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(draft + suffix, { force: true });
  const db = new Database(draft);
  try {
    db.pragma(`application_id = ${APPLICATION_ID}`);
    migrate(db);
    db.pragma('journal_mode = WAL');
  } finally {
    db.close();
  }
  renameSync(draft, file);
  if (process.platform === 'win32') return; // where a folder cannot be synced
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
