import { hash } from 'node:crypto';
import type { Find } from './faults.ts';
import { hasForm, isCount, isText, orNull } from './form.ts';
import { lineAt, rowsOf, valueOf, type Lines, type Section } from './lines.ts';
import { isSignedBy, parseNote, parseVerifierKey, type VerifierKey } from './note.ts';

/** A key of the log as a bundle gives it. */
export interface BundleKey {
  /** The note by which the key before it vouches for it; none for the first. */
  readonly endorsement: string | null;
  /** The tree size from which it signs. */
  readonly since: number;
  readonly vkey: string;
}

/** A key of the log that a bundle gave, read. */
export interface LogKey {
  readonly vkey: string;
  readonly since: number;
  readonly key: VerifierKey;
  readonly isTrusted: boolean;
}

const isLogKey = (value: unknown): boolean => typeof value === 'string' && parseVerifierKey(value)?.algorithm === 1;
const isKeyRow = hasForm<BundleKey>({ endorsement: orNull(isText), since: isCount, vkey: isLogKey });

/** What the key before signs, so that a new key of the log is believed by whoever trusts that one. */
export function endorsementText(origin: string, vkey: string, since: number): string {
  return `sebone key\n${origin}\n${vkey}\n${since}\n`;
}

/** What the log's current key signs of a bundle: the digest of the manifest, which holds those of the sections. */
export function bundleText(origin: string, manifestLine: Uint8Array): string {
  return `sebone bundle\n${origin}\n${hash('sha256', manifestLine, 'base64')}\n`;
}

/**
 * Reads the keys of the log: the first begins at size 0, each later one is endorsed by the one before, and one of them, of the log's own
 * name, has to be trusted.
 * Those before the trusted one are tied in by the consistency of what they signed with what the later ones signed.
 */
export function readKeys(
  section: Section,
  origin: string,
  trusted: ReadonlySet<string>,
  find: Find,
): readonly LogKey[] {
  const rows = [...rowsOf(section, isKeyRow, find)];
  const keys = rows.map(({ content: { since, vkey } }): LogKey => {
    const key = parseVerifierKey(vkey)!;
    // Who trusts the key of one log does not thereby trust it to speak of another.
    return { vkey, since, key, isTrusted: trusted.has(vkey) && key.name === origin };
  });
  rows.forEach(({ content: { endorsement, since, vkey }, where }, at) => {
    const before = keys[at - 1];
    const isEndorsed = before
      ? before.since <= since && isEndorsement(endorsement, endorsementText(origin, vkey, since), before.key)
      : endorsement === null && since === 0;
    if (!isEndorsed) find(section.isWhole ? 'key-not-endorsed' : 'not-checkable', where);
  });
  if (!keys.some(({ isTrusted }) => isTrusted)) find(section.isWhole ? 'untrusted-log' : 'not-checkable', 'keys');
  return keys;
}

function isEndorsement(endorsement: string | null, text: string, by: VerifierKey): boolean {
  const note = endorsement === null ? undefined : parseNote(endorsement);
  return note?.text === text && isSignedBy(note, by);
}

const isSignatureLine = hasForm<{ readonly note: string }>({ note: isText });

/** Checks the bundle's second line: the signature of the log's current key over the first. */
export function checkSignature(
  lines: Lines,
  origin: string,
  keys: readonly LogKey[],
  allKeys: boolean,
  find: Find,
): void {
  const line = lineAt(lines, 1);
  const content = line && valueOf(line);
  const note = isSignatureLine(content) ? parseNote(content.note) : undefined;
  const isAbout = note?.text === bundleText(origin, lineAt(lines, 0)!);
  const signers = allKeys ? keys.slice(-1) : keys;
  if (isAbout && signers.some(({ key }) => isSignedBy(note, key))) return;
  find(isAbout && !allKeys ? 'not-checkable' : 'manifest-unsigned', 'signature');
}
