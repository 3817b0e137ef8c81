import { EMPTY_ROOT, nodeHash } from '@sebone/ledger-verify';

/** The root of the perfect subtree of 2^`height` leaves that is the `index`-th of its height, from 0. */
export type Nodes = (height: number, index: number) => Buffer;

/** The root of the tree of the first `size` leaves (RFC 6962, 2.1). */
export function rootOf(nodes: Nodes, size: number): Buffer {
  return size === 0 ? EMPTY_ROOT : hashOf(nodes, 0, size);
}

/** The hashes that prove a leaf at `index` in the tree of `size` leaves, from the leaf upwards (RFC 6962, 2.1.1). */
export function inclusionProof(nodes: Nodes, index: number, size: number): Buffer[] {
  const path = (from: number, to: number): Buffer[] => {
    if (to - from === 1) return [];
    const middle = split(from, to);
    return index < middle
      ? [...path(from, middle), hashOf(nodes, middle, to)]
      : [...path(middle, to), hashOf(nodes, from, middle)];
  };
  return path(0, size);
}

/** The hashes that prove the tree of `to` leaves to go on from the one of `from` (RFC 6962, 2.1.2); none from 0 or to itself. */
export function consistencyProof(nodes: Nodes, from: number, to: number): Buffer[] {
  const path = (start: number, end: number, isKnown: boolean): Buffer[] => {
    if (end === from) return isKnown ? [] : [hashOf(nodes, start, end)];
    const middle = split(start, end);
    return from <= middle
      ? [...path(start, middle, isKnown), hashOf(nodes, middle, end)]
      : [...path(middle, end, false), hashOf(nodes, start, middle)];
  };
  return from === 0 ? [] : path(0, to, true);
}

/**
 * The fewest hashes that make the root together with the leaves in some ranges, from left to right.
 * @param ranges half-open, ascending, not overlapping
 */
export function othersOf(
  nodes: Nodes,
  size: number,
  ranges: readonly (readonly [from: number, to: number])[],
): Buffer[] {
  const others: Buffer[] = [];
  let next = 0;
  const walk = (from: number, to: number): void => {
    while (next < ranges.length && ranges[next]![1] <= from) next++;
    if (next === ranges.length || ranges[next]![0] >= to) others.push(hashOf(nodes, from, to));
    else if (to - from > 1 && !(ranges[next]![0] <= from && ranges[next]![1] >= to)) {
      const middle = split(from, to);
      walk(from, middle);
      walk(middle, to);
    }
  };
  if (size > 0) walk(0, size);
  return others;
}

/** The hash of leaves `from` to `to`, a range that splitting a tree leads to: it begins at a multiple of the subtrees in it. */
function hashOf(nodes: Nodes, from: number, to: number): Buffer {
  const height = Math.round(Math.log2(to - from));
  if (2 ** height === to - from) return nodes(height, from / 2 ** height);
  const middle = split(from, to);
  return nodeHash(hashOf(nodes, from, middle), hashOf(nodes, middle, to));
}

/** Where RFC 6962 splits a range: after the largest power of two below its length. */
function split(from: number, to: number): number {
  let half = 1;
  while (half * 2 < to - from) half *= 2;
  return from + half;
}
