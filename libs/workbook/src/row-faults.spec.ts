import { WHOLE } from '../test/whole-workbook.ts';
import { scratch, staged, TODAY, writeFiles } from '../test/workbooks.ts';

const { folder, clear } = scratch();
afterAll(clear);

/** The whole workbook, with one text of one file put in place of another. */
async function faultsWith(file: string, text: string, instead: string): Promise<readonly unknown[]> {
  const before = WHOLE[file] as string;
  expect(before.split(text)).toHaveLength(2);
  const source = writeFiles(folder(), { ...WHOLE, [file]: before.replace(text, () => instead) });
  const { faults, faultyRows } = await staged(source, { workFolder: folder() });
  expect(faultyRows).toBeGreaterThan(0);
  for (const { reason } of faults) {
    expect(reason.en).toMatch(/^["A-Z0-9].*[.?]$/s);
    expect(reason.ja).toMatch(/。$/);
  }
  return faults.map(({ file, line, column, value, code }) => [file, line, column, value, code]);
}

describe('A workbook in order', () => {
  it('has no fault and no note', async () => {
    const { faults, notes, rows, faultyRows } = await staged(writeFiles(folder(), WHOLE), { workFolder: folder() });
    expect({ faults, notes, rows, faultyRows }).toEqual({ faults: [], notes: [], rows: 26, faultyRows: 0 });
  });
});

describe('A cell is refused with file, line, column, value and code', () => {
  const LONG = 'あ'.repeat(501);
  for (const [what, file, text, instead, line, column, value, code] of [
    ['a blank id', 'actions.csv', 'minato,a1,', 'minato,,', 2, 'action_id', '', 'blank'],
    ['a blank title of spaces', 'actions.csv', 'First rice', '  ', 2, 'title', '  ', 'blank'],
    ['a blank day', 'actions.csv', '2015-06-01,', ',', 2, 'occurred_on', '', 'blank'],
    ['an id with capitals', 'actions.csv', 'minato,a1', 'minato,A1', 2, 'action_id', 'A1', 'bad-id'],
    ['an id with a space after it', 'actions.csv', 'minato,a1', 'minato,a1 ', 2, 'action_id', 'a1 ', 'bad-id'],
    ['an id of 65 characters', 'backbone.csv', 'b1', 'b'.repeat(65), 2, 'activity_id', 'b'.repeat(65), 'bad-id'],
    [
      'a day that is none',
      'backbone.csv',
      '2015-04-20,v',
      '2023-02-30,v',
      2,
      'occurred_on',
      '2023-02-30',
      'impossible-date',
    ],
    [
      'a day of the year zero',
      'backbone.csv',
      '2015-04-20,v',
      '0000-01-01,v',
      2,
      'occurred_on',
      '0000-01-01',
      'impossible-date',
    ],
    [
      'a day with slashes',
      'backbone.csv',
      '2015-04-20,v',
      '2015/04/20,v',
      2,
      'occurred_on',
      '2015/04/20',
      'not-a-date',
    ],
    [
      'a day of an era',
      'backbone.csv',
      '2015-04-20,v',
      '平成27年4月20日,v',
      2,
      'occurred_on',
      '平成27年4月20日',
      'not-a-date',
    ],
    [
      'a day and a time',
      'backbone.csv',
      '2015-04-20,v',
      '2015-04-20T00:00,v',
      2,
      'occurred_on',
      '2015-04-20T00:00',
      'not-a-date',
    ],
    [
      'a word outside its list',
      'actions.csv',
      '2015-06-01,service-provided',
      '2015-06-01,Service',
      2,
      'code',
      'Service',
      'not-in-list',
    ],
    ['an unknown role', 'partners.csv', 'backbone', 'chair', 4, 'role', 'chair', 'not-in-list'],
    ['neither yes nor no', 'actions.csv', 'yes', 'done', 3, 'completes', 'done', 'not-in-list'],
    ['a number with separators', 'resources.csv', '100000', '"100,000"', 2, 'amount', '100,000', 'not-a-number'],
    ['a number of full width', 'resources.csv', '100000', '１０', 2, 'amount', '１０', 'not-a-number'],
    ['a number with a currency', 'resources.csv', '100000', '¥10', 2, 'amount', '¥10', 'not-a-number'],
    ['a number in hexadecimal', 'measurements.csv', '340', '0x1F', 2, 'value', '0x1F', 'not-a-number'],
    ['infinity', 'measurements.csv', '340', 'Infinity', 2, 'value', 'Infinity', 'not-a-number'],
    ['a number without end', 'measurements.csv', '340', '1e400', 2, 'value', '1e400', 'number-too-large'],
    ['an amount below zero', 'resources.csv', '100000', '-1', 2, 'amount', '-1', 'negative-number'],
    ['hours below zero', 'actions.csv', '2.5', '-2.5', 2, 'hours', '-2.5', 'negative-number'],
    ['a unit that is none', 'resources.csv', 'JPY', 'yen', 2, 'unit', 'yen', 'bad-unit'],
    ['a currency that is none', 'funding.csv', 'JPY', 'yen', 2, 'currency', 'yen', 'bad-currency'],
    [
      'a text that is too long',
      'knowledge.csv',
      'Kitchen guide',
      LONG,
      2,
      'title',
      `${LONG.slice(0, 200)}…`,
      'too-long',
    ],
    ['a NUL byte', 'knowledge.csv', 'Kitchen', 'Kit\0chen', 2, 'title', 'Kit\0chen guide', 'control-character'],
  ] as const)
    it(what, async () => {
      expect(await faultsWith(file, text, instead)).toContainEqual([file, line, column, value, code]);
    });

  it('a text of 500 characters, be they of two units each, is taken', async () => {
    const source = writeFiles(folder(), {
      ...WHOLE,
      'knowledge.csv': (WHOLE['knowledge.csv'] as string).replace('Kitchen guide', '😀'.repeat(500)),
    });
    expect((await staged(source, { workFolder: folder() })).faults).toEqual([]);
  });
});

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
      expect(await faultsWith(file, text, instead)).toContainEqual([file, line, column, value, code]);
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
      expect(await faultsWith(file, text, instead)).toEqual([[file, line, column, value, code]]);
    });
});

describe('Rows are told apart by their ids', () => {
  for (const [what, file, row, line, column, value] of [
    ['an initiative', 'initiatives.csv', 'minato,Other,,2015-04-01,,,,,', 3, 'initiative_id', 'minato'],
    ['a commitment', 'commitments.csv', 'minato,rice,acme,Beans,2015-05-01,,,,', 4, 'commitment_id', 'rice'],
    ['an action', 'actions.csv', 'minato,a1,kita,,2016-01-10,,Other,,,,', 6, 'action_id', 'a1'],
    ['a flow', 'resources.csv', 'minato,f1,kita,2015-07-01,gave,money,,,,', 4, 'flow_id', 'f1'],
    ['a meeting', 'meetings.csv', 'minato,m1,2015-05-11,,,', 4, 'meeting_id', 'm1'],
    ['a presence', 'attendance.csv', 'minato,m1,acme,absent,', 4, 'partner_id', 'acme'],
    ['an indicator', 'indicators.csv', 'minato,meals,Other,,,,,,,', 4, 'indicator_id', 'meals'],
    ['an item', 'knowledge.csv', 'minato,guide,kita,2015-09-01,Other,,', 3, 'item_id', 'guide'],
    ['an award', 'funding.csv', 'minato,g1,kita,2015-04-15,2015-04-01,2018-03-31,1,JPY,,', 3, 'award_id', 'g1'],
    ['an activity', 'backbone.csv', 'minato,b1,acme,2015-04-20,vision,,', 3, 'activity_id', 'b1'],
  ] as const)
    it(`${what}: another row with the same id is refused`, async () => {
      const source = writeFiles(folder(), { ...WHOLE, [file]: `${WHOLE[file] as string}${row}\n` });
      const { faults } = await staged(source, { workFolder: folder() });
      expect(faults).toMatchObject([{ file, line, column, value, code: 'id-taken' }]);
      expect(faults[0]!.reason.en).toContain('line 2 ');
    });

  it('the same row again, though written otherwise, is taken once and noted', async () => {
    const source = writeFiles(folder(), {
      ...WHOLE,
      'actions.csv': `${WHOLE['actions.csv'] as string}minato,a1,acme,rice,2015-06-01,service-provided,First rice,+2.50,no,=SUM(A1),2015-06-30\n`,
      'partners.csv': `${WHOLE['partners.csv'] as string}minato,kita,北商店街,community,backbone,2015-04-01,,,,\n`,
      'uses.csv': `${WHOLE['uses.csv'] as string}minato,guide,kita,2015-10-01,adopted,Wall poster,2015-10-05\n`,
    });
    const { faults, notes, rows, records } = await staged(source, { workFolder: folder() });
    expect(faults).toEqual([]);
    expect(notes).toMatchObject([
      { file: 'partners.csv', line: 5, code: 'identical-row', count: 1 },
      { file: 'actions.csv', line: 6, code: 'identical-row', count: 1 },
      { file: 'uses.csv', line: 4, code: 'identical-row', count: 1 },
    ]);
    expect(rows).toBe(29);
    expect(records.filter(({ kind }) => kind === 'action')).toHaveLength(3);
    expect(records.filter(({ kind }) => kind === 'use')).toHaveLength(2);
  });

  it('the same id in another initiative is another', async () => {
    const source = writeFiles(folder(), {
      ...WHOLE,
      'initiatives.csv': `${WHOLE['initiatives.csv'] as string}kobe,Kobe,,2015-04-01,,,,,\n`,
      'partners.csv': `${WHOLE['partners.csv'] as string}kobe,acme,Acme,,,2015-04-01,,,,\n`,
      'actions.csv': `${WHOLE['actions.csv'] as string}kobe,a1,acme,,2016-01-10,,Other,,,,\n`,
    });
    expect((await staged(source, { workFolder: folder() })).faults).toEqual([]);
  });
});

describe('The stays of a partner follow each other', () => {
  const stays = async (...rows: readonly string[]): Promise<readonly unknown[]> => {
    const partners = `initiative_id,partner_id,name,joined_on,left_on\n${rows.map((row) => `minato,acme,Acme,${row}\n`).join('')}`;
    const source = writeFiles(folder(), { 'initiatives.csv': WHOLE['initiatives.csv']!, 'partners.csv': partners });
    const { faults } = await staged(source, { workFolder: folder() });
    return faults.map(({ line, column, value, code }) => [line, column, value, code]);
  };

  it('in whatever order they are written, and even on the day of leaving', async () => {
    expect(await stays('2020-01-01,', '2016-01-01,2017-01-01', '2017-01-01,2018-01-01')).toEqual([]);
  });
  it('a stay within another is refused', async () => {
    expect(await stays('2016-01-01,2018-01-01', '2017-01-01,2019-01-01')).toEqual([
      [3, 'joined_on', '2017-01-01', 'stays-overlap'],
    ]);
  });
  it('a stay after one that has not ended is refused', async () => {
    expect(await stays('2020-01-01,', '2016-01-01,')).toEqual([[2, 'joined_on', '2020-01-01', 'stays-overlap']]);
  });
  it('two that begin on one day are refused', async () => {
    expect(await stays('2016-01-01,2016-01-01', '2016-01-01,')).toEqual([
      [3, 'joined_on', '2016-01-01', 'stays-overlap'],
    ]);
  });
  it('a row with faults is not held against the one after it', async () => {
    expect(await stays('2016-01-01,2018-13-01', '2017-01-01,')).toEqual([
      [2, 'left_on', '2018-13-01', 'impossible-date'],
    ]);
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
