import { dayNumber, type Day, type DayNumber } from '@sebone/kernel';
import { flatten } from '@sebone/statechart';
import { commitmentMachine } from '../commitment/machine.ts';
import type {
  Action,
  Commitment,
  CommitmentFulfilment,
  CommitmentRevision,
  CommitmentWithdrawal,
} from '../partner/events.ts';
import type { Policy } from '../policy/policy.ts';
import { Living, type Entry, type Lifecycle, type On } from './lifecycle.ts';

/** A commitment with all that became of it. */
export interface CommitmentHistory extends Lifecycle {
  readonly id: string;
  readonly partnerId: string;
  readonly made: Entry<Commitment>;
  /** As last revised. */
  title: string;
  dueOn: Day | undefined;
  readonly actions: Entry<Action>[];
}

const chart = flatten(commitmentMachine);

class LivingCommitment extends Living implements CommitmentHistory {
  readonly id: string;
  readonly partnerId: string;
  readonly made: Entry<Commitment>;
  title: string;
  dueOn: Day | undefined;
  readonly actions: Entry<Action>[] = [];
  constructor(made: Entry<Commitment>, { thresholds }: Policy) {
    super(chart, made.day, (delay, enteredOn) => {
      if (delay === 'breaksAfter') return enteredOn + thresholds['commitment.breaks-after'];
      return this.dueOn === undefined ? Infinity : dayNumber(this.dueOn) + 1;
    });
    this.id = made.data.commitmentId;
    this.partnerId = made.data.partnerId;
    this.made = made;
    this.title = made.data.title;
    this.dueOn = made.data.dueOn;
    this.step(made);
  }
}

/**
 * Folds the commitments by `<partner>/<commitment>`, each from its making on, with the actions that name it.
 * @param partnerNamed the partner with that id: heard of on that day, if it never was before
 */
export function commitmentsFold(
  on: On,
  policy: Policy,
  partnerNamed: (id: string, on: DayNumber) => { readonly commitments: CommitmentHistory[] },
): ReadonlyMap<string, CommitmentHistory & Living> {
  const commitments = new Map<string, LivingCommitment>();
  const named = (partnerId: string, commitmentId: string): LivingCommitment | undefined =>
    commitments.get(`${partnerId}/${commitmentId}`);

  on<Commitment>('CommitmentMade', (made) => {
    const commitment = new LivingCommitment(made, policy);
    commitments.set(`${commitment.partnerId}/${commitment.id}`, commitment);
    partnerNamed(commitment.partnerId, made.day).commitments.push(commitment);
  });
  on<CommitmentRevision>('CommitmentRevised', (revised) => {
    const { partnerId, commitmentId, title, dueOn } = revised.data;
    const commitment = named(partnerId, commitmentId);
    if (!commitment) return;
    // What fell due by the day that it was due before has fallen due.
    commitment.run.advance(revised.day);
    commitment.title = title;
    commitment.dueOn = dueOn;
    commitment.step(revised);
  });
  on<CommitmentWithdrawal | CommitmentFulfilment>(['CommitmentWithdrawn', 'CommitmentFulfilled'], (ended) =>
    named(ended.data.partnerId, ended.data.commitmentId)?.step(ended),
  );
  on<Action>('ActionReported', (acted) => {
    const { partnerId, commitmentId, completes } = acted.data;
    const commitment = commitmentId === undefined ? undefined : named(partnerId, commitmentId);
    if (!commitment) return;
    commitment.actions.push(acted);
    commitment.step(acted, completes ? 'CommitmentFulfilled' : 'ActionReported');
  });
  return commitments;
}
