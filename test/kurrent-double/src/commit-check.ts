import type { Log, LogRecord } from './log.ts';
import { DELETED, NONE } from './stream-state.ts';

/** What a writer may expect of a stream instead of a revision, by the server's numbers. */
export const expecting = { noStream: -1n, any: -2n, streamExists: -4n } as const;

/** What the check before a write to one stream says. */
export type Decision =
  | { readonly kind: 'ok'; readonly current: bigint; readonly softDeleted: boolean }
  /** All ids are there already: the first result, with no position where the event can no longer be read. */
  | { readonly kind: 'idempotent'; readonly last: bigint; readonly position: bigint | undefined }
  /** Some ids are there already, and others are not. */
  | { readonly kind: 'corrupted'; readonly current: bigint }
  | { readonly kind: 'wrong-revision'; readonly current: bigint }
  | { readonly kind: 'deleted'; readonly current: bigint };

/**
 * The ids that a node wrote of late. A node has its own, and it starts empty: what another node wrote, or the same
 * before it was restarted, is not in it.
 */
export class RecentIds {
  readonly #records = new Map<string, LogRecord>();
  readonly #limit: number;

  /** @param limit how many ids are kept */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The record with that id in that stream, if it was written lately. */
  find(stream: string, id: string): LogRecord | undefined {
    const record = this.#records.get(id);
    return record?.stream === stream ? record : undefined;
  }

  remember(records: readonly LogRecord[]): void {
    for (const record of records) {
      this.#records.delete(record.id);
      this.#records.set(record.id, record);
    }
    for (const oldest of this.#records.keys()) {
      if (this.#records.size <= this.#limit) break;
      this.#records.delete(oldest);
    }
  }

  forget(): void {
    this.#records.clear();
  }
}

/**
 * The check of one stream before a write, as the server's index writer makes it.
 *
 * @param expected a revision, or one of {@link expecting}
 * @param ids of the events for this stream, in order; none to check the stream alone
 */
export function checkCommit(
  log: Log,
  recent: RecentIds,
  { stream, expected, ids }: { stream: string; expected: bigint; ids: readonly string[] },
): Decision {
  const state = log.stream(stream);
  const current = state.last;
  const ok: Decision = { kind: 'ok', current, softDeleted: state.isSoftDeleted };
  const wrong: Decision = { kind: 'wrong-revision', current };

  if (current === DELETED) {
    const unwritten = expected === expecting.any || expected === expecting.noStream || expected === DELETED;
    return ids.length === 0 && unwritten ? ok : { kind: 'deleted', current };
  }
  if (expected === expecting.streamExists) {
    if (state.isSoftDeleted || (current === NONE && !state.hasMetadata)) return wrong;
  }
  if (expected === expecting.any || expected === expecting.streamExists) {
    const found = ids.map((id) => recent.find(stream, id));
    if (found[0] === undefined) return ok;
    const gap = found.includes(undefined);
    return gap ? { kind: 'corrupted', current } : first(log, found.at(-1) as LogRecord);
  }
  // At the end of the stream ids are not looked at: the same events are written a second time.
  if (expected === current) return ok;
  if (expected > current) return wrong;

  const written = ids.map((id, index) => state.records[Number(expected) + 1 + index]?.id === id);
  const missing = written.indexOf(false);
  if (missing > 0) return { kind: 'corrupted', current };
  if (missing === 0 || ids.length === 0) {
    return expected === expecting.noStream && state.isSoftDeleted ? ok : wrong;
  }
  return first(log, state.records[Number(expected) + ids.length] as LogRecord);
}

function first(log: Log, last: LogRecord): Decision {
  const state = log.stream(last.stream);
  const readable = state.visible(state.records.length, last.created).includes(last);
  return { kind: 'idempotent', last: last.revision, position: readable ? last.position : undefined };
}
