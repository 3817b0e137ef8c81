import { ID_PATTERN } from '@sebone/initiative';
import fc from 'fast-check';
import { derivedId } from './derived-id.ts';

const id = fc
  .string({ unit: fc.constantFrom('a', '2', '3', '.', '-', '_'), minLength: 1, maxLength: 8 })
  .filter((text) => ID_PATTERN.test(text));
const someId = fc.oneof(id, fc.constantFrom('2', '3', 'acme', 'acme.2', '2.2', 'a'.repeat(64), `${'a'.repeat(63)}b`));

describe('The id of an observation', () => {
  it('is its parts, and its number from the second on', () => {
    expect(derivedId(['2024-05-01'], 1)).toBe('2024-05-01');
    expect(derivedId(['2024-05-01', 'acme'], 1)).toBe('2024-05-01.acme');
    expect(derivedId(['2024-05-01', 'acme'], 3)).toBe('2024-05-01.acme.3');
  });

  it('is an id, the same for the same and another for another', () => {
    const parts = fc.oneof(
      fc.constant(['2024-05-01']),
      someId.map((partner) => ['2024-05-01', partner]),
    );
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 12 }), parts, fc.integer({ min: 1, max: 12 }), (a, n, b, m) => {
        expect(derivedId(a, n)).toMatch(ID_PATTERN);
        expect(derivedId(a, n) === derivedId(b, m)).toBe(n === m && a.join(' ') === b.join(' '));
      }),
      { numRuns: 2000 },
    );
  });
});
