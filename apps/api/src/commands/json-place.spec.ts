import fc from 'fast-check';
import { faultIn } from './json-place.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('the place where a text ceases to be JSON', () => {
  it.each([
    ['', 1, 1],
    ['{"title": }', 1, 11],
    ['{"a":1,}', 1, 8],
    ['[1,]', 1, 4],
    ['{"a" 1}', 1, 6],
    ['{a:1}', 1, 2],
    ["{'a':1}", 1, 2],
    ['{"a":1', 1, 7],
    ['{"a":"line\nbreak"}', 1, 11],
    ['{"a":"\\x"}', 1, 7],
    ['{"a":"\\u12"}', 1, 7],
    ['{\n  "a": tru\n}', 2, 8],
    ['[01]', 1, 3],
    ['[-]', 1, 2],
    ['[1.]', 1, 3],
    ['{"a":1} {"b":2}', 1, 9],
    ['[1}', 1, 3],
    ['\ufeff{}', 1, 1],
    ['{"a":NaN}', 1, 6],
    ['"open', 1, 6],
  ])('is, for %j, line %i, column %i', (text, line, column) => {
    expect(faultIn(text)).toEqual({ line, column });
  });

  it('is nowhere in JSON, and somewhere in everything else', () => {
    const pieces = fc.constantFrom(
      ...'{}[],:"\\ \n',
      '"a"',
      '"b":',
      '1',
      '-2.5e3',
      'true',
      'null',
      'e',
      '0',
      '.',
      '\\u00e9',
      '😀',
    );
    const mangled = fc.tuple(fc.json(), fc.nat(), fc.nat({ max: 3 }), pieces).map(([text, at, dropped, piece]) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + piece + text.slice(from + dropped);
    });
    const composed = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.json(), mangled, composed), (text) => {
        expect({ text, isJson: faultIn(text) === undefined }).toEqual({ text, isJson: isJson(text) });
      }),
      { numRuns: 3000 },
    );
  });

  it('is found however deep or long the text is', () => {
    expect(faultIn('['.repeat(1_000_000))).toEqual({ line: 1, column: 1_000_001 });
    expect(faultIn(`"${'\\n'.repeat(1_000_000)}"`)).toBeUndefined();
    expect(faultIn(`${'[\n'.repeat(500)}?`)).toEqual({ line: 501, column: 1 });
  });
});
