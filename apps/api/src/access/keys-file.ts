import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** A row of `keys.db`. */
export interface KeyRow {
  readonly id: string;
  readonly hash: Buffer;
  readonly name: string;
  readonly grants: string;
  readonly created_at: string;
  readonly expires_at: string | null;
  readonly revoked_at: string | null;
  readonly last_used_on: string | null;
}

/** An open `keys.db`. */
export interface KeysFile {
  insert(row: KeyRow): void;
  all(): readonly KeyRow[];
  revoke(id: string, at: string): void;
  used(id: string, on: string): void;
  /** Another number after another process has changed the file. */
  version(): number;
  close(): void;
}

/** `keys.db` is not one that this program can use; nothing was changed in it. */
export class UnusableKeysError extends Error {
  readonly code = 'unusable-keys';
  constructor(
    readonly file: string,
    reason: string,
  ) {
    super(`${file} ${reason}`);
    this.name = 'UnusableKeysError';
  }
}

/** Says that a SQLite file holds Sebone's keys (`PRAGMA application_id`): "Sebk". */
const APPLICATION_ID = 0x5365626b;
const VERSION = 1;
/** How long to wait for another process that writes, in milliseconds: it writes a row. */
const PATIENCE = 1_000;

const TABLE = `
CREATE TABLE keys (
  -- Who may come in over HTTP. A key is "sebone_<id>_<secret>"; it is kept nowhere.
  id           TEXT PRIMARY KEY,
  hash         BLOB NOT NULL, -- SHA-256 of the whole key
  name         TEXT NOT NULL, -- what people call it
  grants       TEXT NOT NULL, -- JSON: a list of grants, such as "backbone@minato"
  created_at   TEXT NOT NULL, -- UTC, YYYY-MM-DDThh:mm:ss.sssZ, as the next two
  expires_at   TEXT,          -- from then on it opens nothing
  revoked_at   TEXT,          -- since then it opens nothing
  last_used_on TEXT           -- the day, in UTC
) STRICT, WITHOUT ROWID;
`;

/** Opens the keys of a data folder, making folder and file where there is none: the file is for its owner's eyes alone. */
export function openKeysFile(folder: string): KeysFile {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'keys.db');
  closeSync(openSync(path, 'a', 0o600));
  const db = new Database(path, { timeout: PATIENCE });
  try {
    prepare(db, path);
  } catch (error) {
    db.close();
    throw error;
  }
  const all = db.prepare<[], KeyRow>('SELECT * FROM keys ORDER BY created_at, id');
  const version = db.prepare<[], number>('PRAGMA data_version').pluck();
  const insert = db.prepare<[KeyRow]>(
    'INSERT INTO keys VALUES (@id, @hash, @name, @grants, @created_at, @expires_at, @revoked_at, @last_used_on)',
  );
  const revoke = db.prepare<[string, string]>('UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL');
  const used = db.prepare<[string, string]>('UPDATE keys SET last_used_on = ? WHERE id = ?');
  return {
    insert: (row) => void insert.run(row),
    all: () => all.all(),
    revoke: (id, at) => void revoke.run(at, id),
    used: (id, on) => {
      try {
        used.run(on, id);
      } catch (error) {
        // Nobody is kept out because the disk is full or another process writes: the day is noted or it is not.
        if (!sqliteCode(error)) throw error;
      }
    },
    version: () => version.get()!,
    close: () => void db.close(),
  };
}

function prepare(db: Database.Database, path: string): void {
  const pragma = (name: string): number => pragmaOf(db, path, name);
  if (pragma('user_version') > VERSION)
    throw new UnusableKeysError(path, 'was written by a newer program. Use that one.');
  if (pragma('application_id') !== APPLICATION_ID && !isEmpty(db))
    throw new UnusableKeysError(path, 'is not a file of Sebone’s keys.');
  db.pragma('journal_mode = WAL');
  db.transaction(() => {
    if (!isEmpty(db)) return;
    db.exec(TABLE);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${VERSION}`);
  }).immediate();
}

function pragmaOf(db: Database.Database, path: string, name: string): number {
  try {
    return db.pragma(name, { simple: true }) as number;
  } catch (error) {
    if (sqliteCode(error) === 'SQLITE_NOTADB') throw new UnusableKeysError(path, 'is no SQLite file.');
    throw error;
  }
}

const isEmpty = (db: Database.Database): boolean => db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;

/** The code of an error of SQLite's: its class is not the same in every loading of the module. */
function sqliteCode(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined;
}
