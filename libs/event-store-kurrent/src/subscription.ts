import { setTimeout as timer } from 'node:timers/promises';
import type { AllStreamResolvedEvent } from '@kurrent/kurrentdb-client';
import { passes, upcast, type SubscribeOptions, type Upcasters } from '@sebone/event-store';
import type { Fact } from '@sebone/kernel';
import type { Connection } from './connection.ts';
import { explained, isNoPlace } from './errors.ts';
import { serverFilter } from './filters.ts';
import { live } from './live.ts';
import { placeAfter, positionOf, type LogReads } from './log.ts';
import { factIn, type Names } from './records.ts';

/** What a subscription needs of the store that it is to. */
export interface Followed {
  readonly connection: Connection;
  readonly reads: LogReads;
  readonly names: Names;
  readonly upcasters: Upcasters | undefined;
  /** Milliseconds that the server may take to confirm. */
  readonly answerWithin: number;
  readonly closed: AbortSignal;
  head(): Promise<number>;
  /** Told of how far facts were seen. */
  saw(position: number): void;
}

const LARGEST_BATCH = 10_000;
/** Milliseconds before it is subscribed again: at first, then twice as long each time that nothing came. */
const SOONEST = 25;
const LATEST = 1_000;
/** Events asked for at once, at least: the server begins anew with each page, and that takes it as long as hundreds of events. */
const SMALLEST_PAGE = 4_000;

/** Refuses what no subscription can be begun with. @throws RangeError */
export function checkSubscribe(after: number, { batchSize = 1 }: SubscribeOptions): void {
  if (!Number.isSafeInteger(after) || after < 0)
    throw new RangeError(`A subscription cannot begin after position ${after}`);
  if (!Number.isSafeInteger(batchSize) || batchSize < 1 || batchSize > LARGEST_BATCH)
    throw new RangeError(`A batch holds 1 to ${LARGEST_BATCH} facts, not ${batchSize}`);
}

/**
 * Follows the log: reads it in pages up to its end, then subscribes. Where the subscription drops, it goes on after the last
 * fact that was given: with another read, which fails where the server is gone.
 */
export async function* follow(
  { connection, reads, names, upcasters, answerWithin, closed, head, saw }: Followed,
  after: number,
  { filter = {}, untilHead = false, batchSize = 1_000, signal }: SubscribeOptions,
): AsyncGenerator<readonly Fact[], void> {
  const asked = serverFilter(filter, names);
  const ended = signal ? AbortSignal.any([signal, closed]) : closed;
  const end = untilHead ? await head() : Infinity;
  if (!asked) return untilHead ? undefined : aborted(ended);
  const factsIn = (events: readonly AllStreamResolvedEvent[], from: number): readonly Fact[] =>
    events.flatMap(({ event }) => {
      if (!event) return [];
      const stream = names.streamIn(event.streamId);
      const position = positionOf(event.position);
      if (stream === undefined || position <= from || position > end) return [];
      if (!passes({ stream, type: event.type }, filter)) return [];
      return [upcast({ ...factIn(event, stream), position }, upcasters)];
    });

  const size = Math.max(batchSize, SMALLEST_PAGE) + 1;
  const pageAfter = (place: number): Promise<readonly AllStreamResolvedEvent[]> =>
    reads.page(placeAfter(place), size, asked);
  let position = after;
  // Where the server is asked to begin. Only where an event stands may it be asked: a position that was made up is passed from the start.
  let place = after;
  let drops = 0;
  let ahead: ReturnType<typeof pageAfter> | undefined;
  while (!ended.aborted && place < end) {
    let page;
    try {
      page = await (ahead ?? pageAfter(place));
    } catch (error) {
      if (place === 0 || !isNoPlace(error)) throw explained(error, 'reading the log');
      place = 0;
      continue;
    }
    const last = page.at(-1)?.event;
    if (last) place = Math.max(place, positionOf(last.position));
    // The server reads the next page while this one is consumed.
    ahead = page.length === size && place < end ? pageAfter(place) : undefined;
    ahead?.catch(() => undefined);
    const facts = factsIn(page, position);
    position = Math.max(position, place);
    for (let at = 0; at < facts.length; at += batchSize) {
      const batch = facts.slice(at, at + batchSize);
      if (ended.aborted) return;
      saw(batch.at(-1)!.position);
      yield batch;
      // Other work of the process gets its turn.
      await new Promise(setImmediate);
    }
    if (ahead) continue;
    if (untilHead) return;
    for await (const events of live(connection.client, asked, { after: place, batchSize, answerWithin, ended })) {
      const fresh = factsIn(events, position);
      if (fresh.length === 0) continue;
      position = place = fresh.at(-1)!.position;
      drops = 0;
      saw(position);
      yield fresh;
    }
    await timer(Math.min(SOONEST * 2 ** drops++, LATEST), undefined, { signal: ended }).catch(() => undefined);
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
