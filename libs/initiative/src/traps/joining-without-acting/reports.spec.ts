import { addMonths, type Day } from '@sebone/kernel';
import { Register, levelOf, signOf } from '@sebone/testing';

const level = (register: Register, asOf: Day, knownAt?: Day, partner = 'bakery'): string =>
  levelOf(register.at(asOf, knownAt), 'joining-without-acting', 'reports-without-content', partner);

/** A school whose quarterly reports show what was done, and a bakery whose reports only say that something was. */
function reporting({ custom = true } = {}): Register {
  const register = new Register();
  register.chartered('2018-01-01');
  register.joined('school', '2018-01-01');
  register.joined('bakery', '2018-01-01', { name: 'Minato Bakery' });
  for (let quarter = 0; quarter < 8; quarter++) {
    register.acted('school', addMonths('2018-03-20', 3 * quarter), custom ? { hours: 12 } : {});
    register.acted('bakery', addMonths('2018-03-25', 3 * quarter));
  }
  return register;
}

describe('reports without content', () => {
  it('are a warning when the fourth within a year says no more than those before', () => {
    const register = reporting();
    expect(level(register, '2018-12-24')).toBe('nothing');
    expect(level(register, '2018-12-25')).toBe('warning since 2018-12-25');
    expect(level(register, '2019-12-31')).toBe('warning since 2018-12-25');
  });

  it('say how many of how many, and what the others do', () => {
    const sign = signOf(reporting().at('2018-12-31'), 'joining-without-acting', 'reports-without-content', 'bakery')!;
    expect(sign).toMatchObject({ value: 1, threshold: 1 });
    expect(sign.evidence).toHaveLength(4);
    expect(sign.sentence).toEqual({
      en: "Of 4 actions that Minato Bakery reported from 2018-01-01 to 2018-12-31, 4 give neither hours nor evidence nor a completed commitment, while 100% of the others' reports do: a sign of reporting without acting.",
      ja: 'Minato Bakeryが2018-01-01から2018-12-31までに報告した4件の活動のうち、4件には時間も根拠も履行の記載もない（他のパートナーの報告では100%に記載がある）。報告が行動を伴っていない兆候である。',
    });
  });

  it.each<[string, Parameters<Register['acted']>[2]]>([
    ['hours', { hours: 3 }],
    ['evidence', { evidence: 'https://example.org/lunches' }],
    ['a commitment that it completes', { commitmentId: 'lunches', completes: true }],
  ])('are worth watching at three in four, and nothing below: %s are content', (_, content) => {
    const register = reporting();
    register.committed('bakery', 'lunches', '2018-01-10');
    register.add('partner', 'bakery', 'ActionVoided', '2018-12-25', { voids: register.facts.find(({ occurredOn }) => occurredOn === '2018-12-25')!.id, record: 'action', because: 'told twice' });
    register.acted('bakery', '2018-12-25', content);
    expect(level(register, '2018-12-31')).toBe('watch since 2018-12-25');
    register.acted('bakery', '2018-12-26', { hours: 1 });
    expect(level(register, '2018-12-31')).toBe('nothing');
  });

  it('are cleared by reports that show something', () => {
    const register = reporting();
    register.acted('bakery', '2019-02-01', { hours: 4 });
    register.acted('bakery', '2019-02-02', { evidence: 'photographs' });
    expect(level(register, '2019-02-01')).toBe('watch since 2018-12-25');
    expect(level(register, '2019-02-02')).toBe('nothing');
  });

  it('are nothing to speak of where the others do not write it down either', () => {
    expect(level(reporting({ custom: false }), '2019-12-31')).toBe('nothing');
  });

  it.each(['beneficiary', 'backbone'] as const)('are not asked of a %s', (role) => {
    const register = reporting();
    register.joined('kitchen', '2018-01-01', { role });
    for (let quarter = 0; quarter < 4; quarter++) register.acted('kitchen', addMonths('2018-03-20', 3 * quarter));
    expect(level(register, '2018-12-31', undefined, 'kitchen')).toBe('nothing');
  });

  it('are unchanged at an earlier knownAt by a report that came late', () => {
    const register = reporting();
    register.acted('bakery', '2018-11-01', { hours: 5, reportedOn: '2019-06-01' });
    register.acted('bakery', '2018-11-02', { hours: 5, reportedOn: '2019-06-01' });
    expect(level(register, '2018-12-31', '2019-05-31')).toBe('warning since 2018-12-25');
    expect(level(register, '2018-12-31', '2019-06-01')).toBe('nothing');
  });
});
