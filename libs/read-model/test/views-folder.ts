import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { EventStore } from '@sebone/event-store';
import { openReadModel, VIEWS, type CatchUpReport, type View } from '../src/index.ts';

/** How long a property test may take on a busy machine, in milliseconds. */
export const PATIENCE = 120_000;

const made: string[] = [];
/** Property tests make files by the hundred: in memory, where the system has such a place. */
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A new, empty folder; {@link removeFolders} removes it. */
export function newFolder(): string {
  const folder = mkdtempSync(join(place, 'sebone-views-'));
  made.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Catches up in a folder, opened for this only. */
export async function caughtUp(
  folder: string,
  store: EventStore,
  views: readonly View[] = VIEWS,
): Promise<CatchUpReport> {
  const model = openReadModel({ folder, views });
  try {
    return await model.catchUp(store);
  } finally {
    model.close();
  }
}

/** The moment at which {@link settled} and processes that a spec kills settle. */
export const NOW = Date.UTC(2020, 0, 1);

/** Catches up and settles in a folder, opened for this only. */
export async function settled(folder: string, store: EventStore): Promise<void> {
  const model = openReadModel({ folder, now: () => NOW });
  await model.catchUp(store);
  await model.settle(store);
  model.close();
}

/** Asks `views.db` in a folder as an analyst would, with a tool that only reads. */
export function asked(folder: string, sql: string, ...parameters: unknown[]): Record<string, unknown>[] {
  const db = new Database(join(folder, 'views.db'), { readonly: true });
  try {
    return db.prepare<unknown[], Record<string, unknown>>(sql).all(...parameters);
  } finally {
    db.close();
  }
}

/** Everything that the tables of the views hold, by table. */
export function contents(folder: string, views: readonly View[] = VIEWS): Record<string, unknown[]> {
  const tables = views.flatMap(({ relations }) =>
    relations.filter(({ kind }) => kind === 'table').map(({ name }) => name),
  );
  return Object.fromEntries(
    [...tables, 'corrections', 'checkpoints'].map((table) => [table, asked(folder, `SELECT * FROM ${table}`)]),
  );
}

/** Changes `views.db` behind the back of the read model. */
export function tampered(folder: string, sql: string): void {
  const db = new Database(join(folder, 'views.db'));
  db.exec(sql);
  db.close();
}

/** What lies in a folder, by name. */
export const filesIn = (folder: string): string[] => readdirSync(folder).sort();
