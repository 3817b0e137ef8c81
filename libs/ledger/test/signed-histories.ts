import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkpointText,
  EMPTY_ROOT,
  keyIdOf,
  leafHash,
  nodeHash,
  signatureLine,
  verifierKeyText,
} from '@sebone/ledger-verify';

/** What a log says happened, a leaf each. */
export type History = readonly string[];

/** A log that signs whatever history it is given: an honest one would sign one only. */
export interface SigningLog {
  readonly origin: string;
  readonly vkey: string;
  note(history: History): string;
  /** A signed note of any text. */
  signed(text: string): string;
}

export function signingLog(origin: string): SigningLog {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const bytes = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const signed = (text: string): string => {
    const signature = sign(null, Buffer.from(text), privateKey);
    return `${text}\n${signatureLine({ name: origin, keyId: keyIdOf(origin, 1, bytes), signature })}`;
  };
  return {
    origin,
    vkey: verifierKeyText(origin, 1, bytes),
    note: (history) => signed(checkpointText({ origin, size: history.length, root: rootOf(history) })),
    signed,
  };
}

/** The root of a history after RFC 6962, by its definition. */
export function rootOf(history: History): Buffer {
  if (history.length <= 1) return history.length === 0 ? EMPTY_ROOT : leafHash(Buffer.from(history[0]!));
  const half = leftHalf(history.length);
  return nodeHash(rootOf(history.slice(0, half)), rootOf(history.slice(half)));
}

/** The proof that a history goes on from its own beginning, after RFC 6962, by its definition. */
export function consistencyOf(from: number, history: History): Buffer[] {
  return from === 0 || from === history.length ? [] : subproof(from, history, true);
}

function subproof(from: number, history: History, isWhole: boolean): Buffer[] {
  if (from === history.length) return isWhole ? [] : [rootOf(history)];
  const half = leftHalf(history.length);
  return from <= half
    ? [...subproof(from, history.slice(0, half), isWhole), rootOf(history.slice(half))]
    : [...subproof(from - half, history.slice(half), false), rootOf(history.slice(0, half))];
}

function leftHalf(width: number): number {
  let half = 1;
  while (half * 2 < width) half *= 2;
  return half;
}

/** A history of that many leaves, all with that word. */
export const history = (word: string, length: number): History => Array.from({ length }, (_, at) => `${word} ${at}`);

const folders: string[] = [];

/** A folder of its own for a test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sebone-witness-'));
  folders.push(folder);
  return folder;
}

export const removeFolders = (): void => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true }));
