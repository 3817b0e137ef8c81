import { inclusionFault, leafHash, nodeHash } from '@sebone/ledger-verify';
import { Edge } from './edge.ts';
import { inclusionProof, rootOf } from './proofs.ts';
import { TileFiles, tilePath, type TileName } from './tile-files.ts';
import { Tile, WIDTH } from './tile.ts';
import { TiledTree } from './tiled-tree.ts';

const SIZE = 10_000_000;
/** Levels of tiles of such a tree: the last one is never full, and is at hand without a file. */
const LEVELS = 3;
const LEAF = leafHash(Buffer.from('the same as ever'));

/** The hash that stands in the tiles of a level: all subtrees of one size are the same, since all leaves are. */
const HASHES = [LEAF];
for (let level = 1; level < LEVELS; level++) {
  let hash = HASHES[level - 1]!;
  for (let width = 1; width < WIDTH; width *= 2) hash = nodeHash(hash, hash);
  HASHES.push(hash);
}

const tileOf = (level: number, width: number): Buffer => Buffer.concat(Array<Buffer>(width).fill(HASHES[level]!));

/** The tiles of a log of ten million equal leaves, which no disk needs to hold. */
class EqualTiles extends TileFiles {
  override read({ level, width }: TileName): Buffer | undefined {
    return level === 'entries' ? undefined : tileOf(level, width);
  }
}

const edge = new Edge(
  SIZE,
  HASHES.map((_, level) => Tile.of(tileOf(level, Math.floor(SIZE / WIDTH ** level) % WIDTH))),
);

/** A proof by a ledger that has read nothing yet, and the files that it read for it. */
function proved(index: number, size: number): { readonly fault: string | undefined; readonly read: readonly string[] } {
  const read: string[] = [];
  const tiles = new EqualTiles('nowhere');
  const standing = { edge, tail: [], state: { generation: 0 } };
  const tree = new TiledTree(
    tiles,
    () => standing,
    (path) => read.push(path),
  );
  const proof = inclusionProof(tree.nodes, index, size);
  const root = size === SIZE ? edge.root() : rootOf(new TiledTree(tiles, () => standing).nodes, size);
  return { fault: inclusionFault(index, size, LEAF, proof, root), read };
}

describe('a proof of inclusion from a log of 10,000,000 leaves', () => {
  const indices = [0, 1, 255, 256, 65_535, 65_536, 4_999_999, 5_000_000, 9_961_471, 9_961_472, 9_999_871, SIZE - 1];

  it.each(indices)('of leaf %i reads the tiles on its way up to the root, and nothing else', (index) => {
    const { fault, read } = proved(index, SIZE);
    expect(fault).toBeUndefined();
    // One tile a level, unless it is the last one of its level, which is at hand.
    const onTheWay = HASHES.flatMap((_, level) => {
      const number = Math.floor(index / WIDTH ** (level + 1));
      return number < Math.floor(SIZE / WIDTH ** (level + 1)) ? [tilePath({ level, number, width: WIDTH })] : [];
    });
    expect([...read].sort()).toEqual(onTheWay);
  });

  it('in a tree that it had before reads those of its right edge, too: two a level at most', () => {
    for (const size of [1, 257, 65_537, 4_999_999, 8_388_608, 9_999_999])
      for (const index of indices.filter((index) => index < size)) {
        const { fault, read } = proved(index, size);
        expect(fault).toBeUndefined();
        expect(new Set(read).size).toBe(read.length);
        for (let level = 0; level < LEVELS; level++)
          expect(read.filter((path) => path.startsWith(`${level}/`)).length).toBeLessThanOrEqual(2);
      }
  });

  it('would be seen to fail, were a tile another', () => {
    class OtherTile extends EqualTiles {
      override read(name: TileName): Buffer | undefined {
        const bytes = super.read(name);
        return name.level === 0 ? bytes?.fill(0, 0, 32) : bytes;
      }
    }
    const standing = { edge, tail: [], state: { generation: 0 } };
    const tree = new TiledTree(new OtherTile('nowhere'), () => standing);
    expect(() => inclusionProof(tree.nodes, 300, SIZE)).toThrow('0/001');
  });
});
