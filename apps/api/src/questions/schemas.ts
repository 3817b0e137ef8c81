import type { Column } from '@sebone/initiative';
import type { Schema } from '../route.ts';

/** The words that the schemas of answers are made of. */
export const text: Schema = { type: 'string' };
export const day: Schema = { type: 'string', format: 'date' };
export const number: Schema = { type: 'number' };
export const count: Schema = { type: 'integer', minimum: 0 };
export const flag: Schema = { type: 'boolean' };
export const share: Schema = { type: 'number', minimum: 0, maximum: 1 };

export const oneOf = (values: readonly string[]): Schema => ({ type: 'string', enum: values });
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
export const listOf = (items: Schema): Schema => ({ type: 'array', items });
export const byName = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });

/** An object with these fields and no others: the compiler sees to it that none is missing. */
export function object<Of>(properties: Readonly<Record<keyof Of & string, Schema>>, title?: string): Schema {
  return {
    ...(title !== undefined && { title }),
    type: 'object',
    additionalProperties: false,
    required: Object.keys(properties),
    properties,
  };
}

/** A row with these columns, called `title` in the document. */
export function row(title: string, columns: Readonly<Record<string, Column>>): Schema {
  const properties = Object.entries(columns).map(([name, { type, format, values, nullable, meaning }]) => [
    name,
    {
      type: nullable ? [type, 'null'] : type,
      ...(format && { format }),
      ...(values && { enum: nullable ? [...values, null] : values }),
      description: meaning,
    },
  ]);
  return object(Object.fromEntries(properties) as Record<string, Schema>, title);
}

/** A sentence in both languages. */
export const SENTENCE = object({ en: text, ja: text }, 'Sentence');

const HEAD = {
  initiative: { ...text, description: { en: 'Its id.', ja: '取り組みの id。' } },
  asOf: { ...day, description: { en: 'What had happened by this day.', ja: 'この日までに起きたこと。' } },
  knownAt: { ...day, description: { en: 'What had been reported by this day.', ja: 'この日までに報告されたこと。' } },
  position: {
    ...count,
    description: {
      en: 'The position of the last fact of the initiative that it reflects.',
      ja: '反映されている、取り組みの最後の事実の位置。',
    },
  },
};

/** The body of an answer about one thing. */
export function pageSchema(title: string, { properties }: Schema): Schema {
  return object({ ...HEAD, ...(properties as Record<string, Schema>) }, title);
}

/** The body of a list: the rows of one page, and where the next one is. */
export function listSchema(
  title: string,
  items: Schema,
  head: Readonly<Record<string, Schema>> = HEAD,
  beside: Readonly<Record<string, Schema>> = {},
): Schema {
  const next = {
    ...orNull({ type: 'string', format: 'uri-reference' }),
    description: { en: 'The next page; null on the last one.', ja: '次のページ。最後なら null。' },
  };
  return object({ ...head, ...beside, items: listOf(items), next }, title);
}

/** The head of the list of initiatives: each row has the horizons that are its own. */
export const HEAD_OF_ALL = {
  asOf: {
    ...orNull(day),
    description: { en: 'As asked for; null: its own today for each.', ja: '指定された日。null なら各取り組みの今日。' },
  },
  knownAt: {
    ...orNull(day),
    description: { en: 'As asked for; null: its own today for each.', ja: '指定された日。null なら各取り組みの今日。' },
  },
  position: {
    ...count,
    description: { en: 'The position of the log that it reflects.', ja: '反映されているログの位置。' },
  },
};
