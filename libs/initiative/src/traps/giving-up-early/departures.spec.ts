import { dayOf } from '@sebone/kernel';
import { Register, signed } from '@sebone/testing';
import type { Role } from '../../vocabulary.ts';

const departures = signed('giving-up-early', 'departure-rate');

/** Partners since 2010, the first of which leave one a month from January 2014 on. */
function community(leavers: number, { count = 50, role = 'member' }: { count?: number; role?: Role } = {}): Register {
  const register = new Register();
  register.chartered('2010-01-01');
  for (let at = 0; at < count; at++) register.joined(`p${at}`, '2010-01-01', { name: `Partner ${at}`, role });
  for (let at = 0; at < leavers; at++) register.left(`p${at}`, `2014-${String(at + 1).padStart(2, '0')}-10`);
  return register;
}

describe('departure-rate', () => {
  it('is raised above the ordinary band, and the more the higher', () => {
    expect(departures(community(5), '2014-12-31')).toMatchObject({ level: 'watch', value: 0.1, threshold: 0.08 });
    expect(departures(community(9), '2014-12-31')?.level).toBe('warning');
    expect(departures(community(11, { count: 30 }), '2014-12-31')?.level).toBe('critical');
  });
  it('says who left', () => {
    const sign = departures(community(5), '2014-12-31')!;
    expect(sign.sentence.en).toContain('Of the 50 partners of Roundtable on 2013-12-31, 5 (10%) left by 2014-12-31');
    expect(sign.evidence.map(({ type }) => type)).toEqual(Array(5).fill('PartnerLeft'));
  });
  it('is not raised within the band', () => {
    expect(departures(community(3), '2014-12-31')).toBeUndefined();
    expect(departures(community(4, { count: 51 }), '2014-12-31')).toBeUndefined();
    expect(departures(community(4), '2014-12-31')?.level).toBe('watch');
  });
  it('is not judged of two departures, of a small community, or of backbones and beneficiaries', () => {
    expect(departures(community(2, { count: 12 }), '2014-12-31')).toBeUndefined();
    expect(departures(community(4, { count: 9 }), '2014-12-31')).toBeUndefined();
    expect(departures(community(9, { role: 'backbone' }), '2014-12-31')).toBeUndefined();
    expect(departures(community(9, { role: 'beneficiary' }), '2014-12-31')).toBeUndefined();
  });
  it('is not raised by members that come and go while as many belong', () => {
    const register = community(9);
    for (let at = 0; at < 9; at++) register.joined(`new-${at}`, '2014-06-01');
    expect(departures(register, '2014-12-31')).toBeUndefined();
  });
  it('counts seats that change on one day for one reason and are filled again as one departure', () => {
    const reseated = community(0, { count: 24 });
    for (let at = 0; at < 8; at++) reseated.left(`p${at}`, '2014-03-01', { reason: 'the first board stood down' });
    const lost = community(0, { count: 24 });
    for (let at = 0; at < 8; at++) lost.left(`p${at}`, '2014-03-01', { reason: 'the first board stood down' });
    for (let at = 0; at < 6; at++) reseated.joined(`elected-${at}`, '2014-03-10');
    expect(departures(reseated, '2014-12-31')).toBeUndefined();
    expect(departures(lost, '2014-12-31')?.level).toBe('critical');
  });
  it('does not count partners that went on: graduated, finished, merged or renamed', () => {
    const register = community(0);
    for (const [at, reason] of [
      'graduated',
      'Merged with the clinic',
      'project completed',
      '卒業',
      '市町村合併による統合',
    ].entries())
      register.left(`p${at}`, `2014-0${at + 1}-10`, { reason });
    expect(departures(register, '2014-12-31')).toBeUndefined();
    for (let at = 10; at < 14; at++) register.left(`p${at}`, '2014-08-10', { reason: 'no time' });
    expect(departures(register, '2014-12-31')).toMatchObject({ level: 'watch', value: 0.08 });
  });
  it('begins with the departure that exceeded the band', () => {
    expect(dayOf(departures(community(9), '2014-12-31')!.since)).toBe('2014-04-10');
  });
  it('is cleared when those who left come back, or when the year is over', () => {
    const register = community(5);
    register.joined('p0', '2014-09-01', { stay: 2 });
    register.joined('p1', '2014-09-01', { stay: 2 });
    expect(departures(register, '2014-08-31')?.level).toBe('watch');
    expect(departures(register, '2014-12-31')).toBeUndefined();
    expect(departures(community(5), '2015-12-31')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when a departure is reported late', () => {
    const register = community(4, { count: 51 });
    register.left('p9', '2014-07-01', { reportedOn: '2015-01-20' });
    expect(departures(register, '2014-12-31', '2014-12-31')).toBeUndefined();
    expect(departures(register, '2014-12-31', '2015-01-20')?.level).toBe('watch');
  });
});
