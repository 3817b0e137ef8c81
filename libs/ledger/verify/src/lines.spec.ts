import fc from 'fast-check';
import { canonical } from './canonical.ts';
import { lineAt, linesOf, valueOf } from './lines.ts';
import { isPlainlyCanonical } from './plain-text.ts';

const SEED = Number(process.env['SEBONE_SEED'] ?? Date.now() % 1_000_000);
const AGAIN = `SEBONE_SEED=${SEED} npm run jest -- verify/src/lines --selectProjects ledger-verify`;

/** What valueOf has to find out, the long way. */
function slowly(line: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line);
    const value: unknown = JSON.parse(text);
    return canonical(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

const json = fc.oneof(
  fc.jsonValue({ stringUnit: 'binary' }),
  fc.jsonValue({ stringUnit: 'grapheme' }),
  fc.dictionary(
    fc.constantFrom('a', 'b', 'aa', '10', '9', '__proto__', 'é', '\u{10000}', '\uffff', 'n"', 'é\n'),
    fc.jsonValue(),
  ),
);

/** Texts that are canonical, nearly so, or not at all. */
const texts = fc.oneof(
  json.map((value) => canonical(value)),
  json.map((value) => JSON.stringify(value)),
  json.map((value) => JSON.stringify(value, undefined, 1)),
  fc.constantFrom(
    '{"a":1,"a":2}',
    '{"b":1,"a":2}',
    '[-0]',
    '[1.0]',
    '[1e5]',
    '[01]',
    '["\\/"]',
    '["\\u0041"]',
    '["\\u000a"]',
  ),
  fc.constantFrom(
    '["\\u001f"]',
    '["\\u001F"]',
    '["\\ud800"]',
    '["\\ud83d\\ude00"]',
    '\ufeff1',
    '',
    ' 1',
    '1 ',
    '[1,]',
    '{}',
  ),
  fc.constantFrom(
    '[12345678901234567890]',
    '[123456789012345]',
    '[9007199254740993]',
    '[-1]',
    '[1e999]',
    '{"9":1,"10":2}',
    '{"10":1,"9":2}',
  ),
);

describe('A line', () => {
  it(`is read just where it is the one canonical text of a value (${AGAIN})`, () => {
    const read = (line: Buffer): void => expect(valueOf(line)).toEqual(slowly(line));
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 0, max: 255 }), (text, place, byte) => {
        const line = Buffer.from(text);
        read(line);
        if (line.length > 0) line[place % line.length] = byte;
        read(line);
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });

  it('of an event is seen to be canonical without being written again', () => {
    const event = { actor: 'backbone', data: { hours: 1.5, name: '港 "Minato"\n', tags: ['a', {}], '~': null }, v: 1 };
    expect(isPlainlyCanonical(Buffer.from(canonical(event)))).toBe(true);
    expect(isPlainlyCanonical(Buffer.from(JSON.stringify({ v: 1, actor: '' })))).toBe(false);
  });

  it('may nest as deep as canonical JSON may, and no deeper', () => {
    const nested = (levels: number): Buffer => Buffer.from('['.repeat(levels) + ']'.repeat(levels));
    expect([100, 101, 500].map((levels) => valueOf(nested(levels)) !== undefined)).toEqual([true, true, true]);
    expect([501, 100_000].map((levels) => valueOf(nested(levels)))).toEqual([undefined, undefined]);
  });

  it('ends with a newline, or with the file', () => {
    const cut = (text: string): readonly string[] => {
      const lines = linesOf(Buffer.from(text));
      return lines.ends.map((_, at) => lineAt(lines, at)!.toString());
    };
    expect(['', '\n', 'a', 'a\n', 'a\nb', '\n\nb\n'].map(cut)).toEqual([
      [],
      [''],
      ['a'],
      ['a'],
      ['a', 'b'],
      ['', '', 'b'],
    ]);
    expect(lineAt(linesOf(Buffer.from('a\n')), 1)).toBeUndefined();
  });
});
