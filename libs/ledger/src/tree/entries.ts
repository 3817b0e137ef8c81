/** Leaves as C2SP tlog-tiles keeps them: each behind its length, two bytes, the higher first. */
export function entriesOf(leaves: readonly Uint8Array[]): Buffer {
  const parts: Uint8Array[] = [];
  for (const leaf of leaves) parts.push(Uint8Array.of(leaf.length >> 8, leaf.length & 0xff), leaf);
  return Buffer.concat(parts);
}

/** @returns the leaves, parts of `entries`; `undefined` where the lengths do not add up */
export function leavesIn(entries: Buffer): Buffer[] | undefined {
  const leaves: Buffer[] = [];
  let at = 0;
  while (at + 2 <= entries.length) {
    const end = at + 2 + entries.readUInt16BE(at);
    leaves.push(entries.subarray(at + 2, end));
    at = end;
  }
  return at === entries.length ? leaves : undefined;
}
