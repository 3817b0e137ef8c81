import type { Detector } from '../finding.ts';
import { payingAwards } from './awards.ts';
import { backboneWork } from './backbone-work.ts';
import { functionSigns } from './functions.ts';
import { namedSigns } from './named.ts';
import { silence } from './silence.ts';
import { singleHolder } from './single-holder.ts';
import { sourceSigns } from './sources.ts';
import { sponsorSigns } from './sponsors.ts';

/**
 * Signs that an initiative is exposed to fading for want of a backbone: silence against the backbone's own cadence,
 * nobody named or left, functions not performed any more, one sponsor or one pair of hands holding it up. An initiative
 * that is over is not judged.
 */
export const noBackbone: Detector = (history) => {
  if (history.ended) return [];
  const awards = payingAwards(history);
  const isFunded = awards.length > 0 && awards[0]!.span[0] <= history.asOfDay;
  return [
    ...silence(backboneWork(history), history),
    ...namedSigns(history),
    ...functionSigns(history),
    ...singleHolder(history),
    ...(isFunded ? [...sponsorSigns(awards, history), ...sourceSigns(awards, history)] : []),
  ];
};
