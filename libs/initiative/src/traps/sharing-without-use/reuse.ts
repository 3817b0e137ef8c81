import { dayOf } from '@sebone/kernel';
import type { History } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import { countByDay, evidenceOf, initiativeName, percent, standingSince, weigh } from '../measuring.ts';
import type { Uptakes } from './uptake.ts';

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
  const reuses = lasting.map(({ uses, firstUsedOn }) => {
    const again = uses.find(({ day }) => day >= firstUsedOn + thresholds['sharing.reuse-after']);
    return { firstUsedOn, reusedOn: again?.day ?? Infinity, last: uses.at(-1)!.fact };
  });
  const judged = countByDay(
    history.startedOn,
    history.asOfDay,
    reuses.map(({ firstUsedOn }) => [firstUsedOn + matures, firstUsedOn + window]),
  );
  const reused = countByDay(
    history.startedOn,
    history.asOfDay,
    reuses.map(({ firstUsedOn, reusedOn }) => [Math.max(firstUsedOn + matures, reusedOn), firstUsedOn + window]),
  );
  const shareOn = (day: number): number =>
    judged(day) < thresholds['sharing.items-least'] ? 1 : reused(day) / judged(day);
  const share = shareOn(history.asOfDay);
  const weight = weigh(
    share,
    { watch: 'sharing.reuse-watch', warning: 'sharing.reuse-warning' },
    history.policy,
    'below',
  );
  if (!weight) return [];

  const [from, to] = [history.asOfDay - window, history.asOfDay - matures];
  const onceOnly = reuses.filter(
    ({ firstUsedOn, reusedOn }) => firstUsedOn >= from && firstUsedOn <= to && reusedOn > history.asOfDay,
  );
  const name = initiativeName(history);
  return [
    {
      measure: 'no-reuse',
      subject: { kind: 'initiative', id: history.initiative },
      ...weight,
      since: standingSince(
        history.asOfDay,
        history.startedOn,
        (day) => shareOn(day) <= thresholds['sharing.reuse-watch'],
      ),
      evidence: evidenceOf(onceOnly.map(({ last }) => last)),
      sentence: {
        en: `Of the ${judged(history.asOfDay)} items of ${name} first used by another partner from ${dayOf(from)} to ${dayOf(to)}, ${reused(history.asOfDay)} (${percent(share)}) were used again ${thresholds['sharing.reuse-after']} days later or more.`,
        ja: `「${name}」で${dayOf(from)}から${dayOf(to)}までに他のパートナーが初めて利用した${judged(history.asOfDay)}件のうち、${thresholds['sharing.reuse-after']}日以上たって再び利用されたのは${reused(history.asOfDay)}件（${percent(share)}）にとどまる。`,
      },
    },
  ];
}
