import fc from 'fast-check';
import { consistencyFault, inclusionFault, leafHash, rootFrom } from '@sebone/ledger-verify';
import { ledgerIn, logOf, logWith, longHistory, naiveRoots, newFolder, PATIENCE, tidy } from '../test/ground.ts';
import type { Ledger } from './index.ts';

const SMALL = 300;
const LARGE = 1500;

describe('what a ledger proves, against a tree made word by word after RFC 6962', () => {
  let ledger: Ledger;
  let leaves: Buffer[];
  let naive: (size: number) => Buffer;
  const sizes = fc.integer({ min: 0, max: LARGE });
  const indices = fc.nat(LARGE - 1);

  beforeAll(async () => {
    ledger = ledgerIn(newFolder());
    await ledger.catchUp(await logWith(longHistory(LARGE)));
    leaves = [...ledger.leaves(0, LARGE)];
    naive = naiveRoots(leaves);
  }, PATIENCE);
  afterAll(tidy);

  it('has its root at every size', () => {
    for (let size = 0; size <= SMALL; size++) expect(ledger.root(size)).toEqual(naive(size));
    fc.assert(fc.property(sizes, (size) => ledger.root(size).equals(naive(size))));
  });

  it(
    'proves every leaf in every tree',
    () => {
      const isProved = (index: number, size: number): boolean =>
        inclusionFault(index, size, leafHash(leaves[index]!), ledger.inclusion(index, size), naive(size)) === undefined;
      for (let size = 1; size <= SMALL; size++)
        for (const index of [0, size >> 1, size - 1, (size * 7919) % size]) expect(isProved(index, size)).toBe(true);
      fc.assert(
        fc.property(indices, indices, (one, other) => isProved(Math.min(one, other), Math.max(one, other) + 1)),
        {
          numRuns: 300,
          examples: [[0, LARGE - 1]],
        },
      );
    },
    PATIENCE,
  );

  it(
    'proves every tree to go on from every smaller one',
    () => {
      const isProved = (from: number, to: number): boolean =>
        consistencyFault(from, to, naive(from), naive(to), ledger.consistency(from, to)) === undefined;
      for (let to = 0; to <= SMALL; to++)
        for (const from of [0, 1, to >> 1, to - 1, to])
          if (from >= 0 && from <= to) expect(isProved(from, to)).toBe(true);
      fc.assert(
        fc.property(sizes, sizes, (one, other) => isProved(Math.min(one, other), Math.max(one, other))),
        {
          numRuns: 300,
        },
      );
    },
    PATIENCE,
  );

  it('gives what makes the root together with the leaves of any ranges', () => {
    const cuts = fc.uniqueArray(sizes, { maxLength: 12 }).map((some) => some.sort((a, b) => a - b));
    fc.assert(
      fc.property(cuts, fc.integer({ min: 1, max: LARGE }), (ends, size) => {
        const ranges = Array.from(
          { length: ends.length >> 1 },
          (_, nth) => [ends[2 * nth]!, ends[2 * nth + 1]!] as const,
        )
          .filter(([from]) => from < size)
          .map(([from, to]) => [from, Math.min(to, size)] as const);
        const hashes = ranges.flatMap(([from, to]) => leaves.slice(from, to).map(leafHash));
        expect(rootFrom(size, ranges, hashes, ledger.others(size, ranges))).toEqual(naive(size));
      }),
      { numRuns: 200 },
    );
  });

  it('refuses sizes and indices that are not there', () => {
    for (const ask of [
      () => ledger.root(LARGE + 1),
      () => ledger.root(-1),
      () => ledger.root(0.5),
      () => ledger.inclusion(5, 5),
      () => ledger.inclusion(-1, 5),
      () => ledger.inclusion(0, 0),
      () => ledger.consistency(6, 5),
      () => ledger.consistency(0, LARGE + 1),
      () => ledger.leaf(LARGE),
      () => ledger.positionOf(LARGE),
      () => [...ledger.leaves(0, LARGE + 1)],
    ])
      expect(ask).toThrow(RangeError);
  });
});

describe('a proof of a leaf', () => {
  afterAll(tidy);

  it(
    'reads one tile for each level of the tree at most',
    async () => {
      const folder = newFolder();
      const length = 66_000;
      await ledgerIn(folder).catchUp(logOf(length));
      const read: string[] = [];
      const ledger = ledgerIn(folder, { onTileRead: (path) => read.push(path) });
      expect(ledger.inclusion(1_000, length)).toHaveLength(17);
      expect(read).toEqual(['0/003', '1/000']);
      read.length = 0;
      expect(ledger.root(length)).toHaveLength(32);
      expect(read).toEqual([]);
    },
    PATIENCE,
  );
});
