import { fromBase64, parseCheckpoint, parseNote, type Checkpoint, type SignedNote } from '@sebone/ledger-verify';

/** A request for a cosignature, as C2SP tlog-witness has it. */
export interface CosignatureRequest {
  /** The size of the last checkpoint of this log that the witness is thought to have cosigned; 0 for none. */
  readonly old: number;
  /** The consistency proof from `old` to the checkpoint. */
  readonly proof: readonly Buffer[];
  readonly note: SignedNote;
  /** What the note says. */
  readonly checkpoint: Checkpoint;
}

/** The media type of an answer that gives nothing but the size of the last checkpoint cosigned. */
export const SIZE_TYPE = 'text/x.tlog.size';

/** The most hashes that the protocol lets a proof have: more than any tree needs. */
const MOST_HASHES = 63;

const SIZE = /^(?:0|[1-9]\d*)$/;

/**
 * Writes the body of a request for a cosignature.
 * @param note the signed checkpoint, with its final newline
 */
export function requestText(old: number, proof: readonly Buffer[], note: string): string {
  return [`old ${old}`, ...proof.map((hash) => hash.toString('base64')), '', note].join('\n');
}

/** Reads the body of a request for a cosignature; `undefined` for anything that the protocol does not have. */
export function parseRequest(body: Uint8Array): CosignatureRequest | undefined {
  const text = utf8(body);
  const end = text?.indexOf('\n\n') ?? -1;
  if (text === undefined || end === -1) return undefined;
  const [first = '', ...hashes] = text.slice(0, end).split('\n');
  const old = first.startsWith('old ') ? parseSize(first.slice('old '.length)) : undefined;
  const proof = hashes.map(fromBase64).filter((hash) => hash?.length === 32) as Buffer[];
  const note = parseNote(text.slice(end + 2));
  const checkpoint = note && parseCheckpoint(note.text);
  if (old === undefined || proof.length !== hashes.length || proof.length > MOST_HASHES || !checkpoint)
    return undefined;
  return { old, proof, note, checkpoint };
}

/** Reads the size of a tree; `undefined` for other text, leading zeroes, and a size above 2^53 − 1. */
export function parseSize(text: string): number | undefined {
  return SIZE.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
