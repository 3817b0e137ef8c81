import { fold, isRejection, reject, type Decider, type Fact } from './index.ts';

interface Table {
  readonly present: string[];
}

const table: Decider<string, Table, undefined> = {
  initial: () => ({ present: [] }),
  evolve(state, fact) {
    state.present.push((fact.data as { who: string }).who);
    return state;
  },
  decide: (who, state) =>
    state.present.includes(who)
      ? reject('already-here', { en: 'Already here.', ja: 'すでにいる。' }, [
          { field: 'who', value: who, remedy: { en: 'Wait.', ja: '待つ。' } },
        ])
      : [{ type: 'SatDown', occurredOn: '2024-01-01', reportedOn: '2024-01-01', data: { who } }],
};

const sat = (who: string): Fact => ({ data: { who } }) as unknown as Fact;

describe('a fold', () => {
  it('begins with a new state each time, and goes on from one that is given', () => {
    expect(fold(table, [sat('water'), sat('forest')])).toEqual({ present: ['water', 'forest'] });
    expect(fold(table, [])).toEqual({ present: [] });
    expect(fold(table, [sat('school')], { present: ['water'] })).toEqual({ present: ['water', 'school'] });
    expect(fold(table, new Set([sat('water')]))).toEqual({ present: ['water'] });
  });
});

describe('a refusal', () => {
  it('is a value that names its rule, in both languages, and the fields that it is about', () => {
    const refusal = table.decide('water', { present: ['water'] }, undefined);
    expect(isRejection(refusal)).toBe(true);
    expect(refusal).toEqual({
      kind: 'rejection',
      code: 'already-here',
      message: { en: 'Already here.', ja: 'すでにいる。' },
      details: [{ field: 'who', value: 'water', remedy: { en: 'Wait.', ja: '待つ。' } }],
    });
    expect(reject('closed', { en: 'Closed.', ja: '閉じている。' }).details).toEqual([]);
  });

  it('is told from events, and from anything else', () => {
    for (const other of [
      table.decide('water', { present: [] }, undefined),
      [],
      null,
      undefined,
      'rejection',
      7,
      {},
      { kind: 'event' },
    ])
      expect(isRejection(other)).toBe(false);
  });
});
