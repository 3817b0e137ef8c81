import type { DomainEvent, StreamFact, Text } from './fact.ts';

/** One field of a command that stands in the way, the value it had, and what would mend it. */
export interface RejectionDetail {
  readonly field: string;
  readonly value: unknown;
  readonly remedy: Text;
}

/** A refusal, as a value: the rule (`code`, stable for ever), what it says, and the fields it concerns. */
export interface Rejection {
  readonly kind: 'rejection';
  /** Kebab-case, stable: integrators branch on it. */
  readonly code: string;
  readonly message: Text;
  readonly details: readonly RejectionDetail[];
}

/** Builds a {@link Rejection}. Use it as the value that `decide` returns; it is never thrown. */
export function reject(code: string, message: Text, details: readonly RejectionDetail[] = []): Rejection {
  return { kind: 'rejection', code, message, details };
}

/** What deciding gives: the events to record (none when all is so already), or a refusal. */
export type Decision<Event extends DomainEvent = DomainEvent> = readonly Event[] | Rejection;

/** Whether a decision is a refusal. */
export function isRejection(decision: unknown): decision is Rejection {
  return typeof decision === 'object' && decision !== null && (decision as Rejection).kind === 'rejection';
}

/**
 * The pure core of an aggregate: a fold and a decision, both synchronous, with no clock and no randomness.
 *
 * `evolve` owns the state it is given and may change it in place: a stream's state is folded once and kept, and a
 * thousand facts must not cost a thousand copies. Nothing but `evolve` may change a state; `decide` only reads it.
 */
export interface Decider<Command, State, Surroundings, Event extends DomainEvent = DomainEvent> {
  /** A new state, of a stream with no facts. */
  initial(): State;
  evolve(state: State, fact: StreamFact): State;
  /**
   * @param surroundings what the decision may know beside its own stream: today, and neighbouring streams' states
   * @returns the events to record, `[]` where the command says nothing new, or a refusal
   */
  decide(command: Command, state: State, surroundings: Surroundings): Decision<Event>;
}

/** Folds facts in the order given, onto a new state or onto `from`. */
export function fold<State>(
  decider: Pick<Decider<never, State, never>, 'initial' | 'evolve'>,
  facts: Iterable<StreamFact>,
  from: State = decider.initial(),
): State {
  let state = from;
  for (const fact of facts) state = decider.evolve(state, fact);
  return state;
}
