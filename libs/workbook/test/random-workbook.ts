import {
  ACTION_CODES,
  BACKBONE_FUNCTIONS,
  BETTER,
  DIRECTIONS,
  END_REASONS,
  FUNDING_PURPOSES,
  KNOWLEDGE_KINDS,
  MEETING_STATUSES,
  PRESENCES,
  RESOURCE_KINDS,
  ROLES,
  SECTORS,
  STAGES,
} from '@sebone/initiative';
import { dayNumber, dayOf, type Day } from '@sebone/kernel';
import fc from 'fast-check';
import { csvRow } from '../src/csv-writer.ts';
import { SHEETS, type SheetName } from '../src/sheets.ts';
import { TODAY, type Files } from './workbooks.ts';

type Row = Readonly<Record<string, string | undefined>>;

const START = dayNumber('2015-04-01');
const END = dayNumber('2024-03-31');
const LAST = dayNumber(TODAY);

const words = fc
  .oneof(
    fc.string({
      unit: fc.constantFrom('a', 'é', '表', '"', ',', '\n', '\r\n', ' ', '=', '+', '-', '@', "'", ';'),
      minLength: 1,
      maxLength: 12,
    }),
    fc.constantFrom('=cmd()', '+81', '-1', '@home'),
  )
  .filter((text) => text.trim() !== '');
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const oneOf = (list: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...list);
const number = fc
  .oneof(fc.integer({ min: -1000, max: 1000 }), fc.double({ min: -1e9, max: 1e9, noNaN: true }))
  .map(String);
const amount = fc.oneof(fc.nat(1000), fc.double({ min: 0, max: 1e9, noNaN: true })).map(String);
const between = (from: number, to: number): fc.Arbitrary<Day> =>
  fc.integer({ min: from, max: Math.max(from, to) }).map(dayOf);

/** Blank, or a day on which it can have been reported. */
const reportOf = (on: Day): fc.Arbitrary<Day | undefined> => maybe(between(dayNumber(on), LAST));
const withReport = (row: Row, on: Day): fc.Arbitrary<Row> =>
  reportOf(on).map((reported) => ({ ...row, reported_on: reported }));

interface Stay {
  readonly joined: number;
  /** The last day on which it can act: that of leaving, or the end. */
  readonly until: number;
  readonly left: boolean;
}

/** Up to three stays, one after the other; the next may begin on the day on which the one before ended. */
const stays: fc.Arbitrary<readonly Stay[]> = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: START, max: END - 10 }), { minLength: 1, maxLength: 5 }),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([days, stayed, atOnce]) => {
    const sorted = [...days].sort((a, b) => a - b);
    const found: Stay[] = [];
    for (let at = 0; at < sorted.length; at += atOnce && found.length > 0 ? 1 : 2) {
      const joined = sorted[at]!;
      const left = sorted[at + 1];
      if (left === undefined && !stayed && found.length > 0) break;
      found.push({ joined, until: left ?? END, left: left !== undefined });
    }
    return found;
  });

const dayIn = (of: readonly Stay[]): fc.Arbitrary<Day> =>
  fc.constantFrom(...of).chain(({ joined, until }) => between(joined, until));

/** What one partner's rows are, in each sheet. */
const partnerRows = (
  id: string,
): fc.Arbitrary<{ readonly id: string; readonly stays: readonly Stay[]; readonly rows: Sheets }> =>
  stays.chain((of) =>
    fc
      .record({
        partners: fc.tuple(...of.map((stay) => stayRow(id, stay))),
        commitments: some(commitment(id, of), 2),
        resources: some(
          dayIn(of).chain((on) =>
            fc
              .record({
                direction: oneOf(DIRECTIONS),
                kind: oneOf(RESOURCE_KINDS),
                amount: maybe(amount),
                unit: maybe(oneOf(['JPY', 'hours', 'items'])),
                note: maybe(words),
              })
              .chain((row) => withReport({ ...row, partner_id: id, occurred_on: on }, on)),
          ),
          2,
        ),
        backbone: some(
          dayIn(of).chain((on) =>
            fc
              .record({ function: oneOf(BACKBONE_FUNCTIONS), title: maybe(words) })
              .chain((row) => withReport({ ...row, partner_id: id, occurred_on: on }, on)),
          ),
          2,
        ),
        knowledge: some(
          dayIn(of).chain((on) =>
            fc
              .record({ title: words, kind: maybe(oneOf(KNOWLEDGE_KINDS)) })
              .chain((row) => withReport({ ...row, partner_id: id, shared_on: on }, on)),
          ),
          2,
        ),
        funding: some(
          between(START, END).chain((on) =>
            fc
              .record({
                starts: fc.integer({ min: START, max: END }),
                days: fc.nat(2000),
                amount,
                currency: oneOf(['JPY', 'EUR']),
                purpose: maybe(oneOf(FUNDING_PURPOSES)),
              })
              .chain(({ starts, days, ...row }) =>
                withReport(
                  { ...row, partner_id: id, awarded_on: on, starts_on: dayOf(starts), ends_on: dayOf(starts + days) },
                  on,
                ),
              ),
          ),
          1,
        ),
      })
      .chain((rows) =>
        some(action(id, of, rows.commitments), 4).map((actions) => ({
          id,
          stays: of,
          rows: { ...rows, actions },
        })),
      ),
  );

const some = <T>(row: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> => fc.array(row, { maxLength: most });

const stayRow = (id: string, { joined, until, left }: Stay): fc.Arbitrary<Row> =>
  fc
    .record({
      name: words,
      sector: maybe(oneOf(SECTORS)),
      role: maybe(oneOf(ROLES)),
      leave_reason: maybe(words),
      later: reportOf(dayOf(until)),
    })
    .chain(({ leave_reason, later, ...row }) =>
      withReport(
        {
          ...row,
          partner_id: id,
          joined_on: dayOf(joined),
          ...(left && { left_on: dayOf(until), leave_reason, left_reported_on: later }),
        },
        dayOf(joined),
      ),
    );

const commitment = (id: string, of: readonly Stay[]): fc.Arbitrary<Row> =>
  dayIn(of).chain((on) =>
    fc
      .record({
        title: words,
        due: maybe(fc.nat(400)),
        withdrawn: maybe(between(dayNumber(on), END)),
        later: fc.nat(100),
      })
      .chain(({ title, due, withdrawn, later }) =>
        withReport(
          {
            title,
            partner_id: id,
            made_on: on,
            due_on: due === undefined ? undefined : dayOf(dayNumber(on) + due),
            withdrawn_on: withdrawn,
            withdrawn_reported_on:
              withdrawn === undefined || later > 50 ? undefined : dayOf(dayNumber(withdrawn) + later),
          },
          on,
        ),
      ),
  );

/** An action in any stay; for a commitment, in the stay in which that was made, be it before that day. */
const action = (id: string, of: readonly Stay[], commitments: readonly Row[]): fc.Arbitrary<Row> =>
  maybe(commitments.length === 0 ? fc.constant(-1) : fc.nat(commitments.length - 1)).chain((chosen) => {
    const promised = chosen === undefined ? undefined : commitments[chosen];
    const within = of.filter(({ joined, until }) => {
      const made = promised && dayNumber(promised['made_on']!);
      return made === undefined || (joined <= made && made <= until);
    });
    return dayIn(within).chain((on) =>
      fc
        .record({
          code: maybe(oneOf(ACTION_CODES)),
          title: words,
          hours: maybe(amount),
          completes: fc.boolean(),
          evidence: maybe(words),
        })
        .chain(({ completes, ...row }) =>
          withReport(
            {
              ...row,
              partner_id: id,
              occurred_on: on,
              commitment_id: promised && `${chosen}-${id}`,
              completes: promised && promised['withdrawn_on'] === undefined && completes ? 'yes' : undefined,
            },
            on,
          ),
        ),
    );
  });

type Sheets = Partial<Record<SheetName, readonly Row[]>>;
type Partner = { readonly id: string; readonly stays: readonly Stay[]; readonly rows: Sheets };

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
