import { createHash, randomUUID } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  bundleText,
  canonical,
  FORMAT,
  SECTIONS,
  type BundleData,
  type BundleErasure,
  type BundleKey,
  type BundleOpening,
  type BundleSchema,
  type BundleView,
  type Manifest,
  type SectionName,
} from '@sebone/ledger-verify';
import { canonicalText } from '../well-formed.ts';

/** What comes one by one, so that no more of it is in memory than is being written. */
export type Sequence<One> = Iterable<One> | AsyncIterable<One>;

/** Half-open ranges of leaf indices, ascending and apart from each other. */
export type LeafRanges = readonly (readonly [from: number, to: number])[];

/** What a bundle is made of. Each section is taken in its order in the file, once. */
export interface BundleContents {
  /** What the bundle is about; the rest of the manifest follows from what is written. */
  readonly about: Omit<Manifest, 'format' | 'sections'>;
  /** The log's keys, oldest first. */
  readonly keys: Sequence<BundleKey>;
  /** Every checkpoint up to `about.size`, by size, with the hashes that prove it consistent with the one before: none for the first. */
  readonly checkpoints: Sequence<{ readonly note: string; readonly consistency: readonly Uint8Array[] }>;
  /** Which leaves the bundle holds. */
  readonly ranges: LeafRanges;
  /** The exact bytes of those leaves, by index. */
  readonly leaves: Sequence<Uint8Array>;
  /** What `rootFrom` needs beside the leaves for the root at `about.size`. */
  readonly others: Sequence<Uint8Array>;
  /** The data of which a leaf holds only the hash. */
  readonly large: Sequence<BundleData>;
  /** The personal values that are still there, and are not withheld. */
  readonly openings: Sequence<Omit<BundleOpening, 'blind'> & { readonly blind: Uint8Array }>;
  readonly erasures: Sequence<BundleErasure>;
  readonly schemas: Sequence<BundleSchema>;
  readonly views: Sequence<BundleView>;
  /** Signs a text with the log's current key: a note. */
  readonly sign: (text: string) => string;
}

/** Hashes in one line of the proof. */
const HASHES_IN_LINE = 256;
/** Bytes that are gathered before they are written. */
const ROOM = 256 * 1024;

/**
 * The ranges that leaf indices make.
 * @param indices ascending, none twice
 * @throws RangeError for indices in another order
 */
export function rangesOf(indices: Iterable<number>): LeafRanges {
  const ranges: [from: number, to: number][] = [];
  for (const index of indices) {
    const last = ranges.at(-1);
    if (last && index < last[1]) throw new RangeError(`Leaf ${index} comes after leaf ${last[1] - 1}`);
    if (last?.[1] === index) last[1]++;
    else ranges.push([index, index + 1]);
  }
  return ranges;
}

/**
 * Writes a bundle, in bounded memory, whole or not at all: what is in `file` is replaced once the new bundle is on the disk.
 * @param file its path; there has to be room for the bundle twice beside it while it is written
 * @returns the manifest, which is the bundle's first line
 * @throws what the sequences throw, and what the file system says; then `file` is as it was
 */
export async function writeBundle(file: string, contents: BundleContents): Promise<Manifest> {
  const part = `${file}.${randomUUID()}`;
  const paths = { sections: `${part}.sections`, whole: `${part}.part` };
  try {
    const sections = await writing(paths.sections, (handle) => writeSections(handle, contents));
    const manifest: Manifest = { ...contents.about, format: FORMAT, sections };
    const line = Buffer.from(canonical(manifest));
    const note = contents.sign(bundleText(manifest.origin, line));
    await writing(paths.whole, async (handle) => {
      await handle.writeFile(Buffer.concat([line, NEWLINE, lineOf({ note }), NEWLINE]));
      await append(paths.sections, handle);
      await handle.sync();
    });
    await rename(paths.whole, file);
    await syncFolder(dirname(file));
    return manifest;
  } finally {
    for (const path of Object.values(paths)) await rm(path, { force: true });
  }
}

async function writing<Result>(path: string, write: (handle: FileHandle) => Promise<Result>): Promise<Result> {
  const handle = await open(path, 'wx', 0o600);
  try {
    return await write(handle);
  } finally {
    await handle.close();
  }
}

async function append(from: string, to: FileHandle): Promise<void> {
  const handle = await open(from, 'r');
  try {
    const room = Buffer.alloc(ROOM);
    for (;;) {
      const { bytesRead } = await handle.read(room, 0, ROOM, null);
      if (bytesRead === 0) return;
      await to.writeFile(room.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeSections(handle: FileHandle, contents: BundleContents): Promise<Manifest['sections']> {
  const sections: { lines: number; name: SectionName; sha256: string }[] = [];
  for (const name of SECTIONS) {
    const digest = createHash('sha256');
    let gathered: Uint8Array[] = [];
    let bytes = 0;
    let lines = 0;
    const flush = async (): Promise<void> => {
      const together = Buffer.concat(gathered);
      digest.update(together);
      await handle.writeFile(together);
      gathered = [];
      bytes = 0;
    };
    for await (const line of LINES[name](contents)) {
      gathered.push(line, NEWLINE);
      bytes += line.length + 1;
      lines++;
      if (bytes >= ROOM) await flush();
    }
    await flush();
    sections.push({ lines, name, sha256: digest.digest('base64') });
  }
  return sections;
}

const NEWLINE = Buffer.from('\n');

function lineOf(value: object): Buffer {
  return Buffer.from(canonicalText(value));
}

const LINES: Readonly<Record<SectionName, (contents: BundleContents) => Sequence<Uint8Array>>> = {
  keys: ({ keys }) => linesOf(keys, (key) => key),
  checkpoints: ({ checkpoints }) =>
    linesOf(checkpoints, ({ note, consistency }) => ({ consistency: consistency.map(base64), note })),
  leaves: ({ leaves }) => leaves,
  large: ({ large }) => linesOf(large, (data) => data),
  proof: proofLines,
  openings: ({ openings }) => linesOf(openings, (opening) => ({ ...opening, blind: base64(opening.blind) })),
  erasures: ({ erasures }) => linesOf(erasures, (erasure) => erasure),
  schemas: ({ schemas }) => linesOf(schemas, (schema) => schema),
  views: ({ views }) => linesOf(views, (view) => view),
};

async function* linesOf<One>(all: Sequence<One>, said: (one: One) => object): AsyncGenerator<Uint8Array> {
  for await (const one of all) yield lineOf(said(one));
}

async function* proofLines({ ranges, others }: BundleContents): AsyncGenerator<Uint8Array> {
  yield lineOf({ ranges });
  let hashes: string[] = [];
  for await (const hash of others) {
    hashes.push(base64(hash));
    if (hashes.length < HASHES_IN_LINE) continue;
    yield lineOf({ hashes });
    hashes = [];
  }
  if (hashes.length > 0) yield lineOf({ hashes });
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
