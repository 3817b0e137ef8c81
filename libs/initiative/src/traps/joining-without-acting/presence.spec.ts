import { addMonths, type Day } from '@sebone/kernel';
import { Register, levelOf, signOf } from '@sebone/testing';

const level = (register: Register, asOf: Day, knownAt?: Day, partner = 'bakery'): string =>
  levelOf(register.at(asOf, knownAt), 'joining-without-acting', 'present-without-action', partner);

/** A bakery that comes to every second month's meeting from 2019-02-01 on, after a last action of 2018-02-01. */
function comesToMeetings(): Register {
  const register = new Register();
  register.chartered('2018-01-01');
  register.joined('bakery', '2018-01-01', { name: 'Minato Bakery' });
  register.joined('school', '2018-01-01');
  register.acted('bakery', '2018-02-01');
  for (let at = 0; at < 12; at++) {
    register.met(addMonths('2019-02-01', 2 * at), ['bakery', 'school']);
    register.acted('school', addMonths('2019-02-03', 2 * at));
  }
  return register;
}

describe('presence without action', () => {
  it('is worth watching from the fourth meeting within a year in which nothing was done', () => {
    const register = comesToMeetings();
    expect(level(register, '2019-07-31')).toBe('nothing');
    expect(level(register, '2019-08-01')).toBe('watch since 2019-08-01');
    expect(level(register, '2020-12-01')).toBe('watch since 2019-08-01');
  });

  it('is a warning from eight', () => {
    const register = comesToMeetings();
    for (const day of ['2019-09-01', '2020-01-01']) register.met(day, ['bakery']);
    expect(level(register, '2019-12-31')).toBe('watch since 2019-08-01');
    expect(level(register, '2020-01-01')).toBe('warning since 2019-08-01');
  });

  it('says how often it was there, and when', () => {
    const sign = signOf(comesToMeetings().at('2019-08-01'), 'joining-without-acting', 'present-without-action', 'bakery')!;
    expect(sign).toMatchObject({ value: 4, threshold: 4 });
    expect(sign.evidence).toHaveLength(4);
    expect(sign.sentence).toEqual({
      en: 'Minato Bakery was present at 4 meetings between 2018-08-02 and 2019-08-01, and no action or other contribution of it is reported for that time: a sign of joining without acting.',
      ja: 'Minato Bakeryは2018-08-02から2019-08-01までに4回の会議に出席したが、その間の活動もその他の貢献も報告されていない。参加が行動に移っていない兆候である。',
    });
  });

  it('is nothing to speak of in one that acts', () => {
    expect(level(comesToMeetings(), '2020-06-30', undefined, 'school')).toBe('nothing');
  });

  it('counts neither absences nor meetings that were cancelled', () => {
    const register = comesToMeetings();
    register.met('2019-03-01', [], { status: 'cancelled' });
    const { meetingId } = register.met('2019-03-02').data as { meetingId: string };
    register.add('meeting', meetingId, 'AttendanceRecorded', '2019-03-02', { meetingId, partnerId: 'bakery', presence: 'absent' });
    expect(level(register, '2019-07-31')).toBe('nothing');
  });

  it('is cleared by an action, and raised again a year after it', () => {
    const register = comesToMeetings();
    register.acted('bakery', '2019-09-15');
    expect(level(register, '2019-09-14')).toBe('watch since 2019-08-01');
    expect(level(register, '2019-09-15')).toBe('nothing');
    expect(level(register, '2020-09-13')).toBe('nothing');
    expect(level(register, '2020-09-14')).toBe('watch since 2020-09-14');
  });

  it('is cleared when it stays away', () => {
    const register = comesToMeetings();
    expect(level(register, '2021-05-31')).toBe('watch since 2019-08-01');
    expect(level(register, '2021-06-01')).toBe('nothing');
  });

  it('is nothing to speak of in a newcomer', () => {
    const register = comesToMeetings();
    register.joined('clinic', '2019-03-01');
    for (const day of ['2019-03-10', '2019-03-20', '2019-03-30', '2019-04-10']) register.met(day, ['clinic']);
    expect(level(register, '2019-08-27', undefined, 'clinic')).toBe('nothing');
    expect(level(register, '2019-08-28', undefined, 'clinic')).toBe('watch since 2019-08-28');
  });

  it.each(['beneficiary', 'backbone'] as const)('is not asked of a %s', (role) => {
    const register = comesToMeetings();
    register.joined('kitchen', '2018-01-01', { role });
    for (let month = 0; month < 12; month++) register.met(addMonths('2019-02-10', month), ['kitchen']);
    expect(level(register, '2020-01-31', undefined, 'kitchen')).toBe('nothing');
  });

  it('is not asked of a funder whose award is paying', () => {
    const register = comesToMeetings();
    register.joined('foundation', '2016-01-01', { role: 'funder' });
    register.awarded('grant', 'foundation', '2016-02-01', { until: '2019-06-30' });
    for (let month = 0; month < 24; month++) register.met(addMonths('2019-02-10', month), ['foundation']);
    expect(level(register, '2020-06-28', undefined, 'foundation')).toBe('nothing');
    expect(level(register, '2020-06-29', undefined, 'foundation')).toBe('warning since 2020-06-29');
  });

  it('says nothing among many partners where no action is ever recorded', () => {
    const register = new Register();
    register.chartered('2018-01-01');
    const all = ['bakery', 'school', 'clinic', 'temple', 'harbour'];
    for (const partner of all) register.joined(partner, '2018-01-01');
    for (let month = 0; month < 24; month++) register.met(addMonths('2018-02-01', month), all);
    expect(level(register, '2019-12-31')).toBe('nothing');
  });

  it('stays raised for who did not know yet of an action reported late', () => {
    const register = comesToMeetings();
    register.acted('bakery', '2019-07-15', { reportedOn: '2020-03-01' });
    expect(level(register, '2019-10-01', '2020-02-28')).toBe('watch since 2019-08-01');
    expect(level(register, '2019-10-01', '2020-03-01')).toBe('nothing');
  });
});
