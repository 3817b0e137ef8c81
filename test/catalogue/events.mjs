import * as domain from '@sebone/initiative';
import ts from 'typescript';
import { code, page, table } from './markdown.mjs';
import { docOf, nodesOf, parse } from './sources.mjs';

/** The words that a named type of the vocabulary stands for, such as `Sector`. */
const wordsByType = () =>
  new Map(
    [...nodesOf(parse('libs/initiative/src/vocabulary.ts'))]
      .filter(ts.isTypeAliasDeclaration)
      .flatMap(({ name, type }) => {
        const list = /typeof (\w+)/.exec(type.getText())?.[1];
        return list ? [[name.text, domain[list]]] : [];
      }),
  );

const DAY = 'day';
const typeText = (type, words) => {
  const text = type.getText();
  if (words.has(text)) return words.get(text).map(code).join(', ');
  return text === 'Day' ? DAY : code(text.replaceAll('readonly ', ''));
};

/** A category's file of events: the data of each event type, and the fields of each data. */
function declared(category) {
  const file = parse(`libs/initiative/src/${category}/events.ts`);
  const forms = new Map([...nodesOf(file)].filter(ts.isInterfaceDeclaration).map((form) => [form.name.text, form]));
  const dataOf = new Map(
    [...nodesOf(file)]
      .filter((node) => ts.isTypeReferenceNode(node) && node.typeName.text === 'DomainEvent')
      .map(({ typeArguments: [type, data] }) => [type.literal.text, data.getText().split(' & ')[0]]),
  );
  return { forms, dataOf };
}

/** @param personal the fields that are: a token stands in their place */
function fieldsOf(name, forms, words, personal) {
  const form = forms.get(name);
  const inherited = (form.heritageClauses ?? []).flatMap(({ types }) =>
    types.flatMap(({ expression }) => fieldsOf(expression.text, forms, words, personal)),
  );
  const own = form.members.map((member) => [
    code(member.name.text),
    member.questionToken ? '' : 'yes',
    typeText(member.type, words),
    [personal.includes(member.name.text) && PERSONAL, docOf(member)].filter(Boolean).join(' '),
  ]);
  return [...inherited, ...own];
}

const PERSONAL = 'Personal: a token in the place of the value, which is in the vault.';
const personalIn = (type) => domain.personalFieldsOf(type, domain.EVENT_SCHEMAS.get(type));

const version = (type) => `${code(type)} (schema ${domain.EVENT_SCHEMAS.get(type)})`;

function kindBlocks(kind, { forms, dataOf }, words) {
  const form = dataOf.get(kind.recorded[0]);
  return [
    `### ${kind.noun.en} ${kind.noun.ja}`,
    [
      `- recorded by ${kind.recorded.map(version).join(', ')}`,
      `- corrected by ${version(kind.corrected)}: the whole content, with \`corrects\` (the fact replaced) and \`because\``,
      kind.voided
        ? `- taken back by ${version(kind.voided)}: \`voids\` (the fact taken back), \`record\` and \`because\``
        : '- never taken back, only corrected',
    ].join('\n'),
    ...[docOf(forms.get(form))].filter(Boolean),
    table(['field', 'required', 'type', 'meaning'], fieldsOf(form, forms, words, personalIn(kind.recorded[0]))),
  ];
}

function categoryBlocks(category, words) {
  const here = declared(category);
  const kinds = Object.values(domain.KINDS).filter(({ recorded }) => here.dataOf.has(recorded[0]));
  const alone = [...here.dataOf.keys()].filter((type) => !domain.RECORDS.byType.has(type));
  return [
    `## ${category}`,
    ...kinds.flatMap((kind) => kindBlocks(kind, here, words)),
    ...alone.flatMap((type) => [
      `### ${version(type)}`,
      ...[docOf(here.forms.get(here.dataOf.get(type)))].filter(Boolean),
      table(
        ['field', 'required', 'type', 'meaning'],
        fieldsOf(here.dataOf.get(type), here.forms, words, personalIn(type)),
      ),
    ]),
  ];
}

/** Every event type of the domain: what records, corrects and voids, and its fields. */
export function eventsPage() {
  const words = wordsByType();
  return page(
    'Events',
    'What the log holds, by category of stream. Names and fields are storage: they are never renamed and never given another meaning. Every fact also has the fields of `Fact` in `libs/kernel/src/fact.ts`: three dates, its place, its origin. Fields that are personal hold a token, `Sealed` in `libs/kernel/src/sealed.ts`: the value is in the vault, and can be erased there.',
    domain.CATEGORIES.flatMap((category) => categoryBlocks(category, words)),
  );
}
