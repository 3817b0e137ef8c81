import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '@sebone/kernel';

/** An erasure, as `erasures.jsonl` remembers it: a line that outlives the log and the vault of the folder. */
export interface Erasure {
  /** The id of the `SubjectErased`; `null` where no fact ever spoke of the subject, and its values lay in the vault alone. */
  readonly id: string | null;
  readonly subject: string;
  readonly reason: string;
  readonly occurredOn: Day;
  /** UTC, ISO 8601 with milliseconds. */
  readonly recordedAt: string;
}

/** A line of a file of erasures is none: whoever goes by it would leave something that was to be destroyed. */
export class DamagedErasuresError extends Error {
  readonly code = 'damaged-erasures';
  constructor(
    readonly file: string,
    /** From 1. */
    readonly line: number,
  ) {
    super(`${file} is damaged in line ${line}: it does not say what was erased.`);
    this.name = 'DamagedErasuresError';
  }
}

/** The erasures of a data folder. */
export const erasuresFile = (folder: string): string => join(folder, 'erasures.jsonl');

/**
 * What a file of erasures says, in order; nothing where there is none. The beginning of a line that a crash cut off is left
 * aside: it was never acted upon.
 * @throws DamagedErasuresError
 */
export function readErasures(file: string): readonly Erasure[] {
  return wholeLines(file).flatMap((line, at) => {
    const erasure = erasureIn(line);
    if (!erasure) throw new DamagedErasuresError(file, at + 1);
    return [erasure];
  });
}

/** Adds erasures to the file of a data folder, those of subjects that it does not have; durable when it returns. */
export function noteErasures(folder: string, erasures: readonly Erasure[]): void {
  const file = erasuresFile(folder);
  const known = new Set(readErasures(file).map(({ subject }) => subject));
  const added = erasures.filter(({ subject }) => !known.has(subject) && known.add(subject));
  if (added.length === 0) return;
  mkdirSync(folder, { recursive: true });
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const descriptor = openSync(file, 'a', 0o600);
  try {
    // Nothing but the beginning of a line is ever taken away: another process may be adding to the file.
    if (whole !== text) ftruncateSync(descriptor, Buffer.byteLength(whole));
    writeSync(descriptor, added.map((erasure) => `${JSON.stringify(erasure)}\n`).join(''));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const wholeLines = (file: string): readonly string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];

function erasureIn(line: string): Erasure | undefined {
  try {
    const { id, subject, reason, occurredOn, recordedAt } = JSON.parse(line) as Record<keyof Erasure, unknown>;
    const isText = [subject, reason, occurredOn, recordedAt].every((text) => typeof text === 'string' && text !== '');
    if (!isText || (id !== null && typeof id !== 'string')) return undefined;
    return { id, subject, reason, occurredOn, recordedAt } as Erasure;
  } catch {
    return undefined;
  }
}
