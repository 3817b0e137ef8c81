import { DomainCommand, Id, OneOf, Optional, Title, VoidingCommand, Words } from '../commands.ts';
import { KNOWLEDGE_KINDS, STAGES, type KnowledgeKind, type Stage } from '../vocabulary.ts';

export class ShareKnowledge extends DomainCommand {
  @Id() itemId!: string;
  @Id() partnerId!: string;
  @Title() title!: string;
  @Optional() @OneOf(KNOWLEDGE_KINDS) kind?: KnowledgeKind;
}
export class CorrectKnowledgeSharing extends ShareKnowledge {
  @Title() because!: string;
}
export class VoidKnowledgeSharing extends VoidingCommand {
  @Id() itemId!: string;
}

export class UseKnowledge extends DomainCommand {
  @Id() itemId!: string;
  @Id() useId!: string;
  @Id() partnerId!: string;
  @OneOf(STAGES) stage!: Stage;
  @Optional() @Words() evidence?: string;
}
export class CorrectKnowledgeUse extends UseKnowledge {
  @Title() because!: string;
}
export class VoidKnowledgeUse extends VoidingCommand {
  @Id() itemId!: string;
  @Id() useId!: string;
}
