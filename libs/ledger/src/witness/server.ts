import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WitnessAnswer } from './answers.ts';
import type { Witness } from './witness.ts';

/** Where and how a witness is served. */
export interface WitnessServerOptions {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Told of every request for a cosignature, after it was answered. */
  readonly onAnswer?: (answer: WitnessAnswer) => void;
  /** Told of what went wrong here: whoever asked is told no more than that. */
  readonly onFailure?: (error: unknown) => void;
}

/** A witness that can be asked. */
export interface WitnessServer {
  /** Its address, as those who run the logs name it. */
  readonly url: string;
  /** Takes no more, and ends once what it has taken is answered. */
  close(): Promise<void>;
}

/** Bytes of a request: a proof, and a checkpoint with some twenty signatures of the largest kind. */
const LARGEST = 128 * 1024;

/** What strangers may hold open, in milliseconds and connections. */
const LIMITS = { headersTimeout: 5_000, requestTimeout: 10_000, keepAliveTimeout: 5_000, maxConnections: 64 } as const;

const PLAIN = 'text/plain; charset=utf-8';

/**
 * Serves a witness over HTTP: `POST /add-checkpoint`, and the longest checkpoint cosigned of a log at
 * `GET /<SHA-256 of its origin, hexadecimal>/checkpoint`.
 * @throws Error of the operating system where nobody may listen there
 */
export async function serveWitness(
  witness: Witness,
  { host, port, onAnswer, onFailure }: WitnessServerOptions,
): Promise<WitnessServer> {
  const server = createServer({ maxHeaderSize: 8 * 1024, ...LIMITS }, (request, response) => {
    answer(witness, request, response)
      .then((given) => given && onAnswer?.(given))
      .catch((error: unknown) => {
        // Whoever went away amid the request is told nothing, and it is nobody's failure here.
        if (!request.complete) return;
        onFailure?.(error);
        if (!response.headersSent) send(response, 500, PLAIN, 'failed\n');
      });
  });
  server.maxConnections = LIMITS.maxConnections;
  await new Promise<void>((resolve, rejected) => {
    server.once('error', rejected);
    server.listen(port, host, resolve);
  });
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

async function answer(
  witness: Witness,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<WitnessAnswer | undefined> {
  const path = request.url?.split('?')[0] ?? '';
  if (path === '/add-checkpoint') {
    if (request.method !== 'POST') return void send(response, 405, PLAIN, 'POST\n', { Allow: 'POST' });
    const body = await bodyOf(request);
    if (!body) return void send(response, 413, PLAIN, `at most ${LARGEST} bytes\n`, { Connection: 'close' });
    const given = witness.addCheckpoint(body);
    send(response, given.status, given.type, given.body);
    return given;
  }
  const [, which] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(path) ?? [];
  const note = which !== undefined && request.method === 'GET' ? witness.latest(which) : undefined;
  return void (note === undefined ? send(response, 404, PLAIN, 'not here\n') : send(response, 200, PLAIN, note));
}

/** The body, or nothing where it is too large; a request that is cut off throws. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  // Ended early, it must stay open for the answer.
  const coming: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const part of coming) {
    bytes += part.length;
    if (bytes > LARGEST) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body), ...headers }).end(body);
}
