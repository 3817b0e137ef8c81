import { dayOf } from '@sebone/kernel';
import { Register, signed } from '@sebone/testing';

type Definition = Parameters<Register['defined']>[2];

/** An initiative of 2010 that wants more children to finish school, measured every December from 2010 on. */
function measured(values: readonly number[], definition: Definition = {}, partnerId?: string): Register {
  const register = new Register();
  register.chartered('2010-01-01');
  register.defined('graduation', '2010-01-01', {
    name: 'Graduation rate',
    unit: '%',
    direction: 'up',
    baseline: 60,
    baselineOn: '2010-01-01',
    ...definition,
  });
  values.forEach((value, at) =>
    register.measured('graduation', `${2010 + at}-12-01`, value, partnerId ? { partnerId } : {}),
  );
  return register;
}

describe('behind-baseline-forecast', () => {
  const behind = signed('giving-up-early', 'behind-baseline-forecast');

  it('is raised when measurement after measurement is no better than the baseline', () => {
    expect(behind(measured([60, 58, 59]), '2013-06-01')).toMatchObject({
      level: 'watch',
      value: 3,
      subject: { kind: 'indicator', id: 'graduation' },
    });
    expect(behind(measured([60, 58, 59, 57]), '2014-06-01')?.level).toBe('warning');
    expect(behind(measured([60, 58, 59, 57, 60]), '2015-06-01')?.level).toBe('critical');
  });
  it('says against what it was measured', () => {
    const sign = behind(measured([60, 58, 59]), '2013-06-01')!;
    expect(sign.sentence.en).toBe(
      '"Graduation rate" of Roundtable is no better than its baseline of 2010-01-01 led to expect in 3 of its latest 3 measurements: 59 % on 2012-12-01, against 60 % forecast.',
    );
    expect(sign.sentence.ja).toContain('指標「Graduation rate」');
    expect(sign.evidence.map(({ type }) => type)).toEqual([
      'IndicatorDefined',
      ...(Array(3).fill('MeasurementRecorded') as string[]),
    ]);
  });
  it('is not raised by two of them, nor while the latest is better', () => {
    expect(behind(measured([62, 59, 58]), '2013-06-01')).toBeUndefined();
    expect(behind(measured([58, 59, 58, 61]), '2014-06-01')).toBeUndefined();
  });
  it('says nothing before the third year is over', () => {
    expect(behind(measured([50, 50, 50]), '2012-12-30')).toBeUndefined();
    expect(dayOf(behind(measured([50, 50, 50]), '2012-12-31')!.since)).toBe('2012-12-31');
  });
  it('asks for more than the trend that led to the baseline', () => {
    const rising = measured([66, 69, 72], { baseline: 60 });
    expect(behind(rising, '2013-06-01')).toBeUndefined();
    const before = [48, 51, 54, 57];
    before.forEach((value, at) => rising.measured('graduation', `${2006 + at}-01-01`, value));
    rising.measured('graduation', '2010-01-01', 60);
    expect(behind(rising, '2013-06-01')).toBeUndefined();
    const flattening = measured([61, 61.5, 62], { baseline: 60 });
    before.forEach((value, at) => flattening.measured('graduation', `${2006 + at}-01-01`, value));
    expect(behind(flattening, '2013-06-01')?.level).toBe('watch');
  });
  it('takes down for better where it is', () => {
    expect(behind(measured([58, 57, 55], { direction: 'down' }), '2013-06-01')).toBeUndefined();
    expect(behind(measured([61, 60, 62], { direction: 'down' }), '2013-06-01')?.level).toBe('watch');
  });
  it('goes by the level of the first year where no baseline was defined', () => {
    const register = new Register();
    register.chartered('2010-01-01');
    register.defined('visitors', '2010-01-01', { direction: 'up' });
    for (const [on, value] of [
      ['2010-02-01', 100],
      ['2010-06-01', 120],
      ['2010-10-01', 110],
      ['2011-06-01', 90],
      ['2012-02-01', 95],
      ['2012-10-01', 105],
    ] as const)
      register.measured('visitors', on, value);
    expect(behind(register, '2013-06-01')).toMatchObject({ level: 'watch', value: 3 });
  });
  it('is not judged without a better direction, of what is not measured any more, or of several partners side by side', () => {
    const undirected = new Register();
    undirected.chartered('2010-01-01');
    undirected.defined('mood', '2010-01-01', { baseline: 60, baselineOn: '2010-01-01' });
    for (const year of [2010, 2011, 2012]) undirected.measured('mood', `${year}-12-01`, 50);
    expect(behind(undirected, '2013-06-01')).toBeUndefined();
    expect(behind(measured([50, 50, 50]), '2015-06-01')).toBeUndefined();
    const shared = measured([50, 50, 50], {}, 'school');
    expect(behind(shared, '2013-06-01')?.level).toBe('watch');
    shared.measured('graduation', '2012-06-01', 70, { partnerId: 'college' });
    expect(behind(shared, '2013-06-01')).toBeUndefined();
  });
  it('is cleared by a measurement that is better', () => {
    const register = measured([58, 58, 58, 58, 64]);
    expect(behind(register, '2014-06-01')?.level).toBe('warning');
    expect(behind(register, '2014-12-01')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when a measurement is reported late', () => {
    const register = measured([58, 58, 58]);
    const before = behind(register, '2013-06-01');
    register.measured('graduation', '2013-05-01', 66, { reportedOn: '2013-09-01' });
    expect(behind(register, '2013-06-01', '2013-06-01')).toEqual(before);
    expect(behind(register, '2013-06-01', '2013-09-01')).toBeUndefined();
  });
});

describe('behind-target', () => {
  const behind = signed('giving-up-early', 'behind-target');
  const target = { target: 80, targetOn: '2020-01-01' };

  it('is raised when half of the way that was planned by then, or less, has been made', () => {
    expect(behind(measured([60.5, 61.8, 62.6, 63.4], target), '2014-06-01')).toMatchObject({ level: 'watch' });
    expect(behind(measured([60.2, 60.5, 61, 61.5], target), '2014-06-01')?.level).toBe('warning');
    expect(behind(measured([60.2, 60.5, 61, 61.5], target), '2014-06-01')?.sentence.en).toContain(
      'of the way planned by now from 60 on 2010-01-01 to 80 on 2020-01-01',
    );
  });
  it('is not raised just above half of the way', () => {
    expect(behind(measured([61, 62.2, 63.3, 64.4], target), '2014-06-01')).toBeUndefined();
  });
  it('is not judged without a target, before the third year is over, or of less than three measurements after a year', () => {
    expect(behind(measured([60, 60, 60, 60]), '2014-06-01')).toBeUndefined();
    expect(behind(measured([60, 60, 60, 60], target), '2012-12-30')).toBeUndefined();
    expect(behind(measured([60, 60, 60], target), '2013-06-01')).toBeUndefined();
  });
  it('is cleared when it catches up', () => {
    const register = measured([60, 60, 60, 60, 70, 72, 75], target);
    expect(behind(register, '2014-06-01')?.level).toBe('warning');
    expect(behind(register, '2017-01-01')).toBeUndefined();
  });
  it('begins with the measurement that showed it', () => {
    expect(dayOf(behind(measured([60, 60, 60, 60, 61], target), '2015-06-01')!.since)).toBe('2013-12-01');
  });
  it('stands unchanged at an earlier knowledge when measurements are reported late', () => {
    const register = measured([60, 60, 60, 60], target);
    const before = behind(register, '2014-06-01');
    for (const month of ['01', '02', '03'])
      register.measured('graduation', `2014-${month}-01`, 70, { reportedOn: '2014-09-01' });
    expect(behind(register, '2014-06-01', '2014-06-01')).toEqual(before);
    expect(behind(register, '2014-06-01', '2014-09-01')).toBeUndefined();
  });
});
