/**
 * The bytes behind base64 of RFC 4648, section 4: the standard alphabet, padded, and in the one way that encodes these bytes.
 * @returns `undefined` for any other text, so that bytes have one text only
 */
export function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
