import { randomUUID } from 'node:crypto';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { LogRecord } from '../log.ts';
import { shared, streamIdentifier, streamName, streams, Timestamp, uuidOnWire } from '../protocol.ts';
import { filterOf, readAll, readStream, type Filter, type From } from '../reading.ts';
import type { Reception } from '../reception.ts';
import { v1 } from '../refusals.ts';
import type { Replica } from '../replica.ts';
import { StreamEnded, subscribeToAll, subscribeToStream, type Message } from '../subscribing.ts';
import type { Capabilities } from '../versions.ts';

type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;
type Options = streams.ReadReq.Options;

/** What reads and subscriptions need of their node. */
export interface Reading {
  readonly reception: Reception;
  readonly replica: Replica;
  readonly can: Capabilities;
}

/** The v1 `Read`: reads and subscriptions, of one stream and of `$all`. What is not taken is not sent ahead. */
export function read({ reception, replica, can }: Reading) {
  return (call: ReadCall): void => {
    const options = call.request.getOptions() ?? new streams.ReadReq.Options();
    const closed = new AbortController();
    const close = () => closed.abort();
    call.on('cancelled', close);
    call.on('error', close);
    call.on('close', close);
    const { signal } = closed;
    const method = options.hasSubscription() ? 'subscribe' : 'read';

    const cutOff = async () => {
      // What was written so far is to arrive.
      await new Promise((resolve) => setTimeout(resolve, 20));
      reception.cutOff(call);
    };
    const answer = async () => {
      const cutAfter = await reception.read(method, call, { guarded: true });
      const pages = options.hasSubscription()
        ? subscription({ replica, signal, can }, options)
        : reading({ replica, can }, options);
      let events = 0;
      for await (const page of pages) {
        for (const response of page) {
          if (signal.aborted) return;
          if (events === cutAfter && response.hasEvent()) return cutOff();
          const event = response.hasEvent() ? 1 : 0;
          events += event;
          reception.eventsSent += event;
          if (!call.write(response)) await drained(call, signal);
        }
        if (events === cutAfter) return cutOff();
      }
      if (!signal.aborted) call.end();
    };
    reception.open[method] += 1;
    signal.addEventListener('abort', () => (reception.open[method] -= 1), { once: true });
    void answer().catch((error: unknown) => signal.aborted || call.emit('error', error));
  };
}

function drained(call: ReadCall, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      call.off('drain', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    call.once('drain', done);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}

function* reading(
  { replica, can }: Pick<Reading, 'replica' | 'can'>,
  options: Options,
): Generator<Iterable<streams.ReadResp>> {
  const extent = {
    backwards: options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS,
    // More than there can be: a client that wants everything asks for 2^53 and more.
    count: Math.min(Number(options.getCount()), Number.MAX_SAFE_INTEGER),
  };
  const event = eventOnWire(options, can);
  if (!options.hasStream()) {
    const from = positionOf(options);
    if (typeof from === 'bigint' && !replica.isPlace(from)) throw v1.invalidPosition();
    const all = readAll(replica, { ...extent, from, filter: filterIn(options) });
    yield (function* () {
      for (const record of all) yield event(record);
    })();
    return;
  }
  const stream = streamIn(options);
  const state = replica.log.stream(stream);
  if (state.isTombstoned) throw v1.streamDeleted(stream);
  if (!replica.knows(stream) || state.isSoftDeleted) {
    const identifier = streamIdentifier(stream);
    yield [
      new streams.ReadResp().setStreamNotFound(new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier)),
    ];
    return;
  }
  yield readStream(replica, stream, { ...extent, from: revisionOf(options) }).map(event);
  if ((options.getControlOption()?.getCompatibility() ?? 0) > 0) {
    yield [new streams.ReadResp().setLastStreamPosition(`${state.last}`)];
  }
}

async function* subscription(
  { replica, signal, can }: { replica: Replica; signal: AbortSignal; can: Capabilities },
  options: Options,
): AsyncGenerator<readonly streams.ReadResp[]> {
  const event = eventOnWire(options, can);
  const onWire = (message: Message): streams.ReadResp => {
    const response = new streams.ReadResp();
    switch (message.kind) {
      case 'event':
        return event(message.record);
      case 'checkpoint': {
        const checkpoint = new streams.ReadResp.Checkpoint()
          .setCommitPosition(`${message.position}`)
          .setPreparePosition(`${message.position}`);
        if (can.datedCheckpoints) checkpoint.setTimestamp(Timestamp.fromDate(new Date()));
        return response.setCheckpoint(checkpoint);
      }
      case 'caught-up': {
        const caughtUp = new streams.ReadResp.CaughtUp();
        if (!can.datedCheckpoints) return response.setCaughtUp(caughtUp);
        caughtUp.setTimestamp(Timestamp.fromDate(new Date()));
        if (message.revision !== undefined) caughtUp.setStreamRevision(`${message.revision}`);
        if (message.position !== undefined) {
          const position = new streams.ReadResp.Position()
            .setCommitPosition(`${message.position}`)
            .setPreparePosition(`${message.position}`);
          caughtUp.setPosition(position);
        }
        return response.setCaughtUp(caughtUp);
      }
    }
  };

  const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID());
  yield [new streams.ReadResp().setConfirmation(confirmation)];
  const filter = options.getFilter();
  const window = filter?.hasMax() ? filter.getMax() : undefined;
  const checkpointEvery = (window ?? 32) * Math.max(1, filter?.getCheckpointintervalmultiplier() ?? 1);
  const following = { replica, signal };
  const pages = options.hasStream()
    ? subscribeToStream(following, { stream: streamIn(options), after: revisionOf(options) })
    : subscribeToAll(following, { after: positionOf(options), filter: filterIn(options), window, checkpointEvery });
  try {
    for await (const page of pages) yield page.map(onWire);
  } catch (error) {
    throw error instanceof StreamEnded ? v1.streamDeleted(streamIn(options)) : error;
  }
}

const streamIn = (options: Options): string => streamName(options.getStream()?.getStreamIdentifier());

function revisionOf(options: Options): From<bigint> {
  const stream = options.getStream();
  if (stream?.hasStart()) return 'start';
  return stream?.hasEnd() ? 'end' : BigInt(stream?.getRevision() ?? 0);
}

function positionOf(options: Options): From<bigint> {
  const all = options.getAll();
  if (all?.hasStart()) return 'start';
  return all?.hasEnd() ? 'end' : BigInt(all?.getPosition()?.getCommitPosition() ?? 0);
}

function filterIn(options: Options): Filter | undefined {
  const filter = options.getFilter();
  if (filter === undefined) return undefined;
  const onType = filter.getEventType();
  const by = onType ?? filter.getStreamIdentifier();
  if (by === undefined) throw v1.invalid('A filter must say what it looks at.');
  return filterOf(onType === undefined ? 'stream' : 'type', { regex: by.getRegex(), prefixes: by.getPrefixList() });
}

/** What stands for a position where none is told: the largest number of 64 bits. */
const UNTOLD = `${2n ** 64n - 1n}`;

/** How that reader gets an event: ids in the form that it asked for, the time in units of 100 ns. */
function eventOnWire(options: Options, can: Capabilities): (record: LogRecord) => streams.ReadResp {
  const tells = can.positionsInStreams || !options.hasStream();
  const form = options.getUuidOption()?.hasString() ? 'text' : 'structured';
  return (record) => {
    const event = new streams.ReadResp.ReadEvent.RecordedEvent()
      .setId(uuidOnWire(record.id, form))
      .setStreamIdentifier(streamIdentifier(record.stream))
      .setStreamRevision(`${record.revision}`)
      .setCommitPosition(tells ? `${record.position}` : UNTOLD)
      .setPreparePosition(tells ? `${record.position}` : UNTOLD)
      .setData(record.data)
      .setCustomMetadata(record.metadata);
    event
      .getMetadataMap()
      .set('type', record.type)
      .set('created', `${BigInt(record.created) * 10_000n}`)
      .set('content-type', record.isJson ? 'application/json' : 'application/octet-stream');
    const resolved = new streams.ReadResp.ReadEvent().setEvent(event);
    if (tells) resolved.setCommitPosition(`${record.position}`);
    else resolved.setNoPosition(new shared.Empty());
    return new streams.ReadResp().setEvent(resolved);
  };
}
