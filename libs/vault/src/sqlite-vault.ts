import type Database from 'better-sqlite3';
import type { Sealed } from '@sebone/kernel';
import { GroupWriting } from './group-writing.ts';
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
import {
  checksumOfSealed,
  checksumOfSubject,
  explained,
  openVaultFile,
  type SealedRow,
  type SubjectRow,
  type VaultFile,
} from './vault-file.ts';

/** Settings of {@link openVault}. */
export interface VaultOptions {
  /** The data folder: the vault is its `vault.db`, and unless told otherwise its `vault.key`. Made where it is not. */
  readonly folder: string;
  /** What wraps the keys of subjects: the key in `vault.key`, made with the vault, unless told. */
  readonly keyEncryption?: KeyEncryption | undefined;
  /** `true`: nothing is to be sealed or erased. Nothing is made; where there is no vault, it knows of nothing. */
  readonly readOnly?: boolean;
}

/**
 * Opens the vault of a data folder, looked through whole: a flipped bit is found here. Any number of processes may have it
 * open. What was erased before a crash and not yet scrubbed out of the file is scrubbed now.
 * @throws DamagedVaultError `damaged-vault` naming the first fault
 * @throws UnusableVaultError by its code: `vault-key-missing` where the key is lost, `vault-key-wrong`, …
 */
export function openVault({ folder, keyEncryption, readOnly = false }: VaultOptions): Vault {
  return new SqliteVault(openVaultFile(folder, { keyEncryption, readOnly }), readOnly);
}

class SqliteVault implements Vault {
  readonly #file: string;
  readonly #db: Database.Database;
  readonly #keys: KeyEncryption;
  readonly #readOnly: boolean;
  readonly #subject: Database.Statement<[string], SubjectRow>;
  readonly #erased: Database.Statement<[], string>;
  readonly #putSubject: Database.Statement<[string, Buffer | null, Buffer]>;
  readonly #sealed: Database.Statement<[string], SealedRow>;
  readonly #lookup: Database.Statement<[string, Buffer], string>;
  readonly #putSealed: Database.Statement<[SealedRow]>;
  readonly #moveLookup: Database.Statement<[Pick<SealedRow, 'token' | 'lookup' | 'checksum'>]>;
  readonly #removeSealed: Database.Statement<[string]>;
  readonly #unscrubbed: Database.Statement<[], number>;
  readonly #group: GroupWriting;
  #closed = false;

  constructor({ file, db, keyEncryption }: VaultFile, readOnly: boolean) {
    this.#file = file;
    this.#db = db;
    this.#keys = keyEncryption;
    this.#readOnly = readOnly;
    this.#subject = db.prepare('SELECT * FROM subjects WHERE subject = ?');
    this.#erased = db.prepare<[], string>('SELECT subject FROM subjects WHERE key IS NULL ORDER BY subject').pluck();
    this.#putSubject = db.prepare('REPLACE INTO subjects VALUES (?, ?, ?)');
    this.#sealed = db.prepare('SELECT * FROM sealed WHERE token = ?');
    this.#lookup = db
      .prepare<[string, Buffer], string>('SELECT token FROM sealed WHERE subject = ? AND lookup = ?')
      .pluck();
    this.#putSealed = db.prepare('INSERT INTO sealed VALUES (@token, @subject, @lookup, @box, @checksum)');
    this.#moveLookup = db.prepare('UPDATE sealed SET lookup = @lookup, checksum = @checksum WHERE token = @token');
    this.#removeSealed = db.prepare('DELETE FROM sealed WHERE subject = ?');
    this.#unscrubbed = db.prepare<[], number>('SELECT unscrubbed FROM vault').pluck();
    this.#group = new GroupWriting(db, file, () => this.#scrub());
    if (!readOnly) this.#explaining(() => this.#scrub());
  }

  async seal(subject: string, values: readonly string[]): Promise<readonly Sealed[]> {
    checkSubject(subject);
    for (const value of values) checkValue(value);
    this.#checkWritable();
    return this.#group.written<readonly Sealed[]>('seal', () => {
      const key = this.#keyOf(subject);
      if (!key) return new SubjectErasedError(subject);
      return values.map((value) => ({ sealed: this.#tokenOf(key, subject, value), subject }));
    });
  }

  async adopt(subject: string, values: readonly SealedOpening[]): Promise<void> {
    checkSubject(subject);
    for (const value of values) checkOpening(value);
    this.#checkWritable();
    await this.#group.written('adopt', () => {
      if (values.length === 0) return undefined;
      const key = this.#keyOf(subject);
      if (!key) return new SubjectErasedError(subject);
      for (const value of values) this.#adopt(key, subject, value);
      return undefined;
    });
  }

  async open(sealed: readonly Sealed[]): Promise<readonly (Opening | undefined)[]> {
    this.#checkOpen();
    // One moment for all: what is erased meanwhile is there whole, or not at all.
    return this.#explaining(() => this.#db.transaction(() => sealed.map((token) => this.#opening(token)))());
  }

  async erase(subject: string): Promise<void> {
    checkSubject(subject);
    this.#checkWritable();
    await this.#group.written('erase', () => {
      if (this.#subjectOf(subject)?.key === null) return;
      this.#removeSealed.run(subject);
      this.#putSubject.run(subject, null, checksumOfSubject({ subject, key: null }));
      this.#db.exec('UPDATE vault SET unscrubbed = 1');
    });
  }

  async holds(subject: string): Promise<boolean> {
    checkSubject(subject);
    this.#checkOpen();
    return this.#explaining(() => (this.#subjectOf(subject)?.key ?? null) !== null);
  }

  async erased(): Promise<readonly string[]> {
    this.#checkOpen();
    return this.#explaining(() => this.#erased.all());
  }

  close(): void {
    if (this.#closed) return;
    this.#group.flush();
    this.#closed = true;
    this.#db.close();
  }

  #checkWritable(): void {
    this.#checkOpen();
    if (this.#readOnly) throw new UnusableVaultError('vault-read-only', `${this.#file} was opened to read only.`);
  }

  /**
   * Writes the file anew and empties its write-ahead log, where something was erased since the last time: within pages SQLite may
   * leave copies of what it moved, and the write-ahead log has every page as it was before.
   */
  #scrub(): void {
    if (this.#unscrubbed.get() !== 1) return;
    this.#db.exec('VACUUM');
    const [checkpoint] = this.#db.pragma('wal_checkpoint(TRUNCATE)') as [{ readonly busy: number }];
    if (checkpoint.busy !== 0)
      throw new UnusableVaultError('vault-busy', `${this.#file} is held by another program, and not scrubbed yet.`);
    this.#db.exec('UPDATE vault SET unscrubbed = 0');
  }

  /** The key of a subject, made where it has none yet; `undefined` where it was erased. */
  #keyOf(subject: string): Buffer | undefined {
    const row = this.#subjectOf(subject);
    if (row?.key === null) return undefined;
    return row ? this.#unwrapped(row) : this.#newSubject(subject);
  }

  #newSubject(subject: string): Buffer {
    const key = randomKey();
    const wrapped = this.#keys.wrap(key);
    this.#putSubject.run(subject, wrapped, checksumOfSubject({ subject, key: wrapped }));
    return key;
  }

  #tokenOf(key: Buffer, subject: string, value: string): string {
    const lookup = lookupOf(key, value);
    const known = this.#lookup.get(subject, lookup);
    if (known !== undefined) return known;
    const blind = randomKey();
    const token = tokenOf(value, blind);
    this.#put({ token, subject, lookup, box: boxOf(key, subject, token, { value, blind }) });
    return token;
  }

  #put(row: Omit<SealedRow, 'checksum'>): void {
    this.#putSealed.run({ ...row, checksum: checksumOfSealed(row) });
  }

  #adopt(key: Buffer, subject: string, { sealed: token, value, blind }: SealedOpening): void {
    const known = this.#rowOf(token);
    if (known?.subject === subject) return;
    if (known) throw new RangeError(`The token ${token} is another subject’s`);
    const lookup = lookupOf(key, value);
    const other = this.#lookup.get(subject, lookup);
    if (other !== undefined) this.#hide(this.#rowOf(other)!);
    this.#put({ token, subject, lookup, box: boxOf(key, subject, token, { value, blind }) });
  }

  /** What is in a row is not found by its value any more, but by its token alone. */
  #hide(row: SealedRow): void {
    const hidden = { ...row, lookup: randomKey() };
    this.#moveLookup.run({ token: row.token, lookup: hidden.lookup, checksum: checksumOfSealed(hidden) });
  }

  #opening({ sealed, subject }: Sealed): Opening | undefined {
    const row = this.#rowOf(sealed);
    if (!row || row.subject !== subject) return undefined;
    const owner = this.#subjectOf(subject);
    const damaged = (reason: string, options?: ErrorOptions): DamagedVaultError =>
      new DamagedVaultError({ file: this.#file, subject, sealed }, reason, options);
    if (!owner?.key) throw damaged('a value is there, and no key of its subject');
    const key = this.#unwrapped(owner);
    try {
      return unboxed(key, subject, sealed, row.box);
    } catch (error) {
      throw damaged('a value does not open with the key of its subject', { cause: error });
    }
  }

  #rowOf(sealed: string): SealedRow | undefined {
    const row = this.#sealed.get(sealed);
    if (row && !row.checksum.equals(checksumOfSealed(row)))
      throw new DamagedVaultError(
        { file: this.#file, subject: row.subject, sealed },
        'a value is not as it was written',
      );
    return row;
  }

  #subjectOf(subject: string): SubjectRow | undefined {
    const row = this.#subject.get(subject);
    if (row && !row.checksum.equals(checksumOfSubject(row)))
      throw new DamagedVaultError({ file: this.#file, subject }, 'a subject is not as it was written');
    return row;
  }

  #unwrapped({ subject, key }: SubjectRow): Buffer {
    try {
      return this.#keys.unwrap(key!);
    } catch (error) {
      throw new DamagedVaultError({ file: this.#file, subject }, 'the key of a subject does not unwrap', {
        cause: error,
      });
    }
  }

  #explaining<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw explained(error, this.#file);
    }
  }

  #checkOpen(): void {
    if (this.#closed) throw new VaultClosedError();
  }
}
