import { chmodSync, copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DamagedLogError } from '@sebone/event-store';
import { UnusableLogError } from '@sebone/event-store-sqlite';
import { isRejection, reject, type Rejection } from '@sebone/kernel';
import { copyParts, isEmptyFolder, moveWhole, notEmpty } from './backing-up.ts';
import { hasLog, openLog, vaultOf, type EventStoreAddress } from './data-folder.ts';
import { erasuresFile, noteErasures, readErasures, type Erasure } from './erasures-file.ts';
import { erasuresIn, replayErasures, type Replayed } from './erasing.ts';
import { ledgerAfter, type LedgerAfterwards } from './restoring-ledger.ts';

/** How a backup is restored. */
export interface RestoreOptions {
  /** Where the log is, where it is not in the folder: the backup has the rest. */
  readonly eventStore?: EventStoreAddress | undefined;
  /** More erasures than backup and replaced folder know of: the `erasures.jsonl` of another folder. */
  readonly erasures?: string | undefined;
  /** The key of the vault, where it is neither in the backup nor in the folder that is replaced. */
  readonly key?: string | undefined;
  /** Whether a folder that is not empty is moved aside. */
  readonly replace?: boolean | undefined;
  /** Whether another ledger begins: for a log that is not the one that checkpoints were signed of. */
  readonly newLedger?: boolean | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What was restored. */
export interface Restored extends Replayed {
  /** The position of the last fact of the log, which was proved row by row where it is in the folder. */
  readonly position: number;
  /** Where the folder is that was there before, if there was one. */
  readonly movedAside: string | null;
  readonly ledger: LedgerAfterwards;
}

/**
 * Makes a data folder of a backup: proves its log row by row and opens its vault, replays every erasure that the backup, the folder
 * in its place, those moved aside from there before, and `erasures` know of, and only then puts it in its place. The backup stays as it is.
 * Refuses with `no-backup`, `no-such-file`, with `folder-not-empty` unless it is to be replaced, and with `signed-otherwise` where the
 * ledger has signed more than the backup's log has, or something else, and no other ledger is to begin.
 * @throws DamagedLogError naming the first fault of the backup's log; FolderInUseError where somebody writes to the replaced folder
 * @throws UnusableVaultError `vault-key-missing` where nobody gives the key
 */
export async function restore(backup: string, folder: string, options: RestoreOptions): Promise<Restored | Rejection> {
  const { eventStore, erasures, key, replace = false, newLedger = false, now } = options;
  const [from, to] = [resolve(backup), resolve(folder)];
  if (!hasLog(from) && !(eventStore && existsSync(from))) return noBackup(backup);
  for (const [field, file] of Object.entries({ erasures, key }))
    if (file !== undefined && !existsSync(file)) return noSuchFile(field, file);
  if (!isEmptyFolder(to) && !replace) return notEmpty(folder);
  const files = [...movedAsideFrom(to).map(erasuresFile), ...(erasures === undefined ? [] : [erasures])];
  const known = [...(await erasuresOfFolder(to, now)), ...files.flatMap(readErasures)];
  const draft = `${to}.unfinished`;
  rmSync(draft, { recursive: true, force: true });
  try {
    await copyParts(from, draft);
    bringKey(draft, { key, before: join(to, 'vault.key') });
    noteErasures(draft, known);
    const restored = await replayed(draft, { eventStore, now, before: to, newLedger });
    if (isRejection(restored)) return restored;
    const movedAside = isEmptyFolder(to) ? null : freeName(`${to}${MOVED_ASIDE}${stampOf(now())}`);
    if (movedAside !== null) renameSync(to, movedAside);
    moveWhole(draft, to);
    return { ...restored, movedAside };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Gives the folder the key that was named, or the one that was there before where the backup has none. */
function bringKey(
  folder: string,
  { key, before }: { readonly key: string | undefined; readonly before: string },
): void {
  const place = join(folder, 'vault.key');
  const source = key ?? (existsSync(place) ? undefined : before);
  if (source === undefined || !existsSync(source)) return;
  copyFileSync(source, place);
  chmodSync(place, 0o600);
}

async function replayed(
  folder: string,
  {
    eventStore,
    now,
    before,
    newLedger,
  }: Pick<RestoreOptions, 'eventStore' | 'now'> & { readonly before: string; readonly newLedger: boolean },
): Promise<Omit<Restored, 'movedAside'> | Rejection> {
  const log = await openLog(folder, { eventStore, now });
  try {
    const vault = await vaultOf(folder, log);
    try {
      const done = await replayErasures(log, vault, folder, now);
      const ledger = await ledgerAfter(folder, before, { store: log, now, isNew: newLedger });
      if (isRejection(ledger)) return ledger;
      return { ...done, position: await log.head(), ledger };
    } finally {
      vault.close();
    }
  } finally {
    await log.close();
  }
}

const MOVED_ASIDE = '.replaced-';

/** What was moved aside from a place. A restore that was ended just then has left nothing in the place itself. */
function movedAsideFrom(place: string): readonly string[] {
  const beside = dirname(place);
  const names = existsSync(beside) ? readdirSync(beside) : [];
  return names.filter((name) => name.startsWith(`${basename(place)}${MOVED_ASIDE}`)).map((name) => join(beside, name));
}

/** The erasures that a folder knows of: a log that cannot be read is no reason not to restore it. */
async function erasuresOfFolder(folder: string, now: () => number): Promise<readonly Erasure[]> {
  const noted = readErasures(erasuresFile(folder));
  if (!hasLog(folder)) return noted;
  try {
    // To write: nobody else does then.
    const log = await openLog(folder, { now, verify: 'tail' });
    try {
      return [...noted, ...(await erasuresIn(log))];
    } finally {
      await log.close();
    }
  } catch (error) {
    if (error instanceof DamagedLogError || error instanceof UnusableLogError) return noted;
    throw error;
  }
}

/** A name that nothing has yet. */
function freeName(name: string): string {
  for (let nth = 2, free = name; ; free = `${name}-${nth++}`) if (!existsSync(free)) return free;
}

/** A moment as part of a file's name, in UTC: `20260101T120000`. */
const stampOf = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');

/** Refuses what is named as a backup and is none. */
export const noBackup = (folder: string): Rejection =>
  reject(
    'no-backup',
    { en: `"${folder}" is no backup of a data folder.`, ja: `「${folder}」はデータフォルダーのバックアップではない。` },
    [
      {
        field: 'backup',
        value: folder,
        remedy: {
          en: 'Name a folder that `sebone backup` has made, or a copy of a data folder.',
          ja: '`sebone backup` で作ったフォルダーか、データフォルダーのコピーを指定する。',
        },
      },
    ],
  );

const noSuchFile = (field: string, file: string): Rejection =>
  reject('no-such-file', { en: `There is no file "${file}".`, ja: `ファイル「${file}」がない。` }, [
    {
      field,
      value: file,
      remedy: { en: 'Name a file that is there.', ja: '存在するファイルを指定する。' },
    },
  ]);
