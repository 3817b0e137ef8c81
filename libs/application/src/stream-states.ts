import { commandTypeOf, type Category } from '@sebone/initiative';
import type { EventStore } from '@sebone/event-store';
import type { Decider, DomainEvent, StreamFact } from '@sebone/kernel';

type AnyDecider = ReturnType<typeof commandTypeOf>['decider'];

/** A stream's folded state, kept with the revision that it reflects. */
export interface Folded<State = unknown> {
  readonly stream: string;
  readonly category: Category;
  readonly decider: Decider<object, State, never>;
  state: State;
  /** How many facts are folded in, those under way to the log included. */
  revision: number;
  /** Settles when the last append under way has; `false` where it failed and this state is no longer true. */
  settled: Promise<boolean>;
  /** How many appends are under way. */
  underWay: number;
  /** The command whose append under way was folded in last: what is decided on the state rests on it. */
  last: string | undefined;
  /** Set when an append under way failed: fold the stream anew. */
  stale: boolean;
}

/** How many facts may be kept folded before the states loaded longest ago are let go. */
const MOST_FACTS = 250_000;

/**
 * The folded states of streams, so that a command on a long stream costs no more than on a new one. A state runs ahead
 * of the log by the appends under way: the next command decides on it at once and is written in the same group. Where
 * an append fails the state is dropped, and what was decided on it is decided again.
 */
export class StreamStates {
  readonly #store: EventStore;
  readonly #folded = new Map<string, Folded>();
  readonly #loading = new Map<string, Promise<Folded>>();
  #facts = 0;

  constructor(store: EventStore) {
    this.#store = store;
  }

  /** The state at hand, without waiting; `undefined` where it has to be loaded first. */
  at(stream: string): Folded | undefined {
    return this.#folded.get(stream);
  }

  /** The state of a stream, folded from the log where it is not at hand. */
  async load(stream: string, category: Category, decider: AnyDecider): Promise<Folded> {
    const at = this.#folded.get(stream);
    if (at) return at;
    let loading = this.#loading.get(stream);
    if (!loading) {
      loading = this.#fold(stream, category, decider).finally(() => this.#loading.delete(stream));
      this.#loading.set(stream, loading);
    }
    return loading;
  }

  async #fold(stream: string, category: Category, decider: AnyDecider): Promise<Folded> {
    const facts = await this.#store.read(stream);
    // One that was let go meanwhile may have been kept all the same.
    const kept = this.#folded.get(stream);
    if (kept) return kept;
    let state: unknown = decider.initial();
    for (const fact of facts) state = decider.evolve(state as never, fact);
    const folded: Folded = {
      stream,
      category,
      decider: decider,
      state,
      revision: facts.length,
      settled: Promise.resolve(true),
      underWay: 0,
      last: undefined,
      stale: false,
    };
    this.#folded.set(stream, folded);
    this.#facts += facts.length;
    this.#letGo(stream);
    return folded;
  }

  /**
   * Keeps at hand a state that was loaded before, and may have been let go or dropped since: a decision is made on the one
   * that everybody else decides on.
   * @returns whether it is that; load it again where it is not
   */
  keep(folded: Folded): boolean {
    if (folded.stale) return false;
    const at = this.#folded.get(folded.stream);
    if (at) return at === folded;
    this.#folded.set(folded.stream, folded);
    this.#facts += folded.revision;
    return true;
  }

  /** Folds events in that are on their way to the log: they get the place that they will have there. */
  runAhead(folded: Folded, events: readonly DomainEvent[], commandId: string): void {
    for (let index = 0; index < events.length; index++) {
      folded.state = folded.decider.evolve(
        folded.state,
        factToBe(events[index]!, folded.stream, ++folded.revision, `${commandId}.${index}`),
      );
    }
    this.#facts += events.length;
    folded.last = commandId;
  }

  /** Forgets a state: the next one who asks folds the stream from the log. */
  drop(folded: Folded): void {
    folded.stale = true;
    if (this.#folded.get(folded.stream) === folded) {
      this.#folded.delete(folded.stream);
      this.#facts -= folded.revision;
    }
  }

  #letGo(keep: string): void {
    for (const [stream, folded] of this.#folded) {
      if (this.#facts <= MOST_FACTS) return;
      if (stream === keep || folded.underWay > 0) continue;
      this.#folded.delete(stream);
      this.#facts -= folded.revision;
    }
  }
}

/** An event as the fact that it will be: all that deciders look at is in its place already. */
export function factToBe(
  { type, occurredOn, reportedOn, data }: DomainEvent,
  stream: string,
  revision: number,
  id: string,
): StreamFact {
  return {
    type,
    occurredOn,
    reportedOn,
    data,
    id,
    stream,
    revision,
    schema: 0,
    recordedAt: '',
    actor: '',
    commandId: '',
    correlationId: '',
    causationId: '',
  };
}
