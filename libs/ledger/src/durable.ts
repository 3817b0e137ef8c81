import { closeSync, fsyncSync, ftruncateSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Puts a file in its place, whole and on the disk before this returns: a crash leaves what was there before, or this. */
export function writeDurably(file: string, text: string, mode = 0o644): void {
  const draft = `${file}.${process.pid}.draft`;
  inFile(draft, 'w', mode, (descriptor) => {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  });
  moveDurably(draft, file);
}

/** Moves a file within its folder, for good. */
export function moveDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

/**
 * Writes text into a file from a byte on, over what a crash may have left there; on the disk before this returns. The file is made where
 * it is not.
 * @returns the byte after it
 */
export function writeOnDurably(file: string, from: number, text: string): number {
  return inFile(file, from === 0 ? 'w' : 'r+', 0o644, (descriptor) => {
    ftruncateSync(descriptor, from);
    const bytes = writeSync(descriptor, text, from);
    fsyncSync(descriptor);
    if (from === 0) syncFolder(dirname(file));
    return from + bytes;
  });
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return; // where a folder cannot be synced
  inFile(folder, 'r', 0, fsyncSync);
}

function inFile<Result>(file: string, flags: string, mode: number, work: (descriptor: number) => Result): Result {
  const descriptor = openSync(file, flags, mode);
  try {
    return work(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
