import { join } from 'node:path';
import type { DuckDBAppender, DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { dayNumber, reject } from '@sebone/kernel';
import { Refused } from './refusals.ts';
import { wholeFiles } from './whole-files.ts';

/** What a column holds. A `TIMESTAMP` is UTC. */
export type ParquetType = 'VARCHAR' | 'JSON' | 'DATE' | 'TIMESTAMP' | 'BIGINT' | 'BOOLEAN' | 'DOUBLE';

/** A value on its way into a file: days and instants as text, flags as 1 and 0. */
export type Cell = string | number | null;

/** A table to be written to a file of its name. */
export interface ParquetTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: ParquetType }[];
  rows(): Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
}

/**
 * Writes tables to a folder, a file each, replacing files of those names: each is there whole or as it was.
 * @param about what every file says of itself beside its name: keys and values of its metadata
 * @returns how many rows each file has
 * @throws Refused `folder-not-writable`
 */
export type WriteParquet = (
  folder: string,
  tables: readonly ParquetTable[],
  about: Readonly<Record<string, string>>,
) => Promise<Readonly<Record<string, number>>>;

type Engine = typeof import('@duckdb/node-api');

/** Loads what writes Parquet: a native library, which not every machine has. @throws Refused `parquet-unavailable` */
export async function parquetWriter(): Promise<WriteParquet> {
  const engine = await load();
  return (folder, tables, about) => wholeFiles(folder, (draft) => writeTables(engine, draft, tables, about));
}

async function load(): Promise<Engine> {
  try {
    return await import('@duckdb/node-api');
  } catch (cause) {
    const [why = ''] = String(cause instanceof Error ? cause.message : cause).split('\n');
    throw new Refused(
      reject(
        'parquet-unavailable',
        {
          en: `Parquet cannot be written on this machine: ${why}`,
          ja: `このマシンでは Parquet を書き出せない：${why}`,
        },
        [
          {
            field: 'format',
            value: 'parquet',
            remedy: {
              en: 'Install the package @duckdb/node-api with its library for this platform, or export as CSV (--format csv).',
              ja: 'このプラットフォーム用のライブラリとともに @duckdb/node-api を入れるか、CSV で書き出す（--format csv）。',
            },
          },
        ],
      ),
    );
  }
}

/** Rows are gathered in a file of the engine's own, so that they need not fit into memory; nobody recovers it. */
async function writeTables(
  engine: Engine,
  draft: string,
  tables: readonly ParquetTable[],
  about: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, number>>> {
  const instance = await engine.DuckDBInstance.create(':memory:', {
    threads: '1',
    memory_limit: `${USUAL_MEMORY}MB`,
    temp_directory: draft,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  try {
    const connection = await instance.connect();
    await connection.run(`ATTACH ${literal(join(draft, 'rows.duckdb'))} AS rows (RECOVERY_MODE no_wal_writes)`);
    await connection.run('USE rows');
    const written: Record<string, number> = {};
    for (const table of tables) {
      const file = `${table.name}.parquet`;
      written[file] = await writeTable(engine, connection, table, join(draft, file), {
        ...about,
        'sebone.table': table.name,
      });
    }
    return written;
  } finally {
    instance.closeSync();
  }
}

async function writeTable(
  engine: Engine,
  connection: DuckDBConnection,
  { columns, rows }: ParquetTable,
  path: string,
  about: Readonly<Record<string, string>>,
): Promise<number> {
  await connection.run(
    `CREATE TABLE draft (${columns.map(({ name, type }) => `${identifier(name)} ${type}`).join(', ')})`,
  );
  const appender = await connection.createAppender('draft');
  let gathered: Gathered;
  try {
    gathered = await gather(
      engine,
      appender,
      columns.map(({ type }) => type),
      rows(),
    );
  } finally {
    appender.closeSync();
  }
  const group = rowGroupOf(gathered);
  const metadata = Object.entries(about).map(([key, value]) => `${identifier(key)}: ${literal(value)}`);
  await connection.run(`SET memory_limit = '${group.memory}MB'`);
  await connection.run(
    `COPY draft TO ${literal(path)} (FORMAT parquet, ROW_GROUP_SIZE ${group.rows}, KV_METADATA {${metadata.join(', ')}})`,
  );
  await connection.run('DROP TABLE draft');
  return gathered.rows;
}

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

interface Gathered {
  readonly rows: number;
  /** Characters of text in them. */
  readonly length: number;
}

/** The most rows that the engine takes at once, and the least that a row group may have. */
const CHUNK = 2_048;
/** Rows are let go of before there is more text in them than this, in characters. */
const HELD_TEXT = 16_000_000;

async function gather(
  engine: Engine,
  appender: DuckDBAppender,
  types: readonly ParquetType[],
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
): Promise<Gathered> {
  const values = valuesOf(engine);
  // One chunk for all rows: what chunks hold is out of the garbage collector's sight, and many would pile up.
  const chunk = engine.DuckDBDataChunk.create(types.map((_, at) => appender.columnType(at)));
  let held: DuckDBValue[][] = [];
  let heldLength = 0;
  let count = 0;
  let length = 0;
  const letGo = (): void => {
    chunk.reset();
    chunk.rowCount = held.length;
    chunk.setRows(held);
    appender.appendDataChunk(chunk);
    held = [];
  };
  for await (const row of rows) {
    held.push(row.map((cell, at) => (cell === null ? null : values[types[at]!](cell))));
    for (const cell of row) if (typeof cell === 'string') heldLength += cell.length;
    count += 1;
    if (held.length === CHUNK || heldLength > HELD_TEXT) letGo();
    if (heldLength > HELD_TEXT) {
      appender.flushSync();
      length += heldLength;
      heldLength = 0;
    }
  }
  if (held.length > 0) letGo();
  return { rows: count, length: length + heldLength };
}

function valuesOf(engine: Engine): Readonly<Record<ParquetType, (cell: string | number) => DuckDBValue>> {
  return {
    VARCHAR: (text) => text,
    JSON: (text) => text,
    DATE: (day) => new engine.DuckDBDateValue(dayNumber(String(day))),
    TIMESTAMP: (instant) => new engine.DuckDBTimestampValue(BigInt(Date.parse(String(instant))) * 1_000n),
    BIGINT: (number) => BigInt(number),
    BOOLEAN: (flag) => flag === 1,
    DOUBLE: (number) => number,
  };
}

/** In rows; in characters of text in them; in megabytes of memory for the engine. */
const USUAL_GROUP = 122_880;
const USUAL_TEXT = 64_000_000;
const USUAL_MEMORY = 512;

/**
 * How many rows a row group gets, and the memory to write it in, in megabytes. A row group is held while it is written:
 * where rows are long it gets fewer of them, and where even the fewest are long, more memory.
 */
function rowGroupOf({ rows, length }: Gathered): { readonly rows: number; readonly memory: number } {
  const rowLength = Math.max(length / Math.max(rows, 1), 1);
  const few = Math.max(CHUNK, Math.floor(USUAL_TEXT / rowLength / CHUNK) * CHUNK);
  const inGroup = Math.min(USUAL_GROUP, few);
  const timesUsual = (Math.min(inGroup, rows) * rowLength) / USUAL_TEXT;
  return { rows: inGroup, memory: Math.ceil(USUAL_MEMORY * Math.max(1, timesUsual)) };
}
