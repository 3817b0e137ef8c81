import type { EventStore } from '@sebone/event-store';
import type { Checkpoint } from './checkpoint.ts';

/**
 * The log does not have what the views have consumed: it is another one, or has lost its end. Nothing was consumed, and the views
 * are as they were.
 */
export class OtherLogError extends Error {
  readonly code = 'other-log';
  constructor(
    /** The last fact consumed, and where it stood. */
    readonly fact: string,
    readonly position: number,
  ) {
    super(
      `The views have consumed a log up to position ${position}, fact ${fact}, which this log does not have: it is another one, or has lost its end. Follow the one that they know, or rebuild them.`,
    );
    this.name = 'OtherLogError';
  }
}

/**
 * Whether views that stand there may go on with a log: `false` where it has the facts that they consumed at other positions, as a
 * copy of their log has in another store.
 * @throws OtherLogError where it does not have them at all
 */
export async function isSameLog(store: EventStore, checkpoints: readonly Checkpoint[]): Promise<boolean> {
  const places = new Map(
    checkpoints.flatMap(({ fact, position }) => (fact === undefined ? [] : [[fact, position] as const])),
  );
  for (const [fact, position] of places) if (!(await standsAt(store, fact, position))) return false;
  return true;
}

/** Whether a fact stands at a position. Its command tells: reading a position that may be none of this log's may fail. */
async function standsAt(store: EventStore, fact: string, position: number): Promise<boolean> {
  const known = await store.answered(fact.slice(0, fact.lastIndexOf('.')));
  const index = known?.answer.facts.findIndex(({ id }) => id === fact) ?? -1;
  if (!known || index < 0) throw new OtherLogError(fact, position);
  const { facts, position: last } = known.answer;
  const { stream, revision } = facts[index]!;
  const [found] = await store.read(stream, revision);
  if (found?.position !== undefined) return found.position === position;
  const next = facts[index + 1];
  if (!next) return position === last;
  // It was consumed up to the middle of a command, which has facts to come.
  if (position >= last) return false;
  for await (const [following] of store.subscribe(position, { untilHead: true, batchSize: 1 }))
    return following?.id === next.id;
  return false;
}
