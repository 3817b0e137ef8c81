import { createMachine } from 'xstate';

/**
 * The life of an initiative: its phase, as assessed, beside its vitality, as its facts show, until it ends.
 * `SignOfLife` is any fact by which somebody acted (an action, a meeting held, a backbone function, a resource given,
 * knowledge shared or used, a measurement). Delays, in days of the policy without one: `faltersAfter`, then `goesDormantAfter`
 * more, then `fadesAfter` more.
 */
export const initiativeMachine = createMachine({
  id: 'initiative',
  initial: 'absent',
  states: {
    absent: { on: { InitiativeChartered: 'running' } },
    running: {
      type: 'parallel',
      on: { EndedComplete: 'completed', EndedMerged: 'merged', EndedEarly: 'stopped' },
      states: {
        phase: {
          initial: 'initiating',
          states: { initiating: {}, organising: {}, sustaining: {} },
          on: {
            AssessedInitiating: '.initiating',
            AssessedOrganising: '.organising',
            AssessedSustaining: '.sustaining',
          },
        },
        vitality: {
          initial: 'alive',
          states: {
            // Each state has the transition for itself: one of the whole region that re-enters would take the phase with it.
            alive: { on: { SignOfLife: { target: 'alive', reenter: true } }, after: { faltersAfter: 'faltering' } },
            faltering: { on: { SignOfLife: 'alive' }, after: { goesDormantAfter: 'dormant' } },
            dormant: { on: { SignOfLife: 'alive' }, after: { fadesAfter: 'faded' } },
            faded: { on: { SignOfLife: 'alive' } },
          },
        },
      },
    },
    completed: { on: { InitiativeReopened: 'running' } },
    stopped: { on: { InitiativeReopened: 'running' } },
    merged: { on: { InitiativeReopened: 'running' } },
  },
});
