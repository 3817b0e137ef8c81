import { addDays, dayOf, type Day } from '@sebone/kernel';
import { Register, signed } from '@sebone/testing';

const silence = signed('no-backbone', 'silence');

/** A backbone that works every `every` days, `times` times, the last time on 2013-12-31. */
function working(every: number, times: number): Register {
  const register = new Register();
  register.chartered('2005-01-01');
  register.joined('office', '2005-01-01', { name: 'Office', role: 'backbone' });
  for (let at = times - 1; at >= 0; at--) register.performed('office', addDays('2013-12-31', -at * every));
  return register;
}

describe('silence', () => {
  it('is raised against the own cadence of the backbone, in multiples of it', () => {
    const quarterly = working(100, 12);
    expect(silence(quarterly, '2014-05-31')).toMatchObject({ level: 'watch', value: 1.51, threshold: 1.5 });
    expect(silence(quarterly, '2014-07-20')?.level).toBe('warning');
    expect(silence(quarterly, '2014-10-28')?.level).toBe('critical');
  });
  it('is not raised a day too early', () => {
    expect(silence(working(100, 12), '2014-05-29')).toBeUndefined();
    expect(dayOf(silence(working(100, 12), '2014-05-30')!.since)).toBe('2014-05-30');
  });
  it('gives a daily backbone its summer off, and a yearly one its year', () => {
    expect(silence(working(2, 100), '2014-03-30')).toBeUndefined();
    expect(silence(working(2, 100), '2014-03-31')?.level).toBe('watch');
    expect(silence(working(365, 9), '2015-06-30')).toBeUndefined();
    expect(silence(working(365, 9), '2015-07-02')?.level).toBe('watch');
  });
  it('takes one long pause in ten for a holiday, not for the cadence', () => {
    const register = working(30, 20);
    register.performed('office', '2012-01-01');
    expect(silence(register, '2014-03-31')?.level).toBe('watch');
  });
  it('assumes half-yearly meetings where there are too few pauses for a cadence', () => {
    const register = working(50, 5);
    expect(silence(register, '2014-09-29')).toBeUndefined();
    expect(silence(register, '2014-09-30')?.sentence.en).toContain('a slow cadence of 182 days');
  });
  it('is not judged where the record hardly knows any backbone work', () => {
    expect(silence(working(100, 2), '2016-01-01')).toBeUndefined();
    expect(silence(working(100, 3), '2016-01-01')?.level).toBe('critical');
  });
  it('hears meetings, agendas and whatever the backbone itself does, but not the work of members', () => {
    const register = working(100, 12);
    register.joined('school', '2005-01-01');
    register.acted('school', '2014-04-01');
    expect(silence(register, '2014-05-31')?.level).toBe('watch');
    register.met('2014-06-01');
    expect(silence(register, '2014-06-30')).toBeUndefined();
    register.met('2014-07-01', [], { status: 'cancelled' });
    expect(silence(register, '2014-11-15')?.level).toBe('watch');
    register.acted('office', '2014-11-20');
    expect(silence(register, '2014-12-31')).toBeUndefined();
  });
  it('says when it was last heard', () => {
    const sign = silence(working(100, 12), '2014-07-20')!;
    expect(sign.sentence).toEqual({
      en: 'The last sign of backbone work in Roundtable was on 2013-12-31: 201 days of silence by 2014-07-20, 2 times its own cadence of 100 days.',
      ja: '「Roundtable」で事務局の活動が最後に確認されたのは2013-12-31で、2014-07-20まで201日間途絶えている（これまでの活動間隔100日の2倍）。',
    });
    expect(sign.evidence.at(-1)).toMatchObject({ type: 'BackboneFunctionPerformed', occurredOn: '2013-12-31' });
  });
  it('is cleared by the next sign of work, and not judged after the end', () => {
    const revived = working(100, 12);
    revived.performed('office', '2014-11-01');
    expect(silence(revived, '2014-10-31')?.level).toBe('critical');
    expect(silence(revived, '2014-11-01')).toBeUndefined();
    const ended = working(100, 12);
    ended.ended('2014-06-01');
    expect(silence(ended, '2014-10-31')).toBeUndefined();
  });
  it('is not judged of an initiative that fell silent when its plan came to its end', () => {
    const lived = (plannedUntil: Day): Register => {
      const register = working(100, 12);
      register.chartered('2005-01-02', { plannedUntil });
      return register;
    };
    expect(silence(lived('2014-03-31'), '2014-10-31')).toBeUndefined();
    expect(silence(lived('2016-03-31'), '2014-10-31')?.level).toBe('critical');
    expect(silence(lived('2011-03-31'), '2014-10-31')?.level).toBe('critical');
  });
  it('waits for reports that usually come in late', () => {
    const register = new Register();
    register.chartered('2010-01-01');
    register.joined('office', '2010-01-01', { role: 'backbone' });
    for (let at = 19; at >= 0; at--) {
      const on = addDays('2013-12-31', -at * 60);
      register.performed('office', on, 'alignment', { reportedOn: addDays(on, 70) });
    }
    expect(silence(register, '2014-04-30', '2014-04-30')).toBeUndefined();
    expect(silence(register, '2014-04-30', '2015-04-30')?.level).toBe('warning');
  });
  it('stands unchanged at an earlier knowledge when work is reported late', () => {
    const register = working(100, 12);
    const before = silence(register, '2014-07-20');
    register.met('2014-05-01', [], { reportedOn: '2014-09-01' });
    expect(silence(register, '2014-07-20', '2014-07-20')).toEqual(before);
    expect(silence(register, '2014-07-20', '2014-09-01')).toBeUndefined();
  });
});
