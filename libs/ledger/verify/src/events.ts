import { fromBase64 } from './base64.ts';
import type { Find } from './faults.ts';
import { eitherForm, hasForm, isCount, isHash, isListOf } from './form.ts';
import { leafIn, type Leaf } from './leaf.ts';
import { readRows, rowsOf, type Section } from './lines.ts';
import { isStreamOf, partnerStream, type BundleStream, type Manifest } from './manifest.ts';
import { leafHash, rootFrom } from './merkle.ts';

const LONGEST = 65_535;

/** What a bundle holds of a stream. */
export interface StreamFound extends BundleStream {
  /** How many of its facts are there. */
  readonly events: number;
}

interface Followed {
  readonly stated: BundleStream;
  events: number;
  revision: number;
  hash: Buffer | undefined;
}

/**
 * Reads the leaves in the order of the log, and follows each stream: its facts have to come in the order of their revisions, each holding the
 * hash of the one before; of a complete stream none may be missing.
 * @param take is given each leaf with its place
 * @returns the hashes of the leaves, and what there is of each stream
 */
export function readLeaves(
  section: Section,
  manifest: Manifest,
  take: (leaf: Leaf, where: string) => void,
  find: Find,
): { readonly hashes: readonly Buffer[]; readonly streams: readonly StreamFound[] } {
  const streams = new Map(
    manifest.streams.map((stated): [string, Followed] => [
      stated.stream,
      { stated, events: 0, revision: 0, hash: undefined },
    ]),
  );
  checkStatedStreams(manifest, find);
  const hashes: Buffer[] = [];
  for (const { content: leaf, where, bytes } of readRows(section, leafIn, find)) {
    const hash = leafHash(bytes);
    hashes.push(hash);
    if (bytes.length > LONGEST) find('malformed-line', where);
    const stream = streams.get(leaf.stream);
    if (stream) follow(stream, leaf, hash, where, find);
    else find('stream-foreign', where, leaf.stream);
    take(leaf, where);
  }
  for (const stream of streams.values()) checkEnd(stream, find);
  return { hashes, streams: [...streams.values()].map(({ stated, events }) => ({ ...stated, events })) };
}

/** What the bundle is about has to be whole: the partner's stream, or every stream of the initiative that it names. */
function checkStatedStreams(manifest: Manifest, find: Find): void {
  const { initiative, partner, streams } = manifest;
  for (const { stream, complete } of streams) {
    if (!isStreamOf(initiative, stream)) find('stream-foreign', 'manifest', stream);
    if (!complete && partner === undefined) find('not-whole', 'manifest', stream);
  }
  if (partner === undefined) return;
  const own = partnerStream(manifest);
  if (!streams.some(({ stream, complete }) => complete && stream === own)) find('not-whole', 'manifest', own);
}

function follow(stream: Followed, leaf: Leaf, hash: Buffer, where: string, find: Find): void {
  const { revision, previous } = leaf;
  if (revision <= stream.revision) return find('revision-order', where, leaf.stream);
  const follows = revision === stream.revision + 1;
  if (!follows && stream.stated.complete) gap(stream, revision - 1, find);
  const known = follows ? (stream.hash?.toString('base64') ?? null) : undefined;
  const isFirst = revision === 1;
  if ((known !== undefined && known !== previous) || isFirst !== (previous === null)) find('chain-broken', where);
  stream.events++;
  stream.revision = revision;
  stream.hash = hash;
}

function gap({ stated, revision }: Followed, to: number, find: Find): void {
  find('stream-gap', stated.stream, revision + 1 === to ? String(to) : `${revision + 1}–${to}`);
}

function checkEnd(stream: Followed, find: Find): void {
  const { stated, revision } = stream;
  if (revision > stated.revision) find('beyond-head', stated.stream, String(stated.revision));
  if (revision < stated.revision && stated.complete) gap(stream, stated.revision, find);
}

type Ranges = readonly (readonly [from: number, to: number])[];

const isRange = (value: unknown): boolean => Array.isArray(value) && value.length === 2 && value.every(isCount);
const isHashes = isListOf(isHash);
const isProofRow = eitherForm(
  hasForm<{ readonly ranges: Ranges }>({ ranges: isListOf(isRange) }),
  hasForm<{ readonly hashes: readonly string[] }>({
    hashes: (value) => isHashes(value) && (value as unknown[]).length >= 1 && (value as unknown[]).length <= 256,
  }),
);

/** Which leaves of the log are there, and the fewest hashes that stand for the others. */
export interface Proof {
  readonly ranges: Ranges;
  readonly others: readonly Buffer[];
}

/** Reads the proof; `undefined` where it has another form, which is noted. */
export function readProof(section: Section, find: Find): Proof | undefined {
  let ranges: Ranges | undefined;
  const others: Buffer[] = [];
  let at = 0;
  for (const { content, where } of rowsOf(section, isProofRow, find)) {
    const isFirst = at++ === 0;
    if ('ranges' in content) {
      if (isFirst) ranges = content.ranges;
      else find('proof-misfit', where);
    } else for (const hash of content.hashes) others.push(fromBase64(hash)!);
  }
  if (section.isWhole && (!ranges || !isApart(ranges))) find('proof-misfit', section.name);
  return ranges && { ranges, others };
}

/** Ranges that touch would be one, and the same leaves would have two proofs. */
function isApart(ranges: Ranges): boolean {
  return ranges.every(([from], at) => at === 0 || from > ranges[at - 1]![1]);
}

/** Checks that the leaves are those of the tree. */
export function checkRoot(
  hashes: readonly Buffer[],
  { ranges, others }: Proof,
  { size, root }: { readonly size: number; readonly root: Buffer },
  find: Find,
): void {
  const found = rootFrom(size, ranges, hashes, others);
  if (!found) find('proof-misfit', 'proof');
  else if (!found.equals(root)) find('root-differs', 'proof');
}
