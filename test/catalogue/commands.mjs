import { CATEGORIES, COMMANDS } from '@sebone/initiative';
import { getMetadataStorage } from 'class-validator';
import ts from 'typescript';
import { code, page, table } from './markdown.mjs';
import { docOf, nodesOf, parse } from './sources.mjs';

/** By class: what is said of it and of its fields, those that it inherits included. */
function documented(paths) {
  const classes = new Map(
    paths.flatMap((path) => [...nodesOf(parse(path))].filter(ts.isClassDeclaration)).map((of) => [of.name.text, of]),
  );
  const fieldDocs = (name) => {
    const of = classes.get(name);
    if (!of) return [];
    const above = of.heritageClauses?.[0]?.types[0]?.expression.text;
    return [
      ...fieldDocs(above),
      ...of.members.filter(ts.isPropertyDeclaration).map((member) => [member.name.text, docOf(member)]),
    ];
  };
  return {
    docOf: (name) => docOf(classes.get(name)),
    fieldDocs: (name) => new Map(fieldDocs(name).filter(([, doc]) => doc !== '')),
  };
}

/** The fields of a command as its validation knows them. */
function fieldsOf(of) {
  const storage = getMetadataStorage();
  const byField = storage.groupByPropertyName(storage.getTargetValidationMetadatas(of, '', false, false));
  return Object.entries(byField).map(([field, rules]) => ({
    field,
    optional: rules.some(({ type }) => type === 'conditionalValidation'),
    remedy: rules.map(({ context }) => context?.remedy).find((remedy) => remedy !== undefined),
  }));
}

const PERSONAL = 'Personal: sealed before anything is decided or kept.';

function commandBlocks({ name, of, personal }, docs) {
  const said = docs.fieldDocs(of.name);
  return [
    `### ${code(name)}`,
    ...[docs.docOf(of.name)].filter(Boolean),
    table(
      ['field', 'required', 'rule', '規則', 'meaning'],
      fieldsOf(of).map(({ field, optional, remedy }) => [
        code(field),
        optional ? '' : 'yes',
        remedy?.en,
        remedy?.ja,
        [personal.includes(field) && PERSONAL, said.get(field)].filter(Boolean).join(' '),
      ]),
    ),
  ];
}

/** Every command of the domain with its fields. */
export function commandsPage() {
  return page(
    'Commands',
    'What may be asked of the domain, by category of stream. A command is made by `commandFrom(name, body)` in `libs/initiative/src/validate.ts`, which names every bad field at once. `reportedOn` is today unless told; `Correct…` commands carry the whole new content.',
    CATEGORIES.flatMap((category) => {
      const docs = documented(['libs/initiative/src/commands.ts', `libs/initiative/src/${category}/commands.ts`]);
      const here = [...COMMANDS.values()].filter((type) => type.category === category);
      return [`## ${category}`, ...here.flatMap((type) => commandBlocks(type, docs))];
    }),
  );
}
