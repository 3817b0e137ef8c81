import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { satisfies } from 'semver';
import ts from 'typescript';
import { root } from './lint.ts';

/** The oldest Node that this repository promises to run on. */
const oldestNode = '20.19.0';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const readJson = <Content>(path: string): Content => JSON.parse(read(path)) as Content;

/** What git leaves out: the folders and endings that .gitignore names, and git's own. */
const ignored = ['.git/', ...read('.gitignore').split('\n').filter(Boolean)];
const isIgnored = (name: string): boolean =>
  ignored.some((line) => (line.startsWith('*') ? name.endsWith(line.slice(1)) : name === line.replace(/\/$/, '')));

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !isIgnored(name))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return filesIn(path);
      return entry.isFile() ? [path] : [];
    });
}

describe('the top level', () => {
  const expected = [
    ...['apps', 'libs', 'test', 'docs', 'README.md', 'README.ja.md', 'LICENSE'],
    ...['package.json', 'package-lock.json', 'nx.json', 'tsconfig.base.json', 'tsconfig.json', 'tsconfig.spec.json'],
    ...['eslint.config.js', 'jest.config.js', 'jest.preset.js'],
    ...['.ci', '.editorconfig', '.gitattributes', '.gitignore', '.nvmrc', '.prettierignore', '.prettierrc'],
  ];
  const strays = (names: readonly string[]): readonly string[] =>
    names.filter((name) => !expected.includes(name) && !isIgnored(name));

  it('holds only what a newcomer expects', () => {
    expect(strays(readdirSync(root))).toEqual([]);
  });

  it('would be found to hold more', () => {
    expect(strays(['apps', 'node_modules', 'tools', 'notes.md', '.env'])).toEqual(['tools', 'notes.md', '.env']);
  });
});

describe('every file', () => {
  const binary = /\.(?:xlsx|png|ico|db|sqlite)$/;
  const traces = [/(?<![\w.-])\/(?:work|root|home\/\w+|Users\/\w+|tmp\/\w+)\//, /registry\.(?:npmjs|yarnpkg)\./];
  const namesAMachine = (text: string): boolean => traces.some((trace) => trace.test(text));

  it('is the same on every machine: no path of one, no host of a registry', () => {
    const texts = filesIn('').filter((path) => !binary.test(path));
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.filter((path) => namesAMachine(read(path)))).toEqual([]);
  });

  it.each([
    ['work', 'main', 'libs'],
    ['root', '.npm'],
    ['home', 'ichiro', 'sebone'],
    ['tmp', 'brief', 'notes'],
  ])('would be found to name a path under /%s', (...path) => {
    expect(namesAMachine(`see ${['', ...path].join('/')}`)).toBe(true);
  });

  it('would be found to name the host of a registry, but may speak of work', () => {
    expect(namesAMachine(`https://${['registry', 'npmjs', 'org'].join('.')}/xstate`)).toBe(true);
    expect(namesAMachine('the work/life of a partner, https://example.org/work/plan')).toBe(false);
  });
});

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly engines?: { readonly node?: string };
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

type Locked = Readonly<Record<string, LockedPackage>>;

describe('the dependencies', () => {
  const locked = readJson<{ packages: Locked }>('package-lock.json').packages;

  const hosted = (all: Locked): readonly string[] =>
    Object.keys(all).filter((path) => !all[path]!.link && all[path]!.resolved !== undefined);

  const tooNew = (all: Locked): readonly string[] =>
    Object.keys(all).filter((path) => !satisfies(oldestNode, all[path]!.engines?.node ?? '*'));

  const versionsOfNx = (all: Locked): readonly string[] => [
    ...new Set(
      Object.keys(all).flatMap((path) =>
        /(?:^|\/)node_modules\/(?:nx|@nx\/[^/]+)$/.test(path) ? [all[path]!.version!] : [],
      ),
    ),
  ];

  /** `npm ci` refuses a lock that leaves out what is optional, the binaries for other platforms above all. */
  const leftOut = (all: Locked): readonly string[] => {
    const names = new Set(
      Object.keys(all).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)),
    );
    return Object.values(all).flatMap((one) =>
      Object.keys(one.optionalDependencies ?? {}).filter((name) => !names.has(name)),
    );
  };

  it('are locked for every platform', () => {
    expect(leftOut(locked)).toEqual([]);
    expect(
      leftOut({ 'node_modules/a': { optionalDependencies: { 'a-darwin': '1.0.0' } }, 'node_modules/a-linux': {} }),
    ).toEqual(['a-darwin']);
  });

  it('are locked without the host they came from', () => {
    expect(hosted(locked)).toEqual([]);
    expect(hosted({ 'node_modules/a': { resolved: 'https://mirror.example/a.tgz' } })).toEqual(['node_modules/a']);
  });

  it(`all run on Node ${oldestNode}`, () => {
    expect(Object.keys(locked).length).toBeGreaterThan(300);
    expect(tooNew(locked)).toEqual([]);
  });

  it('would be found to need a newer Node', () => {
    const all = {
      'node_modules/a': { engines: { node: '>=22' } },
      'node_modules/b': { engines: { node: '^20.19 || >=22' } },
    };
    expect(tooNew(all)).toEqual(['node_modules/a']);
  });

  it('have one version of Nx and of all its parts', () => {
    expect(versionsOfNx(locked)).toHaveLength(1);
    expect(
      versionsOfNx({ 'node_modules/nx': { version: '23.2.1' }, 'node_modules/@nx/js': { version: '23.3.0' } }),
    ).toHaveLength(2);
  });
});

/** What a project says that it needs, and what it does need. */
interface Needs {
  readonly folder: string;
  /** From its package.json. */
  readonly declared: readonly string[];
  /** From its tsconfig.json: the packages that are built before it. */
  readonly references: readonly string[];
  /** The packages that its sources import, without its specs and contracts. */
  readonly imported: readonly string[];
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const needsOf = (folder: string): Needs => {
  const { dependencies } = readJson<{ dependencies?: Record<string, string> }>(`${folder}/package.json`);
  const { references } = readJson<{ references?: { path: string }[] }>(`${folder}/tsconfig.json`);
  const sources = filesIn(`${folder}/src`).filter(
    (path) => /(?<!\.spec)\.ts$/.test(path) && !path.includes('/contract/'),
  );
  const specifiers = sources.flatMap((path) =>
    ts.preProcessFile(read(path)).importedFiles.map(({ fileName }) => fileName),
  );
  return {
    folder,
    declared: Object.keys(dependencies ?? {}),
    references: (references ?? []).map(
      ({ path }) => readJson<{ name: string }>(join(folder, path, 'package.json')).name,
    ),
    imported: [...new Set(specifiers.filter((name) => !/^(?:\.|node:)/.test(name)).map(packageOf))],
  };
};

/** Nx orders and caches builds by package.json, tsc by references: both have to say what the sources say. */
const misstated = ({ folder, declared, references, imported }: Needs): readonly string[] => {
  const own = (name: string): boolean => name.startsWith('@sebone/');
  return [
    ...imported
      .filter((name) => !declared.includes(name))
      .map((name) => `${folder}/package.json does not declare ${name}`),
    ...declared
      .filter((name) => own(name) && !references.includes(name))
      .map((name) => `${folder}/tsconfig.json does not refer to ${name}`),
    ...references
      .filter((reference) => !declared.includes(reference))
      .map((reference) => `${folder}/package.json does not declare ${reference}`),
  ];
};

describe('the projects', () => {
  const folders = [
    ...['apps', 'libs'].flatMap((parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`)),
    'libs/ledger/verify',
  ];

  it.each(folders)('%s declares what it imports, for Nx and for tsc', (folder) => {
    expect(misstated(needsOf(folder))).toEqual([]);
  });

  it.each(folders)('%s is built and tested with all the others', (folder) => {
    const { references } = readJson<{ references: { path: string }[] }>('tsconfig.json');
    expect(references.map(({ path }) => path)).toContain(folder);
    expect(existsSync(join(root, folder, 'jest.config.js'))).toBe(true);
  });

  it('would be found to import what they do not declare, or to declare what tsc does not know', () => {
    const needs: Needs = {
      folder: 'libs/a',
      declared: ['@sebone/kernel'],
      references: ['@sebone/initiative'],
      imported: ['@sebone/kernel', 'xstate'],
    };
    expect(misstated(needs)).toEqual([
      'libs/a/package.json does not declare xstate',
      'libs/a/tsconfig.json does not refer to @sebone/kernel',
      'libs/a/package.json does not declare @sebone/initiative',
    ]);
  });
});
