import fc from 'fast-check';
import { linesOf, type Line } from './lines.ts';

async function* chunked(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer, void> {
  for (let at = 0, nth = 0; at < bytes.length; nth++) {
    const size = sizes[nth % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function read(
  text: string,
  sizes: readonly number[],
  longest = 1_000,
): Promise<readonly [number, string | undefined][]> {
  const lines: Line[] = [];
  for await (const line of linesOf(chunked(Buffer.from(text), sizes), longest)) lines.push(line);
  return lines.map(({ number, bytes }) => [number, bytes?.toString()]);
}

describe('the lines of a stream', () => {
  it('are the same however it comes in chunks, empty ones left out and counted', async () => {
    const text = fc
      .array(fc.constantFrom('\n', '\r\n', ' ', 'a', '橋', '{"b":1}'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), async (said, sizes) => {
        const expected = said.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [[index + 1, line]]));
        expect(await read(said, sizes)).toEqual(expected);
      }),
    );
  });

  it('that are too long are told, not kept, and leave the next alone', async () => {
    expect(await read(`short\n${'x'.repeat(11)}\nnext\n${'y'.repeat(10)}\n${'z'.repeat(50)}`, [4], 10)).toEqual([
      [1, 'short'],
      [2, undefined],
      [3, 'next'],
      [4, 'y'.repeat(10)],
      [5, undefined],
    ]);
  });

  it('are none where the stream breaks off before a line has ended', async () => {
    const breaking = async function* (): AsyncGenerator<Buffer, void> {
      yield Buffer.from('whole\nhal');
      throw new Error('gone');
    };
    const lines: string[] = [];
    const reading = async (): Promise<void> => {
      for await (const { bytes } of linesOf(breaking(), 100)) lines.push(bytes!.toString());
    };
    await expect(reading()).rejects.toThrow('gone');
    expect(lines).toEqual(['whole']);
  });
});
