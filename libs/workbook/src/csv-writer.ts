import { closeSync, openSync, writeSync } from 'node:fs';

const CHUNK = 65_536;

/** A row of RFC 4180. Text stays as it is: what begins like a formula is text here, and is text again when read. */
export const csvRow = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;

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
