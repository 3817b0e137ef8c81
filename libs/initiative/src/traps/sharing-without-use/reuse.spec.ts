import { addDays, dayOf } from '@sebone/kernel';
import type { KnowledgeKind } from '../../vocabulary.ts';
import { Register, signed } from '@sebone/testing';

const reuse = signed('sharing-without-use', 'no-reuse');

interface Guides {
  later?: number;
  count?: number;
  kind?: KnowledgeKind;
  talked?: boolean;
}

/** Ten guides first used on 2014-01-31, `again` of them again after `later` days; all of them talked of within a month. */
function guides(again: number, { later = 180, count = 10, kind = 'research', talked = true }: Guides = {}): Register {
  const register = new Register();
  register.chartered('2010-01-01');
  for (const partner of ['clinic', 'town', 'school']) register.joined(partner, '2010-01-01');
  for (let at = 0; at < count; at++) {
    register.shared(`g${at}`, 'clinic', '2014-01-01', { kind });
    register.used(`g${at}`, 'town', '2014-01-31');
    if (talked) register.used(`g${at}`, 'school', '2014-02-20');
    if (at < again) register.used(`g${at}`, 'town', addDays('2014-01-31', later));
  }
  return register;
}

describe('no-reuse', () => {
  it('is raised when what was used once is hardly come back to', () => {
    expect(reuse(guides(2), '2016-01-01')).toMatchObject({ level: 'watch', value: 0.2 });
    expect(reuse(guides(1), '2016-01-01')?.level).toBe('warning');
    expect(reuse(guides(0), '2016-01-01')).toMatchObject({ level: 'warning', value: 0 });
  });
  it('is not raised just above the threshold', () => {
    expect(reuse(guides(3), '2016-01-01')).toBeUndefined();
  });
  it('does not take a second use on the same occasion for coming back', () => {
    expect(reuse(guides(10, { later: 179 }), '2016-01-01')?.value).toBe(0);
    expect(reuse(guides(10, { later: 180 }), '2016-01-01')).toBeUndefined();
  });
  it('waits a year for the first chance to come back', () => {
    expect(reuse(guides(0), '2015-07-29')).toBeUndefined();
    expect(dayOf(reuse(guides(0), '2015-07-30')!.since)).toBe('2015-07-30');
  });
  it('exempts progress reports and minutes: nobody expects to come back to them', () => {
    expect(reuse(guides(0, { kind: 'progress' }), '2016-01-01')).toBeUndefined();
    expect(reuse(guides(0, { kind: 'minutes' }), '2016-01-01')).toBeUndefined();
  });
  it('is not judged where the record keeps first uses only, nor of fewer than eight items', () => {
    expect(reuse(guides(0, { talked: false }), '2016-01-01')).toBeUndefined();
    expect(reuse(guides(0, { count: 7 }), '2016-01-01')).toBeUndefined();
  });
  it('says how many took root', () => {
    expect(reuse(guides(1), '2016-01-01')!.sentence).toEqual({
      en: 'Of the 10 items of Roundtable first used by another partner from 2012-01-02 to 2014-07-05, 1 (10%) were used again 180 days later or more.',
      ja: '「Roundtable」で2012-01-02から2014-07-05までに他のパートナーが初めて利用した10件のうち、180日以上たって再び利用されたのは1件（10%）にとどまる。',
    });
  });
  it('is cleared when they are used again', () => {
    const register = guides(1);
    for (const at of [5, 6]) register.used(`g${at}`, 'school', '2016-02-01', 'implemented');
    expect(reuse(register, '2016-01-31')?.level).toBe('warning');
    expect(reuse(register, '2016-02-01')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when a further use is reported late', () => {
    const register = guides(1);
    const before = reuse(register, '2016-01-01');
    for (const at of [5, 6])
      register.used(`g${at}`, 'school', '2015-02-01', 'implemented', { reportedOn: '2016-03-01' });
    expect(reuse(register, '2016-01-01', '2016-01-01')).toEqual(before);
    expect(reuse(register, '2016-01-01', '2016-03-01')).toBeUndefined();
  });
});
