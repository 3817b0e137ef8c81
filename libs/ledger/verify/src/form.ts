type Check = (value: unknown) => boolean;

export const isText: Check = (value) => typeof value === 'string';
export const isName: Check = (value) => typeof value === 'string' && value !== '';
export const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
export const isPositive: Check = (value) => isCount(value) && value !== 0;
export const isBoolean: Check = (value) => typeof value === 'boolean';
export const isObject: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isAnything: Check = (value) => value !== undefined;
export const isDay: Check = (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Base64 of 32 bytes, in its one form: the last character before the padding has two bits to spare, which are 0. */
export const isHash: Check = (value) => typeof value === 'string' && HASH.test(value);
const HASH = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

export const isExactly =
  (wanted: unknown): Check =>
  (value) =>
    value === wanted;

export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

export const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

/** Whether a value has exactly these properties, and of those that may be missing some, each of its form. */
export function hasForm<Content>(
  needed: Readonly<Record<string, Check>>,
  possible: Readonly<Record<string, Check>> = {},
): (value: unknown) => value is Content {
  const checks = new Map(Object.entries({ ...possible, ...needed }));
  const isNeeded = new Set(Object.keys(needed));
  return (value): value is Content => {
    if (!isObject(value)) return false;
    const properties = value as Readonly<Record<string, unknown>>;
    let found = 0;
    for (const name in properties) {
      if (!checks.get(name)?.(properties[name])) return false;
      if (isNeeded.has(name)) found++;
    }
    return found === isNeeded.size;
  };
}

/** Whether a value has one of two forms. */
export function eitherForm<One, Other>(
  one: (value: unknown) => value is One,
  other: (value: unknown) => value is Other,
): (value: unknown) => value is One | Other {
  return (value): value is One | Other => one(value) || other(value);
}
