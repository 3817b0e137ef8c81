import type { Statement } from 'better-sqlite3';
import type { Fact } from '@sebone/kernel';
import { leafHash } from '@sebone/ledger-verify';
import { DisorderedLogError } from './errors.ts';
import { leafOf } from './leaf.ts';
import { SEGMENT, type LedgerDb } from './ledger-db.ts';
import { StreamEnds } from './stream-ends.ts';
import { Edge } from './tree/edge.ts';
import { entriesOf, leavesIn } from './tree/entries.ts';
import { fullTiles, type TileFile, type TileFiles } from './tree/tile-files.ts';
import { Tile, WIDTH } from './tree/tile.ts';

/** How far a ledger has come. */
export interface LedgerState {
  readonly size: number;
  readonly position: number;
  /** The id of the last fact taken; `null` for none. */
  readonly fact: string | null;
  /** Leaves whose tiles survive a crash of the machine, and which the index finds: a multiple of 256. */
  readonly settled: number;
  /** How often it was begun anew. */
  readonly generation: number;
}

/** A ledger's state, with what the tree goes on from. */
export interface Stand {
  readonly state: LedgerState;
  readonly edge: Edge;
  /** The leaves that are in no full bundle of entries yet. */
  readonly tail: Buffer[];
}

/** What facts add to the tree, in their order. */
interface Growth {
  /** Of their leaves. */
  readonly hashes: readonly Buffer[];
  /** The tiles that become full by them, with their bundles of entries. */
  readonly files: readonly TileFile[];
}

/** Leaves that wait to be settled, all at once since that is cheaper by far than one by one: until then a scan finds them. */
const SETTLES_AT = 32_768;

/**
 * The tree as it grows, in `ledger.db` and files of tiles. A batch of facts is taken whole or not at all: full tiles are in their files,
 * the rest in the database, before the transaction ends that counts them.
 */
export class Growing {
  readonly #file: LedgerDb;
  readonly #tiles: TileFiles;
  readonly #ends: StreamEnds;
  readonly #select: Record<'state' | 'edge' | 'tail', Statement<[]>>;
  readonly #insertLeaf: Statement<[number, number, string, number, string, Buffer]>;
  readonly #update: Record<'state' | 'edge' | 'tail' | 'trim' | 'settled' | 'events' | 'streams', Statement>;
  #stand: Stand | undefined;
  #taking: Promise<unknown> = Promise.resolve();

  constructor(file: LedgerDb, tiles: TileFiles) {
    const { db } = file;
    this.#file = file;
    this.#tiles = tiles;
    this.#ends = new StreamEnds(db);
    this.#select = {
      state: db.prepare('SELECT size, position, fact, settled, generation FROM state'),
      edge: db.prepare('SELECT level, hashes FROM edge ORDER BY level'),
      tail: db.prepare<[]>('SELECT entries FROM tail ORDER BY leaf').pluck(),
    };
    this.#insertLeaf = db.prepare('INSERT INTO leaves VALUES (?, ?, ?, ?, ?, ?)');
    this.#update = {
      state: db.prepare('UPDATE state SET size = ?, position = ?, fact = ?'),
      edge: db.prepare('REPLACE INTO edge VALUES (?, ?)'),
      tail: db.prepare('INSERT INTO tail VALUES (?, ?)'),
      trim: db.prepare('DELETE FROM tail WHERE leaf < ?'),
      settled: db.prepare('UPDATE state SET settled = ?'),
      events: db.prepare(
        `INSERT INTO events SELECT leaf / ${SEGMENT}, event, leaf FROM leaves WHERE leaf >= ? AND leaf < ? ORDER BY 1, 2`,
      ),
      streams: db.prepare(
        `INSERT INTO streams SELECT leaf / ${SEGMENT}, stream, revision, leaf FROM leaves WHERE leaf >= ? AND leaf < ? ORDER BY 1, 2, 3`,
      ),
    };
  }

  /** How it stands, whoever has brought it there. */
  stand(): Stand {
    if (this.#file.hasChanged() || !this.#stand) this.#stand = this.#file.reading(() => this.#load());
    return this.#stand;
  }

  /**
   * Runs `work` while no other process changes the ledger: all of it is kept, or nothing. The edge grows in place: where `work` fails, it
   * is read again.
   */
  changing<Result>(work: () => Result): Result {
    try {
      return this.#file.writing(work);
    } catch (error) {
      this.#stand = undefined;
      this.#ends.forget();
      throw error;
    }
  }

  /**
   * Takes facts that come next in the log after those up to position `after`; those that another process has taken already are left out.
   * Nothing more is taken once `signal` is aborted.
   * @returns `false` where nothing was taken, since the ledger does not stand where it did: it was begun anew, or another process went on
   * @throws DisorderedLogError, UnfitFactError: nothing was taken
   */
  take(after: number, facts: readonly Fact[], signal: AbortSignal): Promise<boolean> {
    checkOrder(after, facts);
    const taken = this.#taking.then(() => !signal.aborted && this.#take(after, facts, signal));
    this.#taking = taken.catch(() => undefined);
    return taken;
  }

  /** Settles what there is, beside other work, once it has become much; not any more once `signal` is aborted. */
  async settleBeside(signal: AbortSignal): Promise<void> {
    const { state } = this.stand();
    const upTo = state.size - (state.size % WIDTH);
    if (upTo - state.settled < SETTLES_AT) return;
    await this.#tiles.syncBeside([...fullTiles(state.settled, upTo)]);
    if (signal.aborted) return;
    this.changing(() => {
      if (this.stand().state.generation === state.generation) this.#settle(upTo);
    });
  }

  /** Settles what there is, now. */
  settle(): void {
    const { state } = this.stand();
    const upTo = state.size - (state.size % WIDTH);
    this.#tiles.sync([...fullTiles(state.settled, upTo)]);
    this.changing(() => this.#settle(upTo));
  }

  beginAnew(): void {
    this.changing(() => {
      this.#file.beginAnew();
      this.#stand = undefined;
    });
  }

  async #take(after: number, facts: readonly Fact[], signal: AbortSignal): Promise<boolean> {
    const from = this.stand();
    const { position, generation, size } = from.state;
    if (position < after) return false;
    const rest = position === after ? facts : facts.filter((fact) => fact.position > position);
    if (rest.length === 0) return true;
    this.#ends.bringTo(from.state);
    const kept = from.tail.length;
    let isTaken = false;
    try {
      // Edge and tail grow in place: whoever asks before all of it is kept reads them again as they stood.
      this.#stand = undefined;
      const { hashes, files } = this.#grow(from, rest);
      await this.#tiles.writeBeside(files);
      if (signal.aborted) return false;
      isTaken = this.changing(() => {
        const state = this.#select.state.get() as LedgerState;
        if (state.position !== position || state.generation !== generation) return false;
        this.#keep({ ...from, state }, kept, rest, hashes);
        return true;
      });
      if (isTaken) this.#ends.reached(size + rest.length);
    } finally {
      if (!isTaken) this.#ends.forget();
    }
    return isTaken;
  }

  #grow({ edge, tail }: Stand, facts: readonly Fact[]): Growth {
    const files: TileFile[] = [];
    const hashes = facts.map((fact) => this.#add(fact, edge, tail, files));
    return { hashes, files };
  }

  /** @returns the hash of the fact's leaf */
  #add(fact: Fact, edge: Edge, tail: Buffer[], files: TileFile[]): Buffer {
    const before = this.#ends.of(fact.stream, fact.revision);
    if (fact.revision !== (before?.revision ?? 0) + 1)
      throw new DisorderedLogError(
        fact.position - 1,
        `fact ${fact.id} is of revision ${fact.revision}, but its stream ended with ${before?.revision ?? 0}`,
      );
    const leaf = leafOf(fact, before?.hash.toString('base64') ?? null);
    const hash = leafHash(leaf);
    this.#ends.set(fact.stream, fact.revision, hash);
    tail.push(leaf);
    for (const { level, number, tile } of edge.push(hash)) {
      if (level === 0)
        files.push({ name: { level: 'entries', number, width: WIDTH }, bytes: entriesOf(tail.splice(0)) });
      files.push({ name: { level, number, width: WIDTH }, bytes: tile.bytes() });
    }
    return hash;
  }

  /** Keeps what has grown. @param kept how much of the tail is kept already */
  #keep({ state, edge, tail }: Stand, kept: number, facts: readonly Fact[], hashes: readonly Buffer[]): void {
    for (let at = 0; at < facts.length; at++) {
      const { position, stream, revision, id } = facts[at]!;
      this.#insertLeaf.run(state.size + at, position, stream, revision, id, hashes[at]!);
    }
    this.#keepEdge(state.size, edge, tail, kept);
    const { position, id: fact } = facts.at(-1)!;
    this.#update.state.run(edge.size, position, fact);
    this.#stand = { state: { ...state, size: edge.size, position, fact }, edge, tail };
  }

  /** @param from leaves before; `kept` of them are in the tail already */
  #keepEdge(from: number, edge: Edge, tail: readonly Buffer[], kept: number): void {
    const boundary = edge.size - tail.length;
    const isNew = boundary > from - kept;
    if (isNew) {
      this.#update.trim.run(boundary);
      for (let level = 1; level < edge.levels; level++) this.#update.edge.run(level, edge.tile(level)!.bytes());
    }
    const added = isNew ? tail : tail.slice(kept);
    if (added.length > 0) this.#update.tail.run(edge.size - added.length, entriesOf(added));
  }

  #settle(upTo: number): void {
    const { state, edge, tail } = this.stand();
    if (upTo <= state.settled) return;
    this.#update.events.run(state.settled, upTo);
    this.#update.streams.run(state.settled, upTo);
    this.#update.settled.run(upTo);
    this.#stand = { state: { ...state, settled: upTo }, edge, tail };
  }

  #load(): Stand {
    const state = this.#select.state.get() as LedgerState;
    const tail = leavesIn(Buffer.concat(this.#select.tail.all() as Buffer[])) ?? [];
    const lowest = new Tile();
    for (const leaf of tail) lowest.push(leafHash(leaf));
    const tiles = [lowest];
    for (const { level, hashes } of this.#select.edge.all() as { level: number; hashes: Buffer }[])
      tiles[level] = Tile.of(hashes);
    return { state, edge: new Edge(state.size, tiles), tail };
  }
}

/** @throws DisorderedLogError where a fact does not come after the one before it */
function checkOrder(after: number, facts: readonly Fact[]): void {
  let last = after;
  for (const { position } of facts) {
    if (!(position > last)) throw new DisorderedLogError(last, `position ${position} came next`);
    last = position;
  }
}
