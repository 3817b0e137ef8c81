import { dayOf } from '@sebone/kernel';
import { evidenceOf, partnerName, weigh } from '../measuring.ts';
import { daysKept, keptOn, whenKept } from '../record-keeping.ts';
import type { Sign } from '../finding.ts';
import { isExpectedToAct, type Ground, type Present } from './ground.ts';

const SCALE = {
  watch: 'joining.first-action-watch',
  warning: 'joining.first-action-warning',
  critical: 'joining.first-action-critical',
} as const;

/**
 * A partner that joined and has done nothing since: days on record from the joining of its present stay. Presence, use
 * of what others share and promises are no deeds.
 */
export function timeToFirstAction(present: Present, { history, settled, kept, begins }: Ground): Sign | undefined {
  const { partner, joinedOn, lastDeed } = present;
  if (!isExpectedToAct(present)) return undefined;
  if (lastDeed && lastDeed.day >= joinedOn) return undefined;

  const silent = daysKept(kept, joinedOn, settled);
  const weight = weigh(silent, SCALE, history.policy);
  if (!weight) return undefined;
  const stay = partner.stays.at(-1)!;
  const name = partnerName(history, partner.id);
  const joined = dayOf(joinedOn);
  const until = dayOf(keptOn(kept, settled) ? settled : lastKept(kept, settled));
  return {
    measure: 'time-to-first-action',
    subject: { kind: 'partner', id: partner.id },
    ...weight,
    since: whenKept(kept, joinedOn, begins(SCALE)),
    evidence: evidenceOf([stay.joined.fact]),
    sentence: {
      en: `${name} joined on ${joined}, and in the ${silent} days on record up to ${until} no action or other contribution of it is reported: a sign of joining without acting.`,
      ja: `${name}は${joined}に参加したが、${until}までの記録上${silent}日間、活動もその他の貢献も報告されていない。参加が行動に移っていない兆候である。`,
    },
  };
}

const lastKept = (kept: Ground['kept'], day: number): number => Math.max(...kept.map(([, end]) => end).filter((end) => end < day));
