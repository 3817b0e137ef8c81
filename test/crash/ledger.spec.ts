import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';
import { openSqliteEventStore } from '@sebone/event-store-sqlite';
import { openLedger, type Ledger } from '@sebone/ledger';
import { consistencyFault } from '@sebone/ledger-verify';
import { Children } from './killing.ts';

/** Milliseconds for processes to start on a busy machine, and to do their work. They run the built packages: build before. */
const SLOW = 300_000;

type Child = ChildProcessByStdio<null, Readable, null>;

let folder: string;
const children = new Children<Child>();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sebone-crash-'));
});

afterEach(async () => {
  await children.killAll();
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

function run(work: 'appends' | 'reads'): Child {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'sign-until-killed.mjs'), folder, work], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return children.add(child);
}

/** What a child prints, line by line, as long as it lives. */
class Told {
  readonly lines: string[] = [];
  readonly #child: Child;
  readonly #output: Interface;

  constructor(child: Child) {
    this.#child = child;
    this.#output = createInterface(child.stdout).on('line', (line) => this.lines.push(line));
  }

  async printed(count: number): Promise<void> {
    while (this.lines.length < count) await once(this.#output, 'line');
  }

  /** Kills it once it has printed so many lines. @returns them, and what came until it was dead */
  async killedAfter(count: number): Promise<readonly string[]> {
    const closed = once(this.#output, 'close');
    await this.printed(count);
    await children.kill(this.#child);
    await closed;
    return this.lines;
  }
}

const opened = (at: string): Ledger => openLedger({ folder: at, now: Date.now });

describe('a ledger whose process is killed', () => {
  it(
    'has every checkpoint that was told, goes on from it, and the roots of one that nobody disturbed',
    async () => {
      const told: string[] = [];
      for (const count of [1, 2, 40, 7]) {
        told.push(...(await new Told(run('appends')).killedAfter(count)));
      }
      const store = await openSqliteEventStore({ folder });
      const ledger = opened(folder);
      await ledger.catchUp(store);
      const signed = ledger.checkpoints().map(({ size, root }) => `${size} ${root.toString('base64')}`);
      expect(told.filter((line) => !signed.includes(line))).toEqual([]);
      expect(await ledger.verify(store)).toEqual([]);

      const alone = opened(join(folder, 'alone'));
      await alone.catchUp(store);
      expect(alone.root()).toEqual(ledger.root());
      const last = ledger.checkpoint();
      for (const { size, root } of ledger.checkpoints()) {
        expect(alone.root(size)).toEqual(root);
        expect(consistencyFault(size, last.size, root, last.root, alone.consistency(size, last.size))).toBeUndefined();
      }
      ledger.close();
      alone.close();
      await store.close();
    },
    SLOW,
  );

  it(
    'is kept by others meanwhile: one history, whoever signs',
    async () => {
      const appending = new Told(run('appends'));
      await appending.printed(1);
      const beside = [new Told(run('reads')), new Told(run('reads'))];
      const told = [...(await beside[0]!.killedAfter(4)), ...(await beside[1]!.killedAfter(5))];
      told.push(...(await appending.killedAfter(1)));
      const store = await openSqliteEventStore({ folder });
      const ledger = opened(folder);
      await ledger.catchUp(store);
      const signed = new Set(ledger.checkpoints().map(({ size, root }) => `${size} ${root.toString('base64')}`));
      expect(told.filter((line) => !signed.has(line))).toEqual([]);
      expect(await ledger.verify(store)).toEqual([]);
      ledger.close();
      await store.close();
    },
    SLOW,
  );
});
