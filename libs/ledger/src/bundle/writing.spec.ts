import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  canonical,
  keyIdOf,
  leafHash,
  rootFrom,
  signatureLine,
  verifierKeyText,
  verifyBundle,
} from '@sebone/ledger-verify';
import { leafOf } from '../leaf.ts';
import { rangesOf, writeBundle, type BundleContents } from './writing.ts';

const ORIGIN = 'sebone/test';
const privateKey = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 7)]),
  format: 'der',
  type: 'pkcs8',
});
const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
const VKEY = verifierKeyText(ORIGIN, 1, publicKey);

function signed(text: string): string {
  const signature = sign(null, Buffer.from(text), privateKey);
  return `${text}\n${signatureLine({ name: ORIGIN, keyId: keyIdOf(ORIGIN, 1, publicKey), signature })}`;
}

/** A log that holds the facts of one stream and nothing else. */
function* leaves(count: number): Generator<Buffer> {
  let previous: string | null = null;
  for (let revision = 1; revision <= count; revision++) {
    const id = `c${revision}.0`;
    const leaf: Buffer = Buffer.from(
      canonical({
        ...{ actor: 'backbone', causationId: id, commandId: id, correlationId: id, data: { revision }, id, previous },
        ...{ occurredOn: '2024-04-01', reportedOn: '2024-04-01', recordedAt: '2024-04-01T00:00:00.000Z', revision },
        ...{ schema: 1, stream: 'initiative-minato', type: 'InitiativeChartered', v: 1 },
      }),
    );
    previous = leafHash(leaf).toString('base64');
    yield leaf;
  }
}

function contents(size: number): BundleContents {
  const root = rootFrom(size, [[0, size]], [...leaves(size)].map(leafHash), [])!;
  return {
    about: {
      initiative: 'minato',
      madeAt: '2026-04-01T00:00:00.000Z',
      origin: ORIGIN,
      size,
      streams: [{ complete: true, revision: size, stream: 'initiative-minato' }],
    },
    keys: [{ endorsement: null, since: 0, vkey: VKEY }],
    checkpoints: [{ note: signed(`${ORIGIN}\n${size}\n${root.toString('base64')}\n`), consistency: [] }],
    ranges: [[0, size]],
    leaves: leaves(size),
    others: [],
    large: [],
    openings: [],
    erasures: [],
    schemas: [{ fields: { revision: { required: true, type: 'number' } }, schema: 1, type: 'InitiativeChartered' }],
    views: [{ name: 'facts.csv', text: 'id\n' }],
    sign: signed,
  };
}

/** Openings that end in a failure after the first. */
async function* refusing(): AsyncGenerator<{ blind: Buffer; field: string; id: string; value: string }> {
  yield { blind: Buffer.alloc(32), field: '/name', id: 'c1.0', value: 'Hanako' };
  throw new Error('The vault is locked.');
}

describe('Writing a bundle', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sebone-writing-'));
    file = join(folder, 'minato.bundle');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives what the verifier accepts, and says what it wrote', async () => {
    const manifest = await writeBundle(file, contents(5));
    const bytes = readFileSync(file);
    expect(verifyBundle(bytes, { trust: [VKEY] })).toMatchObject({
      verdict: 'verified',
      found: { manifest, events: 5 },
    });
    expect(bytes.toString().split('\n', 1)).toEqual([canonical(manifest)]);
    expect(manifest.sections.map(({ name, lines }) => `${name} ${lines}`)).toEqual([
      ...['keys 1', 'checkpoints 1', 'leaves 5', 'large 0', 'proof 1', 'openings 0', 'erasures 0'],
      ...['schemas 1', 'views 1'],
    ]);
  });

  it('can be done of whatever a log holds: half a surrogate pair is U+FFFD here, as it is in the leaf', async () => {
    const data = { title: `\ud83e${'x'.repeat(70_000)}` };
    const said = { id: 'c1.0', commandId: 'c1', actor: 'p', correlationId: 'c1', causationId: 'c1', data };
    const days = { occurredOn: '2024-04-01', reportedOn: '2024-04-01', recordedAt: '2024-04-01T00:00:00.000Z' };
    const [stream, type] = ['initiative-minato', 'InitiativeChartered'];
    const leaf = leafOf({ ...said, ...days, stream, type, revision: 1, schema: 1 }, null);
    const note = signed(`${ORIGIN}\n1\n${leafHash(leaf).toString('base64')}\n`);
    await writeBundle(file, {
      ...contents(1),
      checkpoints: [{ note, consistency: [] }],
      leaves: [leaf],
      large: [{ data, id: said.id }],
      views: [{ name: 'facts.csv', text: `title\n${data.title}\n` }],
    });
    expect(verifyBundle(readFileSync(file), { trust: [VKEY] }).faults).toEqual([]);
  });

  it('takes more than it keeps in memory: a leaf is asked for once those before it are written', async () => {
    const size = 5000;
    let asked = 0;
    let most = 0;
    const whole = contents(size);
    async function* counted(): AsyncGenerator<Uint8Array> {
      for (const leaf of leaves(size)) {
        asked++;
        if (asked % 1000 === 0) {
          const [sections] = readdirSync(folder);
          most = Math.max(most, asked * leaf.length - readFileSync(join(folder, sections!)).length);
        }
        yield leaf;
      }
    }
    await writeBundle(file, { ...whole, leaves: counted() });
    expect(asked).toBe(size);
    expect(most).toBeLessThan(600 * 1024);
    expect(verifyBundle(readFileSync(file), { trust: [VKEY] }).verdict).toBe('verified');
  });

  it('leaves what was there, and nothing else, where it fails on the way', async () => {
    writeFileSync(file, 'the bundle of last year');
    await expect(writeBundle(file, { ...contents(5), openings: refusing() })).rejects.toThrow('The vault is locked.');
    const unsigned = (): string => {
      throw new Error('No key.');
    };
    await expect(writeBundle(file, { ...contents(5), sign: unsigned })).rejects.toThrow('No key.');
    expect(readdirSync(folder)).toEqual(['minato.bundle']);
    expect(readFileSync(file, 'utf8')).toBe('the bundle of last year');
  });

  it('replaces what was there', async () => {
    writeFileSync(file, 'the bundle of last year');
    await writeBundle(file, contents(1));
    expect(readdirSync(folder)).toEqual(['minato.bundle']);
    expect(verifyBundle(readFileSync(file), { trust: [VKEY] }).verdict).toBe('verified');
  });
});

describe('Ranges of leaves', () => {
  it.each<[readonly number[], ReturnType<typeof rangesOf>]>([
    [[], []],
    [[0], [[0, 1]]],
    [
      [2, 3, 4, 7, 9, 10],
      [
        [2, 5],
        [7, 8],
        [9, 11],
      ],
    ],
  ])('%j are %j', (indices, ranges) => {
    expect(rangesOf(indices)).toEqual(ranges);
  });

  it('are not made of indices in another order', () => {
    expect(() => rangesOf([2, 1])).toThrow(RangeError);
    expect(() => rangesOf([2, 2])).toThrow(RangeError);
  });
});
