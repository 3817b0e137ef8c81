import { addDays, type Day } from '@sebone/kernel';
import { Register, levelOf, signOf } from '@sebone/testing';

const TRAP = 'joining-without-acting';
const overdue = (register: Register, asOf: Day, knownAt?: Day, commitment = 'ovens'): string =>
  levelOf(register.at(asOf, knownAt), TRAP, 'commitment-overdue', commitment);
const together = (register: Register, asOf: Day, knownAt?: Day): string =>
  levelOf(register.at(asOf, knownAt), TRAP, 'commitments-overdue', 'bakery');
const neverActed = (register: Register, asOf: Day, knownAt?: Day): string =>
  levelOf(register.at(asOf, knownAt), TRAP, 'commitments-never-acted', 'bakery');

function bakery(): Register {
  const register = new Register();
  register.chartered('2018-01-01');
  register.joined('bakery', '2018-01-01', { name: 'Minato Bakery' });
  return register;
}

/** The bakery promised on 2019-01-10 what was due on 2019-03-31. */
function promised(): Register {
  const register = bakery();
  register.committed('bakery', 'ovens', '2019-01-10', '2019-03-31');
  return register;
}

describe('an overdue commitment', () => {
  it('is worth watching after 30 days, a warning after 90 and critical after 180', () => {
    const register = promised();
    expect(overdue(register, '2019-04-29')).toBe('nothing');
    expect(overdue(register, '2019-04-30')).toBe('watch since 2019-04-30');
    expect(overdue(register, '2019-06-28')).toBe('watch since 2019-04-30');
    expect(overdue(register, '2019-06-29')).toBe('warning since 2019-04-30');
    expect(overdue(register, '2019-09-26')).toBe('warning since 2019-04-30');
    expect(overdue(register, '2019-09-27')).toBe('critical since 2019-04-30');
  });

  it('says what was promised by whom, when it was due and how late it is', () => {
    const register = promised();
    const sign = signOf(register.at('2019-06-29'), TRAP, 'commitment-overdue', 'ovens')!;
    expect(sign).toMatchObject({ subject: { kind: 'commitment', id: 'ovens' }, value: 90, thresholdName: 'joining.overdue-warning' });
    expect(sign.evidence).toEqual([register.facts.at(-1)!.id]);
    expect(sign.sentence).toEqual({
      en: '"To do ovens", which Minato Bakery committed itself to on 2019-01-10, was due on 2019-03-31, and 90 days later neither its fulfilment nor anything done for it since is reported: a sign of joining without acting.',
      ja: 'Minato Bakeryが2019-01-10に約束した「To do ovens」は、期限の2019-03-31から90日を過ぎても、履行もそのための活動も報告されていない。参加が行動に移っていない兆候である。',
    });
  });

  it('is late but acted on: never critical while something is done for it', () => {
    const register = promised();
    const action = register.acted('bakery', '2019-07-15', { commitmentId: 'ovens' });
    const sign = signOf(register.at('2019-09-30'), TRAP, 'commitment-overdue', 'ovens')!;
    expect(sign.level).toBe('warning');
    expect(sign.evidence).toContain(action.id);
    expect(sign.sentence.en).toContain('is not fulfilled 183 days later, though it was last acted on on 2019-07-15');
    expect(overdue(register, '2019-10-13')).toBe('critical since 2019-04-30');
  });

  it('is no more than worth watching where its partner has fulfilled another one since, until it counts as broken', () => {
    const register = promised();
    register.committed('bakery', 'flour', '2019-01-10', '2019-06-30');
    register.fulfilled('bakery', 'flour', '2019-06-30');
    expect(overdue(register, '2020-03-30')).toBe('watch since 2019-04-30');
    expect(overdue(register, '2020-03-31')).toBe('nothing');
  });

  it.each<[string, (register: Register) => void]>([
    ['it is fulfilled', (register) => register.fulfilled('bakery', 'ovens', '2019-08-01')],
    ['an action completes it', (register) => register.acted('bakery', '2019-08-01', { commitmentId: 'ovens', completes: true })],
    ['it is withdrawn', (register) => register.withdrew('bakery', 'ovens', '2019-08-01')],
    ['it is given a later date', (register) =>
      register.add('partner', 'bakery', 'CommitmentRevised', '2019-08-01', { partnerId: 'bakery', commitmentId: 'ovens', title: 'Ovens', dueOn: '2019-12-31', revision: 1 })],
    ['its partner leaves', (register) => register.left('bakery', '2019-08-01')],
  ])('is cleared on the day on which %s', (_, settles) => {
    const register = promised();
    settles(register);
    expect(overdue(register, '2019-07-31')).toBe('warning since 2019-04-30');
    expect(overdue(register, '2019-08-01')).toBe('nothing');
    expect(overdue(register, '2020-01-15')).toBe('nothing');
  });

  it('stays raised for who did not know yet that it was fulfilled', () => {
    const register = promised();
    register.fulfilled('bakery', 'ovens', '2019-03-30', { reportedOn: '2019-11-05' });
    expect(overdue(register, '2019-09-30', '2019-11-04')).toBe('critical since 2019-04-30');
    expect(overdue(register, '2019-09-30', '2019-11-05')).toBe('nothing');
  });

  it('is not asked of one without a date', () => {
    const register = bakery();
    register.committed('bakery', 'ovens', '2019-01-10');
    expect(overdue(register, '2021-12-31')).toBe('nothing');
  });

  it('is let go a while after it counts as broken', () => {
    const register = promised();
    expect(overdue(register, '2020-06-29')).toBe('critical since 2019-04-30');
    expect(overdue(register, '2020-06-30')).toBe('nothing');
  });

  it('is not held against a partner that left and came back', () => {
    const register = promised();
    register.left('bakery', '2019-02-01');
    register.joined('bakery', '2019-05-01', { stay: 2 });
    expect(overdue(register, '2019-09-30')).toBe('nothing');
  });

  describe('among many partners', () => {
    const many = (): Register => {
      const register = promised();
      for (const partner of ['school', 'clinic', 'temple', 'harbour']) {
        register.joined(partner, '2018-01-01');
        register.committed(partner, `${partner}-plan`, '2019-01-10', '2019-03-31');
      }
      return register;
    };

    it('says nothing where no action of anybody is on record', () => {
      const register = many();
      register.met('2019-06-01', ['bakery']);
      expect(overdue(register, '2019-09-30')).toBe('nothing');
    });

    it('says nothing of what fell due after the record had stopped', () => {
      const register = many();
      register.acted('school', '2019-03-01');
      expect(overdue(register, '2019-09-30')).toBe('nothing');
      register.acted('school', '2019-04-01');
      expect(overdue(register, '2019-09-30')).toBe('critical since 2019-04-30');
    });

    it('takes any action of its partner for it where nobody says which commitment an action is for', () => {
      const register = many();
      register.acted('bakery', '2019-02-01');
      register.acted('school', '2018-12-01');
      register.acted('clinic', '2019-08-01');
      expect(overdue(register, '2019-09-30')).toBe('nothing');
      expect(overdue(register, '2019-09-30', undefined, 'school-plan')).toBe('critical since 2019-04-30');
      register.acted('temple', '2019-02-01', { commitmentId: 'temple-plan' });
      expect(overdue(register, '2019-09-30')).toBe('critical since 2019-04-30');
    });
  });
});

describe('commitments overdue together', () => {
  const three = (): Register => {
    const register = bakery();
    register.committed('bakery', 'ovens', '2019-01-10', '2019-03-31');
    register.committed('bakery', 'flour', '2019-01-10', '2019-04-30');
    register.committed('bakery', 'bread', '2019-01-10', '2019-05-31');
    return register;
  };

  it('raise the partner itself from the third on, at the level that three have reached', () => {
    const register = three();
    expect(together(register, '2019-06-29')).toBe('nothing');
    expect(together(register, '2019-06-30')).toBe('watch since 2019-06-30');
    expect(overdue(register, '2019-06-30')).toBe('warning since 2019-04-30');
    expect(together(register, '2019-11-27')).toBe('critical since 2019-06-30');
  });

  it('are seen before any one of them: the score is that of all', () => {
    const history = three().at('2019-11-27');
    const sign = signOf(history, TRAP, 'commitments-overdue', 'bakery')!;
    for (const id of ['ovens', 'flour', 'bread']) expect(sign.score).toBeGreaterThan(signOf(history, TRAP, 'commitment-overdue', id)!.score);
    expect(sign).toMatchObject({ value: 3, threshold: 3 });
    expect(sign.sentence).toEqual({
      en: '3 commitments of Minato Bakery are overdue at once, the oldest since 2019-03-31: a sign of joining without acting.',
      ja: 'Minato Bakeryの3件のコミットメントが同時に期限を過ぎている（最も古い期限は2019-03-31）。参加が行動に移っていない兆候である。',
    });
  });

  it('are no more than the rest once one is fulfilled', () => {
    const register = three();
    register.fulfilled('bakery', 'flour', '2019-08-01');
    expect(together(register, '2019-07-31')).toBe('watch since 2019-06-30');
    expect(together(register, '2019-08-01')).toBe('nothing');
  });

  it('are unchanged at an earlier knownAt by a fulfilment reported late', () => {
    const register = three();
    register.fulfilled('bakery', 'flour', '2019-04-30', { reportedOn: '2019-12-01' });
    expect(together(register, '2019-07-31', '2019-11-30')).toBe('watch since 2019-06-30');
    expect(together(register, '2019-07-31', '2019-12-01')).toBe('nothing');
  });

  it('are not asked of one that has left', () => {
    const register = three();
    register.left('bakery', '2019-07-01');
    expect(together(register, '2019-12-31')).toBe('nothing');
  });
});

describe('commitments never acted on', () => {
  /** Four commitments due at the ends of four quarters from 2019-03-31, of which the first ones were acted on. */
  const four = (actedOn: number): Register => {
    const register = bakery();
    ['2019-03-31', '2019-06-30', '2019-09-30', '2019-12-31'].forEach((due, at) => {
      register.committed('bakery', `plan-${at}`, '2019-01-10', due);
      if (at < actedOn) register.acted('bakery', addDays(due, -10), { commitmentId: `plan-${at}` });
    });
    return register;
  };

  it('are worth watching at half of those fallen due', () => {
    expect(neverActed(four(2), '2020-01-29')).toBe('nothing');
    expect(neverActed(four(2), '2020-01-30')).toBe('watch since 2020-01-30');
    expect(neverActed(four(3), '2020-01-30')).toBe('nothing');
  });

  it('are a warning at three in four, and critical where nothing was done at all', () => {
    expect(neverActed(four(1), '2020-01-30')).toBe('warning since 2019-10-30');
    expect(neverActed(four(0), '2020-01-30')).toBe('critical since 2019-10-30');
    const busyOtherwise = four(0);
    busyOtherwise.acted('bakery', '2019-05-05');
    expect(neverActed(busyOtherwise, '2020-01-30')).toBe('warning since 2019-10-30');
  });

  it('need three that fell due: two are an anecdote', () => {
    expect(neverActed(four(0), '2019-10-29')).toBe('nothing');
    expect(neverActed(four(0), '2019-10-30')).toBe('critical since 2019-10-30');
  });

  it('say how many of how many, over which time', () => {
    const sign = signOf(four(1).at('2020-01-30'), TRAP, 'commitments-never-acted', 'bakery')!;
    expect(sign.value).toBe(0.75);
    expect(sign.evidence).toHaveLength(3);
    expect(sign.sentence).toEqual({
      en: 'Of 4 commitments of Minato Bakery that fell due between 2018-01-01 and 2019-12-31, 3 (75%) were never acted on: a sign of joining without acting.',
      ja: '2018-01-01から2019-12-31までに期限が来たMinato Bakeryのコミットメント4件のうち、3件（75%）には活動の報告が一度もない。参加が行動に移っていない兆候である。',
    });
  });

  it('are not acted on by the plan that was part of the promise', () => {
    const register = four(2);
    register.acted('bakery', '2019-01-10', { commitmentId: 'plan-2', code: 'planning-product' });
    expect(neverActed(register, '2020-01-30')).toBe('watch since 2020-01-30');
    register.acted('bakery', '2019-01-11', { commitmentId: 'plan-2', code: 'planning-product' });
    expect(neverActed(register, '2020-01-30')).toBe('nothing');
  });

  it('count those without a date after a year', () => {
    const register = bakery();
    for (const id of ['a', 'b', 'c']) register.committed('bakery', id, '2019-01-10');
    expect(neverActed(register, '2020-01-09')).toBe('nothing');
    expect(neverActed(register, '2020-01-10')).toBe('critical since 2020-01-10');
  });

  it('are cleared when one is taken up, withdrawn, or long ago', () => {
    const takenUp = four(2);
    takenUp.acted('bakery', '2020-03-01', { commitmentId: 'plan-2' });
    expect(neverActed(takenUp, '2020-02-29')).toBe('watch since 2020-01-30');
    expect(neverActed(takenUp, '2020-03-01')).toBe('nothing');
    const withdrawn = four(2);
    withdrawn.withdrew('bakery', 'plan-2', '2020-03-01');
    expect(neverActed(withdrawn, '2020-03-01')).toBe('nothing');
    const longAgo = four(2);
    expect(neverActed(longAgo, '2021-07-28')).toBe('watch since 2020-01-30');
    expect(neverActed(longAgo, '2021-07-29')).toBe('nothing');
  });

  it('are unchanged at an earlier knownAt by an action reported late', () => {
    const register = four(2);
    register.acted('bakery', '2019-09-01', { commitmentId: 'plan-2', reportedOn: '2020-06-01' });
    expect(neverActed(register, '2020-03-01', '2020-05-31')).toBe('watch since 2020-01-30');
    expect(neverActed(register, '2020-03-01', '2020-06-01')).toBe('nothing');
  });

  it('are not asked of one that has left', () => {
    const register = four(0);
    register.left('bakery', '2020-02-01');
    expect(neverActed(register, '2020-03-01')).toBe('nothing');
  });
});
