import { dayOf, type Day } from '@sebone/kernel';
import { Register, signed } from '@sebone/testing';
import type { Sign } from '../finding.ts';
import { sharingWithoutUse } from './detector.ts';

const signs = (register: Register, asOf: Day, knownAt?: Day): readonly Sign[] =>
  sharingWithoutUse(register.at(asOf, knownAt));

/** A record that keeps uses: two old lessons of the clinic, both used by the school. */
function library(): Register {
  const register = new Register();
  register.chartered('2010-01-01');
  for (const partner of ['clinic', 'school', 'town'])
    register.joined(partner, '2010-01-01', { name: `The ${partner}` });
  for (const item of ['old-1', 'old-2']) {
    register.shared(item, 'clinic', '2010-02-01');
    register.used(item, 'school', '2010-03-01');
  }
  return register;
}

describe('unused-item', () => {
  const unused = (register: Register, asOf: Day, knownAt?: Day): Sign | undefined =>
    signs(register, asOf, knownAt).find(({ measure, subject }) => measure === 'unused-item' && subject.id === 'guide');
  const withGuide = (): Register => {
    const register = library();
    register.shared('guide', 'clinic', '2012-01-01');
    return register;
  };

  it('is raised when no other partner has used an item for 180 days, and talked about after a year', () => {
    expect(unused(withGuide(), '2012-07-15')).toMatchObject({
      level: 'watch',
      subject: { kind: 'item', id: 'guide' },
      value: 196,
    });
    expect(unused(withGuide(), '2013-01-15')?.level).toBe('warning');
  });
  it('is not raised a day too early', () => {
    expect(unused(withGuide(), '2012-06-28')).toBeUndefined();
    expect(dayOf(unused(withGuide(), '2012-06-29')!.since)).toBe('2012-06-29');
  });
  it('says who shared what and when', () => {
    const { sentence } = unused(withGuide(), '2012-07-15')!;
    expect(sentence.en).toBe(
      '"On guide", shared by The clinic on 2012-01-01, has not been used by any other partner in the 196 days to 2012-07-15.',
    );
    expect(sentence.ja).toContain('The clinicが2012-01-01に共有した「On guide」');
  });
  it('is raised although its sharer uses it', () => {
    const register = withGuide();
    register.used('guide', 'clinic', '2012-02-01', 'implemented');
    expect(unused(register, '2012-07-15')?.level).toBe('watch');
  });
  it('is not raised for ever: after two years the item is an archive', () => {
    expect(unused(withGuide(), '2013-12-31')?.level).toBe('warning');
    expect(unused(withGuide(), '2014-01-01')).toBeUndefined();
  });
  it('is not judged where the record does not go by uses, nor of minutes that nobody is recorded to use', () => {
    const silent = new Register();
    silent.chartered('2010-01-01');
    silent.shared('guide', 'clinic', '2012-01-01');
    silent.used('guide', 'clinic', '2012-02-01');
    expect(unused(silent, '2012-07-15')).toBeUndefined();
    const register = library();
    register.shared('guide', 'clinic', '2012-01-01', { kind: 'minutes' });
    expect(unused(register, '2012-07-15')).toBeUndefined();
    register.shared('minutes', 'clinic', '2012-01-01', { kind: 'minutes' });
    register.used('minutes', 'town', '2012-02-01');
    expect(unused(register, '2012-07-15')?.level).toBe('watch');
  });
  it('is not judged once the initiative is over', () => {
    const register = withGuide();
    register.ended('2012-07-01');
    expect(unused(register, '2012-07-15')).toBeUndefined();
  });
  it('is cleared by the first use of another', () => {
    const register = withGuide();
    register.used('guide', 'town', '2012-08-01', 'received');
    expect(unused(register, '2012-07-31')?.level).toBe('watch');
    expect(unused(register, '2012-08-01')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when a use is reported late', () => {
    const register = withGuide();
    const before = unused(register, '2012-07-15');
    register.used('guide', 'town', '2012-03-01', 'adopted', { reportedOn: '2012-09-01' });
    expect(unused(register, '2012-07-15', '2012-07-15')).toEqual(before);
    expect(unused(register, '2012-07-15', '2012-09-01')).toBeUndefined();
  });
});

describe('unused-share', () => {
  const share = signed('sharing-without-use', 'unused-share');
  /** A guide a month in 2014, the last `unused` of which nobody uses. */
  const guides = (unused: number, count = 10): Register => {
    const register = library();
    for (let at = 0; at < count; at++) {
      const on = `2014-${String(at + 1).padStart(2, '0')}-01`;
      register.shared(`g${at}`, 'clinic', on);
      if (at < count - unused) register.used(`g${at}`, 'town', `${on.slice(0, 8)}20`);
    }
    return register;
  };

  it('is raised by how much of the sharing is in vain', () => {
    expect(share(guides(5), '2015-06-01')).toMatchObject({
      level: 'watch',
      value: 0.5,
      subject: { kind: 'initiative', id: 'roundtable' },
    });
    expect(share(guides(7), '2015-06-01')?.level).toBe('warning');
    expect(share(guides(9), '2015-06-01')?.level).toBe('critical');
  });
  it('is not raised just below half', () => {
    expect(share(guides(4), '2015-06-01')).toBeUndefined();
  });
  it('shows the items in vain', () => {
    const sign = share(guides(7), '2015-06-01')!;
    expect(sign.evidence.map(({ type }) => type)).toEqual(Array(7).fill('KnowledgeShared'));
    expect(sign.sentence.en).toContain(
      'Of the 10 items shared in Roundtable from 2012-06-01 to 2014-12-03, 7 (70%) had not been used',
    );
  });
  it('is not judged of fewer than eight items, or where the record does not go by uses', () => {
    expect(share(guides(7, 7), '2015-06-01')).toBeUndefined();
    const silent = new Register();
    silent.chartered('2010-01-01');
    for (let at = 0; at < 10; at++) silent.shared(`g${at}`, 'clinic', '2014-01-01');
    expect(share(silent, '2015-06-01')).toBeUndefined();
  });
  it('leaves out items still too young to have been used', () => {
    const register = guides(4);
    for (let at = 0; at < 20; at++) register.shared(`young-${at}`, 'clinic', '2015-05-01');
    expect(share(register, '2015-06-01')).toBeUndefined();
  });
  it('begins on the day on which half were orphaned', () => {
    expect(dayOf(share(guides(5), '2015-06-01')!.since)).toBe('2015-03-30');
  });
  it('is cleared when they are used', () => {
    const register = guides(5);
    register.used('g9', 'school', '2015-06-02');
    expect(share(register, '2015-06-01')?.level).toBe('watch');
    expect(share(register, '2015-06-02')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when uses are reported late', () => {
    const register = guides(5);
    const before = share(register, '2015-06-01');
    for (let at = 5; at < 10; at++)
      register.used(`g${at}`, 'school', '2015-01-01', 'adopted', { reportedOn: '2015-12-01' });
    expect(share(register, '2015-06-01', '2015-06-01')).toEqual(before);
    expect(share(register, '2015-06-01', '2015-12-01')).toBeUndefined();
  });
});
