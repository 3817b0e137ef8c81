import {
  ADay,
  Amount,
  Checked,
  DomainCommand,
  Evidence,
  Id,
  OneOf,
  Optional,
  Ordinal,
  TimeZone,
  Title,
  VoidingCommand,
  Words,
  type JsonSchema,
} from '../commands.ts';
import type { Day } from '@sebone/kernel';
import { isThresholds, THRESHOLDS } from '../policy/policy.ts';
import {
  CONDITIONS,
  END_REASONS,
  FUNDING_PURPOSES,
  GRADES,
  PHASES,
  type Condition,
  type EndReason,
  type FundingPurpose,
  type Grade,
  type Phase,
} from '../vocabulary.ts';

/** Begins an initiative: `occurredOn` is the day it started. */
export class CharterInitiative extends DomainCommand {
  @Title() name!: string;
  @Optional() @Words() purpose?: string;
  @TimeZone() timeZone!: string;
  @Optional() @ADay() plannedUntil?: Day;
}
export class CorrectCharter extends CharterInitiative {
  @Title() because!: string;
}

export class AdoptAgenda extends DomainCommand {
  @Ordinal() version!: number;
  @Title() title!: string;
  @Optional() @Words() statement?: string;
}
export class CorrectAgenda extends AdoptAgenda {
  @Title() because!: string;
}
export class VoidAgenda extends VoidingCommand {
  @Ordinal() version!: number;
}

export class AssessPhase extends DomainCommand {
  @Id() assessmentId!: string;
  @OneOf(PHASES) phase!: Phase;
  @Evidence() evidence!: readonly string[];
}
export class CorrectPhaseAssessment extends AssessPhase {
  @Title() because!: string;
}
export class VoidPhaseAssessment extends VoidingCommand {
  @Id() assessmentId!: string;
}

export class AssessCondition extends DomainCommand {
  @Id() assessmentId!: string;
  @OneOf(CONDITIONS) condition!: Condition;
  @OneOf(GRADES) grade!: Grade;
  @Evidence() evidence!: readonly string[];
}
export class CorrectConditionAssessment extends AssessCondition {
  @Title() because!: string;
}
export class VoidConditionAssessment extends VoidingCommand {
  @Id() assessmentId!: string;
}

const SOME_THRESHOLDS: JsonSchema = {
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(THRESHOLDS).map(([name, { least, most, what }]) => [
      name,
      { type: 'number', minimum: least, maximum: most, description: what.en, 'x-ja': what.ja },
    ]),
  ),
  additionalProperties: false,
};

/** Adopts thresholds that judge from `occurredOn` on. What it leaves out keeps its documented default. */
export class AdoptPolicy extends DomainCommand {
  @Id() version!: string;
  @Checked(
    'isThresholds',
    isThresholds,
    {
      en: 'Give an object of known thresholds, each a number within its range (see the catalogue of thresholds).',
      ja: '既知のしきい値の名前と範囲内の数値からなるオブジェクトを指定する（しきい値の一覧を参照）。',
    },
    SOME_THRESHOLDS,
  )
  thresholds!: Readonly<Record<string, number>>;
  @Title() rationale!: string;
}
export class CorrectPolicy extends AdoptPolicy {
  @Title() because!: string;
}
export class VoidPolicy extends VoidingCommand {
  @Id() version!: string;
}

const CURRENCY = /^[A-Z]{3}$/;
const Currency = (): PropertyDecorator =>
  Checked(
    'isCurrency',
    (value) => typeof value === 'string' && CURRENCY.test(value),
    {
      en: 'Give the ISO 4217 code of the currency, three capitals, such as JPY.',
      ja: 'ISO 4217 の通貨コード（JPY など英大文字 3 字）を指定する。',
    },
    { type: 'string', pattern: CURRENCY.source },
  );

export class AwardFunding extends DomainCommand {
  @Id() awardId!: string;
  @Id() partnerId!: string;
  @ADay() startsOn!: Day;
  @ADay() endsOn!: Day;
  @Amount(0) amount!: number;
  @Currency() currency!: string;
  @Optional() @OneOf(FUNDING_PURPOSES) purpose?: FundingPurpose;
}
export class CorrectFundingAward extends AwardFunding {
  @Title() because!: string;
}
export class VoidFundingAward extends VoidingCommand {
  @Id() awardId!: string;
}

/** Ends an award before its time: `occurredOn` is the last day that it pays for. */
export class EndFunding extends DomainCommand {
  @Id() awardId!: string;
  @Optional() @Title() reason?: string;
}
export class CorrectFundingEnd extends EndFunding {
  @Title() because!: string;
}
export class VoidFundingEnd extends VoidingCommand {
  @Id() awardId!: string;
}

export class EndInitiative extends DomainCommand {
  @OneOf(END_REASONS) reason!: EndReason;
  @Optional() @Words() note?: string;
}
export class CorrectInitiativeEnding extends EndInitiative {
  /** Which of the initiative's endings, from 1. */
  @Ordinal() ending!: number;
  @Title() because!: string;
}
export class VoidInitiativeEnding extends VoidingCommand {
  @Ordinal() ending!: number;
}

export class ReopenInitiative extends DomainCommand {
  @Optional() @Words() note?: string;
}
export class CorrectInitiativeReopening extends ReopenInitiative {
  @Ordinal() ending!: number;
  @Title() because!: string;
}
export class VoidInitiativeReopening extends VoidingCommand {
  @Ordinal() ending!: number;
}
