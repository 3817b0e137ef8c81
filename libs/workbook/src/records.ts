import type { Category } from '@sebone/initiative';
import { streamName, type Day, type Rejection } from '@sebone/kernel';
import type { CellValue } from './cell.ts';
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
  /** What `correct` needs beside `body` and `because`. */
  readonly correctBody: Readonly<Record<string, unknown>>;
}

/** A row of the staging file, as far as its records go by it. */
export interface StagedRow {
  readonly id: number;
  readonly sheet: number;
  readonly line: number;
  readonly initiative: string;
  readonly day: Day;
  readonly until: Day | null;
  /** Which stay, or which of several observations with the same parts. */
  readonly number: number;
  readonly cells: string;
}

/** The record that a staged row makes: its own (`part` 0), or that of what happened later (`part` 1). */
export function recordOf(staged: StagedRow, part: number, source: ReadSheet, timeZone: string): StagedRecord {
  const form = RECORD_FORMS[source.sheet.name][part as 0 | 1]!;
  const { initiative, day, number } = staged;
  const row: RowToRecord = { read: readerOf(staged, source), day, number, timeZone };
  const body: Record<string, unknown> = { initiative, occurredOn: part === 0 ? day : staged.until! };
  const reported = reportedOn(form, staged, part, row);
  if (reported !== undefined) body['reportedOn'] = reported;
  for (const [field, column] of Object.entries(form.fields)) {
    const value = row.read(column);
    if (value !== undefined) body[field] = value;
  }
  Object.assign(body, form.more?.(row));
  return {
    at: { file: source.file, line: staged.line },
    row: staged.id,
    initiative,
    stream: streamName(form.category, initiative, form.of && (row.read(form.of) as string)),
    category: form.category,
    kind: form.kind,
    key: typeof form.key === 'string' ? (row.read(form.key) as string) : form.key(row),
    record: typeof form.record === 'string' ? form.record : form.record(row),
    correct: form.correct,
    body,
    correctBody: form.toCorrect?.(row) ?? {},
  };
}

function readerOf(row: StagedRow, { sheet, header }: ReadSheet): RowToRecord['read'] {
  const cells = JSON.parse(row.cells) as readonly string[];
  return (name) => {
    const at = header!.at.get(name);
    const text = at === undefined ? '' : (cells[at] ?? '');
    if (text === '' || text.trim() === '') return undefined;
    return sheet.columns.find((column) => column.name === name)!.read(text) as CellValue | undefined;
  };
}

/**
 * What happened later is known from the later of itself and the day on which the row was first reported, unless the
 * row says otherwise. A row that does not say when it was reported is reported on the day of the import.
 */
function reportedOn(form: RecordForm, staged: StagedRow, part: number, { read }: RowToRecord): Day | undefined {
  const said = read(form.reported) as Day | undefined;
  if (said !== undefined || part === 0) return said;
  const first = read('reported_on') as Day | undefined;
  return first === undefined || first > staged.until! ? first : staged.until!;
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
  return form.fields[field] ?? (field === form.kind && typeof form.key === 'string' ? form.key : undefined);
}

/** A refusal of a record's command as faults of its row: one for each field that stands in the way. */
export function faultsOfRefusal(record: StagedRecord, refusal: Rejection): readonly Fault[] {
  const fault = { ...record.at, code: refusal.code };
  if (refusal.details.length === 0) return [{ ...fault, column: undefined, value: undefined, reason: refusal.message }];
  return refusal.details.map(({ field, value, remedy }) => ({
    ...fault,
    column: columnOf(record, field),
    value: value === undefined || value === null ? undefined : shown(typeof value === 'string' ? value : JSON.stringify(value)),
    reason: { en: `${refusal.message.en} ${remedy.en}`, ja: `${refusal.message.ja}${remedy.ja}` },
  }));
}
