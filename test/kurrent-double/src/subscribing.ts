import type { LogRecord } from './log.ts';
import type { Filter, From } from './reading.ts';
import type { Replica } from './replica.ts';

/** What a subscription says to its client. */
export type Message =
  | { readonly kind: 'event'; readonly record: LogRecord }
  /** Everything up to that position was looked at. */
  | { readonly kind: 'checkpoint'; readonly position: bigint }
  | { readonly kind: 'caught-up'; readonly revision?: bigint | undefined; readonly position?: bigint | undefined };

/** A subscription's stream was tombstoned. */
export class StreamEnded extends Error {
  override readonly name = 'StreamEnded';
}

/** How many records a page holds, and how many may wait for a client that is up to date before it has to catch up. */
const batch = 32;

interface Following {
  readonly replica: Replica;
  readonly signal: AbortSignal;
}

/**
 * A subscription to `$all`, after a position: pages of messages, for ever.
 *
 * A client that falls behind, because it takes its messages too slowly, is brought up to date from the log and told a
 * second time that it has caught up. Checkpoints are sent with a filter alone: whenever `checkpointEvery` records were
 * looked at, and before it is said that the client has caught up.
 */
export async function* subscribeToAll(
  { replica, signal }: Following,
  {
    after,
    filter,
    window = batch,
    checkpointEvery = batch,
  }: { after: From<bigint>; filter?: Filter | undefined; window?: number | undefined; checkpointEvery?: number },
): AsyncGenerator<readonly Message[]> {
  let next = after === 'start' ? 0 : after === 'end' ? replica.length : replica.indexOf(after + 1n);
  // What the client could resume from: the last event or checkpoint that it was sent.
  let reached = after === 'start' ? undefined : after === 'end' ? replica.at(next - 1)?.position : after;
  let checkpointed: bigint | undefined;
  let considered = 0;

  const taken = (records: readonly LogRecord[]): Message[] => {
    const messages: Message[] = [];
    for (const record of records) {
      if (filter === undefined || filter(record)) {
        messages.push({ kind: 'event', record });
        reached = record.position;
      }
    }
    return messages;
  };
  const checkpoint = (position: bigint | undefined): Message[] => {
    if (filter === undefined || position === undefined) return [];
    if (checkpointed !== undefined && position <= checkpointed) return [];
    checkpointed = reached = position;
    return [{ kind: 'checkpoint', position }];
  };
  const page = (size: number) => replica.log.records.slice(next, Math.min(next + size, replica.length));
  const caughtUp = (): Message => ({ kind: 'caught-up', position: reached });

  if (next >= replica.length) yield [caughtUp()];
  else yield* catchUp();

  async function* catchUp(): AsyncGenerator<readonly Message[]> {
    for (let first = true; ; first = false) {
      const records = page(window);
      const start = records[0]?.position;
      next += records.length;
      const messages = taken(records);
      // A page that begins beyond what was sent moves the checkpoint to its beginning, and no further.
      if (!first && start !== undefined && (reached === undefined || start > reached)) reached = start;
      considered += records.length;
      const atEnd = next >= replica.length;
      if (atEnd) reached ??= replica.at(0)?.position;
      if (considered >= checkpointEvery || atEnd) messages.push(...checkpoint(reached));
      considered %= checkpointEvery;
      if (atEnd) messages.push(caughtUp());
      yield messages;
      if (atEnd || signal.aborted) return;
    }
  }

  while (!signal.aborted) {
    await replica.grown(next, signal);
    if (signal.aborted) return;
    if (replica.length - next > batch) {
      const behind = checkpoint(reached);
      if (behind.length > 0) yield behind;
      yield* catchUp();
      continue;
    }
    const messages: Message[] = [];
    for (const record of page(batch)) {
      next += 1;
      considered += 1;
      messages.push(...taken([record]));
      if (considered >= checkpointEvery) {
        considered = 0;
        messages.push(...checkpoint(record.position));
      }
    }
    if (messages.length > 0) yield messages;
  }
}

/**
 * A subscription to one stream, after a revision: pages of messages, for ever. Such a subscription has no checkpoints.
 *
 * @throws {StreamEnded} once the stream is tombstoned
 */
export async function* subscribeToStream(
  { replica, signal }: Following,
  { stream, after }: { stream: string; after: From<bigint> },
): AsyncGenerator<readonly Message[]> {
  const state = replica.log.stream(stream);
  let reached = after === 'start' ? -1n : after === 'end' ? state.next - 1n : after;
  let live = false;

  while (!signal.aborted) {
    if (state.isTombstoned) throw new StreamEnded(stream);
    const seen = replica.length;
    const visible = replica.stream(stream);
    const pending = visible.slice(Math.max(0, Number(reached + 1n - (visible[0]?.revision ?? 0n))));
    if (live && pending.length > batch) live = false;
    for (let at = 0; at < pending.length && !signal.aborted; at += batch) {
      const records = pending.slice(at, at + batch);
      reached = records.at(-1)?.revision ?? reached;
      yield records.map((record) => ({ kind: 'event', record }));
    }
    if (!live) {
      live = true;
      yield [{ kind: 'caught-up', revision: reached < 0n ? undefined : reached }];
      if (replica.length > seen) continue;
    }
    await replica.grown(seen, signal);
  }
}
