import {
  END,
  eventTypeFilter,
  START,
  streamNameFilter,
  type AllStreamSubscription,
  type KurrentDBClient,
  type Position,
  type StreamSubscription,
} from '@kurrent/kurrentdb-client';
import { clientOf, cleared, event, events, failure, saying, serving, until } from '../test/clients.ts';
import type { KurrentDouble } from './double.ts';

let double: KurrentDouble;
let client: KurrentDBClient;

beforeEach(async () => {
  double = await serving();
  client = clientOf(double);
});

afterEach(cleared);

/** What a subscription tells, in the order in which it does. */
function listened(subscription: AllStreamSubscription | StreamSubscription): unknown[] {
  const told: unknown[] = [];
  subscription.on('data', ({ event: recorded }) => told.push(saying(recorded?.data)));
  subscription.on('caughtUp', () => told.push('caught up'));
  subscription.on('error', (error) => told.push((error as { type?: string }).type));
  return told;
}

const position = (say: string): Position => {
  const found = double.written.find(({ json }) => (json as { say: string }).say === say)!.position;
  return { commit: found, prepare: found };
};
const many = (count: number, name = 'n') => events(...Array.from({ length: count }, (_, n) => `${name}${n}`));

describe('a subscription to a stream', () => {
  it('tells what there is, that it has caught up, and then what comes', async () => {
    await client.appendToStream('talk', events('one', 'two'));
    const told = listened(client.subscribeToStream('talk', { fromRevision: START }));
    await until(() => told.includes('caught up'));
    await client.appendToStream('other', events('elsewhere'));
    await client.appendToStream('talk', events('three'));
    await until(() => told.length === 4);
    expect(told).toEqual(['one', 'two', 'caught up', 'three']);
  });

  it('begins after the revision that it names', async () => {
    await client.appendToStream('talk', events('one', 'two', 'three'));
    const told = listened(client.subscribeToStream('talk', { fromRevision: 1n }));
    await until(() => told.includes('caught up'));
    expect(told).toEqual(['three', 'caught up']);
  });

  it('may wait for a stream that is not there yet', async () => {
    const told = listened(client.subscribeToStream('talk', { fromRevision: START }));
    await until(() => told.includes('caught up'));
    await client.appendToStream('talk', events('one'));
    await until(() => told.length === 2);
  });

  it('ends when the stream is tombstoned', async () => {
    await client.appendToStream('talk', events('one'));
    const told = listened(client.subscribeToStream('talk', { fromRevision: END }));
    await until(() => told.includes('caught up'));
    await client.tombstoneStream('talk');
    await until(() => told.length === 2);
    expect(told).toEqual(['caught up', 'stream-deleted']);
  });
});

describe('a subscription to $all', () => {
  it('begins after the position that it names', async () => {
    await client.appendToStream('talk', events('one', 'two', 'three'));
    const told = listened(client.subscribeToAll({ fromPosition: position('two') }));
    await until(() => told.includes('caught up'));
    await client.appendToStream('talk', events('four'));
    await until(() => told.length === 3);
    expect(told).toEqual(['three', 'caught up', 'four']);
  });

  it('tells system events, too, and never of a checkpoint without a filter', async () => {
    const subscription = client.subscribeToAll({ fromPosition: START });
    const types: unknown[] = [];
    subscription.on('data', ({ event: recorded }) => types.push(recorded?.type));
    await until(() => types.length === double.log.length);
    expect(types).toContain('$User');
  });

  it('from the end tells at once that it has caught up, and only then what comes', async () => {
    await client.appendToStream('talk', events('one'));
    const told = listened(client.subscribeToAll({ fromPosition: END }));
    await until(() => told.includes('caught up'));
    await client.appendToStream('talk', events('two'));
    await until(() => told.length === 2);
    expect(told).toEqual(['caught up', 'two']);
  });

  it('gives the events their time to the millisecond, and their ids as they were written', async () => {
    const [one] = events('one');
    await client.appendToStream('talk', one!);
    const subscription = client.subscribeToAll({
      fromPosition: START,
      filter: streamNameFilter({ prefixes: ['talk'] }),
    });
    for await (const { event: recorded } of subscription) {
      expect(recorded).toMatchObject({ id: one!.id, created: new Date(double.written[0]!.created) });
      break;
    }
  });
});

describe('a filtered subscription to $all', () => {
  const filtered = (options: { checkpointInterval?: number; maxSearchWindow?: number; from?: Position } = {}) => {
    const checkpoints: bigint[] = [];
    const { from, ...window } = options;
    const subscription = client.subscribeToAll({
      fromPosition: from ?? START,
      filter: eventTypeFilter({
        regex: '^Said$',
        ...window,
        checkpointReached: async (_, { commit }) => void checkpoints.push(commit),
      }),
    });
    return { told: listened(subscription), checkpoints };
  };

  it('tells only what passes, and a checkpoint before it says that it has caught up', async () => {
    await client.appendToStream('talk', events('one'));
    const { told, checkpoints } = filtered();
    await until(() => told.includes('caught up'));
    expect(told).toEqual(['one', 'caught up']);
    expect(checkpoints).toEqual([position('one').commit]);
  });

  it('tells of a checkpoint for every interval that it looked through, though nothing passed', async () => {
    for (let n = 0; n < 20; n += 1) await client.setStreamMetadata(`talk-${n}`, { maxCount: 1 });
    const { told, checkpoints } = filtered({ maxSearchWindow: 4, checkpointInterval: 2 });
    await until(() => told.includes('caught up'));
    expect(checkpoints.length).toBeGreaterThan(2);
    expect(checkpoints).toEqual([...checkpoints].sort());
    const caughtUp = checkpoints.length;
    for (let n = 0; n < 16; n += 1) await client.setStreamMetadata(`talk-${n}`, { maxCount: 2 });
    await until(() => checkpoints.length >= caughtUp + 2);
  });

  it('misses nothing when it goes on from a checkpoint', async () => {
    await client.appendToStream('talk', many(100));
    const { told, checkpoints } = filtered({ maxSearchWindow: 8, checkpointInterval: 1 });
    await until(() => told.includes('caught up'));
    const after = checkpoints[4]!;
    const later = filtered({ from: { commit: after, prepare: after } });
    await until(() => later.told.includes('caught up'));
    const rest = double.written.filter(({ position: at }) => at > after).map(({ json }) => saying(json));
    expect(later.told).toEqual([...rest, 'caught up']);
  });
});

it('a slow client is not written ahead for, falls behind, and catches up once more', async () => {
  await client.appendToStream('talk', events('one'));
  const filter = streamNameFilter({ prefixes: ['talk'] });
  const subscription = client.subscribeToAll({ fromPosition: START, filter });
  const told = listened(subscription);
  await until(() => told.includes('caught up'));
  subscription.pause();
  const large = 'x'.repeat(15_000);
  for (let n = 0; n < 30; n += 1) {
    await client.appendToStream(
      'talk',
      Array.from({ length: 10 }, (_, m) => event(`${n * 10 + m} ${large}`)),
    );
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(double.eventsSent).toBeLessThan(200);
  subscription.resume();
  await until(() => told.filter((each) => each === 'caught up').length > 1 && told.length >= 303);
  const said = told.filter((each) => each !== 'caught up').slice(1) as string[];
  expect(said.map((each) => Number(each.split(' ')[0]))).toEqual(Array.from({ length: 300 }, (_, n) => n));
});

it('a subscription that is given up is given up at the server, too', async () => {
  const subscription = client.subscribeToAll({ fromPosition: END });
  const told = listened(subscription);
  await until(() => told.includes('caught up'));
  expect(double.subscriptions).toBe(1);
  await subscription.unsubscribe();
  await until(() => double.subscriptions === 0);
});

it('a read that ends with an error leaves nothing behind', async () => {
  expect(
    await failure(
      (async () => {
        for await (const _ of client.readStream('nobody'));
      })(),
    ),
  ).toMatchObject({ type: 'stream-not-found' });
  expect(double.subscriptions).toBe(0);
});
