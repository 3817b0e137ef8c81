import { dayNumber, dayOf, type DayNumber } from '@sebone/kernel';
import type { AwardHistory, History } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import {
  countByDay,
  DAYS_PER_MONTH,
  DAYS_PER_YEAR,
  evidenceOf,
  groupedBy,
  initiativeName,
  partnerName,
  percent,
  standingSince,
  weigh,
  type Span,
} from '../measuring.ts';

/** An award as it pays: the first and last day, who pays, and how much a year in its own currency. */
interface Paying {
  readonly award: AwardHistory;
  readonly funder: string;
  readonly span: Span;
  readonly currency: string;
  readonly perYear: number;
}

/** What the awards in force on a day amount to. */
interface Landscape {
  /** The funder that pays at least this share whatever the currencies are worth; none where nobody pays. */
  readonly largest: { readonly funder: string; readonly share: number } | undefined;
  /** The Herfindahl–Hirschman index, 0 to 1; only where all is paid in one currency. */
  readonly concentration: number | undefined;
}

/**
 * How far the initiative hangs on one sponsor: the share of the largest (`sponsor-share`), how concentrated the awards
 * in force are (`sponsor-concentration`), and how few sources there are at all (`few-sources`, gifts of money counted
 * too). Judged only where awards are recorded. Currencies are never added up: a share is what the funder has in every one
 * of them, which is the least that it can be at any exchange rate.
 */
export function sponsorSigns(history: History): readonly Sign[] {
  const awards = [...history.awards.values()].map(payingOf).sort((a, b) => a.span[0] - b.span[0] || (a.award.id < b.award.id ? -1 : 1));
  if (awards.length === 0 || awards[0]!.span[0] > history.asOfDay) return [];
  return [...shareSigns(awards, history), ...fewSources(awards, history)];
}

function shareSigns(awards: readonly Paying[], history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const inForce = awards.filter(({ span }) => covers(span, history.asOfDay));
  const { largest, concentration } = landscapeOf(inForce);
  if (!largest) return [];
  const evidence = evidenceOf(inForce.map(({ award }) => award.awarded.fact));
  const subject = { kind: 'initiative', id: history.initiative } as const;
  const name = initiativeName(history);
  const signs: Sign[] = [];

  const paidUntil = awards.reduce((latest, { funder, span }) => (funder === largest.funder ? Math.max(latest, span[1]) : latest), -Infinity);
  const endsSoon = paidUntil - history.asOfDay <= thresholds['no-backbone.sponsor-ends-within'] * DAYS_PER_MONTH;
  const share = weigh(
    largest.share,
    {
      watch: 'no-backbone.sponsor-share-watch',
      warning: 'no-backbone.sponsor-share-warning',
      ...(endsSoon && { critical: 'no-backbone.sponsor-share-critical' }),
    },
    history.policy,
  );
  if (share) {
    const who = partnerName(history, largest.funder);
    signs.push({
      measure: 'sponsor-share',
      subject,
      ...share,
      since: sinceThen(awards, history.asOfDay, (then) => (then.largest?.share ?? 0) >= thresholds['no-backbone.sponsor-share-watch']),
      evidence,
      sentence: {
        en: `${who} pays ${percent(largest.share)} of the yearly funding of ${name} in force on ${history.asOf}; its awards end on ${dayOf(paidUntil)}.`,
        ja: `${history.asOf}に有効な「${name}」の年間資金の${percent(largest.share)}を${who}が出しており、その支援は${dayOf(paidUntil)}で終わる。`,
      },
    });
  }

  const watch = thresholds['no-backbone.concentration-watch'];
  const concentrated =
    concentration !== undefined && concentration > watch
      ? weigh(
          concentration,
          { watch: 'no-backbone.concentration-watch', warning: 'no-backbone.concentration-warning' },
          history.policy,
        )
      : undefined;
  if (concentrated) {
    const funders = new Set(inForce.map(({ funder }) => funder)).size;
    const index = concentrated.value.toFixed(2);
    signs.push({
      measure: 'sponsor-concentration',
      subject,
      ...concentrated,
      since: sinceThen(awards, history.asOfDay, (then) => (then.concentration ?? 0) > watch),
      evidence,
      sentence: {
        en: `The funding of ${name} in force on ${history.asOf} comes from ${funders} ${funders === 1 ? 'funder' : 'funders'} and is highly concentrated (HHI ${index}, where 1 is a single funder).`,
        ja: `${history.asOf}に有効な「${name}」の資金は${funders}者からで、集中度が高い（HHI ${index}、1は単独）。`,
      },
    });
  }
  return signs;
}

function fewSources(awards: readonly Paying[], history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const first = awards[0]!.span[0];
  const gifts = [...history.partners.values()].flatMap(({ id, gave }) =>
    gave
      .filter(({ data }) => data.kind === 'money')
      .map((entry) => ({ funder: id, fact: entry.fact, span: [entry.day, entry.day + thresholds['no-backbone.gift-lasts'] - 1] as const })),
  );
  const income = [...awards.map(({ funder, span, award }) => ({ funder, span, fact: award.awarded.fact })), ...gifts];
  const spans = [...groupedBy(income, ({ funder }) => funder).values()].flatMap((of) => merged(of.map(({ span }) => span)));
  const sources = countByDay(first, history.asOfDay, spans);
  const count = sources(history.asOfDay);
  const weight = weigh(
    count,
    { watch: 'no-backbone.sources-watch', warning: 'no-backbone.sources-warning', critical: 'no-backbone.sources-critical' },
    history.policy,
    'below',
  );
  if (!weight) return [];
  const last = spans.reduce((latest, [, to]) => Math.max(latest, to), -Infinity);
  const livesOn = (history.signsOfLife.at(-1)?.day ?? -Infinity) > history.asOfDay - DAYS_PER_YEAR;
  if (last < history.asOfDay - thresholds['no-backbone.sources-memory'] * DAYS_PER_MONTH && livesOn) return [];

  const shown = count > 0 ? income.filter(({ span }) => covers(span, history.asOfDay)) : income.filter(({ span }) => span[1] === last);
  const name = initiativeName(history);
  const who = [...new Set(shown.map(({ funder }) => partnerName(history, funder)))].sort();
  return [
    {
      measure: 'few-sources',
      subject: { kind: 'initiative', id: history.initiative },
      ...weight,
      since: standingSince(history.asOfDay, first, (day) => sources(day) <= thresholds['no-backbone.sources-watch']),
      evidence: evidenceOf(shown.map(({ fact }) => fact)),
      sentence:
        count > 0
          ? {
              en: `${name} lives by ${count} recorded ${count === 1 ? 'source' : 'sources'} of funding on ${history.asOf}: ${who.join(' and ')}.`,
              ja: `「${name}」の${history.asOf}時点の資金源は、記録上${count}つ（${who.join('、')}）しかない。`,
            }
          : {
              en: `${name} has no recorded source of funding on ${history.asOf}; the last, ${who.join(' and ')}, paid until ${dayOf(last)}.`,
              ja: `「${name}」には${history.asOf}時点で記録上の資金源がない。最後の${who.join('、')}は${dayOf(last)}までだった。`,
            },
    },
  ];
}

function payingOf(award: AwardHistory): Paying {
  const { partnerId, startsOn, endsOn, amount, currency } = award.awarded.data;
  const days = dayNumber(endsOn) - dayNumber(startsOn) + 1;
  return {
    award,
    funder: partnerId,
    span: [Math.max(dayNumber(startsOn), award.awarded.day), Math.min(dayNumber(endsOn), award.ended?.day ?? Infinity)],
    currency,
    perYear: (amount * DAYS_PER_YEAR) / Math.max(1, days),
  };
}

const covers = ([from, to]: Span, day: DayNumber): boolean => from <= day && day <= to;

function landscapeOf(inForce: readonly Paying[]): Landscape {
  const byCurrency = [...groupedBy(inForce, ({ currency }) => currency).values()].map((awards) => {
    const byFunder = new Map<string, number>();
    for (const { funder, perYear } of awards) byFunder.set(funder, (byFunder.get(funder) ?? 0) + perYear);
    const total = awards.reduce((sum, { perYear }) => sum + perYear, 0);
    return new Map([...byFunder].map(([funder, perYear]) => [funder, total > 0 ? perYear / total : 1 / byFunder.size]));
  });
  let largest: Landscape['largest'];
  for (const funder of [...new Set(inForce.map((award) => award.funder))].sort()) {
    const share = byCurrency.reduce((least, shares) => Math.min(least, shares.get(funder) ?? 0), 1);
    if (!largest || share > largest.share) largest = { funder, share };
  }
  const only = byCurrency.length === 1 ? byCurrency[0]! : undefined;
  return { largest, concentration: only && [...only.values()].reduce((sum, share) => sum + share ** 2, 0) };
}

/** The first day since which the awards have stood so without a break: it only changes on days when one begins or ends. */
function sinceThen(awards: readonly Paying[], asOf: DayNumber, stood: (landscape: Landscape) => boolean): DayNumber {
  const turns = [...new Set(awards.flatMap(({ span: [from, to] }) => [from, to + 1]))].filter((day) => day <= asOf).sort((a, b) => b - a);
  let since = asOf;
  for (const day of turns) {
    if (!stood(landscapeOf(awards.filter(({ span }) => covers(span, day))))) break;
    since = day;
  }
  return since;
}

/** Spans joined where they touch or overlap. */
function merged(spans: readonly Span[]): readonly Span[] {
  const joined: [DayNumber, DayNumber][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
