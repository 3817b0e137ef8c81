import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { consume } from '@sebone/event-store/contract';
import { openKurrentEventStore, type KurrentEventStore } from '@sebone/event-store-kurrent';
import { openReadModel } from '@sebone/read-model';
import { diceOf } from '@sebone/testing';
import { untilMet } from '../crash/killing.ts';
import { each, Load } from './load.ts';
import { actionOf, founding, isEarly, isSaid, meant, partnerOf } from './meant.ts';
import { Cluster, ServeProcess } from './nodes.ts';

/*
 * Three processes of `sebone serve` on one cluster, each with a data folder of its own. They are killed (SIGKILL) at random and
 * begun again, and other nodes of the cluster come to lead it, while clients give commands to whichever answers. It runs the
 * built packages: build before.
 */
const SEED = Number(process.env['SEBONE_SEED'] ?? Date.now() % 1_000_000);
const AGAIN = `SEBONE_SEED=${SEED} npm run jest -- kurrent/cluster --selectProjects test`;
/** Milliseconds for a dozen processes to start on a busy machine. */
const SLOW = 300_000;
const CLIENTS = 24;
/** How many commands are meant at least: more where not all that goes wrong has gone wrong yet. */
const LEAST = 300;

let cluster: Cluster;
let servers: readonly ServeProcess[];
let store: KurrentEventStore;

const startAll = (): Promise<unknown> => Promise.all(servers.map((server) => server.start()));

beforeAll(async () => {
  cluster = await Cluster.start();
  store = await openKurrentEventStore({ address: cluster.address });
  servers = Array.from({ length: 3 }, () => new ServeProcess(cluster));
  // They share the vault of what is personal: each has the key of the first, as whoever runs them sees to.
  const [first, ...others] = servers as [ServeProcess, ...ServeProcess[]];
  await first.start();
  for (const { folder } of others) copyFileSync(join(first.folder, 'vault.key'), join(folder, 'vault.key'));
  await startAll();
}, SLOW);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.end()));
  await store.close();
  await cluster.end();
});

/** What a server shows of the actions of a partner, with what had been recorded at a position; nothing where it cannot be asked. */
async function actionsOn(
  server: ServeProcess,
  initiative: string,
  nth: number,
  position: number,
): Promise<string | undefined> {
  const path = `/v1/initiatives/${initiative}/actions?partner=p-${partnerOf(nth)}&limit=1000`;
  try {
    const response = await fetch(`${server.url}${path}`, { headers: { 'sebone-min-position': String(position) } });
    const text = await response.text();
    return response.status === 200 ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Asks again until there is an answer: a busy server may take longer than whoever asks waits. */
async function untilTold(ask: () => Promise<string | undefined>): Promise<string> {
  for (;;) {
    const told = await ask();
    if (told !== undefined) return told;
    await pause(20);
  }
}

const positionIn = (answer: string): number => (JSON.parse(answer.slice(4)) as { position: number }).position;
const idsIn = (answer: string): readonly string[] =>
  (JSON.parse(answer.slice(4)) as { events: readonly { id: string }[] }).events.map(({ id }) => id);

/** How far the views of a server have consumed the log, and the digest of what they have consumed. */
function checkpointsOf({ folder }: ServeProcess): readonly { readonly position: number }[] {
  const views = new Database(join(folder, 'views.db'), { readonly: true });
  try {
    return views
      .prepare<[], { position: number }>(
        'SELECT view, version, position, count, digest, status FROM checkpoints ORDER BY view',
      )
      .all();
  } finally {
    views.close();
  }
}

const mishap = fc.record({
  /** After how many more answers. */
  after: fc.integer({ min: 20, max: 80 }),
  /** Which server is killed. */
  server: fc.nat(2),
  /** Whether it is begun again at once, or only where another one is killed, or at the end. */
  again: fc.boolean(),
  /** Which node of the cluster leads from then on, if that changes. */
  leader: fc.option(fc.nat(2), { freq: 2 }),
});
type Mishap = typeof mishap extends fc.Arbitrary<infer Value> ? Value : never;

/** How many commands were on record, and nobody had been told, when the server was killed that was to tell. */
let untold = 0;
/** How often it was looked for on another server, and found, what one had just recorded. */
let found = 0;

async function meet({ server: which, again, leader }: Mishap, load: Load): Promise<void> {
  if (leader !== null) cluster.elect(leader);
  const server = servers[which]!;
  const untoldKeys = [...load.underWay.get(server)!.keys()].filter((key) => !load.told.has(key));
  await server.kill();
  for (const key of untoldKeys) if (await store.answered(`http:local:${key}`)) untold++;
  if (again || servers.filter(({ isUp }) => isUp).length < 2) await startAll();
}

/** Gives commands while that goes wrong, one thing after another. @returns how many were meant */
async function givenThrough(mishaps: readonly Mishap[], load: Load, initiative: string, seed: number): Promise<number> {
  const left = [...mishaps];
  let answersLeft = left[0]!.after;
  let meeting = Promise.resolve();
  let isOver = false;
  load.onTold = () => {
    if (left.length === 0 || --answersLeft > 0) return;
    const met = left.shift()!;
    answersLeft = left[0]?.after ?? 0;
    meeting = meeting.then(() => meet(met, load));
    if (left.length === 0) meeting = meeting.then(() => void (isOver = true));
  };
  let count = 0;
  const numbers = function* (): Generator<number> {
    while (count < LEAST || !isOver) yield count++;
  };
  const dice = diceOf(seed);
  try {
    await each(CLIENTS, numbers(), async (nth) => {
      const answer = await load.give(meant(initiative, nth));
      if (!answer.startsWith('201 ') || dice() > 0.2) return;
      const other = servers[Math.floor(dice() * servers.length)]!;
      const shown = await actionsOn(other, initiative, nth, positionIn(answer));
      if (shown === undefined) return;
      expect(shown).toContain(`"a-${actionOf(nth)}"`);
      found++;
    });
  } finally {
    load.end();
    await meeting;
  }
  return count;
}

/** The log holds what was meant, each action once, and nothing that nobody was told of. */
async function provesRecordedOnce(initiative: string, count: number, told: Load['told']): Promise<void> {
  const facts = await consume(store.subscribe(0, { untilHead: true, filter: { initiative } }));
  const actions = facts.filter(({ type }) => type === 'ActionReported');
  const recorded = actions.map(({ data }) => (data as { actionId: string }).actionId).sort();
  const numbers = Array.from({ length: count }, (_, nth) => nth).filter((nth) => !isEarly(nth) && !isSaid(nth));
  expect(recorded).toEqual(numbers.map((nth) => `a-${nth}`).sort());
  expect(facts).toHaveLength(actions.length + founding(initiative).length);
  const answers = [...told.values()].flatMap((of) => [...of]).filter((answer) => answer.startsWith('201 '));
  expect(new Set(answers.flatMap(idsIn))).toEqual(new Set(facts.map(({ id }) => id)));
}

/** Each command has one answer, whoever is asked again. */
async function provesAnsweredAlike(initiative: string, count: number, load: Load): Promise<void> {
  await each(CLIENTS, Array.from({ length: count }).keys(), async (nth) => {
    for (const server of servers) await untilTold(() => load.giveTo(server, meant(initiative, nth)));
  });
  for (let nth = 0; nth < count; nth++) {
    // Of two commands that say the same, either may be the one that recorded it.
    const status = isEarly(nth) ? /^422 / : isSaid(nth) || isSaid(nth + 1) ? /^20[01] / : /^201 /;
    const told = [...load.told.get(`${initiative}-${nth}`)!];
    expect({ nth, told }).toEqual({ nth, told: [expect.stringMatching(status)] });
  }
}

/** The views of all servers have consumed the same, and all of it. */
async function provesShownAlike(): Promise<void> {
  const head = await store.head();
  const isThere = ({ position }: { position: number }): boolean => position === head;
  while (!servers.every((server) => checkpointsOf(server).every(isThere))) await pause(50);
  const [one, ...others] = servers.map(checkpointsOf);
  expect(one!.length).toBeGreaterThan(5);
  for (const other of others) expect(other).toEqual(one);
  for (const { folder } of servers) {
    const views = openReadModel({ folder });
    const verdicts = (await views.doctor(store)).map(({ view, verdict }) => ({ view, verdict }));
    views.close();
    expect(verdicts).toEqual(verdicts.map(({ view }) => ({ view, verdict: 'proved' })));
  }
}

/** Partners who joined and have not acted since: each gives one notice. */
const FEW = 4;
const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

describe(`three servers on one cluster, killed at random; repeated by ${AGAIN}`, () => {
  it(
    'record every acknowledged command once, answer it alike for ever, and show the same',
    async () => {
      let runs = 0;
      const lives = fc.asyncProperty(
        fc.array(mishap, { minLength: 4, maxLength: 5 }),
        fc.nat(),
        async (mishaps, seed) => {
          const initiative = `river-${++runs}`;
          const load = new Load(servers, seed);
          for (const first of founding(initiative)) await load.give(first);
          const count = await givenThrough(mishaps, load, initiative, seed);
          await startAll();
          await provesAnsweredAlike(initiative, count, load);

          await provesRecordedOnce(initiative, count, load.told);

          await provesShownAlike();
        },
      );
      // Where every death came between two commands, or nobody could be asked meanwhile, nothing was proved.
      await untilMet(
        () => untold > 0 && found > 0,
        (begun) => fc.assert(lives, { seed: SEED + begun, numRuns: 2, endOnFailure: true }),
      );
    },
    SLOW,
  );

  it('show on each what was recorded on another, at the position that it gave', async () => {
    const load = new Load(servers, SEED);
    for (const first of founding('lake')) await load.give(first);
    let nth = 0;
    for (const one of servers)
      for (const other of servers) {
        const answer = await untilTold(() => load.giveTo(one, meant('lake', nth)));
        expect(answer).toMatch(/^201 /);
        const shown = await untilTold(() => actionsOn(other, 'lake', nth, positionIn(answer)));
        expect(shown).toContain(`"a-${nth}"`);
        while (isEarly(++nth) || isSaid(nth));
      }
  });

  it(
    'record each notice once, though all do at the same time, and one of them is killed meanwhile',
    async () => {
      const load = new Load(servers, SEED);
      for (const first of founding('marsh', { on: ago(300), partners: FEW })) await load.give(first);
      const notice = (server: ServeProcess, killAfter?: number): Promise<string | undefined> =>
        server.run(['notice', 'marsh', '--json'], killAfter);
      const killAfter = 500 + Math.floor(diceOf(SEED)() * 1_500);
      await Promise.all(servers.map((server, nth) => notice(server, nth === 0 ? killAfter : undefined)));
      const raised = await consume(
        store.subscribe(0, { untilHead: true, filter: { initiative: 'marsh', types: ['FindingRaised'] } }),
      );
      const findings = raised.map(({ data }) => (data as { findingId: string }).findingId);
      expect(findings).toHaveLength(FEW);
      expect(new Set(findings).size).toBe(FEW);
      for (const said of await Promise.all(servers.map((server) => notice(server))))
        expect(JSON.parse(said!)).toMatchObject({ raised: [], escalated: [], cleared: [] });
    },
    SLOW,
  );
});
