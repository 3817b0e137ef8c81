import { fromBase64 } from './base64.ts';

/** What a log says of its tree at a size (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Which log it is. */
  readonly origin: string;
  /** Leaves of the tree. */
  readonly size: number;
  /** The tree's root, 32 bytes. */
  readonly root: Buffer;
}

const SIZE = /^(0|[1-9][0-9]*)$/;

/**
 * Reads the text of a checkpoint.
 * @param noteText what is signed, without signatures, with its final newline
 * @returns `undefined` for text that is no checkpoint, a size above 2^53 − 1, and a root that is not base64 of 32 bytes
 */
export function parseCheckpoint(
  noteText: string,
): (Checkpoint & { readonly extensions: readonly string[] }) | undefined {
  const lines = noteText.split('\n');
  if (lines.pop() !== '' || lines.includes('')) return undefined;
  const [origin, sizeLine = '', rootLine = '', ...extensions] = lines;
  const size = SIZE.test(sizeLine) ? Number(sizeLine) : NaN;
  const root = fromBase64(rootLine);
  if (origin === undefined || !Number.isSafeInteger(size) || root?.length !== 32) return undefined;
  return { origin, size, root, extensions };
}

/**
 * The text of a checkpoint, to be signed: origin, size and root, a line each, no extension lines.
 * @throws RangeError for an origin that is empty or has several lines, for what is no size, and for a root that has not 32 bytes
 */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  const text = `${origin}\n${size}\n${root.toString('base64')}\n`;
  if (parseCheckpoint(text)?.origin !== origin) throw new RangeError(`This is no checkpoint: ${JSON.stringify(text)}`);
  return text;
}
