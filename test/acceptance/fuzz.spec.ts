import { Keys, grantFrom, type Grant } from '@sebone/api/access';
import { serve, type Serving } from '@sebone/api';
import { openApiDocument } from '@sebone/api/openapi';
import { parseStream } from '@sebone/kernel';
import { EXAMPLES, FOUNDED, type Said } from '@sebone/testing';
import fc from 'fast-check';
import { scratch } from './cli.ts';
import { judging, type Judge } from './fuzz-answers.ts';
import { BROKEN } from './fuzz-broken.ts';
import { bytesOf, fuzzRequests, OTHERS, OWN, type Document, type FuzzRequest } from './fuzz-requests.ts';
import { read, shout, Wire } from './wire.ts';

/** How many requests are sent, and from which seed they are made: both can be said, to repeat a run. */
const REQUESTS = Number(process.env['SEBONE_FUZZ_REQUESTS'] ?? 20_000);
const SEED = Number(process.env['SEBONE_FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const AGAIN = `SEBONE_FUZZ_SEED=${SEED} SEBONE_FUZZ_REQUESTS=${REQUESTS} npm run jest -- fuzz --selectProjects test`;

/** Stands in whatever is recorded of the others' initiative, and in no request of the run. */
const CANARY = 'kanariya';
const GRANTS: Readonly<Record<string, string>> = {
  analyst: `analyst@${OWN}`,
  backbone: `backbone@${OWN}`,
  partner: `partner:water@${OWN}`,
  integrator: `integrator:report-action,record-measurement@${OWN}`,
  auditor: `auditor@${OWN}`,
  admin: 'admin@*',
};

/** What there is of everything before the run begins. */
const KINDS = [
  ...['make-commitment', 'report-action', 'record-resource', 'hold-meeting', 'define-indicator', 'record-measurement'],
  ...['share-knowledge', 'use-knowledge', 'award-funding', 'raise-finding'],
];

const { path: data, remove } = scratch();
const document = openApiDocument() as unknown as Document;
/** What the server said in its log that somebody should look at. */
const logged: string[] = [];
let serving: Serving;
let port: number;
let keys: Readonly<Record<string, string>>;
let judge: Judge;

/** One command of the admin, judged like all others. @throws Error where it is not recorded */
async function give(wire: Wire, initiative: string, [name, body = {}]: Said, marked = false): Promise<void> {
  const text = JSON.stringify({
    ...body,
    initiative: name === 'charter-initiative' ? (body['initiative'] ?? initiative) : initiative,
  });
  const request: FuzzRequest = {
    who: 'admin',
    method: 'POST',
    target: `/v1/commands/${name}`,
    headers: [
      ['Content-Type', 'application/json'],
      ['Idempotency-Key', `seed-${++given}`],
    ],
    body: Buffer.from(marked ? bearingCanary(text) : text),
    isChunked: false,
  };
  const answer = await wire.ask(bytesOf(request, keys['admin']), 'POST');
  const fault = judge(request, answer) ?? (answer.status === 201 ? undefined : answer.body.toString());
  if (fault !== undefined) throw new Error(`${name} in ${initiative}: ${fault}`);
}
let given = 0;

const bearingCanary = (text: string): string =>
  text.replaceAll('"water"', `"${CANARY}"`).replaceAll(/"(?:name|title|evidence|note)":"/g, `$&${CANARY} `);

beforeAll(async () => {
  const made = new Keys(data, Date.now);
  keys = Object.fromEntries(
    Object.entries(GRANTS).map(([name, grant]) => [name, made.add({ name, grants: [grantFrom(grant) as Grant] }).key]),
  );
  made.close();
  serving = await serve(
    { data, host: '127.0.0.1', port: 0, authentication: true, bodyLimit: 100_000, logLevel: 'warn' },
    { logTo: { write: (line) => void logged.push(line) } },
  );
  port = Number(new URL(serving.url).port);
  judge = judging(document, CANARY);
  const wire = new Wire(port);
  for (const initiative of [OWN, OTHERS]) {
    const marked = initiative === OTHERS;
    for (const said of FOUNDED) await give(wire, initiative, said, marked);
    for (const name of KINDS) await give(wire, initiative, [name, EXAMPLES[name]!.body], marked);
  }
  wire.close();
}, 60_000);
afterAll(async () => {
  await serving.close();
  remove();
}, 30_000);

/** Sends requests over a few connections at once, each in turn, and gives what is wrong with the answers. */
async function faultsOf(requests: readonly FuzzRequest[]): Promise<readonly string[]> {
  const faults: string[] = [];
  let next = 0;
  const send = async (wire: Wire): Promise<void> => {
    for (let at = next++; at < requests.length && faults.length < 20; at = next++) {
      const request = requests[at]!;
      const bytes = bytesOf(request, keys[request.who]);
      const fault = await wire.ask(bytes, request.method).then(
        (answer) => judge(request, answer),
        (error: Error) => error.message,
      );
      if (fault !== undefined) faults.push(`${fault}\n  ${request.who}: ${bytes.toString('latin1').slice(0, 1_500)}`);
    }
    wire.close();
  };
  await Promise.all(Array.from({ length: 12 }, () => send(new Wire(port))));
  return faults;
}

describe('every command', () => {
  it.each(Object.keys(EXAMPLES))('is recorded and answered as the document says: %s', async (name) => {
    const wire = new Wire(port);
    const initiative = `walk-${name}`;
    const { given: before, body } = EXAMPLES[name]!;
    for (const said of [...FOUNDED, ...before]) await give(wire, initiative, said);
    await give(wire, initiative, [name, body]);
    wire.close();
  });
});

describe(`a fuzz run of ${REQUESTS} requests, again with ${AGAIN}`, () => {
  it('is answered as the document says, in time, without a 5xx and without a word of what is not theirs', async () => {
    const requests = fuzzRequests(document);
    const portion = 1_000;
    const faults: string[] = [];
    for (let from = 0; from < REQUESTS && faults.length === 0; from += portion)
      faults.push(
        ...(await faultsOf(fc.sample(requests, { seed: SEED + from, numRuns: Math.min(portion, REQUESTS - from) }))),
      );
    expect([...faults, ...new Set(logged)].join('\n\n')).toBe('');
    expect(judge.seen()).toMatchObject({ '2xx': expect.any(Number), '4xx': expect.any(Number) });
  }, 600_000);

  it('has reached every operation', () => {
    expect(judge.unreached()).toEqual([]);
  });

  it('ends every connection that broken HTTP comes over, and answers it with a problem if at all', async () => {
    const faults: string[] = [];
    for (const shouted of fc.sample(BROKEN, { seed: SEED, numRuns: Math.ceil(REQUESTS / 50) })) {
      const bytes = await shout(port, shouted);
      const { answer } = read(bytes, 'GET');
      const isFaulty =
        answer &&
        (answer.status >= 500 ||
          (answer.status >= 400 && answer.headers['content-type']?.split(';')[0] !== 'application/problem+json'));
      if (isFaulty)
        faults.push(
          `${answer.bytes.toString('latin1').slice(0, 300)}\n  to ${Buffer.concat(shouted).toString('latin1').slice(0, 300)}`,
        );
    }
    expect(faults.join('\n\n')).toBe('');
  }, 120_000);

  it('has written nothing into what is not theirs, and leaves no connection behind', async () => {
    const strangers = new Set<string>();
    for await (const batch of serving.parts.store.subscribe(0, { untilHead: true }))
      for (const { stream, actor } of batch) if (parseStream(stream)!.initiative === OTHERS) strangers.add(actor);
    expect(strangers.size).toBe(1);
    await expect(serving.close()).resolves.toBeUndefined();
  }, 30_000);
});
