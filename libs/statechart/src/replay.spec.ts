import fc from 'fast-check';
import { FIRST_DAY, Policy, machineOf, scenarios, type Scenario } from '../test/random-machine.ts';
import { StatechartError, UnsupportedMachineError, flatten, restore, start } from './index.ts';
import type { Run, RunOptions, RunSnapshot, Statechart, Transition } from './index.ts';

const HORIZON = FIRST_DAY + 150;

/** Everything that anybody can learn from a fold: its transitions, and where it stands or what it broke down with. */
interface Outcome {
  readonly transitions: readonly Transition[];
  readonly end: RunSnapshot | string;
}

/** How a fold may go about it. */
interface Way {
  /** Gives the run to go on with, before every fact. */
  readonly goOn: (run: Run, options: RunOptions, other: Statechart) => Run;
  readonly advance: (run: Run, to: number) => void;
}
const plainly: Way = { goOn: (run) => run, advance: (run, to) => run.advance(to) };

function fold({ config, happenings }: Scenario, { goOn, advance }: Way): Outcome {
  const policy = new Policy();
  const transitions: Transition[] = [];
  const options: RunOptions = { due: policy.due, onTransition: (transition) => transitions.push(transition) };
  try {
    // Each numbers the configurations in its own order: no number may find its way from one to the other.
    const [chart, other] = [flatten(machineOf(config)), flatten(machineOf(config))];
    let run = start(chart, { on: FIRST_DAY, ...options });
    let day = FIRST_DAY;
    for (const [index, { after, type, promise }] of happenings.entries()) {
      run = goOn(run, options, run.chart === chart ? other : chart);
      day += after;
      // What falls due before a fact falls due by the promise before it.
      advance(run, day);
      if (promise !== undefined) policy.promised = day + promise;
      run.apply(type, day, `fact-${index}`);
    }
    advance(run, HORIZON);
    return { transitions, end: run.snapshot() };
  } catch (error) {
    if (!(error instanceof StatechartError || error instanceof UnsupportedMachineError)) throw error;
    return { transitions, end: error.code };
  }
}

describe('A run of a random machine over a random history', () => {
  const stored: Way['goOn'] = (run, options, other) =>
    restore(other, JSON.parse(JSON.stringify(run.snapshot())), options);
  const daily: Way['advance'] = (run, to) => {
    for (let day = run.day; day <= to; day++) run.advance(day);
  };

  it.each<[string, Way]>([
    ['is stored and restored before every fact', { ...plainly, goOn: stored }],
    ['is replaced by a copy of itself before every fact', { ...plainly, goOn: (run, options) => run.clone(options) }],
    ['is stopped on every day', { ...plainly, advance: daily }],
  ])('comes to the same transitions and the same end when it %s', (_, way) => {
    let eventful = 0;
    const same = fc.property(scenarios, (scenario) => {
      const expected = fold(scenario, plainly);
      const actual = fold(scenario, way);
      if (typeof expected.end === 'string') {
        expect(actual.end).toBe(expected.end);
        return;
      }
      expect(actual).toEqual(expected);
      if (expected.transitions.length > 5) eventful += 1;
    });
    fc.assert(same, { numRuns: 50, endOnFailure: true });
    expect(eventful).toBeGreaterThan(8);
  });
});
