import { WHOLE } from '../test/whole-workbook.ts';
import { scratch, staged, writeFiles } from '../test/workbooks.ts';

const { folder, clear } = scratch();
afterAll(clear);

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
