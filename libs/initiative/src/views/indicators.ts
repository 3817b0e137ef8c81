import type { Definition, Measurement } from '../indicator/events.ts';
import type { Entry, On } from './lifecycle.ts';

/** An indicator with its measurements, by whomever, in the order of time. */
export interface IndicatorHistory {
  readonly id: string;
  /** In order of version. */
  readonly definitions: Entry<Definition>[];
  readonly measurements: Entry<Measurement>[];
}

/** Folds the indicators by their ids, each with its definitions and measurements. */
export function indicatorsFold(on: On): ReadonlyMap<string, IndicatorHistory> {
  const indicators = new Map<string, IndicatorHistory>();
  const of = ({ data: { indicatorId } }: Entry<{ readonly indicatorId: string }>): IndicatorHistory => {
    let indicator = indicators.get(indicatorId);
    if (!indicator) indicators.set(indicatorId, (indicator = { id: indicatorId, definitions: [], measurements: [] }));
    return indicator;
  };

  on<Definition>('IndicatorDefined', (defined) => of(defined).definitions.push(defined));
  on<Measurement>('MeasurementRecorded', (measured) => of(measured).measurements.push(measured));
  return indicators;
}
