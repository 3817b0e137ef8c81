import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as ask, type ClientRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { EXAMPLES, FOUNDED } from '@sebone/testing';
import { serve, type Serving } from '../serving.ts';
import { COMMAND_ROUTES } from './routes.ts';

const BODY_LIMIT = 64 * 1024;

let data: string;
let serving: Serving;
let keys = 0;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'sebone-commands-'));
  serving = await serve(
    { data, host: '127.0.0.1', port: 0, authentication: false, bodyLimit: BODY_LIMIT },
    { now: () => Date.parse('2025-06-30T03:00:00Z') },
  );
});
afterAll(async () => {
  await serving.close();
  rmSync(data, { recursive: true });
});

type Json = Record<string, unknown>;
interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Json;
}

async function post(
  path: string,
  body: string | Uint8Array | undefined,
  headers: Record<string, string>,
): Promise<Answered> {
  const response = await fetch(`${serving.url}${path}`, {
    method: 'POST',
    headers,
    ...(body !== undefined && { body: body as string }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Json };
}
const give = (name: string, body: object, headers: Record<string, string> = {}): Promise<Answered> =>
  post(`/v1/commands/${name}`, JSON.stringify(body), {
    'content-type': 'application/json',
    'idempotency-key': `key-${++keys}`,
    ...headers,
  });

/** An initiative of its own, with a partner `water`. */
async function founded(): Promise<string> {
  const initiative = `river-${++keys}`;
  for (const [name, body] of FOUNDED) expect(await give(name, { initiative, ...body })).toMatchObject({ status: 201 });
  return initiative;
}
const act = (initiative: string, actionId: string, more: Json = {}): Json => ({
  initiative,
  partnerId: 'water',
  actionId,
  title: 'First gauge',
  occurredOn: '2020-05-01',
  ...more,
});
const pointers = ({ body }: Answered): unknown[] => ((body['errors'] ?? []) as Json[]).map(({ pointer }) => pointer);

describe('POST /v1/commands/{name}', () => {
  it.each([...COMMAND_ROUTES.keys()])('takes %s', async (name) => {
    const initiative = `each-${name}`;
    const { given, body } = EXAMPLES[name]!;
    for (const [before, said] of [...FOUNDED, ...given]) await give(before, { initiative, ...said });
    const answer = await give(name, {
      initiative,
      ...body,
      ...(name === 'charter-initiative' && { initiative: 'another' }),
    });
    expect(answer).toMatchObject({ status: 201, body: { events: [{ occurredOn: expect.any(String) }] } });
    expect(answer.headers.get('etag')).toBe(`"${String(answer.body['revision'])}"`);
    expect(answer.headers.get('sebone-position')).toBe(String(answer.body['position']));
  });

  it('declares a route of its own for each command, with a summary in both languages', () => {
    for (const [name, { summary, body }] of COMMAND_ROUTES) {
      expect({ name, summary }).toEqual({
        name,
        summary: { en: expect.stringMatching(/^[A-Z]/), ja: expect.any(String) },
      });
      expect(body!['application/json']).toMatchObject({
        type: 'object',
        properties: { initiative: { description: { en: expect.any(String), ja: expect.any(String) } } },
      });
    }
  });

  it('takes no erasure: it says by which command it is done', async () => {
    const initiative = await founded();
    const { given, body } = EXAMPLES['erase-subject']!;
    for (const [before, said] of given) await give(before, { initiative, ...said });
    const refused = { status: 403, body: { code: 'not-over-http', detail: expect.stringContaining('`sebone erase`') } };
    expect(await give('erase-subject', { initiative, ...body })).toMatchObject(refused);
    const line = JSON.stringify({ command: 'erase-subject', key: 'erase', body: { initiative, ...body } });
    const answer = await fetch(`${serving.url}/v1/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: line,
    });
    expect(await answer.json()).toMatchObject({ line: 1, status: 403, code: 'not-over-http' });
    expect(COMMAND_ROUTES.has('erase-subject')).toBe(false);
  });

  it('answers 200 where all is so already, with the revision that stands', async () => {
    const initiative = await founded();
    await give('report-action', act(initiative, 'x1'));
    const answer = await give('report-action', act(initiative, 'x1'));
    expect(answer).toMatchObject({ status: 200, body: { revision: 2, events: [] } });
    expect(answer.headers.get('etag')).toBe('"2"');
  });

  it('answers a repeat with the same bytes, status and headers', async () => {
    const initiative = await founded();
    const bodies = [act(initiative, 'x1'), act(initiative, 'x1'), act(initiative, 'x1', { title: 'Other' })];
    for (const [nth, body] of bodies.entries()) {
      const key = { 'idempotency-key': `${initiative}-${nth}` };
      const first = await give('report-action', body, key);
      const again = await give('report-action', body, key);
      expect([again.status, again.text]).toEqual([first.status, first.text]);
      for (const header of [
        'content-type',
        'content-length',
        'etag',
        'sebone-position',
        'content-language',
        'cache-control',
      ])
        expect(again.headers.get(header)).toBe(first.headers.get(header));
    }
  });

  it('refuses with a problem, in the language asked for, naming what stands in the way', async () => {
    const initiative = await founded();
    const answer = await give('report-action', act(initiative, 'x1', { occurredOn: '2019-01-01' }), {
      'accept-language': 'ja',
    });
    expect(answer).toMatchObject({
      status: 422,
      body: {
        type: 'https://sebone.dev/problems/before-joining',
        title: '規則による拒否',
        code: 'before-joining',
        status: 422,
        detail: expect.stringMatching(/。$/),
        instance: '/v1/commands/report-action',
        errors: [{ pointer: '/occurredOn', value: '2019-01-01' }],
      },
    });
    expect([answer.headers.get('content-type'), answer.headers.get('content-language')]).toEqual([
      'application/problem+json; charset=utf-8',
      'ja',
    ]);
  });

  it('holds If-Match against the revision of the stream', async () => {
    const initiative = await founded();
    const at = (match: string) => ({ 'if-match': match });
    expect(await give('report-action', act(initiative, 'x1'), at('"7"'))).toMatchObject({
      status: 412,
      body: { code: 'stale' },
    });
    expect(await give('report-action', act(initiative, 'x1'), at('"1"'))).toMatchObject({ status: 201 });
    expect(await give('report-action', act(initiative, 'x2'), at('*'))).toMatchObject({ status: 201 });
    expect(
      await give(
        'join-partner',
        { ...act(initiative, 'x'), actionId: undefined, title: undefined, partnerId: 'grove', name: 'Grove' },
        at('*'),
      ),
    ).toMatchObject({ status: 412 });
    for (const match of ['1', 'W/"1"', '"x"', '"1", "2"', '"01"', '"-1"', ''])
      expect(await give('report-action', act(initiative, 'x3'), at(match))).toMatchObject({
        status: 400,
        body: { code: 'invalid-parameter', errors: [{ pointer: 'If-Match:', value: match }] },
      });
  });

  it('that is repeated gets its first answer, whatever revision it names; one that names none that can be is refused', async () => {
    const initiative = await founded();
    const key = { 'idempotency-key': `${initiative}-key`, 'if-match': '"1"' };
    const first = await give('report-action', act(initiative, 'x1'), key);
    await give('report-action', act(initiative, 'x2'));
    for (const match of ['"1"', '"7"', '*'])
      expect(await give('report-action', act(initiative, 'x1'), { ...key, 'if-match': match })).toMatchObject({
        status: 201,
        text: first.text,
      });
    expect(await give('report-action', act(initiative, 'x1'), { ...key, 'if-match': '1' })).toMatchObject({
      status: 400,
    });
  });

  it('needs a key', async () => {
    const json = { 'content-type': 'application/json' };
    const missing = await post('/v1/commands/report-action', JSON.stringify(act('a', 'b')), json);
    expect(missing).toMatchObject({
      status: 400,
      body: { code: 'invalid-parameter' },
    });
    expect(pointers(missing)).toEqual(['Idempotency-Key:']);
    for (const key of ['two words', 'x'.repeat(129), 'schlüssel', '']) {
      const malformed = await give('report-action', act('a', 'b'), { 'idempotency-key': key });
      expect(malformed).toMatchObject({ status: 400, body: { code: 'invalid-parameter' } });
      expect(pointers(malformed)).toEqual(['Idempotency-Key:']);
    }
    const initiative = await founded();
    expect(
      await give('report-action', act(initiative, 'x1'), {
        'idempotency-key': `${initiative}${'!~"'.repeat(42)}`.slice(0, 128),
      }),
    ).toMatchObject({ status: 201 });
  });
});

describe('a body', () => {
  it('has every bad field named at once, with a pointer', async () => {
    const answer = await give('report-action', {
      shoeSize: 44,
      'a/b~c': 1,
      partnerId: 'Ä',
      title: '',
      hours: -1,
      occurredOn: '2023-02-29',
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-command' } });
    expect(pointers(answer).sort()).toEqual([
      '/actionId',
      '/a~1b~0c',
      '/hours',
      '/initiative',
      '/occurredOn',
      '/partnerId',
      '/shoeSize',
      '/title',
    ]);
  });

  it('has all that is wrong beside it named with it: parameters, the key, the revision', async () => {
    const answer = await post('/v1/commands/report-action?dryRun=1', JSON.stringify({ ...act('a', 'b'), hours: -1 }), {
      'content-type': 'application/json',
      'if-match': 'one',
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-parameter' } });
    expect(pointers(answer)).toEqual(['?dryRun', 'Idempotency-Key:', 'If-Match:', '/hours']);
  });

  it.each([
    ['is no JSON', '{"title": }', 400, 'malformed-json'],
    ['is cut off', '{"title": "x', 400, 'malformed-json'],
    ['is two bodies', '{}{}', 400, 'malformed-json'],
    ['begins with a byte order mark', '\ufeff{}', 400, 'malformed-json'],
    ['is a list', '[]', 400, 'invalid-command'],
    ['is nothing', 'null', 400, 'invalid-command'],
    ['is a number', '1e999', 400, 'invalid-command'],
    ['is empty', '', 400, 'malformed-json'],
    ['is no UTF-8', Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400, 'not-utf8'],
    ['is nested without end', `{"title":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 400, 'invalid-command'],
    ['is larger than may be', JSON.stringify({ title: 'x'.repeat(BODY_LIMIT) }), 413, 'too-large'],
    ['says __proto__', '{"__proto__": {"polluted": true}}', 400, 'invalid-command'],
    ['says constructor', '{"constructor": {"prototype": {"polluted": true}}}', 400, 'invalid-command'],
  ])('that %s is refused', async (_, body, status, code) => {
    expect(
      await post('/v1/commands/report-action', body, { 'content-type': 'application/json', 'idempotency-key': 'k' }),
    ).toMatchObject({ status, body: { code } });
    expect('polluted' in {}).toBe(false);
  });

  it('that is malformed has the place told', async () => {
    const answer = await post('/v1/commands/report-action', '{\n  "title": tru\n}', {
      'content-type': 'application/json',
      'idempotency-key': 'k',
    });
    expect(answer.body['detail']).toBe('The text ceases to be JSON at line 2, column 12.');
  });

  it('that says a name twice means the later', async () => {
    const initiative = await founded();
    const text = JSON.stringify(act(initiative, 'x1')).replace('{', '{"title":"Earlier",');
    expect(
      await post('/v1/commands/report-action', text, {
        'content-type': 'application/json',
        'idempotency-key': `${initiative}-k`,
      }),
    ).toMatchObject({ status: 201 });
    expect((await serving.parts.store.read(`partner-${initiative}.water`, 2))[0]!.data).toMatchObject({
      title: 'First gauge',
    });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/merge-patch+json',
    'application/x-ndjson',
    'nonsense',
    '',
  ])('as %j is not taken', async (type) => {
    const answer = await post('/v1/commands/report-action', Buffer.from(JSON.stringify(act('a', 'b'))), {
      'content-type': type,
      'idempotency-key': 'k',
    });
    expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } });
  });

  it.each(['shift_jis', '"iso-8859-1"', ' utf-16', 'utf-8; charset=euc-jp'])(
    'in the charset %s is not taken',
    async (charset) => {
      const headers = { 'idempotency-key': 'k' };
      for (const [path, type] of [
        ['/v1/commands/report-action', 'application/json'],
        ['/v1/commands', 'application/x-ndjson'],
      ] as const)
        expect(await post(path, '{}', { ...headers, 'content-type': `${type}; charset=${charset}` })).toMatchObject({
          status: 415,
          body: { code: 'unsupported-charset' },
        });
    },
  );

  it.each(['charset=utf-8', 'charset="UTF-8"', 'profile=x', 'Charset=utf8'])('with %s is taken', async (parameter) => {
    const initiative = await founded();
    const headers = { 'content-type': `application/json; ${parameter}` };
    expect(await give('report-action', act(initiative, 'x1'), headers)).toMatchObject({ status: 201 });
  });

  it('that is compressed is not taken', async () => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'k', 'content-encoding': 'gzip' };
    expect(await post('/v1/commands/report-action', '{}', headers)).toMatchObject({
      status: 415,
      body: { code: 'unsupported-encoding' },
    });
  });

  it('comes alone: parameters of the address are refused by name', async () => {
    const answer = await post('/v1/commands/report-action?dryRun=1&x', JSON.stringify(act('a', 'b')), {
      'content-type': 'application/json',
      'idempotency-key': 'k',
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-parameter' } });
    expect(pointers(answer)).toEqual(['?dryRun', '?x']);
  });
});

describe('a command that there is not', () => {
  it.each([
    '/v1/commands/abolish-partner',
    '/v1/commands/ReportAction',
    '/v1/commands/__proto__',
    '/v1/commands/report-action/',
  ])('%s', async (path) => {
    expect(await post(path, '{}', { 'content-type': 'application/json', 'idempotency-key': 'k' })).toMatchObject({
      status: 404,
    });
  });
});

interface Open {
  readonly request: ClientRequest;
  readonly response: Promise<IncomingMessage>;
  /** The next answer, as it comes. */
  next(): Promise<Json>;
}

/** A request of many commands whose body goes on for as long as one likes. */
function many(headers: Record<string, string> = {}): Open {
  const request = ask(`${serving.url}/v1/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', ...headers },
  });
  const response = once(request, 'response').then(([answer]) => answer as IncomingMessage);
  let lines: AsyncIterator<string> | undefined;
  const next = async (): Promise<Json> => {
    lines ??= createInterface(await response)[Symbol.asyncIterator]();
    const { value, done } = (await lines.next()) as { value: string; done?: boolean };
    if (done) throw new Error('There is no further line.');
    return JSON.parse(value) as Json;
  };
  request.on('error', () => undefined);
  return { request, response, next };
}
const line = (command: string, body: Json, key: string, more: Json = {}): string =>
  `${JSON.stringify({ command, key, body, ...more })}\n`;

async function giveAll(text: string): Promise<Json[]> {
  const { request, response } = many();
  request.end(text);
  const answers: Json[] = [];
  for await (const answer of createInterface(await response)) answers.push(JSON.parse(answer) as Json);
  return answers;
}

describe('POST /v1/commands', () => {
  it('answers each line with a line, in order, as soon as it is known', async () => {
    const initiative = await founded();
    const { request, response, next } = many();
    for (const nth of [1, 2, 3]) {
      request.write(line('report-action', act(initiative, `x${nth}`), `${initiative}-${nth}`));
      expect(await next()).toMatchObject({
        line: nth,
        status: 201,
        revision: nth + 1,
        events: [{ type: 'ActionReported' }],
      });
    }
    expect((await response).headers).toMatchObject({
      'content-type': 'application/x-ndjson',
      'sebone-position': expect.stringMatching(/^\d+$/),
    });
    request.end();
  });

  it('lets a broken line fail alone', async () => {
    const initiative = await founded();
    const good = (nth: number): string => line('report-action', act(initiative, `x${nth}`), `${initiative}-${nth}`);
    const text = [
      good(1),
      '\n',
      '{"command": }\n',
      `${'x'.repeat(BODY_LIMIT + 1)}\n`,
      '[]\n',
      line('abolish-partner', {}, 'k'),
      line('report-action', act(initiative, 'x2', { title: '' }), 'k'),
      line('report-action', act(initiative, 'x1', { title: 'Other' }), `${initiative}-refused`),
      line('report-action', act(initiative, 'x3'), `${initiative}-stale`, { ifMatch: 1 }),
      line('report-action', act(initiative, 'x3'), 'a b', { ifMatch: -1, colour: 'red' }),
      line('report-action', act(initiative, 'x9'), `${initiative}-1`),
      line('report-action', act(initiative, 'x5', { occurredOn: '2019-01-01' }), `${initiative}-early`),
      good(4).trimEnd(),
    ].join('');
    const answers = await giveAll(text);
    expect(answers.map(({ line: number, status, code }) => [number, status, code])).toEqual([
      [1, 201, undefined],
      [3, 400, 'malformed-json'],
      [4, 413, 'line-too-long'],
      [5, 400, 'malformed-line'],
      [6, 400, 'unknown-command'],
      [7, 400, 'invalid-command'],
      [8, 422, 'id-taken'],
      [9, 412, 'stale'],
      [10, 400, 'malformed-line'],
      [11, 422, 'idempotency-key-reused'],
      [12, 422, 'before-joining'],
      [13, 201, undefined],
    ]);
    const told = (line: number): unknown[] =>
      ((answers.find((answer) => answer['line'] === line)!['errors'] ?? []) as Json[]).map(({ pointer }) => pointer);
    expect([6, 7, 12, 10].map(told)).toEqual([
      ['/command'],
      ['/body/title'],
      ['/body/occurredOn'],
      ['/colour', '/key', '/ifMatch'],
    ]);
  });

  it('decides those on one stream in the order given, and gives the same answers again', async () => {
    const initiative = `many-${++keys}`;
    const text = [
      ...FOUNDED.map(([name, body], nth) => line(name, { initiative, ...body }, `${initiative}-f${nth}`)),
      ...Array.from({ length: 1_000 }, (_, nth) =>
        line('report-action', act(initiative, `x${nth}`), `${initiative}-${nth}`, { ifMatch: nth + 1 }),
      ),
      ...Array.from({ length: 50 }, (_, nth) =>
        line('report-action', act(initiative, `x${nth}`), `${initiative}-again-${nth}`),
      ),
    ].join('');
    const first = await giveAll(text);
    expect(first.map(({ status }) => status)).toEqual([
      ...Array<number>(1_002).fill(201),
      ...Array<number>(50).fill(200),
    ]);
    expect(first.slice(2, 1_002).map(({ revision }) => revision)).toEqual(
      Array.from({ length: 1_000 }, (_, nth) => nth + 2),
    );
    expect(await giveAll(text)).toEqual(first);
  });

  it('answers a key said twice with the same answer', async () => {
    const initiative = await founded();
    const said = line('report-action', act(initiative, 'x1'), `${initiative}-1`);
    const [first, second] = await giveAll(said + said);
    expect(second).toEqual({ ...first, line: 2 });
  });

  it('answers nothing with nothing', async () => {
    expect(await giveAll('\n\n')).toEqual([]);
    expect(await giveAll('')).toEqual([]);
  });

  it('takes lines of commands and nothing else', async () => {
    expect(await post('/v1/commands', '{}', { 'content-type': 'application/json' })).toMatchObject({ status: 415 });
    expect(await post('/v1/commands', undefined, {})).toMatchObject({ status: 415 });
    expect(await post('/v1/commands?x=1', '{}\n', { 'content-type': 'application/x-ndjson' })).toMatchObject({
      status: 400,
      body: { code: 'invalid-parameter' },
    });
  });

  it('leaves whole commands of a client that goes away midway', async () => {
    const initiative = await founded();
    const { request, next } = many();
    request.write(line('report-action', act(initiative, 'x1'), `${initiative}-1`));
    await next();
    request.write(
      line('report-action', act(initiative, 'x2'), `${initiative}-2`) +
        line('report-action', act(initiative, 'x3'), `${initiative}-3`).slice(0, -20),
    );
    await new Promise((resolve) => request.write('', resolve));
    request.destroy();
    const again = await giveAll(
      [1, 2, 3].map((nth) => line('report-action', act(initiative, `x${nth}`), `${initiative}-${nth}`)).join(''),
    );
    expect(again.map(({ status, revision }) => [status, revision])).toEqual([
      [201, 2],
      [201, 3],
      [201, 4],
    ]);
    expect((await serving.parts.store.read(`partner-${initiative}.water`)).length).toBe(4);
  });
});
