import type Database from 'better-sqlite3';
import { shown, type Fault, type Note, type Objection, type RowRef } from './fault.ts';

/** What a fault is about, beside its place. */
interface About {
  readonly row?: number;
  /** The index of the sheet: faults are told in the order of sheets. */
  readonly sheet: number;
  readonly column?: string | undefined;
  readonly value?: string | undefined;
}

/** Takes down faults in the staging file, and notes in memory: of those there are only so many. */
export interface Journal {
  fault(at: RowRef, about: About, why: Objection): void;
  note(at: RowRef, about: Omit<About, 'row' | 'sheet'>, why: Objection, count?: number): void;
  /** In the order of sheets and lines. */
  faults(): IterableIterator<Fault>;
  faultsOf(row: number): readonly Fault[];
  notes(): readonly Note[];
}

type FaultRow = [
  id: number,
  file: string,
  line: number,
  column: string | null,
  value: string | null,
  code: string,
  en: string,
  ja: string,
];

const PAGE = 500;
const COLUMNS = 'id, file, line, column_name, value, code, en, ja';

const faultOf = ([, file, line, column, value, code, en, ja]: FaultRow): Fault => ({
  file,
  line,
  column: column ?? undefined,
  value: value ?? undefined,
  code,
  reason: { en, ja },
});

export function journalIn(db: Database.Database): Journal {
  const insert = db.prepare(
    'INSERT INTO fault (row, sheet, file, line, column_name, value, code, en, ja) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const ofRow = db.prepare<[number], FaultRow>(`SELECT ${COLUMNS} FROM fault WHERE row = ? ORDER BY id`).raw();
  const notes = new Map<string, Note>();
  return {
    fault({ file, line }, { row, sheet, column, value }, { code, reason }) {
      const cell = value === undefined ? null : shown(value);
      insert.run(row ?? null, sheet, file, line, column ?? null, cell, code, reason.en, reason.ja);
    },
    note({ file, line }, { column, value }, { code, reason }, count = 1) {
      const key = JSON.stringify([file, column, code]);
      const before = notes.get(key);
      if (before) notes.set(key, { ...before, count: before.count + count });
      else notes.set(key, { file, line, column, value: value && shown(value), code, reason, count });
    },
    *faults() {
      const page = db
        .prepare<[number, number, number], [sheet: number, ...FaultRow]>(
          `SELECT sheet, ${COLUMNS} FROM fault WHERE (sheet, line, id) > (?, ?, ?) ORDER BY sheet, line, id LIMIT ${PAGE}`,
        )
        .raw();
      for (let after: [number, number, number] = [-2, 0, 0]; ;) {
        const found = page.all(...after);
        for (const [sheet, ...row] of found) {
          yield faultOf(row);
          after = [sheet, row[2], row[0]];
        }
        if (found.length < PAGE) return;
      }
    },
    faultsOf: (row) => ofRow.all(row).map(faultOf),
    notes: () => [...notes.values()],
  };
}
