import { randomUUID } from 'node:crypto';
import { checkCommit, type Decision, type RecentIds } from './commit-check.ts';
import type { Log, LogRecord, Proposal } from './log.ts';
import { DELETED, NONE } from './stream-state.ts';

/** What a write asks for: events in order, and what each stream must be at. A stream may be checked alone. */
export interface WriteRequest {
  readonly events: readonly Proposal[];
  readonly checks: readonly { readonly stream: string; readonly expected: bigint }[];
}

/** A stream that is not at what was expected of it: which of the checks, and at which revision it is. */
export interface Failure {
  readonly check: number;
  readonly actual: bigint;
  readonly softDeleted: boolean;
}

/** What came of a write. */
export type WriteOutcome =
  | {
      readonly kind: 'written';
      /** The last revision of each stream checked, in order of the checks; -1 of one that nothing was written to. */
      readonly last: readonly bigint[];
      /** Of the last event; undefined where a repeated event can no longer be read. */
      readonly position: bigint | undefined;
      readonly repeated: boolean;
    }
  /** No failures are named where some of it was written before, and other parts of it were not. */
  | { readonly kind: 'wrong-revision'; readonly failures: readonly Failure[] }
  | { readonly kind: 'deleted'; readonly failures: readonly [Failure] };

const json = (value: string): Uint8Array => Buffer.from(value, 'utf8');

/** Writes to the log as a leader's storage writer does: each write is checked and appended at once, whole or not. */
export class Writer {
  readonly #log: Log;
  readonly #recent: RecentIds;

  constructor(log: Log, recent: RecentIds) {
    this.#log = log;
    this.#recent = recent;
  }

  /** Writes events to one stream or several, or says why not, or what came of them before. */
  write({ events, checks }: WriteRequest): WriteOutcome {
    const idsIn = new Map<string, string[]>();
    for (const { stream, id } of events) {
      const ids = idsIn.get(stream);
      if (ids) ids.push(id);
      else idsIn.set(stream, [id]);
    }
    const decisions = checks.map(({ stream, expected }) =>
      checkCommit(this.#log, this.#recent, { stream, expected, ids: idsIn.get(stream) ?? [] }),
    );
    const refused = this.#judged(decisions, checks);
    if (refused !== undefined) return refused;

    const records = this.#append(events);
    checks.forEach(({ stream }, index) => {
      const decision = decisions[index] as Extract<Decision, { kind: 'ok' }>;
      const touched = events.length === 0 || idsIn.has(stream);
      if (decision.softDeleted && touched) this.#undelete(stream, decision.current + 1n);
    });
    const lastIn = new Map(records.map(({ stream, revision }) => [stream, revision]));
    return {
      kind: 'written',
      last: checks.map(({ stream }) => lastIn.get(stream) ?? NONE),
      position: records.at(-1)?.position,
      repeated: false,
    };
  }

  /** Deletes a stream by truncating it. Its events stay in the log. */
  delete(stream: string, expected: bigint): WriteOutcome {
    return this.#remove(stream, expected, (id) => {
      const state = this.#log.stream(stream);
      if (state.last < 0n && !state.hasMetadata) return undefined;
      return { stream: `$$${stream}`, id, type: '$metadata', data: json(`{"$tb":${DELETED}}`) };
    });
  }

  /** Ends a stream for ever. */
  tombstone(stream: string, expected: bigint): WriteOutcome {
    return this.#remove(stream, expected, (id) => ({ stream, id, type: '$streamDeleted', data: json('') }));
  }

  #remove(
    stream: string,
    expected: bigint,
    removal: (id: string) => Pick<Proposal, 'stream' | 'id' | 'type' | 'data'> | undefined,
  ): WriteOutcome {
    const id = randomUUID();
    const check = { stream, expected };
    const decision = checkCommit(this.#log, this.#recent, { ...check, ids: [id] });
    const refused = this.#judged([decision], [check]);
    if (refused !== undefined) return refused;
    const event = removal(id);
    if (event === undefined) {
      return { kind: 'wrong-revision', failures: [{ check: 0, actual: NONE, softDeleted: false }] };
    }
    const records = this.#append([{ ...event, isJson: event.data.length > 0, metadata: json('') }]);
    return { kind: 'written', last: [records[0]?.revision ?? NONE], position: records[0]?.position, repeated: false };
  }

  #append(events: readonly Proposal[]): readonly LogRecord[] {
    const records = this.#log.append(events);
    this.#recent.remember(records);
    return records;
  }

  #undelete(stream: string, truncateBefore: bigint): void {
    const metadata = { ...this.#log.stream(stream).metadata, $tb: Number(truncateBefore) };
    this.#append([
      {
        stream: `$$${stream}`,
        id: randomUUID(),
        type: '$metadata',
        isJson: true,
        data: json(JSON.stringify(metadata)),
        metadata: json(''),
      },
    ]);
  }

  /** The outcome, unless every stream may be written to. */
  #judged(decisions: readonly Decision[], checks: WriteRequest['checks']): WriteOutcome | undefined {
    const failure = (decision: Decision, check: number): Failure => ({
      check,
      actual: decision.kind === 'idempotent' ? decision.last : decision.current,
      softDeleted: this.#log.stream(checks[check]?.stream ?? '').isSoftDeleted,
    });
    const partly: WriteOutcome = {
      kind: 'wrong-revision',
      // A single stream's revision is named also where its events were written in part.
      failures: decisions.length === 1 ? decisions.map(failure) : [],
    };

    const deleted = decisions.findIndex(({ kind }) => kind === 'deleted');
    if (deleted >= 0) return { kind: 'deleted', failures: [failure(decisions[deleted] as Decision, deleted)] };
    if (decisions.some(({ kind }) => kind === 'corrupted')) return partly;
    if (decisions.every(({ kind }) => kind === 'ok')) return undefined;

    const repeats = decisions.filter((decision) => decision.kind === 'idempotent');
    if (repeats.length === decisions.length) {
      const positions = repeats.flatMap(({ position }) => position ?? []);
      const position = positions.reduce<bigint | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined);
      return { kind: 'written', last: repeats.map(({ last }) => last), position, repeated: true };
    }
    // Some streams have their events already, others not: the server takes the write for another one.
    if (repeats.length > 0) return partly;
    const failures = decisions.map(failure).filter(({ check }) => decisions[check]?.kind === 'wrong-revision');
    return { kind: 'wrong-revision', failures };
  }
}
