import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EventStore } from '@sebone/event-store';
import type { KurrentEventStore, KurrentEventStoreOptions } from '@sebone/event-store-kurrent';
import { openSqliteEventStore } from '@sebone/event-store-sqlite';
import {
  fileKeyEncryption,
  openSharedVault,
  openVault,
  type SubjectRecords,
  type Vault,
  type UnusableVaultError,
} from '@sebone/vault';

/** Where a log is that is in no data folder: in KurrentDB. */
export interface EventStoreAddress {
  /** As KurrentDB's clients take it, such as `kurrentdb://user:password@host:2113?tls=true`: it may hold a password. */
  readonly address: string;
  /** What the names of its streams begin with: `sebone` unless told. */
  readonly namespace?: string;
  /** Milliseconds that an append is tried again while nobody knows what became of it: 30,000 unless told. */
  readonly patience?: number;
}

/** An open log, wherever it is kept. */
export interface Log extends EventStore {
  /** Where it reads beside its writer: has those who follow it look at once for what was added, and not within moments. */
  lookAgain?(): void;
  /**
   * Where several processes share it: what commands were answered that recorded nothing, in words of whoever told it. The first word
   * stands, and a command that has one records nothing any more; `keep` gives nothing back for one that was recorded.
   */
  readonly answers?: {
    find(commandId: string): Promise<KeptWord | undefined>;
    keep(commandId: string, word: KeptWord): Promise<KeptWord | undefined>;
  };
  /** Where several processes share it: what the vault of personal values that they share is kept in. */
  readonly subjects?: SubjectRecords;
}

/** What is kept of a command: the digest of its content, and what it was told. */
export interface KeptWord {
  readonly fingerprint: string;
  readonly text: string;
}

/** How a log is opened. */
export interface LogOptions {
  /** Where it is, where it is not in the data folder. */
  readonly eventStore?: EventStoreAddress | undefined;
  /** `true`: nothing is to be appended. A log in a folder is read beside its writer then. */
  readonly readOnly?: boolean;
  /** The clock for `recordedAt`: milliseconds since 1970. */
  readonly now?: () => number;
  /** How much of a log in a folder is verified first: `all`, unless told. KurrentDB looks after its own. */
  readonly verify?: 'all' | 'tail';
}

/** The data folder has a log of its own, with facts that the event store does not know: nobody is to take an empty one for it. */
export class LogLeftBehindError extends Error {
  readonly code = 'log-left-behind';
  constructor(
    readonly folder: string,
    /** The position of its last fact. */
    readonly position: number,
  ) {
    super(
      `The folder ${folder} holds a log of its own, up to position ${position}, that is not in the event store. Move it there with \`sebone migrate\`, name another folder, or leave SEBONE_EVENT_STORE unset.`,
    );
    this.name = 'LogLeftBehindError';
  }
}

/**
 * Opens the log behind a data folder: the event store that is named, else the one in the folder, which is made where it is not there
 * yet and is to be written.
 * @throws FolderInUseError, DamagedLogError, UnusableLogError of a log in the folder
 * @throws LogLeftBehindError where an event store is named, and the folder holds a log that was not moved there
 * @throws of KurrentDB, by their codes: `store-unreachable`, `store-access`, `store-certificate`, `store-unusable`
 */
export async function openLog(folder: string, { eventStore, ...options }: LogOptions = {}): Promise<Log> {
  const path = resolve(folder);
  if (!options.readOnly) mkdirSync(path, { recursive: true });
  if (!eventStore) return openSqliteEventStore({ folder: path, ...options });
  const log = await openInKurrent({ ...eventStore, now: options.now });
  try {
    await refuseLeftBehind(path, log);
    return log;
  } catch (error) {
    await log.close();
    throw error;
  }
}

/** Opens a log in KurrentDB. Its client, half of it native, is loaded where it is used alone. */
export async function openInKurrent(options: KurrentEventStoreOptions): Promise<KurrentEventStore> {
  const { openKurrentEventStore } = await import('@sebone/event-store-kurrent');
  return openKurrentEventStore(options);
}

/** How the vault of a log is opened. */
export interface VaultOptions {
  /** `true`: nothing is to be sealed or erased. */
  readonly readOnly?: boolean;
  /** The file of its key, where that is not in the data folder. */
  readonly key?: string | undefined;
  /** Told where the key of a vault that several processes share is not there, or not the one: it is opened all the same, to erase. */
  readonly onLocked?: ((error: UnusableVaultError) => void) | undefined;
}

/**
 * Opens the vault of the personal values that a log's facts hold tokens of: the one in the data folder or, where several processes
 * share the log, the one that they share, with the key in the folder, unless another file is named. It is to be closed, before the log.
 * @throws DamagedVaultError, UnusableVaultError
 */
export async function vaultOf(
  folder: string,
  { subjects }: Log,
  { readOnly = false, key, onLocked }: VaultOptions = {},
): Promise<Vault> {
  const options = { folder: resolve(folder), readOnly };
  if (!subjects) return openVault(options);
  const keyEncryption = key === undefined ? undefined : fileKeyEncryption(resolve(key));
  return openSharedVault(subjects, { ...options, keyEncryption, onLocked });
}

/** Whether there is a log behind a data folder: an event store always is, though it may hold nothing yet. */
export const hasLog = (folder: string, eventStore?: EventStoreAddress): boolean =>
  eventStore !== undefined || existsSync(join(folder, 'log.db'));

export { isKurrentAddress as isEventStoreAddress, isNamespace } from '@sebone/event-store-kurrent/address';

/** An address as it may be shown, well formed or not: without what may be a password. */
export const shownAddress = (text: string): string => text.replace(/:(?!\/\/)[^]*@/, ':***@');

/** A log is moved in its order: where the last command is there, all are. */
async function refuseLeftBehind(folder: string, store: EventStore): Promise<void> {
  if (!hasLog(folder)) return;
  const left = await openSqliteEventStore({ folder, readOnly: true, verify: 'tail' });
  try {
    const head = await left.head();
    if (head === 0) return;
    for await (const [last] of left.subscribe(head - 1, { untilHead: true }))
      if (!(await store.answered(last!.commandId))) throw new LogLeftBehindError(folder, head);
  } finally {
    await left.close();
  }
}
