import { addDays, dayOf } from '@sebone/kernel';
import { Register, signed } from '@sebone/testing';

const step = signed('giving-up-early', 'activity-change-point');

/** Two partners that act on `before` days of each quarter from 2010, and on `after` days of each from 2013 to the end of 2015. */
function acting(before: number, after: number, { reportedAfter = 0 } = {}): Register {
  const register = new Register();
  register.chartered('2010-01-01');
  for (const partner of ['school', 'clinic']) {
    register.joined(partner, '2010-01-01');
    for (let year = 2010; year < 2016; year++)
      for (const month of ['01', '04', '07', '10'])
        for (let at = 0; at < (year < 2013 ? before : after); at++) {
          const on = `${year}-${month}-${String(at * 2 + 1).padStart(2, '0')}`;
          register.acted(partner, on, { reportedOn: addDays(on, reportedAfter) });
        }
  }
  return register;
}

describe('activity-change-point', () => {
  it('is raised when activity has stepped down, by how far it has', () => {
    expect(step(acting(10, 6), '2015-01-15')).toMatchObject({
      level: 'watch',
      value: expect.closeTo(0.6, 5) as number,
    });
    expect(step(acting(10, 4), '2015-01-15')?.level).toBe('warning');
    expect(step(acting(10, 2), '2015-01-15')?.level).toBe('critical');
  });
  it('begins with the first quarter of the lower level', () => {
    const sign = step(acting(10, 4), '2015-01-15')!;
    expect(dayOf(sign.since)).toBe('2013-01-01');
    expect(sign.sentence.en).toContain(
      'stepped down on 2013-01-01: 8 partner-days of activity a quarter over the 8 quarters since',
    );
    expect(sign.sentence.en).toContain('against 20 over the 12 before');
  });
  it('is not raised while activity holds, or is only a quarter less', () => {
    expect(step(acting(8, 8), '2015-01-15')).toBeUndefined();
    expect(step(acting(8, 6), '2015-01-15')).toBeUndefined();
    expect(step(acting(8, 5), '2015-01-15')?.level).toBe('watch');
  });
  it('is not raised by a step too fresh to be told from chance', () => {
    expect(step(acting(10, 2), '2013-07-15')).toBeUndefined();
    expect(step(acting(10, 2), '2014-04-15')?.level).toBe('critical');
  });
  it('counts only whole quarters: the one under way is no fall', () => {
    const register = acting(10, 10);
    expect(step(register, '2015-10-01')).toBeUndefined();
    expect(step(register, '2015-12-31')).toBeUndefined();
  });
  it('does not take one form with many rows for much activity', () => {
    const register = acting(5, 5);
    for (let row = 0; row < 300; row++) register.acted('school', '2012-06-30');
    expect(step(register, '2015-01-15')).toBeUndefined();
  });
  it('is not judged of less than twelve periods, nor of a record too thin to fall', () => {
    const young = new Register();
    young.chartered('2014-06-01');
    for (const month of ['06', '07', '08'])
      for (let day = 1; day <= 9; day++) young.acted('school', `2014-${month}-0${day}`);
    expect(step(young, '2015-04-15')).toBeUndefined();
    const thin = new Register();
    thin.chartered('2010-01-01');
    for (let year = 2010; year < 2013; year++)
      for (const month of ['02', '05', '08', '11']) thin.acted('school', `${year}-${month}-01`);
    expect(step(thin, '2015-01-15')).toBeUndefined();
  });
  it('counts by months while the record is young', () => {
    const register = new Register();
    register.chartered('2014-01-01');
    for (let month = 1; month <= 12; month++)
      for (let day = 1; day <= 8; day++)
        if (month <= 6 || day === 1) register.acted('school', `2014-${String(month).padStart(2, '0')}-0${day}`);
    const sign = step(register, '2015-01-02')!;
    expect(dayOf(sign.since)).toBe('2014-07-01');
    expect(sign.sentence.ja).toContain('以後6か月は1か月あたり延べ1日');
  });
  it('is cleared when activity comes back, and is no sign for ever', () => {
    const register = acting(10, 2);
    for (const partner of ['school', 'clinic'])
      for (const month of ['04', '07', '10'])
        for (let day = 11; day < 29; day++) register.acted(partner, `2014-${month}-${day}`);
    expect(step(register, '2014-04-15')?.level).toBe('critical');
    expect(step(register, '2015-01-15')).toBeUndefined();
    expect(step(acting(10, 2), '2016-01-02')).toBeUndefined();
  });
  it('waits for reports that usually come in late', () => {
    const register = acting(10, 10, { reportedAfter: 80 });
    for (const asOf of ['2014-12-31', '2015-04-01', '2015-09-30']) expect(step(register, asOf)).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when activity is reported late', () => {
    const register = acting(10, 2);
    const before = step(register, '2015-01-15');
    for (let year = 2013; year < 2015; year++)
      for (const month of ['02', '05', '08', '11'])
        for (let day = 10; day < 28; day++)
          register.acted('school', `${year}-${month}-${day}`, { reportedOn: '2015-06-01' });
    expect(step(register, '2015-01-15', '2015-01-15')).toEqual(before);
    expect(step(register, '2015-01-15', '2015-06-01')).toBeUndefined();
  });
});
