import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '@sebone/event-store';
import { parseCheckpoint } from '@sebone/ledger-verify';
import { openCheckpointFile } from './checkpoint-file.ts';
import { consume } from './consuming.ts';
import { UnusableLedgerError } from './errors.ts';
import { follow } from './following.ts';
import { Growing } from './growing.ts';
import type { Ledger, LedgerOptions, Reached } from './ledger.ts';
import { openLedgerDb } from './ledger-db.ts';
import { ledgerIndex } from './ledger-index.ts';
import { openKeys } from './log-keys.ts';
import { bringBackPartialTiles, signCheckpoint } from './signing.ts';
import { consistencyProof, inclusionProof, othersOf, rootOf } from './tree/proofs.ts';
import { TileFiles } from './tree/tile-files.ts';
import { WIDTH } from './tree/tile.ts';
import { TiledTree } from './tree/tiled-tree.ts';
import { verifyLedger } from './verifying.ts';

/**
 * Opens the ledger of a data folder; makes it, with a key, where there is none.
 * @throws UnusableLedgerError, DamagedLedgerError
 */
export function openLedger({ folder: data, now, origin, readOnly = false, onTileRead }: LedgerOptions): Ledger {
  const folder = join(data, 'ledger');
  if (!readOnly) mkdirSync(folder, { recursive: true });
  const file = openLedgerDb(join(folder, 'ledger.db'), readOnly);
  const { db } = file;
  const asked = { ...(origin !== undefined && { origin }), readOnly };
  const { keys, checkpoints } = closingOnFailure(() => {
    const checkpoints = openCheckpointFile(folder, file);
    if (readOnly) return { checkpoints, keys: openKeys(folder, asked) };
    return file.writing(() => {
      checkpoints.takeIn();
      return { checkpoints, keys: openKeys(folder, asked) };
    });
  });
  const tiles = new TileFiles(join(folder, 'tile'));
  const growing = new Growing(file, tiles);
  const tree = new TiledTree(tiles, () => growing.stand(), onTileRead);
  const closing = new AbortController();

  const index = ledgerIndex(file);

  function closingOnFailure<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      db.close();
      throw error;
    }
  }

  let last: Reached = { size: 0, position: 0 };
  /** Once it is closed: where it was last seen. */
  const reached = (): Reached => {
    if (closing.signal.aborted) return last;
    const { size, position } = growing.stand().state;
    return (last = { size, position });
  };
  const size = (): number => reached().size;

  const checkWritable = (): void => {
    if (readOnly) throw new UnusableLedgerError('ledger-read-only', `The ledger in ${folder} was opened to read only.`);
  };
  /** Works while no other process changes the ledger, and knows every checkpoint that one has signed. */
  const changing = <Result>(work: () => Result): Result => {
    checkWritable();
    return growing.changing(() => {
      checkpoints.takeIn();
      return work();
    });
  };

  const checkSize = (asked: number): void => {
    if (!Number.isSafeInteger(asked) || asked < 0 || asked > size())
      throw new RangeError(`The tree has ${size()} leaves: it has had no size ${asked}`);
  };
  const checkIndex = (index: number, within: number): void => {
    checkSize(within);
    if (!Number.isSafeInteger(index) || index < 0 || index >= within)
      throw new RangeError(`A tree of ${within} leaves has no leaf ${index}`);
  };
  const root = (asked = size()): Buffer => {
    checkSize(asked);
    return rootOf(tree.nodes, asked);
  };

  function* leaves(from: number, to: number): Generator<Buffer, void> {
    checkSize(from);
    checkSize(to);
    for (let at = from; at < to;) {
      const number = Math.floor(at / WIDTH);
      const end = Math.min(to, (number + 1) * WIDTH);
      yield* tree.leavesOf(number).slice(at % WIDTH, end - number * WIDTH);
      at = end;
    }
  }

  const signing = { keys, checkpoints, growing, tiles, tree, now };
  const catchUp = async (store: EventStore, signal = closing.signal): Promise<Reached> => {
    checkWritable();
    const until = AbortSignal.any([signal, closing.signal]);
    await consume(growing, tree, store, { untilHead: true, signal: until });
    if (!until.aborted) changing(() => bringBackPartialTiles(signing));
    return reached();
  };

  return {
    origin: keys.origin,
    size,
    position: () => reached().position,
    catchUp: (store, { signal } = {}) => catchUp(store, signal),
    follow: (store, options = {}) => {
      checkWritable();
      const keeping = {
        catchUp: (signal: AbortSignal) => catchUp(store, signal),
        goOn: (signal: AbortSignal, onProgress: (reached: Reached) => void) =>
          consume(growing, tree, store, { untilHead: false, signal, onProgress }),
        reached,
      };
      return follow(keeping, options, now, closing.signal);
    },
    rebuild: async (store, { signal } = {}) => {
      changing(() => growing.beginAnew());
      return catchUp(store, signal);
    },
    root,
    leaf: (index) => {
      checkIndex(index, size());
      return tree.leavesOf(Math.floor(index / WIDTH))[index % WIDTH]!;
    },
    leaves,
    indexOf: (eventId) => index.leafOf(eventId),
    positionOf: (leaf) => {
      checkIndex(leaf, size());
      return index.positionOf(leaf);
    },
    stream: (stream, within = Infinity) => index.leavesOf(stream, within),
    inclusion: (index, within) => {
      checkIndex(index, within);
      return inclusionProof(tree.nodes, index, within);
    },
    consistency: (from, to) => {
      checkSize(to);
      if (!Number.isSafeInteger(from) || from < 0 || from > to)
        throw new RangeError(`The tree of ${to} leaves does not go on from one of ${from}`);
      return consistencyProof(tree.nodes, from, to);
    },
    others: (within, ranges) => {
      checkSize(within);
      return othersOf(tree.nodes, within, ranges);
    },
    checkpoint: () => changing(() => signCheckpoint(signing)),
    checkpoints: () => checkpoints.all(),
    latest: () => checkpoints.latest(),
    keys: () => keys.all(),
    rotateKey: () => changing(() => keys.rotate((checkpoints.latest()?.size ?? -1) + 1)),
    sign: (text) => {
      if (parseCheckpoint(text)) throw new RangeError('A checkpoint is signed by checkpoint() alone');
      if (!text.endsWith('\n')) throw new RangeError('The text of a note ends with a newline');
      return keys.sign(text);
    },
    addCosignatures: (of, lines) => changing(() => checkpoints.cosign(of, lines)),
    tile: (path) => tree.file(path),
    verify: (store) =>
      verifyLedger({ folder, db, keys, checkpoints, tiles, tree, state: () => growing.stand().state }, store),
    close: () => {
      closing.abort();
      db.close();
    },
  };
}
