import { hash } from 'node:crypto';
import type { Fact } from '@sebone/kernel';

/** The digest of having consumed nothing. */
export const NOTHING_CONSUMED = '';

/**
 * The running digest after one more fact: SHA-256 (base64) over the digest before it and which fact it is and where.
 * A fact left out, repeated, exchanged or moved gives another digest from there on.
 */
export function nextDigest(digest: string, { position, id, stream, revision, type }: Fact): string {
  return hash('sha256', `${digest}\n${position}|${id}|${stream}|${revision}|${type}`, 'base64');
}
