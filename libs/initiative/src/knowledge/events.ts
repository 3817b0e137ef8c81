// Event names and fields are storage: never renamed, never given another meaning. A change is a new schema version.
import type { DomainEvent } from '@sebone/kernel';
import type { Corrects, Voids } from '../records.ts';
import type { KnowledgeKind, Stage } from '../vocabulary.ts';

export interface Sharing {
  readonly itemId: string;
  /** Who shared it. */
  readonly partnerId: string;
  readonly title: string;
  readonly kind?: KnowledgeKind;
}
export interface Use {
  readonly itemId: string;
  readonly useId: string;
  /** Who used it. */
  readonly partnerId: string;
  readonly stage: Stage;
  readonly evidence?: string;
}

export type KnowledgeEvent =
  | DomainEvent<'KnowledgeShared', Sharing>
  | DomainEvent<'KnowledgeSharingCorrected', Sharing & Corrects>
  | DomainEvent<'KnowledgeSharingVoided', Voids>
  | DomainEvent<'KnowledgeUsed', Use>
  | DomainEvent<'KnowledgeUseCorrected', Use & Corrects>
  | DomainEvent<'KnowledgeUseVoided', Voids>;
