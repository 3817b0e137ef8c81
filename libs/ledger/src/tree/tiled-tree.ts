import { leafHash } from '@sebone/ledger-verify';
import { DamagedLedgerError } from '../errors.ts';
import type { Edge } from './edge.ts';
import { entriesOf, leavesIn } from './entries.ts';
import type { Nodes } from './proofs.ts';
import { parseTilePath, tilePath, type TileFiles, type TileName } from './tile-files.ts';
import { HEIGHT, Tile, WIDTH } from './tile.ts';

/** Full tiles that are kept once read: some five megabytes. */
const MOST_KEPT = 64;

/** Where a tree stood: its right edge, and the leaves that are in no full bundle of entries yet. */
export interface Standing {
  readonly edge: Edge;
  readonly tail: readonly Buffer[];
  /** `generation`: how often it was begun anew; what was read of an earlier one is forgotten. */
  readonly state: { readonly generation: number };
}

/**
 * Reads a tree from its tiles. Each is checked by the hash that the level above has of it, up to the right edge, so that what is given
 * belongs to the tree; reading a leaf's way up to the root reads one tile a level.
 */
export class TiledTree {
  readonly #files: TileFiles;
  readonly #standing: () => Standing;
  readonly #onRead: (path: string) => void;
  readonly #kept = new Map<string, Tile>();
  #generation: number | undefined;

  /** @param standing asked whenever something is read: the tree may grow */
  constructor(files: TileFiles, standing: () => Standing, onRead: (path: string) => void = () => undefined) {
    this.#files = files;
    this.#standing = standing;
    this.#onRead = onRead;
  }

  /** The root of a perfect subtree. @throws DamagedLedgerError; RangeError where the tree has no such node */
  readonly nodes: Nodes = (height, index) => {
    const { edge } = this.#now();
    if ((index + 1) * 2 ** height > edge.size) throw new RangeError(`The tree of ${edge.size} leaves has no such node`);
    const level = Math.floor(height / HEIGHT);
    const within = height % HEIGHT;
    const perTile = WIDTH / 2 ** within;
    return this.#tile(level, Math.floor(index / perTile)).node(within, index % perTile)!;
  };

  /** The exact bytes of the leaves of a bundle, as far as there are. @throws DamagedLedgerError */
  leavesOf(number: number): readonly Buffer[] {
    const { edge, tail } = this.#now();
    if (number === Math.floor(edge.size / WIDTH)) return tail;
    const name: TileName = { level: 'entries', number, width: WIDTH };
    const hashes = this.#tile(0, number);
    const leaves = leavesIn(this.#read(name));
    if (leaves?.length !== WIDTH || leaves.some((leaf, nth) => !leafHash(leaf).equals(hashes.node(0, nth)!)))
      throw new DamagedLedgerError(`tile/${tilePath(name)}`, 'does not hold the leaves that the tree has hashes of');
    return leaves;
  }

  /** The bytes of the file that a path names, as far as the tree has them. @throws DamagedLedgerError */
  file(path: string): Buffer | undefined {
    const name = parseTilePath(path);
    if (!name) return undefined;
    const { level, number, width } = name;
    const span = WIDTH ** (level === 'entries' ? 1 : level + 1);
    if (((number * WIDTH + width) * span) / WIDTH > this.#now().edge.size) return undefined;
    return level === 'entries'
      ? entriesOf(this.leavesOf(number).slice(0, width))
      : this.#tile(level, number).bytes(width);
  }

  /** Forgets what was read: files are looked at again. */
  forget(): void {
    this.#kept.clear();
  }

  #now(): Standing {
    const standing = this.#standing();
    if (standing.state.generation !== this.#generation) this.forget();
    this.#generation = standing.state.generation;
    return standing;
  }

  #tile(level: number, number: number): Tile {
    const { edge } = this.#now();
    if (number === Math.floor(edge.size / WIDTH ** (level + 1))) return edge.tile(level)!;
    const name = { level, number, width: WIDTH };
    const path = tilePath(name);
    const tile = this.#kept.get(path) ?? this.#readTile(name, path);
    // Those used last stay longest.
    this.#kept.delete(path);
    this.#kept.set(path, tile);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
    return tile;
  }

  #readTile(name: TileName & { readonly level: number }, path: string): Tile {
    const bytes = this.#read(name);
    const tile = bytes.length === WIDTH * 32 ? Tile.of(bytes) : undefined;
    if (!tile?.node(HEIGHT, 0)!.equals(this.nodes(HEIGHT * (name.level + 1), name.number)))
      throw new DamagedLedgerError(`tile/${path}`, 'does not hold the hashes that the tree was made of');
    return tile;
  }

  #read(name: TileName): Buffer {
    const path = tilePath(name);
    this.#onRead(path);
    const bytes = this.#files.read(name);
    if (!bytes) throw new DamagedLedgerError(`tile/${path}`, 'is not there');
    return bytes;
  }
}
