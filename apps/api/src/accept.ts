/** What a header such as `Accept` or `Accept-Language` names, in lower case, with its weight: 1 unless told, 0 for what is not wanted. */
export interface Named {
  readonly name: string;
  readonly weight: number;
}

/** All that such a header names, in its order. */
export function namedIn(header: string): readonly Named[] {
  return header.split(',').map((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { name, weight: weight === undefined ? 1 : Number(weight) || 0 };
  });
}

/**
 * The media type that is most welcome by `Accept`: of those as welcome the one that is named most closely, then the first.
 * @param types what can be given; what is preferred stands first
 * @returns `undefined` where none is welcome
 */
export function mostWelcome<Type extends string>(accept: string | undefined, types: readonly Type[]): Type | undefined {
  if (accept === undefined || accept === '*/*' || accept === types[0]) return types[0];
  const ranges = namedIn(accept);
  let best: Type | undefined;
  let most: Welcome = { weight: 0, closeness: 0 };
  for (const type of types) {
    const welcome = welcomeOf(type, ranges);
    if (welcome.weight < most.weight || welcome.weight <= 0) continue;
    if (welcome.weight === most.weight && welcome.closeness <= most.closeness) continue;
    [best, most] = [type, welcome];
  }
  return best;
}

interface Welcome {
  readonly weight: number;
  /** 3 for a type that is named itself, 2 for one of its kind, 1 for any. */
  readonly closeness: number;
}

/** The range that names a type most closely decides, even where another would welcome it more. */
function welcomeOf(type: string, ranges: readonly Named[]): Welcome {
  const names = [type, `${type.split('/')[0]}/*`, '*/*'];
  for (const [at, name] of names.entries()) {
    const range = ranges.find((one) => one.name === name);
    if (range) return { weight: range.weight, closeness: names.length - at };
  }
  return { weight: 0, closeness: 0 };
}
