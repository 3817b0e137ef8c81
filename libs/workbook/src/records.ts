import type { Category } from '@sebone/initiative';
import { streamName, type Day, type Rejection } from '@sebone/kernel';
import type { CellValue } from './cell.ts';
import { shown, type Fault, type RowRef } from './fault.ts';
import { RECORD_FORMS, type RecordForm, type RowToRecord } from './record-forms.ts';
import type { ReadSheet } from './row-reader.ts';
import { SHEET_NAMES, type SheetName } from './sheets.ts';

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
  /** What `correct` needs beside `body` and `because`. */
  readonly correctBody: Readonly<Record<string, unknown>>;
}

/** A row of the staging file, as far as its records go by it, and which of them is asked for. */
export type StagedRow = readonly [
  seq: number,
  /** 0: its own record; 1: that of what happened later. */
  part: 0 | 1,
  id: number,
  sheet: number,
  line: number,
  day: Day,
  until: Day | null,
  number: number,
  cells: string,
];
export const STAGED_ROW = 'seq, part, id, sheet, line, day, until, number, cells';

/** Makes the records of staged rows, of the sheets that were read. */
export function recorder(
  read: ReadonlyMap<SheetName, ReadSheet>,
  timeZone: string,
): (staged: StagedRow) => StagedRecord {
  let before: { readonly of: readonly unknown[]; readonly stream: string } | undefined;
  /** Records of one stream follow each other: its name is made once. */
  const named = (category: Category, initiative: string, id: string | undefined): string => {
    if (before?.of[0] === category && before.of[1] === initiative && before.of[2] === id) return before.stream;
    before = { of: [category, initiative, id], stream: streamName(category, initiative, id) };
    return before.stream;
  };

  return ([, part, row, sheet, line, day, until, number, cells]) => {
    const source = read.get(SHEET_NAMES[sheet]!)!;
    const form = RECORD_FORMS[source.sheet.name][part]!;
    const facts: RowToRecord = { read: readerOf(cells, source), day, number, timeZone };
    const initiative = facts.read('initiative_id') as string;
    const body: Record<string, unknown> = { initiative, occurredOn: part === 0 ? day : until };
    const reported = part === 0 ? facts.read('reported_on') : reportedLater(form, until!, facts);
    if (reported !== undefined) body['reportedOn'] = reported;
    for (const [field, column] of form.fields) {
      const value = facts.read(column);
      if (value !== undefined) body[field] = value;
    }
    if (form.more) Object.assign(body, form.more(facts));
    return {
      at: { file: source.file, line },
      row,
      initiative,
      stream: named(form.category, initiative, form.of === undefined ? undefined : (facts.read(form.of) as string)),
      category: form.category,
      kind: form.kind,
      key: typeof form.key === 'string' ? (facts.read(form.key) as string) : form.key(facts),
      record: typeof form.record === 'string' ? form.record : form.record(facts),
      correct: form.correct,
      body,
      correctBody: form.toCorrect?.(facts) ?? {},
    };
  };
}

function readerOf(text: string, { header }: ReadSheet): RowToRecord['read'] {
  const cells = JSON.parse(text) as readonly string[];
  return (name) => {
    const column = header!.columns.get(name);
    const cell = column === undefined ? '' : (cells[column.at] ?? '');
    return cell === '' || cell.trim() === '' ? undefined : (column!.read(cell) as CellValue | undefined);
  };
}

/**
 * What happened later is known from the later of itself and the day on which the row was first reported, unless the
 * row says otherwise. A row that does not say when it was reported is reported on the day of the import.
 */
function reportedLater(form: RecordForm, until: Day, { read }: RowToRecord): CellValue | undefined {
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
