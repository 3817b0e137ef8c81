export {
  DamagedLedgerError,
  DisorderedLogError,
  LedgerDivergesError,
  OtherLogError,
  UnfitFactError,
  UnusableLedgerError,
} from './errors.ts';
export { LEDGER_FAULTS, type LedgerFault, type LedgerFaultCode } from './faults.ts';
export { leafOf, LONGEST_LEAF } from './leaf.ts';
export type {
  FollowOptions,
  Ledger,
  LedgerFollowing,
  LedgerKey,
  LedgerOptions,
  Reached,
  SignedCheckpoint,
} from './ledger.ts';
export { openLedger } from './open-ledger.ts';
export { rangesOf, writeBundle } from './bundle/writing.ts';
export type { BundleContents, LeafRanges, Sequence } from './bundle/writing.ts';
export type { Evidence, WitnessAnswer } from './witness/answers.ts';
export {
  collectCosignatures,
  type Collected,
  type CollectedCode,
  type CollectingOptions,
} from './witness/collecting.ts';
export { addWitness, configuredWitnesses, removeWitness, type ConfiguredWitness } from './witness/configured.ts';
export type { Suspicion } from './witness/evidence.ts';
export { serveWitness, type WitnessServer, type WitnessServerOptions } from './witness/server.ts';
export { openWitness, type Witness, type WitnessOptions } from './witness/witness.ts';
