import * as require_fs from "node:fs";
import fc from 'fast-check';
import { createMachine } from 'xstate';
import { DAYS, asMachineConfig, scenarios, type Scenario } from '../test/random-machine.ts';
import { ActorInDays, EndlessDelays } from '../test/simulated-actor.ts';
import { UnsupportedMachineError, StatechartError, flatten, restore, start, type DueDay, type Run, type Statechart, type Transition } from './index.ts';

const FIRST_DAY = 20;
const JUBILEE = 35;

/** When delays fall due: one rule for both sides, over the promise that facts carry. */
class Policy {
  promised = FIRST_DAY + 10;
  readonly due: DueDay = (delay, on) => (delay === 'promise' ? this.promised : delay === 'jubilee' ? JUBILEE : on + DAYS[delay]!);
}

it('probe', () => {
  const stats: Record<string, number> = {};
  const bump = (k: string) => { stats[k] = (stats[k] ?? 0) + 1; };
  fc.assert(fc.property(scenarios, ({ config, happenings }) => {
    const machine = createMachine(asMachineConfig(config));
    bump('runs'); const t0=performance.now();
    const endless = (a: () => void) => {
      try { a(); return undefined } catch (e) { if (e instanceof StatechartError || e instanceof UnsupportedMachineError) return e.code; if (e instanceof EndlessDelays) return 'endless-delays';  throw e;}
    };
    let chart!: Statechart;
    if (endless(() => { chart = flatten(machine); })) { bump('always'); return; }
    const theirs = new Policy(); const ours = new Policy();
    let run!: Run, actor!: ActorInDays;
    const both = (a: () => void, b: () => void) => {
      const x = endless(a);
      if (x) bump(x);
      if (x === 'double-entry'||x === 'endless-always') return false;
      {const y=endless(b); if (x!==y) { require_fs.writeFileSync("/tmp/sc/fail.json", JSON.stringify({config,happenings})); } expect(y).toBe(x); }
      if (x) return false;
      expect(run!.chart.valueOf(run!.config)).toEqual(actor.value);
      expect(run!.done).toBe(actor.status === 'done');
      expect(run!.nextDue).toBe(actor.nextDue);
      return true;
    };
    if (!both(() => { run = start(chart, { on: FIRST_DAY, due: ours.due }); },() => { actor = new ActorInDays(machine, chart.delays, FIRST_DAY, theirs.due); })) return;
    let day = FIRST_DAY;
    for (const { after, type, promise } of [...happenings, { after: 40, type: 'Unheard', promise: undefined }]) {
      for (const to = day + after; day < to; ) {
        day += 1;
        if (!both(() => run!.advance(day), () => actor.dawn() )) { return; }
      }
      if (promise !== undefined) theirs.promised = ours.promised = day + promise;
      if (!both(() => run!.apply(type, day, 'f'), () => { actor.send(type);})) { return; }
    }
    if (run!.done) bump('done');
    const dt = performance.now()-t0; if (dt>100) console.log(dt, chart.table.configurations.length,day, actor.fired); bump(`fired${Math.min(5, Math.floor(actor.fired / 5))}`);
    bump(`configs${Math.min(9, Math.floor(chart.table.configurations.length / 5))}`);
  }), { numRuns: 1000, endOnFailure: true});
  console.log(stats);
});
