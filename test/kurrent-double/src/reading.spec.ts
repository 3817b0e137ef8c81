import {
  BACKWARDS,
  binaryEvent,
  END,
  eventTypeFilter,
  excludeSystemEvents,
  START,
  streamNameFilter,
  type KurrentDBClient,
  type ReadAllOptions,
  type ReadStreamOptions,
} from '@kurrent/kurrentdb-client';
import { clientOf, cleared, event, events, failure, heard, serving } from '../test/clients.ts';
import type { KurrentDouble } from './double.ts';

let double: KurrentDouble;
let client: KurrentDBClient;

beforeEach(async () => {
  double = await serving();
  client = clientOf(double);
  await client.appendToStream('talk-a', events('one', 'two'));
  await client.appendToStream('talk-b', events('three'));
  await client.appendToStream('talk-a', events('four'));
});

afterEach(cleared);

const at = (say: string) => {
  const position = double.written.find(({ json }) => (json as { say: string }).say === say)!.position;
  return { commit: position, prepare: position };
};

it.each<[string, ReadStreamOptions, readonly string[]]>([
  ['forwards', {}, ['one', 'two', 'four']],
  ['forwards from a revision, that one included', { fromRevision: 1n }, ['two', 'four']],
  ['so many forwards', { fromRevision: 1n, maxCount: 1 }, ['two']],
  ['forwards from beyond its end', { fromRevision: 9n }, []],
  ['backwards', { direction: BACKWARDS, fromRevision: END }, ['four', 'two', 'one']],
  ['backwards from a revision, that one included', { direction: BACKWARDS, fromRevision: 1n }, ['two', 'one']],
])('a stream is read %s', async (_, options, said) => {
  expect(await heard(client.readStream('talk-a', options))).toEqual(said);
});

it('a client that reads from an end is taken to read away from it, whatever direction it names', async () => {
  expect(await heard(client.readStream('talk-a', { fromRevision: END }))).toEqual(['four', 'two', 'one']);
  expect(await heard(client.readStream('talk-a', { direction: BACKWARDS, fromRevision: START }))).toEqual([
    'one',
    'two',
    'four',
  ]);
});

it('a stream that is not there is not found', async () => {
  expect(await failure(heard(client.readStream('nobody')))).toMatchObject({ type: 'stream-not-found' });
});

it('an event is read as it was written', async () => {
  await client.appendToStream('talk-c', [
    event('日本語 ✓'),
    binaryEvent({ type: 'Blob', data: Buffer.from([0, 255]) }),
  ]);
  const [text, bytes] = double.written.slice(-2);
  const read = [];
  for await (const { event: recorded } of client.readStream('talk-c')) read.push(recorded!);
  expect(read[0]).toMatchObject({
    id: text!.id,
    streamId: 'talk-c',
    revision: 0n,
    type: 'Said',
    isJson: true,
    data: { say: '日本語 ✓' },
    metadata: { by: 'spec' },
    position: { commit: text!.position, prepare: text!.position },
  });
  // The native half of the client gives the time in whole seconds.
  expect(read[0]!.created.getTime()).toBe(Math.floor(text!.created / 1000) * 1000);
  expect(read[1]).toMatchObject({ isJson: false, position: { commit: bytes!.position } });
  expect(Buffer.from(read[1]!.data as Uint8Array)).toEqual(Buffer.from([0, 255]));
});

it.each<[string, () => ReadAllOptions, readonly string[]]>([
  ['forwards from a position, that one included', () => ({ fromPosition: at('two') }), ['two', 'three', 'four']],
  [
    'backwards from a position, that one excluded',
    () => ({ direction: BACKWARDS, fromPosition: at('three'), maxCount: 2 }),
    ['two', 'one'],
  ],
  ['backwards from the end', () => ({ direction: BACKWARDS, fromPosition: END, maxCount: 2 }), ['four', 'three']],
  ['by prefixes of streams', () => ({ filter: streamNameFilter({ prefixes: ['talk-b', 'x'] }) }), ['three']],
  ['by a pattern of streams', () => ({ filter: streamNameFilter({ regex: '^talk-[bc]$' }) }), ['three']],
  ['by prefixes of types', () => ({ filter: eventTypeFilter({ prefixes: ['Sa'] }), maxCount: 2 }), ['one', 'two']],
  ['without system events', () => ({ filter: excludeSystemEvents() }), ['one', 'two', 'three', 'four']],
])('$all is read %s', async (_, options, said) => {
  expect(await heard(client.readAll(options()))).toEqual(said);
});

it('$all is not read from a position where nothing stands', async () => {
  const { commit } = at('two');
  const fromPosition = { commit: commit + 1n, prepare: commit + 1n };
  await expect(heard(client.readAll({ fromPosition }))).rejects.toThrow('invalid position');
});

it('$all shows what the server wrote for itself, and what was deleted', async () => {
  await client.deleteStream('talk-b');
  await client.tombstoneStream('talk-a');
  const read = [];
  for await (const { event: recorded } of client.readAll()) read.push(recorded!);
  expect(read.map(({ id }) => id)).toEqual(double.log.map(({ id }) => id));
  const types = read.map(({ streamId, type }) => `${streamId} ${type}`);
  expect(types).toEqual(expect.arrayContaining(['$users $User', '$$talk-b $metadata', 'talk-a $streamDeleted']));
  expect(types.filter((type) => type === 'talk-a Said')).toHaveLength(3);
});

it('a stream shows no more than its metadata lets it, and $all shows everything', async () => {
  await client.setStreamMetadata('talk-a', { maxCount: 1 });
  expect(await heard(client.readStream('talk-a'))).toEqual(['four']);
  await client.setStreamMetadata('talk-a', { truncateBefore: 1 });
  expect(await heard(client.readStream('talk-a'))).toEqual(['two', 'four']);
  expect(await heard(client.readAll({ filter: streamNameFilter({ prefixes: ['talk-a'] }) }))).toHaveLength(3);
});

it('positions do not fit a number, grow strictly, and leave gaps', () => {
  const positions = double.log.map(({ position }) => position);
  expect(positions[0]).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
  const gaps = positions.slice(1).map((position, index) => position - positions[index]!);
  expect(gaps.every((gap) => gap > 1n)).toBe(true);
});

it('a reader that takes its time is waited for', async () => {
  await client.appendToStream(
    'long',
    Array.from({ length: 3000 }, (_, n) => event(`${n}`)),
  );
  const read: unknown[] = [];
  for await (const { event: recorded } of client.readStream('long')) {
    read.push((recorded!.data as { say: string }).say);
    if (read.length % 1000 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(read).toEqual(Array.from({ length: 3000 }, (_, n) => `${n}`));
});
