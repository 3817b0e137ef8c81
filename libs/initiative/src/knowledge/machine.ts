import { createMachine } from 'xstate';
import { STAGES } from '../vocabulary.ts';

/** A shared item: `UsedByAnother` is a use by anybody but its sharer; `orphansAfter` days of the policy without one. */
export const knowledgeItemMachine = createMachine({
  id: 'knowledgeItem',
  initial: 'absent',
  states: {
    absent: { on: { KnowledgeShared: 'awaitingUse' } },
    awaitingUse: { on: { UsedByAnother: 'inUse' }, after: { orphansAfter: 'orphaned' } },
    orphaned: { on: { UsedByAnother: 'inUse' } },
    inUse: {},
  },
});

/** How far one partner has taken one item: up the ladder only, rungs may be skipped. Its events are the rungs. */
export const uptakeMachine = createMachine({
  id: 'uptake',
  initial: 'unreached',
  states: Object.fromEntries(
    ['unreached', ...STAGES].map((state, height) => [
      state,
      { on: Object.fromEntries(STAGES.slice(height).map((rung) => [rung, rung])) },
    ]),
  ),
});
