import fc from 'fast-check';
import { addDays, dayOf, type Day, type Fact } from '@sebone/kernel';
import { Register, levelOf, rearrived } from '@sebone/testing';
import { historyAt, type History } from '../../views/history.ts';
import { findingsOf } from '../finding.ts';
import { takingWithoutGiving } from './detector.ts';

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
    for (const days of [0, 31, 62, 95]) register.received(who, addDays(on, days), { kind: 'money', amount: yen, unit: 'JPY' });
  }),
  fc.tuple(partner, day, amount).map(([who, on, hours]): Tells => (register) => register.gave(who, on, { kind: 'time', amount: hours, unit: 'hours' })),
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

const at = (facts: readonly Fact[], asOf: Day): History => historyAt('roundtable', facts, { asOf, knownAt: asOf });

describe('taking without giving, whatever happened', () => {
  it('rests every sign on facts of the history, from its day on, with a score from 0 to 1', () => {
    fc.assert(
      fc.property(registers, day, (register, asOf) => {
        const history = register.at(asOf);
        const known = new Set(history.facts.map(({ id }) => id));
        for (const sign of takingWithoutGiving(history)) {
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

  it('finds the same in whatever order facts of different days arrive', () => {
    const order = fc.array(fc.integer(), { minLength: 400, maxLength: 400 });
    fc.assert(
      fc.property(registers, day, order, (register, asOf, arrival) => {
        const days = new Set<Day>();
        const facts = register.facts.filter(({ occurredOn }) => !days.has(occurredOn) && days.add(occurredOn));
        const found = (of: readonly Fact[]) => {
          const history = at(of, asOf);
          return findingsOf('taking-without-giving', takingWithoutGiving(history), history).map((finding) => ({
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
        const signs = (asOf: number) =>
          new Map(takingWithoutGiving(at(others, dayOf(asOf))).map((sign) => [`${sign.measure} ${sign.subject.id}`, sign.since]));
        const now = signs(today);
        for (const [sign, since] of signs(today + 1)) if (now.has(sign)) expect([sign, since]).toEqual([sign, now.get(sign)]);
      }),
      { numRuns: 60 },
    );
  });
});
