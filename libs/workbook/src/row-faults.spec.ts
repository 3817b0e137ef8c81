import { faultsWith, WHOLE } from '../test/whole-workbook.ts';
import { scratch, staged, TODAY, writeFiles } from '../test/workbooks.ts';

const { folder, clear } = scratch();
afterAll(clear);

describe('Days have to agree', () => {
  const tomorrow = '2025-04-01';
  for (const [what, file, text, instead, line, column, value, code] of [
    [
      'planned until before the start',
      'initiatives.csv',
      '2030-03-31',
      '2015-03-31',
      2,
      'planned_until',
      '2015-03-31',
      'planned-before-start',
    ],
    [
      'ended before the start',
      'initiatives.csv',
      '2030-03-31,,',
      '2030-03-31,2015-03-31,',
      2,
      'ended_on',
      '2015-03-31',
      'ended-before-started',
    ],
    [
      'left before joining',
      'partners.csv',
      '2017-03-31',
      '2015-03-31',
      2,
      'left_on',
      '2015-03-31',
      'left-before-joined',
    ],
    [
      'due before it was made',
      'commitments.csv',
      '2016-03-31',
      '2015-04-30',
      2,
      'due_on',
      '2015-04-30',
      'due-before-made',
    ],
    [
      'withdrawn before it was made',
      'commitments.csv',
      '2016-06-01',
      '2015-05-31',
      3,
      'withdrawn_on',
      '2015-05-31',
      'withdrawn-before-made',
    ],
    [
      'ends before it starts',
      'funding.csv',
      '2018-03-31',
      '2015-03-31',
      2,
      'ends_on',
      '2015-03-31',
      'ends-before-start',
    ],
    [
      'happened in the future',
      'backbone.csv',
      '2015-04-20,v',
      `${tomorrow},v`,
      2,
      'occurred_on',
      tomorrow,
      'in-the-future',
    ],
    ['left in the future', 'partners.csv', '2017-03-31', tomorrow, 2, 'left_on', tomorrow, 'in-the-future'],
    ['a baseline in the future', 'indicators.csv', '2015-03-31', tomorrow, 2, 'baseline_on', tomorrow, 'in-the-future'],
    [
      'reported in the future',
      'backbone.csv',
      'agenda,2015-04-20',
      `agenda,${tomorrow}`,
      2,
      'reported_on',
      tomorrow,
      'reported-in-the-future',
    ],
    [
      'reported before it happened',
      'backbone.csv',
      'agenda,2015-04-20',
      'agenda,2015-04-19',
      2,
      'reported_on',
      '2015-04-19',
      'occurred-after-reported',
    ],
    [
      'presence reported before the meeting',
      'attendance.csv',
      '2015-05-11',
      '2015-05-09',
      2,
      'reported_on',
      '2015-05-09',
      'occurred-after-reported',
    ],
    [
      'an indicator reported before the initiative',
      'indicators.csv',
      ',,,,,2015-04-02',
      ',,,,,2015-03-01',
      3,
      'reported_on',
      '2015-03-01',
      'occurred-after-reported',
    ],
    [
      'withdrawing reported before it happened',
      'commitments.csv',
      '2016-09-30',
      '2016-05-31',
      3,
      'withdrawn_reported_on',
      '2016-05-31',
      'occurred-after-reported',
    ],
    [
      'withdrawing reported in the future',
      'commitments.csv',
      '2016-09-30',
      tomorrow,
      3,
      'withdrawn_reported_on',
      tomorrow,
      'reported-in-the-future',
    ],
  ] as const)
    it(what, async () => {
      expect(await faultsWith(folder, file, text, instead)).toContainEqual([file, line, column, value, code]);
    });

  it('but a report of the whole row before the second day is no fault, and today is not the future', async () => {
    const partners = (WHOLE['partners.csv'] as string)
      .replace('2017-03-31', TODAY)
      .replace(/^minato,acme.*2019.*\n/m, '');
    const source = writeFiles(folder(), { ...WHOLE, 'partners.csv': partners });
    expect((await staged(source, { workFolder: folder() })).faults).toEqual([]);
  });
});

describe('What a row names has to be there', () => {
  for (const [what, file, text, instead, line, column, value, code] of [
    ['an unknown initiative', 'backbone.csv', 'minato,b1', 'kobe,b1', 2, 'initiative_id', 'kobe', 'unknown-initiative'],
    ['an unknown partner', 'backbone.csv', 'kita', 'minami', 2, 'partner_id', 'minami', 'unknown-partner'],
    ['a funder that is no partner', 'funding.csv', 'acme', 'bank', 2, 'partner_id', 'bank', 'unknown-partner'],
    [
      'an unknown commitment',
      'actions.csv',
      'a1,acme,rice',
      'a1,acme,beans',
      2,
      'commitment_id',
      'beans',
      'unknown-commitment',
    ],
    [
      'the commitment of another',
      'actions.csv',
      'a1,acme,rice',
      'a1,acme,van',
      2,
      'commitment_id',
      'van',
      'not-its-commitment',
    ],
    ['an unknown meeting', 'attendance.csv', 'm1,acme', 'm9,acme', 2, 'meeting_id', 'm9', 'unknown-meeting'],
    [
      'an unknown indicator',
      'measurements.csv',
      'meals,,',
      'pounds,,',
      2,
      'indicator_id',
      'pounds',
      'unknown-indicator',
    ],
    [
      'an unknown item',
      'uses.csv',
      'guide,kita,2015-10-01,adopted,N',
      'book,kita,2015-10-01,adopted,N',
      2,
      'item_id',
      'book',
      'unknown-item',
    ],
    [
      'completing nothing',
      'actions.csv',
      'a3,kita,,2016-01-10,,Counted the meals,0,no',
      'a3,kita,,2016-01-10,,Counted the meals,0,yes',
      5,
      'commitment_id',
      '',
      'completes-nothing',
    ],
  ] as const)
    it(what, async () => {
      expect(await faultsWith(folder, file, text, instead)).toEqual([[file, line, column, value, code]]);
    });
});

describe('All faults of a row are told, and of all rows', () => {
  it('in the order of files and lines', async () => {
    const source = writeFiles(folder(), {
      ...WHOLE,
      'actions.csv': `initiative_id,action_id,partner_id,occurred_on,title
minato,A1,nobody,2015-13-01,
minato,a2,acme,2015-05-01,Fine
minato,a3,acme,tomorrow,Fine
`,
      'backbone.csv': 'initiative_id,activity_id,partner_id,occurred_on,function\nminato,b1,kita,2015-04-20,dance\n',
    });
    const { faults, faultyRows } = await staged(source, { workFolder: folder() });
    expect(faults.map(({ file, line, column, code }) => [file, line, column, code])).toEqual([
      ['actions.csv', 2, 'action_id', 'bad-id'],
      ['actions.csv', 2, 'occurred_on', 'impossible-date'],
      ['actions.csv', 2, 'title', 'blank'],
      ['actions.csv', 2, 'partner_id', 'unknown-partner'],
      ['actions.csv', 4, 'occurred_on', 'not-a-date'],
      ['backbone.csv', 2, 'function', 'not-in-list'],
    ]);
    expect(faultyRows).toBe(3);
  });
});
