import { mostWelcome, namedIn } from './accept.ts';

const TYPES = ['application/json', 'text/csv', 'application/x-ndjson'] as const;

describe('What is most welcome', () => {
  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['text/*', 'text/csv'],
    ['text/csv, */*', 'text/csv'],
    ['text/csv;q=0.5, application/*;q=0.4', 'text/csv'],
    ['application/json;q=0, application/x-ndjson', 'application/x-ndjson'],
    ['application/json;q=0, */*;q=0.1', 'text/csv'],
    ['APPLICATION/X-NDJSON ; charset=utf-8', 'application/x-ndjson'],
    ['image/png', undefined],
    ['*/*;q=0', undefined],
    ['', undefined],
  ])('by %j is %s', (accept, type) => {
    expect(mostWelcome(accept, TYPES)).toBe(type);
  });

  it('has a weight of 1 unless told, and none where what is told is no number', () => {
    expect(namedIn('ja, en;q=0.5, fr;q=much')).toEqual([
      { name: 'ja', weight: 1 },
      { name: 'en', weight: 0.5 },
      { name: 'fr', weight: 0 },
    ]);
  });
});
