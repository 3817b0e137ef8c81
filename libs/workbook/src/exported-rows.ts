import { RECORDS, standingAt } from '@sebone/initiative';
import type { Day, Fact, Horizons } from '@sebone/kernel';
import { isObjection, type CellValue } from './cell.ts';
import { measurementIdOf, RECORD_FORMS, useIdOf, type RecordForm } from './record-forms.ts';
import { sheetNamed, SHEET_NAMES, type SheetName } from './sheets.ts';

/** A row of the workbook: its cells by column. */
export type Row = Readonly<Record<string, string>>;

/** What the facts of one initiative are as rows. */
export interface ExportedRows {
  readonly rows: ReadonlyMap<SheetName, readonly Row[]>;
  /** What rows cannot say, counted: facts by their type, or `<type>.<field>` for a part of them. */
  readonly leftOut: Readonly<Record<string, number>>;
}

type Data = Readonly<Record<string, unknown>>;
interface Record_ {
  readonly fact: Fact;
  readonly data: Data;
}

/** Fields that no column holds, and that an import gives back all the same. */
const GIVEN_BACK: Readonly<Record<string, readonly string[]>> = {
  charter: ['timeZone'],
  ending: ['ending'],
  joining: ['stay'],
  leaving: ['stay'],
  meeting: ['status'],
  definition: ['version'],
  measurement: ['measurementId'],
  use: ['useId'],
};

/** Makes rows of the facts of one initiative that stand at the horizons. */
export function exportedRows(initiative: string, facts: readonly Fact[], horizons: Horizons): ExportedRows {
  const leftOut = new Map<string, number>();
  const leaveOut = ({ fact }: Record_, field?: string): void => {
    const what = field === undefined ? fact.type : `${fact.type}.${field}`;
    leftOut.set(what, (leftOut.get(what) ?? 0) + 1);
  };
  const rows = new Map<SheetName, Row[]>(SHEET_NAMES.map((name) => [name, []]));
  const of = recordsByKind(standingAt(facts, horizons).facts, leaveOut);
  const all = (kind: string): readonly Record_[] => of.get(kind) ?? [];

  /** The cells that say a record, in its sheet. */
  const cellsOf = (sheet: SheetName, form: RecordForm, record: Record_): Record<string, string> => {
    const { fact, data } = record;
    const cells: Record<string, string> = { initiative_id: initiative, [form.reported]: fact.reportedOn };
    if (form.kind !== 'attendance') cells[form.on] = fact.occurredOn;
    for (const [field, value] of Object.entries(data)) {
      const column = form.fields.find(([name]) => name === field)?.[1];
      if (column === undefined) {
        if (!GIVEN_BACK[form.kind]?.includes(field)) leaveOut(record, field);
        continue;
      }
      cells[column] = value === true ? 'yes' : String(value);
      if (!readsBack(sheet, column, cells[column], value)) leaveOut(record, field);
    }
    return cells;
  };
  const add = (sheet: SheetName, record: Record_, more: Row = {}): void => {
    rows.get(sheet)!.push({ ...cellsOf(sheet, RECORD_FORMS[sheet][0], record), ...more });
  };
  /** The cells that say what happened later, to a row that was first reported on that day. */
  const later = (sheet: SheetName, record: Record_ | undefined, first: Fact): Row => {
    if (!record) return {};
    const { [sheetNamed(sheet).later!.reported]: reported, ...cells } = cellsOf(sheet, RECORD_FORMS[sheet][1]!, record);
    const { occurredOn } = record.fact;
    const usual = first.reportedOn > occurredOn ? first.reportedOn : occurredOn;
    return reported === usual ? cells : { ...cells, [sheetNamed(sheet).later!.reported]: reported! };
  };

  const charter = all('charter')[0];
  if (!charter) {
    for (const kind of of.values()) for (const record of kind) leaveOut(record);
    return { rows, leftOut: Object.fromEntries(leftOut) };
  }
  const numbered = (record: Record_, field: string, number: unknown): void => {
    if (record.data[field] !== number) leaveOut(record, field);
  };

  const reopened = new Set(all('reopening').map(({ data }) => data['ending']));
  const ending = all('ending').find(({ data }) => !reopened.has(data['ending']));
  for (const record of [...all('reopening'), ...all('ending')]) if (record !== ending) leaveOut(record);
  if (ending) numbered(ending, 'ending', 1);
  add('initiatives', charter, withoutReport(later('initiatives', ending, charter.fact)));

  const partners = exportStays();
  function exportStays(): ReadonlySet<unknown> {
    const left = new Map(all('leaving').map((record) => [`${String(record.data['partnerId'])} ${String(record.data['stay'])}`, record]));
    const stays = new Map<unknown, number>();
    for (const record of all('joining')) {
      const { partnerId, stay } = record.data;
      const key = `${String(partnerId)} ${String(stay)}`;
      const number = (stays.get(partnerId) ?? 0) + 1;
      stays.set(partnerId, number);
      numbered(record, 'stay', number);
      add('partners', record, withoutReport(later('partners', left.get(key), record.fact)));
      left.delete(key);
    }
    for (const record of left.values()) leaveOut(record);
    return new Set(stays.keys());
  }
  /** Adds those whose partner and others that they name are in the workbook; leaves out the rest. */
  const addEach = (sheet: SheetName, kind: string, isSaid: (data: Data) => boolean, more?: (record: Record_) => Row): readonly Record_[] => {
    const said: Record_[] = [];
    for (const record of all(kind)) {
      const { partnerId } = record.data;
      if ((partnerId === undefined || partners.has(partnerId)) && isSaid(record.data)) {
        add(sheet, record, more?.(record));
        said.push(record);
      } else leaveOut(record);
    }
    return said;
  };
  const always = (): boolean => true;
  return { rows, leftOut: Object.fromEntries(leftOut) };
}
