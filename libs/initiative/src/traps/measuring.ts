import { dayNumber, type DayNumber, type Fact, type Text } from '@sebone/kernel';
import type { Policy, ThresholdName } from '../policy/policy.ts';
import type { History, PartnerHistory } from '../views/history.ts';
import { LEVELS, type Level } from '../vocabulary.ts';
import { scoreOf, type Sign } from './finding.ts';

// Units, not thresholds: how the calendar converts. A year of 365 days keeps the same day within a leap day.
export const DAYS_PER_YEAR = 365;
export const DAYS_PER_MONTH = 365.25 / 12;

/** The thresholds at which each level of a measure begins; a measure may have fewer than three levels. */
export type Scale = Readonly<Partial<Record<Level, ThresholdName>>>;

/** What a measure weighs: the part of a {@link Sign} that a value and a scale decide. */
export type Weight = Pick<Sign, 'level' | 'value' | 'threshold' | 'thresholdName' | 'score'>;

/**
 * The level that `value` reaches on a scale: the highest whose threshold it has reached, or `undefined` below all of
 * them. The score grows from the lowest threshold on, so that it never falls while things get worse.
 * @param direction `above` where more is worse, `below` where less is worse; reaching a threshold is enough
 */
export function weigh(
  value: number,
  scale: Scale,
  policy: Policy,
  direction: 'above' | 'below' = 'above',
): Weight | undefined {
  const reached = (threshold: number): boolean => (direction === 'above' ? value >= threshold : value <= threshold);
  const level = LEVELS.findLast((one) => scale[one] !== undefined && reached(policy.thresholds[scale[one]]));
  if (level === undefined) return undefined;
  const lowest = LEVELS.find((one) => scale[one] !== undefined && reached(policy.thresholds[scale[one]]))!;
  const thresholdName = scale[level]!;
  return {
    level,
    value,
    threshold: policy.thresholds[thresholdName],
    thresholdName,
    score: scoreOf(value, policy.thresholds[scale[lowest]!], direction),
  };
}

/** The most facts that one sign shows: a person reads them. */
const MOST_EVIDENCE = 50;

/** The newest of `facts`, and the first of them: where it began and how it stands. In the order of time, each once. */
export function evidenceOf(facts: readonly Fact[]): readonly Fact[] {
  const once = [...new Map(facts.map((fact) => [fact.id, fact])).values()].sort((a, b) =>
    a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : a.position - b.position,
  );
  return once.length <= MOST_EVIDENCE ? once : [once[0]!, ...once.slice(1 - MOST_EVIDENCE)];
}

/** The stay that a partner is in on a day, the day of joining included, that of leaving not. */
export function stayOn(partner: PartnerHistory, day: DayNumber): PartnerHistory['stays'][number] | undefined {
  return partner.stays.findLast(({ joined, left }) => joined.day <= day && (left === undefined || left.day > day));
}

/** What people call the initiative. */
export function initiativeName(history: History): string {
  return history.charter?.data.name ?? history.initiative;
}

/** What people call a partner, from its id. */
export function partnerName(history: History, id: string): string {
  return history.partners.get(id)?.name ?? id;
}

/**
 * The first of the days up to `last` on which something has stood without a break.
 * @param first no day before this one is asked about
 * @param stood whether it stood on a day; asked once for each day, from `last` backwards, until it did not
 */
export function standingSince(last: DayNumber, first: DayNumber, stood: (day: DayNumber) => boolean): DayNumber {
  let since = last;
  while (since > first && stood(since - 1)) since--;
  return since;
}

/** A span of days, both ends included. */
export type Span = readonly [from: DayNumber, to: DayNumber];

/** How many of `spans` lie over each day from `first` to `last`, looked up by day; 0 for days outside. */
export function countByDay(first: DayNumber, last: DayNumber, spans: Iterable<Span>): (day: DayNumber) => number {
  const counts = new Int32Array(Math.max(0, last - first) + 2);
  for (const [from, to] of spans) {
    if (to < from || to < first || from > last) continue;
    counts[Math.ceil(Math.max(from, first)) - first]!++;
    counts[Math.floor(Math.min(to, last)) - first + 1]!--;
  }
  for (let at = 1; at < counts.length; at++) counts[at]! += counts[at - 1]!;
  return (day) => (day < first || day > last ? 0 : counts[day - first]!);
}

/** What `keyOf` gives to each of `all`, with those that share it, in their order. */
export function groupedBy<One>(all: Iterable<One>, keyOf: (one: One) => string): ReadonlyMap<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** The value below or at which `share` of `sorted` (ascending, not empty) lies: the nearest rank. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

/** The place of the first of `sorted` (ascending) that is at or after `value`: how many lie before it. */
export function countBefore(sorted: ArrayLike<number>, value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

const FEWEST_REPORTS = 8;

/**
 * The day up to which the record can be taken as complete: `asOf`, less the time that reports usually take to come in
 * (three quarters of those of the two years before), where the view does not already know so much later. Silence after
 * that day may only be a report under way.
 * @param longest the longest time allowed for, in days: a bulk import of old records says nothing about how long reports take
 */
export function settledUntil(history: History, longest: number): DayNumber {
  const most = Math.floor(longest);
  const knownAt = dayNumber(history.knownAt);
  if (knownAt - most >= history.asOfDay) return history.asOfDay;
  const counts = new Int32Array(most + 1);
  let reports = 0;
  const last = knownAt - most;
  for (let at = history.signsOfLife.length - 1; at >= 0; at--) {
    const { day, fact } = history.signsOfLife[at]!;
    if (day <= last - 2 * DAYS_PER_YEAR) break;
    if (day > last) continue;
    counts[Math.min(most, Math.max(0, dayNumber(fact.reportedOn) - day))]!++;
    reports++;
  }
  if (reports < FEWEST_REPORTS) return history.asOfDay;
  let lag = 0;
  for (let seen = counts[0]!; seen < 0.75 * reports; seen += counts[lag]!) lag++;
  return Math.min(history.asOfDay, knownAt - lag);
}

/** The planned end of the initiative, where its charter names one. */
export function plannedEnd({ charter }: History): DayNumber | undefined {
  return charter?.data.plannedUntil === undefined ? undefined : dayNumber(charter.data.plannedUntil);
}

/** Whether anybody acted in the year up to the horizon: see `signsOfLife`. */
export function stillActs({ signsOfLife, asOfDay }: History): boolean {
  return (signsOfLife.at(-1)?.day ?? -Infinity) > asOfDay - DAYS_PER_YEAR;
}

/** Whether it fell silent when its plan came to its end: then it is over, though nobody wrote so, and gave nothing up. */
export function endedAsPlanned(history: History): boolean {
  const planned = plannedEnd(history);
  const last = history.signsOfLife.at(-1)?.day;
  const around = history.policy.thresholds['initiative.falters-after'];
  return (
    planned !== undefined &&
    last !== undefined &&
    planned <= history.asOfDay &&
    Math.abs(last - planned) <= around &&
    last + around < history.asOfDay
  );
}

/** A share as people write it: `0.254` is `25%`. */
export const percent = (share: number): string => `${Math.round(share * 100)}%`;
/** A number with at most one digit after the point. */
export const rounded = (value: number): string => String(Math.round(value * 10) / 10);

/** Names as people list them: the first few, and how many more. */
export function listed(names: readonly string[], most = 4): Text {
  const shown = names.length > most + 1 ? names.slice(0, most) : names;
  const more = names.length - shown.length;
  return {
    en: more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ').replace(/, ([^,]*)$/, ' and $1'),
    ja: more > 0 ? `${shown.join('、')}ほか${more}` : shown.join('、'),
  };
}
