import type { Column } from '@sebone/initiative';
import type { Text } from '@sebone/kernel';
import type { Said } from '../parameters.ts';
import type { Parameter } from '../route.ts';
import type { Cells } from './csv.ts';

/** A parameter that keeps some rows of a list and leaves others out. */
export interface Filter<Row> {
  readonly parameter: Parameter;
  keeps(row: Row, value: string): boolean;
}

/** How an answer that is a list is given: row by row, in pages, and as a table. */
export interface Listing<Row = never, Answer = never> {
  /** In the order in which they are given. */
  rows(answer: Answer): readonly Row[];
  /** What stands in the body beside the rows. */
  beside?(answer: Answer): object;
  /** Tells a row from every other of its list. */
  keyOf(row: Row): string;
  readonly filters: readonly Filter<Row>[];
  /** The table's columns, and the lines that a row makes in it. */
  readonly columns: readonly string[];
  cells(row: Row): readonly Cells[];
}

/** A list whose rows have columns: they are given as they are. */
export function listing<Row extends object, Answer = readonly Row[]>(
  columns: Readonly<Record<keyof Row & string, Column>>,
  keyOf: (row: Row) => string,
  filters: readonly Filter<Row>[] = [],
  rows: (answer: Answer) => readonly Row[] = (answer) => answer as readonly Row[],
): Listing<Row, Answer> {
  return { rows, keyOf, filters, columns: Object.keys(columns), cells: (row) => [row as Cells] };
}

/** Keeps the rows that have the value asked for in a column, among those that the column may have. */
export function same<Row extends object>(
  name: string,
  field: keyof Row & string,
  { values, meaning }: Column,
): Filter<Row> {
  return filter(name, meaning, values ? { enum: values } : ID, (row, value) => row[field] === value);
}

/** Keeps the rows that the rule keeps. */
export function filter<Row>(
  name: string,
  description: Text,
  schema: Parameter['schema'],
  keeps: Filter<Row>['keeps'],
): Filter<Row> {
  return { parameter: { name, in: 'query', description, schema: { type: 'string', ...schema } }, keeps };
}

/** Keeps the rows whose day lies from one day to another, both included. */
export function days<Row>(dayOf: (row: Row) => string): readonly Filter<Row>[] {
  const from = { en: 'Nothing before this day.', ja: 'この日より前のものを除く。' };
  const to = { en: 'Nothing after this day.', ja: 'この日より後のものを除く。' };
  return [
    filter('from', from, { format: 'date' }, (row, day) => dayOf(row) >= day),
    filter('to', to, { format: 'date' }, (row, day) => dayOf(row) <= day),
  ];
}

const ID = { minLength: 1, maxLength: 200, pattern: '^[^\\p{Cc}]+$' };

/** A page of a list, and the key of its last row where others follow. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly last: string | undefined;
}

/**
 * The rows that the filters keep, after the one with the key `after`, at most `limit`.
 * @returns `undefined` where no row has that key
 */
export function pageOf<Row>(
  rows: readonly Row[],
  { filters, keyOf }: Listing<Row>,
  said: Said,
  limit: number,
  after?: string,
): Page<Row> | undefined {
  const asked = filters.filter(({ parameter }) => said[parameter.name] !== undefined);
  const kept = rows.filter((row) => asked.every(({ parameter, keeps }) => keeps(row, said[parameter.name] as string)));
  const from = after === undefined ? 0 : kept.findIndex((row) => keyOf(row) === after) + 1;
  if (after !== undefined && from === 0) return undefined;
  const page = kept.slice(from, from + limit);
  return { rows: page, last: from + limit < kept.length ? keyOf(page.at(-1)!) : undefined };
}
