import { dayNumber, dayOf, type DayNumber, type Fact } from '@sebone/kernel';
import type { AwardHistory, History } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import {
  DAYS_PER_MONTH,
  evidenceOf,
  initiativeName,
  plannedEnd,
  quantile,
  rounded,
  standingSince,
  stillActs,
  weigh,
  type Scale,
} from '../measuring.ts';

const RUNWAY: Scale = {
  watch: 'giving-up.runway-watch',
  warning: 'giving-up.runway-warning',
  critical: 'giving-up.runway-critical',
};
const GAP: Scale = {
  watch: 'giving-up.funding-gap-watch',
  warning: 'giving-up.funding-gap-warning',
  critical: 'giving-up.funding-gap-critical',
};

/**
 * How long the money lasts: months of funding left (`runway`), and months of the plan that it does not reach
 * (`funding-gap`, from the last budget year on). Judged only where awards are recorded, and while the plan has not been
 * lived through. Where awards have been renewed before, no more than kept an eye on until the next one is later than they
 * were: a yearly budget is short every winter. An initiative that still acts long after its money ran out lives by other
 * means and is not judged.
 */
export function fundingSigns(history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const awards = [...history.awards.values()];
  const plannedUntil = plannedEnd(history);
  if (awards.length === 0) return [];
  const fundedUntilOn = fundedUntilByDay(awards, history);
  const fundedUntil = fundedUntilOn(history.asOfDay);
  if ((plannedUntil ?? Infinity) <= Math.max(fundedUntil, history.asOfDay)) return [];
  if (fundedUntil < history.asOfDay - thresholds['giving-up.memory'] * DAYS_PER_MONTH && stillActs(history)) return [];

  const runwayOn = (day: DayNumber): number => (fundedUntilOn(day) - day) / DAYS_PER_MONTH;
  const evidence = evidenceOf(payers(awards, fundedUntil, history.asOfDay, history.charter?.fact));
  const subject = { kind: 'initiative', id: history.initiative } as const;
  const name = initiativeName(history);
  const left = runwayOn(history.asOfDay);
  const asEver = left * DAYS_PER_MONTH >= usualAtRenewal(awards, thresholds['giving-up.renewals-least']);
  const within = (scale: Scale): Scale => (asEver ? { watch: scale.watch! } : scale);
  const signs: Sign[] = [];

  const runway = weigh(left, within(RUNWAY), history.policy, 'below');
  if (runway)
    signs.push({
      measure: 'runway',
      subject,
      ...runway,
      since: standingSince(
        history.asOfDay,
        history.startedOn,
        (day) => runwayOn(day) <= thresholds['giving-up.runway-watch'],
      ),
      evidence,
      sentence:
        left > 0
          ? {
              en: `The recorded funding of ${name} lasts until ${dayOf(fundedUntil)}: ${rounded(left)} months from ${history.asOf}.`,
              ja: `「${name}」の記録上の資金は${dayOf(fundedUntil)}までで、${history.asOf}から${rounded(left)}か月分しかない。`,
            }
          : {
              en: `The recorded funding of ${name} ran out on ${dayOf(fundedUntil)}, ${rounded(-left)} months before ${history.asOf}.`,
              ja: `「${name}」の記録上の資金は${dayOf(fundedUntil)}に尽き、${history.asOf}までに${rounded(-left)}か月が過ぎた。`,
            },
    });

  if (plannedUntil === undefined || left > thresholds['giving-up.funding-gap-runway']) return signs;
  const months = (plannedUntil - fundedUntil) / DAYS_PER_MONTH;
  const gap = weigh(months, within(GAP), history.policy);
  if (!gap) return signs;
  const stood = (day: DayNumber): boolean =>
    runwayOn(day) <= thresholds['giving-up.funding-gap-runway'] &&
    plannedUntil - (day + runwayOn(day) * DAYS_PER_MONTH) >= thresholds['giving-up.funding-gap-watch'] * DAYS_PER_MONTH;
  signs.push({
    measure: 'funding-gap',
    subject,
    ...gap,
    since: standingSince(history.asOfDay, history.startedOn, stood),
    evidence,
    sentence: {
      en: `${name} is planned until ${dayOf(plannedUntil)} but funded only until ${dayOf(fundedUntil)}: ${rounded(months)} months of the plan have no recorded funding.`,
      ja: `「${name}」の計画は${dayOf(plannedUntil)}までだが資金は${dayOf(fundedUntil)}までで、計画のうち${rounded(months)}か月分には資金の記録がない。`,
    },
  });
  return signs;
}

/** The last day that an award pays for, as it stood on a day: an early end counts from when it happened. */
function paidUntil({ awarded, ended }: AwardHistory, day: DayNumber): DayNumber {
  const until = dayNumber(awarded.data.endsOn);
  return ended && ended.day <= day ? Math.min(until, ended.day) : until;
}

/** The last day that any award paid for, as it stood on each day; `Infinity` before the first award. */
function fundedUntilByDay(awards: readonly AwardHistory[], history: History): (day: DayNumber) => DayNumber {
  const first = awards.reduce((earliest, { awarded }) => Math.min(earliest, awarded.day), history.asOfDay);
  const latest = new Float64Array(history.asOfDay - first + 1).fill(-Infinity);
  const raise = (day: DayNumber, until: DayNumber): void => {
    latest[day - first] = Math.max(latest[day - first]!, until);
  };
  for (const award of awards)
    raise(Math.max(award.awarded.day, award.ended?.day ?? -Infinity), paidUntil(award, Infinity));
  for (let at = 1; at < latest.length; at++) latest[at] = Math.max(latest[at]!, latest[at - 1]!);
  // Until the day of an early end, its award still promised to pay to its own end.
  for (const { awarded, ended } of awards)
    if (ended) for (let day = awarded.day; day < ended.day; day++) raise(day, dayNumber(awarded.data.endsOn));
  return (day) => latest[day - first] ?? Infinity;
}

/** The days of funding that used to be left when the next award came, negative for a pause; `Infinity` where that has no habit. */
function usualAtRenewal(awards: readonly AwardHistory[], least: number): number {
  const left: number[] = [];
  let fundedUntil: DayNumber | undefined;
  let awardedOn: DayNumber | undefined;
  for (const award of [...awards].sort((a, b) => a.awarded.day - b.awarded.day)) {
    const until = paidUntil(award, Infinity);
    if (fundedUntil !== undefined && until > fundedUntil && award.awarded.day !== awardedOn)
      left.push(fundedUntil - award.awarded.day);
    awardedOn = award.awarded.day;
    fundedUntil = Math.max(fundedUntil ?? until, until);
  }
  left.sort((a, b) => a - b);
  return left.length < least ? Infinity : quantile(left, 0.5);
}

/** The awards that pay last, their early ends, and what the plan says. */
function payers(
  awards: readonly AwardHistory[],
  fundedUntil: DayNumber,
  asOf: DayNumber,
  charter: Fact | undefined,
): readonly Fact[] {
  const facts = charter ? [charter] : [];
  for (const award of awards) {
    if (paidUntil(award, asOf) !== fundedUntil && paidUntil(award, asOf) < asOf) continue;
    facts.push(award.awarded.fact);
    if (award.ended) facts.push(award.ended.fact);
  }
  return facts;
}
