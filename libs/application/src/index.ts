export * from './asking.ts';
export { openContacts, type OpenedContact, type PersonalValue } from './contacts.ts';
export { backUp, type Backup } from './backing-up.ts';
export { exportBundle, type AuditSources, type BundleReport, type BundleRequest } from './auditing/exporting.ts';
export { contributionStatement, type StatementMade, type StatementRequest } from './auditing/stating.ts';
export type { PageLanguage } from './auditing/statement-page.ts';
export { CommandsModule } from './commands-module.ts';
export {
  hasLog,
  isEventStoreAddress,
  isNamespace,
  LogLeftBehindError,
  openLog,
  shownAddress,
  vaultOf,
  type EventStoreAddress,
  type Log,
  type LogOptions,
} from './data-folder.ts';
export type { CopyClock } from './copying.ts';
export { DamagedErasuresError, erasuresFile, noteErasures, readErasures, type Erasure } from './erasures-file.ts';
export { eraseSubject, replayErasures, REPLAYING_ACTOR, type Erasing, type Replayed } from './erasing.ts';
export { factsOf, initiativesOf } from './facts.ts';
export {
  importWorkbook,
  ChangedMeanwhileError,
  type ImportOptions,
  type ImportProgress,
  type ImportReport,
} from './importing.ts';
export { LiveFacts, type LiveOptions, type LiveStatus } from './live.ts';
export { COMMAND_HANDLERS, Issuing } from './issuing.ts';
export {
  copyLog,
  migrateLog,
  type CopyOptions,
  type LogFolder,
  type LogPlace,
  type MigrationOptions,
  type MigrationProgress,
  type MigrationReport,
  type MovingOptions,
} from './migrating.ts';
export type { PersonalReport } from './moving-personal.ts';
export {
  findingIdOf,
  NOTICING_ACTOR,
  recordNotices,
  type Noticed,
  type NoticesAnswer,
  type NoticingOptions,
} from './noticing.ts';
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
export { noBackup, restore, type Restored, type RestoreOptions } from './restoring.ts';
export { Transactor, fingerprintOf, isInClear, type Envelope, type Outcome } from './transact.ts';
