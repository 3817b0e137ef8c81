import type { Detector } from '../finding.ts';
import { settledUntil } from '../measuring.ts';
import { activeShareSigns } from './active-share.ts';
import { activitySigns } from './activity.ts';
import { commitmentSigns } from './commitments.ts';
import { departureSigns } from './departures.ts';
import { forecastSigns } from './forecast.ts';
import { fundingSigns } from './funding.ts';

/**
 * Signs that an initiative is exposed to giving up before its time: money and commitments that do not reach the planned
 * end, partners that leave or fall silent, activity that steps down, indicators no better than their baseline led to
 * expect. An initiative that is over is not judged.
 */
export const givingUpEarly: Detector = (history) => {
  if (history.ended) return [];
  const settled = settledUntil(history, history.policy.thresholds['giving-up.reporting-lag-most']);
  return [
    ...fundingSigns(history),
    ...commitmentSigns(history),
    ...activeShareSigns(history, settled),
    ...departureSigns(history),
    ...activitySigns(history, settled),
    ...forecastSigns(history),
  ];
};
