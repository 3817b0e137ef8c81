import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { UnusableVaultError, type KeyEncryption } from './port.ts';
import { decrypted, encrypted, randomKey } from './sealing.ts';

const FORM = /^sebone-vault-key-1 ([A-Za-z0-9+/]{43}=)\n$/;
const BOUND = 'sebone vault key';

/**
 * The key-encryption key in a file of one line, for its owner's eyes alone. Whoever has it and a vault reads what is in it, so
 * that a copy of one should not lie beside a copy of the other.
 * @param path the file
 * @param make `true`: a key is made where there is no file. Never where there is a vault already: it would open nothing.
 * @throws UnusableVaultError `vault-key-missing`, `vault-key-unusable`
 */
export function fileKeyEncryption(path: string, { make = false }: { readonly make?: boolean } = {}): KeyEncryption {
  if (make && !existsSync(path)) makeWhole(path, `sebone-vault-key-1 ${randomKey().toString('base64')}\n`);
  const key = keyIn(path);
  return { wrap: (plain) => encrypted(key, plain, BOUND), unwrap: (wrapped) => decrypted(key, wrapped, BOUND) };
}

/** What is wrapped to tell later whether a key is the one that a vault was made with. */
const KNOWN = Buffer.from('sebone vault: this is the key   ');

/** What a vault keeps to know its key by. */
export const keyCheck = (keys: KeyEncryption): Buffer => keys.wrap(KNOWN);

/** Whether it is the key that made the check. */
export function isKeyOf(keys: KeyEncryption, check: Buffer): boolean {
  try {
    return keys.unwrap(check).equals(KNOWN);
  } catch {
    return false;
  }
}

function keyIn(path: string): Buffer {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new UnusableVaultError(
        'vault-key-missing',
        `The key ${path} is not there. Without it nobody can read the personal data in the vault: bring it back from where it is kept.`,
      );
    throw new UnusableVaultError('vault-key-unusable', `The key ${path} cannot be read: ${message}`, { cause: error });
  }
  const found = FORM.exec(text)?.[1];
  if (found === undefined) throw new UnusableVaultError('vault-key-unusable', `${path} is no key of a vault.`);
  return Buffer.from(found, 'base64');
}

/** Puts a file in its place whole and synced; leaves the one that another process put there meanwhile. */
function makeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.new`;
  rmSync(draft, { force: true });
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  putInPlace(draft, path);
}

/** Gives a whole draft its name, unless another process was first; durable when it returns. */
export function putInPlace(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  if (process.platform === 'win32') return; // where a folder cannot be synced
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
