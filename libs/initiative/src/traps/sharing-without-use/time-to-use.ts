import { dayOf, type DayNumber } from '@sebone/kernel';
import type { History } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import { countBefore, evidenceOf, initiativeName, rounded, standingSince, weigh } from '../measuring.ts';
import type { Uptake, Uptakes } from './uptake.ts';

/** Looking back, `since` is found by steps of this many days first, then day by day. */
const STRIDE = 30;

/**
 * How long shared items wait for their first use by another: the median by Kaplan and Meier ("Nonparametric Estimation
 * from Incomplete Observations", 1958), in which an item not used yet counts as waiting until now (`median-time-to-use`);
 * and how it compares with the period before (`slowing-use`). Where half of the items are never used there is no median,
 * and `unused-share` speaks instead.
 */
export function timeToUse(uptakes: Uptakes, history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const window = Math.floor(thresholds['sharing.window']);
  const least = thresholds['sharing.items-least'];
  const { items } = uptakes;
  const sharings = items.map(({ sharedOn }) => sharedOn);
  const sharedWithin = (day: DayNumber): readonly Uptake[] =>
    items.slice(countBefore(sharings, day - window + 1), countBefore(sharings, day + 1));
  const medianOn = (day: DayNumber): number | undefined => {
    const within = sharedWithin(day);
    return day < uptakes.judgedFrom || within.length < least ? undefined : medianWait(within, day, window);
  };

  const median = medianOn(history.asOfDay);
  if (median === undefined) return [];
  const subject = { kind: 'initiative', id: history.initiative } as const;
  const first = Math.max(history.startedOn, uptakes.judgedFrom);
  const since = (stood: (day: DayNumber) => boolean): DayNumber => {
    let last = history.asOfDay;
    while (last - STRIDE >= first && stood(last - STRIDE)) last -= STRIDE;
    return standingSince(last, Math.max(first, last - STRIDE), stood);
  };
  const within = sharedWithin(history.asOfDay);
  const waits = (item: Uptake): number => Math.min(item.firstUsedOn, history.asOfDay) - item.sharedOn;
  const evidence = evidenceOf(
    within
      .filter((item) => waits(item) >= median)
      .flatMap(({ item, uses, firstUsedOn }) =>
        firstUsedOn <= history.asOfDay ? [item.shared.fact, uses[0]!.fact] : [item.shared.fact],
      ),
  );
  const name = initiativeName(history);
  const span = { from: dayOf(history.asOfDay - window + 1), to: history.asOf };
  const signs: Sign[] = [];

  const slow = weigh(
    median,
    { watch: 'sharing.median-watch', warning: 'sharing.median-warning', critical: 'sharing.median-critical' },
    history.policy,
  );
  if (slow)
    signs.push({
      measure: 'median-time-to-use',
      subject,
      ...slow,
      since: since((day) => (medianOn(day) ?? 0) >= thresholds['sharing.median-watch']),
      evidence,
      sentence: {
        en: `Half of the ${within.length} items shared in ${name} from ${span.from} to ${span.to} waited ${median} days or longer for their first use by another partner.`,
        ja: `「${name}」で${span.from}から${span.to}までに共有された${within.length}件の半数は、他のパートナーに初めて利用されるまで${median}日以上かかっている。`,
      },
    });

  const ratioOn = (day: DayNumber): number => {
    const now = medianOn(day);
    const before = medianOn(day - window);
    if (now === undefined || before === undefined || now < thresholds['sharing.slowing-floor']) return 0;
    return now / Math.max(1, before);
  };
  const ratio = ratioOn(history.asOfDay);
  const slowing = weigh(ratio, { watch: 'sharing.slowing-watch', warning: 'sharing.slowing-warning' }, history.policy);
  if (slowing && ratio > 0)
    signs.push({
      measure: 'slowing-use',
      subject,
      ...slowing,
      since: since((day) => ratioOn(day) >= thresholds['sharing.slowing-watch']),
      evidence,
      sentence: {
        en: `In ${name} it takes a median of ${median} days until another partner uses a shared item, ${rounded(ratio)} times the ${medianOn(history.asOfDay - window)} days of the ${window} days before ${span.from}.`,
        ja: `「${name}」で共有から他のパートナーの最初の利用までの中央値は${median}日で、${span.from}より前の${window}日間の${medianOn(history.asOfDay - window)}日の${rounded(ratio)}倍に延びた。`,
      },
    });
  return signs;
}

/** The day of waiting by which half have been used, as it stood on `day`; `undefined` while fewer than half have. */
function medianWait(items: readonly Uptake[], day: DayNumber, longest: number): number | undefined {
  const used = new Int32Array(longest + 1);
  const stillWaiting = new Int32Array(longest + 1);
  for (const { sharedOn, firstUsedOn } of items) {
    if (firstUsedOn <= day) used[firstUsedOn - sharedOn]!++;
    else stillWaiting[day - sharedOn]!++;
  }
  let atRisk = items.length;
  let unused = 1;
  for (let wait = 0; wait <= longest; wait++) {
    if (used[wait]! > 0) unused *= 1 - used[wait]! / atRisk;
    if (unused <= 0.5) return wait;
    atRisk -= used[wait]! + stillWaiting[wait]!;
  }
  return undefined;
}
