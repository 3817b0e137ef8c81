import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isRejection, reject, type Rejection } from '@sebone/kernel';
import {
  consistencyFault,
  EMPTY_ROOT,
  isSignedBy,
  parseVerifierKey,
  signatureLine,
  type SignedNote,
  type VerifierKey,
} from '@sebone/ledger-verify';
import { conflict, granted, refused, type WitnessAnswer } from './answers.ts';
import { keepEvidence, withdrawEvidence, type Suspicion } from './evidence.ts';
import { identityIn, incompleteness, type Identity } from './identity.ts';
import { openMemory, type Cosigned, type Memory } from './memory.ts';
import { parseRequest, type CosignatureRequest } from './request.ts';

/** What a witness is opened with. */
export interface WitnessOptions {
  /** Where key, memory and evidence are; made where it is not. */
  readonly folder: string;
  /** The public keys of the logs whose checkpoints are cosigned; the keys of a log bear its origin as their name. */
  readonly logs: readonly string[];
  /** What the witness is called: taken the first time only, and made up unless told. */
  readonly name?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Remembers the longest history seen of each log, and cosigns only what goes on from it. */
export interface Witness {
  /** Its public key, as those who run the logs are given it. */
  readonly vkey: string;
  /** Whether it was made just now. */
  readonly isNew: boolean;
  /** The logs whose checkpoints it cosigns. */
  readonly origins: readonly string[];
  /**
   * Answers `add-checkpoint` of C2SP tlog-witness. What is cosigned is remembered on the disk before this returns.
   * @param body of the request
   */
  addCheckpoint(body: Uint8Array): WitnessAnswer;
  /**
   * The longest checkpoint of a log that was cosigned, with the signatures of the log and its own.
   * @param which the SHA-256 of the log's origin, in hexadecimal digits
   */
  latest(which: string): string | undefined;
  close(): void;
}

/**
 * Opens the witness of a folder, for this process alone until it is closed.
 * @returns or a refusal: `invalid-log-key`, `invalid-witness-name`, `other-witness-name`, `witness-in-use`, `witness-incomplete` or
 * `witness-damaged`
 */
export function openWitness({ folder, logs, name, now }: WitnessOptions): Witness | Rejection {
  const keys: VerifierKey[] = [];
  for (const log of logs) {
    const key = parseVerifierKey(log);
    if (key?.algorithm !== 1) return invalidLogKey(log);
    keys.push(key);
  }
  mkdirSync(folder, { recursive: true });
  const memory = incompleteness(folder) ?? openMemory(folder);
  if (isRejection(memory)) return memory;
  const identity = identityIn(folder, name);
  if (!isRejection(identity)) return witnessOf(keys, memory, identity, join(folder, 'evidence'), now);
  memory.close();
  return identity;
}

function witnessOf(
  keys: readonly VerifierKey[],
  memory: Memory,
  { vkey, isNew, cosign }: Identity,
  evidence: string,
  now: () => number,
): Witness {
  const origins = [...new Set(keys.map(({ name }) => name))];
  const noteOf = ({ text, signatures, at }: Cosigned): string => `${text}\n${signatures}${cosign(text, at)}`;

  function judged({ old, proof, note, checkpoint }: CosignatureRequest, request: Uint8Array): WitnessAnswer {
    const { origin, size, root } = checkpoint;
    if (!origins.includes(origin)) return refused('log-unknown');
    const signatures = signaturesIn(
      note,
      keys.filter(({ name }) => name === origin),
    );
    if (signatures === '') return refused('key-unknown');
    if (old > size) return refused('old-too-large');

    const latest = memory.latest(origin);
    const known = latest?.size ?? 0;
    const sameSize = memory.at(origin, size);
    const suspected = (answer: WitnessAnswer, suspicion: Suspicion, before: Cosigned): WitnessAnswer => {
      const file = keepEvidence(evidence, suspicion, {
        cosigned: noteOf(before),
        refused: checkpoint,
        request,
        at: now(),
      });
      return { ...answer, evidence: { suspicion, file } };
    };
    if (sameSize && !sameSize.root.equals(root)) return suspected(conflict(known), 'fork', sameSize);
    if (latest && size < known && !sameSize) return suspected(conflict(known), 'shrunk', latest);
    if (old !== known) return conflict(known);
    if (consistencyFault(old, size, latest?.root ?? EMPTY_ROOT, root, proof) !== undefined)
      return latest ? suspected(refused('unproven'), 'unproven', latest) : refused('unproven');

    const at = Math.floor(now() / 1000);
    if (!sameSize) memory.remember({ origin, size, root, text: note.text, signatures, at });
    withdrawEvidence(evidence, checkpoint);
    return granted(cosign(note.text, at));
  }

  return {
    vkey,
    isNew,
    origins,
    addCheckpoint(body) {
      const request = parseRequest(body);
      if (!request) return refused('malformed');
      const { origin, size } = request.checkpoint;
      return { ...judged(request, body), about: { origin, size } };
    },
    latest(which) {
      const origin = origins.find((name) => createHash('sha256').update(name).digest('hex') === which);
      const latest = origin === undefined ? undefined : memory.latest(origin);
      return latest && noteOf(latest);
    },
    close: () => memory.close(),
  };
}

/** The lines of a note with which a log signed it, one of each key; none where it did not. What others wrote below it is left out. */
function signaturesIn(note: SignedNote, keys: readonly VerifierKey[]): string {
  return keys
    .filter((key) => isSignedBy(note, key))
    .map((key) => signatureLine(note.signatures.find(({ name, keyId }) => key.name === name && key.keyId === keyId)!))
    .join('');
}

const invalidLogKey = (key: string): Rejection =>
  reject('invalid-log-key', { en: `This is no public key of a log: ${key}`, ja: `ログの公開鍵ではない：${key}` }, [
    {
      field: 'log',
      value: key,
      remedy: {
        en: 'Ask those who run the log for what `sebone audit key` prints, and give it as it is.',
        ja: 'ログの運営者に `sebone audit key` の出力を求め、そのまま指定する。',
      },
    },
  ]);
