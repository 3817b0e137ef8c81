import { setTimeout as pause } from 'node:timers/promises';
import { keepTrying, type EventStore, type Failure } from '@sebone/event-store';
import { isRejection } from '@sebone/kernel';
import { collectCosignatures, configuredWitnesses, type CollectedCode, type Ledger } from '@sebone/ledger';
import { BACKOFF } from '../views/keeping.ts';

/** Least milliseconds between two checkpoints that are signed by themselves, unless told. */
export const CHECKPOINT_EVERY = 60_000;
/** How often to look whether the ledger has grown, in milliseconds. */
const LOOK = 1_000;
/** How long the ledger may take to consume the end of the log before it is closed, in milliseconds. */
const ENDS_WITHIN = 2_000;

/** What keeping a ledger consists of. */
export type LedgerWork = 'consuming' | 'signing';

/** What came of asking one witness for its cosignature. */
export interface Witnessed {
  readonly witness: string;
  readonly code: CollectedCode | 'unusable-witnesses' | 'failed';
}

/** What is told of the ledger while it is kept. */
export interface LedgerNews {
  /** It could not be kept up, or no checkpoint be signed; it is tried again. */
  ledgerFailed(work: LedgerWork, failure: Failure, error: unknown): void;
  /** A checkpoint was signed. */
  signed(size: number): void;
  /** Witnesses were asked. */
  witnessed(came: readonly Witnessed[]): void;
}

export interface LedgerKeepingOptions {
  /** The data folder. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Least milliseconds between two checkpoints; 0: none is signed. */
  readonly checkpointEvery?: number | undefined;
  readonly news: LedgerNews;
}

/** How a ledger that is kept stands. */
export interface LedgerStatus {
  /** `false`: nothing keeps it. */
  readonly running: boolean;
  /** What keeps it from consuming the log, and from being signed, at the moment. */
  readonly failures: Readonly<Partial<Record<LedgerWork, Failure>>>;
}

/** The ledger of a data folder, kept up with its log, and signed and witnessed from time to time. */
export interface LedgerKeeping {
  /** Never rejects. */
  status(): Promise<LedgerStatus>;
  /** Signs what there is and ends it, within a bound. Idempotent. The ledger stays open. */
  close(): Promise<void>;
}

/** Keeps the ledger in this thread. */
export function keepLedger(
  ledger: Ledger,
  store: EventStore,
  { folder, now, checkpointEvery: every = CHECKPOINT_EVERY, news }: LedgerKeepingOptions,
): LedgerKeeping {
  const ending = new AbortController();
  const { signal } = ending;
  let asking: Promise<void> | undefined;

  let unsigned: Failure | undefined;
  const lastSigned = (): number | undefined => ledger.latest()?.size;
  const isGrown = (): boolean => ledger.size() > (lastSigned() ?? 0);
  const sign = (): void => {
    if (isGrown()) news.signed(ledger.checkpoint().size);
  };
  const rest = (milliseconds: number): Promise<void> =>
    pause(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);

  /** Nothing waits for witnesses: who was away is asked for the next checkpoint, which says all that this one says. */
  const ask = (): void => {
    asking ??= askWitnesses(ledger, folder, signal).then((came) => {
      asking = undefined;
      if (came.length > 0 && !signal.aborted) news.witnessed(came);
    });
  };

  const signOn = async (gotAhead: () => void): Promise<void> => {
    // Those of the last life may not have been asked.
    if (lastSigned() !== undefined) ask();
    while (!signal.aborted) {
      const isNew = isGrown();
      sign();
      gotAhead();
      if (isNew) ask();
      await rest(isNew ? every : Math.min(every, LOOK));
    }
  };

  const following = ledger.follow(store, {
    onFailure: (failure, error) => {
      if (failure) news.ledgerFailed('consuming', failure, error);
    },
    backoff: BACKOFF,
  });
  const onFailure = (failure: Failure | undefined, error?: unknown): void => {
    unsigned = failure;
    if (failure) news.ledgerFailed('signing', failure, error);
  };
  const signing = every === 0 ? Promise.resolve() : keepTrying(signOn, { backoff: BACKOFF, now, signal, onFailure });

  const end = async (): Promise<void> => {
    ending.abort();
    await Promise.all([following.close(), signing, asking]);
    if (every === 0) return;
    // What is not consumed now is when it is opened again.
    await ledger.catchUp(store, { signal: AbortSignal.timeout(ENDS_WITHIN) }).catch(() => undefined);
    sign();
  };
  let ended: Promise<void> | undefined;

  return {
    status: async () => {
      const { running, failure } = following.status();
      return { running, failures: { ...(failure && { consuming: failure }), ...(unsigned && { signing: unsigned }) } };
    },
    close: () => (ended ??= end()),
  };
}

async function askWitnesses(ledger: Ledger, folder: string, signal: AbortSignal): Promise<readonly Witnessed[]> {
  try {
    const witnesses = configuredWitnesses(folder);
    if (isRejection(witnesses)) return [{ witness: '', code: 'unusable-witnesses' }];
    if (witnesses.length === 0) return [];
    const unlessEnding: typeof fetch = (asked, init) =>
      fetch(asked, { ...init, signal: AbortSignal.any([signal, ...(init?.signal ? [init.signal] : [])]) });
    return await collectCosignatures(ledger, witnesses, { fetch: unlessEnding });
  } catch {
    return [{ witness: '', code: 'failed' }];
  }
}
