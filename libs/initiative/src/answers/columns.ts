import type { Text } from '@sebone/kernel';

type ColumnType = 'string' | 'integer' | 'number' | 'boolean';

/** A column of rows: what stands in one field of each. */
export interface Column {
  /** As JSON Schema has it. */
  readonly type: ColumnType;
  /** `date` for days, `YYYY-MM-DD`. */
  readonly format?: 'date';
  /** The only values there are; any where absent. */
  readonly values?: readonly string[];
  /** Whether it may be `null`; the meaning says when. */
  readonly nullable: boolean;
  readonly meaning: Text;
}

type TypeOf<Value> = Value extends string ? 'string' : Value extends number ? 'integer' | 'number' : 'boolean';

/** The columns of rows, in the order in which the fields stand: the compiler sees to it that none is missing or of another type. */
export type Columns<Row = Readonly<Record<string, unknown>>> = {
  readonly [Field in keyof Row]-?: Column & {
    readonly type: TypeOf<NonNullable<Row[Field]>>;
    readonly nullable: null extends Row[Field] ? true : false;
  };
};

type Kind = ColumnType | 'day';
type KindIn<Of extends string> = Of extends `${infer Kind}?` ? Kind : Of;
type ColumnOf<Of extends string> = Column & {
  readonly type: KindIn<Of> extends 'day' ? 'string' : KindIn<Of>;
  readonly nullable: Of extends `${string}?` ? true : false;
};

/**
 * Declares a column.
 * @param of what it holds; with a question mark, or `null`
 * @param values the only values there are
 */
export function column<Of extends Kind | `${Kind}?`>(
  of: Of,
  en: string,
  ja: string,
  values?: readonly string[],
): ColumnOf<Of> {
  const kind = of.replace('?', '') as Kind;
  const declared: Column = {
    type: kind === 'day' ? 'string' : kind,
    ...(kind === 'day' && { format: 'date' }),
    ...(values && { values }),
    nullable: of.endsWith('?'),
    meaning: { en, ja },
  };
  return declared as ColumnOf<Of>;
}

/** The JSON Schema of a row with these columns: every field is there, and no other. */
export function rowSchema(columns: Readonly<Record<string, Column>>): object {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(columns),
    properties: Object.fromEntries(
      Object.entries(columns).map(([name, { type, format, values, nullable, meaning }]) => [
        name,
        {
          type: nullable ? [type, 'null'] : type,
          ...(format && { format }),
          ...(values && { enum: nullable ? [...values, null] : values }),
          description: meaning.en,
        },
      ]),
    ),
  };
}
