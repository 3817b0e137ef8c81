import { addMonths, type Day } from '@sebone/kernel';
import { Register, levelOf, signOf } from '@sebone/testing';

const TRAP = 'taking-without-giving';
const level = (register: Register, asOf: Day, knownAt?: Day, partner = 'bakery'): string =>
  levelOf(register.at(asOf, knownAt), TRAP, 'reciprocity', partner);
const JPY = { kind: 'money', unit: 'JPY' } as const;

/** A bakery that received 50,000 JPY on the first of `months` months of 2019, and gave an afternoon in January. */
function receiving(months = 4): Register {
  const register = new Register();
  register.chartered('2018-01-01');
  register.joined('bakery', '2018-01-01', { name: 'Minato Bakery' });
  register.gave('bakery', '2019-01-20', { kind: 'time', amount: 4, unit: 'hours' });
  for (let month = 0; month < months; month++) register.received('bakery', addMonths('2019-02-01', month), { ...JPY, amount: 50_000 });
  return register;
}

describe('reciprocity', () => {
  it('is worth watching when it received in four months for each in which it gave', () => {
    const register = receiving();
    expect(level(register, '2019-04-30')).toBe('nothing');
    expect(level(register, '2019-05-01')).toBe('watch since 2019-05-01');
  });

  it('is a warning when hardly anything at all answers what was received', () => {
    expect(level(receiving(10), '2019-11-01')).toBe('warning since 2019-05-01');
    const nothing = receiving();
    expect(level(nothing, '2020-01-19')).toBe('watch since 2019-05-01');
    expect(level(nothing, '2020-01-20')).toBe('warning since 2019-05-01');
  });

  it('says what was received and given of the kind, and in how many months', () => {
    const sign = signOf(receiving().at('2019-05-31'), TRAP, 'reciprocity', 'bakery')!;
    expect(sign).toMatchObject({ value: 0.25, threshold: 0.25, thresholdName: 'taking.months-answered-watch' });
    expect(sign.evidence).toHaveLength(5);
    expect(sign.sentence).toEqual({
      en: 'From 2018-06-01 to 2019-05-31, Minato Bakery received money 4 times, 200,000 JPY in all, and gave 0 JPY; it received in 4 of those months and gave something, of whatever kind, in 1: a sign of taking without giving.',
      ja: '2018-06-01から2019-05-31までに、Minato Bakeryは金銭を4回、計200,000 JPY受領し、提供は0 JPYである。この間、受領した月は4か月、種類を問わず何かを提供した月は1か月である。貢献なき受領の兆候である。',
    });
  });

  it('is nothing to speak of in a grantee that is paid monthly and works for it in one month of three', () => {
    const register = receiving(11);
    for (const day of ['2019-03-31', '2019-06-30', '2019-09-30']) register.acted('bakery', day);
    expect(level(register, '2019-12-31')).toBe('nothing');
  });

  it('is nothing to speak of where it gives in kind, a quarter of what it receives is enough', () => {
    const register = receiving();
    register.gave('bakery', '2019-01-21', { ...JPY, amount: 50_000 });
    expect(level(register, '2019-05-01')).toBe('watch since 2019-05-01');
    register.gave('bakery', '2019-01-22', { ...JPY, amount: 1 });
    expect(level(register, '2019-05-01')).toBe('nothing');
  });

  it('never sums kinds or units: money in another currency answers none of it', () => {
    const register = receiving();
    register.gave('bakery', '2019-01-21', { kind: 'money', amount: 1_000_000, unit: 'KRW' });
    register.gave('bakery', '2019-01-22', { kind: 'time', amount: 1_000, unit: 'hours' });
    expect(level(register, '2019-05-01')).toBe('watch since 2019-05-01');
  });

  it('weighs hours as money where the policy declares what an hour is worth', () => {
    const register = receiving();
    register.acted('bakery', '2019-01-25', { hours: 26 });
    register.adopted('2018-06-01', { 'taking.exchange-hour': 1_500 });
    expect(level(register, '2019-05-01')).toBe('watch since 2019-05-01');
    register.acted('bakery', '2019-01-26', { hours: 4 });
    expect(level(register, '2019-05-01')).toBe('nothing');
  });

  it('says so where it weighed by the declared exchange', () => {
    const register = receiving();
    register.adopted('2018-06-01', { 'taking.exchange-hour': 1_500 });
    expect(signOf(register.at('2019-05-01'), TRAP, 'reciprocity', 'bakery')!.sentence.en).toContain(
      'received resources of a declared worth 4 times, 200,000 JPY in all, and gave 6,000 JPY',
    );
  });

  it('keeps kinds apart in spite of a declared exchange where money comes in two currencies', () => {
    const register = receiving();
    register.adopted('2018-06-01', { 'taking.exchange-hour': 1_000_000 });
    register.received('bakery', '2019-02-02', { kind: 'money', amount: 10, unit: 'USD' });
    expect(level(register, '2019-05-01')).toBe('watch since 2019-05-01');
  });

  it('counts flows where nobody says how much', () => {
    const register = new Register();
    register.chartered('2018-01-01');
    register.joined('bakery', '2018-01-01');
    for (let month = 0; month < 4; month++) register.received('bakery', addMonths('2019-02-01', month), { kind: 'data' });
    expect(level(register, '2019-05-01')).toBe('warning since 2019-04-01');
    register.gave('bakery', '2019-01-20', { kind: 'data' });
    expect(signOf(register.at('2019-05-01'), TRAP, 'reciprocity', 'bakery')!.sentence.en).toContain('received data 4 times and gave it once');
  });

  it('is cleared by giving in another month', () => {
    const register = receiving();
    register.shared('recipes', 'bakery', '2019-06-10');
    expect(level(register, '2019-06-09')).toBe('watch since 2019-05-01');
    expect(level(register, '2019-06-10')).toBe('nothing');
  });

  it('is cleared when it receives less', () => {
    expect(level(receiving(), '2020-01-31')).toBe('warning since 2019-05-01');
    expect(level(receiving(), '2020-03-01')).toBe('nothing');
  });

  it('is unchanged at an earlier knownAt by what was given and reported late', () => {
    const register = receiving();
    register.acted('bakery', '2019-03-10', { reportedOn: '2019-09-01' });
    expect(level(register, '2019-05-31', '2019-08-31')).toBe('watch since 2019-05-01');
    expect(level(register, '2019-05-31', '2019-09-01')).toBe('nothing');
  });

  it('is nothing to speak of in a newcomer', () => {
    const register = receiving();
    register.joined('school', '2019-02-01');
    for (const day of ['2019-02-02', '2019-03-02', '2019-04-02']) register.received('school', day, { ...JPY, amount: 10 });
    expect(level(register, '2019-05-01', undefined, 'school')).toBe('nothing');
    expect(level(register, '2019-05-02', undefined, 'school')).toBe('warning since 2019-05-02');
  });

  it.each(['beneficiary', 'backbone'] as const)('is not asked of a %s', (role) => {
    const register = receiving();
    register.joined('kitchen', '2018-01-01', { role });
    for (let month = 0; month < 10; month++) register.received('kitchen', addMonths('2019-02-01', month), { ...JPY, amount: 10 });
    expect(level(register, '2019-12-31', undefined, 'kitchen')).toBe('nothing');
  });

  it('is not asked of a funder whose award pays in every month', () => {
    const register = receiving();
    register.joined('foundation', '2018-01-01', { role: 'funder' });
    register.awarded('grant', 'foundation', '2018-02-01', { until: '2019-12-31', amount: 1_000, currency: 'USD' });
    for (let month = 0; month < 6; month++) register.received('foundation', addMonths('2019-02-01', month), { ...JPY, amount: 10 });
    expect(level(register, '2019-08-01', undefined, 'foundation')).toBe('nothing');
  });

  it('is not asked of one that has left', () => {
    const register = receiving();
    register.left('bakery', '2019-05-15');
    expect(level(register, '2019-05-15')).toBe('nothing');
  });
});
