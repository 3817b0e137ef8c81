import type { DayNumber } from '@sebone/kernel';
import type { ResourceFlow } from '../../partner/events.ts';
import type { ThresholdName } from '../../policy/policy.ts';
import type { AwardHistory, Entry, History, PartnerHistory } from '../../views/history.ts';
import { awardsByFunder } from '../giving.ts';
import { settledUntil, stayOn } from '../measuring.ts';
import { isMember, trusted, type Kept } from '../record-keeping.ts';
import { declaredExchange, type Exchange } from './weighing.ts';

/** A partner in a stay that may be judged for taking. */
export interface Taker {
  readonly partner: PartnerHistory;
  readonly joinedOn: DayNumber;
  readonly awards: readonly AwardHistory[];
  /** What it received in this stay, in the order of time. */
  readonly receipts: readonly Entry<ResourceFlow>[];
}

/** What the measures of this trap stand on, worked out once for a history. */
export interface Ground {
  readonly history: History;
  /** The value of a threshold. */
  readonly limit: (name: ThresholdName) => number;
  /** The day up to which silence can be judged: later reports may be under way. */
  readonly settled: DayNumber;
  /** When contributions were being recorded. */
  readonly kept: Kept;
  readonly exchange: Exchange | undefined;
}

const GIVEN = new Set(['ActionReported', 'CommitmentFulfilled', 'ResourceGiven', 'KnowledgeShared']);

export function groundOf(history: History): Ground {
  const limit = (name: ThresholdName): number => history.policy.thresholds[name];
  return {
    history,
    limit,
    settled: settledUntil(history, limit('taking.reported-within')),
    kept: trusted(history, GIVEN, { gap: limit('taking.record-gap'), tail: limit('taking.record-tail'), doubtedFrom: limit('taking.record-doubted-from') }),
    exchange: declaredExchange(history, limit),
  };
}

/**
 * The partners that may be judged for taking: in a stay, and no newcomers. A beneficiary is there to receive. A backbone
 * receives in trust, to serve the others: whether it does is for the trap `no-backbone` to say.
 */
export function takersIn({ history, limit }: Ground): readonly Taker[] {
  const awards = awardsByFunder(history);
  const grace = limit('taking.newcomer-grace');
  return [...history.partners.values()].flatMap((partner) => {
    const joinedOn = stayOn(partner, history.asOfDay)?.joined.day;
    if (joinedOn === undefined || !isMember(partner) || history.asOfDay < joinedOn + grace) return [];
    const receipts = partner.received.filter(({ day, data }) => day >= joinedOn && data.amount !== 0);
    return [{ partner, joinedOn, awards: awards.get(partner.id) ?? [], receipts }];
  });
}
