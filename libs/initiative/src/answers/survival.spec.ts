import fc from 'fast-check';
import { kaplanMeier, type Lifetime } from './survival.ts';

const ended = (days: number): Lifetime => ({ days, ended: true });
const censored = (days: number): Lifetime => ({ days, ended: false });

/** Efron (1967): each lifetime has a share of the mass, and one that is censored leaves its own to those that last longer. */
function redistributed(lifetimes: readonly Lifetime[], day: number): number {
  const ordered = [...lifetimes].sort((a, b) => a.days - b.days || Number(b.ended) - Number(a.ended));
  const mass = ordered.map(() => 1 / ordered.length);
  let gone = 0;
  ordered.forEach((lifetime, at) => {
    if (lifetime.days > day) return;
    if (lifetime.ended) gone += mass[at]!;
    else for (let later = at + 1; later < mass.length; later++) mass[later]! += mass[at]! / (mass.length - at - 1);
  });
  return 1 - gone;
}

const lifetimes = fc.array(fc.record({ days: fc.nat({ max: 30 }), ended: fc.boolean() }), { maxLength: 60 });

describe('a survival curve', () => {
  // Weeks in remission under 6-mercaptopurine: Freireich et al., Blood 21 (1963), 699–716; as worked out by Kleinbaum and
  // Klein, "Survival Analysis: A Self-Learning Text", chapter 2.
  it('is that of the published example', () => {
    const remissions = [
      ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map(ended),
      ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map(censored),
    ];
    expect(kaplanMeier(remissions).map((step) => ({ ...step, surviving: step.surviving.toFixed(4) }))).toEqual([
      { days: 6, atRisk: 21, events: 3, surviving: '0.8571' },
      { days: 7, atRisk: 17, events: 1, surviving: '0.8067' },
      { days: 10, atRisk: 15, events: 1, surviving: '0.7529' },
      { days: 13, atRisk: 12, events: 1, surviving: '0.6902' },
      { days: 16, atRisk: 11, events: 1, surviving: '0.6275' },
      { days: 22, atRisk: 7, events: 1, surviving: '0.5378' },
      { days: 23, atRisk: 6, events: 1, surviving: '0.4482' },
    ]);
  });

  it('is the share that lasts longer where nobody is lost from sight', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { minLength: 1 }), (days) => {
        for (const step of kaplanMeier(days.map(ended)))
          expect(step.surviving).toBeCloseTo(days.filter((one) => one > step.days).length / days.length, 12);
      }),
    );
  });

  it('hands on the share of those lost from sight to those who last longer', () => {
    fc.assert(
      fc.property(lifetimes, (of) => {
        for (const { days, surviving } of kaplanMeier(of)) expect(surviving).toBeCloseTo(redistributed(of, days), 10);
      }),
    );
  });

  it('counts at each event those who lasted so long, and has a step for nothing else', () => {
    fc.assert(
      fc.property(lifetimes, (of) => {
        const days = [...new Set(of.filter((one) => one.ended).map((one) => one.days))].sort((a, b) => a - b);
        expect(kaplanMeier(of).map(({ days: on, atRisk, events }) => [on, atRisk, events])).toEqual(
          days.map((on) => [
            on,
            of.filter((one) => one.days >= on).length,
            of.filter((one) => one.ended && one.days === on).length,
          ]),
        );
      }),
    );
  });

  it('has no step for nobody', () => {
    expect(kaplanMeier([])).toEqual([]);
  });
});
