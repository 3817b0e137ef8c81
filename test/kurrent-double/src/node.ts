import { randomUUID } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Server as NetServer, type Socket } from 'node:net';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { RecentIds } from './commit-check.ts';
import type { Log } from './log.ts';
import { featuresGrpc, gossipGrpc, streams2Grpc, streamsGrpc } from './protocol.ts';
import { Reception, type House } from './reception.ts';
import type { Endpoint } from './refusals.ts';
import { Replica } from './replica.ts';
import { appendingV2 } from './services/appending-v2.ts';
import { append } from './services/appending.ts';
import { batchAppend } from './services/batch-appending.ts';
import { gossiping, serverFeatures, type Member } from './services/cluster.ts';
import { deleting } from './services/deleting.ts';
import { read } from './services/reading.ts';
import type { Capabilities, Version } from './versions.ts';
import { Writer } from './writer.ts';

/** A node's key and certificate, as PEM. */
export interface Tls {
  readonly key: string;
  readonly certificate: string;
}

/** What a node is given by the cluster that it belongs to. */
export interface NodeSettings {
  readonly log: Log;
  readonly version: Version;
  readonly can: Capabilities;
  readonly tls: Tls | undefined;
  readonly recentIds: number;
  /** How long after it was written this node shows a record, in milliseconds. */
  readonly lag: () => number;
  readonly members: () => readonly Member[];
  readonly house: Omit<House, 'cutOff' | 'life'>;
}

const host = '127.0.0.1';

const portOf = (server: NetServer): number => (server.address() as AddressInfo).port;

/** @param port 0 for any free one */
async function listening(server: NetServer, port = 0): Promise<NetServer> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}

/** One server process of a cluster: a port, connections, and the services behind them. The log is not its own. */
export class Node {
  readonly id = randomUUID();
  readonly reception: Reception;
  readonly writer: Writer;
  readonly #recent: RecentIds;
  readonly #replica: Replica;
  readonly #sockets = new Map<string, Socket>();
  readonly #grpc: Server;
  readonly #injector: ReturnType<Server['createConnectionInjector']>;
  #listener: NetServer | undefined;
  #port = 0;
  /** While the node is down, a connection to the anchor has its port: it is given to nobody else meanwhile, and nobody listens there. */
  #anchor: NetServer | undefined;
  #keeper: Socket | undefined;
  #lives = 0;

  constructor({ log, version, can, tls, recentIds, lag, members, house }: NodeSettings) {
    this.#recent = new RecentIds(recentIds);
    this.writer = new Writer(log, this.#recent);
    this.#replica = new Replica(log, lag);
    this.reception = new Reception({
      ...house,
      life: () => this.#lives,
      cutOff: (peer) => void this.#sockets.get(peer)?.destroy(),
    });
    const { reception } = this;
    // Sizes are refused by the services, with their own words; the transport only keeps out what no server takes.
    this.#grpc = new Server({ 'grpc.max_receive_message_length': can.maxAppendSize + 32 * 1024 * 1024 });

    const { StreamsService } = streamsGrpc;
    const reading = { read: read({ reception, replica: this.#replica, can }) };
    const writing = { append: append({ reception, can }), ...deleting(reception) };
    const batches = can.batchAppend ? { batchAppend: batchAppend({ reception, can }) } : {};
    this.#grpc.addService(StreamsService, { ...reading, ...writing, ...batches });
    this.#grpc.addService(gossipGrpc.GossipService, gossiping(reception, members));
    if (can.serverFeatures) {
      this.#grpc.addService(featuresGrpc.ServerFeaturesService, serverFeatures({ reception, can }, version));
    }
    if (can.appendSession) {
      const { appendSession, appendRecords } = appendingV2({ reception, can });
      const newest = can.appendRecords ? { appendRecords } : {};
      this.#grpc.addService(streams2Grpc.StreamsServiceService, { appendSession, ...newest });
    }
    const pair = tls && { private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.certificate) };
    const credentials =
      pair === undefined ? ServerCredentials.createInsecure() : ServerCredentials.createSsl(null, [pair]);
    this.#injector = this.#grpc.createConnectionInjector(credentials);
  }

  get endpoint(): Endpoint {
    return { host, port: this.#port };
  }

  get isUp(): boolean {
    return this.#listener !== undefined;
  }

  /** How many clients are connected. */
  get connections(): number {
    return this.#sockets.size;
  }

  /** Listens on that port, 0 for any free one; after a stop on the same as before. It remembers no ids. */
  async start(port = 0): Promise<void> {
    if (this.#listener !== undefined) return;
    this.#anchor ??= await listening(createServer((end) => end.on('error', () => undefined).unref()).unref());
    this.#keeper?.destroy();
    this.#listener = await listening(
      createServer((socket) => this.#connect(socket)),
      this.#port || port,
    );
    this.#port = portOf(this.#listener);
  }

  /** Closes the port, cuts all connections and forgets what a process forgets. */
  async stop(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    this.#lives += 1;
    this.#recent.forget();
    if (listener === undefined) return;
    const closed = new Promise((resolve) => listener.close(resolve));
    this.cut();
    const kept = { port: portOf(this.#anchor!), host, localAddress: host, localPort: this.#port };
    this.#keeper = connect(kept)
      .on('error', () => undefined)
      .unref();
    await closed;
  }

  /** Cuts all connections; the port stays open. */
  cut(): void {
    for (const socket of this.#sockets.values()) socket.destroy();
    this.#sockets.clear();
  }

  /** Stops for ever. */
  async close(): Promise<void> {
    await this.stop();
    this.#keeper?.destroy();
    this.#anchor?.close();
    this.#replica.close();
    this.#injector.destroy();
    this.#grpc.forceShutdown();
  }

  #connect(socket: Socket): void {
    const peer = `${socket.remoteAddress}:${socket.remotePort}`;
    this.#sockets.set(peer, socket);
    socket.on('close', () => this.#sockets.delete(peer));
    socket.on('error', () => undefined);
    socket.setNoDelay(true);
    this.#injector.injectConnection(socket);
  }
}
