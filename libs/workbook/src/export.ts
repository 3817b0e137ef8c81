import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fact, Horizons } from '@sebone/kernel';
import { csvRow } from './csv-writer.ts';
import type { Row } from './exported-cells.ts';
import { exportedRows } from './exported-rows.ts';
import { SHEETS, type Sheet } from './sheets.ts';

/** What an export wrote, and what it could not. */
export interface ExportReport {
  /** Rows written, by file. */
  readonly rows: Readonly<Record<string, number>>;
  /** What the workbook cannot say, counted: facts by their type, or `<type>.<field>` for a part of them. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Cells of text, by `<file> <column>`, that a spreadsheet program may take for a formula. They are written as they are. */
  readonly likeFormulas: Readonly<Record<string, number>>;
}

const EVER = '9999-12-31';

/**
 * Writes the facts of one initiative to `folder` as CSV files, in the form that the importer reads: those that stand at
 * the horizons (all, unless told), always in the same order. Files of the workbook that are there already are replaced.
 * @param facts the initiative's facts, in order of position
 */
export async function exportWorkbook(
  initiative: string,
  facts: readonly Fact[],
  folder: string,
  horizons: Partial<Horizons> = {},
): Promise<ExportReport> {
  const { rows, leftOut } = exportedRows(initiative, facts, { asOf: EVER, knownAt: EVER, ...horizons });
  const written: Record<string, number> = {};
  const likeFormulas: Record<string, number> = {};
  await mkdir(folder, { recursive: true });
  for (const sheet of SHEETS) {
    const file = `${sheet.name}.csv`;
    const ofSheet = inOrder(sheet, rows.get(sheet.name)!);
    if (ofSheet.length === 0 && !sheet.required && !existsSync(join(folder, file))) continue;
    const columns = sheet.columns.map(({ name }) => name);
    const lines = ofSheet.map((row) => csvRow(columns.map((column) => row[column] ?? '')));
    await writeFile(join(folder, file), csvRow(columns) + lines.join(''));
    written[file] = ofSheet.length;
    for (const { name, isFree } of sheet.columns) {
      const count = isFree ? ofSheet.filter((row) => /^[=+\-@]/.test(row[name] ?? '')).length : 0;
      if (count > 0) likeFormulas[`${file} ${name}`] = count;
    }
  }
  return { rows: written, leftOut, likeFormulas };
}

/** In the order of days and ids; observations alike keep theirs, which tells them apart. */
function inOrder(sheet: Sheet, rows: readonly Row[]): readonly Row[] {
  const keys = [sheet.on ?? 'meeting_id', ...sheet.id];
  return [...rows].sort((a, b) => {
    for (const key of keys) {
      const [left, right] = [a[key] ?? '', b[key] ?? ''];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  });
}
