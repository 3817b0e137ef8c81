import type { Metadata } from '@grpc/grpc-js';
import type { Fault, Faults, Method } from './faults.ts';
import { Refusal, v1, type Endpoint } from './refusals.ts';
import type { WriteOutcome, Writer } from './writer.ts';

/** What came of a write and whether that is said twice; or why it never got as far as the log. */
export type Answer =
  | (WriteOutcome & { readonly again?: boolean })
  | { readonly kind: 'timed-out' | 'not-ready' | 'access-denied' }
  | { readonly kind: 'not-leader'; readonly leader: Endpoint };

/** A call, as far as it matters before a service sees it. */
export interface Call {
  readonly metadata: Metadata;
  /** The client's end of the connection. */
  getPeer(): string;
}

/** What a node lets its reception do. */
export interface House {
  readonly faults: Faults;
  /** Names and passwords; undefined where everybody may do everything. */
  readonly users: Readonly<Record<string, string>> | undefined;
  readonly writeTimeout: number;
  /** How long every answer is held back, in milliseconds. */
  readonly latency: () => number;
  /** Settles when the next write may be made, where their rate is limited. */
  readonly turn: () => Promise<void> | undefined;
  readonly isLeader: () => boolean;
  /** The leader, unless there is none. */
  readonly leader: () => { readonly endpoint: Endpoint; readonly writer: Writer } | undefined;
  /** How often the node went down: what it had not done by then it never does. */
  readonly life: () => number;
  /** Whether the disk took the write; it takes the whole node down where it did not. */
  readonly diskTakes: () => boolean;
  readonly cutOff: (peer: string) => void;
}

const never = (): Promise<never> => new Promise(() => undefined);

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds).unref());

/**
 * Where each call to a node comes in: it is counted, the caller is asked for, and it meets what was planned to go
 * wrong with it.
 */
export class Reception {
  /** How many calls of each method came in. */
  readonly calls = new Map<Method, number>();
  /** How many reads, or subscriptions, are under way. */
  readonly open = { read: 0, subscribe: 0 };
  /** How many events were sent to readers and subscribers. */
  eventsSent = 0;
  readonly #house: House;

  constructor(house: House) {
    this.#house = house;
  }

  /**
   * Lets a write through, to the leader's log, and gives what is to be answered. It never settles where the call gets no
   * answer.
   *
   * @param leaderOnly whether a follower turns the write away instead of passing it on
   * @throws {Refusal} to end the call, or the stream of calls that it belongs to
   */
  async write(
    method: Method,
    call: Call,
    { leaderOnly, write }: { leaderOnly: boolean; write: (writer: Writer) => WriteOutcome },
  ): Promise<Answer> {
    const allowed = this.#admit(method, call);
    const fault = this.#house.faults.take(method);
    if (!allowed) return { kind: 'access-denied' };
    const leader = this.#house.leader();
    if (leader === undefined || fault?.kind === 'not-ready') return { kind: 'not-ready' };
    if (fault?.kind === 'not-leader' || (leaderOnly && !this.#house.isLeader())) {
      return { kind: 'not-leader', leader: leader.endpoint };
    }
    if (fault?.kind === 'status') throw new Refusal(fault.code, fault.details);
    const life = this.#house.life();
    if (fault?.kind === 'delay') await pause(fault.milliseconds);
    if (fault?.kind === 'held') await fault.until;
    const turn = this.#house.turn();
    if (turn !== undefined) await turn;
    if (this.#house.life() !== life) return never();
    const happens = fault === undefined || !('written' in fault) || fault.written;
    if (happens && !this.#house.diskTakes()) return never();
    const outcome = happens ? write(leader.writer) : undefined;
    if (this.#house.latency() > 0) await pause(this.#house.latency());
    return this.#answered(fault, call, outcome);
  }

  /**
   * Lets a call through that writes nothing.
   *
   * @returns after how many events its connection is to be cut
   * @throws {Refusal} to end it
   */
  async read(method: Method, call: Call, { guarded }: { guarded: boolean }): Promise<number> {
    const allowed = this.#admit(method, call);
    const fault = this.#house.faults.take(method);
    if (guarded && !allowed) throw v1.accessDenied();
    if (this.#house.latency() > 0) await pause(this.#house.latency());
    if (guarded && requiresLeader(call) && !this.#house.isLeader()) throw this.#otherLeader();
    switch (fault?.kind) {
      case 'silence':
        return never();
      case 'cut':
        this.#house.cutOff(call.getPeer());
        return never();
      case 'cut-after':
        return fault.events;
      case 'not-leader':
        throw this.#otherLeader();
      case 'not-ready':
        throw v1.notReady();
      case 'status':
        throw new Refusal(fault.code, fault.details);
      case 'time-out':
        throw v1.timedOut();
      case 'delay':
        await pause(fault.milliseconds);
        return Infinity;
      case 'held':
        await fault.until;
        return Infinity;
      case 'second-answer':
      case undefined:
        return Infinity;
    }
  }

  /** Cuts the connection that a call came by, with all other calls on it. */
  cutOff(call: Call): void {
    this.#house.cutOff(call.getPeer());
  }

  get writeTimeout(): number {
    return this.#house.writeTimeout;
  }

  /** Counts the call; whether its caller is known. Nobody is asked for where there are no users. */
  #admit(method: Method, call: Call): boolean {
    this.calls.set(method, (this.calls.get(method) ?? 0) + 1);
    const { users } = this.#house;
    if (users === undefined) return true;
    const [authorization] = call.metadata.get('authorization');
    if (authorization === undefined) return false;
    const [, basic = ''] = /^Basic (.+)$/.exec(authorization.toString()) ?? [];
    const [, name = '', password = ''] = /^([^:]*):(.*)$/.exec(Buffer.from(basic, 'base64').toString('utf8')) ?? [];
    if (!Object.hasOwn(users, name) || users[name] !== password) throw v1.unauthenticated();
    return true;
  }

  #otherLeader(): Refusal {
    const leader = this.#house.leader();
    return leader === undefined ? v1.notReady() : v1.notLeader(leader.endpoint);
  }

  async #answered(fault: Fault | undefined, call: Call, outcome: WriteOutcome | undefined): Promise<Answer> {
    switch (fault?.kind) {
      case 'cut':
        this.#house.cutOff(call.getPeer());
        return never();
      case 'time-out':
        await pause(this.#house.writeTimeout);
        return { kind: 'timed-out' };
      case 'silence':
        return never();
      default:
        return outcome === undefined ? never() : { ...outcome, again: fault?.kind === 'second-answer' };
    }
  }
}

/** Whether the caller wants the leader and nobody else. */
export const requiresLeader = (call: Call): boolean => call.metadata.get('requires-leader')[0] === 'true';
