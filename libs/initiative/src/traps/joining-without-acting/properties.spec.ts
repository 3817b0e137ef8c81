import fc from 'fast-check';
import { addDays, dayOf, type Day, type Fact } from '@sebone/kernel';
import { Register, levelOf, rearrived } from '@sebone/testing';
import { historyAt, type History } from '../../views/history.ts';
import { findingsOf } from '../finding.ts';
import { joiningWithoutActing } from './detector.ts';

const FIRST = 17_532; // 2018-01-01
const LAST = FIRST + 1_500;
const PARTNERS = ['bakery', 'school', 'clinic', 'temple', 'harbour', 'museum'];

const day = fc.integer({ min: FIRST, max: LAST }).map(dayOf);
const partner = fc.constantFrom(...PARTNERS);
/** The bakery and the school promise and come to meetings; they act as seldom as chance has it. */
const quiet = fc.constantFrom('bakery', 'school');
type Tells = (register: Register) => void;
const told: fc.Arbitrary<Tells> = fc.oneof(
  fc.tuple(fc.constantFrom(...PARTNERS.slice(1)), day, fc.boolean()).map(([who, on, hours]): Tells => (register) => register.acted(who, on, hours ? { hours: 2 } : {})),
  fc.tuple(quiet, day).map(([who, on]): Tells => (register) => [0, 20, 50, 90, 120].forEach((days) => register.met(addDays(on, days), [who]))),
  fc.tuple(quiet, day, fc.integer({ min: 0, max: 200 }), fc.boolean()).map(([who, on, days, acts]): Tells => (register) => {
    for (const due of [days, days + 40, days + 41]) {
      const commitmentId = `plan-${register.facts.length}`;
      register.committed(who, commitmentId, addDays(on, -due % 5), addDays(on, due));
      if (acts) register.acted(who, addDays(on, due % 300), { commitmentId });
    }
  }),
  fc.tuple(partner, day).map(([who, on]): Tells => (register) => register.gave(who, on)),
);

/** What happened among six partners over four years. */
const registers = fc.tuple(fc.array(fc.integer({ min: FIRST, max: FIRST + 400 }).map(dayOf), { minLength: 6, maxLength: 6 }), fc.array(told, { maxLength: 30 })).map(([joined, tells]) => {
  const register = new Register();
  register.chartered(dayOf(FIRST));
  PARTNERS.forEach((who, at) => register.joined(who, joined[at]!));
  for (const tell of tells) tell(register);
  return register;
});

const at = (facts: readonly Fact[], asOf: Day): History => historyAt('roundtable', facts, { asOf, knownAt: asOf });

describe('joining without acting, whatever happened', () => {
  it('rests every sign on facts of the history, from its day on, with a score from 0 to 1', () => {
    fc.assert(
      fc.property(registers, day, (register, asOf) => {
        const history = register.at(asOf);
        const known = new Set(history.facts.map(({ id }) => id));
        for (const sign of joiningWithoutActing(history)) {
          expect(sign.evidence.length).toBeGreaterThan(0);
          expect(sign.evidence.every(({ id }) => known.has(id))).toBe(true);
          expect(sign.score).toBeGreaterThanOrEqual(0);
          expect(sign.score).toBeLessThanOrEqual(1);
          expect(sign.since).toBeLessThanOrEqual(history.asOfDay);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never says of one that acted today that it has not acted', () => {
    fc.assert(
      fc.property(registers, day, partner, (register, asOf, who) => {
        register.acted(who, asOf);
        const history = register.at(asOf);
        for (const measure of ['time-to-first-action', 'present-without-action'])
          expect(levelOf(history, 'joining-without-acting', measure, who)).toBe('nothing');
      }),
      { numRuns: 60 },
    );
  });

  it('finds the same in whatever order facts of different days arrive', () => {
    const order = fc.array(fc.integer(), { minLength: 500, maxLength: 500 });
    fc.assert(
      fc.property(registers, day, order, (register, asOf, arrival) => {
        const days = new Set<Day>();
        const facts = register.facts.filter(({ occurredOn }) => !days.has(occurredOn) && days.add(occurredOn));
        const found = (of: readonly Fact[]) => {
          const history = at(of, asOf);
          return findingsOf('joining-without-acting', joiningWithoutActing(history), history).map((finding) => ({
            ...finding,
            evidence: finding.evidence.map(({ id }) => id),
          }));
        };
        expect(found(rearrived(facts, arrival))).toEqual(found(facts));
      }),
      { numRuns: 60 },
    );
  });

  it('dates a sign the same on the next day, unless something happened', () => {
    fc.assert(
      fc.property(registers, fc.integer({ min: FIRST, max: LAST }), (register, today) => {
        const others = register.facts.filter(({ occurredOn }) => occurredOn !== dayOf(today + 1));
        const names = (asOf: number) =>
          new Map(joiningWithoutActing(at(others, dayOf(asOf))).map((sign) => [`${sign.measure} ${sign.subject.id}`, sign.since]));
        const now = names(today);
        for (const [sign, since] of names(today + 1)) if (now.has(sign)) expect([sign, since]).toEqual([sign, now.get(sign)]);
      }),
      { numRuns: 60 },
    );
  });
});
