import { dayNumber, dayOf, type Day } from '@sebone/kernel';

/** What answers hold that no single query can tell: worked out here by the definitions, on rows of the command line's exports. */

/** How long something lasted, and whether it ended by its event. */
export interface Lifetime {
  readonly days: number;
  readonly ended: boolean;
}

const FEWEST = 10;

/** The product-limit curve of lifetimes as the textbook has it, as far as so many are at risk. */
export function curveOf(lives: readonly Lifetime[]): object {
  const days = [...new Set(lives.filter(({ ended }) => ended).map((life) => life.days))].sort((a, b) => a - b);
  const steps = days.map((day) => ({
    days: day,
    atRisk: lives.filter((life) => life.days >= day).length,
    events: lives.filter((life) => life.days === day && life.ended).length,
  }));
  const survivingAt = (day: number): number =>
    steps.reduce((share, { days, atRisk, events }) => (days <= day ? share * ((atRisk - events) / atRisk) : share), 1);
  const shown = steps
    .filter(({ atRisk }) => atRisk >= FEWEST)
    .map((step) => ({ ...step, surviving: survivingAt(step.days) }));
  const longest = lives.map((life) => life.days).sort((a, b) => b - a);
  return {
    steps: shown,
    toldUntil: longest[FEWEST - 1],
    suppressed: shown.length < steps.length,
    median: shown.find(({ surviving }) => surviving <= 0.5)?.days ?? null,
  };
}

/** The cohorts of partners: nothing is told of one with fewer than ten. */
export function cohortsOf(
  lives: readonly { readonly year: string; readonly staying: Lifetime; readonly firstAction: Lifetime }[],
  by: 'year' | 'all',
): readonly object[] {
  const names = by === 'all' ? (lives.length > 0 ? ['all'] : []) : [...new Set(lives.map(({ year }) => year))].sort();
  return names.map((cohort) => {
    const its = lives.filter(({ year }) => by === 'all' || year === cohort);
    if (its.length < FEWEST) return { cohort, partners: null, staying: null, firstAction: null };
    return {
      cohort,
      partners: its.length,
      staying: curveOf(its.map(({ staying }) => staying)),
      firstAction: curveOf(its.map(({ firstAction }) => firstAction)),
    };
  });
}

/** The threshold of that name. */
export type Threshold = (name: string) => number;

const nearestRank = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)]!;

/** The pace of the work done on these days; `null` where there are too few. */
export function cadenceOf(days: readonly Day[], threshold: Threshold): object | null {
  if (days.length < Math.max(1, threshold('no-backbone.signs-least'))) return null;
  const numbers = days.map(dayNumber);
  const from = numbers.at(-1)! - 365 * threshold('no-backbone.cadence-years');
  const lately = numbers.filter((day) => day >= from);
  const pauses = lately.slice(1).map((day, at) => day - lately[at]!);
  const isOwnCadence = pauses.length >= threshold('no-backbone.intervals-least');
  const pause = isOwnCadence
    ? nearestRank(pauses, threshold('no-backbone.cadence-share'))
    : Math.max(threshold('no-backbone.cadence-assumed'), ...pauses);
  const [shortest, longest] = [threshold('no-backbone.cadence-shortest'), threshold('no-backbone.cadence-longest')];
  return { isOwnCadence, cadence: Math.min(longest, Math.max(shortest, pause)) };
}

export interface Definition {
  readonly version: number;
  readonly definedOn: Day;
  readonly direction: string | null;
  readonly baseline: number | null;
  readonly baselineOn: Day | null;
  readonly target: number | null;
  readonly targetOn: Day | null;
}
export interface Measurement {
  readonly on: Day;
  readonly partnerId: string | null;
  readonly value: number;
}

/** The measurements by which an indicator is judged: those of the community, else those of the only partner that has any. */
function judgedOf(series: readonly Measurement[]): readonly Measurement[] {
  const ofAll = series.filter(({ partnerId }) => partnerId === null);
  if (ofAll.length > 0) return ofAll;
  return new Set(series.map(({ partnerId }) => partnerId)).size === 1 ? series : [];
}

/** A line that starts at a day, a value and a slope, and is level after so many days. */
interface Line {
  readonly on: number;
  readonly value: number;
  readonly from: string;
  readonly slope: number;
  readonly carriedDays: number;
}

function lineOf(definition: Definition, series: readonly Measurement[], threshold: Threshold): Line | null {
  const judged = judgedOf(series).map(({ on, value, partnerId }) => ({ day: dayNumber(on), value, partnerId }));
  const points = threshold('giving-up.forecast-trend-points');
  if (definition.baseline !== null) {
    const on = dayNumber(definition.baselineOn ?? definition.definedOn);
    const before = judged.filter(({ day }) => day <= on);
    const carriedDays = before.length > 0 ? before.at(-1)!.day - before[0]!.day : 0;
    const latest = before.slice(-60);
    const slopes = latest.flatMap((a, at) =>
      latest.slice(at + 1).flatMap((b) => (b.day > a.day ? [(b.value - a.value) / (b.day - a.day)] : [])),
    );
    const slope = before.length >= points && carriedDays > 0 ? nearestRank(slopes, 0.5) : 0;
    return { on, value: definition.baseline, from: 'defined', slope, carriedDays };
  }
  const [first] = judged;
  if (!first || first.partnerId !== null) return null;
  const ofYear = judged.filter(({ day }) => day < first.day + 365).map(({ value }) => value);
  if (ofYear.length < points) return null;
  return { on: first.day + 364, value: nearestRank(ofYear, 0.5), from: 'first-year', slope: 0, carriedDays: 0 };
}

const valueOn = ({ on, value, slope, carriedDays }: Line, day: number): number =>
  value + slope * Math.min(day - on, carriedDays);

/** What an indicator's page says beside its definitions and its series. */
export function indicatorOf(
  definitions: readonly Definition[],
  series: readonly Measurement[],
  { asOf, startedOn, isOver, threshold }: { asOf: Day; startedOn: Day; isOver: boolean; threshold: Threshold },
): { forecast: object | null; forecasts: readonly (number | null)[]; target: object | null; reason: string | null } {
  const today = dayNumber(asOf);
  const definition = definitions.at(-1);
  const line = definition ? lineOf(definition, series, threshold) : null;
  const known = line && line.on <= today ? line : null;
  const judged = judgedOf(series);
  const reasonOf = (): string | null => {
    if (isOver) return 'initiative-ended';
    if (today < dayNumber(startedOn) + 365 * threshold('giving-up.verdict-from')) return 'before-verdicts';
    if (!definition) return 'not-defined';
    if (definition.direction === null) return 'no-direction';
    if (judged.length === 0) return series.length > 0 ? 'measured-by-several' : 'not-measured';
    if (dayNumber(judged.at(-1)!.on) < today - threshold('giving-up.forecast-stale')) return 'not-measured-lately';
    return line ? null : 'no-baseline';
  };
  return {
    forecast: known && {
      on: dayOf(known.on),
      value: known.value,
      from: known.from,
      perYear: known.slope * 365,
      carriedDays: known.carriedDays,
      expected: valueOn(known, today),
    },
    forecasts: series.map((one) =>
      known && judged.includes(one) && dayNumber(one.on) > known.on ? valueOn(known, dayNumber(one.on)) : null,
    ),
    target: definition ? targetOf(definition, today) : null,
    reason: reasonOf(),
  };
}

function targetOf({ baseline, baselineOn, target, targetOn }: Definition, today: number): object | null {
  if (target === null) return null;
  const [start, end] = [dayNumber(baselineOn ?? '0001-01-01'), dayNumber(targetOn ?? '0001-01-01')];
  const isLine = baseline !== null && baselineOn !== null && targetOn !== null && end > start;
  const part = Math.min(1, Math.max(0, (today - start) / (end - start)));
  return { value: target, on: targetOn, due: isLine ? baseline + part * (target - baseline) : null };
}

/**
 * For what is expected: the same, but that numbers need only agree in eight digits, and in twelve after the point at most. Sums and shares may
 * be added up in another order.
 */
export function near(value: unknown): unknown {
  if (typeof value === 'number')
    return expect.closeTo(value, Math.min(12, 8 - Math.floor(Math.log10(Math.abs(value)))));
  if (Array.isArray(value)) return value.map(near);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, near(inner)]));
}
