import {
  openKurrentEventStore,
  type KurrentEventStore,
  type KurrentEventStoreOptions,
} from '@sebone/event-store-kurrent';
import type { Answer, EventStore } from '@sebone/event-store';
import { everything } from '@sebone/event-store/contract';
import type { Fact } from '@sebone/kernel';
import {
  answerLost,
  cut,
  KurrentDouble,
  Log,
  notLeader,
  notReady,
  secondAnswer,
  timeOut,
  type Connecting,
  type DoubleOptions,
  type Fault,
} from '@sebone/kurrent-double';
import { keepTrying, type Failure } from '@sebone/event-store';

/** Milliseconds: one call, and the tries of an append, on a machine that has other work to do. */
const PATIENCE = 20_000;
/** For stores whose server is to fall silent: a call takes no longer. A busy machine may take as long, so that what they read is asked again. */
export const HASTY = { answerWithin: 500 } as const;

/** What goes wrong with a call and shows at once: whoever made it need not wait for long. */
export const TELLING_FAULTS: readonly Fault[] = [
  answerLost(),
  cut(),
  timeOut(),
  timeOut({ written: true }),
  notLeader(),
  notReady(),
  secondAnswer(),
];

type Opening = Omit<KurrentEventStoreOptions, 'address'> & Connecting;

/** Doubles with the stores and followers on them, which {@link Doubles.end} ends. */
export class Doubles {
  readonly #doubles: KurrentDouble[] = [];
  readonly #stores: KurrentEventStore[] = [];
  readonly #followers: Follower[] = [];
  readonly #defaults: Opening;

  /** @param defaults how stores are opened unless told */
  constructor(defaults: Opening = {}) {
    this.#defaults = defaults;
  }

  /** Starts a double, with a log whose positions a number can hold. */
  async serve(options: DoubleOptions = {}): Promise<KurrentDouble> {
    const double = await KurrentDouble.start({ log: new Log({}), writeTimeout: 50, ...options });
    this.#doubles.push(double);
    return double;
  }

  /** Opens a store on a double: each is a process of its own, as far as the server can tell. */
  open(double: KurrentDouble, opening: Opening = {}): Promise<KurrentEventStore> {
    return patiently(() => this.openOnce(double, opening));
  }

  async openOnce(
    double: KurrentDouble,
    { discover, as, parameters, ...options }: Opening = {},
  ): Promise<KurrentEventStore> {
    const store = await openKurrentEventStore({
      address: double.connectionString({
        parameters: { discoveryInterval: 20, ...parameters },
        ...(discover && { discover }),
        ...(as && { as }),
      }),
      answerWithin: PATIENCE,
      patience: PATIENCE,
      ...this.#defaults,
      ...options,
    });
    this.#stores.push(store);
    return store;
  }

  /** Follows a store from the start. */
  follow(store: EventStore): Follower {
    const follower = new Follower(store);
    this.#followers.push(follower);
    return follower;
  }

  async end(): Promise<void> {
    for (const double of this.#doubles) double.faults.lift();
    await Promise.all(this.#followers.splice(0).map((follower) => follower.end()));
    await Promise.all(this.#stores.splice(0).map((store) => store.close()));
    await Promise.all(this.#doubles.splice(0).map((double) => double.close()));
  }
}

/** Follows a log as a projection does: by `keepTrying`, each time after the last fact that it was given. */
export class Follower {
  readonly facts: Fact[] = [];
  readonly failures: Failure[] = [];
  readonly #ended = new AbortController();
  readonly #done: Promise<void>;

  constructor(store: EventStore) {
    const { signal } = this.#ended;
    this.#done = keepTrying(
      async (gotAhead) => {
        for await (const batch of store.subscribe(this.facts.at(-1)?.position ?? 0, { signal })) {
          this.facts.push(...batch);
          gotAhead();
        }
      },
      {
        backoff: { first: 20, longest: 200 },
        now: Date.now,
        signal,
        onFailure: (failure) => failure && this.failures.push(failure),
      },
    );
  }

  /** Resolves when it was given that many facts. */
  async reaches(count: number): Promise<void> {
    await until(() => this.facts.length >= count);
  }

  end(): Promise<void> {
    this.#ended.abort();
    return this.#done;
  }
}

/** Asks again where nobody answered in time: a machine that has other work to do is no fault of the store. */
export async function patiently<Result>(ask: () => Promise<Result>): Promise<Result> {
  const limit = performance.now() + PATIENCE;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'store-unreachable' || performance.now() > limit) throw error;
    }
  }
}

/** Settles as soon as the condition holds; fails where it does not within a minute. */
export async function until(condition: () => boolean): Promise<void> {
  const limit = performance.now() + 60_000;
  while (!condition()) {
    if (performance.now() > limit) throw new Error(`It never held: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/**
 * Looks whether the log holds what was acknowledged, whole and once: streams without gaps, and whoever asks gets the first answers.
 * @param fresh stores that have nothing at hand
 * @returns all facts
 */
export async function provesWhole(
  fresh: readonly EventStore[],
  acknowledged: readonly Answer[],
): Promise<readonly Fact[]> {
  const [first] = fresh as readonly [EventStore];
  const facts = await patiently(() => everything(first));
  for (const stream of new Set(facts.map((fact) => fact.stream))) {
    const ofStream = facts.filter((fact) => fact.stream === stream);
    expect({ stream, revisions: ofStream.map(({ revision }) => revision) }).toEqual({
      stream,
      revisions: ofStream.map((_, index) => index + 1),
    });
    const read = await patiently(() => first.read(stream));
    // Where its facts stand in the log, not every server tells of a stream.
    expect(read.map((fact, at) => ({ position: ofStream[at]!.position, ...fact }))).toEqual(ofStream);
  }
  const placeOf = ({ id, stream, revision }: Answer['facts'][number]): string => `${id} ${stream} ${revision}`;
  const places = facts.map(placeOf);
  for (const answer of acknowledged) {
    const ofCommand = facts.filter(({ commandId }) => commandId === answer.commandId);
    expect(ofCommand.map(placeOf).sort()).toEqual(answer.facts.map(placeOf).sort());
    expect(Math.max(...ofCommand.map(({ position }) => position))).toBeLessThanOrEqual(answer.position);
    for (const store of fresh)
      expect((await patiently(() => store.answered(answer.commandId)))?.answer).toEqual(answer);
  }
  expect(new Set(places).size).toBe(places.length);
  return facts;
}
