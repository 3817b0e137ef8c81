import {
  ADay,
  Amount,
  Checked,
  DomainCommand,
  Email,
  Id,
  OneOf,
  Optional,
  Ordinal,
  PersonalWords,
  Phone,
  Title,
  VoidingCommand,
  Words,
  YesNo,
} from '../commands.ts';
import type { Day } from '@sebone/kernel';
import type { Personal } from '../personal.ts';
import {
  ACTION_CODES,
  BACKBONE_FUNCTIONS,
  DIRECTIONS,
  RESOURCE_KINDS,
  ROLES,
  SECTORS,
  type ActionCode,
  type BackboneFunction,
  type FlowDirection,
  type ResourceKind,
  type Role,
  type Sector,
} from '../vocabulary.ts';

abstract class PartnerCommand extends DomainCommand {
  @Id() partnerId!: string;
}
abstract class PartnerVoiding extends VoidingCommand {
  @Id() partnerId!: string;
}

const UNIT = /^([A-Z]{3}|hours|items)$/;
const Unit = (): PropertyDecorator =>
  Checked(
    'isUnit',
    (value) => typeof value === 'string' && UNIT.test(value),
    {
      en: 'Give an ISO 4217 currency code (three capitals), hours or items.',
      ja: 'ISO 4217 の通貨コード（英大文字 3 字）か hours、items を指定する。',
    },
    { type: 'string', pattern: UNIT.source },
  );

/** Invites a partner: for its first stay, or for its return after leaving. */
export class InvitePartner extends PartnerCommand {
  @Title() name!: string;
}
export class CorrectPartnerInvitation extends InvitePartner {
  @Ordinal() stay!: number;
  @Title() because!: string;
}
export class VoidPartnerInvitation extends PartnerVoiding {
  @Ordinal() stay!: number;
}

export class JoinPartner extends PartnerCommand {
  @Title() name!: string;
  @Optional() @OneOf(SECTORS) sector?: Sector;
  /** `member` unless told. */
  @Optional() @OneOf(ROLES) role?: Role;
}
/** Takes back a partner that has left: another stay, the same ledger. */
export class ReturnPartner extends JoinPartner {}
export class CorrectPartnerJoining extends JoinPartner {
  /** Which of the partner's stays, from 1. */
  @Ordinal() stay!: number;
  @Title() because!: string;
}
export class VoidPartnerJoining extends PartnerVoiding {
  @Ordinal() stay!: number;
}

export class LeavePartner extends PartnerCommand {
  @Optional() @Title() reason?: string;
}
export class CorrectPartnerLeaving extends LeavePartner {
  @Ordinal() stay!: number;
  @Title() because!: string;
}
export class VoidPartnerLeaving extends PartnerVoiding {
  @Ordinal() stay!: number;
}

export class MakeCommitment extends PartnerCommand {
  @Id() commitmentId!: string;
  @Title() title!: string;
  /** The last day on which it counts as fulfilled in time; left out for a commitment without a date. */
  @Optional() @ADay() dueOn?: Day;
}
export class CorrectCommitment extends MakeCommitment {
  @Title() because!: string;
}
export class VoidCommitment extends PartnerVoiding {
  @Id() commitmentId!: string;
}

/** Agrees on another wording or another date. What is left out stays as it was. */
export class ReviseCommitment extends PartnerCommand {
  @Id() commitmentId!: string;
  @Optional() @Title() title?: string;
  @Optional() @ADay() dueOn?: Day;
}
export class CorrectCommitmentRevision extends MakeCommitment {
  @Ordinal() revision!: number;
  @Title() because!: string;
}
export class VoidCommitmentRevision extends PartnerVoiding {
  @Id() commitmentId!: string;
  @Ordinal() revision!: number;
}

/** Fulfils a commitment where no reported action does so by `completes`. */
export class FulfilCommitment extends PartnerCommand {
  @Id() commitmentId!: string;
  @Optional() @Words() evidence?: string;
}
export class CorrectCommitmentFulfilment extends FulfilCommitment {
  @Title() because!: string;
}
export class VoidCommitmentFulfilment extends PartnerVoiding {
  @Id() commitmentId!: string;
}

export class WithdrawCommitment extends PartnerCommand {
  @Id() commitmentId!: string;
  @Optional() @Title() reason?: string;
}
export class CorrectCommitmentWithdrawal extends WithdrawCommitment {
  @Title() because!: string;
}
export class VoidCommitmentWithdrawal extends PartnerVoiding {
  @Id() commitmentId!: string;
}

export class ReportAction extends PartnerCommand {
  @Id() actionId!: string;
  @Optional() @Id() commitmentId?: string;
  @Optional() @OneOf(ACTION_CODES) code?: ActionCode;
  @Title() title!: string;
  @Optional() @Amount(0) hours?: number;
  /** Whether it fulfils the commitment that it names. */
  @Optional() @YesNo() completes?: boolean;
  @Optional() @Words() evidence?: string;
}
export class CorrectAction extends ReportAction {
  @Title() because!: string;
}
export class VoidAction extends PartnerVoiding {
  @Id() actionId!: string;
}

/** A resource that passed between the partner and the community. */
export class RecordResource extends PartnerCommand {
  @Id() flowId!: string;
  @OneOf(DIRECTIONS) direction!: FlowDirection;
  @OneOf(RESOURCE_KINDS) kind!: ResourceKind;
  @Optional() @Amount(0) amount?: number;
  @Optional() @Unit() unit?: string;
  @Optional() @Words() note?: string;
}
export class CorrectResource extends RecordResource {
  @Title() because!: string;
}
export class VoidResource extends PartnerVoiding {
  @Id() flowId!: string;
}

export class PerformBackboneFunction extends PartnerCommand {
  @Id() activityId!: string;
  @OneOf(BACKBONE_FUNCTIONS) function!: BackboneFunction;
  @Optional() @Title() title?: string;
}
export class CorrectBackboneFunction extends PerformBackboneFunction {
  @Title() because!: string;
}
export class VoidBackboneFunction extends PartnerVoiding {
  @Id() activityId!: string;
}

/** Names somebody who speaks for the partner. What is personal is sealed before anything is decided. */
export class NameContact extends PartnerCommand {
  /** From 1 within the partner: a number, so that it says nothing of who it is. */
  @Ordinal() contact!: number;
  @PersonalWords(500) name!: Personal;
  @Optional() @Email() email?: Personal;
  @Optional() @Phone() phone?: Personal;
  @Optional() @PersonalWords(4000) note?: Personal;
}
export class CorrectContact extends NameContact {
  @Title() because!: string;
}
export class VoidContact extends PartnerVoiding {
  @Ordinal() contact!: number;
}
/** Destroys the personal data of a contact for ever. Its facts stay, and nobody can read those fields any more. */
export class EraseSubject extends PartnerCommand {
  @Ordinal() contact!: number;
  /** Why, without naming anybody: it stays. */
  @Title() reason!: string;
}
