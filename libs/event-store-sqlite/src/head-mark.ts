import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Where the log ended when the last append was acknowledged. */
export interface Mark {
  readonly position: number;
  readonly checksum: number;
}

const FILE = 'log.head';
const pathIn = (folder: string): string => join(folder, FILE);

/**
 * The head record, in the file `log.head` beside the database: where the log ends, written after each commit and before
 * its appends are acknowledged. SQLite silently drops the end of a write-ahead log that does not add up; against this
 * record a lost end is noticed. It is not synced: after a power cut it may lag behind the log, never be ahead of it.
 */
export class HeadMark {
  readonly #descriptor: number;

  constructor(folder: string) {
    this.#descriptor = openSync(pathIn(folder), existsSync(pathIn(folder)) ? 'r+' : 'w');
    ftruncateSync(this.#descriptor, LENGTH);
  }

  write(mark: Mark): void {
    writeSync(this.#descriptor, line(mark), 0, 'latin1');
  }

  close(): void {
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
