import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lint, root } from './lint.ts';
import type { Linted, Source } from './lint.ts';

const rule = '@nx/enforce-module-boundaries';

/** Who may import whom, said a second time: a row that is loosened in eslint.config.js has to be loosened here too. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  statechart: ['kernel'],
  initiative: ['kernel', 'statechart'],
  'event-store': ['kernel'],
  'event-store-sqlite': ['kernel', 'event-store'],
  'event-store-kurrent': ['kernel', 'event-store'],
  'read-model': ['kernel', 'statechart', 'initiative', 'event-store'],
  'ledger-verify': [],
  ledger: ['kernel', 'event-store', 'ledger-verify'],
  vault: ['kernel'],
  workbook: ['kernel', 'initiative'],
  application: [
    'kernel',
    'statechart',
    'initiative',
    'event-store',
    'event-store-sqlite',
    'event-store-kurrent',
    'read-model',
    'ledger',
    'ledger-verify',
    'vault',
    'workbook',
  ],
  testing: [
    'kernel',
    'statechart',
    'initiative',
    'event-store',
    'event-store-sqlite',
    'read-model',
    'ledger',
    'ledger-verify',
    'vault',
    'workbook',
    'application',
  ],
  app: [
    'kernel',
    'statechart',
    'initiative',
    'event-store',
    'event-store-sqlite',
    'read-model',
    'ledger',
    'ledger-verify',
    'vault',
    'workbook',
    'application',
    'client',
  ],
  client: [],
};

const nest = ['@nestjs/common', '@nestjs/core', '@nestjs/cqrs', 'reflect-metadata', 'rxjs'];

/** Which packages of the registry each library may import. Apps and testing import what their package.json names. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  statechart: ['xstate'],
  initiative: ['xstate', 'class-validator'],
  'event-store': [],
  'event-store-sqlite': ['better-sqlite3'],
  'event-store-kurrent': ['@kurrent/kurrentdb-client'],
  'read-model': ['better-sqlite3'],
  'ledger-verify': [],
  ledger: ['better-sqlite3'],
  vault: ['better-sqlite3'],
  workbook: ['better-sqlite3', 'saxes', 'yauzl'],
  application: [...nest, 'class-validator', 'rxjs/operators'],
  client: ['openapi-fetch'],
};

const packages = [...new Set([...Object.values(mayUse).flat(), 'commander', 'fast-check', 'typescript'])];

const scopes = Object.keys(mayImport);
const FOLDERS: Readonly<Record<string, string>> = { app: 'apps/cli', 'ledger-verify': 'libs/ledger/verify' };
const folderOf = (scope: string): string => FOLDERS[scope] ?? `libs/${scope}`;
const packageOf = (scope: string): string => (scope === 'app' ? '@sebone/cli' : `@sebone/${scope}`);
const importing = (name: string): string => `import type { It } from '${name}';\n\nexport type Here = It;\n`;

interface Case {
  readonly title: string;
  readonly allowed: boolean;
  readonly source: Source;
}

// The place is a file of commands, where initiative may import class-validator.
const libraryCases: readonly Case[] = scopes.flatMap((from) =>
  scopes
    .filter((to) => to !== from)
    .flatMap((to) =>
      [
        { file: 'commands.ts', allowed: mayImport[from]!.includes(to) },
        { file: 'commands.spec.ts', allowed: mayImport[from]!.includes(to) || to === 'testing' },
      ].map(({ file, allowed }) => ({
        title: `${folderOf(from)}/src/${file} ${allowed ? 'may' : 'may not'} import ${packageOf(to)}`,
        allowed,
        source: { path: `${folderOf(from)}/src/${file}`, text: importing(packageOf(to)) },
      })),
    ),
);

const packageCases: readonly Case[] = Object.entries(mayUse).flatMap(([from, used]) =>
  packages.map((name) => ({
    title: `${folderOf(from)}/src/commands.ts ${used.includes(name) ? 'may' : 'may not'} import ${name}`,
    allowed: used.includes(name),
    source: { path: `${folderOf(from)}/src/commands.ts`, text: importing(name) },
  })),
);

const place = (path: string, name: string, allowed: boolean): Case => ({
  title: `${path} ${allowed ? 'may' : 'may not'} import ${name}`,
  allowed,
  source: { path, text: importing(name) },
});

const placeCases: readonly Case[] = [
  place('libs/kernel/src/day.spec.ts', 'fast-check', true),
  place('libs/kernel/src/day.spec.ts', '@jest/globals', true),
  place('libs/kernel/src/day.spec.ts', 'better-sqlite3', false),
  place('libs/event-store/src/contract/laws.ts', 'fast-check', true),
  place('libs/statechart/test/random-machine.ts', 'fast-check', true),
  place('libs/event-store/src/memory.ts', 'fast-check', false),
  place('libs/event-store-sqlite/src/store.ts', 'node:fs', true),
  place('apps/cli/src/main.ts', 'commander', true),
  place('apps/cli/src/main.ts', 'node:fs', true),
  place('apps/cli/src/main.ts', '@kurrent/kurrentdb-client', false),
  place('libs/testing/src/index.ts', 'fast-check', true),
  // The double of a KurrentDB is there for specs.
  place('libs/event-store-kurrent/src/store.spec.ts', '@sebone/kurrent-double', true),
  place('apps/api/src/serving.spec.ts', '@sebone/kurrent-double', true),
  place('libs/event-store-kurrent/src/store.ts', '@sebone/kurrent-double', false),
  place('apps/api/src/serving.ts', '@sebone/kurrent-double', false),
  // Past another package's index, or through one's own.
  place('libs/initiative/src/partner/decider.ts', '../../../kernel/src/day.ts', false),
  place('libs/initiative/src/partner/decider.ts', 'libs/kernel/src/day.ts', false),
  place('libs/kernel/src/fact.ts', '@sebone/kernel', false),
  place('libs/kernel/src/fact.ts', './day.ts', true),
];

const dynamic: Case = {
  title: 'an import() is an import',
  allowed: false,
  source: { path: 'libs/kernel/src/fact.ts', text: "export const later = (): unknown => import('better-sqlite3');\n" },
};
const passedOn: Case = {
  title: 'an export from is an import',
  allowed: false,
  source: { path: 'libs/kernel/src/fact.ts', text: "export { map } from 'rxjs';\n" },
};

const cases = [...libraryCases, ...packageCases, ...placeCases, dynamic, passedOn];

let linted: Linted;
beforeAll(() => {
  linted = lint(cases.map(({ source }) => source));
}, 120_000);

describe('the import table', () => {
  it.each(cases.map(({ title }, index) => [title, index] as const))('%s', (title, index) => {
    const findings = linted.findings[index]!;
    if (cases[index]!.allowed) expect({ title, findings }).toEqual({ title, findings: [] });
    else
      expect({ title, rules: findings.map((finding) => finding.rule) }).toEqual({
        title,
        rules: expect.arrayContaining([rule]) as unknown,
      });
  });

  it('says why: the tag that may not, and the circle that would be closed', () => {
    const said = (title: string): string =>
      linted.findings[cases.findIndex((one) => one.title === title)]!.map(({ message }) => message).join('\n');
    expect(said('libs/event-store/src/commands.ts may not import @sebone/statechart')).toBe(
      'A project tagged with "scope:event-store" can only depend on libs tagged with "scope:kernel"',
    );
    expect(said('libs/kernel/src/commands.ts may not import @sebone/initiative')).toContain(
      'Circular dependency between "@sebone/kernel" and "@sebone/initiative" detected',
    );
    expect(said('libs/initiative/src/commands.ts may not import @nestjs/common')).toContain(
      'A project tagged with "scope:initiative" is not allowed to import "@nestjs/common"',
    );
    expect(said('libs/initiative/src/partner/decider.ts may not import ../../../kernel/src/day.ts')).toContain(
      'Projects cannot be imported by a relative or absolute path',
    );
  });
});

/** A workspace project: its folder, and the tags in its package.json. */
interface Project {
  readonly folder: string;
  readonly tags: readonly string[];
}

const projects: readonly Project[] = [
  ...['apps', 'libs'].flatMap((parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`)),
  FOLDERS['ledger-verify']!,
]
  .filter((folder) => existsSync(join(root, folder, 'package.json')))
  .map((folder) => {
    const { nx } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as { nx?: { tags?: string[] } };
    return { folder, tags: nx?.tags ?? [] };
  });

const outsideTheTable = (all: readonly Project[], known: readonly string[]): readonly Project[] =>
  all.filter(
    ({ tags }) =>
      tags.filter((tag) => tag.startsWith('scope:')).length !== 1 || !tags.every((tag) => known.includes(tag)),
  );

describe('the projects', () => {
  const known = scopes.map((scope) => `scope:${scope}`);

  it('have one scope each, which the table knows', () => {
    expect(outsideTheTable(projects, known)).toEqual([]);
  });

  it('would be found without a scope, with two, or with one that the table does not know', () => {
    const strays: readonly Project[] = [
      { folder: 'libs/a', tags: [] },
      { folder: 'libs/b', tags: ['scope:kernel', 'scope:app'] },
      { folder: 'libs/c', tags: ['scope:misc'] },
    ];
    expect(outsideTheTable([...strays, { folder: 'libs/kernel', tags: ['scope:kernel'] }], known)).toEqual(strays);
  });

  it('are all that the table speaks of', () => {
    expect([...new Set(projects.flatMap(({ tags }) => tags))].sort()).toEqual([...known].sort());
  });

  it('are held to this table, sources and specs alike', () => {
    const settings = linted.rules
      .filter((one) => one.rule === rule)
      .map(({ setting }) => (setting as [string, { depConstraints: { sourceTag: string }[] }])[1]);
    expect(settings.map(({ depConstraints }) => depConstraints.map(({ sourceTag }) => sourceTag).sort())).toEqual([
      [...known].sort(),
      [...known].sort(),
    ]);
  });
});
