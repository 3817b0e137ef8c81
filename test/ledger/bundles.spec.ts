import { canonical, FAULT_CODES, type Roots } from '@sebone/ledger-verify';
import {
  bytesOf,
  contentsOf,
  FIRST_KEY,
  HONEST,
  LOG,
  logOf,
  ORIGIN,
  SECOND_KEY,
  TRUST,
  WITNESSES,
  type Contents,
} from './bundles.ts';
import { checkpoint, FRAUDS } from './frauds.ts';
import { checkpointNote, leavesOf, signer } from './handmade-log.ts';
import { byFirst, bySecond, HAS_PYTHON, NO_PYTHON, type Judgement } from './verifiers.ts';

const ROOTS: Roots = { trust: TRUST };
const VERIFIED = [{ exit: 0, faults: [] }];

/** Both verifiers where there are two. */
const judged: typeof byFirst = (bundles, roots) => {
  const judgements = byFirst(bundles, roots);
  if (HAS_PYTHON) expect(bySecond(bundles, roots)).toEqual(judgements);
  return judgements;
};
const skipped = HAS_PYTHON ? undefined : test.skip;
skipped?.(`Bundles, by ${NO_PYTHON}`, () => undefined);

const whole = (): Contents => HONEST['an initiative with all there is']!();

describe('An honest bundle', () => {
  it(`is verified: ${Object.keys(HONEST).join('; ')}`, async () => {
    const bundles = await Promise.all(Object.values(HONEST).map((contents) => bytesOf(contents())));
    expect(judged(bundles, ROOTS)).toEqual(bundles.map(() => ({ exit: 0, faults: [] })));
  });

  it('is verified with all that an auditor can bring', async () => {
    const held = LOG.signedAt.map((size) => checkpointNote(LOG, size));
    expect(judged([await bytesOf(whole())], { trust: TRUST, held, witnesses: 2 })).toEqual(VERIFIED);
  });

  it('is verified by whoever trusts only the later key: what the earlier one signed is tied in', async () => {
    expect(judged([await bytesOf(whole())], { trust: [SECOND_KEY.vkey] })).toEqual(VERIFIED);
  });

  it('may hold data of more than a leaf, and more hashes than a line', async () => {
    const facts = Array.from({ length: 1200 }, (_, at) => ({
      stream: at % 2 === 0 ? 'initiative-osaka' : 'initiative-minato',
      type: 'InitiativeChartered',
      data: at === 1 ? { name: '背骨'.repeat(40_000) } : { at },
      isLarge: at === 1,
    }));
    const contents = contentsOf(logOf(facts), { initiative: 'minato' });
    expect(contents.others.length).toBeGreaterThan(512);
    expect(judged([await bytesOf(contents)], ROOTS)).toEqual(VERIFIED);
  });

  it('is the same to the byte whenever it is written', async () => {
    expect(await bytesOf(whole())).toEqual(await bytesOf(whole()));
  });
});

describe('A bundle that its operator signed, with', () => {
  const names = Object.keys(FRAUDS);
  let first: readonly Judgement[];
  let second: readonly Judgement[];
  beforeAll(async () => {
    const bundles = await Promise.all(names.map((name) => bytesOf(FRAUDS[name]!.contents())));
    first = byFirst(bundles, ROOTS);
    second = HAS_PYTHON ? bySecond(bundles, ROOTS) : first;
  });

  it.each(names.map((name, at) => [name, at] as const))('%s, is found out', (name, at) => {
    const { exit, codes } = FRAUDS[name]!;
    const { faults, exit: found } = first[at]!;
    expect([...new Set(faults.map((fault) => fault.split(' ')[0]!))].sort()).toEqual([...new Set(codes)].sort());
    expect(found).toBe(exit);
    expect(second[at]).toEqual(first[at]);
  });
});

describe('What the auditor brings', () => {
  const roots = (changed: Partial<Roots>): Roots => ({ ...ROOTS, ...changed });
  const another = { ...LOG, leaves: leavesOf(LOG.leaves.map((leaf, at) => (at === 3 ? { ...leaf, data: {} } : leaf))) };

  it.each<[string, Partial<Roots>, number, readonly string[]]>([
    ['no key', { trust: [] }, 1, ['untrusted-log @ keys']],
    ['keys of witnesses alone', { trust: WITNESSES.map(({ vkey }) => vkey) }, 1, ['untrusted-log @ keys']],
    ['more witnesses than there are', { witnesses: 3 }, 3, ['too-few-witnesses @ checkpoints']],
    [
      'a witness under two names',
      { trust: [FIRST_KEY.vkey, WITNESSES[0]!.vkey], witnesses: 2 },
      3,
      ['too-few-witnesses @ checkpoints'],
    ],
    ['a checkpoint of another past', { held: [checkpointNote(another, 7)] }, 4, ['diverges @ held:1']],
    ['a checkpoint of a size in between', { held: [checkpointNote(LOG, 5)] }, 3, ['held-not-covered @ held:1']],
    [
      'a checkpoint from later on',
      { held: [checkpoint(99, Buffer.alloc(32), SECOND_KEY)] },
      3,
      ['held-not-covered @ held:1'],
    ],
    [
      'a checkpoint that anyone signed',
      { held: [checkpoint(7, Buffer.alloc(32), signer(ORIGIN, 1, 'mallory'))] },
      1,
      ['held-unsigned @ held:1'],
    ],
    [
      'a checkpoint of another log',
      { held: [checkpoint(7, Buffer.alloc(32), FIRST_KEY, 'elsewhere')] },
      1,
      ['held-unsigned @ held:1'],
    ],
    ['something else', { held: ['good day'] }, 1, ['held-unsigned @ held:1']],
    [
      'several, of which one diverges and one is not covered',
      { held: [checkpointNote(LOG, 3), checkpointNote(another, 13), checkpointNote(LOG, 5)] },
      4,
      ['diverges @ held:2', 'held-not-covered @ held:3'],
    ],
  ])('%s', async (_, changed, exit, faults) => {
    expect(judged([await bytesOf(whole())], roots(changed))).toEqual([{ exit, faults }]);
  });

  it('is refused where it is no key', () => {
    expect(() => byFirst([Buffer.from('')], { trust: ['key'] })).toThrow(RangeError);
    expect(() => byFirst([Buffer.from('')], { trust: [], witnesses: -1 })).toThrow(RangeError);
  });
});

it('every fault has been provoked, here or by mutations', async () => {
  const provoked = Object.values(FRAUDS).flatMap(({ codes }) => codes);
  const elsewhere = [
    ...['not-a-bundle', 'section-altered', 'cut-off', 'missing-lines'],
    ...['too-few-witnesses', 'diverges', 'held-not-covered', 'held-unsigned'],
  ];
  expect([...new Set([...provoked, ...elsewhere])].sort()).toEqual([...FAULT_CODES].sort());
});

it('what is no bundle is said to be none', async () => {
  const none = [
    '',
    '\n',
    '{}',
    '{}\n',
    'good day\n',
    '[]\n',
    `${canonical({ format: 'sebone-bundle/2' })}\n`,
    '\u0000',
  ];
  const judgements = judged(
    none.map((text) => Buffer.from(text)),
    ROOTS,
  );
  expect(judgements).toEqual(none.map(() => ({ exit: 1, faults: ['not-a-bundle @ manifest'] })));
});

it('hostile lines are refused and stop nothing', async () => {
  const deep = `{"data":${'['.repeat(100_000)}${']'.repeat(100_000)},"id":"x"}`;
  const lines = [
    deep,
    '{"data":{"n":1e999},"id":"x"}',
    '{"data":{"n":-0},"id":"x"}',
    '{"data":{"n":NaN},"id":"x"}',
    '{"data":{"9":0,"10":0},"id":"x"}',
  ];
  const honest = (await bytesOf(whole())).toString();
  const bundles = lines.map((line) => Buffer.from(honest.replace(/\{"data":.*\n/, `${line}\n`)));
  for (const { exit, faults } of judged(bundles, ROOTS)) {
    expect(exit).toBe(1);
    expect(faults).toContain('malformed-line @ large:1');
  }
});
