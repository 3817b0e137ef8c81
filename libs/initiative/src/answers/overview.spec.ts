import { Register } from '@sebone/testing';
import { overviewOf } from './overview.ts';

function roundtable(): Register {
  const r = new Register();
  r.chartered('2012-04-01', { purpose: 'Clean water', plannedUntil: '2022-03-31' });
  r.joined('water', '2012-05-01', { role: 'backbone' });
  r.joined('forest', '2012-05-02');
  r.acted('water', '2012-06-01');
  r.acted('water', '2012-06-02');
  r.committed('forest', 'k1', '2012-06-03', '2012-12-31');
  r.committed('forest', 'k2', '2012-06-03');
  r.met('2012-06-10', ['water', 'forest']);
  r.shared('i1', 'water', '2012-06-11');
  r.defined('level', '2012-06-12');
  r.awarded('a1', 'fund', '2012-06-13', { until: '2014-03-31', purpose: 'backbone' });
  r.awarded('a2', 'fund', '2012-06-14', { from: '2013-01-01', until: '2015-03-31' });
  return r;
}

const assessed = (r: Register, on: string, type: string, data: object): string =>
  r.add('initiative', undefined, type, on, { assessmentId: `of-${on}`, evidence: ['minutes'], ...data }).id;

describe('an initiative at a glance', () => {
  it('is named, dated and counted', () => {
    const {
      funding: _funding,
      conditions: _conditions,
      counts,
      ...overview
    } = overviewOf(roundtable().at('2012-07-01'));
    expect(overview).toEqual({
      id: 'roundtable',
      name: 'Roundtable',
      purpose: 'Clean water',
      asOf: '2012-07-01',
      knownAt: '2012-07-01',
      policy: 'default-1',
      state: 'running.{phase.initiating, vitality.alive}',
      phase: 'initiating',
      vitality: 'alive',
      since: '2012-04-01',
      nextDue: '2012-12-08',
      startedOn: '2012-04-01',
      plannedUntil: '2022-03-31',
      endedOn: null,
      endReason: null,
    });
    expect(counts).toEqual({
      partners: {
        invited: 0,
        joined: 1,
        stalled: 0,
        contributing: 1,
        dormant: 0,
        lapsed: 0,
        departed: 0,
        invitedBack: 0,
      },
      commitments: { made: 2, underWay: 0, overdue: 0, broken: 0, fulfilled: 0, fulfilledLate: 0, withdrawn: 0 },
      actions: 2,
      meetings: 1,
      items: 1,
      indicators: 1,
      facts: 14,
    });
  });

  it('has the phase that was assessed last, and the vitality of its facts', () => {
    const r = roundtable();
    assessed(r, '2012-07-01', 'PhaseAssessed', { phase: 'organising' });
    expect(overviewOf(r.at('2012-07-01'))).toMatchObject({ phase: 'organising', vitality: 'alive' });
    expect(overviewOf(r.at('2013-01-31'))).toMatchObject({ phase: 'organising', vitality: 'faltering' });
  });

  it('has neither once it is over, but a day and a reason', () => {
    const r = roundtable();
    r.ended('2013-02-01', 'funding');
    expect(overviewOf(r.at('2013-02-01'))).toMatchObject({
      state: 'stopped',
      phase: null,
      vitality: null,
      endedOn: '2013-02-01',
      endReason: 'funding',
    });
  });

  it('tells how long the money lasts, and for what', () => {
    const runway = { awards: 1, inForce: 1, fundedUntil: '2014-03-31', daysLeft: 638 };
    const later = { awards: 1, inForce: 0, fundedUntil: '2015-03-31', daysLeft: 1003 };
    expect(overviewOf(roundtable().at('2012-07-01')).funding).toEqual({
      ...later,
      awards: 2,
      inForce: 1,
      byPurpose: [
        { purpose: 'backbone', ...runway },
        { purpose: null, ...later },
      ],
    });
  });

  it('counts days of funding that is gone below zero, and an early end', () => {
    const r = roundtable();
    r.fundingEnded('a2', '2013-06-30');
    expect(overviewOf(r.at('2014-04-10')).funding).toMatchObject({
      fundedUntil: '2014-03-31',
      daysLeft: -10,
      inForce: 0,
    });
  });

  it('knows of no funding before the first award', () => {
    expect(overviewOf(new Register().at('2012-07-01')).funding).toEqual({
      fundedUntil: null,
      daysLeft: null,
      awards: 0,
      inForce: 0,
      byPurpose: [],
    });
  });

  it('has all five conditions, each by its latest assessment', () => {
    const r = roundtable();
    assessed(r, '2012-07-01', 'ConditionAssessed', { condition: 'common-agenda', grade: 'emerging' });
    const factId = assessed(r, '2012-08-01', 'ConditionAssessed', { condition: 'common-agenda', grade: 'established' });
    const { conditions } = overviewOf(r.at('2012-09-01'));
    expect(conditions.map(({ condition, grade }) => [condition, grade])).toEqual([
      ['common-agenda', 'established'],
      ['shared-measurement', null],
      ['mutually-reinforcing-activities', null],
      ['continuous-communication', null],
      ['backbone-support', null],
    ]);
    expect(conditions[0]).toEqual({
      condition: 'common-agenda',
      grade: 'established',
      assessedOn: '2012-08-01',
      reportedOn: '2012-08-01',
      factId,
      evidence: ['minutes'],
    });
    expect(overviewOf(r.at('2012-07-31')).conditions[0]).toMatchObject({ grade: 'emerging' });
  });

  it('goes by its id before anything is known', () => {
    expect(overviewOf(new Register().at('2012-07-01'))).toMatchObject({
      name: 'roundtable',
      state: 'absent',
      phase: null,
      startedOn: '2012-07-01',
      plannedUntil: null,
    });
  });
});
