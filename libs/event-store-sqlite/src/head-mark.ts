import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Where the log ended when the last append was acknowledged. */
export interface Mark {
  readonly position: number;
  readonly checksum: number;
}

const FILE = 'log.head';
const pathIn = (folder: string): string => join(folder, FILE);

/** How long the head record may lag behind the log, in milliseconds. */
const LAG = 25;

/**
 * The head record, in the file `log.head` beside the database: where the log ends. SQLite silently drops the end of a
 * write-ahead log that does not add up; against this record a lost end is noticed. It follows each commit within moments
 * and is not synced: written with every commit it would make each of them wait for a second file. So after a crash it may
 * lag behind the log, but is never ahead of it.
 */
export class HeadMark {
  readonly #descriptor: number;
  #noted: Mark | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(folder: string) {
    this.#descriptor = openSync(pathIn(folder), existsSync(pathIn(folder)) ? 'r+' : 'w');
    ftruncateSync(this.#descriptor, LENGTH);
  }

  /** Takes the mark of a commit; it is in the file after {@link LAG} at most. */
  note(mark: Mark): void {
    this.#noted = mark;
    this.#timer ??= setTimeout(() => this.flush(), LAG).unref();
  }

  /** Writes what was noted. Where the disk is full the mark lags behind until the next one. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#noted) return;
    try {
      writeSync(this.#descriptor, line(this.#noted), 0, 'latin1');
      this.#noted = undefined;
    } catch {
      // The facts are durable and acknowledged.
    }
  }

  close(): void {
    this.flush();
    closeSync(this.#descriptor);
  }
}

/** What `log.head` says; `undefined` where there is none or it does not add up: then the log stands for itself. */
export function readMark(folder: string): Mark | undefined {
  if (!existsSync(pathIn(folder))) return undefined;
  const text = readFileSync(pathIn(folder), 'latin1');
  const [position, checksum] = text.split(' ').map(Number);
  const mark = { position: position!, checksum: checksum! };
  return line(mark) === text ? mark : undefined;
}

const LENGTH = 40;

/** The line of a mark: a check, since a spoilt mark must not be taken for one, and always the same length. */
function line({ position, checksum }: Mark): string {
  return `${position} ${checksum} ${(position + checksum) % 999_983}`.padEnd(LENGTH - 1) + '\n';
}
