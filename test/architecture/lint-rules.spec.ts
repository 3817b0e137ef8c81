import { lint } from './lint.ts';
import type { Linted } from './lint.ts';

interface Example {
  readonly rule: string;
  /** Part of what the rule says. */
  readonly says: string;
  readonly path: string;
  readonly broken: string;
  readonly kept: string;
  /** Where the kept text stands, if the place is what keeps the rule. */
  readonly keptPath?: string;
}

const kernel = 'libs/kernel/src/example.ts';
const initiative = 'libs/initiative/src/partner/example.ts';
const spec = 'libs/kernel/src/example.spec.ts';
/** A file of the program, so that rules that ask for types can be tried on a text in its place. */
const typed = 'libs/kernel/src/index.ts';

const noClock = 'The domain has no clock.';
const noRandomness = 'The domain has no randomness.';
const noWorld = 'The domain does not know what it runs on.';

const named = (name: string, says: string): Example => ({
  rule: 'sebone/plain-names',
  says,
  path: name,
  keptPath: 'libs/initiative/src/common-agenda.ts',
  broken: 'export const funded = true;\n',
  kept: 'export const funded = true;\n',
});

const pure = (rule: string, says: string, broken: string, kept: string): Example => ({
  rule,
  says,
  path: initiative,
  broken: `export const value = ${broken};\n`,
  kept: `export const value = ${kept};\n`,
});

const test = (rule: string, says: string, broken: string, kept: string): Example => ({
  rule,
  says,
  path: spec,
  broken: `${broken}\n`,
  kept: `${kept}\n`,
});

const examples: readonly Example[] = [
  {
    rule: 'import-x/no-cycle',
    says: 'Dependency cycle detected',
    path: 'test/architecture/fixtures/circle/hen.ts',
    broken: "import { egg } from './egg.ts';\n\nexport const hen = (): string => egg();\n",
    keptPath: 'test/architecture/fixtures/line/hen.ts',
    kept: "import { egg } from './egg.ts';\n\nexport const hen = (): string => egg();\n",
  },
  {
    rule: 'import-x/no-default-export',
    says: 'Prefer named exports',
    path: kernel,
    broken: 'export default 1;\n',
    kept: 'export const one = 1;\n',
  },
  {
    rule: 'import-x/no-default-export',
    says: 'Do not alias `one` as `default`',
    path: kernel,
    broken: 'const one = 1;\nexport { one as default };\n',
    keptPath: 'libs/kernel/jest.config.js',
    kept: 'export default {};\n',
  },
  {
    rule: 'no-console',
    says: 'Unexpected console statement',
    path: 'libs/workbook/src/example.ts',
    broken: "console.log('row 3');\n",
    keptPath: 'apps/cli/src/example.ts',
    kept: "console.log('row 3');\n",
  },
  {
    rule: 'no-console',
    says: 'Unexpected console statement',
    path: kernel,
    // A comment cannot switch a rule off.
    broken: '/* eslint-disable no-console */\nconsole.log(1);\n',
    keptPath: 'test/bench/run.mjs',
    kept: 'console.log(1);\n',
  },
  {
    rule: 'eqeqeq',
    says: "Expected '==='",
    path: kernel,
    broken: 'export const same = (a: number, b: string): boolean => String(a) == b;\n',
    kept: 'export const same = (a: number, b: string): boolean => String(a) === b;\n',
  },
  ...['utils', 'util', 'common', 'shared', 'dto', 'dtos', 'types', 'helper', 'helpers'].map((name) =>
    named(`libs/initiative/src/${name}.ts`, `"${name}.ts"`),
  ),
  ...['utils', 'common', 'shared', 'dto', 'types', 'helpers'].map((name) =>
    named(`libs/initiative/src/${name}/partner.ts`, `"${name}"`),
  ),
  named('libs/shared/src/index.ts', '"shared"'),
  named('libs/initiative/src/date-utils.ts', '"date-utils.ts"'),
  named('libs/initiative/src/partner.dto.ts', '"partner.dto.ts"'),
  named('test/acceptance/helpers.spec.ts', '"helpers.spec.ts"'),
  ...['TODO: later', 'FIXME', 'XXX why?', 'HACK(me)'].map((comment) => ({
    rule: 'sebone/todo-names-its-issue',
    says: 'Nobody finds this again.',
    path: kernel,
    broken: `// ${comment}\nexport const one = 1;\n`,
    kept: '// TODO (#12): take the second one too\nexport const one = 1;\n',
  })),

  {
    rule: '@typescript-eslint/switch-exhaustiveness-check',
    says: 'Cases not matched: "lapsed"',
    path: typed,
    broken: "export function f(s: 'joined' | 'lapsed'): void { switch (s) { case 'joined': return; } }\n",
    kept: "export function f(s: 'joined' | 'lapsed'): void { switch (s) { case 'joined': case 'lapsed': return; } }\n",
  },
  {
    rule: '@typescript-eslint/no-unused-vars',
    says: "'two' is assigned a value but never used",
    path: kernel,
    broken: 'const two = 2;\nexport const one = 1;\n',
    kept: 'export const one = ({ two: _two, ...rest }: { two: number }): object => rest;\n',
  },
  {
    rule: '@typescript-eslint/no-floating-promises',
    says: 'Promises must be awaited',
    path: typed,
    broken: 'export function f(append: () => Promise<void>): void { append(); }\n',
    kept: 'export async function f(append: () => Promise<void>): Promise<void> { await append(); }\n',
  },
  {
    rule: '@typescript-eslint/no-misused-promises',
    says: 'Expected non-Promise value in a boolean conditional',
    path: typed,
    broken: 'export const f = (open: () => Promise<boolean>): number => (open() ? 1 : 0);\n',
    kept: 'export const f = async (open: () => Promise<boolean>): Promise<number> => ((await open()) ? 1 : 0);\n',
  },
  {
    rule: '@typescript-eslint/no-unsafe-return',
    says: 'Unsafe return of a value of type `any`',
    path: typed,
    broken: 'export const f = (text: string): { a: number } => JSON.parse(text);\n',
    kept: 'export const f = (text: string): { a: number } => JSON.parse(text) as { a: number };\n',
  },
  {
    rule: '@typescript-eslint/no-explicit-any',
    says: 'Unexpected any',
    path: kernel,
    broken: 'export const f = (body: any): boolean => body === 1;\n',
    kept: 'export const f = (body: unknown): boolean => body === 1;\n',
  },

  ...["import { readFileSync } from 'node:fs';", "import { readFileSync } from 'fs';"].map((line) => ({
    rule: 'import-x/no-nodejs-modules',
    says: 'Do not import Node.js builtin module',
    path: initiative,
    broken: `${line}\n\nexport const rows = readFileSync;\n`,
    keptPath: 'libs/workbook/src/example.ts',
    kept: `${line}\n\nexport const rows = readFileSync;\n`,
  })),
  pure('import-x/no-nodejs-modules', 'builtin module "node:crypto"', "(): unknown => import('node:crypto')", '1'),
  ...['kernel', 'statechart', 'initiative'].map((library) => ({
    rule: 'no-restricted-properties',
    says: noClock,
    path: `libs/${library}/src/example.ts`,
    broken: 'export const today = (): number => Date.now();\n',
    kept: 'export const today = (now: number): number => now;\n',
  })),
  {
    rule: 'no-restricted-properties',
    says: noClock,
    path: initiative,
    broken: 'const { now } = Date;\nexport const today = now;\n',
    kept: 'const { parse } = Date;\nexport const instant = parse;\n',
  },
  pure('no-restricted-properties', noRandomness, 'Math.random()', 'Math.floor(1.5)'),
  pure('no-restricted-syntax', noClock, 'new Date()', 'new Date(0)'),
  pure('no-restricted-syntax', noClock, 'Date()', 'new Date(0)'),
  pure(
    'no-restricted-syntax',
    noClock,
    "new Intl.DateTimeFormat('ja').format()",
    "new Intl.DateTimeFormat('ja').format(0)",
  ),
  pure('no-restricted-globals', noClock, 'performance.now()', '0'),
  ...['setTimeout', 'setInterval', 'setImmediate'].map((timer) =>
    pure('no-restricted-globals', noClock, `${timer}(() => 1, 10)`, '(() => 1)()'),
  ),
  pure('no-restricted-globals', noRandomness, 'crypto.randomUUID()', "'a given id'"),
  ...['process.env', 'globalThis.Date', "fetch('http://localhost')", "Buffer.from('a')"].map((reach) =>
    pure('no-restricted-globals', noWorld, reach, '0'),
  ),

  ...['createActor', 'interpret', 'waitFor', 'toPromise'].flatMap((name) =>
    ['statechart', 'initiative'].map((library) => ({
      rule: 'no-restricted-imports',
      says: 'nothing runs them live',
      path: `libs/${library}/src/example.ts`,
      broken: `import { ${name} } from 'xstate';\n\nexport const run = ${name};\n`,
      kept: "import { transition } from 'xstate';\n\nexport const step = transition;\n",
    })),
  ),
  {
    rule: '@typescript-eslint/no-restricted-imports',
    says: 'Only commands are validated',
    path: 'libs/initiative/src/partner/decider.ts',
    broken: "import { isEmail } from 'class-validator';\n\nexport const rule = isEmail;\n",
    keptPath: 'libs/initiative/src/meeting/commands.ts',
    kept: "import { isEmail } from 'class-validator';\n\nexport const rule = isEmail;\n",
  },
  {
    rule: 'no-restricted-imports',
    says: 'Only specs run a contract.',
    path: 'libs/event-store-sqlite/src/example.ts',
    broken: "import { law } from '@sebone/event-store/contract';\n\nexport const run = law;\n",
    keptPath: 'libs/event-store-sqlite/src/example.spec.ts',
    kept: "import { law } from '@sebone/event-store/contract';\n\nexport const run = law;\n",
  },
  {
    rule: 'no-restricted-imports',
    says: 'Import a package by its name',
    path: 'test/acceptance/example.spec.ts',
    broken: "import { isDay } from '../../libs/kernel/src/day.ts';\n\nexport const rule = isDay;\n",
    kept: "import { isDay } from '@sebone/kernel';\n\nexport const rule = isDay;\n",
  },

  ...[
    "it.only('a', () => {});",
    "describe.only('a', () => {});",
    "fit('a', () => {});",
    "it.only.each([1])('%p', () => {});",
  ].map((focused) => test('jest/no-focused-tests', 'Unexpected focused test', focused, "it('a', () => {});")),
  ...[
    "it.skip('a', () => {});",
    "describe.skip('a', () => {});",
    "xit('a', () => {});",
    "xdescribe('a', () => {});",
  ].map((skipped) => test('jest/no-disabled-tests', 'Tests should not be skipped', skipped, "it('a', () => {});")),
  test(
    'jest/no-identical-title',
    'Test title is used multiple times',
    "it('a', () => {});\nit('a', () => {});",
    "it('a', () => {});\nit('b', () => {});",
  ),
  test(
    'jest/no-standalone-expect',
    'Expect must be inside of a test block',
    "describe('a', () => { expect(1).toBe(1); });",
    "describe('a', () => { it('b', () => { expect(1).toBe(1); }); });",
  ),
  test(
    'jest/valid-expect',
    'Expect must have a corresponding matcher call',
    "it('a', () => { expect(1); });",
    "it('a', () => { expect(1).toBe(1); });",
  ),
];

const titled = examples.map(({ rule, path, broken }, index) => [rule, path, broken.split('\n')[0]!, index] as const);

let linted: Linted;
beforeAll(() => {
  linted = lint(
    examples.flatMap(({ path, keptPath, broken, kept }) => [
      { path, text: broken },
      { path: keptPath ?? path, text: kept },
    ]),
  );
}, 120_000);

describe('each rule refuses what breaks it and passes what keeps it', () => {
  it.each(titled)('%s: %s with "%s"', (_rule, _path, _line, index) => {
    const { rule, says, broken, kept } = examples[index]!;
    const [ofBroken, ofKept] = linted.findings.slice(index * 2, index * 2 + 2);
    expect({ broken, findings: ofBroken }).toEqual({
      broken,
      findings: expect.arrayContaining([{ rule, message: expect.stringContaining(says) as string }]) as unknown,
    });
    expect({ kept, findings: ofKept }).toEqual({ kept, findings: [] });
  });
});

describe('the roll-call', () => {
  /** Rules with examples in a file of their own. */
  const elsewhere = ['@nx/enforce-module-boundaries'];

  it('finds an example for every rule that this repository switches on', () => {
    const shown = new Set([...examples.map(({ rule }) => rule), ...elsewhere]);
    expect(linted.rules.map(({ rule }) => rule).filter((rule) => !shown.has(rule))).toEqual([]);
    expect(linted.rules.length).toBeGreaterThan(20);
  });

  it('finds an example for every message written here', () => {
    const raised = linted.findings.flat();
    const silent = linted.rules.flatMap(({ rule, messages }) =>
      messages.filter((text) => !raised.some((finding) => finding.rule === rule && finding.message.includes(text))),
    );
    expect(silent).toEqual([]);
  });
});
