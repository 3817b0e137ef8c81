import { dayOf } from '@sebone/kernel';
import { Register, signed } from '@sebone/testing';

const falling = signed('giving-up-early', 'falling-active-share');

/** Twenty groups since 2010, each of which contributes every March; `silent` of them not any more from 2014 on. */
function groups(silent: number, { count = 20, until = 2016 }: { count?: number; until?: number } = {}): Register {
  const register = new Register();
  register.chartered('2010-01-01');
  for (let at = 0; at < count; at++) register.joined(`group-${at}`, '2010-01-01', { name: `Group ${at}` });
  for (let year = 2010; year <= until; year++)
    for (let at = 0; at < count; at++) if (year < 2014 || at >= silent) register.acted(`group-${at}`, `${year}-03-01`);
  return register;
}

describe('falling-active-share', () => {
  it('is raised when members that are still there stop contributing', () => {
    expect(falling(groups(4), '2014-06-30')).toMatchObject({ level: 'watch', value: expect.closeTo(0.2, 5) as number });
    expect(falling(groups(6), '2014-06-30')?.level).toBe('warning');
    expect(falling(groups(9), '2014-06-30')?.level).toBe('critical');
  });
  it('names those who fell silent and shows their last contributions', () => {
    const sign = falling(groups(4), '2014-06-30')!;
    expect(sign.sentence.en).toBe(
      'In Roundtable, 16 of 20 members (80%) contributed in the 365 days to 2014-06-30, against 100% in those to 2013-06-30; silent since then: Group 0, Group 1, Group 2 and Group 3.',
    );
    expect(sign.sentence.ja).toContain('Group 0、Group 1、Group 2、Group 3');
    expect(sign.evidence.map(({ type, occurredOn }) => `${type} ${occurredOn}`)).toEqual(
      Array(4).fill('ActionReported 2013-03-01'),
    );
  });
  it('is not raised while as many act as before', () => {
    expect(falling(groups(0), '2014-06-30')).toBeUndefined();
  });
  it('is not raised by the small fall of one in ten, nor by two partners', () => {
    expect(falling(groups(2), '2014-06-30')).toBeUndefined();
    expect(falling(groups(2, { count: 8 }), '2014-06-30')).toBeUndefined();
    expect(falling(groups(3, { count: 8 }), '2014-06-30')?.level).toBe('warning');
  });
  it('is not raised by members that come and go while the share holds', () => {
    const register = groups(0);
    for (let at = 0; at < 8; at++) {
      register.left(`group-${at}`, '2014-01-15');
      register.joined(`newcomer-${at}`, '2014-01-15');
    }
    expect(falling(register, '2014-06-30')).toBeUndefined();
  });
  it('is not raised by newcomers who have not contributed yet', () => {
    const register = groups(0);
    for (let at = 0; at < 15; at++) register.joined(`newcomer-${at}`, '2013-12-01');
    expect(falling(register, '2014-06-30')).toBeUndefined();
  });
  it('is not judged of a handful, of beneficiaries, or before there is a year to compare with', () => {
    expect(falling(groups(4, { count: 5 }), '2014-06-30')).toBeUndefined();
    const helped = new Register();
    helped.chartered('2010-01-01');
    for (let at = 0; at < 20; at++) helped.joined(`family-${at}`, '2010-01-01', { role: 'beneficiary' });
    for (let at = 0; at < 20; at++) helped.acted(`family-${at}`, '2013-03-01');
    expect(falling(helped, '2014-06-30')).toBeUndefined();
    expect(falling(groups(0, { until: 2010 }), '2011-06-30')).toBeUndefined();
  });
  it('begins on the day on which the share had fallen so far', () => {
    expect(dayOf(falling(groups(6), '2014-12-31')!.since)).toBe('2014-03-01');
  });
  it('is cleared when they act again, or once the lower share is what the initiative is', () => {
    const register = groups(6);
    for (let at = 0; at < 6; at++) register.acted(`group-${at}`, '2014-09-01');
    expect(falling(register, '2014-08-31')?.level).toBe('warning');
    expect(falling(register, '2014-09-01')).toBeUndefined();
    expect(falling(groups(6), '2016-06-30')).toBeUndefined();
  });
  it('waits for reports that usually come in late', () => {
    const register = new Register();
    register.chartered('2010-01-01');
    for (let at = 0; at < 20; at++) register.joined(`group-${at}`, '2010-01-01');
    for (let year = 2010; year <= 2014; year++)
      for (let at = 0; at < 20; at++) register.acted(`group-${at}`, `${year}-03-01`, { reportedOn: `${year}-05-15` });
    expect(falling(register, '2014-04-30')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when contributions are reported late', () => {
    const register = groups(6);
    const before = falling(register, '2014-12-31');
    for (let at = 0; at < 6; at++) register.acted(`group-${at}`, '2014-03-01', { reportedOn: '2015-02-01' });
    expect(falling(register, '2014-12-31', '2014-12-31')).toEqual(before);
    expect(falling(register, '2014-12-31', '2015-02-01')).toBeUndefined();
  });
});
