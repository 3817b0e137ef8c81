import { DamagedLogError } from '@sebone/event-store';

/** Another process, or another store of this one, writes to the folder. */
export class FolderInUseError extends Error {
  readonly code = 'folder-in-use';
  constructor(
    readonly folder: string,
    /** Who holds it and since when (UTC, ISO 8601); unknown where the holder had no time to say so. */
    readonly holder: { readonly pid: number; readonly since: string } | undefined,
  ) {
    const who = holder ? `process ${holder.pid}, since ${holder.since}` : 'a process that has just started';
    super(`The folder ${folder} is in use by ${who}. Only one process writes to it at a time; any number may read.`);
    this.name = 'FolderInUseError';
  }
}

/** There is no room for the append: the disk is full, or the log has reached its `maxBytes`. Nothing was added. */
export class LogFullError extends Error {
  readonly code = 'log-full';
  constructor(
    readonly file: string,
    options: ErrorOptions,
  ) {
    super(`No room in ${file}: the disk is full or the log has reached its limit. Nothing was added.`, options);
    this.name = 'LogFullError';
  }
}

/**
 * The log cannot be used as asked for, though nothing in it is damaged:
 * - `folder-unusable`: the folder or its files cannot be made, read or written
 * - `log-missing`: opened to read only, and there is no log
 * - `log-read-only`: an append to a log that was opened to read only
 * - `log-too-new`, `log-too-old`: another version of this program made it (an older one is migrated when opened to write)
 * - `not-a-log`: `log.db` is some other file
 */
export class UnusableLogError extends Error {
  constructor(
    readonly code: 'folder-unusable' | 'log-missing' | 'log-read-only' | 'log-too-new' | 'log-too-old' | 'not-a-log',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'UnusableLogError';
  }
}

const DAMAGE = /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ|ERROR|MISMATCH|CONSTRAINT|FORMAT)/;
const NO_ACCESS = /^(SQLITE_(READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|EISDIR|ENOENT|ENAMETOOLONG)/;
const NO_ROOM = /^(SQLITE_FULL|ENOSPC|EDQUOT)/;

/**
 * What an error of the driver or of the file system means to whoever uses the log; other errors come back as they are.
 * The statements of this library are constant, so that one that fails (`SQLITE_ERROR`, …) has met a damaged schema.
 */
export function explained(error: unknown, file: string): unknown {
  const { code, message } = error as { code?: unknown; message?: string };
  if (typeof code !== 'string' || error instanceof DamagedLogError) return error;
  if (NO_ROOM.test(code)) return new LogFullError(file, { cause: error });
  if (DAMAGE.test(code)) return new DamagedLogError({ file }, `${message} [${code}]`);
  if (NO_ACCESS.test(code))
    return new UnusableLogError('folder-unusable', `${file} cannot be used: ${message}`, { cause: error });
  return error;
}
