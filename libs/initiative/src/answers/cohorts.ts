import type { DayNumber } from '@sebone/kernel';
import { awardsByFunder } from '../traps/giving.ts';
import { groupedBy } from '../traps/measuring.ts';
import type { AwardHistory, History, PartnerHistory } from '../views/history.ts';
import { kaplanMeier, type Lifetime, type SurvivalStep } from './survival.ts';

/** The fewest at risk of whom a share is told: below, it would say more about single partners than about a cohort. */
export const FEWEST_AT_RISK = 10;

/** Partners that first joined in the same year, or all of them. */
export interface Cohort {
  /** The year of joining, `YYYY`, or `all`. */
  readonly cohort: string;
  /** How many joined; `null` where that is fewer than {@link FEWEST_AT_RISK}, and nothing else is told either. */
  readonly partners: number | null;
  /**
   * How long partners stay: days from first joining to leaving. One that has not left by the horizon is censored there, or
   * at the end of the initiative. Coming back is no part of it, falling silent no leaving.
   */
  readonly staying: Curve | null;
  /**
   * How long partners take to act: days from first joining to the first contribution or award given, of whatever kind.
   * `surviving` is the share that has not acted yet. One that left before, or has not by the horizon, is censored.
   */
  readonly firstAction: Curve | null;
}

/** A Kaplan–Meier curve, as far as at least {@link FEWEST_AT_RISK} were at risk. */
export interface Curve {
  readonly steps: readonly SurvivalStep[];
  /** The day of life up to which it is told: from the last step to there the curve is level. */
  readonly toldUntil: number;
  /** Whether events beyond that day are held back. */
  readonly suppressed: boolean;
  /** The first day of life that no more than half outlive; `null` where more than half outlive every day told. */
  readonly median: number | null;
}

/** The cohorts by year of joining in their order, or all partners as one. A year in which nobody joined is left out. */
export function cohortsOf(history: History, { by }: { readonly by: 'year' | 'all' }): readonly Cohort[] {
  const seenUntil = history.ended?.day ?? history.asOfDay;
  const awards = awardsByFunder(history);
  const joiners = [...history.partners.values()].flatMap((partner) => {
    const joined = partner.stays[0]?.joined;
    if (!joined || joined.day > seenUntil) return [];
    return [
      { year: joined.fact.occurredOn.slice(0, 4), ...lifetimesOf(partner, awards.get(partner.id) ?? [], seenUntil) },
    ];
  });
  return [...groupedBy(joiners, ({ year }) => (by === 'year' ? year : 'all'))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([cohort, of]) =>
      of.length < FEWEST_AT_RISK
        ? { cohort, partners: null, staying: null, firstAction: null }
        : {
            cohort,
            partners: of.length,
            staying: curveOf(of.map(({ staying }) => staying)),
            firstAction: curveOf(of.map(({ idle }) => idle)),
          },
    );
}

function lifetimesOf(
  { stays, contributions }: PartnerHistory,
  awards: readonly AwardHistory[],
  seenUntil: DayNumber,
): { readonly staying: Lifetime; readonly idle: Lifetime } {
  const { joined, left } = stays[0]!;
  const lifetime = (event: DayNumber, lost: DayNumber): Lifetime => ({
    days: Math.min(event, lost) - joined.day,
    ended: event <= lost,
  });
  const deeds = [...contributions.map(({ day }) => day), ...awards.map(({ awarded }) => awarded.day)];
  const firstDeed = deeds.filter((day) => day >= joined.day).reduce((first, day) => Math.min(first, day), Infinity);
  const leftOn = left?.day ?? Infinity;
  return { staying: lifetime(leftOn, seenUntil), idle: lifetime(firstDeed, Math.min(leftOn, seenUntil)) };
}

function curveOf(lifetimes: readonly Lifetime[]): Curve {
  const all = kaplanMeier(lifetimes);
  const steps = all.filter(({ atRisk }) => atRisk >= FEWEST_AT_RISK);
  const longest = lifetimes.map(({ days }) => days).sort((a, b) => b - a);
  return {
    steps,
    toldUntil: longest[FEWEST_AT_RISK - 1]!,
    suppressed: steps.length < all.length,
    median: steps.find(({ surviving }) => surviving <= 0.5)?.days ?? null,
  };
}
