import fc from 'fast-check';
import { addDays, dayOf } from '@sebone/kernel';
import { keepsTheLawsOfTraps, levelOf, Register } from '@sebone/testing';

const FIRST = 17_532; // 2018-01-01
const LAST = FIRST + 1_500;
const PARTNERS = ['bakery', 'school', 'clinic', 'temple', 'harbour', 'museum'];

const day = fc.integer({ min: FIRST, max: LAST }).map(dayOf);
const partner = fc.constantFrom(...PARTNERS);
/** The bakery and the school promise and come to meetings; they act as seldom as chance has it. */
const quiet = fc.constantFrom('bakery', 'school');
type Tells = (register: Register) => void;
const told: fc.Arbitrary<Tells> = fc.oneof(
  fc.tuple(fc.constantFrom(...PARTNERS.slice(1)), day, fc.boolean()).map(
    ([who, on, hours]): Tells =>
      (register) =>
        register.acted(who, on, hours ? { hours: 2 } : {}),
  ),
  fc.tuple(quiet, day).map(
    ([who, on]): Tells =>
      (register) =>
        [0, 20, 50, 90, 120].forEach((days) => register.met(addDays(on, days), [who])),
  ),
  fc
    .tuple(quiet, day, fc.integer({ min: 0, max: 200 }), fc.boolean())
    .map(([who, on, days, acts]): Tells => (register) => {
      for (const due of [days, days + 40, days + 41]) {
        const commitmentId = `plan-${register.facts.length}`;
        register.committed(who, commitmentId, addDays(on, -due % 5), addDays(on, due));
        if (acts) register.acted(who, addDays(on, due % 300), { commitmentId });
      }
    }),
  fc.tuple(partner, day).map(
    ([who, on]): Tells =>
      (register) =>
        register.gave(who, on),
  ),
);

/** What happened among six partners over four years. */
const registers = fc
  .tuple(
    fc.array(fc.integer({ min: FIRST, max: FIRST + 400 }).map(dayOf), { minLength: 6, maxLength: 6 }),
    fc.array(told, { maxLength: 30 }),
  )
  .map(([joined, tells]) => {
    const register = new Register();
    register.chartered(dayOf(FIRST));
    PARTNERS.forEach((who, at) => register.joined(who, joined[at]!));
    for (const tell of tells) tell(register);
    return register;
  });

describe('joining without acting, whatever happened', () => {
  keepsTheLawsOfTraps('joining-without-acting', registers, [FIRST, LAST]);

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
});
