import { Register } from '@sebone/testing';
import { commitmentsOf } from './commitments.ts';

describe('the commitments', () => {
  it('stand in the order in which they were made, each with what became of it', () => {
    const r = new Register();
    r.joined('water', '2012-01-01', { name: 'Water board' });
    r.committed('water', 'late', '2012-03-01', '2012-06-30', { reportedOn: '2012-04-01' });
    r.committed('water', 'early', '2012-02-01');
    r.acted('water', '2012-03-05', { commitmentId: 'early' });
    r.acted('water', '2012-03-06', { commitmentId: 'early' });
    r.fulfilled('water', 'early', '2012-03-07');
    expect(commitmentsOf(r.at('2012-07-15'))).toEqual([
      {
        id: 'told-3.0',
        partnerId: 'water',
        partnerName: 'Water board',
        commitmentId: 'early',
        title: 'To do early',
        madeOn: '2012-02-01',
        reportedOn: '2012-02-01',
        dueOn: null,
        state: 'fulfilled',
        since: '2012-03-07',
        nextDue: null,
        closedOn: '2012-03-07',
        actions: 2,
        firstActionOn: '2012-03-05',
        lastActionOn: '2012-03-06',
      },
      {
        id: 'told-2.0',
        partnerId: 'water',
        partnerName: 'Water board',
        commitmentId: 'late',
        title: 'To do late',
        madeOn: '2012-03-01',
        reportedOn: '2012-04-01',
        dueOn: '2012-06-30',
        state: 'overdue',
        since: '2012-07-01',
        nextDue: '2013-07-01',
        closedOn: null,
        actions: 0,
        firstActionOn: null,
        lastActionOn: null,
      },
    ]);
  });

  it('are told as they were known: one reported later is none yet', () => {
    const r = new Register();
    r.committed('water', 'k', '2012-03-01', '2012-06-30', { reportedOn: '2012-04-01' });
    expect(commitmentsOf(r.at('2012-07-15', '2012-03-31'))).toEqual([]);
    expect(commitmentsOf(r.at('2012-03-31', '2012-04-01'))).toMatchObject([{ state: 'made', nextDue: '2012-07-01' }]);
  });

  it('never fall due beyond the calendar', () => {
    const r = new Register();
    r.committed('water', 'k', '2012-03-01', '9999-12-31');
    expect(commitmentsOf(r.at('2012-03-01'))).toMatchObject([{ dueOn: '9999-12-31', nextDue: null }]);
  });
});
