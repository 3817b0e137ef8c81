import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import fc from 'fast-check';
import type { Fact } from '@sebone/kernel';
import { openSqliteEventStore, verifySqliteLog, type SqliteEventStore } from '@sebone/event-store-sqlite';
import { Children } from './killing.ts';

/** Milliseconds for a few processes to start on a busy machine. They run the built packages: build before. */
const SLOW = 120_000;

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

function run(script: string, ...parameters: string[]): Child {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  return child;
}

async function firstLine(child: Child): Promise<string> {
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return line;
}

/** The lines that a child prints until it is killed, after the first `count` of them. */
async function linesUntilKilled(child: Child, count: number): Promise<string[]> {
  const lines: string[] = [];
  const output = createInterface(child.stdout);
  const closed = once(output, 'close');
  output.on('line', (line) => {
    if (lines.push(line) === count) child.kill('SIGKILL');
  });
  await closed;
  await children.kill(child);
  return lines;
}

async function everything(store: SqliteEventStore): Promise<Fact[]> {
  const facts: Fact[] = [];
  for await (const batch of store.subscribe(0, { untilHead: true })) facts.push(...batch);
  return facts;
}

describe('a process that is killed while it appends', () => {
  it(
    'has every acknowledged command in the log, whole and once, and every other whole or not at all',
    async () => {
      const acknowledged: string[] = [];
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (count) => {
          const name = `run${acknowledged.length}`;
          const lines = await linesUntilKilled(run('append-until-killed.mjs', folder, name), count);
          expect(lines.length).toBeGreaterThanOrEqual(count);
          acknowledged.push(...lines);

          const store = await openSqliteEventStore({ folder });
          const facts = await everything(store);
          const answered = await Promise.all(acknowledged.map((id) => store.answered(id)));
          await store.close();
          expect(facts.map((fact) => fact.position)).toEqual(facts.map((_, index) => index + 1));
          const ofCommand = new Map<string, number>();
          for (const { commandId } of facts) ofCommand.set(commandId, (ofCommand.get(commandId) ?? 0) + 1);
          expect([...ofCommand].filter(([, number]) => number !== 2)).toEqual([]);
          expect(acknowledged.filter((id) => !ofCommand.has(id))).toEqual([]);
          expect(answered.map((found) => found?.answer.commandId)).toEqual(acknowledged);
        }),
        { numRuns: 6, endOnFailure: true },
      );
      expect(await verifySqliteLog(folder, (fault) => expect(fault).toBeUndefined())).toMatchObject({ faults: 0 });
    },
    SLOW,
  );
});

describe('a second process', () => {
  it(
    'is refused while the first writes, and told which process that is',
    async () => {
      const store = await openSqliteEventStore({ folder });
      expect(await firstLine(run('hold-folder.mjs', folder))).toBe(`folder-in-use ${process.pid}`);
      await store.close();
      expect(await firstLine(run('hold-folder.mjs', folder))).toBe('held');
    },
    SLOW,
  );

  it(
    'may read while the first writes',
    async () => {
      const writer = run('append-until-killed.mjs', folder, 'run');
      const id = await firstLine(writer);
      const reader = await openSqliteEventStore({ folder, readOnly: true });
      expect((await reader.answered(id))?.answer.commandId).toBe(id);
      let live = 0;
      for await (const batch of reader.subscribe(await reader.head())) if ((live += batch.length) > 20) break;
      expect(live).toBeGreaterThan(20);
      await children.kill(writer);
      await reader.close();
    },
    SLOW,
  );

  it(
    'gets the folder once the first is killed',
    async () => {
      const holder = run('hold-folder.mjs', folder);
      expect(await firstLine(holder)).toBe('held');
      await expect(openSqliteEventStore({ folder })).rejects.toMatchObject({
        code: 'folder-in-use',
        holder: { pid: holder.pid, since: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/) },
      });
      await children.kill(holder);
      const store = await openSqliteEventStore({ folder });
      expect(await store.head()).toBe(0);
      await store.close();
    },
    SLOW,
  );
});
