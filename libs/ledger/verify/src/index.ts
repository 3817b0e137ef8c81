export { fromBase64 } from './base64.ts';
export { canonical } from './canonical.ts';
export { checkpointText, parseCheckpoint } from './checkpoint.ts';
export type { Checkpoint } from './checkpoint.ts';
export { consistencyFault, EMPTY_ROOT, inclusionFault, leafHash, nodeHash, rootFrom } from './merkle.ts';
export {
  cosignedAt,
  cosignedMessage,
  isKeyName,
  isSignedBy,
  keyIdOf,
  parseNote,
  parseVerifierKey,
  signatureLine,
  verifierKeyText,
} from './note.ts';
export type { NoteSignature, SignedNote, VerifierKey } from './note.ts';
export { verifyBundle } from './bundle.ts';
export type { Found, Report, Roots, Verdict } from './bundle.ts';
export { run } from './command-line.ts';
export type { Terminal } from './command-line.ts';
export type { BundleField, BundleSchema, BundleView } from './described.ts';
export type { StreamFound } from './events.ts';
export { FAULT_CODES } from './faults.ts';
export type { Fault, FaultCode, FaultKind, Text } from './faults.ts';
export type { Leaf } from './leaf.ts';
export { bundleText, endorsementText } from './log-keys.ts';
export type { BundleKey } from './log-keys.ts';
export { FORMAT, isManifest, SECTIONS } from './manifest.ts';
export type { BundleStream, Manifest, SectionName } from './manifest.ts';
export type { BundleData, BundleErasure, BundleOpening, Erasure, PersonalValues } from './personal.ts';
export type { BundleCheckpoint, Held, Published, Witnessed } from './published.ts';
export { harmless, inWords } from './words.ts';
export type { Language } from './words.ts';
