import fc from 'fast-check';
import { csvOf, leavesOf } from './csv.ts';
import { cursorFrom, cursorText, walkOf } from './cursor.ts';
import { formFor } from './form.ts';

/** Reads a table as RFC 4180 has it. */
function cellsIn(table: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of table.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[=+\-@",\r\n\t a]{0,6}$/));

describe('A table', () => {
  it('reads back as it was written, but for an apostrophe before what looks like a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ a: texts, b: texts }), { maxLength: 5 }), (rows) => {
        const [head, ...read] = cellsIn(csvOf(['a', 'b'], rows));
        expect(head).toEqual(['a', 'b']);
        expect(read.flat().some((cell) => /^[=+\-@\t\r\n]/.test(cell))).toBe(false);
        const plain = (cell: string): string => (/^'[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell);
        const asWritten = rows.map(({ a, b }) => [plain(a), plain(b)]);
        expect(read.map((row) => row.map(plain))).toEqual(asWritten);
      }),
    );
  });

  it('has numbers, words and blanks as they are, and what is inside as JSON', () => {
    const row = { n: -5, f: true, none: null, list: ['x', 'y'] };
    expect(csvOf(['n', 'f', 'none', 'absent', 'list'], [row])).toBe(
      'n,f,none,absent,list\r\n-5,true,,,"[""x"",""y""]"\r\n',
    );
  });

  it('of a page has a line for each leaf', () => {
    expect(leavesOf({ a: 1, b: { c: null, d: [{ e: 'x' }] }, f: [] })).toEqual([
      { field: 'a', value: 1 },
      { field: 'b.c', value: null },
      { field: 'b.d.0.e', value: 'x' },
    ]);
  });
});

describe('A cursor', () => {
  const days = fc.option(fc.constantFrom('2020-02-29', '0001-01-01'), { nil: null });

  it('says what it was made of', () => {
    const cursors = fc.record({
      walk: fc.string(),
      asOf: days,
      knownAt: days,
      now: fc.option(fc.nat(), { nil: null }),
      position: fc.nat(),
      after: fc.string({ unit: 'grapheme' }),
    });
    fc.assert(fc.property(cursors, (cursor) => expect(cursorFrom(cursorText(cursor))).toEqual(cursor)));
  });

  it('is none, whatever else it says', () => {
    // Only a list of six may be one.
    const values = fc.jsonValue().filter((value) => !Array.isArray(value) || value.length !== 6);
    const forged = fc.oneof(
      fc.string(),
      values.map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
    );
    fc.assert(fc.property(forged, (text) => expect(cursorFrom(text)).toBeUndefined()));
    const good = ['w', '2020-01-01', '2020-01-01', null, 1, 'x'];
    for (const [at, wrong] of [
      [0, 1],
      [1, '2020-02-30'],
      [2, 5],
      [3, -1],
      [3, 9e15],
      [4, 1.5],
      [5, null],
      [6, 'more'],
    ] as const) {
      const text = Buffer.from(JSON.stringify(Object.assign([...good], { [at]: wrong }))).toString('base64url');
      expect([at, cursorFrom(text)]).toEqual([at, undefined]);
    }
  });

  it('belongs to one question, in whatever order it is asked', () => {
    expect(walkOf('/a', { x: 1, y: 2 })).toBe(walkOf('/a', { y: 2, x: 1 }));
    const others = [
      walkOf('/a', { x: 1 }),
      walkOf('/b', { x: 1, y: 2 }),
      walkOf('/a', { x: 1, y: 3 }),
      walkOf('/a', { x: 1, y: 2 }),
    ];
    expect(new Set(others).size).toBe(4);
  });
});

describe('The form of an answer', () => {
  it.each([
    [undefined, undefined, 'application/json'],
    ['*/*', undefined, 'application/json'],
    ['text/html, */*;q=0.1', undefined, 'application/json'],
    ['text/*', undefined, 'text/csv'],
    ['application/*;q=0.2, text/csv;q=0.1', undefined, 'application/json'],
    ['application/json;q=0.3, text/csv', undefined, 'text/csv'],
    ['application/x-ndjson', undefined, 'application/x-ndjson'],
    ['APPLICATION/JSONL', undefined, 'application/jsonl'],
    ['application/json;q=0, */*;q=0.5', undefined, 'text/csv'],
    ['text/csv, */*', undefined, 'text/csv'],
    ['text/html', 'csv', 'text/csv'],
    ['text/csv', 'json', 'application/json'],
    [undefined, 'ndjson', 'application/x-ndjson'],
  ] as const)('for %j and format=%j is %s', (accept, format, type) => {
    expect(formFor(format, accept).type).toBe(type);
  });

  it.each(['text/html', '', '*/*;q=0', '*/*;q=much'])('for %j is none', (accept) => {
    expect(() => formFor(undefined, accept)).toThrow(
      expect.objectContaining({ status: 406, code: 'not-acceptable' }) as Error,
    );
  });
});
