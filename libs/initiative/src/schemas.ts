import { COMMANDS } from './catalogue.ts';
import type { JsonSchema } from './commands.ts';
import { compiled, type FieldRules, type Form, type Rule } from './validate.ts';

/** class-validator's own constraints as schemas, by name and parameters. Those of our own bring their schema along. */
const TRANSLATIONS: Readonly<Record<string, (parameters: readonly unknown[]) => JsonSchema>> = {
  isDefined: () => ({}),
  isIn: ([values]) => ({ type: 'string', enum: values }),
  isNumber: () => ({ type: 'number' }),
  isInt: () => ({ type: 'integer' }),
  isBoolean: () => ({ type: 'boolean' }),
  min: ([least]) => ({ minimum: least }),
  max: ([most]) => ({ maximum: most }),
};

const schemas = new Map<string, JsonSchema>();

/**
 * The body of a command as a JSON Schema (draft 2020-12), made of the rules that `commandFrom` checks: it accepts what came as
 * JSON exactly where `commandFrom` does. Its formats are `date`, a day that exists, and `time-zone`, an IANA name. Each field says
 * in `description` what to give, and in `x-ja` the same in Japanese; one that is personal, and sealed before it is recorded, has
 * `x-personal`.
 * @param name the command's name, such as `report-action`
 * @throws Error where there is no such command
 */
export function schemaOf(name: string): JsonSchema {
  const type = COMMANDS.get(name);
  if (!type) throw new Error(`There is no command "${name}".`);
  let schema = schemas.get(name);
  if (!schema) schemas.set(name, (schema = { title: type.of.name, ...schemaOfForm(compiled(type), type.personal) }));
  return schema;
}

/** The schema of a form. @param personal the fields that are personal @throws Error for a rule that has no translation */
export function schemaOfForm({ fields }: Form, personal: readonly string[] = []): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      fields.map((rules) => [
        rules.field,
        { ...schemaOfField(rules), ...(personal.includes(rules.field) && { 'x-personal': true }) },
      ]),
    ),
    required: fields.filter((rules) => !isOptional(rules)).map(({ field }) => field),
    additionalProperties: false,
  };
}

function schemaOfField(of: FieldRules): JsonSchema {
  const schema: Record<string, unknown> = {};
  for (const rule of of.rules)
    for (const [keyword, value] of Object.entries(translated(of.field, rule))) {
      if (keyword in schema)
        throw new Error(`Two rules of ${of.field} say "${keyword}": their schemas cannot be joined.`);
      schema[keyword] = value;
    }
  const { en, ja } = of.rules[0]!.context.remedy;
  return { ...(isOptional(of) ? orNull(of.field, schema) : schema), description: en, 'x-ja': ja };
}

function translated(field: string, { name, parameters, context }: Rule): JsonSchema {
  const schema = context.schema ?? TRANSLATIONS[name]?.(parameters);
  if (!schema) throw new Error(`The constraint "${name}" of ${field} has no translation into a schema.`);
  return schema;
}

function isOptional({ field, conditions }: FieldRules): boolean {
  const other = conditions.find(({ name }) => name !== 'isOptional');
  if (other) throw new Error(`The condition "${other.name}" of ${field} has no translation into a schema.`);
  return conditions.length > 0;
}

/** A field that may be left out may be `null`, which says the same. */
function orNull(field: string, { type, enum: values, ...others }: JsonSchema): JsonSchema {
  if (typeof type !== 'string') throw new Error(`The schema of ${field} has no single type to add "null" to.`);
  return { type: [type, 'null'], ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }), ...others };
}
