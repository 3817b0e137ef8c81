import {
  ACTION_CODES,
  BACKBONE_FUNCTIONS,
  DIRECTIONS,
  FUNDING_PURPOSES,
  KNOWLEDGE_KINDS,
  RESOURCE_KINDS,
  ROLES,
  SECTORS,
} from '@sebone/initiative';
import { dayNumber, dayOf, type Day } from '@sebone/kernel';
import fc from 'fast-check';
import type { SheetName } from '../src/sheets.ts';
import { TODAY } from './workbooks.ts';

export type Row = Readonly<Record<string, string | undefined>>;

export const START = dayNumber('2015-04-01');
export const END = dayNumber('2024-03-31');
const LAST = dayNumber(TODAY);

export const words = fc
  .oneof(
    fc.string({
      unit: fc.constantFrom('a', 'é', '表', '"', ',', '\n', '\r\n', ' ', '=', '+', '-', '@', "'", ';'),
      minLength: 1,
      maxLength: 12,
    }),
    fc.constantFrom('=cmd()', '+81', '-1', '@home'),
  )
  .filter((text) => text.trim() !== '');
export const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
export const oneOf = (list: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...list);
export const number = fc
  .oneof(fc.integer({ min: -1000, max: 1000 }), fc.double({ min: -1e9, max: 1e9, noNaN: true }))
  .map(String);
const amount = fc.oneof(fc.nat(1000), fc.double({ min: 0, max: 1e9, noNaN: true })).map(String);
export const between = (from: number, to: number): fc.Arbitrary<Day> =>
  fc.integer({ min: from, max: Math.max(from, to) }).map(dayOf);

/** Blank, or a day on which it can have been reported. */
export const reportOf = (on: Day): fc.Arbitrary<Day | undefined> => maybe(between(dayNumber(on), LAST));
export const withReport = (row: Row, on: Day): fc.Arbitrary<Row> =>
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
export const partnerRows = (
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

export const some = <T>(row: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> => fc.array(row, { maxLength: most });

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

export type Sheets = Partial<Record<SheetName, readonly Row[]>>;
export type Partner = { readonly id: string; readonly stays: readonly Stay[]; readonly rows: Sheets };
