import { dayOf, type Day } from '@sebone/kernel';
import { Register, signed } from '@sebone/testing';

/** A ten-year plan with one award that pays until the end of 2013. */
function funded(until: Day = '2013-12-31'): Register {
  const register = new Register();
  register.chartered('2010-01-01', { plannedUntil: '2019-12-31' });
  register.joined('ministry', '2010-01-01', { name: 'Ministry', role: 'funder' });
  register.awarded('first', 'ministry', '2010-01-01', { until });
  return register;
}

describe('runway', () => {
  const runway = signed('giving-up-early', 'runway');

  it('is raised a year before the money ends, and grows as the end comes near', () => {
    const register = funded();
    expect(runway(register, '2013-01-15')).toMatchObject({
      level: 'watch',
      threshold: 12,
      thresholdName: 'giving-up.runway-watch',
    });
    expect(runway(register, '2013-08-01')?.level).toBe('warning');
    expect(runway(register, '2013-11-01')?.level).toBe('critical');
  });
  it('is not raised while more than a year is paid for', () => {
    expect(runway(funded(), '2012-06-30')).toBeUndefined();
  });
  it('begins on the very day on which twelve months are left', () => {
    const register = funded();
    expect(runway(register, '2012-12-30')).toBeUndefined();
    expect(runway(register, '2012-12-31')?.level).toBe('watch');
    expect(dayOf(runway(register, '2013-09-01')!.since)).toBe('2012-12-31');
  });
  it('says what the record shows, in both languages, on the awards that pay last', () => {
    const sign = runway(funded(), '2013-11-01')!;
    expect(sign.sentence.en).toBe(
      'The recorded funding of Roundtable lasts until 2013-12-31: 2 months from 2013-11-01.',
    );
    expect(sign.sentence.ja).toContain('2013-12-31');
    expect(sign.evidence.map(({ type }) => type)).toEqual(['InitiativeChartered', 'FundingAwarded']);
  });
  it('is critical once the money has run out, as long as nothing shows that the initiative lives by other means', () => {
    const register = funded();
    expect(runway(register, '2014-06-30')).toMatchObject({ level: 'critical' });
    expect(runway(register, '2017-06-30')?.level).toBe('critical');
    register.met('2017-03-01');
    expect(runway(register, '2017-06-30')).toBeUndefined();
  });
  it('counts days before 1970 like any other', () => {
    const register = new Register();
    register.chartered('1960-01-01', { plannedUntil: '1969-12-31' });
    register.joined('ministry', '1960-01-01', { name: 'Ministry', role: 'funder' });
    register.awarded('first', 'ministry', '1960-01-01', { until: '1963-12-31' });
    const sign = runway(register, '1963-11-01')!;
    expect(sign.level).toBe('critical');
    expect(dayOf(sign.since)).toBe('1962-12-31');
  });
  it('is not judged where no award was ever recorded', () => {
    const register = new Register();
    register.chartered('2010-01-01', { plannedUntil: '2019-12-31' });
    register.met('2010-02-01');
    expect(runway(register, '2013-11-01')).toBeUndefined();
  });
  it('is not judged where the money lasts to the planned end, nor after it', () => {
    expect(runway(funded('2019-12-31'), '2019-11-01')).toBeUndefined();
    expect(runway(funded('2019-06-30'), '2020-02-01')).toBeUndefined();
  });
  it('is not judged once the initiative is over', () => {
    const register = funded();
    register.ended('2013-10-15');
    expect(runway(register, '2013-11-01')).toBeUndefined();
  });
  it('is cleared by the next award', () => {
    const register = funded();
    register.awarded('second', 'ministry', '2013-10-01', { from: '2014-01-01', until: '2016-12-31' });
    expect(runway(register, '2013-09-30')?.level).toBe('warning');
    expect(runway(register, '2013-10-01')).toBeUndefined();
  });
  it('counts from the day on which an award ended before its time', () => {
    const register = funded('2016-12-31');
    register.fundingEnded('first', '2013-03-31');
    expect(runway(register, '2013-03-30')).toBeUndefined();
    expect(dayOf(runway(register, '2013-06-30')!.since)).toBe('2013-03-31');
  });
  it('is only watched where awards have always been renewed at the last moment, until the next one is late', () => {
    const register = funded('2010-12-31');
    for (const year of [2011, 2012, 2013])
      register.awarded(`fy${year}`, 'ministry', `${year}-01-01`, { until: `${year}-12-31` });
    expect(runway(register, '2013-12-15')?.level).toBe('watch');
    expect(runway(register, '2014-01-15')?.level).toBe('critical');
  });
  it('stands unchanged at an earlier knowledge when the next award is reported late', () => {
    const register = funded();
    const before = runway(register, '2013-11-01');
    register.awarded(
      'second',
      'ministry',
      '2013-10-01',
      { from: '2014-01-01', until: '2016-12-31' },
      { reportedOn: '2014-02-01' },
    );
    expect(runway(register, '2013-11-01', '2013-11-01')).toEqual(before);
    expect(runway(register, '2013-11-01', '2014-02-01')).toBeUndefined();
  });
});

describe('funding-gap', () => {
  const gap = signed('giving-up-early', 'funding-gap');

  it('is raised in the last budget year for what the plan has beyond the money', () => {
    expect(gap(funded(), '2013-03-01')).toMatchObject({ level: 'critical', threshold: 60 });
    expect(gap(funded('2016-06-30'), '2016-03-01')?.level).toBe('warning');
    expect(gap(funded('2018-06-30'), '2018-03-01')?.level).toBe('watch');
  });
  it('is not raised while the money lasts for more than a year: awards are shorter than plans', () => {
    expect(gap(funded(), '2011-03-01')).toBeUndefined();
  });
  it('is not raised where less than a year of the plan is unpaid', () => {
    expect(gap(funded('2019-01-15'), '2018-10-01')).toBeUndefined();
    expect(gap(funded('2018-12-15'), '2018-10-01')?.level).toBe('watch');
  });
  it('is not judged where the charter names no planned end', () => {
    const register = new Register();
    register.chartered('2010-01-01');
    register.awarded('first', 'ministry', '2010-01-01', { until: '2013-12-31' });
    expect(gap(register, '2013-03-01')).toBeUndefined();
  });
  it('begins with the last budget year', () => {
    expect(dayOf(gap(funded(), '2013-03-01')!.since)).toBe('2012-12-31');
  });
  it('is cleared by an award that reaches the planned end', () => {
    const register = funded();
    register.awarded('second', 'ministry', '2013-10-01', { from: '2014-01-01', until: '2019-12-31' });
    expect(gap(register, '2013-09-30')?.level).toBe('critical');
    expect(gap(register, '2014-03-01')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when the next award is reported late', () => {
    const register = funded();
    const before = gap(register, '2013-11-01');
    register.awarded(
      'second',
      'ministry',
      '2013-10-01',
      { from: '2014-01-01', until: '2019-12-31' },
      { reportedOn: '2014-02-01' },
    );
    expect(gap(register, '2013-11-01', '2013-11-01')).toEqual(before);
    expect(gap(register, '2013-11-01', '2014-02-01')).toBeUndefined();
  });
});
