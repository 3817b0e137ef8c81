import { EMPTY_ROOT, nodeHash } from '@sebone/ledger-verify';
import { HEIGHT, Tile, WIDTH } from './tile.ts';

/** A tile that has become full: the `number`-th of its level. */
export interface FullTile {
  readonly level: number;
  readonly number: number;
  readonly tile: Tile;
}

/** The right edge of a growing tree: of each level of tiles the last one, which is not full. The tree goes on from it alone. */
export class Edge {
  /** Leaves of the tree. */
  size: number;
  /** By level; those at the end may be empty. */
  readonly #tiles: Tile[];

  /** @param tiles of a tree of that size, by level */
  constructor(size = 0, tiles: Tile[] = []) {
    this.size = size;
    this.#tiles = tiles;
  }

  /** Levels that have had a hash. */
  get levels(): number {
    return this.#tiles.length;
  }

  /** The last tile of a level. */
  tile(level: number): Tile | undefined {
    return this.#tiles[level];
  }

  /** The root of the tree. */
  root(): Buffer {
    let root: Buffer | undefined;
    for (const tile of this.#tiles)
      for (let height = 0; height < HEIGHT; height++) {
        const complete = tile.width >> height;
        if (complete % 2 === 0) continue;
        const subtree = tile.node(height, complete - 1)!;
        root = root ? nodeHash(subtree, root) : subtree;
      }
    return root ?? EMPTY_ROOT;
  }

  /** Adds a leaf by its hash. @returns the tiles that became full by it, from level 0 upwards */
  push(leafHash: Buffer): readonly FullTile[] {
    this.size++;
    let full: FullTile[] | undefined;
    let hash = leafHash;
    for (let level = 0; ; level++) {
      const tile = (this.#tiles[level] ??= new Tile());
      tile.push(hash);
      if (!tile.isFull) return full ?? NONE;
      (full ??= []).push({ level, number: Math.floor((this.size - 1) / WIDTH ** (level + 1)), tile });
      this.#tiles[level] = new Tile();
      hash = tile.node(HEIGHT, 0)!;
    }
  }
}

const NONE: readonly FullTile[] = [];
