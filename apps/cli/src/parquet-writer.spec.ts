import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { dayOf } from '@sebone/kernel';
import { parquetWriter, type Cell, type ParquetTable, type ParquetType } from './parquet-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'sebone-parquet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Any text that UTF-8 can hold, with what SQL gives a meaning to in every other place. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom("'", '"', '\\', ';', '--', '{', '}', '$1', '\n'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 30,
});

const CELLS: Readonly<Record<ParquetType, fc.Arbitrary<Cell>>> = {
  VARCHAR: anyText,
  JSON: fc.jsonValue().map((value) => JSON.stringify(value)),
  DATE: fc.integer({ min: -719_162, max: 2_932_896 }).map(dayOf),
  TIMESTAMP: fc
    .date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  BIGINT: fc.maxSafeInteger(),
  BOOLEAN: fc.constantFrom(0, 1),
  DOUBLE: fc.double({ noNaN: true, noDefaultInfinity: true }),
};
const TYPES = Object.keys(CELLS) as ParquetType[];

/** What is read back, in the form in which it was given. */
const given: Readonly<Record<ParquetType, (name: string) => string>> = {
  VARCHAR: (name) => name,
  JSON: (name) => `${name}::VARCHAR`,
  DATE: (name) => `strftime(${name}, '%Y-%m-%d')`,
  TIMESTAMP: (name) => `strftime(${name}, '%Y-%m-%dT%H:%M:%S.%gZ')`,
  BIGINT: (name) => `${name}::DOUBLE`,
  BOOLEAN: (name) => `${name}::INT`,
  DOUBLE: (name) => name,
};

describe('the writer of Parquet', () => {
  it('keeps every value, whatever the text of cells, columns and metadata', async () => {
    const write = await parquetWriter();
    const instance = await DuckDBInstance.create();
    const duck = await instance.connect();
    const table = fc
      .uniqueArray(
        fc.tuple(
          anyText.filter((name) => name.trim() !== '' && !name.includes('\0')),
          fc.constantFrom(...TYPES),
        ),
        {
          selector: ([name]) => name.toLowerCase(),
          minLength: 1,
          maxLength: 5,
        },
      )
      .chain((columns) =>
        fc.record({
          columns: fc.constant(columns.map(([name, type]) => ({ name, type }))),
          rows: fc.array(fc.tuple(...columns.map(([, type]) => fc.option(CELLS[type]))), { maxLength: 20 }),
          about: anyText.filter((text) => !text.includes('\0')),
        }),
      );
    await fc.assert(
      fc.asyncProperty(table, async ({ columns, rows, about }) => {
        const file = join(folder, 'any.parquet');
        const written = await write(folder, [{ name: 'any', columns, rows: () => rows }], { about });
        expect(written).toEqual({ 'any.parquet': rows.length });
        const select = columns.map(({ name, type }) => given[type](`"${name.replaceAll('"', '""')}"`)).join(', ');
        const read = await duck.runAndReadAll(`SELECT ${select} FROM read_parquet($1)`, [file]);
        expect(read.getRows()).toEqual(
          rows.map((row) => row.map((cell) => (Object.is(cell, -0) ? expect.closeTo(0) : cell))),
        );
        const said = await duck.runAndReadAll(
          "SELECT decode(value) FROM parquet_kv_metadata($1) WHERE decode(key) = 'about'",
          [file],
        );
        expect(said.getRows()).toEqual([[about]]);
      }),
      { numRuns: 60 },
    );
    instance.closeSync();
  }, 120_000);

  it('writes many rows in their order, a long text among them', async () => {
    const long = '長い'.repeat(9_000_000);
    const rows = function* (): Iterable<readonly Cell[]> {
      for (let at = 0; at < 10_000; at++) yield [at, at === 5_000 ? long : `row ${at}`];
    };
    const many: ParquetTable = {
      name: 'many',
      columns: [
        { name: 'n', type: 'BIGINT' },
        { name: 'text', type: 'VARCHAR' },
      ],
      rows,
    };
    const write = await parquetWriter();
    expect(await write(folder, [many], {})).toEqual({ 'many.parquet': 10_000 });
    const instance = await DuckDBInstance.create();
    const duck = await instance.connect();
    const read = await duck.runAndReadAll(
      'SELECT count(*)::INT, bool_and(n = file_row_number), max(length(text))::INT FROM read_parquet($1, file_row_number = true)',
      [join(folder, 'many.parquet')],
    );
    expect(read.getRows()).toEqual([[10_000, true, long.length]]);
    instance.closeSync();
  }, 60_000);

  it('leaves nothing where the rows cannot be had to their end', async () => {
    const rows = function* (): Iterable<readonly Cell[]> {
      for (let at = 0; at < 5_000; at++) yield [at];
      throw new Error('The source ran dry.');
    };
    const write = await parquetWriter();
    const whole: ParquetTable = { name: 'whole', columns: [{ name: 'n', type: 'BIGINT' }], rows: () => [[1]] };
    const before = readdirSync(folder);
    await expect(write(folder, [whole, { ...whole, name: 'half', rows }], {})).rejects.toThrow('The source ran dry.');
    expect(readdirSync(folder)).toEqual(before);
    await expect(write(join(folder, 'new'), [{ ...whole, rows }], {})).rejects.toThrow('The source ran dry.');
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe('without the native library', () => {
  it('is refused by its code, and the rest of the command line runs', async () => {
    jest.resetModules();
    jest.unstable_mockModule('@duckdb/node-api', () => {
      throw new Error("Cannot find module '@duckdb/node-bindings-linux-x64/duckdb.node'\nRequire stack: …");
    });
    const { run } = await import('./program.ts');
    const told: string[] = [];
    const sebone = (...argv: string[]): Promise<number> =>
      run([...argv, '--data', join(folder, 'data')], {
        out: (line) => told.push(line),
        err: (line) => told.push(line),
        env: { LANG: 'en_GB.UTF-8' },
        interactive: false,
        columns: 120,
        now: () => Date.parse('2026-11-01T03:00:00Z'),
      });
    expect(await sebone('demo', '--json')).toBe(0);
    expect(await sebone('export', 'minato', join(folder, 'csv'))).toBe(0);
    told.length = 0;
    expect(await sebone('export', 'minato', join(folder, 'out'), '--format', 'parquet', '--json')).toBe(1);
    expect(JSON.parse(told[0]!)).toEqual({
      error: {
        code: 'parquet-unavailable',
        message:
          "Parquet cannot be written on this machine: Cannot find module '@duckdb/node-bindings-linux-x64/duckdb.node'",
        details: [expect.objectContaining({ field: 'format', value: 'parquet' })],
      },
    });
    expect(readdirSync(folder)).not.toContain('out');
  }, 60_000);
});
