import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { cosignedMessage, keyIdOf, signatureLine, verifierKeyText } from '@sebone/ledger-verify';

/** Whoever cosigns checkpoints: a name and an Ed25519 key. */
export interface Cosigner {
  /** The public half, as others are given it. */
  readonly vkey: string;
  /**
   * Says of a checkpoint that it was, at that time, the longest history seen of its log.
   * @param text the checkpoint's text, with its final newline and without signatures
   * @param at seconds since 1970
   * @returns the signature line, with its newline
   */
  cosign(text: string, at: number): string;
}

/** What C2SP tlog-cosignature calls an Ed25519 key that cosigns. */
const COSIGNING = 4;

/** Makes an Ed25519 key, as text to keep: PKCS#8 in PEM. */
export function newKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}

/**
 * The cosigner of that name with that key.
 * @param pem as {@link newKey} makes it
 * @throws RangeError for a name that no key can have; Error for text that is no key
 */
export function cosignerOf(name: string, pem: string): Cosigner {
  const key = createPrivateKey(pem);
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  const keyId = keyIdOf(name, COSIGNING, publicKey);
  return {
    vkey: verifierKeyText(name, COSIGNING, publicKey),
    cosign(text, at) {
      const time = Buffer.alloc(8);
      time.writeBigUInt64BE(BigInt(at));
      const signature = Buffer.concat([time, sign(null, Buffer.from(cosignedMessage(text, at)), key)]);
      return signatureLine({ name, keyId, signature });
    },
  };
}
