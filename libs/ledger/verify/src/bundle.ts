import { readSchemas, readViews, kindOf } from './described.ts';
import { checkRoot, readLeaves, readProof, type StreamFound } from './events.ts';
import { faultOf, type Fault, type FaultKind, type Find } from './faults.ts';
import { lineAt, linesOf, sectionsOf, valueOf, type Lines } from './lines.ts';
import { checkSignature, readKeys } from './log-keys.ts';
import { isManifest, type Manifest } from './manifest.ts';
import { parseVerifierKey, type VerifierKey } from './note.ts';
import { eventsOf, readErasures, readLarge, readOpenings, type Erasure, type PersonalValues } from './personal.ts';
import { checkHeld, checkWitnesses, readCheckpoints, type Held, type Published } from './published.ts';

/** What the auditor brings, and the bundle cannot. */
export interface Roots {
  /** Keys as text, of the log (algorithm 1) and of witnesses (algorithm 4). */
  readonly trust: readonly string[];
  /** Checkpoints of this log that the auditor already holds, as signed notes. */
  readonly held?: readonly string[];
  /** How many trusted witnesses have to have cosigned the last checkpoint: none unless told. */
  readonly witnesses?: number;
}

/** What all faults together come to. */
export type Verdict = 'verified' | FaultKind;

/** What is known of a bundle once it is verified. Where the verdict is not `verified`, it is what the bundle says. */
export interface Report {
  readonly verdict: Verdict;
  /** The exit code of the program: 0 verified, 1 bad, 3 incomplete, 4 diverges. */
  readonly exit: 0 | 1 | 3 | 4;
  /** All of them, in the order in which they were found. */
  readonly faults: readonly Fault[];
  readonly found?: Found;
}

/** What a bundle holds. */
export interface Found {
  readonly manifest: Manifest;
  readonly events: number;
  /** Whether these are all events of the log: then nothing of any stream can be missing. */
  readonly isWholeLog: boolean;
  readonly streams: readonly StreamFound[];
  /** The checkpoint that everything is proved against. */
  readonly checkpoint?: Published;
  readonly checkpoints: number;
  /** The keys of the log as text, oldest first. */
  readonly keys: readonly string[];
  readonly personal: PersonalValues;
  readonly erasures: readonly Erasure[];
  readonly held: readonly Held[];
  readonly views: readonly string[];
}

/** Of all faults the worst decides, in this order. */
const EXITS = [
  ['bad', 1],
  ['diverges', 4],
  ['incomplete', 3],
] as const;

/**
 * Verifies a bundle by nothing but its bytes and what the auditor brings. One pass over the bytes; all faults are found, not the first.
 * @throws RangeError for a trusted key that is no key, and for a number of witnesses that is no count
 */
export function verifyBundle(file: Uint8Array, { trust, held = [], witnesses = 0 }: Roots): Report {
  const trusted = trust.map(keyOf);
  if (!Number.isSafeInteger(witnesses) || witnesses < 0) throw new RangeError(`No number of witnesses: ${witnesses}`);
  const faults: Fault[] = [];
  const find: Find = (code, where, detail) => void faults.push(faultOf(code, where, detail));

  const lines = linesOf(file);
  const first = lineAt(lines, 0);
  const manifest = first && valueOf(first);
  if (!isManifest(manifest)) {
    find('not-a-bundle', 'manifest');
    return judged(faults);
  }
  return judged(faults, foundIn(lines, manifest, { trusted, trust: new Set(trust), held, witnesses }, find));
}

interface Brought {
  readonly trusted: readonly VerifierKey[];
  readonly trust: ReadonlySet<string>;
  readonly held: readonly string[];
  readonly witnesses: number;
}

function foundIn(lines: Lines, manifest: Manifest, brought: Brought, find: Find): Found {
  const sections = sectionsOf(lines, manifest, find);

  const keys = readKeys(sections.keys, manifest.origin, brought.trust, find);
  const areAllKeys = sections.keys.isWhole;
  checkSignature(lines, manifest.origin, keys, areAllKeys, find);
  const trustedOfLog = brought.trusted.filter(({ algorithm, name }) => algorithm === 1 && name === manifest.origin);
  const ofLog = [...keys.map(({ key }) => key), ...trustedOfLog];
  const ofWitnesses = distinct(brought.trusted.filter(({ algorithm }) => algorithm === 4));

  const byKeys = { log: keys, areAll: areAllKeys, witnesses: ofWitnesses };
  const published = readCheckpoints(sections.checkpoints, manifest, byKeys, find);
  const checkpoint = published.findLast(({ size }) => size === manifest.size);
  checkWitnesses(checkpoint, brought.witnesses, find);
  const held = checkHeld(brought.held, manifest.origin, ofLog, published, find);

  const events = eventsOf(find);
  const kinds = new Set<string>();
  const { hashes, streams } = readLeaves(
    sections.leaves,
    manifest,
    (leaf, where) => {
      kinds.add(kindOf(leaf));
      events.take(leaf, where);
    },
    find,
  );
  const areAllLeaves = sections.leaves.isWhole;
  readLarge(sections.large, areAllLeaves, events, find);
  const proof = readProof(sections.proof, find);
  if (proof && checkpoint && areAllLeaves && sections.proof.isWhole) checkRoot(hashes, proof, checkpoint, find);
  else find('not-checkable', 'root');

  const erasures = readErasures(sections.erasures, areAllLeaves, events, find);
  const personal = readOpenings(sections.openings, areAllLeaves, events, erasures, find);
  readSchemas(sections.schemas, areAllLeaves, kinds, find);
  const views = readViews(sections.views, find);

  return {
    manifest,
    events: hashes.length,
    isWholeLog: hashes.length === manifest.size,
    streams,
    ...(checkpoint && { checkpoint }),
    checkpoints: published.length,
    keys: keys.map(({ vkey }) => vkey),
    personal,
    erasures: [...erasures.values()],
    held,
    views,
  };
}

function keyOf(vkey: string): VerifierKey {
  const key = parseVerifierKey(vkey);
  if (!key) throw new RangeError(`This is no key: ${JSON.stringify(vkey)}`);
  return key;
}

/** A witness that is trusted under two names is one witness. */
function distinct(keys: readonly VerifierKey[]): readonly VerifierKey[] {
  return [...new Map(keys.map((key) => [key.publicKey.toString('base64'), key])).values()];
}

function judged(faults: readonly Fault[], found?: Found): Report {
  const [verdict, exit] =
    EXITS.find(([kind]) => faults.some((fault) => fault.kind === kind)) ?? (['verified', 0] as const);
  return { verdict, exit, faults, ...(found && { found }) };
}
