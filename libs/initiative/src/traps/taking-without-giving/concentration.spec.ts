import { addDays, type Day } from '@sebone/kernel';
import { Register, levelOf, signOf } from '@sebone/testing';

const TRAP = 'taking-without-giving';
const level = (register: Register, asOf: Day, knownAt?: Day): string =>
  levelOf(register.at(asOf, knownAt), TRAP, 'giving-concentration', 'roundtable');

const MEMBERS = Array.from({ length: 8 }, (_, at) => `member-${at}`);

/** Eight members; the first reports `most` actions, a day apart from 2019-01-01, the others two each from 2019-02-01. */
function acting({ most = 14, members = MEMBERS } = {}): Register {
  const register = new Register();
  register.chartered('2018-01-01');
  for (const member of members) register.joined(member, '2018-01-01', { name: member.toUpperCase() });
  for (let at = 0; at < most; at++) register.acted(members[0]!, addDays('2019-01-01', at));
  members.slice(1).forEach((member, at) => {
    register.acted(member, addDays('2019-02-01', at));
    register.acted(member, addDays('2019-02-15', at));
  });
  return register;
}

describe('the concentration of giving', () => {
  it('is worth watching when one of eight members did half of everything', () => {
    expect(level(acting({ most: 14 }), '2019-02-28')).toBe('watch since 2019-02-06');
    expect(level(acting({ most: 13 }), '2019-02-28')).toBe('nothing');
  });

  it('is a warning when it is one of sixteen', () => {
    const sixteen = Array.from({ length: 16 }, (_, at) => `member-${at}`);
    expect(level(acting({ most: 30, members: sixteen }), '2019-03-15')).toBe('warning since 2019-01-20');
    expect(level(acting({ most: 30, members: sixteen.slice(1) }), '2019-03-15')).toBe('watch since 2019-01-20');
  });

  it('says who they are and how much of what they did', () => {
    const register = acting();
    const sign = signOf(register.at('2019-02-28'), TRAP, 'giving-concentration', 'roundtable')!;
    expect(sign).toMatchObject({ subject: { kind: 'initiative', id: 'roundtable' }, value: 0.125, threshold: 0.125 });
    expect(sign.evidence).toEqual(register.facts.filter(({ type, data }) => type === 'ActionReported' && 'partnerId' in data && data.partnerId === 'member-0').map(({ id }) => id));
    expect(sign.sentence).toEqual({
      en: 'From 2018-03-01 to 2019-02-28, 1 of 8 members (MEMBER-0) gave 50% of the 28 actions reported: an exposure of all to the few who give.',
      ja: '2018-03-01から2019-02-28までに、メンバー8者のうち1者（MEMBER-0）が報告された28件の活動の50%を担った。提供が少数に偏っている兆候である。',
    });
  });

  it('needs eight members and twenty actions', () => {
    const one = acting();
    one.left('member-7', '2019-02-25');
    expect(level(one, '2019-02-24')).toBe('watch since 2019-02-06');
    expect(level(one, '2019-02-25')).toBe('nothing');
    expect(level(acting(), '2019-02-01')).toBe('nothing');
  });

  it('is nothing to speak of where four and more give half, however many others there are', () => {
    const register = new Register();
    register.chartered('2018-01-01');
    for (let at = 0; at < 64; at++) register.joined(`member-${at}`, '2018-01-01');
    for (let at = 0; at < 40; at++) register.acted(`member-${at % 4}`, addDays('2019-01-01', at));
    for (let at = 4; at < 44; at++) register.acted(`member-${at}`, addDays('2019-01-01', at));
    expect(level(register, '2019-03-01')).toBe('nothing');
    for (let at = 0; at < 30; at++) register.acted(`member-${at % 3}`, addDays('2019-02-01', at));
    expect(level(register, '2019-03-02')).toBe('warning since 2019-02-20');
  });

  it('is judged kind by kind, where several members give of a kind', () => {
    const register = acting({ most: 4 });
    const gives = (member: string, times: number, hours: number): void => {
      for (let at = 0; at < times; at++) register.gave(member, addDays('2019-03-01', at), { kind: 'time', amount: hours, unit: 'hours' });
    };
    gives('member-0', 3, 100);
    gives('member-1', 3, 20);
    gives('member-2', 6, 20);
    expect(level(register, '2019-03-31')).toBe('nothing');
    gives('member-3', 1, 20);
    expect(signOf(register.at('2019-03-31'), TRAP, 'giving-concentration', 'roundtable')).toMatchObject({
      level: 'watch',
      sentence: { en: 'From 2018-04-01 to 2019-03-31, 1 of 8 members (MEMBER-0) gave 60% of the time given (500 hours): an exposure of all to the few who give.' },
    });
  });

  it('looks at members only: a backbone and a funder have their own parts', () => {
    const register = acting({ most: 2 });
    register.joined('office', '2018-01-01', { role: 'backbone' });
    register.joined('foundation', '2018-01-01', { role: 'funder' });
    for (let at = 0; at < 100; at++) register.acted(at % 2 ? 'office' : 'foundation', addDays('2019-01-01', at % 50));
    for (const member of MEMBERS) register.acted(member, '2019-02-20');
    expect(level(register, '2019-02-28')).toBe('nothing');
  });

  it('is cleared when others give more, and as time goes by', () => {
    const register = acting();
    register.acted('member-5', '2019-03-10');
    expect(level(register, '2019-03-09')).toBe('watch since 2019-02-06');
    expect(level(register, '2019-03-10')).toBe('nothing');
    expect(level(acting(), '2019-12-31')).toBe('watch since 2019-02-06');
    expect(level(acting(), '2020-01-01')).toBe('nothing');
  });

  it('is unchanged at an earlier knownAt by an action reported late', () => {
    const register = acting();
    register.acted('member-5', '2019-02-01', { reportedOn: '2019-08-01' });
    expect(level(register, '2019-03-31', '2019-07-31')).toBe('watch since 2019-02-06');
    expect(level(register, '2019-03-31', '2019-08-01')).toBe('nothing');
  });

  it('is not asked once the initiative is over', () => {
    const register = acting();
    register.ended('2019-03-15');
    expect(level(register, '2019-03-15')).toBe('nothing');
  });
});
