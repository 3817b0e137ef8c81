import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openSqliteEventStore } from '@sebone/event-store-sqlite';
import { addDays, type Fact } from '@sebone/kernel';
import { diceOf } from '@sebone/testing';
import { untilMet } from './killing.ts';

/*
 * An import is killed (SIGKILL) at random moments, before it records and while it does, and begun again until it gets through:
 * the log then has to hold the same facts as after an import that nobody disturbed. `npm test` builds the command line that is
 * killed here.
 */
const cli = join(dirname(dirname(import.meta.dirname)), 'apps', 'cli', 'dist', 'main.js');
const seed = Number(process.env['SEBONE_SEED'] ?? Date.now() % 1_000_000);

/** Rows of actions: several of the groups in which an import records. */
const ACTIONS = 20_000;
/** How far the log may grow before a kill, in bytes: less than all rows take. */
const GROWTH = 4_000_000;

function workbook(folder: string): void {
  const partners = 20;
  const write = (name: string, lines: readonly string[]): void =>
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  write('initiatives.csv', ['initiative_id,name,started_on,reported_on', 'minato,Minato,2014-04-01,2014-04-01']);
  write('partners.csv', [
    'initiative_id,partner_id,name,joined_on,left_on,reported_on',
    ...Array.from(
      { length: partners },
      (_, p) => `minato,p-${p},Partner ${p},2014-04-01,${p % 7 === 6 ? '2024-03-31' : ''},2014-04-01`,
    ),
  ]);
  write('actions.csv', [
    'initiative_id,action_id,partner_id,occurred_on,title,hours,reported_on',
    ...Array.from({ length: ACTIONS }, (_, at) => {
      const day = addDays('2014-04-01', at % 3600);
      return `minato,a-${at},p-${at % partners},${day},"Served meals, again",${at % 9},${day}`;
    }),
  ]);
}

async function factsIn(folder: string): Promise<readonly Omit<Fact, 'recordedAt'>[]> {
  const store = await openSqliteEventStore({ folder, readOnly: true });
  try {
    const facts: Omit<Fact, 'recordedAt'>[] = [];
    for await (const batch of store.subscribe(0, { untilHead: true }))
      for (const { recordedAt: _, ...fact } of batch) facts.push(fact);
    return facts;
  } finally {
    await store.close();
  }
}

const importing = (source: string, data: string): string[] => [
  cli,
  'import',
  source,
  '--data',
  data,
  '--time-zone',
  'UTC',
  '--json',
];

describe('An import that is killed and begun again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sebone-crash-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('ends with the same facts as one that nobody disturbed', async () => {
    const next = diceOf(seed);
    const source = join(folder, 'workbook');
    mkdirSync(source);
    workbook(source);
    const whole = spawnSync(process.execPath, importing(source, join(folder, 'whole')), { encoding: 'utf8' });
    expect(whole.status).toBe(0);

    let broken = '';
    let killedWithFacts = 0;
    // Without a kill in the middle of recording, nothing was proved.
    await untilMet(
      () => killedWithFacts > 0,
      async (begun) => {
        broken = join(folder, `broken-${begun}`);
        let status: number | null = null;
        for (let attempt = 0; attempt < 50 && status === null; attempt++) {
          const before = await headOf(broken);
          const growth = next() * GROWTH;
          status = await killedOnce(
            importing(source, broken),
            attempt % 3 === 0 ? after(next() * 800) : grown(broken, growth),
          );
          if (status === null && (await headOf(broken)) > before) killedWithFacts++;
        }
        expect({
          seed,
          repeat: `SEBONE_SEED=${seed} npm run jest -- crash/import --selectProjects test`,
          status,
        }).toMatchObject({ status: 0 });
        expect(await factsIn(broken)).toEqual(await factsIn(join(folder, 'whole')));
      },
    );

    const again = spawnSync(process.execPath, importing(source, broken), { encoding: 'utf8' });
    expect(JSON.parse(again.stdout.trim().split('\n').at(-1)!)).toEqual({
      rows: ACTIONS + 21,
      facts: 0,
      unchanged: ACTIONS + 21,
      corrected: 0,
      rejected: 0,
    });
  }, 300_000);
});

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

/** Whether so many milliseconds have passed. */
function after(milliseconds: number): () => boolean {
  const from = Date.now();
  return () => Date.now() - from >= milliseconds;
}

/** Whether the log in the folder has grown by so many bytes. */
function grown(folder: string, bytes: number): () => boolean {
  const size = (): number =>
    ['log.db', 'log.db-wal'].reduce(
      (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  const from = size();
  return () => size() > from + bytes;
}

/** Runs node and kills it as soon as it is time; the status is `null` where the kill came first. */
function killedOnce(args: readonly string[], isTime: () => boolean): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    const look = setInterval(() => isTime() && child.kill('SIGKILL'), 1);
    child.on('close', (status) => {
      clearInterval(look);
      resolve(status);
    });
  });
}
