import { addMonths, type Day } from '@sebone/kernel';
import { Register, levelOf, signOf } from '@sebone/testing';

const TRAP = 'taking-without-giving';
const level = (register: Register, asOf: Day, knownAt?: Day, partner = 'bakery'): string =>
  levelOf(register.at(asOf, knownAt), TRAP, 'received-nothing-given', partner);

/** A bakery that joined on 2018-01-01 and received its first grant on 2019-01-31. */
function received(): Register {
  const register = new Register();
  register.chartered('2018-01-01');
  register.joined('bakery', '2018-01-01', { name: 'Minato Bakery' });
  register.received('bakery', '2019-01-31', { kind: 'money', amount: 100_000, unit: 'JPY' });
  return register;
}

const GIVES: [string, (register: Register, on: Day) => void][] = [
  ['gives a resource of another kind', (register, on) => register.gave('bakery', on, { kind: 'venue' })],
  ['acts', (register, on) => register.acted('bakery', on)],
  ['performs a function of the backbone', (register, on) => register.performed('bakery', on)],
  ['shares knowledge', (register, on) => register.shared('recipes', 'bakery', on)],
  ['pays by an award', (register, on) => register.awarded('grant', 'bakery', on, { until: addMonths(on, 1) })],
];

describe('received and nothing given', () => {
  it('is a warning three months after the first receipt and critical after six', () => {
    const register = received();
    expect(level(register, '2019-04-29')).toBe('nothing');
    expect(level(register, '2019-04-30')).toBe('warning since 2019-04-30');
    expect(level(register, '2019-07-30')).toBe('warning since 2019-04-30');
    expect(level(register, '2019-07-31')).toBe('critical since 2019-04-30');
  });

  it('says since when it received, how often, and what there is not', () => {
    const register = received();
    const again = register.received('bakery', '2019-03-31', { kind: 'knowledge' });
    const sign = signOf(register.at('2019-04-30'), TRAP, 'received-nothing-given', 'bakery')!;
    expect(sign).toMatchObject({ threshold: 3, thresholdName: 'taking.nothing-given-warning' });
    expect(sign.value).toBeCloseTo(3, 1);
    expect(sign.evidence).toEqual([register.facts.at(-2)!.id, again.id]);
    expect(sign.sentence).toEqual({
      en: 'Minato Bakery has received twice since 2019-01-31, and up to 2019-04-30 no resource, action, backbone work or knowledge given by it is reported: a sign of taking without giving.',
      ja: 'Minato Bakeryは2019-01-31以後2回の受領があるが、2019-04-30まで資源・活動・事務局業務・知見のいずれの提供も報告されていない。貢献なき受領の兆候である。',
    });
  });

  it.each(GIVES)('is nothing to speak of in one that %s', (_, gives) => {
    const register = received();
    gives(register, '2019-04-15');
    expect(level(register, '2019-12-31')).toBe('nothing');
  });

  it.each(GIVES)('is cleared on the day on which the partner %s', (_, gives) => {
    const register = received();
    gives(register, '2019-08-15');
    expect(level(register, '2019-08-14')).toBe('critical since 2019-04-30');
    expect(level(register, '2019-08-15')).toBe('nothing');
  });

  it('is not ended by presence, promises, or by the use of what others share', () => {
    const register = received();
    register.joined('school', '2018-01-01');
    register.shared('lunches', 'school', '2019-02-01');
    register.used('lunches', 'bakery', '2019-02-02', 'implemented');
    register.met('2019-02-03', ['bakery']);
    register.committed('bakery', 'plan', '2019-02-04');
    expect(level(register, '2019-04-30')).toBe('warning since 2019-04-30');
  });

  it('stays raised for who did not know yet of what was given', () => {
    const register = received();
    register.gave('bakery', '2019-02-10', { reportedOn: '2019-06-30' });
    expect(level(register, '2019-05-31', '2019-06-29')).toBe('warning since 2019-04-30');
    expect(level(register, '2019-05-31', '2019-06-30')).toBe('nothing');
  });

  describe('where the partner has given before', () => {
    /** It gave on 2018-06-01, then received every second month from 2019-01-31 on. */
    const gaveBefore = (): Register => {
      const register = received();
      register.gave('bakery', '2018-06-01', { kind: 'time' });
      for (let month = 2; month < 40; month += 2) register.received('bakery', addMonths('2019-01-31', month), { kind: 'money', amount: 1, unit: 'JPY' });
      return register;
    };

    it('counts six, twelve and twenty-four months of receiving on', () => {
      const register = gaveBefore();
      expect(level(register, '2019-07-30')).toBe('nothing');
      expect(level(register, '2019-07-31')).toBe('watch since 2019-07-31');
      expect(level(register, '2020-01-30')).toBe('watch since 2019-07-31');
      expect(level(register, '2020-01-31')).toBe('warning since 2019-07-31');
      expect(level(register, '2021-01-31')).toBe('critical since 2019-07-31');
    });

    it('says what it last gave', () => {
      const sign = signOf(gaveBefore().at('2019-07-31'), TRAP, 'received-nothing-given', 'bakery')!;
      expect(sign.sentence.en).toBe(
        'Minato Bakery last gave something on 2018-06-01, has received 4 times since 2019-01-31, and up to 2019-07-31 nothing given in return is reported: a sign of taking without giving.',
      );
      expect(sign.sentence.ja).toBe(
        'Minato Bakeryの最後の提供は2018-06-01で、2019-01-31以後4回の受領がある一方、2019-07-31まで何の提供も報告されていない。貢献なき受領の兆候である。',
      );
    });

    it('takes one receipt for an answer to what was given', () => {
      const register = received();
      register.gave('bakery', '2018-06-01');
      expect(level(register, '2020-12-31')).toBe('nothing');
    });

    it('counts anew from the first receipt after it gave again', () => {
      const register = gaveBefore();
      register.acted('bakery', '2020-02-15');
      expect(level(register, '2020-02-15')).toBe('nothing');
      expect(level(register, '2020-09-29')).toBe('nothing');
      expect(level(register, '2020-09-30')).toBe('watch since 2020-09-30');
    });
  });

  it.each(['beneficiary', 'backbone'] as const)('is not asked of a %s', (role) => {
    const register = received();
    register.joined('kitchen', '2018-01-01', { role });
    register.received('kitchen', '2018-02-01', { kind: 'money', amount: 100, unit: 'JPY' });
    expect(level(register, '2020-01-01', undefined, 'kitchen')).toBe('nothing');
  });

  it('is not asked of one that has left, nor of its return for what it received before', () => {
    const register = received();
    register.left('bakery', '2019-06-01');
    register.joined('bakery', '2019-12-01', { stay: 2 });
    expect(level(register, '2019-05-31')).toBe('warning since 2019-04-30');
    expect(level(register, '2019-06-01')).toBe('nothing');
    expect(level(register, '2020-12-01')).toBe('nothing');
  });

  it('leaves a newcomer its time, whatever the policy says of receipts', () => {
    const register = received();
    register.adopted('2018-01-01', { 'taking.nothing-given-warning': 1, 'taking.nothing-given-critical': 2 });
    register.joined('school', '2019-03-01');
    register.received('school', '2019-03-02');
    expect(level(register, '2019-05-29', undefined, 'school')).toBe('nothing');
    expect(level(register, '2019-05-30', undefined, 'school')).toBe('critical since 2019-05-30');
  });

  it('is not asked once the initiative is over', () => {
    const register = received();
    register.ended('2019-05-31');
    expect(level(register, '2019-05-30')).toBe('warning since 2019-04-30');
    expect(level(register, '2019-05-31')).toBe('nothing');
  });

  it('is not asked of a receipt of nothing', () => {
    const register = new Register();
    register.chartered('2018-01-01');
    register.joined('bakery', '2018-01-01');
    register.received('bakery', '2019-01-31', { kind: 'money', amount: 0, unit: 'JPY' });
    expect(level(register, '2020-01-31')).toBe('nothing');
  });

  describe('among many partners', () => {
    const many = (): Register => {
      const register = received();
      for (const partner of ['school', 'clinic', 'temple', 'harbour']) register.joined(partner, '2018-01-01');
      return register;
    };

    it('says nothing where the record holds no contributions of anybody', () => {
      const register = many();
      register.received('school', '2019-02-01');
      register.performed('school', '2019-03-01');
      expect(level(register, '2019-12-31')).toBe('nothing');
    });

    it('says it where others are on record as giving', () => {
      const register = many();
      register.gave('school', '2018-05-01');
      register.gave('clinic', '2019-03-01');
      expect(level(register, '2019-04-30')).toBe('warning since 2019-04-30');
    });

    it('counts no further where that record has stopped for everybody', () => {
      const register = many();
      register.gave('school', '2018-05-01');
      register.gave('clinic', '2018-12-01');
      expect(level(register, '2020-12-31')).toBe('warning since 2019-04-30');
    });
  });
});

describe('knowledge used and nothing given', () => {
  const uses = (register: Register, asOf: Day, knownAt?: Day, partner = 'bakery'): string =>
    levelOf(register.at(asOf, knownAt), TRAP, 'used-nothing-given', partner);

  /** The school shares an item a month from 2019-01-10; the bakery takes each up two weeks later. */
  const using = (): Register => {
    const register = new Register();
    register.chartered('2018-01-01');
    register.joined('school', '2018-01-01');
    register.joined('bakery', '2018-01-01', { name: 'Minato Bakery' });
    for (let month = 0; month < 8; month++) {
      register.shared(`item-${month}`, 'school', addMonths('2019-01-10', month));
      register.used(`item-${month}`, 'bakery', addMonths('2019-01-24', month), 'adopted');
    }
    return register;
  };

  it('is worth watching, and never more, from six items within a year', () => {
    const register = using();
    expect(uses(register, '2019-06-23')).toBe('nothing');
    expect(uses(register, '2019-06-24')).toBe('watch since 2019-06-24');
    expect(uses(register, '2020-03-22')).toBe('watch since 2019-06-24');
  });

  it('says how many items, and from when to when', () => {
    const sign = signOf(using().at('2019-06-24'), TRAP, 'used-nothing-given', 'bakery')!;
    expect(sign).toMatchObject({ value: 6, threshold: 6 });
    expect(sign.sentence).toEqual({
      en: 'Minato Bakery put 6 items of others to use between 2018-06-24 and 2019-06-24, and nothing given by it is reported for that time: a sign of taking without giving.',
      ja: 'Minato Bakeryは2018-06-24から2019-06-24までに他者の知見を6件利用したが、その間の提供は何も報告されていない。貢献なき受領の兆候である。',
    });
  });

  it('counts an item once, and neither its own nor what it only received or discussed', () => {
    const register = using();
    register.used('item-0', 'bakery', '2019-05-01', 'effect');
    register.shared('menu', 'school', '2019-05-02');
    register.used('menu', 'bakery', '2019-05-03', 'discussed');
    expect(uses(register, '2019-06-23')).toBe('nothing');
  });

  it('is cleared by anything given, and when it uses less', () => {
    const register = using();
    register.acted('bakery', '2019-09-01');
    expect(uses(register, '2019-08-31')).toBe('watch since 2019-06-24');
    expect(uses(register, '2019-09-01')).toBe('nothing');
    expect(uses(using(), '2020-03-22')).toBe('watch since 2019-06-24');
    expect(uses(using(), '2020-03-23')).toBe('nothing');
  });

  it('is unchanged at an earlier knownAt by what was given and reported late', () => {
    const register = using();
    register.gave('bakery', '2019-02-01', { reportedOn: '2019-09-01' });
    expect(uses(register, '2019-06-30', '2019-08-31')).toBe('watch since 2019-06-24');
    expect(uses(register, '2019-06-30', '2019-09-01')).toBe('nothing');
  });

  it.each(['beneficiary', 'backbone'] as const)('is not asked of a %s', (role) => {
    const register = using();
    register.joined('kitchen', '2018-01-01', { role });
    for (let month = 0; month < 8; month++) register.used(`item-${month}`, 'kitchen', addMonths('2019-01-25', month), 'adopted');
    expect(uses(register, '2019-12-31', undefined, 'kitchen')).toBe('nothing');
  });
});
