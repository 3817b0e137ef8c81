import { DETECTORS, type History, type Level, type Sign, type Trap } from '@sebone/initiative';
import { dayOf, type Day } from '@sebone/kernel';
import type { Register } from './facts.ts';

/** A sign as a spec reads it: its days written out, its evidence as ids. */
export interface ReadSign extends Omit<Sign, 'since' | 'evidence'> {
  readonly since: Day;
  readonly evidence: readonly string[];
}

/** What one measure of a trap says of a subject; `undefined` where it raises nothing. */
export function signOf(history: History, trap: Trap, measure: string, subject: string): ReadSign | undefined {
  const sign = DETECTORS[trap](history).find((one) => one.measure === measure && one.subject.id === subject);
  return sign && { ...sign, since: dayOf(sign.since), evidence: sign.evidence.map(({ id }) => id) };
}

/** The level at which a measure stands, and since when: `watch since 2019-06-30`, or `nothing`. */
export function levelOf(
  history: History,
  trap: Trap,
  measure: string,
  subject: string,
): `${Level} since ${Day}` | 'nothing' {
  const sign = signOf(history, trap, measure, subject);
  return sign ? `${sign.level} since ${sign.since}` : 'nothing';
}

/** What one measure of a trap says of a record at two horizons: its first sign, of whatever subject. */
export const signed =
  (trap: Trap, measure: string) =>
  (register: Register, asOf: Day, knownAt?: Day): Sign | undefined =>
    DETECTORS[trap](register.at(asOf, knownAt)).find((sign) => sign.measure === measure);
