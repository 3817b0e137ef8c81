import { createHash, createHmac, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import {
  canonical,
  cosignedMessage,
  endorsementText,
  keyIdOf,
  signatureLine,
  verifierKeyText,
  type BundleKey,
} from '@sebone/ledger-verify';

/*
 * A log made by hand, and its tree by the plain definitions of RFC 6962: what bundles are made of here owes nothing to the ledger that writes
 * them, and is the same in every run.
 */

const sha256 = (...parts: readonly Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

/** A key that signs, made from its name. */
export interface Signer {
  readonly name: string;
  readonly vkey: string;
  readonly keyId: number;
  readonly privateKey: KeyObject;
}

/** @param seed tells keys of one name apart */
export function signer(name: string, algorithm: 1 | 4, seed = name): Signer {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), sha256(Buffer.from(seed))]);
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
  return {
    name,
    vkey: verifierKeyText(name, algorithm, publicKey),
    keyId: keyIdOf(name, algorithm, publicKey),
    privateKey,
  };
}

/** A note: the text with the signature of one key. */
export function signed(text: string, { name, keyId, privateKey }: Signer): string {
  return `${text}\n${signatureLine({ name, keyId, signature: sign(null, Buffer.from(text), privateKey) })}`;
}

/** A note with the cosignature of a witness added. */
export function cosigned(note: string, { name, keyId, privateKey }: Signer, at: number): string {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(at));
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const signature = Buffer.concat([time, sign(null, Buffer.from(cosignedMessage(text, at)), privateKey)]);
  return note + signatureLine({ name, keyId, signature });
}

/** The blind of a value: of one subject and value always the same here. */
export const blindOf = (subject: string, value: unknown): Buffer =>
  sha256(Buffer.from(`${subject} ${canonical(value)}`));

/** The token in place of a personal value. */
export function sealed(subject: string, value: unknown): { readonly sealed: string; readonly subject: string } {
  const hmac = createHmac('sha256', blindOf(subject, value)).update(canonical(value));
  return { sealed: hmac.digest('base64'), subject };
}

/** What is recorded: in which stream, of which type, with which data. */
export interface Recorded {
  readonly stream: string;
  readonly type: string;
  readonly data: object;
  /** The leaf holds only the hash of its data, as it does where they are large. */
  readonly isLarge?: boolean;
}

export interface HandmadeLeaf extends Recorded {
  readonly id: string;
  readonly revision: number;
  readonly bytes: Buffer;
}

/** The leaves of facts, in the order in which they were recorded. */
export function leavesOf(facts: readonly Recorded[]): readonly HandmadeLeaf[] {
  const heads = new Map<string, { revision: number; hash: Buffer }>();
  return facts.map((fact, at) => {
    const { stream, type, data, isLarge } = fact;
    const before = heads.get(stream);
    const revision = (before?.revision ?? 0) + 1;
    const commandId = `command-${at}`;
    const id = `${commandId}.0`;
    const text = canonical({
      ...{ actor: 'backbone', causationId: commandId, commandId, correlationId: commandId, id, revision, stream, type },
      ...{
        occurredOn: '2024-04-01',
        reportedOn: '2024-04-02',
        recordedAt: '2024-04-02T09:00:00.000Z',
        schema: 1,
        v: 1,
      },
      previous: before ? before.hash.toString('base64') : null,
      ...(isLarge ? { dataHash: sha256(Buffer.from(canonical(data))).toString('base64') } : { data }),
    });
    const bytes = Buffer.from(text);
    heads.set(stream, { revision, hash: hashOfLeaf(bytes) });
    return { ...fact, id, revision, bytes };
  });
}

const hashOfLeaf = (bytes: Uint8Array): Buffer => sha256(Buffer.of(0), bytes);

function half(count: number): number {
  let half = 1;
  while (half * 2 < count) half *= 2;
  return half;
}

/** The root over leaves (RFC 6962, 2.1). */
export function rootOver(leaves: readonly { readonly bytes: Uint8Array }[]): Buffer {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return hashOfLeaf(leaves[0]!.bytes);
  const at = half(leaves.length);
  return sha256(Buffer.of(1), rootOver(leaves.slice(0, at)), rootOver(leaves.slice(at)));
}

/** The consistency proof from the first `from` of the leaves to all of them (RFC 6962, 2.1.2). */
export function consistency(from: number, leaves: readonly HandmadeLeaf[], isWhole = true): readonly Buffer[] {
  if (from === 0) return [];
  if (from === leaves.length) return isWhole ? [] : [rootOver(leaves)];
  const at = half(leaves.length);
  const [left, right] = [leaves.slice(0, at), leaves.slice(at)];
  return from <= at
    ? [...consistency(from, left, isWhole), rootOver(right)]
    : [...consistency(from - at, right, false), rootOver(left)];
}

/** The roots of the largest subtrees without any of the leaves that are at hand. */
export function others(leaves: readonly HandmadeLeaf[], isAtHand: (leaf: HandmadeLeaf) => boolean): readonly Buffer[] {
  if (leaves.length === 0) return [];
  if (!leaves.some(isAtHand)) return [rootOver(leaves)];
  if (leaves.length === 1) return [];
  const at = half(leaves.length);
  return [...others(leaves.slice(0, at), isAtHand), ...others(leaves.slice(at), isAtHand)];
}

/** A log: its leaves, its keys with the sizes from which they sign, and the sizes at which it signed checkpoints. */
export interface HandmadeLog {
  readonly origin: string;
  readonly leaves: readonly HandmadeLeaf[];
  readonly signers: readonly { readonly signer: Signer; readonly since: number }[];
  readonly signedAt: readonly number[];
  readonly witnesses: readonly Signer[];
}

/** The key that signs at a size. */
export function signerAt({ signers }: HandmadeLog, size: number): Signer {
  return signers.findLast(({ since }) => since <= size)!.signer;
}

export const checkpointNote = (log: HandmadeLog, size: number): string => {
  const text = `${log.origin}\n${size}\n${rootOver(log.leaves.slice(0, size)).toString('base64')}\n`;
  return log.witnesses.reduce(
    (note, witness, at) => cosigned(note, witness, 1_700_000_000 + at),
    signed(text, signerAt(log, size)),
  );
};

export const checkpoints = (log: HandmadeLog): { note: string; consistency: readonly Buffer[] }[] =>
  log.signedAt.map((size, at) => ({
    note: checkpointNote(log, size),
    consistency: at === 0 ? [] : consistency(log.signedAt[at - 1]!, log.leaves.slice(0, size)),
  }));

export const keys = ({ origin, signers }: HandmadeLog): BundleKey[] =>
  signers.map(({ signer: { vkey }, since }, at) => ({
    endorsement: at === 0 ? null : signed(endorsementText(origin, vkey, since), signers[at - 1]!.signer),
    since,
    vkey,
  }));
