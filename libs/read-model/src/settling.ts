import type Database from 'better-sqlite3';
import type { Day, Fact } from '@sebone/kernel';
import type { EventStore } from '@sebone/event-store';
import type { InitiativeEvents } from '@sebone/initiative';
import { DisorderedLogError } from './catching-up.ts';
import { statesOf, writeStates, type States } from './states.ts';
import { LIFECYCLES } from './views/lifecycles.ts';
import type { ViewsFile } from './views-file.ts';

/** How far an initiative's states have been settled: a row of the table `settlements`. */
export interface Settlement {
  readonly initiative: string;
  readonly latestPosition: number;
  readonly position: number | null;
  readonly computedOn: Day | null;
  readonly nextChange: Day | null;
  readonly timeZone: string | null;
}

const UTC = 'UTC';

/** Which day it is in an initiative, whose charter names `timeZone`. */
export type Today = (initiative: string, timeZone: string) => Day;

/** All settlements, the one that was settled least far first. */
export function settlementsIn(db: Database.Database): readonly Settlement[] {
  return db
    .prepare<[], Settlement>(
      `SELECT initiative, latest_position AS latestPosition, position, computed_on AS computedOn, next_change AS nextChange,
         time_zone AS timeZone
       FROM settlements ORDER BY position, initiative`,
    )
    .all();
}

const hasUnsettledFacts = ({ position, latestPosition }: Settlement): boolean =>
  position === null || position < latestPosition;

/** The settlements of initiatives that have facts which their states do not reflect yet. */
export function unsettledIn({ db, writers }: ViewsFile): readonly Settlement[] {
  return writers.has(LIFECYCLES.name) ? settlementsIn(db).filter(hasUnsettledFacts) : [];
}

/**
 * The initiatives whose states may be others today, the one that has waited longest first: those with facts that the
 * lifecycles view has consumed since, those where a delay has fallen due, those computed for a later day.
 */
export function initiativesToSettle({ db, writers }: ViewsFile, today: Today): readonly string[] {
  if (!writers.has(LIFECYCLES.name)) return [];
  const differs = (settlement: Settlement): boolean => {
    const { initiative, computedOn, nextChange, timeZone } = settlement;
    if (hasUnsettledFacts(settlement) || computedOn === null) return true;
    const day = today(initiative, timeZone ?? UTC);
    return computedOn > day || (nextChange !== null && nextChange <= day);
  };
  return settlementsIn(db)
    .filter(differs)
    .map(({ initiative }) => initiative);
}

/** What an initiative is settled with. */
export interface Settling {
  readonly store: EventStore;
  readonly today: Today;
  /** Where it is aborted on the way, nothing more is written. */
  readonly signal: AbortSignal;
}

/** The facts of an initiative cannot be folded into states. Those that were settled before are still shown. */
export class UnsettledStatesError extends Error {
  readonly code = 'states-unsettled';
  constructor(
    readonly initiative: string,
    cause: unknown,
  ) {
    super(
      `The states of "${initiative}" cannot be computed: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
    this.name = 'UnsettledStatesError';
  }
}

/**
 * Brings the states of every initiative that may have changed to what the lifecycles view has consumed and to its today:
 * one transaction each.
 * @param afterEach awaited before the next one is begun
 * @returns what kept initiatives from being settled; it keeps no other one from it
 * @throws DisorderedLogError where the log does not give all facts that the view has consumed
 */
export async function settleStates(
  current: () => ViewsFile,
  settling: Settling,
  afterEach: () => Promise<void> = () => Promise.resolve(),
): Promise<readonly UnsettledStatesError[]> {
  const failures: UnsettledStatesError[] = [];
  for (const initiative of initiativesToSettle(current(), settling.today)) {
    try {
      await settleInitiative(current, initiative, settling);
    } catch (error) {
      if (!(error instanceof UnsettledStatesError)) throw error;
      failures.push(error);
    }
    if (settling.signal.aborted) break;
    await afterEach();
  }
  return failures;
}

async function settleInitiative(
  current: () => ViewsFile,
  initiative: string,
  { store, today, signal }: Settling,
): Promise<void> {
  const file = current();
  const position = file.checkpoints.all().find(({ view }) => view === LIFECYCLES.name)!.position;
  const latest = settlementsIn(file.db).find((settlement) => settlement.initiative === initiative)!.latestPosition;
  const facts = await factsUpTo(position, initiative, store, signal);
  // A rebuild that exchanged the file meanwhile has settled the new one.
  if (signal.aborted || current() !== file) return;
  const last = facts.at(-1)?.position ?? 0;
  if (last < latest) throw new DisorderedLogError(last, `"${initiative}" has a fact at position ${latest}`);
  const { states, day, timeZone } = statesToday(initiative, facts, today);
  file.transaction(() => {
    const { changes } = file.db
      .prepare(
        `UPDATE settlements SET position = ?, computed_on = ?, next_change = ?, time_zone = ?
         WHERE initiative = ? AND coalesce(position, 0) <= ?`,
      )
      .run(position, day, states.nextChange, timeZone, initiative, position);
    if (changes > 0) writeStates(file.db, initiative, states);
  });
}

function statesToday(
  initiative: string,
  facts: readonly Fact[],
  today: Today,
): { readonly states: States; readonly day: Day; readonly timeZone: string } {
  try {
    const timeZone = timeZoneOf(facts);
    const day = today(initiative, timeZone);
    return { states: statesOf(initiative, facts, { asOf: day, knownAt: day }), day, timeZone };
  } catch (error) {
    throw new UnsettledStatesError(initiative, error);
  }
}

/** An initiative's facts up to a position, in order. */
export async function factsUpTo(
  position: number,
  initiative: string,
  store: EventStore,
  signal?: AbortSignal,
): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  const options = { filter: { initiative }, untilHead: true, ...(signal && { signal }) };
  for await (const batch of store.subscribe(0, options)) {
    for (const fact of batch) if (fact.position <= position) facts.push(fact);
  }
  return facts;
}

/** The time zone of an initiative's days: that of its charter as last recorded or corrected. */
function timeZoneOf(facts: readonly Fact[]): string {
  const charter = facts.findLast(({ type }) => type === 'InitiativeChartered' || type === 'CharterCorrected');
  return (charter?.data as InitiativeEvents.Charter | undefined)?.timeZone ?? UTC;
}
