import fc from 'fast-check';
import { addDays, dayNumber, type Day, type Fact } from '@sebone/kernel';
import { rearrived, Register } from '@sebone/testing';
import { historyAt } from '../views/history.ts';
import { ACTION_CODES, BACKBONE_FUNCTIONS, ROLES, STAGES } from '../vocabulary.ts';
import { DETECTORS, findingsIn } from './detect.ts';
import type { Finding } from './finding.ts';

const BEGIN: Day = '2010-01-01';
const PARTNERS = [
  'water',
  'forest',
  'school',
  'clinic',
  'town',
  'fund',
  'office',
  'guild',
  'church',
  'bank',
  'farm',
  'mill',
];

/** One thing that happens: what it is, to whom, and how long after the one before. */
const happening = fc.record({
  verb: fc.nat({ max: 99 }),
  who: fc.nat({ max: PARTNERS.length - 1 }),
  which: fc.nat({ max: 15 }),
  after: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 12 }) },
    { weight: 1, arbitrary: fc.integer({ min: 60, max: 400 }) },
  ),
  late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 300 }) }),
});
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

/** Something happens on each of a row of distinct days, in an initiative of twelve partners that records whatever there is. */
function told(happenings: readonly Happening[]): { facts: readonly Fact[]; until: Day } {
  const register = new Register();
  register.chartered(BEGIN, { plannedUntil: addDays(BEGIN, 3650) });
  PARTNERS.forEach((partner, at) =>
    register.joined(partner, addDays(BEGIN, at + 1), { role: ROLES[at % 6] ?? 'member' }),
  );
  register.defined('level', addDays(BEGIN, 20), {
    direction: 'up',
    baseline: 8,
    baselineOn: addDays(BEGIN, 20),
    target: 20,
    targetOn: addDays(BEGIN, 3000),
  });
  let day = addDays(BEGIN, 30);
  happenings.forEach(({ verb, who, which, after, late }, at) => {
    day = addDays(day, after);
    const reported = { reportedOn: addDays(day, late) };
    const partner = PARTNERS[who]!;
    if (verb < 25) register.acted(partner, day, { code: ACTION_CODES[which % 8]!, ...reported });
    else if (verb < 40) register.shared(`item-${at}`, partner, day, reported);
    else if (verb < 60) register.used(`item-${Math.max(0, at - which)}`, partner, day, STAGES[which % 6], reported);
    else if (verb < 68) register.performed(partner, day, BACKBONE_FUNCTIONS[which % 6], reported);
    else if (verb < 74) register.met(day, [partner], reported);
    else if (verb < 80) register.measured('level', day, which, reported);
    else if (verb < 85)
      register.awarded(
        `award-${at}`,
        partner,
        day,
        { until: addDays(day, which * 60 + 1), amount: 100 * which },
        reported,
      );
    else if (verb < 90) register.committed(partner, `commitment-${at}`, day, addDays(day, which * 20), reported);
    else if (verb < 94) register.received(partner, day, reported);
    else if (verb < 97) register.gave(partner, day, { kind: 'money', ...reported });
    else register.left(partner, day, reported);
  });
  return { facts: register.facts, until: addDays(day, 300) };
}

/** A finding, without the places of its facts in the log. */
const asRead = (findings: readonly Finding[]): object[] =>
  findings.map(({ evidence, ...finding }) => ({ ...finding, evidence: evidence.map(({ id }) => id) }));

const lives = fc.array(happening, { minLength: 40, maxLength: 160, size: 'max' }).map(told);

describe('every finding', () => {
  it('rests on facts of the record, weighs between 0 and 1, began by then and speaks both languages', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(lives, ({ facts, until }) => {
        const history = historyAt('roundtable', facts, { asOf: until, knownAt: until });
        const ids = new Set(history.facts.map(({ id }) => id));
        for (const [trap, detect] of Object.entries(DETECTORS))
          for (const sign of detect(history)) {
            seen.add(`${trap}/${sign.measure}`);
            const { evidence, score, value, since, threshold, thresholdName, sentence } = sign;
            const isSound =
              evidence.length > 0 &&
              evidence.every(({ id }) => ids.has(id)) &&
              score >= 0.5 &&
              score <= 1 &&
              Number.isFinite(value) &&
              since <= dayNumber(until) &&
              since >= dayNumber(BEGIN) &&
              threshold === history.policy.thresholds[thresholdName] &&
              /^[^]*\.$/.test(sentence.en) &&
              /^[^]*。$/.test(sentence.ja) &&
              !/NaN|Infinity|undefined/.test(sentence.en + sentence.ja);
            if (!isSound) throw new Error(`Not sound: ${JSON.stringify(sign)}`);
          }
      }),
      { numRuns: 40 },
    );
    expect(seen.size).toBeGreaterThan(10);
  });

  it('does not depend on the order in which facts of different days arrived', () => {
    fc.assert(
      fc.property(lives, fc.infiniteStream(fc.nat()), ({ facts, until }, random) => {
        const arrival = facts.map(() => random.next().value);
        const at = { asOf: until, knownAt: until };
        const shuffled = findingsIn(historyAt('roundtable', rearrived(facts, arrival), at));
        expect(asRead(shuffled)).toEqual(asRead(findingsIn(historyAt('roundtable', facts, at))));
      }),
      { numRuns: 20 },
    );
  });

  it('stands at an earlier knowledge whatever is reported later', () => {
    fc.assert(
      fc.property(lives, fc.nat({ max: 100 }), ({ facts, until }, percent) => {
        const span = dayNumber(until) - dayNumber(BEGIN);
        const then = addDays(BEGIN, Math.floor((span * percent) / 100));
        const at = { asOf: then, knownAt: then };
        const known = facts.filter(({ reportedOn }) => reportedOn <= then);
        expect(findingsIn(historyAt('roundtable', facts, at))).toEqual(findingsIn(historyAt('roundtable', known, at)));
      }),
      { numRuns: 20 },
    );
  });
});
