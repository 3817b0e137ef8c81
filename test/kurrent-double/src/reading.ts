import type { LogRecord } from './log.ts';
import type { Replica } from './replica.ts';

/** Which records of `$all` a reader wants. */
export type Filter = (record: LogRecord) => boolean;

/**
 * A filter by prefixes or by a regular expression.
 *
 * @param on what is looked at: the stream's name or the event's type
 */
export function filterOf(on: 'stream' | 'type', by: { regex: string; prefixes: readonly string[] }): Filter {
  if (by.regex !== '') {
    const regex = new RegExp(by.regex);
    return (record) => regex.test(record[on]);
  }
  return (record) => by.prefixes.some((prefix) => record[on].startsWith(prefix));
}

/** Where a read of a stream or of `$all` begins. */
export type From<At> = 'start' | 'end' | At;

/** How much is read, and which way. */
export interface Extent {
  readonly backwards: boolean;
  readonly count: number;
}

/** The records of one stream from a revision on, that one included. */
export function readStream(
  replica: Replica,
  stream: string,
  { from, backwards, count }: Extent & { from: From<bigint> },
): readonly LogRecord[] {
  const records = replica.stream(stream);
  const first = records[0]?.revision ?? 0n;
  const at = (revision: bigint): number => Number(revision - first);
  if (backwards) {
    const last = from === 'end' ? records.length - 1 : from === 'start' ? 0 : Math.min(at(from), records.length - 1);
    return records.slice(Math.max(0, last + 1 - count), Math.max(0, last + 1)).reverse();
  }
  const start = from === 'start' ? 0 : from === 'end' ? records.length : Math.max(0, at(from));
  return records.slice(start, start + count);
}

/** The records of `$all`: forwards from a position, that one included; backwards from before it. */
export function* readAll(
  replica: Replica,
  { from, backwards, count, filter }: Extent & { from: From<bigint>; filter: Filter | undefined },
): Generator<LogRecord> {
  const start = from === 'start' ? 0 : from === 'end' ? replica.length : replica.indexOf(from);
  const step = backwards ? -1 : 1;
  let left = count;
  for (let index = backwards ? start - 1 : start; left > 0; index += step) {
    const record = replica.at(index);
    if (record === undefined) return;
    if (filter !== undefined && !filter(record)) continue;
    left -= 1;
    yield record;
  }
}
