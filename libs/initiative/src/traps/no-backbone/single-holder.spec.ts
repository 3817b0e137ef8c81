import { dayOf } from '@sebone/kernel';
import { Register, signed } from '@sebone/testing';

const holder = signed('no-backbone', 'single-holder');

/** Six members; the first `held` of ten backbone activities of 2013 are the school's, the rest the clinic's. */
function carried(held: number, { count = 6, activities = 10 } = {}): Register {
  const register = new Register();
  register.chartered('2010-01-01');
  for (const partner of ['school', 'clinic', 'town', 'guild', 'church', 'club'].slice(0, count))
    register.joined(partner, '2010-01-01', { name: `The ${partner}` });
  for (let at = 0; at < activities; at++)
    register.performed(at < held ? 'school' : 'clinic', `2013-${String(at + 1).padStart(2, '0')}-10`);
  return register;
}

describe('single-holder', () => {
  it('is raised of a member that carries the work unnamed', () => {
    expect(holder(carried(8), '2013-12-31')).toMatchObject({
      level: 'watch',
      value: 0.8,
      subject: { kind: 'partner', id: 'school' },
    });
    expect(holder(carried(10), '2013-12-31')?.level).toBe('warning');
    expect(holder(carried(8), '2013-12-31')?.sentence.en).toBe(
      'The school did 8 of the 10 backbone activities of Roundtable (80%) from 2012-01-01 to 2013-12-31, without being named as its backbone.',
    );
  });
  it('is not raised just below four fifths', () => {
    expect(holder(carried(7), '2013-12-31')).toBeUndefined();
  });
  it('exempts the one backbone: it is there to do all of it', () => {
    const register = new Register();
    register.chartered('2010-01-01');
    for (const partner of ['school', 'clinic', 'town', 'guild']) register.joined(partner, '2010-01-01');
    for (const partner of ['office', 'member-1', 'member-2'])
      register.joined(partner, '2010-01-01', { role: 'backbone' });
    for (let at = 1; at <= 9; at++) register.performed('office', `2013-0${at}-10`);
    expect(holder(register, '2013-12-31')).toBeUndefined();
    for (const month of ['02', '05', '08']) register.performed('member-1', `2010-${month}-10`);
    expect(holder(register, '2013-12-31')).toMatchObject({
      level: 'warning',
      subject: { kind: 'partner', id: 'office' },
    });
    expect(holder(register, '2013-12-31')?.sentence.ja).toContain('かつては他の事務局と分担していた');
  });
  it('is not judged of little work, or of a handful of partners', () => {
    expect(holder(carried(7, { activities: 7 }), '2013-12-31')).toBeUndefined();
    expect(holder(carried(10, { count: 4 }), '2013-12-31')).toBeUndefined();
  });
  it('begins when the work had come to that', () => {
    expect(dayOf(holder(carried(10), '2013-12-31')!.since)).toBe('2013-08-10');
  });
  it('is cleared when others share the work, or the holder has left', () => {
    const shared = carried(8);
    shared.performed('town', '2014-01-10');
    expect(holder(shared, '2014-01-09')?.level).toBe('watch');
    expect(holder(shared, '2014-01-10')).toBeUndefined();
    const gone = carried(8);
    gone.left('school', '2014-01-10');
    expect(holder(gone, '2014-01-10')).toBeUndefined();
  });
  it('stands unchanged at an earlier knowledge when the work of others is reported late', () => {
    const register = carried(8);
    const before = holder(register, '2013-12-31');
    for (const month of ['03', '06'])
      register.performed('town', `2013-${month}-20`, 'vision', { reportedOn: '2014-04-01' });
    expect(holder(register, '2013-12-31', '2013-12-31')).toEqual(before);
    expect(holder(register, '2013-12-31', '2014-04-01')).toBeUndefined();
  });
});
