import { randomUUID } from 'node:crypto';
import type { sendUnaryData, ServerReadableStream, ServerUnaryCall } from '@grpc/grpc-js';
import { expecting } from '../commit-check.ts';
import type { Proposal } from '../log.ts';
import { streams2, type structPb } from '../protocol.ts';
import type { Answer } from '../reception.ts';
import { v2, type Refusal } from '../refusals.ts';
import { DELETED } from '../stream-state.ts';
import type { Failure, WriteRequest } from '../writer.ts';
import { whenWhole, type Appending } from './appending.ts';

type Check = WriteRequest['checks'][number];

/** Properties are kept as JSON metadata; a record that is not JSON says so in one of them. */
function proposalOf(stream: string, record: streams2.AppendRecord): Proposal {
  const properties: Record<string, unknown> = {};
  record.getPropertiesMap().forEach((value: structPb.Value, key: string) => (properties[key] = value.toJavaScript()));
  const format = record.getSchema()?.getFormat() ?? streams2.SchemaFormat.SCHEMA_FORMAT_UNSPECIFIED;
  const isJson = format === streams2.SchemaFormat.SCHEMA_FORMAT_JSON;
  if (!isJson) properties['$schema.format'] = formats[format];
  const metadata = Object.keys(properties).length === 0 ? '' : JSON.stringify(properties);
  return {
    stream,
    id: record.getRecordId() ?? randomUUID(),
    type: record.getSchema()?.getName() ?? '',
    isJson,
    data: record.getData_asU8(),
    metadata: Buffer.from(metadata, 'utf8'),
  };
}

const formats = ['Unspecified', 'Json', 'Protobuf', 'Avro', 'Bytes'];

/** A size as the v2 services count it. */
const sizeOf = ({ type, data, metadata }: Proposal): number => Buffer.byteLength(type) + data.length + metadata.length;

/** The v2 services: appends to several streams at once, whole or not at all. Only the leader takes them. */
export function appendingV2({ reception, can }: Appending) {
  /** @throws {Refusal} where one event or all of them are too large */
  const measure = (events: readonly Proposal[]): void => {
    let total = 0;
    for (const event of events) {
      const size = sizeOf(event);
      if (size > can.maxRecordSize) throw v2.recordTooLarge(event.stream, event.id, size, can.maxRecordSize);
      if ((total += size) > can.maxAppendSize) throw v2.appendTooLarge(total, can.maxAppendSize);
    }
  };

  const session = async (
    call: ServerReadableStream<streams2.AppendRequest, streams2.AppendSessionResponse>,
    requests: readonly streams2.AppendRequest[],
  ): Promise<streams2.AppendSessionResponse> => {
    const checks: Check[] = [];
    const named = new Set<string>();
    for (const request of requests) {
      const stream = request.getStream();
      // Names of streams are told apart without their case here.
      if (named.size === named.add(stream.toLowerCase()).size) throw v2.alreadyInSession(stream);
      checks.push({ stream, expected: BigInt(request.getExpectedRevision() ?? expecting.any) });
    }
    const events = requests.flatMap((request) =>
      request.getRecordsList().map((record) => proposalOf(request.getStream(), record)),
    );
    measure(events);
    if (checks.length === 0) throw v2.noRequests();

    const answer = await reception.write('appendSession', call, {
      leaderOnly: true,
      write: (writer) => writer.write({ events, checks }),
    });
    if (answer.kind === 'wrong-revision') {
      const [failure] = answer.failures;
      if (failure === undefined) throw v2.malfunction();
      const { stream, expected } = checks[failure.check] as Check;
      throw v2.revisionConflict(stream, expected, failure.actual);
    }
    if (answer.kind === 'deleted') throw v2.tombstoned(checks[answer.failures[0].check]?.stream ?? '');
    if (answer.kind !== 'written') throw refusalOf(answer);
    const response = new streams2.AppendSessionResponse().setPosition(`${answer.position ?? -1n}`);
    answer.last.forEach((last, index) =>
      response.addOutput(
        new streams2.AppendResponse().setStream(checks[index]?.stream ?? '').setStreamRevision(`${last}`),
      ),
    );
    return response;
  };

  const records = async (
    call: ServerUnaryCall<streams2.AppendRecordsRequest, streams2.AppendRecordsResponse>,
  ): Promise<streams2.AppendRecordsResponse> => {
    const events = call.request.getRecordsList().map((record) => proposalOf(record.getStream(), record));
    measure(events);
    const asked = call.request.getChecksList().map((check, index) => {
      const state = check.getStreamState();
      return { index, stream: state?.getStream() ?? '', expected: BigInt(state?.getExpectedState() ?? expecting.any) };
    });
    const expectedOf = new Map(asked.map(({ stream, expected }) => [stream, expected]));
    const names = [...new Set([...events, ...asked].map(({ stream }) => stream))];
    const checks = names.map((stream) => ({ stream, expected: expectedOf.get(stream) ?? expecting.any }));

    const answer = await reception.write('appendRecords', call, {
      leaderOnly: true,
      write: (writer) => writer.write({ events, checks }),
    });
    if (answer.kind === 'wrong-revision' || answer.kind === 'deleted') {
      throw v2.violation(
        answer.failures.flatMap((failure) => {
          const check = asked.findLast(({ stream }) => stream === checks[failure.check]?.stream);
          if (check === undefined) return [];
          const { index, stream, expected } = check;
          return [{ ...failure, check: index, stream, expected, actual: actualOf(failure) }];
        }),
      );
    }
    if (answer.kind !== 'written') throw refusalOf(answer);
    const response = new streams2.AppendRecordsResponse().setPosition(`${answer.position ?? -1n}`);
    answer.last.forEach((last, index) => {
      const { stream } = checks[index] as Check;
      if (last >= 0n) response.addRevisions(new streams2.StreamRevision().setStream(stream).setRevision(`${last}`));
    });
    return response;
  };

  return {
    appendSession: (
      call: ServerReadableStream<streams2.AppendRequest, streams2.AppendSessionResponse>,
      callback: sendUnaryData<streams2.AppendSessionResponse>,
    ): void => {
      const requests: streams2.AppendRequest[] = [];
      call.on('data', (request: streams2.AppendRequest) => requests.push(request));
      call.on('error', () => undefined);
      whenWhole(call, () => void session(call, requests).then((response) => callback(null, response), callback));
    },
    appendRecords: (
      call: ServerUnaryCall<streams2.AppendRecordsRequest, streams2.AppendRecordsResponse>,
      callback: sendUnaryData<streams2.AppendRecordsResponse>,
    ): void => void records(call).then((response) => callback(null, response), callback),
  };
}

/** The v2 services tell a tombstoned and a truncated stream apart by numbers of their own. */
const actualOf = ({ actual, softDeleted }: Failure): bigint =>
  actual === DELETED ? -100n : softDeleted ? -10n : actual;

function refusalOf(answer: Exclude<Answer, { readonly kind: 'written' | 'wrong-revision' | 'deleted' }>): Refusal {
  switch (answer.kind) {
    case 'not-leader':
      return v2.notLeader(answer.leader);
    case 'not-ready':
      return v2.notReady();
    case 'access-denied':
      return v2.accessDenied();
    case 'timed-out':
      return v2.timedOut();
  }
}
