import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The repository's root. */
export const root = join(import.meta.dirname, '..', '..');

/** A source file as its syntax tree. @param path from the root */
export const parse = (path) =>
  ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true);

/** The sources below a folder, in order of path, without specs. */
export const sourcesIn = (folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((name) => /(?<!\.spec|\.d)\.ts$/.test(name))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .sort();

/** Every node of a tree, each before those inside it. */
export function* nodesOf(node) {
  yield node;
  const inner = [];
  ts.forEachChild(node, (child) => void inner.push(child));
  for (const child of inner) yield* nodesOf(child);
}

/** What the comment above a declaration says, in one line; tags such as `@param` left out. */
export const docOf = (node) =>
  (node.jsDoc ?? [])
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ')
    .replace(/\{@link (\w+)\}/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

/** The text that an expression gives, as far as it is written down: what is put in at run time stands as `{name}`. */
export function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return (
      node.head.text +
      node.templateSpans.map(({ expression, literal }) => `{${placeOf(expression)}}${literal.text}`).join('')
    );
  if (ts.isConditionalExpression(node)) return `${textOf(node.whenTrue)} / ${textOf(node.whenFalse)}`;
  return `{${placeOf(node)}}`;
}

/** The last name in an expression: `partnerId` for `command.partnerId`. */
function placeOf(expression) {
  const names = [...nodesOf(expression)].filter(ts.isIdentifier).map(({ text }) => text);
  const [first] = names;
  if (ts.isCallExpression(expression)) return first;
  return names.at(-1) ?? '…';
}

/** An object literal's property as an expression, if it has it. */
export const propertyOf = (object, name) =>
  object.properties.find((property) => ts.isPropertyAssignment(property) && property.name.text === name)?.initializer;
