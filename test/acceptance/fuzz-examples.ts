import { EXAMPLES } from '@sebone/testing';
import fc, { type Arbitrary } from 'fast-check';
import { among } from './fuzz-hostility.ts';
import { days, PERSONAL, type Known } from './fuzz-values.ts';

/**
 * The two initiatives of a run: those who ask may know of the first, and of the second nothing. Its id is so long that no tag or token comes to
 * hold it by chance.
 */
export const OWN = 'a-side';
export const OTHERS = 'b-side-of-the-river';
/** The largest body that the server of a run takes, in bytes. */
export const BODY_LIMIT = 64_000;

const ids = (...known: readonly string[]): Arbitrary<string> => fc.constantFrom(...known);
/** What fields and parameters may well say. */
export const KNOWN: Known = {
  initiative: fc.oneof(
    { weight: 12, arbitrary: fc.constant(OWN) },
    { weight: 2, arbitrary: fc.constant(OTHERS) },
    { weight: 1, arbitrary: ids('nowhere') },
  ),
  partner: ids('water', 'forest', 'nobody'),
  partnerId: ids('water', 'forest', 'nobody'),
  indicator: ids('e-coli', 'none'),
  indicatorId: ids('e-coli', 'none'),
  commitmentId: ids('k1', 'k2'),
  actionId: ids('x1', 'x2'),
  meetingId: ids('m1', 'm2'),
  itemId: ids('map', 'map2'),
  findingId: ids('n1', 'n2'),
  occurredOn: days,
  command: ids(...Object.keys(EXAMPLES)),
  'Idempotency-Key': fc.oneof({ weight: 9, arbitrary: fc.uuid() }, { weight: 1, arbitrary: ids('again-1', 'again-2') }),
  eventId: ids('known-own.0', 'known-others.0', 'known-nowhere.0'),
  tile: ids('0/000', 'entries/000', '0/000.p/1', '1/000', '0/../../signing.key'),
  from: fc.oneof(days, fc.nat(9)),
  to: fc.oneof(days, fc.nat(9)),
  limit: fc.integer({ min: 1, max: 5 }),
  after: fc.integer({ min: 0, max: 60 }).map(String),
  'Last-Event-ID': fc.integer({ min: 0, max: 60 }).map(String),
  'Sebone-Min-Position': fc.integer({ min: 0, max: 10 }),
  'If-Match': ids('"1"', '"2"', '"0"', '*'),
  'If-None-Match': ids('*', '"x"', 'W/"x"'),
  'Accept-Language': ids('ja', 'en', 'fr, ja;q=0.5', '*', 'ja;q=2'),
};

/** The example of a command, of one of several things, on its own day or another. */
export const example = (command: string): Arbitrary<unknown> =>
  fc
    .record({
      initiative: KNOWN['initiative']!,
      occurredOn: days,
      isOnItsDay: among([3, true], [1, false]),
      nth: fc.nat(4),
    })
    .map(({ initiative, occurredOn, isOnItsDay, nth }) => ({
      ...personal(numbered(EXAMPLES[command]!.body, nth)),
      initiative,
      ...(isOnItsDay ? {} : { occurredOn }),
    }));
/** A body of another thing of the same kind: `k3` instead of `k1`. */
const numbered = (body: Readonly<Record<string, unknown>>, nth: number): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(body).map(([field, value]) => [
      field,
      nth > 0 && IDS.test(field) ? String(value).replace(/\d*$/, String(nth + 1)) : value,
    ]),
  );
const IDS = /^(?!partner|indicator).+Id$/;
/** A body with somebody in all that is free text. */
const personal = (body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(body).map(([field, value]) => [
      field,
      FREE_TEXTS.has(field) ? `${String(value)}, ${PERSONAL}` : value,
    ]),
  );
const FREE_TEXTS = new Set(['name', 'title', 'note', 'statement', 'rationale', 'because', 'action']);
/** A line of many commands. */
export const line: Arbitrary<unknown> = fc
  .tuple(fc.constantFrom(...Object.keys(EXAMPLES)), fc.uuid())
  .chain(([command, key]) => example(command).map((body) => ({ command, key, body })));
