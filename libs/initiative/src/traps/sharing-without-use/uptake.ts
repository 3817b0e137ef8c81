import type { DayNumber } from '@sebone/kernel';
import type { Use } from '../../knowledge/events.ts';
import type { Entry, History, ItemHistory } from '../../views/history.ts';
import { STAGES, type Stage } from '../../vocabulary.ts';

/** A shared item with what others made of it. */
export interface Uptake {
  readonly item: ItemHistory;
  readonly sharedOn: DayNumber;
  /** By anybody but the sharer, in the order of time. */
  readonly uses: readonly Entry<Use>[];
  /** The first of them, not before the sharing; `Infinity` = none. */
  readonly firstUsedOn: DayNumber;
}

/** What the record says of use, as far as it goes by it. */
export interface Uptakes {
  /** In the order of sharing. Minutes are left out where nobody's use of minutes was ever recorded: they are a record, not a lesson. */
  readonly items: readonly Uptake[];
  /** The day on which the record had shown that it keeps uses by others; `Infinity` = it has not. Before, nothing is judged. */
  readonly judgedFrom: DayNumber;
  /** The rungs that the record goes by, lowest first: those recorded often enough. */
  readonly rungs: readonly Stage[];
}

/** Gathers the uses of every item by others than its sharer. O(uses). */
export function uptakesOf(history: History): Uptakes {
  const { thresholds } = history.policy;
  const atRung = new Map<Stage, number>();
  const days: DayNumber[] = [];
  const items: Uptake[] = [];
  let minutesAreUsed = false;
  for (const item of history.items.values()) {
    const uses = item.uses.filter(({ data }) => data.partnerId !== item.partnerId);
    for (const { day, data } of uses) {
      days.push(day);
      atRung.set(data.stage, (atRung.get(data.stage) ?? 0) + 1);
    }
    const sharedOn = item.shared.day;
    if (uses.length > 0 && item.shared.data.kind === 'minutes') minutesAreUsed = true;
    items.push({ item, sharedOn, uses, firstUsedOn: uses.length > 0 ? Math.max(sharedOn, uses[0]!.day) : Infinity });
  }
  days.sort((a, b) => a - b);
  return {
    items: items
      .filter(({ item }) => minutesAreUsed || item.shared.data.kind !== 'minutes')
      .sort((a, b) => a.sharedOn - b.sharedOn || (a.item.id < b.item.id ? -1 : 1)),
    judgedFrom: days[Math.ceil(thresholds['sharing.uses-least']) - 1] ?? Infinity,
    rungs: STAGES.filter((stage) => (atRung.get(stage) ?? 0) >= thresholds['sharing.rung-recorded-least']),
  };
}
