import { readdirSync, statSync, type Stats } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type Database from 'better-sqlite3';
import type { TakeRow } from './csv.ts';
import { readCsv, type Stopped } from './csv-file.ts';
import { objection, type Objection } from './fault.ts';
import type { Journal } from './journal.ts';
import { SHEET_NAMES, sheetNamed, SHEETS, type SheetName } from './sheets.ts';
import { openXlsx } from './xlsx.ts';

/** One file or sheet of a workbook, not yet read. */
export interface SheetSource {
  /** As faults name it. */
  readonly file: string;
  /** The file itself, where it is one. */
  readonly path?: string;
  /** Reads it row by row; gives where it had to stop, if it could not read to the end. */
  read(take: TakeRow, onBytes: (bytes: number) => void): Promise<Stopped | undefined>;
}

/** A workbook that was found, with the files or sheets that it has. */
export interface Source {
  readonly sheets: ReadonlyMap<SheetName, SheetSource>;
  /** Bytes to read. */
  readonly bytes: number;
  close(): void;
}

/** What a workbook is opened with. */
export interface Opening {
  readonly db: Database.Database;
  readonly journal: Journal;
  readonly unpackedLimit: number;
}

const NO_WORKBOOK = objection(
  'no-such-workbook',
  'There is no such folder or .xlsx file.',
  'このフォルダーまたは .xlsx ファイルは存在しない。',
);
const NOT_A_WORKBOOK = objection(
  'not-a-workbook',
  'This is neither a folder of CSV files nor an .xlsx file.',
  'CSV のフォルダーでも .xlsx ファイルでもない。',
);
const MISSING_FILE = objection(
  'missing-file',
  'This file or sheet is required, and is not there.',
  '必須のファイル（シート）がない。',
);
const UNKNOWN_FILE = objection(
  'unknown-file',
  'The workbook has no such file or sheet; it is ignored.',
  'このファイル（シート）は定められていないため、無視する。',
);
const DUPLICATE_FILE = objection(
  'duplicate-file',
  'Another file or sheet has the same name but for capitals: which one counts?',
  '大文字・小文字だけが異なる同名のファイル（シート）がある。どちらが正しいか決められない。',
);
const unreadable = (error: unknown): Objection =>
  objection(
    'unreadable-file',
    `It cannot be read: ${(error as Error).message}.`,
    `読み取れない（${(error as Error).message}）。`,
  );

/** Finds the files or sheets of a workbook. What is missing, doubled or unknown goes to the journal. */
export async function openSource(path: string, opening: Opening): Promise<Source> {
  const { db, journal, unpackedLimit } = opening;
  const refuse = (why: Objection): Source => {
    journal.fault({ file: basename(path), line: 0 }, { sheet: -1 }, why);
    return { sheets: new Map(), bytes: 0, close: () => undefined };
  };
  let stats: Stats;
  try {
    stats = statSync(path);
  } catch (error) {
    return refuse((error as NodeJS.ErrnoException).code === 'ENOENT' ? NO_WORKBOOK : unreadable(error));
  }
  if (stats.isDirectory()) return openFolder(path, journal);
  if (!stats.isFile() || extname(path).toLowerCase() !== '.xlsx') return refuse(NOT_A_WORKBOOK);
  const book = await openXlsx(path, db, unpackedLimit);
  if ('code' in book) return refuse(book);
  const found = book.sheets.map((sheet) => ({
    name: sheet.name,
    source: { ...sheet, file: `${basename(path)}#${sheet.name}` },
  }));
  return { sheets: assign(found, `${basename(path)}#`, '', journal), bytes: book.bytes, close: () => book.close() };
}

function openFolder(folder: string, journal: Journal): Source {
  let bytes = 0;
  const found = readdirSync(folder)
    .sort()
    .map((file) => {
      const path = join(folder, file);
      const name = extname(file).toLowerCase() === '.csv' ? basename(file, extname(file)) : file;
      if (isSheetName(name)) bytes += statSync(path).size;
      const read: SheetSource['read'] = async (take, onBytes) => {
        try {
          return await readCsv(path, take, onBytes);
        } catch (error) {
          // An error of the file system is a fault of the file; any other is ours.
          if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
          return { ...unreadable(error), line: 0 };
        }
      };
      return { name, source: { file, path, read } };
    });
  return { sheets: assign(found, '', '.csv', journal), bytes, close: () => undefined };
}

const isSheetName = (name: string): boolean => (SHEET_NAMES as readonly string[]).includes(name.trim().toLowerCase());

function assign(
  found: readonly { readonly name: string; readonly source: SheetSource }[],
  before: string,
  after: string,
  journal: Journal,
): Map<SheetName, SheetSource> {
  const sheets = new Map<SheetName, SheetSource>();
  for (const { name, source } of found) {
    const at = { file: source.file, line: 0 };
    if (!isSheetName(name)) {
      journal.note(at, {}, UNKNOWN_FILE);
      continue;
    }
    const known = name.trim().toLowerCase() as SheetName;
    if (sheets.has(known)) journal.fault(at, { sheet: sheetNamed(known).index }, DUPLICATE_FILE);
    else sheets.set(known, source);
  }
  for (const sheet of SHEETS)
    if (sheet.required && !sheets.has(sheet.name))
      journal.fault({ file: `${before}${sheet.name}${after}`, line: 0 }, { sheet: sheet.index }, MISSING_FILE);
  return sheets;
}
