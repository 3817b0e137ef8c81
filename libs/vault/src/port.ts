import type { Sealed } from '@sebone/kernel';

/** What is behind a token: the value, and the 32 random bytes under which the token is its HMAC. */
export interface Opening {
  readonly value: string;
  readonly blind: Buffer;
}

/** A token with what is behind it, on its way from one vault to another. */
export interface SealedOpening extends Opening {
  /** As {@link Sealed} has it. */
  readonly sealed: string;
}

/**
 * Where personal values are kept, apart from the log: each subject's under a key of its own, so that destroying that key
 * destroys them. Facts, views and exports hold tokens ({@link Sealed}). Every adapter passes the suite in
 * `@sebone/vault/contract` whole.
 */
export interface Vault {
  /**
   * Seals values of a subject, and gives a token for each, in order. Durable when it returns, so that a fact that holds the
   * token may be recorded. The same value of the same subject gives the same token, so that a command given twice says the same;
   * of another subject it gives another.
   * @param subject as {@link checkSubject} takes it
   * @param values each at most {@link LARGEST_VALUE} bytes in UTF-8
   * @throws SubjectErasedError where the subject was erased: nothing is sealed for it any more
   * @throws RangeError for a subject or a value that cannot be one
   */
  seal(subject: string, values: readonly string[]): Promise<readonly Sealed[]>;

  /**
   * Keeps values of a subject that another vault sealed, under the tokens that it gave, so that facts which hold those open here,
   * too. From then on the same value gives the adopted token; one that it had here before still opens. Durable when it returns;
   * all of them or, where it throws, none. Idempotent.
   * @param subject as {@link checkSubject} takes it
   * @throws SubjectErasedError where the subject was erased here
   * @throws RangeError for a subject or a value that cannot be one, and for a token that is not the HMAC of its value under its
   *   blind: the token is named, the value is not
   */
  adopt(subject: string, values: readonly SealedOpening[]): Promise<void>;

  /**
   * What is behind tokens, in order; `undefined` for one that was erased, or is not known here.
   * @throws DamagedVaultError where something is kept, and is not what was sealed
   */
  open(sealed: readonly Sealed[]): Promise<readonly (Opening | undefined)[]>;

  /**
   * Destroys key and values of a subject for ever. Idempotent; also of a subject of which nothing was ever sealed here, so that
   * nothing can be any more. Durable when it returns: nothing of it is left in the vault's files.
   */
  erase(subject: string): Promise<void>;

  /** Whether a value was ever sealed for the subject, and it was not erased since. */
  holds(subject: string): Promise<boolean>;

  /** The subjects erased here, sorted. */
  erased(): Promise<readonly string[]>;

  /** Finishes what was taken, and lets go of files. Idempotent; afterwards every call throws {@link VaultClosedError}. */
  close(): void;
}

/**
 * What wraps the keys of subjects: a key in a file unless told ({@link fileKeyEncryption}), or a key management service or a
 * hardware module behind the same two verbs.
 */
export interface KeyEncryption {
  /** @param key 32 bytes @returns it encrypted and authenticated, at most 512 bytes */
  wrap(key: Buffer): Buffer;
  /** @throws where `wrapped` is not what `wrap` gave */
  unwrap(wrapped: Buffer): Buffer;
}

/** Most bytes of a sealed value, in UTF-8. */
export const LARGEST_VALUE = 16_384;

const LONGEST_SUBJECT = 512;

/** @throws RangeError where `subject` cannot be one: empty, longer than 512 characters, or with ill-formed text */
export function checkSubject(subject: string): void {
  if (subject === '' || subject.length > LONGEST_SUBJECT || !subject.isWellFormed())
    throw new RangeError(`A subject is well-formed text of 1 to ${LONGEST_SUBJECT} characters`);
}

/** @throws RangeError where `value` cannot be sealed: too long, or ill-formed text. The value is not repeated. */
export function checkValue(value: string): void {
  if (!value.isWellFormed()) throw new RangeError('A value to seal is well-formed text');
  const bytes = Buffer.byteLength(value);
  if (bytes > LARGEST_VALUE) throw new RangeError(`A value to seal has at most ${LARGEST_VALUE} bytes, not ${bytes}`);
}

/** The subject was erased: its key is destroyed, and nothing is sealed for it any more. */
export class SubjectErasedError extends Error {
  readonly code = 'subject-erased';
  constructor(readonly subject: string) {
    super(`The personal data of ${subject} was erased; nothing more can be kept of it.`);
    this.name = 'SubjectErasedError';
  }
}

/** What the vault keeps is not what was sealed: a bit flipped, or a row was edited. What is behind it is not served. */
export class DamagedVaultError extends Error {
  readonly code = 'damaged-vault';
  constructor(
    /** Where: the file or address, and the subject and the token as far as they can be told. */
    readonly place: { readonly file: string; readonly subject?: string; readonly sealed?: string },
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    const where = Object.entries(place).map(([name, value]) => `${name} ${value}`);
    super(`Damaged vault: ${reason} (${where.join(', ')})`, options);
    this.name = 'DamagedVaultError';
  }
}

/**
 * The vault cannot be used as asked for, though nothing in it is damaged:
 * - `vault-key-missing`: there is a vault and not its key
 * - `vault-key-wrong`: the key is another than the one it was made with
 * - `vault-key-unusable`: the key file is no key
 * - `vault-unusable`: its files cannot be made, read or written
 * - `vault-full`: there is no room on the disk; nothing was added
 * - `vault-busy`: another program holds its file for long; what was to be erased may not be gone from it yet: erase again
 * - `vault-read-only`: it was opened to read only
 * - `vault-too-new`: a newer version of this program made it
 * - `not-a-vault`: the file is some other file
 */
export class UnusableVaultError extends Error {
  constructor(
    readonly code:
      | 'vault-key-missing'
      | 'vault-key-wrong'
      | 'vault-key-unusable'
      | 'vault-unusable'
      | 'vault-full'
      | 'vault-busy'
      | 'vault-read-only'
      | 'vault-too-new'
      | 'not-a-vault',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'UnusableVaultError';
  }
}

/** The vault was closed before the call. */
export class VaultClosedError extends Error {
  readonly code = 'vault-closed';
  constructor() {
    super('The vault is closed.');
    this.name = 'VaultClosedError';
  }
}
