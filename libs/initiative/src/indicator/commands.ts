import type { Day } from '@sebone/kernel';
import { ADay, Amount, DomainCommand, Id, OneOf, Optional, Ordinal, Title, VoidingCommand } from '../commands.ts';
import { BETTER, type Better } from '../vocabulary.ts';

/** Defines an indicator, or its next version. `occurredOn` is the day from which it holds. */
export class DefineIndicator extends DomainCommand {
  @Id() indicatorId!: string;
  @Ordinal() version!: number;
  @Title() name!: string;
  @Optional() @Title() unit?: string;
  @Optional() @OneOf(BETTER) direction?: Better;
  @Optional() @Amount() baseline?: number;
  @Optional() @ADay() baselineOn?: Day;
  @Optional() @Amount() target?: number;
  @Optional() @ADay() targetOn?: Day;
}
export class CorrectIndicatorDefinition extends DefineIndicator {
  @Title() because!: string;
}
export class VoidIndicatorDefinition extends VoidingCommand {
  @Id() indicatorId!: string;
  @Ordinal() version!: number;
}

/** `occurredOn` is the day that the value was observed. */
export class RecordMeasurement extends DomainCommand {
  @Id() indicatorId!: string;
  @Id() measurementId!: string;
  @Optional() @Id() partnerId?: string;
  @Amount() value!: number;
}
export class CorrectMeasurement extends RecordMeasurement {
  @Title() because!: string;
}
export class VoidMeasurement extends VoidingCommand {
  @Id() indicatorId!: string;
  @Id() measurementId!: string;
}
