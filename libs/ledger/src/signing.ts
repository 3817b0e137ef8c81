import { checkpointText } from '@sebone/ledger-verify';
import type { CheckpointFile } from './checkpoint-file.ts';
import { LedgerDivergesError } from './errors.ts';
import type { Growing } from './growing.ts';
import type { SignedCheckpoint } from './ledger.ts';
import type { LogKeys } from './log-keys.ts';
import { rootOf } from './tree/proofs.ts';
import { partialTiles, tilePath, type TileFiles, type TileName } from './tree/tile-files.ts';
import type { TiledTree } from './tree/tiled-tree.ts';

/** What signing needs of a ledger. */
export interface SigningParts {
  readonly keys: LogKeys;
  readonly checkpoints: CheckpointFile;
  readonly growing: Growing;
  readonly tiles: TileFiles;
  readonly tree: TiledTree;
  readonly now: () => number;
}

/**
 * Signs a checkpoint of the tree as it is, or gives the latest where nothing was added. What it stands for is on the disk before it is
 * signed, and it is before anybody hears of it. Nobody else may change the ledger meanwhile.
 * @throws LedgerDivergesError where the tree does not go on from the latest one
 */
export function signCheckpoint({ keys, checkpoints, growing, tiles, tree, now }: SigningParts): SignedCheckpoint {
  const { size } = growing.stand().state;
  const latest = checkpoints.latest();
  if (latest && (latest.size > size || !rootOf(tree.nodes, latest.size).equals(latest.root)))
    throw new LedgerDivergesError(latest.size, size);
  if (latest?.size === size) return latest;
  growing.settle();
  const partial = partialTiles(size);
  writePartialTiles(partial, tiles, tree);
  const text = checkpointText({ origin: keys.origin, size, root: rootOf(tree.nodes, size) });
  const signed = checkpoints.add(keys.sign(text), new Date(now()).toISOString());
  // Nobody needs those of an earlier one any more: what they held is in these.
  const needed = new Set(partial.map(tilePath));
  for (const name of partialTiles(latest?.size ?? 0)) if (!needed.has(tilePath(name))) tiles.remove(name);
  return signed;
}

/** Brings back the partial tiles of the latest checkpoint, as the tree has them. Nobody else may change the ledger meanwhile. */
export function bringBackPartialTiles({ checkpoints, growing, tiles, tree }: SigningParts): void {
  const of = checkpoints.latest()?.size ?? 0;
  if (of > growing.stand().state.size) return;
  const lost = partialTiles(of).filter((name) => tiles.read(name)?.equals(tree.file(tilePath(name))!) !== true);
  writePartialTiles(lost, tiles, tree);
}

function writePartialTiles(names: readonly TileName[], tiles: TileFiles, tree: TiledTree): void {
  for (const name of names) tiles.write({ name, bytes: tree.file(tilePath(name))! });
  tiles.sync(names);
}
