import type { DayNumber } from '@sebone/kernel';
import type { ThresholdName } from '../../policy/policy.ts';
import type { AwardHistory, CommitmentHistory, History, PartnerHistory } from '../../views/history.ts';
import { awardsByFunder, givingSpans, lastGiving, type Giving } from '../giving.ts';
import { settledUntil, stayOn, type Scale, type Span } from '../measuring.ts';
import { ALWAYS, isMember, trusted, type Kept } from '../record-keeping.ts';

/** A partner in a stay, and what there is of its acting. */
export interface Present {
  readonly partner: PartnerHistory;
  readonly joinedOn: DayNumber;
  readonly awards: readonly AwardHistory[];
  /** What it did last: gave anything, or put what others shared into practice. */
  readonly lastDeed: Giving | undefined;
}

/** What the measures of this trap stand on, worked out once for a history. */
export interface Ground {
  readonly history: History;
  /** The value of a threshold. */
  readonly limit: (name: ThresholdName) => number;
  /** The lowest value of a scale that grows with what is worse: where it begins. */
  readonly begins: (scale: Scale) => number;
  /** Days past its due date from which a commitment counts as left. */
  readonly lateAfter: number;
  /** The day up to which silence can be judged: later reports may be under way. */
  readonly settled: DayNumber;
  /** When actions were being recorded. */
  readonly kept: Kept;
  /** Whether this initiative says which commitment an action is for; where it does not, any action of its partner counts. */
  readonly linked: boolean;
  /** The last day on which anything is known to have happened, of whatever kind; `Infinity` where no silence is doubted. */
  readonly recordedUntil: DayNumber;
}

/** How long a commitment is overdue. */
export const AGES = { watch: 'joining.overdue-watch', warning: 'joining.overdue-warning', critical: 'joining.overdue-critical' } as const;

const ACTED = new Set(['ActionReported', 'CommitmentFulfilled']);
/** Uses of what others shared that are deeds themselves. */
const DEEDS: ReadonlySet<string> = new Set(['implemented', 'effect']);

export function groundOf(history: History): Ground {
  const limit = (name: ThresholdName): number => history.policy.thresholds[name];
  const begins = (scale: Scale): number => Math.min(...Object.values(scale).map(limit));
  const doubtedFrom = limit('joining.record-doubted-from');
  const settled = settledUntil(history, limit('joining.reported-within'));
  const pastDue = [...history.commitments.values()].filter(({ state }) => state === 'overdue' || state === 'broken').length;
  const kept = trusted(history, ACTED, {
    gap: limit('joining.record-gap'),
    tail: limit('joining.record-tail'),
    doubtedFrom,
  });
  return {
    history,
    limit,
    begins,
    lateAfter: begins(AGES),
    settled,
    kept,
    recordedUntil: kept === ALWAYS ? Infinity : lastRecordedIn(history),
    linked: pastDue < doubtedFrom || [...history.commitments.values()].some(wasActedOn),
  };
}

/** A notice is what was judged, nothing that happened: that one was raised does not mean that the record goes on. */
const lastRecordedIn = ({ facts, days, startedOn }: History): DayNumber =>
  days[facts.findLastIndex(({ stream }) => !stream.startsWith('finding-'))] ?? startedOn;

/** Whether anything was reported for a commitment. */
const wasActedOn = (commitment: CommitmentHistory): boolean => commitment.actions.length > 0 || isFulfilled(commitment);

export const isFulfilled = ({ state }: CommitmentHistory): boolean => state === 'fulfilled' || state === 'fulfilledLate';

/** The partners that are in a stay. */
export function presentIn(history: History): readonly Present[] {
  const awards = awardsByFunder(history);
  return [...history.partners.values()].flatMap((partner) => {
    const stay = stayOn(partner, history.asOfDay);
    if (!stay) return [];
    const own = awards.get(partner.id) ?? [];
    return [{ partner, joinedOn: stay.joined.day, awards: own, lastDeed: lastDeedOf(partner, own, history.asOfDay) }];
  });
}

/** Whether a partner is one that is expected to act: beneficiaries receive, and a backbone's own work is its functions. */
export const isExpectedToAct = ({ partner }: Present): boolean => isMember(partner);

function lastDeedOf(partner: PartnerHistory, awards: readonly AwardHistory[], asOf: DayNumber): Giving | undefined {
  const given = lastGiving(partner, awards, asOf);
  for (let at = partner.uses.length - 1; at >= 0; at--) {
    const use = partner.uses[at]!;
    if (given && use.day <= given.day) break;
    if (DEEDS.has(use.data.stage)) return use;
  }
  return given;
}

/** For each thing a partner did, the days on which it lies within the `window` days up to them. */
export function deedSpans({ partner, awards }: Present, window: number): readonly Span[] {
  const used = partner.uses.filter(({ data }) => DEEDS.has(data.stage)).map(({ day }): Span => [day, day + window - 1]);
  return [...givingSpans(partner, awards, window), ...used];
}
