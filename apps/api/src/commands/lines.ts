const LINE_FEED = 0x0a;

/** A line of a stream. Numbers count every line, from 1. */
export interface Line {
  readonly number: number;
  /** Without its end; `undefined` for one that was longer than may be. */
  readonly bytes: Buffer | undefined;
}

/**
 * The lines of a stream of bytes, but for empty ones, as they come. No more is kept of one than may be.
 * @param longest most bytes of a line
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>, longest: number): AsyncGenerator<Line, void> {
  let number = 0;
  let held: Buffer[] = [];
  let length = 0;
  const take = (part: Buffer): void => {
    length += part.length;
    if (length <= longest) held.push(part);
    else held = [];
  };
  const ended = (): Line => {
    const line = {
      number: ++number,
      bytes: length <= longest ? (held.length === 1 ? held[0]! : Buffer.concat(held)) : undefined,
    };
    held = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      take(chunk.subarray(from, end));
      from = end + 1;
      const line = ended();
      if (!isBlank(line)) yield line;
    }
    if (from < chunk.length) take(chunk.subarray(from));
  }
  if (length === 0) return;
  const last = ended();
  if (!isBlank(last)) yield last;
}

const isBlank = ({ bytes }: Line): boolean =>
  bytes?.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d) ?? false;
