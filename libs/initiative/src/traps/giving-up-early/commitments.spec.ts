import { dayOf, type Day } from '@sebone/kernel';
import { Register, signed } from '@sebone/testing';

const gap = signed('giving-up-early', 'commitment-gap');

/** A ten-year plan with commitments that reach to the end of 2012. */
function committed({ plannedUntil = '2019-12-31', count = 5 }: { plannedUntil?: Day; count?: number } = {}): Register {
  const register = new Register();
  register.chartered('2010-01-01', { plannedUntil });
  register.joined('school', '2010-01-01');
  for (let at = 1; at <= count; at++)
    register.committed('school', `c${at}`, '2010-02-01', at === count ? '2012-12-31' : '2011-12-31');
  return register;
}

describe('commitment-gap', () => {
  it('is raised when nobody has had an open commitment for half a year and years of the plan are left', () => {
    const sign = gap(committed(), '2013-12-31')!;
    expect(sign).toMatchObject({ level: 'warning', threshold: 36, value: expect.closeTo(84, 1) as number });
    expect(dayOf(sign.since)).toBe('2013-06-29');
    expect(sign.sentence.en).toContain('none of its 5 commitments has been open since 2012-12-31: 84 months');
  });
  it('is not raised while a commitment reaches into the future', () => {
    expect(gap(committed(), '2012-06-30')).toBeUndefined();
  });
  it('waits until half a year has gone by without one', () => {
    expect(gap(committed(), '2013-06-28')).toBeUndefined();
    expect(gap(committed(), '2013-06-29')?.level).toBe('warning');
  });
  it('is not raised where less than a year of the plan is left', () => {
    expect(gap(committed({ plannedUntil: '2013-12-30' }), '2013-10-31')).toBeUndefined();
    expect(gap(committed({ plannedUntil: '2014-01-15' }), '2013-10-31')?.level).toBe('watch');
  });
  it('is not judged where the record does not go by commitments, or names no planned end', () => {
    expect(gap(committed({ count: 4 }), '2013-12-31')).toBeUndefined();
    const unplanned = new Register();
    unplanned.chartered('2010-01-01');
    for (let at = 1; at <= 5; at++) unplanned.committed('school', `c${at}`, '2010-02-01', '2012-12-31');
    expect(gap(unplanned, '2013-12-31')).toBeUndefined();
  });
  it('is not judged while a commitment without a due date is open, and counts from its closing', () => {
    const register = committed();
    register.committed('school', 'for good', '2012-01-01');
    expect(gap(register, '2013-12-31')).toBeUndefined();
    register.withdrew('school', 'for good', '2013-02-01');
    expect(dayOf(gap(register, '2013-12-31')!.since)).toBe('2013-07-31');
  });
  it('is cleared by a new commitment', () => {
    const register = committed();
    register.committed('school', 'next', '2014-02-01', '2015-12-31');
    expect(gap(register, '2014-01-31')?.level).toBe('warning');
    expect(gap(register, '2014-02-01')).toBeUndefined();
  });
  it('is no sign any more once the initiative has acted on for two years without commitments', () => {
    const register = committed();
    register.acted('school', '2015-05-01');
    expect(gap(register, '2014-12-01')?.level).toBe('warning');
    expect(gap(register, '2015-06-01')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when a commitment is reported late', () => {
    const register = committed();
    const before = gap(register, '2013-12-31');
    register.committed('school', 'next', '2013-02-01', '2015-12-31', { reportedOn: '2014-03-01' });
    expect(gap(register, '2013-12-31', '2013-12-31')).toEqual(before);
    expect(gap(register, '2013-12-31', '2014-03-01')).toBeUndefined();
  });
});
