import { diceOf } from '@sebone/testing';
import { bytesOf, HONEST, TRUST } from './bundles.ts';
import { byFirst, bySecond, HAS_PYTHON, NO_PYTHON } from './verifiers.ts';

/*
 * Bundles are damaged in every way that one who has no key can damage them. Each has to be caught, with the right exit code, and both verifiers
 * have to name the same faults at the same places. A sample is taken unless SEBONE_MUTATIONS is `all`.
 */
const ALL = process.env['SEBONE_MUTATIONS'] === 'all';
const SEED = Number(process.env['SEBONE_SEED'] ?? Date.now() % 1_000_000);
const AGAIN = `SEBONE_SEED=${SEED} npm run jest -- ledger/mutations --selectProjects test`;
/** Mutants of each kind of each bundle that a sample takes. */
const SAMPLE = 60;
/** Mutants that are written and verified at a time. */
const AT_ONCE = 1000;
const SLOW = ALL ? 3_600_000 : 300_000;
const ROOTS = { trust: TRUST };

const skipped = HAS_PYTHON ? undefined : test.skip;
skipped?.(`Mutations of bundles, by ${NO_PYTHON}`, () => undefined);

/** One way to damage a bundle, and the exit code that has to come of it. */
interface Mutant {
  readonly name: string;
  readonly bytes: Buffer;
  readonly exit: number;
}

const next = diceOf(SEED);
const below = (most: number): number => Math.floor(next() * most);

/** All numbers below a count, or a sample of them. */
function some(count: number): readonly number[] {
  if (ALL || count <= SAMPLE) return Array.from({ length: count }, (_, at) => at);
  return [...new Set(Array.from({ length: SAMPLE }, () => below(count)))];
}

const linesOf = (bundle: Buffer): readonly string[] => bundle.toString().trimEnd().split('\n');
const joined = (lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`);
const BAD = 1;
const INCOMPLETE = 3;
/** A bundle without its manifest is none, and one without the signature of it says nothing; every other line is missed. */
const withoutLine = (at: number): number => (at < 2 ? BAD : INCOMPLETE);

const WAYS: Readonly<Record<string, (bundle: Buffer, other: readonly string[]) => readonly Mutant[]>> = {
  'every byte flipped': (bundle) =>
    some(bundle.length).map((at) => {
      const bytes = Buffer.from(bundle);
      const bits = 1 + below(255);
      bytes[at]! ^= bits;
      return { name: `byte ${at} xor ${bits}`, bytes, exit: BAD };
    }),
  'every line deleted': (bundle) => {
    const lines = linesOf(bundle);
    return some(lines.length).map((at) => ({
      name: `without line ${at + 1}`,
      bytes: joined(lines.toSpliced(at, 1)),
      exit: withoutLine(at),
    }));
  },
  'every line duplicated': (bundle) => {
    const lines = linesOf(bundle);
    return some(lines.length).map((at) => ({
      name: `line ${at + 1} twice`,
      bytes: joined(lines.toSpliced(at, 0, lines[at]!)),
      exit: BAD,
    }));
  },
  'every two lines swapped': (bundle) => {
    const lines = linesOf(bundle);
    return some(lines.length * lines.length).flatMap((pair) => {
      const [one, two] = [pair % lines.length, Math.floor(pair / lines.length)];
      if (one >= two) return [];
      const bytes = joined(lines.with(one, lines[two]!).with(two, lines[one]!));
      return [{ name: `lines ${one + 1} and ${two + 1} swapped`, bytes, exit: BAD }];
    });
  },
  'every line taken from another bundle': (bundle, other) => {
    const lines = linesOf(bundle);
    return some(lines.length * other.length).flatMap((pair) => {
      const [at, from] = [pair % lines.length, Math.floor(pair / lines.length)];
      if (lines[at] === other[from]) return [];
      return [
        { name: `line ${at + 1} is ${from + 1} of another`, bytes: joined(lines.with(at, other[from]!)), exit: BAD },
        {
          name: `line ${from + 1} of another before ${at + 1}`,
          bytes: joined(lines.toSpliced(at, 0, other[from]!)),
          exit: BAD,
        },
      ];
    });
  },
  'every field of the manifest altered': (bundle) => {
    const [manifest, ...rest] = linesOf(bundle);
    return altered(JSON.parse(manifest!)).map(({ path, value }) => ({
      name: `manifest${path}`,
      bytes: joined([JSON.stringify(value), ...rest]),
      exit: BAD,
    }));
  },
  'cut off anywhere': (bundle) => {
    const firstTwo = bundle.indexOf('\n', bundle.indexOf('\n') + 1) + 1;
    return some(bundle.length - 1).map((length) => ({
      name: `cut off at ${length}`,
      bytes: bundle.subarray(0, length),
      // Without the last newline alone, all lines are there, and the last section is not the one that was signed.
      exit: length < firstTwo - 1 || length === bundle.length - 1 ? BAD : INCOMPLETE,
    }));
  },
};

/** A value with one thing in it changed, for each thing in it. */
function altered(value: unknown): readonly { readonly path: string; readonly value: unknown }[] {
  if (typeof value === 'string')
    return [
      { path: ' other', value: `${value}x` },
      { path: ' empty', value: '' },
    ];
  if (typeof value === 'number')
    return [value + 1, value - 1, 0.5, -1, 2 ** 53].map((n) => ({ path: ` ${n}`, value: n }));
  if (typeof value === 'boolean') return [{ path: ' not', value: !value }];
  if (Array.isArray(value))
    return [
      ...value.map((_, at) => ({ path: `[${at}] gone`, value: value.toSpliced(at, 1) as unknown })),
      ...value.flatMap((one, at) =>
        altered(one).map(({ path, value: changed }) => ({
          path: `[${at}]${path}`,
          value: value.with(at, changed) as unknown,
        })),
      ),
    ];
  const properties = value as Readonly<Record<string, unknown>>;
  return [
    { path: '.added', value: { ...properties, zzz: 1 } },
    ...Object.keys(properties).flatMap((name) => {
      const { [name]: _, ...others } = properties;
      return [
        { path: `.${name} gone`, value: others },
        { path: `.${name} null`, value: { ...properties, [name]: null } },
        ...altered(properties[name]).map(({ path, value: changed }) => ({
          path: `.${name}${path}`,
          value: { ...properties, [name]: changed },
        })),
      ];
    }),
  ];
}

/** The mutants that were not judged as they have to be, or not alike. */
function escaped(mutants: readonly Mutant[]): readonly unknown[] {
  const bundles = mutants.map(({ bytes }) => bytes);
  const first = byFirst(bundles, ROOTS);
  const second = HAS_PYTHON ? bySecond(bundles, ROOTS) : first;
  return mutants.flatMap(({ name, exit }, at) =>
    first[at]!.exit === exit && JSON.stringify(first[at]) === JSON.stringify(second[at])
      ? []
      : [{ name, exit, first: first[at], second: second[at] }],
  );
}

/** What is damaged, and what lines are taken from. */
const BUNDLES = [
  ['one event', 'an initiative with all there is'],
  ['an empty log', 'one event'],
  ['an initiative without events', 'one event'],
  ['a partner with erased fields', 'another partner'],
] as const;

describe.each(BUNDLES)('A bundle of %s', (name, another) => {
  it.each(Object.keys(WAYS))(
    `is not verified with %s (${ALL ? 'all' : AGAIN})`,
    async (way) => {
      const bundle = await bytesOf(HONEST[name]!());
      const mutants = WAYS[way]!(bundle, linesOf(await bytesOf(HONEST[another]!())));
      expect(mutants.length).toBeGreaterThan(0);
      for (let at = 0; at < mutants.length; at += AT_ONCE) expect(escaped(mutants.slice(at, at + AT_ONCE))).toEqual([]);
    },
    SLOW,
  );
});

it('an honest bundle would be found to escape', async () => {
  const bytes = await bytesOf(HONEST['one event']!());
  expect(escaped([{ name: 'as it is', bytes, exit: BAD }])).toHaveLength(1);
});
