import { dayNumber, type Day } from '@sebone/kernel';
import { paysUntil } from '../traps/giving.ts';
import type { AwardHistory, History } from '../views/history.ts';
import { FUNDING_PURPOSES, type FundingPurpose } from '../vocabulary.ts';
import { dayOrNull } from './life.ts';

/** How far recorded awards reach. An early end counts; a pause between awards does not show here. */
export interface Runway {
  /** The last day that any of them pays for; `null` where there is none. */
  readonly fundedUntil: Day | null;
  /** Days from the horizon to that day, negative where it is past; `null` where there is none. */
  readonly daysLeft: number | null;
  /** How many awards there are, and how many of them pay at the horizon. */
  readonly awards: number;
  readonly inForce: number;
}

/** The runway of all awards, and of those for each purpose. */
export interface Funding extends Runway {
  /** The purposes that any award has, `null` for those that name none, last. */
  readonly byPurpose: readonly (Runway & { readonly purpose: FundingPurpose | null })[];
}

/** How long the recorded money lasts. */
export function fundingOf(history: History): Funding {
  const awards = [...history.awards.values()];
  const byPurpose = [...FUNDING_PURPOSES, null].flatMap((purpose) => {
    const its = awards.filter(({ awarded }) => (awarded.data.purpose ?? null) === purpose);
    return its.length > 0 ? [{ purpose, ...runwayOf(its, history) }] : [];
  });
  return { ...runwayOf(awards, history), byPurpose };
}

function runwayOf(awards: readonly AwardHistory[], { asOfDay }: History): Runway {
  const until = awards.reduce((latest, award) => Math.max(latest, paysUntil(award)), -Infinity);
  const paying = awards.filter(
    (award) => dayNumber(award.awarded.data.startsOn) <= asOfDay && paysUntil(award) >= asOfDay,
  );
  return {
    fundedUntil: dayOrNull(until),
    daysLeft: awards.length > 0 ? until - asOfDay : null,
    awards: awards.length,
    inForce: paying.length,
  };
}
