import { dayNumber, type DayNumber } from '@sebone/kernel';
import type { Definition, Measurement } from '../indicator/events.ts';
import type { Policy } from '../policy/policy.ts';
import type { Entry, History, IndicatorHistory } from '../views/history.ts';
import { DAYS_PER_YEAR, quantile } from './measuring.ts';

type Series = readonly Entry<Measurement>[];

/** What an indicator would have done by itself, as far as its baseline tells. */
export interface Baseline {
  readonly on: DayNumber;
  readonly value: number;
  /** A day, carried forward for as long as it was observed. */
  readonly slope: number;
  readonly carried: number;
}

/** What an indicator may be judged by. */
export interface Outlook {
  /** The definition in force: that of the latest version. */
  readonly definition: Entry<Definition> | undefined;
  /**
   * The community's own measurements; those of the one partner that measures, where nobody else does; none where several
   * do, since nobody said how they add up.
   */
  readonly series: Series;
  /** Whether anybody measured it at all. */
  readonly isMeasured: boolean;
  readonly baseline: Baseline | undefined;
}

/** Why nothing is said of an indicator. */
export const UNJUDGED = [
  'initiative-ended',
  'before-verdicts',
  'not-defined',
  'no-direction',
  'not-measured',
  'measured-by-several',
  'not-measured-lately',
  'no-baseline',
] as const;
/** One of {@link UNJUDGED}. */
export type Unjudged = (typeof UNJUDGED)[number];

/** An indicator that is judged: the measurements after its baseline. */
export interface Judged {
  readonly definition: Entry<Definition>;
  readonly baseline: Baseline;
  readonly judged: Series;
}

/** The first day on which an indicator is judged: change takes years. */
export function verdictsFrom({ startedOn, policy }: History): DayNumber {
  return startedOn + policy.thresholds['giving-up.verdict-from'] * DAYS_PER_YEAR;
}

/** Whether `value` is better than `other`, where `direction` is better. */
export function isBetter(direction: Definition['direction'], value: number, other: number): boolean {
  return direction === 'up' ? value > other : value < other;
}

/** What the baseline leads to expect on a day after it: its trend, for as long as it was observed, and level from there. */
export function forecastOn({ on, value, slope, carried }: Baseline, day: DayNumber): number {
  return value + slope * Math.min(day - on, carried);
}

/**
 * The trend up to the baseline where enough measurements show one, else the level baseline. Without a defined baseline,
 * the level of the community's first year: a trend in it may be the work itself.
 */
export function outlookOf({ definitions, measurements }: IndicatorHistory, { thresholds }: Policy): Outlook {
  const definition = definitions.reduce<Entry<Definition> | undefined>(
    (latest, one) => (latest && latest.data.version > one.data.version ? latest : one),
    undefined,
  );
  const series = ofOneHand(measurements);
  const trendPoints = thresholds['giving-up.forecast-trend-points'];
  return {
    definition,
    series,
    isMeasured: measurements.length > 0,
    baseline: definition && baselineOf(definition, series, trendPoints),
  };
}

/**
 * What an indicator is judged by, or why it is not: nothing is said before the initiative's third year or after its end,
 * of an indicator whose better direction nobody named, or of one not measured any more.
 */
export function judgedIn({ definition, series, isMeasured, baseline }: Outlook, history: History): Judged | Unjudged {
  if (history.ended) return 'initiative-ended';
  if (history.asOfDay < verdictsFrom(history)) return 'before-verdicts';
  if (!definition) return 'not-defined';
  if (!definition.data.direction) return 'no-direction';
  const last = series.at(-1);
  if (!last) return isMeasured ? 'measured-by-several' : 'not-measured';
  if (last.day < history.asOfDay - history.policy.thresholds['giving-up.forecast-stale']) return 'not-measured-lately';
  if (!baseline) return 'no-baseline';
  return { definition, baseline, judged: series.filter(({ day }) => day > baseline.on) };
}

function ofOneHand(measurements: Series): Series {
  const ofAll = measurements.filter(({ data }) => data.partnerId === undefined);
  if (ofAll.length > 0) return ofAll;
  return new Set(measurements.map(({ data }) => data.partnerId)).size === 1 ? measurements : [];
}

function baselineOf({ day, data }: Entry<Definition>, series: Series, trendPoints: number): Baseline | undefined {
  if (data.baseline === undefined) return firstYear(series, trendPoints);
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

function firstYear(series: Series, trendPoints: number): Baseline | undefined {
  const first = series[0];
  if (!first || first.data.partnerId !== undefined) return undefined;
  const values = series.filter((one) => one.day < first.day + DAYS_PER_YEAR).map((one) => one.data.value);
  if (values.length < trendPoints) return undefined;
  const value = quantile(
    values.sort((a, b) => a - b),
    0.5,
  );
  return { on: first.day + DAYS_PER_YEAR - 1, value, slope: 0, carried: 0 };
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
