import type Database from 'better-sqlite3';
import { column, table, type Relation, type View } from './view.ts';

/** The table that explains the others, for whoever opens the file. */
export const CATALOGUE = table(
  'catalogue',
  { en: 'What every table and column means.', ja: '各テーブルと各列の意味。' },
  [
    column('relation', 'TEXT', 'A table or SQL view.', 'テーブルまたは SQL ビュー。'),
    column('column_name', 'TEXT', 'Its column; empty: the table as a whole.', '列。空ならテーブル全体。'),
    column('view', 'TEXT', 'The view that it belongs to.', '属するビュー。'),
    column('type', 'TEXT', 'table or view, or the type of the column.', 'table または view、列ならその型。'),
    column('meaning_en', 'TEXT', 'What it means, in English.', '意味（英語）。'),
    column('meaning_ja', 'TEXT', 'What it means, in Japanese.', '意味（日本語）。'),
  ],
  ['relation', 'column_name'],
);

/** Makes the relations of a view, and explains them. */
export function createRelations(db: Database.Database, { name: view, relations }: View): void {
  const explain = db.prepare(
    'INSERT INTO catalogue (relation, column_name, view, type, meaning_en, meaning_ja) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const { name, kind, meaning, columns, sql } of relations) {
    db.exec(sql);
    explain.run(name, '', view, kind, meaning.en, meaning.ja);
    for (const each of columns) explain.run(name, each.name, view, each.type, each.meaning.en, each.meaning.ja);
  }
}

/** Drops the relations of a view, of whatever version, with all their rows. */
export function dropRelations(db: Database.Database, view: string): void {
  const made = db
    .prepare<[string], Pick<Relation, 'name' | 'kind'>>(
      "SELECT relation AS name, type AS kind FROM catalogue WHERE view = ? AND column_name = ''",
    )
    .all(view);
  for (const { name, kind } of made) db.exec(`DROP ${kind} IF EXISTS "${name}"`);
  db.prepare('DELETE FROM catalogue WHERE view = ?').run(view);
}

/** Whether the file has the relations, each as it is declared. */
export function hasRelations(db: Database.Database, relations: readonly Relation[]): boolean {
  const sqlOf = db.prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?').pluck();
  return relations.every(({ name, sql }) => sqlOf.get(name) === sql);
}
