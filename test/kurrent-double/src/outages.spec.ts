import { status } from '@grpc/grpc-js';
import { START, streamNameFilter, type KurrentDBClient } from '@kurrent/kurrentdb-client';
import {
  clientOf,
  cleared,
  event,
  events,
  failure,
  heard,
  isSilent,
  kept,
  saying,
  serving,
  until,
} from '../test/clients.ts';
import type { KurrentDouble } from './double.ts';
import { cutAfter, delay, endsWith, notLeader, notReady, silence, timeOut } from './faults.ts';

let double: KurrentDouble;
let client: KurrentDBClient;

beforeEach(async () => {
  double = await serving({ writeTimeout: 50 });
  client = clientOf(double);
  await client.appendToStream('talk', events('one'));
});

afterEach(cleared);

describe('a read', () => {
  beforeEach(async () => {
    await client.appendToStream('talk', events('two', 'three'));
    await heard(client.readStream('talk'));
  });

  it.each([0, 1500])('loses its connection after %s events, and works the next time', async (count) => {
    const all = Array.from({ length: 2000 }, (_, n) => `${n}`);
    await client.appendToStream('long', events(...all));
    double.faults.next('read', cutAfter(count));
    const said: unknown[] = [];
    const reading = (async () => {
      for await (const { event: recorded } of client.readStream('long')) said.push(saying(recorded?.data));
    })();
    expect(await failure(reading)).toMatchObject({ type: 'unavailable' });
    // The native half of the client drops what it had read just before, but leaves no gap.
    expect(said.length).toBeLessThanOrEqual(count);
    expect(said).toEqual(all.slice(0, said.length));
    expect(await heard(client.readStream('long'))).toEqual(all);
  });

  it('is not answered', async () => {
    double.faults.next('read', silence());
    expect(await isSilent(heard(client.readStream('talk')))).toBe(true);
  });

  it.each([
    ['unavailable', notReady()],
    ['unavailable', endsWith(status.UNKNOWN)],
    ['unavailable', endsWith(status.INTERNAL)],
    ['deadline-exceeded', endsWith(status.DEADLINE_EXCEEDED)],
    ['not-leader', notLeader()],
    ['unknown', timeOut()],
    ['unknown', endsWith(status.RESOURCE_EXHAUSTED)],
    ['access-denied', endsWith(status.UNAUTHENTICATED)],
  ])('is %s to the native half of the client, which ends with %j', async (type, fault) => {
    double.faults.next('read', fault);
    expect(await failure(heard(client.readStream('talk')))).toMatchObject({ type });
  });
});

describe('a subscription', () => {
  const subscribed = () => {
    const told: unknown[] = [];
    const filter = streamNameFilter({ prefixes: ['talk'] });
    const subscription = client.subscribeToAll({ fromPosition: START, filter });
    subscription.on('data', ({ event: recorded }) => told.push(saying(recorded?.data)));
    subscription.on('caughtUp', () => told.push('caught up'));
    subscription.on('error', (error) => told.push((error as { type?: string }).type));
    return told;
  };

  it('loses its connection after so many events', async () => {
    await client.appendToStream('talk', events('two', 'three'));
    double.faults.next('subscribe', cutAfter(2));
    const told = subscribed();
    await until(() => told.length === 3);
    expect(told).toEqual(['one', 'two', 'unavailable']);
  });

  it('loses its connection with all others, and is not taken up again', async () => {
    const told = subscribed();
    await until(() => told.includes('caught up'));
    double.cut();
    await until(() => told.length === 3);
    await until(() => double.subscriptions === 0);
    expect(told).toEqual(['one', 'caught up', 'unavailable']);
  });
});

describe('the server', () => {
  it('is restarted: the log is there, and it listens where it did', async () => {
    const before = double.connectionString();
    await double.restart({ after: 20 });
    expect(double.connectionString()).toBe(before);
    await client.appendToStream('talk', event('two')).catch(() => client.appendToStream('talk', event('two')));
    expect(await heard(clientOf(double).readStream('talk'))).toEqual(['one', 'two']);
  });

  it('is stopped: nobody gets in, until it is started', async () => {
    await double.stop();
    expect(double.connections).toBe(0);
    expect(await failure(client.appendToStream('talk', event('two')))).toMatchObject({ code: status.UNAVAILABLE });
    await double.resume();
    await client.appendToStream('talk', event('two'));
  });

  it('makes no write any more that it had not made when it went down', async () => {
    double.faults.next('batchAppend', delay(400));
    const late = failure(client.appendToStream('talk', event('late')));
    await until(() => double.faults.met.length === 1);
    await double.restart();
    expect(await late).toMatchObject({ code: status.UNAVAILABLE });
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect(kept(double, 'talk')).toEqual(['one']);
  });

  it('goes down with the write that finds the disk full, and takes writes when there is room', async () => {
    double.fillDisk();
    const [two] = events('two');
    expect(await failure(client.appendToStream('talk', two!, { streamState: 0n }))).toMatchObject({ code: 14 });
    expect(double.leader!.isUp).toBe(false);
    await double.freeDisk();
    await client.appendToStream('talk', two!, { streamState: 0n });
    expect(kept(double, 'talk')).toEqual(['one', 'two']);
  });

  it('holds answers back, and makes no more writes than its rate', async () => {
    double.latency = 60_000;
    const answer = client.appendToStream('talk', event('two'));
    await until(() => kept(double, 'talk').length > 1);
    expect(await isSilent(answer)).toBe(true);
    expect(kept(double, 'talk')).toEqual(['one', 'two']);
    double.latency = 0;
    double.writesPerSecond = 1 / 60;
    await client.appendToStream('talk', event('three'));
    expect(await isSilent(client.appendToStream('talk', event('four')))).toBe(true);
    expect(kept(double, 'talk')).toEqual(['one', 'two', 'three']);
  });
});
