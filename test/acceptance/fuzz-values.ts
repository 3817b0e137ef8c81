import fc, { type Arbitrary } from 'fast-check';

/** A JSON Schema. */
export type JsonSchema = Readonly<Record<string, unknown>>;
type Resolve = (reference: string) => JsonSchema;

/** Stands for what people write of themselves and others: it is in much of what is sent, and may be in no line of the log. */
export const PERSONAL = 'hatsukari';

/** What a field or parameter may well say, by its name: ids that are there, so that requests reach something. */
export type Known = Readonly<Record<string, Arbitrary<unknown>>>;

const texts = new Map<string, Arbitrary<string>>();

/** Texts of a schema; made once for each, since that takes a while. */
function text(schema: JsonSchema): Arbitrary<string> {
  const { pattern, minLength = 0, maxLength = 40, format } = schema as TextSchema;
  if (format === 'date') return days;
  if (format === 'time-zone') return fc.constantFrom('Asia/Tokyo', 'UTC', 'Europe/Berlin');
  const most = Math.max(minLength, Math.min(maxLength, 40));
  const kind = `${pattern} ${minLength} ${most}`;
  let made = texts.get(kind);
  if (!made) {
    // "No control characters" is what all texts keep to, but those that are hostile.
    const isMatched = pattern !== undefined && !pattern.includes('\\p{Cc}');
    made = isMatched
      ? fc.stringMatching(new RegExp(pattern)).filter(({ length }) => length <= 200)
      : fc.oneof(
          fc.string({ minLength, maxLength: most, unit: 'grapheme' }),
          fc.constant(`Hanako ${PERSONAL}`.slice(0, most)),
        );
    texts.set(kind, made);
  }
  return made;
}

interface TextSchema {
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: string;
}

/** Days around those of the examples, and around today. */
export const days = fc
  .oneof(
    {
      weight: 5,
      arbitrary: fc.date({ min: new Date('2019-06-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
    },
    {
      weight: 1,
      arbitrary: fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
    },
  )
  .map((date) => date.toISOString().slice(0, 10));

/** Values that a schema allows. */
export function fitting(schema: JsonSchema, resolve: Resolve, known: Known, name = ''): Arbitrary<unknown> {
  const inner = (one: JsonSchema, called = ''): Arbitrary<unknown> => fitting(one, resolve, known, called);
  const {
    $ref,
    const: only,
    enum: values,
    anyOf,
    oneOf,
    type,
  } = schema as {
    $ref?: string;
    const?: unknown;
    enum?: unknown[];
    anyOf?: JsonSchema[];
    oneOf?: JsonSchema[];
    type?: string | string[];
  };
  if (Object.hasOwn(known, name))
    return fc.oneof({ weight: 4, arbitrary: known[name]! }, { weight: 1, arbitrary: fitting(schema, resolve, known) });
  if ($ref !== undefined) return inner(resolve($ref), name);
  if ('const' in schema) return fc.constant(only);
  if (values) return fc.constantFrom(...values);
  const options = anyOf ?? oneOf;
  if (options) return fc.oneof(...options.map((one) => inner(one, name)));
  if (Array.isArray(type)) return fc.oneof(...type.map((one) => inner({ ...schema, type: one }, name)));
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number': {
      const { minimum = -1_000, maximum = 1e6 } = schema as { minimum?: number; maximum?: number };
      const least = Math.max(minimum, -1e9);
      const most = Math.min(maximum, 1e9);
      return type === 'integer'
        ? fc.integer({ min: Math.ceil(least), max: Math.floor(most) })
        : fc.double({ min: least, max: most, noNaN: true });
    }
    case 'array': {
      const {
        items = {},
        minItems = 0,
        maxItems = 3,
      } = schema as { items?: JsonSchema; minItems?: number; maxItems?: number };
      return fc.array(inner(items), { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 3)) });
    }
    case 'object': {
      const { properties = {}, required = [] } = schema as {
        properties?: Record<string, JsonSchema>;
        required?: string[];
      };
      const record = Object.fromEntries(Object.entries(properties).map(([field, one]) => [field, inner(one, field)]));
      return fc.record(record, { requiredKeys: required });
    }
    case 'string':
      return text(schema);
    default:
      return fc.jsonValue();
  }
}

/** Texts that break what was not written with them in mind. None of them has a line break: those are for raw sockets. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '.',
  '..',
  '../../etc/passwd',
  '%',
  '%00',
  '%zz',
  '\u0000',
  '\u007f',
  '\ud800',
  '\uffff',
  '＜script＞',
  '<script>alert(1)</script>',
  "' OR 1=1 --",
  '"; DROP TABLE log; --',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  'true',
  '0',
  '-1',
  '1e999',
  '9007199254740993',
  '0x10',
  '{}',
  '[]',
  '*',
  '"',
  "'",
  '\\',
  '/',
  '?',
  '#',
  '&',
  '=',
  ';',
  ',',
  '~',
  'partner-a-side.water',
  PERSONAL,
  '橋'.repeat(100),
  'é',
  'e\u0301',
  '🌊',
  '\u202e',
  '${jndi:ldap://127.0.0.1/a}',
  '{{7*7}}',
  'a'.repeat(65),
  'a'.repeat(300),
  '2024-02-30',
  '2024-13-01',
  '0000-00-00',
  '+275760-09-13',
  '2024-02-29T00:00:00Z',
];

/** Values of any type that break what was not written with them in mind. */
export const hostileValue: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...HOSTILE_TEXTS,
    null,
    true,
    0,
    -0,
    -1,
    1.5,
    1e308,
    2 ** 53,
    [],
    {},
    [[]],
    [null],
    { length: 1 },
    { toString: 1 },
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary' }),
);

/** A body that a schema allows but for something: a field dropped, added, or said otherwise. */
export const nearly = (body: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc
    .tuple(
      body,
      fc.nat(),
      fc.constantFrom('drop', 'add', 'change', 'change'),
      fc.constantFrom('shoeSize', '__proto__', 'constructor', 'initiative ', ''),
      hostileValue,
    )
    .map(([value, at, how, extra, other]) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return other;
      const entries = Object.entries(value);
      const [field] = entries[at % Math.max(entries.length, 1)] ?? [extra];
      const kept = entries.filter(([name]) => name !== field);
      return Object.fromEntries(
        how === 'drop' ? kept : [...(how === 'add' ? entries : kept), [how === 'add' ? extra : field, other]],
      );
    });
