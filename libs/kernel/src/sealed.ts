/**
 * A personal value as a fact holds it: a token in its place. The value itself is in a vault, and nowhere else. Once it
 * is destroyed there, the token says nothing to anybody, and everything that was proved of the fact still holds.
 */
export interface Sealed {
  /**
   * Base64 of HMAC-SHA256 over the canonical JSON (RFC 8785) of the value, under 32 random bytes that the vault keeps beside it:
   * without those nobody can try whether a guess is the value.
   */
  readonly sealed: string;
  /** Whose value it is: `<initiative>/<partner>/contact-<n>`. Says nothing of the person. */
  readonly subject: string;
}

const TOKEN = /^[A-Za-z0-9+/]{43}=$/;

/** Whether `value` is a token of a sealed value: an object with a well-formed `sealed`, a `subject`, and nothing else. */
export function isSealed(value: unknown): value is Sealed {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { sealed, subject, ...others } = value as Record<string, unknown>;
  return (
    typeof sealed === 'string' &&
    TOKEN.test(sealed) &&
    typeof subject === 'string' &&
    subject !== '' &&
    Object.keys(others).length === 0
  );
}
