import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text in the forms in which it may lie in a file: by name of the form. */
export function formsOf(text: string): Readonly<Record<string, readonly Buffer[]>> {
  const utf16 = Buffer.from(text, 'utf16le');
  const escaped = [...text].map((character) => {
    const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
  });
  const outsideAscii = [...text].map((character, at) => (character < '\u0080' ? character : escaped[at]!));
  const bytes = Buffer.from(text);
  return {
    'UTF-8': [bytes],
    'UTF-16': [utf16, Buffer.from(utf16).swap16()],
    base64: [0, 1, 2].flatMap((shift) => {
      const inner = withinBase64(bytes, shift);
      return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')].map((form) => Buffer.from(form));
    }),
    hex: [bytes.toString('hex'), bytes.toString('hex').toUpperCase()].map((form) => Buffer.from(form)),
    'JSON-escaped': [escaped.join(''), outsideAscii.join('')].map((form) => Buffer.from(form)),
    'percent-encoded': [Buffer.from(encodeURIComponent(text))],
  };
}

/** What base64 makes of some bytes wherever they begin: of what it makes with others around them, that which does not depend on those. */
function withinBase64(bytes: Buffer, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const whole = Math.floor((8 * (shift + bytes.length)) / 6);
  return text.slice(Math.ceil((8 * shift) / 6), whole);
}

/** The files below folders that hold any of some bytes, each with what was found in it. */
export function filesWith(
  needles: Readonly<Record<string, readonly Buffer[]>>,
  ...folders: readonly string[]
): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .flatMap((entry) => {
        const path = join(entry.parentPath, entry.name);
        const content = readFileSync(path);
        return Object.entries(needles).flatMap(([form, forms]) =>
          forms.some((bytes) => content.includes(bytes)) ? [`${path}: ${form}`] : [],
        );
      }),
  );
}
