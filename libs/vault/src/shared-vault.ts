import { join } from 'node:path';
import type { Sealed } from '@sebone/kernel';
import { fileKeyEncryption, isKeyOf, keyCheck } from './key-encryption.ts';
import {
  checkSubject,
  checkValue,
  DamagedVaultError,
  SubjectErasedError,
  UnusableVaultError,
  VaultClosedError,
  type KeyEncryption,
  type Opening,
  type SealedOpening,
  type Vault,
} from './port.ts';
import { boxOf, checkOpening, lookupOf, randomKey, tokenOf, unboxed } from './sealing.ts';

/**
 * Where several processes on several machines share a log: what is recorded of each subject, for {@link openSharedVault}. Every text is
 * encrypted or says nothing.
 */
export interface SubjectRecords {
  /** Where they are, as it may be shown. */
  readonly place: string;
  /** What was recorded of a subject, in order; `destroyed` once it was. Sees whatever was added before it was called. */
  read(subject: string): Promise<readonly SubjectRecord[] | 'destroyed'>;
  /** Adds records to a subject that has `expected` so far; durable when it returns. @returns `false`, and nothing is added, where it has not */
  add(subject: string, records: readonly SubjectRecord[], expected: number): Promise<boolean>;
  /** Destroys all records of a subject, for ever: none is added any more. Idempotent. */
  destroy(subject: string): Promise<void>;
  /** The subjects whose records were destroyed. */
  destroyed(): Promise<readonly string[]>;
}

/** A record of a subject: names and texts. */
export type SubjectRecord = Readonly<Record<string, string>>;

/** Settings of {@link openSharedVault}. */
export interface SharedVaultOptions {
  /** The data folder, for its `vault.key`: the same in the folder of each process. */
  readonly folder: string;
  /** What wraps the keys of subjects: the key in `vault.key`, made with the vault, unless told. */
  readonly keyEncryption?: KeyEncryption | undefined;
  /** `true`: nothing is to be sealed or erased, and nothing is made. */
  readonly readOnly?: boolean;
  /**
   * Told where the key is missing or another one: the vault is opened all the same, to erase, and throws that error when something is to be
   * sealed or opened. Without it nothing is opened.
   */
  readonly onLocked?: ((error: UnusableVaultError) => void) | undefined;
}

/** What is recorded of the vault itself: no subject has this name. */
const ITSELF = '';

/**
 * Opens the vault in records that several processes share, made with its key where there is none.
 * @throws UnusableVaultError `vault-key-missing`, `vault-key-wrong` where the folder has another key than the vault was made with
 * @throws what reading the records throws
 */
export async function openSharedVault(
  records: SubjectRecords,
  { folder, keyEncryption, readOnly = false, onLocked }: SharedVaultOptions,
): Promise<Vault> {
  const isMade = (await records.read(ITSELF)).length > 0;
  // Where there is no vault, nothing is in it that a key could open.
  if (!isMade && readOnly) return vaultOn(records, { wrap: refuseToWrite, unwrap: refuseToWrite }, readOnly);
  try {
    const keys = keyEncryption ?? fileKeyEncryption(join(folder, 'vault.key'), { make: !isMade });
    if (!isMade) await records.add(ITSELF, [{ keyCheck: keyCheck(keys).toString('base64') }], 0);
    // Another process may have been first.
    const [made] = (await records.read(ITSELF)) as readonly SubjectRecord[];
    if (!isKeyOf(keys, bytesOf(made, 'keyCheck')))
      throw new UnusableVaultError(
        'vault-key-wrong',
        `The key in ${folder} is not the one of the vault in ${records.place}. Copy the vault.key of another server's folder there.`,
      );
    return vaultOn(records, keys, readOnly);
  } catch (error) {
    if (!onLocked || !(error instanceof UnusableVaultError)) throw error;
    onLocked(error);
    const refuse = (): never => {
      throw error;
    };
    return vaultOn(records, { wrap: refuse, unwrap: refuse }, readOnly);
  }
}

/** What is known of a subject: its key, and its values by token. Of two tokens of one value, the later is given for it. */
interface Kept {
  readonly key: Buffer;
  readonly values: readonly { readonly token: string; readonly lookup: Buffer; readonly box: Buffer }[];
}

function vaultOn(records: SubjectRecords, keys: KeyEncryption, readOnly: boolean): Vault {
  let closed = false;
  const checkOpen = (): void => {
    if (closed) throw new VaultClosedError();
  };
  const checkWritable = (subject: string): void => {
    checkSubject(subject);
    checkOpen();
    if (readOnly) refuseToWrite();
  };
  const damaged = (subject: string, reason: string, cause: unknown, sealed?: string): DamagedVaultError =>
    new DamagedVaultError({ file: records.place, subject, ...(sealed !== undefined && { sealed }) }, reason, { cause });

  async function keptOf(subject: string): Promise<Kept | 'destroyed' | undefined> {
    const found = await records.read(subject);
    if (found === 'destroyed' || found.length === 0) return found === 'destroyed' ? found : undefined;
    try {
      const [first, ...others] = found;
      const values = others.map((record) => ({
        token: record['token']!,
        lookup: bytesOf(record, 'lookup'),
        box: bytesOf(record, 'box'),
      }));
      return { key: keys.unwrap(bytesOf(first, 'key')), values };
    } catch (error) {
      if (error instanceof UnusableVaultError) throw error;
      throw damaged(subject, 'the key of a subject does not unwrap', error);
    }
  }

  function opening(kept: Kept | 'destroyed' | undefined, { sealed, subject }: Sealed): Opening | undefined {
    if (kept === undefined || kept === 'destroyed') return undefined;
    const value = kept.values.find(({ token }) => token === sealed);
    try {
      return value && unboxed(kept.key, subject, sealed, value.box);
    } catch (error) {
      throw damaged(subject, 'a value does not open with the key of its subject', error, sealed);
    }
  }

  /** Adds to what is recorded of a subject, made with its key, and looks again where somebody else was first. */
  async function recorded<Result>(
    subject: string,
    adding: (
      key: Buffer,
      kept: Kept['values'],
    ) => { readonly added: readonly SubjectRecord[]; readonly result: Result },
  ): Promise<Result> {
    for (;;) {
      const kept = await keptOf(subject);
      if (kept === 'destroyed') throw new SubjectErasedError(subject);
      const { key, values } = kept ?? { key: randomKey(), values: [] };
      const { added, result } = adding(key, values);
      if (added.length === 0) return result;
      const first = kept ? [] : [{ key: keys.wrap(key).toString('base64') }];
      if (await records.add(subject, [...first, ...added], kept ? 1 + values.length : 0)) return result;
    }
  }

  return {
    async seal(subject, values) {
      checkWritable(subject);
      for (const value of values) checkValue(value);
      return recorded(subject, (key, kept) => {
        const tokens = new Map(kept.map(({ token, lookup }) => [lookup.toString('base64'), token]));
        const added: SubjectRecord[] = [];
        const result = values.map((value) => {
          const lookup = lookupOf(key, value).toString('base64');
          const blind = randomKey();
          const token = tokens.get(lookup) ?? tokenOf(value, blind);
          if (!tokens.has(lookup)) added.push(recordOf(key, subject, { sealed: token, value, blind }));
          tokens.set(lookup, token);
          return { sealed: token, subject };
        });
        return { added, result };
      });
    },
    async adopt(subject, values) {
      checkWritable(subject);
      for (const value of values) checkOpening(value);
      await recorded(subject, (key, kept) => {
        const known = new Set(kept.map(({ token }) => token));
        const lacking = values.filter(({ sealed }) => !known.has(sealed) && known.add(sealed));
        return { added: lacking.map((value) => recordOf(key, subject, value)), result: undefined };
      });
    },
    async open(sealed) {
      checkOpen();
      const subjects = [...new Set(sealed.map(({ subject }) => subject))];
      const kept = new Map(
        await Promise.all(subjects.map(async (subject) => [subject, await keptOf(subject)] as const)),
      );
      return sealed.map((token) => opening(kept.get(token.subject), token));
    },
    async erase(subject) {
      checkWritable(subject);
      await records.destroy(subject);
    },
    async holds(subject) {
      checkSubject(subject);
      checkOpen();
      const found = await records.read(subject);
      return found !== 'destroyed' && found.length > 0;
    },
    async erased() {
      checkOpen();
      return [...(await records.destroyed())].sort();
    },
    close() {
      closed = true;
    },
  };
}

const recordOf = (key: Buffer, subject: string, { sealed: token, ...opening }: SealedOpening): SubjectRecord => ({
  token,
  lookup: lookupOf(key, opening.value).toString('base64'),
  box: boxOf(key, subject, token, opening).toString('base64'),
});

const bytesOf = (record: SubjectRecord | undefined, name: string): Buffer =>
  Buffer.from(record?.[name] ?? '', 'base64');

function refuseToWrite(): never {
  throw new UnusableVaultError('vault-read-only', 'The vault was opened to read only.');
}
