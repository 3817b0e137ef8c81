import { dayOf, type DayNumber } from '@sebone/kernel';
import type { History } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import {
  countBefore,
  DAYS_PER_YEAR,
  endedAsPlanned,
  evidenceOf,
  initiativeName,
  quantile,
  rounded,
  settledUntil,
  weigh,
} from '../measuring.ts';
import type { BackboneWork } from './backbone-work.ts';

/** How many of the last signs of work are shown. */
const SHOWN = 5;

/**
 * How long the backbone has been silent, against its own cadence (`silence`): the pause that nine of ten of its own did
 * not exceed over the years before. Too few pauses make no cadence; a slow one is assumed then. Reports that usually come in
 * late are waited for; an initiative that fell silent when its plan came to its end is not judged.
 */
export function silence(work: BackboneWork, history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const pace = paceOf(work, history);
  if (!pace || endedAsPlanned(history)) return [];
  const { last, until, cadence, isOwn } = pace;
  const weight = weigh(
    (until - last) / cadence,
    {
      watch: 'no-backbone.silence-watch',
      warning: 'no-backbone.silence-warning',
      critical: 'no-backbone.silence-critical',
    },
    history.policy,
  );
  if (!weight) return [];
  const name = initiativeName(history);
  const quiet = until - last;
  const times = rounded(weight.value);
  return [
    {
      measure: 'silence',
      subject: { kind: 'initiative', id: history.initiative },
      ...weight,
      since: last + Math.ceil(thresholds['no-backbone.silence-watch'] * cadence),
      evidence: evidenceOf(work.facts.slice(-SHOWN)),
      sentence: {
        en: `The last sign of backbone work in ${name} was on ${dayOf(last)}: ${quiet} days of silence by ${dayOf(until)}, ${times} times ${isOwn ? 'its own cadence of' : 'a slow cadence of'} ${cadence} days.`,
        ja: `「${name}」で事務局の活動が最後に確認されたのは${dayOf(last)}で、${dayOf(until)}まで${quiet}日間途絶えている（${isOwn ? 'これまでの活動間隔' : '緩やかな活動間隔の目安'}${cadence}日の${times}倍）。`,
      },
    },
  ];
}

/** The backbone's cadence, and its silence. */
export interface Pace {
  /** The last day on which it showed. */
  readonly last: DayNumber;
  /** The day up to which its silence can be judged. */
  readonly until: DayNumber;
  /** In days: the pause that it does not usually exceed. */
  readonly cadence: number;
  /** Whether the cadence is its own; else a slow one is assumed. */
  readonly isOwn: boolean;
}

/** At what pace the backbone works; `undefined` where too little of its work is on record to tell. */
export function paceOf({ days }: BackboneWork, history: History): Pace | undefined {
  const { thresholds } = history.policy;
  const last = days.at(-1);
  if (last === undefined || days.length < thresholds['no-backbone.signs-least']) return undefined;
  const until = settledUntil(history, thresholds['no-backbone.reporting-lag-most']);
  return { last, until, ...cadenceOf(days, last, history) };
}

function cadenceOf(
  days: readonly DayNumber[],
  last: DayNumber,
  { policy: { thresholds } }: History,
): { cadence: number; isOwn: boolean } {
  const lately = days.slice(countBefore(days, last - thresholds['no-backbone.cadence-years'] * DAYS_PER_YEAR));
  const pauses = lately
    .slice(1)
    .map((day, at) => day - lately[at]!)
    .sort((a, b) => a - b);
  const isOwn = pauses.length >= thresholds['no-backbone.intervals-least'];
  const pause = isOwn
    ? quantile(pauses, thresholds['no-backbone.cadence-share'])
    : Math.max(thresholds['no-backbone.cadence-assumed'], pauses.at(-1) ?? 0);
  const cadence = Math.min(
    thresholds['no-backbone.cadence-longest'],
    Math.max(thresholds['no-backbone.cadence-shortest'], pause),
  );
  return { cadence, isOwn };
}
