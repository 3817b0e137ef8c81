import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { explained, FolderInUseError, UnusableLogError } from './errors.ts';

/**
 * Makes this process the folder's only writer, until it releases the folder or dies, however it dies: the lock is the operating
 * system's, on the empty SQLite file `writer.lock`. `writer.json` says who holds it.
 * @returns lets go of the folder
 * @throws FolderInUseError where another has it
 */
export function takeFolder(folder: string): () => void {
  const note = join(folder, 'writer.json');
  const lockFile = join(folder, 'writer.lock');
  const lock = new Database(lockFile, { timeout: 0 });
  try {
    // The write, never committed, fails on a file that may only be read: SQLite would take no lock there, and say nothing.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE; PRAGMA user_version = 1');
  } catch (error) {
    lock.close();
    const { code } = error as { code: string };
    if (code.startsWith('SQLITE_BUSY')) throw new FolderInUseError(folder, holderOf(note));
    if (code === 'SQLITE_NOTADB')
      throw new UnusableLogError('folder-unusable', `${lockFile} is no lock file: remove it.`);
    throw explained(error, lockFile);
  }
  writeFileSync(note, `${JSON.stringify({ pid: process.pid, since: new Date().toISOString() })}\n`);
  return () => {
    rmSync(note, { force: true });
    lock.close();
  };
}

function holderOf(note: string): { pid: number; since: string } | undefined {
  try {
    return JSON.parse(readFileSync(note, 'utf8')) as { pid: number; since: string };
  } catch {
    return undefined;
  }
}
