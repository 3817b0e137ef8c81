import { Metadata, status as code, type StatusObject } from '@grpc/grpc-js';
import { BinaryWriter } from 'google-protobuf';
import { errors2, packed, serverErrors, shared, status } from './protocol.ts';
import type { Failure } from './writer.ts';

/** A call that ends with a status that is not `OK`, as the server words it. */
export class Refusal extends Error implements Partial<StatusObject> {
  override readonly name = 'Refusal';
  readonly code: code;
  readonly details: string;
  readonly metadata: Metadata;

  /** @param trailers what is sent beside the status; the server names its own exceptions there */
  constructor(status: code, details: string, trailers: Readonly<Record<string, string | Buffer>> = {}) {
    super(details);
    this.code = status;
    this.details = details;
    this.metadata = new Metadata();
    for (const [key, value] of Object.entries(trailers)) this.metadata.set(key, value);
  }
}

/** Where a node listens. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** The refusals of the v1 services: a status, and trailers that name the exception. */
export const v1 = {
  accessDenied: () => new Refusal(code.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' }),
  notLeader: (leader: Endpoint) =>
    new Refusal(code.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': leader.host,
      'leader-endpoint-port': `${leader.port}`,
    }),
  notReady: () => new Refusal(code.UNAVAILABLE, 'Server Is Not Ready'),
  timedOut: () => new Refusal(code.ABORTED, 'Operation timed out: the write was not acknowledged in time'),
  streamDeleted: (stream: string) =>
    new Refusal(code.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
      exception: 'stream-deleted',
      'stream-name': stream,
    }),
  wrongVersion: (operation: string, stream: string, expected: bigint, actual: bigint) =>
    new Refusal(code.FAILED_PRECONDITION, `${operation} failed due to WrongExpectedVersion. Stream: ${stream}`, {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': `${expected}`,
      'actual-version': `${actual}`,
    }),
  appendTooLarge: (limit: number) =>
    new Refusal(code.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': `${limit}`,
    }),
  recordTooLarge: (id: string, size: number, limit: number) =>
    new Refusal(code.INVALID_ARGUMENT, `Event with Id: ${id}, Size: ${size}, exceeds the maximum of ${limit}.`, {
      exception: 'maximum-append-event-size-exceeded',
      'maximum-append-event-size': `${limit}`,
      'event-id': id,
      'proposed-append-event-size': `${size}`,
    }),
  invalidPosition: () => new Refusal(code.INVALID_ARGUMENT, 'Trying to read from an invalid position.'),
  invalid: (message: string) => new Refusal(code.INVALID_ARGUMENT, message),
  unauthenticated: () => new Refusal(code.UNAUTHENTICATED, 'Unauthenticated'),
};

/** The refusals of one append of a batch: they travel in the answer, and the stream of appends goes on. */
export const batch = {
  wrongVersion: (expected: bigint, actual: bigint) => {
    const details = new shared.WrongExpectedVersion();
    if (actual < 0n) details.setCurrentNoStream(empty());
    else details.setCurrentStreamRevision(`${actual}`);
    if (expected === -1n) details.setExpectedNoStream(empty());
    else if (expected === -2n) details.setExpectedAny(empty());
    else if (expected === -4n) details.setExpectedStreamExists(empty());
    else details.setExpectedStreamPosition(`${expected}`);
    return answer(code.ALREADY_EXISTS, 'WrongExpectedVersion', details.serializeBinary());
  },
  streamDeleted: (identifier: shared.StreamIdentifier) => {
    const details = new shared.StreamDeleted().setStreamIdentifier(identifier);
    return answer(code.FAILED_PRECONDITION, 'StreamDeleted', details.serializeBinary());
  },
  accessDenied: () => answer(code.PERMISSION_DENIED, 'AccessDenied'),
  timedOut: () => answer(code.DEADLINE_EXCEEDED, 'Timeout'),
  badRequest: (message: string) =>
    answer(code.INVALID_ARGUMENT, 'BadRequest', new shared.BadRequest().setMessage(message).serializeBinary()),
  appendTooLarge: (limit: number) => {
    const details = new shared.MaximumAppendSizeExceeded().setMaxappendsize(limit);
    return answer(code.INVALID_ARGUMENT, 'MaximumAppendSizeExceeded', details.serializeBinary());
  },
  recordTooLarge: (id: string, size: number, limit: number) => {
    // The client that is in use does not know this message.
    const writer = new BinaryWriter();
    writer.writeString(1, id);
    writer.writeUint32(2, size);
    writer.writeUint32(3, limit);
    return answer(code.INVALID_ARGUMENT, 'MaximumAppendEventSizeExceeded', writer.getResultBuffer());
  },
  /** The server has no details for it, and so no client recognises it. */
  notReady: () =>
    new status.Status().setMessage('Server Is Not Ready').setDetails(packed('google.protobuf.Empty', new Uint8Array())),
};

/** The refusals of the v2 services: a status, and its details as a `google.rpc.Status` in the trailers. */
export const v2 = {
  revisionConflict: (stream: string, expected: bigint, actual: bigint) =>
    detailed(
      code.FAILED_PRECONDITION,
      'STREAMS_ERROR_STREAM_REVISION_CONFLICT',
      `Append failed due to a revision conflict on stream '${stream}'.`,
      'kurrentdb.protocol.v2.streams.errors.StreamRevisionConflictErrorDetails',
      new errors2.StreamRevisionConflictErrorDetails()
        .setStream(stream)
        .setExpectedRevision(`${expected}`)
        .setActualRevision(`${actual}`),
    ),
  tombstoned: (stream: string) =>
    detailed(
      code.FAILED_PRECONDITION,
      'STREAMS_ERROR_STREAM_TOMBSTONED',
      `Stream '${stream}' has been tombstoned.`,
      'kurrentdb.protocol.v2.streams.errors.StreamTombstonedErrorDetails',
      new errors2.StreamTombstonedErrorDetails().setStream(stream),
    ),
  alreadyInSession: (stream: string) =>
    detailed(
      code.ABORTED,
      'STREAMS_ERROR_STREAM_ALREADY_IN_APPEND_SESSION',
      `Stream '${stream}' is already part of this append session.`,
      'kurrentdb.protocol.v2.streams.errors.StreamAlreadyInAppendSessionErrorDetails',
      new errors2.StreamAlreadyInAppendSessionErrorDetails().setStream(stream),
    ),
  recordTooLarge: (stream: string, id: string, size: number, limit: number) =>
    detailed(
      code.INVALID_ARGUMENT,
      'STREAMS_ERROR_APPEND_RECORD_SIZE_EXCEEDED',
      `The size of record ${id} exceeds the maximum allowed size.`,
      'kurrentdb.protocol.v2.streams.errors.AppendRecordSizeExceededErrorDetails',
      new errors2.AppendRecordSizeExceededErrorDetails()
        .setStream(stream)
        .setRecordId(id)
        .setSize(size)
        .setMaxSize(limit),
    ),
  appendTooLarge: (size: number, limit: number) =>
    detailed(
      code.ABORTED,
      'STREAMS_ERROR_APPEND_TRANSACTION_SIZE_EXCEEDED',
      'The total size of the append transaction exceeds the maximum allowed size.',
      'kurrentdb.protocol.v2.streams.errors.AppendTransactionSizeExceededErrorDetails',
      new errors2.AppendTransactionSizeExceededErrorDetails().setSize(size).setMaxSize(limit),
    ),
  violation: (failures: readonly (Failure & { readonly stream: string; readonly expected: bigint })[]) => {
    const details = new errors2.AppendConsistencyViolationErrorDetails();
    for (const { check, stream, expected, actual } of failures) {
      const violated = new errors2.ConsistencyViolation.StreamStateViolation()
        .setStream(stream)
        .setExpectedState(`${expected}`)
        .setActualState(`${actual}`);
      details.addViolations(new errors2.ConsistencyViolation().setCheckIndex(check).setStreamState(violated));
    }
    return detailed(
      code.FAILED_PRECONDITION,
      'STREAMS_ERROR_APPEND_CONSISTENCY_VIOLATION',
      'One or more consistency checks failed.',
      'kurrentdb.protocol.v2.streams.errors.AppendConsistencyViolationErrorDetails',
      details,
    );
  },
  noRequests: () => new Refusal(code.FAILED_PRECONDITION, 'The append session has no requests.'),
  notLeader: (leader: Endpoint) =>
    detailed(
      code.FAILED_PRECONDITION,
      'SERVER_ERROR_NOT_LEADER_NODE',
      'The server is not the leader node and cannot handle the request.',
      'kurrent.rpc.NotLeaderNodeErrorDetails',
      new serverErrors.NotLeaderNodeErrorDetails().setCurrentLeader(
        new serverErrors.NotLeaderNodeErrorDetails.NodeInfo().setHost(leader.host).setPort(leader.port),
      ),
    ),
  notReady: () => new Refusal(code.UNAVAILABLE, 'The server is not yet ready to handle requests.'),
  timedOut: () => new Refusal(code.DEADLINE_EXCEEDED, 'Operation timed out: timed out while waiting for commit'),
  accessDenied: () =>
    detailed(
      code.PERMISSION_DENIED,
      'SERVER_ERROR_ACCESS_DENIED',
      'Access denied. Insufficient permissions.',
      'kurrent.rpc.AccessDeniedErrorDetails',
      new serverErrors.AccessDeniedErrorDetails().setOperation('append'),
    ),
  /** What the server answers where it cannot say which stream is in the way. */
  malfunction: () => new Refusal(code.INTERNAL, 'Append session failed to map error: index was out of range'),
};

const empty = () => new shared.Empty() as never;

function answer(statusCode: code, name: string, details: Uint8Array = new Uint8Array()): status.Status {
  return new status.Status()
    .setCode(statusCode as never)
    .setMessage(name)
    .setDetails(packed(`event_store.client.${name}`, details));
}

/** The details are a list of two in the trailers: what every error has, and what this one has. */
function detailed(
  statusCode: code,
  reason: string,
  message: string,
  type: string,
  details: { serializeBinary(): Uint8Array },
): Refusal {
  const info = new BinaryWriter();
  info.writeString(1, reason);
  info.writeString(2, 'kurrentdb');
  const writer = new BinaryWriter();
  writer.writeInt32(1, statusCode);
  writer.writeString(2, message);
  writer.writeBytes(3, packed('google.rpc.ErrorInfo', info.getResultBuffer()).serializeBinary());
  writer.writeBytes(3, packed(type, details.serializeBinary()).serializeBinary());
  return new Refusal(statusCode, message, { 'grpc-status-details-bin': Buffer.from(writer.getResultBuffer()) });
}
