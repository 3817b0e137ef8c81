import { dayNumber, dayOf, type Day } from '@sebone/kernel';
import type { Definition } from '../indicator/events.ts';
import { forecastOn, outlookOf, type Baseline, type Outlook } from '../traps/baseline.ts';
import { DAYS_PER_YEAR } from '../traps/measuring.ts';
import type { Entry, History } from '../views/history.ts';
import type { Better } from '../vocabulary.ts';
import { column, type Columns } from './columns.ts';
import { verdictOf, type Verdict } from './verdict.ts';

/** An indicator as it is defined, what was measured, and how it does against what its baseline led to expect. */
export interface IndicatorAnswer {
  readonly id: string;
  /** The version in force, the latest; `null` where it was only measured. */
  readonly version: number | null;
  /** In order of version. */
  readonly definitions: readonly DefinitionVersion[];
  /** Every measurement as it stands, corrections applied, in the order of time. */
  readonly series: readonly MeasurementRow[];
  /** What the baseline leads to expect; `null` where none is known, or where the year that makes one is not over. */
  readonly forecast: Forecast | null;
  /** Where it is to be, as last defined; `null` where no target was named. */
  readonly target: Target | null;
  readonly verdict: Verdict;
}

/** A version of an indicator's definition; what was not said is `null`. */
export interface DefinitionVersion {
  readonly factId: string;
  readonly version: number;
  readonly definedOn: Day;
  readonly reportedOn: Day;
  readonly name: string;
  readonly unit: string | null;
  readonly direction: Better | null;
  readonly baseline: number | null;
  readonly baselineOn: Day | null;
  readonly target: number | null;
  readonly targetOn: Day | null;
}

/** A measurement: see {@link MEASUREMENT_COLUMNS}. */
export interface MeasurementRow {
  readonly id: string;
  readonly measurementId: string;
  readonly on: Day;
  readonly reportedOn: Day;
  readonly partnerId: string | null;
  readonly value: number;
  readonly forecast: number | null;
}

/** The forecast of the baseline, in the indicator's unit. */
export interface Forecast {
  /** The day of the baseline, and its value. */
  readonly on: Day;
  readonly value: number;
  /** `defined` by the initiative, or the level of the `first-year` of measurements. */
  readonly from: 'defined' | 'first-year';
  /** What it gains in 365 days, carried on for `carriedDays`; 0 where the measurements up to it show no trend. */
  readonly perYear: number;
  readonly carriedDays: number;
  /** What it leads to expect at the horizon. */
  readonly expected: number;
}

/** Where an indicator is to be. */
export interface Target {
  readonly value: number;
  /** `null` where no day was named. */
  readonly on: Day | null;
  /** What the straight line from the baseline to the target asks for at the horizon; `null` where either has no day. */
  readonly due: number | null;
}

/** What the fields of a {@link MeasurementRow} say. */
export const MEASUREMENT_COLUMNS: Columns<MeasurementRow> = {
  id: column(
    'string',
    'Id of the fact that stands: the last correction, else the first report',
    '有効な事実の id（最後の訂正、なければ最初の報告）',
  ),
  measurementId: column('string', 'Its id among those of the indicator', 'その指標の中での測定の id'),
  on: column('day', 'The day it was measured', '測定日'),
  reportedOn: column('day', 'The day the backbone came to know of it as it stands', '事務局がこの値を知った日'),
  partnerId: column(
    'string?',
    'Who measured or whom it is about; null for the whole community',
    '測定した、または対象のパートナーの id。地域全体なら null',
  ),
  value: column('number', 'What was measured, in the indicator’s unit', '測定値（指標の単位）'),
  forecast: column(
    'number?',
    'What the baseline led to expect on that day; null up to the baseline, without one, and for series that are not judged',
    '基準からその日に見込まれた値。基準日まで、基準がない場合、判定しない系列では null',
  ),
};

/** One indicator; `undefined` where nothing is known of it at the horizons. */
export function indicatorOf(history: History, id: string): IndicatorAnswer | undefined {
  const indicator = history.indicators.get(id);
  if (!indicator) return undefined;
  const outlook = outlookOf(indicator, history.policy);
  const { definition } = outlook;
  const baseline = baselineBy(outlook, history);
  const judged = new Set(outlook.series);
  return {
    id,
    version: definition?.data.version ?? null,
    definitions: indicator.definitions.map(definitionVersion).sort((a, b) => a.version - b.version),
    series: indicator.measurements.map((measured) => ({
      id: measured.fact.id,
      measurementId: measured.data.measurementId,
      on: measured.fact.occurredOn,
      reportedOn: measured.fact.reportedOn,
      partnerId: measured.data.partnerId ?? null,
      value: measured.data.value,
      forecast:
        baseline && judged.has(measured) && measured.day > baseline.on ? forecastOn(baseline, measured.day) : null,
    })),
    forecast: baseline
      ? {
          on: dayOf(baseline.on),
          value: baseline.value,
          from: definition!.data.baseline === undefined ? 'first-year' : 'defined',
          perYear: baseline.slope * DAYS_PER_YEAR,
          carriedDays: baseline.carried,
          expected: forecastOn(baseline, history.asOfDay),
        }
      : null,
    target: definition ? targetOf(definition.data, history) : null,
    verdict: verdictOf(indicator, outlook, history),
  };
}

/** The baseline, once it lies behind. */
function baselineBy({ baseline }: Outlook, { asOfDay }: History): Baseline | undefined {
  return baseline && baseline.on <= asOfDay ? baseline : undefined;
}

function definitionVersion({ fact, data }: Entry<Definition>): DefinitionVersion {
  return {
    factId: fact.id,
    version: data.version,
    definedOn: fact.occurredOn,
    reportedOn: fact.reportedOn,
    name: data.name,
    unit: data.unit ?? null,
    direction: data.direction ?? null,
    baseline: data.baseline ?? null,
    baselineOn: data.baselineOn ?? null,
    target: data.target ?? null,
    targetOn: data.targetOn ?? null,
  };
}

function targetOf({ baseline, baselineOn, target, targetOn }: Definition, { asOfDay }: History): Target | null {
  if (target === undefined) return null;
  const on = targetOn ?? null;
  if (baseline === undefined || baselineOn === undefined || targetOn === undefined)
    return { value: target, on, due: null };
  const [start, end] = [dayNumber(baselineOn), dayNumber(targetOn)];
  if (end <= start) return { value: target, on, due: null };
  const part = Math.min(1, Math.max(0, (asOfDay - start) / (end - start)));
  return { value: target, on, due: baseline + part * (target - baseline) };
}
