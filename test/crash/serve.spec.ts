import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { verifySqliteLog } from '@sebone/event-store-sqlite';
import { Children } from './killing.ts';

/** Milliseconds for a few processes to start on a busy machine. They run the built packages: build before. */
const SLOW = 120_000;
const SEBONE = join(import.meta.dirname, '..', '..', 'apps', 'cli', 'dist', 'main.js');

type Child = ChildProcessByStdio<null, Readable, Readable>;
type Json = Record<string, unknown>;

interface Served {
  readonly child: Child;
  readonly url: string;
  /** Present at the first start. */
  readonly key?: string;
  readonly link?: string;
  /** All that it wrote to standard error: the log's lines. */
  readonly lines: Promise<string>;
}

let folder: string;
/** Asks until the server is ready: it listens before its views stand. */
async function ready(url: string): Promise<void> {
  while ((await fetch(`${url}/readyz`)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
}

const children = new Children<Child>();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sebone-serve-'));
});
afterEach(async () => {
  await children.killAll();
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

function sebone(...argv: readonly string[]): Child {
  const child = spawn(process.execPath, [SEBONE, ...argv, '--data', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  return child;
}

async function ran(
  ...argv: readonly string[]
): Promise<{ readonly exit: number | null; readonly out: string; readonly err: string }> {
  const child = sebone(...argv);
  const ended = once(child, 'exit');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await ended;
  return { exit: child.exitCode, out, err };
}

async function served(...argv: readonly string[]): Promise<Served> {
  const child = sebone('serve', '--port', '0', '--json', ...argv);
  const lines = text(child.stderr);
  for await (const line of createInterface(child.stdout)) {
    // The report of the demo's import comes first.
    if (line.includes('"url"')) return { child, lines, ...(JSON.parse(line) as { url: string }) };
  }
  throw new Error(await lines);
}

/** Asks the process to stop. @returns how it exits: a code, or a signal */
async function stopped({ child }: Served, signal: NodeJS.Signals = 'SIGTERM'): Promise<unknown> {
  const exit = once(child, 'exit');
  child.kill(signal);
  const [code, by] = (await exit) as [number | null, string | null];
  return code ?? by;
}

function give(url: string, command: string, body: object, key: string): Promise<Response> {
  return fetch(`${url}/v1/commands/${command}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ initiative: 'river', ...body }),
  });
}

async function founded(url: string): Promise<void> {
  const charter = { name: 'Clean river', timeZone: 'UTC', plannedUntil: '2030-12-31', occurredOn: '2015-04-01' };
  expect((await give(url, 'charter-initiative', charter, 'charter')).status).toBe(201);
  const joined = { partnerId: 'water', name: 'Water board', occurredOn: '2015-04-01' };
  expect((await give(url, 'join-partner', joined, 'join')).status).toBe(201);
}

const report = (url: string, at: number | string): Promise<Response> =>
  give(
    url,
    'report-action',
    { partnerId: 'water', actionId: `a-${at}`, title: 'Measured', occurredOn: '2016-04-01' },
    `key-${at}`,
  );

async function facts(url: string): Promise<readonly Json[]> {
  const lines = (await (await fetch(`${url}/v1/events?format=ndjson`)).text()).split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(line) as Json);
}

describe('sebone serve, the first time', () => {
  it(
    'makes an admin key, shows it once with a link, and writes it into no log',
    async () => {
      const first = await served();
      expect(first.key).toMatch(/^sebone_/);
      expect(first.link).toBe(`${first.url}/docs#key=${first.key}`);
      expect((await fetch(`${first.url}/v1/initiatives`)).status).toBe(401);
      const withKey = await fetch(`${first.url}/v1/initiatives`, { headers: { authorization: `Bearer ${first.key}` } });
      expect(withKey.status).toBe(200);
      expect(await stopped(first)).toBe(0);
      expect(await first.lines).not.toContain(first.key);
      const second = await served();
      expect(second.key).toBeUndefined();
      expect(await stopped(second)).toBe(0);
    },
    SLOW,
  );

  it(
    'is refused on an address of the network without authentication',
    async () => {
      expect(await ran('serve', '--host', '0.0.0.0', '--no-auth')).toMatchObject({
        exit: 1,
        err: expect.stringMatching(/^invalid-configuration: .*\n.*SEBONE_HOST = 0\.0\.0\.0: /),
      });
    },
    SLOW,
  );

  it(
    'is refused where somebody listens already',
    async () => {
      const { url } = await served('--no-auth');
      const other = mkdtempSync(join(tmpdir(), 'sebone-serve-'));
      const { exit, err } = await ran('serve', '--port', new URL(url).port, '--data', other);
      expect({ exit, err }).toMatchObject({ exit: 1, err: expect.stringMatching(/^cannot-listen: .*EADDRINUSE/m) });
      rmSync(other, { recursive: true });
    },
    SLOW,
  );

  it(
    'shows its settings instead, when asked to',
    async () => {
      const { exit, out } = await ran('serve', '--print-config', '--port', '1234');
      expect([exit, JSON.parse(out)]).toEqual([
        0,
        expect.objectContaining({ data: folder, host: '127.0.0.1', port: 1234, authentication: true }),
      ]);
    },
    SLOW,
  );
});

describe('sebone serve, asked to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s finishes what it has taken, and ends with 0',
    async (signal) => {
      const serving = await served('--no-auth');
      await founded(serving.url);
      const under = Array.from({ length: 40 }, (_, at) =>
        report(serving.url, at).then(
          ({ status }) => status,
          () => 'refused',
        ),
      );
      const feed = await fetch(`${serving.url}/v1/events`);
      await Promise.race(under);
      const [exit, answers] = await Promise.all([stopped(serving, signal), Promise.all(under)]);
      expect(exit).toBe(0);
      expect(await feed.text()).toMatch(/^retry: /);
      expect(await serving.lines).not.toContain('cut off');
      const again = await served('--no-auth');
      const recorded = (await facts(again.url)).filter(({ type }) => type === 'dev.sebone.ActionReported.v1');
      expect(recorded).toHaveLength(answers.filter((status) => status === 201).length);
      expect(await stopped(again)).toBe(0);
    },
    SLOW,
  );

  it(
    'twice ends at once, whatever is under way',
    async () => {
      const serving = await served('--no-auth');
      await founded(serving.url);
      // A command whose end never comes.
      const body = new ReadableStream<Uint8Array>({
        start: (stream) => stream.enqueue(new TextEncoder().encode('{"initiative":')),
      });
      const headers = { 'content-type': 'application/json', 'idempotency-key': 'endless' };
      const endless = fetch(`${serving.url}/v1/commands/report-action`, {
        method: 'POST',
        headers,
        body,
        duplex: 'half',
      });
      const gone = endless.catch(() => 'gone');
      await fetch(`${serving.url}/readyz`);
      serving.child.kill('SIGTERM');
      let refused: unknown;
      while (refused === undefined) await fetch(`${serving.url}/healthz`).catch((error: unknown) => (refused = error));
      expect(serving.child.exitCode).toBeNull();
      expect(await stopped(serving)).toBe(1);
      expect(await gone).toBe('gone');
    },
    SLOW,
  );
});

describe('sebone serve, killed under load', () => {
  it(
    'has every acknowledged command when it runs again, and none twice, whoever repeats them',
    async () => {
      let acknowledged = 0;
      for (let round = 0; round < 4; round++) {
        const serving = await served('--no-auth');
        if (round === 0) await founded(serving.url);
        const least = acknowledged + 30 * (round + 1);
        let at = acknowledged;
        const caller = async (): Promise<void> => {
          for (;;) {
            const mine = at++;
            if ((await report(serving.url, mine)).status === 201 && ++acknowledged >= least)
              serving.child.kill('SIGKILL');
          }
        };
        await Promise.allSettled(Array.from({ length: 16 }, caller));
        await children.kill(serving.child);
        const again = await served('--no-auth');
        // Whoever got no answer gives the command again, and whoever got one may.
        const repeated = await Promise.all(
          Array.from({ length: at }, (_, of) => report(again.url, of).then(({ status }) => status)),
        );
        expect(repeated.filter((status) => status !== 201)).toEqual([]);
        acknowledged = at;
        const reported = (await facts(again.url))
          .map(({ data }) => (data as Json)['actionId'])
          .filter((id) => id !== undefined);
        expect(reported.toSorted()).toEqual(Array.from({ length: at }, (_, of) => `a-${of}`).toSorted());
        expect(await stopped(again)).toBe(0);
      }
      expect(await verifySqliteLog(folder, (fault) => expect(fault).toBeUndefined())).toMatchObject({ faults: 0 });
    },
    SLOW,
  );
});

describe('beside a server', () => {
  it(
    'commands that only read work, and those that write are told that the folder is in use',
    async () => {
      const { url } = await served('--no-auth', '--demo');
      await ready(url);
      const reading = [
        ['initiatives'],
        ['partners', 'minato'],
        ['timeline', 'minato', 'chamber'],
        ['ledger', 'minato', 'chamber'],
        ['traps', 'minato', '--known-at', '2019-12-31'],
        ['export', 'minato', join(folder, 'out')],
        ['doctor'],
      ];
      for (const argv of reading)
        expect([argv, await ran(...argv)]).toEqual([argv, expect.objectContaining({ exit: 0, err: '' })]);
      for (const argv of [['demo'], ['notice', 'minato'], ['rebuild'], ['serve', '--port', '0']])
        expect([argv, await ran(...argv)]).toEqual([
          argv,
          expect.objectContaining({
            exit: 1,
            err: expect.stringMatching(/^folder-in-use: .* is in use by process \d+, since/m),
          }),
        ]);
      await ready(url);
    },
    SLOW,
  );
});
