import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clientOf, ProblemError, type Client, type CloudEvent } from './index.ts';

/** What a request said. */
interface Said {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
type Answering = (response: ServerResponse, said: Said) => void;

/** A server that answers what it is told to, one request after another, and keeps what it was asked. */
class Double {
  readonly asked: Said[] = [];
  readonly #answers: Answering[] = [];
  readonly #server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const said = {
        method: request.method!,
        url: request.url!,
        headers: request.headers,
        body: Buffer.concat(parts).toString(),
      };
      this.asked.push(said);
      (this.#answers.length > 1 ? this.#answers.shift()! : this.#answers[0]!)(response, said);
    });
  });

  /** The last one goes for all that follow. */
  answers(...answers: readonly Answering[]): void {
    this.#answers.splice(0, Infinity, ...answers);
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

const json =
  (status: number, body: object, headers: Record<string, string> = {}): Answering =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const problem = (status: number, code: string, headers: Record<string, string> = {}): Answering =>
  json(
    status,
    { type: 'about:blank', title: code, status, code, detail: 'It is so.', instance: '/' },
    { 'content-type': 'application/problem+json', ...headers },
  );
/** What a proxy says by itself. */
const page =
  (status: number): Answering =>
  (response) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
const brokenOff: Answering = (response) => response.destroy();
const RECORDED = {
  commandId: 'http:crm:1',
  stream: 'partner-minato.npo',
  revision: 2,
  position: 7,
  events: [{ id: 'e', type: 'PartnerLeft', occurredOn: '2025-04-01' }],
};
const recorded = json(201, RECORDED);
const LEAVING = { initiative: 'minato', partnerId: 'npo', occurredOn: '2025-04-01' };

let double: Double;
let client: Client;
let waited: number[];
beforeEach(async () => {
  double = new Double();
  waited = [];
  client = clientOf({
    server: await double.listen(),
    key: 'secret',
    language: 'ja',
    patience: { attempts: 4, first: 100, longest: 2_000 },
    pause: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      waited.push(milliseconds);
    },
  });
});
afterEach(() => double.close());

describe('a command', () => {
  it('says what, who and in which language, under a key of its own', async () => {
    double.answers(recorded);
    const { data } = await client.command('leave-partner', LEAVING);
    await client.command('leave-partner', LEAVING);
    expect(data).toEqual(RECORDED);
    const [{ method, url, headers, body }, again] = double.asked as [Said, Said];
    expect({ method, url, body: JSON.parse(body) as unknown }).toEqual({
      method: 'POST',
      url: '/v1/commands/leave-partner',
      body: LEAVING,
    });
    expect(headers).toMatchObject({
      authorization: 'Bearer secret',
      'accept-language': 'ja',
      'content-type': 'application/json',
    });
    expect(headers['idempotency-key']).toMatch(/^[\w-]{16,}$/);
    expect(again.headers['idempotency-key']).not.toBe(headers['idempotency-key']);
  });

  it.each([
    ['the connection breaks off', brokenOff],
    ['the same key is in progress', problem(409, 'in-progress', { 'retry-after': '1' })],
    ['there are too many requests', problem(429, 'too-many-requests')],
    ['the server is starting or stopping', problem(503, 'stopping')],
    ['a proxy did not reach the server', page(502)],
    ['a proxy did not wait for it', page(504)],
  ])('is sent again with the same key and body where %s', async (_, fault) => {
    double.answers(fault, fault, recorded);
    const { data } = await client.command('leave-partner', LEAVING);
    expect(data).toEqual(RECORDED);
    expect(double.asked).toHaveLength(3);
    expect(
      new Set(double.asked.map(({ headers, body }) => `${headers['idempotency-key'] as string} ${body}`)).size,
    ).toBe(1);
  });

  it('waits as long as it is asked to, else longer each time, and never longer than it has patience', async () => {
    double.answers(
      problem(503, 'stopping', { 'retry-after': '1' }),
      problem(503, 'stopping', { 'retry-after': '60' }),
      brokenOff,
      recorded,
    );
    await client.command('leave-partner', LEAVING);
    expect(waited.slice(0, 2)).toEqual([1_000, 2_000]);
    expect(waited[2]).toBeGreaterThanOrEqual(200);
    expect(waited[2]).toBeLessThanOrEqual(400);
  });

  it('gives up at last: with the answer, or with what broke', async () => {
    double.answers(problem(503, 'stopping'));
    expect((await client.command('leave-partner', LEAVING)).error).toMatchObject({ code: 'stopping' });
    expect(double.asked).toHaveLength(4);
    double.answers(brokenOff);
    await expect(client.command('leave-partner', LEAVING)).rejects.toThrow('fetch failed');
    expect(double.asked).toHaveLength(8);
  });

  it('ends with a problem where something on the way answers with none', async () => {
    for (const status of [502, 404]) {
      double.answers(page(status));
      const { error, response } = await client.command('leave-partner', LEAVING);
      expect([response.status, error]).toEqual([
        status,
        expect.objectContaining({ status, code: 'unreadable-answer' }),
      ]);
    }
  });

  it('is not sent again where it was refused', async () => {
    double.answers(problem(422, 'before-joining'));
    const { data, error, response } = await client.command('leave-partner', LEAVING, {
      idempotencyKey: 'mine',
      ifMatch: 3,
    });
    expect({ data, code: error?.code, status: response.status }).toEqual({
      data: undefined,
      code: 'before-joining',
      status: 422,
    });
    expect(double.asked.map(({ headers }) => [headers['idempotency-key'], headers['if-match']])).toEqual([
      ['mine', '"3"'],
    ]);
  });

  it('ends where it is given up from outside', async () => {
    const giveUp = new AbortController();
    double.answers((response) => (giveUp.abort(), brokenOff(response, double.asked[0]!)));
    await expect(client.command('leave-partner', LEAVING, { signal: giveUp.signal })).rejects.toThrow('abort');
    expect(double.asked).toHaveLength(1);
  });
});

describe('a question', () => {
  it('is asked again where the connection breaks off; something sent without a key is not', async () => {
    double.answers(brokenOff, json(200, { status: 'alive' }));
    expect((await client.GET('/healthz')).data).toEqual({ status: 'alive' });
    double.answers(brokenOff, recorded);
    await expect(
      client.POST('/v1/commands', { body: { command: 'leave-partner', key: '1', body: LEAVING } }),
    ).rejects.toThrow('fetch failed');
  });
});

describe('the events', () => {
  const event = (position: number): string => `id: ${position}\ndata: {"position":${position}}\n\n`;
  const stream =
    (...texts: readonly string[]): Answering =>
    (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const text of texts) response.write(text);
      response.end();
    };
  const cutOff =
    (text: string): Answering =>
    (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(text, () => setImmediate(() => response.destroy()));
    };
  async function positions(events: AsyncIterable<CloudEvent>, most: number): Promise<readonly number[]> {
    const seen: number[] = [];
    for await (const { position } of events) {
      seen.push(position);
      if (seen.length === most) break;
    }
    return seen;
  }

  it('come one by one, however the bytes are cut, heartbeats left out', async () => {
    const bytes = `: beat\n\n${event(1)}id: 2\r\ndata: {"position":\r\ndata: 2}\r\n\r\n:\n\n`;
    double.answers(stream(...bytes));
    expect(
      await positions(client.events({ after: 0, initiative: ['minato', 'kita'], type: 'PartnerLeft' }), 2),
    ).toEqual([1, 2]);
    const { url, headers } = double.asked[0]!;
    expect(url).toBe('/v1/events?initiative=minato&initiative=kita&type=PartnerLeft');
    expect(headers).toMatchObject({
      accept: 'text/event-stream',
      'last-event-id': '0',
      authorization: 'Bearer secret',
    });
  });

  it('go on after the last one wherever they are cut off: none is lost, none comes twice', async () => {
    double.answers(
      cutOff(event(5) + event(6) + event(7).slice(0, 12)),
      brokenOff,
      problem(503, 'stopping'),
      page(504),
      stream(event(7)),
      stream(event(8)),
    );
    expect(await positions(client.events({ after: 4 }), 4)).toEqual([5, 6, 7, 8]);
    expect(double.asked.map(({ headers }) => headers['last-event-id'])).toEqual(['4', '6', '6', '6', '6', '7']);
  });

  it('end with the problem where the server refuses, and by themselves where they are given up', async () => {
    double.answers(problem(403, 'not-allowed'));
    await expect(positions(client.events(), 1)).rejects.toThrow(ProblemError);
    const giveUp = new AbortController();
    double.answers(stream(event(1)));
    const seen: number[] = [];
    for await (const { position } of client.events({ signal: giveUp.signal })) {
      seen.push(position);
      giveUp.abort();
    }
    expect(seen).toEqual([1]);
  });

  it('end at last where nothing answers', async () => {
    double.answers(brokenOff);
    await expect(positions(client.events(), 1)).rejects.toThrow('fetch failed');
    expect(double.asked).toHaveLength(4);
  });
});
