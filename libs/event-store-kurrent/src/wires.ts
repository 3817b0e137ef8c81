import { NO_STREAM, STREAM_STATE, type AppendStreamState } from '@kurrent/kurrentdb-client';
import type { Connection } from './connection.ts';
import { positionOf } from './log.ts';
import type { Sent } from './records.ts';

/** Events for several streams, whole or not at all. */
export interface Request {
  /** In the order in which they are to stand in the log. */
  readonly records: readonly { readonly name: string; readonly event: Sent }[];
  /** The revision of each stream, as the port counts: of those that are written to, and of others. */
  readonly expected: ReadonlyMap<string, number>;
}

/** Streams that stand elsewhere, by name, as the port counts; `undefined` for one whose revision was not told. */
export type Violations = ReadonlyMap<string, number | undefined>;

/** What became of a request: the position of its last record, or what kept it from being written. */
export type Sending = { readonly position: number } | { readonly violations: Violations };

/** A way to write to several streams at once. */
export interface Wire {
  /** Whether it looks at streams that are not written to within the same write. */
  readonly assertsOthers: boolean;
  /** Whether records of a stream may come after those of another that came after it. */
  readonly mixesStreams: boolean;
  send(request: Request): Promise<Sending>;
}

const stateOf = (revision: number): AppendStreamState => (revision === 0 ? NO_STREAM : BigInt(revision - 1));
const revisionOf = (state: unknown): number | undefined => {
  if (state === NO_STREAM) return 0;
  return typeof state === 'bigint' && state >= 0n ? Number(state) + 1 : undefined;
};

/** Version 26.1: records in any order, and streams asserted that are not written to. */
export const byRecords = (connection: Connection): Wire => ({
  assertsOthers: true,
  mixesStreams: true,
  async send({ records, expected }) {
    try {
      const { position } = await connection.client.appendRecords(
        records.map(({ name, event }) => ({ streamName: name, record: event as never })),
        [...expected].map(([streamName, revision]) => ({
          type: STREAM_STATE,
          streamName,
          expectedState: stateOf(revision),
        })),
      );
      return { position: positionOf({ commit: position, prepare: position }) };
    } catch (error) {
      const { type, violations = [] } = error as {
        type?: string;
        violations?: readonly { readonly streamName: string; readonly actualState: unknown }[];
      };
      if (type !== 'append-consistency-violation') throw error;
      return {
        violations: new Map(violations.map(({ streamName, actualState }) => [streamName, revisionOf(actualState)])),
      };
    }
  },
});

/** Version 25.1: several streams, each with its records together; it tells of the first that stands elsewhere. */
export const byStreams = (connection: Connection): Wire => ({
  assertsOthers: false,
  mixesStreams: false,
  async send({ records, expected }) {
    const byName = new Map<string, Sent[]>();
    for (const { name, event } of records) {
      const events = byName.get(name);
      if (events) events.push(event);
      else byName.set(name, [event]);
    }
    try {
      const { position } = await connection.client.multiStreamAppend(
        [...byName].map(([streamName, events]) => ({
          streamName,
          events: events as never,
          expectedState: stateOf(expected.get(streamName)!),
        })),
      );
      return { position: positionOf({ commit: position, prepare: position }) };
    } catch (error) {
      const { type, streamName, actualState } = error as { type?: string; streamName?: string; actualState?: unknown };
      if (type !== 'wrong-expected-version') throw error;
      return { violations: new Map(streamName ? [[streamName, revisionOf(actualState)]] : []) };
    }
  },
});
