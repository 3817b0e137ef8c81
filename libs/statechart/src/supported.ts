import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { UnsupportedMachineError } from './refusal.ts';

/** What an author may write in a state that a map may or may not have; XState knows some of it only as `any`. */
interface WrittenState {
  readonly after?: object;
  readonly entry?: unknown;
  readonly exit?: unknown;
  readonly initial?: string | { readonly actions?: unknown } | undefined;
  readonly invoke?: unknown;
  readonly output?: unknown;
  readonly route?: unknown;
}

/** The machine's state nodes, each before its children, in the order of the document. */
export function nodesOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}

/** The path of a state from the root, `running.alive`; the root's own is empty. */
export function pathOf(node: AnyStateNode): string {
  return node.path.join('.');
}

/** Refuses, state by state, every feature that a map of dated facts cannot have. */
export function refuseUnsupported(machine: AnyStateMachine): void {
  if (machine.config.context !== undefined) {
    throw new UnsupportedMachineError('context', '(root)', 'a map keeps no context: data belongs to the decider');
  }
  const [implemented] = Object.keys(machine.implementations.delays ?? {});
  if (implemented !== undefined) {
    const why = `the delay "${implemented}" has an implementation, which would never be asked: "due" resolves delays`;
    throw new UnsupportedMachineError('delay-implementation', '(root)', why);
  }
  for (const node of nodesOf(machine.root)) refuseUnsupportedState(node);
}

function refuseUnsupportedState(node: AnyStateNode): void {
  const refuse = (code: UnsupportedMachineError['code'], message: string): never => {
    throw new UnsupportedMachineError(code, pathOf(node) || '(root)', message);
  };
  const written: WrittenState = node.config;
  const { after, entry, exit, initial, invoke, output, route } = written;
  if (isGiven(invoke)) refuse('invoke', 'it invokes an actor, which a replay cannot repeat');
  // XState adds its own timers to node.entry and node.exit: what the author wrote is in the config.
  if (isGiven(entry)) refuse('action', 'it has entry actions: what follows from a state is decided elsewhere');
  if (isGiven(exit)) refuse('action', 'it has exit actions: what follows from a state is decided elsewhere');
  if (typeof initial === 'object' && isGiven(initial.actions)) refuse('action', 'its initial transition has actions');
  if (typeof output === 'function')
    refuse('context', 'its output is computed, and a map keeps no context to compute it from');
  if (route !== undefined) refuse('route', 'it has a route, which is a guard on the event');
  for (const delay of Object.keys(after ?? {})) {
    if (!Number.isNaN(Number(delay)))
      refuse('numeric-delay', `the delay ${delay} has no name that a policy could resolve`);
  }
  for (const transition of [...[...node.transitions.values()].flat(), ...(node.always ?? [])]) {
    // A route turns up again as a guarded transition of the root: it is refused where it is written.
    if (transition.eventType === 'xstate.route') continue;
    const on = transition.eventType === '' ? 'always' : `on "${transition.eventType}"`;
    if (transition.guard !== undefined)
      refuse('guard', `its transition ${on} has a guard: what may be decided lies in the decider`);
    if (transition.actions.length > 0) refuse('action', `its transition ${on} has actions`);
  }
}

const isGiven = (oneOrMany: unknown): boolean =>
  Array.isArray(oneOrMany) ? oneOrMany.length > 0 : oneOrMany !== undefined;
