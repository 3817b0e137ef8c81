import { randomUUID } from 'node:crypto';
import { ANY, NO_STREAM, STREAM_EXISTS, type AppendStreamState, type Credentials } from '@kurrent/kurrentdb-client';
import fc from 'fast-check';
import { clientOf, cleared, event, events, failure, heard, kept, serving } from '../test/clients.ts';
import { expecting, RecentIds } from './commit-check.ts';
import { Log } from './log.ts';
import { Writer } from './writer.ts';

afterEach(cleared);

/** With credentials of its own an append takes the classic path, without them it goes in a batch. */
const paths: readonly [string, { credentials?: Credentials }][] = [
  ['a batch', {}],
  ['a call of its own', { credentials: { username: 'ops', password: 'changeit' } }],
];

describe.each(paths)('an append in %s', (_, path) => {
  const given = async (...said: readonly string[]) => {
    const double = await serving();
    const client = clientOf(double);
    const append = (say: string | readonly ReturnType<typeof event>[], streamState: AppendStreamState) =>
      client.appendToStream('talk', typeof say === 'string' ? events(say) : [...say], { streamState, ...path });
    if (said.length > 0) await client.appendToStream('talk', events(...said), path);
    return { double, client, append };
  };

  it('answers with the last revision and the position of the last event', async () => {
    const { double, append } = await given('one');
    const { success, nextExpectedRevision, position } = await append(events('two', 'three'), 0n);
    expect({ success, nextExpectedRevision }).toEqual({ success: true, nextExpectedRevision: 2n });
    expect(position).toEqual({ commit: double.log.at(-1)?.position, prepare: double.log.at(-1)?.position });
  });

  it.each<[string, AppendStreamState, boolean]>([
    ['any revision', ANY, true],
    ['that there is a stream', STREAM_EXISTS, true],
    ['that there is none', NO_STREAM, false],
    ['the revision it is at', 1n, true],
    ['an earlier revision', 0n, false],
    ['a later revision', 7n, false],
  ])('to a stream at revision 1 that expects %s', async (_name, streamState, taken) => {
    const { double, append } = await given('one', 'two');
    const answer = append('three', streamState);
    if (taken) await expect(answer).resolves.toMatchObject({ nextExpectedRevision: 2n });
    else {
      expect(await failure(answer)).toMatchObject({
        type: 'wrong-expected-version',
        streamName: 'talk',
        expectedState: streamState,
        actualState: 1n,
      });
    }
    expect(kept(double, 'talk')).toEqual(taken ? ['one', 'two', 'three'] : ['one', 'two']);
  });

  it('to no stream yet finds none where one is expected', async () => {
    const { append } = await given();
    expect(await failure(append('one', STREAM_EXISTS))).toMatchObject({ actualState: 'no_stream' });
    expect(await failure(append('one', 0n))).toMatchObject({ actualState: 'no_stream' });
    await expect(append('one', NO_STREAM)).resolves.toMatchObject({ nextExpectedRevision: 0n });
  });

  it.each<[string, AppendStreamState]>([
    ['no stream', NO_STREAM],
    ['any revision', ANY],
  ])('that is repeated gets its first answer and adds nothing, expecting %s', async (_name, streamState) => {
    const { double, append } = await given();
    const twice = events('one', 'two');
    const first = await append(twice, streamState);
    await append('three', 1n);
    expect(await append(twice, streamState)).toEqual(first);
    expect(kept(double, 'talk')).toEqual(['one', 'two', 'three']);
  });

  it('that is repeated in part is refused', async () => {
    const { append } = await given();
    const [one, two] = events('one', 'two');
    await append([one!, two!], NO_STREAM);
    expect(await failure(append([one!, event('other')], NO_STREAM))).toMatchObject({ actualState: 1n });
    expect(await failure(append([one!, event('other')], ANY))).toMatchObject({ actualState: 1n });
    expect(await failure(append([two!, one!], NO_STREAM))).toMatchObject({ actualState: 1n });
  });

  it('that expects the current revision writes the same ids a second time', async () => {
    const { double, append } = await given();
    const [one] = events('one');
    await append([one!], NO_STREAM);
    await append([one!], 0n);
    expect(kept(double, 'talk')).toEqual(['one', 'one']);
  });

  it('after a restart is known again by its revision, and not by its ids alone', async () => {
    const { double, client, append } = await given();
    const [one] = events('one');
    const first = await append([one!], NO_STREAM);
    await double.restart();
    await heard(client.readStream('talk')).catch(() => undefined);
    const again = () => append([one!], NO_STREAM).catch(() => append([one!], NO_STREAM));
    expect(await again()).toEqual(first);
    await append([one!], ANY);
    expect(kept(double, 'talk')).toEqual(['one', 'one']);
  });

  it('to a deleted stream goes on with its next revision', async () => {
    const { client, append } = await given('one', 'two');
    await client.deleteStream('talk');
    expect(await failure(heard(client.readStream('talk')))).toMatchObject({ type: 'stream-not-found' });
    expect(await failure(append('three', STREAM_EXISTS))).toMatchObject({ type: 'wrong-expected-version' });
    expect(await append('three', NO_STREAM)).toMatchObject({ nextExpectedRevision: 2n });
    expect(await heard(client.readStream('talk'))).toEqual(['three']);
  });

  it('to a tombstoned stream is refused', async () => {
    const { client, append } = await given('one');
    await client.tombstoneStream('talk');
    expect(await failure(append('two', ANY))).toMatchObject({ type: 'stream-deleted', streamName: 'talk' });
    expect(await failure(heard(client.readStream('talk')))).toMatchObject({ type: 'stream-deleted' });
  });

  it('larger than the server takes is refused', async () => {
    const double = await serving({ version: '25.0', maxRecordSize: 2 * 1024 * 1024 });
    const client = clientOf(double);
    const large = event('x'.repeat(600 * 1024));
    const refused = client.appendToStream('talk', [large, event('y'.repeat(600 * 1024))], path);
    expect(await failure(refused)).toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: 1024 * 1024,
    });
    expect(await failure(client.appendToStream('talk', event('z'.repeat(3 * 1024 * 1024)), path))).toMatchObject({
      type: 'unknown',
    });
    await client.appendToStream('talk', large, path);
    expect(kept(double, 'talk')).toHaveLength(1);
  });
});

it('many appends at once are all answered, each with its own revision', async () => {
  const double = await serving();
  const client = clientOf(double);
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, n) => client.appendToStream(`talk-${n % 7}`, event(`${n}`))),
  );
  const revisions = new Set(answers.map(({ position }) => position?.commit));
  expect(revisions.size).toBe(100);
  expect(double.calls('batchAppend')).toBe(100);
});

describe('the check before a write', () => {
  const said = (stream: string, id: string = randomUUID()) => ({
    stream,
    id,
    type: 'Said',
    isJson: true,
    data: Buffer.from('{}'),
    metadata: new Uint8Array(),
  });

  it('lets every append through once, however often it is repeated at its revision', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sizes, fc.infiniteStream(fc.nat()), fc.boolean(), (batches, picks, forgets) => {
        const recent = new RecentIds(100);
        const log = new Log();
        const writer = new Writer(log, recent);
        let revision = -1n;
        const made = batches.map((size) => {
          const events = Array.from({ length: size }, () => said('talk'));
          const request = { events, checks: [{ stream: 'talk', expected: revision }] };
          revision += BigInt(size);
          return { request, answer: writer.write(request) };
        });
        const length = log.records.length;
        if (forgets) recent.forget();
        // The last one would be repeated at the end of the stream, if nothing came after it.
        writer.write({ events: [said('talk')], checks: [{ stream: 'talk', expected: expecting.any }] });
        for (let round = 0; round < 5; round += 1) {
          const { request, answer } = made[(picks.next().value as number) % made.length]!;
          expect(writer.write(request)).toEqual({ ...answer, repeated: true });
        }
        expect(log.records).toHaveLength(length + 1);
      }),
    );
  });

  it('keeps positions growing, and ids bounded', () => {
    const log = new Log({ start: 2n ** 60n });
    const recent = new RecentIds(2);
    const writer = new Writer(log, recent);
    const [first, ...others] = [said('a'), said('b'), said('a'), said('c')];
    const any = (stream: string) => [{ stream, expected: expecting.any }];
    for (const one of [first, ...others]) writer.write({ events: [one], checks: any(one.stream) });
    const positions = log.records.map(({ position }) => position);
    expect([...positions].sort()).toEqual(positions);
    expect(positions[1]! - positions[0]!).toBeGreaterThan(1n);
    expect(writer.write({ events: [others.at(-1)!], checks: any('c') })).toMatchObject({ repeated: true });
    expect(writer.write({ events: [first], checks: any('a') })).toMatchObject({ repeated: false });
  });
});
