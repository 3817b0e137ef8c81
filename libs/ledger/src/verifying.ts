import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { EventStore } from '@sebone/event-store';
import {
  endorsementText,
  isSignedBy,
  leafHash,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
} from '@sebone/ledger-verify';
import { linesFrom, type CheckpointFile } from './checkpoint-file.ts';
import { DamagedLedgerError, UnfitFactError } from './errors.ts';
import { ledgerFault, type LedgerFault, type LedgerFaultCode } from './faults.ts';
import type { LedgerState } from './growing.ts';
import { leafOf } from './leaf.ts';
import type { LedgerKey } from './ledger.ts';
import { SEGMENT } from './ledger-db.ts';
import type { LogKeys } from './log-keys.ts';
import { Edge } from './tree/edge.ts';
import { fullTiles, partialTiles, tilePath, type TileFiles } from './tree/tile-files.ts';
import type { TiledTree } from './tree/tiled-tree.ts';

/** What a ledger consists of. */
export interface LedgerParts {
  /** The ledger's folder. */
  readonly folder: string;
  readonly db: Database;
  readonly keys: LogKeys;
  readonly checkpoints: CheckpointFile;
  readonly tiles: TileFiles;
  readonly tree: TiledTree;
  state(): LedgerState;
}

type Report = (code: LedgerFaultCode, where: string) => void;

/** Holds a ledger against its log: every leaf, tile, checkpoint and key. @returns all that is wrong */
export async function verifyLedger(parts: LedgerParts, store: EventStore): Promise<readonly LedgerFault[]> {
  const faults = new Map<string, LedgerFault>();
  const report: Report = (code, where) => void faults.set(`${code} ${where}`, ledgerFault(code, where));
  const signed = verifyCheckpoints(parts, report);
  verifyKeys(parts.keys, report);
  verifyTiles(parts, report);
  verifyIndex(parts.db, report);
  await verifyAgainstLog(parts, store, signed, report);
  return [...faults.values()];
}

/** A root that was signed, of a tree of a size. */
interface SignedRoot {
  readonly size: number;
  readonly root: Buffer;
}

/** @returns what was ever signed, by size */
function verifyCheckpoints({ folder, keys, checkpoints }: LedgerParts, report: Report): readonly SignedRoot[] {
  const found = new Map(checkpoints.all().map((checkpoint) => [checkpoint.size, checkpoint.note]));
  const file = join(folder, 'checkpoint');
  if (checkpoints.latest()?.note !== (existsSync(file) ? readFileSync(file, 'utf8') : undefined))
    report('checkpoint-differs', 'checkpoint');
  const signed: SignedRoot[] = [];
  try {
    for (const { line } of linesFrom(join(folder, 'checkpoints.jsonl'), 0)) {
      if (!('note' in line)) continue;
      const note = parseNote(line.note)!;
      const { origin, size, root } = parseCheckpoint(note.text)!;
      const key = keyAt(keys.all(), size);
      if (origin !== keys.origin || !key || !isSignedBy(note, parseVerifierKey(key.vkey)!))
        report('checkpoint-unsigned', `checkpoint ${size}`);
      if (!found.get(size)?.startsWith(line.note)) report('checkpoint-differs', `checkpoint ${size}`);
      found.delete(size);
      signed.push({ size, root });
    }
  } catch (error) {
    if (!(error instanceof DamagedLedgerError)) throw error;
    report('checkpoints-damaged', error.message);
  }
  for (const size of found.keys()) report('checkpoints-damaged', `checkpoint ${size}`);
  return signed.sort((one, other) => one.size - other.size);
}

/** The key that signs checkpoints of a size. */
function keyAt(keys: readonly LedgerKey[], size: number): LedgerKey | undefined {
  return keys.findLast(({ since }) => since <= size);
}

function verifyKeys(keys: LogKeys, report: Report): void {
  let before: LedgerKey | undefined;
  for (const key of keys.all()) {
    const note = parseNote(key.endorsement ?? '');
    const isEndorsed =
      before &&
      note?.text === endorsementText(keys.origin, key.vkey, key.since) &&
      isSignedBy(note, parseVerifierKey(before.vkey)!);
    if (before ? !isEndorsed || key.since < before.since : key.endorsement !== null) report('key-unendorsed', key.vkey);
    before = key;
  }
}

function verifyTiles({ tree, tiles, checkpoints, state }: LedgerParts, report: Report): void {
  tree.forget();
  const { size } = state();
  const signed = checkpoints.latest()?.size ?? 0;
  const check = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof DamagedLedgerError)) throw error;
      report('tile-damaged', error.file);
    }
  };
  for (const name of fullTiles(0, size)) check(() => void tree.file(tilePath(name)));
  for (const name of signed <= size ? partialTiles(signed) : []) {
    const path = tilePath(name);
    check(() => {
      if (tiles.read(name)?.equals(tree.file(path)!) !== true) report('tile-damaged', `tile/${path}`);
    });
  }
}

function verifyIndex(db: Database, report: Report): void {
  for (const said of db.pragma('integrity_check(10)') as readonly { readonly integrity_check: string }[])
    if (said.integrity_check !== 'ok') report('index-damaged', `ledger.db: ${said.integrity_check}`);
  const astray = db.prepare<[], number>(
    `SELECT leaves.leaf FROM leaves
     LEFT JOIN events ON events.segment = leaves.leaf / ${SEGMENT} AND events.event = leaves.event
     LEFT JOIN streams ON streams.segment = leaves.leaf / ${SEGMENT}
       AND streams.stream = leaves.stream AND streams.revision = leaves.revision
     WHERE leaves.leaf < (SELECT settled FROM state) AND (events.leaf IS NOT leaves.leaf OR streams.leaf IS NOT leaves.leaf)`,
  );
  for (const leaf of astray.pluck().iterate()) report('index-differs', `leaf ${leaf}`);
}

async function verifyAgainstLog(
  { db, tree, state }: LedgerParts,
  store: EventStore,
  signed: readonly SignedRoot[],
  report: Report,
): Promise<void> {
  const { size } = state();
  const rowOf = db
    .prepare<[number], [string, string, number, Buffer]>(
      'SELECT event, stream, revision, hash FROM leaves WHERE leaf = ?',
    )
    .raw();
  const ends = new Map<string, { readonly revision: number; readonly hash: Buffer }>();
  const edge = new Edge();
  const differing = new Stretches();
  const waiting = [...signed];

  const compareCheckpoints = (): void => {
    for (; waiting[0]?.size === edge.size; waiting.shift())
      if (!waiting[0].root.equals(edge.root())) report('checkpoint-diverges', `checkpoint ${edge.size}`);
  };

  compareCheckpoints();
  for await (const facts of store.subscribe(0, { untilHead: true })) {
    for (const fact of facts) {
      const leaf = edge.size;
      const before = ends.get(fact.stream);
      if (fact.revision !== (before?.revision ?? 0) + 1) report('log-disordered', `fact ${fact.id}`);
      let hash: Buffer;
      try {
        hash = leafHash(leafOf(fact, before?.hash.toString('base64') ?? null));
      } catch (error) {
        if (!(error instanceof UnfitFactError)) throw error;
        report('log-disordered', `fact ${fact.id}`);
        return;
      }
      ends.set(fact.stream, { revision: fact.revision, hash });
      if (leaf < size) {
        const taken = hashAt(tree, leaf);
        if (taken && !taken.equals(hash)) differing.add(leaf);
        const [event, stream, revision, indexed] = rowOf.get(leaf) ?? [];
        const isIndexed = event === fact.id && stream === fact.stream && revision === fact.revision;
        if (taken?.equals(hash) && !(isIndexed && indexed?.equals(hash))) report('index-differs', `leaf ${leaf}`);
      }
      edge.push(hash);
      compareCheckpoints();
    }
  }
  for (const stretch of differing.told()) report('leaf-differs', stretch);
  if (edge.size < size) report('log-shrunk', `leaf ${edge.size}`);
  for (const { size: beyond } of waiting) report('checkpoint-beyond-log', `checkpoint ${beyond}`);
}

/** The hash of a leaf as the tree has it; `undefined` where its tile is damaged, which is reported of the tile. */
function hashAt(tree: TiledTree, leaf: number): Buffer | undefined {
  try {
    return tree.nodes(0, leaf);
  } catch (error) {
    if (error instanceof DamagedLedgerError) return undefined;
    throw error;
  }
}

/** Leaves that follow one another are told of together: where one fact is missing, all after it differ. */
class Stretches {
  readonly #stretches: [from: number, to: number][] = [];

  add(leaf: number): void {
    const last = this.#stretches.at(-1);
    if (last?.[1] === leaf - 1) last[1] = leaf;
    else this.#stretches.push([leaf, leaf]);
  }

  told(): readonly string[] {
    return this.#stretches.map(([from, to]) => (from === to ? `leaf ${from}` : `leaves ${from} to ${to}`));
  }
}
