import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import { features, gossip, uuidOnWire, type shared } from '../protocol.ts';
import type { Reception } from '../reception.ts';
import type { Endpoint } from '../refusals.ts';
import { supportedMethods, type Capabilities, type Version } from '../versions.ts';

/** A node as gossip tells of it. */
export interface Member {
  readonly id: string;
  readonly endpoint: Endpoint;
  readonly role: 'leader' | 'follower' | 'unknown';
  readonly alive: boolean;
}

/** `GetSupportedMethods`: which methods that version has. Nobody is asked who they are. */
export function serverFeatures({ reception, can }: { reception: Reception; can: Capabilities }, version: Version) {
  const supported = new features.SupportedMethods().setEventStoreServerVersion(`${version}.0`);
  for (const { service, method, features: names } of supportedMethods(can)) {
    supported.addMethods(
      new features.SupportedMethod()
        .setServiceName(service)
        .setMethodName(method)
        .setFeaturesList([...names]),
    );
  }
  return {
    getSupportedMethods: (
      call: ServerUnaryCall<shared.Empty, features.SupportedMethods>,
      callback: sendUnaryData<features.SupportedMethods>,
    ): void =>
      void reception.read('features', call, { guarded: false }).then(() => callback(null, supported), callback),
  };
}

const states = {
  leader: gossip.MemberInfo.VNodeState.LEADER,
  follower: gossip.MemberInfo.VNodeState.FOLLOWER,
  unknown: gossip.MemberInfo.VNodeState.UNKNOWN,
};

/** `Gossip.Read`: the nodes, where they listen, and which of them leads. */
export function gossiping(reception: Reception, members: () => readonly Member[]) {
  const info = () =>
    members().reduce((cluster, { id, endpoint, role, alive }) => {
      cluster.addMembers(
        new gossip.MemberInfo()
          .setInstanceId(uuidOnWire(id, 'text'))
          .setTimeStamp(`${BigInt(Date.now()) * 10_000n}`)
          .setState(states[role])
          .setIsAlive(alive)
          .setHttpEndPoint(new gossip.EndPoint().setAddress(endpoint.host).setPort(endpoint.port)),
      );
      return cluster;
    }, new gossip.ClusterInfo());
  return {
    read: (
      call: ServerUnaryCall<shared.Empty, gossip.ClusterInfo>,
      callback: sendUnaryData<gossip.ClusterInfo>,
    ): void => void reception.read('gossip', call, { guarded: false }).then(() => callback(null, info()), callback),
  };
}
