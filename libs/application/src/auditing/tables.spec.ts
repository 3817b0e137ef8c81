import { historyAt } from '@sebone/initiative';
import { Register } from '@sebone/testing';
import { selectionOf } from './selection.ts';
import { tablesOf, type Period } from './tables.ts';

/** A table as rows of cells by column; nothing in these has a comma or a quote. */
function rowsOf(csv: string): readonly Readonly<Record<string, string>>[] {
  const [head, ...rows] = csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  return rows.map((cells) => Object.fromEntries(head!.map((column, at) => [column, cells[at]!])));
}

function tables(register: Register, partner?: string, period: Period = {}): ReadonlyMap<string, string> {
  const selection = selectionOf('river', register.facts, partner);
  const history = historyAt('river', selection.facts, { asOf: '2024-12-31', knownAt: '9999-12-31' });
  return tablesOf({
    selection,
    history,
    period,
    leafOf: (id) => 100 + register.facts.findIndex((fact) => fact.id === id),
  });
}

function river(): Register {
  const register = new Register('river');
  register.chartered('2020-01-01');
  register.joined('water', '2020-02-01');
  register.joined('mill', '2020-02-01');
  register.awarded('a1', 'mill', '2020-02-15', { until: '2022-02-28', currency: 'JPY', amount: 5 });
  register.fundingEnded('a1', '2021-02-28');
  register.committed('mill', 'outfall', '2020-03-01', '2020-12-31');
  register.acted('water', '2020-04-01', { title: 'Set gauges' });
  register.acted('mill', '2021-04-01', { title: 'Closed an outfall' });
  register.received('mill', '2020-06-01', { kind: 'money', amount: 7, unit: 'JPY' });
  register.gave('mill', '2020-05-01', { kind: 'time', amount: 2, unit: 'hours' });
  register.shared('flows', 'mill', '2020-07-01');
  register.used('flows', 'water', '2020-08-01');
  register.met('2020-09-01', ['water', 'mill']);
  return register;
}

describe('the tables of an export', () => {
  it('are all facts as they were recorded, and what stands of each kind, every row with the leaf that proves it', () => {
    const made = tables(river());
    expect([...made.keys()]).toEqual(
      ['facts', 'commitments', 'actions', 'resources', 'awards', 'knowledge', 'uses', 'attendance'].map(
        (name) => `${name}.csv`,
      ),
    );
    expect(rowsOf(made.get('actions.csv')!)).toMatchObject([
      { leaf: '106', id: 'told-7.0', partnerId: 'water', title: 'Set gauges', occurredOn: '2020-04-01' },
      { leaf: '107', id: 'told-8.0', partnerId: 'mill' },
    ]);
    expect(rowsOf(made.get('resources.csv')!)).toMatchObject([
      { leaf: '109', direction: 'gave', kind: 'time', amount: '2', unit: 'hours' },
      { leaf: '108', direction: 'received', kind: 'money' },
    ]);
    expect(rowsOf(made.get('awards.csv')!)).toMatchObject([
      { leaf: '103', endedOn: '2021-02-28', endedBy: 'told-5.0' },
    ]);
    expect(rowsOf(made.get('uses.csv')!)).toMatchObject([{ userId: 'water', sharedBy: 'mill', title: 'On flows' }]);
    expect(rowsOf(made.get('attendance.csv')!).map(({ partnerId }) => partnerId)).toEqual(['water', 'mill']);
    expect(made.get('facts.csv')!.trimEnd().split('\r\n')).toHaveLength(1 + river().facts.length);
  });

  it('of a partner are its own, with the uses that others made of what it shared', () => {
    const made = tables(river(), 'mill');
    expect(rowsOf(made.get('actions.csv')!).map(({ title }) => title)).toEqual(['Closed an outfall']);
    expect(rowsOf(made.get('uses.csv')!)).toMatchObject([{ userId: 'water' }]);
    expect(rowsOf(made.get('attendance.csv')!).map(({ partnerId }) => partnerId)).toEqual(['mill']);
  });

  it('of a period have the rows of its days, both ends included', () => {
    const made = tables(river(), undefined, { from: '2020-05-01', to: '2020-07-01' });
    expect(rowsOf(made.get('facts.csv')!).map(({ occurredOn }) => occurredOn)).toEqual([
      '2020-06-01',
      '2020-05-01',
      '2020-07-01',
    ]);
    expect(rowsOf(made.get('actions.csv')!)).toEqual([]);
  });

  it.each([
    ['Asia/Tokyo', '2024-03-01T16:00:00.000Z', '2024-03-01', 'true'],
    ['Asia/Tokyo', '2024-03-01T16:00:00.000Z', '2024-03-02', 'false'],
    ['America/New_York', '2024-03-02T02:00:00.000Z', '2024-03-01', 'false'],
    ['America/New_York', '2024-03-02T02:00:00.000Z', '2024-02-29', 'true'],
  ])(
    'go by the day of recording in %s: recorded at %s, a report of %s is claimed: %s',
    (timeZone, recordedAt, on, claimed) => {
      const register = new Register('river');
      register.chartered('2020-01-01', { timeZone });
      register.joined('mill', on);
      register.facts[1] = { ...register.facts[1]!, recordedAt };
      expect(
        rowsOf(
          tables(register)
            .get('facts.csv')!
            .replaceAll(/"(""|[^"])*"/g, 'data'),
        )[1],
      ).toMatchObject({ claimed });
    },
  );

  it('show a mistake among the facts, as one that stands no more, and only its correction in what stands', () => {
    const register = river();
    const wrong = register.acted('mill', '2022-01-01', { actionId: 'x', title: 'Wrong' });
    const data = { partnerId: 'mill', actionId: 'x', title: 'Right', corrects: wrong.id, because: 'a slip' };
    const right = register.add('partner', 'mill', 'ActionCorrected', '2022-01-01', data);
    const made = tables(register, 'mill');
    const facts = made.get('facts.csv')!.split('\r\n');
    expect(facts.find((row) => row.includes(wrong.id))).toMatch(/,true,false,spec,/);
    expect(facts.find((row) => row.includes(`,${right.id},`))).toMatch(/,true,true,spec,/);
    expect(rowsOf(made.get('actions.csv')!).map(({ id, title }) => [id, title])).toEqual([
      ['told-8.0', 'Closed an outfall'],
      [right.id, 'Right'],
    ]);
  });
});
