import { createMachine } from 'xstate';

/** The life of a finding, from the notice that raised it to what came of it; it may be raised again. */
export const findingMachine = createMachine({
  id: 'finding',
  initial: 'absent',
  states: {
    absent: { on: { FindingRaised: 'raised' } },
    raised: {
      on: {
        FindingEscalated: 'raised',
        FindingAcknowledged: 'acknowledged',
        InterventionStarted: 'intervening',
        FindingCleared: 'cleared',
        FindingDismissed: 'dismissed',
      },
    },
    acknowledged: {
      on: {
        FindingEscalated: 'raised',
        InterventionStarted: 'intervening',
        FindingCleared: 'cleared',
        FindingDismissed: 'dismissed',
      },
    },
    intervening: {
      on: {
        FindingEscalated: 'intervening',
        InterventionStarted: 'intervening',
        InterventionConcluded: 'acknowledged',
        FindingCleared: 'cleared',
        FindingDismissed: 'dismissed',
      },
    },
    cleared: { on: { FindingRaised: 'raised' } },
    dismissed: { on: { FindingRaised: 'raised' } },
  },
});
