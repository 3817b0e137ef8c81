import { Register } from '@sebone/testing';
import { knowledgeOf } from './knowledge.ts';

const NOBODY = { received: 0, discussed: 0, referenced: 0, adopted: 0, implemented: 0, effect: 0 };

describe('what is shared', () => {
  it('is told with its uses by others, up the ladder', () => {
    const r = new Register();
    r.shared('i1', 'water', '2012-01-10', { reportedOn: '2012-01-20' });
    r.used('i1', 'water', '2012-01-11', 'implemented');
    r.used('i1', 'forest', '2012-01-15', 'received');
    r.used('i1', 'forest', '2012-03-15', 'adopted');
    r.used('i1', 'school', '2012-02-01', 'discussed');
    expect(knowledgeOf(r.at('2012-12-31')).items).toEqual([
      {
        id: 'told-1.0',
        itemId: 'i1',
        title: 'On i1',
        kind: 'research',
        partnerId: 'water',
        partnerName: 'water',
        sharedOn: '2012-01-10',
        reportedOn: '2012-01-20',
        state: 'inUse',
        since: '2012-01-15',
        nextDue: null,
        users: 2,
        uses: 3,
        ...NOBODY,
        received: 2,
        discussed: 2,
        referenced: 1,
        adopted: 1,
        firstUsedOn: '2012-01-15',
        daysToFirstUse: 5,
        lastUsedOn: '2012-03-15',
      },
    ]);
  });

  it('is orphaned where nobody but its sharer used it in time', () => {
    const r = new Register();
    r.shared('i1', 'water', '2012-01-10');
    r.used('i1', 'water', '2012-01-11', 'effect');
    expect(knowledgeOf(r.at('2012-07-08'))).toEqual({
      ladder: NOBODY,
      items: [
        expect.objectContaining({
          state: 'orphaned',
          since: '2012-07-08',
          users: 0,
          uses: 0,
          firstUsedOn: null,
          daysToFirstUse: null,
          lastUsedOn: null,
        }),
      ],
    });
    expect(knowledgeOf(r.at('2012-07-07')).items).toMatchObject([{ state: 'awaitingUse', nextDue: '2012-07-08' }]);
  });

  it('counts a use that is dated before the sharing as one on its day', () => {
    const r = new Register();
    r.used('i1', 'forest', '2012-01-05');
    r.shared('i1', 'water', '2012-01-10');
    expect(knowledgeOf(r.at('2012-02-01')).items).toMatchObject([
      { firstUsedOn: '2012-01-10', daysToFirstUse: 0, users: 1 },
    ]);
  });

  it('adds up, rung by rung, the partners of every item', () => {
    const r = new Register();
    r.shared('i1', 'water', '2012-01-10');
    r.shared('i2', 'forest', '2012-01-11');
    r.used('i1', 'forest', '2012-02-01', 'effect');
    r.used('i2', 'water', '2012-02-01', 'received');
    r.used('i2', 'school', '2012-02-01', 'referenced');
    expect(knowledgeOf(r.at('2012-03-01')).ladder).toEqual({
      received: 3,
      discussed: 2,
      referenced: 2,
      adopted: 1,
      implemented: 1,
      effect: 1,
    });
  });
});
