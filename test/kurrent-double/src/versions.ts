import { featuresGrpc, gossipGrpc, streams2Grpc, streamsGrpc } from './protocol.ts';

/** The versions of the server that differ in what a client can tell. */
export const versions = ['20.6', '21.10', '22.10', '23.10', '24.10', '25.0', '25.1', '26.1'] as const;
export type Version = (typeof versions)[number];

const MiB = 1024 * 1024;

/** What a version of the server can do, and how much it takes at once. */
export interface Capabilities {
  readonly batchAppend: boolean;
  /** `GetSupportedMethods`, without which a client takes the server to be able to do nothing of what is new. */
  readonly serverFeatures: boolean;
  readonly appendSession: boolean;
  readonly appendRecords: boolean;
  /** Whether reads of one stream say where each event stands in the log. */
  readonly positionsInStreams: boolean;
  /** Whether `caughtUp` and checkpoints say when, and how far. */
  readonly datedCheckpoints: boolean;
  /** All events of one append, in bytes. */
  readonly maxAppendSize: number;
  /** One event, in bytes. */
  readonly maxRecordSize: number;
}

/** What that version can do. */
export function capabilitiesOf(version: Version): Capabilities {
  const since = (first: Version) => versions.indexOf(version) >= versions.indexOf(first);
  return {
    batchAppend: since('21.10'),
    serverFeatures: since('21.10'),
    appendSession: since('25.1'),
    appendRecords: since('26.1'),
    positionsInStreams: since('22.10'),
    datedCheckpoints: since('25.0'),
    maxAppendSize: since('25.1') ? 256 * MiB : MiB,
    maxRecordSize: 16 * MiB - 256,
  };
}

/** A method as `GetSupportedMethods` lists it: names in lower case. */
export interface SupportedMethod {
  readonly service: string;
  readonly method: string;
  readonly features: readonly string[];
}

/** The methods that the double has of those which that version lists. */
export function supportedMethods(can: Capabilities): readonly SupportedMethod[] {
  const { read, append, batchAppend, delete: soft, tombstone } = streamsGrpc.StreamsService;
  const { appendSession, appendRecords } = streams2Grpc.StreamsServiceService;
  const listed = (path: string, ...features: string[]): SupportedMethod => {
    const [, service = '', method = ''] = path.toLowerCase().split('/');
    return { service, method, features };
  };
  return [
    listed(read.path, 'position', 'events'),
    listed(append.path),
    listed(soft.path),
    listed(tombstone.path),
    ...(can.batchAppend ? [listed(batchAppend.path, 'deadline_duration')] : []),
    ...(can.appendSession ? [listed(appendSession.path)] : []),
    ...(can.appendRecords ? [listed(appendRecords.path)] : []),
    listed(gossipGrpc.GossipService.read.path),
    listed(featuresGrpc.ServerFeaturesService.getSupportedMethods.path),
  ];
}
