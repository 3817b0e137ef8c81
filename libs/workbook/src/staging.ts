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

const PAGE = 1000;

/** The staged workbook of a desk whose rows are checked and whose records are in order. */
export function stagingOf(desk: Desk, timeZone: string, close: () => void): Staging {
  const { db, journal, read } = desk;
  const page = db
    .prepare<[number], StagedRow>(
      `SELECT ${STAGED_ROW} FROM record JOIN row ON row.id = record.row
       WHERE seq > ? AND state = ${ROW.good} ORDER BY seq LIMIT ${PAGE}`,
    )
    .raw();
  const recordOf = recorder(read, timeZone);
  const sheetOf = db.prepare<[number], { sheet: number }>('SELECT sheet FROM row WHERE id = ?');
  const refuse = db.prepare(`UPDATE row SET state = ${ROW.faulty} WHERE id = ?`);
  const notTaken = db
    .prepare<[], number>(`SELECT count(*) FROM row WHERE state IN (${ROW.faulty}, ${ROW.held})`)
    .pluck();
  /** Rows refused since the page of records at hand was read. */
  const refused = new Set<number>();
  return {
    rows: desk.rows,
    notes: journal.notes(),
    faults: () => journal.faults(),
    addFaults(row, faults) {
      const { sheet } = sheetOf.get(row)!;
      for (const { file, line, column, value, code, reason } of faults)
        journal.fault({ file, line }, { row, sheet, column, value }, { code, reason });
      refuse.run(row);
      refused.add(row);
    },
    *records() {
      for (let after = 0; ;) {
        refused.clear();
        const rows = page.all(after);
        for (const row of rows) {
          const [seq, , id] = row;
          after = seq;
          if (!refused.has(id)) yield recordOf(row);
        }
        if (rows.length < PAGE) return;
      }
    },
    faultyRows: () => notTaken.get()!,
    writeRejects: (folder) => writeRejects(desk, folder),
    close,
  };
}
