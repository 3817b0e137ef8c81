import { dayOf, type DayNumber } from '@sebone/kernel';
import type { History } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import { countByDay, evidenceOf, initiativeName, percent, standingSince, weigh, type Span } from '../measuring.ts';
import type { Uptake, Uptakes } from './uptake.ts';

/** News of the day: nobody expects to come back to it. */
const PASSING = new Set(['progress', 'minutes']);

/**
 * What part of the items that others used was used again half a year later or more (`no-reuse`): whether it took root.
 * Progress reports and minutes are exempt, and nothing is said where the record keeps first uses only.
 */
export function noReuse({ items }: Uptakes, history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const lasting = items.filter(({ item, uses }) => uses.length > 0 && !PASSING.has(item.shared.data.kind ?? ''));
  const usedOnTwoDays = lasting.filter(({ uses }) => uses.at(-1)!.day > uses[0]!.day);
  if (usedOnTwoDays.length < thresholds['sharing.reuse-recorded-least']) return [];

  const [matures, window] = [thresholds['sharing.reuse-matures-after'], thresholds['sharing.reuse-window']];
  const reusedOn = ({ uses, firstUsedOn }: Uptake): DayNumber =>
    uses.find(({ day }) => day >= firstUsedOn + thresholds['sharing.reuse-after'])?.day ?? Infinity;
  const span = (item: Uptake, from: DayNumber): Span => [Math.max(item.firstUsedOn + matures, from), item.firstUsedOn + window];
  const judged = countByDay(history.startedOn, history.asOfDay, lasting.map((item) => span(item, -Infinity)));
  const reused = countByDay(history.startedOn, history.asOfDay, lasting.map((item) => span(item, reusedOn(item))));
  const shareOn = (day: DayNumber): number => (judged(day) < thresholds['sharing.items-least'] ? 1 : reused(day) / judged(day));
  const share = shareOn(history.asOfDay);
  const weight = weigh(share, { watch: 'sharing.reuse-watch', warning: 'sharing.reuse-warning' }, history.policy, 'below');
  if (!weight) return [];

  const [from, to] = [history.asOfDay - window, history.asOfDay - matures];
  const onceOnly = lasting.filter((item) => item.firstUsedOn >= from && item.firstUsedOn <= to && reusedOn(item) > history.asOfDay);
  const name = initiativeName(history);
  return [
    {
      measure: 'no-reuse',
      subject: { kind: 'initiative', id: history.initiative },
      ...weight,
      since: standingSince(history.asOfDay, history.startedOn, (day) => shareOn(day) <= thresholds['sharing.reuse-watch']),
      evidence: evidenceOf(onceOnly.map(({ uses }) => uses.at(-1)!.fact)),
      sentence: {
        en: `Of the ${judged(history.asOfDay)} items of ${name} first used by another partner from ${dayOf(from)} to ${dayOf(to)}, ${reused(history.asOfDay)} (${percent(share)}) were used again ${thresholds['sharing.reuse-after']} days later or more.`,
        ja: `「${name}」で${dayOf(from)}から${dayOf(to)}までに他のパートナーが初めて利用した${judged(history.asOfDay)}件のうち、${thresholds['sharing.reuse-after']}日以上たって再び利用されたのは${reused(history.asOfDay)}件（${percent(share)}）にとどまる。`,
      },
    },
  ];
}
