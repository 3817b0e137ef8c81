import { RECORDS, standingAt } from '@sebone/initiative';
import type { Fact, Horizons } from '@sebone/kernel';
import { cellsOf, dataOf, laterCells, type LeaveOut, type Row } from './exported-cells.ts';
import { measurementIdOf, RECORD_FORMS, useIdOf } from './record-forms.ts';
import { SHEET_NAMES, type SheetName } from './sheets.ts';

/** What the facts of one initiative are as rows. */
export interface ExportedRows {
  readonly rows: ReadonlyMap<SheetName, readonly Row[]>;
  /** What rows cannot say, counted: facts by their type, or `<type>.<field>` for a part of them. */
  readonly leftOut: Readonly<Record<string, number>>;
}

/** Makes rows of the facts of one initiative that stand at the horizons. */
export function exportedRows(initiative: string, facts: readonly Fact[], horizons: Horizons): ExportedRows {
  const counted = new Map<string, number>();
  const leaveOut: LeaveOut = ({ type }, field) => {
    const what = field === undefined ? type : `${type}.${field}`;
    counted.set(what, (counted.get(what) ?? 0) + 1);
  };
  const rows = rowsOf(initiative, byKind(standingAt(facts, horizons).facts, leaveOut), leaveOut);
  return { rows, leftOut: Object.fromEntries([...counted].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

type ByKind = (kind: string) => readonly Fact[];

/** The facts that sheets have rows for, by the kind of their record. */
function byKind(facts: readonly Fact[], leaveOut: LeaveOut): ByKind {
  const exportable = new Set(Object.values(RECORD_FORMS).flatMap((forms) => forms.map((form) => form!.kind)));
  const kinds = new Map<string, Fact[]>();
  for (const fact of facts) {
    const kind = RECORDS.byType.get(fact.type)?.kind.kind;
    const isSaid = kind !== undefined && exportable.has(kind);
    if (!isSaid) leaveOut(fact);
    // No row says that an initiative was reopened, but a row may not say that it is over.
    if (kind === undefined || !(isSaid || kind === 'reopening')) continue;
    const known = kinds.get(kind);
    if (known) known.push(fact);
    else kinds.set(kind, [fact]);
  }
  return (kind) => kinds.get(kind) ?? [];
}

const idIn = (fact: Fact, field: string): string => dataOf(fact)[field] as string;

function rowsOf(initiative: string, of: ByKind, leaveOut: LeaveOut): ReadonlyMap<SheetName, readonly Row[]> {
  const rows = new Map<SheetName, Row[]>(SHEET_NAMES.map((name) => [name, []]));
  const [charter] = of('charter');
  if (!charter) {
    for (const forms of Object.values(RECORD_FORMS))
      for (const form of forms) of(form!.kind).forEach((fact) => leaveOut(fact));
    return rows;
  }
  const add = (sheet: SheetName, fact: Fact, later?: Fact): void => {
    const row = { initiative_id: initiative, ...cellsOf(sheet, 0, fact, leaveOut) };
    if (later) Object.assign(row, laterCells(sheet, later, fact, leaveOut));
    rows.get(sheet)!.push(row);
  };
  /** Those facts of a kind whose partner, and what else they name, has a row; leaves out the others. */
  const placed = (kind: string, hasItsPlace: (fact: Fact) => boolean = () => true): readonly Fact[] =>
    of(kind).filter((fact) => {
      const partnerId = dataOf(fact)['partnerId'] as string | undefined;
      const place = (partnerId === undefined || partners.has(partnerId)) && hasItsPlace(fact);
      if (!place) leaveOut(fact);
      return place;
    });
  const addEach = (sheet: SheetName, kind: string, hasItsPlace?: (fact: Fact) => boolean): readonly Fact[] => {
    const added = placed(kind, hasItsPlace);
    for (const fact of added) add(sheet, fact);
    return added;
  };
  /** Adds observations so that their order gives them their ids back; of those that say the same, one. */
  const addRepeats = (
    sheet: SheetName,
    kind: string,
    hasItsPlace: (fact: Fact) => boolean,
    field: string,
    idOf: (fact: Fact, number: number) => string,
  ): void => {
    for (const alike of observationsAlike(placed(kind, hasItsPlace), idOf)) {
      const said = new Set<string>();
      for (const fact of inOrderOfIds(alike, field, idOf)) {
        const cells = JSON.stringify(cellsOf(sheet, 0, fact, () => undefined));
        if (said.has(cells)) {
          leaveOut(fact);
          continue;
        }
        said.add(cells);
        if (idOf(fact, said.size) !== dataOf(fact)[field]) leaveOut(fact, field);
        add(sheet, fact);
      }
    }
  };
  const idsOf = (added: readonly Fact[], field: string): ReadonlyMap<string, Fact> =>
    new Map(added.map((fact) => [idIn(fact, field), fact]));

  const ending = standingEnding(of, leaveOut);
  add('initiatives', charter, ending);

  const leavings = new Map(of('leaving').map((fact) => [stayOf(fact), fact]));
  const partners = new Map<string, number>();
  for (const joining of of('joining')) {
    const partner = idIn(joining, 'partnerId');
    const number = (partners.get(partner) ?? 0) + 1;
    partners.set(partner, number);
    if (dataOf(joining)['stay'] !== number) leaveOut(joining, 'stay');
    add('partners', joining, leavings.get(stayOf(joining)));
    leavings.delete(stayOf(joining));
  }
  leavings.forEach((fact) => leaveOut(fact));

  const withdrawals = idsOf(of('withdrawal'), 'commitmentId');
  const commitments = new Map<string, string>();
  for (const commitment of of('commitment')) {
    const [id, partner] = [idIn(commitment, 'commitmentId'), idIn(commitment, 'partnerId')];
    if (commitments.has(id) || !partners.has(partner)) {
      leaveOut(commitment);
      continue;
    }
    commitments.set(id, partner);
    add('commitments', commitment, withdrawals.get(id));
  }
  for (const [id, withdrawal] of withdrawals) if (!commitments.has(id)) leaveOut(withdrawal);

  addEach('actions', 'action', (fact) => {
    const { commitmentId, partnerId } = dataOf(fact);
    return commitmentId === undefined || commitments.get(commitmentId as string) === partnerId;
  });
  addEach('resources', 'resource');
  addEach('backbone', 'backbone-function');
  addEach('funding', 'award');

  const meetings = idsOf(addEach('meetings', 'meeting'), 'meetingId');
  for (const fact of addEach('attendance', 'attendance', (fact) => meetings.has(idIn(fact, 'meetingId'))))
    if (fact.occurredOn !== meetings.get(idIn(fact, 'meetingId'))!.occurredOn) leaveOut(fact, 'occurredOn');

  const definitions = addEach('indicators', 'definition', (fact) => dataOf(fact)['version'] === 1);
  for (const fact of definitions)
    if (fact.occurredOn !== (dataOf(fact)['baselineOn'] ?? charter.occurredOn)) leaveOut(fact, 'occurredOn');
  const indicators = idsOf(definitions, 'indicatorId');
  const ofIndicator = (fact: Fact): boolean => indicators.has(idIn(fact, 'indicatorId'));
  addRepeats('measurements', 'measurement', ofIndicator, 'measurementId', ({ occurredOn, data }, number) =>
    measurementIdOf(occurredOn, (data as { partnerId?: string }).partnerId, number),
  );
  const items = idsOf(addEach('knowledge', 'sharing'), 'itemId');
  const ofItem = (fact: Fact): boolean => items.has(idIn(fact, 'itemId'));
  addRepeats('uses', 'use', ofItem, 'useId', (fact, number) =>
    useIdOf(fact.occurredOn, idIn(fact, 'stage'), idIn(fact, 'partnerId'), number),
  );
  return rows;
}

const compare = <T>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** Observations that only their numbers tell apart. */
function observationsAlike(
  facts: readonly Fact[],
  idOf: (fact: Fact, number: number) => string,
): Iterable<readonly Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = `${fact.stream} ${idOf(fact, 1)}`;
    const alike = groups.get(key);
    if (alike) alike.push(fact);
    else groups.set(key, [fact]);
  }
  return groups.values();
}

/** In the order of the numbers in their ids; those with ids of their own come last. */
function inOrderOfIds(
  facts: readonly Fact[],
  field: string,
  idOf: (fact: Fact, number: number) => string,
): readonly Fact[] {
  if (facts.length === 1) return facts;
  const numbers = new Map(facts.map((_, at) => [idOf(facts[0]!, at + 1), at + 1]));
  const number = (fact: Fact): number => numbers.get(idIn(fact, field)) ?? Infinity;
  return [...facts].sort((a, b) => compare(number(a), number(b)) || compare(idIn(a, field), idIn(b, field)));
}

/** The ending in force, if the initiative is over. A workbook has room for one, and calls it the first. */
function standingEnding(of: ByKind, leaveOut: LeaveOut): Fact | undefined {
  const reopened = new Set(of('reopening').map((fact) => dataOf(fact)['ending']));
  const ending = of('ending').findLast((fact) => !reopened.has(dataOf(fact)['ending']));
  for (const fact of of('ending')) if (fact !== ending) leaveOut(fact);
  if (ending && dataOf(ending)['ending'] !== 1) leaveOut(ending, 'ending');
  return ending;
}

const stayOf = (fact: Fact): string => `${idIn(fact, 'partnerId')} ${String(dataOf(fact)['stay'])}`;
