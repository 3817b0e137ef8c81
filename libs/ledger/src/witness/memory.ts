import { join } from 'node:path';
import Database from 'better-sqlite3';
import { reject, type Rejection } from '@sebone/kernel';

/** A checkpoint that was cosigned. */
export interface Cosigned {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  /** What the checkpoint says, with its final newline. */
  readonly text: string;
  /** The lines with which its log signed it. */
  readonly signatures: string;
  /** When it was cosigned first: seconds since 1970. */
  readonly at: number;
}

/** What a witness has cosigned: it grows, and nothing in it ever changes. */
export interface Memory {
  /** The longest history of a log that was cosigned. */
  latest(origin: string): Cosigned | undefined;
  /** What was cosigned of a log at a size. */
  at(origin: string, size: number): Cosigned | undefined;
  /** Keeps a checkpoint, on the disk before this returns. @throws where it is not longer than the latest one */
  remember(cosigned: Cosigned): void;
  close(): void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS cosigned (
    origin TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    root BLOB NOT NULL CHECK (length(root) = 32),
    text TEXT NOT NULL,
    signatures TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (origin, size)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER IF NOT EXISTS histories_only_grow BEFORE INSERT ON cosigned
    WHEN NEW.size <= (SELECT max(size) FROM cosigned WHERE origin = NEW.origin)
    BEGIN SELECT RAISE(ABORT, 'a longer history was cosigned already'); END;
  CREATE TRIGGER IF NOT EXISTS cosigned_for_good BEFORE UPDATE ON cosigned
    BEGIN SELECT RAISE(ABORT, 'what was cosigned does not change'); END;
  CREATE TRIGGER IF NOT EXISTS cosigned_for_ever BEFORE DELETE ON cosigned
    BEGIN SELECT RAISE(ABORT, 'what was cosigned is not forgotten'); END;`;

/** The file, below a witness's folder. */
export const memoryFile = (folder: string): string => join(folder, 'witness.db');

/**
 * Opens what a witness has cosigned, for this process alone until it is closed.
 * @returns a refusal where another process has it (`witness-in-use`) or the file is damaged (`witness-damaged`)
 */
export function openMemory(folder: string): Memory | Rejection {
  const file = memoryFile(folder);
  const database = new Database(file, { timeout: 0 });
  try {
    // The lock of the first transaction is kept: two processes with one memory could cosign two histories.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = EXTRA; BEGIN EXCLUSIVE');
    database.exec(SCHEMA);
    database.exec('COMMIT');
  } catch (error) {
    database.close();
    const { code = '' } = error as { code?: string };
    if (code.startsWith('SQLITE_BUSY')) return inUse(folder);
    if (/^SQLITE_(?:NOTADB|CORRUPT)/.test(code)) return damaged(file);
    throw error;
  }
  if (database.pragma('quick_check', { simple: true }) !== 'ok') {
    database.close();
    return damaged(file);
  }
  const latest = database.prepare<[string], Cosigned>(
    'SELECT * FROM cosigned WHERE origin = ? ORDER BY size DESC LIMIT 1',
  );
  const at = database.prepare<[string, number], Cosigned>('SELECT * FROM cosigned WHERE origin = ? AND size = ?');
  const remember = database.prepare<[Cosigned]>(
    'INSERT INTO cosigned VALUES (@origin, @size, @root, @text, @signatures, @at)',
  );
  return {
    latest: (origin) => latest.get(origin),
    at: (origin, size) => at.get(origin, size),
    remember: (cosigned) => void remember.run(cosigned),
    close: () => void database.close(),
  };
}

const inUse = (folder: string): Rejection =>
  reject(
    'witness-in-use',
    { en: `Another process runs the witness of "${folder}".`, ja: `「${folder}」の立会人は別のプロセスで動いている。` },
    [
      {
        field: 'folder',
        value: folder,
        remedy: { en: 'Stop that one, or name another folder.', ja: 'それを止めるか、別のフォルダーを指定する。' },
      },
    ],
  );

const damaged = (file: string): Rejection =>
  reject(
    'witness-damaged',
    {
      en: `"${file}" cannot be read: what this witness has cosigned is not known any more.`,
      ja: `「${file}」を読み取れない。この立会人がこれまでに連署した内容が分からなくなっている。`,
    },
    [
      {
        field: 'folder',
        value: file,
        remedy: {
          en: 'Keep the folder as it is, make a new witness in another folder, and give its key to those who run the logs.',
          ja: 'フォルダーはそのまま残し、別のフォルダーに新しい立会人を作って、その鍵をログの運営者に渡す。',
        },
      },
    ],
  );
