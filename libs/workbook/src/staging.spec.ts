import { existsSync } from 'node:fs';
import { WHOLE } from '../test/whole-workbook.ts';
import { FOUNDED, scratch, staged, TODAY, writeFiles } from '../test/workbooks.ts';
import { stageWorkbook, type Fault, type Progress } from './index.ts';

const { folder, clear } = scratch();
afterAll(clear);

const options = { today: TODAY, timeZone: 'Asia/Tokyo' };
const REFUSED: Fault = {
  file: 'partners.csv',
  line: 2,
  column: 'joined_on',
  value: '2015-04-01',
  code: 'refused',
  reason: { en: 'No.', ja: '不可。' },
};

describe('A refusal when a record is decided', () => {
  it('is one more fault of its row, in its place, and the row gives no further record', async () => {
    const actions = (WHOLE['actions.csv'] as string).replace('minato,a3', 'minato,A3');
    const staging = await stageWorkbook(writeFiles(folder(), { ...WHOLE, 'actions.csv': actions }), {
      ...options,
      workFolder: folder(),
    });
    const seen: string[] = [];
    for (const record of staging.records()) {
      if (record.told) seen.push(`${record.kind}/${record.key}`);
      if (record.kind === 'joining' && record.key === '1' && record.body['partnerId'] === 'acme') {
        expect(staging.faultyRows()).toBe(1);
        staging.addFaults(record.row, [REFUSED]);
      }
    }
    expect(seen).toContain('joining/1');
    expect(seen).not.toContain('leaving/1');
    expect(staging.faultyRows()).toBe(2);
    expect([...staging.faults()].map(({ file, code }) => [file, code])).toEqual([
      ['partners.csv', 'refused'],
      ['actions.csv', 'bad-id'],
    ]);
    expect([...staging.faults()][0]).toEqual(REFUSED);
    expect([...staging.records()].filter(({ at }) => at.file === 'partners.csv' && at.line === 2)).toEqual([]);
    staging.close();
  });

  it('may be given while records are read, which may be left off and begun again', async () => {
    const staging = await stageWorkbook(writeFiles(folder(), WHOLE), { ...options, workFolder: folder() });
    const first = staging.records();
    expect(first.next().value).toMatchObject({ kind: 'charter' });
    const second = [...staging.records()];
    expect(second[0]).toMatchObject({ kind: 'charter' });
    expect(first.next().value).toMatchObject({ kind: 'joining' });
    staging.close();
  });
});

describe('A workbook that is part of what the log holds', () => {
  const part = {
    ...FOUNDED,
    'actions.csv':
      'initiative_id,action_id,partner_id,commitment_id,occurred_on,title\nminato,a1,minami,rice,2016-01-01,Rice\n',
    'attendance.csv': 'initiative_id,meeting_id,partner_id,presence\nminato,m1,acme,present\n',
    'measurements.csv': 'initiative_id,indicator_id,observed_on,value\nminato,meals,2016-01-01,1\n',
    'indicators.csv': 'initiative_id,indicator_id,name\nkobe,waste,Waste\n',
    'uses.csv': 'initiative_id,item_id,partner_id,used_on,stage\nminato,guide,acme,2016-01-01,received\n',
  };
  const LOG: Readonly<Record<string, string>> = {
    'initiative kobe kobe': '2012-01-01',
    'partner minato minami': '2015-04-01',
    'commitment minato rice': '2015-05-01',
    'meeting minato m1': '2015-06-01',
    'indicator minato meals': '2015-04-01',
    'item minato guide': '2015-09-01',
  };

  it('may name what only the log holds, each asked for once', async () => {
    const asked: string[] = [];
    const { faults, records } = await staged(writeFiles(folder(), part), {
      workFolder: folder(),
      known: async (...name) => {
        asked.push(name.join(' '));
        return Promise.resolve(LOG[name.join(' ')]);
      },
    });
    expect(faults).toEqual([]);
    expect(asked.sort()).toEqual(Object.keys(LOG).sort());
    const dayOf = (kind: string): unknown => records.find((record) => record.kind === kind)!.body['occurredOn'];
    expect(dayOf('attendance')).toBe('2015-06-01');
    expect(dayOf('definition')).toBe('2012-01-01');
  });

  it('is refused where the log does not hold it either', async () => {
    const { faults } = await staged(writeFiles(folder(), part), { workFolder: folder() });
    expect(faults.map(({ file, line, column, value, code }) => [file, line, column, value, code])).toEqual([
      ['actions.csv', 2, 'partner_id', 'minami', 'unknown-partner'],
      ['actions.csv', 2, 'commitment_id', 'rice', 'unknown-commitment'],
      ['attendance.csv', 2, 'meeting_id', 'm1', 'unknown-meeting'],
      ['indicators.csv', 2, 'initiative_id', 'kobe', 'unknown-initiative'],
      ['measurements.csv', 2, 'indicator_id', 'meals', 'unknown-indicator'],
      ['uses.csv', 2, 'item_id', 'guide', 'unknown-item'],
    ]);
  });
});

describe('Staging', () => {
  it('tells how far it has come', async () => {
    const told: Progress[] = [];
    await staged(writeFiles(folder(), WHOLE), { workFolder: folder(), onProgress: (progress) => told.push(progress) });
    expect(told.at(-1)).toMatchObject({ phase: 'checking', rows: 26 });
    expect(told.at(-1)!.bytes).toBe(told.at(-1)!.totalBytes);
    expect(told.map(({ bytes }) => bytes)).toEqual(told.map(({ bytes }) => bytes).sort((a, b) => a - b));
  });

  it('refuses a time zone that does not exist, and a work folder that is not there', async () => {
    const source = writeFiles(folder(), FOUNDED);
    await expect(staged(source, { workFolder: folder(), timeZone: 'Minato' })).rejects.toThrow(RangeError);
    const nowhere = `${folder()}/nowhere`;
    await expect(staged(source, { workFolder: nowhere })).rejects.toThrow(/ENOENT/);
    expect(existsSync(nowhere)).toBe(false);
  });
});
