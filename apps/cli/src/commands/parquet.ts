import { join } from 'node:path';
import { Asked, type AskedHorizons } from '@sebone/application';
import { RECORDS } from '@sebone/initiative';
import { parseStream, reject, type Fact, type Horizons } from '@sebone/kernel';
import { openReadModel, type Column, type Excerpt, type ExcerptTable, type ReadModel } from '@sebone/read-model';
import { json, type Context } from '../io.ts';
import { parquetWriter, type Cell, type ParquetTable, type ParquetType } from '../parquet-writer.ts';
import { reading } from '../log.ts';
import { asking } from '../reading.ts';
import { Refused } from '../refusals.ts';

/** The log, open to read. */
type Log = Parameters<typeof asking>[1];

/**
 * Writes an initiative's facts, and what the views say of it, as Parquet: a file a table, all of one moment. At horizons,
 * where they are given, else everything that is recorded.
 */
export function exportingParquet(
  context: Context,
  initiative: string,
  folder: string,
  asked: AskedHorizons,
): Promise<void> {
  return reading(context, async (log) => {
    const write = await parquetWriter();
    const horizons = await horizonsOf(context, log, initiative, asked);
    const limits = asked.asOf === undefined && asked.knownAt === undefined ? undefined : horizons;
    const { position, rows } = await excerpting(context, log, initiative, limits, async (excerpt) => {
      const facts = factsTable(log, initiative, excerpt.position, limits);
      const about = {
        'sebone.initiative': initiative,
        'sebone.as_of': horizons.asOf,
        'sebone.known_at': horizons.knownAt,
        'sebone.position': String(excerpt.position),
      };
      return {
        position: excerpt.position,
        rows: await write(folder, [...excerpt.tables.map(viewTable), facts], about),
      };
    });
    if (context.json) return json(context, { initiative, folder, ...horizons, position, rows });
    for (const [file, count] of Object.entries(rows))
      context.io.out(`${join(folder, file)}  ${count}${context.language === 'ja' ? '行' : ' rows'}`);
  });
}

/** The horizons asked for, in the initiative's time zone. @throws Refused `unknown-initiative` */
async function horizonsOf(context: Context, log: Log, initiative: string, horizons: AskedHorizons): Promise<Horizons> {
  const own: Fact[] = [];
  for await (const batch of log.subscribe(0, { filter: { initiative, categories: ['initiative'] }, untilHead: true }))
    own.push(...batch);
  const asked = own.length > 0 ? new Asked(initiative, own, context.io.now()) : await asking(context, log, initiative);
  return asked.horizons(horizons);
}

/** Lets an excerpt of the views be read, the views brought up to the log. @throws Refused `view-stopped` */
async function excerpting<Result>(
  context: Context,
  log: Log,
  initiative: string,
  horizons: Horizons | undefined,
  read: (excerpt: Excerpt) => Promise<Result>,
): Promise<Result> {
  const views = openReadModel({ folder: context.data, now: () => context.io.now() });
  try {
    await views.catchUp(log);
    refuseStopped(views);
    await views.settle(log);
    const excerpt = await views.excerpt(log, initiative, horizons);
    try {
      return await read(excerpt);
    } finally {
      excerpt.close();
    }
  } finally {
    views.close();
  }
}

/** A stopped view lacks what came after, and its files would not say so. */
function refuseStopped(views: ReadModel): void {
  const stopped = views.checkpoints().find(({ status }) => status === 'stopped');
  if (!stopped) return;
  const { view, position } = stopped;
  throw new Refused(
    reject(
      'view-stopped',
      {
        en: `The view "${view}" stopped after position ${position}.`,
        ja: `ビュー「${view}」は位置${position}の後で止まっている。`,
      },
      [
        {
          field: 'view',
          value: view,
          remedy: {
            en: 'Run `sebone doctor` to see at which fact, and why.',
            ja: '`sebone doctor` で、どの事実でなぜ止まったかを確かめる。',
          },
        },
      ],
    ),
  );
}

const TYPES: Readonly<Record<Column['holds'], ParquetType>> = {
  TEXT: 'VARCHAR',
  DAY: 'DATE',
  JSON: 'JSON',
  INTEGER: 'BIGINT',
  FLAG: 'BOOLEAN',
  REAL: 'DOUBLE',
};

const viewTable = ({ name, columns, rows }: ExcerptTable): ParquetTable => ({
  name,
  columns: columns.map((column) => ({ name: column.name, type: TYPES[column.holds] })),
  rows,
});

const FACT_COLUMNS: readonly { readonly name: string; readonly type: ParquetType; of(fact: Fact): Cell }[] = [
  { name: 'position', type: 'BIGINT', of: ({ position }) => position },
  { name: 'id', type: 'VARCHAR', of: ({ id }) => id },
  { name: 'stream', type: 'VARCHAR', of: ({ stream }) => stream },
  { name: 'category', type: 'VARCHAR', of: ({ stream }) => parseStream(stream)!.category },
  { name: 'initiative', type: 'VARCHAR', of: ({ stream }) => parseStream(stream)!.initiative },
  { name: 'revision', type: 'BIGINT', of: ({ revision }) => revision },
  { name: 'type', type: 'VARCHAR', of: ({ type }) => type },
  { name: 'schema', type: 'BIGINT', of: ({ schema }) => schema },
  { name: 'occurred_on', type: 'DATE', of: ({ occurredOn }) => occurredOn },
  { name: 'reported_on', type: 'DATE', of: ({ reportedOn }) => reportedOn },
  { name: 'recorded_at', type: 'TIMESTAMP', of: ({ recordedAt }) => recordedAt },
  { name: 'actor', type: 'VARCHAR', of: ({ actor }) => actor },
  { name: 'command_id', type: 'VARCHAR', of: ({ commandId }) => commandId },
  { name: 'correlation_id', type: 'VARCHAR', of: ({ correlationId }) => correlationId },
  { name: 'causation_id', type: 'VARCHAR', of: ({ causationId }) => causationId },
  { name: 'data', type: 'JSON', of: ({ data }) => JSON.stringify(data) },
];

/** The facts up to a position as they were recorded, mistakes and corrections included. */
function factsTable(log: Log, initiative: string, position: number, horizons: Horizons | undefined): ParquetTable {
  return {
    name: 'facts',
    columns: FACT_COLUMNS,
    async *rows() {
      for await (const batch of log.subscribe(0, { filter: { initiative }, untilHead: true }))
        for (const fact of batch) {
          if (fact.position > position) return;
          if (!horizons || isToldBy(fact, horizons)) yield FACT_COLUMNS.map(({ of }) => of(fact));
        }
    },
  };
}

/**
 * Whether a fact has a say in what stands at the horizons. A correction or voiding that was reported by then hides a
 * mistake whatever day it bears.
 */
function isToldBy({ type, occurredOn, reportedOn }: Fact, { asOf, knownAt }: Horizons): boolean {
  const role = RECORDS.byType.get(type)?.role;
  return reportedOn <= knownAt && (occurredOn <= asOf || role === 'corrected' || role === 'voided');
}
