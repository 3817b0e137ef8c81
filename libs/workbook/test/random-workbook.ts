import { BETTER, END_REASONS, MEETING_STATUSES, PRESENCES, STAGES } from '@sebone/initiative';
import { dayNumber, dayOf, type Day } from '@sebone/kernel';
import fc from 'fast-check';
import { csvRow } from '../src/csv-writer.ts';
import { SHEETS, type SheetName } from '../src/sheets.ts';
import {
  between,
  END,
  maybe,
  number,
  oneOf,
  partnerRows,
  reportOf,
  some,
  START,
  withReport,
  words,
  type Partner,
  type Row,
  type Sheets,
} from './random-rows.ts';
import type { Files } from './workbooks.ts';

/** What is told of all partners together. */
const sharedRows = (partners: readonly Partner[]): fc.Arbitrary<Sheets> => {
  const present = (on: Day): readonly string[] =>
    partners
      .filter(({ stays: of }) => of.some(({ joined, until }) => joined <= dayNumber(on) && dayNumber(on) <= until))
      .map(({ id }) => id);
  const meeting = between(START, END).chain((on) =>
    fc
      .record({ title: maybe(words), status: maybe(oneOf(MEETING_STATUSES)) })
      .chain((row) =>
        fc.tuple(
          withReport({ ...row, held_on: on }, on),
          fc.tuple(
            ...present(on).map((id) =>
              maybe(
                oneOf(PRESENCES.filter((presence) => row.status !== 'cancelled' || presence !== 'present')).chain(
                  (presence) => withReport({ partner_id: id, presence }, on),
                ),
              ),
            ),
          ),
        ),
      ),
  );
  const indicator = fc
    .record({
      name: words,
      unit: maybe(words),
      direction: maybe(oneOf(BETTER)),
      baseline: maybe(number),
      baselineOn: maybe(between(START - 400, END)),
      target: maybe(number),
      target_on: maybe(between(START, END)),
    })
    .chain(({ baselineOn, ...row }) => withReport({ ...row, baseline_on: baselineOn }, baselineOn ?? dayOf(START)));
  // Few days and values, so that some are alike.
  const measurement = fc.constantFrom('2020-01-01', '2021-01-01').chain((on) =>
    fc
      .record({
        partner_id: present(on).length === 0 ? fc.constant(undefined) : maybe(oneOf(present(on))),
        value: oneOf(['0', '1', '1.0', '-2.5']),
      })
      .chain((row) => withReport({ ...row, observed_on: on }, on)),
  );
  return fc
    .record({ meetings: some(meeting, 2), indicators: some(fc.tuple(indicator, some(measurement, 5)), 2) })
    .chain(({ meetings, indicators }) => {
      const items = partners.flatMap(({ id, rows }) => (rows.knowledge ?? []).map((_, at) => `${at}-${id}`));
      const use = fc.constantFrom('2020-01-01', '2021-01-01').chain((on) =>
        present(on).length === 0 || items.length === 0
          ? fc.constant(undefined)
          : fc
              .record({
                item_id: oneOf(items),
                partner_id: oneOf(present(on)),
                stage: oneOf(STAGES.slice(0, 2)),
                evidence: maybe(words),
              })
              .chain((row) => withReport({ ...row, used_on: on }, on)),
      );
      return some(use, 6).map((uses) => ({
        meetings: meetings.map(([row], at) => ({ ...row, meeting_id: `m-${at}` })),
        attendance: meetings.flatMap(([, rows], at) =>
          rows.flatMap((row) => (row ? [{ ...row, meeting_id: `m-${at}` }] : [])),
        ),
        indicators: indicators.map(([row], at) => ({ ...row, indicator_id: `i-${at}` })),
        measurements: indicators.flatMap(([, rows], at) => rows.map((row) => ({ ...row, indicator_id: `i-${at}` }))),
        uses: uses.filter((row) => row !== undefined),
      }));
    });
};

const OWN_ID: Partial<Record<SheetName, string>> = {
  commitments: 'commitment_id',
  actions: 'action_id',
  resources: 'flow_id',
  knowledge: 'item_id',
  funding: 'award_id',
  backbone: 'activity_id',
};

const initiativeRows = (initiative: string): fc.Arbitrary<Sheets> =>
  fc
    .tuple(partnerRows('acme'), partnerRows('acme.2'), partnerRows('k'.repeat(60)))
    .chain((partners) => fc.tuple(fc.constant(partners), sharedRows(partners)))
    .chain(([partners, shared]) =>
      fc
        .record({
          name: words,
          purpose: maybe(words),
          planned_until: maybe(between(START, END)),
          ended: fc.boolean(),
          end_reason: maybe(oneOf(END_REASONS)),
          later: reportOf(dayOf(END)),
        })
        .chain(({ ended, end_reason, later, ...row }) =>
          withReport(
            {
              ...row,
              started_on: dayOf(START),
              ...(ended && { ended_on: dayOf(END), end_reason, ended_reported_on: later }),
            },
            dayOf(START),
          ),
        )
        .map((row) => {
          const sheets: Partial<Record<SheetName, Row[]>> = { initiatives: [row] };
          for (const { id, rows } of [...partners, { id: '', rows: shared }])
            for (const [name, list] of Object.entries(rows) as [SheetName, readonly Row[]][]) {
              const own = OWN_ID[name];
              const named = id !== '' && own ? list.map((one, at) => ({ ...one, [own]: `${at}-${id}` })) : list;
              sheets[name] = [...(sheets[name] ?? []), ...named];
            }
          return Object.fromEntries(
            Object.entries(sheets).map(([name, list]) => [
              name,
              list.map((one) => ({ ...one, initiative_id: initiative })),
            ]),
          );
        }),
    );

/** A workbook of two initiatives with nothing wrong with it, however its columns and rows stand. */
export const randomWorkbook: fc.Arbitrary<Files> = fc
  .tuple(initiativeRows('minato'), initiativeRows('minato.kita'), fc.boolean(), fc.boolean())
  .map(([one, other, turnRows, turnColumns]) => {
    const files: Record<string, string> = {};
    for (const { name, columns } of SHEETS) {
      const rows = [...(one[name] ?? []), ...(other[name] ?? [])];
      if (rows.length === 0 && name !== 'partners') continue;
      const names = columns.map((column) => column.name);
      if (turnColumns) names.reverse();
      // Observations alike are told apart by their order, which has to stay as it is for their ids to stay.
      if (turnRows) rows.reverse();
      files[`${name}.csv`] = [names, ...rows.map((row) => names.map((column) => row[column] ?? ''))]
        .map(csvRow)
        .join('');
    }
    return files;
  });
