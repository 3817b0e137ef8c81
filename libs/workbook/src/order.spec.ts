import { World } from '@sebone/testing';
import { WHOLE } from '../test/whole-workbook.ts';
import { FOUNDED, recordIn, scratch, staged, TODAY, writeFiles, type Files } from '../test/workbooks.ts';

const { folder, clear } = scratch();
afterAll(clear);

/** The records in the order of the import, each as its kind and key. */
async function orderOf(files: Files): Promise<readonly string[]> {
  const { records, faults } = await staged(writeFiles(folder(), files), { workFolder: folder() });
  expect(faults).toEqual([]);
  recordIn(new World('minato', TODAY), records);
  return records.map(({ kind, key }) => `${kind}/${key}`);
}

describe('Records come in the order of the import', () => {
  it('charters, then partner after partner, then what pays, then the rest, stream after stream', async () => {
    expect(await orderOf(WHOLE)).toEqual([
      'charter/charter',
      ...['joining/1', 'commitment/rice', 'action/a1', 'resource/f1', 'action/a2', 'leaving/1', 'joining/2'],
      ...['joining/1', 'backbone-function/b1', 'commitment/van', 'resource/f2', 'action/a3', 'withdrawal/van'],
      'award/g1',
      ...['meeting/m1', 'attendance/acme', 'attendance/kita', 'meeting/m2'],
      ...['definition/1', 'measurement/2016-03-31', 'measurement/2016-03-31.acme', 'measurement/2016-03-31.acme.2'],
      ...['definition/1', 'measurement/2016-03-31'],
      ...['sharing/guide', 'use/2015-10-01.adopted.kita', 'use/2015-10-01.adopted.kita.2'],
    ]);
  });

  it('an ending after all that pays, though it stands in the first file', async () => {
    const order = await orderOf({
      ...WHOLE,
      'initiatives.csv': (WHOLE['initiatives.csv'] as string).replace('2030-03-31,,', '2030-03-31,2024-03-31,faded'),
    });
    expect(order.indexOf('ending/1')).toBe(order.indexOf('award/g1') + 1);
  });

  it('on one day: leaving and coming back, promising, acting, withdrawing, leaving for good', async () => {
    const order = await orderOf({
      ...FOUNDED,
      'partners.csv': `initiative_id,partner_id,name,joined_on,left_on
minato,acme,Acme,2016-01-01,2016-01-02
minato,acme,Acme,2015-04-01,2016-01-01
`,
      'commitments.csv': `initiative_id,commitment_id,partner_id,title,made_on,withdrawn_on\nminato,rice,acme,Rice,2016-01-01,2016-01-01\n`,
      'actions.csv': `initiative_id,action_id,partner_id,occurred_on,title\nminato,a1,acme,2016-01-01,Cooked\n`,
    });
    expect(order.slice(1)).toEqual([
      ...['joining/1', 'leaving/1', 'joining/2', 'commitment/rice', 'action/a1', 'withdrawal/rice', 'leaving/2'],
    ]);
  });

  it('a commitment with the first action for it, though it was made later; but within the stay in which it was made', async () => {
    const order = await orderOf({
      ...FOUNDED,
      'partners.csv': `initiative_id,partner_id,name,joined_on,left_on
minato,acme,Acme,2015-04-01,2016-01-01
minato,acme,Acme,2018-01-01,
`,
      'commitments.csv': `initiative_id,commitment_id,partner_id,title,made_on
minato,rice,acme,Rice,2018-06-01
minato,tea,acme,Tea,2018-03-01
`,
      'actions.csv': `initiative_id,action_id,partner_id,commitment_id,occurred_on,title
minato,a1,acme,,2018-01-15,Cooked
minato,a2,acme,rice,2018-02-01,Carried rice
minato,a3,acme,rice,2018-05-01,Carried rice
`,
    });
    expect(order.slice(1)).toEqual([
      ...[
        'joining/1',
        'leaving/1',
        'joining/2',
        'action/a1',
        'commitment/rice',
        'action/a2',
        'commitment/tea',
        'action/a3',
      ],
    ]);
  });

  it('a first joining before all else, so that what came too early is told so and not that nobody knows the partner', async () => {
    const early = await staged(
      writeFiles(folder(), {
        ...FOUNDED,
        'partners.csv': 'initiative_id,partner_id,name,joined_on\nminato,acme,Acme,2018-01-01\n',
        'commitments.csv': 'initiative_id,commitment_id,partner_id,title,made_on\nminato,rice,acme,Rice,2018-06-01\n',
        'actions.csv':
          'initiative_id,action_id,partner_id,commitment_id,occurred_on,title\nminato,a1,acme,rice,2017-01-01,Too early\n',
      }),
      { workFolder: folder() },
    );
    expect(early.records.map(({ kind }) => kind)).toEqual(['charter', 'joining', 'action', 'commitment']);
  });

  it('whatever the order of rows, partners and files', async () => {
    const turned: Files = Object.fromEntries(
      Object.entries(WHOLE).map(([file, text]) => {
        const [header, ...rows] = (text as string).split(/(?<=\n)(?=minato)/);
        return [file, [header, ...rows.reverse()].join('')];
      }),
    );
    const order = await orderOf(turned);
    expect([...order].sort()).toEqual([...(await orderOf(WHOLE))].sort());
  });
});
