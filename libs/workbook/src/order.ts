import type Database from 'better-sqlite3';
import { LEFT_AND_BACK, FOUNDS, RECORD_FORMS, type RecordForm } from './record-forms.ts';
import { SHEETS, type Sheet } from './sheets.ts';
import { ROW } from './staging-file.ts';

/** Puts the records of the rows that are taken in the order of the import: see `TURNS`. */
export function orderRecords(db: Database.Database): void {
  const records = SHEETS.flatMap((sheet) =>
    RECORD_FORMS[sheet.name].map((form, part) => recordsOf(sheet, form!, part)),
  );
  db.exec(`INSERT INTO record (row, part) SELECT row, part FROM (${records.join(' UNION ALL ')})
    ORDER BY turn, stream, on_day, place, row`);
}

function recordsOf(sheet: Sheet, form: RecordForm, part: number): string {
  const later = part === 1;
  return `SELECT ${form.turn} AS turn, ${streamOf(sheet)} AS stream, ${later ? 'until' : dayOf(sheet, form)} AS on_day,
      ${rankOf(sheet, form, later)} AS place, id AS row, ${part} AS part
    FROM row WHERE sheet = ${sheet.index} AND state = ${ROW.good}${later ? ' AND until IS NOT NULL' : ''}`;
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
