import { dayOf, type Day } from '@sebone/kernel';
import type { Role, Stage } from '../../vocabulary.ts';
import { Register } from '@sebone/testing';
import type { Sign } from '../finding.ts';
import { sharingWithoutUse } from './detector.ts';

const signed =
  (measure: string) =>
  (register: Register, asOf: Day, knownAt?: Day): Sign | undefined =>
    sharingWithoutUse(register.at(asOf, knownAt)).find(
      (sign) => sign.measure === measure && sign.subject.id === 'town',
    );

const month = (at: number): string => String(at + 1).padStart(2, '0');

/** A community that uses what it shares, and a town hall. */
function community(role: Role = 'member'): Register {
  const register = new Register();
  register.chartered('2010-01-01');
  for (const partner of ['clinic', 'school']) register.joined(partner, '2010-01-01');
  register.joined('town', '2010-01-01', { name: 'Town hall', role });
  for (let at = 0; at < 6; at++) {
    register.shared(`lesson-${at}`, 'clinic', `2013-${month(at)}-01`);
    register.used(`lesson-${at}`, 'school', `2013-${month(at)}-20`, 'adopted');
  }
  return register;
}

describe('broadcast-only', () => {
  const broadcasts = signed('broadcast-only');
  const bulletins = (count: number, register = community()): Register => {
    for (let at = 0; at < count; at++) register.shared(`bulletin-${at}`, 'town', `2014-${month(at)}-01`);
    return register;
  };

  it('is raised of a partner that is never heard and never listens', () => {
    expect(broadcasts(bulletins(5), '2015-01-01')).toMatchObject({
      level: 'watch',
      value: 5,
      subject: { kind: 'partner', id: 'town' },
    });
    expect(broadcasts(bulletins(10), '2015-06-01')?.level).toBe('warning');
    expect(broadcasts(bulletins(5), '2015-01-01')?.sentence.en).toContain(
      'Town hall shared 5 items with Roundtable since 2013-01-01',
    );
  });
  it('is not raised of four items, nor of items still too young', () => {
    expect(broadcasts(bulletins(4), '2015-01-01')).toBeUndefined();
    expect(broadcasts(bulletins(5), '2014-10-27')).toBeUndefined();
    expect(dayOf(broadcasts(bulletins(5), '2015-01-01')!.since)).toBe('2014-10-28');
  });
  it('is not raised of one that is heard, or that uses what others share', () => {
    const heard = bulletins(5);
    heard.used('bulletin-2', 'school', '2014-04-01', 'received');
    expect(broadcasts(heard, '2015-01-01')).toBeUndefined();
    const listening = bulletins(5);
    listening.used('lesson-3', 'town', '2014-04-01', 'discussed');
    expect(broadcasts(listening, '2015-01-01')).toBeUndefined();
  });
  it('is not judged where the record does not go by uses, nor of a partner that has left', () => {
    const silent = new Register();
    silent.chartered('2010-01-01');
    silent.joined('town', '2010-01-01');
    expect(broadcasts(bulletins(5, silent), '2015-01-01')).toBeUndefined();
    const gone = bulletins(5);
    gone.left('town', '2014-12-15');
    expect(broadcasts(gone, '2015-01-01')).toBeUndefined();
  });
  it('is cleared as soon as somebody uses one', () => {
    const register = bulletins(5);
    register.used('bulletin-0', 'clinic', '2015-01-02', 'referenced');
    expect(broadcasts(register, '2015-01-01')?.level).toBe('watch');
    expect(broadcasts(register, '2015-01-02')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when a use is reported late', () => {
    const register = bulletins(5);
    const before = broadcasts(register, '2015-01-01');
    register.used('bulletin-0', 'clinic', '2014-03-01', 'referenced', { reportedOn: '2015-03-01' });
    expect(broadcasts(register, '2015-01-01', '2015-01-01')).toEqual(before);
    expect(broadcasts(register, '2015-01-01', '2015-03-01')).toBeUndefined();
  });
});

describe('receive-only', () => {
  const receives = signed('receive-only');
  const receipts = (
    count: number,
    { role = 'member', stage = 'received' }: { role?: Role; stage?: Stage } = {},
  ): Register => {
    const register = community(role);
    for (let at = 0; at < count; at++) {
      register.shared(`report-${at}`, 'clinic', `2014-01-${month(at)}`);
      register.used(`report-${at}`, 'town', `2014-02-${month(at)}`, stage);
    }
    return register;
  };

  it('is raised of a partner that takes nothing of what it receives further', () => {
    expect(receives(receipts(10), '2015-01-01')).toMatchObject({
      level: 'watch',
      value: 10,
      subject: { kind: 'partner', id: 'town' },
    });
    expect(receives(receipts(25), '2015-01-01')?.level).toBe('warning');
    expect(receives(receipts(10), '2015-01-01')?.sentence.ja).toContain(
      'Town hallは2013-01-01以後「Roundtable」の他のパートナーから10件を受け取った',
    );
  });
  it('is not raised of nine, nor before they had time', () => {
    expect(receives(receipts(9), '2015-01-01')).toBeUndefined();
    expect(receives(receipts(10), '2014-08-08')).toBeUndefined();
    expect(dayOf(receives(receipts(10), '2015-01-01')!.since)).toBe('2014-08-09');
  });
  it('exempts backbones, whose work receiving is, and beneficiaries', () => {
    expect(receives(receipts(25, { role: 'backbone' }), '2015-01-01')).toBeUndefined();
    expect(receives(receipts(25, { role: 'beneficiary' }), '2015-01-01')).toBeUndefined();
  });
  it('is not raised of one that discusses, or shares something itself', () => {
    expect(receives(receipts(10, { stage: 'discussed' }), '2015-01-01')).toBeUndefined();
    const sharing = receipts(10);
    sharing.shared('answer', 'town', '2014-06-01');
    expect(receives(sharing, '2015-01-01')).toBeUndefined();
  });
  it('is not judged where the record knows no rung above receiving', () => {
    const register = new Register();
    register.chartered('2010-01-01');
    register.joined('town', '2010-01-01');
    for (let at = 0; at < 12; at++) {
      register.shared(`report-${at}`, 'clinic', '2014-01-01');
      register.used(`report-${at}`, 'town', '2014-02-01', 'received');
    }
    expect(receives(register, '2015-01-01')).toBeUndefined();
  });
  it('is cleared when it takes one further', () => {
    const register = receipts(10);
    register.used('report-3', 'town', '2015-01-02', 'discussed');
    expect(receives(register, '2015-01-01')?.level).toBe('watch');
    expect(receives(register, '2015-01-02')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when a further use is reported late', () => {
    const register = receipts(10);
    const before = receives(register, '2015-01-01');
    register.used('report-3', 'town', '2014-05-01', 'discussed', { reportedOn: '2015-03-01' });
    expect(receives(register, '2015-01-01', '2015-01-01')).toEqual(before);
    expect(receives(register, '2015-01-01', '2015-03-01')).toBeUndefined();
  });
});
