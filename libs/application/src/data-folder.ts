import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { openSqliteEventStore, type SqliteEventStoreOptions } from '@sebone/event-store-sqlite';

/** Opens the log of a data folder, making the folder where it is not there yet and is to be written. */
export function openLog(folder: string, options: Pick<SqliteEventStoreOptions, 'readOnly' | 'now' | 'verify'> = {}): ReturnType<typeof openSqliteEventStore> {
  const path = resolve(folder);
  if (!options.readOnly) mkdirSync(path, { recursive: true });
  return openSqliteEventStore({ folder: path, ...options });
}
