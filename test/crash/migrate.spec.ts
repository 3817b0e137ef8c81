import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openSqliteEventStore } from '@sebone/event-store-sqlite';
import type { Fact } from '@sebone/kernel';
import { KurrentDouble, Log } from '@sebone/kurrent-double';
import { diceOf } from '@sebone/testing';
import { Children, untilMet } from './killing.ts';

/*
 * A log is moved to KurrentDB and back while the command is killed (SIGKILL) at random moments, and begun again until it gets through:
 * then all three hold the same. `npm test` builds the command line that is killed here.
 */
const cli = join(dirname(dirname(import.meta.dirname)), 'apps', 'cli', 'dist', 'main.js');
const seed = Number(process.env['SEBONE_SEED'] ?? Date.now() % 1_000_000);
const COMMANDS = 600;
const STREAMS = 40;

async function filled(folder: string): Promise<void> {
  const store = await openSqliteEventStore({ folder });
  const event = { type: 'ActionReported', schema: 1, occurredOn: '2024-04-30', reportedOn: '2024-05-01' };
  const given = Array.from({ length: COMMANDS }, (_, nth) =>
    store.append(
      [
        {
          stream: `partner-river.p${nth % STREAMS}`,
          expected: Math.floor(nth / STREAMS),
          events: [{ ...event, data: { nth } }],
        },
      ],
      { id: `c-${nth}`, fingerprint: `f-${nth}`, actor: 'kei', correlationId: `c-${nth}`, causationId: `c-${nth}` },
    ),
  );
  await Promise.all(given);
  await store.close();
}

async function factsIn(folder: string): Promise<readonly Fact[]> {
  const store = await openSqliteEventStore({ folder, readOnly: true });
  const facts: Fact[] = [];
  for await (const batch of store.subscribe(0, { untilHead: true })) facts.push(...batch);
  await store.close();
  return facts;
}

async function headOf(folder: string): Promise<number> {
  try {
    const store = await openSqliteEventStore({ folder, readOnly: true, verify: 'tail' });
    const head = await store.head();
    await store.close();
    return head;
  } catch {
    // Killed before there was a log.
    return 0;
  }
}

describe('A log that is moved to KurrentDB and back, killed and begun again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sebone-crash-'));
  const children = new Children();
  afterAll(async () => {
    await children.killAll();
    rmSync(folder, { recursive: true, force: true });
  });

  /**
   * Migrates until it gets through, killed when so much was written.
   * @param written how many commands are there
   * @returns how often it was killed with a part of them written
   */
  async function migrated(
    argv: readonly string[],
    written: () => Promise<number>,
    next: () => number,
  ): Promise<number> {
    for (let kills = 0, attempt = 0; ; attempt++) {
      const before = await written();
      const child = children.add(spawn(process.execPath, [cli, 'migrate', ...argv, '--json'], { stdio: 'ignore' }));
      const goal = attempt < 3 ? before + next() * (COMMANDS / 3) : Infinity;
      const ended = once(child, 'exit');
      let running = true;
      void ended.then(() => (running = false));
      while (running && (await written()) <= goal) await pause(20);
      if (running && goal < Infinity) {
        await children.kill(child);
        const now = await written();
        if (now > before && now < COMMANDS) kills++;
        continue;
      }
      const [status] = (await ended) as [number | null];
      expect({
        seed,
        repeat: `SEBONE_SEED=${seed} npm run jest -- crash/migrate --selectProjects test`,
        status,
      }).toMatchObject({ status: 0 });
      return kills;
    }
  }

  it.each(['25.1', '26.1'] as const)(
    'is the same there and here (KurrentDB %s)',
    async (version) => {
      const next = diceOf(seed);
      const source = join(folder, `source-${version}`);
      await filled(source);
      let kills = 0;
      // Without a kill in the middle of writing, nothing was proved.
      await untilMet(
        () => kills > 0,
        async (begun) => {
          const back = join(folder, `back-${version}-${begun}`);
          const double = await KurrentDouble.start({ version, log: new Log({}) });
          try {
            const address = double.connectionString({ parameters: { discoveryInterval: 20 } });
            const facts = (): number => double.written.filter(({ type }) => type === 'ActionReported').length;
            kills += await migrated(['--to', address, '--data', source], async () => facts(), next);
            expect(facts()).toBe(COMMANDS);
            kills += await migrated(['--from', address, '--data', back], () => headOf(back), next);
            expect(await factsIn(back)).toEqual(await factsIn(source));
          } finally {
            await double.close();
          }
        },
      );
    },
    300_000,
  );
});
