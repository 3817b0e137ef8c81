import type { Fact } from '@sebone/kernel';
import {
  Bell,
  checkAppend,
  checkSchema,
  follow,
  jsonText,
  StoreClosedError,
  type Answer,
  type AppendResult,
  type CommandMark,
  type EventStore,
  type FollowedLog,
  type StreamAppend,
  type SubscribeOptions,
  type Upcasters,
} from '@sebone/event-store';
import { explained, UnusableLogError } from './errors.ts';
import { HeadMark } from './head-mark.ts';
import { openToRead, openToWrite, type LogFile } from './log-file.ts';
import { LogReader } from './log-reader.ts';
import { LogWriter } from './log-writer.ts';
import { RecentFacts } from './recent-facts.ts';
import { verifyLog, type OnProgress } from './verify.ts';

/** Settings of {@link openSqliteEventStore}. */
export interface SqliteEventStoreOptions {
  /** Where the log lives; made where it is not. Nothing else should be kept there, and it is moved or restored as a whole. */
  readonly folder: string;
  readonly upcasters?: Upcasters;
  /** The clock for `recordedAt`: milliseconds since 1970. It is read when `append` is called. */
  readonly now?: () => number;
  /**
   * `true`: `recordedAt` is what the clock says, even where that is earlier than the fact before. For copies: a log that several
   * machines wrote has times that go back a little, and a copy has the same. Else it never decreases.
   */
  readonly keepsTimes?: boolean;
  /**
   * How much is verified before anything is served. `all`, unless told otherwise: every row, page, index and answer, a few
   * seconds for a million facts. `tail`: the last thousand facts and the head record, in no time; each fact is still
   * verified when it is read, but one that a damaged index hides is not missed until the whole is verified.
   */
  readonly verify?: 'all' | 'tail';
  /** Told of the verification as it goes on. */
  readonly onProgress?: OnProgress;
  /** `true`: read beside the process that writes. Appends are refused; what the writer adds is seen within moments. */
  readonly readOnly?: boolean;
  /** Largest size of `log.db` in bytes: an append beyond it is refused as on a full disk. No limit unless given. */
  readonly maxBytes?: number;
}

/**
 * Opens the log in a folder, verified: a flipped bit or a lost end is found here.
 * @throws FolderInUseError `folder-in-use` where another process writes to it
 * @throws DamagedLogError `damaged-log` naming the first fault; `verifySqliteLog` lists all
 * @throws UnusableLogError where folder or file cannot be used as asked for
 */
export async function openSqliteEventStore(options: SqliteEventStoreOptions): Promise<SqliteEventStore> {
  const log = options.readOnly ? openToRead(options.folder) : openToWrite(options.folder);
  try {
    const throwIt = (fault: Error): never => {
      throw fault;
    };
    await verifyLog(log, options.verify ?? 'all', throwIt, options.onProgress);
    return new SqliteEventStore(log, options);
  } catch (error) {
    log.release();
    throw explained(error, log.file);
  }
}

/** How often a reader beside the writer looks for new facts, in milliseconds. */
const POLL_INTERVAL = 50;

/** The event log in a SQLite file: the port, and the places that `doctor` and people ask for. */
export class SqliteEventStore implements EventStore {
  readonly folder: string;
  /** The database, with the documented table `log`, for any SQL tool that opens it to read. */
  readonly file: string;
  readonly readOnly: boolean;
  readonly #log: LogFile;
  readonly #upcasters: Upcasters | undefined;
  readonly #reader: LogReader;
  readonly #writer: LogWriter | undefined;
  readonly #mark: HeadMark | undefined;
  readonly #recent: RecentFacts;
  readonly #bell = new Bell();
  #poll: NodeJS.Timeout | undefined;
  #closed = false;

  /** @param log verified; from here on the store's own */
  constructor(
    log: LogFile,
    { upcasters, now = Date.now, keepsTimes = false, readOnly = false, maxBytes }: SqliteEventStoreOptions,
  ) {
    this.folder = log.folder;
    this.file = log.file;
    this.readOnly = readOnly;
    this.#log = log;
    this.#upcasters = upcasters;
    this.#reader = new LogReader(log.db, log.file, upcasters);
    this.#recent = new RecentFacts(upcasters);
    if (readOnly) return;
    if (maxBytes !== undefined) {
      const pageSize = log.db.pragma('page_size', { simple: true }) as number;
      log.db.pragma(`max_page_count = ${Math.max(1, Math.floor(maxBytes / pageSize))}`);
    }
    this.#mark = new HeadMark(log.folder);
    this.#writer = new LogWriter(log.db, log.file, {
      reader: this.#reader,
      mark: this.#mark,
      now,
      keepsTimes,
      onCommit: (rows) => {
        this.#recent.take(rows);
        this.#bell.ring();
      },
    });
  }

  async read(stream: string, from = 1): Promise<readonly Fact[]> {
    this.#checkOpen();
    if (!Number.isSafeInteger(from) || from < 1) throw new RangeError(`Revisions count from 1: none is ${from}`);
    return this.#explaining(() => this.#reader.stream(stream, from));
  }

  async append(appends: readonly StreamAppend[], command: CommandMark): Promise<AppendResult> {
    this.#checkOpen();
    if (!this.#writer) throw new UnusableLogError('log-read-only', `${this.file} was opened to read only.`);
    checkAppend(appends, command);
    const texts = appends.map(({ events }) =>
      events.map((event) => {
        checkSchema(event, this.#upcasters);
        return jsonText(event);
      }),
    );
    return this.#writer.append(appends, texts, command);
  }

  async answered(commandId: string): Promise<{ readonly answer: Answer; readonly fingerprint: string } | undefined> {
    this.#checkOpen();
    return this.#explaining(() => this.#reader.answered(commandId));
  }

  subscribe(after: number, options?: SubscribeOptions): AsyncIterable<readonly Fact[]> {
    const log: FollowedLog = {
      closed: () => this.#closed,
      head: () => this.#explaining(() => this.#head()),
      page: (from, upTo, limit, filter) =>
        this.#recent.page(from, upTo, limit, filter) ??
        this.#explaining(() => this.#reader.page(from, upTo, limit, filter)),
      change: (signal) => {
        if (this.readOnly) this.#ringSoon();
        return this.#bell.heard(signal);
      },
    };
    return follow(log, after, options);
  }

  async head(): Promise<number> {
    this.#checkOpen();
    return this.#explaining(() => this.#head());
  }

  /** Has subscriptions of a store that reads beside the writer look at once for what was added, and not within moments. */
  lookAgain(): void {
    this.#bell.ring();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#poll);
    this.#writer?.flush();
    this.#bell.ring();
    this.#mark?.close();
    this.#log.release();
  }

  #head(): number {
    return this.#writer ? this.#writer.position : (this.#reader.last()?.position ?? 0);
  }

  /** Another process commits without telling this one: whoever waits looks again in a moment. */
  #ringSoon(): void {
    this.#poll ??= setTimeout(() => {
      this.#poll = undefined;
      this.#bell.ring();
    }, POLL_INTERVAL);
  }

  #explaining<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw explained(error, this.file);
    }
  }

  #checkOpen(): void {
    if (this.#closed) throw new StoreClosedError();
  }
}
