import { describeViews } from '@sebone/read-model';
import { code, page, table } from './markdown.mjs';

const PREFIX = 'recorded_';

function relationBlocks({ name, kind, meaning, columns }, names) {
  const shown = name.startsWith(PREFIX) && names.has(name.slice(PREFIX.length));
  const title = `### ${code(name)} (${kind === 'view' ? 'SQL view' : 'table'})`;
  if (shown) return [];
  return [
    title,
    `${meaning.en} ${meaning.ja}`,
    table(
      ['column', 'type', 'always filled', 'meaning', '意味'],
      columns.map((column) => [
        code(column.name),
        column.type,
        column.required ? 'yes' : '',
        column.meaning.en,
        column.meaning.ja,
      ]),
    ),
  ];
}

/** Every table and column of `views.db`. */
export function viewsPage() {
  const { views, forAll } = describeViews();
  const names = new Set(views.flatMap(({ relations }) => relations.map(({ name }) => name)));
  return page(
    'Views',
    'The tables of `views.db` in the data folder, for any SQL tool that opens it to read. The same is explained inside the file, in the table `catalogue`.',
    "Every table of records has its fact's id and dates and `replaced_on`, the day on which it was reported to be a mistake. What was known at a day K is `reported_on <= K AND (replaced_on IS NULL OR replaced_on > K)`; what stands now is `replaced_on IS NULL`; what had happened by a day D is `occurred_on <= D`. Each is a SQL view over a table `recorded_…` of the same columns but `replaced_on`, to which rows are only ever added.",
    views.flatMap(({ name, version, meaning, relations }) => [
      `## ${name} (version ${version})`,
      `${meaning.en} ${meaning.ja}`,
      ...relations.flatMap((relation) => relationBlocks(relation, names)),
    ]),
    '## For all views',
    forAll.flatMap((relation) => relationBlocks(relation, names)),
  );
}
