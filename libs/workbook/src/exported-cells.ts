import type { Fact } from '@sebone/kernel';
import { isObjection } from './cell.ts';
import { RECORD_FORMS } from './record-forms.ts';
import { sheetNamed, type SheetName } from './sheets.ts';

/** A row of the workbook: its cells by column; what it does not name is blank. */
export type Row = Readonly<Record<string, string>>;

/** Is told of each fact, or field of one, that the workbook cannot say. */
export type LeaveOut = (fact: Fact, field?: string) => void;

/** What a fact says. */
export const dataOf = (fact: Fact): Readonly<Record<string, unknown>> => fact.data as Readonly<Record<string, unknown>>;

/** Fields that no column holds, and that an import gives back all the same: as constants, or by the order of rows. */
const GIVEN_BACK: Readonly<Record<string, readonly string[]>> = {
  charter: ['timeZone'],
  ending: ['ending'],
  joining: ['stay'],
  leaving: ['stay'],
  definition: ['version'],
  measurement: ['measurementId'],
  use: ['useId'],
};

/** Kinds whose facts have the day of another: of their meeting, or of their initiative where they have no baseline. */
const BORROWED_DAY = new Set(['attendance', 'definition']);

/**
 * The cells that say a fact.
 * @param part 0 for the fact that the row is, 1 for what happened later
 */
export function cellsOf(sheet: SheetName, part: 0 | 1, fact: Fact, leaveOut: LeaveOut): Row {
  const form = RECORD_FORMS[sheet][part]!;
  const cells: Record<string, string> = { [form.reported]: fact.reportedOn };
  if (!BORROWED_DAY.has(form.kind)) cells[form.on] = fact.occurredOn;
  for (const [field, value] of Object.entries(dataOf(fact))) {
    const column =
      form.kind === 'meeting' && field === 'status' ? field : form.fields.find(([name]) => name === field)?.[1];
    if (column === undefined) {
      if (!GIVEN_BACK[form.kind]?.includes(field)) leaveOut(fact, field);
      continue;
    }
    cells[column] = value === true ? 'yes' : String(value);
    if (!readsBack(sheet, column, cells[column], value)) leaveOut(fact, field);
  }
  return cells;
}

/** The cells that say what happened later, to what `first` said; when it was reported only where that is not the usual. */
export function laterCells(sheet: SheetName, fact: Fact, first: Fact, leaveOut: LeaveOut): Row {
  const { reported } = sheetNamed(sheet).later!;
  const { [reported]: said, ...cells } = cellsOf(sheet, 1, fact, leaveOut);
  const usual = first.reportedOn > fact.occurredOn ? first.reportedOn : fact.occurredOn;
  return said === usual ? cells : { ...cells, [reported]: said! };
}

/** Whether an import reads a cell as what was written: a text of spaces, say, it takes for a blank. */
function readsBack(sheet: SheetName, column: string, cell: string, value: unknown): boolean {
  if (cell.trim() === '') return false;
  const read = sheetNamed(sheet)
    .columns.find(({ name }) => name === column)!
    .read(cell);
  return !isObjection(read) && read === value;
}
