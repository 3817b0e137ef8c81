import { languageOf, NOTHING_HERE, Problem, problemBody, shortened } from './problem.ts';

describe('A problem', () => {
  it('has a title for people and a code for programs', () => {
    expect(problemBody(NOTHING_HERE, 'en', '/v1/moon')).toMatchObject({ title: 'Not found', code: 'not-found' });
    expect(problemBody(NOTHING_HERE, 'ja', '/v1/moon')).toMatchObject({ title: '存在しない', code: 'not-found' });
  });

  it('has the same title as every other of its status, and one where its status has none', () => {
    const titleOf = (status: number, code: string): string =>
      problemBody(new Problem(status, code, { en: 'So.', ja: 'そう。' }), 'en', '/').title;
    expect(titleOf(422, 'before-joining')).toBe(titleOf(422, 'id-taken'));
    expect(titleOf(418, 'teapot')).toBe('Not done');
  });

  it('tells little of a request that says much', () => {
    const fields = Array.from({ length: 200 }, (_, nth) => ({
      pointer: `/${'p'.repeat(500)}${nth}`,
      message: { en: 'No.', ja: '不可。' },
      value: 'v'.repeat(500),
    }));
    const { fields: told } = shortened(new Problem(400, 'invalid-command', { en: 'No.', ja: '不可。' }, { fields }));
    expect([told.length, told[0]!.pointer.length, told[0]!.value]).toEqual([100, 200, undefined]);
  });
});

describe('The language asked for', () => {
  it.each([
    [undefined, 'en'],
    ['ja', 'ja'],
    ['ja-JP, en;q=0.8', 'ja'],
    ['fr, ja;q=0.2, en;q=0.1', 'ja'],
    ['en, ja', 'en'],
    ['ja;q=0', 'en'],
    ['fr', 'en'],
  ])('by %j is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
