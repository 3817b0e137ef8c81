import { dayNumber, type Day, type DayNumber, type Fact, type Horizons } from '@sebone/kernel';
import { RECORDS } from './kinds.ts';
import { contentOf, type Corrects, type Voids } from './records.ts';

/** The facts that stand at two horizons, in the order of time, each with its day's number. */
export interface StandingFacts {
  readonly facts: readonly Fact[];
  readonly days: Int32Array;
}

/**
 * The facts that stand at the horizons: those reported by `knownAt` that had occurred by `asOf`, less those that a
 * correction or voiding reported by `knownAt` has replaced, in order of `(occurredOn, position)`. A correction stands
 * as the type of fact it corrects, on its own day: which day it bears never decides whether it hides the mistake. Among the
 * facts of that day it stands where the mistake stood, or at its own position where it moves the fact to another day.
 * @param facts one initiative's facts in order of position
 */
export function standingAt(facts: readonly Fact[], { asOf, knownAt }: Horizons): StandingFacts {
  const replaced = replacedBy(facts, knownAt);
  if (replaced.size === 0)
    return inOrderOfTime(facts.filter((fact) => fact.reportedOn <= knownAt && fact.occurredOn <= asOf));
  const kept: (Fact | undefined)[] = [];
  const places = new Map<string, Place>();
  for (const fact of facts) {
    if (fact.reportedOn > knownAt) continue;
    const record = RECORDS.byType.get(fact.type);
    if (record?.role === 'voided') continue;
    const mistaken = record?.role === 'corrected' ? places.get((fact.data as Corrects & object).corrects) : undefined;
    const at = mistaken?.occurredOn === fact.occurredOn ? mistaken.at : kept.push(undefined) - 1;
    if (replaced.has(fact.id)) places.set(fact.id, { at, occurredOn: fact.occurredOn });
    else if (fact.occurredOn <= asOf)
      kept[at] =
        record?.role === 'corrected'
          ? { ...fact, type: record.kind.typeOf(fact.data as never), data: contentOf(fact.data) }
          : fact;
  }
  return inOrderOfTime(kept);
}

/** Where a fact that was replaced would have stood. */
interface Place {
  readonly at: number;
  readonly occurredOn: Day;
}

function replacedBy(facts: readonly Fact[], knownAt: Day): ReadonlySet<string> {
  const replaced = new Set<string>();
  for (const fact of facts) {
    const role = RECORDS.byType.get(fact.type)?.role;
    if (role === undefined || role === 'recorded' || fact.reportedOn > knownAt) continue;
    replaced.add(role === 'corrected' ? (fact.data as Corrects & object).corrects : (fact.data as Voids).voids);
  }
  return replaced;
}

function inOrderOfTime(kept: readonly (Fact | undefined)[]): StandingFacts {
  const facts: Fact[] = [];
  const days: DayNumber[] = [];
  let ordered = true;
  let last = -Infinity;
  let lastOccurredOn: Day = '';
  for (const fact of kept) {
    if (!fact) continue;
    // Runs of facts of one day are common: the day's number is worked out once.
    const day = fact.occurredOn === lastOccurredOn ? last : dayNumber(fact.occurredOn);
    if (day < last) ordered = false;
    last = day;
    lastOccurredOn = fact.occurredOn;
    facts.push(fact);
    days.push(day);
  }
  return ordered ? { facts, days: Int32Array.from(days) } : byDay(facts, days);
}

/** A counting sort by day: stable, so that facts of one day keep the order of their positions. */
function byDay(facts: readonly Fact[], days: readonly DayNumber[]): StandingFacts {
  let first = Infinity;
  let last = -Infinity;
  for (const day of days) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  const place = new Int32Array(last - first + 2);
  for (const day of days) place[day - first + 1]!++;
  for (let at = 1; at < place.length; at++) place[at]! += place[at - 1]!;
  const sorted = new Array<Fact>(facts.length);
  const sortedDays = new Int32Array(facts.length);
  for (let at = 0; at < facts.length; at++) {
    const to = place[days[at]! - first]!++;
    sorted[to] = facts[at]!;
    sortedDays[to] = days[at]!;
  }
  return { facts: sorted, days: sortedDays };
}
