import { NO_STREAM } from '@kurrent/kurrentdb-client';
import { clientOf, cleared, event, events, failure, heard, kept, saying, serving, until } from '../test/clients.ts';

afterEach(cleared);

it('a client finds the one node by gossip', async () => {
  const double = await serving();
  const client = clientOf(double, { discover: true });
  await client.appendToStream('talk', event('one'));
  expect(await heard(client.readStream('talk'))).toEqual(['one']);
  expect(double.calls('gossip')).toBeGreaterThan(0);
});

it.each([true, false])('a client finds the leader of three nodes (asking one of them: %s)', async (discover) => {
  const double = await serving({ nodes: 3 });
  double.elect(2);
  const client = clientOf(double, { discover });
  await client.appendToStream('talk', event('one'));
  expect(await heard(client.readStream('talk'))).toEqual(['one']);
  expect(double.nodes.map(({ reception }) => reception.calls.get('batchAppend') ?? 0)).toEqual([0, 0, 1]);
});

it('a follower turns away who wants the leader alone, and passes on what others write', async () => {
  const double = await serving({ nodes: 3 });
  const client = clientOf(double, { discover: true, parameters: { nodePreference: 'follower' } });
  const refused = await failure(client.appendToStream('talk', event('one'), { requiresLeader: true }));
  const { port } = double.leader!.endpoint;
  expect(refused).toMatchObject({ type: 'not-leader', leader: { port } });

  const other = clientOf(double, { discover: true, parameters: { nodePreference: 'follower' } });
  await other.appendToStream('talk', event('one'));
  expect(kept(double, 'talk')).toEqual(['one']);
  const calls = double.nodes.map(({ reception }) => reception.calls.get('batchAppend') ?? 0);
  expect(calls[0]).toBe(0);
});

it('a follower turns every append to several streams away', async () => {
  const double = await serving({ nodes: 2 });
  const client = clientOf(double, { discover: true, parameters: { nodePreference: 'follower' } });
  const append = client.multiStreamAppend([{ streamName: 'a', expectedState: NO_STREAM, events: events('one') }]);
  expect(await failure(append)).toMatchObject({ type: 'unknown', code: 9 });
});

it('when another node is elected, writes go on at the same log', async () => {
  const double = await serving({ nodes: 3 });
  const client = clientOf(double);
  await client.appendToStream('talk', event('one'), { requiresLeader: true });
  double.elect(1);
  expect(await failure(client.appendToStream('talk', event('two'), { requiresLeader: true }))).toMatchObject({
    type: 'not-leader',
  });
  await client.appendToStream('talk', event('two'), { requiresLeader: true });
  expect(kept(double, 'talk')).toEqual(['one', 'two']);
  expect(double.nodes[1]!.reception.calls.get('batchAppend')).toBe(1);
});

it('a new leader knows no ids that the old one wrote', async () => {
  const double = await serving({ nodes: 2 });
  const client = clientOf(double);
  const [one] = events('one');
  await client.appendToStream('talk', one!);
  await client.appendToStream('talk', one!);
  expect(kept(double, 'talk')).toEqual(['one']);
  double.elect(1);
  await client.appendToStream('talk', one!, { streamState: NO_STREAM });
  expect(kept(double, 'talk')).toEqual(['one']);
  await client.appendToStream('talk', one!);
  expect(kept(double, 'talk')).toEqual(['one', 'one']);
});

it('without a leader nothing is written, and nothing read by the native half, which always wants the leader', async () => {
  const double = await serving({ nodes: 3 });
  const client = clientOf(double);
  await client.appendToStream('talk', event('one'));
  await heard(client.readStream('talk'));
  double.elect();
  await failure(client.appendToStream('talk', event('two')));
  expect(await failure(heard(client.readStream('talk')))).toMatchObject({ type: 'unavailable' });
  double.elect(0);
  await client.appendToStream('talk', event('two'));
});

it('when the leader goes down, the client goes to the next one', async () => {
  const double = await serving({ nodes: 3 });
  const client = clientOf(double);
  await client.appendToStream('talk', event('one'));
  await double.nodes[0]!.stop();
  double.elect(1);
  await failure(client.appendToStream('talk', event('two')));
  await client.appendToStream('talk', event('two'));
  expect(kept(double, 'talk')).toEqual(['one', 'two']);
});

it('followers show what was written a while later', async () => {
  const double = await serving({ nodes: 2, followerLag: 60_000 });
  const leader = clientOf(double);
  const follower = clientOf(double, { discover: true, parameters: { nodePreference: 'follower' } });
  const told: unknown[] = [];
  const subscription = follower.subscribeToStream('talk');
  subscription.on('data', ({ event: recorded }) => told.push(saying(recorded?.data)));
  await until(() => double.subscriptions === 1);
  await leader.appendToStream('talk', event('one'));
  expect(await heard(leader.readStream('talk'))).toEqual(['one']);
  expect(await failure(heard(follower.readStream('talk')))).toMatchObject({ type: 'stream-not-found' });
  expect(told).toEqual([]);
  double.followerLag = 0;
  await leader.appendToStream('talk', event('two'));
  await until(() => told.length === 2);
  expect(told).toEqual(['one', 'two']);
});

it('several doubles may share a log', async () => {
  const one = await serving();
  const other = await serving({ log: one.storage });
  await clientOf(one).appendToStream('talk', event('one'));
  expect(await heard(clientOf(other).readStream('talk'))).toEqual(['one']);
});
