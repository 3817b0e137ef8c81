import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { csvWriter } from './csv-writer.ts';
import type { Fault } from './fault.ts';
import { FAULT_COLUMNS, type Header } from './header.ts';
import type { Desk, ReadSheet } from './row-reader.ts';
import { HELD_BACK } from './rules.ts';
import { ROW } from './staging-file.ts';

const PAGE = 500;
const NOT_TAKEN = `state IN (${ROW.faulty}, ${ROW.held})`;

/**
 * Writes the rows that are not taken, as a workbook of their own: the rows of `initiatives` and `partners` are all in it,
 * and so are repeated observations of which one is not taken, since they are told apart by their order.
 */
export function writeRejects(desk: Desk, folder: string): void {
  const sheets = [...desk.read.values()].filter(({ header }) => header !== undefined);
  const rejecting = sheets.filter((source) => source.unread !== undefined || hasRejects(desk, source));
  if (rejecting.length === 0) return;
  mkdirSync(folder, { recursive: true });
  for (const source of sheets) {
    const path = join(folder, `${source.sheet.name}.csv`);
    if (source.unread !== undefined) copyFileSync(source.unread, path);
    else if (source.sheet.required || rejecting.includes(source)) writeSheet(desk, source, source.header!, path);
  }
}

const hasRejects = ({ db }: Desk, { sheet }: ReadSheet): boolean =>
  db.prepare(`SELECT 1 FROM row WHERE sheet = ? AND ${NOT_TAKEN} LIMIT 1`).get(sheet.index) !== undefined;

function writeSheet({ db, journal }: Desk, { sheet, broken }: ReadSheet, header: Header, path: string): void {
  const ownColumns = header.written.map(
    (name) => !(FAULT_COLUMNS as readonly string[]).includes(name.trim().toLowerCase()),
  );
  const own = (cells: readonly string[]): string[] => cells.filter((_, at) => ownColumns[at] ?? true);
  const beside = sheet.required
    ? 'true'
    : `${NOT_TAKEN} OR (${sheet.sameId === 'repeats'} AND (initiative, key) IN
        (SELECT initiative, key FROM row WHERE sheet = ${sheet.index} AND ${NOT_TAKEN}))`;
  const page = db.prepare<[number], { id: number; state: number; cells: string }>(
    `SELECT id, state, cells FROM row WHERE sheet = ${sheet.index} AND id > ? AND (${beside}) ORDER BY id LIMIT ${PAGE}`,
  );
  const file = csvWriter(path);
  try {
    file.write([...FAULT_COLUMNS, ...own(header.written)]);
    for (let after = 0; ;) {
      const rows = page.all(after);
      for (const { id, state, cells } of rows) {
        after = id;
        const why = state === ROW.held ? [{ column: undefined, reason: HELD_BACK.reason }] : journal.faultsOf(id);
        file.write([...whyNot(why, broken), ...own(JSON.parse(cells) as string[])]);
      }
      if (rows.length < PAGE) return;
    }
  } finally {
    file.close();
  }
}

function whyNot(
  faults: readonly Pick<Fault, 'column' | 'reason'>[],
  broken: boolean,
): [columns: string, reasons: string] {
  if (faults.length === 0 && broken) return ['', 'The header has faults. 見出し行に誤りがある。'];
  return [
    [...new Set(faults.map(({ column }) => column ?? ''))].filter((column) => column !== '').join('; '),
    faults.map(({ reason }) => `${reason.en} ${reason.ja}`).join(' | '),
  ];
}
