import { dayOf, type DayNumber } from '@sebone/kernel';
import type { Attendance } from '../../meeting/events.ts';
import type { Entry, History } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import { countByDay, evidenceOf, partnerName, standingSince, weigh, type Span } from '../measuring.ts';
import { keptOn } from '../record-keeping.ts';
import { deedSpans, isExpectedToAct, type Ground, type Present } from './ground.ts';

const SCALE = { watch: 'joining.presence-watch', warning: 'joining.presence-warning' } as const;

/** A partner that keeps coming to meetings that were held, and did nothing in the same time. */
export function presentWithoutAction(present: Present, { history, settled, kept, limit, begins }: Ground): Sign | undefined {
  const { partner, joinedOn, lastDeed } = present;
  const window = limit('joining.presence-window');
  if (!isExpectedToAct(present) || partner.attendance.length < begins(SCALE)) return undefined;
  const recorded = keptOn(kept, settled);
  if (!recorded || recorded[0] > Math.max(joinedOn, settled - window)) return undefined;
  if (lastDeed && lastDeed.day > settled - window) return undefined;

  const recent = heldAfter(settled - window, present, history, settled);
  const weight = weigh(recent.length, SCALE, history.policy);
  // A newcomer finds its feet by coming to meetings.
  const first = Math.max(joinedOn + limit('joining.first-action-watch'), recorded[0] > joinedOn ? recorded[0] + window : joinedOn);
  if (!weight || settled < first) return undefined;

  const held = heldAfter(joinedOn - 1, present, history, settled);
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

/** The meetings that were held after a day at which the partner was present in this stay, in the order of time. */
function heldAfter(after: DayNumber, { partner, joinedOn }: Present, { meetings }: History, settled: DayNumber): readonly Entry<Attendance>[] {
  const held: Entry<Attendance>[] = [];
  for (let at = partner.attendance.length - 1; at >= 0; at--) {
    const attended = partner.attendance[at]!;
    if (attended.day <= after || attended.day < joinedOn) break;
    if (attended.day > settled || attended.data.presence !== 'present') continue;
    if (meetings.get(attended.data.meetingId)?.outcome?.data.status === 'held') held.push(attended);
  }
  return held.reverse();
}
