import { dayOf } from '@sebone/kernel';
import { Register, signed } from '@sebone/testing';

/** Partners that act every month from 2010 to 2013. */
function acting(count = 6): Register {
  const register = new Register();
  register.chartered('2010-01-01');
  for (let at = 0; at < count; at++) register.joined(`p${at}`, '2010-01-01');
  for (let year = 2010; year <= 2013; year++) for (let at = 1; at <= 9; at++) register.acted('p0', `${year}-0${at}-15`);
  return register;
}

describe('no-backbone-named', () => {
  const unnamed = signed('no-backbone', 'no-backbone-named');

  it('is raised after the founding year, and talked about after the second where the record tells roles apart', () => {
    expect(unnamed(acting(), '2011-02-01')).toMatchObject({ level: 'watch', threshold: 365 });
    expect(unnamed(acting(), '2012-02-01')?.level).toBe('watch');
    const register = acting();
    register.joined('bank', '2010-02-01', { role: 'funder' });
    expect(unnamed(register, '2012-02-01')?.level).toBe('warning');
  });
  it('is not raised within the founding year', () => {
    expect(unnamed(acting(), '2010-12-31')).toBeUndefined();
    expect(dayOf(unnamed(acting(), '2011-01-01')!.since)).toBe('2011-01-01');
  });
  it('is not raised where somebody is named, or does the work unnamed', () => {
    const named = acting();
    named.joined('office', '2010-01-01', { role: 'backbone' });
    expect(unnamed(named, '2011-02-01')).toBeUndefined();
    const helped = acting();
    helped.performed('p1', '2010-06-01');
    expect(unnamed(helped, '2011-02-01')).toBeUndefined();
  });
  it('is not judged of a handful, nor of an initiative that does not act', () => {
    expect(unnamed(acting(4), '2011-02-01')).toBeUndefined();
    expect(unnamed(acting(), '2014-12-31')).toBeUndefined();
  });
  it('is cleared when a backbone joins', () => {
    const register = acting();
    register.joined('office', '2012-03-01', { role: 'backbone' });
    expect(unnamed(register, '2012-02-29')?.level).toBe('watch');
    expect(unnamed(register, '2012-03-01')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when the backbone is reported late', () => {
    const register = acting();
    const before = unnamed(register, '2011-02-01');
    register.joined('office', '2010-06-01', { role: 'backbone', reportedOn: '2011-06-01' });
    expect(unnamed(register, '2011-02-01', '2011-02-01')).toEqual(before);
    expect(unnamed(register, '2011-02-01', '2011-06-01')).toBeUndefined();
  });
});

describe('backbone-left', () => {
  const left = signed('no-backbone', 'backbone-left');
  const abandoned = (): Register => {
    const register = acting();
    register.joined('office', '2010-01-01', { name: 'Cabinet office', role: 'backbone' });
    register.performed('office', '2012-12-01');
    register.left('office', '2013-01-31', { reason: 'reorganised' });
    return register;
  };

  it('is raised when the last backbone is gone and nobody took over', () => {
    expect(left(abandoned(), '2013-03-15')).toMatchObject({ level: 'watch', value: 43 });
    expect(left(abandoned(), '2013-05-15')?.level).toBe('warning');
    expect(left(abandoned(), '2013-09-01')?.level).toBe('critical');
    expect(left(abandoned(), '2013-09-01')?.sentence.en).toContain(
      'Cabinet office, the last backbone of Roundtable, left on 2013-01-31',
    );
  });
  it('gives a month for handing over', () => {
    expect(left(abandoned(), '2013-03-01')).toBeUndefined();
    expect(dayOf(left(abandoned(), '2013-03-02')!.since)).toBe('2013-03-02');
  });
  it('is not raised while another backbone stays, nor of one that never had any', () => {
    const register = abandoned();
    register.joined('second', '2012-01-01', { role: 'backbone' });
    expect(left(register, '2013-09-01')).toBeUndefined();
    expect(left(acting(), '2013-09-01')).toBeUndefined();
  });
  it('is cleared when somebody does the work, calls the table together, or comes back', () => {
    const worked = abandoned();
    worked.performed('p2', '2013-06-01');
    const met = abandoned();
    met.met('2013-06-01');
    const returned = abandoned();
    returned.joined('office', '2013-06-01', { role: 'backbone', stay: 2 });
    for (const register of [worked, met, returned]) {
      expect(left(register, '2013-05-31')?.level).toBe('warning');
      expect(left(register, '2013-06-01')).toBeUndefined();
    }
  });
  it('stands unchanged at an earlier knowledge when the work of a successor is reported late', () => {
    const register = abandoned();
    const before = left(register, '2013-09-01');
    register.performed('p2', '2013-06-01', 'vision', { reportedOn: '2013-12-01' });
    expect(left(register, '2013-09-01', '2013-09-01')).toEqual(before);
    expect(left(register, '2013-09-01', '2013-12-01')).toBeUndefined();
  });
});
