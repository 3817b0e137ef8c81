import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import type { Fact } from '@sebone/kernel';
import type { MemoryEventStore } from '@sebone/event-store';
import { giving, ledgerIn, logWith, longHistory, newFolder, PATIENCE, record, tidy } from '../test/ground.ts';
import { DamagedLedgerError, LEDGER_FAULTS, type Ledger, type LedgerFault } from './index.ts';

const LENGTH = 600;
const told = (faults: readonly LedgerFault[]): string[] => faults.map(({ code, where }) => `${code} ${where}`);

describe('what verifying a ledger finds', () => {
  let store: MemoryEventStore;
  let folder: string;
  let ledger: Ledger;
  const file = (name: string): string => join(folder, 'ledger', name);
  const log = (change: (facts: readonly Fact[]) => readonly Fact[]) =>
    giving(store, async function* (after, options) {
      for await (const facts of store.subscribe(after, options)) yield change(facts);
    });

  beforeEach(async () => {
    folder = newFolder();
    store = await logWith(longHistory(100));
    ledger = ledgerIn(folder);
    await ledger.catchUp(store);
    ledger.checkpoint();
    await record(store, longHistory(LENGTH - 100));
    await ledger.catchUp(store);
    ledger.checkpoint();
  }, PATIENCE);
  afterEach(tidy);

  it('is nothing where log and ledger are as they were, and where the log has gone on', async () => {
    expect(await ledger.verify(store)).toEqual([]);
    await record(store, longHistory(3));
    expect(await ledger.verify(store)).toEqual([]);
  });

  it('is a fact that was changed, and every checkpoint that was signed with it', async () => {
    const changed = log((facts) => facts.map((fact) => (fact.position === 150 ? { ...fact, actor: 'mallory' } : fact)));
    const faults = await ledger.verify(changed);
    expect(told(faults)).toContain(`checkpoint-diverges checkpoint ${LENGTH}`);
    expect(told(faults)).not.toContain('checkpoint-diverges checkpoint 100');
    expect(told(faults).find((fault) => fault.startsWith('leaf-differs'))).toBe('leaf-differs leaf 149');
    expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(['diverges']));
    expect(faults[0]!.message).toEqual({
      en: LEDGER_FAULTS[faults[0]!.code].en,
      ja: LEDGER_FAULTS[faults[0]!.code].ja,
    });
  });

  it('is a fact that was left out, or put in between', async () => {
    const without = log((facts) => facts.filter(({ position }) => position !== 120));
    expect(told(await ledger.verify(without))).toEqual(
      expect.arrayContaining([
        `leaf-differs leaves 119 to ${LENGTH - 2}`,
        `log-shrunk leaf ${LENGTH - 1}`,
        `checkpoint-beyond-log checkpoint ${LENGTH}`,
      ]),
    );
    const doubled = log((facts) => facts.flatMap((fact) => (fact.position === 50 ? [fact, fact] : [fact])));
    expect(told(await ledger.verify(doubled))).toEqual(
      expect.arrayContaining(['log-disordered fact told-49.0', 'checkpoint-diverges checkpoint 100']),
    );
  });

  it('is a log that was put back to an earlier state', async () => {
    const earlier = log((facts) => facts.filter(({ position }) => position <= 90));
    expect(told(await ledger.verify(earlier))).toEqual([
      'log-shrunk leaf 90',
      'checkpoint-beyond-log checkpoint 100',
      `checkpoint-beyond-log checkpoint ${LENGTH}`,
    ]);
  });

  it(
    'is any flipped or missing byte of a tile, which reads refuse, too; the ledger is built from the log again',
    async () => {
      const paths = ['entries/000', 'entries/001', '0/000', '0/001', 'entries/002.p/88', '0/002.p/88', '1/000.p/2'];
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...paths),
          fc.nat(),
          fc.integer({ min: 0, max: 255 }),
          async (path, at, flip) => {
            const tile = file(`tile/${path}`);
            const whole = readFileSync(tile);
            const spoilt = Buffer.from(whole);
            if (flip === 0) writeFileSync(tile, spoilt.subarray(0, at % whole.length));
            else {
              spoilt[at % whole.length]! ^= flip;
              writeFileSync(tile, spoilt);
            }
            expect(told(await ledger.verify(store))).toEqual([`tile-damaged tile/${path}`]);
            if (!path.includes('.p')) expect(() => ledgerIn(folder).tile(path)).toThrow(DamagedLedgerError);
            writeFileSync(tile, whole);
          },
        ),
        { numRuns: 20 },
      );
      rmSync(file('tile/0/001'));
      writeFileSync(file('tile/entries/000'), 'nothing');
      expect(told(await ledger.verify(store)).sort()).toEqual([
        'tile-damaged tile/0/001',
        'tile-damaged tile/entries/000',
      ]);
      const reader = ledgerIn(folder);
      expect(() => reader.inclusion(300, LENGTH)).toThrow(DamagedLedgerError);
      expect(() => reader.leaf(3)).toThrow(DamagedLedgerError);
      await ledger.rebuild(store);
      expect(await ledger.verify(store)).toEqual([]);
    },
    PATIENCE,
  );

  it('is what the index says otherwise', async () => {
    const db = new Database(file('ledger.db'));
    db.prepare('UPDATE leaves SET stream = ? WHERE leaf = 20').run('partner-river.other');
    db.prepare('UPDATE events SET leaf = 31 WHERE leaf = 30').run();
    db.close();
    expect(told(await ledger.verify(store)).sort()).toEqual(['index-differs leaf 20', 'index-differs leaf 30']);
    await ledger.rebuild(store);
    expect(await ledger.verify(store)).toEqual([]);
  });

  it('is what was done to checkpoints and keys', async () => {
    const checkpoints = readFileSync(file('checkpoints.jsonl'), 'utf8');
    const [first, second] = checkpoints.trimEnd().split('\n') as [string, string];
    const forged = ledgerIn(newFolder());
    await forged.catchUp(await logWith(longHistory(100)));
    const foreign = { note: forged.checkpoint().note, signedAt: '2024-04-01T00:00:00.000Z' };
    for (const [text, found] of [
      [
        `${JSON.stringify(foreign)}\n${second}\n`,
        ['checkpoint-unsigned checkpoint 100', 'checkpoint-differs checkpoint 100'],
      ],
      [`${first}\n`, [`checkpoints-damaged checkpoint ${LENGTH}`]],
      [`${first.slice(1)}\n${second}\n`, [expect.stringMatching(/checkpoints-damaged .* byte 0/)]],
    ] as const) {
      writeFileSync(file('checkpoints.jsonl'), text);
      expect(told(await ledger.verify(store))).toEqual(expect.arrayContaining([...found]));
    }
    writeFileSync(file('checkpoints.jsonl'), checkpoints);
    writeFileSync(file('checkpoint'), 'something else');
    expect(told(await ledger.verify(store))).toEqual(['checkpoint-differs checkpoint']);
    writeFileSync(file('checkpoint'), ledger.latest()!.note);
    const { vkey } = forged.keys()[0]!;
    appendFileSync(file('keys.jsonl'), `${JSON.stringify({ endorsement: null, since: 700, vkey })}\n`);
    expect(told(await ledger.verify(store))).toEqual([`key-unendorsed ${vkey}`]);
  });
});

describe('what a crash of the machine has spoilt', () => {
  afterEach(tidy);

  it('is built again from the log: tiles that were not on the disk yet, and ledger.db', async () => {
    const folder = newFolder();
    const store = await logWith(longHistory(LENGTH));
    const ledger = ledgerIn(folder);
    await ledger.catchUp(store);
    const root = ledger.root();
    ledger.close();
    writeFileSync(join(folder, 'ledger/tile/0/001'), Buffer.alloc(8192));
    const again = ledgerIn(folder);
    expect(await again.catchUp(store)).toMatchObject({ size: LENGTH });
    expect(await again.verify(store)).toEqual([]);
    again.close();
    writeFileSync(join(folder, 'ledger/ledger.db'), Buffer.alloc(50_000, 'x'));
    const anew = ledgerIn(folder);
    expect(anew.size()).toBe(0);
    expect(existsSync(join(folder, 'ledger/ledger.db.set-aside'))).toBe(true);
    await anew.catchUp(store);
    expect([anew.root(), again.keys()]).toEqual([root, anew.keys()]);
  });
});
