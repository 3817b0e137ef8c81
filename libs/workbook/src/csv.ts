import { objection, type Objection } from './fault.ts';

/** Something that is wrong with a row as it was written, before its cells are read. */
export interface Trouble extends Objection {
  /** Which cell, from 0. */
  readonly cell: number;
  readonly value: string;
}

/** Takes one row: the line on which it begins, its cells, and what was wrong with how they were written. */
export type TakeRow = (line: number, cells: readonly string[], troubles: readonly Trouble[]) => void;

/** No row is longer than this many characters: a quote that opens and does not close within it is not closed. */
export const LONGEST_ROW = 1_048_576;

const UNBALANCED = objection(
  'unbalanced-quote',
  'A quote opens here that is not closed as RFC 4180 wants it: enclose the whole cell in quotes, and double each quote inside it.',
  'ここで始まる引用符が RFC 4180 の形で閉じられていない。セル全体を「"」で囲み、中の「"」は二つ重ねて書く。',
);
const STRAY = objection(
  'stray-quote',
  'A quote stands within a cell that does not begin with one: enclose the whole cell in quotes, and double each quote inside it.',
  '引用符で始まらないセルの途中に「"」がある。セル全体を「"」で囲み、中の「"」は二つ重ねて書く。',
);

const NONE: readonly Trouble[] = [];
const QUOTE = 34;
const COMMA = 44;
const NEWLINE = 10;
const RETURN = 13;

interface Quoted {
  readonly cells: readonly string[];
  readonly troubles: readonly Trouble[];
  /** Where the next row begins. */
  readonly next: number;
}
/** A cell whose quotes cannot be understood; `open` where the text ended before they did. */
interface Broken {
  readonly cell: number;
  /** Where the cell begins. */
  readonly from: number;
  readonly open: boolean;
}

/**
 * Reads RFC 4180 text, given piece by piece, row by row. A row whose quotes cannot be understood is one line long,
 * whatever they enclose: reading goes on with the next line, so that one fault does not hide those after it.
 */
export function csvScanner(take: TakeRow): { push(text: string): void; end(): void; line(): number } {
  let rest = '';
  let line = 1;

  const scan = (text: string, last: boolean): number => {
    let at = 0;
    let quote = text.indexOf('"');
    while (at < text.length) {
      let end = text.indexOf('\n', at);
      if (end === -1) {
        if (!last) return at;
        end = text.length;
      }
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
      if (quote === -1 || quote > end) {
        take(line++, lineOf(text, at, end).split(','), NONE);
        at = end + 1;
        continue;
      }
      const row = quotedRow(text, at);
      if ('next' in row) {
        take(line, row.cells, row.troubles);
        line += newlines(text, at, row.next);
        at = row.next;
        continue;
      }
      if (row.open && !last && text.length - at < LONGEST_ROW) return at;
      const value = lineOf(text, row.from, endOfLine(text, row.from));
      take(line++, lineOf(text, at, end).split(','), [{ ...UNBALANCED, cell: row.cell, value }]);
      at = end + 1;
    }
    return at;
  };

  return {
    push(text) {
      const whole = rest + text;
      rest = whole.slice(scan(whole, false));
    },
    end() {
      scan(rest, true);
      rest = '';
    },
    /** The line on which the text not yet read begins. */
    line: () => line + newlines(rest, 0, rest.length),
  };
}

const lineOf = (text: string, at: number, end: number): string =>
  text.slice(at, end > at && text.charCodeAt(end - 1) === RETURN ? end - 1 : end);

/** Reads a row that holds quotes. */
function quotedRow(text: string, start: number): Quoted | Broken {
  const cells: string[] = [];
  const troubles: Trouble[] = [];
  let at = start;
  for (;;) {
    const from = at;
    if (text.charCodeAt(at) === QUOTE) {
      let close = text.indexOf('"', at + 1);
      let doubled = false;
      while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) {
        doubled = true;
        close = text.indexOf('"', close + 2);
      }
      if (close === -1) return { cell: cells.length, from, open: true };
      const inside = text.slice(at + 1, close);
      cells.push(doubled ? inside.replaceAll('""', '"') : inside);
      at = close + 1;
    } else {
      let quoted = false;
      for (; at < text.length; at++) {
        const sign = text.charCodeAt(at);
        if (sign === COMMA || sign === NEWLINE) break;
        if (sign === QUOTE) quoted = true;
      }
      const cell = text.charCodeAt(at) === COMMA ? text.slice(from, at) : lineOf(text, from, at);
      if (quoted) troubles.push({ ...STRAY, cell: cells.length, value: cell });
      cells.push(cell);
    }
    const sign = text.charCodeAt(at);
    if (sign === COMMA) at++;
    else if (sign === NEWLINE || at >= text.length) return { cells, troubles, next: at + 1 };
    else if (sign === RETURN && (text.charCodeAt(at + 1) === NEWLINE || at + 1 >= text.length))
      return { cells, troubles, next: at + 2 };
    else return { cell: cells.length - 1, from, open: false };
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
