import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { Length, ValidateIf } from 'class-validator';
import fc from 'fast-check';
import { isDay, isRejection, isTimeZone } from '@sebone/kernel';
import { EXAMPLES } from '@sebone/testing';
import { COMMANDS } from './catalogue.ts';
import { DomainCommand, Title, type JsonSchema } from './commands.ts';
import { schemaOf, schemaOfForm } from './schemas.ts';
import { commandFrom, compiled } from './validate.ts';

type Body = Record<string, unknown>;
const names = [...COMMANDS.keys()];
const ajv = new Ajv2020({
  allowUnionTypes: true,
  ownProperties: true,
  formats: { date: isDay, 'time-zone': isTimeZone },
}).addVocabulary(['x-ja', 'x-personal']);
const validators = new Map(names.map((name) => [name, ajv.compile(schemaOf(name))]));
const validator = (name: string): ValidateFunction => validators.get(name)!;
const bodyOf = (name: string): Body => ({
  initiative: 'roundtable',
  reportedOn: '2025-06-30',
  ...EXAMPLES[name]!.body,
});

/** Values on both sides of every bound that a schema draws. */
function atTheBounds(schema: JsonSchema): unknown[] {
  const {
    enum: values,
    minLength,
    maxLength,
    minimum,
    maximum,
    maxItems,
    items,
    properties,
    format,
  } = schema as {
    enum?: unknown[];
    minLength?: number;
    maxLength?: number;
    minimum?: number;
    maximum?: number;
    maxItems?: number;
    items?: JsonSchema;
    properties?: Record<string, JsonSchema>;
    format?: string;
  };
  const bounds: unknown[] = [...(values ?? [])];
  for (const length of [minLength, maxLength].filter((bound) => bound !== undefined))
    for (const letter of ['x', '橋', '🌊', '\ud83c', 'e\u0301'])
      for (const count of [length - 1, length, length + 1]) bounds.push(letter.repeat(Math.max(0, count)));
  for (const bound of [minimum, maximum].filter((each) => each !== undefined))
    bounds.push(bound, bound - 1, bound + 1, bound + 0.5, bound - 1e-9, bound + 1e-9, String(bound));
  if (items)
    for (const item of atTheBounds(items))
      bounds.push([item], { 0: item, length: 1 }, Array(maxItems).fill(item), Array(maxItems! + 1).fill(item));
  for (const [name, property] of Object.entries(properties ?? {}))
    for (const value of atTheBounds(property))
      bounds.push({ [name]: value }, { kind: 'partner', id: 'x', [name]: value });
  if (format === 'date')
    bounds.push(
      '2024-02-29',
      '2023-02-29',
      '0000-01-01',
      '0001-01-01',
      '9999-12-31',
      '2024-2-9',
      '2024-02-29T00:00:00Z',
      '２０２４-01-01',
    );
  if (format === 'time-zone') bounds.push('Asia/Tokyo', 'asia/tokyo', 'Asia/Edo', 'UTC', 'Etc/GMT+3', '+09:00', 'JST');
  return bounds;
}

const HOSTILE: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -0,
    1,
    1.5,
    -1,
    1e15,
    1e16,
    1e308,
    '',
    ' ',
    'x',
    'x\n',
    '.x',
    'é',
    '\u0000',
    '\ud800',
    'null',
    '__proto__',
  ],
  ...[
    'x'.repeat(64),
    'x'.repeat(65),
    'JPY',
    'JPYX',
    'jpy',
    'hours',
    [],
    [[]],
    [null],
    ['x'],
    {},
    { length: 0 },
    { kind: 'partner', id: 'x', extra: 1 },
  ],
];

/** A body as it would come over the wire: an example with some of its fields changed, dropped or added. */
function bodies(name: string): fc.Arbitrary<Body> {
  const properties = schemaOf(name)['properties'] as Record<string, JsonSchema>;
  const fields = [...Object.keys(properties), 'shoeSize', 'constructor', 'toString', '__proto__'];
  const change = fc.constantFrom(...fields).chain((field) => {
    const near = Object.hasOwn(properties, field) ? atTheBounds(properties[field]!) : [];
    const value = fc.oneof(
      fc.constantFrom(...near, ...HOSTILE),
      fc.constantFrom(...HOSTILE, undefined),
      fc.jsonValue(),
    );
    return fc.tuple(fc.constant(field), value);
  });
  return fc.array(change, { maxLength: 3 }).map((changes) => {
    const entries = new Map([...Object.entries(bodyOf(name)), ...changes]);
    const said = [...entries]
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => `${JSON.stringify(field)}:${JSON.stringify(value)}`);
    return JSON.parse(`{${said.join(',')}}`) as Body;
  });
}

describe('the schema of a command', () => {
  it.each(names)('%s accepts exactly the bodies that its validation accepts', (name) => {
    let accepted = 0;
    fc.assert(
      fc.property(bodies(name), (body) => {
        const valid = validator(name)(body);
        expect({ body, valid }).toEqual({ body, valid: !isRejection(commandFrom(name, body)) });
        if (valid) accepted++;
      }),
      { numRuns: 60, examples: [[bodyOf(name)]] },
    );
    expect(accepted).toBeGreaterThan(0);
  });

  it('accepts exactly the values that validation accepts, on both sides of every bound', () => {
    for (const name of names)
      for (const [field, schema] of Object.entries(schemaOf(name)['properties'] as Record<string, JsonSchema>))
        for (const value of [...atTheBounds(schema), ...HOSTILE]) {
          const body = { ...bodyOf(name), [field]: value };
          expect({ name, field, value, valid: validator(name)(body) }).toEqual({
            name,
            field,
            value,
            valid: !isRejection(commandFrom(name, body)),
          });
        }
  });

  it('accepts nothing but objects, as validation does', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, body) => {
        expect(validator(name)(body)).toBe(!isRejection(commandFrom(name, body)));
      }),
    );
  });

  it('says of every field what to give, in both languages', () => {
    for (const name of names)
      for (const field of Object.values(schemaOf(name)['properties'] as Record<string, JsonSchema>))
        expect(field).toMatchObject({
          description: expect.stringMatching(/^Give .*\.$/),
          'x-ja': expect.stringMatching(/。$/),
        });
  });

  it('is of a command that there is', () => {
    expect(() => schemaOf('abolish-partner')).toThrow('no command "abolish-partner"');
  });
});

describe('a rule without a translation', () => {
  it('is no schema: a constraint that nobody has put into words of JSON Schema', () => {
    class BanPartner extends DomainCommand {
      @Length(1, 3, { context: { remedy: { en: 'Give three.', ja: '三つ。' } } }) name!: string;
    }
    expect(() => schemaOfForm(compiled({ of: BanPartner }))).toThrow('"isLength" of name has no translation');
  });

  it('is no schema: a condition other than that the field may be left out', () => {
    class BanPartner extends DomainCommand {
      @ValidateIf(() => false) @Title() name!: string;
    }
    expect(() => schemaOfForm(compiled({ of: BanPartner }))).toThrow('of name has no translation');
  });

  it('is no schema: two that say the same keyword', () => {
    class BanPartner extends DomainCommand {
      @Title(3) @Title(5) name!: string;
    }
    expect(() => schemaOfForm(compiled({ of: BanPartner }))).toThrow('Two rules of name say "type"');
  });
});
