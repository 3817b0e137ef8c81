import type { Backoff, EventStore, Failure } from '@sebone/event-store';
import type { LedgerFault } from './faults.ts';

/** How a ledger is opened. */
export interface LedgerOptions {
  /** The data folder: the ledger is in its folder `ledger`, made where it is not. */
  readonly folder: string;
  /** The clock: milliseconds since 1970. */
  readonly now: () => number;
  /** What the log is called, in its checkpoints and as its key: made once and kept, `sebone/<random>` unless told. No spaces, no `+`. */
  readonly origin?: string;
  /** `true`: look at it beside whoever keeps it. Nothing is written; what the keeper adds is seen. */
  readonly readOnly?: boolean;
  /** Told of every file of the tree that is read, such as `0/x001/067` or `entries/000`. */
  readonly onTileRead?: (path: string) => void;
}

/** A checkpoint that was signed. */
export interface SignedCheckpoint {
  /** The signed note (C2SP tlog-checkpoint), with the cosignatures that witnesses have given so far. */
  readonly note: string;
  /** Leaves of the tree. */
  readonly size: number;
  readonly root: Buffer;
  /** UTC, ISO 8601. */
  readonly signedAt: string;
}

/** A key of the log. */
export interface LedgerKey {
  /** Its public half, as trust files hold it. */
  readonly vkey: string;
  /** The size of the tree from which it signs checkpoints. */
  readonly since: number;
  /** The note by which the key before it vouches for it; `null` for the first. */
  readonly endorsement: string | null;
}

/** How far a ledger has come. */
export interface Reached {
  /** Leaves of the tree. */
  readonly size: number;
  /** The position in the log of the last fact taken, 0 for none. */
  readonly position: number;
}

/** A ledger that is kept up with a log. */
export interface LedgerFollowing {
  /** How far it is, whether it runs, and what keeps it from taking facts at the moment. */
  status(): Reached & { readonly running: boolean; readonly failure?: Failure };
  /** Ends it: a batch under way is finished. Idempotent. */
  close(): Promise<void>;
}

/** How a log is followed. */
export interface FollowOptions {
  /** Told of every failure as it happens, with what was thrown; of `undefined` once it gets ahead again. */
  readonly onFailure?: (failure: Failure | undefined, error?: unknown) => void;
  /** Told of every batch taken. */
  readonly onProgress?: (reached: Reached) => void;
  /** 100 milliseconds at first and 30 seconds at most, unless told. */
  readonly backoff?: Backoff;
}

/**
 * The Merkle log (RFC 6962, kept as C2SP tlog-tiles) over the facts of an event log, a leaf for each in log order. The log must be
 * opened without upcasters: leaves are what was recorded. All but keys and checkpoints can be built from the log again, with the same
 * roots. Several processes may open one ledger, and keep it.
 *
 * Whatever reads tiles checks them against the tree. @throws DamagedLedgerError where they do not belong to it; RangeError for an index
 * or a size that is not there
 */
export interface Ledger {
  readonly origin: string;
  /** Leaves of the tree. */
  size(): number;
  /** The position in the log of the last fact taken, 0 for none. */
  position(): number;
  /**
   * Takes the log up to its head, batch by batch, each in one transaction.
   * @throws OtherLogError, DisorderedLogError, UnfitFactError
   */
  catchUp(store: EventStore, options?: { readonly signal?: AbortSignal }): Promise<Reached>;
  /** Takes the log up to its head and then what comes: until what it gives, the store or this is closed. What fails is tried again. */
  follow(store: EventStore, options?: FollowOptions): LedgerFollowing;
  /** Builds tree and index anew from the log. Keys and checkpoints stay. Until it is done, what was not built again is not there. */
  rebuild(store: EventStore, options?: { readonly signal?: AbortSignal }): Promise<Reached>;
  /** The root of the first so many leaves: of all of them unless told. */
  root(size?: number): Buffer;
  /** The exact bytes of a leaf. */
  leaf(index: number): Buffer;
  /** The leaves from one index up to, not including, another. */
  leaves(from: number, to: number): Iterable<Buffer>;
  /** The index of a fact's leaf; `undefined` where it was not taken (yet). */
  indexOf(eventId: string): number | undefined;
  /** The position in the log of a leaf's fact. */
  positionOf(index: number): number;
  /** The indices of a stream's leaves in the order of their revisions, of those in the tree of a size: of all unless told. */
  stream(stream: string, size?: number): readonly number[];
  /** Proves a leaf in the tree of a size. */
  inclusion(index: number, size: number): Buffer[];
  /** Proves the tree of one size to go on from that of another. */
  consistency(from: number, to: number): Buffer[];
  /** What `rootFrom` needs beside the leaves of some ranges (half-open, ascending, not overlapping). */
  others(size: number, ranges: readonly (readonly [from: number, to: number])[]): Buffer[];
  /**
   * Signs a checkpoint of the tree as it is; gives the latest where nothing was added since. It is durable, and so are the tiles behind it.
   * @throws LedgerDivergesError where the tree does not go on from the latest one
   */
  checkpoint(): SignedCheckpoint;
  /** Every checkpoint ever signed, by size. */
  checkpoints(): readonly SignedCheckpoint[];
  /** The one of these that has most leaves. */
  latest(): SignedCheckpoint | undefined;
  /** The log's keys, oldest first. */
  keys(): readonly LedgerKey[];
  /** Makes a new key, endorsed by the present one, to sign from the next checkpoint on. */
  rotateKey(): LedgerKey;
  /**
   * The text as a note signed by the log's present key.
   * @throws RangeError for the text of a checkpoint: {@link checkpoint} alone signs those; and for text without a final newline
   */
  sign(text: string): string;
  /**
   * Adds cosignatures, lines with their newline, to the checkpoint of a size; those that it has already are left out.
   * @throws RangeError where there is none, for what is no signature line, and where a note cannot have so many
   */
  addCosignatures(size: number, lines: readonly string[]): void;
  /** A file of the tree, such as `0/x001/067.p/12` or `entries/000`; `undefined` where the tree has none of this path. */
  tile(path: string): Buffer | undefined;
  /** Holds tree, index, checkpoints and keys against the log, without changing anything. @returns all faults */
  verify(store: EventStore): Promise<readonly LedgerFault[]>;
  /** Ends what follows and lets go of the files. Idempotent. */
  close(): void;
}
