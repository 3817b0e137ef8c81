import { dayOf } from '@sebone/kernel';
import type { History } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import { countByDay, evidenceOf, initiativeName, partnerName, percent, standingSince, weigh } from '../measuring.ts';
import type { Uptakes } from './uptake.ts';

/** Items orphaned lately (`unused-item`): old enough to have been used, not yet an archive. */
export function unusedItems({ items, judgedFrom }: Uptakes, history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  return items.flatMap(({ item, sharedOn }): Sign[] => {
    const age = history.asOfDay - sharedOn;
    if (item.state !== 'orphaned' || age > thresholds['sharing.window']) return [];
    const weight = weigh(age, { watch: 'item.orphaned-after', warning: 'sharing.item-warning' }, history.policy);
    if (!weight) return [];
    const { title } = item.shared.data;
    const sharer = partnerName(history, item.partnerId);
    return [
      {
        measure: 'unused-item',
        subject: { kind: 'item', id: item.id },
        ...weight,
        since: Math.max(item.since, judgedFrom),
        evidence: evidenceOf([item.shared.fact, ...item.uses.map(({ fact }) => fact)]),
        sentence: {
          en: `"${title}", shared by ${sharer} on ${dayOf(sharedOn)}, has not been used by any other partner in the ${age} days to ${history.asOf}.`,
          ja: `${sharer}が${dayOf(sharedOn)}に共有した「${title}」は、${history.asOf}までの${age}日間、他のどのパートナーにも利用されていない。`,
        },
      },
    ];
  });
}

/** What part of the items of the window, old enough to have been used, nobody but the sharer used (`unused-share`). */
export function unusedShare({ items, judgedFrom }: Uptakes, history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const after = thresholds['item.orphaned-after'];
  const window = thresholds['sharing.share-window'];
  const first = Math.max(history.startedOn, judgedFrom);
  const judged = countByDay(
    first,
    history.asOfDay,
    items.map(({ sharedOn }) => [sharedOn + after, sharedOn + window] as const),
  );
  const unused = countByDay(
    first,
    history.asOfDay,
    items.map(({ sharedOn, firstUsedOn }) => [sharedOn + after, Math.min(sharedOn + window, firstUsedOn - 1)] as const),
  );
  const shareOn = (day: number): number =>
    judged(day) < thresholds['sharing.items-least'] ? 0 : unused(day) / judged(day);
  const share = shareOn(history.asOfDay);
  const weight = weigh(
    share,
    { watch: 'sharing.unused-watch', warning: 'sharing.unused-warning', critical: 'sharing.unused-critical' },
    history.policy,
  );
  if (!weight || share === 0) return [];
  const [from, to] = [history.asOfDay - window, history.asOfDay - after];
  const idle = items.filter(
    ({ sharedOn, firstUsedOn }) => sharedOn >= from && sharedOn <= to && firstUsedOn > history.asOfDay,
  );
  const name = initiativeName(history);
  return [
    {
      measure: 'unused-share',
      subject: { kind: 'initiative', id: history.initiative },
      ...weight,
      since: standingSince(history.asOfDay, first, (day) => shareOn(day) >= thresholds['sharing.unused-watch']),
      evidence: evidenceOf(idle.map(({ item }) => item.shared.fact)),
      sentence: {
        en: `Of the ${judged(history.asOfDay)} items shared in ${name} from ${dayOf(from)} to ${dayOf(to)}, ${idle.length} (${percent(share)}) had not been used by any other partner by ${history.asOf}.`,
        ja: `「${name}」で${dayOf(from)}から${dayOf(to)}までに共有された${judged(history.asOfDay)}件のうち${idle.length}件（${percent(share)}）は、${history.asOf}までに他のどのパートナーにも利用されていない。`,
      },
    },
  ];
}
