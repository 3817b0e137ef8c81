import { COMMANDS, commandFrom, KINDS, RECORDS, type PartnerState } from '@sebone/initiative';
import { reject, streamName } from '@sebone/kernel';
import { World } from '@sebone/testing';
import { WHOLE } from '../test/whole-workbook.ts';
import { FOUNDED, recordIn, scratch, staged, TODAY, writeFiles, type Files } from '../test/workbooks.ts';
import { columnOf, faultsOfRefusal, type StagedRecord } from './index.ts';
import { RECORD_FORMS } from './record-forms.ts';
import { SHEETS } from './sheets.ts';

const { folder, clear } = scratch();
afterAll(clear);

const recordsOf = async (files: Files): Promise<readonly StagedRecord[]> => {
  const { records, faults } = await staged(writeFiles(folder(), files), { workFolder: folder() });
  expect(faults).toEqual([]);
  return records;
};
const find = (records: readonly StagedRecord[], kind: string, key: string): StagedRecord =>
  records.find((record) => record.kind === kind && record.key === key)!;

describe('A row records what it says', () => {
  it('as commands that the domain takes, on the stream and under the name that the domain gives it', async () => {
    const world = new World('minato', TODAY);
    const records = await recordsOf(WHOLE);
    for (const record of records) {
      const command = commandFrom(record.record, record.body);
      expect([record.at, command]).toEqual([record.at, expect.not.objectContaining({ kind: 'rejection' })]);
      const type = COMMANDS.get(record.record)!;
      expect([type.stream(command), type.category]).toEqual([record.stream, record.category]);
      const [fact] = recordIn(world, [record]);
      expect(`${RECORDS.byType.get(fact!.type)!.kind.kind}/${record.key}`).toBe(`${record.kind}/${record.key}`);
      expect(world.stateOf(record.stream).records.get(`${record.kind}/${record.key}`)?.factId).toBe(fact!.id);
    }
    expect(new Set(records.map(({ kind }) => kind))).toEqual(
      new Set(
        Object.values(RECORD_FORMS)
          .flatMap((forms) => forms.map((form) => form!.kind))
          .filter((kind) => kind !== 'ending'),
      ),
    );
  });

  it('again, and nothing new is said; changed, and each change is a correction that the domain takes', async () => {
    const world = new World('minato', TODAY);
    recordIn(world, await recordsOf(WHOLE));
    expect(recordIn(world, await recordsOf(WHOLE))).toEqual([]);

    const changed = Object.fromEntries(
      Object.entries(WHOLE).map(([file, text]) => [
        file,
        (text as string)
          .replaceAll('2015-04-01,2015-04-02', '2015-04-01,2015-04-03')
          .replace('2019-04-01,,,2019-04-01,', '2019-04-02,2020-03-31,,2020-03-31,')
          .replace('Rice every month', 'Rice twice a month')
          .replace('2016-06-01,2015-06-01', '2016-06-02,2015-06-01')
          .replace('First rice', 'The first rice')
          .replace('100000', '120000')
          .replace('2015-08-10,,cancelled', '2015-08-10,,held')
          .replace('excused', 'absent')
          .replace('1000,2030', '1200,2030')
          .replace('41.5', '42')
          .replace('Kitchen guide', 'Kitchen handbook')
          .replace('Wall poster', 'Wall chart')
          .replace('3000000', '3500000')
          .replace('Drafted the agenda', 'Wrote the agenda'),
      ]),
    );
    const records = (await recordsOf(changed)).map((record) => {
      const { reportedOn: _, ...body } = record.body;
      return { ...record, body };
    });
    const facts = recordIn(world, records);
    expect(facts.map(({ type }) => type).sort()).toEqual(
      [
        ...['PartnerJoiningCorrected', 'PartnerLeft', 'CommitmentCorrected', 'CommitmentWithdrawalCorrected'],
        ...['ActionCorrected', 'ResourceCorrected', 'MeetingCorrected', 'AttendanceCorrected'],
        ...[
          'IndicatorDefinitionCorrected',
          'MeasurementCorrected',
          'KnowledgeSharingCorrected',
          'KnowledgeUseCorrected',
        ],
        ...['FundingAwardCorrected', 'BackboneFunctionCorrected'],
      ].sort(),
    );
    const acme = world.stateOf(streamName('partner', 'minato', 'acme')) as PartnerState;
    expect(acme.stays).toEqual([
      { stay: 1, joinedOn: '2015-04-01', leftOn: '2017-03-31' },
      { stay: 2, joinedOn: '2019-04-02', leftOn: '2020-03-31' },
    ]);
  });

  it('with the fields of the command, and only those that it fills in', async () => {
    const records = await recordsOf(WHOLE);
    expect(find(records, 'charter', 'charter').body).toEqual({
      initiative: 'minato',
      occurredOn: '2015-04-01',
      reportedOn: '2015-04-02',
      name: 'みなと食堂連携',
      purpose: 'Meals, for every child',
      timeZone: 'Asia/Tokyo',
      plannedUntil: '2030-03-31',
    });
    expect(find(records, 'action', 'a1').body).toMatchObject({ hours: 2.5, evidence: '=SUM(A1)' });
    expect(find(records, 'action', 'a2').body).toMatchObject({ completes: true, evidence: 'two\nlines' });
    expect(find(records, 'action', 'a3').body).toEqual({
      initiative: 'minato',
      occurredOn: '2016-01-10',
      partnerId: 'kita',
      actionId: 'a3',
      title: 'Counted the meals',
      hours: 0,
    });
    expect(find(records, 'resource', 'f2').body).toMatchObject({ note: '-three boxes', amount: 3 });
    expect(find(records, 'meeting', 'm2')).toMatchObject({
      record: 'cancel-meeting',
      correctBody: { status: 'cancelled' },
    });
    expect(find(records, 'attendance', 'acme').body).toMatchObject({ occurredOn: '2015-05-10', presence: 'present' });
    expect(
      records.filter(({ kind }) => kind === 'definition').map(({ body }) => [body['occurredOn'], body['version']]),
    ).toEqual([
      ['2015-03-31', 1],
      ['2015-04-01', 1],
    ]);
    expect(find(records, 'joining', '2')).toMatchObject({ record: 'return-partner', correctBody: { stay: 2 } });
  });

  it('observations by their day, and by their turn where they are alike', async () => {
    const records = await recordsOf(WHOLE);
    const keys = (kind: string): readonly string[] =>
      records.filter((record) => record.kind === kind).map(({ key }) => key);
    expect(keys('measurement')).toEqual(['2016-03-31', '2016-03-31.acme', '2016-03-31.acme.2', '2016-03-31']);
    expect(keys('use')).toEqual(['2015-10-01.adopted.kita', '2015-10-01.adopted.kita.2']);
  });

  it('the end of the initiative, for another reason unless it says which', async () => {
    const ended = (reason: string): Promise<readonly StagedRecord[]> =>
      recordsOf({
        ...FOUNDED,
        'initiatives.csv': `initiative_id,name,started_on,ended_on,end_reason\nminato,Minato,2015-04-01,2024-03-31,${reason}\n`,
      });
    expect(find(await ended('faded'), 'ending', '1')).toMatchObject({
      body: { occurredOn: '2024-03-31', reason: 'faded' },
    });
    expect(find(await ended(''), 'ending', '1')).toMatchObject({
      body: { reason: 'other' },
      correctBody: { ending: 1 },
    });
  });
});

describe('What happened later is known', () => {
  const withdrawal = async (withdrawnOn: string, reportedOn: string, withdrawnReportedOn: string): Promise<unknown> => {
    const records = await recordsOf({
      ...FOUNDED,
      'commitments.csv': `initiative_id,commitment_id,partner_id,title,made_on,withdrawn_on,reported_on,withdrawn_reported_on
minato,rice,acme,Rice,2016-01-01,${withdrawnOn},${reportedOn},${withdrawnReportedOn}\n`,
    });
    return find(records, 'withdrawal', 'rice').body['reportedOn'];
  };

  it.each([
    ['from itself on, where the row was written before', '2018-01-01', '2016-01-01', '', '2018-01-01'],
    ['from the report of the row on, where that came after', '2018-01-01', '2019-01-01', '', '2019-01-01'],
    ['from when the row says', '2018-01-01', '2016-01-01', '2018-06-30', '2018-06-30'],
    [
      'from when the row says, though the row itself came later',
      '2018-01-01',
      '2019-01-01',
      '2018-06-30',
      '2018-06-30',
    ],
    [
      'from when the row says, though it does not say when it was written itself',
      '2018-01-01',
      '',
      '2018-06-30',
      '2018-06-30',
    ],
    ['from the day of the import on, where the row says nothing', '2018-01-01', '', '', undefined],
  ])('%s', async (_, withdrawnOn, reportedOn, withdrawnReportedOn, known) => {
    expect(await withdrawal(withdrawnOn, reportedOn, withdrawnReportedOn)).toBe(known);
  });

  it('and what is said of what did not happen is ignored, and noted', async () => {
    const source = writeFiles(folder(), {
      ...FOUNDED,
      'partners.csv': `initiative_id,partner_id,name,joined_on,left_on,leave_reason,left_reported_on
minato,acme,Acme,2015-04-01,,moved,2016-01-01\n`,
    });
    const { faults, notes, records } = await staged(source, { workFolder: folder() });
    expect(faults).toEqual([]);
    expect(notes).toMatchObject([
      { file: 'partners.csv', line: 2, column: 'leave_reason', value: 'moved', code: 'nothing-to-tell-of' },
      { file: 'partners.csv', line: 2, column: 'left_reported_on', value: '2016-01-01', code: 'nothing-to-tell-of' },
    ]);
    expect(records.map(({ kind }) => kind)).toEqual(['charter', 'joining']);
  });
});

describe('Where a refused field came from', () => {
  it('is told for every field of every command', async () => {
    for (const record of await recordsOf(WHOLE)) {
      const columns = SHEETS.find(({ name }) => RECORD_FORMS[name].some((form) => form!.kind === record.kind))!.columns;
      const made = ['timeZone', 'version', 'measurementId', 'useId'];
      for (const field of Object.keys(record.body).filter((name) => !made.includes(name)))
        expect([record.kind, field, columns.map(({ name }) => name)]).toEqual([
          record.kind,
          field,
          expect.arrayContaining([columnOf(record, field)]),
        ]);
      for (const field of made) expect(columnOf(record, field)).toBeUndefined();
    }
  });

  it('is in the faults of the refusal, one for each field, with the value', async () => {
    const records = await recordsOf(WHOLE);
    const refusal = reject('before-joining', { en: 'Too early.', ja: '早すぎる。' }, [
      { field: 'occurredOn', value: '2015-06-01', remedy: { en: 'Wait.', ja: '待つ。' } },
      { field: 'action', value: 'a1', remedy: { en: 'Wait.', ja: '待つ。' } },
      { field: 'hours', value: 2.5, remedy: { en: 'Wait.', ja: '待つ。' } },
    ]);
    const reason = { en: 'Too early. Wait.', ja: '早すぎる。待つ。' };
    const fault = { file: 'actions.csv', line: 2, code: 'before-joining', reason };
    expect(faultsOfRefusal(find(records, 'action', 'a1'), refusal)).toEqual([
      { ...fault, column: 'occurred_on', value: '2015-06-01' },
      { ...fault, column: 'action_id', value: 'a1' },
      { ...fault, column: 'hours', value: '2.5' },
    ]);
    expect(faultsOfRefusal(find(records, 'action', 'a1'), { ...refusal, details: [] })).toEqual([
      { ...fault, column: undefined, value: undefined, reason: refusal.message },
    ]);
  });
});

describe('The forms of records', () => {
  it('name kinds and commands of the domain', () => {
    const kinds = new Set(Object.values(KINDS).map(({ kind }) => kind));
    for (const form of Object.values(RECORD_FORMS).flat()) {
      expect(kinds).toContain(form!.kind);
      expect(COMMANDS.get(form!.correct)?.category).toBe(form!.category);
    }
  });
});

describe('What a row does not tell', () => {
  const partners = (header: string, row: string): Files => ({ ...FOUNDED, 'partners.csv': `${header}\n${row}\n` });
  const untold = async (files: Files) => (await staged(writeFiles(folder(), files), { workFolder: folder() })).untold;

  it('in a column that the file has did not happen: where it stands it is taken back', async () => {
    const [leaving, ...others] = await untold(partners('initiative_id,partner_id,name,joined_on,left_on', 'minato,acme,Acme,2015-04-01,'));
    expect(others).toEqual([]);
    expect(leaving).toMatchObject({ stream: 'partner-minato.acme', kind: 'leaving', key: '1', void: 'void-partner-leaving' });
    const taking = commandFrom(leaving!.void!, { initiative: 'minato', ...leaving!.correctBody, because: 'blanked' });
    expect(taking).toEqual(expect.not.objectContaining({ kind: 'rejection' }));
  });

  it('in a column that the file does not have is left as it is', async () => {
    expect(await untold(partners('initiative_id,partner_id,name,joined_on', 'minato,acme,Acme,2015-04-01'))).toEqual([]);
    const { records } = await staged(writeFiles(folder(), FOUNDED), { workFolder: folder() });
    expect(records.map(({ kind, unsaid }) => [kind, unsaid])).toEqual([
      ['charter', ['purpose', 'plannedUntil', 'timeZone']],
      ['joining', ['sector']],
      ['joining', ['sector']],
    ]);
  });

  it('of a withdrawal or an ending is taken back by commands that the domain takes', async () => {
    const records = await untold(WHOLE);
    expect(records.map(({ kind, key }) => `${kind}/${key}`)).toEqual(['withdrawal/rice', 'leaving/2', 'leaving/1', 'ending/1']);
    for (const { void: name, correctBody } of records)
      expect(commandFrom(name!, { initiative: 'minato', ...correctBody, because: 'blanked' })).toEqual(expect.not.objectContaining({ kind: 'rejection' }));
  });
});
