import { createPublicKey, hash, verify } from 'node:crypto';
import { fromBase64 } from './base64.ts';

/** A text with signatures (C2SP signed-note). Nothing in it is to be believed before a trusted key's signature holds. */
export interface SignedNote {
  /** What is signed, with its final newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** One signature line of a note. */
export interface NoteSignature {
  /** The name of the key. */
  readonly name: string;
  /** An unsigned 32-bit number that, with the name, tells the key. */
  readonly keyId: number;
  /** What the key's algorithm makes of it. */
  readonly signature: Buffer;
}

/** A public key that notes are verified with. */
export interface VerifierKey {
  readonly name: string;
  readonly keyId: number;
  /** 1: Ed25519 over the note's text. 4: Ed25519 of a witness, cosignature/v1, with a time. */
  readonly algorithm: 1 | 4;
  /** 32 bytes. */
  readonly publicKey: Buffer;
}

const MOST_SIGNATURES = 100;
const SIGNATURE_LINE = /^— (?<name>[^ ]+) (?<bytes>[^ ]+)$/u;
const NAME = /^[^+\p{White_Space}]+$/u;
const VERIFIER_KEY = /^(?<name>[^+]+)\+(?<keyId>[0-9a-f]{8})\+(?<key>.+)$/u;
/** The points of small order without their signs, hexadecimal: as keys, anybody could sign with them, one signature for many texts. */
const WEAK_KEYS = new Set([
  `00${'00'.repeat(31)}`,
  `01${'00'.repeat(31)}`,
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
]);
/** ASCII control characters but the newline. */
const CONTROL = /[^\n\u{20}-\u{10ffff}]/u;

/**
 * Takes a signed note apart: text, the last blank line, signature lines. No signature is verified by this.
 * @returns `undefined` for text that is no signed note, and for one with more than 100 signatures
 */
export function parseNote(text: string): SignedNote | undefined {
  const blank = text.lastIndexOf('\n\n');
  if (blank === -1 || !text.endsWith('\n') || CONTROL.test(text) || !text.isWellFormed()) return undefined;
  const lines = text.slice(blank + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) return undefined;
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignatureLine(line);
    if (!signature) return undefined;
    signatures.push(signature);
  }
  return { text: text.slice(0, blank + 1), signatures };
}

function parseSignatureLine(line: string): NoteSignature | undefined {
  const { name = '', bytes = '' } = SIGNATURE_LINE.exec(line)?.groups ?? {};
  const signed = fromBase64(bytes);
  if (!isKeyName(name) || !signed || signed.length < 5) return undefined;
  return { name, keyId: signed.readUInt32BE(0), signature: signed.subarray(4) };
}

/** The line, with its newline, that a signature takes in a note. */
export function signatureLine({ name, keyId, signature }: NoteSignature): string {
  const id = Buffer.alloc(4);
  id.writeUInt32BE(keyId);
  return `— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/** Whether a key can have this name: not empty, without white space, without plus signs. */
export function isKeyName(name: string): boolean {
  return NAME.test(name);
}

/** The id of a key, an unsigned 32-bit number: the first four bytes of SHA-256 over name, newline, algorithm and key. */
export function keyIdOf(name: string, algorithm: 1 | 4, publicKey: Uint8Array): number {
  const hashed = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(algorithm), publicKey]);
  return hash('sha256', hashed, 'buffer').readUInt32BE(0);
}

/**
 * The text form of a key, as trust files hold it: `<name>+<id, 8 hexadecimal digits>+<base64 of algorithm and key>`.
 * @throws RangeError for a name that no key can have, and for a key that has not 32 bytes
 */
export function verifierKeyText(name: string, algorithm: 1 | 4, publicKey: Uint8Array): string {
  if (!isKeyName(name)) throw new RangeError(`No key can be named ${JSON.stringify(name)}`);
  if (publicKey.length !== 32) throw new RangeError(`An Ed25519 key has 32 bytes, not ${publicKey.length}`);
  const id = keyIdOf(name, algorithm, publicKey).toString(16).padStart(8, '0');
  return `${name}+${id}+${Buffer.concat([Buffer.of(algorithm), publicKey]).toString('base64')}`;
}

/**
 * Reads the text form of a key.
 * @returns `undefined` for any other text, another algorithm than 1 and 4, an id that is not the key's, and a key of small order
 */
export function parseVerifierKey(vkey: string): VerifierKey | undefined {
  const { name = '', keyId = '', key = '' } = VERIFIER_KEY.exec(vkey)?.groups ?? {};
  const bytes = fromBase64(key);
  const algorithm = bytes?.[0];
  if (!isKeyName(name) || bytes?.length !== 33 || (algorithm !== 1 && algorithm !== 4)) return undefined;
  const publicKey = bytes.subarray(1);
  if (isWeak(publicKey)) return undefined;
  const id = keyIdOf(name, algorithm, publicKey);
  return id === Number.parseInt(keyId, 16) ? { name, keyId: id, algorithm, publicKey } : undefined;
}

function isWeak(publicKey: Buffer): boolean {
  const point = Buffer.from(publicKey);
  point[31]! &= 0x7f;
  return WEAK_KEYS.has(point.toString('hex'));
}

/**
 * Whether a key of algorithm 1 signed a note: a signature of this name and id is there, and none of them fails. A witness's key signs no
 * notes: for it see {@link cosignedAt}.
 */
export function isSignedBy(note: SignedNote, key: VerifierKey): boolean {
  const signatures = signaturesBy(key, note);
  return (
    key.algorithm === 1 &&
    signatures.length > 0 &&
    signatures.every(({ signature }) => holds(key, note.text, signature))
  );
}

/**
 * When a witness (a key of algorithm 4, cosignature/v1) cosigned a note: Unix seconds, the earliest where it did so several times.
 * @returns `undefined` where there is no cosignature of this name and id, or one of them fails
 */
export function cosignedAt(note: SignedNote, key: VerifierKey): number | undefined {
  if (key.algorithm !== 4) return undefined;
  const times: number[] = [];
  for (const { signature } of signaturesBy(key, note)) {
    if (signature.length !== 8 + 64) return undefined;
    const at = Number(signature.readBigUInt64BE(0));
    if (!Number.isSafeInteger(at) || !holds(key, cosignedMessage(note.text, at), signature.subarray(8)))
      return undefined;
    times.push(at);
  }
  return times.length > 0 ? Math.min(...times) : undefined;
}

/**
 * What a witness signs (C2SP tlog-cosignature, cosignature/v1); its signature in a note is the time, 8 bytes big-endian, and then the
 * Ed25519 signature over this.
 * @param text the checkpoint's text, with its final newline
 * @param at Unix seconds
 */
export function cosignedMessage(text: string, at: number): string {
  return `cosignature/v1\ntime ${at}\n${text}`;
}

function signaturesBy(key: VerifierKey, note: SignedNote): readonly NoteSignature[] {
  return note.signatures.filter(({ name, keyId }) => name === key.name && keyId === key.keyId);
}

function holds({ publicKey }: VerifierKey, message: string, signature: Buffer): boolean {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') };
  return verify(null, Buffer.from(message), createPublicKey({ key: jwk, format: 'jwk' }), signature);
}
