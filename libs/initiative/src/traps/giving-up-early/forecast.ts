import { dayNumber, dayOf } from '@sebone/kernel';
import type { History, IndicatorHistory } from '../../views/history.ts';
import { forecastOn, isBetter, judgedIn, outlookOf, verdictsFrom, type Judged } from '../baseline.ts';
import type { Sign } from '../finding.ts';
import { DAYS_PER_YEAR, evidenceOf, initiativeName, percent, quantile, weigh } from '../measuring.ts';

/**
 * How each indicator does against the forecast of its baseline (`behind-baseline-forecast`) and against the straight line
 * to its target (`behind-target`). What is judged at all, and against what, is for `judgedIn` to say.
 */
export function forecastSigns(history: History): readonly Sign[] {
  return [...history.indicators.values()].flatMap((indicator) => indicatorSigns(indicator, history));
}

/** The signs of one indicator; none where it is not judged. */
export function indicatorSigns(indicator: IndicatorHistory, history: History): readonly Sign[] {
  const judged = judgedIn(outlookOf(indicator, history.policy), history);
  return typeof judged === 'string' ? [] : [...behindForecast(judged, history), ...behindTarget(judged, history)];
}

/** A measured value as people write it, to four digits. */
const figure = (value: number): string => String(Number(value.toPrecision(4)));

function behindForecast({ definition, baseline, judged }: Judged, history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const latest = thresholds['giving-up.forecast-latest'];
  const behind = judged.map(
    ({ day, data }) => !isBetter(definition.data.direction, data.value, forecastOn(baseline, day)),
  );
  // How many of the latest measurements, at each of them, were no better than forecast; none while the very latest is.
  const counts = behind.map((isBehind, at) =>
    isBehind ? behind.slice(Math.max(0, at + 1 - latest), at + 1).filter(Boolean).length : 0,
  );
  const weight = weigh(
    counts.at(-1) ?? 0,
    {
      watch: 'giving-up.forecast-watch',
      warning: 'giving-up.forecast-warning',
      critical: 'giving-up.forecast-critical',
    },
    history.policy,
  );
  if (!weight || weight.value === 0) return [];
  let first = counts.length - 1;
  while (first > 0 && counts[first - 1]! >= thresholds['giving-up.forecast-watch']) first--;
  const shown = judged.slice(-latest);
  const newest = shown.at(-1)!;
  const unit = definition.data.unit ? ` ${definition.data.unit}` : '';
  const [value, expected] = [
    `${figure(newest.data.value)}${unit}`,
    `${figure(forecastOn(baseline, newest.day))}${unit}`,
  ];
  const name = initiativeName(history);
  return [
    {
      measure: 'behind-baseline-forecast',
      subject: { kind: 'indicator', id: definition.data.indicatorId },
      ...weight,
      since: Math.max(judged[first]!.day, verdictsFrom(history)),
      evidence: evidenceOf([definition.fact, ...shown.map(({ fact }) => fact)]),
      sentence: {
        en: `"${definition.data.name}" of ${name} is no better than its baseline of ${dayOf(baseline.on)} led to expect in ${weight.value} of its latest ${shown.length} measurements: ${value} on ${dayOf(newest.day)}, against ${expected} forecast.`,
        ja: `「${name}」の指標「${definition.data.name}」は、直近${shown.length}回の測定のうち${weight.value}回で${dayOf(baseline.on)}の基準からの予測を上回る改善がない（${dayOf(newest.day)}に${value}、予測は${expected}）。`,
      },
    },
  ];
}

function behindTarget({ definition, judged }: Judged, history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const { baseline, baselineOn, target, targetOn, direction, name } = definition.data;
  if (baseline === undefined || baselineOn === undefined || target === undefined || targetOn === undefined) return [];
  const [start, end] = [dayNumber(baselineOn), dayNumber(targetOn)];
  if (end <= start || !isBetter(direction, target, baseline)) return [];
  // Each measurement's way from the baseline, as a part of the way the plan had come by that day.
  const due = judged.filter(({ day }) => day >= start + DAYS_PER_YEAR);
  const progress = due.map(
    ({ day, data }) => (data.value - baseline) / ((target - baseline) * Math.min(1, (day - start) / (end - start))),
  );
  const latest = thresholds['giving-up.target-latest'];
  const middle = (upTo: number): number | undefined =>
    upTo < latest
      ? undefined
      : quantile(
          progress.slice(upTo - latest, upTo).sort((a, b) => a - b),
          0.5,
        );
  const made = middle(progress.length);
  if (made === undefined) return [];
  const weight = weigh(
    made,
    { watch: 'giving-up.target-watch', warning: 'giving-up.target-warning' },
    history.policy,
    'below',
  );
  if (!weight) return [];
  let first = progress.length;
  while ((middle(first - 1) ?? Infinity) <= thresholds['giving-up.target-watch']) first--;
  const community = initiativeName(history);
  const pace = percent(Math.max(0, made));
  return [
    {
      measure: 'behind-target',
      subject: { kind: 'indicator', id: definition.data.indicatorId },
      ...weight,
      since: Math.max(due[first - 1]!.day, verdictsFrom(history)),
      evidence: evidenceOf([definition.fact, ...due.slice(-latest).map(({ fact }) => fact)]),
      sentence: {
        en: `"${name}" of ${community} has come ${pace} of the way planned by now from ${figure(baseline)} on ${baselineOn} to ${figure(target)} on ${targetOn}: ${figure(due.at(-1)!.data.value)} on ${dayOf(due.at(-1)!.day)}.`,
        ja: `「${community}」の指標「${name}」は、${baselineOn}の${figure(baseline)}から${targetOn}の${figure(target)}へ向かう計画のうち、現時点で見込まれる道のりの${pace}しか進んでいない（${dayOf(due.at(-1)!.day)}に${figure(due.at(-1)!.data.value)}）。`,
      },
    },
  ];
}
