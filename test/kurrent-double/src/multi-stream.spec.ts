import { NO_STREAM, STREAM_EXISTS, STREAM_STATE, type KurrentDBClient } from '@kurrent/kurrentdb-client';
import { clientOf, cleared, event, events, failure, heard, kept, serving } from '../test/clients.ts';
import type { KurrentDouble } from './double.ts';

let double: KurrentDouble;
let client: KurrentDBClient;

beforeEach(async () => {
  double = await serving({ version: '26.1' });
  client = clientOf(double);
});

afterEach(cleared);

const append = (streamName: string, expectedState: bigint | typeof NO_STREAM, events: ReturnType<typeof event>[]) => ({
  streamName,
  expectedState,
  events,
});

describe('an append to several streams', () => {
  it('is written whole, in order, and answers with the position of its last event', async () => {
    const answer = await client.multiStreamAppend([
      append('a', NO_STREAM, events('one', 'two')),
      append('b', NO_STREAM, events('three')),
    ]);
    expect(answer.position).toBe(double.log.at(-1)?.position);
    expect(answer.responses).toEqual([
      { streamName: 'a', revision: 1n },
      { streamName: 'b', revision: 0n },
    ]);
    expect(double.written.map(({ stream }) => stream)).toEqual(['a', 'a', 'b']);
    expect(await heard(client.readStream('a'))).toEqual(['one', 'two']);
    const [first] = double.written;
    expect(first!.metadataJson).toEqual({ by: 'spec' });
  });

  it('writes nothing where one stream is not at its revision', async () => {
    await client.appendToStream('b', events('zero'));
    const refused = client.multiStreamAppend([
      append('a', NO_STREAM, events('one')),
      append('b', NO_STREAM, events('two')),
    ]);
    expect(await failure(refused)).toMatchObject({
      type: 'wrong-expected-version',
      streamName: 'b',
      expectedState: 'no_stream',
      actualState: 0n,
    });
    expect(kept(double, 'a')).toEqual([]);
  });

  it('that is repeated whole gets its first answer and adds nothing', async () => {
    const twice = [append('a', NO_STREAM, events('one')), append('b', NO_STREAM, events('two'))];
    const first = await client.multiStreamAppend(twice);
    await client.appendToStream('a', events('three'));
    expect(await client.multiStreamAppend(twice)).toEqual(first);
    expect(double.written).toHaveLength(3);
  });

  it.each([
    ['was not', []],
    ['is not at its revision', events('zero')],
  ])('of which one stream was written before, and another %s, ends as a malfunction', async (_, before) => {
    const [one] = events('one');
    await client.appendToStream('a', one!, { streamState: NO_STREAM });
    if (before.length > 0) await client.appendToStream('b', before);
    const mixed = client.multiStreamAppend([append('a', NO_STREAM, [one!]), append('b', NO_STREAM, events('two'))]);
    // The server cannot name a stream that is in the way, and fails at that: the client takes it to be away.
    expect(await failure(mixed)).toMatchObject({ type: 'unavailable', code: 13 });
    expect(kept(double, 'b')).toHaveLength(before.length);
  });

  it('at the revisions that the streams are at writes the same ids a second time', async () => {
    const one = events('one');
    const two = events('two');
    await client.multiStreamAppend([append('a', NO_STREAM, one), append('b', NO_STREAM, two)]);
    await client.multiStreamAppend([append('a', 0n, one), append('b', 0n, two)]);
    expect(kept(double, 'a')).toEqual(['one', 'one']);
  });

  it('names each stream once', async () => {
    const twice = [append('a', NO_STREAM, events('one')), append('A', NO_STREAM, events('two'))];
    expect(await failure(client.multiStreamAppend(twice))).toMatchObject({ code: 10 });
  });

  it('to a tombstoned stream is refused', async () => {
    await client.appendToStream('a', events('one'));
    await client.tombstoneStream('a');
    expect(await failure(client.multiStreamAppend([append('a', NO_STREAM, events('two'))]))).toMatchObject({
      type: 'stream-tombstoned',
      stream: 'a',
    });
  });

  it('larger than the server takes is refused', async () => {
    const small = await serving({ maxAppendSize: 5000, maxRecordSize: 2000 });
    const whoever = clientOf(small);
    const large = append('a', NO_STREAM, [event('x'.repeat(2500))]);
    expect(await failure(whoever.multiStreamAppend([large]))).toMatchObject({
      type: 'append-record-size-exceeded',
      stream: 'a',
      maxSize: 2000,
    });
    const many = append(
      'a',
      NO_STREAM,
      ['x', 'y', 'z', 'w'].map((letter) => event(letter.repeat(1500))),
    );
    expect(await failure(whoever.multiStreamAppend([many]))).toMatchObject({
      type: 'transaction-max-size-exceeded',
      maxSize: 5000,
    });
  });
});

describe('an append of records with checks', () => {
  it('keeps the order in which records are given, and may check a stream that it does not write to', async () => {
    await client.appendToStream('rule', events('zero'));
    const answer = await client.appendRecords(
      [
        { streamName: 'a', record: event('one') },
        { streamName: 'b', record: event('two') },
        { streamName: 'a', record: event('three') },
      ],
      [{ type: STREAM_STATE, streamName: 'rule', expectedState: 0n }],
    );
    expect(answer.responses).toEqual([
      { streamName: 'a', revision: 1n },
      { streamName: 'b', revision: 0n },
    ]);
    expect(double.written.map(({ stream }) => stream)).toEqual(['rule', 'a', 'b', 'a']);
  });

  it('names every check that failed, and writes nothing', async () => {
    await client.appendToStream('rule', events('zero'));
    await client.appendToStream('gone', events('zero'));
    await client.tombstoneStream('gone');
    const refused = client.appendRecords(
      [{ streamName: 'a', record: event('one') }],
      [
        { type: STREAM_STATE, streamName: 'a', expectedState: NO_STREAM },
        { type: STREAM_STATE, streamName: 'rule', expectedState: 5n },
        { type: STREAM_STATE, streamName: 'other', expectedState: STREAM_EXISTS },
      ],
    );
    expect(await failure(refused)).toMatchObject({
      type: 'append-consistency-violation',
      violations: [
        { checkIndex: 1, streamName: 'rule', expectedState: 5n, actualState: 0n },
        { checkIndex: 2, streamName: 'other', expectedState: 'stream_exists', actualState: 'no_stream' },
      ],
    });
    expect(kept(double, 'a')).toEqual([]);
  });
});
