import type { History } from '../views/history.ts';
import { TRAPS, type Trap } from '../vocabulary.ts';
import { byWeight, findingsOf, type Detector, type Finding } from './finding.ts';
import { givingUpEarly } from './giving-up-early/detector.ts';
import { joiningWithoutActing } from './joining-without-acting/detector.ts';
import { noBackbone } from './no-backbone/detector.ts';
import { sharingWithoutUse } from './sharing-without-use/detector.ts';
import { takingWithoutGiving } from './taking-without-giving/detector.ts';

/** The five detectors, by the trap that each looks for. */
export const DETECTORS: Readonly<Record<Trap, Detector>> = {
  'taking-without-giving': takingWithoutGiving,
  'joining-without-acting': joiningWithoutActing,
  'giving-up-early': givingUpEarly,
  'sharing-without-use': sharingWithoutUse,
  'no-backbone': noBackbone,
};

/** What the five traps look like in a history: the findings that stand at its horizons, what asks for attention first. */
export function findingsIn(history: History, traps: readonly Trap[] = TRAPS): readonly Finding[] {
  return traps.flatMap((trap) => findingsOf(trap, DETECTORS[trap](history), history)).sort(byWeight);
}
