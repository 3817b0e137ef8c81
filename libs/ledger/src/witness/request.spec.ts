import fc from 'fast-check';
import { consistencyOf, history, signingLog } from '../../test/signed-histories.ts';
import { parseRequest, parseSize, requestText } from './request.ts';

const seed = Number(process.env['SEBONE_SEED'] ?? Date.now() % 1_000_000);
const LOG = signingLog('sebone/minato');
const SAID = history('said', 12);
const WHOLE = requestText(5, consistencyOf(5, SAID), LOG.note(SAID));
const HASH = Buffer.alloc(32, 7).toString('base64');
const NOTE = LOG.note(SAID);

describe('a request for a cosignature', () => {
  it('is read as it was written', () => {
    const read = parseRequest(Buffer.from(WHOLE))!;
    expect(read).toMatchObject({ old: 5, checkpoint: { origin: LOG.origin, size: 12 } });
    expect(requestText(read.old, read.proof, NOTE)).toBe(WHOLE);
  });

  it('may have extension lines and other signatures, but ends its head at the first empty line', () => {
    const extended = LOG.signed(`${LOG.origin}\n3\n${HASH}\nmore\n`);
    expect(parseRequest(Buffer.from(`old 0\n\n${extended}`))).toMatchObject({ old: 0, checkpoint: { size: 3 } });
    const blank = LOG.signed(`${LOG.origin}\n3\n${HASH}\n\nmore\n`);
    expect(parseRequest(Buffer.from(`old 0\n\n${blank}`))).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['no old size', `\n\n${NOTE}`],
    ['no empty line', `old 0\n${NOTE.replace('\n\n', '\n')}`],
    ['a leading zero', `old 05\n\n${NOTE}`],
    ['a negative size', `old -1\n\n${NOTE}`],
    ['two spaces', `old  5\n\n${NOTE}`],
    ['a size that cannot be counted', `old 9007199254740992\n\n${NOTE}`],
    ['a short hash', `old 0\n${HASH.slice(4)}\n\n${NOTE}`],
    ['a hash written otherwise', `old 0\n${HASH.slice(0, -2)}d=\n\n${NOTE}`],
    ['carriage returns', WHOLE.replaceAll('\n', '\r\n')],
    ['64 hashes', `old 0\n${`${HASH}\n`.repeat(64)}\n${NOTE}`],
    ['a note without signatures', `old 0\n\n${LOG.origin}\n3\n${HASH}\n`],
    ['a signature by a name with a space', `old 0\n\n${NOTE.replace(`— ${LOG.origin} `, '— sebone minato ')}`],
    ['a signature by a name with a plus sign', `old 0\n\n${NOTE.replace(`— ${LOG.origin} `, '— sebone+minato ')}`],
    ['a checkpoint with a leading zero', `old 0\n\n${LOG.signed(`${LOG.origin}\n03\n${HASH}\n`)}`],
    ['a checkpoint of another form', `old 0\n\n${LOG.signed('sebone bundle\n')}`],
    ['no newline at the end', WHOLE.slice(0, -1)],
  ])('is none with %s', (_, text) => {
    expect(parseRequest(Buffer.from(text))).toBeUndefined();
  });

  it('takes 63 hashes', () => {
    expect(parseRequest(Buffer.from(`old 0\n${`${HASH}\n`.repeat(63)}\n${NOTE}`))?.proof).toHaveLength(63);
  });

  it('is read from any bytes, or is none: nothing is thrown', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .tuple(fc.nat(WHOLE.length), fc.uint8Array({ maxLength: 4 }))
        .map(([at, put]) =>
          Buffer.concat([Buffer.from(WHOLE).subarray(0, at), put, Buffer.from(WHOLE).subarray(at + put.length)]),
        ),
    );
    fc.assert(
      fc.property(bytes, (given) => {
        const read = parseRequest(given);
        if (read) expect(Buffer.from(given).toString()).toMatch(/^old \d+\n[^]*\n\n[^]*— /);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe('a size', () => {
  it.each(['0', '1', '10', '9007199254740991'])('may be %s', (text) => expect(parseSize(text)).toBe(Number(text)));
  it.each(['', '00', '01', '-0', '+1', '1.0', '1e3', ' 1', '1 ', '１', '9007199254740992'])('is not %j', (text) =>
    expect(parseSize(text)).toBeUndefined(),
  );
});
