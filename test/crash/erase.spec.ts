import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import Database from 'better-sqlite3';
import { openLog, readErasures, erasuresFile, replayErasures, Transactor, vaultOf } from '@sebone/application';
import { commandFrom } from '@sebone/initiative';
import { isSealed, type Sealed } from '@sebone/kernel';
import { Children } from './killing.ts';

/*
 * An erasure is killed (SIGKILL) at each of its steps. The next that opens the folder to write makes it good. `npm test` builds the
 * packages that the killed process runs.
 */
type Child = ChildProcessByStdio<null, Readable, null>;

const HANA = 'minato/chamber/contact-1';
const now = (): number => Date.parse('2026-11-01T03:00:00Z');
const children = new Children<Child>();
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sebone-erase-'));
  const log = await openLog(folder, { now });
  const vault = await vaultOf(folder, log);
  const transactor = new Transactor(log, now, vault);
  const give = async (name: string, body: object): Promise<void> => {
    const command = commandFrom(name, { initiative: 'minato', occurredOn: '2020-04-01', ...body });
    await transactor.transact(command, { commandId: name, actor: 'spec' });
  };
  await give('charter-initiative', { name: 'Minato', timeZone: 'UTC' });
  await give('join-partner', { partnerId: 'chamber', name: 'Chamber' });
  await give('name-contact', { partnerId: 'chamber', contact: 1, name: 'Hana Sato', email: 'hana@example.org' });
  vault.close();
  await log.close();
});
afterEach(async () => {
  await children.killAll();
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

/** Erases in another process, which is killed at a point. */
async function killedAt(point: string): Promise<void> {
  const script = join(import.meta.dirname, 'erase-until-killed.mjs');
  const child = spawn(process.execPath, [script, folder, HANA, point], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  for await (const line of createInterface(child.stdout)) if (line === point) return children.kill(child);
  throw new Error(`It ended before it was ${point}`);
}

/** What is read of the contact, and how often its erasure was recorded. @param replays whether the folder is opened to write */
async function found(replays: boolean): Promise<{ values: readonly (string | undefined)[]; erasures: number }> {
  const log = await openLog(folder, { now, readOnly: !replays });
  const vault = await vaultOf(folder, log, { readOnly: !replays });
  try {
    if (replays) await replayErasures(log, vault, folder, now);
    const facts = await log.read('partner-minato.chamber');
    const tokens = facts.flatMap(({ data }) => Object.values(data).filter(isSealed)) as readonly Sealed[];
    const values = (await vault.open(tokens)).map((opening) => opening?.value);
    return { values, erasures: facts.filter(({ type }) => type === 'SubjectErased').length };
  } finally {
    vault.close();
    await log.close();
  }
}

/** The wrapped key of the subject and its encrypted values, as they lie in the vault. */
function rowsOfSubject(): readonly Buffer[] {
  const db = new Database(join(folder, 'vault.db'), { readonly: true });
  const all = (sql: string): readonly Buffer[] => db.prepare<[string], Buffer>(sql).pluck().all(HANA);
  const rows = [
    ...all('SELECT key FROM subjects WHERE subject = ? AND key IS NOT NULL'),
    ...all('SELECT box FROM sealed WHERE subject = ?'),
  ];
  db.close();
  return rows;
}

const leftIn = (rows: readonly Buffer[]): readonly Buffer[] => {
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  return rows.filter((row) => files.some((file) => file.includes(row)));
};

describe('An erasure that is killed', () => {
  const READ = ['Hana Sato', 'hana@example.org'];
  const GONE = [undefined, undefined];

  it.each([
    { point: 'recorded', noted: 0, before: READ },
    { point: 'noted', noted: 1, before: READ },
    { point: 'destroyed', noted: 1, before: GONE },
  ])('once it is $point is made good at the next opening', async ({ point, noted, before }) => {
    const rows = rowsOfSubject();
    expect(rows).toHaveLength(3);
    await killedAt(point);
    expect(await found(false)).toEqual({ values: before, erasures: 1 });
    expect(readErasures(erasuresFile(folder))).toHaveLength(noted);
    expect(await found(true)).toEqual({ values: GONE, erasures: 1 });
    expect(readErasures(erasuresFile(folder))).toMatchObject([{ subject: HANA, reason: 'asked for' }]);
    expect(leftIn(rows)).toEqual([]);
    expect(await found(true)).toEqual({ values: GONE, erasures: 1 });
  });

  it('before it is recorded has done nothing', async () => {
    await killedAt('decided');
    expect(await found(true)).toEqual({ values: READ, erasures: 0 });
    expect(readErasures(erasuresFile(folder))).toEqual([]);
  });
});
