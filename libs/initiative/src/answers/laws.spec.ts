import fc from 'fast-check';
import { addDays, type Day, type Fact } from '@sebone/kernel';
import { attempts, histories, lived, rearrived } from '@sebone/testing';
import {
  actionsOf,
  attendancesOf,
  backboneOf,
  cohortsOf,
  commitmentsOf,
  historyAt,
  indicatorOf,
  indicatorsOf,
  knowledgeOf,
  meetingsOf,
  overviewOf,
  partnerOf,
  timelineOf,
} from '../index.ts';

const BEGIN = '2012-04-01';
const days = fc.integer({ min: -200, max: 3000 }).map((after) => addDays(BEGIN, after));

/** Every answer of one initiative at the horizons. */
function answers(facts: readonly Fact[], asOf: Day, knownAt: Day): object {
  const history = historyAt('roundtable', facts, { asOf, knownAt });
  return {
    overview: overviewOf(history),
    partners: [...history.partners.keys()].sort().map((id) => partnerOf(history, id)),
    commitments: commitmentsOf(history),
    actions: actionsOf(history),
    meetings: meetingsOf(history),
    attendances: attendancesOf(history),
    knowledge: knowledgeOf(history),
    indicators: indicatorsOf(history),
    series: [...history.indicators.keys()].sort().map((id) => indicatorOf(history, id)),
    backbone: backboneOf(history),
    cohorts: [cohortsOf(history, { by: 'all' }), cohortsOf(history, { by: 'year' })],
    timeline: timelineOf(history),
  };
}

/** As JSON, so that the order of fields and rows counts as well. */
const written = (...at: Parameters<typeof answers>): string => JSON.stringify(answers(...at), null, 1);

describe('every answer', () => {
  it('is plain data: what is read from its JSON is what was written', () => {
    fc.assert(
      fc.property(histories(), days, days, ({ facts }, asOf, knownAt) => {
        const answer = answers(facts, asOf, knownAt);
        expect(JSON.parse(JSON.stringify(answer))).toStrictEqual(answer);
      }),
      { numRuns: 60 },
    );
  });

  it('is not changed at an earlier knownAt by what is reported later', () => {
    fc.assert(
      fc.property(fc.array(attempts, { maxLength: 60, size: 'max' }), fc.nat({ max: 60 }), days, (all, cut, asOf) => {
        const before = lived(all.slice(0, cut)).facts;
        const after = lived(all).facts;
        const reported = after.slice(before.length).map(({ reportedOn }) => reportedOn);
        const knownAt = addDays(
          reported.reduce((first, day) => (day < first ? day : first), '2099-12-31'),
          -1,
        );
        expect(written(after, asOf, knownAt)).toBe(written(before, asOf, knownAt));
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order in which facts of different days arrived', () => {
    fc.assert(
      fc.property(histories(), fc.infiniteStream(fc.nat()), days, ({ facts }, keys, asOf) => {
        const arrival = facts.map(() => keys.next().value!);
        for (const day of new Set(facts.map(({ occurredOn }) => occurredOn))) {
          const places = [...facts.keys()].filter((at) => facts[at]!.occurredOn === day);
          const drawn = places.map((at) => arrival[at]!).sort((a, b) => a - b);
          places.forEach((at, order) => (arrival[at] = drawn[order]!));
        }
        const known = '2099-12-31';
        expect(written(rearrived(facts, arrival), asOf, known)).toBe(written(facts, asOf, known));
      }),
      { numRuns: 60 },
    );
  });

  it('can be given at the first and the last day of the calendar', () => {
    fc.assert(
      fc.property(histories(), ({ facts }) => {
        for (const day of ['0001-01-01', '9999-12-31'])
          expect(JSON.parse(written(facts, day, day))).toStrictEqual(answers(facts, day, day));
      }),
      { numRuns: 10 },
    );
  });
});
