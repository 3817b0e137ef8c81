import { connect, type Socket } from 'node:net';

/** One answer, as it came over the wire. */
export interface WireAnswer {
  readonly status: number;
  /** Names in lower case; several of one name are joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** All of it, head included. */
  readonly bytes: Buffer;
}

/** Longest that anything may take, in milliseconds: what takes longer hangs. */
const PATIENCE = 30_000;

/** A stream of events is left once nothing came for so long; or after so long where others record without a pause. Milliseconds. */
const PAUSE = 40;
const LISTENED = 2_000;

/** A keep-alive connection that sends whatever bytes it is given: no library stands in the way of broken requests. */
export class Wire {
  readonly #port: number;
  readonly #patience: number;
  #socket: Socket | undefined;

  /** @param patience longest that an answer may take, in milliseconds */
  constructor(port: number, patience = PATIENCE) {
    this.#port = port;
    this.#patience = patience;
  }

  /**
   * Sends a request and reads its answer. A stream of events is read until it pauses, if it does, and left.
   * @throws Error where there is no whole answer in time, or the connection ends before it
   */
  async ask(request: Buffer, method: string): Promise<WireAnswer> {
    const socket = (this.#socket ??= connect({ port: this.#port, host: '127.0.0.1', noDelay: true }));
    const since = performance.now();
    try {
      return await new Promise((resolve, reject) => {
        let bytes = Buffer.alloc(0);
        let quiet: NodeJS.Timeout | undefined;
        const patience = setTimeout(() => settle(() => reject(new Error(`no answer: ${head(bytes)}`))), this.#patience);
        const settle = (how: () => void): void => {
          clearTimeout(patience);
          clearTimeout(quiet);
          socket.off('data', take).off('error', fail).off('close', closed);
          how();
        };
        const give = (answer: WireAnswer, isLast: boolean): void =>
          settle(() => {
            if (isLast) this.close();
            resolve(answer);
          });
        const take = (part: Buffer): void => {
          bytes = Buffer.concat([bytes, part]);
          const { answer, isStream, isWhole } = read(bytes, method);
          if (!answer) return;
          if (isWhole) return give(answer, answer.headers['connection'] === 'close');
          if (!isStream) return;
          if (performance.now() - since > LISTENED) return give(answer, true);
          clearTimeout(quiet);
          quiet = setTimeout(() => give(answer, true), PAUSE);
        };
        const fail = (error: Error): void => settle(() => reject(new Error(`${error.message}: ${head(bytes)}`)));
        const closed = (): void => {
          const { answer, isUntilEnd } = read(bytes, method);
          if (answer && isUntilEnd) give(answer, true);
          else settle(() => reject(new Error(`the connection ended: ${head(bytes)}`)));
        };
        socket.on('data', take).on('error', fail).on('close', closed);
        socket.write(request);
      });
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    this.#socket?.on('error', () => undefined).destroy();
    this.#socket = undefined;
  }
}

/** Sends bytes and says no more; gives all that comes back once the other side has ended, too. @throws Error where it does not in time */
export function shout(port: number, parts: readonly Buffer[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0);
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const patience = setTimeout(() => (socket.destroy(), reject(new Error(`not ended: ${head(bytes)}`))), PATIENCE);
    socket
      .on('data', (part: Buffer) => (bytes = Buffer.concat([bytes, part])))
      .on('error', () => undefined)
      .on('close', () => (clearTimeout(patience), resolve(bytes)));
    for (const part of parts) socket.write(part);
    socket.end();
  });
}

const head = (bytes: Buffer): string => bytes.subarray(0, 200).toString('latin1');

interface Read {
  readonly answer?: WireAnswer;
  readonly isWhole?: boolean;
  /** What comes after it, where it is whole. */
  readonly rest?: Buffer;
  /** Ends when the connection does. */
  readonly isUntilEnd?: boolean;
  readonly isStream?: boolean;
}

/** What can be read so far of the first final answer in some bytes. */
export function read(bytes: Buffer, method: string): Read {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return {};
  const [statusLine = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(statusLine)?.[1] ?? Number.NaN);
  if (status < 200) return read(bytes.subarray(end + 4), method);
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).toLowerCase();
    const value = line.slice(at + 1).trim();
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  const rest = bytes.subarray(end + 4);
  const answer = (body: Buffer): WireAnswer => ({ status, headers, body, bytes });
  if (method === 'HEAD' || status === 204 || status === 304)
    return { answer: answer(Buffer.alloc(0)), isWhole: true, rest };
  if (headers['transfer-encoding'] === 'chunked') {
    const { body, length } = unchunked(rest);
    return {
      answer: answer(body),
      isWhole: length !== undefined,
      ...(length !== undefined && { rest: rest.subarray(length) }),
      isStream: headers['content-type']?.startsWith('text/event-stream') ?? false,
    };
  }
  const length = headers['content-length'];
  if (length === undefined)
    return {
      answer: answer(rest),
      isWhole: false,
      isUntilEnd: true,
      isStream: headers['content-type']?.startsWith('text/event-stream') ?? false,
    };
  return {
    answer: answer(rest.subarray(0, Number(length))),
    isWhole: rest.length >= Number(length),
    rest: rest.subarray(Number(length)),
  };
}

/**
 * All final answers in what a connection gave; the last may be broken off.
 * @throws Error where there is something between them, or in one, that is none
 */
export function answersIn(bytes: Buffer): readonly WireAnswer[] {
  const answers: WireAnswer[] = [];
  for (let left = bytes; left.length > 0;) {
    const { answer, isWhole = false, rest = Buffer.alloc(0) } = read(left, 'GET');
    if (!answer || !left.toString('latin1').startsWith('HTTP/1.1 ')) throw new Error(`no answer: ${head(left)}`);
    answers.push(answer);
    left = isWhole ? rest : Buffer.alloc(0);
  }
  return answers;
}

/** @returns the length, too, where it is whole. @throws Error where there is something else than a chunk */
function unchunked(bytes: Buffer): { readonly body: Buffer; readonly length?: number } {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const end = bytes.indexOf('\r\n', at);
    if (end < 0) return { body: Buffer.concat(parts) };
    const size = Number.parseInt(bytes.subarray(at, end).toString('latin1'), 16);
    if (Number.isNaN(size)) throw new Error(`no chunk: ${bytes.subarray(at, at + 100).toString('latin1')}`);
    if (size === 0) return { body: Buffer.concat(parts), ...(bytes.length >= end + 4 && { length: end + 4 }) };
    if (bytes.length < end + 2 + size + 2) return { body: Buffer.concat(parts) };
    parts.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
