import { dayNumber, dayOf, type DayNumber } from '@sebone/kernel';
import type { Definition, Measurement } from '../../indicator/events.ts';
import type { Entry, History, IndicatorHistory } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import { DAYS_PER_YEAR, evidenceOf, initiativeName, percent, quantile, weigh } from '../measuring.ts';

type Series = readonly Entry<Measurement>[];

/** What an indicator would have done by itself, as far as its baseline tells. */
interface Baseline {
  readonly on: DayNumber;
  readonly value: number;
  /** A day, carried forward for as long as it was observed. */
  readonly slope: number;
  readonly carried: number;
}

/**
 * How an indicator does against the forecast of its baseline (`behind-baseline-forecast`): the trend up to the baseline
 * where enough measurements show one, else the level baseline; and against the straight line to its target
 * (`behind-target`). Nothing is said before the initiative's third year, of an indicator whose better direction nobody
 * named, or of one not measured any more. Judged are the measurements of the whole community, without a defined baseline
 * against the level of their first year: a trend in it may be the work itself. Where a single partner measures, its own
 * are judged against a defined baseline; where several do, nothing is said, since nobody said how they add up.
 */
export function forecastSigns(history: History): readonly Sign[] {
  const from = history.startedOn + history.policy.thresholds['giving-up.verdict-from'] * DAYS_PER_YEAR;
  if (history.asOfDay < from) return [];
  return [...history.indicators.values()].flatMap((indicator) => signsOf(indicator, from, history));
}

function signsOf(indicator: IndicatorHistory, from: DayNumber, history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const definition = indicator.definitions.reduce<Entry<Definition> | undefined>(
    (latest, one) => (latest && latest.data.version > one.data.version ? latest : one),
    undefined,
  );
  const series = judgedSeries(indicator.measurements);
  const last = series.at(-1);
  if (!definition?.data.direction || !last) return [];
  if (last.day < history.asOfDay - thresholds['giving-up.forecast-stale']) return [];
  const baseline = baselineOf(definition, series, thresholds['giving-up.forecast-trend-points']);
  if (!baseline) return [];
  const judged = series.filter(({ day }) => day > baseline.on);
  return [
    ...behindForecast(definition, baseline, judged, from, history),
    ...behindTarget(definition, judged, from, history),
  ];
}

/** A measured value as people write it, to four digits. */
const figure = (value: number): string => String(Number(value.toPrecision(4)));

/** Whether `value` is better than `other`, where `direction` is better. */
const isBetter = (direction: Definition['direction'], value: number, other: number): boolean =>
  direction === 'up' ? value > other : value < other;

function behindForecast(
  definition: Entry<Definition>,
  baseline: Baseline,
  judged: Series,
  from: DayNumber,
  history: History,
): readonly Sign[] {
  const { thresholds } = history.policy;
  const latest = thresholds['giving-up.forecast-latest'];
  const forecast = (day: DayNumber): number =>
    baseline.value + baseline.slope * Math.min(day - baseline.on, baseline.carried);
  const behind = judged.map(({ day, data }) => !isBetter(definition.data.direction, data.value, forecast(day)));
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
  const [value, expected] = [`${figure(newest.data.value)}${unit}`, `${figure(forecast(newest.day))}${unit}`];
  const name = initiativeName(history);
  return [
    {
      measure: 'behind-baseline-forecast',
      subject: { kind: 'indicator', id: definition.data.indicatorId },
      ...weight,
      since: Math.max(judged[first]!.day, from),
      evidence: evidenceOf([definition.fact, ...shown.map(({ fact }) => fact)]),
      sentence: {
        en: `"${definition.data.name}" of ${name} is no better than its baseline of ${dayOf(baseline.on)} led to expect in ${weight.value} of its latest ${shown.length} measurements: ${value} on ${dayOf(newest.day)}, against ${expected} forecast.`,
        ja: `「${name}」の指標「${definition.data.name}」は、直近${shown.length}回の測定のうち${weight.value}回で${dayOf(baseline.on)}の基準からの予測を上回る改善がない（${dayOf(newest.day)}に${value}、予測は${expected}）。`,
      },
    },
  ];
}

function behindTarget(
  definition: Entry<Definition>,
  judged: Series,
  from: DayNumber,
  history: History,
): readonly Sign[] {
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
      since: Math.max(due[first - 1]!.day, from),
      evidence: evidenceOf([definition.fact, ...due.slice(-latest).map(({ fact }) => fact)]),
      sentence: {
        en: `"${name}" of ${community} has come ${pace} of the way planned by now from ${figure(baseline)} on ${baselineOn} to ${figure(target)} on ${targetOn}: ${figure(due.at(-1)!.data.value)} on ${dayOf(due.at(-1)!.day)}.`,
        ja: `「${community}」の指標「${name}」は、${baselineOn}の${figure(baseline)}から${targetOn}の${figure(target)}へ向かう計画のうち、現時点で見込まれる道のりの${pace}しか進んでいない（${dayOf(due.at(-1)!.day)}に${figure(due.at(-1)!.data.value)}）。`,
      },
    },
  ];
}

/** The community's own measurements; those of the one partner that measures, where nobody else does; else none. */
function judgedSeries(measurements: Series): Series {
  const ofAll = measurements.filter(({ data }) => data.partnerId === undefined);
  if (ofAll.length > 0) return ofAll;
  return new Set(measurements.map(({ data }) => data.partnerId)).size === 1 ? measurements : [];
}

/** The baseline as defined, with the trend that led to it where there are points for one; else the level of the community's first year. */
function baselineOf({ day, data }: Entry<Definition>, series: Series, trendPoints: number): Baseline | undefined {
  if (data.baseline === undefined) {
    const first = series[0]!.day;
    const values = series.filter((one) => one.day < first + DAYS_PER_YEAR).map((one) => one.data.value);
    if (values.length < trendPoints || series[0]!.data.partnerId !== undefined) return undefined;
    return {
      on: first + DAYS_PER_YEAR - 1,
      value: quantile(
        values.sort((a, b) => a - b),
        0.5,
      ),
      slope: 0,
      carried: 0,
    };
  }
  const on = data.baselineOn === undefined ? day : dayNumber(data.baselineOn);
  const upTo = series.filter((one) => one.day <= on);
  const carried = upTo.length > 0 ? upTo.at(-1)!.day - upTo[0]!.day : 0;
  return {
    on,
    value: data.baseline,
    slope: upTo.length >= trendPoints && carried > 0 ? middleSlope(upTo) : 0,
    carried,
  };
}

/** The latest points are enough for a slope, and bound the pairs. */
const MOST_POINTS = 60;

/** The median slope of all pairs of points (Theil 1950, Sen 1968): one wrong measurement does not turn it. */
function middleSlope(points: Series): number {
  const latest = points.slice(-MOST_POINTS);
  const slopes = latest.flatMap((one, at) =>
    latest
      .slice(at + 1)
      .flatMap((other) => (other.day > one.day ? [(other.data.value - one.data.value) / (other.day - one.day)] : [])),
  );
  return quantile(
    slopes.sort((a, b) => a - b),
    0.5,
  );
}
