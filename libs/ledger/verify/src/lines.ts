import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { canonical } from './canonical.ts';
import type { Find } from './faults.ts';
import { isPlainlyCanonical } from './plain-text.ts';
import { SECTIONS, type Manifest, type SectionName } from './manifest.ts';

/** The bytes of a file, cut into lines. */
export interface Lines {
  readonly bytes: Buffer;
  /** Where each line ends, behind its newline. */
  readonly ends: readonly number[];
  /** Whether the file ends in the middle of a line: then that is the last line. */
  readonly isCutOff: boolean;
  readonly isUtf8: boolean;
}

/** The lines of one section of a bundle. */
export interface Section {
  readonly name: SectionName;
  readonly lines: Lines;
  /** Its first line and the one after its last, counted from 0 in the file. */
  readonly from: number;
  readonly to: number;
  /** Whether all its lines are there and of its form; else what depends on the whole of it cannot be checked. */
  isWhole: boolean;
}

export type Sections = Readonly<Record<SectionName, Section>>;

/** Cuts a file into lines. */
export function linesOf(file: Uint8Array): Lines {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const ends: number[] = [];
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) ends.push(at + 1);
  const isCutOff = bytes.length > (ends.at(-1) ?? 0);
  if (isCutOff) ends.push(bytes.length);
  return { bytes, ends, isCutOff, isUtf8: isUtf8(bytes) };
}

/** The bytes of a line without its newline; `undefined` where there is none of this number. */
export function lineAt({ bytes, ends, isCutOff }: Lines, at: number): Buffer | undefined {
  const end = ends[at];
  if (end === undefined) return undefined;
  return bytes.subarray(ends[at - 1] ?? 0, isCutOff && at === ends.length - 1 ? end : end - 1);
}

/** What a line says; `undefined` for a line that is not the one canonical text of a JSON value. */
export function valueOf(line: Buffer, isKnownText = false): unknown {
  if (!isKnownText && !isUtf8(line)) return undefined;
  const text = line.toString();
  try {
    const value: unknown = JSON.parse(text);
    return isPlainlyCanonical(line) || canonical(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** How the lines of each section begin, so that they are known again where the number of lines is not the stated one. */
const BEGINNINGS: Readonly<Record<SectionName, readonly string[]>> = {
  keys: ['{"endorsement":'],
  checkpoints: ['{"consistency":'],
  leaves: ['{"actor":'],
  large: ['{"data":'],
  proof: ['{"ranges":', '{"hashes":'],
  openings: ['{"blind":'],
  erasures: ['{"id":'],
  schemas: ['{"fields":'],
  views: ['{"name":'],
};

/** The lines of the manifest and of its signature, which no section counts. */
const BEFORE_SECTIONS = 2;

/** Finds the sections of a bundle, and holds each against the digest that the manifest states. */
export function sectionsOf(lines: Lines, manifest: Manifest, find: Find): Sections {
  const stated = manifest.sections.map((section) => section.lines);
  const expected = BEFORE_SECTIONS + stated.reduce((sum, count) => sum + count, 0);
  let present = lines.ends.length;
  if (lines.isCutOff && (present < expected || (present === expected && !isEnded(lineAt(lines, present - 1)!)))) {
    present--;
    find('cut-off', 'file');
  }
  const counts = present === expected ? stated : countsByForm(lines, present);

  let from = BEFORE_SECTIONS;
  const sections = manifest.sections.map(({ name, sha256 }, at): Section => {
    const section = { name, lines, from, to: from + counts[at]!, isWhole: counts[at]! >= stated[at]! };
    const bytes = lines.bytes.subarray(lines.ends[from - 1] ?? 0, lines.ends[section.to - 1] ?? 0);
    if (!section.isWhole) find('missing-lines', name, `${counts[at]} / ${stated[at]}`);
    else if (hash('sha256', bytes, 'base64') !== sha256) find('section-altered', name);
    from = section.to;
    return section;
  });
  return Object.fromEntries(sections.map((section) => [section.name, section])) as unknown as Sections;
}

/** Whether a line without a newline is all there: a byte in place of the newline is an alteration, and no end of the file. */
function isEnded(line: Buffer): boolean {
  return valueOf(line) !== undefined || valueOf(line.subarray(0, -1)) !== undefined;
}

function countsByForm(lines: Lines, present: number): readonly number[] {
  const counts = SECTIONS.map(() => 0);
  let current = 0;
  for (let at = BEFORE_SECTIONS; at < present; at++) {
    const beginning = lineAt(lines, at)!.toString('latin1', 0, 16);
    const known = SECTIONS.findIndex((name) => BEGINNINGS[name].some((text) => beginning.startsWith(text)));
    current = Math.max(current, known);
    counts[current]!++;
  }
  return counts;
}

/** A line of a section: what it says, its place, and its bytes. */
export interface Row<Content> {
  readonly content: Content;
  readonly where: string;
  readonly bytes: Buffer;
}

/** The lines of a section that have its form. The others are faults, and the section is not whole then. */
export function rowsOf<Content>(
  section: Section,
  isOfForm: (value: unknown) => value is Content,
  find: Find,
): Generator<Row<Content>> {
  const read = (line: Buffer, isKnownText: boolean): Content | undefined => {
    const value = valueOf(line, isKnownText);
    return isOfForm(value) ? value : undefined;
  };
  return readRows(section, read, find);
}

/** As {@link rowsOf}, by whatever reads a line; it gives `undefined` for one that has not the form. */
export function* readRows<Content>(
  section: Section,
  read: (line: Buffer, isKnownText: boolean) => Content | undefined,
  find: Find,
): Generator<Row<Content>> {
  const { name, lines, from, to } = section;
  for (let at = from; at < to; at++) {
    const bytes = lineAt(lines, at)!;
    const content = read(bytes, lines.isUtf8);
    const where = `${name}:${at - from + 1}`;
    if (content !== undefined) yield { content, where, bytes };
    else {
      section.isWhole = false;
      find('malformed-line', where);
    }
  }
}
