import type { AnyStateMachine, StateValue } from 'xstate';
import { StatechartError } from './refusal.ts';
import { nodesOf, pathOf, refuseUnsupported } from './supported.ts';
import { Table, type Configuration } from './table.ts';

/** Beyond this many configurations a machine is not a map that anyone could check. */
const MAX_CONFIGURATIONS = 1000;

/**
 * A machine flattened into a table that any number of runs share. A *configuration* is one place the machine can be in, as a
 * number that is good within this chart only: store a run's snapshot, never the number.
 */
export class Statechart {
  /** The event types that the machine names, in the order of the document; descriptors with a wildcard are not among them. */
  readonly events: readonly string[];
  /** The names of its delays, each once, in the order of the document. */
  readonly delays: readonly string[];
  /** The cells, for {@link Run}. */
  readonly table: Table;
  readonly #eventIndex = new Map<string, number>();
  readonly #eventTypes: string[];
  readonly #hasWildcards: boolean;
  readonly #paths: ReadonlySet<string>;

  constructor(machine: AnyStateMachine) {
    refuseUnsupported(machine);
    const nodes = nodesOf(machine.root);
    const descriptors = new Set(nodes.flatMap((node) => Object.keys(node.config.on ?? {})));
    this.events = [...descriptors].filter((type) => !type.endsWith('*') && !type.startsWith('xstate.'));
    this.delays = [...new Set(nodes.flatMap((node) => Object.keys(node.config.after ?? {})))];
    this.#eventTypes = [...this.events];
    this.events.forEach((type, index) => this.#eventIndex.set(type, index));
    this.#hasWildcards = [...descriptors].some((type) => type.endsWith('*'));
    this.#paths = new Set(nodes.map(pathOf));
    this.table = new Table(machine);
  }

  /**
   * The index of an event type, for `Run.applyIndex`; -1 where the machine can have no transition for it. Types that begin with
   * `xstate.` belong to XState and are never facts: -1.
   */
  eventIndex(type: string): number {
    const known = this.#eventIndex.get(type);
    if (known !== undefined) return known;
    if (!this.#hasWildcards || type.startsWith('xstate.')) return -1;
    this.#eventIndex.set(type, this.#eventTypes.length);
    return this.#eventTypes.push(type) - 1;
  }

  /** The type that has that index. */
  eventType(index: number): string {
    return this.#eventTypes[index]!;
  }

  /**
   * The state as people read it, and as transitions name it: keys from the outside in, joined by dots; the regions of a parallel
   * state in braces, in the order of the document. `contributing`, `running.alive`, `running.{phase.organising, vitality.alive}`.
   */
  stateOf(config: number): string {
    return this.#at(config).state;
  }

  /** The state as XState has it. */
  valueOf(config: number): StateValue {
    return this.#at(config).snapshot.value as StateValue;
  }

  /** Whether the machine has come to its end there: nothing happens any more. */
  isDone(config: number): boolean {
    return this.#at(config).done;
  }

  /**
   * Whether the machine has a transition for such an event there, be it one that stays where it is (`Noted: {}`).
   * A transition that a state forbids (`Noted: undefined`) is none.
   */
  accepts(config: number, type: string): boolean {
    return this.eventIndex(type) >= 0 && this.table.accepts(this.#at(config), type);
  }

  /**
   * Whether that state is active there, alone or with others: `matches(config, 'running.phase')`.
   * @throws StatechartError `unknown-state` where the machine has no state of that path
   */
  matches(config: number, path: string): boolean {
    if (!this.#paths.has(path)) throw new StatechartError('unknown-state', `the machine has no state "${path}"`);
    return this.#at(config).snapshot._nodes.some((node) => pathOf(node) === path);
  }

  /**
   * Every configuration that the machine's named events and delays can lead to, the initial one first. For catalogues and
   * generated tests: a fold never needs it.
   * @throws StatechartError `too-many-configurations` beyond 1,000
   */
  reachable(): readonly number[] {
    const reached = new Set<Configuration>([this.table.initial.next]);
    for (const at of reached) {
      if (reached.size > MAX_CONFIGURATIONS) {
        throw new StatechartError(
          'too-many-configurations',
          `the machine has more than ${MAX_CONFIGURATIONS} configurations`,
        );
      }
      const active = new Set(at.snapshot._nodes);
      this.events.forEach((type, event) => reached.add(this.table.step(at, event, type).next));
      this.table.timers.forEach(({ node }, timer) => active.has(node) && reached.add(this.table.lapse(at, timer).next));
    }
    return [...reached].map(({ index }) => index);
  }

  #at(config: number): Configuration {
    return this.table.configurations[config]!;
  }
}

/**
 * Flattens an XState v5 machine without guards, actions, actors and context, whose `after` delays all have names.
 *
 * Cells are filled when a fold first comes to them, and so are two faults first met there: `endless-always`, and
 * `illegal-configuration` (targets that XState follows into a state it has not left, or into two children at once). A test
 * of a machine therefore calls {@link Statechart.reachable}, which comes to every cell.
 * @throws UnsupportedMachineError naming the state and the feature, where it has any of them
 * @throws StatechartError `endless-always` where its eventless transitions never come to rest
 */
export function flatten(machine: AnyStateMachine): Statechart {
  return new Statechart(machine);
}
