import type { Day } from '@sebone/kernel';
import {
  ADay,
  Checked,
  DomainCommand,
  Evidence,
  Id,
  isText,
  OneOf,
  Optional,
  textUpTo,
  Title,
  Words,
  type JsonSchema,
} from '../commands.ts';
import { LEVELS, SUBJECT_KINDS, TRAPS, type Level, type SubjectKind, type Trap } from '../vocabulary.ts';

abstract class FindingCommand extends DomainCommand {
  @Id() findingId!: string;
}

const isSubject = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, id, ...others } = value as { kind?: unknown; id?: unknown };
  return isText(id, 200) && SUBJECT_KINDS.includes(kind as SubjectKind) && Object.keys(others).length === 0;
};

const SUBJECT: JsonSchema = {
  type: 'object',
  properties: { kind: { type: 'string', enum: SUBJECT_KINDS }, id: textUpTo(200) },
  required: ['kind', 'id'],
  additionalProperties: false,
};

const Score = (): PropertyDecorator =>
  Checked(
    'isScore',
    (value) => typeof value === 'number' && value >= 0 && value <= 1,
    { en: 'Give a number from 0 to 1.', ja: '0 から 1 までの数値を指定する。' },
    { type: 'number', minimum: 0, maximum: 1 },
  );

export class RaiseFinding extends FindingCommand {
  @OneOf(TRAPS) trap!: Trap;
  @Checked(
    'isSubject',
    isSubject,
    {
      en: `Give an object with kind (${SUBJECT_KINDS.join(', ')}) and id.`,
      ja: `kind（${SUBJECT_KINDS.join('、')}）と id をもつオブジェクトを指定する。`,
    },
    SUBJECT,
  )
  subject!: { readonly kind: SubjectKind; readonly id: string };
  @OneOf(LEVELS) level!: Level;
  @ADay() since!: Day;
  @Score() score!: number;
  @Title() policyVersion!: string;
  @Evidence() evidence!: readonly string[];
}
export class EscalateFinding extends FindingCommand {
  @OneOf(LEVELS) level!: Level;
  @Score() score!: number;
  @Evidence() evidence!: readonly string[];
}
export class ClearFinding extends FindingCommand {
  @Optional() @Words() note?: string;
}
export class AcknowledgeFinding extends FindingCommand {
  @Optional() @Words() note?: string;
}
export class DismissFinding extends FindingCommand {
  @Title() reason!: string;
}
/** Answers a finding by doing something about it. */
export class StartIntervention extends FindingCommand {
  @Id() interventionId!: string;
  @Title() action!: string;
}
/** What came of an intervention. */
export class ConcludeIntervention extends FindingCommand {
  @Id() interventionId!: string;
  @Words() outcome!: string;
}
