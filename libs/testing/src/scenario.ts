import { isRejection, type Day, type DomainEvent, type Fact, type Rejection } from '@sebone/kernel';
import { COMMANDS, type Category } from '@sebone/initiative';
import { World, type Said } from './world.ts';

/** An event as a spec expects it: by default of the command's own day, and reported today. */
export type Told = readonly [
  type: string,
  data: object,
  dates?: { readonly occurredOn?: Day; readonly reportedOn?: Day },
];

/** How one kind of record is recorded, corrected and voided: a row of a spec that tells the same of several kinds. */
export interface RecordStory {
  readonly what: string;
  readonly record: Said;
  readonly recorded: Told;
  readonly correct: Said;
  readonly corrected: readonly [type: string, content: object];
  readonly withdraw: Said;
  readonly voided: readonly [type: string, record: string];
}

/** What becomes of the command, as far as the spec says. */
export interface Outcome {
  /** Exactly these events, in this order; and the same command said again gives none. */
  then(...events: readonly Told[]): void;
  /** No event: it is so already. */
  thenNothing(): void;
  /** A refusal with that code, about exactly these fields, that says in both languages what is wrong and what would mend it. */
  thenRefused(code: string, ...fields: readonly string[]): Rejection;
}

/** Deciders told as stories: given these facts, when this command, then these facts or this refusal. */
export interface Scenario {
  /**
   * What came before: commands, each recorded on the day on which it says that it happened or was reported (the clock never goes
   * back), or facts as they are in the log.
   * @throws Error where a command is refused or says nothing new: the story would not be the one that the spec tells
   */
  given(...past: readonly (Said | Fact)[]): { when(...command: Said): Outcome };
  /**
   * The commands of a category (of those whose name `matching` matches) that no story so far has seen accepted (`accepted`) or
   * refused by their decider (`refused`): a spec ends by asking for them, so that none is left out.
   */
  untold(
    category: Category,
    matching?: RegExp,
  ): { readonly accepted: readonly string[]; readonly refused: readonly string[] };
}

/** @param today the day on which the command of `when` is recorded */
export function scenario({
  initiative = 'roundtable',
  today = '2026-01-31',
}: { initiative?: string; today?: Day } = {}): Scenario {
  const accepted = new Set<string>();
  const refused = new Set<string>();
  return {
    given(...past) {
      const world = new World(initiative);
      for (const step of past) {
        if (isFact(step)) world.take(step);
        else record(world, step);
      }
      world.until(today);
      return { when: (...command) => outcomeOf(world, command, accepted, refused) };
    },
    untold(category, matching = /./) {
      const names = [...COMMANDS.values()]
        .filter((type) => type.category === category && matching.test(type.name))
        .map(({ name }) => name);
      return {
        accepted: names.filter((name) => !accepted.has(name)),
        refused: names.filter((name) => !refused.has(name)),
      };
    },
  };
}

function isFact(step: Said | Fact): step is Fact {
  return !Array.isArray(step);
}

function record(world: World, said: Said): void {
  const { occurredOn, reportedOn } = (said[1] ?? {}) as { occurredOn?: Day; reportedOn?: Day };
  world.until(reportedOn ?? occurredOn ?? world.today);
  const facts = world.tell(...said);
  if (isRejection(facts)) throw new Error(`given ${said[0]}: refused, ${facts.code}: ${facts.message.en}`);
  if (facts.length === 0) throw new Error(`given ${said[0]}: says nothing new.`);
}

function outcomeOf(world: World, said: Said, accepted: Set<string>, refused: Set<string>): Outcome {
  const [name, body = {}] = said;
  const decision = world.decide(...said);
  const recorded = (): readonly DomainEvent[] => {
    if (isRejection(decision)) throw new Error(`${name} was refused, ${decision.code}: ${decision.message.en}`);
    return decision;
  };
  return {
    then(...events) {
      const expected = events.map(([type, data, dates]) => ({
        type,
        occurredOn: dates?.occurredOn ?? (body as { occurredOn?: Day }).occurredOn,
        reportedOn: dates?.reportedOn ?? world.today,
        data,
      }));
      expect(recorded()).toStrictEqual(expected);
      accepted.add(name);
      world.tell(...said);
      expect(world.decide(...said)).toEqual([]);
    },
    thenNothing() {
      expect(recorded()).toEqual([]);
    },
    thenRefused(code, ...fields) {
      if (!isRejection(decision)) throw new Error(`${name} was accepted: ${JSON.stringify(decision)}`);
      expect({ code: decision.code, fields: decision.details.map(({ field }) => field) }).toEqual({ code, fields });
      for (const text of [decision.message, ...decision.details.map(({ remedy }) => remedy)]) {
        expect(text).toEqual({
          en: expect.stringMatching(/\S/) as string,
          ja: expect.stringMatching(/[ぁ-んァ-ヶ一-龠]/) as string,
        });
      }
      if (code !== 'invalid-command') refused.add(name);
      return decision;
    },
  };
}
