import fc from 'fast-check';
import { addDays, dayOf } from '@sebone/kernel';
import { keepsTheLawsOfTraps, levelOf, Register } from '@sebone/testing';

const FIRST = 17_532; // 2018-01-01
const LAST = FIRST + 1_200;
const PARTNERS = ['bakery', 'school', 'clinic', 'temple', 'harbour', 'museum', 'library', 'station', 'market'];

const day = fc.integer({ min: FIRST, max: LAST }).map(dayOf);
const partner = fc.constantFrom(...PARTNERS);
const amount = fc.integer({ min: 1, max: 100 });

/** The bakery and the school take; they give as seldom as chance has it. */
const taker = fc.constantFrom('bakery', 'school');
type Tells = (register: Register) => void;
const told: fc.Arbitrary<Tells> = fc.oneof(
  fc.tuple(taker, day, amount).map(([who, on, yen]): Tells => (register) => {
    for (const days of [0, 31, 62, 95])
      register.received(who, addDays(on, days), { kind: 'money', amount: yen, unit: 'JPY' });
  }),
  fc.tuple(partner, day, amount).map(
    ([who, on, hours]): Tells =>
      (register) =>
        register.gave(who, on, { kind: 'time', amount: hours, unit: 'hours' }),
  ),
  fc.tuple(taker, day).map(([who, on]): Tells => (register) => {
    for (let at = 0; at < 6; at++) {
      const item = `item-${register.facts.length}`;
      register.shared(item, 'clinic', addDays(on, at));
      register.used(item, who, addDays(on, at + 20), 'adopted');
    }
  }),
  fc.tuple(fc.constantFrom('temple', 'temple', ...PARTNERS.slice(2)), day).map(([who, on]): Tells => (register) => {
    for (let at = 0; at < 12; at++) register.acted(who, addDays(on, at * 9));
  }),
);

/** What happened among nine partners over three years. */
const registers = fc.array(told, { maxLength: 24 }).map((tells) => {
  const register = new Register();
  register.chartered(dayOf(FIRST));
  PARTNERS.forEach((who, at) => register.joined(who, dayOf(FIRST + 1 + at)));
  for (const tell of tells) tell(register);
  return register;
});

describe('taking without giving, whatever happened', () => {
  keepsTheLawsOfTraps('taking-without-giving', registers, [FIRST, LAST]);

  it('never says of one that gave today that it gives nothing', () => {
    fc.assert(
      fc.property(registers, day, partner, (register, asOf, who) => {
        register.gave(who, asOf, { kind: 'venue' });
        const history = register.at(asOf);
        for (const measure of ['received-nothing-given', 'used-nothing-given'])
          expect(levelOf(history, 'taking-without-giving', measure, who)).toBe('nothing');
      }),
      { numRuns: 60 },
    );
  });
});
