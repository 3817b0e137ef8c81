import { action, actions, command, LEDGER, notes, OTHER_LEDGER } from '@sebone/event-store/contract';
import type { AppendResult } from '@sebone/event-store';
import type { DoubleOptions, KurrentDouble, Version } from '@sebone/kurrent-double';
import { Doubles, provesWhole } from './doubles.ts';

const KiB = 1024;
type Limits = Pick<DoubleOptions, 'maxAppendSize' | 'maxRecordSize'>;
const SLOW = 120_000;

const doubles = new Doubles();
afterEach(() => doubles.end());

/** Settled, as its kind or its code. */
const outcome = (append: Promise<AppendResult>): Promise<string> =>
  append.then(
    ({ kind }) => kind,
    ({ code }: { code: string }) => code,
  );

describe.each<Version>(['26.1', '25.1', '24.10'])('On KurrentDB %s', (version) => {
  let double: KurrentDouble;
  const opened = async (limits: Limits) => {
    double = await doubles.serve({ version, ...limits });
    return doubles.open(double);
  };

  const limits: readonly [string, Limits][] = [
    ['all of it', { maxAppendSize: 64 * KiB }],
    // Up to 25.0 an append as a whole may hold less than a fact.
    ...(version === '24.10' ? [] : [['one fact', { maxRecordSize: 64 * KiB }] satisfies [string, Limits]]),
  ];
  it.each(limits)(
    'a command too large (%s) is refused as such, and those that came with it go through',
    async (_name, limit) => {
      const store = await opened(limit);
      const outcomes = await Promise.all([
        outcome(store.append([actions(LEDGER, 0, 'small')], command('c1'))),
        outcome(store.append([actions(OTHER_LEDGER, 0, 'x'.repeat(80 * KiB))], command('c2'))),
        outcome(store.append([actions(LEDGER, 1, 'small too')], command('c3'))),
        outcome(store.append([actions(OTHER_LEDGER, 1, 'on what is too large')], command('c4'))),
        outcome(store.append([actions('initiative-openstack', 0, 'and small')], command('c5'))),
      ]);
      expect(outcomes.slice(0, 3)).toEqual(['appended', 'append-too-large', 'appended']);
      expect(['append-too-large', 'conflict']).toContain(outcomes[3]);
      expect(outcomes[4]).toBe('appended');
      const facts = await provesWhole([await doubles.open(double), store], []);
      expect(notes(facts).sort()).toEqual(['and small', 'small', 'small too']);
      // What it was too large for may be said in parts, under the same id.
      expect(await outcome(store.append([actions(OTHER_LEDGER, 0, 'x'.repeat(40 * KiB))], command('c2')))).toBe(
        'appended',
      );
    },
  );

  it('small commands that are too large together go through in parts', async () => {
    const store = await opened({ maxAppendSize: 64 * KiB });
    const large = 'y'.repeat(20 * KiB);
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, nth) => outcome(store.append([actions(LEDGER, nth, large)], command(`c${nth}`)))),
    );
    expect(outcomes).toEqual(Array(12).fill('appended'));
    expect(await store.read(LEDGER)).toHaveLength(12);
    await provesWhole([await doubles.open(double), store], []);
  });

  // Units of an import end with 1,024 events, or beyond 256 KiB of what is said of them.
  it.each([
    ['many short events', Array.from({ length: 1_024 }, (_, nth) => action(`${nth}${'x'.repeat(110)}`))],
    ['few long ones', Array.from({ length: 90 }, (_, nth) => action(`${nth}${'背'.repeat(1_000)}`))],
  ])(
    'as much as an import gives at once is taken, by the limits of the version itself: %s',
    async (_, events) => {
      const store = await opened({});
      const mark = { id: `import.${LEDGER}@1`, actor: 'import:someone@example.org' };
      const ofImport = store.append([{ stream: LEDGER, expected: 0, events }], command(mark.id, mark));
      expect(await outcome(ofImport)).toBe('appended');
      expect(await store.read(LEDGER)).toHaveLength(events.length);
    },
    SLOW,
  );
});
