import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { FOUNDED } from '@sebone/testing';
import type { Config } from '../config.ts';
import { serve, type Serving, type ServingOptions } from '../serving.ts';

type Json = Record<string, unknown>;

let data: string;
let serving: Serving;
let lines: Json[];
let keys = 0;

const open = async (config: Partial<Config> = {}, options: ServingOptions = {}): Promise<void> => {
  const written = { write: (line: string) => void lines.push(JSON.parse(line) as Json) };
  const whole = { data, host: '127.0.0.1', port: 0, authentication: false, bodyLimit: 65_536, ...config };
  serving = await serve(whole, { logTo: written, ...options });
};

beforeEach(() => {
  lines = [];
  data = mkdtempSync(join(tmpdir(), 'sebone-operation-'));
});
afterEach(async () => {
  await serving.close();
  rmSync(data, { recursive: true, maxRetries: 5 });
});

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${serving.url}${path}`, { headers });

function give(command: string, body: object | string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${serving.url}/v1/commands/${command}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `key-${++keys}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function founded(): Promise<void> {
  for (const [name, body] of FOUNDED) expect((await give(name, { initiative: 'river', ...body })).status).toBe(201);
}

const action = {
  initiative: 'river',
  partnerId: 'water',
  actionId: 'a-1',
  title: 'First gauge',
  occurredOn: '2020-05-01',
};

/** A fact that the view of contributions cannot take in: it lacks what the view's table wants. */
async function poison(): Promise<void> {
  const event = {
    type: 'ActionCorrected',
    schema: 1,
    occurredOn: '2020-06-01',
    reportedOn: '2020-06-01',
    data: { corrects: 'none', because: '' },
  };
  const mark = { id: 'poison', fingerprint: 'p', actor: 'spec', correlationId: 'p', causationId: 'p' };
  await serving.parts.store.append([{ stream: 'partner-river.nobody', expected: 0, events: [event] }], mark);
}

const metrics = async (): Promise<string> => (await get('/metrics')).text();

describe('/readyz', () => {
  it('says that requests may come', async () => {
    await open();
    expect([(await get('/healthz')).status, await (await get('/readyz')).json()]).toEqual([200, { status: 'ready' }]);
  });

  it('says why not, where a fact has stopped a view', async () => {
    await open();
    await founded();
    await poison();
    let answer = await get('/readyz');
    while (answer.status === 200) answer = await get('/readyz');
    expect(answer.headers.get('retry-after')).toBe('5');
    const { status, code, errors } = (await answer.json()) as Json;
    const position = await serving.parts.store.head();
    expect({ status, code, errors }).toEqual({
      status: 503,
      code: 'not-ready',
      errors: [
        {
          pointer: 'views/contributions',
          message: `The view contributions stopped before the fact at position ${position}, which it cannot take in.`,
        },
      ],
    });
  });
});

describe('what watches the server', () => {
  it.each(['/healthz', '/readyz', '/metrics'])('asks %s without parameters', async (path) => {
    await open();
    const answer = await get(`${path}?verbose=1&verbose=2`);
    expect(await answer.json()).toMatchObject({
      status: 400,
      code: 'invalid-parameter',
      errors: [{ pointer: '?verbose', message: 'Leave it out: there are no parameters here.' }],
    });
  });
});

describe('/metrics', () => {
  it('counts requests by route and status, commands by outcome, and appends', async () => {
    await open();
    await founded();
    await give('report-action', action);
    await give('report-action', { ...action, title: 'Another' });
    await get('/v1/initiatives/river/partners/water?asOf=2020-05-01');
    await get('/nowhere/at/all');
    const said = await metrics();
    expect(said).toMatch(
      /^sebone_http_request_duration_seconds_count\{method="GET",route="\/v1\/initiatives\/:initiative\/partners\/:partner",status="200"\} 1$/m,
    );
    expect(said).toMatch(
      /^sebone_http_request_duration_seconds_count\{method="GET",route="unknown",status="404"\} 1$/m,
    );
    expect(said).toMatch(/^sebone_commands_total\{command="report-action",outcome="recorded"\} 1$/m);
    expect(said).toMatch(/^sebone_commands_total\{command="report-action",outcome="id-taken"\} 1$/m);
    expect(said).toMatch(new RegExp(`^sebone_append_duration_seconds_count ${FOUNDED.length + 1}$`, 'm'));
    expect(said).toMatch(new RegExp(`^sebone_log_position ${FOUNDED.length + 1}$`, 'm'));
    expect(said).toMatch(/^sebone_event_loop_lag_seconds \d/m);
    expect(said).not.toMatch('river');
  });

  it('tells how far each view lags, and which are stopped', async () => {
    await open();
    await founded();
    await poison();
    let said = await metrics();
    while (!/^sebone_view_stopped\{view="contributions"\} 1$/m.test(said)) said = await metrics();
    expect(said).toMatch(/^sebone_view_lag_events\{view="contributions"\} 1$/m);
    expect(said).toMatch(/^sebone_view_lag_seconds\{view="contributions"\} \d/m);
    expect(said).toMatch(/^sebone_view_stopped\{view="membership"\} 0$/m);
  });

  it('tell how large the ledger is, how far behind, and how old its last checkpoint', async () => {
    await open();
    const said = async (name: string): Promise<string | undefined> =>
      new RegExp(`^${name} (.+)$`, 'm').exec(await metrics())?.[1];
    expect(await said('sebone_checkpoint_age_seconds')).toBe('Nan');
    await founded();
    while ((await said('sebone_ledger_size')) !== '2') continue;
    expect(await said('sebone_ledger_lag_events')).toBe('0');
    serving.parts.ledger.checkpoint();
    expect(Number(await said('sebone_checkpoint_age_seconds'))).toBeGreaterThanOrEqual(0);
  });

  it('count what kept the ledger from being kept, by work and code', async () => {
    await open();
    serving.parts.metrics.ledgerFailed('signing', 'ledger-diverges');
    expect(await metrics()).toMatch(/^sebone_ledger_failures_total\{work="signing",code="ledger-diverges"\} 1$/m);
  });

  it('tells what became of holding the views against the log', async () => {
    await open({ proveEvery: 1 });
    await founded();
    let said = await metrics();
    while (!said.includes('verdict="proved"')) said = await metrics();
    expect(said).toMatch(/^sebone_view_proved\{view="membership",verdict="proved"\} 1$/m);
    await poison();
    while (!said.includes('verdict="stopped"')) said = await metrics();
    expect(said).toMatch(/^sebone_view_proved\{view="contributions",verdict="stopped"\} 0$/m);
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'warn', what: 'a view is not proved', view: 'contributions' }),
    );
  });
});

describe('what goes with a request', () => {
  it('is its id: the one it came with, where that is well-formed', async () => {
    await open();
    expect((await get('/healthz', { 'x-request-id': 'form-77:3' })).headers.get('x-request-id')).toBe('form-77:3');
    const own = (await get('/healthz', { 'x-request-id': 'two words' })).headers.get('x-request-id');
    expect(own).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-\d+$/);
    expect(lines.filter(({ what }) => what === 'request').map(({ request }) => request)).toEqual(['form-77:3', own]);
  });

  it.each([
    [
      'X-Correlation-Id',
      { 'x-correlation-id': 'grant-9', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` },
      'grant-9',
    ],
    ['the trace', { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` }, 'a'.repeat(32)],
    ['its own id', { traceparent: `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`, 'x-request-id': 'r-1' }, 'r-1'],
  ])('is what it belongs with, which the facts bear: %s', async (_, headers, correlation) => {
    await open();
    await founded();
    await give('report-action', action, headers);
    expect((await serving.parts.store.read('partner-river.water')).at(-1)!.correlationId).toBe(correlation);
    expect(lines.findLast(({ what }) => what === 'request')).toMatchObject({ correlation });
  });
});

describe('the log', () => {
  it('has a line for each request, with its route and never its address', async () => {
    await open();
    await get('/v1/initiatives/nowhere/partners?asOf=2020-01-01');
    expect(lines.at(-1)).toEqual({
      level: 'info',
      at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
      what: 'request',
      request: expect.any(String),
      correlation: expect.any(String),
      method: 'GET',
      route: '/v1/initiatives/:initiative/partners',
      status: 404,
      milliseconds: expect.any(Number),
      principal: 'local',
    });
  });

  it('has nothing of what was sent, not even of what went wrong', async () => {
    await open();
    await founded();
    const canary = 'canary-4711';
    await give('report-action', { ...action, title: canary, partnerId: canary });
    await give('report-action', { ...action, actionId: canary, title: `${canary}さん` });
    await give('report-action', `{"title": "${canary}", `);
    await give(canary, { [canary]: canary });
    await give('report-action', action, {
      'idempotency-key': canary,
      authorization: `Bearer ${canary}`,
      cookie: canary,
      'x-request-id': `${canary} x`,
    });
    await get(`/v1/initiatives/${canary}?name=${canary}`, { 'user-agent': canary, 'last-event-id': canary });
    await get(`/v1/events?after=${canary}`);
    // What nobody foresaw: the store breaks, and says something personal as it does.
    serving.parts.live.asked = () =>
      Promise.reject(Object.assign(new TypeError(`cannot read "${canary}"`), { code: 'SQLITE_ODD' }));
    const broken = await get('/v1/initiatives/river/partners');
    expect([broken.status, JSON.stringify(await broken.json())]).toEqual([500, expect.not.stringContaining(canary)]);
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        what: 'unforeseen',
        error: 'TypeError',
        code: 'SQLITE_ODD',
        thrown: expect.any(Array),
      }),
    );
    expect(lines.length).toBeGreaterThan(10);
    expect(JSON.stringify(lines)).not.toContain(canary);
  });

  it('tells of starting and of stopping', async () => {
    await open();
    await serving.close();
    expect(lines.map(({ what }) => what)).toEqual(['starting', 'serving', 'stopping', 'stopped']);
  });
});

describe('what is no request at all', () => {
  it.each([
    ['NONSENSE\r\n\r\n', '400 Bad Request', 'malformed'],
    [
      `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
      '431 Request Header Fields Too Large',
      'headers-too-large',
    ],
  ])('is answered with a problem: %.12s', async (bytes, status, code) => {
    await open();
    const socket = connect(Number(new URL(serving.url).port), '127.0.0.1');
    socket.write(bytes);
    const answer = await text(socket);
    expect(answer).toMatch(`HTTP/1.1 ${status}\r\n`);
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toMatchObject({ code });
  });

  it.each(['/v1/initiatives/%E0%A4%A', `/v1/initiatives/${'x'.repeat(300)}`])(
    'is answered with a problem where its address cannot be read, and told of like any other: %.30s',
    async (path) => {
      await open({ rate: 100 });
      const answer = await get(path, { 'x-request-id': 'form-77:3' });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        path.includes('%') ? 400 : 414,
        'application/problem+json; charset=utf-8',
      ]);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'x-request-id': 'form-77:3',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'ratelimit-remaining': '99',
      });
      await serving.close();
      expect(lines.find(({ what }) => what === 'request')).toMatchObject({
        request: 'form-77:3',
        route: 'unknown',
        status: answer.status,
      });
    },
  );

  it('is weighed by its address like any other', async () => {
    const minute = Date.now();
    await open({ rate: 2 }, { now: () => minute });
    for (const status of [400, 400, 429]) expect((await get('/v1/%ZZ')).status).toBe(status);
    expect((await get('/nowhere')).status).toBe(404);
  });
});
