export * from './asking.ts';
export { CommandsModule } from './commands-module.ts';
export {
  hasLog,
  isEventStoreAddress,
  isNamespace,
  LogLeftBehindError,
  openLog,
  shownAddress,
  type EventStoreAddress,
  type Log,
  type LogOptions,
} from './data-folder.ts';
export type { CopyClock } from './copying.ts';
export { factsOf, initiativesOf } from './facts.ts';
export { importWorkbook, ChangedMeanwhileError, type ImportOptions, type ImportProgress, type ImportReport } from './importing.ts';
export { LiveFacts, type LiveOptions, type LiveStatus } from './live.ts';
export { COMMAND_HANDLERS, Issuing } from './issuing.ts';
export {
  copyLog,
  migrateLog,
  type CopyOptions,
  type LogPlace,
  type MigrationOptions,
  type MigrationProgress,
  type MigrationReport,
} from './migrating.ts';
export { findingIdOf, NOTICING_ACTOR, recordNotices, type Noticed, type NoticesAnswer, type NoticingOptions } from './noticing.ts';
export {
  ask,
  Asked,
  periodEnds,
  unknownPartner,
  type AskedHorizons,
  type BacktestAnswer,
  JUDGES_BY,
  type InitiativeLine,
  type JudgeBy,
  type LedgerLine,
  type PartnerLine,
  type PartnersAnswer,
  type TimelineAnswer,
  type TrapsAnswer,
  type TrapsFilter,
} from './questions.ts';
export { Recent } from './recent.ts';
export type { Agreement, LogDifference } from './side-by-side.ts';
export { Transactor, fingerprintOf, type Envelope, type Outcome } from './transact.ts';
