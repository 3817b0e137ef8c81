import Database from 'better-sqlite3';
import type { EventStore } from '@sebone/event-store';
import type { Horizons } from '@sebone/kernel';
import { CORRECTIONS, isBase } from './record-view.ts';
import { factsUpTo } from './settling.ts';
import { statesOf, type States } from './states.ts';
import type { Relation } from './view.ts';
import { VIEWS, type RelationDescription } from './views.ts';
import { SETTLEMENTS } from './views/lifecycles.ts';

/** A value of a row, as SQLite stores it: what it is says the column's `holds`. */
export type ExcerptCell = string | number | null;

/** A table as far as it is about one initiative. */
export interface ExcerptTable extends RelationDescription {
  /** Its rows, read as they are asked for, always in the same order. One table at a time can be read. */
  rows(): Iterable<readonly ExcerptCell[]>;
}

/** Everything that the views say of one initiative, at one moment: what is written meanwhile is not in it. */
export interface Excerpt {
  /** The position in the log that it reflects. */
  readonly position: number;
  readonly tables: readonly ExcerptTable[];
  /** Lets go of the file. Idempotent. */
  close(): void;
}

/** The tables that analysts read: without those behind others, and the account of how far states are settled. */
const EXCERPTED: readonly Relation[] = [...VIEWS.flatMap(({ relations }) => relations), CORRECTIONS].filter(
  (relation) => !isBase(relation) && relation !== SETTLEMENTS,
);

/**
 * Reads what the views say of an initiative; see `ReadModel.excerpt`.
 * @param path of `views.db`
 */
export async function openExcerpt(
  path: string,
  initiative: string,
  store: EventStore,
  horizons?: Horizons,
): Promise<Excerpt> {
  const db = new Database(path, { readonly: true });
  try {
    db.exec('BEGIN');
    const position = db.prepare<[], number>('SELECT min(position) FROM checkpoints').pluck().get() ?? 0;
    if (horizons) {
      const facts = await factsUpTo(position, initiative, store);
      hideBehindHorizons(db, horizons, statesOf(initiative, facts, horizons));
    }
    const rowsOf = ({ columns, name }: Relation): Iterable<readonly ExcerptCell[]> =>
      db
        .prepare<[string], ExcerptCell[]>(
          `SELECT ${columns.map((column) => column.name).join(', ')} FROM ${name} WHERE initiative = ? ORDER BY ${orderOf(columns)}`,
        )
        .raw()
        .iterate(initiative);
    return {
      position,
      tables: EXCERPTED.map((relation) => ({ ...relation, rows: () => rowsOf(relation) })),
      close: () => void db.close(),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Records come in the order of the log, which is that of their table; other tables have no more rows than can be sorted. */
const orderOf = (columns: Relation['columns']): string =>
  columns.some(({ name }) => name === 'position') ? 'position' : columns.map((_, at) => at + 1).join(', ');

/**
 * Puts temporary tables of the same names before those of the file, for this connection alone: SQL views over them then
 * see only what was known, too.
 */
function hideBehindHorizons(db: Database.Database, { asOf, knownAt }: Horizons, states: States): void {
  db.exec('CREATE TEMP TABLE horizons (as_of TEXT, known_at TEXT)');
  db.prepare('INSERT INTO horizons VALUES (?, ?)').run(asOf, knownAt);
  for (const relation of EXCERPTED) {
    const { name, columns } = relation;
    const rows = states.rows.get(name);
    db.exec(rows ? `CREATE TEMP TABLE ${name} AS SELECT * FROM main.${name} WHERE false` : asKnown(relation));
    if (!rows) continue;
    const insert = db.prepare(`INSERT INTO temp.${name} VALUES (${columns.map(() => '?').join(', ')})`);
    for (const row of rows) insert.run(...row);
  }
}

const BY = '(SELECT as_of FROM temp.horizons)';
const KNOWN = '(SELECT known_at FROM temp.horizons)';

/** The temporary view that shows of a table or SQL view what was known. */
function asKnown({ name, columns, kind, sql }: Relation): string {
  const names = columns.map((column) => column.name);
  if (names.includes('reported_on')) {
    const shown = names.map((column) => (column === 'replaced_on' ? REPLACED_BY_THEN : column)).join(', ');
    return `CREATE TEMP VIEW ${name} AS SELECT ${shown} FROM main.${name} WHERE reported_on <= ${KNOWN} AND occurred_on <= ${BY}`;
  }
  return kind === 'view'
    ? sql.replace('CREATE VIEW', 'CREATE TEMP VIEW')
    : `CREATE TEMP VIEW ${name} AS SELECT ${names.join(', ')} FROM main.${name} WHERE replaced_on <= ${KNOWN}`;
}

const REPLACED_BY_THEN = `iif(replaced_on <= ${KNOWN}, replaced_on, NULL) AS replaced_on`;
