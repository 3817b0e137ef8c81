import {
  initialTransition,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  type StateValue,
} from 'xstate';
import { StatechartError, UnsupportedMachineError } from './refusal.ts';
import { nodesOf, pathOf } from './supported.ts';

/** One delay of one state: at most one timer of it runs at a time. */
export interface Timer {
  readonly delay: string;
  readonly node: AnyStateNode;
}

/** What one event does to one configuration. */
export interface Step {
  readonly next: Configuration;
  /** Whether the state, as people read it, is another one afterwards. */
  readonly changes: boolean;
  /** Whether it stops or starts any timer. */
  readonly timed: boolean;
  readonly stops: readonly number[];
  /** Timers in the order in which XState schedules them; one that ran already starts anew. */
  readonly starts: readonly number[];
}

/** One place the machine can be in: its state value, what its history states remember, and whether it is done. */
export interface Configuration {
  readonly index: number;
  readonly state: string;
  readonly done: boolean;
  readonly snapshot: AnyMachineSnapshot;
  /** What each event does here, by event index; filled at first use. */
  readonly steps: (Step | undefined)[];
  /** What each timer does here when it falls due, by timer index; filled at first use. */
  readonly lapses: (Step | undefined)[];
}

/** What XState would have carried out: with neither actions nor actors, only timers started and stopped. */
interface Action {
  readonly type: string;
  readonly params?: unknown;
}

/** As much of a transition as tells which line of which state's `on` it is. */
interface Selected {
  readonly source: { readonly config: { readonly on?: Readonly<Record<string, unknown>> } };
  readonly eventType: string;
}

/** Beyond this many microsteps for one event, XState's eventless transitions are taken to go round for ever. */
const MAX_MICROSTEPS = 200;

/**
 * The machine as a table, (configuration × event) → step. Each cell is asked of XState's own pure functions at its first use, so
 * that what nested, parallel, final, history, wildcard and eventless mean is XState's meaning, and is read from memory afterwards.
 */
export class Table {
  readonly timers: readonly Timer[];
  readonly configurations: Configuration[] = [];
  readonly initial: Step;
  readonly #machine: AnyStateMachine;
  readonly #nodes: ReadonlyMap<string, AnyStateNode>;
  readonly #timerOf = new Map<string, number>();
  readonly #known = new Map<string, Configuration>();

  constructor(machine: AnyStateMachine) {
    const delays = nodesOf(machine.root).flatMap((node) => Object.keys(node.config.after ?? {}));
    // XState raises a delay that has no number within the same step: any number makes it a timer, which is all we read.
    this.#machine = machine.provide({ delays: Object.fromEntries(delays.map((delay) => [delay, 0])) });
    const { maxIterations = Infinity } = machine.options;
    this.#machine.options = { ...machine.options, maxIterations: Math.min(MAX_MICROSTEPS, maxIterations) };
    const nodes = nodesOf(this.#machine.root);
    this.#nodes = new Map(nodes.map((node) => [node.id, node]));
    this.timers = nodes.flatMap((node) => Object.keys(node.config.after ?? {}).map((delay) => ({ delay, node })));
    this.timers.forEach(({ delay, node }, index) => this.#timerOf.set(timerEvent(delay, node), index));
    const [snapshot, actions] = initialTransition(this.#machine);
    if (snapshot.status === 'error') throw endless('the initial state', snapshot.error);
    this.initial = this.#step(undefined, this.#configuration(snapshot), actions);
  }

  /** What an event of that type does here; nothing where the machine is done. */
  step(at: Configuration, event: number, type: string): Step {
    return (at.steps[event] ??= this.#ask(at, type));
  }

  /** What that timer does here when it falls due. */
  lapse(at: Configuration, timer: number): Step {
    const { delay, node } = this.timers[timer]!;
    return (at.lapses[timer] ??= this.#ask(at, timerEvent(delay, node)));
  }

  /** Whether a transition is there for such an event, and not `undefined` to forbid it. */
  accepts(at: Configuration, type: string): boolean {
    if (at.done) return false;
    const selected: readonly Selected[] = this.#machine.getTransitionData(at.snapshot, { type });
    return selected.some(({ source, eventType }) => source.config.on?.[eventType] !== undefined);
  }

  /** The configuration of that value and history, as {@link historyOf} gave it; none where the machine has no such state. */
  find(value: StateValue, history: Readonly<Record<string, readonly string[]>>): Configuration | undefined {
    const revived: Record<string, AnyStateNode[]> = {};
    for (const [id, members] of Object.entries(history)) {
      const nodes = members.map((member) => this.#nodes.get(member)).filter((node) => node !== undefined);
      if (!this.#nodes.has(id) || nodes.length < members.length) return undefined;
      revived[id] = nodes;
    }
    try {
      return this.#configuration(this.#machine.resolveState({ value, historyValue: revived, context: {} }));
    } catch {
      return undefined;
    }
  }

  #ask(at: Configuration, type: string): Step {
    if (at.done) return { next: at, changes: false, timed: false, stops: [], starts: [] };
    const [snapshot, actions] = this.#transition(at, type);
    return this.#step(at, this.#configuration(snapshot), actions);
  }

  #transition(at: Configuration, type: string): [AnyMachineSnapshot, readonly Action[]] {
    try {
      return transition(this.#machine, at.snapshot, { type });
    } catch (error) {
      throw endless(`"${type}" in ${at.state}`, error);
    }
  }

  #step(from: Configuration | undefined, next: Configuration, actions: readonly Action[]): Step {
    const stops = new Set<number>();
    const starts = new Set<number>();
    const active = new Set(from?.snapshot._nodes);
    for (const { type, params } of actions) {
      const { id, sendId } = params as { id?: string; sendId?: string };
      const timer = this.#timerOf.get((type === 'xstate.cancel' ? sendId : id) ?? '')!;
      const { delay, node } = this.timers[timer]!;
      if (type === 'xstate.cancel') {
        stops.add(timer);
        starts.delete(timer);
      } else if (starts.has(timer) || (active.has(node) && !stops.has(timer))) {
        const why = `XState enters it again without having left it, so that two timers of "${delay}" run`;
        throw new UnsupportedMachineError('illegal-configuration', pathOf(node) || '(root)', why);
      } else {
        starts.add(timer);
      }
    }
    if (next.done) {
      starts.clear();
      this.timers.forEach((_, timer) => stops.add(timer));
    }
    for (const timer of starts) stops.delete(timer);
    const changes = from?.state !== next.state;
    return { next, changes, timed: stops.size + starts.size > 0, stops: [...stops], starts: [...starts] };
  }

  #configuration(snapshot: AnyMachineSnapshot): Configuration {
    refuseIllegal(snapshot._nodes);
    // XState lets the order of the regions in a value settle conflicts between them, so the order is part of the key.
    const key = JSON.stringify([snapshot.status, snapshot.value, Object.entries(historyOf(snapshot)).sort()]);
    let configuration = this.#known.get(key);
    if (!configuration) {
      const state = nameUnder(this.#machine.root, new Set(snapshot._nodes.map(({ id }) => id)));
      const index = this.configurations.length;
      configuration = { index, state, done: snapshot.status === 'done', snapshot, steps: [], lapses: [] };
      this.#known.set(key, configuration);
      this.configurations.push(configuration);
    }
    return configuration;
  }
}

/** What the history states of a configuration remember: by the id of each, the ids of the states it would return to. */
export function historyOf(snapshot: AnyMachineSnapshot): Record<string, string[]> {
  const remembered = Object.entries(snapshot.historyValue as Record<string, AnyStateNode[]>);
  return Object.fromEntries(remembered.map(([id, nodes]) => [id, nodes.map((node) => node.id).sort()]));
}

function endless(where: string, cause: unknown): StatechartError {
  return new StatechartError('endless-always', `eventless transitions go round for ever after ${where}`, { cause });
}

const timerEvent = (delay: string, node: AnyStateNode): string => `xstate.after.${delay}.${node.id}`;

/** Some targets, history states among them, lead XState into two children of one state at once, past a region, or past a parent. */
function refuseIllegal(active: readonly AnyStateNode[]): void {
  const isActive = new Set(active);
  for (const node of active) {
    const refuse = (why: string): never => {
      throw new UnsupportedMachineError('illegal-configuration', pathOf(node) || '(root)', `XState is led into ${why}`);
    };
    if (node.parent && !isActive.has(node.parent)) refuse('it but not into the state around it');
    const children = Object.values(node.states).filter(({ type }) => type !== 'history');
    const entered = children.filter((child) => isActive.has(child)).length;
    const due = node.type === 'parallel' ? children.length : Math.min(children.length, 1);
    if (entered !== due) refuse(`${entered} of its ${children.length} children at once`);
  }
}

function nameUnder(node: AnyStateNode, active: ReadonlySet<string>): string {
  const names = Object.values(node.states)
    .filter(({ id }) => active.has(id))
    .map((child) => {
      const under = nameUnder(child, active);
      return under === '' ? child.key : `${child.key}.${under}`;
    });
  return node.type === 'parallel' ? `{${names.join(', ')}}` : (names[0] ?? '');
}
