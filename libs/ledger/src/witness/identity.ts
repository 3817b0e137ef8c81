import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reject, type Rejection } from '@sebone/kernel';
import { isKeyName, parseVerifierKey } from '@sebone/ledger-verify';
import { cosignerOf, newKey, type Cosigner } from './cosigner.ts';
import { writeDurably } from '../durable.ts';
import { memoryFile } from './memory.ts';

const keyFile = (folder: string): string => join(folder, 'witness.key');
/** Written last: where it is, the witness is whole, and may have cosigned. */
const publicFile = (folder: string): string => join(folder, 'witness.vkey');

/**
 * Whether the witness of a folder can be the one that it was. With its memory lost, it would cosign another history; with its key lost,
 * it would be another witness.
 * @returns `witness-incomplete`, or nothing
 */
export function incompleteness(folder: string): Rejection | undefined {
  if (!existsSync(publicFile(folder))) return undefined;
  const missing = [keyFile(folder), memoryFile(folder)].find((file) => !existsSync(file));
  return missing === undefined ? undefined : incomplete(missing);
}

/** Who a witness is. */
export interface Identity extends Cosigner {
  /** Whether it was made just now. */
  readonly isNew: boolean;
}

/**
 * The witness of a folder, made the first time: its key is in `witness.key`, for its owner alone, and what others are given is in
 * `witness.vkey`.
 * @param name only taken the first time; made up unless told
 * @returns or a refusal: `invalid-witness-name`, `other-witness-name`, `witness-incomplete`
 */
export function identityIn(folder: string, name: string | undefined): Identity | Rejection {
  const isNew = !existsSync(publicFile(folder));
  const vkey = isNew ? '' : readFileSync(publicFile(folder), 'utf8').trim();
  const known = parseVerifierKey(vkey)?.name;
  if (!isNew && known === undefined) return incomplete(publicFile(folder));
  if (known !== undefined && name !== undefined && name !== known) return otherName(known, name);
  const own = known ?? name ?? `sebone-witness/${randomBytes(4).toString('hex')}`;
  if (!isKeyName(own)) return invalidName(own);
  if (!existsSync(keyFile(folder))) writeDurably(keyFile(folder), newKey(), 0o600);
  const cosigner = cosignerWith(own, keyFile(folder));
  if (!cosigner || (!isNew && cosigner.vkey !== vkey)) return incomplete(keyFile(folder));
  if (isNew) writeDurably(publicFile(folder), `${cosigner.vkey}\n`);
  return { ...cosigner, isNew };
}

function cosignerWith(name: string, file: string): Cosigner | undefined {
  try {
    return cosignerOf(name, readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const incomplete = (missing: string): Rejection =>
  reject(
    'witness-incomplete',
    {
      en: `"${missing}" is missing, or not what it was: this witness cannot go on as the one that it was.`,
      ja: `「${missing}」がないか、元のものと異なる。この立会人を続けることはできない。`,
    },
    [
      {
        field: 'folder',
        value: missing,
        remedy: {
          en: 'Do not restore an older copy. Make a new witness in another folder, and give its key to those who run the logs.',
          ja: '古い複製から復元してはならない。別のフォルダーに新しい立会人を作り、その鍵をログの運営者に渡す。',
        },
      },
    ],
  );

const invalidName = (name: string): Rejection =>
  reject(
    'invalid-witness-name',
    { en: `No witness can be called "${name}".`, ja: `「${name}」は立会人の名前にできない。` },
    [
      {
        field: 'name',
        value: name,
        remedy: {
          en: 'Give a name without spaces and plus signs, such as citizens-bank.example/witness.',
          ja: '空白とプラス記号を含まない名前を指定する（例：citizens-bank.example/witness）。',
        },
      },
    ],
  );

const otherName = (known: string, name: string): Rejection =>
  reject(
    'other-witness-name',
    {
      en: `The witness of this folder is called "${known}".`,
      ja: `このフォルダーの立会人の名前は「${known}」である。`,
    },
    [
      {
        field: 'name',
        value: name,
        remedy: { en: 'Leave out --name, or name another folder.', ja: '--name を省くか、別のフォルダーを指定する。' },
      },
    ],
  );
