import { ID_PATTERN } from '@sebone/initiative';
import type { Text } from '@sebone/kernel';
import type { Language } from '../problem.ts';
import type { Schema } from '../route.ts';

type Kind = 'schemas' | 'parameters' | 'headers' | 'responses';
export type Reference = { readonly $ref: string };

const COMPONENT_NAME = /^[A-Z][A-Za-z0-9]*$/;

const otherThan = (language: Language): Language => (language === 'en' ? 'ja' : 'en');

/** A summary or title in the language of the document, with the other beside it: `summary` and `x-summary-ja`. */
export const worded = (name: string, text: Text, language: Language): Readonly<Record<string, string>> => ({
  [name]: text[language],
  [`x-${name}-${otherThan(language)}`]: text[otherThan(language)],
});

/** A description in the language of the document, with the other beside it: `description` and `x-ja`. */
export const described = (text: Text, language: Language): Readonly<Record<string, string>> => ({
  description: text[language],
  [`x-${otherThan(language)}`]: text[otherThan(language)],
});

const isText = (value: unknown): value is Text =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).sort().join() === 'en,ja' &&
  Object.values(value).every((one) => typeof one === 'string');

/** An id in a body is shown as one: a page to try requests with would make up letters otherwise, other ones each time. */
const withExample = (schema: Schema): Schema =>
  schema['pattern'] === ID_PATTERN.source ? { ...schema, examples: ['an-id'] } : schema;

/** What is said once in a document, and pointed at from wherever it is meant. */
export class Components {
  readonly #language: Language;
  readonly #kept: Record<Kind, Map<string, { readonly value: object; readonly text: string }>> = {
    schemas: new Map(),
    parameters: new Map(),
    headers: new Map(),
    responses: new Map(),
  };

  /** Routes share most of their schemas: each is looked at once. */
  readonly #made = new WeakMap<Schema, object>();

  constructor(language: Language) {
    this.#language = language;
  }

  /**
   * A schema with its texts in the document's language; one with a name for title, at any depth, as a component.
   * @throws Error where two schemas that differ have one name
   */
  schema(schema: Schema): object {
    const made = this.#made.get(schema) ?? this.#make(schema);
    this.#made.set(schema, made);
    return made;
  }

  #make(schema: Schema): object {
    const plain = this.#plain(schema) as Schema;
    const { title } = schema;
    if (typeof title !== 'string' || !COMPONENT_NAME.test(title)) return plain;
    const reference = this.shared('schemas', title, plain);
    if (!reference) throw new Error(`Two schemas that differ are both called ${title}.`);
    return reference;
  }

  /** A reference to a component, unless its name is taken by something else. */
  shared(kind: Kind, name: string, value: object): Reference | undefined {
    const text = JSON.stringify(value);
    const kept = this.#kept[kind].get(name);
    if (kept && kept.text !== text) return undefined;
    if (!kept) this.#kept[kind].set(name, { value, text });
    return { $ref: `#/components/${kind}/${name}` };
  }

  /** All of them, by kind and name. */
  all(): object {
    return Object.fromEntries(
      Object.entries(this.#kept).map(([kind, kept]) => [
        kind,
        Object.fromEntries([...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { value }]) => [name, value])),
      ]),
    );
  }

  #plain(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.#inner(one));
    if (typeof value !== 'object' || value === null) return value;
    const { description, 'x-ja': japanese, ...others } = withExample(value as Schema);
    const text =
      typeof description === 'string' && typeof japanese === 'string' ? { en: description, ja: japanese } : description;
    return {
      ...Object.fromEntries(Object.entries(others).map(([name, inner]) => [name, this.#inner(inner)])),
      ...(isText(text) ? described(text, this.#language) : text !== undefined && { description: this.#inner(text) }),
    };
  }

  /** Below `properties` a property may be called `title` and hold a schema: only a text makes a component. */
  #inner(value: unknown): unknown {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? this.schema(value as Schema)
      : this.#plain(value);
  }
}
