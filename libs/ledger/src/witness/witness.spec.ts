import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { cosignedAt, parseCheckpoint, parseNote, parseVerifierKey } from '@sebone/ledger-verify';
import { isRejection } from '@sebone/kernel';
import {
  consistencyOf,
  history,
  newFolder,
  removeFolders,
  signingLog,
  type History,
  type SigningLog,
} from '../../test/signed-histories.ts';
import type { WitnessAnswer } from './answers.ts';
import { newKey } from './cosigner.ts';
import { requestText } from './request.ts';
import { openWitness, type Witness } from './witness.ts';

const NOW = Date.parse('2026-04-01T09:00:00Z');
const SECONDS = NOW / 1000;
const seed = Number(process.env['SEBONE_SEED'] ?? Date.now() % 1_000_000);

const LOG = signingLog('sebone/minato');
const HONEST = history('said', 40);
const FORGED: History = [...history('said', 5), ...history('forged', 35)];

let folder: string;
let witness: Witness;

const opened = (options: Partial<Parameters<typeof openWitness>[0]> = {}): Witness => {
  const given = openWitness({ folder, logs: [LOG.vkey], now: () => NOW, ...options });
  if (isRejection(given)) throw new Error(given.code);
  return given;
};
const refusalOf = (options: Partial<Parameters<typeof openWitness>[0]>): string | undefined => {
  const given = openWitness({ folder, logs: [LOG.vkey], now: () => NOW, ...options });
  if (isRejection(given)) return given.code;
  given.close();
  return undefined;
};
/** Asks for a cosignature of the first `size` leaves, from the first `old` ones. */
const ask = (
  size: number,
  old: number,
  { of = HONEST, by = LOG, proof = consistencyOf(Math.min(old, size), of.slice(0, size)) }: Asking = {},
): WitnessAnswer => witness.addCheckpoint(Buffer.from(requestText(old, proof, by.note(of.slice(0, size)))));
interface Asking {
  readonly of?: History;
  readonly by?: SigningLog;
  readonly proof?: readonly Buffer[];
}
/** When a line cosigns the checkpoint of a history. */
const cosigned = (line: string, of: History): number | undefined =>
  cosignedAt(parseNote(LOG.note(of) + line)!, parseVerifierKey(witness.vkey)!);
const evidence = (): readonly string[] =>
  existsSync(join(folder, 'evidence')) ? readdirSync(join(folder, 'evidence')) : [];
const latest = (): { size: number } | undefined => {
  const note = witness.latest(LOG_HASH);
  return note === undefined ? undefined : parseCheckpoint(parseNote(note)!.text);
};
/** printf 'sebone/minato' | sha256sum */
const LOG_HASH = '3f13a122ebe7074e58fa663ab321972006793ac69ba97db56953354059574a55';

beforeEach(() => {
  folder = newFolder();
  witness = opened();
});

afterEach(() => {
  witness.close();
  removeFolders();
});

describe('a witness asked for a cosignature', () => {
  it('cosigns the first checkpoint that it sees, and each that goes on from the last', () => {
    for (const [old, size] of [
      [0, 1],
      [1, 8],
      [8, 9],
      [9, 40],
    ] as const) {
      const { status, body } = ask(size, old);
      expect(status).toBe(200);
      expect(cosigned(body, HONEST.slice(0, size))).toBe(SECONDS);
      expect(cosigned(body, FORGED.slice(0, size))).toBe(size <= 5 ? SECONDS : undefined);
    }
  });

  it('cosigns the same checkpoint again: whoever lost the answer asks again', () => {
    ask(8, 0);
    expect(ask(8, 0)).toMatchObject({ status: 409, body: '8\n' });
    expect(ask(8, 8).status).toBe(200);
    expect(ask(8, 8, { proof: [Buffer.alloc(32)] }).status).toBe(422);
  });

  it('tells who begins elsewhere what it cosigned last', () => {
    ask(8, 0);
    for (const old of [0, 5, 9])
      expect(ask(12, old)).toMatchObject({ status: 409, type: 'text/x.tlog.size', body: '8\n' });
    expect(evidence()).toEqual([]);
  });

  it('begins with the empty log, of which there is only one', () => {
    expect(ask(0, 0).status).toBe(200);
    expect(ask(0, 0).status).toBe(200);
    expect(ask(3, 0).status).toBe(200);
  });

  it('begins with no other empty log', () => {
    const forged = LOG.signed(`${LOG.origin}\n0\n${Buffer.alloc(32).toString('base64')}\n`);
    expect(witness.addCheckpoint(Buffer.from(requestText(0, [], forged)))).toMatchObject({ status: 422 });
    ask(0, 0);
    const answer = witness.addCheckpoint(Buffer.from(requestText(0, [], forged)));
    expect(answer).toMatchObject({ status: 409, evidence: { suspicion: 'fork' } });
  });

  it.each([
    ['of a log that it does not know', () => ask(3, 0, { by: signingLog('sebone/elsewhere') }), 404, 'log-unknown'],
    ['signed by a key that it does not know', () => ask(3, 0, { by: signingLog(LOG.origin) }), 403, 'key-unknown'],
    ['shorter than what it is to go on from', () => ask(3, 4), 400, 'old-too-large'],
    ['with a proof where none can be', () => ask(3, 0, { proof: [Buffer.alloc(32)] }), 422, 'unproven'],
  ])('refuses a checkpoint %s', (_, asked, status, code) => {
    const answer = asked();
    expect(answer.status).toBe(status);
    expect(answer.body).toMatch(new RegExp(`^${code}: .+\n.*[ぁ-ん].*\n$`));
    expect(latest()).toBeUndefined();
    expect(evidence()).toEqual([]);
  });

  it('knows a log by any of its keys, and keeps the lines of those alone', () => {
    witness.close();
    const next = signingLog(LOG.origin);
    witness = opened({ logs: [LOG.vkey, next.vkey] });
    ask(3, 0);
    const others = signingLog('some/one').note(HONEST.slice(0, 5)).split('\n\n')[1]!;
    expect(
      witness.addCheckpoint(
        Buffer.from(requestText(3, consistencyOf(3, HONEST.slice(0, 5)), next.note(HONEST.slice(0, 5)) + others)),
      ).status,
    ).toBe(200);
    expect(parseNote(witness.latest(LOG_HASH)!)!.signatures.map(({ name }) => name)).toEqual([
      LOG.origin,
      expect.stringMatching('^sebone-witness/'),
    ]);
  });

  it('keeps one line of each key, so that what it gives others is a note', () => {
    const note = LOG.note(HONEST.slice(0, 3));
    const line = note.split('\n\n')[1]!;
    witness.addCheckpoint(Buffer.from(requestText(0, [], note + line.repeat(99))));
    expect(parseNote(witness.latest(LOG_HASH)!)!.signatures).toHaveLength(2);
  });

  it('keeps two logs apart', () => {
    witness.close();
    const other = signingLog('sebone/other');
    witness = opened({ logs: [LOG.vkey, other.vkey] });
    ask(8, 0);
    expect(ask(3, 0, { by: other, of: FORGED }).status).toBe(200);
    expect(ask(9, 8).status).toBe(200);
  });
});

describe('a history that forks or shrinks', () => {
  beforeEach(() => void ask(8, 0));

  it('is refused where it has another root at the same length, and both notes are kept', () => {
    const answer = ask(8, 8, { of: FORGED });
    expect(answer).toMatchObject({ status: 409, body: '8\n', evidence: { suspicion: 'fork' } });
    const kept = readFileSync(answer.evidence!.file, 'utf8');
    expect(kept).toContain(LOG.note(HONEST.slice(0, 8)));
    expect(kept).toContain(requestText(8, [], LOG.note(FORGED.slice(0, 8))));
    expect(kept).toContain(witness.latest(LOG_HASH)!);
    expect(kept).toMatch(/proves it[^]*証拠となる/);
  });

  it('is noticed at a length that was cosigned long ago, whatever is said of the old size', () => {
    ask(12, 8);
    expect(ask(8, 0, { of: FORGED })).toMatchObject({ status: 409, body: '12\n', evidence: { suspicion: 'fork' } });
  });

  it('is refused where it does not go on from what was cosigned, and the proof is kept', () => {
    const proof = consistencyOf(8, FORGED.slice(0, 12));
    const answer = ask(12, 8, { of: FORGED });
    expect(answer).toMatchObject({ status: 422, evidence: { suspicion: 'unproven' } });
    expect(readFileSync(answer.evidence!.file, 'utf8')).toContain(requestText(8, proof, LOG.note(FORGED.slice(0, 12))));
    expect(latest()).toMatchObject({ size: 8 });
  });

  it('is no longer suspected once the right proof comes', () => {
    expect(ask(12, 8, { proof: [Buffer.alloc(32)] })).toMatchObject({
      status: 422,
      evidence: { suspicion: 'unproven' },
    });
    expect(ask(12, 8).status).toBe(200);
    expect(evidence()).toEqual([]);
  });

  it('is refused where it is shorter, and kept: but not where it is the one that was cosigned then', () => {
    ask(12, 8);
    expect(ask(8, 8)).toMatchObject({ status: 409, body: '12\n' });
    expect(evidence()).toEqual([]);
    expect(ask(10, 8)).toMatchObject({ status: 409, body: '12\n', evidence: { suspicion: 'shrunk' } });
    expect(ask(10, 10)).toMatchObject({ status: 409, body: '12\n', evidence: { suspicion: 'shrunk' } });
    expect(evidence()).toHaveLength(1);
  });

  it('is not kept for whoever has not its key: nobody fills the disk', () => {
    ask(8, 8, { of: FORGED, by: signingLog(LOG.origin) });
    for (let junk = 0; junk < 5; junk++) ask(12, 8, { of: FORGED, proof: [Buffer.alloc(32, junk)] });
    expect(evidence()).toHaveLength(1);
  });
});

describe('the folder of a witness', () => {
  it('keeps its key for its owner alone, and gives its public half', () => {
    expect(statSync(join(folder, 'witness.key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'witness.vkey'), 'utf8')).toBe(`${witness.vkey}\n`);
    expect(parseVerifierKey(witness.vkey)).toMatchObject({ algorithm: 4 });
  });

  it('is the same witness when it is opened again, and remembers', () => {
    const { vkey, isNew } = witness;
    expect(isNew).toBe(true);
    ask(8, 0);
    witness.close();
    witness = opened();
    expect(witness).toMatchObject({ vkey, isNew: false });
    expect(ask(8, 0, { of: FORGED })).toMatchObject({ status: 409, body: '8\n' });
    expect(ask(9, 8).status).toBe(200);
  });

  it('has one name', () => {
    witness.close();
    expect(refusalOf({ name: 'bank.example/witness' })).toBe('other-witness-name');
    folder = newFolder();
    for (const name of ['', 'citizens bank', 'bank+witness', 'bank\u3000witness', 'bank\nwitness'])
      expect(refusalOf({ name })).toBe('invalid-witness-name');
    witness = opened({ name: 'bank.example/witness' });
    expect(parseVerifierKey(witness.vkey)?.name).toBe('bank.example/witness');
    witness.close();
    witness = opened({ name: 'bank.example/witness' });
  });

  it('belongs to one process', () => {
    expect(refusalOf({})).toBe('witness-in-use');
  });

  it.each(['witness.db', 'witness.key'])('is not gone on with where %s is lost', (file) => {
    ask(8, 0);
    witness.close();
    renameSync(join(folder, file), join(folder, 'elsewhere'));
    expect(refusalOf({})).toBe('witness-incomplete');
    renameSync(join(folder, 'elsewhere'), join(folder, file));
    witness = opened();
    expect(latest()).toMatchObject({ size: 8 });
  });

  it.each(['witness.vkey', 'witness.key'])('is not gone on with where %s is another', (file) => {
    witness.close();
    const own = readFileSync(join(folder, file));
    const other = openWitness({ folder: newFolder(), logs: [], now: () => NOW });
    if (isRejection(other)) throw new Error(other.code);
    const foreign = file === 'witness.vkey' ? other.vkey : newKey();
    for (const text of [foreign, 'nonsense']) {
      writeFileSync(join(folder, file), text);
      expect(refusalOf({})).toBe('witness-incomplete');
    }
    other.close();
    writeFileSync(join(folder, file), own);
    witness = opened();
  });

  it('is made whole where the first start was cut off: nothing was cosigned then', () => {
    rmSync(join(folder, 'witness.vkey'));
    witness.close();
    witness = opened();
    expect(ask(8, 0).status).toBe(200);
  });

  it('says that its memory is damaged', () => {
    witness.close();
    writeFileSync(join(folder, 'witness.db'), 'something else altogether, long enough to be looked at'.repeat(20));
    expect(refusalOf({})).toBe('witness-damaged');
    rmSync(join(folder, 'witness.db'));
    rmSync(join(folder, 'witness.vkey'));
    witness = opened();
  });

  it('takes keys of logs alone', () => {
    witness.close();
    expect(refusalOf({ logs: [LOG.vkey, witness.vkey] })).toBe('invalid-log-key');
    expect(refusalOf({ logs: ['sebone/minato'] })).toBe('invalid-log-key');
    witness = opened();
  });

  it('gives no cosignature where evidence cannot be kept', () => {
    ask(8, 0);
    writeFileSync(join(folder, 'evidence'), 'a file where the folder should be');
    expect(() => ask(8, 8, { of: FORGED })).toThrow(/EEXIST|ENOTDIR/);
    expect(latest()).toMatchObject({ size: 8 });
  });
});

describe('whoever asks, in whatever order, and whenever the process ends', () => {
  interface Step {
    readonly of: History;
    readonly size: number;
    readonly old: 'known' | number;
    readonly then: 'goes on' | 'ends' | 'ends before the answer';
  }

  const steps = fc.array(
    fc.record<Step>({
      of: fc.constantFrom(HONEST, FORGED, history('other', 40)),
      size: fc.nat(40),
      old: fc.oneof({ weight: 4, arbitrary: fc.constant('known' as const) }, fc.nat(40)),
      then: fc.constantFrom('goes on', 'goes on', 'ends', 'ends before the answer'),
    }),
    { minLength: 1, maxLength: 25 },
  );

  it('cosigns one history, which never gets shorter', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        witness.close();
        folder = newFolder();
        const cosignatures: { readonly size: number; readonly of: History }[] = [];
        witness = opened();
        for (const { of, size, old, then } of taken) {
          const { status, body } = ask(size, old === 'known' ? Math.min(latest()?.size ?? 0, size) : old, { of });
          if (status === 200 && then !== 'ends before the answer') {
            expect(cosigned(body, of.slice(0, size))).toBe(SECONDS);
            cosignatures.push({ size, of: of.slice(0, size) });
          }
          if (then !== 'goes on') {
            witness.close();
            witness = opened();
          }
        }
        for (const [at, { size, of }] of cosignatures.entries()) {
          const before = cosignatures[at - 1];
          if (before) expect(before.of).toEqual(of.slice(0, before.size));
          expect(size).toBeGreaterThanOrEqual(before?.size ?? 0);
        }
      }),
      { seed, numRuns: 60 },
    );
  }, 120_000);
});
