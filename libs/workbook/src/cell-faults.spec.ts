import { faultsWith, WHOLE } from '../test/whole-workbook.ts';
import { scratch, staged, writeFiles } from '../test/workbooks.ts';

const { folder, clear } = scratch();
afterAll(clear);

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
      expect(await faultsWith(folder, file, text, instead)).toContainEqual([file, line, column, value, code]);
    });

  it('a text of 500 characters, be they of two units each, is taken', async () => {
    const source = writeFiles(folder(), {
      ...WHOLE,
      'knowledge.csv': (WHOLE['knowledge.csv'] as string).replace('Kitchen guide', '😀'.repeat(500)),
    });
    expect((await staged(source, { workFolder: folder() })).faults).toEqual([]);
  });
});
