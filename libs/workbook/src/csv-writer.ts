import { closeSync, openSync, writeSync } from 'node:fs';

const CHUNK = 65_536;

/** A row of RFC 4180. Text stays as it is: what begins like a formula is text here, and is text again when read. */
export const csvRow = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;

/**
 * A table as CSV for people: numbers and flags as they are, nothing as an empty cell, what is no text as JSON. Text that a
 * spreadsheet program would take for a formula gets an apostrophe before it, so that opening the file runs nothing.
 * @param columns the header, and which field of a row stands in each column
 */
export const csvTable = (columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): string =>
  csvRow(columns) + rows.map((row) => csvRow(columns.map((column) => cellOf(row[column])))).join('');

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

/** Writes a CSV file row by row, over whatever is there. */
export function csvWriter(path: string): { write(cells: readonly string[]): void; close(): void } {
  const file = openSync(path, 'w');
  let text = '';
  const flush = (): void => {
    writeSync(file, text);
    text = '';
  };
  return {
    write(cells) {
      text += csvRow(cells);
      if (text.length > CHUNK) flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}
