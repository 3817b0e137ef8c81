import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { WHOLE } from '../test/whole-workbook.ts';
import { FOUNDED, scratch, staged, writeFiles, type Files, type Staged } from '../test/workbooks.ts';

const { folder, clear } = scratch();
afterAll(clear);

const stagedWith = (files: Files): Promise<Staged> => staged(writeFiles(folder(), files), { workFolder: folder() });
const places = ({ faults }: Staged): readonly unknown[] =>
  faults.map(({ file, line, column, value, code }) => [file, line, column, value, code]);

const ACTIONS = 'initiative_id,action_id,partner_id,occurred_on,title\nminato,a1,acme,2016-01-01,Rice\n';

describe('A workbook is a folder of CSV files', () => {
  it('with or without a BOM, with line ends of either kind, named in small or capital letters, the last line ended or not', async () => {
    const plain = await stagedWith({ ...FOUNDED, 'actions.csv': ACTIONS });
    const other = await stagedWith({
      'Initiatives.CSV': `\uFEFF${FOUNDED['initiatives.csv'] as string}`,
      'PARTNERS.csv': (FOUNDED['partners.csv'] as string).replaceAll('\n', '\r\n'),
      'actions.csv': ACTIONS.trimEnd(),
    });
    expect(other.faults).toEqual([]);
    const bodies = ({ records }: Staged): readonly unknown[] => records.map(({ body }) => body);
    expect(bodies(other)).toEqual(bodies(plain));
    expect(other.records[0]!.at).toEqual({ file: 'Initiatives.CSV', line: 2 });
  });

  it('with columns in any order and in capitals, blank rows, and columns that it does not know', async () => {
    const { faults, notes, rows, records } = await stagedWith({
      ...FOUNDED,
      'actions.csv': `Title,remarks,PARTNER_ID,occurred_on,action_id,initiative_id,,
,,,,,,,

Rice,urgent,acme,2016-01-01,a1,minato,,
`,
    });
    expect(faults).toEqual([]);
    expect(notes).toMatchObject([
      { file: 'actions.csv', line: 1, column: 'remarks', value: 'remarks', code: 'unknown-column' },
    ]);
    expect(rows).toBe(4);
    expect(records.findLast(({ kind }) => kind === 'action')).toMatchObject({
      at: { file: 'actions.csv', line: 4 },
      body: { title: 'Rice', actionId: 'a1' },
    });
  });

  it('with cells of several lines: the next row is still named by its line', async () => {
    const { records, faults } = await stagedWith({
      ...FOUNDED,
      'actions.csv': `${ACTIONS}minato,a2,acme,2016-01-02,"Beans\nand\r\nrice"\nminato,a3,acme,2016-13-01,Tea\n`,
    });
    expect(records.findLast(({ kind }) => kind === 'action')).toMatchObject({
      at: { line: 3 },
      body: { title: 'Beans\nand\r\nrice' },
    });
    expect(faults).toMatchObject([{ file: 'actions.csv', line: 6, column: 'occurred_on', value: '2016-13-01' }]);
  });

  it('beside which other files may lie', async () => {
    const source = writeFiles(folder(), { ...FOUNDED, 'notes.txt': 'x', 'people.csv': 'name\nx\n', '.hidden': '' });
    mkdirSync(join(source, 'photos'));
    const { faults, notes } = await staged(source, { workFolder: folder() });
    expect(faults).toEqual([]);
    expect(notes.map(({ file, line, code }) => [file, line, code])).toEqual([
      ['.hidden', 0, 'unknown-file'],
      ['notes.txt', 0, 'unknown-file'],
      ['people.csv', 0, 'unknown-file'],
      ['photos', 0, 'unknown-file'],
    ]);
  });

  it('and leaves nothing behind in its work folder', async () => {
    const workFolder = folder();
    await staged(writeFiles(folder(), WHOLE), { workFolder });
    expect(readdirSync(workFolder)).toEqual([]);
  });
});

describe('A file is refused as a whole', () => {
  it('that is required and not there; what rests on it is held back, not refused', async () => {
    const found = await stagedWith({ 'initiatives.csv': FOUNDED['initiatives.csv']!, 'actions.csv': ACTIONS });
    expect(places(found)).toEqual([['partners.csv', 0, undefined, undefined, 'missing-file']]);
    expect(found.notes).toMatchObject([{ file: 'actions.csv', line: 2, code: 'held-back', count: 1 }]);
    expect(found).toMatchObject({ rows: 2, faultyRows: 1 });
    expect(found.records.map(({ kind }) => kind)).toEqual(['charter']);
  });

  it('that is empty', async () => {
    const found = await stagedWith({ ...FOUNDED, 'actions.csv': '', 'uses.csv': '\n\n' });
    expect(places(found)).toEqual([
      ['actions.csv', 0, undefined, undefined, 'empty-file'],
      ['uses.csv', 0, undefined, undefined, 'empty-file'],
    ]);
  });

  it('whose header lacks a required column or has one twice; its rows are read for their own faults', async () => {
    const found = await stagedWith({
      ...FOUNDED,
      'actions.csv': 'initiative_id,action_id,Title,partner_id,title\nminato,a1,x,acme,y\nminato,A2,x,acme,y\n',
    });
    expect(places(found)).toEqual([
      ['actions.csv', 1, 'title', 'title', 'duplicate-column'],
      ['actions.csv', 1, 'occurred_on', undefined, 'missing-column'],
      ['actions.csv', 3, 'action_id', 'A2', 'bad-id'],
    ]);
    expect(found).toMatchObject({ rows: 5, faultyRows: 2 });
    expect(found.records.filter(({ kind }) => kind === 'action')).toEqual([]);
  });

  it('that stands there twice', async () => {
    const found = await stagedWith({ ...FOUNDED, 'actions.csv': ACTIONS, 'Actions.csv': ACTIONS });
    expect(places(found)).toEqual([['actions.csv', 0, undefined, undefined, 'duplicate-file']]);
  });

  it('that is not UTF-8, from the first line that is not', async () => {
    const text = Buffer.concat([
      Buffer.from(`${ACTIONS}minato,a2,acme,2016-01-01,`),
      Buffer.from([0x93, 0xfa, 0x96, 0x7b]),
      Buffer.from('\n'),
    ]);
    const found = await stagedWith({ ...FOUNDED, 'actions.csv': text });
    expect(places(found)).toEqual([['actions.csv', 3, undefined, undefined, 'not-utf-8']]);
    expect(found.records.filter(({ kind }) => kind === 'action')).toEqual([]);
  });

  it('that is UTF-16', async () => {
    const found = await stagedWith({ ...FOUNDED, 'actions.csv': Buffer.from(`\uFEFF${ACTIONS}`, 'utf16le') });
    expect(places(found)).toEqual([['actions.csv', 1, undefined, undefined, 'not-utf-8']]);
  });

  it('that has a line of more than 4 MiB', async () => {
    const found = await stagedWith({
      ...FOUNDED,
      'actions.csv': `${ACTIONS}minato,a2,acme,2016-01-01,${'x'.repeat(5_000_000)}`,
    });
    expect(places(found)).toEqual([['actions.csv', 3, undefined, undefined, 'line-too-long']]);
  });

  it('that cannot be read', async () => {
    const source = writeFiles(folder(), FOUNDED);
    mkdirSync(join(source, 'actions.csv'));
    const found = await staged(source, { workFolder: folder() });
    expect(places(found)).toEqual([['actions.csv', 0, undefined, undefined, 'unreadable-file']]);
  });
});

describe('A row is refused for the way it is written', () => {
  it('with more cells than the header, or fewer', async () => {
    const found = await stagedWith({
      ...FOUNDED,
      'actions.csv': `${ACTIONS}minato,a2,acme,2016-01-01,Rice, beans\nminato,a3,acme\n`,
    });
    expect(places(found)).toEqual([
      ['actions.csv', 3, undefined, undefined, 'cell-count'],
      ['actions.csv', 4, undefined, undefined, 'cell-count'],
      ['actions.csv', 4, 'occurred_on', '', 'blank'],
      ['actions.csv', 4, 'title', '', 'blank'],
    ]);
  });

  it('with a quote that is not closed, or in the wrong place; the rows after it are read', async () => {
    const found = await stagedWith({
      ...FOUNDED,
      'actions.csv': `${ACTIONS}minato,a2,acme,2016-01-01,"Rice\nminato,a3,acme,2016-01-01,a 5" pipe\nminato,a4,acme,2016-01-01,Tea\n`,
    });
    expect(places(found)).toEqual([
      ['actions.csv', 3, 'title', '"Rice', 'unbalanced-quote'],
      ['actions.csv', 4, 'title', 'a 5" pipe', 'stray-quote'],
    ]);
    expect(found.records.filter(({ kind }) => kind === 'action').map(({ key }) => key)).toEqual(['a1', 'a4']);
  });
});

describe('A workbook is refused', () => {
  it('that is not there', async () => {
    const found = await staged(join(folder(), 'nowhere'), { workFolder: folder() });
    expect(places(found)).toEqual([['nowhere', 0, undefined, undefined, 'no-such-workbook']]);
  });

  it('that is neither a folder nor an .xlsx', async () => {
    const source = writeFiles(folder(), { 'book.xls': 'x' });
    expect(places(await staged(join(source, 'book.xls'), { workFolder: folder() }))).toEqual([
      ['book.xls', 0, undefined, undefined, 'not-a-workbook'],
    ]);
  });
});
