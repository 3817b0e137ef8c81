import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import {
  HEADERS_TOO_LARGE,
  languageOf,
  MALFORMED,
  Problem,
  problemBody,
  STOPPING,
  TIMED_OUT,
  type Language,
} from '../problem.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Milliseconds that a connection may be idle: longer than load balancers keep theirs, commonly a minute. */
const KEPT_ALIVE = 72_000;

/** How long requests may take to come, and how many may. Times are in milliseconds. */
export interface DoorBounds {
  /** Until all headers are there. */
  readonly headersWithin: number;
  /** Until the whole body is, but for {@link takesItsTime}. */
  readonly bodyWithin: number;
  /** Between two looks at who is late: by so much the two above are exceeded at most. */
  readonly lookEvery: number;
  /** Open connections. */
  readonly connections: number;
}

const BOUNDS: DoorBounds = { headersWithin: 60_000, bodyWithin: 60_000, lookEvery: 5_000, connections: 4_096 };

/** Requests whose body may go on coming; those that no longer may, with since when, in milliseconds. */
const unhurried = new WeakMap<IncomingMessage, number | undefined>();

/**
 * Lets a request's body come for as long as it likes: whoever reads it sees to its pace. From when what is given is called it
 * is as a body that begins then.
 */
export function takesItsTime(request: IncomingMessage): () => void {
  unhurried.set(request, undefined);
  return () => void unhurried.set(request, performance.now());
}

/** Who is at one end of a connection. */
interface Visitor {
  /** The answers that it waits for: none, too, where it has not asked yet. */
  readonly waiting: Set<ServerResponse>;
  /** The answer to the last request, whose body may be coming still, and since when, in milliseconds. */
  last: ServerResponse | undefined;
  since: number;
  /** The connection ends with the answers that are waited for: nothing after them could be read. */
  isEnding: boolean;
}

/**
 * The listening socket. It is there before the application and after it: whoever comes too early or too late is told to
 * come again, and that the process lives.
 */
export class Door {
  /** For Fastify's `serverFactory`. */
  readonly server: Server;
  readonly #visitors = new Map<Socket, Visitor>();
  readonly #bodyWithin: number;
  readonly #looking: NodeJS.Timeout;
  #within: Handler = away(starting);
  #closing = false;

  private constructor({ headersWithin, bodyWithin, lookEvery, connections }: DoorBounds) {
    const enter: Handler = (request, response) => {
      const { socket, headers, httpVersion } = request;
      const visitor = this.#visitors.get(socket);
      if (visitor) {
        visitor.waiting.add(response);
        visitor.last = response;
        visitor.since = performance.now();
      }
      // It is told once, and `once` would have it wrapped and taken off again for each request.
      response.on('close', () => this.#answered(socket, response));
      const isNowhere = headers.host === undefined && httpVersion === '1.1';
      (isNowhere ? refusing(MALFORMED) : this.#within)(request, response);
    };
    // Left to itself, Node answers a request without a host, or with an expectation that it does not know, with no word why.
    const times = {
      keepAliveTimeout: KEPT_ALIVE,
      headersTimeout: headersWithin,
      requestTimeout: 0,
      connectionsCheckingInterval: lookEvery,
    };
    this.server = createServer({ ...times, requireHostHeader: false }, enter);
    this.server.maxConnections = connections;
    this.server.on('checkExpectation', enter);
    this.server.on('connection', (socket: Socket) => {
      this.#visitors.set(socket, { waiting: new Set(), last: undefined, since: 0, isEnding: false });
      socket.once('close', () => this.#visitors.delete(socket));
    });
    this.#bodyWithin = bodyWithin;
    this.#looking = setInterval(() => this.#look(), lookEvery).unref();
  }

  /** Listens, with nothing behind it yet. @param port 0 for any that is free */
  static async listen(port: number, host: string, bounds: Partial<DoorBounds> = {}): Promise<Door> {
    const door = new Door({ ...BOUNDS, ...bounds });
    await new Promise<void>((resolve, reject) => {
      door.server.once('error', reject);
      door.server.listen({ port, host }, () => {
        door.server.off('error', reject);
        resolve();
      });
    });
    return door;
  }

  /** `http://127.0.0.1:8080` */
  get url(): string {
    const { address, family, port } = this.server.address() as AddressInfo;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  }

  /** From now on requests are let in. */
  open(within: Handler): void {
    this.#within = within;
  }

  /**
   * Lets nobody in any more, and waits for those who are within.
   * @param within most milliseconds: then their connections are cut
   * @returns whether all left by themselves
   */
  async close(within: number): Promise<boolean> {
    this.#within = away(STOPPING);
    this.#closing = true;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const [socket, { waiting }] of this.#visitors) if (waiting.size === 0) socket.destroy();
    let cut = false;
    const patience = setTimeout(() => {
      cut = true;
      this.server.closeAllConnections();
    }, within);
    await closed;
    clearTimeout(patience);
    clearInterval(this.#looking);
    return !cut;
  }

  /**
   * Answers what cannot even be read as a request, but never where that would pass for the answer to another, or for a part of
   * one: what was read whole is answered first, and what had been answered in part is cut off. For Fastify's `clientErrorHandler`.
   */
  readonly unreadable = (error: NodeJS.ErrnoException, socket: Socket): void => {
    const visitor = this.#visitors.get(socket);
    const waiting = [...(visitor?.waiting ?? [])];
    if (!socket.writable || error.code === 'ECONNRESET') socket.destroy();
    else if (visitor && waiting.length > 0 && waiting.every(({ req }) => req.complete)) visitor.isEnding = true;
    else if (waiting.some(({ req, headersSent }) => req.complete || headersSent)) socket.destroy();
    else refuse(error, socket);
  };

  /** Sees who is late with a body, and who leaves their end open after the last word was said. */
  #look(): void {
    const now = performance.now();
    for (const [socket, { waiting, last, since }] of this.#visitors) {
      if (socket.writableFinished) socket.destroy();
      if (!last || last.req.complete) continue;
      const from = unhurried.has(last.req) ? unhurried.get(last.req) : since;
      if (from === undefined || now - from < this.#bodyWithin) continue;
      if (waiting.has(last)) this.unreadable(late, socket);
      else socket.destroy();
    }
  }

  #answered(socket: Socket, response: ServerResponse): void {
    const visitor = this.#visitors.get(socket);
    if (!visitor) return;
    visitor.waiting.delete(response);
    if (visitor.last === response && response.req.complete) visitor.last = undefined;
    if (visitor.waiting.size === 0 && (this.#closing || visitor.isEnding)) socket.end();
  }
}

function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
  const [line, problem] = faults[error.code ?? ''] ?? ['400 Bad Request', MALFORMED];
  const body = JSON.stringify(problemBody(problem, 'en', ''));
  socket.end(
    `HTTP/1.1 ${line}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** Answers without the application. */
const refusing =
  (problem: Problem): Handler =>
  (request, response) => {
    const language = languageOf(request.headers['accept-language']);
    const body = problemBody(problem, language, pathOf(request));
    answer(response, problem.status, 'application/problem+json', body, { language, headers: problem.headers });
  };

const away =
  (problem: Problem): Handler =>
  (request, response) =>
    pathOf(request) === '/healthz'
      ? answer(response, 200, 'application/json', { status: 'alive' })
      : refusing(problem)(request, response);

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?')[0]!;

function answer(
  response: ServerResponse,
  status: number,
  type: string,
  body: object,
  { language = 'en', headers = {} }: { readonly language?: Language; readonly headers?: Problem['headers'] } = {},
): void {
  response
    .writeHead(status, {
      'content-type': type,
      'content-language': language,
      'cache-control': 'no-store',
      connection: 'close',
      ...headers,
    })
    .end(JSON.stringify(body));
}

const starting = new Problem(
  503,
  'starting',
  { en: 'The server is starting. Try again in a moment.', ja: 'サーバーは起動中である。少し待って再試行する。' },
  { headers: { 'retry-after': '2' } },
);
/** As Node says it of headers. */
const late: NodeJS.ErrnoException = Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
const faults: Readonly<Record<string, readonly [string, Problem]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', HEADERS_TOO_LARGE],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', TIMED_OUT],
};
