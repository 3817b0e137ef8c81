// Event names and fields are storage: never renamed, never given another meaning. A change is a new schema version.
import type { Day, DomainEvent } from '@sebone/kernel';
import type { Corrects, Voids } from '../records.ts';
import type { Better } from '../vocabulary.ts';

/** What is measured, from where, to where. A new version starts a new series of judgements, not of measurements. */
export interface Definition {
  readonly indicatorId: string;
  /** From 1; the definition in force is the latest that has occurred. */
  readonly version: number;
  readonly name: string;
  readonly unit?: string;
  readonly direction?: Better;
  readonly baseline?: number;
  readonly baselineOn?: Day;
  readonly target?: number;
  readonly targetOn?: Day;
}
export interface Measurement {
  readonly indicatorId: string;
  readonly measurementId: string;
  /** Who measured or whom it is about; absent for a measurement of the whole community. */
  readonly partnerId?: string;
  readonly value: number;
}

export type IndicatorEvent =
  | DomainEvent<'IndicatorDefined', Definition>
  | DomainEvent<'IndicatorDefinitionCorrected', Definition & Corrects>
  | DomainEvent<'IndicatorDefinitionVoided', Voids>
  | DomainEvent<'MeasurementRecorded', Measurement>
  | DomainEvent<'MeasurementCorrected', Measurement & Corrects>
  | DomainEvent<'MeasurementVoided', Voids>;
