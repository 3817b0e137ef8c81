import { openApiDocument } from '@sebone/api/openapi';
import fc from 'fast-check';
import { judging } from './fuzz-answers.ts';
import { FAULTS, faulty } from './fuzz-broken.ts';
import { OTHERS } from './fuzz-examples.ts';
import { CANARY, faultsOf, Ground } from './fuzz-ground.ts';
import { FORGED } from './fuzz-hostility.ts';
import { failuresIn, logFaults } from './fuzz-log.ts';
import { fuzzRequests, type Document, type FuzzRequest } from './fuzz-requests.ts';
import { PERSONAL } from './fuzz-values.ts';
import type { WireAnswer } from './wire.ts';

const document = openApiDocument() as unknown as Document;

describe('an answer', () => {
  const judge = judging(document, CANARY);
  const asked: FuzzRequest = {
    who: 'analyst',
    method: 'GET',
    target: '/healthz?',
    headers: [],
    body: undefined,
    isChunked: false,
    isTwice: false,
  };
  const answered = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): WireAnswer => ({
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: Buffer.from(body),
    bytes: Buffer.from(body),
  });
  const ALIVE = '{"status":"alive"}';
  const PROBLEM = { 'content-type': 'application/problem+json' };
  const problem = (status: number, code: string): string =>
    JSON.stringify({ type: 'https://sebone.dev/', title: code, status, code, detail: '', instance: '/' });

  it('that is as it should be is not found wanting', () => {
    expect(judge(asked, answered(200, ALIVE))).toBeUndefined();
    expect(judge(asked, answered(404, problem(404, 'not-found'), PROBLEM))).toBeUndefined();
    const listening = { ...asked, target: '/v1/events' };
    const events = { 'content-type': 'text/event-stream; charset=utf-8', 'sebone-position': '1' };
    expect(
      judge(listening, answered(200, 'retry: 1\n: 0\n\nid: 1\ndata: {"title":"\u2028"}\n\n', events)),
    ).toBeUndefined();
  });

  it.each([
    ['a 5xx', asked, answered(500, '{}', PROBLEM), /^is a 500/],
    [
      'a 503 for no reason',
      asked,
      answered(503, problem(503, 'starting'), { ...PROBLEM, 'retry-after': '1' }),
      /^is a 503/,
    ],
    [
      'a 429 that does not say when to come again',
      asked,
      answered(429, problem(429, 'busy'), PROBLEM),
      /without retry-after/,
    ],
    ['a status that is not declared', asked, answered(418, problem(418, 'teapot'), PROBLEM), /does not declare/],
    ['a type that is not declared', asked, answered(200, ALIVE, { 'content-type': 'text/html' }), /does not declare/],
    ['a body of another form', asked, answered(200, '{"status":"alive","since":1}'), /^does not fit/],
    [
      'a stream that breaks off in a line',
      { ...asked, target: '/v1/events' },
      answered(200, 'retry: 1\n: 0\n\nid: 1\ndata: {', {
        'content-type': 'text/event-stream; charset=utf-8',
        'sebone-position': '1',
      }),
      /^is no stream of events/,
    ],
    ['a body that is no JSON', asked, answered(200, ALIVE.slice(1)), /^cannot be read/],
    ['a problem without a code', asked, answered(404, '{"status":404}', PROBLEM), /^does not fit/],
    ['a problem of another status', asked, answered(404, problem(400, 'malformed'), PROBLEM), /^says that it is a 400/],
    ['success where there is nothing', { ...asked, target: '/healthz/' }, answered(200, ALIVE), /nothing is declared/],
    ['a word of what is not theirs', asked, answered(200, `{"status":"${CANARY}"}`), /^tells of what is not theirs/],
    ['the name of what is not theirs', asked, answered(200, `{"status":"${OTHERS}"}`), /^names what is not theirs/],
  ])('would be found to be %s', (_, request, answer, finding) => {
    expect(judge(request, answer)).toMatch(finding);
  });

  it.each([
    ['is closed to everybody', 'not-over-http', undefined],
    ['tells that something is there', 'not-allowed', expect.stringMatching(/^reaches what is not theirs/)],
  ])(
    'to a line that names what is not theirs is right only where it tells nothing: one that %s',
    (_, code, finding) => {
      const line = `{"command":"erase-subject","key":"k","body":{"initiative":"${OTHERS}"}}`;
      const request = {
        ...asked,
        who: 'backbone',
        method: 'POST',
        target: '/v1/commands',
        body: Buffer.from(line),
      } as const;
      const headers = { 'content-type': 'application/x-ndjson', 'sebone-position': '7' };
      const told = answered(200, `{"line":1,${problem(403, code).slice(1)}\n`, headers);
      expect(judge(request, told)).toEqual(finding);
    },
  );
});

describe('a server', () => {
  const sent = fc.sample(fuzzRequests(document), { seed: 1, numRuns: 1_000 });
  let ground: Ground;
  beforeAll(async () => {
    ground = await Ground.make();
    await ground.found(judging(document, CANARY));
  });
  afterAll(() => ground.close());

  it('that is not at fault is found to be right, whatever stands before it', async () => {
    const { port, close } = await faulty(ground.port);
    expect(await faultsOf(sent.slice(0, 300), judging(document, CANARY), { ...ground, port })).toEqual([]);
    close();
  });

  it.each(FAULTS.map((fault) => [fault.what, fault] as const))('that %s is found out', async (_, fault) => {
    const { port, close } = await faulty(ground.port, fault, ground.keys['admin']);
    const faults = await faultsOf(sent, judging(document, CANARY), {
      ...ground,
      port,
      most: 1,
      patience: fault.patience,
    });
    close();
    expect(faults[0]).toMatch(fault.finding);
  });
});

describe('a line of the log', () => {
  const request = {
    level: 'info',
    at: '2026-11-01T03:00:00.000Z',
    request: 'a7f7d896-c8c4-4bed-bc49-4d897f746a96',
    correlation: 'run-1',
    method: 'POST',
    route: '/v1/commands/report-action',
    status: 201,
    milliseconds: 1.25,
    principal: 'key.abcdefghijkl',
    what: 'request',
  };

  it('that tells what was asked, by which key, and how it was answered, is as it should be', () => {
    expect(logFaults([JSON.stringify(request)], [PERSONAL, ...FORGED])).toEqual([]);
  });

  it.each([
    ['a key', { ...request, correlation: FORGED[0] }, /^tells sebone_/],
    ['somebody', { ...request, route: `/v1/initiatives/${PERSONAL.toUpperCase()}` }, /^tells hatsukari/],
    ['a body', { ...request, body: { title: 'First gauge' } }, /^is not as a line/],
    ['a body under another name', { ...request, route: '{"title":"First gauge"}' }, /^is not as a line/],
    ['an error', { level: 'error', at: request.at, what: 'unforeseen', error: 'TypeError' }, /^is a warning/],
  ])('that has %s in it is found out', (_, line, finding) => {
    expect(logFaults([JSON.stringify(line)], [PERSONAL, ...FORGED])[0]).toMatch(finding);
  });

  it('that tells of a 5xx is counted', () => {
    expect(failuresIn([JSON.stringify(request), JSON.stringify({ ...request, status: 500 })])).toBe(1);
  });
});
