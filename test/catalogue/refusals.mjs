import ts from 'typescript';
import { code, page, table } from './markdown.mjs';
import { docOf, nodesOf, parse, propertyOf, sourcesIn, textOf } from './sources.mjs';

const PLACES = [
  'libs/initiative/src',
  'libs/application/src',
  'libs/workbook/src',
  'libs/read-model/src',
  'apps/cli/src',
];
const STORES = ['libs/event-store/src', 'libs/event-store-sqlite/src', 'libs/event-store-kurrent/src', ...PLACES];

/** The codes in properties `code: '…'`: they are handed to a function that refuses with them. */
const codesHandedOn = (files) =>
  files.flatMap((file) =>
    [...nodesOf(file)]
      .filter(
        (node) =>
          ts.isPropertyAssignment(node) && node.name.getText() === 'code' && ts.isStringLiteral(node.initializer),
      )
      .map(({ initializer }) => initializer.text),
  );

const textsOf = (object) => ({ en: textOf(propertyOf(object, 'en')), ja: textOf(propertyOf(object, 'ja')) });

/** A call of `reject(code, { en, ja }, …)` or of `objection(code, en, ja)`: what it says. */
function refusalOf(call) {
  const called = call.expression.getText();
  const [given, message, third] = call.arguments;
  if (called === 'objection' && third) return { given, en: textOf(message), ja: textOf(third) };
  if (called === 'reject' && message && ts.isObjectLiteralExpression(message)) return { given, ...textsOf(message) };
  return undefined;
}

function refusalsIn(folder) {
  const paths = sourcesIn(folder);
  const files = paths.map(parse);
  return files.flatMap((file, at) =>
    [...nodesOf(file)]
      .filter(ts.isCallExpression)
      .map(refusalOf)
      .filter((found) => found !== undefined)
      .flatMap(({ given, en, ja }) => {
        const codes = ts.isIdentifier(given) ? [...new Set(codesHandedOn(files))] : [textOf(given)];
        return codes.map((of) => ({ code: of, en, ja, path: paths[at] }));
      }),
  );
}

/** The codes of an error class: its own one, or those that its constructor takes. */
function codesOf(errorClass) {
  const own = errorClass.members.find((member) => ts.isPropertyDeclaration(member) && member.name.text === 'code');
  const taken = errorClass.members
    .filter(ts.isConstructorDeclaration)
    .flatMap(({ parameters }) => parameters.filter((parameter) => parameter.name.getText() === 'code'));
  return [own?.initializer, ...taken.map(({ type }) => type)]
    .filter((node) => node !== undefined)
    .flatMap((node) => [...nodesOf(node)].filter(ts.isStringLiteral).map(({ text }) => text));
}

const errorsIn = (folder) =>
  sourcesIn(folder).flatMap((path) =>
    [...nodesOf(parse(path))]
      .filter(
        (node) => ts.isClassDeclaration(node) && node.heritageClauses?.[0]?.types[0]?.expression.getText() === 'Error',
      )
      .map((errorClass) => [
        codesOf(errorClass).map(code).join(', '),
        code(errorClass.name.text),
        docOf(errorClass),
        code(path),
      ])
      .filter(([codes]) => codes !== ''),
  );

const sortedByCode = (refusals) =>
  [...refusals].sort((a, b) =>
    a.code < b.code ? -1 : a.code > b.code ? 1 : a.path < b.path ? -1 : a.path > b.path ? 1 : 0,
  );

/** Every code with which something is refused, as the sources say it. */
export function refusalsPage() {
  return page(
    'Refusals',
    'Codes are stable: programs branch on them. What stands in braces is put in at run time. Those of `libs/workbook` are faults of rows and files, or notes of what is ignored. With `--json` a refusal is `{"error":{"code","message","details"}}`, and a fault of a row `{"fault":{"file","line","column","value","code","reason"}}`; the exit code is 1, or 3 for `damaged-log`, or 2 for `wrong-usage` (an option or argument that the command line does not know).',
    PLACES.map((folder) => [folder, sortedByCode(refusalsIn(folder))])
      .filter(([, refusals]) => refusals.length > 0)
      .flatMap(([folder, refusals]) => [
        `## ${folder.replace('/src', '')}`,
        table(
          ['code', 'message', '文面', 'where'],
          refusals.map(({ code: of, en, ja, path }) => [code(of), en, ja, code(path.slice(folder.length + 1))]),
        ),
      ]),
    '## Errors with a code',
    'An outage, damage, or a folder that cannot be used as asked for.',
    table(['code', 'error', 'when', 'where'], STORES.flatMap(errorsIn)),
  );
}
