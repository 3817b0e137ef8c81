import { createMachine } from 'xstate';

const open = {
  CommitmentFulfilled: 'fulfilled',
  CommitmentWithdrawn: 'withdrawn',
};
const late = {
  CommitmentFulfilled: 'fulfilledLate',
  CommitmentWithdrawn: 'withdrawn',
  CommitmentRevised: 'made',
};

/**
 * The life of a commitment. `pastDue` falls due on the day after its due date (never where it has none); `breaksAfter`
 * is the days of the policy that it may stay overdue before it counts as broken. An action that completes it counts
 * as `CommitmentFulfilled`; any other action for it is `ActionReported`.
 */
export const commitmentMachine = createMachine({
  id: 'commitment',
  initial: 'absent',
  states: {
    absent: { on: { CommitmentMade: 'made' } },
    made: {
      on: { ...open, ActionReported: 'underWay', CommitmentRevised: { target: 'made', reenter: true } },
      after: { pastDue: 'overdue' },
    },
    underWay: {
      on: { ...open, CommitmentRevised: { target: 'underWay', reenter: true } },
      after: { pastDue: 'overdue' },
    },
    overdue: { on: late, after: { breaksAfter: 'broken' } },
    broken: { on: late },
    fulfilled: {},
    fulfilledLate: {},
    withdrawn: {},
  },
});
