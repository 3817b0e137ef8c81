import { EVENT_FIELDS, EVENT_SCHEMAS, personalFieldsOf, type EventField } from '@sebone/initiative';
import type { Fact } from '@sebone/kernel';

/** What the data of an event type holds, for whoever reads an export in years to come. */
export interface EventSchema {
  readonly type: string;
  readonly schema: number;
  readonly fields: Readonly<Record<string, EventField & { readonly personal?: true }>>;
}

/**
 * The schemas of the event types that there are among facts, in order of their names.
 * @throws Error for a schema version that this program has no description of
 */
export function schemasOf(facts: readonly Pick<Fact, 'type' | 'schema'>[]): readonly EventSchema[] {
  const present = new Map(facts.map(({ type, schema }) => [`${type} ${schema}`, { type, schema }]));
  return [...present.values()]
    .map(schemaOf)
    .sort((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : a.schema - b.schema));
}

function schemaOf({ type, schema }: Pick<Fact, 'type' | 'schema'>): EventSchema {
  const fields = EVENT_FIELDS[type];
  if (!fields || EVENT_SCHEMAS.get(type) !== schema)
    throw new Error(`There is no description of ${type} at schema version ${schema}.`);
  const personal = new Set(personalFieldsOf(type, schema));
  const described = Object.entries(fields).map(([name, field]) => [
    name,
    personal.has(name) ? { ...field, personal: true } : field,
  ]);
  return { type, schema, fields: Object.fromEntries(described) as EventSchema['fields'] };
}
