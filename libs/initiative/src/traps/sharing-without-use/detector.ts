import type { Detector } from '../finding.ts';
import { rungConversion } from './conversion.ts';
import { broadcastOnly, receiveOnly } from './partners.ts';
import { noReuse } from './reuse.ts';
import { timeToUse } from './time-to-use.ts';
import { unusedItems, unusedShare } from './unused.ts';
import { uptakesOf } from './uptake.ts';

/**
 * Signs that information is shared and does not take root: items that nobody else uses, uses that go no further, late or
 * once only, partners that only send or only receive. Where the record does not go by uses, nothing is judged; nor is an
 * initiative that is over.
 */
export const sharingWithoutUse: Detector = (history) => {
  if (history.ended) return [];
  const uptakes = uptakesOf(history);
  if (uptakes.judgedFrom > history.asOfDay) return [];
  return [
    ...unusedItems(uptakes, history),
    ...unusedShare(uptakes, history),
    ...rungConversion(uptakes, history),
    ...timeToUse(uptakes, history),
    ...noReuse(uptakes, history),
    ...broadcastOnly(uptakes, history),
    ...receiveOnly(uptakes, history),
  ];
};
