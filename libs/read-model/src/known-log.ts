import { standsAt, type EventStore } from '@sebone/event-store';
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
  for (const [fact, position] of places) {
    const place = await standsAt(store, fact, position);
    if (place === 'missing') throw new OtherLogError(fact, position);
    if (place === 'elsewhere') return false;
  }
  return true;
}
