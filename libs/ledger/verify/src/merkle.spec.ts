import fc from 'fast-check';
import { consistencyFault, EMPTY_ROOT, inclusionFault, leafHash, nodeHash, rootFrom } from './merkle.ts';

/*
 * The tree as RFC 6962 defines it (2.1), with nothing clever but that no hash is made twice: leaf n is the text of its number.
 */
/** More leaves than any tree of which all proofs are tried. */
const LARGE = 60_000;
const known = new Map<number, Buffer>();

function naive(from: number, to: number): Buffer {
  const key = from * LARGE + to;
  const root = known.get(key) ?? (to - from === 1 ? leafHash(Buffer.from(`${from}`)) : above(from, to, naive));
  known.set(key, root);
  return root;
}

function halves(from: number, to: number): [Range, Range] {
  let half = 1;
  while (half * 2 < to - from) half *= 2;
  return [
    [from, from + half],
    [from + half, to],
  ];
}

function above(from: number, to: number, rootOf: (from: number, to: number) => Buffer): Buffer {
  const [left, right] = halves(from, to);
  return nodeHash(rootOf(...left), rootOf(...right));
}

type Range = readonly [from: number, to: number];
const rootOf = (size: number): Buffer => (size === 0 ? EMPTY_ROOT : naive(0, size));

/** The way from the root down to a leaf: at each node, which half is taken and which is left beside. */
function way(index: number, from: number, to: number): { side: 'left' | 'right'; beside: Range }[] {
  if (to - from === 1) return [];
  const [left, right] = halves(from, to);
  return index < left[1]
    ? [{ side: 'left', beside: right }, ...way(index, ...left)]
    : [{ side: 'right', beside: left }, ...way(index, ...right)];
}

const inclusion = (index: number, size: number): Buffer[] =>
  way(index, 0, size)
    .reverse()
    .map(({ beside }) => naive(...beside));

/** PROOF and SUBPROOF of RFC 6962, 2.1.2. */
function subproof(size: number, from: number, to: number, whole: boolean): Range[] {
  if (size === to) return whole ? [] : [[from, to]];
  const [left, right] = halves(from, to);
  return size <= left[1] ? [...subproof(size, ...left, whole), right] : [...subproof(size, ...right, false), left];
}

/** Which side each hash of such a proof stands on, and whether it ends with the earlier tree itself. */
function form(size: number, from: number, to: number, whole: boolean): string {
  if (size === to) return whole ? 'whole' : 'part';
  const [left, right] = halves(from, to);
  return size <= left[1] ? `left ${form(size, ...left, whole)}` : `right ${form(size, ...right, false)}`;
}

const consistency = (from: number, to: number): Buffer[] =>
  from === 0 ? [] : subproof(from, 0, to, true).map((range) => naive(...range));

/** The roots of the largest subtrees without one of these leaves, from left to right. */
function others(ours: ReadonlySet<number>, from: number, to: number): Buffer[] {
  const held = Array.from({ length: to - from }, (_, at) => from + at).filter((index) => ours.has(index));
  if (held.length === 0) return [naive(from, to)];
  return to - from === 1 ? [] : halves(from, to).flatMap(([a, b]) => others(ours, a, b));
}

function rangesOf(indices: readonly number[]): Range[] {
  const ranges: [number, number][] = [];
  for (const index of indices) {
    const last = ranges.at(-1);
    if (last?.[1] === index) last[1]++;
    else ranges.push([index, index + 1]);
  }
  return ranges;
}

function flipped(bytes: Buffer, bit: number): Buffer {
  return bytes.with(bit >> 3, bytes[bit >> 3]! ^ (1 << (bit & 7))) as Buffer;
}

const bits = (bytes: Buffer): Buffer[] => Array.from({ length: bytes.length * 8 }, (_, bit) => flipped(bytes, bit));

/** Numbers that differ in one bit, as far as a size can. */
const bitsOf = (size: number): number[] =>
  Array.from({ length: 53 }, (_, bit) => Number(BigInt(size) ^ (1n << BigInt(bit))));
const sides = (index: number, size: number): string =>
  way(index, 0, size)
    .map(({ side }) => side)
    .join();

const sizeAndIndex = fc
  .integer({ min: 1, max: LARGE })
  .chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size - 1 })));

describe('a tree of every size up to 300', () => {
  const sizes = Array.from({ length: 301 }, (_, size) => size);

  it('holds each of its leaves where it is', () => {
    const faults = sizes.flatMap((size) =>
      sizes
        .slice(0, size)
        .map((index) => inclusionFault(index, size, naive(index, index + 1), inclusion(index, size), rootOf(size))),
    );
    expect(faults).toHaveLength(45_150);
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });

  it('goes on from every smaller one, and from itself', () => {
    const faults = sizes.flatMap((to) =>
      sizes.slice(0, to + 1).map((from) => consistencyFault(from, to, rootOf(from), rootOf(to), consistency(from, to))),
    );
    expect(faults).toHaveLength(45_451);
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });

  it('has the root that its leaves alone give', () => {
    for (const size of sizes) {
      const leaves = Array.from({ length: size }, (_, index) => naive(index, index + 1));
      expect(rootFrom(size, size === 0 ? [] : [[0, size]], leaves, [])).toEqual(rootOf(size));
    }
  });
});

describe('a larger tree', () => {
  it('holds each of its leaves, and goes on from every smaller one', () => {
    fc.assert(
      fc.property(sizeAndIndex, ([size, index]) => {
        const leaf = naive(index, index + 1);
        expect(inclusionFault(index, size, leaf, inclusion(index, size), rootOf(size))).toBeUndefined();
        expect(consistencyFault(index, size, rootOf(index), rootOf(size), consistency(index, size))).toBeUndefined();
      }),
      { numRuns: 30 },
    );
  });

  it('of up to 2^53 − 1 leaves is proved like any other', () => {
    // Where all leaves are alike, a subtree's root depends on its width alone.
    const alike = new Map<number, Buffer>([[1, leafHash(Buffer.from('alike'))]]);
    const root = (from: number, to: number): Buffer => {
      const width = to - from;
      if (!alike.has(width)) alike.set(width, above(0, width, root));
      return alike.get(width)!;
    };
    const large = fc.integer({ min: 2 ** 31 - 2, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(large, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (size, share) => {
        const index = Math.floor(size * share);
        const ways = way(index, 0, size);
        const proof = ways.reverse().map(({ beside }) => root(...beside));
        expect(inclusionFault(index, size, alike.get(1)!, proof, root(0, size))).toBeUndefined();
        expect(inclusionFault(index, size, alike.get(1)!, proof.slice(1), root(0, size))).toBe('proof-too-short');
        const old = Math.max(index, 1);
        const grown = subproof(old, 0, size, true).map((range) => root(...range));
        expect(consistencyFault(old, size, root(0, old), root(0, size), grown)).toBeUndefined();
        const inFront = ways.map(({ side, beside }) => (side === 'right' ? [root(...beside)] : [])).reverse();
        const behind = ways.map(({ side, beside }) => (side === 'left' ? [root(...beside)] : []));
        expect(rootFrom(size, [[index, index + 1]], [alike.get(1)!], [...inFront, ...behind].flat())).toEqual(
          root(0, size),
        );
      }),
    );
  });
});

describe('a proof of inclusion', () => {
  it('is refused with any bit of leaf, proof or root changed', () => {
    fc.assert(
      fc.property(sizeAndIndex, ([size, index]) => {
        const [leaf, proof, root] = [naive(index, index + 1), inclusion(index, size), rootOf(size)];
        const faults = [
          ...bits(leaf).map((changed) => inclusionFault(index, size, changed, proof, root)),
          ...bits(root).map((changed) => inclusionFault(index, size, leaf, proof, changed)),
          ...proof.flatMap((hash, at) =>
            bits(hash).map((changed) => inclusionFault(index, size, leaf, proof.with(at, changed), root)),
          ),
        ];
        expect(faults).toHaveLength(256 * (2 + proof.length));
        expect(new Set(faults)).toEqual(new Set(['root-differs']));
      }),
      { numRuns: 5 },
    );
  });

  it('is refused for any other index, and for any size in which the way to the leaf is another', () => {
    fc.assert(
      fc.property(sizeAndIndex, ([size, index]) => {
        const [leaf, proof, root] = [naive(index, index + 1), inclusion(index, size), rootOf(size)];
        expect(bitsOf(index).filter((other) => !inclusionFault(other, size, leaf, proof, root))).toEqual([]);
        // The proof does not bind the size: the checkpoint, which is signed, binds it to the root.
        const sameWay = (other: number): boolean => other > index && sides(index, other) === sides(index, size);
        expect(bitsOf(size).filter((other) => !inclusionFault(index, other, leaf, proof, root))).toEqual(
          bitsOf(size).filter(sameWay),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('is refused with a hash less, a hash more, or two in each other’s place', () => {
    const [leaf, proof, root] = [naive(5, 6), inclusion(5, 11), rootOf(11)];
    expect(proof).toHaveLength(4);
    expect(inclusionFault(5, 11, leaf, proof.slice(0, -1), root)).toBe('proof-too-short');
    expect(inclusionFault(5, 11, leaf, proof.slice(1), root)).toBe('proof-too-short');
    expect(inclusionFault(5, 11, leaf, [...proof, root], root)).toBe('proof-too-long');
    expect(inclusionFault(5, 11, leaf, [proof[1]!, proof[0]!, ...proof.slice(2)], root)).toBe('root-differs');
    expect(inclusionFault(5, 11, leaf, [proof[0]!.subarray(1), ...proof.slice(1)], root)).toBe('not-a-hash');
    expect(inclusionFault(0, 1, leaf, [], leaf.subarray(1))).toBe('not-a-hash');
  });

  it.each([
    [0, 0],
    [1, 1],
    [7, 3],
    [-1, 1],
    [0.5, 1],
    [0, 2 ** 53],
    [NaN, 1],
    [0, NaN],
  ])('is not for index %p of %p leaves', (index, size) => {
    expect(inclusionFault(index, size, EMPTY_ROOT, [], EMPTY_ROOT)).toBe('no-such-index');
  });
});

describe('a proof of consistency', () => {
  const sizes = fc
    .integer({ min: 2, max: LARGE })
    .chain((to) => fc.tuple(fc.integer({ min: 1, max: to - 1 }), fc.constant(to)));

  it('is refused with any bit of proof or roots changed', () => {
    fc.assert(
      fc.property(sizes, ([from, to]) => {
        const [old, root, proof] = [rootOf(from), rootOf(to), consistency(from, to)];
        const faults = [
          ...bits(old).map((changed) => consistencyFault(from, to, changed, root, proof)),
          ...bits(root).map((changed) => consistencyFault(from, to, old, changed, proof)),
          ...proof.flatMap((hash, at) =>
            bits(hash).map((changed) => consistencyFault(from, to, old, root, proof.with(at, changed))),
          ),
        ];
        expect(faults).toHaveLength(256 * (2 + proof.length));
        expect(faults.filter((fault) => !fault?.endsWith('-root-differs'))).toEqual([]);
      }),
      { numRuns: 5 },
    );
  });

  it('is refused for any other earlier size, and for any later one in which the proof has another form', () => {
    fc.assert(
      fc.property(sizes, ([from, to]) => {
        const [old, root, proof] = [rootOf(from), rootOf(to), consistency(from, to)];
        expect(bitsOf(from).filter((other) => !consistencyFault(other, to, old, root, proof))).toEqual([]);
        const sameForm = (other: number): boolean =>
          other > from && form(from, 0, other, true) === form(from, 0, to, true);
        expect(bitsOf(to).filter((other) => !consistencyFault(from, other, old, root, proof))).toEqual(
          bitsOf(to).filter(sameForm),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('is refused where the history shrinks or is another', () => {
    expect(consistencyFault(5, 4, rootOf(5), rootOf(4), [])).toBe('shrinks');
    expect(consistencyFault(4, 4, rootOf(4), rootOf(5), [])).toBe('new-root-differs');
    expect(consistencyFault(3, 7, rootOf(4), rootOf(7), consistency(3, 7))).toBe('old-root-differs');
    expect(consistencyFault(4, 7, rootOf(3), rootOf(7), consistency(4, 7))).toBe('new-root-differs');
    expect(consistencyFault(3, 7, rootOf(3), rootOf(8), consistency(3, 7))).toBe('new-root-differs');
  });

  it('is refused with a hash less or a hash more', () => {
    for (const [from, to] of [
      [4, 7],
      [3, 7],
      [6, 8],
    ] as const) {
      const [old, root, proof] = [rootOf(from), rootOf(to), consistency(from, to)];
      expect(consistencyFault(from, to, old, root, [])).toBe('proof-too-short');
      expect(consistencyFault(from, to, old, root, proof.slice(0, -1))).toBe('proof-too-short');
      expect(consistencyFault(from, to, old, root, [...proof, root])).toBe('proof-too-long');
      expect(consistencyFault(from, to, old, root, proof.with(0, Buffer.alloc(31)))).toBe('not-a-hash');
    }
  });

  it('is empty from a tree to itself and from the empty tree to any', () => {
    expect(consistencyFault(0, 0, EMPTY_ROOT, EMPTY_ROOT, [])).toBeUndefined();
    expect(consistencyFault(0, 9, EMPTY_ROOT, rootOf(9), [])).toBeUndefined();
    expect(consistencyFault(0, 9, rootOf(1), rootOf(9), [])).toBe('old-root-differs');
    expect(consistencyFault(0, 9, EMPTY_ROOT, rootOf(9).subarray(1), [])).toBe('not-a-hash');
    expect(consistencyFault(0, 0, EMPTY_ROOT, rootOf(1), [])).toBe('new-root-differs');
    for (const size of [0, 9]) {
      expect(consistencyFault(size, size, rootOf(size), rootOf(size), [rootOf(1)])).toBe('proof-too-long');
      expect(consistencyFault(0, size, EMPTY_ROOT, rootOf(size), [rootOf(1)])).toBe('proof-too-long');
    }
  });

  it.each([
    [-1, 1],
    [0.5, 1],
    [1, 2 ** 53],
    [NaN, NaN],
  ])('is not for sizes %p and %p', (from, to) => {
    expect(consistencyFault(from, to, EMPTY_ROOT, EMPTY_ROOT, [])).toBe('no-such-size');
  });
});

describe('the root from some leaves', () => {
  const selection = fc
    .integer({ min: 1, max: 200 })
    .chain((size) => fc.tuple(fc.constant(size), fc.subarray(Array.from({ length: size }, (_, index) => index))));
  const parts = ([size, indices]: [number, number[]]) => ({
    size,
    ranges: rangesOf(indices),
    leaves: indices.map((index) => naive(index, index + 1)),
    others: others(new Set(indices), 0, size),
  });

  it('is the root of the tree, with the fewest hashes for the others', () => {
    fc.assert(
      fc.property(selection.map(parts), ({ size, ranges, leaves, others }) => {
        expect(rootFrom(size, ranges, leaves, others)).toEqual(rootOf(size));
      }),
      { numRuns: 200 },
    );
  });

  it('is not the root of the tree where any hash is another, and none where one is missing or left over', () => {
    fc.assert(
      fc.property(selection.map(parts), fc.nat(), fc.nat({ max: 255 }), ({ size, ranges, leaves, others }, at, bit) => {
        const changed = (hashes: Buffer[]): Buffer[] => {
          const place = at % hashes.length;
          return hashes.with(place, flipped(hashes[place]!, bit));
        };
        const without = (hashes: Buffer[]): Buffer[] => hashes.toSpliced(at % hashes.length, 1);
        const twice = (hashes: Buffer[]): Buffer[] => hashes.toSpliced(at % (hashes.length + 1), 0, rootOf(1));
        if (leaves.length > 0) {
          expect(rootFrom(size, ranges, changed(leaves), others)).not.toEqual(rootOf(size));
          expect(rootFrom(size, ranges, without(leaves), others)).toBeUndefined();
        }
        if (others.length > 0) {
          expect(rootFrom(size, ranges, leaves, changed(others))).not.toEqual(rootOf(size));
          expect(rootFrom(size, ranges, leaves, without(others))).toBeUndefined();
        }
        expect(rootFrom(size, ranges, twice(leaves), others)).toBeUndefined();
        expect(rootFrom(size, ranges, leaves, twice(others))).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it('of a tree of which no leaf is at hand is given', () => {
    expect(rootFrom(9, [], [], [rootOf(9)])).toEqual(rootOf(9));
    expect(rootFrom(0, [], [], [])).toEqual(EMPTY_ROOT);
    expect(rootFrom(0, [], [], [EMPTY_ROOT])).toBeUndefined();
    expect(rootFrom(9, [], [], [])).toBeUndefined();
  });

  it.each<[string, Range[]]>([
    [
      'out of order',
      [
        [2, 3],
        [0, 1],
      ],
    ],
    [
      'overlapping',
      [
        [0, 2],
        [1, 2],
      ],
    ],
    [
      'empty',
      [
        [0, 0],
        [0, 2],
      ],
    ],
    ['backwards', [[3, 1]]],
    ['beyond the tree', [[3, 5]]],
    ['below it', [[-1, 1]]],
    ['between leaves', [[0.5, 2.5]]],
  ])('is none for ranges that are %s', (_, ranges) => {
    const count = ranges.reduce((sum, [from, to]) => sum + Math.abs(to - from), 0);
    const leaves = Array.from({ length: count }, () => rootOf(1));
    for (let others = 0; others < 5; others++)
      expect(
        rootFrom(
          4,
          ranges,
          leaves,
          Array.from({ length: others }, () => rootOf(1)),
        ),
      ).toBeUndefined();
  });

  it('is none where a hash has another width', () => {
    expect(rootFrom(2, [[0, 1]], [rootOf(1).subarray(1)], [rootOf(1)])).toBeUndefined();
    expect(rootFrom(2, [[0, 1]], [rootOf(1)], [Buffer.alloc(33)])).toBeUndefined();
    expect(() => nodeHash(rootOf(1), Buffer.of())).toThrow(RangeError);
  });
});

describe('the hash of a leaf', () => {
  it('is of its bytes alone, however long they are and whatever was hashed before', () => {
    for (const length of [65_535, 70_000, 0, 3, 65_536]) {
      const leaf = Buffer.alloc(length, 0x61);
      expect(leafHash(leaf)).toEqual(leafHash(new Uint8Array(leaf)));
      expect(leafHash(leaf)).not.toEqual(leafHash(Buffer.alloc(length + 1, 0x61)));
    }
    expect(leafHash(Buffer.of())).toEqual(leafHash(new Uint8Array()));
  });
});
