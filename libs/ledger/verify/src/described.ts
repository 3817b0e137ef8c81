import type { Find } from './faults.ts';
import { hasForm, isAnything, isBoolean, isExactly, isName, isObject, isPositive, isText } from './form.ts';
import { rowsOf, type Section } from './lines.ts';

/** What a field of an event's data is. */
export interface BundleField {
  readonly meaning?: unknown;
  readonly personal?: true;
  readonly required: boolean;
  readonly type: unknown;
}

/** A line of the section of schemas: the fields of a type of event, in one schema version. */
export interface BundleSchema {
  readonly fields: Readonly<Record<string, BundleField>>;
  readonly schema: number;
  readonly type: string;
}

/** A line of the section of views: a text that people read, made of the events by whoever made the bundle. */
export interface BundleView {
  readonly name: string;
  readonly text: string;
}

const isField = hasForm<BundleField>(
  { required: isBoolean, type: isAnything },
  { meaning: isAnything, personal: isExactly(true) },
);
const isSchemaRow = hasForm<BundleSchema>({
  fields: (value) => isObject(value) && Object.values(value as object).every(isField),
  schema: isPositive,
  type: isName,
});
const isViewRow = hasForm<BundleView>({ name: isName, text: isText });

/** The name of a kind of event: its type and its schema version. */
export const kindOf = ({ type, schema }: { readonly type: string; readonly schema: number }): string =>
  `${type} ${schema}`;

/** Checks that each kind of event is explained once. */
export function readSchemas(section: Section, areAllLeaves: boolean, present: ReadonlySet<string>, find: Find): void {
  const explained = new Set<string>();
  for (const { content, where } of rowsOf(section, isSchemaRow, find)) {
    const kind = kindOf(content);
    const isStray = explained.has(kind) || (areAllLeaves && !present.has(kind));
    if (isStray) find('stray-line', where);
    explained.add(kind);
  }
  for (const kind of present) if (!explained.has(kind)) find('schema-missing', kind);
}

/** The names of the views, each there once. */
export function readViews(section: Section, find: Find): readonly string[] {
  const names: string[] = [];
  for (const { content, where } of rowsOf(section, isViewRow, find)) {
    if (names.includes(content.name)) find('stray-line', where);
    names.push(content.name);
  }
  return names;
}
