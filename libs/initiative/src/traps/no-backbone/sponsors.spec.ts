import { dayOf } from '@sebone/kernel';
import { Register, signed } from '@sebone/testing';

type Award = readonly [funder: string, amount: number, currency?: string];

/** Awards from 2012 to the end of 2015, amounts for the whole of it. */
function sponsored(...awards: readonly Award[]): Register {
  const register = new Register();
  register.chartered('2010-01-01');
  register.joined('ministry', '2010-01-01', { name: 'The Ministry', role: 'funder' });
  awards.forEach(([funder, amount, currency = 'JPY'], at) =>
    register.awarded(`a${at}`, funder, '2012-01-01', { until: '2015-12-31', amount, currency }),
  );
  return register;
}

describe('sponsor-share', () => {
  const share = signed('no-backbone', 'sponsor-share');

  it('is raised by the share of the largest funder', () => {
    expect(share(sponsored(['ministry', 50], ['bank', 30], ['fund', 20]), '2013-06-01')).toMatchObject({
      level: 'watch',
      value: 0.5,
    });
    expect(share(sponsored(['ministry', 75], ['bank', 15], ['fund', 10]), '2013-06-01')?.level).toBe('warning');
    expect(share(sponsored(['ministry', 1]), '2013-06-01')?.level).toBe('warning');
  });
  it('is critical where a nearly sole sponsor ends within half a year, unless it has renewed time and again', () => {
    expect(share(sponsored(['ministry', 1]), '2015-08-01')?.level).toBe('critical');
    const yearly = new Register();
    for (const year of [2012, 2013, 2014, 2015])
      yearly.awarded(`fy${year}`, 'ministry', `${year}-01-01`, { until: `${year}-12-31` });
    expect(share(yearly, '2015-08-01')?.level).toBe('warning');
  });
  it('is not raised below half', () => {
    expect(share(sponsored(['ministry', 49], ['bank', 31], ['fund', 20]), '2013-06-01')).toBeUndefined();
  });
  it('weighs what an award pays a year, not its total', () => {
    const register = sponsored(['ministry', 400]);
    register.awarded('short', 'bank', '2013-01-01', { until: '2013-12-31', amount: 120 });
    expect(share(register, '2013-06-01')).toMatchObject({ level: 'watch' });
    register.awarded('shorter', 'fund', '2013-01-01', { until: '2013-06-30', amount: 60 });
    expect(share(register, '2013-06-01')).toBeUndefined();
  });
  it('never adds up currencies: a share is the least that it can be at any rate', () => {
    expect(share(sponsored(['ministry', 1, 'JPY'], ['bank', 1000, 'USD']), '2013-06-01')).toBeUndefined();
    expect(
      share(
        sponsored(['ministry', 80, 'JPY'], ['bank', 20, 'JPY'], ['ministry', 60, 'USD'], ['fund', 40, 'USD']),
        '2013-06-01',
      ),
    ).toMatchObject({
      level: 'watch',
      value: expect.closeTo(0.6, 5) as number,
    });
  });
  it('is not judged where no award is recorded or none is in force', () => {
    expect(share(new Register(), '2013-06-01')).toBeUndefined();
    expect(share(sponsored(['ministry', 1]), '2016-02-01')).toBeUndefined();
  });
  it('begins with the award that made it so, and says who pays how long', () => {
    const register = sponsored(['bank', 30], ['fund', 30], ['guild', 40]);
    register.awarded('large', 'ministry', '2013-04-01', { until: '2016-03-31', amount: 300 });
    const sign = share(register, '2013-06-01')!;
    expect(dayOf(sign.since)).toBe('2013-04-01');
    expect(sign.sentence.en).toBe(
      'The Ministry pays 80% of the yearly funding of Roundtable in force on 2013-06-01; its awards end on 2016-03-31.',
    );
    expect(sign.evidence).toHaveLength(4);
  });
  it('is cleared by other funders', () => {
    const register = sponsored(['ministry', 100]);
    for (const funder of ['bank', 'fund'])
      register.awarded(funder, funder, '2014-01-01', { until: '2015-12-31', amount: 30 });
    expect(share(register, '2013-12-31')?.level).toBe('warning');
    expect(share(register, '2014-01-01')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when an award is reported late', () => {
    const register = sponsored(['ministry', 100]);
    const before = share(register, '2013-06-01');
    for (const funder of ['bank', 'fund'])
      register.awarded(
        funder,
        funder,
        '2013-01-01',
        { until: '2015-12-31', amount: 100 },
        { reportedOn: '2013-12-01' },
      );
    expect(share(register, '2013-06-01', '2013-06-01')).toEqual(before);
    expect(share(register, '2013-06-01', '2013-12-01')).toBeUndefined();
  });
});

describe('sponsor-concentration', () => {
  const concentration = signed('no-backbone', 'sponsor-concentration');

  it('is raised above an index of a quarter, and of a half', () => {
    expect(concentration(sponsored(['a', 40], ['b', 20], ['c', 20], ['d', 20]), '2013-06-01')).toMatchObject({
      level: 'watch',
      value: expect.closeTo(0.28, 5) as number,
    });
    expect(concentration(sponsored(['a', 70], ['b', 30]), '2013-06-01')?.level).toBe('warning');
    expect(concentration(sponsored(['a', 70], ['b', 30]), '2013-06-01')?.sentence.en).toContain(
      'from 2 funders and is highly concentrated (HHI 0.58',
    );
  });
  it('is not raised by four equal funders: a quarter is not above a quarter', () => {
    expect(concentration(sponsored(['a', 25], ['b', 25], ['c', 25], ['d', 25]), '2013-06-01')).toBeUndefined();
  });
  it('is not judged across currencies', () => {
    expect(concentration(sponsored(['a', 70, 'JPY'], ['b', 30, 'USD']), '2013-06-01')).toBeUndefined();
  });
  it('is cleared by further funders', () => {
    const register = sponsored(['a', 40], ['b', 20], ['c', 20], ['d', 20]);
    for (const funder of ['e', 'f'])
      register.awarded(funder, funder, '2014-01-01', { until: '2015-12-31', amount: 10 });
    expect(concentration(register, '2013-12-31')?.level).toBe('watch');
    expect(concentration(register, '2014-01-01')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when an award is reported late', () => {
    const register = sponsored(['a', 40], ['b', 20], ['c', 20], ['d', 20]);
    const before = concentration(register, '2013-06-01');
    for (const funder of ['e', 'f'])
      register.awarded(funder, funder, '2013-01-01', { until: '2015-12-31', amount: 15 }, { reportedOn: '2013-12-01' });
    expect(concentration(register, '2013-06-01', '2013-06-01')).toEqual(before);
    expect(concentration(register, '2013-06-01', '2013-12-01')).toBeUndefined();
  });
});

describe('sponsor-retreat', () => {
  const retreat = signed('no-backbone', 'sponsor-retreat');
  /** The ministry pays a hundred a year until 2013, and then what is left of it. */
  const weakening = (left: number): Register => {
    const register = new Register();
    register.joined('ministry', '2010-01-01', { name: 'The Ministry', role: 'funder' });
    for (const year of [2011, 2012, 2013])
      register.awarded(`fy${year}`, 'ministry', `${year}-01-01`, { until: `${year}-12-31`, amount: 100 });
    if (left > 0) register.awarded('less', 'ministry', '2014-01-01', { until: '2016-12-31', amount: left * 3 });
    return register;
  };

  it('is raised by what part of its funding the largest sponsor has withdrawn', () => {
    expect(retreat(weakening(70), '2014-06-01')).toMatchObject({
      level: 'watch',
      value: expect.closeTo(0.3, 2) as number,
    });
    expect(retreat(weakening(45), '2014-06-01')?.level).toBe('warning');
    expect(retreat(weakening(20), '2014-06-01')?.level).toBe('critical');
    expect(retreat(weakening(0), '2014-06-01')?.level).toBe('critical');
    expect(retreat(weakening(45), '2014-06-01')?.sentence.en).toContain(
      'The Ministry, the largest funder of roundtable on 2013-06-01, has withdrawn 55%',
    );
  });
  it('is not raised by a small saving, nor by a pause between two budgets', () => {
    expect(retreat(weakening(80), '2014-06-01')).toBeUndefined();
    expect(retreat(weakening(0), '2014-03-31')).toBeUndefined();
    expect(dayOf(retreat(weakening(0), '2014-06-01')!.since)).toBe('2014-04-01');
  });
  it('is not judged of a small funder among others', () => {
    const register = weakening(0);
    for (const funder of ['bank', 'fund'])
      register.awarded(funder, funder, '2011-01-01', { until: '2016-12-31', amount: 700 });
    expect(retreat(register, '2014-06-01')).toBeUndefined();
  });
  it('is cleared when the sponsor comes back, and is no sign for ever', () => {
    const register = weakening(20);
    register.awarded('more', 'ministry', '2014-07-01', { until: '2016-12-31', amount: 200 });
    expect(retreat(register, '2014-06-30')?.level).toBe('critical');
    expect(retreat(register, '2014-07-01')).toBeUndefined();
    expect(retreat(weakening(20), '2016-02-01')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when an award is reported late', () => {
    const register = weakening(20);
    const before = retreat(register, '2014-06-01');
    register.awarded(
      'more',
      'ministry',
      '2014-01-01',
      { until: '2016-12-31', amount: 300 },
      { reportedOn: '2014-12-01' },
    );
    expect(retreat(register, '2014-06-01', '2014-06-01')).toEqual(before);
    expect(retreat(register, '2014-06-01', '2014-12-01')).toBeUndefined();
  });
});
