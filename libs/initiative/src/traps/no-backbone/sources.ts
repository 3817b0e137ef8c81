import { dayOf, type DayNumber } from '@sebone/kernel';
import type { History } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import {
  countByDay,
  DAYS_PER_MONTH,
  evidenceOf,
  groupedBy,
  initiativeName,
  partnerName,
  standingSince,
  stillActs,
  weigh,
  type Span,
} from '../measuring.ts';
import { covers, type Paying } from './awards.ts';

/**
 * How few pay at all (`few-sources`): the funders whose awards are in force, and whoever gave money within the year.
 * None left is critical, unless the initiative has acted on without recorded funding for long.
 */
export function sourceSigns(awards: readonly Paying[], history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const first = awards[0]!.span[0];
  const lasts = thresholds['no-backbone.gift-lasts'];
  const gifts = [...history.partners.values()].flatMap(({ id, gave }) =>
    gave
      .filter(({ data }) => data.kind === 'money')
      .map(({ day, fact }) => ({ funder: id, fact, span: [day, day + lasts - 1] as const })),
  );
  const income = [...awards.map(({ funder, span, award }) => ({ funder, span, fact: award.awarded.fact })), ...gifts];
  const spans = [...groupedBy(income, ({ funder }) => funder).values()].flatMap((of) =>
    merged(of.map(({ span }) => span)),
  );
  const sources = countByDay(first, history.asOfDay, spans);
  const count = sources(history.asOfDay);
  const weight = weigh(
    count,
    {
      watch: 'no-backbone.sources-watch',
      warning: 'no-backbone.sources-warning',
      critical: 'no-backbone.sources-critical',
    },
    history.policy,
    'below',
  );
  if (!weight) return [];
  const last = spans.reduce((latest, [, to]) => Math.max(latest, to), -Infinity);
  if (last < history.asOfDay - thresholds['no-backbone.sources-memory'] * DAYS_PER_MONTH && stillActs(history))
    return [];

  const shown = income.filter(({ span }) => (count > 0 ? covers(span, history.asOfDay) : span[1] === last));
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
