import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore, type EventStore } from '@sebone/event-store';
import { openKurrentEventStore } from '@sebone/event-store-kurrent';
import { openSqliteEventStore } from '@sebone/event-store-sqlite';
import { KurrentDouble, Log } from '@sebone/kurrent-double';
import { openLedger } from '@sebone/ledger';

const NOW = Date.UTC(2024, 3, 1);
const LENGTH = 300;

/** The same history for every store: texts of many scripts, numbers that JSON writes in several ways, data too long for a leaf. */
async function record(store: EventStore): Promise<void> {
  for (let nth = 0; nth < LENGTH; nth++) {
    const id = `told-${nth}`;
    const stream = `partner-river.水-${nth % 7}`;
    const note = nth === 100 ? 'x'.repeat(70_000) : `川 \u{1F30A} "${nth}"\n`;
    const data = { note, hours: nth / 8, large: nth * 1e19, é: [null, { b: true, a: -0 }] };
    const event = { type: 'ActionReported', schema: 1, occurredOn: '2024-01-01', reportedOn: '2024-01-02', data };
    const mark = { id, fingerprint: id, actor: '圭', correlationId: id, causationId: id };
    const result = await store.append([{ stream, expected: Math.floor(nth / 7), events: [event] }], mark);
    expect(result.kind).toBe('appended');
  }
}

describe('A ledger', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sebone-ledger-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has the same roots and leaves whichever store keeps the log: memory, SQLite or KurrentDB', async () => {
    const now = (): number => NOW;
    const double = await KurrentDouble.start({ log: new Log({}) });
    const address = double.connectionString({ parameters: { discoveryInterval: 20 } });
    const stores = {
      memory: new MemoryEventStore({ now }),
      sqlite: await openSqliteEventStore({ folder: join(folder, 'log'), now }),
      kurrent: await openKurrentEventStore({ address, now }),
    };
    const built = await Promise.all(
      Object.entries(stores).map(async ([name, store]) => {
        await record(store);
        const ledger = openLedger({ folder: join(folder, name), now });
        const { size, position } = await ledger.catchUp(store);
        expect(await ledger.verify(store)).toEqual([]);
        const found = { size, root: ledger.root(), leaves: [...ledger.leaves(0, size)], position };
        ledger.close();
        await store.close();
        return found;
      }),
    );
    await double.close();
    const [memory, sqlite, kurrent] = built.map(({ position, ...rest }) => ({ position, rest }));
    expect(memory!.rest.size).toBe(LENGTH);
    expect(sqlite).toEqual(memory);
    expect(kurrent!.rest).toEqual(memory!.rest);
    // There its positions have gaps.
    expect(kurrent!.position).toBeGreaterThan(memory!.position);
  });
});
