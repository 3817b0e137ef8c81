import {
  hasLog,
  isEventStoreAddress,
  isNamespace,
  openLog,
  replayErasures,
  shownAddress,
  vaultOf,
  type EventStoreAddress,
  type Log,
  type LogOptions,
} from '@sebone/application';
import { reject, type RejectionDetail } from '@sebone/kernel';
import { openReadModel } from '@sebone/read-model';
import type { Vault } from '@sebone/vault';
import type { Context } from './io.ts';
import { Refused } from './refusals.ts';

/** The log behind the context's data folder: in there, or in the event store that is named. It is to be closed. */
export const logOf = (context: Context, options: Omit<LogOptions, 'eventStore'>): Promise<Log> =>
  openLog(context.data, { ...options, eventStore: eventStoreOf(context) });

/** The log, open to write, and its vault, out of which everything is gone that was ever erased. */
export async function writing<Answer>(
  context: Context,
  work: (log: Log, vault: Vault) => Promise<Answer>,
): Promise<Answer> {
  const now = (): number => context.io.now();
  const log = await logOf(context, { now });
  try {
    // What seals or opens something is told so by the vault itself.
    const vault = await vaultOf(context.data, log, { onLocked: () => undefined });
    try {
      await replayErasures(log, vault, context.data, now);
      return await work(log, vault);
    } finally {
      vault.close();
    }
  } finally {
    await log.close();
  }
}

/** Brings the views of the data folder up to the log. */
export async function viewsCaughtUp(context: Context, log: Log): Promise<void> {
  const views = openReadModel({ folder: context.data, now: () => context.io.now() });
  try {
    await views.catchUp(log);
    await views.settle(log);
  } finally {
    views.close();
  }
}

/** The log, open to read: beside a process that writes, if there is one. */
export async function reading<Answer>(context: Context, read: (log: Log) => Promise<Answer>): Promise<Answer> {
  const log = await logOf(context, { readOnly: true });
  try {
    return await read(log);
  } finally {
    await log.close();
  }
}

/**
 * Where the log is, where it is not in the data folder: SEBONE_EVENT_STORE says so, and SEBONE_EVENT_STORE_NAMESPACE.
 * @throws Refused `invalid-event-store`
 */
export function eventStoreOf({ eventStore, io: { env } }: Context): EventStoreAddress | undefined {
  const address = eventStore?.address ?? (env['SEBONE_EVENT_STORE'] || undefined);
  if (eventStore || address === undefined) return eventStore;
  const namespace = env['SEBONE_EVENT_STORE_NAMESPACE'] || undefined;
  if (!isEventStoreAddress(address))
    throw invalid({
      field: 'SEBONE_EVENT_STORE',
      value: shownAddress(address),
      remedy: {
        en: 'Give the address of a KurrentDB, such as kurrentdb://user:password@host:2113?tls=true, or leave it unset for the log in the data folder.',
        ja: 'kurrentdb://user:password@host:2113?tls=true のような KurrentDB のアドレスを指定する。データフォルダー内のログを使う場合は指定しない。',
      },
    });
  if (namespace !== undefined && !isNamespace(namespace))
    throw invalid({
      field: 'SEBONE_EVENT_STORE_NAMESPACE',
      value: namespace,
      remedy: { en: 'Give 1 to 64 of a-z, 0-9, _ and -.', ja: 'a-z、0-9、_、- からなる 1〜64 文字を指定する。' },
    });
  return { address, ...(namespace !== undefined && { namespace }) };
}

/** Refuses a folder behind which there is no log, before anything is made in it. @throws Refused `no-data` */
export function requireData(context: Context): void {
  if (hasLog(context.data, eventStoreOf(context))) return;
  throw new Refused(
    reject('no-data', { en: `There is no log in "${context.data}".`, ja: `「${context.data}」にログがない。` }, [
      {
        field: 'data',
        value: context.data,
        remedy: {
          en: 'Import a workbook first, run `sebone demo`, name another folder with --data, or an event store with SEBONE_EVENT_STORE.',
          ja: '先にワークブックを取り込むか、`sebone demo` を実行する。または --data で別のフォルダーを、SEBONE_EVENT_STORE でイベントストアを指定する。',
        },
      },
    ]),
  );
}

const invalid = (detail: RejectionDetail): Refused =>
  new Refused(
    reject(
      'invalid-event-store',
      { en: 'This is nothing that a log could be kept in.', ja: 'ログの保存先として使えない指定である。' },
      [detail],
    ),
  );
