import type { Day } from '@sebone/kernel';
import type { InitiativeState } from './initiative/state.ts';
import type { PartnerState } from './partner/state.ts';

/** What a decision may know beside its own stream. */
export interface Surroundings {
  /** The day of recording, in the initiative's time zone. */
  readonly today: Day;
  /** The state of the initiative's own stream; a decision on that stream uses its own state instead. */
  readonly initiative: InitiativeState;
  /** The state of the partner that the command names, where it decides on another stream than that partner's. */
  readonly partner?: Pick<PartnerState, 'stays'> | undefined;
}
