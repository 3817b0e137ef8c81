// Event names and fields are storage: never renamed, never given another meaning. A change is a new schema version.
import type { Day, DomainEvent, Sealed } from '@sebone/kernel';
import type { ActionCode, BackboneFunction, FlowDirection, ResourceKind, Role, Sector } from '../vocabulary.ts';
import type { Corrects, Voids } from '../records.ts';

export interface Invitation {
  readonly partnerId: string;
  /** The stay that it invites to. */
  readonly stay: number;
  readonly name: string;
}
/** One stay of a partner: its first has number 1, each return the next. */
export interface Joining {
  readonly partnerId: string;
  readonly stay: number;
  readonly name: string;
  readonly sector?: Sector;
  readonly role: Role;
}
export interface Leaving {
  readonly partnerId: string;
  readonly stay: number;
  readonly reason?: string;
}
export interface Commitment {
  readonly partnerId: string;
  readonly commitmentId: string;
  readonly title: string;
  /** The last day on which it counts as fulfilled in time. */
  readonly dueOn?: Day;
}
/** A commitment as revised: the whole of it, and which revision this is, from 1. */
export interface CommitmentRevision extends Commitment {
  readonly revision: number;
}
export interface CommitmentFulfilment {
  readonly partnerId: string;
  readonly commitmentId: string;
  readonly evidence?: string;
}
export interface CommitmentWithdrawal {
  readonly partnerId: string;
  readonly commitmentId: string;
  readonly reason?: string;
}
export interface Action {
  readonly partnerId: string;
  readonly actionId: string;
  readonly commitmentId?: string;
  readonly code?: ActionCode;
  readonly title: string;
  readonly hours?: number;
  /** `true` when this action fulfils the commitment it names. */
  readonly completes?: true;
  readonly evidence?: string;
}
export interface ResourceFlow {
  readonly partnerId: string;
  readonly flowId: string;
  readonly direction: FlowDirection;
  readonly kind: ResourceKind;
  readonly amount?: number;
  /** ISO 4217 code, `hours` or `items`. */
  readonly unit?: string;
  readonly note?: string;
}
export interface BackboneActivity {
  readonly partnerId: string;
  readonly activityId: string;
  readonly function: BackboneFunction;
  readonly title?: string;
}

/** Somebody who speaks for the partner. What is personal is sealed: who it is stands in the vault alone, until it is erased. */
export interface Contact {
  readonly partnerId: string;
  /** From 1 within the partner: a number, so that it says nothing of who it is. */
  readonly contact: number;
  readonly name: Sealed;
  readonly email?: Sealed;
  readonly phone?: Sealed;
  readonly note?: Sealed;
}
/** The personal data of a contact were destroyed for ever: the facts of it stay, and nobody can read those fields any more. */
export interface SubjectErasure {
  readonly partnerId: string;
  readonly contact: number;
  /** Whose data, as tokens name it: `<initiative>/<partner>/contact-<n>`. */
  readonly subject: string;
  /** Why, without naming anybody: it stays. */
  readonly reason: string;
}

export type PartnerEvent =
  | DomainEvent<'PartnerInvited', Invitation>
  | DomainEvent<'PartnerInvitationCorrected', Invitation & Corrects>
  | DomainEvent<'PartnerInvitationVoided', Voids>
  | DomainEvent<'PartnerJoined', Joining>
  | DomainEvent<'PartnerReturned', Joining>
  | DomainEvent<'PartnerJoiningCorrected', Joining & Corrects>
  | DomainEvent<'PartnerJoiningVoided', Voids>
  | DomainEvent<'PartnerLeft', Leaving>
  | DomainEvent<'PartnerLeavingCorrected', Leaving & Corrects>
  | DomainEvent<'PartnerLeavingVoided', Voids>
  | DomainEvent<'CommitmentMade', Commitment>
  | DomainEvent<'CommitmentCorrected', Commitment & Corrects>
  | DomainEvent<'CommitmentVoided', Voids>
  | DomainEvent<'CommitmentRevised', CommitmentRevision>
  | DomainEvent<'CommitmentRevisionCorrected', CommitmentRevision & Corrects>
  | DomainEvent<'CommitmentRevisionVoided', Voids>
  | DomainEvent<'CommitmentFulfilled', CommitmentFulfilment>
  | DomainEvent<'CommitmentFulfilmentCorrected', CommitmentFulfilment & Corrects>
  | DomainEvent<'CommitmentFulfilmentVoided', Voids>
  | DomainEvent<'CommitmentWithdrawn', CommitmentWithdrawal>
  | DomainEvent<'CommitmentWithdrawalCorrected', CommitmentWithdrawal & Corrects>
  | DomainEvent<'CommitmentWithdrawalVoided', Voids>
  | DomainEvent<'ActionReported', Action>
  | DomainEvent<'ActionCorrected', Action & Corrects>
  | DomainEvent<'ActionVoided', Voids>
  | DomainEvent<'ResourceGiven', ResourceFlow>
  | DomainEvent<'ResourceReceived', ResourceFlow>
  | DomainEvent<'ResourceCorrected', ResourceFlow & Corrects>
  | DomainEvent<'ResourceVoided', Voids>
  | DomainEvent<'BackboneFunctionPerformed', BackboneActivity>
  | DomainEvent<'BackboneFunctionCorrected', BackboneActivity & Corrects>
  | DomainEvent<'BackboneFunctionVoided', Voids>
  | DomainEvent<'ContactNamed', Contact>
  | DomainEvent<'ContactCorrected', Contact & Corrects>
  | DomainEvent<'ContactVoided', Voids>
  | DomainEvent<'SubjectErased', SubjectErasure>;
