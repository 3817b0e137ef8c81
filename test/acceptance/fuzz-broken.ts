import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { OTHERS } from './fuzz-examples.ts';
import { read, type WireAnswer } from './wire.ts';

/** A way of being at fault: what becomes of a request on its way to a server, or of the answer on its way back. */
export interface Fault {
  readonly what: string;
  /** By what it is found out. */
  readonly finding: RegExp;
  /** Milliseconds to wait for an answer; as long as ever, unless told. */
  readonly patience?: number;
  /** @param admin the key of whoever may everything */
  readonly asks?: (request: string, admin: string) => string;
  /** `undefined`: the answer never comes. */
  readonly answers?: (answer: Told, request: string) => Told | undefined;
}
type Told = Pick<WireAnswer, 'status' | 'headers'> & { readonly body: string };

const instead = (answer: Told, from: string | RegExp, to: string): Told => ({
  ...answer,
  body: answer.body.replace(from, to),
});
const as = (status: number, answer: Told): Told => ({
  ...instead(answer, /"status":\d+/, `"status":${status}`),
  status,
});
const without = (name: string, answer: Told): Told => ({
  ...answer,
  headers: Object.fromEntries(Object.entries(answer.headers).filter(([one]) => one !== name)),
});

/** What the server does not do. */
export const FAULTS: readonly Fault[] = [
  {
    what: 'fails where a field is unknown',
    finding: /^is a 500/,
    answers: (answer) => (answer.body.includes('shoeSize') ? as(500, answer) : answer),
  },
  {
    what: 'never answers what it refuses',
    finding: /^no answer/,
    patience: 1_000,
    answers: (answer) => (answer.status === 400 ? undefined : answer),
  },
  {
    what: 'answers with a field that nobody declared',
    finding: /^does not fit/,
    answers: (answer) => (answer.status < 300 ? instead(answer, /^\{/, '{"shoeSize":43,') : answer),
  },
  {
    what: 'answers with a status that nobody declared',
    finding: /does not declare/,
    answers: (answer) => (answer.status === 403 ? as(402, answer) : answer),
  },
  {
    what: 'hides a failure in a line of many',
    finding: /^has a 500 in it/,
    answers: (answer, request) =>
      answer.status === 200 && request.startsWith('POST /v1/commands ')
        ? instead(answer, /"status":4\d\d/, '"status":500')
        : answer,
  },
  {
    what: 'leaves out a header',
    finding: /^is without ETag/,
    answers: (answer) => without('etag', answer),
  },
  {
    what: 'answers in the wrong type',
    finding: /instead of a problem|does not declare/,
    answers: (answer) => ({ ...answer, headers: { ...answer.headers, 'content-type': 'text/html' } }),
  },
  {
    what: 'lets everybody into what is not theirs',
    finding: /^(tells of|reaches) what is not theirs|^tells that there is something/,
    asks: (request, admin) =>
      request.includes(OTHERS)
        ? request.replace(/Authorization: Bearer \S+/, `Authorization: Bearer ${admin}`)
        : request,
  },
  {
    what: 'tells that there is something that is not theirs',
    finding: /^tells that there is something/,
    answers: (answer) => (answer.status === 404 && answer.body.includes(OTHERS) ? as(403, answer) : answer),
  },
];

/** Stands before a server, and is at fault as it is told. @param admin the key of whoever may everything */
export async function faulty(
  port: number,
  fault?: Fault,
  admin = '',
): Promise<{ readonly port: number; close(): void }> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const server = connect({ port, host: '127.0.0.1', noDelay: true });
    let request = '';
    let answer = Buffer.alloc(0);
    client.setNoDelay(true).on('data', (bytes) => {
      const text = bytes.toString('latin1');
      if (answer.length === 0 && /^[A-Z]+ \S+ HTTP/.test(text)) request = text;
      server.write(Buffer.from(fault?.asks?.(text, admin) ?? text, 'latin1'));
    });
    server.on('data', (bytes) => {
      answer = Buffer.concat([answer, bytes]);
      const { answer: told, isWhole, isStream } = read(answer, request.split(' ')[0]!);
      if (!isWhole && !isStream) return;
      const changed =
        isStream || !fault?.answers ? answer : fault.answers({ ...told!, body: told!.body.toString() }, request);
      answer = Buffer.alloc(0);
      if (changed) client.write(Buffer.isBuffer(changed) ? changed : bytesOf(changed, told!));
    });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      open.add(one);
      one.on('error', () => undefined).on('close', () => (open.delete(one), other.end()));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** An answer as it goes on; one without a body stays without. */
function bytesOf({ status, headers, body }: Told, told: WireAnswer): Buffer {
  const { 'transfer-encoding': _chunked, 'content-length': _length, ...others } = headers;
  const length = told.body.length === 0 ? (headers['content-length'] ?? '0') : String(Buffer.byteLength(body));
  const lines = Object.entries({ ...others, 'content-length': length }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`HTTP/1.1 ${status} \r\n${lines.join('')}\r\n${body}`);
}
