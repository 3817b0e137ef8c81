import { NO_STREAM } from '@kurrent/kurrentdb-client';
import { cleared, clientOf, event, events, failure, heard, kept, knowledgeOf, serving } from '../test/clients.ts';
import { streams2Grpc, streamsGrpc } from './protocol.ts';
import { versions, type Version } from './versions.ts';

afterEach(cleared);

const since = (version: Version, first: Version) => versions.indexOf(version) >= versions.indexOf(first);

it.each(versions)('version %s says what it can do, and can do that', async (version) => {
  const double = await serving({ version });
  const client = clientOf(double);
  const { batchAppend } = streamsGrpc.StreamsService;
  const { appendSession, appendRecords } = streams2Grpc.StreamsServiceService;
  expect({
    version: (await knowledgeOf(client).capabilities).serverVersion,
    batch: await knowledgeOf(client).supports(batchAppend),
    session: await knowledgeOf(client).supports(appendSession),
    records: await knowledgeOf(client).supports(appendRecords),
  }).toEqual({
    version: version === '20.6' ? 'unknown' : `${version}.0`,
    batch: since(version, '21.10'),
    session: since(version, '25.1'),
    records: since(version, '26.1'),
  });

  await client.appendToStream('talk', events('one'), { streamState: NO_STREAM });
  expect(double.calls('batchAppend')).toBe(since(version, '21.10') ? 1 : 0);
  expect(await heard(client.readStream('talk'))).toEqual(['one']);
  for await (const { event: recorded } of client.readStream('talk')) {
    // Earlier ones tell the largest number of 64 bits.
    const told = since(version, '22.10') ? double.written[0]!.position : 2n ** 64n - 1n;
    expect(recorded?.position?.prepare).toBe(told);
  }
  const append = client.multiStreamAppend([{ streamName: 'talk', expectedState: 0n, events: [event('two')] }]);
  if (since(version, '25.1')) await append;
  else expect(await failure(append)).toMatchObject({ type: 'unsupported' });
  expect(kept(double, 'talk')).toHaveLength(since(version, '25.1') ? 2 : 1);
});
