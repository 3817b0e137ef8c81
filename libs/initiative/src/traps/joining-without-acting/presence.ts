import { dayOf } from '@sebone/kernel';
import type { Sign } from '../finding.ts';
import { countBefore, countByDay, evidenceOf, partnerName, standingSince, weigh, type Span } from '../measuring.ts';
import { keptOn } from '../record-keeping.ts';
import { deedSpans, isExpectedToAct, lastDeed, type Ground, type Present } from './ground.ts';

const SCALE = { watch: 'joining.presence-watch', warning: 'joining.presence-warning' } as const;

/** A partner that keeps coming to meetings that were held, and did nothing in the same time. */
export function presentWithoutAction(present: Present, { history, settled, kept, limit, begins }: Ground): Sign | undefined {
  const { partner, joinedOn } = present;
  const window = limit('joining.presence-window');
  if (!isExpectedToAct(present) || partner.attendance.length < begins(SCALE)) return undefined;
  const recorded = keptOn(kept, settled);
  if (!recorded || recorded[0] > Math.max(joinedOn, settled - window)) return undefined;
  const last = lastDeed(present, history.asOfDay);
  if (last && last.day > settled - window) return undefined;

  const held = partner.attendance.filter(({ day, data }) => {
    if (data.presence !== 'present' || day < joinedOn || day > settled) return false;
    return history.meetings.get(data.meetingId)?.outcome?.data.status === 'held';
  });
  const recent = held.slice(countBefore(held.map(({ day }) => day), settled - window + 1));
  const weight = weigh(recent.length, SCALE, history.policy);
  // A newcomer finds its feet by coming to meetings.
  const first = Math.max(joinedOn + limit('joining.first-action-watch'), recorded[0] > joinedOn ? recorded[0] + window : joinedOn);
  if (!weight || settled < first) return undefined;

  const presences = countByDay(joinedOn, settled, held.map(({ day }): Span => [day, day + window - 1]));
  const deeds = countByDay(joinedOn, settled, deedSpans(present, window));
  const name = partnerName(history, partner.id);
  const from = dayOf(Math.max(joinedOn, settled - window + 1));
  const until = dayOf(settled);
  return {
    measure: 'present-without-action',
    subject: { kind: 'partner', id: partner.id },
    ...weight,
    since: standingSince(settled, first, (day) => presences(day) >= begins(SCALE) && deeds(day) === 0),
    evidence: evidenceOf(recent.map(({ fact }) => fact)),
    sentence: {
      en: `${name} was present at ${recent.length} meetings between ${from} and ${until}, and no action or other contribution of it is reported for that time: a sign of joining without acting.`,
      ja: `${name}は${from}から${until}までに${recent.length}回の会議に出席したが、その間の活動もその他の貢献も報告されていない。参加が行動に移っていない兆候である。`,
    },
  };
}
