import type { Text } from '@sebone/kernel';

/** Where a row stands, as people find it again. */
export interface RowRef {
  /** `actions.csv`, or `book.xlsx#actions` for a sheet. */
  readonly file: string;
  /** The line or row of the file on which the row begins, from 1 (the header); 0 is the file as a whole. */
  readonly line: number;
}

/** Something that keeps a row, or a whole file, from being taken. */
export interface Fault extends RowRef {
  /** The column's name; absent where it concerns the whole row or file. */
  readonly column: string | undefined;
  /** The cell as written, cut after 200 characters; absent where it concerns no cell. */
  readonly value: string | undefined;
  /** Kebab-case, stable. Where a rule of the domain says the same, the domain's code. */
  readonly code: string;
  readonly reason: Text;
}

/** Something that is ignored or put right, and said so: once for each file, column and code. */
export interface Note extends Fault {
  /** How often; `line` and `value` are of the first time. */
  readonly count: number;
}

/** Why a cell, a row or a file is refused, before anyone says where it stands. */
export interface Objection {
  readonly code: string;
  readonly reason: Text;
}

/** Makes an {@link Objection}. */
export const objection = (code: string, en: string, ja: string): Objection => ({ code, reason: { en, ja } });

const SHOWN = 200;

/** A cell's text as a fault shows it. */
export const shown = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
