import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import fc from 'fast-check';
import type { Fact } from '@sebone/kernel';
import { openSqliteEventStore, verifySqliteLog } from '@sebone/event-store-sqlite';

/** Milliseconds for a dozen processes to start on a busy machine. They run the built packages: build before. */
const SLOW = 300_000;
const SEBONE = join(import.meta.dirname, '..', '..', 'apps', 'cli', 'dist', 'main.js');
const COUNT = 600;

type Child = ChildProcessByStdio<null, Readable, null>;
const children = new Set<Child>();

function run(...argv: readonly string[]): Child {
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'ignore'] });
  children.add(child);
  return child;
}
async function killed(child: Child): Promise<void> {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
const folders: string[] = [];
afterEach(async () => {
  for (const child of children) await killed(child);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, maxRetries: 5 });
});

async function serve(data: string): Promise<{ readonly child: Child; readonly url: string }> {
  const child = run(SEBONE, 'serve', '--port', '0', '--no-auth', '--json', '--data', data);
  for await (const line of createInterface(child.stdout))
    if (line.includes('"url"')) return { child, url: (JSON.parse(line) as { url: string }).url };
  throw new Error('The server did not start.');
}

/** All that the client was told of each command it means, whichever of its lives was told. */
type Told = Map<string, Set<string>>;

/** One life of the client: to its end, or until it was told so much. @returns whether it came to its end */
async function clientLife(url: string, told: Told, mostTold: number, atMost: () => void): Promise<boolean> {
  const client = run(join(import.meta.dirname, 'give-over-http.mjs'), url, String(COUNT));
  const ended = once(client, 'exit');
  let count = 0;
  for await (const line of createInterface(client.stdout)) {
    const [, nth, answer] = /^(\S+) (.*)$/.exec(line)!;
    if (!told.has(nth!)) told.set(nth!, new Set());
    told.get(nth!)!.add(answer!);
    if (++count === mostTold) atMost();
  }
  await ended;
  children.delete(client);
  return client.exitCode === 0;
}

async function factsIn(data: string): Promise<Fact[]> {
  const store = await openSqliteEventStore({ folder: data, readOnly: true });
  const facts: Fact[] = [];
  for await (const batch of store.subscribe(0, { untilHead: true })) facts.push(...batch);
  await store.close();
  return facts;
}

describe('a client and a server that are killed at random, and begun again', () => {
  it(
    'end with exactly the facts that the client meant, and with one answer for each command, for ever',
    async () => {
      const death = fc.record({ of: fc.constantFrom('client', 'server'), after: fc.integer({ min: 1, max: COUNT }) });
      await fc.assert(
        fc.asyncProperty(fc.array(death, { minLength: 5, maxLength: 8 }), async (deaths) => {
          const data = mkdtempSync(join(tmpdir(), 'sebone-http-'));
          folders.push(data);
          const told: Told = new Map();
          let serving = await serve(data);
          for (const { of, after } of deaths) {
            const before = new Set(children);
            const kill = (): void => {
              if (of === 'server') serving.child.kill('SIGKILL');
              else for (const child of children) if (!before.has(child)) child.kill('SIGKILL');
            };
            await clientLife(serving.url, told, after, kill);
            if (of === 'server') {
              await killed(serving.child);
              serving = await serve(data);
            }
          }
          expect(await clientLife(serving.url, told, Infinity, () => undefined)).toBe(true);
          await killed(serving.child);

          const numbers = Array.from({ length: COUNT }, (_, nth) => nth);
          const isEarly = (nth: number): boolean => nth % 10 === 3;
          const isSaid = (nth: number): boolean => nth % 10 === 7;
          const facts = await factsIn(data);
          const actions = facts
            .filter(({ type }) => type === 'ActionReported')
            .map((fact) => (fact.data as { actionId: string }).actionId);
          expect(actions.sort()).toEqual(
            numbers
              .filter((nth) => !isEarly(nth) && !isSaid(nth))
              .map((nth) => `a-${nth}`)
              .sort(),
          );
          expect(facts.length).toBe(actions.length + 2);

          // A repeat of what is recorded elsewhere is a race between the two: either may be the one that recorded it.
          for (const nth of numbers) {
            const answers = [...told.get(String(nth))!];
            expect(answers).toEqual([
              expect.stringMatching(isEarly(nth) ? /^422 / : isSaid(nth) || isSaid(nth + 1) ? /^20[01] / : /^201 /),
            ]);
          }
          const ids = new Set(facts.map(({ id }) => id));
          const idsTold = [...told.values()].flatMap(([answer]) => {
            const { events = [] } = JSON.parse(answer!.slice(4)) as { events?: { id: string }[] };
            return events.map(({ id }) => id);
          });
          expect(new Set(idsTold)).toEqual(ids);
          expect(await verifySqliteLog(data, (fault) => expect(fault).toBeUndefined())).toMatchObject({ faults: 0 });
        }),
        { numRuns: 2, endOnFailure: true },
      );
    },
    SLOW,
  );
});
