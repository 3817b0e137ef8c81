import { EVENT_SCHEMAS } from '@sebone/initiative';
import { asked, newFolder, removeFolders } from '../test/views-folder.ts';
import { describeViews, openReadModel, VIEWS } from './index.ts';

afterAll(removeFolders);

const { views, forAll } = describeViews();
const relations = [...views.flatMap((view) => view.relations), ...forAll];

describe('the views', () => {
  it('fold every type of fact of the domain in some table', () => {
    const folded = new Set(VIEWS.filter(({ name }) => name !== 'lifecycles').flatMap(({ types }) => types));
    expect([...EVENT_SCHEMAS.keys()].filter((type) => !folded.has(type))).toEqual([]);
  });

  it('have tables with names of their own', () => {
    const names = relations.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('show the initiative, the fact, both days and replaced_on in every table of records', () => {
    const ofRecords = VIEWS.flatMap((view) => view.relations).filter(({ name }) => name.startsWith('recorded_'));
    expect(ofRecords.length).toBeGreaterThan(20);
    for (const { name } of ofRecords) {
      const shown = relations.find((relation) => relation.name === name.replace('recorded_', ''))!;
      expect(shown.columns.map((column) => column.name)).toEqual(
        expect.arrayContaining(['initiative', 'fact_id', 'occurred_on', 'reported_on', 'replaced_on']),
      );
    }
  });

  it.each(relations.map((relation) => [relation.name, relation] as const))(
    'explain %s and each of its columns in both languages',
    (_, { meaning, columns }) => {
      for (const { en, ja } of [meaning, ...columns.map((column) => column.meaning)]) {
        expect(en).toMatch(/^\p{L}|^[01]/u);
        expect(en.at(-1)).toBe('.');
        expect(ja).toMatch(/[\p{scx=Hira}\p{scx=Kana}\p{scx=Han}]/u);
        expect(ja.at(-1)).toBe('。');
      }
    },
  );

  it('are in the file as they are described, explained there too', () => {
    const folder = newFolder();
    openReadModel({ folder }).close();
    for (const { name, columns } of relations) {
      expect([
        name,
        asked(folder, `SELECT name FROM pragma_table_info('${name}')`).map((column) => column['name']),
      ]).toEqual([name, columns.map((column) => column.name)]);
    }
    const explained = asked(
      folder,
      "SELECT meaning_en, meaning_ja FROM catalogue WHERE relation = 'actions' AND column_name = 'hours'",
    );
    expect(explained).toEqual([{ meaning_en: 'Hours spent.', meaning_ja: '所要時間。' }]);
    expect(asked(folder, "SELECT sql FROM sqlite_schema WHERE name = 'recorded_actions'")[0]!['sql']).toContain(
      'hours REAL, -- Hours spent.',
    );
  });
});
