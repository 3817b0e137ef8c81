import fc from 'fast-check';
import { DETECTORS, findingsIn, historyAt, type Trap } from '@sebone/initiative';
import { dayOf, type Day, type DayNumber, type Fact } from '@sebone/kernel';
import { rearrived, type Register } from './facts.ts';

/**
 * The laws that every trap keeps, as cases for Jest: call it within the `describe` of a trap's property spec. A failure shows seed
 * and path.
 * @param registers random records, of a kind in which the trap has something to find
 * @param span the first and the last day of which is asked how things stood
 */
export function keepsTheLawsOfTraps(
  trap: Trap,
  registers: fc.Arbitrary<Register>,
  [first, last]: readonly [first: DayNumber, last: DayNumber],
): void {
  const dayNumbers = fc.integer({ min: first, max: last });
  const days = dayNumbers.map(dayOf);

  it('rests every sign on facts of the history, from its day on, with a score from 0 to 1', () => {
    fc.assert(
      fc.property(registers, days, (register, asOf) => {
        const history = register.at(asOf);
        const known = new Set(history.facts.map(({ id }) => id));
        for (const sign of DETECTORS[trap](history)) {
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

  it('finds the same in whatever order facts of different days arrive', () => {
    fc.assert(
      fc.property(registers, days, fc.infiniteStream(fc.nat()), (register, asOf, random) => {
        const seen = new Set<Day>();
        const facts = register.facts.filter(({ occurredOn }) => !seen.has(occurredOn) && seen.add(occurredOn));
        const found = (of: readonly Fact[]): readonly object[] =>
          findingsIn(historyAt('roundtable', of, { asOf, knownAt: asOf }))
            .filter((finding) => finding.trap === trap)
            .map((finding) => ({ ...finding, evidence: finding.evidence.map(({ id }) => id) }));
        expect(found(rearrived(facts, [...random.take(facts.length)]))).toEqual(found(facts));
      }),
      { numRuns: 60 },
    );
  });

  it('dates a sign the same on the next day, unless something happened', () => {
    fc.assert(
      fc.property(registers, dayNumbers, (register, today) => {
        const others = register.facts.filter(({ occurredOn }) => occurredOn !== dayOf(today + 1));
        const sinceOn = (on: DayNumber): ReadonlyMap<string, DayNumber> => {
          const signs = DETECTORS[trap](historyAt('roundtable', others, { asOf: dayOf(on), knownAt: dayOf(on) }));
          return new Map(signs.map(({ measure, subject, since }) => [`${measure} ${subject.id}`, since]));
        };
        const now = sinceOn(today);
        for (const [sign, since] of sinceOn(today + 1))
          if (now.has(sign)) expect([sign, since]).toEqual([sign, now.get(sign)]);
      }),
      { numRuns: 60 },
    );
  });
}
