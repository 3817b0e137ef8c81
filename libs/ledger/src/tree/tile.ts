import { nodeHash } from '@sebone/ledger-verify';

/** Hashes in a full tile; leaves in a full bundle of entries. */
export const WIDTH = 256;
/** Levels of the tree that a tile spans: 2 to this power is its width. */
export const HEIGHT = 8;
const HASH_BYTES = 32;

/**
 * Hashes that stand side by side at one level of tiles (C2SP tlog-tiles), at most {@link WIDTH}, and every node above them that is
 * complete.
 */
export class Tile {
  /** By height within the tile: 0 is the hashes themselves, 8 the root of a full one. */
  readonly #nodes: Buffer[][] = [[]];

  /** @param bytes hashes of 32 bytes, one after another */
  static of(bytes: Uint8Array): Tile {
    const tile = new Tile();
    for (let at = 0; at < bytes.length; at += HASH_BYTES) tile.push(Buffer.from(bytes.subarray(at, at + HASH_BYTES)));
    return tile;
  }

  get width(): number {
    return this.#nodes[0]!.length;
  }

  get isFull(): boolean {
    return this.width === WIDTH;
  }

  push(hash: Buffer): void {
    let nodes = this.#nodes[0]!;
    nodes.push(hash);
    for (let height = 1; nodes.length % 2 === 0; height++) {
      const parent = nodeHash(nodes[nodes.length - 2]!, nodes[nodes.length - 1]!);
      nodes = this.#nodes[height] ??= [];
      nodes.push(parent);
    }
  }

  /** The node at a height within the tile, 0 to 8, counted from its left end; `undefined` where it is not complete. */
  node(height: number, index: number): Buffer | undefined {
    return this.#nodes[height]?.[index];
  }

  /** The first hashes, one after another: all of them unless told. */
  bytes(width = this.width): Buffer {
    return Buffer.concat(this.#nodes[0]!.slice(0, width));
  }
}
