import type { Readable } from 'node:stream';
import type Database from 'better-sqlite3';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { TakeRow } from './csv.ts';
import type { Stopped } from './csv-file.ts';
import { objection, type Objection } from './fault.ts';
import type { Opening } from './source.ts';
import { isDateFormat, type Formats } from './xlsx-cell.ts';
import { sheetRows } from './xlsx-rows.ts';
import { readXml } from './xlsx-xml.ts';

/** An `.xlsx` whose parts were found. */
export interface Xlsx {
  readonly sheets: readonly {
    readonly name: string;
    read(take: TakeRow, onBytes: (bytes: number) => void): Promise<Stopped | undefined>;
  }[];
  readonly bytes: number;
  close(): void;
}

/** The texts that cells share, by their number. */
export interface SharedTexts {
  add(text: string): void;
  at(number: number): string | undefined;
}

const DAMAGED = objection(
  'not-a-workbook',
  'This is no .xlsx that can be read: damaged, protected by a password, or of another format.',
  '.xlsx として読み取れない。壊れているか、パスワードで保護されているか、別の形式である。',
);
const tooLarge = (limit: number): Objection =>
  objection(
    'unpacks-too-large',
    `Unpacked, this holds more than ${limit.toLocaleString('en')} bytes; it is not read.`,
    `展開すると ${limit.toLocaleString('en')} バイトを超えるため、読み取らない。`,
  );

/** Opens an `.xlsx`: its list of sheets, which formats are dates, and the texts that its cells share. */
export async function openXlsx(path: string, { db, unpackedLimit }: Opening): Promise<Xlsx | Objection> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false });
    const opened = zip;
    const parts = await partsOf(opened);
    if (sum([...parts.values()].map((entry) => entry.uncompressedSize)) > unpackedLimit) {
      opened.close();
      return tooLarge(unpackedLimit);
    }
    const part = async (name: string): Promise<Readable> => opened.openReadStreamPromise(parts.get(name)!);
    const { sheets, date1904 } = await readBook(await part('xl/workbook.xml'));
    const targets = await readTargets(await part('xl/_rels/workbook.xml.rels'));
    const formats: Formats = {
      date1904,
      isDate: parts.has('xl/styles.xml') ? await readDateStyles(await part('xl/styles.xml')) : [],
    };
    const texts = sharedTextsIn(db);
    if (parts.has('xl/sharedStrings.xml')) await readSharedTexts(await part('xl/sharedStrings.xml'), texts);

    const found = sheets.flatMap(({ name, id }) => {
      const entry = parts.get(targets.get(id) ?? '');
      return entry ? [{ name, entry }] : [];
    });
    return {
      sheets: found.map(({ name, entry }) => ({
        name,
        async read(take, onBytes) {
          const rows = sheetRows(take, formats, texts);
          try {
            await readXml(await opened.openReadStreamPromise(entry), rows, onBytes);
            return undefined;
          } catch (error) {
            if (!isDamage(error)) throw error;
            return { ...DAMAGED, line: rows.line() };
          }
        },
      })),
      bytes: sum(found.map(({ entry }) => entry.uncompressedSize)),
      close: () => opened.close(),
    };
  } catch (error) {
    zip?.close();
    if (!isDamage(error)) throw error;
    return DAMAGED;
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
