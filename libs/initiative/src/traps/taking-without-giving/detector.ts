import type { Detector } from '../finding.ts';
import { givingConcentration } from './concentration.ts';
import { groundOf, takersIn } from './ground.ts';
import { receivedNothingGiven, usedNothingGiven } from './nothing-given.ts';
import { reciprocity } from './reciprocity.ts';

/**
 * Partners that take and do not give, and how few give what all live on: judged for partners in a stay, while the
 * initiative goes on, and only where it keeps a record of what is given.
 */
export const takingWithoutGiving: Detector = (history) => {
  if (history.ended) return [];
  const ground = groundOf(history);
  const ofPartners = takersIn(ground).flatMap((taker) => [
    receivedNothingGiven(taker, ground),
    reciprocity(taker, ground),
    usedNothingGiven(taker, ground),
  ]);
  return [...ofPartners, givingConcentration(ground)].filter((sign) => sign !== undefined);
};
