import type { TakeRow, Trouble } from './csv.ts';
import { shownText, type Formats } from './xlsx-cell.ts';
import { DamagedPart, type XmlHandlers } from './xlsx-xml.ts';

/** The texts that cells share, by their number. */
export interface SharedTexts {
  add(text: string): void;
  at(number: number): string | undefined;
}

const MOST_COLUMNS = 16_384;

/** Reads the rows out of a sheet's XML. Rows are as long as the first, and so is a row whose last cells are blank. */
export function sheetRows(take: TakeRow, formats: Formats, texts: SharedTexts): XmlHandlers & { line(): number } {
  let line = 0;
  let width = 0;
  let cells: string[] = [];
  let troubles: Trouble[] = [];
  let column = 0;
  let type: string | undefined;
  let style = 0;
  let value: string | undefined;
  let hasFormula = false;
  /** Whether the text that comes is part of the cell's value. */
  let collecting = false;
  let phonetic = 0;

  const finishCell = (): void => {
    const shared = type === 's' && value !== undefined ? texts.at(Number(value)) : value;
    if (type === 's' && value !== undefined && shared === undefined) throw new DamagedPart('a shared text is missing');
    const text = shownText({ type, style, value: shared, hasFormula }, formats);
    while (cells.length < column) cells.push('');
    if (typeof text === 'string') cells[column - 1] = text;
    else {
      cells[column - 1] = value ?? '';
      troubles.push({ ...text, cell: column - 1, value: value ?? '' });
    }
  };

  return {
    line: () => line,
    open(name, attributes) {
      switch (name) {
        case 'row':
          line = attributes['r'] === undefined ? line + 1 : Number(attributes['r']);
          cells = [];
          troubles = [];
          column = 0;
          break;
        case 'c':
          column = attributes['r'] === undefined ? column + 1 : columnNumber(attributes['r']);
          type = attributes['t'];
          style = Number(attributes['s'] ?? 0);
          value = undefined;
          hasFormula = false;
          break;
        case 'f':
          hasFormula = true;
          break;
        case 'v':
          value = '';
          collecting = true;
          break;
        case 't':
          value ??= '';
          collecting = phonetic === 0;
          break;
        case 'rPh':
          phonetic++;
          break;
      }
    },
    text(text) {
      if (collecting) value = (value ?? '') + text;
    },
    close(name) {
      if (name === 'v' || name === 't') collecting = false;
      else if (name === 'rPh') phonetic--;
      else if (name === 'c') finishCell();
      else if (name === 'row') {
        if (width === 0) width = cells.length;
        while (cells.length < width) cells.push('');
        take(line, cells, troubles);
      }
    },
  };
}

/** The number, from 1, of the column that a cell's name begins with: `AB12` stands in column 28. */
function columnNumber(name: string): number {
  let column = 0;
  for (const letter of name) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    column = column * 26 + digit;
    if (column > MOST_COLUMNS) break;
  }
  if (column === 0 || column > MOST_COLUMNS) throw new DamagedPart(`there is no column ${name}`);
  return column;
}
