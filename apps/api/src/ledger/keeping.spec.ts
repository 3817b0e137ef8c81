import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Bell, MemoryEventStore } from '@sebone/event-store';
import { isRejection } from '@sebone/kernel';
import { addWitness, openLedger, openWitness, serveWitness, type Ledger } from '@sebone/ledger';
import { cosignedAt, parseNote, parseVerifierKey } from '@sebone/ledger-verify';
import { keepLedger, type LedgerKeeping, type Witnessed } from './keeping.ts';

const HOUR = 3_600_000;

let folder: string;
let store: MemoryEventStore;
let ledger: Ledger;
let keeping: LedgerKeeping | undefined;
let news: { readonly signed: number[]; readonly came: Witnessed[]; readonly failed: unknown[] };
const rung = new Bell();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sebone-keeping-'));
  store = new MemoryEventStore();
  ledger = openLedger({ folder, now: Date.now });
  news = { signed: [], came: [], failed: [] };
});

afterEach(async () => {
  await keeping?.close();
  keeping = undefined;
  ledger.close();
  await store.close();
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

const keep = (checkpointEvery: number, kept = ledger): LedgerKeeping => {
  const tell = (told: () => unknown): void => {
    told();
    rung.ring();
  };
  return (keeping = keepLedger(kept, store, {
    folder,
    now: Date.now,
    checkpointEvery,
    news: {
      signed: (size) => tell(() => news.signed.push(size)),
      witnessed: (came) => tell(() => news.came.push(...came)),
      ledgerFailed: (work, { code }) => tell(() => news.failed.push([work, code])),
    },
  }));
};

/** Waits until there is news of a kind. */
async function heard(told: readonly unknown[]): Promise<void> {
  const { signal } = new AbortController();
  while (told.length === 0) await rung.heard(signal);
}

let given = 0;
async function append(to = store): Promise<void> {
  const event = { type: 'ActionReported', schema: 1, occurredOn: '2024-01-01', reportedOn: '2024-01-01', data: {} };
  const id = `c${++given}`;
  const mark = { id, fingerprint: id, actor: 'spec', correlationId: id, causationId: id };
  await to.append([{ stream: `partner-river.p${given}`, expected: 0, events: [event] }], mark);
}

describe('A ledger that is kept', () => {
  it('follows the log, and is signed once it has grown', async () => {
    keep(20);
    await append();
    await heard(news.signed);
    expect(ledger.latest()).toMatchObject({ size: 1, root: ledger.root(1) });
    expect(await keeping!.status()).toEqual({ running: true, failures: {} });
  });

  it('is signed no more often than told, and at the end', async () => {
    await append();
    keep(HOUR);
    await heard(news.signed);
    await append();
    while (ledger.size() < 2) await turn();
    expect(news.signed).toEqual([1]);
    await append();
    await keeping!.close();
    expect(news.signed).toEqual([1, 3]);
    expect(await keeping!.status()).toMatchObject({ running: false });
  });

  it('is signed by others alone where nothing is to be signed by itself', async () => {
    await append();
    keep(0);
    while (ledger.size() < 1) await turn();
    await keeping!.close();
    expect(ledger.latest()).toBeUndefined();
  });

  it('says what keeps it from following: another log than its own', async () => {
    const other = new MemoryEventStore();
    await append(other);
    await ledger.catchUp(other);
    await append();
    keep(HOUR);
    await heard(news.failed);
    expect(news.failed[0]).toEqual(['consuming', 'other-log']);
    expect(await keeping!.status()).toMatchObject({ failures: { consuming: { code: 'other-log' } } });
  });

  it('says what keeps it from being signed, and tries it again', async () => {
    await append();
    let tries = 0;
    const checkpoint = (): never => {
      tries++;
      throw Object.assign(new Error('no'), { code: 'ledger-diverges' });
    };
    keep(HOUR, { ...ledger, checkpoint });
    await heard(news.failed);
    expect(await keeping!.status()).toMatchObject({ failures: { signing: { code: 'ledger-diverges' } } });
    while (tries < 2) await rung.heard(new AbortController().signal);
    await expect(keeping!.close()).rejects.toThrow('no');
    keeping = undefined;
  });

  it('has its checkpoints cosigned by the witnesses of its folder, whoever of them is there', async () => {
    const logs = [ledger.keys()[0]!.vkey];
    const [away, there] = ['away', 'there'].map((name) => {
      const opened = openWitness({ folder: join(folder, name), logs, now: Date.now });
      if (isRejection(opened)) throw new Error(opened.code);
      return opened;
    });
    const server = await serveWitness(there!, { host: '127.0.0.1', port: 0 });
    addWitness(folder, { name: 'away', url: 'http://127.0.0.1:1', vkey: away!.vkey });
    addWitness(folder, { name: 'there', url: server.url, vkey: there!.vkey });
    await append();
    keep(20);
    await heard(news.came);
    expect(news.came.slice(0, 2)).toEqual([
      expect.objectContaining({ witness: 'away', code: 'unreachable' }),
      expect.objectContaining({ witness: 'there', code: 'cosigned' }),
    ]);
    expect(cosignedAt(parseNote(ledger.latest()!.note)!, parseVerifierKey(there!.vkey)!)).toBeGreaterThan(0);
    await server.close();
    for (const witness of [away!, there!]) witness.close();
  });
});
