import { keepTrying, type Backoff, type EventStore, type Failure } from '@sebone/event-store';
import type { History } from '@sebone/initiative';
import { parseStream, type Fact, type Rejection } from '@sebone/kernel';
import { factsOf } from './facts.ts';
import { Asked, unknownInitiative } from './questions.ts';
import { Recent } from './recent.ts';

export interface LiveOptions {
  /** How many facts are kept at hand before the initiatives asked about longest ago are let go: half a million unless told. */
  readonly mostFacts?: number;
  /** How many facts the histories may hold that are kept for questions asked again: a quarter of a million unless told. */
  readonly mostFolded?: number;
  /** 100 milliseconds at first and 30 seconds at most, unless told. */
  readonly backoff?: Backoff;
  /** The clock by which failures are dated: milliseconds since 1970. */
  readonly now?: () => number;
}

/** How the facts at hand stand. */
export interface LiveStatus {
  /** `false`: it was closed, or the store was. */
  readonly running: boolean;
  /** The position of the last fact that answers reflect. */
  readonly position: number;
  /** How many initiatives are kept at hand, and how many facts with them. */
  readonly initiatives: number;
  readonly facts: number;
  /** What keeps it from following the log, at the moment. */
  readonly failure?: Failure;
}

/** An initiative's facts up to the position that is reflected, and what was made of them when it was asked about last. */
interface Held {
  readonly facts: Fact[];
  asked?: Asked;
  /** The quarter of an hour in which `asked` was made. */
  quarter?: number;
}

const BACKOFF: Backoff = { first: 100, longest: 30_000 };
/** Offsets of time zones are multiples of a quarter of an hour: within one, the day does not change. */
const QUARTER = 900_000;

/**
 * The facts of initiatives that are asked about, kept at hand and followed: what a running server answers from. Whatever
 * it gives reflects all facts up to one position of the log and none after it.
 */
export class LiveFacts {
  readonly #store: EventStore;
  readonly #held: Recent<Held>;
  readonly #histories: Recent<History>;
  /** The initiatives being read from the log, each with what the subscription gave of it meanwhile. */
  readonly #loading = new Map<string, { readonly later: Fact[]; readonly held: Promise<Held> }>();
  /** Every initiative, by the position of its charter. */
  readonly #chartered = new Map<string, number>();
  readonly #waiting = new Set<{ readonly position: number; readonly end: (reached: boolean) => void }>();
  readonly #stop = new AbortController();
  readonly #begun: Promise<void>;
  readonly #following: Promise<void>;
  #begin: (() => void) | undefined;
  #failure: Failure | undefined;
  #error: unknown;
  #position = 0;

  constructor(
    store: EventStore,
    { mostFacts = 500_000, mostFolded = 250_000, backoff = BACKOFF, now = Date.now }: LiveOptions = {},
  ) {
    this.#store = store;
    this.#held = new Recent(mostFacts, ({ facts }) => facts.length);
    this.#histories = new Recent(mostFolded, ({ facts }) => facts.length + 1);
    this.#begun = new Promise((resolve) => (this.#begin = resolve));
    const { signal } = this.#stop;
    const onFailure = (failure: Failure | undefined, error?: unknown): void => {
      this.#failure = failure;
      this.#error = error;
    };
    this.#following = keepTrying((gotAhead) => this.#follow(gotAhead), { backoff, now, signal, onFailure }).then(() =>
      this.#end(),
    );
  }

  /** The position of the last fact that answers reflect. Taken before a question, its answer reflects all up to it. */
  get position(): number {
    return this.#position;
  }

  status(): LiveStatus {
    return {
      running: !this.#stop.signal.aborted,
      position: this.#position,
      initiatives: this.#held.size,
      facts: this.#held.weight,
      ...(this.#failure && { failure: this.#failure }),
    };
  }

  /** The ids of the initiatives chartered up to a position, in order. */
  async initiatives(upTo = Infinity): Promise<readonly string[]> {
    await this.#known();
    return [...this.#chartered].flatMap(([id, position]) => (position <= upTo ? [id] : [])).sort();
  }

  /**
   * An initiative for questions; refuses with `unknown-initiative`.
   * @param now milliseconds since 1970
   * @param upTo as it stood at that position of the log; where answers reflect now unless told
   */
  async asked(initiative: string, now: number, upTo = Infinity): Promise<Asked | Rejection> {
    await this.#known();
    const chartered = this.#chartered.get(initiative);
    if (chartered === undefined || chartered > upTo) return unknownInitiative(initiative, await this.initiatives(upTo));
    const held = this.#held.get(initiative) ?? (await this.#load(initiative));
    const asked = this.#askedOf(initiative, held, now);
    if (asked.position <= upTo) return asked;
    const facts = asked.facts.slice(
      0,
      asked.facts.findIndex(({ position }) => position > upTo),
    );
    return new Asked(initiative, facts, now, this.#histories);
  }

  /**
   * Waits until answers reflect a position.
   * @returns `false` where they do not in time, or nothing is followed any more
   * @param timeout milliseconds
   */
  reached(position: number, timeout: number): Promise<boolean> {
    if (this.#position >= position) return Promise.resolve(true);
    if (this.#stop.signal.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const end = (reached: boolean): void => {
        clearTimeout(timer);
        this.#waiting.delete(waiting);
        resolve(reached);
      };
      const waiting = { position, end };
      const timer = setTimeout(() => end(false), timeout);
      this.#waiting.add(waiting);
    });
  }

  /** Follows no more, and tells those who wait. Idempotent. */
  async close(): Promise<void> {
    this.#end();
    await this.#following;
  }

  /** Waits until it is known which initiatives there are. @throws what keeps it from being known */
  async #known(): Promise<void> {
    if (this.#begin && this.#failure) throw this.#error;
    await this.#begun;
  }

  #end(): void {
    this.#stop.abort();
    this.#begin?.();
    for (const { end } of this.#waiting) end(false);
  }

  async #follow(gotAhead: () => void): Promise<void> {
    if (this.#begin) await this.#readCharters(this.#begin);
    // A subscription to a log that is out of reach takes a while to say so.
    else await this.#store.head();
    gotAhead();
    for await (const batch of this.#store.subscribe(this.#position, { signal: this.#stop.signal })) {
      // Nothing waits in here: no question is answered between one fact of a batch and the next.
      for (const fact of batch) this.#take(fact);
      this.#reach(batch.at(-1)!.position);
      gotAhead();
    }
  }

  async #readCharters(begin: () => void): Promise<void> {
    const head = await this.#store.head();
    const charters = this.#store.subscribe(0, {
      filter: { types: ['InitiativeChartered'] },
      untilHead: true,
      signal: this.#stop.signal,
    });
    for await (const batch of charters) for (const fact of batch) if (fact.position <= head) this.#take(fact);
    this.#reach(head);
    this.#begin = undefined;
    begin();
  }

  #take(fact: Fact): void {
    // While nothing is at hand there is nothing to add it to.
    const isAwaited = this.#held.size > 0 || this.#loading.size > 0;
    if (!isAwaited && fact.type !== 'InitiativeChartered') return;
    const { initiative } = parseStream(fact.stream)!;
    if (fact.type === 'InitiativeChartered' && !this.#chartered.has(initiative))
      this.#chartered.set(initiative, fact.position);
    this.#loading.get(initiative)?.later.push(fact);
    const held = this.#held.peek(initiative);
    if (!held) return;
    held.facts.push(fact);
    this.#held.reweigh(initiative);
  }

  #reach(position: number): void {
    this.#position = position;
    for (const { position: awaited, end } of this.#waiting) if (awaited <= position) end(true);
  }

  #load(initiative: string): Promise<Held> {
    const loading = this.#loading.get(initiative);
    if (loading) return loading.held;
    const later: Fact[] = [];
    const held = this.#read(initiative, later);
    this.#loading.set(initiative, { later, held });
    return held;
  }

  async #read(initiative: string, later: readonly Fact[]): Promise<Held> {
    try {
      const facts = [...(await factsOf(this.#store, initiative))];
      const last = facts.at(-1)?.position ?? 0;
      for (const fact of later) if (fact.position > last) facts.push(fact);
      // What the log already had beyond the position that is reflected, the subscription is yet to give.
      while (facts.length > 0 && facts.at(-1)!.position > this.#position) facts.pop();
      return this.#held.set(initiative, { facts });
    } finally {
      this.#loading.delete(initiative);
    }
  }

  #askedOf(initiative: string, held: Held, now: number): Asked {
    const quarter = Math.floor(now / QUARTER);
    const { asked, facts } = held;
    const isSame = asked?.facts.length === facts.length;
    if (isSame && held.quarter === quarter) return asked;
    held.quarter = quarter;
    const renewed = new Asked(initiative, isSame ? asked.facts : [...facts], now, this.#histories);
    if (isSame && renewed.today === asked.today) return asked;
    return (held.asked = renewed);
  }
}
