import { resolve } from 'node:path';
import type { EventStore } from '@sebone/event-store';
import { openSqliteEventStore, UnusableLogError } from '@sebone/event-store-sqlite';
import { isRejection, reject, type Rejection } from '@sebone/kernel';
import type { Vault } from '@sebone/vault';
import { Copy, type CopyClock } from './copying.ts';
import { hasLog, openInKurrent, vaultOf, type EventStoreAddress, type Log } from './data-folder.ts';
import { erasuresFile, readErasures } from './erasures-file.ts';
import { movePersonal, type PersonalReport } from './moving-personal.ts';
import { commandsOf, RefusedLog } from './recorded-commands.ts';
import { SideBySide, type Agreement, type LogDifference } from './side-by-side.ts';

/** A log in a data folder, with the vault beside it. */
export interface LogFolder {
  readonly folder: string;
}

/** Where a log is: in a data folder, or in KurrentDB. */
export type LogPlace = LogFolder | EventStoreAddress;

/**
 * How far a copy has come, by positions of the log that is copied; with personal values, by subjects, each of which is moved and
 * read back.
 */
export interface MigrationProgress {
  /** Reading what the target holds already; copying; reading back what both hold then; moving personal values. */
  readonly phase: 'comparing' | 'copying' | 'proving' | 'personal';
  readonly done: number;
  readonly total: number;
}

/** What became of a copy: the digests of both logs are the same, unless there is a difference. */
export interface MigrationReport extends Agreement {
  /** Facts that this run copied. */
  readonly copied: number;
  readonly difference?: LogDifference;
  /** What became of the personal values; not there where the logs differ, for then none were moved. */
  readonly personal?: PersonalReport;
}

export interface MigrationOptions {
  readonly onProgress?: (progress: MigrationProgress) => void;
}

/** How a log is moved as a whole. */
export interface MovingOptions extends MigrationOptions {
  /** The file with the key of the vault in KurrentDB, where it is not the `vault.key` of the data folder. */
  readonly key?: string | undefined;
}

/** How long a copy waits for KurrentDB to answer, in milliseconds: it sits through a restart. */
const PATIENCE = 600_000;

/**
 * Copies the log at `from` to `to`: the same facts in the same order, with the same ids, revisions, dates and origin, and the
 * same answers to commands. Then both are read back and held against each other. At last the vault at `to` adopts the personal
 * values that the facts hold tokens of, and erases whom the one at `from` has erased. Stopped at any moment and begun again, it
 * goes on where it was.
 * @returns what both hold then; or a refusal: `other-history` where the target holds anything but the beginning of the source,
 *   `scattered-command` or `unanswered-command` for a log that Sebone did not write, `target-changed` where somebody else writes
 *   to the target meanwhile
 * @throws what opening, reading and appending throws, of logs and of vaults; what was copied until then stays, and is gone on with.
 *   A vault without its key is told before anything is copied
 */
export async function migrateLog(
  from: LogPlace,
  to: LogFolder,
  options?: MovingOptions,
): Promise<MigrationReport | Rejection>;
export async function migrateLog(
  from: LogFolder,
  to: LogPlace,
  options?: MovingOptions,
): Promise<MigrationReport | Rejection>;
export async function migrateLog(
  from: LogPlace,
  to: LogPlace,
  { key, ...options }: MovingOptions = {},
): Promise<MigrationReport | Rejection> {
  const clock: CopyClock = { at: 0 };
  const folders = [from, to].flatMap((place) => ('folder' in place ? [resolve(place.folder)] : []));
  const source = await openSource(from);
  try {
    const sourceVault = await vaultOf(folders[0]!, source, { readOnly: true, key });
    try {
      const target = await openTarget(to, clock);
      try {
        const openVault = (readOnly: boolean): Promise<Vault> => vaultOf(folders.at(-1)!, target, { readOnly, key });
        (await openVault(true)).close();
        const report = await copyLog(source, target, clock, { ...options, streamsApart: !('folder' in to) });
        if (isRejection(report) || report.difference) return report;
        const personal = await movePersonal({
          // The one that is read faster.
          log: 'folder' in to ? target : source,
          source: sourceVault,
          openTarget: () => openVault(false),
          erased: folders.flatMap((folder) => readErasures(erasuresFile(folder))).map(({ subject }) => subject),
          onProgress: (done, total) => options.onProgress?.({ phase: 'personal', done, total }),
        });
        return { ...report, personal };
      } finally {
        await target.close();
      }
    } finally {
      sourceVault.close();
    }
  } finally {
    await source.close();
  }
}

async function openSource(from: LogPlace): Promise<Log> {
  if (!('folder' in from)) return openInKurrent({ patience: PATIENCE, ...from });
  const folder = resolve(from.folder);
  if (!hasLog(folder)) throw new UnusableLogError('log-missing', `There is no log in ${folder}.`);
  // As its writer, so that nobody else writes meanwhile.
  return openSqliteEventStore({ folder });
}

async function openTarget(to: LogPlace, clock: CopyClock): Promise<Log> {
  const now = (): number => clock.at;
  return 'folder' in to
    ? openSqliteEventStore({ folder: resolve(to.folder), now, keepsTimes: true })
    : openInKurrent({ patience: PATIENCE, ...to, now, keepsTimes: true });
}

export interface CopyOptions extends MigrationOptions {
  /**
   * `true`: what goes to one stream is not under way together, for a target that may write what it is given together a stream at a
   * time, as KurrentDB does before 26.1. Then order is kept at some cost.
   */
  readonly streamsApart?: boolean;
}

/**
 * The same between open stores. Both are opened without upcasters, so that data goes over as it is stored, and the target with
 * `clock` as its clock.
 */
export async function copyLog(
  source: EventStore,
  target: EventStore,
  clock: CopyClock,
  { onProgress = () => undefined, streamsApart = false }: CopyOptions = {},
): Promise<MigrationReport | Rejection> {
  const sides = new SideBySide(source, target);
  const read = async (phase: MigrationProgress['phase']): Promise<LogDifference | undefined> => {
    const total = await source.head();
    return sides.goOn((done) => onProgress({ phase, done, total }));
  };
  const copy = new Copy(target, clock, streamsApart);
  try {
    const foreign = await read('comparing');
    if (foreign) return otherHistory(foreign);
    for (;;) {
      const total = await source.head();
      for await (const command of commandsOf(source, 'source', sides.agreedUpTo)) {
        await copy.take(command);
        onProgress({ phase: 'copying', done: copy.upTo, total });
      }
      await copy.end();
      const difference = (await read('proving')) ?? (await sides.lacking(copy.upTo));
      if (difference) return { copied: copy.facts, ...sides.told(), difference };
      // What was written to the source meanwhile is copied, too.
      if ((await source.head()) <= sides.agreedUpTo) return { copied: copy.facts, ...sides.told() };
    }
  } catch (error) {
    if (error instanceof RefusedLog) return error.rejection;
    throw error;
  }
}

const otherHistory = ({ nth, source, target, what }: LogDifference): Rejection =>
  reject(
    'other-history',
    {
      en: `The log to copy to holds facts that are not the beginning of the log to copy: fact ${nth} differs (${what}). Nothing was written.`,
      ja: `コピー先のログには、コピー元のログの先頭部分ではない事実がある：${nth}件目の事実が異なる（${what}）。何も書き込んでいない。`,
    },
    [
      {
        field: 'target',
        value: { source, target },
        remedy: {
          en: 'Copy to an empty folder or another namespace, or to the log that an earlier copy of this log began.',
          ja: '空のフォルダーか別の名前空間、または、このログからのコピーを途中まで行ったログを指定する。',
        },
      },
    ],
  );
