import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { isRejection } from '@sebone/kernel';
import { cosignedAt, parseNote, parseVerifierKey } from '@sebone/ledger-verify';
import {
  consistencyOf,
  history,
  newFolder,
  removeFolders,
  signingLog,
  type History,
} from '../../test/signed-histories.ts';
import type { WitnessAnswer } from './answers.ts';
import { requestText } from './request.ts';
import { serveWitness, type WitnessServer } from './server.ts';
import { openWitness, type Witness } from './witness.ts';

const NOW = Date.parse('2026-04-01T09:00:00Z');
const seed = Number(process.env['SEBONE_SEED'] ?? Date.now() % 1_000_000);
const LOG = signingLog('sebone/minato');
const HASH = createHash('sha256').update(LOG.origin).digest('hex');
const SAID = history('said', 30);

let folder: string;
let witness: Witness;
let server: WitnessServer;
let answers: WitnessAnswer[];
let failures: unknown[];

beforeEach(async () => {
  folder = newFolder();
  const opened = openWitness({ folder, logs: [LOG.vkey], now: () => NOW });
  if (isRejection(opened)) throw new Error(opened.code);
  witness = opened;
  [answers, failures] = [[], []];
  server = await serveWitness(witness, {
    host: '127.0.0.1',
    port: 0,
    onAnswer: (answer) => answers.push(answer),
    onFailure: (error) => failures.push(error),
  });
});

afterEach(async () => {
  await server.close();
  witness.close();
  removeFolders();
});

const post = (body: string | Uint8Array<ArrayBuffer>): Promise<Response> =>
  fetch(`${server.url}/add-checkpoint`, { method: 'POST', body });
const asking = (of: History, old: number): string => requestText(old, consistencyOf(old, of), LOG.note(of));

describe('a witness over HTTP', () => {
  it('cosigns, and gives the longest checkpoint that it cosigned', async () => {
    expect((await fetch(`${server.url}/${HASH}/checkpoint`)).status).toBe(404);
    const granted = await post(asking(SAID, 0));
    expect([granted.status, await granted.text()]).toEqual([
      200,
      expect.stringMatching(/^— sebone-witness\/\S+ \S+\n$/),
    ]);
    const note = await (await fetch(`${server.url}/${HASH}/checkpoint`)).text();
    expect(cosignedAt(parseNote(note)!, parseVerifierKey(witness.vkey)!)).toBe(NOW / 1000);
    expect(answers).toMatchObject([{ status: 200, about: { origin: LOG.origin, size: 30 } }]);
  });

  it('gives the size that it knows, with the media type of the protocol', async () => {
    await post(asking(SAID.slice(0, 7), 0));
    const refused = await post(asking(SAID, 3));
    expect([refused.status, refused.headers.get('Content-Type'), await refused.text()]).toEqual([
      409,
      'text/x.tlog.size',
      '7\n',
    ]);
  });

  it.each([
    ['GET', '/add-checkpoint', 405],
    ['POST', '/', 404],
    ['GET', '/', 404],
    ['GET', '/../witness.key', 404],
    ['POST', `/${HASH}/checkpoint`, 404],
    ['GET', `/${'0'.repeat(64)}/checkpoint`, 404],
  ])('%s %s is %i', async (method, path, status) => {
    expect((await fetch(server.url + path, { method })).status).toBe(status);
  });

  it('refuses what is no request, whatever bytes it is', async () => {
    for (const body of ['', 'old 0\n', Buffer.from([0xff, 0xfe, 0x00]), Buffer.alloc(100_000, '\n')])
      expect((await post(body)).status).toBe(400);
    expect(failures).toEqual([]);
  });

  it('reads no more than a request may have', async () => {
    expect((await post(Buffer.alloc(200_000, 'old '))).status).toBe(413);
    expect((await post(asking(SAID, 0))).status).toBe(200);
  });

  it('goes on after somebody went away amid a request', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write('POST /add-checkpoint HTTP/1.1\r\nHost: witness\r\nContent-Length: 500\r\n\r\nold 0\n');
    socket.destroy();
    await once(socket, 'close');
    expect((await post(asking(SAID, 0))).status).toBe(200);
    expect(failures).toEqual([]);
  });

  it('says no more than that it failed, where something goes wrong here', async () => {
    await post(asking(SAID, 0));
    writeFileSync(join(folder, 'evidence'), 'a file where the folder should be');
    const failed = await post(asking(history('forged', 30), 0));
    expect([failed.status, await failed.text()]).toEqual([500, 'failed\n']);
    expect(failures).toHaveLength(1);
  });

  it('cosigns one history, however many ask for several at once', async () => {
    const histories = [SAID, [...SAID.slice(0, 9), ...history('forged', 21)], history('other', 30)];
    const request = fc.record({ of: fc.constantFrom(...histories), size: fc.nat(30), behind: fc.nat(3) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(request, { minLength: 2, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
        async (rounds) => {
          const log = signingLog(`sebone/${String(runs++)}`);
          const own = openWitness({ folder: newFolder(), logs: [log.vkey], now: () => NOW });
          if (isRejection(own)) throw new Error(own.code);
          const serving = await serveWitness(own, { host: '127.0.0.1', port: 0 });
          const cosigned: { readonly size: number; readonly of: History }[] = [];
          let known = 0;
          for (const round of rounds) {
            const ask = async ({ of, size, behind }: (typeof round)[number]): Promise<void> => {
              const old = Math.min(size, Math.max(0, known - (behind === 3 ? 1 : 0)));
              const begun = of.slice(0, size);
              const body = requestText(old, consistencyOf(old, begun), log.note(begun));
              const { status } = await fetch(`${serving.url}/add-checkpoint`, { method: 'POST', body });
              if (status === 200) cosigned.push({ size, of: begun });
            };
            await Promise.all(round.map(ask));
            known = Math.max(0, ...cosigned.map(({ size }) => size));
          }
          await serving.close();
          own.close();
          const longest = cosigned.find(({ size }) => size === known)?.of ?? [];
          for (const { size, of } of cosigned) expect(of).toEqual(longest.slice(0, size));
        },
      ),
      { seed, numRuns: 25 },
    );
  }, 120_000);
});

let runs = 0;
