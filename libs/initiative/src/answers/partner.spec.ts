import { Register } from '@sebone/testing';
import { partnerOf } from './partner.ts';

describe('a partner’s page', () => {
  it('tells of its life', () => {
    const r = new Register();
    r.joined('water', '2012-01-01', { name: 'Water board', sector: 'government' });
    const { id: factId } = r.acted('water', '2012-02-01');
    r.left('water', '2013-06-30', { reason: 'Merged' });
    r.joined('water', '2014-01-01', { stay: 2, name: 'Water and sewage', reportedOn: '2014-01-05' });
    expect(partnerOf(r.at('2013-06-30'), 'water')).toMatchObject({
      id: 'water',
      name: 'Water board',
      sector: 'government',
      role: 'member',
      state: 'departed',
      since: '2013-06-30',
      nextDue: null,
      stays: [{ stay: 1, joinedOn: '2012-01-01', leftOn: '2013-06-30', reason: 'Merged', role: 'member' }],
      transitions: [
        { on: '2012-01-01', from: 'absent', to: 'joined', cause: { fact: 'told-1.0' } },
        { on: '2012-02-01', from: 'joined', to: 'contributing', cause: { fact: 'told-2.0' } },
        { on: '2013-01-31', from: 'contributing', to: 'dormant', cause: { delay: 'goesDormantAfter' } },
        { on: '2013-06-30', from: 'dormant', to: 'departed', cause: { fact: 'told-3.0' } },
      ],
      contributions: 1,
      lastContribution: { on: '2012-02-01', type: 'ActionReported', factId },
    });
    expect(partnerOf(r.at('2014-02-01'), 'water')).toMatchObject({
      name: 'Water and sewage',
      sector: null,
      state: 'joined',
      nextDue: '2014-06-30',
      stays: [{ stay: 1 }, { stay: 2, joinedOn: '2014-01-01', reportedOn: '2014-01-05', leftOn: null, reason: null }],
    });
  });

  it('holds what it gave against what it received, kind by kind and unit by unit', () => {
    const r = new Register();
    r.joined('water', '2012-01-01');
    r.gave('water', '2012-06-30', { kind: 'time', amount: 8, unit: 'hours' });
    r.gave('water', '2012-07-01', { kind: 'time', amount: 0.1, unit: 'hours' });
    r.gave('water', '2013-06-30', { kind: 'time', amount: 0.2, unit: 'hours' });
    r.gave('water', '2013-06-01', { kind: 'venue' });
    r.received('water', '2013-06-01', { kind: 'money', amount: 500, unit: 'JPY' });
    r.received('water', '2013-06-02', { kind: 'money', amount: 7, unit: 'EUR' });
    r.received('water', '2013-07-01', { kind: 'money', amount: 7, unit: 'EUR' });
    const nothing = { given: null, timesGiven: 0, received: null, timesReceived: 0 };
    const euros = { ...nothing, received: 7, timesReceived: 1 };
    const yen = { ...nothing, received: 500, timesReceived: 1 };
    const venues = { ...nothing, timesGiven: 1 };
    expect(partnerOf(r.at('2013-06-30'), 'water')!.reciprocity).toEqual([
      { kind: 'money', unit: 'EUR', year: euros, overall: euros },
      { kind: 'money', unit: 'JPY', year: yen, overall: yen },
      {
        kind: 'time',
        unit: 'hours',
        year: { ...nothing, given: 0.3, timesGiven: 2 },
        overall: { ...nothing, given: 8.3, timesGiven: 3 },
      },
      { kind: 'venue', unit: null, year: venues, overall: venues },
    ]);
  });

  it('tells what it promised, pays and attended', () => {
    const r = new Register();
    r.joined('fund', '2012-01-01', { role: 'funder' });
    r.committed('fund', 'k1', '2012-02-01', '2012-03-01');
    r.awarded('a1', 'fund', '2012-02-02', { until: '2013-12-31', amount: 5, currency: 'EUR', purpose: 'programme' });
    r.awarded('a2', 'other', '2012-02-02', { until: '2013-12-31' });
    r.fundingEnded('a1', '2012-08-31');
    r.met('2012-03-03', ['fund']);
    r.add('meeting', 'm2', 'AttendanceRecorded', '2012-03-04', {
      meetingId: 'm2',
      partnerId: 'fund',
      presence: 'excused',
    });
    const page = partnerOf(r.at('2012-12-31'), 'fund')!;
    expect(page.commitments).toMatchObject([{ commitmentId: 'k1', state: 'overdue', since: '2012-03-02' }]);
    expect(page.awards).toEqual([
      {
        awardId: 'a1',
        factId: 'told-3.0',
        awardedOn: '2012-02-02',
        startsOn: '2012-02-02',
        paysUntil: '2012-08-31',
        amount: 5,
        currency: 'EUR',
        purpose: 'programme',
        endedOn: '2012-08-31',
      },
    ]);
    expect(page.attendance).toEqual({ present: 1, absent: 0, excused: 1, lastPresentOn: '2012-03-03' });
    expect(page).toMatchObject({ contributions: 0, lastContribution: null });
  });

  it('is absent where the partner is known from others’ facts alone, and none where it is not known', () => {
    const r = new Register();
    r.met('2012-03-03', ['guest']);
    expect(partnerOf(r.at('2012-03-03'), 'guest')).toMatchObject({ name: 'guest', state: 'absent', stays: [] });
    expect(partnerOf(r.at('2012-03-02'), 'guest')).toBeUndefined();
  });
});
