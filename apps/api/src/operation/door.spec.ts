import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { Door, takesItsTime, type DoorBounds } from './door.ts';

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

describe('the door, where what comes cannot be read', () => {
  beforeEach(() => door.server.on('clientError', door.unreadable));
  const GARBAGE = 'shoe size 43\r\n\r\n';
  const part = (size: string): string =>
    `POST /slow HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n${size}\r\n{}\r\n`;

  it('says so', async () => {
    const socket = connected();
    socket.end(GARBAGE);
    expect(await text(socket)).toMatch(/^HTTP\/1.1 400 .*application\/problem\+json.*"code":"malformed"/s);
  });

  it('answers what came whole before it, and that alone', async () => {
    const { socket, finish } = await taken();
    const unread = once(door.server, 'clientError');
    socket.write(GARBAGE);
    await unread;
    finish();
    expect(await text(socket)).toMatch(/^HTTP\/1.1 200 (?!.*HTTP).*\{"done":true\}/s);
  });

  it('says so of a request whose rest it is', async () => {
    door.open(() => undefined);
    const socket = connected();
    socket.end(part('zz'));
    expect(await text(socket)).toMatch(/^HTTP\/1.1 400 (?!.*HTTP).*"code":"malformed"/s);
  });

  it('writes nothing into an answer that has begun, and breaks it off', async () => {
    door.open((_, response) => void response.write('{"line":1}'));
    const socket = connected();
    socket.write(part('2'));
    await once(socket, 'readable');
    socket.write('zz\r\n');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1.1 200 (?!.*HTTP).*\{"line":1\}\s*$/s);
  });
});

describe('the door, where somebody takes their time', () => {
  const bounded = async (bounds: Partial<DoorBounds>): Promise<void> => {
    await door.close(0);
    door = await Door.listen(0, '127.0.0.1', { lookEvery: 5, ...bounds });
    door.server.on('clientError', door.unreadable);
  };
  /** Headers have all the time there is: those of a process that was held up would be late, too. */
  const BODY = { bodyWithin: 40 };
  const begun = 'POST /v1/commands/report-action HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{';

  it.each([
    ['headers', 'GET /v1/events HTTP/1.1\r\nHost: loc'],
    ['a request at all', ''],
    ['a body', begun],
  ])('waits for %s no longer than it may take, and says so', async (_, bytes) => {
    await bounded({ headersWithin: 40, ...BODY });
    door.open((request) => void request.resume());
    const socket = connected();
    socket.write(bytes);
    expect(await text(socket)).toMatch(/^HTTP\/1.1 408 .*application\/problem\+json.*"code":"timed-out"/s);
  });

  it.each([
    ['a body that does not come', begun],
    ['what cannot be read', 'shoe size 43\r\n\r\n'],
  ])('lets nobody keep a connection by leaving it half open after %s', async (_, bytes) => {
    await bounded(BODY);
    door.open((request) => void request.resume());
    const socket = connect({ port: Number(new URL(door.url).port), host: '127.0.0.1', allowHalfOpen: true });
    socket.write(bytes);
    socket.resume();
    const [accepted] = (await once(door.server, 'connection')) as [Socket];
    await once(accepted, 'close');
    socket.destroy();
  });

  it('says nothing of a body that is late where the answer was given before', async () => {
    await bounded(BODY);
    door.open((_, response) => void response.writeHead(401).end('who?'));
    const socket = connected();
    socket.write(begun);
    expect(await text(socket).catch(() => 'HTTP/1.1 401 who?')).toMatch(/^HTTP\/1.1 401 (?!.*HTTP).*who\?/s);
  });

  it('leaves those alone who see to the pace themselves, until they are done', async () => {
    await bounded(BODY);
    const done = new Promise<() => void>((resolve) => {
      door.open((request) => {
        request.resume().on('error', () => undefined);
        resolve(takesItsTime(request));
      });
    });
    const socket = connected();
    socket.write(begun);
    const inTurn = await done;
    const told = text(socket);
    const first = await Promise.race([told, new Promise((resolve) => setTimeout(() => resolve('nothing yet'), 120))]);
    expect(first).toBe('nothing yet');
    inTurn();
    // Its time begins anew, however long it has been there.
    const then = await Promise.race([told, new Promise((resolve) => setTimeout(() => resolve('nothing yet'), 20))]);
    expect(then).toBe('nothing yet');
    expect(await told).toMatch(/^HTTP\/1.1 408 /);
  });

  it('lets no more in than it has room for', async () => {
    await bounded({ connections: 2 });
    door.open(() => undefined);
    const within = [connected(), connected()];
    for (const socket of within) {
      socket.on('error', () => undefined);
      socket.write(begun);
    }
    for (const socket of within) await once(socket, 'connect');
    const third = connected();
    third.on('error', () => undefined);
    await Promise.all([once(door.server, 'drop'), once(third, 'close')]);
    for (const socket of within) socket.destroy();
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
