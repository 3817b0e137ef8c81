import fc from 'fast-check';
import { addDays, isDay, parseStream, streamName, type Fact, type Horizons } from '@sebone/kernel';
import { standingAt } from '@sebone/initiative';
import type { EventStore } from '@sebone/event-store';
import { factsOf, histories, logWith, longHistory, record, type Told } from '../test/histories.ts';
import { asked, newFolder, PATIENCE, removeFolders, settled } from '../test/views-folder.ts';
import { openReadModel, type Column, type ExcerptTable } from './index.ts';
import { statesOf } from './states.ts';

afterAll(removeFolders);

const INITIATIVES = ['north', 'south.shore'];

/** Two horizons within the time of the histories, the first at most as late as the second. */
const horizons = fc
  .tuple(fc.nat(1700), fc.nat(300))
  .map(([day, later]): Horizons => ({ asOf: addDays('2015-01-01', day), knownAt: addDays('2015-01-01', day + later) }));

/** What takes the place of a fact that is left out, so that all others keep their ids. */
const ELSEWHERE: Told = {
  stream: streamName('initiative', 'elsewhere'),
  event: {
    type: 'AgendaAdopted',
    schema: 1,
    occurredOn: '2015-01-01',
    reportedOn: '2015-01-01',
    data: { version: 1, title: 'Other' },
  },
};

/** Short ones shrink well; long ones have all kinds of mistakes in them, mended sooner or later. */
const shortOrLong = fc.oneof(histories(50), fc.integer({ min: 200, max: 300 }).map(longHistory));

type Rows = readonly Readonly<Record<string, unknown>>[];

/** The rows of each table of an excerpt, by table. */
async function excerptOf(
  store: EventStore,
  initiative: string,
  at?: Horizons,
): Promise<Readonly<Record<string, Rows>>> {
  const folder = newFolder();
  await settled(folder, store);
  const views = openReadModel({ folder });
  const excerpt = await views.excerpt(store, initiative, at);
  try {
    return Object.fromEntries(excerpt.tables.map((table) => [table.name, rowsOf(table)]));
  } finally {
    excerpt.close();
    views.close();
  }
}

const rowsOf = ({ columns, rows }: ExcerptTable): Rows =>
  [...rows()].map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])));

const ofInitiative = (initiative: string, facts: readonly Fact[]): readonly Fact[] =>
  facts.filter(({ stream }) => parseStream(stream)!.initiative === initiative);

const idsThatStand = (tables: Readonly<Record<string, Rows>>): readonly unknown[] =>
  Object.values(tables)
    .flat()
    .filter((row) => 'reported_on' in row && row['replaced_on'] === null)
    .map((row) => row['fact_id'])
    .sort();

describe('an excerpt', () => {
  it(
    'at two horizons holds the records that stand there, the states of then, and who belonged as was known then',
    async () => {
      await fc.assert(
        fc.asyncProperty(shortOrLong, horizons, fc.constantFrom(...INITIATIVES), async (history, at, initiative) => {
          const store = await logWith(history);
          const facts = ofInitiative(initiative, await factsOf(store));
          const tables = await excerptOf(store, initiative, at);
          const standing = standingAt(facts, at).facts.map(({ id }) => id);
          expect(idsThatStand(tables)).toEqual([...standing].sort());
          for (const [table, rows] of statesOf(initiative, facts, at).rows)
            expect(tables[table]!.map((row) => Object.values(row))).toEqual(rows);

          const wasKnown = ({ event }: Told): boolean => event.reportedOn <= at.knownAt && event.occurredOn <= at.asOf;
          const known = history.map((each) => (wasKnown(each) ? each : ELSEWHERE));
          const then = await excerptOf(await logWith(known), initiative);
          for (const table of ['stays', 'partners', 'initiatives'])
            expect([table, told(tables[table]!)]).toEqual([table, told(then[table]!)]);
        }),
        { numRuns: 40 },
      );
    },
    PATIENCE,
  );

  it('without horizons holds every row of one initiative and none of another', async () => {
    const store = await logWith(longHistory(600));
    const folder = newFolder();
    await settled(folder, store);
    const views = openReadModel({ folder });
    for (const initiative of INITIATIVES) {
      const excerpt = await views.excerpt(store, initiative);
      expect(excerpt.position).toBe(600);
      for (const table of excerpt.tables) {
        const all = asked(folder, `SELECT * FROM ${table.name} WHERE initiative = ?`, initiative);
        expect([table.name, told(rowsOf(table))]).toEqual([table.name, told(all)]);
      }
      expect(excerpt.tables.flatMap(rowsOf).length).toBeGreaterThan(200);
      excerpt.close();
    }
    views.close();
  });

  it('gives values of the kind that each column is said to hold', async () => {
    const kept: Readonly<Record<Column['holds'], (value: unknown) => boolean>> = {
      TEXT: (value) => typeof value === 'string',
      DAY: isDay,
      JSON: (value) => typeof value === 'string' && typeof JSON.parse(value) === 'object',
      INTEGER: Number.isInteger,
      FLAG: (value) => value === 0 || value === 1,
      REAL: (value) => typeof value === 'number',
    };
    const store = await logWith(longHistory(600));
    const folder = newFolder();
    await settled(folder, store);
    const views = openReadModel({ folder });
    const excerpt = await views.excerpt(store, 'north');
    for (const table of excerpt.tables) {
      const rows = rowsOf(table);
      for (const { name, holds, required } of table.columns) {
        const strays = rows
          .map((row) => row[name])
          .filter((value) => (value === null ? required : !kept[holds](value)));
        expect([table.name, name, strays]).toEqual([table.name, name, []]);
        // What every row gives as a day is a day: none was declared as mere text.
        if (holds === 'TEXT') expect(rows.length > 0 && rows.every((row) => isDay(row[name]))).toBe(false);
      }
    }
    excerpt.close();
    views.close();
  });

  it('is of one moment: what is recorded while it is read is not in it', async () => {
    const history = longHistory(300);
    const store = await logWith(history.slice(0, 200));
    const folder = newFolder();
    await settled(folder, store);
    const views = openReadModel({ folder });
    const before = await views.excerpt(store, 'north');
    const first = before.tables.map(rowsOf);
    await record(store, history, 200);
    await views.catchUp(store);
    expect(before.tables.map(rowsOf)).toEqual(first);
    const after = await views.excerpt(store, 'north');
    expect([before.position, after.position]).toEqual([200, 300]);
    expect(after.tables.map(rowsOf)).not.toEqual(first);
    before.close();
    after.close();
    views.close();
  });
});

/** Rows as text in one order: which comes first is no part of what is known. */
const told = (rows: Rows): readonly string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();
