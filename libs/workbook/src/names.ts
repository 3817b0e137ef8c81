import type { Day } from '@sebone/kernel';
import type Database from 'better-sqlite3';
import { SHEET_NAMES, type SheetName } from './sheets.ts';

/** What rows may name in other sheets. */
export type NamedKind = 'initiative' | 'partner' | 'commitment' | 'meeting' | 'indicator' | 'item';

/**
 * What the log holds already: the day on which that initiative started, partner joined, commitment was made, meeting
 * was held, indicator was defined or item was shared; `undefined` where the log knows of none.
 */
export type Known = (kind: NamedKind, initiative: string, id: string) => Day | undefined;

/** Something that a row may name, staged or in the log. */
export interface Named {
  /** Counts what is named, in the order of the workbook: the number of its stream, where it has one. */
  readonly id: number;
  /** The row that stages it; absent for what only the log holds. */
  readonly row: number | undefined;
  readonly day: Day | undefined;
  readonly partner: string | undefined;
}

export interface Names {
  /** Notes what a row stages, and gives its number. The first row of that name counts. */
  add(sheet: SheetName, initiative: string, key: string, row: Omit<Named, 'id'>): number;
  find(sheet: SheetName, initiative: string, key: string): Named | undefined;
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

/** The names of a staging file, with those that the log knows. */
export function namesOf(db: Database.Database, known: Known): Names {
  const insert = db.prepare(
    'INSERT INTO named (id, sheet, initiative, key, row, day, partner) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const select = db.prepare<unknown[], { id: number; row: number | null; day: string | null; partner: string | null }>(
    'SELECT id, row, day, partner FROM named WHERE sheet = ? AND initiative = ? AND key = ?',
  );
  const atHand = new Map<string, Named | null>();
  let last = 0;

  const add: Names['add'] = (sheet, initiative, key, { row, day, partner }) => {
    const at = SHEET_NAMES.indexOf(sheet);
    const { changes } = insert.run(last + 1, at, initiative, key, row ?? null, day ?? null, partner ?? null);
    return changes === 1 ? ++last : select.get(at, initiative, key)!.id;
  };

  const look = (sheet: SheetName, initiative: string, key: string): Named | undefined => {
    const staged = select.get(SHEET_NAMES.indexOf(sheet), initiative, key);
    if (staged)
      return {
        id: staged.id,
        row: staged.row ?? undefined,
        day: staged.day ?? undefined,
        partner: staged.partner ?? undefined,
      };
    const day = known(KINDS[sheet]!, initiative, key);
    if (day === undefined) return undefined;
    const recorded = { row: undefined, day, partner: undefined };
    return { id: add(sheet, initiative, key, recorded), ...recorded };
  };

  return {
    add,
    find(sheet, initiative, key) {
      const name = `${sheet} ${initiative} ${key}`;
      const found = atHand.get(name);
      if (found !== undefined) return found ?? undefined;
      const named = look(sheet, initiative, key);
      if (atHand.size >= AT_HAND) atHand.clear();
      atHand.set(name, named ?? null);
      return named;
    },
  };
}
