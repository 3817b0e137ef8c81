import {
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  Max,
  Min,
  ValidateBy,
  type ValidationOptions,
} from 'class-validator';
import { isDay, isTimeZone, type Day, type Text } from '@sebone/kernel';

/** Ids: lower-case letters, digits, `.`, `_` and `-`, 1 to 64 characters, beginning with a letter or digit. */
export const ID_PATTERN = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** A JSON Schema (draft 2020-12), as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a constraint is told beside its check: what to do where it says no, and the same check as a schema. */
export interface ConstraintContext {
  readonly remedy: Text;
  /** Absent from class-validator's own constraints, which `schemas.ts` knows by name. */
  readonly schema?: JsonSchema;
}

const context = (told: ConstraintContext): ValidationOptions => ({ context: told });
const withRemedy = (remedy: Text): ValidationOptions => context({ remedy });

function all(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    for (const decorator of decorators) decorator(target, property);
  };
}

/** A constraint of our own, which judges the value alone. */
const judged = (
  name: string,
  check: (value: unknown) => boolean,
  remedy: Text,
  schema: JsonSchema,
): PropertyDecorator =>
  ValidateBy(
    { name, validator: { validate: check, defaultMessage: () => `$property fails ${name}` } },
    context({ remedy, schema }),
  );

const isId = (value: unknown): boolean => typeof value === 'string' && value.length <= 64 && ID_PATTERN.test(value);

/** The field must be given. */
const required = (remedy: Text): PropertyDecorator => IsDefined(withRemedy(remedy));

/** The field may be left out; when given, the rest of its rules hold. */
export const Optional = (): PropertyDecorator => IsOptional();

export function Id(): PropertyDecorator {
  const remedy = {
    en: 'Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit.',
    ja: '英小文字・数字・「.」「_」「-」からなる 1〜64 文字の id（先頭は英小文字か数字）を指定する。',
  };
  return all(required(remedy), judged('isId', isId, remedy, { type: 'string', pattern: ID_PATTERN.source }));
}

/** Whether it is a text of 1 to `most` characters, as people count them. */
export const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' &&
  value.length >= 1 &&
  (value.length <= most || (value.length <= 2 * most && [...value].length <= most));

/** What {@link isText} accepts, as a schema. */
export const textUpTo = (most: number): JsonSchema => ({ type: 'string', minLength: 1, maxLength: most });

export function Title(most = 500): PropertyDecorator {
  const remedy = { en: `Give a text of 1 to ${most} characters.`, ja: `1〜${most}文字の文を指定する。` };
  return all(
    required(remedy),
    judged('isText', (value) => isText(value, most), remedy, textUpTo(most)),
  );
}

/** A longer free text: up to 10,000 characters. */
export const Words = (): PropertyDecorator => Title(10_000);

/** What may be sealed: under the flag `u`, a half of a pair alone is a character of its own. */
const WELL_FORMED = /^[^\uD800-\uDFFF]*$/u;

/** A free text about somebody, which is to be sealed: as {@link Title}, of well-formed Unicode. */
export function PersonalWords(most: number): PropertyDecorator {
  const remedy = { en: `Give a text of 1 to ${most} characters.`, ja: `1〜${most}文字の文を指定する。` };
  return Checked('isPersonalText', (value) => isText(value, most) && WELL_FORMED.test(value), remedy, {
    ...textUpTo(most),
    pattern: WELL_FORMED.source,
  });
}

const EMAIL = /^[^\s@\uD800-\uDFFF]+@[^\s@\uD800-\uDFFF]+$/u;

export function Email(): PropertyDecorator {
  const remedy = {
    en: 'Give an e-mail address of up to 254 characters, such as name@example.org.',
    ja: 'name@example.org のような、254 文字までのメールアドレスを指定する。',
  };
  return Checked('isEmail', (value) => isText(value, 254) && EMAIL.test(value), remedy, {
    ...textUpTo(254),
    pattern: EMAIL.source,
  });
}

const PHONE = /^\+?[0-9(][0-9 ()./#-]{2,39}$/;

export function Phone(): PropertyDecorator {
  const remedy = {
    en: 'Give a telephone number of 3 to 40 digits, blanks and ( ) . / # -, with + before it where you like.',
    ja: '数字、空白、( ) . / # - からなる 3〜40 文字の電話番号を指定する。先頭に + を付けてもよい。',
  };
  return Checked('isPhone', (value) => typeof value === 'string' && PHONE.test(value), remedy, {
    type: 'string',
    pattern: PHONE.source,
  });
}

export function ADay(): PropertyDecorator {
  const remedy = {
    en: 'Give a day that exists, as YYYY-MM-DD.',
    ja: '実在する日付を YYYY-MM-DD の形で指定する。',
  };
  return all(required(remedy), judged('isDay', isDay, remedy, { type: 'string', format: 'date' }));
}

export function TimeZone(): PropertyDecorator {
  const remedy = {
    en: 'Give an IANA time zone, such as Asia/Tokyo.',
    ja: 'IANA のタイムゾーン名（Asia/Tokyo など）を指定する。',
  };
  return all(required(remedy), judged('isTimeZone', isTimeZone, remedy, { type: 'string', format: 'time-zone' }));
}

export function OneOf(values: readonly string[]): PropertyDecorator {
  const remedy = { en: `Give one of ${values.join(', ')}.`, ja: `${values.join('、')}のいずれかを指定する。` };
  return all(required(remedy), IsIn(values as string[], withRemedy(remedy)));
}

/** A number of at least `least` (any finite number unless told), up to 1e15 either way. */
export function Amount(least = -1e15): PropertyDecorator {
  const remedy =
    least === -1e15
      ? { en: 'Give a number.', ja: '数値を指定する。' }
      : { en: `Give a number of ${least} or more.`, ja: `${least}以上の数値を指定する。` };
  return all(
    required(remedy),
    IsNumber({ allowNaN: false, allowInfinity: false }, withRemedy(remedy)),
    Min(least, withRemedy(remedy)),
    Max(1e15, withRemedy(remedy)),
  );
}

/** A whole number from 1. */
export function Ordinal(): PropertyDecorator {
  const remedy = { en: 'Give a whole number from 1.', ja: '1 以上の整数を指定する。' };
  return all(
    required(remedy),
    IsInt(withRemedy(remedy)),
    Min(1, withRemedy(remedy)),
    Max(1_000_000, withRemedy(remedy)),
  );
}

export function YesNo(): PropertyDecorator {
  const remedy = { en: 'Give true or false.', ja: 'true か false を指定する。' };
  return all(required(remedy), IsBoolean(withRemedy(remedy)));
}

/** A list of ids of facts or of short texts, up to 200 of them. */
export function Evidence(): PropertyDecorator {
  const remedy = {
    en: 'Give a list of up to 200 texts, each 1 to 500 characters: ids of facts, or words.',
    ja: '200 件までの文のリスト（各 1〜500 文字。事実の id か言葉）を指定する。',
  };
  const isEvidence = (value: unknown): boolean =>
    Array.isArray(value) && value.length <= 200 && value.every((entry) => isText(entry, 500));
  return all(
    required(remedy),
    judged('isEvidence', isEvidence, remedy, { type: 'array', maxItems: 200, items: textUpTo(500) }),
  );
}

/** A field that `check` accepts, as `schema` does of a value that came as JSON, with what to do where it does not. */
export function Checked(
  name: string,
  check: (value: unknown) => boolean,
  remedy: Text,
  schema: JsonSchema,
): PropertyDecorator {
  return all(required(remedy), judged(name, check, remedy, schema));
}

/** What every command says: which initiative, when it happened, when the backbone came to know. */
export abstract class DomainCommand {
  @Id() initiative!: string;
  /** When it happened: a day in the initiative's time zone, not after the day it was reported. */
  @ADay() occurredOn!: Day;
  /** When the backbone came to know of it. Today unless told; a day gone by is a claim. */
  @Optional() @ADay() reportedOn?: Day;
}

/** What every voiding says. It bears no day of its own: it takes that of the fact it takes back. */
export abstract class VoidingCommand {
  @Id() initiative!: string;
  @Optional() @ADay() reportedOn?: Day;
  @Title() because!: string;
}
