import fc from 'fast-check';
import { historyAt } from '../index.ts';
import { histories, Register } from '@sebone/testing';
import { timelineOf, type TimelineRow } from './timeline.ts';

const told = (rows: readonly TimelineRow[]): readonly string[] => rows.map(({ on, type, id }) => `${on} ${type} ${id}`);

function year(): Register {
  const r = new Register();
  r.chartered('2012-01-01');
  r.joined('water', '2012-01-01');
  r.committed('water', 'k1', '2012-02-01', '2012-02-29');
  r.acted('water', '2012-03-01', { commitmentId: 'k1' });
  r.shared('i1', 'water', '2012-03-02');
  r.used('i1', 'forest', '2012-03-03');
  r.met('2012-04-01', ['water']);
  return r;
}

describe('the timeline', () => {
  it('tells facts and what follows from them in the order of time', () => {
    expect(told(timelineOf(year().at('2012-04-30')))).toEqual([
      '2012-01-01 InitiativeChartered told-1.0',
      '2012-01-01 initiative running.{phase.initiating, vitality.alive} roundtable',
      '2012-01-01 PartnerJoined told-2.0',
      '2012-01-01 partner joined water',
      '2012-02-01 CommitmentMade told-3.0',
      '2012-02-01 commitment made water/k1',
      '2012-03-01 commitment overdue water/k1',
      '2012-03-01 ActionReported told-4.0',
      '2012-03-01 partner contributing water',
      '2012-03-02 KnowledgeShared told-5.0',
      '2012-03-02 item awaitingUse i1',
      '2012-03-03 KnowledgeUsed told-6.0',
      '2012-03-03 item inUse i1',
      '2012-04-01 MeetingHeld told-7.0',
      '2012-04-01 AttendanceRecorded told-8.0',
    ]);
  });

  it('says of each what it is about and what caused it', () => {
    const rows = timelineOf(year().at('2012-04-30'));
    expect(rows[6]).toEqual({
      key: '2012-03-01/commitment/water/k1/0',
      on: '2012-03-01',
      kind: 'transition',
      stream: 'partner-roundtable.water',
      type: 'commitment overdue',
      partner: 'water',
      id: 'water/k1',
      reportedOn: null,
      of: 'commitment',
      from: 'made',
      to: 'overdue',
      cause: 'pastDue',
    });
    expect(rows[7]).toEqual({
      key: '2012-03-01/told-4.0',
      on: '2012-03-01',
      kind: 'fact',
      stream: 'partner-roundtable.water',
      type: 'ActionReported',
      partner: 'water',
      id: 'told-4.0',
      reportedOn: '2012-03-01',
      of: null,
      from: null,
      to: null,
      cause: null,
    });
    expect(rows[8]).toMatchObject({ kind: 'transition', cause: 'told-4.0' });
  });

  it('is told in part: of a kind, a category, a type, a partner, some days', () => {
    const history = year().at('2012-04-30');
    expect(told(timelineOf(history, { category: 'meeting' }))).toEqual([
      '2012-04-01 MeetingHeld told-7.0',
      '2012-04-01 AttendanceRecorded told-8.0',
    ]);
    expect(told(timelineOf(history, { partner: 'forest' }))).toEqual(['2012-03-03 KnowledgeUsed told-6.0']);
    expect(told(timelineOf(history, { type: 'PartnerJoined' }))).toEqual(['2012-01-01 PartnerJoined told-2.0']);
    expect(told(timelineOf(history, { kind: 'transition', from: '2012-03-02', to: '2012-03-03' }))).toEqual([
      '2012-03-02 item awaitingUse i1',
      '2012-03-03 item inUse i1',
    ]);
  });

  it('goes on after a row, also where more was reported since', () => {
    const r = year();
    const [seen] = timelineOf(r.at('2012-04-30')).slice(9, 10);
    r.acted('water', '2012-01-05');
    r.acted('water', '2012-03-02');
    expect(told(timelineOf(r.at('2012-04-30'), { after: seen!.key }))).toEqual(
      told(timelineOf(r.at('2012-04-30'), { from: '2012-03-02' })).slice(1),
    );
  });

  it('tells a day again where the row to go on from stands no more, and nothing after the last', () => {
    const history = year().at('2012-04-30');
    expect(timelineOf(history, { after: '2012-03-02/voided.0' })).toEqual(timelineOf(history, { from: '2012-03-02' }));
    expect(timelineOf(history, { after: '2013-01-01/later.0' })).toEqual([]);
    expect(timelineOf(history, { after: timelineOf(history).at(-1)!.key })).toEqual([]);
  });

  it('has every fact that stands and every transition once, under a key of its own, causes before what they cause', () => {
    fc.assert(
      fc.property(histories(), ({ facts }) => {
        const history = historyAt('roundtable', facts, { asOf: '2030-01-01', knownAt: '2030-01-01' });
        const rows = timelineOf(history);
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
        expect(rows.filter(({ kind }) => kind === 'fact').map(({ id }) => id)).toEqual(
          history.facts.map(({ id }) => id),
        );
        const lives = [
          history,
          ...history.partners.values(),
          ...history.commitments.values(),
          ...history.items.values(),
        ];
        const transitions = lives.reduce((count, life) => count + life.transitions.length, 0);
        expect(rows.length).toBe(history.facts.length + transitions);
        const seen = new Set<string>();
        const states = new Map<string, string>();
        let last = '';
        for (const { on, kind, id, of, from, to, cause } of rows) {
          expect(on >= last).toBe(true);
          last = on;
          if (kind === 'fact') seen.add(id);
          else {
            expect(/^command-/.test(cause!) ? seen.has(cause!) : true).toBe(true);
            expect([`${of} ${id}`, states.get(`${of} ${id}`) ?? from]).toEqual([`${of} ${id}`, from]);
            states.set(`${of} ${id}`, to!);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
