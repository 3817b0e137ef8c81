import { addMonths, dayNumber, dayOf, isDay, type DayNumber } from '@sebone/kernel';
import type { History } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import { DAYS_PER_YEAR, evidenceOf, initiativeName, rounded, weigh } from '../measuring.ts';
import { stepDown } from './pettitt.ts';

/** How many facts from each side of the step are shown. */
const SHOWN = 24;

/**
 * A step down in what the initiative does (`activity-change-point`), by Pettitt's test over complete quarters (months
 * while the record is young). Activity is counted in days on which a partner acted, or a meeting was held, so that a form
 * of sixty rows filed at once is not sixty times the work. Not raised once activity has come back, nor for ever after.
 * @param until the day up to which the record is complete
 */
export function activitySigns(history: History, until: DayNumber): readonly Sign[] {
  const { thresholds } = history.policy;
  const first = history.signsOfLife[0];
  if (!first) return [];
  const months = until - first.day >= thresholds['giving-up.quarters-from'] * DAYS_PER_YEAR ? 3 : 1;
  const starts = periodStarts(first.day, until, months).slice(-1 - thresholds['giving-up.change-point-span']);
  if (starts.length - 1 < thresholds['giving-up.change-point-points']) return [];

  const activity = activityIn(history, starts);
  const step = stepDown(activity);
  if (!step || step.p > thresholds['giving-up.change-point-p']) return [];
  const before = mean(activity.slice(0, step.at));
  const after = mean(activity.slice(step.at));
  const lately = mean(activity.slice(Math.max(step.at, activity.length - 12 / months)));
  const since = starts[step.at]!;
  // What came back lately counts: a table that meets again is not where it was when nobody came.
  const now = Math.max(after, lately);
  const weight = weigh(
    now / before,
    {
      watch: 'giving-up.change-point-watch',
      warning: 'giving-up.change-point-warning',
      critical: 'giving-up.change-point-critical',
    },
    history.policy,
    'below',
  );
  const past = since < history.asOfDay - thresholds['giving-up.change-point-recency'] * DAYS_PER_YEAR;
  if (!weight || past || before < thresholds['giving-up.activity-least']) return [];

  const shown = history.signsOfLife.filter(({ day }) => day >= starts[0]! && day <= until);
  const at = shown.findIndex(({ day }) => day >= since);
  const turn = at < 0 ? shown.length : at;
  const name = initiativeName(history);
  const p = step.p < 0.001 ? 'p < 0.001' : `p = ${step.p.toFixed(3)}`;
  const en = months === 3 ? 'quarter' : 'month';
  const ja = months === 3 ? '四半期' : 'か月';
  return [
    {
      measure: 'activity-change-point',
      subject: { kind: 'initiative', id: history.initiative },
      ...weight,
      since,
      evidence: evidenceOf(
        [...shown.slice(Math.max(0, turn - SHOWN), turn), ...shown.slice(turn).slice(-SHOWN)].map(({ fact }) => fact),
      ),
      sentence: {
        en: `Activity in ${name} stepped down on ${dayOf(since)}: ${rounded(after)} partner-days of activity a ${en} over the ${activity.length - step.at} ${en}s since, lately ${rounded(lately)}, against ${rounded(before)} over the ${step.at} before (Pettitt's test, ${p}).`,
        ja: `「${name}」の活動は${dayOf(since)}を境に一段下がった。以後${activity.length - step.at}${ja}は1${ja}あたり延べ${rounded(after)}日（直近は${rounded(lately)}日）で、それ以前の${step.at}${ja}は${rounded(before)}日だった（Pettitt 検定、${p}）。`,
      },
    },
  ];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The first days of the whole calendar periods from `first` to `until`, and the day after the last of them. */
function periodStarts(first: DayNumber, until: DayNumber, months: 1 | 3): readonly DayNumber[] {
  const day = dayOf(first);
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / months) * months + 1;
  let start = `${day.slice(0, 5)}${String(month).padStart(2, '0')}-01`;
  if (dayNumber(start) < first) start = addMonths(start, months);
  const starts: DayNumber[] = [];
  // Beyond the calendar, which ends with the year 9999, there is no day to compare with.
  for (; isDay(start) && dayNumber(start) <= until + 1; start = addMonths(start, months)) starts.push(dayNumber(start));
  return starts;
}

/** Activity in each period: on how many days each partner acted, or a meeting was held, summed over partners. */
function activityIn({ signsOfLife }: History, starts: readonly DayNumber[]): readonly number[] {
  const activity = starts.slice(1).map(() => 0);
  let period = 0;
  let today = -Infinity;
  const acted = new Set<string>();
  for (let at = 0; at < signsOfLife.length; at++) {
    const { day, fact, data } = signsOfLife[at]!;
    if (day < starts[0]!) continue;
    if (day !== today) {
      acted.clear();
      today = day;
      while (period < activity.length && day >= starts[period + 1]!) period++;
      if (period === activity.length) break;
    }
    const who = (data as { partnerId?: string }).partnerId ?? fact.stream;
    if (acted.has(who)) continue;
    acted.add(who);
    activity[period]!++;
  }
  return activity;
}
