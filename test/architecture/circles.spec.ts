import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import ts from 'typescript';
import { root } from './lint.ts';

/** Each file with the files that it imports. */
type Imports = ReadonlyMap<string, readonly string[]>;

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.base.json'), (path) => ts.sys.readFile(path)).config,
  ts.sys,
  root,
);
const resolved = ts.createModuleResolutionCache(root, (name) => name, options);

/** What a text imports or exports again, values and types alike: `import-x/no-cycle` leaves types out. */
function specifiersIn(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    let from: ts.Node | undefined;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) from = node.moduleSpecifier;
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) from = node.argument.literal;
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      from = node.arguments[0];
    if (from && ts.isStringLiteral(from)) found.push(from.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('text.ts', text, ts.ScriptTarget.ESNext));
  return found;
}

/** What the sources below a folder import of each other, by their paths from the root. */
function importsBelow(...folders: readonly string[]): Imports {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => join(folder, path))
      .filter((path) => /(?<!\.d)\.ts$/.test(path) && !/(?:^|\/)(?:node_modules|dist)\//.test(path)),
  );
  const imported = (file: string): readonly string[] =>
    specifiersIn(readFileSync(join(root, file), 'utf8'))
      .map((name) =>
        ts.resolveModuleName(name, join(root, file), options, ts.sys, resolved, undefined, ts.ModuleKind.ESNext),
      )
      .flatMap(({ resolvedModule }) => resolvedModule?.resolvedFileName ?? [])
      .map((path) => relative(root, path));
  const sources = new Set(files);
  return new Map(files.map((file) => [file, imported(file).filter((path) => sources.has(path))]));
}

/** The ways by which a file leads back to itself, at least one for each knot of them. */
function circlesIn(imports: Imports): readonly (readonly string[])[] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const follow = (file: string, way: readonly string[]): void => {
    const before = way.indexOf(file);
    if (before >= 0) circles.push([...way.slice(before), file]);
    else if (!done.has(file)) for (const next of imports.get(file)!) follow(next, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) follow(file, []);
  return circles;
}

describe('what imports what', () => {
  const imports = importsBelow('libs', 'apps');

  it('goes in no circle, of types neither', () => {
    expect(circlesIn(imports)).toEqual([]);
  });

  it('is followed within packages and from one to another', () => {
    expect(imports.size).toBeGreaterThan(200);
    expect(imports.get('libs/kernel/src/index.ts')).toContain('libs/kernel/src/day.ts');
    expect(imports.get('libs/testing/src/world.ts')).toContain('libs/initiative/src/index.ts');
  });

  it.each(['circle', 'type-circle'])('would be found to go in the %s of hen and egg', (name) => {
    const found = circlesIn(importsBelow(`test/architecture/fixtures/${name}`));
    expect(found.map((way) => way.map((file) => basename(file)))).toEqual([['egg.ts', 'hen.ts', 'egg.ts']]);
  });

  it('would be found to go straight from hen to egg', () => {
    expect(circlesIn(importsBelow('test/architecture/fixtures/line'))).toEqual([]);
  });

  it.each([
    "import type { Egg } from './egg.ts';",
    "import { type Egg } from './egg.ts';",
    "export type { Egg } from './egg.ts';",
    "export type * as Eggs from './egg.ts';",
    "export type Shell = import('./egg.ts').Egg;",
    "export const lay = () => import('./egg.ts');",
  ])('is seen in "%s"', (line) => {
    expect(specifiersIn(line)).toEqual(['./egg.ts']);
  });
});
