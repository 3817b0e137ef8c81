/** A row of cells by column; what is no text is written as JSON, and nothing as an empty cell. */
export type Cells = Readonly<Record<string, unknown>>;

/**
 * A table as CSV (RFC 4180), with a header. A spreadsheet program opens it without running anything: text that it would
 * take for a formula gets an apostrophe before it.
 */
export function csvOf(columns: readonly string[], rows: readonly Cells[]): string {
  const line = (cells: readonly unknown[]): string => `${cells.map(cellOf).join(',')}\r\n`;
  return line(columns) + rows.map((row) => line(columns.map((column) => row[column]))).join('');
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** What a page says, a leaf a row: its path with dots between, and its value. */
export function leavesOf(page: object): readonly { readonly field: string; readonly value: unknown }[] {
  const leaves: { readonly field: string; readonly value: unknown }[] = [];
  const walk = (path: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null) return void leaves.push({ field: path, value });
    for (const [name, inner] of Object.entries(value)) walk(path === '' ? name : `${path}.${name}`, inner);
  };
  walk('', page);
  return leaves;
}
