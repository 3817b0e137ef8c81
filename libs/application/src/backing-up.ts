import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { copyDatabase } from '@sebone/event-store-sqlite';
import { reject, type Rejection } from '@sebone/kernel';

/** What a backup holds, by the names of its files. */
export interface Backup {
  readonly files: readonly string[];
}

/**
 * What a backup takes, in this order, so that the parts fit although the folder is served meanwhile: the ledger before the log, since
 * it follows the log and is never to be ahead of it; the log before the vault, since what a fact's tokens stand for was sealed before
 * the fact was recorded; the vault before the erasures, since they are noted before anything is destroyed. Views are built anew, and
 * `log.head` tells only of the log beside which it lies.
 */
const PARTS = [
  'ledger/ledger.db',
  'ledger',
  'log.db',
  'answers.db',
  'keys.db',
  'vault.db',
  'vault.key',
  'erasures.jsonl',
];

/**
 * Copies a data folder as it stands, while it is served. The copy is there once it is whole, synced, and its owner's alone.
 * @param folder the data folder; where the log is in an event store, that is backed up by its own means
 * @param copy where nothing is yet, or an empty folder
 * @param withKey whether it takes `vault.key`, too: then whoever has the backup reads the personal data in it
 * Refuses with `folder-not-empty`, and with `folder-within` for a copy inside of the folder.
 */
export async function backUp(
  folder: string,
  copy: string,
  { withKey = false }: { readonly withKey?: boolean } = {},
): Promise<Backup | Rejection> {
  const [from, to] = [resolve(folder), resolve(copy)];
  if (`${to}/`.startsWith(`${from}/`)) return within(copy);
  if (!isEmptyFolder(to)) return notEmpty(copy);
  const draft = `${to}.unfinished`;
  rmSync(draft, { recursive: true, force: true });
  try {
    const parts = PARTS.filter((name) => withKey || name !== 'vault.key');
    const files = await copyParts(from, draft, parts);
    moveWhole(draft, to);
    return { files };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Copies parts of a data folder into a new one, each file whole, in the order of the parts. @returns the names of the files */
export async function copyParts(
  from: string,
  to: string,
  parts: readonly string[] = PARTS,
): Promise<readonly string[]> {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const copied = new Set<string>();
  for (const name of parts.flatMap((part) => filesOf(from, part))) {
    if (copied.has(name)) continue;
    mkdirSync(dirname(join(to, name)), { recursive: true, mode: 0o700 });
    if (name.endsWith('.db')) await copyDatabase(join(from, name), join(to, name));
    else if (!copyFile(join(from, name), join(to, name))) continue;
    copied.add(name);
  }
  return [...copied];
}

/** Puts a whole folder in its place, where there is none or an empty one. */
export function moveWhole(draft: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  if (existsSync(to)) rmdirSync(to);
  renameSync(draft, to);
}

/** Whether nothing is there, or a folder with nothing in it. */
export const isEmptyFolder = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0;

/** The files of a part, by their names within the data folder: itself, or all below it; without drafts and what SQLite keeps beside a file. */
function filesOf(folder: string, part: string): readonly string[] {
  if (!existsSync(join(folder, part))) return [];
  if (part !== 'ledger') return [part];
  return readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/(?:\.draft|\.new|-wal|-shm|-journal)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** @returns whether it was there still */
function copyFile(from: string, to: string): boolean {
  let bytes: Buffer;
  try {
    bytes = readFileSync(from);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  // What follows the last newline is being written just now.
  const whole = from.endsWith('.jsonl') ? bytes.subarray(0, bytes.lastIndexOf('\n') + 1) : bytes;
  const descriptor = openSync(to, 'wx', 0o600);
  try {
    writeFileSync(descriptor, whole);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return true;
}

export const notEmpty = (folder: string): Rejection =>
  reject(
    'folder-not-empty',
    { en: `There is something in "${folder}" already.`, ja: `「${folder}」にはすでに何かがある。` },
    [
      {
        field: 'folder',
        value: folder,
        remedy: {
          en: 'Name a folder that is not there yet, or an empty one.',
          ja: 'まだ存在しないフォルダーか、空のフォルダーを指定する。',
        },
      },
    ],
  );

const within = (folder: string): Rejection =>
  reject(
    'folder-within',
    { en: `"${folder}" lies in the data folder itself.`, ja: `「${folder}」はデータフォルダーの中にある。` },
    [
      {
        field: 'folder',
        value: folder,
        remedy: {
          en: 'Name a folder outside of it, best on another disk.',
          ja: 'その外にある、できれば別のディスク上のフォルダーを指定する。',
        },
      },
    ],
  );
