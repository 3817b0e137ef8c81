import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { StateValue } from 'xstate';
import { DAYS, machineOf, scenarios, type Happening, type Scenario } from '../test/random-machine.ts';
import { ActorInDays, EndlessDelays } from '../test/simulated-actor.ts';
import { StatechartError, UnsupportedMachineError, flatten, restore, start } from './index.ts';
import type { DueDay, Run, RunSnapshot, Statechart, Transition } from './index.ts';

const FIRST_DAY = 20;
const JUBILEE = 35;
const THE_END: Happening = { after: 40, type: 'The end' };

/** When delays fall due: one rule for all who fold, over the promise that facts carry. */
class Policy {
  promised = FIRST_DAY + 10;
  readonly due: DueDay = (delay, on) => {
    if (delay === 'promise') return this.promised;
    return delay === 'jubilee' ? JUBILEE : on + DAYS[delay]!;
  };
}

/** What is to be seen of a fold: where it stands, or what it broke down with. */
type Sight = { value: StateValue; done: boolean; nextDue: number } | { fault: string };

/** Somebody who folds a history of one machine. */
interface Folder {
  apply(type: string, on: number): void;
  advance(to: number): void;
  readonly sight: Sight;
}
type Fold = (chart: Statechart, due: DueDay) => Folder;

const sightOf = (run: Run): Extract<Sight, { done: boolean }> => ({
  value: run.chart.valueOf(run.config),
  done: run.done,
  nextDue: run.nextDue,
});

const byTable: Fold = (chart, due) => {
  const run = start(chart, { on: FIRST_DAY, due });
  return {
    apply: (type, on) => run.apply(type, on, 'a fact'),
    advance: (to) => run.advance(to),
    get sight() {
      return sightOf(run);
    },
  };
};

/** Wrong on purpose: on each day the facts come first, then the delays. In half-days: facts at even ones, delays at odd. */
const withFactsFirst: Fold = (chart, due) => {
  const dueAfterFacts: DueDay = (delay, on, fact) => 2 * due(delay, Math.floor(on / 2), fact) + 1;
  const run = start(chart, { on: 2 * FIRST_DAY, due: dueAfterFacts });
  return {
    apply: (type, on) => run.apply(type, 2 * on, 'a fact'),
    advance: (to) => run.advance(2 * to),
    get sight() {
      const evening = run.clone();
      evening.advance(run.day + 1);
      return { ...sightOf(evening), nextDue: (evening.nextDue - 1) / 2 };
    },
  };
};

/** Wrong on purpose: a state that is entered again does not start its delays anew. */
const withoutRestarts: Fold = (chart, due) => {
  const known = new Map<string, number>();
  return byTable(chart, (delay, on, fact) => {
    if (!known.has(delay)) known.set(delay, due(delay, on, fact));
    return known.get(delay)!;
  });
};

/** Leads one fold through a history, day by day and fact by fact, and shows it after every step. */
function* course(begin: (due: DueDay) => Folder, happenings: readonly Happening[]): Generator<Sight> {
  const policy = new Policy();
  try {
    const folder = begin(policy.due);
    yield folder.sight;
    let day = FIRST_DAY;
    for (const { after, type, promise } of [...happenings, THE_END]) {
      for (const to = day + after; day < to;) {
        folder.advance(++day);
        yield folder.sight;
      }
      if (promise !== undefined) policy.promised = day + promise;
      folder.apply(type, day);
      yield folder.sight;
    }
  } catch (error) {
    if (error instanceof EndlessDelays) yield { fault: 'endless-delays' };
    else if (error instanceof StatechartError || error instanceof UnsupportedMachineError) yield { fault: error.code };
    else throw error;
  }
}

/** What a machine went through in a scenario. */
interface Course {
  readonly fault: string | undefined;
  readonly done: boolean;
  readonly states: number;
  readonly fired: number;
}

/** XState itself hangs on the one, and on the other leaves timers behind that nothing stops: nothing to agree with. */
const BEYOND_XSTATE = new Set(['endless-always', 'double-entry']);

/** Leads the fold and XState's own actor through a scenario side by side. Throws at the first step at which they differ. */
function compare({ config, happenings }: Scenario, fold: Fold): Course {
  const machine = machineOf(config);
  const delays = Object.keys({ ...DAYS, promise: 0, jubilee: 0 });
  let actor: ActorInDays | undefined;
  const theirs = course((due) => (actor = new ActorInDays(machine, delays, FIRST_DAY, due)), happenings);
  const ours = course((due) => fold(flatten(machine), due), happenings);
  const states = new Set<string>();
  let last: Sight | undefined;
  for (const sight of ours) {
    last = sight;
    if ('fault' in sight && BEYOND_XSTATE.has(sight.fault)) break;
    const theirSight: Sight = theirs.next().value;
    if (!isDeepStrictEqual(sight, theirSight)) {
      throw new Error(
        `after ${states.size} states: ours ${JSON.stringify(sight)}, theirs ${JSON.stringify(theirSight)}`,
      );
    }
    if ('value' in sight) states.add(JSON.stringify(sight.value));
  }
  const [fault, done] = last && 'fault' in last ? [last.fault, false] : [undefined, last!.done];
  return { fault, done, states: states.size, fired: actor?.fired ?? 0 };
}

describe('A table and XState on any machine and any history', () => {
  it('agree on the state, the end and the next due day, every day and after every fact', () => {
    const courses: Course[] = [];
    const machines: string[] = [];
    fc.assert(
      fc.property(scenarios, (scenario) => {
        courses.push(compare(scenario, byTable));
        machines.push(JSON.stringify(scenario.config));
      }),
      { numRuns: 200 },
    );
    const shareOf = (some: readonly unknown[]): number => some.length / courses.length;
    const shares = [
      shareOf(courses.filter(({ fault }) => fault === undefined)),
      shareOf(courses.filter(({ fault }) => fault === 'endless-delays')),
      shareOf(courses.filter(({ fault }) => fault !== undefined && BEYOND_XSTATE.has(fault))),
      shareOf(courses.filter(({ states }) => states >= 4)),
      shareOf(courses.filter(({ fired }) => fired >= 10)),
      shareOf(courses.filter(({ done }) => done)),
      ...[
        '"parallel"',
        '"history":"deep"',
        '"history":"shallow"',
        '"onDone"',
        '"always"',
        '"*"',
        '"reenter":true',
        '"promise"',
      ].map((feature) => shareOf(machines.filter((machine) => machine.includes(feature)))),
    ];
    console.log(JSON.stringify(courses.map(c=>c.states).sort((a,b)=>a-b).filter((_,i)=>i%10===0)), shares.join(' '));
  });

  it.each([
    ['delays that fire after the facts of their day', withFactsFirst],
    ['delays that a new entry does not start anew', withoutRestarts],
  ])('would part over %s', (_, wrongFold) => {
    const verdict = fc.check(
      fc.property(scenarios, (scenario) => void compare(scenario, wrongFold)),
      { numRuns: 100, endOnFailure: true },
    );
    expect(verdict.failed).toBe(true);
    console.log(verdict.numRuns, String(verdict.errorInstance));
  });
});
