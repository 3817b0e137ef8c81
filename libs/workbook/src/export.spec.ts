import type { Fact } from '@sebone/kernel';
import { isRejection } from '@sebone/kernel';
import { World, type Said } from '@sebone/testing';
import fc from 'fast-check';
import { randomWorkbook } from '../test/random-workbook.ts';
import { WHOLE } from '../test/whole-workbook.ts';
import { allSaidBy, readFiles, recordIn, scratch, staged, TODAY, writeFiles } from '../test/workbooks.ts';
import { exportWorkbook } from './index.ts';

const { folder, clear } = scratch();
afterAll(clear);

/** The facts that a folder is imported to. */
async function factsOf(...sources: readonly string[]): Promise<World> {
  const world = new World('minato', TODAY);
  for (const source of sources) {
    const { faults, records } = await staged(source, { workFolder: folder() });
    expect(faults).toEqual([]);
    recordIn(world, records);
  }
  return world;
}
const ofInitiative = (facts: readonly Fact[], initiative: string): readonly Fact[] =>
  facts.filter(({ stream }) => /^[a-z]+-([^.]+)/.exec(stream)![1]!.replaceAll('~', '.') === initiative);

/** A world in which all that was told has been recorded. */
function told(...commands: readonly Said[]): World {
  const world = new World('minato', TODAY);
  for (const command of [
    ['charter-initiative', { occurredOn: '2015-04-01', name: 'Minato', timeZone: 'Asia/Tokyo' }] as const,
    ['join-partner', { occurredOn: '2015-04-01', partnerId: 'acme', name: 'Acme' }] as const,
    ...commands,
  ]) {
    const outcome = world.tell(...command);
    if (isRejection(outcome)) throw new Error(JSON.stringify([command, outcome]));
  }
  return world;
}

describe('What was imported is exported, and imported again to the same facts', () => {
  it('of a workbook with something in every file; and the export of that is the same, byte for byte', async () => {
    const world = await factsOf(writeFiles(folder(), WHOLE));
    const first = folder();
    const report = await exportWorkbook('minato', world.facts, first);
    expect(report).toEqual({
      rows: {
        ...{ 'initiatives.csv': 1, 'partners.csv': 3, 'commitments.csv': 2, 'actions.csv': 3, 'resources.csv': 2 },
        ...{ 'meetings.csv': 2, 'attendance.csv': 2, 'indicators.csv': 2, 'measurements.csv': 4, 'knowledge.csv': 1 },
        ...{ 'uses.csv': 2, 'funding.csv': 1, 'backbone.csv': 1 },
      },
      leftOut: {},
      likeFormulas: { 'actions.csv evidence': 1, 'resources.csv note': 1 },
    });
    const again = await factsOf(first);
    expect(allSaidBy(again.facts)).toEqual(allSaidBy(world.facts));
    const second = folder();
    await exportWorkbook('minato', again.facts, second);
    expect(readFiles(second)).toEqual(readFiles(first));
    expect(readFiles(first)['partners.csv']).toBe(
      [
        'initiative_id,partner_id,name,sector,role,joined_on,left_on,leave_reason,reported_on,left_reported_on',
        'minato,acme,Acme,business,member,2015-04-01,2017-03-31,moved away,2015-05-01,',
        `minato,kita,北商店街,community,backbone,2015-04-01,,,${TODAY},`,
        'minato,acme,Acme,business,member,2019-04-01,,,2019-04-01,',
        '',
      ].join('\r\n'),
    );
    expect(readFiles(first)['commitments.csv']).toContain('2016-06-01,2015-06-01,2016-09-30');
  });

  it('of random workbooks', async () => {
    await fc.assert(
      fc.asyncProperty(randomWorkbook, async (files) => {
        const world = await factsOf(writeFiles(folder(), files));
        const folders = [folder(), folder()];
        for (const [at, initiative] of ['minato', 'minato.kita'].entries()) {
          const { leftOut } = await exportWorkbook(initiative, ofInitiative(world.facts, initiative), folders[at]!);
          expect(leftOut).toEqual({});
        }
        const again = await factsOf(...folders);
        expect(allSaidBy(again.facts)).toEqual(allSaidBy(world.facts));
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe('An export', () => {
  it('at earlier horizons holds what was known of what had happened by then', async () => {
    const world = await factsOf(writeFiles(folder(), WHOLE));
    const to = folder();
    await exportWorkbook('minato', world.facts, to, { asOf: '2016-12-31', knownAt: '2016-06-30' });
    const files = readFiles(to);
    // The van was withdrawn by then, but nobody knew; of the partner that was entered today nothing is known either.
    expect(files['partners.csv']!.split('\r\n').slice(1)).toEqual([
      'minato,acme,Acme,business,member,2015-04-01,,,2015-05-01,',
      '',
    ]);
    expect(files['commitments.csv']!.split('\r\n').slice(1)).toEqual([
      'minato,rice,acme,Rice every month,2015-05-01,2016-03-31,,2015-05-01,',
      '',
    ]);
  });

  it('leaves out, and counts, what names something that was not known then', async () => {
    const world = await factsOf(writeFiles(folder(), WHOLE));
    const { leftOut } = await exportWorkbook('minato', world.facts, folder(), {
      asOf: '2016-12-31',
      knownAt: '2016-06-30',
    });
    expect(leftOut).toEqual({
      BackboneFunctionPerformed: 1,
      CommitmentMade: 1,
      KnowledgeUsed: 2,
      ResourceReceived: 1,
    });
    const before = await exportWorkbook('minato', world.facts, folder(), { asOf: '2015-04-30', knownAt: '2015-04-01' });
    expect(before).toMatchObject({ rows: { 'initiatives.csv': 0, 'partners.csv': 0 } });
  });

  it('counts what the workbook has no room for: facts, and parts of facts', async () => {
    const world = told(
      ['adopt-agenda', { occurredOn: '2015-05-01', version: 1, title: 'Meals for all' }],
      ['invite-partner', { occurredOn: '2015-05-01', partnerId: 'kita', name: 'Kita' }],
      ['make-commitment', { occurredOn: '2015-05-01', partnerId: 'acme', commitmentId: 'rice', title: 'Rice' }],
      [
        'revise-commitment',
        { occurredOn: '2015-06-01', partnerId: 'acme', commitmentId: 'rice', title: 'Rice and beans' },
      ],
      ['withdraw-commitment', { occurredOn: '2015-07-01', partnerId: 'acme', commitmentId: 'rice', reason: 'No rice' }],
      ['make-commitment', { occurredOn: '2015-05-01', partnerId: 'acme', commitmentId: 'tea', title: ' ' }],
      ['fulfil-commitment', { occurredOn: '2015-06-01', partnerId: 'acme', commitmentId: 'tea' }],
      ['call-meeting', { occurredOn: '2015-06-01', meetingId: 'm1', plannedOn: '2015-07-01' }],
      ['hold-meeting', { occurredOn: '2015-07-01', meetingId: 'm1' }],
      ['record-attendance', { occurredOn: '2015-07-02', meetingId: 'm1', partnerId: 'acme', presence: 'present' }],
      ['define-indicator', { occurredOn: '2015-06-01', indicatorId: 'meals', version: 1, name: 'Meals' }],
      ['define-indicator', { occurredOn: '2016-06-01', indicatorId: 'meals', version: 2, name: 'Warm meals' }],
      ['record-measurement', { occurredOn: '2016-06-01', indicatorId: 'meals', measurementId: 'own', value: 3 }],
      ['record-measurement', { occurredOn: '2016-06-01', indicatorId: 'meals', measurementId: 'same', value: 3 }],
      [
        'award-funding',
        {
          occurredOn: '2015-05-01',
          awardId: 'g1',
          partnerId: 'acme',
          startsOn: '2015-05-01',
          endsOn: '2018-03-31',
          amount: 1,
          currency: 'JPY',
        },
      ],
      ['end-funding', { occurredOn: '2016-05-01', awardId: 'g1' }],
      ['end-initiative', { occurredOn: '2020-03-31', reason: 'faded', note: 'Nobody came' }],
    );
    const to = folder();
    const { leftOut, rows } = await exportWorkbook('minato', world.facts, to);
    expect(leftOut).toEqual({
      AgendaAdopted: 1,
      'AttendanceRecorded.occurredOn': 1,
      CommitmentFulfilled: 1,
      'CommitmentMade.title': 1,
      CommitmentRevised: 1,
      'CommitmentWithdrawn.reason': 1,
      FundingEnded: 1,
      IndicatorDefined: 1,
      'IndicatorDefined.occurredOn': 1,
      'InitiativeEnded.note': 1,
      MeasurementRecorded: 1,
      'MeasurementRecorded.measurementId': 1,
      MeetingCalled: 1,
      PartnerInvited: 1,
    });
    expect(rows).toMatchObject({
      'commitments.csv': 2,
      'attendance.csv': 1,
      'indicators.csv': 1,
      'measurements.csv': 1,
    });
  });

  it('does not say of an initiative that was reopened that it is over', async () => {
    const ended = [
      ['end-initiative', { occurredOn: '2018-03-31', reason: 'faded' }],
      ['reopen-initiative', { occurredOn: '2019-04-01' }],
    ] as const;
    const open = folder();
    expect((await exportWorkbook('minato', told(...ended).facts, open)).leftOut).toEqual({
      InitiativeEnded: 1,
      InitiativeReopened: 1,
    });
    expect(readFiles(open)['initiatives.csv']).toContain('minato,Minato,,2015-04-01,,,,');
    const again = folder();
    const world = told(...ended, ['end-initiative', { occurredOn: '2020-03-31', reason: 'funding' }]);
    expect((await exportWorkbook('minato', world.facts, again)).leftOut).toEqual({
      InitiativeEnded: 1,
      'InitiativeEnded.ending': 1,
      InitiativeReopened: 1,
    });
    expect(readFiles(again)['initiatives.csv']).toContain('minato,Minato,,2015-04-01,,2020-03-31,funding,');
  });

  it('says what stands after corrections and voidings', async () => {
    const action = { occurredOn: '2016-01-01', partnerId: 'acme', title: 'Rice' };
    const world = told(
      ['report-action', { ...action, actionId: 'a1', reportedOn: '2016-01-01' }],
      ['report-action', { ...action, actionId: 'a2', reportedOn: '2016-01-01' }],
      ['correct-action', { ...action, actionId: 'a1', title: 'Beans', reportedOn: '2016-02-01', because: 'misheard' }],
      ['void-action', { partnerId: 'acme', actionId: 'a2', reportedOn: '2016-02-01', because: 'was not' }],
    );
    const to = folder();
    await exportWorkbook('minato', world.facts, to);
    expect(readFiles(to)['actions.csv']!.split('\r\n').slice(1)).toEqual([
      'minato,a1,acme,,2016-01-01,,Beans,,,,2016-02-01',
      '',
    ]);
  });

  it('replaces what was exported to the folder before, be it with nothing', async () => {
    const to = writeFiles(folder(), { 'actions.csv': 'old', 'notes.txt': 'mine' });
    await exportWorkbook('minato', told().facts, to);
    expect(Object.keys(readFiles(to)).sort()).toEqual(['actions.csv', 'initiatives.csv', 'notes.txt', 'partners.csv']);
    expect(readFiles(to)['actions.csv']).toMatch(/^initiative_id,action_id,.*\r\n$/);
    expect(readFiles(to)['notes.txt']).toBe('mine');
  });
});
