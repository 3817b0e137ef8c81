import type { RejectionDetail, Text } from '@sebone/kernel';
import { withoutSecrets } from './access/secrets.ts';

/** What a text has to be, and how to mend one that is not. */
interface Form extends Text {
  readonly fits: (text: string) => boolean;
  /** How one that is not may be shown, where it may hold a secret. */
  readonly shown?: (text: string) => string;
}

/** Variables of the command line and of the tests, which are no settings of the server. */
const OTHERS = /^SEBONE_(CONFIG|SERVER|KEY|SEED|HISTORIES|(BENCH|FUZZ|TEST)_.*)$/;

/** `oidc.jwksUri` is `SEBONE_OIDC_JWKS_URI`. */
const variableOf = (name: string): string =>
  `SEBONE_${name
    .replace(/[A-Z]/g, (letter) => `_${letter}`)
    .replaceAll('.', '_')
    .toUpperCase()}`;

const some: Form = { fits: (text) => text !== '', en: 'Give a text.', ja: '文字列を指定する。' };

/** Settings as variables and a file give them: read one by one, keeping every fault, and whatever nobody reads is one. */
export class Settings {
  readonly #env: Readonly<Record<string, string | undefined>>;
  #file: ReadonlyMap<string, unknown> = new Map();
  readonly #read = new Set<string>();
  readonly #faults: RejectionDetail[] = [];

  constructor(env: Readonly<Record<string, string | undefined>>) {
    this.#env = env;
  }

  /** Takes the fields of a JSON file. @param open gives its text */
  read(path: string, open: (path: string) => string): void {
    try {
      const said: unknown = JSON.parse(open(path));
      if (!isObject(said)) throw new SyntaxError('not an object');
      this.#file = new Map(flat(said));
    } catch {
      this.#faults.push({
        field: 'SEBONE_CONFIG',
        value: path,
        remedy: {
          en: 'Name a readable file with one JSON object.',
          ja: 'JSON オブジェクトが一つ入った、読み取れるファイルを指定する。',
        },
      });
    }
  }

  /** Whether a setting, or any below it, is given. */
  says(name: string): boolean {
    const isOf = (given: string): boolean => given === name || given.startsWith(`${name}.`);
    const isIn = (variable: string): boolean =>
      variable === variableOf(name) || variable.startsWith(`${variableOf(name)}_`);
    return (
      [...this.#file.keys()].some(isOf) ||
      Object.entries(this.#env).some(([variable, value]) => isIn(variable) && !!value)
    );
  }

  /** @param standard where nothing is given; without one the setting has to be given */
  text(name: string, standard?: string, form: Form = some): string {
    const given = this.#given(name);
    if (given === undefined && standard !== undefined) return standard;
    return typeof given === 'string' && form.fits(given) ? given : this.#faulty(name, given, form, standard ?? '');
  }

  whole(name: string, standard: number, { least, most }: { readonly least: number; readonly most: number }): number {
    const given = this.#given(name);
    if (given === undefined) return standard;
    const number = typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : given;
    if (Number.isInteger(number) && (number as number) >= least && (number as number) <= most) return number as number;
    return this.#faulty(
      name,
      given,
      { en: `Give a whole number from ${least} to ${most}.`, ja: `${least}〜${most}の整数を指定する。` },
      standard,
    );
  }

  yesNo(name: string, standard: boolean): boolean {
    const given = this.#given(name);
    if (given === undefined) return standard;
    if (given === true || given === 'true') return true;
    if (given === false || given === 'false') return false;
    return this.#faulty(name, given, { en: 'Give true or false.', ja: 'true か false を指定する。' }, standard);
  }

  oneOf<Value extends string>(name: string, values: readonly Value[], standard: Value): Value {
    const given = this.#given(name);
    const value = given === undefined ? standard : values.find((known) => known === given);
    return (
      value ??
      this.#faulty(
        name,
        given,
        { en: `Give one of ${values.join(', ')}.`, ja: `${values.join('、')}のいずれかを指定する。` },
        standard,
      )
    );
  }

  /** A list; in a variable, with commas between. */
  list(name: string, standard: readonly string[], form: Form = some): readonly string[] {
    const given = this.#given(name);
    if (given === undefined) return standard;
    const list = typeof given === 'string' ? given.split(',').map((part) => part.trim()) : given;
    const fits = Array.isArray(list) && list.every((part) => typeof part === 'string' && form.fits(part));
    return fits ? (list as string[]) : this.#faulty(name, given, form, standard);
  }

  listOf<Value extends string>(name: string, values: readonly Value[], standard: readonly Value[]): readonly Value[] {
    const known = (text: string): text is Value => values.some((value) => value === text);
    const all = values.join(', ');
    return this.list(name, standard, {
      fits: known,
      en: `Give some of ${all}.`,
      ja: `${all} のいくつかを指定する。`,
    }).filter(known);
  }

  /** An object of lists; in a variable, as JSON. */
  lists(name: string, form: Form): Readonly<Record<string, readonly string[]>> | undefined {
    const given = this.#given(name);
    if (given === undefined) return undefined;
    const said = typeof given === 'string' ? parsed(given) : given;
    const isList = (list: unknown): boolean =>
      Array.isArray(list) && list.every((part) => typeof part === 'string' && form.fits(part));
    return isObject(said) && Object.values(said).every(isList)
      ? (said as Record<string, string[]>)
      : this.#faulty(name, given, form, undefined);
  }

  /** Notes that a setting, though well formed, will not do. */
  fault(name: string, value: unknown, remedy: Text): void {
    this.#faults.push({
      field: this.#variable(name) === undefined ? name : variableOf(name),
      value: shown(value),
      remedy,
    });
  }

  /** All faults found so far, and every setting that nobody read. */
  faults(): readonly RejectionDetail[] {
    const variables = new Set([...this.#read].map(variableOf));
    const strays = [
      ...Object.keys(this.#env).filter(
        (variable) => variable.startsWith('SEBONE_') && !OTHERS.test(variable) && !variables.has(variable),
      ),
      ...[...this.#file].filter(([name, value]) => !this.#isKnown(name, value)).map(([name]) => name),
    ];
    const remedy = {
      en: `There is no such setting. There are ${[...this.#read].join(', ')}.`,
      ja: `このような設定はない。ある設定：${[...this.#read].join('、')}`,
    };
    return [...this.#faults, ...strays.map((field) => ({ field, value: undefined, remedy }))];
  }

  #isKnown(name: string, value: unknown): boolean {
    return this.#read.has(name) || (isObject(value) && [...this.#read].some((read) => read.startsWith(`${name}.`)));
  }

  #given(name: string): unknown {
    this.#read.add(name);
    return this.#variable(name) ?? this.#file.get(name);
  }

  /** A variable that is set to nothing is not set. */
  #variable(name: string): string | undefined {
    return this.#env[variableOf(name)] || undefined;
  }

  #faulty<Value>(name: string, given: unknown, { en, ja, shown }: Text & Pick<Form, 'shown'>, instead: Value): Value {
    this.fault(name, shown && typeof given === 'string' ? shown(given) : given, { en, ja });
    return instead;
  }
}

/** Settings that take an object as it is. */
const WHOLE: ReadonlySet<string> = new Set(['oidc.grants']);

/** Fields by their paths. An object with nothing in it says nothing, and stays to be told where there is no such setting. */
function flat(said: Readonly<Record<string, unknown>>, below = ''): [string, unknown][] {
  return Object.entries(said).flatMap(([field, value]): [string, unknown][] => {
    const name = `${below}${field}`;
    return isObject(value) && !WHOLE.has(name) && Object.keys(value).length > 0
      ? flat(value, `${name}.`)
      : [[name, value]];
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Somebody may have put a key or a password where it does not belong. */
const shown = (value: unknown): unknown => (typeof value === 'string' ? withoutSecrets(value) : value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
