import type { Readable } from 'node:stream';
import type Database from 'better-sqlite3';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { TakeRow } from './csv.ts';
import type { Stopped } from './csv-file.ts';
import { objection, type Objection } from './fault.ts';
import { isDateFormat, type Formats } from './xlsx-cell.ts';
import { sheetRows, type SharedTexts } from './xlsx-rows.ts';
import { DamagedPart, readXml } from './xlsx-xml.ts';

/** An `.xlsx` whose parts were found. */
export interface Xlsx {
  readonly sheets: readonly {
    readonly name: string;
    read(take: TakeRow, onBytes: (bytes: number) => void): Promise<Stopped | undefined>;
  }[];
  /** What its sheets hold once they are unpacked. */
  readonly bytes: number;
  close(): void;
}

const DAMAGED = objection(
  'not-a-workbook',
  'This is no .xlsx that can be read: damaged, protected by a password, or of another format.',
  '.xlsx として読み取れない。壊れているか、パスワードで保護されているか、別の形式である。',
);
const tooLarge = (limit: number): Objection =>
  objection(
    'unpacks-too-large',
    `Unpacked, this holds more than ${limit} bytes; it is not read.`,
    `展開すると ${limit} バイトを超えるため、読み取らない。`,
  );

const MOST_PARTS = 10_000;

/**
 * Opens an `.xlsx`: finds its sheets, which formats show dates, and the texts that cells share.
 * @param db where the texts go that are too many to keep in memory
 * @param unpackedLimit how much all of it may hold once it is unpacked, in bytes; no part may hold more than it declares
 */
export async function openXlsx(path: string, db: Database.Database, unpackedLimit: number): Promise<Xlsx | Objection> {
  const zip = await openPromise(path, { autoClose: false }).catch(() => undefined);
  if (!zip) return DAMAGED;
  try {
    const parts = await partsOf(zip);
    if (sum([...parts.values()]) > unpackedLimit) {
      zip.close();
      return tooLarge(unpackedLimit);
    }
    const stream = (name: string): Promise<Readable> => streamOf(zip, parts.get(name));
    const { sheets, date1904 } = await readBook(await stream('xl/workbook.xml'));
    const targets = await readTargets(await stream('xl/_rels/workbook.xml.rels'));
    const isDate = parts.has('xl/styles.xml') ? await readDateStyles(await stream('xl/styles.xml')) : [];
    const texts = sharedTextsIn(db);
    if (parts.has('xl/sharedStrings.xml')) await readSharedTexts(await stream('xl/sharedStrings.xml'), texts);
    const found = sheets.flatMap(({ name, id }) => {
      const part = parts.get(targets.get(id) ?? '');
      return part ? [{ name, part }] : [];
    });
    return {
      sheets: found.map(({ name, part }) => ({ name, read: sheetReader(zip, part, { isDate, date1904 }, texts) })),
      bytes: sum(found.map(({ part }) => part)),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    if (error instanceof DamagedPart) return DAMAGED;
    throw error;
  }
}

function sheetReader(zip: ZipFile, part: Entry, formats: Formats, texts: SharedTexts): Xlsx['sheets'][number]['read'] {
  return async (take, onBytes) => {
    const rows = sheetRows(take, formats, texts);
    try {
      await readXml(await streamOf(zip, part), rows, onBytes);
      return undefined;
    } catch (error) {
      if (error instanceof DamagedPart) return { ...DAMAGED, line: rows.line() };
      throw error;
    }
  };
}

const sum = (parts: readonly Entry[]): number => parts.reduce((all, part) => all + part.uncompressedSize, 0);

async function partsOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const parts = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      parts.set(entry.fileName, entry);
      if (parts.size > MOST_PARTS) break;
    }
  } catch (error) {
    throw new DamagedPart((error as Error).message);
  }
  if (parts.size > MOST_PARTS) throw new DamagedPart('it has too many parts');
  return parts;
}

async function streamOf(zip: ZipFile, part: Entry | undefined): Promise<Readable> {
  if (!part) throw new DamagedPart('a part is missing');
  try {
    return await zip.openReadStreamPromise(part);
  } catch (error) {
    throw new DamagedPart((error as Error).message);
  }
}

async function readBook(stream: Readable): Promise<{ sheets: { name: string; id: string }[]; date1904: boolean }> {
  const sheets: { name: string; id: string }[] = [];
  let date1904 = false;
  await readXml(stream, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = ['1', 'true', 'on'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'));
      if (id) sheets.push({ name: attributes['name'] ?? '', id: id[1] });
    },
  });
  return { sheets, date1904 };
}

/** Where the parts of the workbook lie, by their ids. */
async function readTargets(stream: Readable): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  await readXml(stream, {
    open(name, { Id, Target, Type }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined || !Type?.endsWith('/worksheet')) return;
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

/** By the number of a cell's style: whether it shows numbers as dates. */
async function readDateStyles(stream: Readable): Promise<readonly boolean[]> {
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let inCells = false;
  await readXml(stream, {
    open(name, { numFmtId, formatCode }) {
      if (name === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) styles.push(Number(numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles.map((format) => isDateFormat(format, codes.get(format)));
}

/** Characters of shared texts that are kept in memory. */
const KEPT = 8_388_608;

function sharedTextsIn(db: Database.Database): SharedTexts {
  const insert = db.prepare('INSERT INTO shared_text (id, text) VALUES (?, ?)');
  const select = db.prepare<[number], string>('SELECT text FROM shared_text WHERE id = ?').pluck();
  const kept: string[] = [];
  let room = KEPT;
  let count = 0;
  return {
    add(text) {
      room -= text.length;
      if (room >= 0) kept.push(text);
      else insert.run(count, text);
      count++;
    },
    at: (number) => (number < kept.length ? kept[number] : select.get(number)),
  };
}

async function readSharedTexts(stream: Readable, texts: SharedTexts): Promise<void> {
  let text = '';
  let collecting = false;
  let phonetic = 0;
  await readXml(stream, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic++;
      else if (name === 't') collecting = phonetic === 0;
    },
    text(more) {
      if (collecting) text += more;
    },
    close(name) {
      if (name === 't') collecting = false;
      else if (name === 'rPh') phonetic--;
      else if (name === 'si') texts.add(text);
    },
  });
}
