import { existsSync, readFileSync, symlinkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';
import fc from 'fast-check';
import { EMPTY_ROOT, leafHash } from '@sebone/ledger-verify';
import {
  copied,
  factsOf,
  giving,
  histories,
  ledgerIn,
  logOf,
  logWith,
  longHistory,
  naiveRoots,
  newFolder,
  PATIENCE,
  record,
  tidy,
} from '../test/ground.ts';
import {
  DisorderedLogError,
  leafOf,
  LedgerDivergesError,
  OtherLogError,
  UnusableLedgerError,
  type Ledger,
} from './index.ts';

afterEach(tidy);

const SEED = process.env['SEBONE_SEED'];

/** A store of a log that gives few facts at a time, and fails after some batches, as in a process that is stopped. */
const failingAfter = (store: Awaited<ReturnType<typeof logWith>>, batches: number) =>
  giving(store, async function* (after, options) {
    let given = 0;
    for await (const batch of store.subscribe(after, { ...options, batchSize: 3 })) {
      if (given++ === batches) throw new Error('power cut');
      yield batch;
    }
  });

type Meanwhile = 'checkpoint' | 'root' | 'rebuild' | 'another taking';

/** A tree that is built again may have fewer leaves than were signed: then there is none to sign yet. */
function signedOrBehind(ledger: Ledger, leaves: readonly Buffer[]): void {
  try {
    const { root, size } = ledger.checkpoint();
    expect(root).toEqual(naiveRoots(leaves)(size));
  } catch (error) {
    if (!(error instanceof LedgerDivergesError)) throw error;
    expect(ledger.size()).toBeLessThan(ledger.latest()!.size);
  }
}

async function caughtUp(store: Awaited<ReturnType<typeof logWith>>): Promise<Ledger> {
  const ledger = ledgerIn(newFolder());
  await ledger.catchUp(store);
  return ledger;
}

describe('a ledger', () => {
  it('has a leaf for each fact in log order, each with the hash of the one before it in its stream', async () => {
    const store = await logWith(longHistory(40));
    const ledger = ledgerIn(newFolder());
    expect(await ledger.catchUp(store)).toEqual({ size: 40, position: 40 });
    const ends = new Map<string, string>();
    for (const [index, fact] of (await factsOf(store)).entries()) {
      const leaf = leafOf(fact, ends.get(fact.stream) ?? null);
      expect(ledger.leaf(index)).toEqual(leaf);
      expect(ledger.indexOf(fact.id)).toBe(index);
      expect(ledger.positionOf(index)).toBe(fact.position);
      expect(ledger.stream(fact.stream)[fact.revision - 1]).toBe(index);
      expect(ledger.stream(fact.stream, index)).toHaveLength(fact.revision - 1);
      ends.set(fact.stream, leafHash(leaf).toString('base64'));
    }
    expect(ledger.indexOf('told-40.0')).toBeUndefined();
    expect(ledger.stream('partner-river.nobody')).toEqual([]);
    expect([...ledger.leaves(7, 9)]).toEqual([ledger.leaf(7), ledger.leaf(8)]);
  });

  it('of an empty log has the empty root, and a checkpoint of it', async () => {
    const ledger = ledgerIn(newFolder());
    expect(await ledger.catchUp(await logWith([]))).toEqual({ size: 0, position: 0 });
    expect(ledger.root()).toEqual(EMPTY_ROOT);
    expect(ledger.checkpoint()).toMatchObject({ size: 0, root: EMPTY_ROOT });
    expect(await ledger.verify(await logWith([]))).toEqual([]);
  });

  it(
    'has the same roots wherever it was stopped, however the facts came, and whichever store keeps them',
    async () => {
      await fc.assert(
        fc.asyncProperty(histories, fc.array(fc.nat(8), { maxLength: 4 }), async (history, stops) => {
          const store = await logWith(history);
          const whole = ledgerIn(newFolder());
          await whole.catchUp(store);
          const folder = newFolder();
          for (const batches of stops) {
            const ledger = ledgerIn(folder);
            await ledger.catchUp(failingAfter(store, batches)).catch(() => undefined);
            expect(ledger.root()).toEqual(whole.root(ledger.size()));
            ledger.close();
          }
          const stopped = ledgerIn(folder);
          await stopped.catchUp(store);
          const elsewhere = ledgerIn(newFolder());
          await elsewhere.catchUp(copied(store));
          expect(elsewhere.position()).toBe(history.length * 40 + (history.length > 0 ? 2 : 0));
          const leaves = [...whole.leaves(0, history.length)];
          for (const ledger of [whole, stopped, elsewhere])
            expect(ledger.root()).toEqual(naiveRoots(leaves)(leaves.length));
          tidy();
        }),
        { numRuns: 25 },
      );
    },
    PATIENCE,
  );

  it('built from any prefix of the log has its roots', async () => {
    const history = longHistory(520);
    const store = await logWith([]);
    const folder = newFolder();
    const roots: Buffer[] = [];
    for (const part of [history.slice(0, 255), history.slice(255, 256), history.slice(256, 257), history.slice(257)]) {
      await record(store, part);
      const ledger = ledgerIn(folder);
      await ledger.catchUp(store);
      roots.push(ledger.root());
      ledger.close();
    }
    const ledger = ledgerIn(newFolder());
    await ledger.catchUp(store);
    expect(roots).toEqual([255, 256, 257, 520].map((size) => ledger.root(size)));
    const before = ledger.checkpoint();
    expect(await ledger.rebuild(store)).toEqual({ size: 520, position: 520 });
    expect(ledger.checkpoint()).toEqual(before);
    expect(await ledger.verify(store)).toEqual([]);
  });

  it('that took a log is begun anew with a copy of it at other positions, and has the same roots', async () => {
    const store = await logWith(longHistory(300));
    const ledger = ledgerIn(newFolder());
    await ledger.catchUp(store);
    const checkpoint = ledger.checkpoint();
    await record(store, longHistory(3));
    expect(await ledger.catchUp(copied(store))).toEqual({ size: 303, position: 303 * 40 + 2 });
    expect(ledger.positionOf(0)).toBe(42);
    expect(ledger.root(300)).toEqual(checkpoint.root);
  });

  it(
    'finds what is settled and what is not, and settles without a checkpoint once it is much',
    async () => {
      const folder = newFolder();
      const ledger = ledgerIn(folder);
      const length = 33_500;
      await ledger.catchUp(logOf(length));
      for (const index of [0, 255, 256, 32_767, 32_768, length - 1]) {
        expect(ledger.indexOf(`told-${index}.0`)).toBe(index);
        expect(ledger.stream(`partner-river.p${Math.floor(index / 100)}`)[index % 100]).toBe(index);
      }
      // A stream that is settled goes on: its end is known.
      const again = ledgerIn(folder);
      const log = logOf(length);
      const more = giving(log, async function* (after) {
        if (after > length) return;
        const [fact] = await factsOf(logOf(100)).then((facts) => facts.slice(-1));
        yield [{ ...fact!, id: 'later.0', revision: 101, position: length + 1 }];
      });
      const command = {
        commandId: `told-${length - 1}`,
        position: length,
        facts: [{ id: `told-${length - 1}.0` } as never],
      };
      await again.catchUp({
        ...more,
        head: async () => length + 1,
        answered: async () => ({ fingerprint: '', answer: command }),
      });
      const before = leafHash(ledger.leaf(99)).toString('base64');
      expect(JSON.parse(ledger.leaf(length).toString())).toMatchObject({ revision: 101, previous: before });
    },
    PATIENCE,
  );

  it('takes nothing of another log, or of one that has lost its end', async () => {
    const store = await logWith(longHistory(20));
    const ledger = ledgerIn(newFolder());
    await ledger.catchUp(store);
    const root = ledger.root();
    for (const other of [await logWith(longHistory(12)), await logWith([])])
      await expect(ledger.catchUp(other)).rejects.toThrow(OtherLogError);
    expect([ledger.size(), ledger.root()]).toEqual([20, root]);
  });

  it('takes nothing of a batch whose facts are not in order, and misses the end of a log that breaks off', async () => {
    const store = await logWith(longHistory(20));
    const facts = await factsOf(store);
    const ledger = ledgerIn(newFolder());
    const given = (told: typeof facts): Promise<unknown> =>
      ledger.catchUp(
        giving(store, async function* () {
          yield told;
        }),
      );
    const swapped = facts.toSpliced(3, 2, facts[4]!, facts[3]!);
    const second = facts.findIndex(({ revision }) => revision === 2);
    for (const disordered of [swapped, facts.toSpliced(second, 1), facts.toSpliced(second, 0, facts[second]!)]) {
      await expect(given(disordered)).rejects.toThrow(DisorderedLogError);
      expect(ledger.size()).toBe(0);
    }
    await expect(given(facts.slice(0, -1))).rejects.toThrow(DisorderedLogError);
    expect(ledger.size()).toBe(19);
  });

  it('is kept by several at once, each fact taken once', async () => {
    const store = await logWith(longHistory(700));
    const folder = newFolder();
    const ledgers = [ledgerIn(folder), ledgerIn(folder), ledgerIn(folder)];
    const slowly = giving(store, (after, options) => store.subscribe(after, { ...options, batchSize: 7 }));
    await Promise.all(ledgers.map((ledger) => ledger.catchUp(slowly)));
    const alone = ledgerIn(newFolder());
    await alone.catchUp(store);
    for (const ledger of ledgers) expect([ledger.size(), ledger.root()]).toEqual([700, alone.root()]);
    expect(await ledgers[0]!.verify(store)).toEqual([]);
  });

  it('is seen by whoever reads beside it, and changed by nobody who only reads', async () => {
    const folder = newFolder();
    expect(() => ledgerIn(folder, { readOnly: true })).toThrow(UnusableLedgerError);
    const store = await logWith(longHistory(100));
    const ledger = ledgerIn(folder);
    const beside = ledgerIn(folder, { readOnly: true });
    for (let round = 0; round < 6; round++) {
      await record(store, longHistory(77));
      await ledger.catchUp(store);
      expect(beside.root()).toEqual(ledger.root());
      expect(beside.leaf(beside.size() - 1)).toEqual(ledger.leaf(ledger.size() - 1));
    }
    const checkpoint = ledger.checkpoint();
    expect(beside.latest()).toEqual(checkpoint);
    expect(beside.sign('a note\n')).toBe(ledger.sign('a note\n'));
    for (const change of [() => beside.checkpoint(), () => beside.rotateKey(), () => beside.addCosignatures(1, [])])
      expect(change).toThrow(expect.objectContaining({ code: 'ledger-read-only' }));
    await expect(beside.catchUp(store)).rejects.toMatchObject({ code: 'ledger-read-only' });
  });

  it('follows the log: what comes, and after a failure', async () => {
    const store = await logWith(longHistory(30));
    let isAway = true;
    const flickering = giving(store, (after, options) => {
      if (isAway) throw new Error('away');
      return store.subscribe(after, options);
    });
    const ledger = ledgerIn(newFolder());
    const told: unknown[] = [];
    const sizes: number[] = [];
    let ring = (): void => undefined;
    const following = ledger.follow(flickering, {
      backoff: { first: 1, longest: 2 },
      onFailure: (failure) => {
        told.push(failure?.message);
        isAway = told.length < 3;
      },
      onProgress: ({ size }) => {
        sizes.push(size);
        ring();
      },
    });
    const reached = async (size: number): Promise<void> => {
      while (ledger.size() < size) await new Promise<void>((resolve) => (ring = resolve));
    };
    await reached(30);
    await record(store, longHistory(5));
    await reached(35);
    expect(told).toEqual(['away', 'away', 'away', undefined]);
    expect(following.status()).toEqual({ size: 35, position: 35, running: true });
    await following.close();
    expect(following.status().running).toBe(false);
    await record(store, longHistory(2));
    expect(ledger.size()).toBe(35);
  });

  it('is whole after a full disk, and goes on once there is room', async () => {
    const folder = newFolder();
    const ledger = ledgerIn(folder);
    const store = await logWith(longHistory(250));
    await ledger.catchUp(store);
    await record(store, longHistory(100));
    // A crash has left the next file in part, and the disk is full when it is to be written again.
    const bundle = join(folder, 'ledger', 'tile', 'entries', '000');
    mkdirSync(join(bundle, '..'), { recursive: true });
    writeFileSync(bundle, 'in part');
    const draft = `${bundle}.${process.pid}-${threadId}.draft`;
    symlinkSync('/dev/full', draft);
    await expect(ledger.catchUp(store)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(ledger.size()).toBe(250);
    expect(await ledger.verify(store)).toEqual([]);
    expect(existsSync(draft)).toBe(false);
    expect(await ledger.catchUp(store)).toMatchObject({ size: 350 });
    expect(await ledger.verify(store)).toEqual([]);
  });

  it(
    'is the same whoever takes the log at once, and whatever is asked of it meanwhile',
    async () => {
      const store = await logWith(longHistory(600));
      const leaves = [...(await caughtUp(store)).leaves(0, 600)];
      const meanwhile = fc.constantFrom('checkpoint', 'root', 'rebuild', 'another taking') as fc.Arbitrary<Meanwhile>;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ what: meanwhile, by: fc.nat(1), turns: fc.nat(12) }), { maxLength: 5 }),
          async (asked) => {
            const folder = newFolder();
            const keepers = [ledgerIn(folder), ledgerIn(folder)];
            const inParts = giving(store, (after, options) => store.subscribe(after, { ...options, batchSize: 70 }));
            const takings: Promise<unknown>[] = keepers.map((ledger) => ledger.catchUp(inParts));
            for (const { what, by, turns } of asked) {
              for (let turn = 0; turn < turns; turn++) await nextTurn();
              const ledger = keepers[by]!;
              const size = ledger.size();
              if (what === 'checkpoint') signedOrBehind(ledger, leaves);
              else if (what === 'root') expect(ledger.root(size)).toEqual(naiveRoots(leaves)(size));
              else takings.push(what === 'rebuild' ? ledger.rebuild(inParts) : ledger.catchUp(inParts));
            }
            await Promise.all(takings);
            for (const ledger of keepers) {
              expect(ledger.root()).toEqual(naiveRoots(leaves)(600));
              expect(await ledger.verify(store)).toEqual([]);
            }
            tidy();
          },
        ),
        { numRuns: 25, ...(SEED !== undefined && { seed: Number(SEED) }) },
      );
    },
    PATIENCE,
  );

  it('that is closed while it takes the log takes no more, and tells how far it was', async () => {
    const folder = newFolder();
    const store = await logWith(longHistory(600));
    const inParts = giving(store, (after, options) => store.subscribe(after, { ...options, batchSize: 70 }));
    const ledger = ledgerIn(folder);
    const taking = ledger.catchUp(inParts);
    while (ledger.size() === 0) await nextTurn();
    const { size } = ledger.checkpoint();
    ledger.close();
    expect(await taking).toEqual({ size, position: size });
    const again = ledgerIn(folder);
    expect(again.size()).toBe(size);
    await again.catchUp(store);
    expect(await again.verify(store)).toEqual([]);
  });

  it('keeps its origin, and is not opened by another', () => {
    const folder = newFolder();
    const made = ledgerIn(folder, { origin: 'river/log' });
    expect(ledgerIn(folder, { origin: 'river/log' }).keys()).toEqual(made.keys());
    expect(readFileSync(join(folder, 'ledger', 'keys.jsonl'), 'utf8')).toContain('"vkey":"river/log+');
    expect(() => ledgerIn(folder)).toThrow(expect.objectContaining({ code: 'ledger-origin' }));
    for (const origin of ['', 'two words', 'a+b'])
      expect(() => ledgerIn(newFolder(), { origin })).toThrow(expect.objectContaining({ code: 'ledger-origin' }));
  });
});
