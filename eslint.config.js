import { relative, sep } from 'node:path';
import js from '@eslint/js';
import { createProjectGraphAsync } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import jest from 'eslint-plugin-jest';
import { defineConfig } from 'eslint/config';
import typescript from 'typescript-eslint';

/*
 * Every rule that a block named `sebone/…` switches on has an example in test/architecture that breaks it and one that
 * keeps it; the roll-call there fails when a rule has none.
 */

// Without a project graph in its cache, the boundary rule warns and passes everything: see to it that there is one.
await createProjectGraphAsync({ exitOnError: true });

const anything = ['*'];

/**
 * Who may import whom: for each scope, the libraries and the packages from the registry. Node's own modules are free
 * for all but the pure libraries; specs may also import what is there for them (see `librariesOfSpecs`).
 */
const layers = {
  kernel: { libraries: [], packages: [] },
  statechart: { libraries: ['kernel'], packages: ['xstate'] },
  initiative: { libraries: ['kernel', 'statechart'], packages: ['xstate', 'class-validator'] },
  'event-store': { libraries: ['kernel'], packages: [] },
  'event-store-sqlite': { libraries: ['event-store', 'kernel'], packages: ['better-sqlite3'] },
  'event-store-kurrent': { libraries: ['event-store', 'kernel'], packages: ['@kurrent/kurrentdb-client'] },
  'read-model': {
    libraries: ['event-store', 'kernel', 'initiative', 'statechart'],
    packages: ['better-sqlite3'],
  },
  'ledger-verify': { libraries: [], packages: [] },
  ledger: { libraries: ['event-store', 'kernel', 'ledger-verify'], packages: ['better-sqlite3'] },
  vault: { libraries: ['kernel'], packages: ['better-sqlite3'] },
  workbook: {
    libraries: ['kernel', 'initiative'],
    packages: ['better-sqlite3', 'saxes', 'yauzl'],
  },
  application: {
    libraries: [
      'initiative',
      'event-store',
      'event-store-sqlite',
      'event-store-kurrent',
      'read-model',
      'ledger',
      'ledger-verify',
      'vault',
      'workbook',
      'kernel',
      'statechart',
    ],
    packages: ['@nestjs/common', '@nestjs/core', '@nestjs/cqrs', 'class-validator', 'reflect-metadata', 'rxjs'],
  },
  app: {
    libraries: [
      'application',
      'initiative',
      'event-store',
      'event-store-sqlite',
      'read-model',
      'ledger',
      'ledger-verify',
      'vault',
      'workbook',
      'kernel',
      'statechart',
      'client',
      'app',
    ],
    packages: anything,
  },
  client: { libraries: [], packages: ['openapi-fetch'] },
  testing: {
    libraries: [
      'application',
      'initiative',
      'event-store',
      'event-store-sqlite',
      'read-model',
      'ledger',
      'ledger-verify',
      'vault',
      'workbook',
      'kernel',
      'statechart',
    ],
    packages: anything,
  },
};

// What is written for tests: the contract that every store has to pass, and what only specs import.
const specs = ['**/*.spec.ts', 'libs/*/test/**/*.ts', 'libs/event-store/src/contract/**/*.ts'];
const pure = ['libs/kernel/src/**/*.ts', 'libs/statechart/src/**/*.ts', 'libs/initiative/src/**/*.ts'];
const configs = ['**/*.config.js', 'test/reporter.js'];
const scripts = ['test/**/*.{js,mjs}', 'test/bench/**'];

const librariesOfSpecs = ['testing', 'kurrent-double'];
const packagesOfSpecs = ['fast-check', '@jest/globals', 'csv-parse', 'ajv', 'ajv-formats'];

const boundaries = ({ forSpecs }) => [
  'error',
  {
    banTransitiveDependencies: true,
    // testing imports the libraries, and their specs import testing: a circle of projects, but never of modules.
    ignoredCircularDependencies: forSpecs ? [['tag:scope:testing', 'tag:scope:*']] : [],
    depConstraints: Object.entries(layers).map(([scope, { libraries, packages }]) => ({
      sourceTag: `scope:${scope}`,
      onlyDependOnLibsWithTags: [...libraries, ...(forSpecs ? librariesOfSpecs : [])].map((name) => `scope:${name}`),
      allowedExternalImports: [...packages, ...(forSpecs ? packagesOfSpecs : [])].flatMap((name) => [
        name,
        `${name}/*`,
      ]),
    })),
  },
];

const vagueNames = new Set(['utils', 'util', 'helpers', 'helper', 'dto', 'dtos', 'types', 'common', 'shared']);
const vagueLastWords = new Set(['utils', 'util', 'helpers', 'helper', 'dto', 'dtos', 'types']);

const isVague = (segment) => {
  const stem = segment.replace(/(\.spec)?\.[^.]+$/, '');
  return vagueNames.has(stem) || vagueLastWords.has(stem.split(/[-.]/).at(-1));
};

/** Two rules of this repository that no plugin has. */
const sebone = {
  rules: {
    'plain-names': {
      meta: {
        type: 'problem',
        schema: [],
        messages: { vague: '"{{name}}" says nothing about what is inside. Name the file or folder after its subject.' },
      },
      create: (context) => ({
        Program(node) {
          for (const name of relative(import.meta.dirname, context.filename).split(sep)) {
            if (isVague(name)) context.report({ node, messageId: 'vague', data: { name } });
          }
        },
      }),
    },
    'todo-names-its-issue': {
      meta: {
        type: 'problem',
        schema: [],
        messages: { lost: 'Nobody finds this again. Do it now, or open an issue and write "{{word}} (#number)".' },
      },
      create: (context) => ({
        Program() {
          for (const comment of context.sourceCode.getAllComments()) {
            const [word] = /\b(?:TODO|FIXME|XXX|HACK)\b(?!\s*\(#\d+\))/.exec(comment.value) ?? [];
            if (word) context.report({ loc: comment.loc, messageId: 'lost', data: { word } });
          }
        },
      }),
    },
  },
};

const clock = 'The domain has no clock. Take the day or the instant as an argument.';
const randomness = 'The domain has no randomness. Take the value as an argument.';
const world = 'The domain does not know what it runs on. Take what it needs as an argument.';
const notLive = 'Facts move machines, in time order, through @sebone/statechart; nothing runs them live.';

export default defineConfig(
  {
    name: 'sebone/ignores',
    ignores: ['**/dist/', '.nx/', 'coverage/', 'sebone-data/', 'test/architecture/fixtures/'],
  },
  js.configs.recommended,
  { files: ['**/*.ts'], extends: [typescript.configs.recommendedTypeChecked] },

  {
    name: 'sebone/everything',
    plugins: { '@nx': nx, 'import-x': importX, sebone },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      globals: Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly'])),
    },
    settings: {
      'import-x/extensions': ['.ts', '.js', '.mjs'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [
        createNodeResolver({
          extensions: ['.ts', '.js', '.mjs'],
          conditionNames: ['@sebone/source', 'types', 'import', 'node', 'default'],
        }),
      ],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      'sebone/plain-names': 'error',
      'sebone/todo-names-its-issue': 'error',
    },
  },
  {
    name: 'sebone/types',
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { project: 'tsconfig.spec.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A store in memory keeps the promises of its port without awaiting anything.
      '@typescript-eslint/require-await': 'off',
      // Deciders are records of functions: there is no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    name: 'sebone/boundaries',
    files: ['libs/**/*.ts', 'apps/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': boundaries({ forSpecs: false }) },
  },
  {
    name: 'sebone/outside-the-packages',
    files: ['test/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^\\..*/(libs|apps)/',
              message: 'Import a package by its name; what it does not export is its own.',
            },
          ],
        },
      ],
    },
  },
  {
    name: 'sebone/pure',
    files: pure,
    ignores: specs,
    rules: {
      'import-x/no-nodejs-modules': 'error',
      'no-restricted-globals': [
        'error',
        ...['performance', 'setTimeout', 'setInterval', 'setImmediate'].map((name) => ({ name, message: clock })),
        { name: 'crypto', message: randomness },
        ...['process', 'globalThis', 'fetch', 'Buffer'].map((name) => ({ name, message: world })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: clock },
        { object: 'Math', property: 'random', message: randomness },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clock },
        { selector: 'CallExpression[callee.name="Date"]', message: clock },
        {
          selector: 'CallExpression[callee.property.name=/^format(ToParts)?$/][arguments.length=0]',
          message: clock,
        },
      ],
    },
  },
  {
    name: 'sebone/machines-are-maps',
    files: ['libs/statechart/src/**/*.ts', 'libs/initiative/src/**/*.ts'],
    ignores: specs,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'xstate', importNames: ['createActor', 'interpret', 'waitFor', 'toPromise'], message: notLive },
          ],
        },
      ],
    },
  },
  {
    name: 'sebone/only-commands-are-validated',
    files: ['libs/initiative/src/**/*.ts'],
    ignores: [...specs, '**/commands.ts', 'libs/initiative/src/validate.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'class-validator',
              message: 'Only commands are validated: their form is in commands.ts, and validate.ts checks it.',
            },
          ],
        },
      ],
    },
  },
  {
    name: 'sebone/contracts-are-for-specs',
    files: ['libs/**/*.ts', 'apps/**/*.ts'],
    ignores: [...specs, 'libs/testing/**', ...pure],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^@sebone/[^/]+/contract$', message: 'Only specs run a contract.' }] },
      ],
    },
  },
  {
    name: 'sebone/specs',
    files: specs,
    plugins: { jest },
    rules: {
      '@nx/enforce-module-boundaries': boundaries({ forSpecs: true }),
      'jest/no-focused-tests': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/no-identical-title': 'error',
      'jest/no-standalone-expect': 'error',
      'jest/valid-expect': 'error',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { name: 'sebone/configs', files: configs, rules: { 'import-x/no-default-export': 'off' } },
  { name: 'sebone/terminal', files: ['apps/cli/**', ...scripts], rules: { 'no-console': 'off' } },
);
