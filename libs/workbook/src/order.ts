import type Database from 'better-sqlite3';
import { LEFT_AND_BACK, FOUNDS, RECORD_FORMS, type RecordForm } from './record-forms.ts';
import type { ReadSheet } from './row-reader.ts';
import { STAGED_ROW } from './records.ts';
import { SHEETS, type Sheet, type SheetName } from './sheets.ts';
import { ROW } from './staging-file.ts';

/** Writes out the records of the rows that are taken in the order of the import, see `TURNS`: from there on they are read straight through. */
export function orderRecords(db: Database.Database, read: ReadonlyMap<SheetName, ReadSheet>): void {
  const records = SHEETS.flatMap((sheet) => {
    const says = sheet.later && read.get(sheet.name)?.header?.columns.has(sheet.later.on) === true;
    return RECORD_FORMS[sheet.name].flatMap((form, part) => (part === 0 || says ? recordsOf(sheet, form!, part) : []));
  });
  db.exec(`INSERT INTO record (${STAGED_ROW}) SELECT ${STAGED_ROW} FROM (${records.join(' UNION ALL ')})
    ORDER BY turn, stream, on_day, place, row`);
}

function recordsOf(sheet: Sheet, form: RecordForm, part: number): string {
  const later = part === 1;
  // What is not told any more is taken back before what could not have happened beside it.
  return `SELECT ${form.turn} AS turn, ${streamOf(sheet)} AS stream, ${later ? "coalesce(until, '')" : dayOf(sheet, form)} AS on_day,
      ${rankOf(sheet, form, later)} AS place, ${part} AS part, id AS row, sheet, line, day, until, number, cells
    FROM row WHERE sheet = ${sheet.index} AND state = ${ROW.good}`;
}

/**
 * What founds a stream comes first, and so does a partner's first stay; a commitment that somebody acted on before it was
 * made comes with that action.
 */
function dayOf(sheet: Sheet, form: RecordForm): string {
  if (form.rank === FOUNDS) return "''";
  if (sheet.name === 'partners') return "iif(number = 1, '', day)";
  if (sheet.name !== 'commitments') return 'day';
  // But not before the stay in which it was made, or it would be refused.
  return `CASE WHEN sorts_on IS NULL THEN day ELSE max(sorts_on, coalesce((SELECT min(stay.day) FROM row stay
    WHERE stay.sheet = 1 AND stay.name = row.partner AND stay.day <= row.day
      AND (stay.until IS NULL OR stay.until >= row.day)), day)) END`;
}

/** The column that names the stream of a sheet's rows. */
function streamOf({ name, stream }: Sheet): string {
  if (stream === name) return 'name';
  return stream === 'initiatives' ? 'initiative' : stream === 'partners' ? 'partner' : 'ref';
}

const rankOf = (sheet: Sheet, form: RecordForm, later: boolean): string =>
  sheet.name === 'partners' && later ? `iif(back_at_once, ${LEFT_AND_BACK}, ${form.rank})` : String(form.rank);
