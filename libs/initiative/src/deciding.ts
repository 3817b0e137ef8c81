import { isRejection, type Decider, type Decision, type StreamFact, type Rejection } from '@sebone/kernel';
import { RECORDS } from './kinds.ts';
import {
  decideCorrection,
  decideRecord,
  decideVoiding,
  evolveRecords,
  type DatedCommand,
  type RecordKind,
  type Records,
} from './records.ts';
import { chartered, datesInOrder, firstRefusal } from './rules.ts';
import type { Surroundings } from './surroundings.ts';

type CommandClass<C> = new () => C;
type Decide<C, State> = (command: C, state: State, around: Surroundings) => Decision;
type Correcting<C> = C & { readonly because: string };
interface Voiding {
  readonly initiative: string;
  readonly reportedOn?: string;
  readonly because: string;
}

/** What {@link deciderOf} is told: how each class of command is decided. */
export interface Rulebook<State extends { readonly records: Records }> {
  /** Decides one class of command. */
  on<C>(type: CommandClass<C>, decide: Decide<C, State>): void;
  /** Decides the three classes of command that record, correct and void one kind of record. */
  records<Data extends object, C extends DatedCommand & { readonly initiative: string }, V extends Voiding>(
    kind: RecordKind<Data>,
    how: {
      readonly record: CommandClass<C> | readonly CommandClass<C>[];
      readonly correct: CommandClass<Correcting<C>>;
      readonly void?: CommandClass<V>;
      /** What refuses all three, before anything else is asked. */
      barred?(command: C | V, state: State): Rejection | undefined;
      /** The content that the command asks to stand. */
      content(command: C, state: State): Data;
      /** The key of the record to void. */
      keyOf?(command: V): string;
      /** What refuses it, given that it says something new. `data` is what would stand, `undefined` to void. */
      rule(command: C, state: State, around: Surroundings, data: Data): Rejection | undefined;
      /** What refuses taking the record back. */
      voidRule?(command: V, state: State, around: Surroundings): Rejection | undefined;
    },
  ): void;
}

/** The folding of a stream of which decisions look at nothing but its records. */
export const recordsAlone = {
  initial: (): { readonly records: Records } => ({ records: new Map() }),
  evolve<State extends { readonly records: Records }>(state: State, fact: StreamFact): State {
    evolveRecords(state.records, fact, RECORDS);
    return state;
  },
};

/** A decider made of a fold and of one decision for each class of command. */
export function deciderOf<State extends { readonly records: Records }>(
  folding: { initial(): State; evolve(state: State, fact: StreamFact): State },
  rules: (book: Rulebook<State>) => void,
): Decider<object, State, Surroundings> & { readonly commands: readonly (new () => object)[] } {
  const decisions = new Map<unknown, Decide<never, State>>();
  const on = <C>(type: CommandClass<C>, decide: Decide<C, State>): void => {
    if (decisions.has(type)) throw new Error(`${type.name} is decided twice.`);
    decisions.set(type, decide);
  };
  const unlessSaid = (decision: Decision, ...rules: readonly (() => Rejection | undefined)[]): Decision =>
    Array.isArray(decision) && decision.length === 0 ? decision : (firstRefusal(...rules) ?? decision);
  const own = (decision: Decision) => (): Rejection | undefined => (isRejection(decision) ? decision : undefined);

  rules({
    on,
    records(kind, how) {
      for (const type of [how.record].flat())
        on(type, (command, state, around) => {
          const barred = how.barred?.(command, state);
          if (barred) return barred;
          const data = how.content(command, state);
          const decision = decideRecord(kind, data, command, state.records, around.today);
          return unlessSaid(decision, own(decision), () => how.rule(command, state, around, data));
        });
      on(how.correct, (command, state, around) => {
        const barred = how.barred?.(command, state);
        if (barred) return barred;
        const data = how.content(command, state);
        const decision = decideCorrection(kind, data, command, state.records, around.today);
        return unlessSaid(
          decision,
          () => chartered(command.initiative, around.initiative),
          own(decision),
          () => how.rule(command, state, around, data),
        );
      });
      const { keyOf, voidRule } = how;
      if (how.void && keyOf)
        on(how.void, (command, state, around) => {
          const barred = how.barred?.(command, state);
          if (barred) return barred;
          const decision = decideVoiding(kind, keyOf(command), command, state.records, around.today);
          return unlessSaid(
            decision,
            () => chartered(command.initiative, around.initiative),
            () =>
              datesInOrder(
                { ...(command.reportedOn !== undefined && { reportedOn: command.reportedOn }) },
                around.today,
              ),
            own(decision),
            () => voidRule?.(command, state, around),
          );
        });
    },
  });

  return {
    ...folding,
    commands: [...decisions.keys()] as (new () => object)[],
    decide(command, state, around) {
      const decide = decisions.get(command.constructor);
      if (!decide) throw new Error(`${command.constructor.name} is not a command of this stream.`);
      return decide(command as never, state, around);
    },
  };
}
