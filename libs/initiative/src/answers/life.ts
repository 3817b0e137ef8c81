import { addMonths, dayNumber, dayOf, type Day, type DayNumber } from '@sebone/kernel';
import type { History, Lifecycle, PartnerHistory } from '../views/history.ts';

/** Where something is in its life, as people read it. */
export interface Life {
  readonly state: string;
  readonly since: Day;
  /** The day on which the state changes if nothing happens; `null` = never. */
  readonly nextDue: Day | null;
}

const [FIRST_DAY, LAST_DAY] = [dayNumber('0001-01-01'), dayNumber('9999-12-31')];

/** A day as text; `null` for none, for never, and for one beyond the calendar. */
export function dayOrNull(day: DayNumber | undefined): Day | null {
  return day !== undefined && day >= FIRST_DAY && day <= LAST_DAY ? dayOf(day) : null;
}

/** The state of something, since when, and until when if nothing happens. */
export function lifeOf({ state, since, nextDue }: Lifecycle): Life {
  return { state, since: dayOf(since), nextDue: dayOrNull(nextDue) };
}

/** The first day of the twelve months that end with the horizon. */
export function yearBegins({ asOf }: History): DayNumber {
  return dayNumber(addMonths(asOf, -12)) + 1;
}

/** The partners that were ever invited or joined, by id: one known only from others' facts has no state of its own yet. */
export function partnersIn(history: History): readonly PartnerHistory[] {
  return [...history.partners.values()]
    .filter(({ state }) => state !== 'absent')
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The sum of amounts, to fifteen digits, so that decimals add up as they are written. */
export function sumOf(amounts: readonly number[]): number {
  return Number(amounts.reduce((sum, amount) => sum + amount, 0).toPrecision(15));
}

/** How many of `all` are in each of a machine's states, those without any included; without the state before the first fact. */
export function countByState(
  { states }: { readonly states: Readonly<Record<string, unknown>> },
  all: Iterable<Lifecycle>,
): Readonly<Record<string, number>> {
  const counts = Object.fromEntries(Object.keys(states).map((state) => [state, 0]));
  for (const { state } of all) counts[state]! += 1;
  delete counts.absent;
  return counts;
}
