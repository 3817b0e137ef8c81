import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Filter } from '@sebone/event-store';
import type { Fact } from '@sebone/kernel';
import { openSqliteEventStore, type SqliteEventStore } from './store.ts';

/** What a subscription is given that catches up from a position: of a store that wrote it, and of one that has to read it. */
async function given(store: SqliteEventStore, after: number, filter: Filter, batchSize: number): Promise<Fact[]> {
  const facts: Fact[] = [];
  for await (const batch of store.subscribe(after, { untilHead: true, filter, batchSize })) facts.push(...batch);
  return facts;
}

describe('Facts that were written a moment ago', () => {
  let folder: string;
  let writer: SqliteEventStore;
  let reader: SqliteEventStore;

  const write = async (stream: string, expected: number, count: number, text: string): Promise<void> => {
    const events = Array.from({ length: count }, (_, at) => ({
      type: at % 2 ? 'ActionReported' : 'PartnerJoined',
      schema: 1,
      occurredOn: '2024-01-01' as const,
      reportedOn: '2024-01-02' as const,
      data: { text, absent: undefined, list: [at] },
    }));
    const id = `${stream}/${expected}`;
    const mark = { id, fingerprint: id, actor: 'spec', correlationId: id, causationId: id };
    expect((await writer.append([{ stream, expected, events }], mark)).kind).toBe('appended');
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sebone-recent-'));
    writer = await openSqliteEventStore({ folder });
    reader = await openSqliteEventStore({ folder, readOnly: true });
  });
  afterEach(async () => {
    await reader.close();
    await writer.close();
    rmSync(folder, { recursive: true });
  });

  it('are given by whoever wrote them as whoever reads them is given them, from wherever it begins, through any filter', async () => {
    const revisions = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.constantFrom('partner-a.x', 'partner-b.x', 'meeting-a.m'),
            fc.integer({ min: 1, max: 9 }),
            fc.string(),
          ),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.record(
          {
            initiative: fc.constantFrom('a', 'b'),
            categories: fc.subarray(['partner', 'meeting']),
            types: fc.subarray(['PartnerJoined', 'ActionReported']),
          },
          { requiredKeys: [] },
        ),
        fc.integer({ min: 1, max: 20 }),
        async (writes, share, filter, batchSize) => {
          for (const [stream, count, text] of writes) {
            const expected = revisions.get(stream) ?? 0;
            await write(stream, expected, count, text);
            revisions.set(stream, expected + count);
          }
          const after = Math.floor((await writer.head()) * share);
          expect(await given(writer, after, filter, batchSize)).toEqual(await given(reader, after, filter, batchSize));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are let go when many others follow, or long ones: what is older is read from the file', async () => {
    for (let at = 0; at < 6; at++) await write('partner-a.x', at * 1_500, 1_500, 'short');
    for (let at = 0; at < 3; at++) await write('partner-b.x', at, 1, 'long'.repeat(600_000));
    for (const after of [0, 4_000, 5_000, 8_999, 9_000, 9_001, 9_003])
      expect(await given(writer, after, {}, 1_000)).toEqual(await given(reader, after, {}, 1_000));
  });
});
