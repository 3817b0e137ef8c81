import type Database from 'better-sqlite3';
import type { Fact, Text } from '@sebone/kernel';

/** A column as analysts read it. */
export interface Column {
  readonly name: string;
  /** As SQLite stores it. */
  readonly type: 'TEXT' | 'INTEGER' | 'REAL';
  /** What its values are. `DAY`: TEXT, `YYYY-MM-DD`; `JSON`: TEXT; `FLAG`: INTEGER, 1 for yes and 0 for no. */
  readonly holds: Column['type'] | 'DAY' | 'JSON' | 'FLAG';
  /** `false`: NULL where nothing was said. */
  readonly required: boolean;
  readonly meaning: Text;
}

/** Declares a {@link Column}. */
export function column(name: string, holds: Column['holds'], en: string, ja: string, required = true): Column {
  return { name, type: STORED[holds], holds, required, meaning: { en, ja } };
}

const STORED = {
  TEXT: 'TEXT',
  DAY: 'TEXT',
  JSON: 'TEXT',
  INTEGER: 'INTEGER',
  FLAG: 'INTEGER',
  REAL: 'REAL',
} as const satisfies Record<Column['holds'], Column['type']>;

/** A table of `views.db`, or a SQL view over such tables. */
export interface Relation {
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly meaning: Text;
  readonly columns: readonly Column[];
  /** The whole `CREATE` statement, with its comments. */
  readonly sql: string;
}

/** A query whose answer the log alone decides: the same from the live file and from one built from nothing. */
export interface Proof {
  /** The table that it reads. */
  readonly of: string;
  /** Takes a position: rows from facts after it are left out. Its rows come in a fixed order. */
  readonly sql: string;
}

/**
 * A view: some tables, and how facts become their rows. It consumes the whole log in order and folds the facts of the
 * types that it knows.
 */
export interface View {
  readonly name: string;
  /** Raised whenever the same facts would give other rows: the view is then rebuilt when the file is next opened. */
  readonly version: number;
  readonly meaning: Text;
  readonly relations: readonly Relation[];
  readonly types: readonly string[];
  readonly proofs: readonly Proof[];
  /**
   * Prepares to write to a file that has the relations. What it gives writes the rows of facts of `types`, in order
   * and within the caller's transaction; it keeps nothing between calls. Whatever it throws stops the view there.
   */
  writer(db: Database.Database): (facts: readonly Fact[]) => void;
}

/** Declares a table whose statement explains it: its meaning and that of each column stay in the file as comments. */
export function table(name: string, meaning: Text, columns: readonly Column[], key: readonly string[]): Relation {
  return { name, kind: 'table', meaning, columns, sql: tableSql(name, meaning, columns, key) };
}

function tableSql(name: string, meaning: Text, columns: readonly Column[], key: readonly string[]): string {
  const lines = columns.map(
    ({ name: called, type, required, meaning: { en } }) =>
      `  ${called} ${type}${required ? ' NOT NULL' : ''}, -- ${en}`,
  );
  // A single INTEGER key is the row's place in the file: rows come in its order, and are appended.
  const byPlace = key.length === 1 && columns.find(({ name: called }) => called === key[0])?.type === 'INTEGER';
  const end = `) STRICT${byPlace ? '' : ', WITHOUT ROWID'}`;
  return [`CREATE TABLE ${name} (`, `  -- ${meaning.en}`, ...lines, `  PRIMARY KEY (${key.join(', ')})`, end].join(
    '\n',
  );
}

/** Declares a SQL view whose statement explains it. */
export function sqlView(name: string, meaning: Text, columns: readonly Column[], select: string): Relation {
  return { name, kind: 'view', meaning, columns, sql: `CREATE VIEW ${name} AS\n-- ${meaning.en}\n${select}` };
}
