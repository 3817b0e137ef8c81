import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Fact } from '@sebone/kernel';
import { CATALOGUE, createRelations, dropRelations, hasRelations } from './catalogue.ts';
import { CHECKPOINTS, checkpointTable, unread, type CheckpointTable } from './checkpoint.ts';
import { CORRECTIONS } from './record-view.ts';
import { saysDamaged, sqliteCode } from './sqlite-code.ts';
import type { View } from './view.ts';

/** What all views share. */
export const SHARED = [CHECKPOINTS, CORRECTIONS, CATALOGUE];

/** Says that a SQLite file holds Sebone's views (`PRAGMA application_id`): "Sebv". */
const APPLICATION_ID = 0x53656276;
/** How long to wait for another program that has the file locked for a moment, in milliseconds. */
const PATIENCE = 5_000;

/** An open file of views, every view in it as it is declared. */
export interface ViewsFile {
  readonly path: string;
  readonly db: Database.Database;
  readonly checkpoints: CheckpointTable;
  /** By view: writes the rows of facts of its types. */
  readonly writers: ReadonlyMap<string, (facts: readonly Fact[]) => void>;
  /** The views that fold facts of a type. */
  viewsOf(type: string): readonly string[];
  /** Forgets all that was consumed: every view is as in a new file. */
  beginAnew(): void;
  /** Runs `work` in one transaction: all that it wrote is kept, or nothing. */
  transaction<Result>(work: () => Result): Result;
}

/** The views cannot be exchanged while another program reads them. */
export class ViewsInUseError extends Error {
  readonly code = 'views-in-use';
  constructor(readonly file: string) {
    super(`Another program has ${file} open. Close it there and rebuild again; the views are as they were.`);
    this.name = 'ViewsInUseError';
  }
}

/**
 * Opens the live views, making the file where there is none. A view whose definition has changed begins anew. A file that
 * is damaged or not Sebone's is set aside as `….set-aside` and begun anew: all that it held comes from the log.
 */
export function openLive(path: string, views: readonly View[]): ViewsFile {
  const opened = openUsable(path, views);
  if (opened) return opened;
  renameSync(path, `${path}.set-aside`);
  removeJournals(path);
  return openUsable(path, views)!;
}

/** Opens a new file to build views in. It is fast since a crash may spoil it: nobody reads it before it is whole. */
export function openDraft(path: string, views: readonly View[]): ViewsFile {
  removeFile(path);
  const db = new Database(path);
  db.pragma('journal_mode = MEMORY');
  db.pragma('synchronous = OFF');
  return prepared(db, path, views);
}

/** Closes a draft so that a crash cannot spoil it any more. */
export function finishDraft({ db, path }: ViewsFile): void {
  db.close();
  sync(path, 'r+');
}

/** Removes a file of views, if it is there. */
export function removeFile(path: string): void {
  rmSync(path, { force: true });
  removeJournals(path);
}

/**
 * Puts a finished draft in the place of the live file. A crash at any moment leaves one or the other, whole.
 * @returns the file, open; `live` is closed
 * @throws ViewsInUseError where another program has the live file open; `live` stays open then
 */
export function swapIn(draft: string, live: ViewsFile, views: readonly View[]): ViewsFile {
  const { path, db } = live;
  // A journal left beside the file would be taken for the new file's: the old one must end without any.
  const damaged = !leaveWal(db, path);
  db.close();
  if (damaged) removeJournals(path);
  try {
    renameSync(draft, path);
    if (process.platform !== 'win32') sync(dirname(path), 'r');
  } catch (cause) {
    throw new Error(`The rebuilt views could not be put in the place of ${path}; they are in ${draft}.`, { cause });
  }
  return openLive(path, views);
}

/** @returns `undefined` for a file that is damaged or not Sebone's */
function openUsable(path: string, views: readonly View[]): ViewsFile | undefined {
  const db = new Database(path, { timeout: PATIENCE });
  try {
    const empty = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
    if (empty || (db.pragma('application_id', { simple: true }) === APPLICATION_ID && hasRelations(db, SHARED))) {
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = NORMAL');
      db.pragma('wal_autocheckpoint = 4000');
      return prepared(db, path, views);
    }
  } catch (error) {
    db.close();
    if (saysDamaged(error)) return undefined;
    throw error;
  }
  db.close();
  return undefined;
}

function prepared(db: Database.Database, path: string, views: readonly View[]): ViewsFile {
  db.pragma('cache_size = -32768');
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((sql) => db.prepare(sql)) as [
    Database.Statement,
    Database.Statement,
    Database.Statement,
  ];
  const transaction = <Result>(work: () => Result): Result => {
    begin.run();
    try {
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      if (db.inTransaction) rollback.run();
      throw error;
    }
  };
  transaction(() => bringUpToDate(db, views));
  const byType = new Map<string, string[]>();
  for (const { name, types } of views) {
    for (const type of types) byType.set(type, [...(byType.get(type) ?? []), name]);
  }
  return {
    path,
    db,
    checkpoints: checkpointTable(db),
    writers: new Map(views.map((view) => [view.name, view.writer(db)])),
    viewsOf: (type) => byType.get(type) ?? [],
    beginAnew: () => transaction(() => makeAnew(db, views)),
    transaction,
  };
}

/** Sees to it that the file has every view as it is declared, and no other. */
function bringUpToDate(db: Database.Database, views: readonly View[]): void {
  if (!hasRelations(db, SHARED)) {
    db.pragma(`application_id = ${APPLICATION_ID}`);
    for (const { sql } of SHARED) db.exec(sql);
  }
  const found = new Map(
    checkpointTable(db)
      .all()
      .map(({ view, version }) => [view, version]),
  );
  const stale = views.filter(
    ({ name, version, relations }) => found.get(name) !== version || !hasRelations(db, relations),
  );
  const unknown = [...found.keys()].filter((name) => views.every((view) => view.name !== name));
  for (const name of unknown) forget(db, name);
  makeAnew(db, stale);
}

/** Makes views anew, with nothing in them. */
function makeAnew(db: Database.Database, views: readonly View[]): void {
  for (const { name } of views) forget(db, name);
  const checkpoints = checkpointTable(db);
  for (const view of views) {
    createRelations(db, view);
    checkpoints.write(unread(view.name, view.version));
  }
}

function forget(db: Database.Database, view: string): void {
  dropRelations(db, view);
  db.prepare('DELETE FROM corrections WHERE view = ?').run(view);
  db.prepare('DELETE FROM checkpoints WHERE view = ?').run(view);
}

/**
 * Takes the file out of WAL mode, which leaves no journal beside it.
 * @returns whether it did: not where the file is damaged
 */
function leaveWal(db: Database.Database, path: string): boolean {
  try {
    if (db.pragma('journal_mode = DELETE', { simple: true }) === 'delete') return true;
  } catch (error) {
    if (saysDamaged(error)) return false;
    if (!sqliteCode(error)?.startsWith('SQLITE_BUSY')) throw error;
  }
  throw new ViewsInUseError(path);
}

function removeJournals(path: string): void {
  for (const suffix of ['-journal', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  fsyncSync(descriptor);
  closeSync(descriptor);
}
