import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { checkValue, type Opening, type SealedOpening } from './port.ts';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** 32 random bytes: a key, or the blind of a value. */
export const randomKey = (): Buffer => randomBytes(KEY_BYTES);

/** AES-256-GCM: a random nonce, what is encrypted, and the tag. `bound` is not in it, and without it it does not open. */
export function encrypted(key: Buffer, plain: Buffer, bound: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(bound));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** What {@link encrypted} took. @throws where box, key or `bound` is another */
export function decrypted(key: Buffer, box: Buffer, bound: string): Buffer {
  const end = box.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(bound)).setAuthTag(box.subarray(end));
  return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES, end)), decipher.final()]);
}

const hmac = (key: Buffer, message: string): Buffer => createHmac('sha256', key).update(message).digest();

/** The token of a value under a blind. The canonical JSON of well-formed text is what `JSON.stringify` makes of it. */
export const tokenOf = (value: string, blind: Buffer): string => hmac(blind, JSON.stringify(value)).toString('base64');

/** @throws RangeError where a token is not the one of its value under its blind, or the value cannot be sealed. No value is repeated. */
export function checkOpening({ sealed, value, blind }: SealedOpening): void {
  // Under a shorter blind that zeros make as long, the HMAC is the same.
  if (blind.length !== KEY_BYTES || tokenOf(value, blind) !== sealed)
    throw new RangeError(`The token ${sealed} is not the one of its value under its blind`);
  checkValue(value);
}

/** By which a value is found again among those of its subject; without the subject's key it cannot be told of a guess. */
export const lookupOf = (key: Buffer, value: string): Buffer => hmac(hmac(key, 'lookup'), value);

const boxKey = (key: Buffer): Buffer => hmac(key, 'box');
const boundTo = (subject: string, token: string): string => `${subject}\n${token}`;

/** Value and blind under the key of their subject, bound to subject and token. */
export function boxOf(key: Buffer, subject: string, token: string, { value, blind }: Opening): Buffer {
  return encrypted(boxKey(key), Buffer.concat([blind, Buffer.from(value)]), boundTo(subject, token));
}

/** What is in a box. @throws where anything about it is not as it was boxed */
export function unboxed(key: Buffer, subject: string, token: string, box: Buffer): Opening {
  const plain = decrypted(boxKey(key), box, boundTo(subject, token));
  return { blind: plain.subarray(0, KEY_BYTES), value: plain.toString('utf8', KEY_BYTES) };
}
