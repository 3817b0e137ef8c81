import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { killed } from './killing.ts';

/** Milliseconds for a process to start on a busy machine, and to do its work. It runs the built packages: build before. */
const SLOW = 120_000;

/* `sebone serve` keeps its views in a thread of their own. Here that thread is ended as a fault would, and its file is held. */
describe('A server whose views a thread of their own keeps', () => {
  let folder: string;
  let url: string;
  let child: ChildProcessByStdio<Writable, Readable, null>;
  let lines: AsyncIterator<string, undefined>;

  const ask = async (line: string): Promise<string | undefined> => {
    child.stdin.write(`${line}\n`);
    return (await lines.next()).value;
  };
  const give = async (command: string, key: string, body: object): Promise<number> => {
    const answer = await fetch(`${url}/v1/commands/${command}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ initiative: 'river', occurredOn: '2015-04-01', ...body }),
    });
    expect(answer.status).toBe(201);
    return ((await answer.json()) as { position: number }).position;
  };
  let reported = 0;
  /** Reports so many actions. @returns the position of the last */
  const report = async (count: number): Promise<number> => {
    const positions = Array.from({ length: count }, () => {
      const actionId = `a-${++reported}`;
      return give('report-action', actionId, { partnerId: 'water', actionId, title: 'Measured' });
    });
    return Math.max(...(await Promise.all(positions)));
  };
  const readiness = async (): Promise<{ readonly status: number; readonly text: string }> => {
    const answer = await fetch(`${url}/readyz`);
    return { status: answer.status, text: await answer.text() };
  };
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await pause(50);
  };
  const metrics = async (): Promise<string> => (await fetch(`${url}/metrics`)).text();
  /** How many actions the views' file shows. */
  const shown = (): number => {
    const views = new Database(join(folder, 'views.db'), { readonly: true });
    try {
      return views.prepare<[], number>('SELECT count(*) FROM actions').pluck().get()!;
    } finally {
      views.close();
    }
  };

  beforeEach(async () => {
    reported = 0;
    folder = mkdtempSync(join(tmpdir(), 'sebone-thread-'));
    child = spawn(process.execPath, [join(import.meta.dirname, 'serve-with-thread.mjs'), folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    lines = createInterface(child.stdout)[Symbol.asyncIterator]() as AsyncIterator<string, undefined>;
    url = (await lines.next()).value!;
    await give('charter-initiative', 'charter', { name: 'Clean river', timeZone: 'UTC', plannedUntil: '2030-12-31' });
    await give('join-partner', 'join', { partnerId: 'water', name: 'Water board' });
  }, SLOW);
  afterEach(async () => {
    await killed(child);
    rmSync(folder, { recursive: true, maxRetries: 5 });
  });

  it(
    'shows in them what was recorded, proves them, and ends with 0',
    async () => {
      expect(await ask(`reached ${await report(50)}`)).toBe('reached');
      expect(shown()).toBe(50);
      expect(await readiness()).toMatchObject({ status: 200 });
      expect(await metrics()).toMatch(/^sebone_view_lag_events\{view="\w+"\} 0$/m);
      await until(async () => /^sebone_view_proved\{view="\w+",verdict="proved"\} 1$/m.test(await metrics()));
      child.stdin.write('close\n');
      await once(child, 'exit');
      expect(child.exitCode).toBe(0);
    },
    SLOW,
  );

  it(
    'begins another thread where one ends: the views lack nothing and have nothing twice',
    async () => {
      let position = 0;
      for (let life = 0; life < 3; life++) {
        position = await report(100);
        await until(async () => (await readiness()).status === 200);
        expect(await ask('end-thread')).toBe('views-thread-ended');
      }
      await until(async () => (await ask(`reached ${position}`)) === 'reached');
      expect(shown()).toBe(300);
      await until(async () => (await readiness()).status === 200);
    },
    SLOW,
  );

  it(
    'records on while another program holds the file, says that it is not ready, and catches up afterwards',
    async () => {
      await ask(`reached ${await report(5)}`);
      const holder = new Database(join(folder, 'views.db'));
      holder.exec('BEGIN EXCLUSIVE');
      const position = await report(5);
      await until(async () => (await readiness()).text.includes('SQLITE_BUSY'));
      await report(5);
      holder.exec('ROLLBACK');
      holder.close();
      await until(async () => (await ask(`reached ${position + 5}`)) === 'reached');
      expect(shown()).toBe(15);
      await until(async () => (await readiness()).status === 200);
    },
    SLOW,
  );
});
