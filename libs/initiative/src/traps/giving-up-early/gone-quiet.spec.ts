import fc from 'fast-check';
import { addDays, dayNumber, dayOf, type Day } from '@sebone/kernel';
import { levelOf, Register, signOf, type ReadSign } from '@sebone/testing';
import type { Role } from '../../vocabulary.ts';

const level = (register: Register, asOf: Day, knownAt?: Day, partner = 'bakery'): string =>
  levelOf(register.at(asOf, knownAt), 'giving-up-early', 'gone-quiet', partner);
const sign = (register: Register, asOf: Day): ReadSign | undefined =>
  signOf(register.at(asOf), 'giving-up-early', 'gone-quiet', 'bakery');

const LAST: Day = '2015-01-01';
/** The day on which so many days have gone by since the bakery acted last. */
const after = (days: number): Day => addDays(LAST, days);

/** Acts every `every` days, so many times, the last time on `last`. */
function acts(
  register: Register,
  partner: string,
  { every, times, last }: { every: number; times: number; last: Day },
): void {
  for (let at = times - 1; at >= 0; at--) register.acted(partner, addDays(last, -at * every));
}

/** A table of four that act every month to 2019, and a bakery that acted every `every` days and stops at the beginning of 2015. */
function table({
  every = 90,
  times = 6,
  role = 'member',
}: { every?: number; times?: number; role?: Role } = {}): Register {
  const register = new Register();
  register.chartered('2010-01-01', { plannedUntil: '2029-12-31' });
  register.joined('bakery', '2010-01-01', { name: 'Minato Bakery', role });
  for (const other of ['school', 'clinic', 'temple', 'harbour']) {
    register.joined(other, '2010-01-01');
    acts(register, other, { every: 30, times: 120, last: '2019-06-01' });
  }
  acts(register, 'bakery', { every, times, last: LAST });
  return register;
}

describe('gone-quiet', () => {
  it('is raised of a partner that used to contribute and fell silent, and the more the longer', () => {
    expect(level(table(), after(270))).toBe(`watch since ${after(270)}`);
    expect(level(table(), after(364))).toBe(`watch since ${after(270)}`);
    expect(level(table(), after(365))).toBe(`warning since ${after(270)}`);
    expect(level(table(), after(729))).toBe(`warning since ${after(270)}`);
    expect(level(table(), after(730))).toBe(`critical since ${after(270)}`);
  });

  it('is not raised a day too early, nor of those that go on', () => {
    expect(level(table(), after(269))).toBe('nothing');
    expect(level(table(), after(730), undefined, 'school')).toBe('nothing');
  });

  it('leaves a yearly contributor its own cadence, but no more than two years', () => {
    expect(level(table({ every: 365 }), after(547))).toBe('nothing');
    expect(level(table({ every: 365 }), after(548))).toBe(`warning since ${after(548)}`);
    const seldom = table({ every: 600, times: 4 });
    expect(level(seldom, after(729))).toBe('nothing');
    expect(level(seldom, after(730))).toBe(`critical since ${after(730)}`);
  });

  it('follows the policy in force', () => {
    const register = table();
    register.adopted('2010-02-01', { 'partner.goes-dormant-after': 200, 'giving-up.quiet-patience': 3 });
    expect(level(register, after(269))).toBe('nothing');
    expect(level(register, after(270))).toBe(`warning since ${after(270)}`);
  });

  it('is not asked of one that contributed on too few days to have a cadence', () => {
    expect(level(table({ times: 3 }), after(730))).toBe('nothing');
    const register = table({ times: 3 });
    for (let form = 0; form < 5; form++) register.acted('bakery', LAST);
    expect(level(register, after(730))).toBe('nothing');
    expect(level(table({ times: 4 }), after(730))).toBe(`critical since ${after(270)}`);
  });

  it.each(['beneficiary', 'backbone'] as const)('is not asked of a %s', (role) => {
    expect(level(table({ role }), after(730))).toBe('nothing');
  });

  it('takes an award for giving as long as it pays', () => {
    const register = table({ role: 'funder' });
    register.awarded('grant', 'bakery', '2014-06-01', { until: after(400) });
    expect(level(register, after(669))).toBe('nothing');
    expect(level(register, after(670))).toBe(`watch since ${after(670)}`);
    register.fundingEnded('grant', after(100));
    expect(level(register, after(370))).toBe(`watch since ${after(370)}`);
  });

  it('is let go when it leaves, when the initiative ends, and when it contributes again', () => {
    const left = table();
    left.left('bakery', after(300));
    expect(level(left, after(299))).toBe(`watch since ${after(270)}`);
    expect(level(left, after(300))).toBe('nothing');

    const over = table();
    over.ended(after(300));
    expect(level(over, after(300))).toBe('nothing');

    const back = table();
    back.gave('bakery', after(300));
    expect(level(back, after(299))).toBe(`watch since ${after(270)}`);
    expect(level(back, after(300))).toBe('nothing');
    // One pause of 300 days among its six is its own: the next silence has to be half as long again.
    expect(level(back, after(749))).toBe('nothing');
    expect(level(back, after(750))).toBe(`warning since ${after(750)}`);
  });

  it('counts the silence of one that came back from its return, and not the time that it was away', () => {
    const register = table();
    register.left('bakery', after(10));
    register.joined('bakery', after(800), { stay: 2, name: 'Minato Bakery' });
    expect(level(register, after(1069))).toBe('nothing');
    expect(level(register, after(1070))).toBe(`watch since ${after(1070)}`);
    expect(sign(register, after(1070))?.sentence.en).toMatch(
      new RegExp(`^Minato Bakery came back on ${after(800)}, and`),
    );
    register.acted('bakery', after(1075));
    expect(level(register, after(1345))).toBe(`watch since ${after(1345)}`);
  });

  describe('where the others fell silent too', () => {
    /** Of four others, so many go on after the bakery stops; the rest stop with it. */
    function stopping(going: number, until: Day = '2019-06-01'): Register {
      const register = new Register();
      register.chartered('2010-01-01', { plannedUntil: '2029-12-31' });
      ['bakery', 'school', 'clinic', 'temple', 'harbour'].forEach((partner, at) => {
        register.joined(partner, '2010-01-01');
        acts(register, partner, { every: 60, times: 12, last: addDays(LAST, at) });
        if (at > 0 && at <= going) acts(register, partner, { every: 30, times: 20, last: until });
      });
      return register;
    }

    it('is the initiative that stopped, unless at least half of them went on', () => {
      expect(level(stopping(1, '2016-06-01'), '2016-06-01')).toBe('nothing');
      expect(level(stopping(2, '2016-06-01'), '2016-06-01')).toBe(`warning since ${after(270)}`);
    });

    it('is the record that stopped, and silence does not count until it is kept again', () => {
      expect(level(stopping(0), '2019-06-01')).toBe('nothing');
      const resumed = stopping(4);
      const began = addDays('2019-06-01', -19 * 30);
      // 184 days on record to the last of the others and half a year after it; the rest since the record was resumed.
      expect(level(resumed, addDays(began, 85))).toBe('nothing');
      expect(level(resumed, addDays(began, 86))).toBe(`watch since ${addDays(began, 86)}`);
    });
  });

  it('says since when, how long and against what, and shows its joining and its last contributions', () => {
    const said = sign(table(), after(400))!;
    expect(said).toMatchObject({ value: 400, threshold: 365, thresholdName: 'partner.goes-dormant-after' });
    expect(said.evidence).toHaveLength(6);
    expect(said.sentence).toEqual({
      en: `Minato Bakery last contributed on 2015-01-01, and in the 400 days on record up to ${after(400)} no contribution of it is reported, where it used to pause for 90 days at most: a sign that it may be giving up.`,
      ja: `Minato Bakeryは2015-01-01を最後に貢献が途絶え、${after(400)}までの記録上400日間、何も報告されていない（これまでの通常の間隔は長くて90日だった）。諦めにつながりうる兆候である。`,
    });
  });

  it('stands unchanged at an earlier knowledge when a contribution is reported late', () => {
    const register = table();
    const before = sign(register, after(300));
    expect(before?.level).toBe('watch');
    register.acted('bakery', after(200), { reportedOn: after(350) });
    expect(sign(register, after(300))).toEqual(before);
    expect(level(register, after(300), after(350))).toBe('nothing');
  });

  const story = fc.array(
    fc.record({
      who: fc.constantFrom('bakery', 'school', 'clinic'),
      on: fc.nat({ max: 2500 }),
      leaves: fc.nat({ max: 19 }),
    }),
    { minLength: 10, maxLength: 60, size: 'max' },
  );
  function told(happened: readonly { who: string; on: number; leaves: number }[]): Register {
    const register = table();
    const stays = new Map<string, number>();
    for (const { who, on, leaves } of [...happened].sort((a, b) => a.on - b.on)) {
      const stay = stays.get(who) ?? 1;
      if (leaves > 0) register.acted(who, after(on));
      else {
        register.left(who, after(on), { stay });
        register.joined(who, after(on + 1), { stay: stay + 1 });
        stays.set(who, stay + 1);
      }
    }
    return register;
  }

  it('is never said of one that contributes today, whatever happened before', () => {
    let raised = 0;
    fc.assert(
      fc.property(story, fc.integer({ min: 270, max: 2500 }), (happened, days) => {
        const register = told(happened);
        if (level(register, after(days)) !== 'nothing') raised++;
        register.acted('bakery', after(days));
        expect(level(register, after(days))).toBe('nothing');
      }),
      { numRuns: 60, examples: [[[], 300]] },
    );
    expect(raised).toBeGreaterThan(0);
  });

  it('began on the first day on which it was raised, with nothing happening since', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 400 }), fc.integer({ min: 270, max: 900 }), (every, days) => {
        const register = table({ every, times: 5 });
        const since = sign(register, after(days))?.since;
        if (since === undefined) return expect(level(register, dayOf(dayNumber(after(days)) - 1))).toBe('nothing');
        expect(sign(register, since)?.since).toBe(since);
        expect(sign(register, addDays(since, -1))).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });
});
