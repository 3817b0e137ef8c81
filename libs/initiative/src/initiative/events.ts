// Event names and fields are storage: never renamed, never given another meaning. A change is a new schema version.
import type { Day, DomainEvent } from '@sebone/kernel';
import type { Corrects, Voids } from '../records.ts';
import type { Condition, EndReason, FundingPurpose, Grade, Phase } from '../vocabulary.ts';

/** What the initiative set out to do. It occurred on the day the initiative started. */
export interface Charter {
  readonly name: string;
  readonly purpose?: string;
  /** IANA name. Every day of this initiative's facts is a day there. */
  readonly timeZone: string;
  /** How long it meant to last when it said so. */
  readonly plannedUntil?: Day;
}
export interface Agenda {
  /** From 1; the agenda in force is the latest that has occurred. */
  readonly version: number;
  readonly title: string;
  readonly statement?: string;
}
export interface PhaseAssessment {
  readonly assessmentId: string;
  readonly phase: Phase;
  /** Ids of facts, or words, that it rests on. */
  readonly evidence: readonly string[];
}
export interface ConditionAssessment {
  readonly assessmentId: string;
  readonly condition: Condition;
  readonly grade: Grade;
  readonly evidence: readonly string[];
}
/** Thresholds that judge from that day on. What it does not name keeps its documented default. */
export interface AdoptedPolicy {
  /** The initiative's own name for it, such as `2024-1`. */
  readonly version: string;
  readonly thresholds: Readonly<Record<string, number>>;
  readonly rationale: string;
}
export interface FundingAward {
  readonly awardId: string;
  /** The funder. */
  readonly partnerId: string;
  readonly startsOn: Day;
  /** The last day that it pays for. */
  readonly endsOn: Day;
  readonly amount: number;
  /** ISO 4217 code. */
  readonly currency: string;
  readonly purpose?: FundingPurpose;
}
/** An award that stops before its time: it pays for nothing after the day this occurred. */
export interface FundingEnd {
  readonly awardId: string;
  readonly reason?: string;
}
export interface Ending {
  readonly ending: number;
  readonly reason: EndReason;
  readonly note?: string;
}
export interface Reopening {
  /** The ending that it takes back. */
  readonly ending: number;
  readonly note?: string;
}

export type InitiativeEvent =
  | DomainEvent<'InitiativeChartered', Charter>
  | DomainEvent<'CharterCorrected', Charter & Corrects>
  | DomainEvent<'AgendaAdopted', Agenda>
  | DomainEvent<'AgendaCorrected', Agenda & Corrects>
  | DomainEvent<'AgendaVoided', Voids>
  | DomainEvent<'PhaseAssessed', PhaseAssessment>
  | DomainEvent<'PhaseAssessmentCorrected', PhaseAssessment & Corrects>
  | DomainEvent<'PhaseAssessmentVoided', Voids>
  | DomainEvent<'ConditionAssessed', ConditionAssessment>
  | DomainEvent<'ConditionAssessmentCorrected', ConditionAssessment & Corrects>
  | DomainEvent<'ConditionAssessmentVoided', Voids>
  | DomainEvent<'PolicyAdopted', AdoptedPolicy>
  | DomainEvent<'PolicyCorrected', AdoptedPolicy & Corrects>
  | DomainEvent<'PolicyVoided', Voids>
  | DomainEvent<'FundingAwarded', FundingAward>
  | DomainEvent<'FundingAwardCorrected', FundingAward & Corrects>
  | DomainEvent<'FundingAwardVoided', Voids>
  | DomainEvent<'FundingEnded', FundingEnd>
  | DomainEvent<'FundingEndCorrected', FundingEnd & Corrects>
  | DomainEvent<'FundingEndVoided', Voids>
  | DomainEvent<'InitiativeEnded', Ending>
  | DomainEvent<'InitiativeEndingCorrected', Ending & Corrects>
  | DomainEvent<'InitiativeEndingVoided', Voids>
  | DomainEvent<'InitiativeReopened', Reopening>
  | DomainEvent<'InitiativeReopeningCorrected', Reopening & Corrects>
  | DomainEvent<'InitiativeReopeningVoided', Voids>;
