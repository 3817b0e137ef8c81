import { existsSync, openSync, readSync, closeSync, fstatSync } from 'node:fs';
import { join } from 'node:path';
import { parseCheckpoint, parseNote } from '@sebone/ledger-verify';
import { writeDurably, writeOnDurably } from './durable.ts';
import { DamagedLedgerError } from './errors.ts';
import type { SignedCheckpoint } from './ledger.ts';
import type { LedgerDb } from './ledger-db.ts';

/** A line of `checkpoints.jsonl`: a checkpoint that was signed, or cosignatures of one. */
export type CheckpointLine =
  | { readonly note: string; readonly signedAt: string }
  | { readonly cosignatures: readonly string[]; readonly size: number };

/**
 * Every checkpoint that was ever signed. The file `checkpoints.jsonl` is the truth, and only grows; `ledger.db` finds what it says, and
 * `checkpoint` holds the note of the latest.
 */
export interface CheckpointFile {
  all(): readonly SignedCheckpoint[];
  latest(): SignedCheckpoint | undefined;
  /** Adds a checkpoint that was signed, durably. In `writing`. */
  add(note: string, signedAt: string): SignedCheckpoint;
  /** Adds cosignatures, durably. In `writing`. @throws RangeError for a size without checkpoint, for what is no signature line, and for too many */
  cosign(size: number, lines: readonly string[]): void;
  /** Takes in what the file has and `ledger.db` has not, after a crash, or where it was made anew. In `writing`. @throws DamagedLedgerError */
  takeIn(): void;
}

interface Row {
  readonly size: number;
  readonly note: string;
  readonly signedAt: string;
}

export function openCheckpointFile(folder: string, { db }: LedgerDb): CheckpointFile {
  const file = join(folder, 'checkpoints.jsonl');
  const columns = 'size, note, signed_at AS signedAt FROM checkpoints';
  const selectAll = db.prepare<[], Row>(`SELECT ${columns} ORDER BY size`);
  const selectLatest = db.prepare<[], Row>(`SELECT ${columns} ORDER BY size DESC LIMIT 1`);
  const selectNote = db.prepare<[number], string>('SELECT note FROM checkpoints WHERE size = ?').pluck();
  const insert = db.prepare('INSERT INTO checkpoints VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const updateNote = db.prepare('UPDATE checkpoints SET note = ? WHERE size = ?');
  const readUpto = db.prepare<[], number>('SELECT upto FROM checkpoints_read').pluck();
  const setUpto = db.prepare('UPDATE checkpoints_read SET upto = ?');

  const take = (line: CheckpointLine): void => {
    if ('note' in line) insert.run(checkpointIn(line.note).size, line.note, line.signedAt);
    else updateNote.run(`${selectNote.get(line.size)!}${line.cosignatures.join('')}`, line.size);
  };
  const append = (line: CheckpointLine): void => {
    setUpto.run(writeOnDurably(file, readUpto.get()!, `${JSON.stringify(line)}\n`));
    take(line);
  };
  const latest = (): SignedCheckpoint | undefined => {
    const row = selectLatest.get();
    return row && signedCheckpoint(row);
  };

  const publishLatest = (): void => writeDurably(join(folder, 'checkpoint'), selectLatest.get()!.note);

  return {
    all: () => selectAll.all().map(signedCheckpoint),
    latest,
    add: (note, signedAt) => {
      append({ note, signedAt });
      publishLatest();
      return signedCheckpoint({ ...checkpointIn(note), note, signedAt });
    },
    cosign: (size, lines) => {
      const note = selectNote.get(size);
      if (note === undefined) throw new RangeError(`No checkpoint of ${size} leaves was signed`);
      const known = new Set(note.split(/(?<=\n)/));
      const cosignatures = [...new Set(lines)].filter((line) => !known.has(line));
      for (const line of cosignatures)
        if (parseNote(`${parseNote(note)!.text}\n${line}`)?.signatures.length !== 1)
          throw new RangeError(`This is no line of a signature: ${JSON.stringify(line)}`);
      if (!parseNote(note + cosignatures.join(''))) throw new RangeError('No note can have so many signatures');
      if (cosignatures.length === 0) return;
      append({ cosignatures, size });
      publishLatest();
    },
    takeIn: () => {
      const from = readUpto.get()!;
      let upto = from;
      for (const { line, end } of linesFrom(file, from)) {
        take(line);
        upto = end;
      }
      if (upto === from) return;
      setUpto.run(upto);
      publishLatest();
    },
  };
}

/** The lines of the file from a byte on. What follows the last newline was never finished. @throws DamagedLedgerError */
export function* linesFrom(
  file: string,
  from: number,
): Generator<{ readonly line: CheckpointLine; readonly end: number }, void> {
  const bytes = bytesFrom(file, from);
  for (let start = 0, end; (end = bytes.indexOf('\n', start)) >= 0; start = end + 1) {
    let line: CheckpointLine;
    try {
      line = JSON.parse(bytes.toString('utf8', start, end)) as CheckpointLine;
      if ('note' in line) checkpointIn(line.note);
    } catch (cause) {
      throw new DamagedLedgerError('checkpoints.jsonl', `says nothing at byte ${from + start}`, { cause });
    }
    yield { line, end: from + end + 1 };
  }
}

function bytesFrom(file: string, from: number): Buffer {
  if (!existsSync(file) && from === 0) return Buffer.alloc(0);
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const { size } = fstatSync(descriptor);
    if (size >= from) {
      const bytes = Buffer.alloc(size - from);
      readSync(descriptor, bytes, 0, bytes.length, from);
      return bytes;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
  throw new DamagedLedgerError(
    'checkpoints.jsonl',
    'has lost its end: bring it back from a backup, or remove ledger.db to go on with what it has',
  );
}

function checkpointIn(note: string): { readonly size: number; readonly root: Buffer } {
  const checkpoint = parseCheckpoint(parseNote(note)?.text ?? '');
  if (!checkpoint) throw new DamagedLedgerError('checkpoints.jsonl', 'has a note that is no checkpoint');
  return checkpoint;
}

function signedCheckpoint({ note, size, signedAt }: Row): SignedCheckpoint {
  return { note, size, root: checkpointIn(note).root, signedAt };
}
