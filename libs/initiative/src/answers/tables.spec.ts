import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { historyOf } from '@sebone/testing';
import {
  actionsOf,
  attendancesOf,
  COLUMNS,
  commitmentsOf,
  historyAt,
  indicatorOf,
  indicatorsOf,
  knowledgeOf,
  meetingsOf,
  rowSchema,
  timelineOf,
  type History,
} from '../index.ts';

const ROWS: Readonly<Record<keyof typeof COLUMNS, (history: History) => readonly object[]>> = {
  commitments: commitmentsOf,
  actions: actionsOf,
  meetings: meetingsOf,
  attendances: attendancesOf,
  items: (history) => knowledgeOf(history).items,
  indicators: indicatorsOf,
  measurements: (history) => [...history.indicators.keys()].flatMap((id) => indicatorOf(history, id)!.series),
  timeline: (history) => timelineOf(history),
};

describe.each(Object.entries(COLUMNS))('the rows of %s', (name, columns) => {
  const rows = [1, 2, 3].flatMap((seed) =>
    ROWS[name as keyof typeof COLUMNS](
      historyAt('roundtable', historyOf(seed, 400).facts, { asOf: '2030-01-01', knownAt: '2030-01-01' }),
    ),
  );

  it('have the columns that are told of, in their order, and hold what these say', () => {
    const ajv = new Ajv2020({ allowUnionTypes: true });
    formats.default(ajv);
    const fits = ajv.compile(rowSchema(columns));
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(Object.keys(columns));
      if (!fits(row)) throw new Error(JSON.stringify([row, fits.errors]));
    }
  });

  it('have meanings in both languages', () => {
    for (const { meaning } of Object.values(columns)) {
      expect(meaning.en).toMatch(/^[A-Z]/);
      expect(meaning.ja).toMatch(/[ぁ-んァ-ン一-龯]/);
    }
  });
});
