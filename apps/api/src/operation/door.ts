import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { languageOf, Problem, problemBody, type Language } from '../problem.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Milliseconds that a connection may be idle: longer than load balancers keep theirs, commonly a minute. */
const KEPT_ALIVE = 72_000;

/**
 * The listening socket. It is there before the application and after it: whoever comes too early or too late is told to
 * come again, and that the process lives.
 */
export class Door {
  /** For Fastify's `serverFactory`. */
  readonly server: Server;
  /** How many requests each connection waits for an answer to: none, too, where it has not asked yet. */
  readonly #waiting = new Map<Socket, number>();
  #within: Handler = away(starting);
  #closing = false;

  private constructor() {
    const enter: Handler = (request, response) => {
      const { socket, headers, httpVersion } = request;
      this.#waiting.set(socket, (this.#waiting.get(socket) ?? 0) + 1);
      response.once('close', () => this.#answered(socket));
      const isNowhere = headers.host === undefined && httpVersion === '1.1';
      (isNowhere ? refusing(malformed) : this.#within)(request, response);
    };
    // Left to itself, Node answers a request without a host, or with an expectation that it does not know, with no word why.
    this.server = createServer({ keepAliveTimeout: KEPT_ALIVE, requestTimeout: 0, requireHostHeader: false }, enter);
    this.server.on('checkExpectation', enter);
    this.server.on('connection', (socket: Socket) => {
      this.#waiting.set(socket, 0);
      socket.once('close', () => this.#waiting.delete(socket));
    });
  }

  /** Listens, with nothing behind it yet. @param port 0 for any that is free */
  static async listen(port: number, host: string): Promise<Door> {
    const door = new Door();
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
    this.#within = away(stopping);
    this.#closing = true;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const [socket, waiting] of this.#waiting) if (waiting === 0) socket.destroy();
    let cut = false;
    const patience = setTimeout(() => {
      cut = true;
      this.server.closeAllConnections();
    }, within);
    await closed;
    clearTimeout(patience);
    return !cut;
  }

  #answered(socket: Socket): void {
    const waiting = (this.#waiting.get(socket) ?? 1) - 1;
    if (!socket.destroyed) this.#waiting.set(socket, waiting);
    if (this.#closing && waiting === 0) socket.end();
  }
}

/** What could not even be read as a request is answered, too, where there is still somebody to answer. */
export function unreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const [line, problem] = faults[error.code ?? ''] ?? ['400 Bad Request', malformed];
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
    answer(
      response,
      problem.status,
      'application/problem+json',
      problemBody(problem, language, pathOf(request)),
      language,
    );
  };

const away =
  (problem: Problem): Handler =>
  (request, response) =>
    pathOf(request) === '/healthz'
      ? answer(response, 200, 'application/json', { status: 'alive' })
      : refusing(problem)(request, response);

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?')[0]!;

function answer(response: ServerResponse, status: number, type: string, body: object, language: Language = 'en'): void {
  response
    .writeHead(status, {
      'content-type': type,
      'content-language': language,
      'cache-control': 'no-store',
      connection: 'close',
      ...(status === 503 && { 'retry-after': '2' }),
    })
    .end(JSON.stringify(body));
}

const starting = new Problem(503, 'starting', {
  en: 'The server is starting. Try again in a moment.',
  ja: 'サーバーは起動中である。少し待って再試行する。',
});
const stopping = new Problem(503, 'stopping', {
  en: 'The server is stopping. Try again in a moment.',
  ja: 'サーバーは停止中である。少し待って再試行する。',
});
const malformed = new Problem(400, 'malformed', {
  en: 'The request cannot be read.',
  ja: 'リクエストを読み取れない。',
});
const faults: Readonly<Record<string, readonly [string, Problem]>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    new Problem(431, 'headers-too-large', { en: 'The headers are too large.', ja: 'ヘッダーが大きすぎる。' }),
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    '408 Request Timeout',
    new Problem(408, 'timed-out', {
      en: 'The request did not come in time.',
      ja: 'リクエストが時間内に届かなかった。',
    }),
  ],
};
