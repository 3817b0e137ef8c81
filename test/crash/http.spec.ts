import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import fc from 'fast-check';
import { openSqliteEventStore, verifySqliteLog } from '@sebone/event-store-sqlite';
import type { Fact } from '@sebone/kernel';
import { Children, untilMet } from './killing.ts';

/*
 * A client and a server are killed (SIGKILL) at random moments and begun again, until the client has an answer to every command
 * that it means. They run the built packages: build before.
 */
const SEED = Number(process.env['SEBONE_SEED'] ?? Date.now() % 1_000_000);
const AGAIN = `SEBONE_SEED=${SEED} npm run jest -- crash/http --selectProjects test`;
/** Milliseconds for two dozen processes to start on a busy machine. */
const SLOW = 300_000;
const SEBONE = join(import.meta.dirname, '..', '..', 'apps', 'cli', 'dist', 'main.js');
const CLIENT = join(import.meta.dirname, 'give-over-http.mjs');
/** How many commands the client means, beside two that come first. */
const COUNT = 600;

type Child = ChildProcessByStdio<null, Readable, null>;
const children = new Children<Child>();
const folders: string[] = [];

function run(...argv: readonly string[]): Child {
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'ignore'] });
  children.add(child);
  return child;
}
afterEach(async () => {
  await children.killAll();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, maxRetries: 5 });
});

interface Server {
  readonly child: Child;
  readonly url: string;
}

const begun = (data: string): Child => run(SEBONE, 'serve', '--port', '0', '--no-auth', '--json', '--data', data);

async function serve(data: string): Promise<Server> {
  const child = begun(data);
  for await (const line of createInterface(child.stdout))
    if (line.includes('"url"')) return { child, url: (JSON.parse(line) as { url: string }).url };
  throw new Error('The server did not start.');
}

/** All that the client was told of each command it means, whichever of its lives was told. */
type Told = Map<string, Set<string>>;

/**
 * One life of the client.
 * @param atMost called once it was told of `mostTold` commands
 * @returns whether it came to its end
 */
async function clientLife(
  client: Child,
  told: Told,
  mostTold: number = Infinity,
  atMost: () => void = () => undefined,
): Promise<boolean> {
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

async function factsIn(data: string): Promise<readonly Fact[]> {
  const store = await openSqliteEventStore({ folder: data, readOnly: true });
  const facts: Fact[] = [];
  for await (const batch of store.subscribe(0, { untilHead: true })) facts.push(...batch);
  await store.close();
  return facts;
}

/** The ids of the facts that the client was told of. */
function idsTold(told: Told): ReadonlySet<string> {
  const answers = [...told.values()].flatMap((of) => [...of]).filter((answer) => answer.startsWith('201 '));
  return new Set(
    answers.flatMap((answer) =>
      (JSON.parse(answer.slice(4)) as { events: { id: string }[] }).events.map(({ id }) => id),
    ),
  );
}

const death = fc.record({
  of: fc.constantFrom('client', 'server', 'both'),
  after: fc.integer({ min: 1, max: COUNT }),
  /** The client's, from which it takes the forms that it gives its commands in. */
  dice: fc.nat(),
  /** How long the next server lives that is killed while it starts, in milliseconds; `null` = none is. */
  stillborn: fc.option(fc.integer({ min: 0, max: 1_500 }), { freq: 2 }),
});

const numbers = Array.from({ length: COUNT }, (_, nth) => nth);
const isEarly = (nth: number): boolean => nth % 10 === 3;
const isSaid = (nth: number): boolean => nth % 10 === 7;

describe(`a client and a server that are killed at random, and begun again; repeated by ${AGAIN}`, () => {
  it(
    'end with exactly the facts that the client meant, and with one answer for each command, for ever',
    async () => {
      /** How many facts were on record at a death that the client had not been told of. */
      let untold = 0;
      const lives = fc.asyncProperty(fc.array(death, { minLength: 5, maxLength: 7 }), async (deaths) => {
        const data = mkdtempSync(join(tmpdir(), 'sebone-http-'));
        folders.push(data);
        const told: Told = new Map();
        let server = await serve(data);
        const client = (...argv: readonly string[]): Child => run(CLIENT, server.url, String(COUNT), ...argv);
        for (const { of, after, dice, stillborn } of deaths) {
          const living = client(String(dice));
          await clientLife(living, told, after, () => {
            if (of !== 'client') server.child.kill('SIGKILL');
            if (of !== 'server') living.kill('SIGKILL');
          });
          const known = idsTold(told);
          if (of !== 'client') await children.kill(server.child);
          untold += (await factsIn(data)).filter(({ id }) => !known.has(id)).length;
          if (of === 'client') continue;
          if (stillborn !== null) {
            const child = begun(data);
            await new Promise((resolve) => setTimeout(resolve, stillborn));
            await children.kill(child);
          }
          server = await serve(data);
        }
        for (const form of ['single', 'stream']) expect(await clientLife(client('0', form), told)).toBe(true);
        await children.kill(server.child);

        const facts = await factsIn(data);
        const actions = facts.filter(({ type }) => type === 'ActionReported');
        expect(facts.length).toBe(actions.length + 2);
        const byId = (a: { actionId: string }, b: { actionId: string }): number => (a.actionId < b.actionId ? -1 : 1);
        expect(
          actions.map((fact) => ({ occurredOn: fact.occurredOn, ...(fact.data as { actionId: string }) })).sort(byId),
        ).toEqual(
          numbers
            .filter((nth) => !isEarly(nth) && !isSaid(nth))
            .map((nth) => ({
              occurredOn: '2016-04-01',
              partnerId: 'water',
              actionId: `a-${nth}`,
              title: `Gauge ${nth}`,
            }))
            .sort(byId),
        );
        // Of two commands that say the same, either may be the one that recorded it.
        for (const nth of numbers) {
          const status = isEarly(nth) ? /^422 / : isSaid(nth) || isSaid(nth + 1) ? /^20[01] / : /^201 /;
          expect({ nth, told: [...told.get(String(nth))!] }).toEqual({ nth, told: [expect.stringMatching(status)] });
        }
        expect(idsTold(told)).toEqual(new Set(facts.map(({ id }) => id)));
        expect(await verifySqliteLog(data, (fault) => expect(fault).toBeUndefined())).toMatchObject({ faults: 0 });
      });
      // Where every death came between two commands, nothing was proved.
      await untilMet(
        () => untold > 0,
        (begun) => fc.assert(lives, { seed: SEED + begun, numRuns: 2, endOnFailure: true }),
      );
    },
    SLOW,
  );
});
