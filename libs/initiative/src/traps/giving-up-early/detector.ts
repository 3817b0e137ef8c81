import type { Detector } from '../finding.ts';
import { endedAsPlanned, settledUntil } from '../measuring.ts';
import { activeShareSigns } from './active-share.ts';
import { activitySigns } from './activity.ts';
import { ceasedSigns } from './ceased.ts';
import { commitmentSigns } from './commitments.ts';
import { departureSigns } from './departures.ts';
import { forecastSigns } from './forecast.ts';
import { fundingSigns } from './funding.ts';
import { goneQuietSigns } from './gone-quiet.ts';

/**
 * Signs that an initiative is exposed to giving up before its time: money and commitments that do not reach the planned
 * end, partners that leave or fall silent, activity that steps down or ceases, indicators no better than their baseline led to
 * expect. An initiative that is over is not judged, whether somebody wrote so or it fell silent as planned.
 */
export const givingUpEarly: Detector = (history) => {
  if (history.ended) return [];
  const settled = settledUntil(history, history.policy.thresholds['giving-up.reporting-lag-most']);
  return [
    ...fundingSigns(history),
    ...commitmentSigns(history),
    ...forecastSigns(history),
    ...(endedAsPlanned(history)
      ? []
      : [
          ...activeShareSigns(history, settled),
          ...departureSigns(history),
          ...activitySigns(history, settled),
          ...ceasedSigns(history, settled),
          ...goneQuietSigns(history, settled),
        ]),
  ];
};
