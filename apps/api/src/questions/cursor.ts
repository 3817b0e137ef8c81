import { hash } from 'node:crypto';
import { isDay, type Day } from '@sebone/kernel';

/** Where a walk through a list goes on: everything that its first page rested on, so that all pages agree. */
export interface Cursor {
  /** What is walked through: see {@link walkOf}. */
  readonly walk: string;
  readonly asOf: Day | null;
  readonly knownAt: Day | null;
  /** When it was asked, milliseconds since 1970, where that decides the horizons: a list of initiatives has several todays. */
  readonly now: number | null;
  /** The position of the log that the first page reflected. */
  readonly position: number;
  /** The key of the last row of the page before. */
  readonly after: string;
}

/** A cursor as whoever walks is given it. */
export function cursorText({ walk, asOf, knownAt, now, position, after }: Cursor): string {
  return Buffer.from(JSON.stringify([walk, asOf, knownAt, now, position, after])).toString('base64url');
}

/** @returns `undefined` for text that is no cursor */
export function cursorFrom(text: string): Cursor | undefined {
  const [walk, asOf, knownAt, now, position, after, ...more] = arrayIn(Buffer.from(text, 'base64url').toString());
  const isDayOrNull = (value: unknown): value is Day | null => value === null || isDay(value);
  const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
  if (typeof walk !== 'string' || typeof after !== 'string' || more.length > 0) return undefined;
  if (!isDayOrNull(asOf) || !isDayOrNull(knownAt) || !isCount(position)) return undefined;
  if (now !== null && !(isCount(now) && now < 8.64e15)) return undefined;
  return { walk, asOf, knownAt, now, position, after };
}

/** Names a walk by all that decides which rows it goes through: another question has another name. */
export function walkOf(path: string, said: object): string {
  return hash(
    'sha256',
    JSON.stringify([path, Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1))]),
    'base64url',
  ).slice(0, 16);
}

function arrayIn(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
