import { addDays, type Day } from '@sebone/kernel';
import { Register, levelOf, signOf } from '@sebone/testing';

const level = (register: Register, asOf: Day, knownAt?: Day): string =>
  levelOf(register.at(asOf, knownAt), 'joining-without-acting', 'time-to-first-action', 'bakery');

/** A bakery that joined on 2019-01-01, beside a school that acts every quarter. */
function joinedWithoutActing(): Register {
  const register = new Register();
  register.chartered('2018-01-01');
  register.joined('school', '2018-01-01');
  for (let quarter = 0; quarter < 20; quarter++) register.acted('school', addDays('2018-03-01', 91 * quarter));
  register.joined('bakery', '2019-01-01', { name: 'Minato Bakery' });
  return register;
}

describe('the time from joining to a first action', () => {
  it('is worth watching after half a year, a warning after one year and critical after two', () => {
    const register = joinedWithoutActing();
    expect(level(register, '2019-06-29')).toBe('nothing');
    expect(level(register, '2019-06-30')).toBe('watch since 2019-06-30');
    expect(level(register, '2019-12-31')).toBe('watch since 2019-06-30');
    expect(level(register, '2020-01-01')).toBe('warning since 2019-06-30');
    expect(level(register, '2020-12-30')).toBe('warning since 2019-06-30');
    expect(level(register, '2020-12-31')).toBe('critical since 2019-06-30');
  });

  it('says who joined when, and for how long nothing is on record', () => {
    const register = joinedWithoutActing();
    const sign = signOf(register.at('2020-01-01'), 'joining-without-acting', 'time-to-first-action', 'bakery')!;
    expect(sign).toMatchObject({ value: 365, threshold: 365, thresholdName: 'joining.first-action-warning' });
    expect(sign.evidence).toEqual([register.facts.find(({ type, data }) => type === 'PartnerJoined' && 'partnerId' in data && data.partnerId === 'bakery')!.id]);
    expect(sign.sentence).toEqual({
      en: 'Minato Bakery joined on 2019-01-01, and in the 365 days on record up to 2020-01-01 no action or other contribution of it is reported: a sign of joining without acting.',
      ja: 'Minato Bakeryは2019-01-01に参加したが、2020-01-01までの記録上365日間、活動もその他の貢献も報告されていない。参加が行動に移っていない兆候である。',
    });
  });

  it.each<[string, (register: Register) => void]>([
    ['acts', (register) => register.acted('bakery', '2019-05-01')],
    ['gives a resource', (register) => register.gave('bakery', '2019-05-01')],
    ['performs a function of the backbone', (register) => register.performed('bakery', '2019-05-01')],
    ['shares knowledge', (register) => register.shared('recipes', 'bakery', '2019-05-01')],
    ['pays by an award', (register) => register.awarded('grant', 'bakery', '2019-05-01', { until: '2019-06-01' })],
    ['puts what the school shared into practice', (register) => {
      register.shared('lunches', 'school', '2019-02-01');
      register.used('lunches', 'bakery', '2019-05-01', 'implemented');
    }],
  ])('is nothing to speak of once the partner %s', (_, acts) => {
    const register = joinedWithoutActing();
    acts(register);
    expect(level(register, '2019-04-30')).toBe('nothing');
    expect(level(register, '2020-12-31')).toBe('nothing');
  });

  it('is not ended by coming to meetings, receiving, promising or reading', () => {
    const register = joinedWithoutActing();
    register.met('2019-02-01', ['bakery']);
    register.received('bakery', '2019-03-01');
    register.committed('bakery', 'lunches', '2019-03-01');
    register.shared('menu', 'school', '2019-02-01');
    register.used('menu', 'bakery', '2019-03-01', 'adopted');
    expect(level(register, '2019-06-30')).toBe('watch since 2019-06-30');
  });

  it('is cleared by the first action, on that very day', () => {
    const register = joinedWithoutActing();
    register.acted('bakery', '2020-05-01');
    expect(level(register, '2020-04-30')).toBe('warning since 2019-06-30');
    expect(level(register, '2020-05-01')).toBe('nothing');
  });

  it('stays raised for who did not know yet of an action reported late', () => {
    const register = joinedWithoutActing();
    register.acted('bakery', '2019-05-01', { reportedOn: '2020-03-31' });
    expect(level(register, '2019-12-31', '2020-03-30')).toBe('watch since 2019-06-30');
    expect(level(register, '2019-12-31', '2020-03-31')).toBe('nothing');
  });

  it.each(['beneficiary', 'backbone'] as const)('is not asked of a %s', (role) => {
    const register = joinedWithoutActing();
    register.joined('kitchen', '2019-01-01', { role });
    expect(levelOf(register.at('2021-12-31'), 'joining-without-acting', 'time-to-first-action', 'kitchen')).toBe('nothing');
  });

  it('is not asked of one that has left, and counts anew from its return', () => {
    const register = joinedWithoutActing();
    register.left('bakery', '2019-10-01');
    register.joined('bakery', '2020-04-01', { stay: 2 });
    expect(level(register, '2019-09-30')).toBe('watch since 2019-06-30');
    expect(level(register, '2019-10-01')).toBe('nothing');
    expect(level(register, '2020-09-27')).toBe('nothing');
    expect(level(register, '2020-09-28')).toBe('watch since 2020-09-28');
  });

  it('is not asked once the initiative is over', () => {
    const register = joinedWithoutActing();
    register.ended('2020-03-31');
    expect(level(register, '2020-03-30')).toBe('warning since 2019-06-30');
    expect(level(register, '2020-03-31')).toBe('nothing');
  });

  it('is judged by the days that the policy in force says', () => {
    const register = joinedWithoutActing();
    register.adopted('2019-02-01', { 'joining.first-action-watch': 60 });
    expect(level(register, '2019-03-01')).toBe('nothing');
    expect(level(register, '2019-03-02')).toBe('watch since 2019-03-02');
  });

  describe('among many partners', () => {
    const many = (): Register => {
      const register = new Register();
      register.chartered('2018-01-01');
      for (const partner of ['school', 'clinic', 'temple', 'harbour']) register.joined(partner, '2018-01-01');
      register.joined('bakery', '2019-01-01');
      return register;
    };

    it('says nothing where actions are no part of the record', () => {
      const register = many();
      for (let month = 0; month < 30; month++) register.met(addDays('2018-01-15', 30 * month), ['bakery', 'school']);
      expect(level(register, '2020-06-30')).toBe('nothing');
    });

    it('counts from when actions began to be recorded', () => {
      const register = many();
      register.acted('school', '2019-11-01');
      register.acted('clinic', '2020-04-20');
      expect(level(register, '2020-04-28')).toBe('nothing');
      expect(level(register, '2020-04-29')).toBe('watch since 2020-04-29');
    });

    it('counts no further where the record of actions has stopped for everybody', () => {
      const register = many();
      for (let month = 0; month < 18; month++) register.acted('school', addDays('2018-02-01', 30 * month));
      expect(level(register, '2019-06-30')).toBe('watch since 2019-06-30');
      expect(level(register, '2024-06-30')).toBe('watch since 2019-06-30');
    });

    it('waits for reports that are usually under way for two months', () => {
      const register = many();
      for (let month = 0; month < 24; month++) {
        const day = addDays('2018-02-01', 30 * month);
        register.acted('school', day, { reportedOn: addDays(day, 60) });
      }
      expect(level(register, '2019-06-30')).toBe('nothing');
      expect(level(register, '2019-08-29')).toBe('watch since 2019-06-30');
      expect(level(register, '2019-06-30', '2019-12-31')).toBe('watch since 2019-06-30');
    });
  });
});
