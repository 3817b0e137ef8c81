import { dayOf } from '@sebone/kernel';
import type { Stage } from '../../vocabulary.ts';
import { Register, signed } from '@sebone/testing';

const conversion = signed('sharing-without-use', 'rung-conversion');

/** A hundred guides received by the town in January 2014, some of them taken further in February. */
function received(further: Partial<Record<Stage, number>>, count = 100): Register {
  const register = new Register();
  register.chartered('2010-01-01');
  for (const partner of ['clinic', 'town']) register.joined(partner, '2010-01-01');
  for (let at = 0; at < count; at++) {
    register.shared(`g${at}`, 'clinic', '2014-01-01');
    register.used(`g${at}`, 'town', '2014-01-10', 'received');
    for (const [stage, taken] of Object.entries(further))
      if (at < taken) register.used(`g${at}`, 'town', '2014-02-10', stage as Stage);
  }
  return register;
}

describe('rung-conversion', () => {
  it('is raised when little goes on to the next rung', () => {
    expect(conversion(received({ discussed: 15 }), '2014-12-31')).toMatchObject({ level: 'watch', value: 0.15 });
    expect(conversion(received({ discussed: 7 }), '2014-12-31')?.level).toBe('warning');
    expect(conversion(received({ discussed: 6 }, 400), '2014-12-31')?.level).toBe('critical');
  });
  it('is not raised just above the threshold', () => {
    expect(conversion(received({ discussed: 16 }), '2014-12-31')).toBeUndefined();
  });
  it('is raised at the lowest rung at which the way up breaks off', () => {
    const sign = conversion(received({ discussed: 60, adopted: 6 }), '2014-12-31')!;
    expect(sign).toMatchObject({ level: 'watch', value: 0.1 });
    expect(sign.sentence.en).toContain('6 (10%) went on from "discussed" to "adopted" or beyond');
    expect(sign.sentence.ja).toContain('「議論」から「採用」以上');
  });
  it('counts whoever skipped a rung as having climbed it', () => {
    expect(conversion(received({ adopted: 16 }), '2014-12-31')).toBeUndefined();
  });
  it('says nothing of rungs that this record hardly knows', () => {
    expect(conversion(received({ discussed: 4 }), '2014-12-31')).toBeUndefined();
    expect(conversion(received({}), '2014-12-31')).toBeUndefined();
    expect(conversion(received({ discussed: 60, effect: 4 }), '2014-12-31')).toBeUndefined();
  });
  it('is not judged of a few pairs, nor before they had time to go on', () => {
    expect(conversion(received({ discussed: 5 }, 19), '2014-12-31')).toBeUndefined();
    expect(conversion(received({ discussed: 5 }), '2014-07-08')).toBeUndefined();
    expect(dayOf(conversion(received({ discussed: 5 }), '2014-12-31')!.since)).toBe('2014-07-09');
  });
  it("does not count the sharer's own use", () => {
    const register = received({ discussed: 15 });
    for (let at = 0; at < 100; at++) register.used(`g${at}`, 'clinic', '2014-02-10', 'adopted');
    expect(conversion(register, '2014-12-31')?.level).toBe('watch');
  });
  it('is cleared when more is taken further, or the window has passed', () => {
    const register = received({ discussed: 15 });
    register.used('g50', 'town', '2015-01-10', 'discussed');
    expect(conversion(register, '2015-01-09')?.level).toBe('watch');
    expect(conversion(register, '2015-01-10')).toBeUndefined();
    expect(conversion(received({ discussed: 15 }), '2016-06-01')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when uses are reported late', () => {
    const register = received({ discussed: 15 });
    const before = conversion(register, '2014-12-31');
    for (let at = 40; at < 60; at++)
      register.used(`g${at}`, 'town', '2014-03-01', 'discussed', { reportedOn: '2015-02-01' });
    expect(conversion(register, '2014-12-31', '2014-12-31')).toEqual(before);
    expect(conversion(register, '2014-12-31', '2015-02-01')).toBeUndefined();
  });
});
