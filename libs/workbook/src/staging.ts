import type { Fault, Note } from './fault.ts';
import { recorder, STAGED_ROW, type StagedRecord, type StagedRow } from './records.ts';
import { writeRejects } from './rejects.ts';
import type { Desk } from './row-reader.ts';
import { ROW } from './staging-file.ts';

/** A workbook that was read and checked as far as that can be done without deciding. */
export interface Staging {
  /** Data rows read: all but headers and blank rows. */
  readonly rows: number;
  /** What was ignored or put right: unknown columns and files, rows written twice, rows held back. */
  readonly notes: readonly Note[];
  /** Every fault found so far, in the order of files and lines. */
  faults(): IterableIterator<Fault>;
  /** Adds what refused a record of that staged row when it was decided: the row is not taken any more. */
  addFaults(row: number, faults: readonly Fault[]): void;
  /**
   * The records of the rows that are taken, in the order of the import: those of a stream follow each other, and what a
   * decision rests on comes before it. A row that is given a fault meanwhile gives no further record.
   */
  records(): IterableIterator<StagedRecord>;
  /** Keeps a text in the staging file until it is asked for: what was decided on the records. */
  keep(text: string): void;
  /** The texts that were kept, in the order they came. */
  kept(): IterableIterator<string>;
  /** Drops what was kept. */
  forget(): void;
  /** Rows that are not taken: with faults, or resting on rows that have some. */
  faultyRows(): number;
  /**
   * Writes the rows that are not taken to `folder`, in the form of a workbook, with two columns more that say why; and
   * those beside them without which it could not be imported by itself. Writes nothing where every row is taken.
   */
  writeRejects(folder: string): void;
  /** Deletes the staging file. Nothing else may be called after it. */
  close(): void;
}

const PAGE = 200;

/** The staged workbook of a desk whose rows are checked and whose records are in order. */
export function stagingOf(desk: Desk, timeZone: string, close: () => void): Staging {
  const { db, journal, read } = desk;
  const page = db
    .prepare<[number, number], StagedRow>(`SELECT ${STAGED_ROW} FROM record WHERE seq > ? AND seq <= ? ORDER BY seq`)
    .raw();
  const lastRecord = db.prepare<[], number | null>('SELECT max(seq) FROM record').pluck();
  const recordOf = recorder(read, timeZone);
  const sheetOf = db.prepare<[number], { sheet: number }>('SELECT sheet FROM row WHERE id = ?');
  const refuse = db.prepare(`UPDATE row SET state = ${ROW.faulty} WHERE id = ?`);
  const notTaken = db
    .prepare<[], number>(`SELECT count(*) FROM row WHERE state IN (${ROW.faulty}, ${ROW.held})`)
    .pluck();
  const keep = db.prepare('INSERT INTO kept (text) VALUES (?)');
  const forget = db.prepare('DELETE FROM kept');
  const keptAfter = db.prepare<[number], { id: number; text: string }>('SELECT id, text FROM kept WHERE id > ? ORDER BY id LIMIT 1');
  /** Marks the rows that were refused when they were decided. */
  const refused = new Uint8Array(desk.rows + 1);
  return {
    rows: desk.rows,
    notes: journal.notes(),
    faults: () => journal.faults(),
    addFaults(row, faults) {
      const { sheet } = sheetOf.get(row)!;
      for (const { file, line, column, value, code, reason } of faults)
        journal.fault({ file, line }, { row, sheet, column, value }, { code, reason });
      refuse.run(row);
      refused[row] = 1;
    },
    *records() {
      const last = lastRecord.get() ?? 0;
      for (let from = 0; from < last; from += PAGE)
        for (const staged of page.all(from, from + PAGE)) if (!refused[staged[1]]) yield recordOf(staged);
    },
    keep: (text) => void keep.run(text),
    *kept() {
      for (let next = keptAfter.get(0); next; next = keptAfter.get(next.id)) yield next.text;
    },
    forget: () => void forget.run(),
    faultyRows: () => notTaken.get()!,
    writeRejects: (folder) => writeRejects(desk, folder),
    close,
  };
}
