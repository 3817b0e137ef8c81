import { dayNumber, type DayNumber, type Fact } from '@sebone/kernel';
import type { AwardHistory, History, PartnerHistory } from '../views/history.ts';
import { groupedBy, type Span } from './measuring.ts';

/** Something that a partner gave, and the last day on which it was giving it. */
export interface Giving {
  readonly fact: Fact;
  readonly day: DayNumber;
}

/** The funding awards by the partner that pays for them: a funder gives by its awards, as others do by what they do. */
export function awardsByFunder(history: History): ReadonlyMap<string, readonly AwardHistory[]> {
  return groupedBy(history.awards.values(), ({ awarded }) => awarded.data.partnerId);
}

/** The last day that an award pays for. */
export function paysUntil({ awarded, ended }: AwardHistory): DayNumber {
  return Math.min(dayNumber(awarded.data.endsOn), ended?.day ?? Infinity);
}

/** What a partner gave last, of whatever kind: a contribution, or an award, which gives for as long as it pays. */
export function lastGiving(
  partner: PartnerHistory,
  awards: readonly AwardHistory[],
  asOf: DayNumber,
): Giving | undefined {
  let last: Giving | undefined = partner.contributions.at(-1);
  for (const award of awards) {
    const day = Math.max(award.awarded.day, Math.min(asOf, paysUntil(award)));
    if (!last || day > last.day) last = { fact: award.awarded.fact, day };
  }
  return last;
}

/** For each thing a partner gave, the days on which it lies within the `window` days up to them. */
export function givingSpans(partner: PartnerHistory, awards: readonly AwardHistory[], window: number): readonly Span[] {
  return [
    ...partner.contributions.map(({ day }): Span => [day, day + window - 1]),
    ...awards.map((award): Span => [award.awarded.day, Math.max(award.awarded.day, paysUntil(award)) + window - 1]),
  ];
}
