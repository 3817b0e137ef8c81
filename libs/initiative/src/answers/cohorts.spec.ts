import fc from 'fast-check';
import { addDays, type Day } from '@sebone/kernel';
import { Register } from '@sebone/testing';
import { cohortsOf, FEWEST_AT_RISK } from './cohorts.ts';

const JOINED = '2012-01-10';

/** One partner for each number of days that it stays; those that are negative still stay at the horizon after so many. */
function joiners(register: Register, stays: readonly number[], joined: Day = JOINED): Register {
  stays.forEach((days, at) => {
    const partner = `p${joined.slice(0, 4)}-${at}`;
    register.joined(partner, joined);
    register.left(partner, addDays(joined, days));
  });
  return register;
}

describe('the cohorts of partners', () => {
  it('tell how long partners stay, as far as ten are at risk', () => {
    const r = joiners(new Register(), [10, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110]);
    const [all] = cohortsOf(r.at('2013-01-01'), { by: 'all' });
    expect(all).toMatchObject({ cohort: 'all', partners: 12 });
    expect(all!.staying).toEqual({
      steps: [
        { days: 10, atRisk: 12, events: 2, surviving: 10 / 12 },
        { days: 20, atRisk: 10, events: 1, surviving: (10 / 12) * 0.9 },
      ],
      toldUntil: 20,
      suppressed: true,
      median: null,
    });
  });

  it('lose from sight at the horizon who has not left by then, and know nothing of what comes after', () => {
    const r = joiners(new Register(), [...Array<number>(15).fill(30), ...Array<number>(5).fill(300)]);
    const staying = (on: Day): object => cohortsOf(r.at(on), { by: 'all' })[0]!.staying!;
    expect(staying(addDays(JOINED, 29))).toEqual({ steps: [], toldUntil: 29, suppressed: false, median: null });
    expect(staying(addDays(JOINED, 100))).toMatchObject({
      steps: [{ days: 30, atRisk: 20, events: 15, surviving: 0.25 }],
      median: 30,
    });
  });

  it('stop at the end of the initiative: who leaves after it leaves nothing', () => {
    const r = joiners(new Register(), Array<number>(12).fill(400));
    r.ended(addDays(JOINED, 200), 'achieved');
    r.joined('late', addDays(JOINED, 300));
    expect(cohortsOf(r.at('2014-12-31'), { by: 'all' })).toMatchObject([
      { partners: 12, staying: { steps: [], toldUntil: 200, suppressed: false } },
    ]);
  });

  it('tell how long partners take to their first contribution or award, leaving being no deed', () => {
    const r = new Register();
    for (let at = 0; at < 12; at++) r.joined(`p${at}`, JOINED);
    r.acted('p0', addDays(JOINED, 5));
    r.acted('p0', addDays(JOINED, 6));
    r.gave('p1', addDays(JOINED, 5));
    r.awarded('a', 'p2', addDays(JOINED, 9), { until: '2014-01-01' });
    r.received('p3', addDays(JOINED, 1));
    r.left('p4', addDays(JOINED, 7));
    const [all] = cohortsOf(r.at('2013-01-01'), { by: 'all' });
    expect(all!.firstAction).toEqual({
      steps: [{ days: 5, atRisk: 12, events: 2, surviving: 10 / 12 }],
      toldUntil: 7,
      suppressed: true,
      median: null,
    });
  });

  it('go by the year of first joining, and say nothing of fewer than ten', () => {
    const r = joiners(new Register(), Array<number>(11).fill(30), '2013-05-01');
    joiners(r, Array<number>(9).fill(30), '2012-05-01');
    r.joined('p2012-0', '2014-05-01', { stay: 2 });
    const cohorts = cohortsOf(r.at('2015-01-01'), { by: 'year' });
    expect(cohorts.map(({ cohort, partners }) => [cohort, partners])).toEqual([
      ['2012', null],
      ['2013', 11],
    ]);
    expect(cohorts[0]).toEqual({ cohort: '2012', partners: null, staying: null, firstAction: null });
    expect(cohortsOf(r.at('2015-01-01'), { by: 'all' })).toMatchObject([{ cohort: 'all', partners: 20 }]);
  });

  it('are none where nobody has joined', () => {
    expect(cohortsOf(new Register().at('2012-01-01'), { by: 'year' })).toEqual([]);
  });

  it('never tell of fewer than ten at risk, and say where they hold something back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 60 }), { minLength: 8, maxLength: 40 }),
        fc.nat({ max: 80 }),
        (stays, until) => {
          const [all] = cohortsOf(joiners(new Register(), stays).at(addDays(JOINED, until)), { by: 'all' });
          if (stays.length < FEWEST_AT_RISK) {
            expect(all).toEqual({ cohort: 'all', partners: null, staying: null, firstAction: null });
            return;
          }
          const lasting = (days: number): number => stays.filter((stay) => Math.min(stay, until) >= days).length;
          const events = [...new Set(stays.filter((stay) => stay <= until))].sort((a, b) => a - b);
          const { steps, toldUntil, suppressed } = all!.staying!;
          expect(steps.map(({ days }) => days)).toEqual(events.filter((days) => lasting(days) >= FEWEST_AT_RISK));
          expect(steps.every(({ atRisk, days }) => atRisk === lasting(days))).toBe(true);
          expect(suppressed).toBe(events.some((days) => lasting(days) < FEWEST_AT_RISK));
          expect([lasting(toldUntil) >= FEWEST_AT_RISK, lasting(toldUntil + 1) < FEWEST_AT_RISK]).toEqual([true, true]);
        },
      ),
    );
  });
});
