import { isRejection } from '@sebone/kernel';
import {
  consistencyOf,
  history,
  newFolder,
  removeFolders,
  rootOf,
  signingLog,
  type History,
} from '../../test/signed-histories.ts';
import { collectCosignatures, type Collected } from './collecting.ts';
import type { ConfiguredWitness } from './configured.ts';
import { newKey, cosignerOf } from './cosigner.ts';
import { requestText } from './request.ts';
import { openWitness, type Witness } from './witness.ts';

const NOW = Date.parse('2026-04-01T09:00:00Z');
const LOG = signingLog('sebone/minato');
const SAID = history('said', 20);

type Asked = Parameters<typeof collectCosignatures>[0];
type Served = (body: string) => Response | Promise<Response>;

/** A ledger that says a history, at whatever length it has come to. */
class SaidLedger implements Asked {
  length: number;
  readonly given: string[] = [];
  #checkpoints: { note: string; size: number; root: Buffer; signedAt: string }[] = [];

  readonly #said: History;

  constructor(said: History, length = said.length) {
    this.#said = said;
    this.length = length;
  }
  checkpoint(): ReturnType<Asked['checkpoint']> {
    const said = this.#said.slice(0, this.length);
    const latest = this.#checkpoints.at(-1);
    if (latest?.size === this.length) return latest;
    const signed = {
      note: LOG.note(said),
      size: said.length,
      root: rootOf(said),
      signedAt: new Date(NOW).toISOString(),
    };
    this.#checkpoints.push(signed);
    return signed;
  }
  checkpoints(): ReturnType<Asked['checkpoints']> {
    return this.#checkpoints;
  }
  consistency(from: number, to: number): Buffer[] {
    return consistencyOf(from, this.#said.slice(0, to));
  }
  addCosignatures(size: number, lines: readonly string[]): void {
    const checkpoint = this.#checkpoints.find((one) => one.size === size)!;
    checkpoint.note += lines.join('');
    this.given.push(...lines);
  }
}

let witnesses: Witness[];
const opened = (logs: readonly string[] = [LOG.vkey]): Witness => {
  const witness = openWitness({ folder: newFolder(), logs, now: () => NOW });
  if (isRejection(witness)) throw new Error(witness.code);
  witnesses.push(witness);
  return witness;
};

/** What a witness answers, without a network between. */
const servedBy =
  (witness: Witness): Served =>
  (body) => {
    const { status, type, body: answer } = witness.addCheckpoint(Buffer.from(body));
    return new Response(answer, { status, headers: { 'Content-Type': type } });
  };
const says =
  (status: number, body = '', type = 'text/plain'): Served =>
  () =>
    new Response(body, { status, headers: { 'Content-Type': type } });

/** Asks witnesses, each behind an address of its own, and gives what was asked of them, too. */
async function collected(
  ledger: Asked,
  ...asked: readonly { readonly serves: Served; readonly vkey: string }[]
): Promise<{ readonly came: readonly Collected[]; readonly bodies: readonly string[] }> {
  const bodies: string[] = [];
  const configured = asked.map(({ vkey }, at): ConfiguredWitness => ({
    name: `witness ${at}`,
    url: `https://witness.example/${at}/`,
    vkey,
  }));
  const came = await collectCosignatures(ledger, configured, {
    fetch: async (url, init) => {
      const [, at] = /^https:\/\/witness\.example\/(\d+)\/add-checkpoint$/.exec(url as string)!;
      bodies.push(init!.body as string);
      return asked[Number(at)]!.serves(init!.body as string);
    },
  });
  return { came, bodies };
}
const codes = ({ came }: { readonly came: readonly Collected[] }): readonly string[] => came.map(({ code }) => code);

beforeEach(() => void (witnesses = []));
afterEach(() => {
  witnesses.forEach((witness) => witness.close());
  removeFolders();
});

describe('cosignatures', () => {
  it('are collected of each checkpoint, from the one before on', async () => {
    const witness = opened();
    const ledger = new SaidLedger(SAID, 0);
    const serves = servedBy(witness);
    for (const length of [0, 1, 8, 20]) {
      const before = ledger.checkpoints().at(-1)?.size ?? 0;
      ledger.length = length;
      const { came, bodies } = await collected(ledger, { serves, vkey: witness.vkey });
      expect(came).toMatchObject([{ witness: 'witness 0', code: 'cosigned', cosignedAt: NOW / 1000 }]);
      expect(bodies).toEqual([expect.stringMatching(new RegExp(`^old ${before}\n`))]);
    }
    expect(ledger.given).toHaveLength(4);
    const again = await collected(ledger, { serves, vkey: witness.vkey });
    expect([codes(again), again.bodies]).toEqual([['cosigned-before'], []]);
  });

  it('are collected from where the witness is, where that is not known here', async () => {
    const witness = opened();
    const elsewhere = new SaidLedger(SAID, 8);
    await collected(elsewhere, { serves: servedBy(witness), vkey: witness.vkey });
    const { came, bodies } = await collected(new SaidLedger(SAID, 20), {
      serves: servedBy(witness),
      vkey: witness.vkey,
    });
    expect(came).toMatchObject([{ code: 'cosigned' }]);
    expect(bodies.map((body) => body.split('\n')[0])).toEqual(['old 0', 'old 8']);
  });

  it('are collected again where the answer was lost', async () => {
    const witness = opened();
    const ledger = new SaidLedger(SAID);
    const lost: Served = (body) => {
      witness.addCheckpoint(Buffer.from(body));
      throw new TypeError('fetch failed');
    };
    expect(codes(await collected(ledger, { serves: lost, vkey: witness.vkey }))).toEqual(['unreachable']);
    expect(codes(await collected(ledger, { serves: servedBy(witness), vkey: witness.vkey }))).toEqual(['cosigned']);
  });

  it('are collected of every witness that gives them, whatever the others do', async () => {
    const good = opened();
    const { vkey } = cosignerOf('some/one', newKey());
    const ledger = new SaidLedger(SAID);
    const failing: readonly Served[] = [
      () => Promise.reject(new TypeError('fetch failed')),
      says(500),
      says(200, '<html>'),
      says(409, 'nonsense', 'text/x.tlog.size'),
      says(302),
    ];
    const came = await collected(ledger, ...failing.map((serves) => ({ serves, vkey })), {
      serves: servedBy(good),
      vkey: good.vkey,
    });
    expect(codes(came)).toEqual(['unreachable', 'failed', 'bad-cosignature', 'diverges', 'failed', 'cosigned']);
    expect(ledger.given).toHaveLength(1);
    for (const { message } of came.came)
      expect(message).toEqual({ en: expect.stringMatching(/\w/), ja: expect.stringMatching(/[ぁ-ん]/) });
  });

  it('are taken only where they are of its key, and of this checkpoint', async () => {
    const key = newKey();
    const { vkey, cosign } = cosignerOf('some/one', key);
    const stranger = cosignerOf('some/one', newKey());
    const text = LOG.note(SAID).split('\n\n')[0]! + '\n';
    const other = LOG.note(SAID.slice(1)).split('\n\n')[0]! + '\n';
    const ledger = new SaidLedger(SAID);
    for (const line of [
      stranger.cosign(text, 1),
      cosign(other, 1),
      cosign(text, 1).trimEnd(),
      '',
      `\n${cosign(text, 1)}`.replace('— ', '- '),
    ])
      expect(codes(await collected(ledger, { serves: says(200, line), vkey }))).toEqual(['bad-cosignature']);
    expect(ledger.given).toEqual([]);
    const mixed = stranger.cosign(text, 1) + cosign(text, 7) + cosign(other, 8);
    expect((await collected(ledger, { serves: says(200, mixed), vkey })).came).toMatchObject([
      { code: 'cosigned', cosignedAt: 7 },
    ]);
    expect(ledger.given).toEqual([cosign(text, 7)]);
  });

  it('are taken once of each witness, which cannot make a note of more signatures than one may have', async () => {
    const { vkey, cosign } = cosignerOf('some/one', newKey());
    const text = LOG.note(SAID).split('\n\n')[0]! + '\n';
    const flood = Array.from({ length: 200 }, (_, nth) => cosign(text, nth + 1)).join('');
    const ledger = new SaidLedger(SAID);
    expect(codes(await collected(ledger, { serves: says(200, flood), vkey }))).toEqual(['cosigned']);
    expect(ledger.given).toEqual([cosign(text, 1)]);
  });
});

describe('a witness that refuses', () => {
  it('may not know the log, or the key that signs now', async () => {
    const elsewhere = opened([signingLog('sebone/elsewhere').vkey]);
    const rotated = opened([signingLog(LOG.origin).vkey]);
    const asked = [elsewhere, rotated].map((witness) => ({ serves: servedBy(witness), vkey: witness.vkey }));
    expect(codes(await collected(new SaidLedger(SAID), ...asked))).toEqual(['log-unknown', 'key-unknown']);
  });

  it('may have seen more: this log was put back', async () => {
    const witness = opened();
    const asked = { serves: servedBy(witness), vkey: witness.vkey };
    await collected(new SaidLedger(SAID, 12), asked);
    const { came, bodies } = await collected(new SaidLedger(SAID, 8), asked);
    expect(came).toMatchObject([{ code: 'ahead' }]);
    expect(bodies).toHaveLength(1);
  });

  it.each([8, 12])('may have seen another history: this one diverges at %i', async (length) => {
    const witness = opened();
    const asked = { serves: servedBy(witness), vkey: witness.vkey };
    await collected(new SaidLedger(history('other', 8)), asked);
    const { came, bodies } = await collected(new SaidLedger(SAID, length), asked);
    expect(came).toMatchObject([{ code: 'diverges' }]);
    expect(bodies).toHaveLength(2);
  });

  it('may have cosigned another checkpoint meanwhile', async () => {
    const witness = opened();
    const note = (size: number): string => LOG.note(SAID.slice(0, size));
    witness.addCheckpoint(Buffer.from(requestText(0, [], note(4))));
    let asked = 0;
    const serves: Served = (body) => {
      if (asked++ === 1)
        witness.addCheckpoint(Buffer.from(requestText(4, consistencyOf(4, SAID.slice(0, 6)), note(6))));
      return servedBy(witness)(body);
    };
    expect(codes(await collected(new SaidLedger(SAID), { serves, vkey: witness.vkey }))).toEqual(['overtaken']);
    expect(asked).toBe(2);
  });

  it('is not listened to without end', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => (sent++, controller.enqueue(new Uint8Array(10_000).fill(97))),
    });
    const { vkey } = cosignerOf('some/one', newKey());
    expect(codes(await collected(new SaidLedger(SAID), { serves: () => new Response(endless), vkey }))).toEqual([
      'bad-cosignature',
    ]);
    expect(sent).toBeLessThan(20);
  });
});
