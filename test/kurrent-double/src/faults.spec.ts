import { credentials, status } from '@grpc/grpc-js';
import { NO_STREAM, type KurrentDBClient } from '@kurrent/kurrentdb-client';
import { clientOf, cleared, event, events, failure, isSilent, kept, serving, until } from '../test/clients.ts';
import type { KurrentDouble } from './double.ts';
import {
  answerLost,
  cut,
  delay,
  endsWith,
  notLeader,
  notReady,
  secondAnswer,
  silence,
  timeOut,
  writes,
} from './faults.ts';
import { Empty, shared, streamIdentifier, streams, streamsGrpc } from './protocol.ts';

let double: KurrentDouble;
let client: KurrentDBClient;

beforeEach(async () => {
  double = await serving({ version: '26.1', writeTimeout: 50 });
  client = clientOf(double);
  await client.appendToStream('talk', events('one'));
});

afterEach(cleared);

/** The ways by which a client writes. */
const ways: readonly [string, (say: string) => Promise<unknown>][] = [
  ['a batch', (say) => client.appendToStream('talk', event(say))],
  ['a call', (say) => client.appendToStream('talk', event(say), { credentials: { username: 'a', password: 'b' } })],
  ['a session', (say) => client.multiStreamAppend([{ streamName: 'talk', expectedState: 0n, events: [event(say)] }])],
  ['records', (say) => client.appendRecords([{ streamName: 'talk', record: event(say) }])],
];

describe.each(ways)('a write by %s', (_, write) => {
  it.each([false, true])('is not answered (and made: %s)', async (written) => {
    double.faults.next(writes, silence({ written }));
    const answer = write('two');
    await until(() => double.faults.met.length === 1);
    expect(await isSilent(answer)).toBe(true);
    expect(kept(double, 'talk')).toEqual(written ? ['one', 'two'] : ['one']);
  });

  it('loses its connection before it is made', async () => {
    double.faults.next(writes, cut());
    expect(await failure(write('two'))).toMatchObject({ code: status.UNAVAILABLE });
    expect(kept(double, 'talk')).toEqual(['one']);
    await write('two');
    expect(kept(double, 'talk')).toEqual(['one', 'two']);
  });

  it('loses its connection when it is made, and before it is answered', async () => {
    double.faults.next(writes, answerLost());
    expect(await failure(write('two'))).toMatchObject({ code: status.UNAVAILABLE });
    expect(kept(double, 'talk')).toEqual(['one', 'two']);
  });

  it.each([false, true])('is given up by the server itself (and made: %s)', async (written) => {
    double.faults.next(writes, timeOut({ written }));
    await failure(write('two'));
    expect(kept(double, 'talk')).toEqual(written ? ['one', 'two'] : ['one']);
  });

  it('ends with any status', async () => {
    double.faults.next(writes, endsWith(status.RESOURCE_EXHAUSTED, 'too much'));
    expect(await failure(write('two'))).toMatchObject({ code: status.RESOURCE_EXHAUSTED });
  });

  it('is answered later', async () => {
    double.faults.next(writes, delay(150));
    const answer = write('two');
    expect(await isSilent(answer)).toBe(true);
    await answer;
  });
});

it('says in each way that the server gave up', async () => {
  const told = [];
  for (const [, write] of ways) {
    double.faults.next(writes, timeOut());
    const { type, code } = await failure(write('two'));
    told.push([type, code]);
  }
  expect(told).toEqual([
    ['deadline-exceeded', undefined],
    ['unknown', status.ABORTED],
    ['deadline-exceeded', status.DEADLINE_EXCEEDED],
    ['deadline-exceeded', status.DEADLINE_EXCEEDED],
  ]);
});

it('says in each way that another node leads: the v2 services in words that the client does not know', async () => {
  const told = [];
  for (const [, write] of ways) {
    double.faults.next(writes, notLeader());
    const { type, code } = await failure(write('two'));
    told.push([type, code]);
  }
  expect(told).toEqual([
    ['not-leader', status.NOT_FOUND],
    ['not-leader', status.NOT_FOUND],
    ['unknown', status.FAILED_PRECONDITION],
    ['unknown', status.FAILED_PRECONDITION],
  ]);
});

it('says in each way that it is not ready: a batch in words that the client does not know', async () => {
  const told = [];
  for (const [, write] of ways) {
    double.faults.next(writes, notReady());
    told.push((await failure(write('two'))).type);
  }
  expect(told).toEqual(['unknown', 'unavailable', 'unavailable', 'unavailable']);
});

it('a node that does not lead ends the whole stream of batches; the next append goes to the leader', async () => {
  double.faults.next('batchAppend', silence());
  const pending = failure(client.appendToStream('other', event('never answered')));
  await until(() => double.faults.met.length === 1);
  double.faults.next('batchAppend', notLeader());
  const { port } = double.leader!.endpoint;
  const refused = await failure(client.appendToStream('talk', event('two')));
  expect(refused).toMatchObject({ type: 'not-leader', leader: { address: '127.0.0.1', port } });
  expect(await pending).toMatchObject({ type: 'not-leader' });
  await client.appendToStream('talk', event('two'));
  expect(kept(double, 'talk')).toEqual(['one', 'two']);
});

it('faults are met in the order in which they are planned, so often, or until they are lifted', async () => {
  double.faults.next('batchAppend', endsWith(status.RESOURCE_EXHAUSTED), 2);
  const lift = double.faults.always('batchAppend', endsWith(status.OUT_OF_RANGE));
  const codes = [];
  for (let n = 0; n < 4; n += 1) codes.push((await failure(client.appendToStream('talk', event('two')))).code);
  expect(codes).toEqual([8, 8, 11, 11]);
  lift();
  await client.appendToStream('talk', event('two'));
  double.faults.next(writes, silence());
  double.faults.lift();
  await client.appendToStream('talk', event('three'));
});

it('a repeated answer reaches the client, and nothing is written twice', async () => {
  const raw = new streamsGrpc.StreamsClient(`127.0.0.1:${double.leader!.endpoint.port}`, credentials.createInsecure());
  const call = raw.batchAppend().on('error', () => undefined);
  const answers: string[] = [];
  call.on('data', (answer: streams.BatchAppendResp) => answers.push(answer.getCorrelationId()!.getString()));
  double.faults.next('batchAppend', secondAnswer());
  for (const id of ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']) {
    const message = new streams.BatchAppendReq.ProposedMessage().setId(new shared.UUID().setString(id)).setData('e30=');
    message.getMetadataMap().set('type', 'Said').set('content-type', 'application/json');
    const options = new streams.BatchAppendReq.Options()
      .setStreamIdentifier(streamIdentifier('raw'))
      .setAny(new Empty());
    const correlation = new shared.UUID().setString(id);
    call.write(
      new streams.BatchAppendReq()
        .setCorrelationId(correlation)
        .setOptions(options)
        .setProposedMessagesList([message])
        .setIsFinal(true),
    );
  }
  await until(() => answers.length === 3);
  expect(answers.map((id) => id.at(-1))).toEqual(['1', '1', '2']);
  expect(kept(double, 'raw')).toHaveLength(2);
  raw.close();

  double.faults.next('batchAppend', secondAnswer());
  await expect(client.appendToStream('talk', event('two'))).resolves.toMatchObject({ success: true });
});

it('a batch that is not finished is given up after the write timeout', async () => {
  const raw = new streamsGrpc.StreamsClient(`127.0.0.1:${double.leader!.endpoint.port}`, credentials.createInsecure());
  const call = raw.batchAppend().on('error', () => undefined);
  const answers: streams.BatchAppendResp[] = [];
  call.on('data', (answer: streams.BatchAppendResp) => answers.push(answer));
  const options = new streams.BatchAppendReq.Options().setStreamIdentifier(streamIdentifier('raw')).setAny(new Empty());
  call.write(new streams.BatchAppendReq().setCorrelationId(new shared.UUID().setString('1')).setOptions(options));
  await until(() => answers.length === 1);
  expect(answers[0]!.getError()?.getDetails()?.getTypeName()).toBe('event_store.client.Timeout');
  raw.close();
});

it('a repeated append with its own id after any fault is there once', async () => {
  for (const [index, fault] of [cut(), answerLost(), timeOut({ written: true }), timeOut(), notLeader()].entries()) {
    const stream = `told-${index}`;
    const [one] = events('one');
    double.faults.next(writes, fault);
    await failure(client.appendToStream(stream, one!, { streamState: NO_STREAM }));
    await client.appendToStream(stream, one!, { streamState: NO_STREAM });
    expect(kept(double, stream)).toEqual(['one']);
  }
});
