import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fact } from '@sebone/kernel';
import { MemoryEventStore, type EventStore } from '@sebone/event-store';
import { openSqliteEventStore, RELEASED_SCHEMA_VERSIONS } from '@sebone/event-store-sqlite';
import { historyOf, replay, versionsWithoutHistory, type Clock } from './histories.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sebone-history-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

async function everything(store: EventStore): Promise<Fact[]> {
  const facts: Fact[] = [];
  for await (const batch of store.subscribe(0, { untilHead: true })) facts.push(...batch);
  return facts;
}

describe('the golden histories', () => {
  it('are there for every released schema version of the log', () => {
    expect(versionsWithoutHistory(RELEASED_SCHEMA_VERSIONS)).toEqual([]);
  });

  it('are missed where a version has none', () => {
    expect(versionsWithoutHistory([1, 2, 3], folder)).toEqual([1, 2, 3]);
    writeFileSync(join(folder, 'v2.jsonl'), '');
    expect(versionsWithoutHistory([1, 2, 3], folder)).toEqual([1, 3]);
  });
});

describe.each(RELEASED_SCHEMA_VERSIONS)('the golden history of schema version %d', (version) => {
  const facts = historyOf(version);

  it('is a whole log: positions and revisions without gaps', () => {
    expect(facts.length).toBeGreaterThan(0);
    expect(facts.map((fact) => fact.position)).toEqual(facts.map((_, index) => index + 1));
    for (const stream of new Set(facts.map((fact) => fact.stream))) {
      const revisions = facts.filter((fact) => fact.stream === stream).map((fact) => fact.revision);
      expect(revisions).toEqual(revisions.map((_, index) => index + 1));
    }
  });

  it('comes out of a new SQLite log as it went in, after a restart too', async () => {
    const clock: Clock = { ms: 0 };
    const store = await openSqliteEventStore({ folder, now: () => clock.ms });
    await replay(facts, store, clock);
    expect(await everything(store)).toEqual(facts);
    await store.close();
    const again = await openSqliteEventStore({ folder });
    expect(await everything(again)).toEqual(facts);
    await again.close();
  });

  it('comes out of the memory store as it went in', async () => {
    const clock: Clock = { ms: 0 };
    const store = new MemoryEventStore({ now: () => clock.ms });
    await replay(facts, store, clock);
    expect(await everything(store)).toEqual(facts);
  });
});

describe('the replay of a history', () => {
  it('stops at a history that does not fit together', async () => {
    const [first, ...rest] = historyOf(RELEASED_SCHEMA_VERSIONS[0]!);
    const clock: Clock = { ms: 0 };
    const store = new MemoryEventStore({ now: () => clock.ms });
    const torn = replay([{ ...first!, revision: 2 }, ...rest], store, clock);
    await expect(torn).rejects.toThrow(`Command ${first!.commandId} of the history was not recorded`);
  });
});
