import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { commandFrom } from '@sebone/initiative';
import { isRejection } from '@sebone/kernel';
import {
  consistencyFault,
  inclusionFault,
  isSignedBy,
  leafHash,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
} from '@sebone/ledger-verify';
import type { Ledger } from '@sebone/ledger';
import { FOUNDED } from '@sebone/testing';
import { grantFrom } from '../access/grants.ts';
import { Keys } from '../access/keys.ts';
import type { Grant } from '../access/principal.ts';
import { openApiOf } from '../openapi/document.ts';
import { serve, type Serving } from '../serving.ts';
import { INCLUSION, CONSISTENCY, ROUTES } from './routes.ts';

const HERE = 'minato';
const ELSEWHERE = 'tanigawa';
const WHO = ['auditor@*', `auditor@${HERE}`, `auditor@${ELSEWHERE}`, `backbone@${HERE}`] as const;
type Who = (typeof WHO)[number];

let folder: string;
let serving: Serving;
let given: number;
const keys = new Map<Who, string>();

beforeEach(async () => {
  given = 0;
  folder = mkdtempSync(join(tmpdir(), 'sebone-audit-'));
  const config = { data: folder, host: '127.0.0.1', port: 0, authentication: true, bodyLimit: 65_536 };
  serving = await serve({ ...config, checkpointEvery: 0 });
  const kept = new Keys(folder, Date.now);
  for (const who of WHO) keys.set(who, kept.add({ name: who, grants: [grantFrom(who) as Grant] }).key);
  kept.close();
});

afterEach(async () => {
  await serving.close();
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

/** Gives a command. @returns the ids of its facts, and the position of the last */
async function record(name: string, body: object): Promise<{ readonly ids: readonly string[]; position: number }> {
  const command = commandFrom(name, body);
  if (isRejection(command)) throw new Error(JSON.stringify(command));
  const outcome = await serving.parts.transactor.transact(command, { commandId: `given-${++given}`, actor: 'spec' });
  if (isRejection(outcome) || outcome.kind !== 'recorded') throw new Error(JSON.stringify(outcome));
  const { facts, position } = outcome.answer;
  return { ids: facts.map(({ id }) => id), position };
}

/** Both initiatives. @returns the ids of their facts */
async function found(): Promise<Readonly<Record<string, readonly string[]>>> {
  const ids: Record<string, string[]> = { [HERE]: [], [ELSEWHERE]: [] };
  for (const initiative of [HERE, ELSEWHERE])
    for (const [name, body] of FOUNDED) ids[initiative]!.push(...(await record(name, { initiative, ...body })).ids);
  return ids;
}

/** So many facts, without an initiative that they could be of. */
async function append(facts: number): Promise<void> {
  const event = { type: 'ActionReported', schema: 1, occurredOn: '2024-01-01', reportedOn: '2024-01-02' };
  const events = Array.from({ length: facts }, (_, at) => ({ ...event, data: { title: `配食 ${at}` } }));
  const id = `appended-${++given}`;
  const mark = { id, fingerprint: id, actor: 'spec', correlationId: id, causationId: id };
  await serving.parts.store.append([{ stream: `partner-${HERE}.p${given}`, expected: 0, events }], mark);
}

async function signed(): Promise<number> {
  const { ledger, store } = serving.parts;
  await ledger.catchUp(store);
  return ledger.checkpoint().size;
}

const ask = (path: string, who: Who = 'auditor@*', headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${serving.url}/v1/audit/${path}`, { headers: { authorization: `Bearer ${keys.get(who)}`, ...headers } });
const json = async (path: string, who?: Who): Promise<any> => {
  const answer = await ask(path, who);
  return { status: answer.status, ...((await answer.json()) as object) };
};
const bytesIn = (text: string): Buffer => Buffer.from(text, 'base64');
const proofIn = ({ proof }: { proof: readonly string[] }): readonly Buffer[] => proof.map(bytesIn);
const pathTo = (eventId: string): string => `inclusion/${encodeURIComponent(eventId)}`;

const ajv = new Ajv2020({ strict: false });
ajv.addSchema(openApiOf(ROUTES), 'openapi');
const fits = (answer: { readonly status: number }, { path }: { readonly path: string }): unknown => {
  const { status, ...body } = answer;
  const place = ['paths', path, 'get', 'responses', String(status), 'content', 'application/json', 'schema'];
  const $ref = `openapi#/${place.map((part) => encodeURIComponent(part.replaceAll('/', '~1'))).join('/')}`;
  return ajv.validate({ $ref }, body) || ajv.errors;
};

describe('The checkpoint', () => {
  it('is not there before one was signed', async () => {
    expect(await json('checkpoint')).toMatchObject({ status: 404, code: 'no-checkpoint' });
  });

  it('is the latest signed note, to the byte, and says which position of the log it reflects', async () => {
    await found();
    const size = await signed();
    const { ledger, store } = serving.parts;
    const answer = await ask('checkpoint', `auditor@${ELSEWHERE}`);
    const note = await answer.text();
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'private, no-cache',
      'sebone-position': String(await store.head()),
    });
    expect(note).toBe(ledger.latest()!.note);
    expect(isSignedBy(parseNote(note)!, parseVerifierKey(ledger.keys()[0]!.vkey)!)).toBe(true);
    expect(parseCheckpoint(parseNote(note)!.text)).toMatchObject({ origin: ledger.origin, size, root: ledger.root() });
    const again = await ask('checkpoint', 'auditor@*', { 'if-none-match': answer.headers.get('etag')! });
    expect([again.status, again.headers.get('etag')]).toEqual([304, answer.headers.get('etag')]);
  });

  it('is not given where it does not reflect the position asked for', async () => {
    await found();
    await signed();
    const head = await serving.parts.store.head();
    expect((await ask('checkpoint', 'auditor@*', { 'sebone-min-position': String(head) })).status).toBe(200);
    const answer = await ask('checkpoint', 'auditor@*', { 'sebone-min-position': String(head + 1) });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await answer.json()).toMatchObject({ code: 'not-caught-up' });
  });
});

describe('The proof of a fact', () => {
  it('holds for every fact of an initiative, under the checkpoint that stands beside it', async () => {
    const { [HERE]: ids } = await found();
    const size = await signed();
    await record('leave-partner', { initiative: HERE, partnerId: 'water', occurredOn: '2024-05-01' });
    for (const id of ids!) {
      const proved = await json(pathTo(id), `auditor@${HERE}`);
      expect(fits(proved, INCLUSION)).toBe(true);
      const leaf = Buffer.from(proved.leaf as string);
      expect(bytesIn(proved.leafHash)).toEqual(leafHash(leaf));
      expect(proved.size).toBe(size);
      const root = bytesIn(proved.root);
      expect(inclusionFault(proved.index, size, leafHash(leaf), proofIn(proved), root)).toBeUndefined();
      expect(parseCheckpoint(parseNote(proved.checkpoint)!.text)).toMatchObject({ size, root });
      expect(JSON.parse(proved.leaf)).toMatchObject({ id, stream: expect.stringContaining(HERE) });
    }
  });

  it('is of nothing to whom may not audit its initiative: as if there were no such fact', async () => {
    const { [HERE]: ids } = await found();
    for (const isSigned of [false, true]) {
      if (isSigned) await signed();
      const hidden = await ask(pathTo(ids![0]!), `auditor@${ELSEWHERE}`);
      const unknown = await ask(pathTo('given-77.0'), `auditor@${ELSEWHERE}`);
      expect([hidden.status, unknown.status]).toEqual([404, 404]);
      expect((await hidden.text()).replaceAll(ids![0]!, 'given-77.0')).toBe(await unknown.text());
    }
    expect((await ask(pathTo(ids![0]!), `backbone@${HERE}`)).status).toBe(200);
  });

  it('waits for the ledger where the log has the fact, and nowhere else: what is not there is told at once', async () => {
    const { [HERE]: ids } = await found();
    const behind: Partial<Ledger> = { indexOf: () => undefined, position: () => 0 };
    Object.assign(serving.parts.ledger, behind);
    for (const unknown of ['given-77.0', `${ids![0]}0`, 'no dot', '.0'])
      expect(await json(pathTo(unknown))).toMatchObject({ status: 404, code: 'unknown-fact' });
    expect(await json(pathTo(ids![0]!), `auditor@${ELSEWHERE}`)).toMatchObject({ status: 404, code: 'unknown-fact' });
    expect(await json(pathTo(ids![0]!), `auditor@${HERE}`)).toMatchObject({ status: 503, code: 'not-caught-up' });
  });

  it('is given once a checkpoint covers it, and says until then when to ask again', async () => {
    await found();
    await signed();
    const { ids, position } = await record('leave-partner', {
      initiative: HERE,
      partnerId: 'water',
      occurredOn: '2024-05-01',
    });
    const early = await ask(pathTo(ids[0]!), `auditor@${HERE}`, { 'sebone-min-position': String(position) });
    expect([early.status, early.headers.get('retry-after')]).toEqual([409, '60']);
    expect(await early.json()).toMatchObject({ code: 'no-checkpoint-yet' });
    await signed();
    expect(await json(pathTo(ids[0]!), `auditor@${HERE}`)).toMatchObject({ status: 200 });
  });

  it('is asked for by any id that a fact may have', async () => {
    const key = '/?#%:&=~"<>\\'.repeat(15);
    const event = { type: 'ActionReported', schema: 1, occurredOn: '2024-01-01', reportedOn: '2024-01-01', data: {} };
    const mark = { id: key, fingerprint: 'f', actor: 'spec', correlationId: 'c', causationId: 'c' };
    await serving.parts.store.append([{ stream: `partner-${HERE}.water`, expected: 0, events: [event] }], mark);
    await signed();
    expect(await json(pathTo(`${key}.0`))).toMatchObject({ status: 200, index: 0, size: 1, proof: [] });
  });
});

describe('The proof that the ledger only grew', () => {
  it('holds between any two sizes', async () => {
    await found();
    const size = await signed();
    for (let to = 0; to <= size; to++)
      for (let from = 0; from <= to; from++) {
        const proved = await json(`consistency?from=${from}&to=${to}`, `auditor@${HERE}`);
        expect(fits(proved, CONSISTENCY)).toBe(true);
        const [before, after] = [bytesIn(proved.fromRoot), bytesIn(proved.toRoot)];
        expect(after).toEqual(serving.parts.ledger.root(to));
        expect([from, to, consistencyFault(from, to, before, after, proofIn(proved))]).toEqual([from, to, undefined]);
      }
  });

  it('is asked for with two sizes that were: all that is wrong is named', async () => {
    await found();
    await signed();
    const wrong: readonly (readonly [query: string, pointers: readonly string[]])[] = [
      ['', ['?from', '?to']],
      ['?from=-1&to=x&depth=2', ['?depth', '?from', '?to']],
      ['?from=1&from=2&to=', ['?from', '?to']],
      ['?from=4&to=3', ['?from']],
      ['?from=2&to=9000', ['?to']],
      ['?from=9001&to=9000', ['?from', '?to']],
      ['?to=1', ['?from']],
    ];
    for (const [query, pointers] of wrong) {
      const { status, code, errors } = await json(`consistency${query}`);
      const named = errors.map(({ pointer }: { pointer: string }) => pointer).sort();
      expect([query, status, code, named]).toEqual([query, 400, 'invalid-parameter', pointers]);
    }
  });
});

describe('The tiles', () => {
  it('are the tree and its leaves; what is full may be kept for ever', async () => {
    await append(300);
    expect(await signed()).toBe(300);
    const tile = async (path: string): Promise<readonly [Buffer, string | null]> => {
      const answer = await ask(`tile/${path}`);
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        200,
        'application/octet-stream',
      ]);
      return [Buffer.from(await answer.arrayBuffer()), answer.headers.get('cache-control')];
    };
    const { ledger } = serving.parts;
    const hashes = Array.from(ledger.leaves(0, 300), leafHash);
    const immutable = 'private, max-age=31536000, immutable';
    expect(await tile('0/000')).toEqual([Buffer.concat(hashes.slice(0, 256)), immutable]);
    expect(await tile('0/001.p/44')).toEqual([Buffer.concat(hashes.slice(256)), 'private, no-cache']);
    expect(await tile('1/000.p/1')).toEqual([ledger.root(256), 'private, no-cache']);
    const bundled = Array.from(ledger.leaves(0, 256), (leaf) => Buffer.concat([uint16(leaf.length), leaf]));
    expect(await tile('entries/000')).toEqual([Buffer.concat(bundled), immutable]);
    expect(await tile('entries%2F000')).toEqual([Buffer.concat(bundled), immutable]);
    for (const path of ['0/001', '0/x001/067', '0/000.p/257', '2/000', 'entries/002'])
      expect([path, await json(`tile/${path}`)]).toEqual([path, expect.objectContaining({ status: 404 })]);
  });

  it('are for those alone who may audit every initiative', async () => {
    await append(1);
    await signed();
    for (const who of [`auditor@${HERE}`, `backbone@${HERE}`] as const)
      expect(await json('tile/entries/000.p/1', who)).toMatchObject({ status: 403, code: 'not-allowed' });
    expect((await ask('tile/entries/000.p/1')).status).toBe(200);
  });

  it('lead to no other file', async () => {
    await append(300);
    await signed();
    for (const path of [
      ...['../signing.key', '../../vault.key', '0/../../signing.key', 'entries/../../ledger.db', '%2e%2e/signing.key'],
      ...['..%2fsigning.key', '..%5csigning.key', '0/000/%2e%2e/%2e%2e/%2e%2e/signing.key', '/etc/passwd'],
      ...['0/000%00', '0//000', './0/000', '0/000.p/../../../checkpoint', 'checkpoint', '..', '%2fetc%2fpasswd'],
      '%2e%2e%2f%2e%2e%2fkeys.db',
    ]) {
      const [status, body] = await raw(`/v1/audit/tile/${path}`);
      expect([path, status, JSON.parse(body.toString())]).toEqual([path, 404, expect.objectContaining({ status })]);
    }
    expect((await raw('/v1/audit/tile/0/000'))[1]).toHaveLength(256 * 32);
  });
});

const uint16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
};

/** Asks for a path as it is, dots and all. */
async function raw(path: string): Promise<readonly [number, Buffer]> {
  const { hostname, port } = new URL(serving.url);
  const headers = { authorization: `Bearer ${keys.get('auditor@*')}` };
  return new Promise((resolve, reject) => {
    get({ hostname, port, path, headers }, (answer) => {
      buffer(answer).then((body) => resolve([answer.statusCode!, body]), reject);
    }).on('error', reject);
  });
}
