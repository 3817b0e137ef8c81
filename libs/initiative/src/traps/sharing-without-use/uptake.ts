import type { DayNumber, Fact } from '@sebone/kernel';
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

/** One partner's way up the ladder with one item of another. */
export interface Climb {
  readonly partnerId: string;
  readonly firstOn: DayNumber;
  readonly first: Fact;
  readonly lastOn: DayNumber;
  readonly last: Fact;
  /** The last day on which it did more than receive; `-Infinity` = never. */
  readonly lastBeyondOn: DayNumber;
  /** By rung, as in {@link STAGES}: the day on which that rung or a higher one was first reached; `Infinity` = not yet. */
  readonly reached: readonly DayNumber[];
}

/** What the record says of use, as far as it goes by it. */
export interface Uptakes {
  /** In the order of sharing. Minutes are left out where nobody's use of minutes was ever recorded: they are a record, not a lesson. */
  readonly items: readonly Uptake[];
  readonly climbs: readonly Climb[];
  /** The day on which the record had shown that it keeps uses by others; `Infinity` = it has not. Before, nothing is judged. */
  readonly judgedFrom: DayNumber;
  /** The rungs that the record goes by, lowest first: those recorded often enough. */
  readonly rungs: readonly Stage[];
}

const HEIGHTS: ReadonlyMap<Stage, number> = new Map(STAGES.map((stage, height) => [stage, height]));

/** Gathers the uses of every item by others than its sharer. O(uses). */
export function uptakesOf(history: History): Uptakes {
  const { thresholds } = history.policy;
  const atRung = STAGES.map(() => 0);
  const days: DayNumber[] = [];
  const items: Uptake[] = [];
  const climbs: Climb[] = [];
  let minutesAreUsed = false;
  for (const item of history.items.values()) {
    const uses = item.uses.filter(({ data }) => data.partnerId !== item.partnerId);
    const sharedOn = item.shared.day;
    for (const { day, data } of uses) {
      days.push(day);
      atRung[HEIGHTS.get(data.stage)!]!++;
    }
    climbs.push(...climbsOf(item));
    if (uses.length > 0 && item.shared.data.kind === 'minutes') minutesAreUsed = true;
    items.push({ item, sharedOn, uses, firstUsedOn: uses.length > 0 ? Math.max(sharedOn, uses[0]!.day) : Infinity });
  }
  return {
    items: minutesAreUsed ? items : items.filter(({ item }) => item.shared.data.kind !== 'minutes'),
    climbs,
    judgedFrom: Float64Array.from(days).sort()[Math.ceil(thresholds['sharing.uses-least']) - 1] ?? Infinity,
    rungs: STAGES.filter((_stage, height) => atRung[height]! >= thresholds['sharing.rung-recorded-least']),
  };
}

type Climbing = { -readonly [Part in keyof Climb]: Climb[Part] } & { readonly reached: DayNumber[] };

/** What each partner but its sharer made of one item. A rung may be skipped: reaching one is reaching all below it. */
export function climbsOf({ partnerId: sharer, shared, uses }: ItemHistory): readonly Climb[] {
  const byPartner = new Map<string, Climbing>();
  for (const { day, data, fact } of uses) {
    const on = Math.max(day, shared.day);
    const { partnerId } = data;
    if (partnerId === sharer) continue;
    let one = byPartner.get(partnerId);
    if (!one) {
      const reached = [Infinity, Infinity, Infinity, Infinity, Infinity, Infinity];
      one = { partnerId, firstOn: on, first: fact, lastOn: on, last: fact, lastBeyondOn: -Infinity, reached };
      byPartner.set(partnerId, one);
    }
    const height = HEIGHTS.get(data.stage)!;
    for (let rung = height; rung >= 0 && one.reached[rung] === Infinity; rung--) one.reached[rung] = on;
    one.lastOn = on;
    one.last = fact;
    if (height > 0) one.lastBeyondOn = on;
  }
  return [...byPartner.values()];
}
