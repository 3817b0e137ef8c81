import { hash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { fileKeyEncryption, isKeyOf, keyCheck, putInPlace } from './key-encryption.ts';
import { DamagedVaultError, UnusableVaultError, type KeyEncryption } from './port.ts';

/** Says that a SQLite file is a Sebone vault (`PRAGMA application_id`): "Sebv". */
const APPLICATION_ID = 0x53656276;
const VERSION = 1;
/** How long to wait for another process that has the file locked for a moment, in milliseconds. */
const PATIENCE = 5_000;
const TABLES = `
CREATE TABLE vault (
  -- One row.
  key_check  BLOB NOT NULL,    -- a known text wrapped by the key-encryption key
  unscrubbed INTEGER NOT NULL, -- 1: something was erased, and traces of it may be left in the file
  checksum   BLOB NOT NULL     -- of key_check
) STRICT;
CREATE TABLE subjects (
  -- Whose values are kept. One that was erased stays without its key: nothing is sealed for it any more.
  subject  TEXT PRIMARY KEY,   -- <initiative>/<partner>/contact-<n>
  key      BLOB,               -- 32 bytes wrapped by the key-encryption key; NULL: destroyed
  checksum BLOB NOT NULL       -- of subject and key
) STRICT, WITHOUT ROWID;
CREATE TABLE sealed (
  -- What is behind the tokens that facts hold.
  token    TEXT PRIMARY KEY,   -- as facts hold it: base64 of HMAC-SHA256(blind, the value as JSON)
  subject  TEXT NOT NULL,
  lookup   BLOB NOT NULL,      -- HMAC-SHA256 of the value under a key of the subject: finds the same value again
  box      BLOB NOT NULL,      -- nonce, blind and value under AES-256-GCM, tag
  checksum BLOB NOT NULL       -- of the other columns
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX sealed_lookup ON sealed (subject, lookup);
`;

/** A row of `subjects`. */
export interface SubjectRow {
  readonly subject: string;
  /** `null`: it was erased. */
  readonly key: Buffer | null;
  readonly checksum: Buffer;
}

/** A row of `sealed`. */
export interface SealedRow {
  readonly token: string;
  readonly subject: string;
  readonly lookup: Buffer;
  readonly box: Buffer;
  readonly checksum: Buffer;
}

/** An open `vault.db`, looked through, and what wraps its keys. */
export interface VaultFile {
  readonly file: string;
  readonly db: Database.Database;
  readonly keyEncryption: KeyEncryption;
}

/** The first 8 bytes of SHA-256 over the columns, each behind its length: tells accidents, not forgery. */
export function checksumOf(...columns: readonly (string | Buffer | null)[]): Buffer {
  const parts = columns.flatMap((column) => {
    const bytes = Buffer.from(column ?? '');
    return [Buffer.from(`${column === null ? 'null' : bytes.length}:`), bytes];
  });
  return hash('sha256', Buffer.concat(parts), 'buffer').subarray(0, 8);
}

export const checksumOfSubject = ({ subject, key }: Omit<SubjectRow, 'checksum'>): Buffer => checksumOf(subject, key);
export const checksumOfSealed = ({ token, subject, lookup, box }: Omit<SealedRow, 'checksum'>): Buffer =>
  checksumOf(token, subject, lookup, box);

/**
 * Opens the vault of a data folder, made with its key where there is none. To read only, where there is none, it is an empty one.
 * @throws DamagedVaultError, UnusableVaultError
 */
export function openVaultFile(
  path: string,
  { keyEncryption, readOnly }: { readonly keyEncryption?: KeyEncryption | undefined; readonly readOnly: boolean },
): VaultFile {
  const folder = resolve(path);
  const file = join(folder, 'vault.db');
  let db: Database.Database | undefined;
  try {
    const isThere = existsSync(file);
    if (!isThere && readOnly) return { file, db: emptied(), keyEncryption: NO_KEYS };
    mkdirSync(folder, { recursive: true });
    const keys = keyEncryption ?? fileKeyEncryption(join(folder, 'vault.key'), { make: !isThere });
    if (!isThere) make(file, keys);
    db = new Database(file, { readonly: readOnly, fileMustExist: true, timeout: PATIENCE });
    db.pragma('cell_size_check = ON');
    checkForm(db, file);
    checkTables(db, file);
    if (!readOnly) {
      db.pragma('synchronous = FULL');
      db.pragma('secure_delete = ON');
      // A rewrite leaves no draft in a folder for temporary files.
      db.pragma('temp_store = MEMORY');
    }
    checkKey(db, file, keys);
    const looked = db;
    // One moment of the file: others may seal and erase meanwhile.
    looked.transaction(() => checkRows(looked, file))();
    return { file, db, keyEncryption: keys };
  } catch (error) {
    db?.close();
    throw explained(error, file);
  }
}

const NO_KEYS: KeyEncryption = { wrap: (key) => key, unwrap: (wrapped) => wrapped };

function emptied(): Database.Database {
  const db = new Database(':memory:');
  db.exec(TABLES);
  return db;
}

/** Makes the vault under another name first: `vault.db` is a whole one from the moment it is there, and its owner's alone. */
function make(file: string, keys: KeyEncryption): void {
  const draft = `${file}.${process.pid}.new`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(draft + suffix, { force: true });
  closeSync(openSync(draft, 'wx', 0o600));
  const db = new Database(draft);
  try {
    db.exec(TABLES);
    const check = keyCheck(keys);
    db.prepare('INSERT INTO vault VALUES (?, 0, ?)').run(check, checksumOf(check));
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${VERSION}`);
    db.pragma('journal_mode = WAL');
  } finally {
    db.close();
  }
  putInPlace(draft, file);
}

function checkForm(db: Database.Database, file: string): void {
  const pragma = (name: string): unknown => db.pragma(name, { simple: true });
  if (pragma('application_id') !== APPLICATION_ID)
    throw new UnusableVaultError('not-a-vault', `${file} is no Sebone vault.`);
  if ((pragma('user_version') as number) > VERSION)
    throw new UnusableVaultError('vault-too-new', `${file} was made by a newer version of this program. Use that one.`);
  const fault = pragma('integrity_check(1)') as string;
  if (fault !== 'ok') throw new DamagedVaultError({ file }, fault);
}

/** @throws DamagedVaultError naming the first table or index that is not as it was made */
function checkTables(db: Database.Database, file: string): void {
  const model = emptied();
  const objects = 'SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL';
  const found = new Map(db.prepare<[], [string, string]>(objects).raw().all());
  for (const [name, sql] of model.prepare<[], [string, string]>(objects).raw().all())
    if (found.get(name) !== sql)
      throw new DamagedVaultError({ file }, `the definition of ${name} is not as it was made`);
  model.close();
}

function checkKey(db: Database.Database, file: string, keys: KeyEncryption): void {
  const row = db.prepare<[], { key_check: Buffer; checksum: Buffer }>('SELECT key_check, checksum FROM vault').get();
  if (!row?.checksum.equals(checksumOf(row.key_check)))
    throw new DamagedVaultError({ file }, 'what tells its key is not as it was written');
  if (!isKeyOf(keys, row.key_check))
    throw new UnusableVaultError(
      'vault-key-wrong',
      `The key is not the one that ${file} was made with. Bring back the vault.key that belongs to it.`,
    );
}

/** @throws DamagedVaultError naming the first row that is not as it was written */
function checkRows(db: Database.Database, file: string): void {
  const keyed = new Set<string>();
  for (const row of db.prepare<[], SubjectRow>('SELECT * FROM subjects').iterate()) {
    if (!row.checksum.equals(checksumOfSubject(row)))
      throw new DamagedVaultError({ file, subject: row.subject }, 'a subject is not as it was written');
    if (row.key) keyed.add(row.subject);
  }
  for (const row of db.prepare<[], SealedRow>('SELECT * FROM sealed').iterate()) {
    const place = { file, subject: row.subject, sealed: row.token };
    if (!row.checksum.equals(checksumOfSealed(row)))
      throw new DamagedVaultError(place, 'a value is not as it was written');
    if (!keyed.has(row.subject)) throw new DamagedVaultError(place, 'a value is there, and no key of its subject');
  }
}

const DAMAGE = /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ|ERROR|MISMATCH|CONSTRAINT|FORMAT)/;
const NO_ACCESS = /^(SQLITE_(READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|EISDIR|ENOENT|ENAMETOOLONG)/;
const NO_ROOM = /^(SQLITE_FULL|ENOSPC|EDQUOT)/;

/** What an error of the driver or of the file system means to whoever uses the vault; others come back as they are. */
export function explained(error: unknown, file: string): unknown {
  const { code, message } = error as { code?: unknown; message?: string };
  if (typeof code !== 'string') return error;
  if (DAMAGE.test(code)) return new DamagedVaultError({ file }, `${message} [${code}]`, { cause: error });
  const unusable = (why: UnusableVaultError['code']): UnusableVaultError =>
    new UnusableVaultError(why, `${file} cannot be used: ${message}`, { cause: error });
  if (NO_ROOM.test(code)) return unusable('vault-full');
  if (NO_ACCESS.test(code)) return unusable('vault-unusable');
  return code.startsWith('SQLITE_BUSY') ? unusable('vault-busy') : error;
}
