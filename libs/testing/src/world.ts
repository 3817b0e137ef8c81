import { hash } from 'node:crypto';
import {
  isRejection,
  parseStream,
  streamName,
  type Day,
  type Decision,
  type DomainEvent,
  type Fact,
  type Rejection,
  type Sealed,
} from '@sebone/kernel';
import {
  COMMANDS,
  EVENT_SCHEMAS,
  commandFrom,
  commandTypeOf,
  subjectOf,
  type CommandType,
  type InitiativeState,
  type PartnerState,
  type SubjectParts,
  type Surroundings,
} from '@sebone/initiative';

/** A command as people say it: its name and what it says. `initiative` may be left out: it is the world's own. */
export type Said = readonly [name: string, body?: Readonly<Record<string, unknown>>];

type State = ReturnType<CommandType['decider']['initial']>;

/**
 * One initiative in memory: its facts, the state of each of its streams, and a clock that stands still until it is told to move.
 * Commands take the same way as in the product: formed by `commandFrom`, their personal fields put behind tokens ({@link tokenOf}), decided by the decider of their stream in its
 * surroundings.
 * The n-th command that is recorded has the id `command-n`, and its facts `command-n.0`, `command-n.1`, …
 */
export class World {
  readonly facts: Fact[] = [];
  readonly #states = new Map<string, State>();
  readonly #revisions = new Map<string, number>();
  #today: Day;
  #commands = 0;

  /** @param today where the clock stands to begin with */
  constructor(
    readonly initiative = 'roundtable',
    today: Day = '2000-01-01',
  ) {
    this.#today = today;
  }

  /** The day on which it records. */
  get today(): Day {
    return this.#today;
  }

  /** Lets the clock run on to a day; it never goes back. */
  until(day: Day): this {
    if (day > this.#today) this.#today = day;
    return this;
  }

  /** What the domain decides now. Nothing is recorded. */
  decide(...[name, body = {}]: Said): Decision {
    const command = sealed(commandFrom(name, { initiative: this.initiative, ...body }));
    return isRejection(command) ? command : this.#decided(command);
  }

  /** Decides and records: the new facts, none where nothing new was said, or the refusal. */
  tell(...[name, body = {}]: Said): readonly Fact[] | Rejection {
    const command = sealed(commandFrom(name, { initiative: this.initiative, ...body }));
    if (isRejection(command)) return command;
    const decision = this.#decided(command);
    if (isRejection(decision)) return decision;
    if (decision.length > 0) this.#commands += 1;
    const { stream } = commandTypeOf(command);
    return decision.map((event, index) => this.take(this.#fact(event, stream(command), index)));
  }

  /** Takes in a fact that no command gave: its stream is folded as after a restart. */
  take(fact: Fact): Fact {
    this.facts.push(fact);
    this.#revisions.set(fact.stream, fact.revision);
    this.#states.set(fact.stream, deciderOf(fact.stream).evolve(this.stateOf(fact.stream), fact));
    return fact;
  }

  /** The state of a stream as its decider has folded it. */
  stateOf(stream: string): State {
    return this.#states.get(stream) ?? deciderOf(stream).initial();
  }

  /** How many facts a stream has. */
  revisionOf(stream: string): number {
    return this.#revisions.get(stream) ?? 0;
  }

  #decided(command: object): Decision {
    const type = commandTypeOf(command);
    const partner = type.partnerStream(command);
    const around: Surroundings = {
      today: this.#today,
      initiative: this.stateOf(
        streamName('initiative', (command as { initiative: string }).initiative),
      ) as InitiativeState,
      ...(partner !== undefined && { partner: this.stateOf(partner) as PartnerState }),
    };
    return type.decider.decide(command, this.stateOf(type.stream(command)), around);
  }

  #fact(event: DomainEvent, stream: string, index: number): Fact {
    const commandId = `command-${this.#commands}`;
    return {
      id: `${commandId}.${index}`,
      position: this.facts.length + 1,
      stream,
      revision: this.revisionOf(stream) + 1,
      schema: EVENT_SCHEMAS.get(event.type)!,
      recordedAt: `${this.#today}T12:00:00.000Z`,
      actor: 'spec',
      commandId,
      correlationId: commandId,
      causationId: commandId,
      ...event,
    };
  }
}

/**
 * The token that stands for a personal value in a {@link World}, where nothing is to be kept secret: the same for the same value of
 * the same subject, another for any other.
 */
export const tokenOf = (subject: string, value: string): Sealed => ({
  sealed: hash('sha256', `${subject}\n${value}`, 'base64'),
  subject,
});

/** A command with tokens in the place of its personal values. */
function sealed(command: object | Rejection): object | Rejection {
  if (isRejection(command)) return command;
  const { personal, of } = commandTypeOf(command);
  if (personal.length === 0) return command;
  const subject = subjectOf(command as SubjectParts);
  const said = Object.entries(command as Readonly<Record<string, string>>).map(
    ([field, value]) => [field, personal.includes(field) ? tokenOf(subject, value) : value] as const,
  );
  return Object.assign(new of(), Object.fromEntries(said));
}

const DECIDERS = new Map([...COMMANDS.values()].map(({ category, decider }) => [category as string, decider]));

/** The decider of a stream, told by its name. @throws Error where the domain has no such category */
export function deciderOf(stream: string): CommandType['decider'] {
  const decider = DECIDERS.get(parseStream(stream)?.category ?? '');
  if (!decider) throw new Error(`No decider decides on the stream "${stream}".`);
  return decider;
}
