import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import Database from 'better-sqlite3';
import { sebone, scratch } from './cli.ts';

const guides = join(import.meta.dirname, '..', '..', 'docs', 'guides');
const guide = (name: string): string => readFileSync(join(guides, name), 'utf8');

/** Cells as text: what one engine gives as a number and the other as text of its digits is the same answer. */
type Answer = readonly (readonly string[])[];

/** A question as a guide asks it: in SQL for either engine, with the rows that it shows and how many it says there are. */
interface Question {
  readonly title: string;
  readonly duckdb: string;
  readonly sqlite: string;
  /** The first names the columns. */
  readonly shown: Answer;
  readonly total: number;
}

const queriesIn = (text: string): readonly string[] =>
  [...text.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql]) => sql!);

function questionsIn(text: string): readonly Question[] {
  return text
    .split(/^## (?=\d)/m)
    .slice(1)
    .map((section) => {
      const queries = queriesIn(section);
      const of = (engine: string): string => queries.find((sql) => sql.startsWith(`-- ${engine}`))!;
      const table = [...section.matchAll(/^\| (.*) \|$/gm)].map(([, row]) =>
        row!.split(' | ').map((cell) => cell.trim()),
      );
      const [, count] = /^[(（](?:the first \d+ of |全)?(\d+)(?: rows|行)/m.exec(section) ?? [];
      return {
        title: section.split('\n')[0]!,
        duckdb: of('DuckDB'),
        sqlite: of('SQLite'),
        shown: table.filter((_, at) => at !== 1),
        total: Number(count),
      };
    });
}

/** What is wrong with the rows that a guide shows of an answer. */
function drift({ shown, total }: Question, answer: Answer): string | undefined {
  const [head, ...rows] = answer;
  const expected = [head!, ...rows.slice(0, shown.length - 1)];
  if (JSON.stringify(shown) !== JSON.stringify(expected))
    return expected.map((row) => `| ${row.join(' | ')} |`).join('\n');
  return total === rows.length ? undefined : `${rows.length} rows`;
}

const answerOf = (rows: readonly Readonly<Record<string, unknown>>[]): Answer => [
  Object.keys(rows[0] ?? {}),
  ...rows.map((row) => Object.values(row).map((cell) => (cell === null ? '' : String(cell as string | number)))),
];

const { path: root, remove } = scratch();
const data = join(root, 'data');
let instance: DuckDBInstance;
let duck: DuckDBConnection;
let views: Database.Database;

beforeAll(async () => {
  await sebone('demo', '--data', data);
  await sebone('export', 'minato', join(root, 'minato'), '--format', 'parquet', '--data', data);
  instance = await DuckDBInstance.create();
  duck = await instance.connect();
  await duck.run(`SET file_search_path = '${join(root, 'minato').replaceAll("'", "''")}'`);
  views = new Database(join(data, 'views.db'), { readonly: true });
}, 120_000);
afterAll(() => {
  instance.closeSync();
  views.close();
  remove();
});

const onParquet = async (sql: string): Promise<Answer> => answerOf((await duck.runAndReadAll(sql)).getRowObjectsJson());
const onSqlite = (sql: string): Answer => answerOf(views.prepare<[], Record<string, unknown>>(sql).all());

const questions = questionsIn(guide('analysts.md'));

describe("the analysts' guide", () => {
  it('asks five questions, and the Japanese one asks them alike', () => {
    expect(questions).toHaveLength(5);
    const inJapanese = questionsIn(guide('analysts.ja.md'));
    const untitled = (of: readonly Question[]): readonly object[] => of.map((question) => ({ ...question, title: '' }));
    expect(untitled(inJapanese)).toEqual(untitled(questions));
    expect(queriesIn(guide('analysts.ja.md'))).toEqual(queriesIn(guide('analysts.md')));
  });

  it.each(questions.map((question) => [question.title, question] as const))(
    '%s: both engines give what the guide shows',
    async (_, question) => {
      const answer = await onParquet(question.duckdb);
      expect(answer.length).toBeGreaterThan(4);
      expect(onSqlite(question.sqlite)).toEqual(answer);
      expect(drift(question, answer)).toBeUndefined();
    },
  );

  it('would be found to show what no engine gives', async () => {
    const [question] = questions;
    const answer = await onParquet(question!.duckdb);
    const [head, first, ...rest] = question!.shown;
    expect(drift({ ...question!, shown: [head!, [...first!.slice(0, -1), '7'], ...rest] }, answer)).toContain(
      `| ${first!.join(' | ')} |`,
    );
    expect(drift({ ...question!, total: 26 }, answer)).toBe('27 rows');
  });

  it('reads from a file what it is of', async () => {
    const [about] = queriesIn(guide('analysts.md'));
    expect(await onParquet(about!)).toEqual(
      expect.arrayContaining([
        ['sebone.initiative', 'minato'],
        ['sebone.as_of', '2026-11-01'],
        ['sebone.known_at', '2026-11-01'],
        ['sebone.table', 'facts'],
      ]),
    );
  });

  it('promises of an export at horizons what its last question finds in the whole', async () => {
    const [, ...compared] = await onParquet(questions.at(-1)!.duckdb);
    const then = join(root, 'minato-2015');
    const options = ['--format', 'parquet', '--as-of', '2015-12-31', '--known-at', '2015-12-31', '--data', data];
    expect((await sebone('export', 'minato', then, ...options)).exit).toBe(0);
    const read = await duck.runAndReadAll(
      'SELECT partner, count(*) AS known FROM read_parquet($1) WHERE replaced_on IS NULL GROUP BY partner',
      [join(then, 'actions.parquet')],
    );
    const known = new Map(answerOf(read.getRowObjectsJson()).map(([partner, count]) => [partner, count]));
    expect(compared.map(([partner]) => [partner, known.get(partner)])).toEqual(
      compared.map(([partner, knownThen]) => [partner, knownThen]),
    );
  });
});
