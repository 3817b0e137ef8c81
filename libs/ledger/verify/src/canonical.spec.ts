import fc from 'fast-check';
import { canonical } from './canonical.ts';

/**
 * The cases of cyberphone/json-canonicalization (Apache-2.0), testdata/input and testdata/output, by the name of their file. What has no
 * glyph is escaped here.
 */
const CASES: Readonly<Record<string, readonly [input: string, output: string]>> = {
  arrays: ['[\n  56,\n  {\n    "d": true,\n    "10": null,\n    "1": [ ]\n  }\n]', '[56,{"1":[],"10":null,"d":true}]'],
  french: [
    '{\n  "peach": "This sorting order",\n  "péché": "is wrong according to French",\n  "pêche": "but canonicalization MUST",\n' +
      '  "sin":   "ingnore locale"\n}\n',
    '{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ingnore locale"}',
  ],
  structures: [
    '{\n  "1": {"f": {"f": "hi","F": 5} ,"\\n": 56.0},\n  "10": { },\n  "": "empty",\n  "a": { },\n  "111": [ { } ],\n  "A": { }\n}',
    '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{}],"A":{},"a":{}}',
  ],
  unicode: ['{\n  "Unnormalized Unicode":"\\u1e0d\\u0307"\n}\n', '{"Unnormalized Unicode":"\u1e0d\u0307"}'],
  values: [
    String.raw`{
  "numbers": [1E30, 4.50, 333333333.33333329, 2e-3, 0.000000000000000000000000001],
  "escaping": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
  "literals": [null, true, false]
}`,
    String.raw`{"escaping":"€$\u000f\nA'B\"\\\\\"/","literals":[null,true,false],"numbers":[1e+30,4.5,333333333.3333333,0.002,1e-27]}`,
  ],
  weird: [
    String.raw`{
  "\u20ac": "Euro Sign",
  "1": "One",
  "\u0080": "Control\u007f",
  "\ud83d\ude02": "Smiley",
  "\u00f6": "Latin Small Letter O With Diaeresis",
  "\ufb33": "Hebrew Letter Dalet With Dagesh",
  "</script>": "Browser Challenge"
}
`,
    '{"1":"One","</script>":"Browser Challenge","\u0080":"Control\u007f","ö":"Latin Small Letter O With Diaeresis",' +
      '"€":"Euro Sign","\u{1f602}":"Smiley","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  ],
};

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    text,
    fc.array(tie('json'), { maxLength: 5 }),
    fc.dictionary(fc.oneof(text, fc.nat({ max: 20 }).map(String)), tie('json'), { maxKeys: 8, noNullPrototype: true }),
  ),
}));

/** The same value, its properties named from the last to the first. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, property]) => [name, backwards(property)]),
  );
}

const nested = (levels: number): unknown => (levels === 0 ? 'deep' : [nested(levels - 1)]);

describe('canonical text', () => {
  it.each(Object.keys(CASES))('is that of the outside case %s', (name) => {
    const [input, output] = CASES[name]!;
    expect(canonical(JSON.parse(input))).toBe(output);
    expect(canonical(JSON.parse(output))).toBe(output);
  });

  it('says the value, and nothing of how it was written', () => {
    fc.assert(
      fc.property(json, (value) => {
        const said = canonical(value);
        // JSON has one zero.
        expect(canonical(JSON.parse(said))).toBe(said);
        expect(JSON.parse(said)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonical(backwards(value))).toBe(said);
        expect(canonical(JSON.parse(JSON.stringify(value, null, 3)))).toBe(said);
      }),
      { numRuns: 500 },
    );
  });

  it('names properties in the order of their UTF-16 code units, at every depth', () => {
    const names = ['', '\r', '1', '10', '9', 'A', 'a', 'aa', '\u0080', 'ö', '€', '\u{1f602}', '\ufb33', '\uffff'];
    const value = Object.fromEntries([...names].reverse().map((name) => [name, { b: 0, a: 0 }]));
    expect(canonical([value])).toBe(`[{${names.map((name) => `${JSON.stringify(name)}:{"a":0,"b":0}`).join(',')}}]`);
  });

  it('leaves out properties that are undefined', () => {
    expect(canonical({ b: 1, a: undefined })).toBe('{"b":1}');
    expect(canonical({ b: 1, c: undefined, a: { d: undefined } })).toBe('{"a":{},"b":1}');
  });

  it('takes names that objects have of themselves', () => {
    expect(canonical(JSON.parse('{"toJSON":1,"__proto__":{"b":1,"a":2},"constructor":null}'))).toBe(
      '{"__proto__":{"a":2,"b":1},"constructor":null,"toJSON":1}',
    );
  });

  it.each<[string, unknown]>([
    ['NaN', NaN],
    ['an infinity', -Infinity],
    ['a bigint', 1n],
    ['undefined', undefined],
    ['undefined in an array', [1, undefined]],
    ['a hole in an array', Object.assign([1], { length: 2 })],
    ['a function', { a: () => 1 }],
    ['a symbol', Symbol('a')],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['bytes', Buffer.of(1)],
    ['what says itself what its JSON is', Object.create({ toJSON: () => 1 })],
    ['half of a surrogate pair', 'a\ud83d'],
    ['half of a surrogate pair in a name', { '\ude02': 1 }],
  ])('has nothing for %s', (_, value) => {
    expect(() => canonical(value)).toThrow(TypeError);
    expect(() => canonical({ b: [value], a: 1 })).toThrow(TypeError);
  });

  it('has an end to its depth, circles included', () => {
    expect(canonical(nested(500))).toBe(`${'['.repeat(500)}"deep"${']'.repeat(500)}`);
    expect(() => canonical(nested(501))).toThrow(TypeError);
    const circle: unknown[] = [];
    circle.push({ circle });
    expect(() => canonical(circle)).toThrow(TypeError);
    expect(() => canonical(JSON.parse('['.repeat(60_000) + ']'.repeat(60_000)))).toThrow(TypeError);
  });
});
