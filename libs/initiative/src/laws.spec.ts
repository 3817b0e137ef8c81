import fc from 'fast-check';
import { addDays, dayNumber, fold, isRejection, type Day, type Fact } from '@sebone/kernel';
import { attempts, canonical, deciderOf, histories, historyOf, lived, rearrived, sayingOf } from '@sebone/testing';
import { RECORDS, findingsIn, historyAt, standingAt, type Corrects, type Voids } from './index.ts';

const BEGIN = '2012-04-01';
const asOfs = fc.integer({ min: -200, max: 3000 }).map((days) => addDays(BEGIN, days));
const viewOf = (facts: readonly Fact[], asOf: Day, knownAt: Day): object =>
  canonical(historyAt('roundtable', facts, { asOf, knownAt }));

/** Equal, told apart quickly where they are and at length where they are not. */
function expectSame(a: object, b: object): void {
  if (JSON.stringify(a) !== JSON.stringify(b)) expect(a).toEqual(b);
}
const latest = (facts: readonly Fact[]): Day =>
  facts.reduce((day, { reportedOn }) => (reportedOn > day ? reportedOn : day), BEGIN);
const replacedBy = ({ data }: Fact): string | undefined =>
  (data as Partial<Corrects>).corrects ?? (data as Partial<Voids>).voids;

describe('a view', () => {
  it('is not changed at an earlier knownAt by what is reported later', () => {
    fc.assert(
      fc.property(fc.array(attempts, { maxLength: 60, size: 'max' }), fc.nat({ max: 60 }), asOfs, (all, cut, asOf) => {
        const before = lived(all.slice(0, cut)).facts;
        const after = lived(all).facts;
        const later = after.slice(before.length);
        const knownAt = addDays(
          later.reduce((day, { reportedOn }) => (reportedOn < day ? reportedOn : day), '2099-12-31'),
          -1,
        );
        expectSame(viewOf(after, asOf, knownAt), viewOf(before, asOf, knownAt));
      }),
      { numRuns: 60 },
    );
  });

  it('is that of the facts reported by then, as if nothing else were in the log', () => {
    fc.assert(
      fc.property(histories(), asOfs, asOfs, ({ facts }, asOf, knownAt) => {
        const known = facts.filter(({ reportedOn }) => reportedOn <= knownAt);
        expectSame(viewOf(facts, asOf, knownAt), viewOf(known, asOf, knownAt));
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order in which facts of different days arrive', () => {
    fc.assert(
      fc.property(histories(), fc.infiniteStream(fc.nat()), asOfs, ({ facts }, keys, asOf) => {
        const arrival = facts.map(() => keys.next().value!);
        // Facts of one day keep their order: the earlier one gets the smaller of the keys drawn for that day.
        for (const day of new Set(facts.map(({ occurredOn }) => occurredOn))) {
          const places = [...facts.keys()].filter((at) => facts[at]!.occurredOn === day);
          const drawn = places.map((at) => arrival[at]!).sort((a, b) => a - b);
          places.forEach((at, order) => (arrival[at] = drawn[order]!));
        }
        const arrived = rearrived(facts, arrival);
        expectSame(viewOf(arrived, asOf, latest(facts)), viewOf(facts, asOf, latest(facts)));
      }),
      { numRuns: 60 },
    );
  });

  it('comes of its arguments alone and leaves them as they are', () => {
    const { facts } = historyOf(3, 300);
    const frozen = facts.map((fact) => Object.freeze({ ...fact, data: Object.freeze({ ...fact.data }) }));
    const history = historyAt('roundtable', Object.freeze(frozen), { asOf: '2020-04-01', knownAt: '2020-04-01' });
    expect(findingsIn(history)).toEqual(findingsIn(history));
    expect(canonical(history)).toEqual(viewOf(facts, '2020-04-01', '2020-04-01'));
  });
});

describe('the facts that stand', () => {
  it('are in the order of time, each with its day', () => {
    fc.assert(
      fc.property(histories(), asOfs, asOfs, ({ facts }, asOf, knownAt) => {
        const standing = standingAt(facts, { asOf, knownAt });
        expect([...standing.days]).toEqual(standing.facts.map(({ occurredOn }) => dayNumber(occurredOn)));
        expect([...standing.days]).toEqual([...standing.days].sort((a, b) => a - b));
        for (const { occurredOn, reportedOn, type } of standing.facts) {
          expect(occurredOn <= asOf && reportedOn <= knownAt).toBe(true);
          expect(RECORDS.byType.get(type)?.role ?? 'recorded').toBe('recorded');
        }
      }),
      { numRuns: 50 },
    );
  });

  it('show a mistake until the day before its correction or voiding was reported, and never from that day on', () => {
    fc.assert(
      fc.property(histories(), asOfs, ({ facts }, someDay) => {
        const byId = new Map(facts.map((fact) => [fact.id, fact]));
        const standsAt = (id: string, asOf: Day, knownAt: Day): boolean =>
          standingAt(facts, { asOf, knownAt }).facts.some((fact) => fact.id === id);
        for (const replacing of facts.filter(replacedBy)) {
          const mistake = byId.get(replacedBy(replacing)!)!;
          for (const asOf of [someDay, mistake.occurredOn, replacing.occurredOn, '2099-12-31'])
            expect(standsAt(mistake.id, asOf, replacing.reportedOn)).toBe(false);
          const eve = addDays(replacing.reportedOn, -1);
          if (eve >= mistake.reportedOn && RECORDS.byType.get(mistake.type)!.role !== 'voided')
            expect(standsAt(mistake.id, mistake.occurredOn, eve)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are, of every record, the last that was said of it, however often it was corrected', () => {
    fc.assert(
      fc.property(histories({ size: 120 }), ({ facts, world }) => {
        const standing = standingAt(facts, { asOf: '2099-12-31', knownAt: '2099-12-31' }).facts;
        const records = [...new Set(facts.map(({ stream }) => stream))].flatMap((stream) =>
          [...world.stateOf(stream).records]
            .filter(([name]) => !name.startsWith('voided/'))
            .map(([, { factId, type, data }]) => ({ id: factId, type, data })),
        );
        const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
        expect(standing.map(({ id, type, data }) => ({ id, type, data })).sort(byId)).toEqual(records.sort(byId));
      }),
      { numRuns: 50 },
    );
  });
});

describe('a decision', () => {
  it('asked for twice is made once, in every state and for every command', () => {
    fc.assert(
      fc.property(histories(), fc.array(attempts, { minLength: 30, maxLength: 60, size: 'max' }), ({ world }, more) => {
        for (const attempt of more) {
          world.until(addDays(world.today, attempt.after));
          const said = sayingOf(attempt, world);
          if (!isRejection(world.tell(...said))) expect([said, world.decide(...said)]).toEqual([said, []]);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('changes no state', () => {
    const { world, facts } = historyOf(5, 400);
    const streams = [...new Set(facts.map(({ stream }) => stream))];
    const before = structuredClone(streams.map((stream) => world.stateOf(stream)));
    for (let dice = 0; dice < 500; dice++) world.decide(...sayingOf({ dice }, world));
    expect(streams.map((stream) => world.stateOf(stream))).toEqual(before);
  });

  it('rests on a state that is the same whether it was kept or folded again from any fact on', () => {
    fc.assert(
      fc.property(histories(), fc.nat(), ({ facts, world }, where) => {
        for (const stream of new Set(facts.map((fact) => fact.stream))) {
          const own = facts.filter((fact) => fact.stream === stream);
          const decider = deciderOf(stream);
          const stop = where % (own.length + 1);
          expect(fold(decider, own)).toEqual(world.stateOf(stream));
          expect(fold(decider, own.slice(stop), structuredClone(fold(decider, own.slice(0, stop))))).toEqual(
            world.stateOf(stream),
          );
        }
      }),
      { numRuns: 50 },
    );
  });
});
