import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { WHOLE } from '../test/whole-workbook.ts';
import { FOUNDED, scratch, staged, writeFiles, type Staged } from '../test/workbooks.ts';
import { xlsxOf, zipOf, type Cell, type XlsxOptions } from '../test/xlsx-files.ts';
import type { StageOptions } from './index.ts';

const { folder, clear } = scratch();
afterAll(clear);

type Sheets = Parameters<typeof xlsxOf>[0];

function stagedBook(book: Buffer, options: Partial<StageOptions> = {}): Promise<Staged> {
  return staged(join(writeFiles(folder(), { 'book.xlsx': book }), 'book.xlsx'), { workFolder: folder(), ...options });
}

const rowsOf = (text: string): string[][] => parse(text, { relax_column_count: true });
const sheetsOf = (files: Readonly<Record<string, unknown>>): Sheets =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [file.replace('.csv', ''), rowsOf(text as string)]));
const founded = sheetsOf(FOUNDED);
const HEADER = ['initiative_id', 'action_id', 'partner_id', 'occurred_on', 'title', 'hours'];

/** Founded, with one action whose cells are these. */
const withAction = (cells: readonly Cell[], options?: XlsxOptions): Buffer =>
  xlsxOf({ ...founded, actions: [HEADER, ['minato', ...cells]] }, options);
const actionIn = ({ records }: Staged): unknown => records.find(({ kind }) => kind === 'action')?.body;
const faultsIn = ({ faults }: Staged): readonly unknown[] =>
  faults.map(({ file, line, column, value, code }) => [file, line, column, value, code]);

describe('An .xlsx', () => {
  it('gives what the folder of CSV files gives that has the same cells', async () => {
    const book = await stagedBook(xlsxOf(sheetsOf(WHOLE)));
    const files = await staged(writeFiles(folder(), WHOLE), { workFolder: folder() });
    expect(book.faults).toEqual([]);
    expect(book.notes).toEqual([]);
    expect(book.rows).toBe(files.rows);
    const withoutPlace = ({ records }: Staged): readonly unknown[] =>
      records.map((record) => ({ ...record, at: undefined }));
    expect(withoutPlace(book)).toEqual(withoutPlace(files));
  });

  it('names its sheets and rows, whatever rows are left out', async () => {
    const book = await stagedBook(
      xlsxOf({
        ...founded,
        Actions: [HEADER, [], [''], ['minato', 'A1', 'acme', '2016-01-01', 'Rice']],
        'Sheet 3': [['x']],
      }),
    );
    expect(faultsIn(book)).toEqual([['book.xlsx#Actions', 4, 'action_id', 'A1', 'bad-id']]);
    expect(book.notes).toMatchObject([{ file: 'book.xlsx#Sheet 3', line: 0, code: 'unknown-file' }]);
    expect(book.records[0]!.at).toEqual({ file: 'book.xlsx#initiatives', line: 2 });
  });

  it('without the sheets of a workbook lacks what is required', async () => {
    expect(faultsIn(await stagedBook(xlsxOf({ Sheet1: [['a', 'b']] })))).toEqual([
      ['book.xlsx#initiatives', 0, undefined, undefined, 'missing-file'],
      ['book.xlsx#partners', 0, undefined, undefined, 'missing-file'],
    ]);
  });

  it('shares texts among cells, and holds some in pieces, or with readings above them', async () => {
    const sharedTexts = [
      '<t>Rice</t>',
      '<r><t xml:space="preserve">Rice </t></r><r><rPr><b/></rPr><t>and beans</t></r>',
      '<t>北商店街</t><rPh sb="0" eb="1"><t>キタ</t></rPh><phoneticPr fontId="1"/>',
      '<t>a_x000D_b_x005F_x000D_</t>',
    ];
    const titles: string[] = [];
    for (const number of sharedTexts.keys()) {
      const title = { xml: `<v>${number}</v>`, attributes: 't="s"' };
      titles.push(
        (
          actionIn(await stagedBook(withAction(['a1', 'acme', '2016-01-01', title], { sharedTexts }))) as {
            title: string;
          }
        ).title,
      );
    }
    expect(titles).toEqual(['Rice', 'Rice and beans', '北商店街', 'a\rb_x000D_']);
  });

  it('with more shared texts than are kept in memory gives them all', async () => {
    const sharedTexts = Array.from({ length: 20 }, (_, at) => `<t>${at} ${'x'.repeat(500_000)}</t>`);
    sharedTexts.push('<t>The last one</t>');
    const title = { xml: '<v>20</v>', attributes: 't="s"' };
    expect(actionIn(await stagedBook(withAction(['a1', 'acme', '2016-01-01', title], { sharedTexts })))).toMatchObject({
      title: 'The last one',
    });
  });
});

describe('A cell of an .xlsx', () => {
  const FORMATS = [
    'yyyy\\-mm\\-dd',
    '[$-411]ggge"年"m"月"d"日";@',
    '0.00',
    'm/d',
    '"d"0',
    'yyyy-mm-dd hh:mm:ss.000',
    '[h]:mm',
  ];
  const styled = (value: number, style: number): Cell => ({ xml: `<v>${value}</v>`, attributes: `s="${style}"` });
  const dayOf = async (cell: Cell, date1904 = false): Promise<unknown> => {
    const book = await stagedBook(withAction(['a1', 'acme', cell, 'Rice'], { formats: FORMATS, date1904 }));
    return book.faults[0]?.value ?? (actionIn(book) as { occurredOn: string }).occurredOn;
  };

  it.each([
    ['42370', 42370, 1, false, '2016-01-01'],
    ['an era', 42370, 2, false, '2016-01-01'],
    ['a month and a day', 42370, 4, false, '2016-01-01'],
    ['the day before the day that never was', 59, 1, false, '1900-02-28'],
    ['the day that never was', 60, 1, false, '1900-02-29'],
    ['the day after it', 61, 1, false, '1900-03-01'],
    ['a day counted from 1904', 40908, 1, true, '2016-01-01'],
    ['a day with a time', 42370.5, 6, false, '2016-01-01T12:00:00'],
    ['a plain number', 42370, 0, false, '42370'],
    ['a number with a letter in its format', 42370, 5, false, '42370'],
    ['a length of time', 42370, 7, false, '42370'],
    ['a number that is no day', -1, 1, false, '-1'],
    ['a number after the last day', 2958466, 1, false, '2958466'],
  ])('shows a date as the day that it is, in any time zone: %s', async (_, value, style, date1904, shown) => {
    expect(await dayOf(styled(value, style), date1904)).toBe(shown);
  });

  it('holds a number as it is, and texts of numbers as texts', async () => {
    const numbers = [
      [2.5, 2.5],
      [{ xml: '<v>1.0000000000000001E-2</v>' }, 0.01],
      [{ xml: '<v>0.30000000000000004</v>' }, 0.30000000000000004],
      ['7', 7],
    ] as const;
    for (const [cell, hours] of numbers)
      expect(actionIn(await stagedBook(withAction(['a1', 'acme', '2016-01-01', 2016, cell])))).toMatchObject({
        hours,
        title: '2016',
      });
  });

  it('that a formula fills in counts for what it shows; without a value, or with an error, it is refused', async () => {
    const formula = (value: string, attributes = ''): Cell => ({ xml: `<f>1+1</f>${value}`, attributes });
    expect(
      actionIn(await stagedBook(withAction(['a1', 'acme', '2016-01-01', 'x', formula('<v>2</v>')]))),
    ).toMatchObject({ hours: 2 });
    expect(
      actionIn(await stagedBook(withAction(['a1', 'acme', '2016-01-01', formula('<v>=cmd()</v>', 't="str"')]))),
    ).toMatchObject({
      title: '=cmd()',
    });
    expect(faultsIn(await stagedBook(withAction(['a1', 'acme', '2016-01-01', 'x', formula('')])))).toEqual([
      ['book.xlsx#actions', 2, 'hours', '', 'formula-without-value'],
    ]);
    expect(
      faultsIn(await stagedBook(withAction(['a1', 'acme', '2016-01-01', 'x', formula('<v>#REF!</v>', 't="e"')]))),
    ).toEqual([['book.xlsx#actions', 2, 'hours', '#REF!', 'cell-error']]);
  });

  it('of another type counts for its text', async () => {
    expect(await dayOf({ xml: '<v>2016-01-01T00:00:00</v>', attributes: 't="d"' })).toBe('2016-01-01');
    expect(
      faultsIn(
        await stagedBook(withAction(['a1', 'acme', '2016-01-01', 'x', { xml: '<v>1</v>', attributes: 't="b"' }])),
      ),
    ).toEqual([['book.xlsx#actions', 2, 'hours', 'TRUE', 'not-a-number']]);
  });
});

describe('An .xlsx that means harm, or is damaged, is refused', () => {
  const REFUSED = ['book.xlsx', 0, undefined, undefined, 'not-a-workbook'];

  it('because it holds too much once it is unpacked', async () => {
    const bomb = xlsxOf(founded, { extraParts: { 'xl/media/bomb.bin': '0'.repeat(5_000_000) } });
    expect(bomb.length).toBeLessThan(20_000);
    expect(faultsIn(await stagedBook(bomb, { unpackedLimit: 4_000_000 }))).toEqual([
      ['book.xlsx', 0, undefined, undefined, 'unpacks-too-large'],
    ]);
    expect(faultsIn(await stagedBook(bomb, { unpackedLimit: 6_000_000 }))).toEqual([]);
  });

  it('because a part holds more than it says', async () => {
    const book = xlsxOf({
      ...founded,
      actions: [HEADER, ...Array.from({ length: 100 }, () => ['minato', 'a1', 'acme', '2016-01-01', 'Rice'])],
    });
    const name = Buffer.from('xl/worksheets/sheet3.xml');
    for (let at = book.indexOf(name); at !== -1; at = book.indexOf(name, at + 1)) {
      const size =
        book.subarray(0, at).lastIndexOf('PK\x01\x02') > book.subarray(0, at).lastIndexOf('PK\x03\x04')
          ? at - 22
          : at - 8;
      book.writeUInt32LE(1000, size);
    }
    expect(faultsIn(await stagedBook(book))).toMatchObject([
      [`book.xlsx#actions`, expect.any(Number), undefined, undefined, 'not-a-workbook'],
    ]);
  });

  it.each([
    ['it is no zip', Buffer.from('not a zip at all')],
    ['it is empty', Buffer.alloc(0)],
    ['it is cut off', xlsxOf(founded).subarray(0, 900)],
    ['it has no workbook in it', zipOf({ 'word/document.xml': '<a/>' })],
    ['its workbook is no XML', zipOf({ 'xl/workbook.xml': 'plain', 'xl/_rels/workbook.xml.rels': '<a/>' })],
    ['its list of parts is no XML', xlsxOf({ x: [] }, { extraParts: { 'xl/_rels/workbook.xml.rels': '<open>' } })],
    [
      'it unfolds entities of its own',
      zipOf({
        'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>',
        'xl/_rels/workbook.xml.rels': '<a/>',
      }),
    ],
  ])('because %s', async (_, book) => {
    expect(faultsIn(await stagedBook(book))).toEqual([REFUSED]);
  });

  it('because of a sheet of it, whose other sheets are read all the same', async () => {
    const missing = { xml: '<v>7</v>', attributes: 't="s"' };
    expect(faultsIn(await stagedBook(withAction(['a1', missing], { sharedTexts: [] })))).toEqual([
      ['book.xlsx#actions', 2, undefined, undefined, 'not-a-workbook'],
    ]);
    const sheet = '<worksheet><sheetData><row r="1"><c r="XFE1" t="str"><v>x</v></c></row></sheetData></worksheet>';
    const book = xlsxOf({ ...founded, actions: [] }, {});
    expect(faultsIn(await stagedBook(book))).toEqual([['book.xlsx#actions', 0, undefined, undefined, 'empty-file']]);
    const far = zipOf({
      'xl/workbook.xml': '<workbook><sheets><sheet name="initiatives" r:id="a"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': '<R><Relationship Id="a" Type="x/worksheet" Target="/xl/a.xml"/></R>',
      'xl/a.xml': sheet,
    });
    expect(faultsIn(await stagedBook(far))).toContainEqual([
      'book.xlsx#initiatives',
      1,
      undefined,
      undefined,
      'not-a-workbook',
    ]);
  });
});
