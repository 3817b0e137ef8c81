import { dayOf } from '@sebone/kernel';
import type { BackboneFunction } from '../../vocabulary.ts';
import { Register, signed } from '@sebone/testing';

/** A backbone since 2010 that performed each function every quarter until the end of that year. */
function performing(until: Partial<Record<BackboneFunction, number>>): Register {
  const register = new Register();
  register.chartered('2010-01-01');
  register.joined('office', '2010-01-01', { role: 'backbone' });
  for (const [name, last] of Object.entries(until))
    for (let year = 2010; year <= last; year++)
      for (const month of ['02', '05', '08', '11'])
        register.performed('office', `${year}-${month}-01`, name as BackboneFunction);
  return register;
}

describe('functions-lapsed', () => {
  const lapsed = signed('no-backbone', 'functions-lapsed');

  it('is raised by how many habits of the backbone were given up two years ago', () => {
    expect(lapsed(performing({ vision: 2016, policy: 2012 }), '2015-01-01')).toMatchObject({
      level: 'watch',
      value: 1,
    });
    expect(lapsed(performing({ vision: 2016, policy: 2012, alignment: 2011 }), '2015-01-01')?.level).toBe('warning');
    expect(
      lapsed(performing({ vision: 2012, policy: 2012, alignment: 2011, funding: 2011 }), '2015-01-01')?.level,
    ).toBe('critical');
  });
  it('names them, with the day each was last performed', () => {
    const sign = lapsed(performing({ vision: 2016, policy: 2012, alignment: 2011 }), '2015-01-01')!;
    expect(sign.sentence.en).toContain(
      'supporting aligned activities (last on 2011-11-01) and advancing policy (last on 2012-11-01)',
    );
    expect(sign.sentence.ja).toContain('活動の連携支援（最後は2011-11-01）、政策の推進（最後は2012-11-01）');
    expect(sign.evidence.map(({ occurredOn }) => occurredOn)).toEqual(['2011-11-01', '2012-11-01']);
  });
  it('is not raised a day too early', () => {
    const register = performing({ vision: 2016, policy: 2012 });
    expect(lapsed(register, '2014-10-31')).toBeUndefined();
    expect(dayOf(lapsed(register, '2014-11-01')!.since)).toBe('2014-11-01');
  });
  it('does not miss what was never a habit, nor what was always done now and then', () => {
    const twice = performing({ vision: 2016 });
    for (const year of [2010, 2011]) twice.performed('office', `${year}-06-01`, 'funding');
    expect(lapsed(twice, '2015-01-01')).toBeUndefined();
    const rarely = performing({ vision: 2020 });
    for (const year of [2010, 2012, 2014]) rarely.performed('office', `${year}-06-01`, 'funding');
    expect(lapsed(rarely, '2016-12-01')).toBeUndefined();
    expect(lapsed(rarely, '2017-06-03')?.level).toBe('watch');
  });
  it('is cleared when it is performed again, by whomever', () => {
    const register = performing({ vision: 2016, policy: 2012 });
    register.performed('school', '2015-02-01', 'policy');
    expect(lapsed(register, '2015-01-31')?.level).toBe('watch');
    expect(lapsed(register, '2015-02-01')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when the work is reported late', () => {
    const register = performing({ vision: 2016, policy: 2012 });
    const before = lapsed(register, '2015-01-01');
    register.performed('office', '2014-06-01', 'policy', { reportedOn: '2015-06-01' });
    expect(lapsed(register, '2015-01-01', '2015-01-01')).toEqual(before);
    expect(lapsed(register, '2015-01-01', '2015-06-01')).toBeUndefined();
  });
});

describe('functions-missing', () => {
  const missing = signed('no-backbone', 'functions-missing');
  const most = { vision: 2016, policy: 2016, alignment: 2016, measurement: 2016, funding: 2016 };

  it('is watched where the record knows five of the six and never the sixth', () => {
    const sign = missing(performing(most), '2013-01-01')!;
    expect(sign).toMatchObject({ level: 'watch', value: 1 });
    expect(sign.sentence.en).toContain(
      '5 of the six functions of a backbone by 2013-01-01, but never building public will',
    );
  });
  it('says nothing where the record knows fewer: it may keep only those', () => {
    const { funding: _funding, ...four } = most;
    expect(missing(performing(four), '2013-01-01')).toBeUndefined();
  });
  it('is not judged in the first two years', () => {
    expect(missing(performing(most), '2011-12-31')).toBeUndefined();
    expect(dayOf(missing(performing(most), '2012-01-01')!.since)).toBe('2012-01-01');
  });
  it('is cleared when the sixth is performed', () => {
    const register = performing(most);
    register.performed('office', '2013-02-01', 'public-will');
    expect(missing(register, '2013-01-31')?.level).toBe('watch');
    expect(missing(register, '2013-02-01')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when the sixth is reported late', () => {
    const register = performing(most);
    const before = missing(register, '2013-01-01');
    register.performed('office', '2012-06-01', 'public-will', { reportedOn: '2013-06-01' });
    expect(missing(register, '2013-01-01', '2013-01-01')).toEqual(before);
    expect(missing(register, '2013-01-01', '2013-06-01')).toBeUndefined();
  });
});
