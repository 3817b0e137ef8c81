export { copyDatabase } from './copy-database.ts';
export { FolderInUseError, LogFullError, UnusableLogError } from './errors.ts';
export { RELEASED_SCHEMA_VERSIONS } from './schema.ts';
export { openSqliteEventStore, SqliteEventStore, type SqliteEventStoreOptions } from './store.ts';
export { verifySqliteLog, type OnProgress } from './verify.ts';
