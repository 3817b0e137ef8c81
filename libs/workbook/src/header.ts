import { isPlain, type ReadCell } from './cell.ts';
import type { Trouble } from './csv.ts';
import { objection, type RowRef } from './fault.ts';
import type { Journal } from './journal.ts';
import type { Sheet } from './sheets.ts';

/** The header row of a file. */
export interface Header {
  /** Its cells as written. */
  readonly written: readonly string[];
  /** How many cells a row has: up to the last that has a name. */
  readonly width: number;
  /** In which cell, from 0, each column stands that it names, and how it is read; a good cell of a plain one is its value. */
  readonly columns: ReadonlyMap<string, { readonly at: number; readonly read: ReadCell; readonly isPlain: boolean }>;
  /** Whether rows cannot be taken by it. */
  readonly broken: boolean;
}

/** Columns that the rejects of an earlier import bear. */
export const FAULT_COLUMNS = ['fault_column', 'fault_reason'] as const;

const UNKNOWN_COLUMN = objection(
  'unknown-column',
  'The workbook has no such column; it is ignored.',
  'この列は定められていないため、無視する。',
);
const DUPLICATE_COLUMN = objection(
  'duplicate-column',
  'This column stands twice: which one counts?',
  '同じ名前の列が二つある。どちらが正しいか決められない。',
);
const MISSING_COLUMN = objection(
  'missing-column',
  'This column is required, and the header does not name it.',
  '必須の列が見出し行にない。',
);

/** Finds the columns of a sheet in its header, wherever they stand, in small or capital letters. */
export function readHeader(
  sheet: Sheet,
  at: RowRef,
  written: readonly string[],
  troubles: readonly Trouble[],
  journal: Journal,
): Header {
  const { index } = sheet;
  const known = new Map(sheet.columns.map((column) => [column.name, column]));
  const found = new Map<string, { at: number; read: ReadCell; isPlain: boolean }>();
  let broken = false;
  const fault: Journal['fault'] = (...what) => {
    broken = true;
    journal.fault(...what);
  };

  for (const { cell, value, code, reason } of troubles)
    fault(at, { sheet: index, column: written[cell], value }, { code, reason });
  const width = widthOf(written);
  for (const [cell, value] of written.slice(0, width).entries()) {
    const name = value.trim().toLowerCase();
    const column = known.get(name);
    if (!column) journal.note(at, { column: name, value }, UNKNOWN_COLUMN);
    else if (found.has(name)) fault(at, { sheet: index, column: name, value }, DUPLICATE_COLUMN);
    else found.set(name, { at: cell, read: column.read, isPlain: isPlain(column.read) });
  }
  for (const { name, required } of sheet.columns)
    if (required && !found.has(name)) fault(at, { sheet: index, column: name }, MISSING_COLUMN);
  return { written, width, columns: found, broken };
}

/** Up to the last cell that is not blank: programs like to add empty columns at the right. */
function widthOf(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && cells[width - 1]!.trim() === '') width--;
  return width;
}
