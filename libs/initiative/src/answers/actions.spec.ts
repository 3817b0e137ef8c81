import { Register } from '@sebone/testing';
import { actionsOf } from './actions.ts';

describe('the actions', () => {
  it('stand in the order of time, what was not said as null', () => {
    const r = new Register();
    r.joined('water', '2012-01-01', { name: 'Water board' });
    r.acted('water', '2012-03-05', { actionId: 'b', reportedOn: '2012-03-31' });
    r.acted('water', '2012-03-01', {
      actionId: 'a',
      title: 'Cleaned',
      code: 'community-change',
      hours: 7.5,
      commitmentId: 'k1',
      completes: true,
      evidence: 'photos',
    });
    expect(actionsOf(r.at('2012-12-31'))).toEqual([
      {
        id: 'told-3.0',
        partnerId: 'water',
        partnerName: 'Water board',
        actionId: 'a',
        occurredOn: '2012-03-01',
        reportedOn: '2012-03-01',
        title: 'Cleaned',
        code: 'community-change',
        hours: 7.5,
        commitmentId: 'k1',
        completes: true,
        evidence: 'photos',
      },
      {
        id: 'told-2.0',
        partnerId: 'water',
        partnerName: 'Water board',
        actionId: 'b',
        occurredOn: '2012-03-05',
        reportedOn: '2012-03-31',
        title: 'An action',
        code: null,
        hours: null,
        commitmentId: null,
        completes: false,
        evidence: null,
      },
    ]);
  });

  it('are as last corrected, under the id of the correction', () => {
    const r = new Register();
    const { id, data } = r.acted('water', '2012-03-05', { hours: 70 });
    r.add(
      'partner',
      'water',
      'ActionCorrected',
      '2012-03-05',
      { ...data, hours: 7, corrects: id, because: 'a slip' },
      { reportedOn: '2012-04-01' },
    );
    expect(actionsOf(r.at('2012-12-31', '2012-03-31'))).toMatchObject([{ id, hours: 70 }]);
    expect(actionsOf(r.at('2012-12-31'))).toMatchObject([{ id: 'told-2.0', hours: 7, reportedOn: '2012-04-01' }]);
  });
});
