import { isTimeZone, type Day } from '@sebone/kernel';
import { checkBetweenRows } from './between-rows.ts';
import { objection } from './fault.ts';
import { journalIn } from './journal.ts';
import { lookUpInLog, namesOf, type Known } from './names.ts';
import { orderRecords } from './order.ts';
import { rowReader, type Desk } from './row-reader.ts';
import { SHEETS } from './sheets.ts';
import { openSource } from './source.ts';
import { stagingOf, type Staging } from './staging.ts';
import { openStagingFile } from './staging-file.ts';

/** How far staging has come. */
export interface Progress {
  readonly phase: 'reading' | 'checking';
  /** Rows read so far. */
  readonly rows: number;
  /** Bytes read so far, of those to read. */
  readonly bytes: number;
  readonly totalBytes: number;
}

export interface StageOptions {
  /** A folder for the staging file; it has to exist, and nothing stays in it. */
  readonly workFolder: string;
  /** The day of the import: nothing can have happened or been reported after it. */
  readonly today: Day;
  /** The IANA time zone of initiatives that the workbook charters: no column says it. */
  readonly timeZone: string;
  /** What the log holds already, for a workbook that is part of one. Nothing, unless told. */
  readonly known?: Known;
  /** How much an `.xlsx` may hold once it is unpacked, in bytes: 1 GiB unless told. */
  readonly unpackedLimit?: number;
  readonly onProgress?: (progress: Progress) => void;
}

const UNPACKED_LIMIT = 1024 ** 3;

const EMPTY_FILE = objection(
  'empty-file',
  'There is nothing in it, not even a header.',
  '見出し行も含めて何も書かれていない。',
);

/**
 * Reads a workbook, a folder of CSV files or an `.xlsx`, and checks it: all its faults are there to read afterwards, and
 * the records of the rows that have none. Rows go straight to a staging file; memory does not grow with them.
 * @throws RangeError for a time zone that does not exist; errors of the file system for a `workFolder` that is not there
 */
export async function stageWorkbook(source: string, options: StageOptions): Promise<Staging> {
  const { timeZone, today, workFolder } = options;
  if (!isTimeZone(timeZone)) throw new RangeError(`There is no time zone "${String(timeZone)}".`);
  const file = openStagingFile(workFolder);
  const { db } = file;
  try {
    db.exec('BEGIN');
    const journal = journalIn(db);
    const names = namesOf(db);
    const desk: Desk = { db, journal, names, today, read: new Map(), rows: 0 };
    const book = await openSource(source, { db, journal, unpackedLimit: options.unpackedLimit ?? UNPACKED_LIMIT });
    let bytes = 0;
    const tell = (phase: Progress['phase']): void =>
      options.onProgress?.({ phase, rows: desk.rows, bytes, totalBytes: book.bytes });
    try {
      for (const sheet of SHEETS) {
        const found = book.sheets.get(sheet.name);
        if (!found) {
          if (sheet.required) desk.read.set(sheet.name, { sheet, file: sheet.name, header: undefined, broken: true });
          continue;
        }
        const reader = rowReader(sheet, found.file, desk);
        const stopped = await found.read(reader.take, (more) => {
          bytes += more;
          tell('reading');
        });
        const read = reader.done();
        if (stopped) {
          journal.fault({ file: found.file, line: stopped.line }, { sheet: sheet.index }, stopped);
          read.broken = true;
          if (found.path !== undefined) read.unread = found.path;
        } else if (!read.header) journal.fault({ file: found.file, line: 0 }, { sheet: sheet.index }, EMPTY_FILE);
        desk.read.set(sheet.name, read);
      }
    } finally {
      book.close();
    }
    tell('checking');
    await lookUpInLog(db, options.known ?? (() => undefined));
    checkBetweenRows(desk);
    orderRecords(db, desk.read);
    db.exec('COMMIT');
    return stagingOf(desk, timeZone, () => file.close());
  } catch (error) {
    file.close();
    throw error;
  }
}
