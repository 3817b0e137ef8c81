import { resolve } from 'node:path';
import type { EventStore } from '@sebone/event-store';
import { openSqliteEventStore, UnusableLogError } from '@sebone/event-store-sqlite';
import { reject, type Rejection } from '@sebone/kernel';
import { Copy, type CopyClock } from './copying.ts';
import { hasLog, openInKurrent, type EventStoreAddress } from './data-folder.ts';
import { commandsOf, RefusedLog } from './recorded-commands.ts';
import { SideBySide, type Agreement, type LogDifference } from './side-by-side.ts';

/** Where a log is: in a data folder, or in KurrentDB. */
export type LogPlace = { readonly folder: string } | EventStoreAddress;

/** How far a copy has come, by positions of the log that is copied. */
export interface MigrationProgress {
  /** Reading what the target holds already; copying; reading back what both hold then. */
  readonly phase: 'comparing' | 'copying' | 'proving';
  readonly done: number;
  readonly total: number;
}

/** What became of a copy: the digests of both logs are the same, unless there is a difference. */
export interface MigrationReport extends Agreement {
  /** Facts that this run copied. */
  readonly copied: number;
  readonly difference?: LogDifference;
}

export interface MigrationOptions {
  readonly onProgress?: (progress: MigrationProgress) => void;
}

/** How long a copy waits for KurrentDB to answer, in milliseconds: it sits through a restart. */
const PATIENCE = 600_000;

/**
 * Copies the log at `from` to `to`: the same facts in the same order, with the same ids, revisions, dates and origin, and the
 * same answers to commands. Then both are read back and held against each other. Stopped at any moment and begun again, it goes
 * on where it was.
 * @returns what both hold then; or a refusal: `other-history` where the target holds anything but the beginning of the source,
 *   `scattered-command` or `unanswered-command` for a log that Sebone did not write, `target-changed` where somebody else writes
 *   to the target meanwhile
 * @throws what opening, reading and appending throws; what was copied until then stays, and is gone on with
 */
export async function migrateLog(
  from: LogPlace,
  to: LogPlace,
  options?: MigrationOptions,
): Promise<MigrationReport | Rejection> {
  const clock: CopyClock = { at: 0 };
  const now = (): number => clock.at;
  const source = await openSource(from);
  try {
    const target =
      'folder' in to
        ? await openSqliteEventStore({ folder: resolve(to.folder), now, keepsTimes: true })
        : await openInKurrent({ patience: PATIENCE, ...to, now, keepsTimes: true });
    try {
      return await copyLog(source, target, clock, { ...options, streamsApart: !('folder' in to) });
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function openSource(from: LogPlace): Promise<EventStore> {
  if (!('folder' in from)) return openInKurrent({ patience: PATIENCE, ...from });
  const folder = resolve(from.folder);
  if (!hasLog(folder)) throw new UnusableLogError('log-missing', `There is no log in ${folder}.`);
  // As its writer, so that nobody else writes meanwhile.
  return openSqliteEventStore({ folder });
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
