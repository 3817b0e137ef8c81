import fc from 'fast-check';
import { checkpointText, parseCheckpoint } from './checkpoint.ts';
import { EMPTY_ROOT } from './merkle.ts';

/** The example of C2SP tlog-checkpoint (CC BY 4.0). */
const EXAMPLE = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
const ROOT = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';

describe('a checkpoint', () => {
  it('says origin, size and root', () => {
    const checkpoint = { origin: 'example.com/behind-the-sofa', size: 20852163, root: Buffer.from(ROOT, 'base64') };
    expect(parseCheckpoint(EXAMPLE)).toEqual({ ...checkpoint, extensions: [] });
    expect(checkpointText(checkpoint)).toBe(EXAMPLE);
  });

  it('may have extension lines', () => {
    expect(parseCheckpoint(`${EXAMPLE}one\nand two\n`)?.extensions).toEqual(['one', 'and two']);
  });

  it('of no leaves has size 0', () => {
    const empty = { origin: 'sebone/a', size: 0, root: EMPTY_ROOT };
    expect(checkpointText(empty)).toBe('sebone/a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n');
    expect(parseCheckpoint(checkpointText(empty))).toEqual({ ...empty, extensions: [] });
  });

  it('is read back as it was written', () => {
    const origin = fc.string({ unit: 'grapheme', minLength: 1 }).filter((line) => !line.includes('\n'));
    const root = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.record({ origin, size: fc.maxSafeNat(), root }), (checkpoint) => {
        expect(parseCheckpoint(checkpointText(checkpoint))).toEqual({ ...checkpoint, extensions: [] });
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['no final newline', EXAMPLE.slice(0, -1)],
    ['an empty line at the end', `${EXAMPLE}\n`],
    ['an empty extension line', `${EXAMPLE}\nmore\n`],
    ['an empty origin', `\n1\n${ROOT}\n`],
    ['no root', 'a\n1\n'],
    ['a size with a zero before it', `a\n01\n${ROOT}\n`],
    ['a size with a sign', `a\n+1\n${ROOT}\n`],
    ['a negative size', `a\n-1\n${ROOT}\n`],
    ['a size with a space', `a\n1 \n${ROOT}\n`],
    ['a size in another notation', `a\n1e3\n${ROOT}\n`],
    ['a size in other digits', `a\n１\n${ROOT}\n`],
    ['a size that cannot be counted to', `a\n9007199254740992\n${ROOT}\n`],
    ['a root of another width', `a\n1\n${ROOT.slice(0, 40)}\n`],
    ['a root without its padding', `a\n1\n${ROOT.slice(0, -1)}\n`],
    ['a root with bits that say nothing', `a\n1\n${ROOT.replace('2I=', '2J=')}\n`],
    ['a root in the alphabet of URLs', `a\n1\n${ROOT.replace('/', '_')}\n`],
    ['carriage returns', EXAMPLE.replaceAll('\n', '\r\n')],
  ])('is not a text with %s', (_, text) => {
    expect(parseCheckpoint(text)).toBeUndefined();
  });

  it.each([
    ['an empty origin', { origin: '' }],
    ['an origin of several lines', { origin: 'a\nb' }],
    ['an origin that brings size and root with it', { origin: `a\n1\n${ROOT}` }],
    ['a size that is no number of leaves', { size: 1.5 }],
    ['a size below zero', { size: -1 }],
    ['a root of another width', { root: Buffer.alloc(31) }],
  ])('is not written of %s', (_, wrong) => {
    expect(() => checkpointText({ origin: 'a', size: 1, root: EMPTY_ROOT, ...wrong })).toThrow(RangeError);
  });
});
