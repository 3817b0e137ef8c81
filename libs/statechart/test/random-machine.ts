import fc from 'fast-check';
import { createMachine, type AnyStateMachine } from 'xstate';
import type { DueDay } from '../src/index.ts';

/** A transition of a random machine: targets are ids; without one, it stays where it is. */
interface TransitionConfig {
  target?: string[];
  reenter?: boolean;
}

/** A state of a random machine, with its children. Its key is its id: `s0` is the root. */
export interface StateConfig {
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

/** One thing that happens, so many days after the one before; some carry a promise, due in so many days. */
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

/** The day on which every history begins. */
export const FIRST_DAY = 20;
const JUBILEE = 35;
const DAYS: Readonly<Record<string, number>> = { 'at.once': 0, day: 1, three: 3, week: 7, month: 30, never: Infinity };

/** Every delay that a machine may have, the usual ones several times. */
export const DELAYS = [
  ...Object.keys(DAYS),
  'three',
  'three',
  'week',
  'week',
  'promise',
  'promise',
  'promise',
  'jubilee',
];

/** When delays fall due: after so many days, on a fixed date, or on the date that the last promise was given for. */
export class Policy {
  promised = FIRST_DAY + 10;
  readonly due: DueDay = (delay, on) => {
    if (delay === 'promise') return this.promised;
    return delay === 'jubilee' ? JUBILEE : on + DAYS[delay]!;
  };
}

/** Those that can be due the day their state is entered. They lead ahead only, or most machines would go in circles. */
const IMMEDIATE = new Set(['at.once', 'promise', 'jubilee']);
const EVENTS = ['Joined', 'Acted', 'Left', 'news.good'];
const DESCRIPTORS = [...EVENTS, ...EVENTS, 'news.*', '*'];

const happening: fc.Arbitrary<Happening> = fc.record({
  after: fc.oneof({ weight: 4, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.nat(12) }),
  type: fc.constantFrom(...EVENTS, 'news.bad', 'Unheard'),
  promise: fc.option(fc.integer({ min: -5, max: 20 }), { nil: undefined, freq: 2 }),
});

/** Machines of up to some twenty-five states with histories of up to thirty happenings, over about a month. */
export const scenarios: fc.Arbitrary<Scenario> = fc.gen().map((g) => ({
  config: connect(g, growTree(g)),
  happenings: g(fc.array, happening, { minLength: 5, maxLength: 30, size: 'max' }),
}));

/** The XState machine of such a config. */
export function machineOf(config: StateConfig): AnyStateMachine {
  return createMachine(config as object);
}

/** A state in its tree: the states around it, and its later siblings, to which it can go on. */
interface Place {
  readonly node: StateConfig;
  readonly around: readonly string[];
  readonly onwards: readonly string[];
}

/** fast-check prefers small numbers; here each is as good as the next. */
const evenly = (max: number): fc.Arbitrary<number> => fc.noBias(fc.nat(max));

function dice(g: fc.GeneratorValue) {
  const below = (bound: number): number => g(evenly, bound - 1);
  const chance = (percent: number): boolean => below(100) < percent;
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;
  return { below, chance, pick };
}

/** The states, without transitions, in the order of the document. */
function growTree(g: fc.GeneratorValue): Place[] {
  const { below, chance, pick } = dice(g);
  const places: Place[] = [];

  function grow(
    around: readonly string[],
    inside: 'root' | 'compound' | 'parallel',
    siblings: readonly string[],
  ): string {
    const node: StateConfig = { id: `s${places.length}` };
    places.push({ node, around, onwards: siblings });
    const leaf = places.length > 16 || around.length > 3 || chance(inside === 'compound' ? 60 : 20);
    if (leaf && inside !== 'root') return node.id;

    const parallel = inside !== 'parallel' && chance(30);
    const within = [...around, node.id];
    const children: string[] = [];
    const later: string[][] = [];
    for (let more = 2 + below(parallel ? 2 : 4); more > 0; more--) {
      const onwards: string[] = [];
      const child = grow(within, parallel ? 'parallel' : 'compound', onwards);
      if (!parallel) for (const earlier of later) earlier.push(child);
      later.push(onwards);
      children.push(child);
    }
    const placed = (id: string): StateConfig => places.find((place) => place.node.id === id)!.node;
    if (parallel) node.type = 'parallel';
    else node.initial = children[0]!;
    const last = placed(children.at(-1)!);
    if (!parallel && !last.states && chance(inside === 'root' ? 25 : 60)) last.type = 'final';
    if (chance(30)) {
      const memory: StateConfig = { id: `s${places.length}`, type: 'history', history: pick(['shallow', 'deep']) };
      if (parallel || chance(50)) memory.target = pick(children);
      places.push({ node: memory, around: within, onwards: [] });
      children.push(memory.id);
    }
    node.states = Object.fromEntries(children.map((child) => [child, placed(child)]));
    return node.id;
  }

  grow([], 'root', []);
  return places;
}

/** Adds the transitions, and gives the root. */
function connect(g: fc.GeneratorValue, places: readonly Place[]): StateConfig {
  const { below, chance, pick } = dice(g);
  const parallels = places.filter(({ node }) => node.type === 'parallel');
  const oneOf = (some: readonly Place[]): string => `#${pick(some).node.id}`;

  /** Into several regions of one parallel state at once. */
  const intoRegions = (): string[] => {
    const regions = Object.values(pick(parallels).node.states!).filter(({ type }) => type !== 'history');
    return regions.map(({ id }) => oneOf(places.filter(({ node, around }) => node.id === id || around.includes(id))));
  };
  const target = ({ node, around }: Place): string[] => {
    if (parallels.length > 0 && chance(8)) return intoRegions();
    const inParallel = parallels.some((parallel) => parallel.node.id === around.at(-1));
    const near = chance(60) && !inParallel && places.filter((place) => place.around.at(-1) === around.at(-1));
    return [oneOf(near && node !== places[0]!.node ? near : places.slice(1))];
  };
  const transition = (place: Place): TransitionConfig => ({
    ...(chance(93) && { target: target(place) }),
    ...(chance(30) && { reenter: true }),
  });
  /** To a later sibling, its own or of a state around it; nowhere where there is none. */
  const ahead = ({ node, around }: Place): TransitionConfig => {
    const later = places.filter((place) => place.node === node || around.includes(place.node.id));
    const siblings = later.flatMap(({ onwards }) => onwards);
    return siblings.length > 0 ? { target: [`#${pick(siblings)}`] } : {};
  };

  for (const place of places) {
    const { node, onwards } = place;
    if (node.type === 'history' || node.type === 'final') continue;
    const descriptors = Array.from({ length: 1 + below(4) }, () => pick(DESCRIPTORS));
    node.on = Object.fromEntries(descriptors.map((type) => [type, chance(6) ? undefined : transition(place)]));
    const delays = Array.from({ length: below(node.states ? 2 : 4) }, () => pick(DELAYS));
    node.after = Object.fromEntries(
      delays.map((delay) => [delay, IMMEDIATE.has(delay) ? ahead(place) : transition(place)]),
    );
    if (onwards.length > 0 && node.states && chance(60)) node.onDone = { target: [`#${pick(onwards)}`] };
    if (onwards.length > 0 && chance(6)) node.always = { target: [`#${pick(onwards)}`] };
  }
  return places[0]!.node;
}
