import { dayNumber, type DayNumber } from '@sebone/kernel';
import type { AwardHistory, History } from '../../views/history.ts';
import { DAYS_PER_YEAR, groupedBy, type Span } from '../measuring.ts';

/** An award as it pays: the first and last day, who pays, and how much a year in its own currency. */
export interface Paying {
  readonly award: AwardHistory;
  readonly funder: string;
  readonly span: Span;
  readonly currency: string;
  readonly perYear: number;
}

/** What a funder's awards in force pay a year in one currency, and its part of all that is paid in that one. */
export interface Sponsor {
  readonly funder: string;
  readonly currency: string;
  readonly perYear: number;
  /** 0 to 1. */
  readonly share: number;
}

/** What the awards in force on a day amount to. */
export interface Landscape {
  /** By currency and funder. */
  readonly sponsors: readonly Sponsor[];
  /** The funder that pays at least this share whatever the currencies are worth; none where nobody pays. */
  readonly largest: { readonly funder: string; readonly share: number } | undefined;
  /** The Herfindahl–Hirschman index, 0 to 1; only where all is paid in one currency. */
  readonly concentration: number | undefined;
}

/** The awards as they pay, in the order in which they begin. */
export function payingAwards(history: History): readonly Paying[] {
  return [...history.awards.values()]
    .map((award): Paying => {
      const { partnerId, startsOn, endsOn, amount, currency } = award.awarded.data;
      const days = dayNumber(endsOn) - dayNumber(startsOn) + 1;
      return {
        award,
        funder: partnerId,
        span: [
          Math.max(dayNumber(startsOn), award.awarded.day),
          Math.min(dayNumber(endsOn), award.ended?.day ?? Infinity),
        ],
        currency,
        perYear: (amount * DAYS_PER_YEAR) / Math.max(1, days),
      };
    })
    .sort((a, b) => a.span[0] - b.span[0] || (a.award.id < b.award.id ? -1 : 1));
}

/** Whether a day lies in a span. */
export const covers = ([from, to]: Span, day: DayNumber): boolean => from <= day && day <= to;

/**
 * Who pays how much of what is in force on a day. Currencies are never added up: a funder's share is the one it has in
 * every one of them at least, which is the least that it can be at any exchange rate.
 */
export function landscapeOn(awards: readonly Paying[], day: DayNumber): Landscape {
  const inForce = awards.filter(({ span }) => covers(span, day));
  const byCurrency = [...groupedBy(inForce, ({ currency }) => currency).values()].map(sponsorsIn);
  let largest: Landscape['largest'];
  for (const funder of [...new Set(inForce.map((award) => award.funder))].sort()) {
    const share = byCurrency.reduce((least, its) => Math.min(least, shareOf(funder, its)), 1);
    if (!largest || share > largest.share) largest = { funder, share };
  }
  const only = byCurrency.length === 1 ? byCurrency[0]! : undefined;
  return {
    sponsors: byCurrency.flat(),
    largest,
    concentration: only && only.reduce((sum, { share }) => sum + share ** 2, 0),
  };
}

const shareOf = (funder: string, sponsors: readonly Sponsor[]): number =>
  sponsors.find((sponsor) => sponsor.funder === funder)?.share ?? 0;

/** Who pays how much of what is paid in one currency. */
function sponsorsIn(paid: readonly Paying[]): readonly Sponsor[] {
  const byFunder = new Map<string, number>();
  for (const { funder, perYear } of paid) byFunder.set(funder, (byFunder.get(funder) ?? 0) + perYear);
  const total = paid.reduce((sum, { perYear }) => sum + perYear, 0);
  return [...byFunder].map(([funder, perYear]) => ({
    funder,
    currency: paid[0]!.currency,
    perYear,
    share: total > 0 ? perYear / total : 1 / byFunder.size,
  }));
}

/**
 * The first day since which something has stood without a break, where it turns only a number of days after an award
 * begins or has ended.
 * @param later those numbers of days: 0 for what is true of the day itself
 */
export function sinceTurn(
  awards: readonly Paying[],
  asOf: DayNumber,
  later: readonly number[],
  stood: (day: DayNumber) => boolean,
): DayNumber {
  const turns = new Set(
    awards.flatMap(({ span: [from, to] }) => later.flatMap((days) => [from + days, to + 1 + days])),
  );
  let since = asOf;
  for (const day of [...turns].filter((turn) => turn <= asOf).sort((a, b) => b - a)) {
    if (!stood(day)) break;
    since = day;
  }
  return since;
}
