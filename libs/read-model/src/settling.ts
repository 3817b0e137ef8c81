import type Database from 'better-sqlite3';
import { dayOf, type Day, type DayNumber, type Fact } from '@sebone/kernel';
import { historyAt, type Lifecycle } from '@sebone/initiative';
import type { EventStore } from '@sebone/event-store';
import { LIFECYCLES, STATE_TABLES } from './views/lifecycles.ts';
import type { ViewsFile } from './views-file.ts';

type Cell = string | number | null;

/** The states of one initiative on a day: rows by table, in the order of the tables' columns and keys. */
export interface States {
  readonly rows: ReadonlyMap<string, readonly (readonly Cell[])[]>;
  /** The first day on which a state may be another if nothing is recorded. */
  readonly nextChange: Day | null;
}

/** How far an initiative's states have been settled: a row of the table `settlements`. */
export interface Settlement {
  readonly initiative: string;
  readonly latestPosition: number;
  readonly position: number | null;
  readonly computedOn: Day | null;
  readonly nextChange: Day | null;
}

/** All settlements, by initiative. */
export function settlementsIn(db: Database.Database): readonly Settlement[] {
  return db
    .prepare<[], Settlement>(
      `SELECT initiative, latest_position AS latestPosition, position, computed_on AS computedOn, next_change AS nextChange
       FROM settlements ORDER BY initiative`,
    )
    .all();
}

/** An initiative's facts up to a position, in order. */
export async function factsUpTo(position: number, initiative: string, store: EventStore): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for await (const batch of store.subscribe(0, { filter: { initiative }, untilHead: true, batchSize: 10_000 })) {
    for (const fact of batch) if (fact.position <= position) facts.push(fact);
  }
  return facts;
}

/** The states of an initiative as of and as known at `day`, computed from nothing but its facts. */
export function statesOf(initiative: string, facts: readonly Fact[], day: Day): States {
  const history = historyAt(initiative, facts, { asOf: day, knownAt: day });
  const life = ({ state, since, nextDue }: Lifecycle): Cell[] => [state, dayOf(since), dayOrNull(nextDue), day];
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
  const entries = facts
    .map(({ occurredOn, reportedOn }) => (occurredOn > reportedOn ? occurredOn : reportedOn))
    .filter((entry) => entry > day);
  return {
    rows: new Map(Object.entries(rows).map(([table, of]) => [table, of.sort(byFirstCells)])),
    nextChange: earliest([...dues, ...entries]),
  };
}

/**
 * Brings the states of every initiative that may have changed to its `today`: those with facts that the lifecycles view
 * has consumed since, those where a delay has fallen due, those computed for a later day. One transaction each.
 */
export async function settleStates(
  current: () => ViewsFile,
  store: EventStore,
  today: (initiative: string) => Day,
): Promise<void> {
  for (const settlement of settlementsIn(current().db)) {
    const { initiative, latestPosition, position, computedOn, nextChange } = settlement;
    const day = today(initiative);
    const holds =
      position !== null &&
      computedOn !== null &&
      latestPosition <= position &&
      computedOn <= day &&
      (nextChange ?? '9999-12-31') > day;
    if (holds) continue;
    const upTo = current()
      .checkpoints.all()
      .find(({ view }) => view === LIFECYCLES.name)!.position;
    const states = statesOf(initiative, await factsUpTo(upTo, initiative, store), day);
    writeStates(current(), initiative, { states, position: upTo, day });
  }
}

/** The keys of all these tables are among their first three columns. */
function byFirstCells(a: readonly Cell[], b: readonly Cell[]): number {
  const at = [0, 1, 2].find((column) => a[column] !== b[column]);
  return at === undefined ? 0 : a[at]! < b[at]! ? -1 : 1;
}

/** The rows that the file holds, in the same order. */
export function statesIn(db: Database.Database, initiative: string): ReadonlyMap<string, readonly (readonly Cell[])[]> {
  return new Map(
    STATE_TABLES.map(({ name }) => [
      name,
      db.prepare<[string], Cell[]>(`SELECT * FROM ${name} WHERE initiative = ? ORDER BY 1, 2, 3`).raw().all(initiative),
    ]),
  );
}

interface Settled {
  readonly states: States;
  readonly position: number;
  readonly day: Day;
}

function writeStates({ db, transaction }: ViewsFile, initiative: string, { states, position, day }: Settled): void {
  transaction(() => {
    for (const { name, columns } of STATE_TABLES) {
      db.prepare(`DELETE FROM ${name} WHERE initiative = ?`).run(initiative);
      const insert = db.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`);
      for (const row of states.rows.get(name)!) insert.run(...row);
    }
    db.prepare('UPDATE settlements SET position = ?, computed_on = ?, next_change = ? WHERE initiative = ?').run(
      position,
      day,
      states.nextChange,
      initiative,
    );
  });
}

const dayOrNull = (day: DayNumber): Day | null => (Number.isFinite(day) ? dayOf(day) : null);

const earliest = (days: readonly (Day | null)[]): Day | null =>
  days.reduce<Day | null>((first, day) => (day !== null && (first === null || day < first) ? day : first), null);
