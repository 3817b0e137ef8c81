import type Database from 'better-sqlite3';
import { parseStream, type Fact, type Text } from '@sebone/kernel';
import type { Corrects, RecordKind, Voids } from '@sebone/initiative';
import { column, sqlView, table, type Column, type Relation, type View } from './view.ts';

type Cell = string | number | null | undefined;

/** A column that a fact of the table's kind fills. */
export interface RecordColumn<Data> extends Column {
  of(data: Data, fact: Fact, initiative: string): Cell;
}

/** A kind of record as a table: one row a fact that recorded or corrected it. */
export interface RecordTable {
  readonly name: string;
  readonly meaning: Text;
  /** The event types that record, correct and void it. */
  readonly types: { readonly recorded: readonly string[]; readonly corrected?: string; readonly voided?: string };
  readonly columns: readonly RecordColumn<never>[];
}

const columnOf =
  (holds: Column['holds'], required: boolean) =>
  <Data>(name: string, of: RecordColumn<Data>['of'], en: string, ja: string): RecordColumn<Data> => ({
    ...column(name, holds, en, ja, required),
    of,
  });

/** Columns that are always filled, and those that are NULL where nothing was said. */
export const text = columnOf('TEXT', true);
export const day = columnOf('DAY', true);
export const json = columnOf('JSON', true);
export const integer = columnOf('INTEGER', true);
export const flag = columnOf('FLAG', true);
export const real = columnOf('REAL', true);
export const textOrNull = columnOf('TEXT', false);
export const dayOrNull = columnOf('DAY', false);
export const jsonOrNull = columnOf('JSON', false);
export const realOrNull = columnOf('REAL', false);

/** Declares the table of a kind of record that the domain corrects and voids. */
export function recordTable<Data extends object>(
  { recorded, corrected, voided }: RecordKind<Data>,
  name: string,
  meaning: Text,
  columns: readonly RecordColumn<Data>[],
): RecordTable {
  return { name, meaning, types: { recorded, corrected, ...(voided !== undefined && { voided }) }, columns };
}

const POSITION = integer(
  'position',
  (_, fact) => fact.position,
  'Position of the fact in the log.',
  'ログ上の事実の位置。',
);
const INITIATIVE = text('initiative', (_data, _fact, initiative) => initiative, 'The initiative.', '取り組み。');
const DATED = [
  text(
    'fact_id',
    (_, fact) => fact.id,
    'Id of the fact that said so, as evidence names it.',
    'そう述べた事実の id（根拠として示される）。',
  ),
  day('occurred_on', (_, fact) => fact.occurredOn, 'The day it happened.', '起きた日。'),
  day('reported_on', (_, fact) => fact.reportedOn, 'The day the backbone came to know of it.', '事務局が知った日。'),
];
const REPLACED_ON = column(
  'replaced_on',
  'DAY',
  'The day it was reported to be a mistake; NULL while it stands.',
  '誤りと報告された日。有効な間は NULL。',
  false,
);

/** The table of replaced facts, kept by all record views together. */
export const CORRECTIONS = table(
  'corrections',
  {
    en: 'Facts that no longer stand: which fact took their place, since when, and why.',
    ja: '有効でなくなった事実と、代わりの事実、その日付と理由。',
  },
  [
    column('fact_id', 'TEXT', 'Id of the fact that no longer stands.', '有効でなくなった事実の id。'),
    column('view', 'TEXT', 'The view that it belongs to.', '属するビュー。'),
    column('table_name', 'TEXT', 'The table that it is a row of.', '行のあるテーブル。'),
    column('initiative', 'TEXT', 'The initiative.', '取り組み。'),
    column('replaced_on', 'DAY', 'The day it was reported to be a mistake.', '誤りと報告された日。'),
    column('replaced_by', 'TEXT', 'Id of the fact that corrected or voided it.', '訂正または取り消した事実の id。'),
    column('voided', 'FLAG', '1: nothing stands in its place; 0: it was corrected.', '1：取り消し、0：訂正。'),
    column('because', 'TEXT', 'The reason given.', '述べられた理由。'),
    column('position', 'INTEGER', 'Position in the log of the fact that replaced it.', '代わりの事実のログ上の位置。'),
  ],
  ['fact_id'],
);

/** The table that rows are written to. Rows are only ever added to it, so that writing stays fast however large it is. */
const baseOf = (name: string): string => `${BASE}${name}`;
const BASE = 'recorded_';

/** Whether a relation is the table behind a SQL view that shows its rows with `replaced_on`. */
export const isBase = ({ name }: Relation): boolean => name.startsWith(BASE);

const columnsOf = (of: RecordTable): readonly RecordColumn<never>[] => [POSITION, INITIATIVE, ...of.columns, ...DATED];

function relationsOf(of: RecordTable): readonly Relation[] {
  const { name, meaning } = of;
  const columns = columnsOf(of);
  const names = columns.map((each) => `r.${each.name}`).join(', ');
  const select = `SELECT ${names}, c.replaced_on\nFROM ${baseOf(name)} r LEFT JOIN corrections c ON c.fact_id = r.fact_id`;
  return [
    table(
      baseOf(name),
      { en: `Rows of ${name}, without replaced_on.`, ja: `${name} の行（replaced_on なし）。` },
      columns,
      ['position'],
    ),
    sqlView(name, meaning, [...columns, REPLACED_ON], select),
  ];
}

const typesOf = ({ types }: RecordTable): readonly string[] =>
  [...types.recorded, types.corrected, types.voided].filter((type) => type !== undefined);

/**
 * A view of records, each kind in its table. Every row keeps the dates of its fact, so that what was known at a day K
 * is `reported_on <= K AND (replaced_on IS NULL OR replaced_on > K)`, and what stands now `replaced_on IS NULL`.
 * @param view `also`: SQL views over these tables, for questions that everybody asks
 */
export function recordView(view: {
  readonly name: string;
  readonly version: number;
  readonly meaning: Text;
  readonly tables: readonly RecordTable[];
  readonly also?: readonly Relation[];
}): View {
  const { tables, also = [], ...named } = view;
  return {
    ...named,
    relations: [...tables.flatMap(relationsOf), ...also],
    types: tables.flatMap(typesOf),
    proofs: [
      ...tables.map(({ name }) => ({
        of: name,
        sql: `SELECT * FROM ${baseOf(name)} WHERE position <= ? ORDER BY position`,
      })),
      {
        of: 'corrections',
        sql: `SELECT * FROM corrections WHERE position <= ? AND view = '${view.name}' ORDER BY fact_id`,
      },
    ],
    writer: (db) => recordWriter(db, view.name, tables),
  };
}

type WriteFact = (fact: Fact, initiative: string) => void;

function recordWriter(
  db: Database.Database,
  view: string,
  tables: readonly RecordTable[],
): (facts: readonly Fact[]) => void {
  const replace = db.prepare(
    `INSERT INTO corrections (fact_id, view, table_name, initiative, replaced_on, replaced_by, voided, because, position)
     VALUES (?, '${view}', ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (fact_id) DO UPDATE SET replaced_on = excluded.replaced_on, replaced_by = excluded.replaced_by, voided = excluded.voided,
       because = excluded.because, position = excluded.position WHERE excluded.replaced_on < replaced_on`,
  );
  const writers = new Map<string, WriteFact>();
  for (const each of tables) {
    const { recorded, corrected, voided } = each.types;
    const insert = inserter(db, each);
    for (const type of recorded) writers.set(type, insert);
    if (corrected !== undefined) {
      writers.set(corrected, (fact, initiative) => {
        const { corrects, because } = fact.data as Corrects;
        replace.run(corrects, each.name, initiative, fact.reportedOn, fact.id, 0, because, fact.position);
        insert(fact, initiative);
      });
    }
    if (voided !== undefined) {
      writers.set(voided, (fact, initiative) => {
        const { voids, because } = fact.data as Voids;
        replace.run(voids, each.name, initiative, fact.reportedOn, fact.id, 1, because, fact.position);
      });
    }
  }
  const initiativeOf = initiatives();
  return (facts) => {
    for (const fact of facts) writers.get(fact.type)!(fact, initiativeOf(fact.stream));
  };
}

function inserter(db: Database.Database, of: RecordTable): WriteFact {
  const columns = columnsOf(of);
  const names = columns.map(({ name }) => name).join(', ');
  const statement = db.prepare<Cell[]>(
    `INSERT INTO ${baseOf(of.name)} (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  return (fact, initiative) => {
    statement.run(...columns.map((each) => each.of(fact.data as never, fact, initiative)));
  };
}

const REMEMBERED_STREAMS = 10_000;

/** Which initiative a stream belongs to. Streams come again and again: the names of some are remembered. */
export function initiatives(): (stream: string) => string {
  const known = new Map<string, string>();
  return (stream) => {
    const remembered = known.get(stream);
    if (remembered !== undefined) return remembered;
    const parts = parseStream(stream);
    if (!parts) throw new Error(`"${stream}" names no stream.`);
    if (known.size >= REMEMBERED_STREAMS) known.clear();
    known.set(stream, parts.initiative);
    return parts.initiative;
  };
}
