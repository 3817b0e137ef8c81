import type { Day } from '@sebone/kernel';
import type Database from 'better-sqlite3';
import { isObjection, type CellValue, type Values } from './cell.ts';
import type { TakeRow, Trouble } from './csv.ts';
import type { Objection } from './fault.ts';
import { readHeader, type Header } from './header.ts';
import type { Journal } from './journal.ts';
import { isNamed, type Named, type Names } from './names.ts';
import {
  BLANK,
  cellCount,
  COMPLETES_NOTHING,
  inTheFuture,
  nothingToTellOf,
  notItsCommitment,
  occurredAfterReported,
  outOfOrder,
  reportedInTheFuture,
} from './rules.ts';
import { referencesOf, type Sheet, type SheetName } from './sheets.ts';
import { ROW } from './staging-file.ts';

/** What reading a sheet leaves behind, beside the staged rows. */
export interface ReadSheet {
  readonly sheet: Sheet;
  /** As faults name it. */
  readonly file: string;
  /** Absent for a file without a line. */
  readonly header: Header | undefined;
  /** Whether it could not be read as a whole: none of its rows is taken then, and none that names them. */
  broken: boolean;
  /** The CSV file itself, where reading had to stop before its end. */
  unread?: string;
}

/** What all sheets of one workbook are read with. */
export interface Desk {
  readonly db: Database.Database;
  readonly journal: Journal;
  readonly names: Names;
  readonly today: Day;
  /** The sheets that were read. */
  readonly read: Map<SheetName, ReadSheet>;
  /** Rows staged so far. */
  rows: number;
}

const INSERT = `INSERT INTO row (id, sheet, line, state, initiative, name, partner, ref, key, day, until, cells)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** What a row names, by sheet. */
type Found = Readonly<Partial<Record<SheetName, Named>>>;

const textOf = (value: CellValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reads the rows of one sheet, the header first: checks each by itself and against those it names, and stages it. */
export function rowReader(sheet: Sheet, file: string, desk: Desk): { take: TakeRow; done(): ReadSheet } {
  const { journal, names, today } = desk;
  const insert = desk.db.prepare(INSERT);
  const sortEarlier = desk.db.prepare('UPDATE row SET sorts_on = min(coalesce(sorts_on, day), ?) WHERE id = ?');
  const named = isNamed(sheet.name);
  const refersTo = referencesOf(sheet);
  const ref = sheet.refers.find((reference) => reference.to !== 'partners')?.to;
  const tooLate = inTheFuture(today);
  const reportedTooLate = reportedInTheFuture(today);
  let header: Header | undefined;
  /** In which cell each column of the sheet stands. */
  let places: readonly (number | undefined)[] = [];
  let row = 0;
  let line = 0;
  let cells: readonly string[] = [];
  let state: number = ROW.good;

  const written = (column: string): string | undefined => {
    const at = header!.columns.get(column)?.at;
    return at === undefined ? undefined : (cells[at] ?? '');
  };
  const refuse = (column: string | undefined, why: Objection, value = column && written(column)): void => {
    state = ROW.faulty;
    journal.fault({ file, line }, { row, sheet: sheet.index, column, value }, why);
  };

  /** Reads every cell; what is blank or refused has no value. */
  const valuesOf = (troubles: readonly Trouble[]): Values => {
    const values: Record<string, CellValue | undefined> = {};
    for (let at = 0; at < sheet.columns.length; at++) {
      const { name, required, read } = sheet.columns[at]!;
      values[name] = undefined;
      const cell = places[at];
      if (cell === undefined || (troubles.length > 0 && troubles.some((trouble) => trouble.cell === cell))) continue;
      const text = cells[cell] ?? '';
      if (text === '' || text.trim() === '') {
        if (required) refuse(name, BLANK);
        continue;
      }
      const value = read(text);
      if (isObjection(value)) refuse(name, value);
      else values[name] = value;
    }
    return values;
  };

  const checkDays = (values: Values, on: Day | undefined): void => {
    const { later } = sheet;
    const dayIn = (column: string): Day | undefined => textOf(values[column]);
    for (const { from, to, code } of sheet.inOrder) {
      const first = dayIn(from);
      const second = dayIn(to);
      if (first !== undefined && second !== undefined && second < first) refuse(to, outOfOrder(code, from, first, to));
    }
    for (const column of [sheet.on, later?.on]) {
      const happened = column && dayIn(column);
      if (happened && happened > today) refuse(column, tooLate);
    }
    checkReport('reported_on', dayIn('reported_on'), on);
    if (later) checkReport(later.reported, dayIn(later.reported), dayIn(later.on));
  };
  const checkReport = (column: string, reported: Day | undefined, on: Day | undefined): void => {
    if (reported === undefined) return;
    if (reported > today) refuse(column, reportedTooLate);
    else if (on !== undefined && on > reported && on <= today) refuse(column, occurredAfterReported(on));
  };

  /** Says of cells that tell more of what did not happen that they are not taken. */
  const noteIdle = (values: Values): void => {
    const { later } = sheet;
    if (!later || values[later.on] !== undefined || (written(later.on) ?? '').trim() !== '') return;
    for (const column of [...later.with, later.reported])
      if (values[column] !== undefined)
        journal.note({ file, line }, { column, value: written(column) }, nothingToTellOf(later.on));
  };

  /** What this row names; whether there is such a thing shows when all is read. */
  const lookUp = (values: Values, initiative: string | undefined): Found => {
    const found: Partial<Record<SheetName, Named>> = {};
    if (initiative === undefined) return found;
    for (const { column, to } of refersTo) {
      const key = textOf(values[column]);
      if (key !== undefined) found[to] = names.find(to, initiative, key);
    }
    return found;
  };

  /** What only actions have to satisfy. */
  const checkAction = (values: Values, found: Found, on: Day | undefined): void => {
    if (
      values['completes'] !== undefined &&
      values['commitment_id'] === undefined &&
      (written('commitment_id') ?? '').trim() === ''
    )
      refuse('commitment_id', COMPLETES_NOTHING);
    const commitment = found.commitments;
    if (!commitment) return;
    if (
      commitment.partner !== undefined &&
      values['partner_id'] !== undefined &&
      commitment.partner !== values['partner_id']
    )
      refuse('commitment_id', notItsCommitment(commitment.partner));
    else if (commitment.row !== undefined && on !== undefined && commitment.day !== undefined && on < commitment.day)
      sortEarlier.run(on, commitment.row);
  };

  const stage = (troubles: readonly Trouble[]): void => {
    const { width } = header!;
    row = ++desk.rows;
    state = ROW.good;
    for (const { cell, value, code, reason } of troubles) refuse(header!.written[cell], { code, reason }, value);
    if (troubles.length === 0 && cells.length !== width && !(cells.length > width && blankFrom(cells, width)))
      refuse(undefined, cellCount(cells.length, width));

    const values = valuesOf(troubles);
    const initiative = textOf(values['initiative_id']);
    const partner = textOf(values['partner_id']);
    const found = lookUp(values, initiative);
    const on = dayOf(sheet, values, found);
    checkDays(values, on);
    noteIdle(values);
    if (sheet.name === 'actions') checkAction(values, found, on);

    const key = keyOf(sheet, values);
    const until = sheet.later && textOf(values[sheet.later.on]);
    const name =
      named && initiative !== undefined && key !== undefined
        ? names.add(sheet.name, initiative, key, { row, day: on, partner })
        : undefined;
    const within = sheet.name === 'initiatives' ? name : found.initiatives?.id;
    const by = sheet.name === 'partners' ? name : found.partners?.id;
    const other = ref && found[ref]?.id;
    insert.run(row, sheet.index, line, state, within, name, by, other, key, on, until, JSON.stringify(cells));
  };

  return {
    take(at, written, troubles) {
      if (troubles.length === 0 && blankFrom(written, 0)) return;
      line = at;
      cells = written;
      if (header) return stage(troubles);
      const read = readHeader(sheet, { file, line }, written, troubles, journal);
      places = sheet.columns.map(({ name }) => read.columns.get(name)?.at);
      header = read;
    },
    done: () => ({ sheet, file, header, broken: !header || header.broken }),
  };
}

function blankFrom(cells: readonly string[], from: number): boolean {
  for (let at = from; at < cells.length; at++) if (cells[at]!.trim() !== '') return false;
  return true;
}

/** The id of a row within its sheet and initiative; `undefined` where a cell of it is faulty. */
function keyOf(sheet: Sheet, values: Values): string | undefined {
  let key = '';
  for (const [at, column] of sheet.id.entries()) {
    const value = textOf(values[column]);
    if (value === undefined && sheet.columns.some(({ name, required }) => name === column && required))
      return undefined;
    key += at === 0 ? (value ?? '') : ` ${value ?? ''}`;
  }
  return key;
}

/** The day on which the row's first record occurred. */
function dayOf(sheet: Sheet, values: Values, found: Found): Day | undefined {
  if (sheet.name === 'attendance') return found.meetings?.day;
  const on = textOf(values[sheet.on!]);
  return on === undefined && sheet.name === 'indicators' ? found.initiatives?.day : on;
}
