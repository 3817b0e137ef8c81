import type { Category } from '@sebone/initiative';
import { streamName, type Day, type Rejection } from '@sebone/kernel';
import type { CellValue, ReadCell } from './cell.ts';
import { shown, type Fault, type RowRef } from './fault.ts';
import { RECORD_FORMS, type RecordForm, type RowToRecord } from './record-forms.ts';
import type { ReadSheet } from './row-reader.ts';
import type { SheetName } from './sheets.ts';

/** One record that a row asks for. */
export interface StagedRecord {
  readonly at: RowRef;
  /** The staged row: a row may give two records, itself and what happened later. */
  readonly row: number;
  readonly initiative: string;
  readonly stream: string;
  readonly category: Category;
  /** `${kind}/${key}` names the record in the state of its stream. */
  readonly kind: string;
  readonly key: string;
  /** The command that records it, and the one that corrects it where it stands with other content. */
  readonly record: string;
  readonly correct: string;
  /** The fields of `record`. `reportedOn` only where the row says so: it was reported on the day of import otherwise. */
  readonly body: Readonly<Record<string, unknown>>;
  /** What `correct` and `void` need beside `body` and `because`. */
  readonly correctBody: Readonly<Record<string, unknown>>;
  /** Fields of `body` that no column of the file says: a correction leaves them as they stand. */
  readonly unsaid: readonly string[];
  /** `false`: the row says that this did not happen, by a blank cell; where it stands it is taken back by `void`. */
  readonly told: boolean;
  readonly void: string | undefined;
}

/** A row of the staging file, as far as its records go by it, and which of them is asked for. */
export type StagedRow = readonly [
  /** 0: its own record; 1: that of what happened later. */
  part: 0 | 1,
  row: number,
  sheet: number,
  line: number,
  day: Day,
  /** `null` in part 1: it is not told. */
  until: Day | null,
  number: number,
  cells: string,
];
export const STAGED_ROW = 'part, row, sheet, line, day, until, number, cells';

type ReadOf = (cells: readonly string[]) => CellValue | undefined;

/** How the records of one form are read from the rows of one file. */
interface Reading {
  readonly file: string;
  readonly form: RecordForm;
  readonly columns: ReadonlyMap<string, ReadOf>;
  readonly initiative: ReadOf;
  readonly of: ReadOf | undefined;
  readonly key: ReadOf | undefined;
  readonly reported: ReadOf | undefined;
  readonly fields: readonly (readonly [field: string, read: ReadOf])[];
  readonly unsaid: readonly string[];
}

/** Makes the records of staged rows, of the sheets that were read. */
export function recorder(
  read: ReadonlyMap<SheetName, ReadSheet>,
  timeZone: string,
): (staged: StagedRow) => StagedRecord {
  const readings = new Map(
    [...read.values()].map((source) => [source.sheet.index, RECORD_FORMS[source.sheet.name].map((form) => readingOf(source, form!))]),
  );
  let before: { readonly of: readonly unknown[]; readonly stream: string } | undefined;
  /** Records of one stream follow each other: its name is made once. */
  const named = (category: Category, initiative: string, id: string | undefined): string => {
    if (before?.of[0] === category && before.of[1] === initiative && before.of[2] === id) return before.stream;
    before = { of: [category, initiative, id], stream: streamName(category, initiative, id) };
    return before.stream;
  };

  return ([part, row, sheet, line, day, until, number, text]) => {
    const { file, form, columns, fields, unsaid, ...reads } = readings.get(sheet)![part]!;
    const cells = JSON.parse(text) as readonly string[];
    const facts: RowToRecord = { read: (column) => columns.get(column)?.(cells), day, number, timeZone };
    const initiative = reads.initiative(cells) as string;
    const occurredOn = part === 0 ? day : until;
    const body: Record<string, unknown> = { initiative, occurredOn };
    const reported = part === 0 ? reads.reported?.(cells) : reportedLater(form, until, facts);
    if (reported !== undefined) body['reportedOn'] = reported;
    for (const [field, readIn] of fields) {
      const value = readIn(cells);
      if (value !== undefined) body[field] = value;
    }
    if (form.more) Object.assign(body, form.more(facts));
    return {
      at: { file, line },
      row,
      initiative,
      stream: named(form.category, initiative, reads.of?.(cells) as string | undefined),
      category: form.category,
      kind: form.kind,
      key: typeof form.key === 'string' ? (reads.key!(cells) as string) : form.key(facts),
      record: typeof form.record === 'string' ? form.record : form.record(facts),
      correct: form.correct,
      body,
      correctBody: form.toCorrect ? form.toCorrect(facts) : NOTHING,
      unsaid,
      told: occurredOn !== null,
      void: form.void,
    };
  };
}

const NOTHING = {};

function readingOf({ sheet, file, header }: ReadSheet, form: RecordForm): Reading {
  const columns = new Map<string, ReadOf>();
  for (const { name } of sheet.columns) {
    const column = header?.columns.get(name);
    if (column) columns.set(name, cellReader(column));
  }
  const said = ([, column]: readonly [string, string]): boolean => columns.has(column);
  return {
    file,
    form,
    columns,
    initiative: columns.get('initiative_id')!,
    of: form.of === undefined ? undefined : columns.get(form.of),
    key: typeof form.key === 'string' ? columns.get(form.key) : undefined,
    reported: columns.get('reported_on'),
    fields: form.fields.filter(said).map(([field, column]) => [field, columns.get(column)!]),
    unsaid: [...form.fields.filter((field) => !said(field)).map(([field]) => field), ...(form.unsaid ?? [])],
  };
}

/** Reads a cell of rows without faults. */
function cellReader({ at, read, isPlain }: { readonly at: number; readonly read: ReadCell; readonly isPlain: boolean }): ReadOf {
  return (cells) => {
    const cell = cells[at] ?? '';
    if (cell === '' || cell.trim() === '') return undefined;
    return isPlain ? cell : (read(cell) as CellValue | undefined);
  };
}

/**
 * What happened later is known from the later of itself and the day on which the row was first reported, unless the
 * row says otherwise. A row that does not say when it was reported is reported on the day of the import.
 */
function reportedLater(form: RecordForm, until: Day | null, { read }: RowToRecord): CellValue | undefined {
  if (until === null) return undefined;
  const said = read(form.reported);
  if (said !== undefined) return said;
  const first = read('reported_on');
  return first === undefined || first > until ? first : until;
}

const formOf = new Map(
  Object.entries(RECORD_FORMS).flatMap(([sheet, forms]) =>
    forms.map((form) => [form!.kind, { form: form!, sheet: sheet as SheetName }] as const),
  ),
);

/** Which column a field of a record's command came from; `undefined` for what no column says. */
export function columnOf(record: StagedRecord, field: string): string | undefined {
  const { form, sheet } = formOf.get(record.kind)!;
  if (field === 'initiative') return 'initiative_id';
  if (field === 'occurredOn') return form.on;
  if (field === 'reportedOn') return form.reported;
  if (field === 'status' && sheet === 'meetings') return 'status';
  // A refusal of the whole record bears its kind as the field.
  const said = form.fields.find(([name]) => name === field);
  return said?.[1] ?? (field === form.kind && typeof form.key === 'string' ? form.key : undefined);
}

/** A refusal of a record's command as faults of its row: one for each field that stands in the way. */
export function faultsOfRefusal(record: StagedRecord, refusal: Rejection): readonly Fault[] {
  const fault = { ...record.at, code: refusal.code };
  if (refusal.details.length === 0) return [{ ...fault, column: undefined, value: undefined, reason: refusal.message }];
  return refusal.details.map(({ field, value, remedy }) => ({
    ...fault,
    column: columnOf(record, field),
    value:
      value === undefined || value === null
        ? undefined
        : shown(typeof value === 'string' ? value : JSON.stringify(value)),
    reason: { en: `${refusal.message.en} ${remedy.en}`, ja: `${refusal.message.ja}${remedy.ja}` },
  }));
}
