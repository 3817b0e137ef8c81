import { join } from 'node:path';
import * as domain from '@sebone/initiative';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { docOf, nodesOf, parse, root } from './sources.mjs';

/** Where the fields of the events are kept for whoever asks at run time. */
export const eventFieldsPath = join(root, 'libs', 'initiative', 'src', 'event-fields.ts');

const HEADER = `/*
 * Generated from the declarations of the events by "npm run catalogue": what is in the data of each event type, for
 * whoever asks at run time. An edit here is lost, and test/catalogue finds it.
 */

/** A field of an event's data. */
export interface EventField {
  readonly type: string;
  readonly required: boolean;
  readonly meaning?: string;
}
`;

/** The forms that a file declares, by name. */
const formsIn = (file) =>
  new Map([...nodesOf(file)].filter(ts.isInterfaceDeclaration).map((form) => [form.name.text, form]));

/** The words that a named type of the vocabulary stands for, as a type. */
const vocabulary = new Map(
  [...nodesOf(parse('libs/initiative/src/vocabulary.ts'))]
    .filter(ts.isTypeAliasDeclaration)
    .flatMap(({ name, type }) => {
      const list = /typeof (\w+)/.exec(type.getText())?.[1];
      return list ? [[name.text, domain[list].map((word) => `'${word}'`).join(' | ')]] : [];
    }),
);

const typeText = (type) => {
  const text = type.getText();
  return vocabulary.get(text) ?? (text === 'Day' ? 'day' : text.replaceAll('readonly ', ''));
};

function fieldsOf(form, forms) {
  const above = (form.heritageClauses ?? []).flatMap(({ types }) =>
    types.flatMap(({ expression }) => fieldsOf(forms.get(expression.text), forms)),
  );
  const own = form.members.map((member) => {
    const meaning = docOf(member);
    return [
      member.name.text,
      { type: typeText(member.type), required: !member.questionToken, ...(meaning !== '' && { meaning }) },
    ];
  });
  return [...above, ...own];
}

/** The fields of every event type: those of each form that its data is made of. */
function eventFields() {
  const general = formsIn(parse('libs/initiative/src/records.ts'));
  const types = domain.CATEGORIES.flatMap((category) => {
    const file = parse(`libs/initiative/src/${category}/events.ts`);
    const forms = new Map([...general, ...formsIn(file)]);
    return [...nodesOf(file)]
      .filter((node) => ts.isTypeReferenceNode(node) && node.typeName.text === 'DomainEvent')
      .map(({ typeArguments: [type, data] }) => [
        type.literal.text,
        Object.fromEntries(
          data
            .getText()
            .split(' & ')
            .flatMap((name) => fieldsOf(forms.get(name), forms)),
        ),
      ]);
  });
  return Object.fromEntries(types);
}

/** The fields of the events, as TypeScript. */
export const eventFieldsText = async () =>
  format(
    `${HEADER}
/** What is in the data of each event type, at the schema version that is written now. */
export const EVENT_FIELDS: Readonly<Record<string, Readonly<Record<string, EventField>>>> = ${JSON.stringify(eventFields())};
`,
    { ...(await resolveConfig(eventFieldsPath)), filepath: eventFieldsPath },
  );
