import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvScanner, LONGEST_ROW } from './csv.ts';
import { csvRow } from './csv-writer.ts';

type Taken = [line: number, cells: readonly string[], codes: readonly string[]];

function scanned(pieces: readonly string[]): Taken[] {
  const rows: Taken[] = [];
  const scanner = csvScanner((line, cells, troubles) => rows.push([line, cells, troubles.map(({ code }) => code)]));
  for (const piece of pieces) scanner.push(piece);
  scanner.end();
  return rows;
}

/** Whole lines, cut where the sizes say: as a file comes in, block by block. */
function inPieces(text: string, sizes: readonly number[]): string[] {
  const lines = text.split(/(?<=\n)/);
  const pieces: string[] = [];
  for (let at = 0, turn = 0; at < lines.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    pieces.push(lines.slice(at, at + size).join(''));
    at += size;
  }
  return pieces;
}

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', '=', 'あ', '😀'), maxLength: 6 }),
  fc.constantFrom('', 'plain', '2020-01-01'),
);

describe('Reading CSV', () => {
  it('gives what csv-parse gives, on whatever was written, however it comes in pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (rows, sizes, withoutLastNewline) => {
          const text = rows.map(csvRow).join('');
          const read = scanned(inPieces(withoutLastNewline ? text.slice(0, -2) : text, sizes));
          expect(read.map(([, cells]) => cells)).toEqual(rows);
          expect(read.map(([, cells]) => cells)).toEqual(
            parse(text, { relax_column_count: true, skip_empty_lines: false, record_delimiter: '\r\n' }),
          );
          expect(read.flatMap(([, , codes]) => codes)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('tells the line on which each row begins', () => {
    expect(scanned(['a,b\r\n"two\nlines",1\n\nc,d\n'])).toEqual([
      [1, ['a', 'b'], []],
      [2, ['two\nlines', '1'], []],
      [4, [''], []],
      [5, ['c', 'd'], []],
    ]);
  });

  it('names the line of a quote that is not closed, and reads the lines after it', () => {
    expect(scanned(['a,"open\nb,"closed"\n', 'c,d\n'])).toEqual([
      [1, ['a', '"open'], ['unbalanced-quote']],
      [2, ['b', 'closed'], []],
      [3, ['c', 'd'], []],
    ]);
    expect(scanned(['a,b\nc,"open\n', 'e,f\n'])).toEqual([
      [1, ['a', 'b'], []],
      [2, ['c', '"open'], ['unbalanced-quote']],
      [3, ['e', 'f'], []],
    ]);
  });

  it('names a quote in a cell that does not begin with one', () => {
    expect(scanned(['a 5" pipe,b\n"x"y,z\n'])).toEqual([
      [1, ['a 5" pipe', 'b'], ['stray-quote']],
      [2, ['"x"y', 'z'], ['unbalanced-quote']],
    ]);
  });

  it('does not wait for ever for a quote to close', () => {
    const rows: Taken[] = [];
    const scanner = csvScanner((line, cells, troubles) => rows.push([line, cells, troubles.map(({ code }) => code)]));
    scanner.push('a,"open\n');
    scanner.push(`${'x'.repeat(LONGEST_ROW)}\n`);
    expect(rows.map(([line, , codes]) => [line, codes])).toEqual([
      [1, ['unbalanced-quote']],
      [2, []],
    ]);
  });
});
