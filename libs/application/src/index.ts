export { CommandsModule } from './commands-module.ts';
export { openLog } from './data-folder.ts';
export { factsOf, initiativesOf } from './facts.ts';
export { importWorkbook, ChangedMeanwhileError, type ImportOptions, type ImportProgress, type ImportReport } from './importing.ts';
export { COMMAND_HANDLERS, Issuing } from './issuing.ts';
export { findingIdOf, NOTICING_ACTOR, recordNotices, type Noticed, type NoticesAnswer, type NoticingOptions } from './noticing.ts';
export {
  ask,
  Asked,
  periodEnds,
  unknownPartner,
  type AskedHorizons,
  type BacktestAnswer,
  type InitiativeLine,
  type PartnerLine,
  type PartnersAnswer,
  type TimelineAnswer,
  type TrapsAnswer,
  type TrapsFilter,
} from './questions.ts';
export { Transactor, fingerprintOf, type Envelope, type Outcome } from './transact.ts';
