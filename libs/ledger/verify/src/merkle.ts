import { hash } from 'node:crypto';

/** Bytes of a hash. */
const WIDTH = 32;

/** The root of a tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT: Buffer = sha256(Buffer.alloc(0));

// One room for what is hashed, its prefix in place, spares an allocation a hash; hashing is synchronous, so nobody else is in it.
const nodeRoom = Buffer.alloc(1 + 2 * WIDTH, 0x01);
const leafRoom = Buffer.alloc(1 + 65_535, 0x00);

/** The hash of a leaf after RFC 6962: SHA-256 over 0x00 and the bytes of the leaf. */
export function leafHash(leaf: Uint8Array): Buffer {
  const end = 1 + leaf.length;
  const room = end <= leafRoom.length ? leafRoom : Buffer.alloc(end, 0x00);
  room.set(leaf, 1);
  return sha256(room.subarray(0, end));
}

/**
 * The hash of an inner node after RFC 6962: SHA-256 over 0x01 and the hashes of both children.
 * @throws RangeError for a child that is not a hash of 32 bytes
 */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  if (!isHash(left) || !isHash(right)) throw new RangeError('A node is made of two hashes of 32 bytes');
  nodeRoom.set(left, 1);
  nodeRoom.set(right, 1 + WIDTH);
  return sha256(nodeRoom);
}

/**
 * Checks that a leaf is at an index of a tree (RFC 9162, 2.1.3.2).
 * @param index from 0
 * @param size leaves of the tree
 * @param leaf the leaf's hash
 * @param proof the hashes beside the way from the leaf up to the root
 * @param root of the tree of that size
 * @returns `undefined` where it holds; else `no-such-index`, `not-a-hash`, `proof-too-short`, `proof-too-long` or `root-differs`
 */
export function inclusionFault(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): string | undefined {
  if (!isSize(index) || !isSize(size) || index >= size) return 'no-such-index';
  if (![leaf, root, ...proof].every(isHash)) return 'not-a-hash';

  const sides: Side[] = [];
  for (let at = index, width = size; width > 1;) {
    const half = leftHalf(width);
    const side = at < half ? 'left' : 'right';
    sides.unshift(side);
    if (side === 'right') at -= half;
    width = side === 'left' ? half : width - half;
  }
  if (proof.length !== sides.length) return proof.length < sides.length ? 'proof-too-short' : 'proof-too-long';

  const found = sides.reduce((below, side, up) => parent(side, below, proof[up]!), leaf);
  return sameHash(found, root) ? undefined : 'root-differs';
}

/**
 * Checks that the tree of one size is the beginning of the tree of another (RFC 9162, 2.1.4.2). Every tree goes on from the empty one,
 * with an empty proof.
 * @param from leaves of the earlier tree
 * @param to leaves of the later tree
 * @param fromRoot the earlier tree's root
 * @param toRoot the later tree's root
 * @param proof as RFC 6962 orders it
 * @returns `undefined` where it holds; else `no-such-size`, `shrinks`, `not-a-hash`, `proof-too-short`, `proof-too-long`,
 * `old-root-differs` or `new-root-differs`
 */
export function consistencyFault(
  from: number,
  to: number,
  fromRoot: Uint8Array,
  toRoot: Uint8Array,
  proof: readonly Uint8Array[],
): string | undefined {
  if (!isSize(from) || !isSize(to)) return 'no-such-size';
  if (from > to) return 'shrinks';
  if (from === 0 && !sameHash(fromRoot, EMPTY_ROOT)) return 'old-root-differs';
  if (from === to && !sameHash(fromRoot, toRoot)) return 'new-root-differs';
  if (from === to) return proof.length > 0 ? 'proof-too-long' : undefined;
  if (![fromRoot, toRoot, ...proof].every(isHash)) return 'not-a-hash';
  if (from === 0) return proof.length > 0 ? 'proof-too-long' : undefined;

  // Down to the largest subtree that ends where the earlier tree ends: it is in both.
  const sides: Side[] = [];
  for (let earlier = from, width = to; earlier < width;) {
    const half = leftHalf(width);
    const side = earlier <= half ? 'left' : 'right';
    sides.unshift(side);
    if (side === 'right') earlier -= half;
    width = side === 'left' ? half : width - half;
  }
  const [inBoth, beside] = sides.includes('right') ? [proof[0], proof.slice(1)] : [fromRoot, proof];
  if (inBoth === undefined || beside.length < sides.length) return 'proof-too-short';
  if (beside.length > sides.length) return 'proof-too-long';

  // What lies to the right came later: the earlier tree has only what lies to the left.
  const before = sides.reduce((below, side, up) => (side === 'left' ? below : nodeHash(beside[up]!, below)), inBoth);
  if (!sameHash(before, fromRoot)) return 'old-root-differs';
  const after = sides.reduce((below, side, up) => parent(side, below, beside[up]!), inBoth);
  return sameHash(after, toRoot) ? undefined : 'new-root-differs';
}

/**
 * The root of a tree from some of its leaves and the fewest hashes that stand for the others.
 * @param size leaves of the tree
 * @param ranges indices of the leaves at hand, half-open, ascending, none empty and none overlapping
 * @param leafHashes the hashes of the leaves at hand, by index
 * @param others from left to right the roots of the largest subtrees that hold none of the leaves at hand
 * @returns `undefined` where ranges are not of this form, hashes are left over or missing, or one is not of 32 bytes
 */
export function rootFrom(
  size: number,
  ranges: readonly (readonly [from: number, to: number])[],
  leafHashes: readonly Uint8Array[],
  others: readonly Uint8Array[],
): Buffer | undefined {
  if (!isSize(size) || countIn(size, ranges) !== leafHashes.length) return undefined;
  if (!leafHashes.every(isHash) || !others.every(isHash)) return undefined;
  let range = 0;
  let ours = 0;
  let other = 0;

  const rootOf = (from: number, to: number): Uint8Array | undefined => {
    while (range < ranges.length && ranges[range]![1] <= from) range++;
    if (range === ranges.length || ranges[range]![0] >= to) return others[other++];
    if (to - from === 1) return leafHashes[ours++];
    const half = from + leftHalf(to - from);
    const left = rootOf(from, half);
    const right = left && rootOf(half, to);
    return right && nodeHash(left, right);
  };

  const root = size === 0 ? EMPTY_ROOT : rootOf(0, size);
  return root && other === others.length ? Buffer.from(root) : undefined;
}

/** How many leaves ranges hold; `undefined` where they are not ascending, apart, and within the tree. */
function countIn(size: number, ranges: readonly (readonly [from: number, to: number])[]): number | undefined {
  let count = 0;
  let end = 0;
  for (const [from, to] of ranges) {
    if (!isSize(from) || !isSize(to) || from < end || to <= from || to > size) return undefined;
    count += to - from;
    end = to;
  }
  return count;
}

/** By way of a string: Node makes a small buffer of its pool in half the time that it takes to hand out one of OpenSSL's. */
function sha256(bytes: Uint8Array): Buffer {
  return Buffer.from(hash('sha256', bytes, 'binary'), 'binary');
}

/** Where a node lies below its parent. */
type Side = 'left' | 'right';

function parent(side: Side, below: Uint8Array, beside: Uint8Array): Buffer {
  return side === 'left' ? nodeHash(below, beside) : nodeHash(beside, below);
}

/** How many of two or more leaves the left subtree holds: the largest power of two below their number. Sizes outgrow 32 bits. */
function leftHalf(width: number): number {
  let half = 1;
  while (half * 2 < width) half *= 2;
  return half;
}

function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0;
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === WIDTH;
}

function sameHash(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
