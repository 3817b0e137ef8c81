import { Faults, methods, type Method } from './faults.ts';
import { Log, type LogRecord } from './log.ts';
import { Node, type Tls } from './node.ts';
import { systemEvents } from './system-events.ts';
import { capabilitiesOf, type Version } from './versions.ts';

/** Settings of a {@link KurrentDouble}. */
export interface DoubleOptions {
  /** The version that the server pretends to be: `25.1` unless given. */
  readonly version?: Version;
  /** How many nodes, the first of which leads: one unless given. They share one log. */
  readonly nodes?: number;
  /** The port of each node; any free one unless given. */
  readonly ports?: readonly number[];
  /** Keys for all nodes; without them connections are not encrypted, and clients send no credentials. */
  readonly tls?: Tls & {
    /** Where the certificate of the authority is, for {@link KurrentDouble.connectionString}. */
    readonly caFile?: string;
  };
  /** Names and passwords. Without them everybody may do everything; with them nobody may read or write unknown. */
  readonly users?: Readonly<Record<string, string>>;
  /** The log of an earlier double, to go on with it or to share it. */
  readonly log?: Log;
  /** The most that one append may hold, in bytes; as the version has it unless given. */
  readonly maxAppendSize?: number;
  /** The most that one event may hold, in bytes; as the version has it unless given. */
  readonly maxRecordSize?: number;
  /** When the server gives up waiting for its own write, in milliseconds: 2000 unless given. */
  readonly writeTimeout?: number;
  /** How many ids a node remembers for writes that expect no revision: 100,000 unless given. */
  readonly recentIds?: number;
  /** How long every answer is held back, in milliseconds: not at all unless given. */
  readonly latency?: number;
  /** How many writes a second are made; as many as come unless given. */
  readonly writesPerSecond?: number;
  /** How much later than the leader followers show what was written, in milliseconds: 0 unless given. */
  readonly followerLag?: number;
}

/** How a client is to connect. */
export interface Connecting {
  /** Ask the first node who leads, by gossip, instead of naming all nodes. */
  readonly discover?: boolean;
  /** A name and a password. */
  readonly as?: readonly [name: string, password: string];
  /** More parameters of the connection string. */
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
}

/**
 * A KurrentDB server or cluster, as far as a client can tell: over real gRPC on the loopback interface, in memory, with
 * faults on demand.
 */
export class KurrentDouble {
  /** What goes wrong with which calls. */
  readonly faults = new Faults();
  readonly nodes: readonly Node[];
  /** What is kept, whoever serves it. */
  readonly storage: Log;
  latency: number;
  writesPerSecond: number;
  followerLag: number;
  readonly #options: DoubleOptions;
  #leader: Node | undefined;
  #diskFull = false;
  #nextTurn = -Infinity;

  private constructor(options: DoubleOptions) {
    this.#options = options;
    this.latency = options.latency ?? 0;
    this.writesPerSecond = options.writesPerSecond ?? Infinity;
    this.followerLag = options.followerLag ?? 0;
    this.storage = options.log ?? new Log({ start: 2n ** 53n + 1n });
    if (this.storage.records.length === 0) this.storage.append(systemEvents());
    this.nodes = Array.from({ length: options.nodes ?? 1 }, () => this.#node());
    this.#leader = this.nodes[0];
  }

  /** Starts a server; it listens when this settles. */
  static async start(options: DoubleOptions = {}): Promise<KurrentDouble> {
    const double = new KurrentDouble(options);
    await Promise.all(double.nodes.map((node, index) => node.start(options.ports?.[index])));
    return double;
  }

  /** All records, in the order of `$all`: the server's own, too. */
  get log(): readonly LogRecord[] {
    return this.storage.records;
  }

  /** The records that clients wrote, in the order of `$all`. */
  get written(): readonly LogRecord[] {
    return this.storage.records.filter(({ isSystem }) => !isSystem);
  }

  /** What a client connects by. */
  connectionString({ discover = false, as, parameters = {} }: Connecting = {}): string {
    const { tls } = this.#options;
    const hosts = this.nodes.map(({ endpoint }) => `${endpoint.host}:${endpoint.port}`);
    const named = discover ? hosts[0] : hosts.join(',');
    const identity = as === undefined ? '' : `${as.map(encodeURIComponent).join(':')}@`;
    const security = { tls: tls !== undefined, ...(tls?.caFile === undefined ? {} : { tlsCAFile: tls.caFile }) };
    const query = Object.entries({ ...security, ...parameters }).map(([name, value]) => `${name}=${value}`);
    return `kurrentdb${discover ? '+discover' : ''}://${identity}${named}?${query.join('&')}`;
  }

  /** How many calls of that method came in, at all nodes. */
  calls(method: Method): number {
    return this.nodes.reduce((sum, { reception }) => sum + (reception.calls.get(method) ?? 0), 0);
  }

  /** How many calls came in at all nodes, by method. */
  get callCounts(): Readonly<Record<Method, number>> {
    return Object.fromEntries(methods.map((method) => [method, this.calls(method)])) as Record<Method, number>;
  }

  /** How many connections there are, at all nodes. */
  get connections(): number {
    return this.nodes.reduce((sum, node) => sum + node.connections, 0);
  }

  /** How many subscriptions are under way, at all nodes. */
  get subscriptions(): number {
    return this.nodes.reduce((sum, { reception }) => sum + reception.open.subscribe, 0);
  }

  /** How many events were sent to readers and subscribers, by all nodes. */
  get eventsSent(): number {
    return this.nodes.reduce((sum, { reception }) => sum + reception.eventsSent, 0);
  }

  /** The node that leads; none during an election. */
  get leader(): Node | undefined {
    return this.#leader;
  }

  /** Cuts all connections. The server goes on. */
  cut(): void {
    for (const node of this.nodes) node.cut();
  }

  /** Stops all nodes: connections are cut, and new ones are refused. The log is kept. */
  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.stop()));
  }

  /** Starts the nodes that are down, on the ports that they had. */
  async resume(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.start()));
    this.#leader ??= this.nodes[0];
  }

  /** Stops, and starts again after a while, in milliseconds: the log is kept, the recent ids are forgotten. */
  async restart({ after = 0 }: { after?: number } = {}): Promise<void> {
    await this.stop();
    await new Promise((resolve) => setTimeout(resolve, after));
    await this.resume();
  }

  /** Makes another node the leader; without an index there is no leader until the next call. */
  elect(index?: number): void {
    this.#leader = index === undefined ? undefined : this.nodes[index];
  }

  /** The disk is full from now on: the node that writes next goes down with the write unmade and unanswered. */
  fillDisk(): void {
    this.#diskFull = true;
  }

  /** There is room on the disk again, and the nodes that went down are started. */
  async freeDisk(): Promise<void> {
    this.#diskFull = false;
    await this.resume();
  }

  /** Stops for ever. */
  async close(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.close()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #node(): Node {
    const { version = '25.1', tls, users, writeTimeout = 2000, recentIds = 100_000 } = this.#options;
    const able = capabilitiesOf(version);
    const { maxAppendSize = able.maxAppendSize, maxRecordSize = able.maxRecordSize } = this.#options;
    const node: Node = new Node({
      log: this.storage,
      version,
      can: { ...able, maxAppendSize, maxRecordSize },
      tls,
      recentIds,
      lag: () => (node === this.#leader ? 0 : this.followerLag),
      members: () =>
        this.nodes.map((member) => ({
          id: member.id,
          endpoint: member.endpoint,
          role: member === this.#leader ? 'leader' : this.#leader === undefined ? 'unknown' : 'follower',
          alive: member.isUp,
        })),
      house: {
        faults: this.faults,
        users,
        writeTimeout,
        latency: () => this.latency,
        turn: () => this.#turn(),
        isLeader: () => node === this.#leader,
        leader: () => this.#leader,
        diskTakes: () => {
          if (this.#diskFull) void this.#leader?.stop();
          return !this.#diskFull;
        },
      },
    });
    return node;
  }

  #turn(): Promise<void> | undefined {
    if (this.writesPerSecond === Infinity) return undefined;
    const now = performance.now();
    this.#nextTurn = Math.max(now, this.#nextTurn + 1000 / this.writesPerSecond);
    const wait = this.#nextTurn - now;
    return new Promise((resolve) => void setTimeout(resolve, wait).unref());
  }
}
