import type Database from 'better-sqlite3';
import { dayOf, type Day, type DayNumber, type Fact, type Horizons } from '@sebone/kernel';
import { historyAt, RECORDS, type Lifecycle } from '@sebone/initiative';
import { STATE_TABLES } from './views/lifecycles.ts';

type Cell = string | number | null;
type Row = readonly Cell[];

/** The states of one initiative at two horizons: rows by table, in the order of the tables' columns and keys. */
export interface States {
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  /** The first day on which a state may be another if nothing is recorded. */
  readonly nextChange: Day | null;
}

/**
 * The states of an initiative at two horizons, computed from nothing but what its facts record. What was found or done about it, in
 * findings and interventions, changes no state, nor does it have one settled anew.
 */
export function statesOf(initiative: string, facts: readonly Fact[], { asOf, knownAt }: Horizons): States {
  const recorded = facts.filter(({ type }) => RECORDS.byType.has(type));
  const history = historyAt(initiative, recorded, { asOf, knownAt });
  const life = ({ state, since, nextDue }: Lifecycle): Cell[] => [state, dayOf(since), dayOrNull(nextDue), asOf];
  // A partner that is known only from what others said of it has no life of its own yet.
  const partners = [...history.partners.values()].filter(({ state }) => state !== 'absent');
  const commitments = [...history.commitments.values()];
  const items = [...history.items.values()];
  const rows: Readonly<Record<(typeof STATE_TABLES)[number]['name'], Cell[][]>> = {
    // An initiative of which nothing is known yet has no state either.
    initiative_states:
      history.facts.length === 0 ? [] : [[initiative, history.charter?.data.name ?? initiative, ...life(history)]],
    partner_states: partners.map((each) => [
      initiative,
      each.id,
      each.name,
      each.sector ?? null,
      each.role,
      ...life(each),
    ]),
    commitment_states: commitments.map((each) => [
      initiative,
      each.partnerId,
      each.id,
      each.title,
      each.dueOn ?? null,
      ...life(each),
    ]),
    item_states: items.map((each) => [initiative, each.id, each.partnerId, each.shared.data.title, ...life(each)]),
  };
  const dues = [history, ...partners, ...commitments, ...items].map(({ nextDue }) => dayOrNull(nextDue));
  // Facts with a later day count from that day on.
  const entries = recorded
    .map(({ occurredOn, reportedOn }) => (occurredOn > reportedOn ? occurredOn : reportedOn))
    .filter((entry) => entry > asOf);
  return {
    rows: new Map(Object.entries(rows).map(([table, of]) => [table, of.sort(byFirstCells)])),
    nextChange: earliest([...dues, ...entries]),
  };
}

/** The rows that the file holds, in the same order. */
export function statesIn(db: Database.Database, initiative: string): ReadonlyMap<string, readonly Row[]> {
  return new Map(
    STATE_TABLES.map(({ name }) => [
      name,
      db.prepare<[string], Cell[]>(`SELECT * FROM ${name} WHERE initiative = ? ORDER BY 1, 2, 3`).raw().all(initiative),
    ]),
  );
}

/** Puts the states of an initiative in the place of those that the file holds. Only rows that differ are written. */
export function writeStates(db: Database.Database, initiative: string, { rows }: States): void {
  const held = statesIn(db, initiative);
  for (const { name, columns } of STATE_TABLES) {
    const gone = new Map(held.get(name)!.map((row) => [placeOf(row), row]));
    const come = rows.get(name)!.filter((row) => {
      const stays = sameRow(row, gone.get(placeOf(row)));
      if (stays) gone.delete(placeOf(row));
      return !stays;
    });
    const where = columns.slice(0, KEYED).map((column) => `${column.name} = ?`);
    const remove = db.prepare(`DELETE FROM ${name} WHERE ${where.join(' AND ')}`);
    const insert = db.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`);
    for (const row of gone.values()) remove.run(...row.slice(0, KEYED));
    for (const row of come) insert.run(...row);
  }
}

/** Whether two rows hold the same. */
export function sameRow(a: readonly unknown[], b: readonly unknown[] | undefined): boolean {
  return b !== undefined && a.length === b.length && a.every((cell, at) => cell === b[at]);
}

/** The keys of all these tables are among their first three columns, none of which is ever NULL. */
const KEYED = 3;

const placeOf = (row: Row): string => row.slice(0, KEYED).join('\n');

function byFirstCells(a: Row, b: Row): number {
  const at = [0, 1, 2].find((column) => a[column] !== b[column]);
  return at === undefined ? 0 : a[at]! < b[at]! ? -1 : 1;
}

const dayOrNull = (day: DayNumber): Day | null => (Number.isFinite(day) ? dayOf(day) : null);

const earliest = (days: readonly (Day | null)[]): Day | null =>
  days.reduce<Day | null>((first, day) => (day !== null && (first === null || day < first) ? day : first), null);
