import { addDays, dayOf, type Day } from '@sebone/kernel';
import { Register, signed } from '@sebone/testing';

const ceased = signed('giving-up-early', 'activity-ceased');

/** A school that acted every `every` days, `times` times, the last time on 2013-12-31. */
function acting(every = 60, times = 10, plannedUntil: Day = '2019-12-31'): Register {
  const register = new Register();
  register.chartered('2000-01-01', { plannedUntil });
  register.joined('school', '2000-01-01');
  for (let at = times - 1; at >= 0; at--) register.acted('school', addDays('2013-12-31', -at * every));
  return register;
}

describe('activity-ceased', () => {
  it('is raised when nobody does anything any more, and the more the longer', () => {
    expect(ceased(acting(), '2014-07-31')).toMatchObject({ level: 'watch', value: 212 });
    expect(ceased(acting(), '2015-01-31')?.level).toBe('warning');
    expect(ceased(acting(), '2016-01-31')?.level).toBe('critical');
  });
  it('is not raised a day too early', () => {
    expect(ceased(acting(), '2014-06-28')).toBeUndefined();
    expect(dayOf(ceased(acting(), '2014-07-31')!.since)).toBe('2014-06-29');
  });
  it('leaves a table that meets twice a year its pauses', () => {
    expect(ceased(acting(182), '2014-09-29')).toBeUndefined();
    expect(dayOf(ceased(acting(182), '2014-09-30')!.since)).toBe('2014-09-30');
  });
  it('hears any sign of life: meetings, gifts, uses', () => {
    const register = acting();
    register.met('2014-06-01');
    expect(ceased(register, '2014-07-31')).toBeUndefined();
  });
  it('is not judged where there was hardly an activity to cease, nor of an initiative that is over', () => {
    expect(ceased(acting(60, 5), '2014-07-31')).toBeUndefined();
    const over = acting();
    over.ended('2014-02-01', 'achieved');
    expect(ceased(over, '2014-07-31')).toBeUndefined();
    expect(ceased(acting(60, 10, '2014-03-31'), '2015-07-31')).toBeUndefined();
  });
  it('says how long, and shows the last that was done', () => {
    const sign = ceased(acting(), '2014-07-31')!;
    expect(sign.sentence.en).toBe(
      'Nobody has done anything on record in Roundtable since 2013-12-31: 212 days by 2014-07-31, against a usual pause of 60 days at most.',
    );
    expect(sign.sentence.ja).toContain('2013-12-31を最後に活動の記録がなく');
    expect(sign.evidence.at(-1)).toMatchObject({ type: 'ActionReported', occurredOn: '2013-12-31' });
  });
  it('is cleared by the next sign of life', () => {
    const register = acting();
    register.acted('school', '2014-08-01');
    expect(ceased(register, '2014-07-31')?.level).toBe('watch');
    expect(ceased(register, '2014-08-01')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when activity is reported late', () => {
    const register = acting();
    const before = ceased(register, '2014-07-31');
    register.acted('school', '2014-05-01', { reportedOn: '2014-10-01' });
    expect(ceased(register, '2014-07-31', '2014-07-31')).toEqual(before);
    expect(ceased(register, '2014-07-31', '2014-10-01')).toBeUndefined();
  });
});
