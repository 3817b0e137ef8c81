import { eitherForm, hasForm, isExactly, isHash, isName, isObject, isPositive, isText, orNull } from './form.ts';
import { valueOf } from './lines.ts';
import { isNamed, isPlainlyCanonical } from './plain-text.ts';

/** A leaf of the log: one fact, as the log recorded it. What else it holds (days, actor, commands) is only held to its form. */
export interface Leaf {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly previous: string | null;
  readonly type: string;
  readonly schema: number;
  readonly recordedAt: string;
  /** Absent where the leaf holds only `dataHash`, and where nothing in the data is of interest here. */
  readonly data?: object;
  readonly dataHash?: string;
}

/** The type of the facts that record an erasure. */
export const ERASED = 'SubjectErased';

const FIELDS = {
  ...{ actor: isText, causationId: isText, commandId: isText, correlationId: isText, id: isName, occurredOn: isText },
  ...{ previous: orNull(isHash), recordedAt: isText, reportedOn: isText, revision: isPositive, schema: isPositive },
  ...{ stream: isName, type: isName, v: isExactly(1) },
};
const hasLeafForm = eitherForm(
  hasForm<Leaf>({ ...FIELDS, data: isObject }),
  hasForm<Leaf>({ ...FIELDS, dataHash: isHash }),
);

/** Reads a line as a leaf; `undefined` where it is none. */
export function leafIn(line: Buffer, isKnownText: boolean): Leaf | undefined {
  const quickly = isKnownText ? plainLeaf(line) : undefined;
  if (quickly) return quickly;
  const value = valueOf(line, isKnownText);
  return hasLeafForm(value) ? value : undefined;
}

/** The names of a leaf with data, in their canonical order. */
const NAMES = [
  ...['actor', 'causationId', 'commandId', 'correlationId', 'data', 'id', 'occurredOn', 'previous', 'recordedAt'],
  ...['reportedOn', 'revision', 'schema', 'stream', 'type', 'v'],
];
const placeOf = (name: string): number => NAMES.indexOf(name);
const DATA = placeOf('data');
const PREVIOUS = placeOf('previous');
const VERSION = placeOf('v');
const [ID, RECORDED_AT, STREAM, TYPE] = ['id', 'recordedAt', 'stream', 'type'].map(placeOf) as [
  number,
  number,
  number,
  number,
];
const [REVISION, SCHEMA] = ['revision', 'schema'].map(placeOf) as [number, number];
const TEXTS = NAMES.map(placeOf).filter((at) => ![DATA, PREVIOUS, REVISION, SCHEMA, VERSION].includes(at));
const NAMES_IN_BYTES = NAMES.map((name) => [...Buffer.from(name)]);

const QUOTE = 0x22;
const OBJECT = 0x7b;
const NULL = 0x6e;
const ONE = 0x31;
const SEALED = Buffer.from('"sealed":');

/**
 * A leaf with data, read from its bytes alone, and its data only where something is sealed in them or they record an erasure: bundles
 * consist of leaves, and few of them do. `undefined` for what is no such leaf, and where it takes more to see.
 */
function plainLeaf(line: Buffer): Leaf | undefined {
  const from: number[] = [];
  const to: number[] = [];
  const isPlain = isPlainlyCanonical(line, (nameFrom, nameTo, valueFrom, valueTo) => {
    const name = NAMES_IN_BYTES[from.length];
    if (!name || !isNamed(line, nameFrom, nameTo, name)) return false;
    from.push(valueFrom);
    to.push(valueTo);
    return true;
  });
  if (!isPlain || from.length !== NAMES.length) return undefined;
  const begins = (at: number): number => line[from[at]!]!;
  if (!TEXTS.every((at) => begins(at) === QUOTE) || begins(DATA) !== OBJECT) return undefined;
  if (begins(VERSION) !== ONE || to[VERSION] !== from[VERSION]! + 1) return undefined;

  const json = (at: number): string => line.toString('utf8', from[at], to[at]);
  const text = (at: number): string => {
    const quoted = json(at);
    return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
  };
  const leaf = {
    id: text(ID),
    stream: text(STREAM),
    type: text(TYPE),
    recordedAt: text(RECORDED_AT),
    previous: begins(PREVIOUS) === NULL ? null : text(PREVIOUS),
    revision: Number(json(REVISION)),
    schema: Number(json(SCHEMA)),
  };
  if (!isPlainForm(leaf)) return undefined;
  const matters = leaf.type === ERASED || line.includes(SEALED);
  return matters ? { ...leaf, data: JSON.parse(json(DATA)) as object } : leaf;
}

function isPlainForm({ id, stream, type, previous, revision, schema }: Leaf): boolean {
  return (
    isName(id) &&
    isName(stream) &&
    isName(type) &&
    (previous === null || isHash(previous)) &&
    isPositive(revision) &&
    isPositive(schema)
  );
}
