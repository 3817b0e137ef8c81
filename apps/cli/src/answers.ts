import type {
  AskedHorizons,
  InitiativeLine,
  JudgeBy,
  LedgerLine,
  OpenedContact,
  PartnersAnswer,
  TimelineAnswer,
  TrapsAnswer,
} from '@sebone/application';
import type { Level, Trap } from '@sebone/initiative';
import type { Horizons } from '@sebone/kernel';

/** Which findings are asked for, and by which policy. */
export interface AskedFindings {
  readonly trap?: Trap | undefined;
  readonly level?: Level | undefined;
  readonly judgeBy: JudgeBy;
}

export interface LedgerAnswer extends Horizons {
  readonly lines: readonly LedgerLine[];
}

export interface ContactsAnswer extends Horizons {
  readonly contacts: readonly OpenedContact[];
}

/** What the commands that only read ask: of a data folder or of a server, to the same answers. */
export interface Answers {
  /** The ids of all initiatives. */
  initiatives(): Promise<readonly string[]>;
  lines(at: AskedHorizons): Promise<readonly InitiativeLine[]>;
  partners(initiative: string, at: AskedHorizons): Promise<PartnersAnswer>;
  timeline(initiative: string, partner: string, at: AskedHorizons): Promise<TimelineAnswer>;
  ledger(initiative: string, partner: string, at: AskedHorizons): Promise<LedgerAnswer>;
  /** What is personal is opened as far as whoever asks may read it, and it is kept. */
  contacts(initiative: string, partner: string, at: AskedHorizons): Promise<ContactsAnswer>;
  traps(initiative: string, at: AskedHorizons, findings: AskedFindings): Promise<TrapsAnswer>;
}
