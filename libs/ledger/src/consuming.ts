import { standsAt, type EventStore } from '@sebone/event-store';
import { DamagedLedgerError, DisorderedLogError, OtherLogError } from './errors.ts';
import type { Growing } from './growing.ts';
import type { Reached } from './ledger.ts';
import { fullTiles, tilePath } from './tree/tile-files.ts';
import type { TiledTree } from './tree/tiled-tree.ts';

/** Facts of one batch: some twenty milliseconds of work between two turns of the process. */
const BATCH_SIZE = 4_000;

export interface ConsumeOptions {
  /** `true`: end at the head of the log as it stood at the beginning; `false`: go on with what comes. */
  readonly untilHead: boolean;
  readonly signal: AbortSignal;
  readonly onProgress?: (reached: Reached) => void;
}

/**
 * Takes the log from where the ledger stands. One that took a copy of this log, with the same facts at other positions, is begun anew, as
 * is one whose last tiles a crash of the machine has spoilt: the roots come out the same.
 * @throws OtherLogError, DisorderedLogError, UnfitFactError
 */
export async function consume(
  growing: Growing,
  tree: TiledTree,
  store: EventStore,
  { untilHead, signal, onProgress }: ConsumeOptions,
): Promise<void> {
  const { fact, position } = growing.stand().state;
  const place = fact === null ? 'there' : await standsAt(store, fact, position);
  if (place === 'missing') throw new OtherLogError(fact!, position);
  if (place === 'elsewhere' || !isWhole(growing, tree)) growing.beginAnew();
  const head = await store.head();
  while (!signal.aborted) {
    let { position: after } = growing.stand().state;
    let isTaken = true;
    for await (const facts of store.subscribe(after, { untilHead, batchSize: BATCH_SIZE, signal })) {
      isTaken = await growing.take(after, facts, signal);
      if (signal.aborted) return;
      if (!isTaken) break;
      after = facts.at(-1)!.position;
      await growing.settleBeside(signal);
      if (signal.aborted) return;
      const { size, position: reached } = growing.stand().state;
      onProgress?.({ size, position: reached });
    }
    if (!isTaken) continue;
    if (!untilHead || signal.aborted) return;
    if (after < head) throw new DisorderedLogError(after, `it ended there, though its head is at ${head}`);
    // Unless another process has begun it anew.
    if (growing.stand().state.position >= after) return;
  }
}

/** Whether the tiles that the machine may have lost in a crash are there. */
function isWhole(growing: Growing, tree: TiledTree): boolean {
  const { settled, size } = growing.stand().state;
  try {
    for (const name of fullTiles(settled, size)) tree.file(tilePath(name));
    return true;
  } catch (error) {
    if (error instanceof DamagedLedgerError) return false;
    throw error;
  }
}
