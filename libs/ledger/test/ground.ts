import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Fact } from '@sebone/kernel';
import { MemoryEventStore, type EventStore } from '@sebone/event-store';
import { EMPTY_ROOT, leafHash, nodeHash } from '@sebone/ledger-verify';
import { openLedger, type Ledger, type LedgerOptions } from '../src/index.ts';

/** How long a property test may take on a busy machine, in milliseconds. */
export const PATIENCE = 120_000;
/** A moment for checkpoints. */
export const NOW = Date.UTC(2024, 3, 1);

const made: string[] = [];
const opened: Ledger[] = [];
/** Property tests make files by the hundred: in memory, where the system has such a place. */
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A new, empty folder; {@link tidy} removes it. */
export function newFolder(): string {
  const folder = mkdtempSync(join(place, 'sebone-ledger-'));
  made.push(folder);
  return folder;
}

/** The ledger of a folder; {@link tidy} closes it. */
export function ledgerIn(folder: string, options: Partial<LedgerOptions> = {}): Ledger {
  const ledger = openLedger({ folder, now: () => NOW, origin: 'example.org/river', ...options });
  opened.push(ledger);
  return ledger;
}

/** Closes every ledger and removes every folder. */
export function tidy(): void {
  for (const ledger of opened.splice(0)) ledger.close();
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** An append to one of seven streams. */
export interface Told {
  readonly partner: number;
  readonly note: string;
}

/** Appends by one command each, so many facts in it. */
export const histories = fc.array(
  fc.record({ partner: fc.nat(6), note: fc.string({ unit: 'binary', maxLength: 30 }) }),
  { maxLength: 60 },
);

/** So many appends, the same ones every time. */
export function longHistory(length: number): readonly Told[] {
  return Array.from({ length }, (_, nth) => ({ partner: (nth * nth + (nth % 5)) % 7, note: `note ${nth}` }));
}

/** Records a history after what a store holds already: the same history, the same facts. */
export async function record(store: EventStore, history: readonly Told[]): Promise<void> {
  for (const { partner, note } of history) {
    const stream = `partner-river.p${partner}`;
    const id = `told-${await store.head()}`;
    const mark = { id, fingerprint: id, actor: 'spec', correlationId: id, causationId: id };
    const event = {
      type: 'ActionReported',
      schema: 1,
      occurredOn: '2024-01-01',
      reportedOn: '2024-01-02',
      data: { note },
    };
    const expected = (await store.read(stream)).length;
    await store.append([{ stream, expected, events: [event] }], mark);
  }
}

/** A log in memory with a history. */
export async function logWith(history: readonly Told[]): Promise<MemoryEventStore> {
  const store = new MemoryEventStore({ now: () => NOW });
  await record(store, history);
  return store;
}

/** A log of so many facts in streams of a hundred, of which only the ledger's way of reading works. */
export function logOf(length: number): EventStore {
  const day = '2024-01-01';
  const fact = (nth: number): Fact => ({
    ...{
      id: `told-${nth}.0`,
      position: nth + 1,
      stream: `partner-river.p${Math.floor(nth / 100)}`,
      revision: (nth % 100) + 1,
    },
    ...{ type: 'ActionReported', schema: 1, occurredOn: day, reportedOn: day, recordedAt: `${day}T00:00:00.000Z` },
    ...{ actor: 'spec', commandId: `told-${nth}`, correlationId: 'spec', causationId: 'spec', data: { nth } },
  });
  const store = giving(new MemoryEventStore(), async function* (after, { batchSize = 1_000 } = {}) {
    for (let at = after; at < length; at += batchSize)
      yield Array.from({ length: Math.min(batchSize, length - at) }, (_, nth) => fact(at + nth));
  });
  return { ...store, head: async () => length };
}

/** The facts of a log. */
export async function factsOf(store: EventStore): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for await (const batch of store.subscribe(0, { untilHead: true })) facts.push(...batch);
  return facts;
}

/** A store like another one, but for what its subscriptions give. */
export function giving(store: EventStore, subscribe: EventStore['subscribe']): EventStore {
  return {
    read: (...asked) => store.read(...asked),
    append: (...asked) => store.append(...asked),
    answered: (...asked) => store.answered(...asked),
    head: () => store.head(),
    close: () => store.close(),
    subscribe,
  };
}

/** The same facts under the same ids at positions with gaps, as a log has them that was copied to another store. */
export function copied(store: EventStore): EventStore {
  const there = (position: number): number => (position === 0 ? 0 : position * 40 + 2);
  const here = (position: number): number => Math.max(0, Math.floor((position - 2) / 40));
  return {
    ...giving(store, async function* (after, options) {
      for await (const batch of store.subscribe(here(after), options))
        yield batch.map((fact) => ({ ...fact, position: there(fact.position) }));
    }),
    read: async (...asked) =>
      (await store.read(...asked)).map((fact) => ({ ...fact, position: there(fact.position!) })),
    head: async () => there(await store.head()),
    answered: async (id) => {
      const known = await store.answered(id);
      return known && { ...known, answer: { ...known.answer, position: there(known.answer.position) } };
    },
  };
}

/** The roots of the trees of the first so many leaves, as RFC 6962, 2.1, defines them, word by word. */
export function naiveRoots(leaves: readonly Buffer[]): (size: number) => Buffer {
  const known = new Map<string, Buffer>();
  const hashOf = (from: number, to: number): Buffer => {
    if (to - from === 1) return leafHash(leaves[from]!);
    let half = 1;
    while (half * 2 < to - from) half *= 2;
    return nodeHash(once(from, from + half), once(from + half, to));
  };
  const once = (from: number, to: number): Buffer => {
    const hash = known.get(`${from} ${to}`) ?? hashOf(from, to);
    known.set(`${from} ${to}`, hash);
    return hash;
  };
  return (size) => (size === 0 ? EMPTY_ROOT : once(0, size));
}
