import type { Day } from '@sebone/kernel';
import type Database from 'better-sqlite3';
import { SHEET_NAMES, SHEETS, type SheetName } from './sheets.ts';
import { ROW } from './staging-file.ts';

/** What rows may name in other sheets. */
export type NamedKind = 'initiative' | 'partner' | 'commitment' | 'meeting' | 'indicator' | 'item';

/**
 * What the log holds already: the day on which that initiative started, partner joined, commitment was made, meeting
 * was held, indicator was defined or item was shared; `undefined` where the log knows of none. Asked once for each that
 * the workbook names and has no row for.
 */
export type Known = (kind: NamedKind, initiative: string, id: string) => Day | undefined | Promise<Day | undefined>;

/** Something that rows name: staged by a row of its own, or, until it is looked up in the log, only named. */
export interface Named {
  /** Counts what is named, in the order of the workbook: the number of its stream, where it has one. */
  readonly id: number;
  /** The row that stages it. */
  readonly row: number | undefined;
  readonly day: Day | undefined;
  readonly partner: string | undefined;
}

export interface Names {
  /** Notes what a row stages, and gives its number. The first row of that name counts. */
  add(sheet: SheetName, initiative: string, key: string, row: Omit<Named, 'id'>): number;
  /** What a row names in another sheet, which was read before. */
  find(sheet: SheetName, initiative: string, key: string): Named;
}

const KINDS: Partial<Record<SheetName, NamedKind>> = {
  initiatives: 'initiative',
  partners: 'partner',
  commitments: 'commitment',
  meetings: 'meeting',
  indicators: 'indicator',
  knowledge: 'item',
};

/** Whether rows of other sheets may name rows of this one. */
export const isNamed = (sheet: SheetName): boolean => KINDS[sheet] !== undefined;

/** How many names are kept at hand; more of them are looked up in the staging file. */
const AT_HAND = 20_000;

/** The names of a staging file. */
export function namesOf(db: Database.Database): Names {
  const insert = db.prepare(
    'INSERT INTO named (id, sheet, initiative, key, row, day, partner) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const select = db.prepare<unknown[], { id: number; row: number | null; day: string | null; partner: string | null }>(
    'SELECT id, row, day, partner FROM named WHERE sheet = ? AND initiative = ? AND key = ?',
  );
  const atHand = new Map<string, Named>();
  let last = 0;

  const add: Names['add'] = (sheet, initiative, key, { row, day, partner }) => {
    const at = SHEET_NAMES.indexOf(sheet);
    const { changes } = insert.run(last + 1, at, initiative, key, row, day, partner);
    return changes === 1 ? ++last : select.get(at, initiative, key)!.id;
  };
  const look = (sheet: SheetName, initiative: string, key: string): Named => {
    const found = select.get(SHEET_NAMES.indexOf(sheet), initiative, key);
    if (!found) {
      const named = { row: undefined, day: undefined, partner: undefined };
      return { id: add(sheet, initiative, key, named), ...named };
    }
    const { id, row, day, partner } = found;
    return { id, row: row ?? undefined, day: day ?? undefined, partner: partner ?? undefined };
  };

  return {
    add,
    find(sheet, initiative, key) {
      const name = `${sheet} ${initiative} ${key}`;
      let named = atHand.get(name);
      if (named === undefined) {
        named = look(sheet, initiative, key);
        if (atHand.size >= AT_HAND) atHand.clear();
        atHand.set(name, named);
      }
      return named;
    },
  };
}

const PAGE = 500;

/** Looks up in the log what is named and has no row: its day, and that of the rows that go by it. */
export async function lookUpInLog(db: Database.Database, known: Known): Promise<void> {
  const page = db.prepare<[number], { id: number; sheet: number; initiative: string; key: string }>(
    `SELECT id, sheet, initiative, key FROM named WHERE row IS NULL AND id > ? ORDER BY id LIMIT ${PAGE}`,
  );
  const note = db.prepare('UPDATE named SET day = ? WHERE id = ?');
  for (let after = 0; ;) {
    const names = page.all(after);
    for (const { id, sheet, initiative, key } of names) {
      after = id;
      const day = await known(KINDS[SHEET_NAMES[sheet]!]!, initiative, key);
      if (day !== undefined) note.run(day, id);
    }
    if (names.length < PAGE) break;
  }
  for (const { index } of SHEETS.filter(({ name }) => name === 'attendance' || name === 'indicators'))
    db.exec(`UPDATE row SET day = (SELECT day FROM named WHERE id = coalesce(row.ref, row.initiative))
      WHERE sheet = ${index} AND day IS NULL AND state = ${ROW.good}`);
}
