const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const ZERO = 0x30;
const NINE = 0x39;
const ARRAY = 0x5b;
const ARRAY_END = 0x5d;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;
const SPACE = 0x20;
const BEYOND_ASCII = 0x80;

const LITERALS = ['true', 'false', 'null'].map((text) => [...Buffer.from(text)]);
/** What may follow a backslash where a string has its one form; with `\u` it takes more to see. */
const ESCAPES = new Set([...'"\\bfnrt'].map((character) => character.charCodeAt(0)));
/** Of what numbers are written with, all but digits. */
const IN_NUMBERS = new Set([...'+-.eE'].map((character) => character.charCodeAt(0)));
/** So many digits are a number that ECMAScript writes just so. */
const SAFE_DIGITS = 15;
/** Deeper than this it takes more to see. */
const DEEPEST = 100;

/** Stands for text that is not plainly canonical. */
const UNSURE = -1;

/** Is told where a property of the outermost object is: its name without quotes, and its value. `false` ends the reading. */
type Note = (nameFrom: number, nameTo: number, valueFrom: number, valueTo: number) => boolean;

/**
 * Whether bytes are the canonical text (RFC 8785) of one JSON value, seen without making the value: most of the time that a verification takes
 * would go to that.
 * @param json UTF-8
 * @param note is told of the properties, where the value is an object
 * @returns `false` also where it takes more to see: names that are not ASCII, `\u`, deep nesting; and where `note` says so
 */
export function isPlainlyCanonical(json: Buffer, note?: Note): boolean {
  const end = json[0] === OBJECT ? endOfObject(json, 0, DEEPEST, note) : endOfValue(json, 0, DEEPEST);
  return end === json.length;
}

/** Each of these gives where what begins at `from` ends, or {@link UNSURE}. */
function endOfValue(json: Buffer, from: number, levels: number): number {
  const byte = json[from];
  if (byte === undefined || levels === 0) return UNSURE;
  if (byte === QUOTE) return endOfString(json, from);
  if (byte === OBJECT) return endOfObject(json, from, levels);
  if (byte === ARRAY) return endOfArray(json, from, levels);
  return byte > NINE ? endOfLiteral(json, from) : endOfNumber(json, from);
}

function endOfObject(json: Buffer, from: number, levels: number, note?: Note): number {
  if (json[from + 1] === OBJECT_END) return from + 2;
  let before = UNSURE;
  let beforeTo = UNSURE;
  for (let at = from + 1; ; at++) {
    if (json[at] !== QUOTE) return UNSURE;
    const name = at + 1;
    const nameTo = endOfName(json, name);
    if (nameTo === UNSURE || json[nameTo + 1] !== COLON) return UNSURE;
    if (before !== UNSURE && !isBefore(json, before, beforeTo, name, nameTo)) return UNSURE;
    at = endOfValue(json, nameTo + 2, levels - 1);
    if (at === UNSURE) return UNSURE;
    if (note && !note(name, nameTo, nameTo + 2, at)) return UNSURE;
    if (json[at] === OBJECT_END) return at + 1;
    if (json[at] !== COMMA) return UNSURE;
    before = name;
    beforeTo = nameTo;
  }
}

function endOfArray(json: Buffer, from: number, levels: number): number {
  if (json[from + 1] === ARRAY_END) return from + 2;
  for (let at = from + 1; ; at++) {
    at = endOfValue(json, at, levels - 1);
    if (at === UNSURE) return UNSURE;
    if (json[at] === ARRAY_END) return at + 1;
    if (json[at] !== COMMA) return UNSURE;
  }
}

function endOfString(json: Buffer, from: number): number {
  for (let at = from + 1; at < json.length; at++) {
    const byte = json[at]!;
    if (byte === QUOTE) return at + 1;
    if (byte < SPACE || (byte === BACKSLASH && !ESCAPES.has(json[++at]!))) return UNSURE;
  }
  return UNSURE;
}

/** A name whose bytes are in the order in which its UTF-16 code units are. */
function endOfName(json: Buffer, from: number): number {
  for (let at = from; at < json.length; at++) {
    const byte = json[at]!;
    if (byte === QUOTE) return at;
    if (byte < SPACE || byte >= BEYOND_ASCII || byte === BACKSLASH) return UNSURE;
  }
  return UNSURE;
}

function isBefore(json: Buffer, from: number, to: number, otherFrom: number, otherTo: number): boolean {
  const length = Math.min(to - from, otherTo - otherFrom);
  for (let at = 0; at < length; at++) {
    const difference = json[from + at]! - json[otherFrom + at]!;
    if (difference !== 0) return difference < 0;
  }
  return to - from < otherTo - otherFrom;
}

function endOfNumber(json: Buffer, from: number): number {
  let to = from;
  let areDigits = true;
  for (; to < json.length; to++) {
    const byte = json[to]!;
    if (byte >= ZERO && byte <= NINE) continue;
    if (!IN_NUMBERS.has(byte)) break;
    areDigits = false;
  }
  const length = to - from;
  if (areDigits && length <= SAFE_DIGITS && length > 0 && (json[from] !== ZERO || length === 1)) return to;
  const text = json.toString('latin1', from, to);
  return Number.isFinite(Number(text)) && String(Number(text)) === text ? to : UNSURE;
}

function endOfLiteral(json: Buffer, from: number): number {
  const literal = LITERALS.find((bytes) => bytes.every((byte, at) => json[from + at] === byte));
  return literal ? from + literal.length : UNSURE;
}

/** Whether the bytes from one place to another are a name. */
export function isNamed(json: Buffer, from: number, to: number, name: readonly number[]): boolean {
  if (to - from !== name.length) return false;
  for (let at = 0; at < name.length; at++) if (json[from + at] !== name[at]) return false;
  return true;
}
