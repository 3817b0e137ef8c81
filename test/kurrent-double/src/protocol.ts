// The generated classes are CommonJS: from an ES module only their default export is certain to be there.
import anyPb from 'google-protobuf/google/protobuf/any_pb.js';
import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import timestampPb from 'google-protobuf/google/protobuf/timestamp_pb.js';
import type structPb from 'google-protobuf/google/protobuf/struct_pb.js';
import gossipGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import featuresGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import status from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streamsGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import serverErrors from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/errors_pb.js';
import errors2 from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/errors_pb.js';
import streams2Grpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_grpc_pb.js';
import streams2 from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_pb.js';

export {
  errors2,
  features,
  featuresGrpc,
  gossip,
  gossipGrpc,
  serverErrors,
  shared,
  status,
  streams,
  streams2,
  streams2Grpc,
  streamsGrpc,
};
export type { structPb };

/** Protobuf's own `Empty`, as opposed to the one of the v1 services. */
export const Empty = emptyPb.Empty;
/** Protobuf's own `Timestamp`. */
export const Timestamp = timestampPb.Timestamp;

/**
 * A message packed for `google.rpc.Status.details`.
 *
 * @param type its full name, as `event_store.client.Timeout`
 * @param bytes it, serialised
 */
export function packed(type: string, bytes: Uint8Array): anyPb.Any {
  const any = new anyPb.Any();
  any.pack(bytes, type);
  return any;
}

/** A UUID of the wire as text, whichever of its two forms it came in. */
export function uuidText(uuid: shared.UUID | undefined): string {
  const structured = uuid?.getStructured();
  if (structured === undefined) return uuid?.getString() ?? '';
  const hex = [structured.getMostSignificantBits(), structured.getLeastSignificantBits()]
    .map((half) => BigInt.asUintN(64, BigInt(half)).toString(16).padStart(16, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A UUID for the wire, in the form that the caller asked for. */
export function uuidOnWire(text: string, form: 'text' | 'structured'): shared.UUID {
  const uuid = new shared.UUID();
  if (form === 'text') return uuid.setString(text);
  const hex = text.replaceAll('-', '');
  const half = (from: number) => BigInt.asIntN(64, BigInt(`0x${hex.slice(from, from + 16)}`)).toString();
  return uuid.setStructured(
    new shared.UUID.Structured().setMostSignificantBits(half(0)).setLeastSignificantBits(half(16)),
  );
}

/** The name in a stream identifier of the wire. */
export const streamName = (identifier: shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

/** A stream's name for the wire. */
export const streamIdentifier = (stream: string): shared.StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));
