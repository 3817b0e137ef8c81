import type { DayNumber } from '@sebone/kernel';
import type { History, PartnerHistory } from '../views/history.ts';
import { stayOn, type Span } from './measuring.ts';

/**
 * The spans, in the order of time, in which an initiative kept a kind of record. Only there does the silence of one
 * partner say something about that partner; elsewhere it says that nobody wrote anything down.
 */
export type Kept = readonly Span[];

/** Kept throughout: the record is taken at its word. */
export const ALWAYS: Kept = [[-Infinity, Infinity]];

/** When silence is doubted. */
export interface Doubt {
  /** Days between two records over which the kind still counts as being kept. */
  readonly gap: number;
  /** Days after the last record on which it still does. */
  readonly tail: number;
  /** So many partners that it is doubted at all. */
  readonly doubtedFrom: number;
}

/**
 * When facts of these types were kept, as {@link keptDuring} has it; always where fewer than `doubtedFrom` partners are in
 * a stay: so few can well have done nothing, and silence among more is rather a record that nobody keeps.
 */
export function trusted(history: History, types: ReadonlySet<string>, { gap, tail, doubtedFrom }: Doubt): Kept {
  let present = 0;
  for (const partner of history.partners.values()) if (stayOn(partner, history.asOfDay)) present++;
  return present < doubtedFrom ? ALWAYS : keptDuring(history, types, gap, tail);
}

/**
 * When facts of these types were kept: from one to the next where no more than `gap` days lie between them, from the
 * initiative's start where the first came within `gap` days of it, and `tail` days beyond the last.
 */
function keptDuring(history: History, types: ReadonlySet<string>, gap: number, tail: number): Kept {
  const kept: Span[] = [];
  let from: DayNumber | undefined;
  let last = history.startedOn;
  for (const { fact, day } of history.signsOfLife) {
    if ((day === last && from !== undefined) || !types.has(fact.type)) continue;
    if (from === undefined) from = day - last <= gap ? Math.min(last, day) : day;
    else if (day - last > gap) {
      kept.push([from, last + tail]);
      from = day;
    }
    last = day;
  }
  return from === undefined ? kept : [...kept, [from, last + tail]];
}

/** Whether a partner is there to act with the others: a beneficiary is there to receive, a backbone to serve. */
export const isMember = ({ role }: PartnerHistory): boolean => role === 'member' || role === 'funder';

/** How many of the days after `from`, up to `to`, lie in spans in which the record was kept. */
export function daysKept(kept: Kept, from: DayNumber, to: DayNumber): number {
  return kept.reduce((days, [begin, end]) => days + Math.max(0, Math.min(to, end) - Math.max(from, begin)), 0);
}

/** The day by which `days` days on record had gone by since `from`; `Infinity` where the record stops before. */
export function whenKept(kept: Kept, from: DayNumber, days: number): DayNumber {
  let left = days;
  for (const [begin, end] of kept) {
    const first = Math.max(from, begin);
    if (first + left <= end) return first + left;
    left -= Math.max(0, end - first);
  }
  return Infinity;
}

/** The span in which the record was kept on `day`. */
export function keptOn(kept: Kept, day: DayNumber): Span | undefined {
  return kept.find(([begin, end]) => begin <= day && day <= end);
}
