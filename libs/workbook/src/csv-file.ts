import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { csvScanner, type TakeRow } from './csv.ts';
import { objection, type Objection } from './fault.ts';

const BLOCK = 262_144;
const LONGEST_LINE = 4_194_304;
const NEWLINE = 10;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

const NOT_UTF_8 = objection(
  'not-utf-8',
  'The text is not UTF-8 from this line on, so the rest of the file is not read: save it as "CSV UTF-8".',
  'この行から UTF-8 として読めないため、以降を読み取っていない。「CSV UTF-8」形式で保存し直す。',
);
const LINE_TOO_LONG = objection(
  'line-too-long',
  'This line is longer than 4 MiB, so the rest of the file is not read: it is no table.',
  'この行が 4 MiB を超えているため、以降を読み取っていない。表ではないと思われる。',
);

/** Where and why reading a file stopped before its end. */
export interface Stopped extends Objection {
  readonly line: number;
}

/**
 * Reads a CSV file row by row, in memory that does not grow with it.
 * @param onBytes is told of each block that was read
 * @returns where it had to stop, if it could not read to the end
 */
export async function readCsv(
  path: string,
  take: TakeRow,
  onBytes: (bytes: number) => void,
): Promise<Stopped | undefined> {
  const scanner = csvScanner(take);
  let begun = false;

  /** Takes whole lines, as long as they are UTF-8. */
  const push = (lines: Buffer): Stopped | undefined => {
    const text = !begun && lines.subarray(0, 3).equals(BYTE_ORDER_MARK) ? lines.subarray(3) : lines;
    begun = true;
    if (isUtf8(text)) {
      scanner.push(text.toString('utf8'));
      return undefined;
    }
    const good = wholeLinesOfUtf8(text);
    scanner.push(text.toString('utf8', 0, good));
    return { ...NOT_UTF_8, line: scanner.line() };
  };

  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: BLOCK }) as AsyncIterable<Buffer>) {
    onBytes(chunk.length);
    const cut = chunk.lastIndexOf(NEWLINE) + 1;
    if (cut > 0) {
      const stopped = push(Buffer.concat([rest, chunk.subarray(0, cut)]));
      if (stopped) return stopped;
      rest = chunk.subarray(cut);
    } else {
      rest = Buffer.concat([rest, chunk]);
      if (rest.length > LONGEST_LINE) return { ...LINE_TOO_LONG, line: scanner.line() };
    }
  }
  const stopped = push(rest);
  if (!stopped) scanner.end();
  return stopped;
}

/** How many bytes, up to the end of a line, are UTF-8. */
function wholeLinesOfUtf8(bytes: Buffer): number {
  let from = 0;
  for (;;) {
    const end = bytes.indexOf(NEWLINE, from) + 1;
    if (end === 0 || !isUtf8(bytes.subarray(from, end))) return from;
    from = end;
  }
}
