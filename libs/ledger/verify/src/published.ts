import { parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import { fromBase64 } from './base64.ts';
import type { Find } from './faults.ts';
import { hasForm, isHash, isListOf, isText } from './form.ts';
import { rowsOf, type Section } from './lines.ts';
import type { LogKey } from './log-keys.ts';
import type { Manifest } from './manifest.ts';
import { consistencyFault } from './merkle.ts';
import { cosignedAt, isSignedBy, parseNote, type SignedNote, type VerifierKey } from './note.ts';

/** A line of the section of checkpoints. */
export interface BundleCheckpoint {
  /** Proves that this tree goes on from the one of the line before: base64, empty in the first line. */
  readonly consistency: readonly string[];
  readonly note: string;
}

/** A checkpoint of the log, with the trusted witnesses that cosigned it. */
export interface Published extends Checkpoint {
  readonly note: string;
  readonly witnesses: readonly Witnessed[];
}

export interface Witnessed {
  readonly name: string;
  /** Unix seconds, by the witness's clock. */
  readonly at: number;
}

const isCheckpointRow = hasForm<BundleCheckpoint>({ consistency: isListOf(isHash), note: isText });

/**
 * Reads the checkpoints that the log ever signed: each by the key that was in force, each going on from the one before.
 * Where one key follows another, either may have signed the checkpoint of just that size.
 */
export function readCheckpoints(
  section: Section,
  { origin, size }: Manifest,
  keys: { readonly log: readonly LogKey[]; readonly areAll: boolean; readonly witnesses: readonly VerifierKey[] },
  find: Find,
): readonly Published[] {
  const read = [...rowsOf(section, isCheckpointRow, find)].flatMap(({ content, where }) => {
    const note = parseNote(content.note);
    const checkpoint = note && parseCheckpoint(note.text);
    if (checkpoint?.origin === origin) return [{ ...content, note: note!, text: content.note, checkpoint, where }];
    section.isWhole = false;
    find('not-a-checkpoint', where);
    return [];
  });
  const published = read.map(({ consistency, note, text, checkpoint, where }, at): Published => {
    if (!isSignedInForce(note, checkpoint.size, keys.log))
      find(keys.areAll ? 'checkpoint-unsigned' : 'not-checkable', where);
    if (section.isWhole) checkSuccession(read[at - 1]?.checkpoint, checkpoint, consistency, where, find);
    return { ...checkpoint, note: text, witnesses: witnessesOf(note, keys.witnesses, where, find) };
  });
  if (!section.isWhole) find('not-checkable', 'checkpoints');
  else if (published.at(-1)?.size !== size) find('size-differs', 'checkpoints', String(size));
  return published;
}

function isSignedInForce(note: SignedNote, size: number, keys: readonly LogKey[]): boolean {
  return keys.some(
    ({ key, since }, at) => since <= size && size <= (keys[at + 1]?.since ?? Infinity) && isSignedBy(note, key),
  );
}

function checkSuccession(
  before: Checkpoint | undefined,
  checkpoint: Checkpoint,
  consistency: readonly string[],
  where: string,
  find: Find,
): void {
  if (before && checkpoint.size <= before.size) return find('checkpoint-order', where);
  const proof = consistency.map((hash) => fromBase64(hash)!);
  const fault = before
    ? consistencyFault(before.size, checkpoint.size, before.root, checkpoint.root, proof)
    : proof.length > 0
      ? 'proof-too-long'
      : undefined;
  if (fault) find('inconsistent', where, fault);
}

function witnessesOf(
  note: SignedNote,
  trusted: readonly VerifierKey[],
  where: string,
  find: Find,
): readonly Witnessed[] {
  return trusted.flatMap((key) => {
    if (!note.signatures.some(({ name, keyId }) => name === key.name && keyId === key.keyId)) return [];
    const at = cosignedAt(note, key);
    if (at === undefined) find('cosignature-false', where, key.name);
    return at === undefined ? [] : [{ name: key.name, at }];
  });
}

/** Checks that enough trusted witnesses saw the tree that everything is proved against. */
export function checkWitnesses(last: Published | undefined, wanted: number, find: Find): void {
  const found = last?.witnesses.length ?? 0;
  if (found < wanted) find('too-few-witnesses', 'checkpoints', `${found} / ${wanted}`);
}

/** A checkpoint that the auditor already held, and what the bundle says of it. */
export interface Held {
  readonly size: number;
  readonly agrees: boolean;
}

/** Holds the auditor's own checkpoints against those of the bundle. */
export function checkHeld(
  notes: readonly string[],
  origin: string,
  keys: readonly VerifierKey[],
  published: readonly Published[],
  find: Find,
): readonly Held[] {
  return notes.flatMap((text, at) => {
    const where = `held:${at + 1}`;
    const note = parseNote(text);
    const checkpoint = note && parseCheckpoint(note.text);
    if (checkpoint?.origin !== origin || !keys.some((key) => isSignedBy(note!, key))) {
      find('held-unsigned', where);
      return [];
    }
    const same = published.find(({ size }) => size === checkpoint.size);
    const agrees = same !== undefined && same.root.equals(checkpoint.root);
    if (!agrees) find(same ? 'diverges' : 'held-not-covered', where, String(checkpoint.size));
    return [{ size: checkpoint.size, agrees }];
  });
}
