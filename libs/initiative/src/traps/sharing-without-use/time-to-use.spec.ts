import { addDays, dayOf, type Day } from '@sebone/kernel';
import { Register, signed } from '@sebone/testing';

/** Guides shared on `on`, each used by the town after so many days; `undefined` = never. */
function used(waits: readonly (number | undefined)[], on: Day = '2014-01-01', register = new Register()): Register {
  if (register.facts.length === 0) {
    register.chartered('2010-01-01');
    for (const partner of ['clinic', 'town']) register.joined(partner, '2010-01-01');
  }
  waits.forEach((wait, at) => {
    register.shared(`g${on}-${at}`, 'clinic', on);
    if (wait !== undefined) register.used(`g${on}-${at}`, 'town', addDays(on, wait));
  });
  return register;
}

const eight = (wait: number): readonly number[] => Array<number>(8).fill(wait);

describe('median-time-to-use', () => {
  const median = signed('sharing-without-use', 'median-time-to-use');

  it('is raised by how long half of the items wait', () => {
    expect(median(used(eight(100)), '2015-06-01')).toMatchObject({ level: 'watch', value: 100, threshold: 90 });
    expect(median(used(eight(200)), '2015-06-01')?.level).toBe('warning');
    expect(median(used(eight(400)), '2015-06-01')?.level).toBe('critical');
  });
  it('is not raised just below the threshold', () => {
    expect(median(used(eight(89)), '2015-06-01')).toBeUndefined();
    expect(median(used(eight(90)), '2015-06-01')?.level).toBe('watch');
  });
  it('takes items not used yet as waiting until now', () => {
    const waiting = used([10, 10, 10, 120, 150, undefined, undefined, undefined]);
    expect(median(waiting, '2014-04-30')).toBeUndefined();
    expect(median(waiting, '2014-06-30')).toMatchObject({ level: 'watch', value: 120 });
    const newer = used([10, 10, 10, 120, 150, 200]);
    used([undefined, undefined, undefined, undefined], '2014-12-01', newer);
    expect(median(newer, '2014-12-15')).toMatchObject({ value: 120 });
  });
  it('leaves items that half are never used to their share', () => {
    expect(
      median(used([100, 100, 100, undefined, undefined, undefined, undefined, undefined]), '2015-06-01'),
    ).toBeUndefined();
  });
  it('is not judged of fewer than eight items', () => {
    expect(median(used(eight(200).slice(1)), '2015-06-01')).toBeUndefined();
  });
  it('begins on the day on which half had waited so long', () => {
    expect(median(used(eight(100)), '2014-04-10')).toBeUndefined();
    expect(dayOf(median(used(eight(100)), '2015-06-01')!.since)).toBe('2014-04-11');
  });
  it('shows the items that waited, and their first uses', () => {
    const sign = median(used([10, 10, 10, 100, 100, 100, 100, 100]), '2015-06-01')!;
    expect(sign.evidence.map(({ type }) => type)).toEqual([
      ...Array<string>(5).fill('KnowledgeShared'),
      ...Array<string>(5).fill('KnowledgeUsed'),
    ]);
    expect(sign.sentence.en).toContain(
      'Half of the 8 items shared in Roundtable from 2013-06-02 to 2015-06-01 waited 100 days or longer',
    );
  });
  it('is cleared when later items are used sooner', () => {
    const register = used(eight(100));
    used([...eight(5), ...eight(5)], '2014-09-01', register);
    expect(median(register, '2014-08-31')?.level).toBe('watch');
    expect(median(register, '2014-12-31')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when uses are reported late', () => {
    const register = used(eight(100));
    const before = median(register, '2014-12-31');
    for (let at = 0; at < 8; at++)
      register.used(`g2014-01-01-${at}`, 'town', '2014-01-20', 'referenced', { reportedOn: '2015-02-01' });
    expect(median(register, '2014-12-31', '2014-12-31')).toEqual(before);
    expect(median(register, '2014-12-31', '2015-02-01')).toBeUndefined();
  });
});

describe('slowing-use', () => {
  const slowing = signed('sharing-without-use', 'slowing-use');
  const slower = (before: number, now: number): Register =>
    used(eight(now), '2014-06-01', used(eight(before), '2012-01-01'));

  it('is raised when use takes twice as long as in the two years before', () => {
    expect(slowing(slower(30, 60), '2015-06-01')).toMatchObject({ level: 'watch', value: 2 });
    expect(slowing(slower(20, 80), '2015-06-01')?.level).toBe('warning');
  });
  it('is not raised just below twice, nor by use that is still soon', () => {
    expect(slowing(slower(31, 61), '2015-06-01')).toBeUndefined();
    expect(slowing(slower(5, 50), '2015-06-01')).toBeUndefined();
  });
  it('is not judged where there is no period before to compare with', () => {
    expect(slowing(used(eight(80), '2014-06-01'), '2015-06-01')).toBeUndefined();
  });
  it('begins when the slower use showed', () => {
    expect(dayOf(slowing(slower(20, 80), '2015-06-01')!.since)).toBe('2014-08-20');
  });
  it('is cleared when use is soon again', () => {
    const register = slower(30, 80);
    used([...eight(10), ...eight(10)], '2015-02-01', register);
    expect(slowing(register, '2015-01-31')?.level).toBe('watch');
    expect(slowing(register, '2015-03-01')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when uses are reported late', () => {
    const register = slower(30, 80);
    const before = slowing(register, '2015-01-31');
    for (let at = 0; at < 8; at++)
      register.used(`g2014-06-01-${at}`, 'town', '2014-06-10', 'referenced', { reportedOn: '2015-02-01' });
    expect(slowing(register, '2015-01-31', '2015-01-31')).toEqual(before);
    expect(slowing(register, '2015-01-31', '2015-02-01')).toBeUndefined();
  });
});
