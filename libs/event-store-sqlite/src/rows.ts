import { crc32 } from 'node:zlib';
import type { Fact } from '@sebone/kernel';
import { DamagedLogError } from '@sebone/event-store';

/** A row of the table `log`, as its columns come: those of {@link CONTENT}, then both checksums. */
export type Row = [
  position: number,
  stream: string,
  revision: number,
  type: string,
  schema: number,
  occurredOn: string,
  reportedOn: string,
  recordedAt: string,
  actor: string,
  commandId: string,
  commandIndex: number,
  correlationId: string,
  causationId: string,
  data: string,
  previousChecksum: number,
  checksum: number,
];

/** The columns that the checksum covers, in its order. */
const CONTENT =
  'position, stream, revision, type, schema, occurred_on, reported_on, recorded_at, actor, ' +
  'command_id, command_index, correlation_id, causation_id, data';

/** The columns of a {@link Row}. */
export const COLUMNS = `${CONTENT}, previous_checksum, checksum`;

/** In SQL, the text that {@link rowChecksum} covers. */
export const CONTENT_TEXT = `concat_ws(char(10), ${CONTENT})`;

/**
 * The checksum of a row: CRC-32 of its content, going on from that of the row before. So the last row's is that of the
 * whole log, and a row that is altered, swapped or gone breaks the chain.
 */
export function rowChecksum(row: Readonly<Row>, previousChecksum: number): number {
  return crc32(
    `${row[0]}\n${row[1]}\n${row[2]}\n${row[3]}\n${row[4]}\n${row[5]}\n${row[6]}\n${row[7]}\n${row[8]}\n${row[9]}\n${row[10]}\n` +
      `${row[11]}\n${row[12]}\n${row[13]}`,
    previousChecksum,
  );
}

/**
 * Whether a row is as it was written. Its types are looked at too: one bit makes a text a blob of the same bytes.
 */
export function isIntact(row: Readonly<Row>): boolean {
  const previous = row[14];
  if (previous !== previous >>> 0 || rowChecksum(row, previous) !== row[15]) return false;
  for (let column = 0; column < NUMBERS.length; column++) {
    if (typeof row[column] !== (NUMBERS[column] ? 'number' : 'string')) return false;
  }
  return true;
}

/** Which columns of a {@link Row} are numbers; the others are texts. */
const NUMBERS = [true, false, true, false, true, false, false, false, false, false, true, false, false, false];

/** The checksum of a row of the table `commands`. */
export function commandChecksum(commandId: string, fingerprint: string, position: number, count: number): number {
  return crc32(`${commandId}\n${fingerprint}\n${position}\n${count}`);
}

/**
 * The fact that a row holds, as it is stored.
 * @throws DamagedLogError where the checksum does not match: nothing damaged is ever served
 */
export function factOf(row: Readonly<Row>, file: string): Fact {
  if (!isIntact(row)) throw damagedRow(row, file, 'the row does not match its checksum');
  return factIn(row);
}

/** The fact in a row that is known to be intact. */
export function factIn(row: Readonly<Row>): Fact {
  return {
    id: `${row[9]}.${row[10]}`,
    position: row[0],
    stream: row[1],
    revision: row[2],
    type: row[3],
    schema: row[4],
    occurredOn: row[5],
    reportedOn: row[6],
    recordedAt: row[7],
    actor: row[8],
    commandId: row[9],
    correlationId: row[11],
    causationId: row[12],
    data: JSON.parse(row[13]) as object,
  };
}

/** The fault of a row, by its place. */
export function damagedRow([position, stream, revision]: Readonly<Row>, file: string, reason: string): DamagedLogError {
  return new DamagedLogError({ file, position, stream, revision }, reason);
}
