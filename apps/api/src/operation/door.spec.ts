import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { Door } from './door.ts';

let door: Door;

beforeEach(async () => {
  door = await Door.listen(0, '127.0.0.1');
});
afterEach(() => door.close(0));

const ask = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;

function connected(): Socket {
  return connect(Number(new URL(door.url).port), '127.0.0.1');
}

/** Sends a request that is let in, and waits for an answer until it is given one. */
async function taken(): Promise<{ readonly socket: Socket; finish(): void }> {
  const letIn = new Promise<ServerResponse>((resolve) => door.open((_, response) => resolve(response)));
  const socket = connected();
  socket.write(ask('/slow'));
  const response = await letIn;
  return { socket, finish: () => response.end('{"done":true}') };
}

describe('the door, before there is anything behind it', () => {
  it('says that the server is starting, in the language asked for, and when to come again', async () => {
    const english = await fetch(`${door.url}/v1/initiatives?asOf=2020-01-01`);
    expect(english.status).toBe(503);
    expect(english.headers.get('retry-after')).toBe('2');
    expect(english.headers.get('content-type')).toBe('application/problem+json');
    expect(await english.json()).toMatchObject({ code: 'starting', status: 503, instance: '/v1/initiatives' });
    const japanese = await fetch(`${door.url}/readyz`, { headers: { 'accept-language': 'ja' } });
    expect(await japanese.json()).toMatchObject({ code: 'starting', detail: expect.stringMatching('起動中') });
  });

  it('says that the process lives', async () => {
    const answer = await fetch(`${door.url}/healthz`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'alive' }]);
  });
});

describe('the door, open', () => {
  const answered = async (request: string): Promise<string> => {
    door.open((_, response) => response.end('within'));
    const socket = connected();
    socket.end(request);
    return text(socket);
  };

  it('lets nobody in who does not say to which host, and says why', async () => {
    expect(await answered('GET /v1/events HTTP/1.1\r\n\r\n')).toMatch(
      /^HTTP\/1.1 400 .*application\/problem\+json.*"code":"malformed"/s,
    );
    expect(await answered('GET /v1/events HTTP/1.0\r\n\r\n')).toMatch(/within$/);
  });

  it('lets in whoever expects what it does not know', async () => {
    const request = 'GET / HTTP/1.1\r\nHost: localhost\r\nExpect: a-miracle\r\nConnection: close\r\n\r\n';
    expect(await answered(request)).toMatch(/within/);
  });
});

describe('the door, when it is closed', () => {
  it('waits for what was taken, and takes no more: not on a connection that it has, nor on a new one', async () => {
    const { socket, finish } = await taken();
    const { url } = door;
    const closed = door.close(60_000);
    const late = once(door.server, 'request');
    socket.write(ask('/late'));
    await late;
    await expect(fetch(`${url}/new`)).rejects.toThrow('fetch failed');
    finish();
    expect(await text(socket)).toMatch(/^HTTP\/1.1 200 OK.*"done":true.*HTTP\/1.1 503 .*retry-after: 2.*"stopping"/s);
    expect(await closed).toBe(true);
  });

  it('waits for nobody who has not asked', async () => {
    const accepted = once(door.server, 'connection');
    const silent = connected();
    await accepted;
    expect(await door.close(60_000)).toBe(true);
    expect(await text(silent).catch(() => '')).toBe('');
  });

  it('cuts off what takes longer than the bound', async () => {
    const { socket } = await taken();
    expect(await door.close(10)).toBe(false);
    expect(await text(socket).catch(() => '')).toBe('');
  });
});
