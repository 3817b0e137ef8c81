import { createMachine } from 'xstate';

/**
 * The life of a finding, from the notice that raised it to what came of it; it may be raised again. What came of an intervention
 * is often known only after others were concluded or the finding was cleared, so it may be said from wherever it stands.
 */
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
        InterventionConcluded: 'raised',
        FindingCleared: 'cleared',
        FindingDismissed: 'dismissed',
      },
    },
    acknowledged: {
      on: {
        FindingEscalated: 'raised',
        InterventionStarted: 'intervening',
        InterventionConcluded: 'acknowledged',
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
    cleared: { on: { FindingRaised: 'raised', InterventionConcluded: 'cleared' } },
    dismissed: { on: { FindingRaised: 'raised', InterventionConcluded: 'dismissed' } },
  },
});
