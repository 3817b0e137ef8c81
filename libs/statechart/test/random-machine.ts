import fc from 'fast-check';
import type { MachineConfig } from 'xstate';

/** A state of a random machine, as its config; transitions name their targets by id. */
interface StateConfig {
  id: string;
  type?: 'parallel' | 'final' | 'history';
  history?: 'shallow' | 'deep';
  target?: string;
  initial?: string;
  states?: Record<string, StateConfig>;
  on?: Record<string, TransitionConfig | undefined>;
  after?: Record<string, TransitionConfig>;
  always?: TransitionConfig;
  onDone?: TransitionConfig;
}
interface TransitionConfig {
  target?: string | string[];
  reenter?: boolean;
}

/** One thing that happens, so many days after the one before; it may carry the date of a promise. */
export interface Happening {
  readonly after: number;
  readonly type: string;
  readonly promise?: number | undefined;
}

/** A machine and a history to run it on. */
export interface Scenario {
  readonly config: StateConfig;
  readonly happenings: readonly Happening[];
}

/** Days from a state's entry, by the name of the delay. `promise` and `jubilee` are dates; `never` never falls due. */
export const DAYS: Readonly<Record<string, number>> = { 'at.once': 0, day: 1, three: 3, week: 7, month: 30, never: Infinity };
const DELAYS = ['at.once', 'day', 'day', 'three', 'three', 'three', 'three', 'week', 'week', 'week', 'month', 'month', 'never', 'promise', 'promise', 'promise', 'jubilee', 'jubilee'];
const EVENTS = ['Joined', 'Acted', 'Left', 'news.good'];
const DESCRIPTORS = [...EVENTS, ...EVENTS, 'news.*', '*'];

/** XState's own type for such a config. */
export const asMachineConfig = (config: StateConfig): MachineConfig<any, any, any, any, any, any, any, any, any, any, any, any> =>
  config as object;

/** Random machines of up to about twenty states, and up to thirty happenings within about three months. */
export const scenarios: fc.Arbitrary<Scenario> = fc.gen().map((g) => {
  const happening = fc.record({
    after: fc.oneof({ weight: 4, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.nat(12) }),
    type: fc.constantFrom(...EVENTS, 'news.bad', 'Unheard'),
    promise: fc.option(fc.integer({ min: -5, max: 20 }), { nil: undefined, freq: 2 }),
  });
  return { config: randomMachine(g), happenings: g(fc.array, happening, { minLength: 5, maxLength: 30 }) };
});

function randomMachine(g: fc.GeneratorValue): StateConfig {
  const below = (bound: number): number => g(fc.nat, bound - 1);
  const chance = (percent: number): boolean => below(100) < percent;
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;
  const all: { node: StateConfig; under: readonly string[]; later: string[] }[] = [];
  const regionsOf: string[][] = [];

  function grow(under: readonly string[], kind: 'state' | 'region' | 'root'): StateConfig {
    const node: StateConfig = { id: `s${all.length}` };
    const entry = { node, under, later: [] as string[] };
    all.push(entry);
    const deep = under.length;
    const roll = below(100);
    const full = all.length > 16 || deep > 3;
    if (kind !== 'root' && (full || (kind === 'state' && roll < 55) || roll < 15)) return node;
    const parallel = kind !== 'region' && roll > (kind === 'root' ? 60 : 80);
    const inside = [...under, node.id];
    const children = Array.from({ length: 2 + below(parallel ? 2 : 3) }, () => grow(inside, parallel ? 'region' : 'state'));
    if (parallel) {
      node.type = 'parallel';
      regionsOf.push(children.map(({ id }) => id));
    } else {
      node.initial = children[0]!.id;
      const last = children.at(-1)!;
      if (!last.states && chance(kind === 'root' ? 25 : 60)) last.type = 'final';
      children.forEach((child, i) => {
        all.find((other) => other.node === child)!.later = children.slice(i + 1).map(({ id }) => id);
      });
    }
    if (chance(30)) {
      const memory: StateConfig = { id: `s${all.length}`, type: 'history', history: pick(['shallow', 'deep'] as const) };
      if (chance(50) || parallel) memory.target = pick(children).id;
      all.push({ node: memory, under: inside, later: [] });
      children.push(memory);
    }
    node.states = Object.fromEntries(children.map((child) => [child.id, child]));
    return node;
  }

  function transition(): TransitionConfig {
    const to: TransitionConfig = {};
    const regions = regionsOf.length > 0 && chance(10) ? pick(regionsOf) : undefined;
    if (regions) to.target = regions.map((region) => `#${pick(all.filter(({ node, under }) => [...under, node.id].includes(region))).node.id}`);
    else if (chance(93)) to.target = `#${pick(all.slice(1)).node.id}`;
    if (chance(35)) to.reenter = true;
    return to;
  }

  const root = grow([], 'root');
  for (const { node, later } of all) {
    if (node.type === 'history' || node.type === 'final') continue;
    const on = Array.from({ length: below(4) }, () => [pick(DESCRIPTORS), chance(6) ? undefined : transition()] as const);
    if (on.length > 0) node.on = Object.fromEntries(on);
    const after = chance(60) ? Array.from({ length: 1 + below(3) }, () => [pick(DELAYS), transition()] as const) : [];
    if (after.length > 0) node.after = Object.fromEntries(after);
    // Only forward, so that eventless transitions come to rest.
    if (later.length > 0 && node.states && chance(60)) node.onDone = { target: `#${pick(later)}` };
    if (later.length > 0 && chance(6)) node.always = { target: `#${pick(later)}` };
  }
  return root;
}
