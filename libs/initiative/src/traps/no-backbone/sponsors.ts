import { dayOf, type DayNumber } from '@sebone/kernel';
import type { History } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import {
  DAYS_PER_MONTH,
  DAYS_PER_YEAR,
  evidenceOf,
  initiativeName,
  partnerName,
  percent,
  weigh,
} from '../measuring.ts';
import { covers, landscapeOn, sinceTurn, type Landscape, type Paying } from './awards.ts';

/**
 * How far the initiative hangs on one sponsor: the share of the largest (`sponsor-share`), critical where it is about to
 * end and has not been renewed time and again; how concentrated the awards in force are (`sponsor-concentration`); and
 * whether the largest has withdrawn (`sponsor-retreat`). Judged only where awards are recorded.
 */
export function sponsorSigns(awards: readonly Paying[], history: History): readonly Sign[] {
  const now = landscapeOn(awards, history.asOfDay);
  return [
    ...shareSigns(awards, now, history),
    ...concentrationSigns(awards, now, history),
    ...retreatSigns(awards, history),
  ];
}

function shareSigns(awards: readonly Paying[], { largest }: Landscape, history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  if (!largest) return [];
  const its = awards.filter(({ funder }) => funder === largest.funder);
  const until = its.reduce((latest, { span }) => Math.max(latest, span[1]), -Infinity);
  const endsSoon = until - history.asOfDay <= thresholds['no-backbone.sponsor-ends-within'] * DAYS_PER_MONTH;
  const isHabit = its.length > thresholds['no-backbone.sponsor-renewals'];
  const weight = weigh(
    largest.share,
    {
      watch: 'no-backbone.sponsor-share-watch',
      warning: 'no-backbone.sponsor-share-warning',
      ...(endsSoon && !isHabit && { critical: 'no-backbone.sponsor-share-critical' }),
    },
    history.policy,
  );
  if (!weight) return [];
  const who = partnerName(history, largest.funder);
  const name = initiativeName(history);
  const watch = thresholds['no-backbone.sponsor-share-watch'];
  return [
    {
      measure: 'sponsor-share',
      subject: { kind: 'initiative', id: history.initiative },
      ...weight,
      since: sinceTurn(awards, history.asOfDay, [0], (day) => (landscapeOn(awards, day).largest?.share ?? 0) >= watch),
      evidence: evidenceInForce(awards, history.asOfDay),
      sentence: {
        en: `${who} pays ${percent(largest.share)} of the yearly funding of ${name} in force on ${history.asOf}; its awards end on ${dayOf(until)}.`,
        ja: `${history.asOf}に有効な「${name}」の年間資金の${percent(largest.share)}を${who}が出しており、その支援は${dayOf(until)}で終わる。`,
      },
    },
  ];
}

function concentrationSigns(
  awards: readonly Paying[],
  { concentration }: Landscape,
  history: History,
): readonly Sign[] {
  const watch = history.policy.thresholds['no-backbone.concentration-watch'];
  if (concentration === undefined || concentration <= watch) return [];
  const weight = weigh(
    concentration,
    { watch: 'no-backbone.concentration-watch', warning: 'no-backbone.concentration-warning' },
    history.policy,
  )!;
  const funders = new Set(awards.filter(({ span }) => covers(span, history.asOfDay)).map(({ funder }) => funder)).size;
  const name = initiativeName(history);
  const index = concentration.toFixed(2);
  return [
    {
      measure: 'sponsor-concentration',
      subject: { kind: 'initiative', id: history.initiative },
      ...weight,
      since: sinceTurn(awards, history.asOfDay, [0], (day) => (landscapeOn(awards, day).concentration ?? 0) > watch),
      evidence: evidenceInForce(awards, history.asOfDay),
      sentence: {
        en: `The funding of ${name} in force on ${history.asOf} comes from ${funders} ${funders === 1 ? 'funder' : 'funders'} and is highly concentrated (HHI ${index}, where 1 is a single funder).`,
        ja: `${history.asOf}に有効な「${name}」の資金は${funders}者からで、集中度が高い（HHI ${index}、1は単独）。`,
      },
    },
  ];
}

/** The largest sponsor of one or two years ago, and what part of its yearly funding it has withdrawn since. */
interface Retreat {
  readonly funder: string;
  readonly currency: string;
  readonly then: DayNumber;
  readonly before: number;
  readonly now: number;
  readonly withdrawn: number;
}

function retreatSigns(awards: readonly Paying[], history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const pause = thresholds['no-backbone.sponsor-pause'];
  const retreat = retreatOn(awards, history.asOfDay, history);
  const weight =
    retreat &&
    weigh(
      retreat.withdrawn,
      {
        watch: 'no-backbone.sponsor-retreat-watch',
        warning: 'no-backbone.sponsor-retreat-warning',
        critical: 'no-backbone.sponsor-retreat-critical',
      },
      history.policy,
    );
  if (!retreat || !weight) return [];
  const { funder, currency, then, before, now, withdrawn } = retreat;
  const who = partnerName(history, funder);
  const name = initiativeName(history);
  const [was, is] = [before, now].map((amount) => `${currency} ${Number(amount.toPrecision(3)).toLocaleString('en')}`);
  const its = awards.filter(
    (award) => award.funder === funder && award.span[1] >= then && award.span[0] <= history.asOfDay,
  );
  return [
    {
      measure: 'sponsor-retreat',
      subject: { kind: 'initiative', id: history.initiative },
      ...weight,
      since: sinceTurn(
        awards,
        history.asOfDay,
        [0, pause, DAYS_PER_YEAR, 2 * DAYS_PER_YEAR],
        (day) => (retreatOn(awards, day, history)?.withdrawn ?? 0) >= thresholds['no-backbone.sponsor-retreat-watch'],
      ),
      evidence: evidenceOf(
        its.flatMap(({ award }) => (award.ended ? [award.awarded.fact, award.ended.fact] : [award.awarded.fact])),
      ),
      sentence: {
        en: `${who}, the largest funder of ${name} on ${dayOf(then)}, has withdrawn ${percent(withdrawn)} of what it paid a year: ${is} on ${history.asOf}, against ${was}.`,
        ja: `${dayOf(then)}に「${name}」の最大の資金提供者だった${who}は、年間の支援の${percent(withdrawn)}を引き上げた（${was}から、${history.asOf}には${is}）。`,
      },
    },
  ];
}

function retreatOn(
  awards: readonly Paying[],
  day: DayNumber,
  { policy: { thresholds } }: History,
): Retreat | undefined {
  const pause = thresholds['no-backbone.sponsor-pause'];
  let furthest: Retreat | undefined;
  for (const then of [day - DAYS_PER_YEAR, day - 2 * DAYS_PER_YEAR]) {
    const { largest } = landscapeOn(awards, then);
    if (!largest || largest.share < thresholds['no-backbone.sponsor-share-watch']) continue;
    const paid = (on: DayNumber): readonly Paying[] =>
      awards.filter(({ funder, span }) => funder === largest.funder && covers(span, on));
    const currencies = new Set([...paid(then), ...paid(day)].map(({ currency }) => currency));
    const [currency] = currencies;
    if (currency === undefined || currencies.size > 1) continue;
    const sum = (on: DayNumber): number => paid(on).reduce((total, { perYear }) => total + perYear, 0);
    const before = sum(then);
    // Between two yearly awards there may be a few weeks without one.
    const now = Math.max(sum(day), sum(day - pause));
    const withdrawn = before > 0 ? 1 - now / before : 0;
    const isFurther =
      !furthest || withdrawn > furthest.withdrawn || (withdrawn === furthest.withdrawn && before > furthest.before);
    if (isFurther) furthest = { funder: largest.funder, currency, then, before, now, withdrawn };
  }
  return furthest;
}

const evidenceInForce = (awards: readonly Paying[], day: DayNumber): Sign['evidence'] =>
  evidenceOf(awards.filter(({ span }) => covers(span, day)).map(({ award }) => award.awarded.fact));
