import { dayOf } from '@sebone/kernel';
import { Register, signed } from '@sebone/testing';

const few = signed('no-backbone', 'few-sources');

/** One award of each funder, from 2012 to the end of 2013. */
function paidBy(...funders: readonly string[]): Register {
  const register = new Register();
  register.chartered('2010-01-01');
  for (const funder of funders) {
    register.joined(funder, '2010-01-01', { name: `The ${funder}`, role: 'funder' });
    register.awarded(funder, funder, '2012-01-01', { until: '2013-12-31' });
  }
  return register;
}

describe('few-sources', () => {
  it('is raised below three sources, and the more the fewer there are', () => {
    expect(few(paidBy('bank', 'ministry'), '2013-01-01')).toMatchObject({ level: 'watch', value: 2 });
    expect(few(paidBy('ministry'), '2013-01-01')?.level).toBe('warning');
    expect(few(paidBy('ministry'), '2014-01-01')?.level).toBe('critical');
  });
  it('is not raised by three', () => {
    expect(few(paidBy('bank', 'ministry', 'fund'), '2013-01-01')).toBeUndefined();
  });
  it('says who is left, or who was the last', () => {
    expect(few(paidBy('bank', 'ministry'), '2013-01-01')?.sentence.en).toBe(
      'Roundtable lives by 2 recorded sources of funding on 2013-01-01: The bank and The ministry.',
    );
    expect(few(paidBy('ministry'), '2014-02-01')?.sentence.ja).toContain('最後のThe ministryは2013-12-31までだった');
  });
  it('counts whoever gave money within the year, once', () => {
    const register = paidBy('ministry', 'bank');
    register.joined('guild', '2010-01-01');
    register.gave('guild', '2012-10-01', { kind: 'time' });
    expect(few(register, '2013-01-01')?.value).toBe(2);
    register.gave('guild', '2012-10-01', { kind: 'money', amount: 10, unit: 'JPY' });
    register.gave('guild', '2012-11-01', { kind: 'money', amount: 10, unit: 'JPY' });
    expect(few(register, '2013-01-01')).toBeUndefined();
    expect(dayOf(few(register, '2013-12-01')!.since)).toBe('2013-11-01');
  });
  it('is not judged where no award was ever recorded', () => {
    const register = new Register();
    register.gave('guild', '2012-10-01', { kind: 'money' });
    expect(few(register, '2013-01-01')).toBeUndefined();
  });
  it('is no sign any more once the initiative has acted on for two years without recorded funding', () => {
    const register = paidBy('ministry');
    register.acted('ministry', '2015-12-01');
    expect(few(register, '2015-12-15')?.level).toBe('critical');
    expect(few(register, '2016-02-01')).toBeUndefined();
    expect(few(paidBy('ministry'), '2016-02-01')?.level).toBe('critical');
  });
  it('is cleared by a third source', () => {
    const register = paidBy('bank', 'ministry');
    register.awarded('third', 'fund', '2013-03-01', { until: '2014-12-31' });
    expect(few(register, '2013-02-28')?.level).toBe('watch');
    expect(few(register, '2013-03-01')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when an award is reported late', () => {
    const register = paidBy('bank', 'ministry');
    const before = few(register, '2013-01-01');
    register.awarded('third', 'fund', '2012-06-01', { until: '2014-12-31' }, { reportedOn: '2013-06-01' });
    expect(few(register, '2013-01-01', '2013-01-01')).toEqual(before);
    expect(few(register, '2013-01-01', '2013-06-01')).toBeUndefined();
  });
});
