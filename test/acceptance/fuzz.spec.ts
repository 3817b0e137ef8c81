import { openApiDocument } from '@sebone/api/openapi';
import { parseStream } from '@sebone/kernel';
import { EXAMPLES, FOUNDED } from '@sebone/testing';
import fc from 'fast-check';
import { judging } from './fuzz-answers.ts';
import { CANARY, faultsOf, Ground, type Asked } from './fuzz-ground.ts';
import { FORGED } from './fuzz-hostility.ts';
import { failuresIn, logFaults } from './fuzz-log.ts';
import { OTHERS, OWN } from './fuzz-examples.ts';
import { fuzzRequests, type Document } from './fuzz-requests.ts';
import { shoutsWith } from './fuzz-shouts.ts';
import { PERSONAL } from './fuzz-values.ts';
import { answersIn, shout } from './wire.ts';

/**
 * How many requests are sent, and from which seed they are made: both can be said, to repeat a run. Far fewer do not meet every
 * status there is.
 */
const REQUESTS = Number(process.env['SEBONE_FUZZ_REQUESTS'] ?? 20_000);
const SEED = Number(process.env['SEBONE_FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const AGAIN = `SEBONE_FUZZ_SEED=${SEED} SEBONE_FUZZ_REQUESTS=${REQUESTS} npm run jest -- acceptance/fuzz.spec --selectProjects test`;

const document = openApiDocument() as unknown as Document;
const requests = fuzzRequests(document);
const judge = judging(document, CANARY);
/** The judge of those to whom little is allowed at once. */
const strictly = judging(document, CANARY);
/** Requests a minute, where little may be asked. */
const RATE = 60;
/** What chance asks for so seldom that a run may do without. */
const SELDOM: readonly Asked[] = [
  { target: '/metrics' },
  { target: '/v1/audit/consistency?from=1&to=2' },
  { target: '/v1/audit/tile/0%2F000.p%2F1' },
  { target: `/v1/initiatives/${'x'.repeat(300)}` },
  {
    method: 'POST',
    target: `/v1/initiatives/${OWN}/audit/bundles`,
    headers: [['Content-Type', 'application/json']],
    body: Buffer.from('{}'),
  },
];
const shouted = new Set<number>();
let ground: Ground;

beforeAll(async () => {
  ground = await Ground.make();
  await ground.found(judge);
}, 60_000);
afterAll(() => ground.close(), 120_000);

describe(`a fuzz run of ${REQUESTS} requests, again with ${AGAIN}`, () => {
  const overHttp = Object.keys(EXAMPLES).filter((name) => `/v1/commands/${name}` in document.paths);
  it.each(overHttp)('begins with a command that is recorded and answered as the document says: %s', async (name) => {
    const { given, body } = EXAMPLES[name]!;
    await ground.give(judge, `walk-${name}`, [...FOUNDED, ...given, [name, body]]);
  });

  it('is answered as the document says, in time, without a 5xx and without a word of what is not theirs', async () => {
    const portion = 1_000;
    const faults: string[] = [];
    for (let from = 0; from < REQUESTS && faults.length === 0; from += portion) {
      const sent = fc.sample(requests, { seed: SEED + from, numRuns: Math.min(portion, REQUESTS - from) });
      faults.push(...(await faultsOf(sent, judge, ground)));
    }
    expect(faults.join('\n\n')).toBe('');
  }, 1_200_000);

  it.each(SELDOM.map((asked) => [asked.target.slice(0, 50), asked] as const))(
    'is answered so, too, in what is seldom asked: %s',
    async (_, asked) => {
      expect(await ground.askInTurn(judge, asked)).toEqual([]);
    },
  );

  it('is answered so, too, where little may be asked, and little at once', async () => {
    const narrow = await Ground.make({ rate: RATE, concurrency: { total: 3, each: 1 } });
    await narrow.found(judging(document, CANARY));
    const sent = fc
      .sample(requests, { seed: SEED, numRuns: Math.max(500, REQUESTS / 40) })
      .filter(({ method }) => method !== 'HEAD');
    const listening = [await narrow.listen('analyst'), await narrow.listen('backbone')];
    const faults = [...(await faultsOf(sent, strictly, narrow))];
    listening.push(await narrow.listen('auditor'));
    faults.push(...(await faultsOf(sent.slice(0, 50), strictly, narrow)));
    for (const end of listening) end();
    // One after the other, and more than two minutes allow: whatever else they are refused for, some are for their number.
    faults.push(...(await narrow.askInTurn(strictly, { target: '/v1/initiatives' }, 2 * RATE + 2)));
    await narrow.close();
    expect(faults.join('\n\n')).toBe('');
    expect([...strictly.codes]).toEqual(expect.arrayContaining(['too-many-requests', 'too-many-at-once', 'busy']));
  }, 120_000);

  it('ends every connection that broken HTTP comes over, and answers it with a problem if at all', async () => {
    const faults: string[] = [];
    for (const pieces of fc.sample(shoutsWith(ground.keys['backbone']!), {
      seed: SEED,
      numRuns: Math.ceil(REQUESTS / 50),
    })) {
      const bytes = await shout(ground.port, pieces);
      try {
        for (const { status, headers } of answersIn(bytes)) {
          shouted.add(status);
          if (status < 400) continue;
          expect([status < 500, headers['content-type']?.split(';')[0]]).toEqual([true, 'application/problem+json']);
        }
      } catch (error) {
        faults.push(`${String(error)}: ${head(bytes)}\n  to ${head(Buffer.concat(pieces))}`);
      }
    }
    expect(faults.join('\n\n')).toBe('');
  }, 120_000);

  it('has met every status that is declared, and success of every operation', () => {
    const declared = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).flatMap(({ responses }) => Object.keys(responses)),
    );
    const met = new Set([...judge.statuses.keys(), ...strictly.statuses.keys(), ...shouted].map(String));
    // A 408 is for those who send nothing for a minute.
    expect([...new Set(declared)].filter((status) => status !== '408' && !met.has(status))).toEqual([]);
    expect([...judge.successes].filter(([, times]) => times === 0)).toEqual([]);
  });

  it('was neither refused as a whole nor let in as a whole', () => {
    const of = (hundred: number): number =>
      [...judge.statuses].reduce(
        (sum, [status, times]) => (Math.floor(status / 100) === hundred ? sum + times : sum),
        0,
      );
    const all = of(2) + of(3) + of(4) + of(5);
    const told = JSON.stringify(Object.fromEntries(judge.statuses));
    expect([told, of(2) / all > 0.1, of(4) / all > 0.1, of(5) / all < 0.005]).toEqual([told, true, true, true]);
  });

  it('has written nothing into what is not theirs', async () => {
    const actors = new Set<string>();
    for await (const batch of ground.serving.parts.store.subscribe(0, { untilHead: true }))
      for (const { stream, actor } of batch) if (parseStream(stream)!.initiative === OTHERS) actors.add(actor);
    expect([...actors]).toEqual([`key.${ground.keys['admin']!.split('_')[1]}`]);
  }, 120_000);

  it('leaves no connection behind, and nothing in the log but what was asked, by which key, and how it was answered', async () => {
    await ground.serving.close();
    const secrets = Object.values(ground.keys).map((key) => key.slice('sebone_abcdefghijkl_'.length));
    const forged = FORGED.flatMap((bearer) => bearer.split('.'));
    expect(logFaults(ground.log, [...secrets, ...forged, PERSONAL, CANARY]).slice(0, 20)).toEqual([]);
    expect(ground.log.length).toBeGreaterThan(REQUESTS);
    // Whatever went wrong would be seen there, too.
    const failed = [...judge.statuses].reduce((sum, [status, times]) => (status >= 500 ? sum + times : sum), 0);
    expect(failuresIn(ground.log)).toBe(failed);
  }, 120_000);
});

const head = (bytes: Buffer): string => bytes.toString('latin1').slice(0, 300);
