// Event names and fields are storage: never renamed, never given another meaning. A change is a new schema version.
import type { Day, DomainEvent } from '@sebone/kernel';
import type { Level, SubjectKind, Trap } from '../vocabulary.ts';

/** A notice as it was raised: what was judged, by which policy, on which facts. */
export interface Notice {
  readonly findingId: string;
  readonly trap: Trap;
  readonly subject: { readonly kind: SubjectKind; readonly id: string };
  readonly level: Level;
  readonly since: Day;
  /** 0 to 1. */
  readonly score: number;
  readonly policyVersion: string;
  /** Ids of the facts behind it. */
  readonly evidence: readonly string[];
}
export interface Escalation {
  readonly findingId: string;
  readonly level: Level;
  readonly score: number;
  readonly evidence: readonly string[];
}
export interface Remark {
  readonly findingId: string;
  readonly note?: string;
}
export interface Dismissal {
  readonly findingId: string;
  readonly reason: string;
}
export interface Intervention {
  readonly findingId: string;
  readonly interventionId: string;
  readonly action: string;
}
export interface InterventionOutcome {
  readonly findingId: string;
  readonly interventionId: string;
  readonly outcome: string;
}

export type FindingEvent =
  | DomainEvent<'FindingRaised', Notice>
  | DomainEvent<'FindingEscalated', Escalation>
  | DomainEvent<'FindingCleared', Remark>
  | DomainEvent<'FindingAcknowledged', Remark>
  | DomainEvent<'FindingDismissed', Dismissal>
  | DomainEvent<'InterventionStarted', Intervention>
  | DomainEvent<'InterventionConcluded', InterventionOutcome>;
