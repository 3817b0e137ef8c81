import { createHash } from 'node:crypto';
import { isObjection } from './cell.ts';
import { objection } from './fault.ts';
import type { Desk, ReadSheet } from './row-reader.ts';
import { HELD_BACK, idTaken, staysOverlap, unknownName } from './rules.ts';
import { referencesOf, SHEETS, SHEET_NAMES, sheetNamed, type SheetName } from './sheets.ts';
import { ROW } from './staging-file.ts';

/** What only shows between rows: names of nothing, ids written twice, stays that overlap, rows that rest on faulty ones. */
export function checkBetweenRows(desk: Desk): void {
  checkNames(desk);
  checkSameIds(desk);
  checkStays(desk);
  for (const { broken, sheet } of desk.read.values())
    if (broken) desk.db.prepare('UPDATE row SET state = ? WHERE sheet = ?').run(ROW.faulty, sheet.index);
  holdBack(desk);
}

const PAGE = 500;
const SAME_ROW = objection(
  'identical-row',
  'The same row stands on an earlier line; it is taken once.',
  '同じ行が前にもあるため、一度だけ取り込む。',
);

/** The column of the staging file that holds what a row names in that sheet. */
const namedIn = (sheet: SheetName): string =>
  sheet === 'initiatives' ? 'initiative' : sheet === 'partners' ? 'partner' : 'ref';

/** Rows that name what neither the workbook nor the log has. What a broken sheet would have had nobody can tell. */
function checkNames({ db, journal, read }: Desk): void {
  const unknown = 'row IS NULL AND day IS NULL';
  if (!db.prepare(`SELECT 1 FROM named WHERE ${unknown} LIMIT 1`).get()) return;
  const mark = db.prepare('UPDATE row SET state = ? WHERE id = ?');
  for (const { sheet, file, header } of read.values())
    for (const { column, to } of referencesOf(sheet)) {
      const page = db.prepare<[number], { id: number; line: number; state: number; initiative: string; cells: string }>(
        `SELECT row.id, line, state, target.initiative, cells FROM row JOIN named target ON target.id = row.${namedIn(to)}
         WHERE row.sheet = ${sheet.index} AND row.id > ? AND target.row IS NULL AND target.day IS NULL
           ${to === 'initiatives' ? '' : `AND row.initiative NOT IN (SELECT id FROM named WHERE sheet = 0 AND ${unknown})`}
         ORDER BY row.id LIMIT ${PAGE}`,
      );
      for (let after = 0; ;) {
        const rows = page.all(after);
        for (const { id, line, state, initiative, cells } of rows) {
          after = id;
          if (read.get(to)?.broken) {
            if (state === ROW.good) mark.run(ROW.held, id);
            continue;
          }
          const value = (JSON.parse(cells) as string[])[header!.columns.get(column)!.at];
          journal.fault({ file, line }, { row: id, sheet: sheet.index, column, value }, unknownName(to, initiative));
          mark.run(ROW.faulty, id);
        }
        if (rows.length < PAGE) break;
      }
    }
}

interface SameIdRow {
  readonly seq: number;
  readonly id: number;
  readonly sheet: number;
  readonly line: number;
  readonly state: number;
  /** The first row of its id. */
  readonly first: number;
  readonly cells: string;
}

/** Rows with one id: the same row again is taken once; another is a fault, a stay, or the next observation of its kind. */
function checkSameIds({ db, journal, read }: Desk): void {
  db.exec(`
    CREATE TABLE shared_id AS
      SELECT sheet, initiative, key, min(id) AS first FROM row WHERE initiative IS NOT NULL AND key IS NOT NULL
      GROUP BY sheet, initiative, key HAVING count(*) > 1`);
  if (!db.prepare('SELECT 1 FROM shared_id LIMIT 1').get()) return;
  db.exec(`
    CREATE UNIQUE INDEX shared_id_key ON shared_id (sheet, initiative, key);
    CREATE TABLE same_id (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL, first INTEGER NOT NULL);
    INSERT INTO same_id (row, first)
      SELECT row.id, first FROM row JOIN shared_id USING (sheet, initiative, key) ORDER BY first, row.id;
    CREATE TABLE said (first INTEGER, digest TEXT, PRIMARY KEY (first, digest)) WITHOUT ROWID`);
  const page = db.prepare<[number], SameIdRow>(
    `SELECT seq, id, sheet, line, state, first, cells FROM same_id JOIN row ON row.id = same_id.row
     WHERE seq > ? ORDER BY seq LIMIT ${PAGE}`,
  );
  const say = db.prepare('INSERT INTO said VALUES (?, ?) ON CONFLICT DO NOTHING');
  const mark = db.prepare('UPDATE row SET state = ? WHERE id = ?');
  const count = db.prepare('UPDATE row SET number = ? WHERE id = ?');
  let first = { id: 0, line: 0 };
  let number = 0;
  for (let after = 0; ;) {
    const rows = page.all(after);
    for (const row of rows) {
      after = row.seq;
      if (row.first !== first.id) {
        first = { id: row.first, line: row.line };
        number = 0;
      }
      const source = read.get(SHEET_NAMES[row.sheet]!)!;
      const { sheet, header } = source;
      const cells = JSON.parse(row.cells) as string[];
      const at = { file: source.file, line: row.line };
      if (say.run(row.first, digestOf(source, cells)).changes === 0) {
        journal.note(at, {}, SAME_ROW);
        if (row.state !== ROW.faulty) mark.run(ROW.repeated, row.id);
      } else if (++number > 1 && sheet.sameId === 'repeats') count.run(number, row.id);
      else if (number > 1 && sheet.sameId === 'one-row') {
        const column = sheet.id.at(-1)!;
        const value = cells[header!.columns.get(column)!.at];
        journal.fault(at, { row: row.id, sheet: row.sheet, column, value }, idTaken(first.line));
        mark.run(ROW.faulty, row.id);
      }
    }
    if (rows.length < PAGE) return;
  }
}

/** What a row says, however its cells are written and its columns stand. */
function digestOf({ sheet, header }: ReadSheet, written: readonly string[]): string {
  const said = sheet.columns.map(({ name, read }) => {
    const text = written[header!.columns.get(name)?.at ?? -1] ?? '';
    const value = text.trim() === '' ? undefined : read(text);
    return isObjection(value) ? { unread: text } : value;
  });
  return createHash('sha256').update(JSON.stringify(said)).digest('base64');
}

/** Numbers the stays of each partner in the order of time; each begins when the one before has ended. */
function checkStays({ db, journal, read }: Desk): void {
  const partners = read.get('partners');
  if (!partners) return;
  db.exec(`
    CREATE TABLE numbered AS
      SELECT id, line, day, until, row_number() OVER stays AS number, lag(id) OVER stays AS before_id,
        lag(line) OVER stays AS before_line, lag(day) OVER stays AS before_day, lag(until) OVER stays AS before_until,
        coalesce(until = lead(day) OVER stays, 0) AS back_at_once
      FROM row WHERE sheet = ${partners.sheet.index} AND name IS NOT NULL AND day IS NOT NULL AND state <> ${ROW.repeated}
      WINDOW stays AS (PARTITION BY name ORDER BY day, until IS NULL, until, id);
    DELETE FROM numbered WHERE number = 1 AND NOT back_at_once;
    CREATE UNIQUE INDEX numbered_id ON numbered (id);
    UPDATE row SET (number, back_at_once) = (SELECT n.number, n.back_at_once FROM numbered n WHERE n.id = row.id)
      WHERE id IN (SELECT id FROM numbered)`);
  // What overlaps a row that is faulty itself may be that row's fault.
  const overlap = db.prepare<[number], { id: number; line: number; day: string; before_line: number }>(
    `SELECT n.id, n.line, n.day, before_line FROM numbered n JOIN row before ON before.id = before_id
       WHERE n.id > ? AND before.state = ${ROW.good}
         AND (before_until IS NULL OR n.day < before_until OR n.day = before_day OR n.until <= before_until)
       ORDER BY n.id LIMIT ${PAGE}`,
  );
  const mark = db.prepare('UPDATE row SET state = ? WHERE id = ?');
  for (let after = 0; ;) {
    const rows = overlap.all(after);
    for (const { id, line, day, before_line } of rows) {
      after = id;
      const at = { file: partners.file, line };
      const about = { row: id, sheet: partners.sheet.index, column: 'joined_on', value: day };
      journal.fault(at, about, staysOverlap(before_line));
      mark.run(ROW.faulty, id);
    }
    if (rows.length < PAGE) return;
  }
}

/** Holds back what rests on rows that are not taken: without them it would be refused, or say something else. */
function holdBack({ db, journal, read }: Desk): void {
  const notTaken = `state IN (${ROW.faulty}, ${ROW.held})`;
  if (!db.prepare(`SELECT 1 FROM row WHERE ${notTaken} LIMIT 1`).get()) return;
  const hold = (rows: string): void =>
    void db.exec(`UPDATE row SET state = ${ROW.held} WHERE state = ${ROW.good} AND ${rows}`);
  const namesNotTaken = (sheet: SheetName): string =>
    `(SELECT name FROM row WHERE sheet = ${sheetNamed(sheet).index} AND ${notTaken})`;
  hold(`initiative IN ${namesNotTaken('initiatives')}`);
  hold(`partner IN ${namesNotTaken('partners')}`);
  for (const { index, refers } of SHEETS)
    for (const { to } of refers) if (to !== 'partners') hold(`sheet = ${index} AND ref IN ${namesNotTaken(to)}`);

  const held = db.prepare<[], { sheet: number; line: number; count: number }>(
    `SELECT sheet, min(line) AS line, count(*) AS count FROM row WHERE state = ${ROW.held} GROUP BY sheet`,
  );
  for (const { sheet, line, count } of held.all())
    journal.note({ file: read.get(SHEET_NAMES[sheet]!)!.file, line }, {}, HELD_BACK, count);
}
