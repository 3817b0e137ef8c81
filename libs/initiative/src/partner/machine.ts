import { createMachine } from 'xstate';

const CONTRIBUTIONS = ['ActionReported', 'ResourceGiven', 'BackboneFunctionPerformed', 'KnowledgeShared', 'CommitmentFulfilled'];

const contributing = Object.fromEntries(CONTRIBUTIONS.map((fact) => [fact, 'contributing']));

/** Facts by which a partner gives to the community. Attending, receiving and promising are none of them. */
export const CONTRIBUTION_TYPES: readonly string[] = CONTRIBUTIONS;

/**
 * The life of a partner. Delays, in days of the policy: `stallsAfter` without a first contribution, `goesDormantAfter`
 * without another one, `lapsesAfter` more days dormant.
 */
export const partnerMachine = createMachine({
  id: 'partner',
  initial: 'absent',
  states: {
    absent: { on: { PartnerInvited: 'invited', PartnerJoined: 'joined' } },
    invited: { on: { PartnerJoined: 'joined' } },
    joined: { on: { ...contributing, PartnerLeft: 'departed' }, after: { stallsAfter: 'stalled' } },
    stalled: { on: { ...contributing, PartnerLeft: 'departed' } },
    contributing: {
      on: {
        ...Object.fromEntries(CONTRIBUTIONS.map((fact) => [fact, { target: 'contributing', reenter: true }])),
        PartnerLeft: 'departed',
      },
      after: { goesDormantAfter: 'dormant' },
    },
    dormant: { on: { ...contributing, PartnerLeft: 'departed' }, after: { lapsesAfter: 'lapsed' } },
    lapsed: { on: { ...contributing, PartnerLeft: 'departed' } },
    departed: { on: { PartnerInvited: 'invitedBack', PartnerReturned: 'joined' } },
    invitedBack: { on: { PartnerReturned: 'joined' } },
  },
});
