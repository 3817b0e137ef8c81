import { dayOf, type DayNumber } from '@sebone/kernel';
import type { Entry, History } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import { DAYS_PER_YEAR, evidenceOf, initiativeName, quantile, weigh } from '../measuring.ts';

/** How many of the last facts are shown. */
const SHOWN = 5;

/**
 * Whether nobody does anything any more (`activity-ceased`): no action, meeting, gift or use for half a year or longer, and
 * for clearly longer than the initiative ever used to pause.
 * @param until the day up to which the record is complete
 */
export function ceasedSigns(history: History, until: DayNumber): readonly Sign[] {
  const { thresholds } = history.policy;
  const last = history.signsOfLife.at(-1);
  if (!last || until - last.day < thresholds['giving-up.ceased-watch']) return [];
  const pauses = pausesOf(history.signsOfLife, last.day - thresholds['giving-up.ceased-years'] * DAYS_PER_YEAR);
  if (pauses.length < thresholds['giving-up.ceased-pauses-least']) return [];
  const usual = Math.min(DAYS_PER_YEAR, quantile(pauses, thresholds['giving-up.ceased-usual']));
  const patience = Math.max(
    thresholds['giving-up.ceased-watch'],
    Math.ceil(thresholds['giving-up.ceased-patience'] * usual),
  );
  const quiet = until - last.day;
  const weight = weigh(
    quiet,
    { watch: 'giving-up.ceased-watch', warning: 'giving-up.ceased-warning', critical: 'giving-up.ceased-critical' },
    history.policy,
  );
  if (!weight || quiet < patience) return [];
  const name = initiativeName(history);
  return [
    {
      measure: 'activity-ceased',
      subject: { kind: 'initiative', id: history.initiative },
      ...weight,
      since: last.day + patience,
      evidence: evidenceOf(history.signsOfLife.slice(-SHOWN).map(({ fact }) => fact)),
      sentence: {
        en: `Nobody has done anything on record in ${name} since ${dayOf(last.day)}: ${quiet} days by ${dayOf(until)}, against a usual pause of ${usual} days at most.`,
        ja: `「${name}」では${dayOf(last.day)}を最後に活動の記録がなく、${dayOf(until)}まで${quiet}日になる（これまでの通常の間隔は長くて${usual}日だった）。`,
      },
    },
  ];
}

/** The pauses between days of activity from a day on, ascending. */
function pausesOf(signsOfLife: readonly Entry[], from: DayNumber): readonly number[] {
  const pauses: number[] = [];
  for (let at = signsOfLife.length - 1; at > 0 && signsOfLife[at - 1]!.day >= from; at--) {
    const pause = signsOfLife[at]!.day - signsOfLife[at - 1]!.day;
    if (pause > 0) pauses.push(pause);
  }
  return pauses.sort((a, b) => a - b);
}
