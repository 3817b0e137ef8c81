import { addMonths, dayNumber, dayOf, type Day, type DayNumber } from '@sebone/kernel';
import type { Entry, PartnerHistory } from '../../views/history.ts';
import type { Use } from '../../knowledge/events.ts';
import { LEVELS, type Stage } from '../../vocabulary.ts';
import type { Sign } from '../finding.ts';
import { givingSpans, lastGiving } from '../giving.ts';
import { countByDay, evidenceOf, partnerName, standingSince, weigh, type Scale, type Span } from '../measuring.ts';
import { daysKept, keptOn } from '../record-keeping.ts';
import type { Ground, Taker } from './ground.ts';
import { times } from './weighing.ts';

const NEVER_GAVE = { warning: 'taking.nothing-given-warning', critical: 'taking.nothing-given-critical' } as const;
const STOPPED_GIVING = {
  watch: 'taking.stopped-giving-watch',
  warning: 'taking.stopped-giving-warning',
  critical: 'taking.stopped-giving-critical',
} as const;

/**
 * A partner that received, and since then gave nothing of any kind: counted from its first receipt, or from its first
 * one after it last gave. One that has given before is judged later, and only where it goes on receiving.
 */
export function receivedNothingGiven({ partner, joinedOn, awards, receipts }: Taker, ground: Ground): Sign | undefined {
  const { history, settled, kept, limit } = ground;
  if (receipts.length === 0) return undefined;
  const last = lastGiving(partner, awards, history.asOfDay);
  const since = receipts.filter(({ day }) => last === undefined || day > last.day);
  const first = since[0];
  if (!first || (last && since.length < limit('taking.goes-on-receiving'))) return undefined;
  const scale: Scale = last ? STOPPED_GIVING : NEVER_GAVE;

  // Silence counts where contributions are on record; a receipt from before them is counted from where they begin.
  const recorded = kept.find(([, end]) => end >= first.day);
  if (!recorded) return undefined;
  const from = first.day >= recorded[0] ? first.fact.occurredOn : dayOf(recorded[0]);
  const until = Math.min(settled, recorded[1]);
  const weight = weigh(monthsFrom(from, dayOf(until)), scale, history.policy);
  if (!weight) return undefined;

  const begins = Math.min(...LEVELS.flatMap((level) => (scale[level] === undefined ? [] : [limit(scale[level])])));
  const goesOn = last ? since[Math.ceil(limit('taking.goes-on-receiving')) - 1]!.day : first.day;
  const name = partnerName(history, partner.id);
  const day = dayOf(until);
  return {
    measure: 'received-nothing-given',
    subject: { kind: 'partner', id: partner.id },
    ...weight,
    since: Math.max(dayNumber(addMonths(from, Math.floor(begins))), joinedOn + limit('taking.newcomer-grace'), goesOn),
    evidence: evidenceOf([...(last ? [last.fact] : []), ...since.map(({ fact }) => fact)]),
    sentence: last
      ? {
          en: `${name} last gave something on ${dayOf(last.day)}, has received ${times(since.length)} since ${first.fact.occurredOn}, and up to ${day} nothing given in return is reported: a sign of taking without giving.`,
          ja: `${name}の最後の提供は${dayOf(last.day)}で、${first.fact.occurredOn}以後${since.length}回の受領がある一方、${day}まで何の提供も報告されていない。貢献なき受領の兆候である。`,
        }
      : {
          en: `${name} has received ${times(since.length)} since ${first.fact.occurredOn}, and up to ${day} no resource, action, backbone work or knowledge given by it is reported: a sign of taking without giving.`,
          ja: `${name}は${first.fact.occurredOn}以後${since.length}回の受領があるが、${day}まで資源・活動・事務局業務・知見のいずれの提供も報告されていない。貢献なき受領の兆候である。`,
        },
  };
}

/** Whole calendar months from one day to a later one, and the part of the month that has begun. */
function monthsFrom(from: Day, to: Day): number {
  if (to <= from) return 0;
  let months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  if (addMonths(from, months) > to) months--;
  const begun = dayNumber(addMonths(from, months));
  return months + (dayNumber(to) - begun) / (dayNumber(addMonths(from, months + 1)) - begun);
}

/** To be sent something, or to talk about it, is not to take it. */
const TAKEN: ReadonlySet<Stage> = new Set(['referenced', 'adopted', 'implemented', 'effect']);
const USES = { watch: 'taking.uses-at-least' } as const;

/**
 * A partner that puts the knowledge of others to use and gives nothing of any kind in the same time. Knowledge is not
 * used up, so this is never more than worth watching.
 */
export function usedNothingGiven({ partner, joinedOn, awards }: Taker, ground: Ground): Sign | undefined {
  const { history, settled, kept, limit } = ground;
  const window = limit('taking.window');
  if (partner.uses.length < limit(USES.watch)) return undefined;
  const start = Math.max(joinedOn, settled - window);
  const last = lastGiving(partner, awards, history.asOfDay);
  if ((last && last.day > settled - window) || daysKept(kept, start, settled) < settled - start) return undefined;

  const recent = takenAfter(settled - window, partner, joinedOn, ground);
  const items = new Set(recent.map(({ data }) => data.itemId)).size;
  const weight = weigh(items, USES, history.policy);
  if (!weight) return undefined;
  const uses = countByDay(joinedOn, settled, spansOfUse(takenAfter(joinedOn - 1, partner, joinedOn, ground), window));
  const given = countByDay(joinedOn, settled, givingSpans(partner, awards, window));
  const first = Math.max(joinedOn + limit('taking.newcomer-grace'), keptOn(kept, settled)?.[0] ?? -Infinity);
  const name = partnerName(history, partner.id);
  return {
    measure: 'used-nothing-given',
    subject: { kind: 'partner', id: partner.id },
    ...weight,
    since: standingSince(settled, first, (day) => uses(day) >= limit(USES.watch) && given(day) === 0),
    evidence: evidenceOf(recent.map(({ fact }) => fact)),
    sentence: {
      en: `${name} put ${items} items of others to use between ${dayOf(start)} and ${dayOf(settled)}, and nothing given by it is reported for that time: a sign of taking without giving.`,
      ja: `${name}は${dayOf(start)}から${dayOf(settled)}までに他者の知見を${items}件利用したが、その間の提供は何も報告されていない。貢献なき受領の兆候である。`,
    },
  };
}

/** What a partner took of others' knowledge after a day, in the order of time. */
function takenAfter(after: DayNumber, partner: PartnerHistory, joinedOn: DayNumber, { history, settled }: Ground): readonly Entry<Use>[] {
  const taken: Entry<Use>[] = [];
  for (let at = partner.uses.length - 1; at >= 0; at--) {
    const use = partner.uses[at]!;
    if (use.day <= after || use.day < joinedOn) break;
    if (use.day > settled || !TAKEN.has(use.data.stage)) continue;
    if (history.items.get(use.data.itemId)?.partnerId !== partner.id) taken.push(use);
  }
  return taken.reverse();
}

/** For each item, the days on which it was taken within the `window` days up to them. */
function spansOfUse(uses: readonly Entry<Use>[], window: number): readonly Span[] {
  const spans: Span[] = [];
  const until = new Map<string, number>();
  for (const { day, data } of uses) {
    spans.push([Math.max(day, (until.get(data.itemId) ?? -Infinity) + 1), day + window - 1]);
    until.set(data.itemId, day + window - 1);
  }
  return spans;
}
