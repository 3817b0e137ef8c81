import { createHmac, hash } from 'node:crypto';
import { fromBase64 } from './base64.ts';
import { canonical } from './canonical.ts';
import type { Find } from './faults.ts';
import { hasForm, isAnything, isHash, isName, isObject, isText } from './form.ts';
import { ERASED, type Leaf } from './leaf.ts';
import { rowsOf, type Section } from './lines.ts';

/** A line of the section of large data: what a leaf holds only the hash of. */
export interface BundleData {
  readonly data: object;
  readonly id: string;
}

/** A line of the section of openings: what was sealed in an event, and the key that shows it. */
export interface BundleOpening {
  readonly blind: string;
  /** JSON pointer within the event's data. */
  readonly field: string;
  readonly id: string;
  readonly value: unknown;
}

/** A line of the section of erasures: the event that records that a subject's data were destroyed. */
export interface BundleErasure {
  readonly id: string;
  readonly subject: string;
}

/** A personal value in an event's data, in place of which the event holds a token. */
interface Token {
  readonly sealed: string;
  readonly subject: string;
  isOpened: boolean;
}

/** The events of a bundle, as what is beside the leaves refers to them. */
export interface Events {
  readonly take: (leaf: Leaf, where: string) => void;
  readonly has: (id: string) => boolean;
  /** How many events come before this one here; `undefined` where it is not there. */
  readonly placeOf: (id: string) => number | undefined;
  /** The tokens in its data, by pointer. */
  readonly tokens: Map<string, Map<string, Token>>;
  /** The data that are still looked for: by id, their hash and their event. */
  readonly large: Map<string, Leaf>;
  /** Who was erased, by the id of the event that says so. */
  readonly recorded: Map<string, { readonly subject: string; readonly recordedAt: string }>;
  readonly addData: (leaf: Leaf, data: object) => void;
}

/** Gathers what openings, erasures and large data refer to. */
export function eventsOf(find: Find): Events {
  const places = new Map<string, number>();
  const events: Events = {
    tokens: new Map(),
    large: new Map(),
    recorded: new Map(),
    has: (id) => places.has(id),
    placeOf: (id) => places.get(id),
    take(leaf, where) {
      const before = places.size;
      if (places.has(leaf.id)) return find('event-twice', where, leaf.id);
      places.set(leaf.id, before);
      if (leaf.data) events.addData(leaf, leaf.data);
      else if (leaf.dataHash !== undefined) events.large.set(leaf.id, leaf);
    },
    addData({ id, type, recordedAt }, data) {
      const tokens: [pointer: string, token: Token][] = [];
      findTokens(data, [], tokens);
      if (tokens.length > 0) events.tokens.set(id, new Map(tokens));
      if (type !== ERASED || !('subject' in data) || typeof data.subject !== 'string') return;
      events.recorded.set(id, { subject: data.subject, recordedAt });
    },
  };
  return events;
}

const isToken = hasForm<{ readonly sealed: string; readonly subject: string }>({ sealed: isText, subject: isText });

/** @param way the names and indices that lead to the value */
function findTokens(value: object, way: string[], tokens: [pointer: string, token: Token][]): void {
  if ('sealed' in value && isToken(value)) {
    tokens.push([pointerOf(way), { ...value, isOpened: false }]);
    return;
  }
  for (const name in value) {
    const inside: unknown = (value as Readonly<Record<string, unknown>>)[name];
    if (typeof inside !== 'object' || inside === null) continue;
    way.push(name);
    findTokens(inside, way, tokens);
    way.pop();
  }
}

/** A JSON pointer after RFC 6901. */
function pointerOf(way: readonly string[]): string {
  return way.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

const isDataRow = hasForm<BundleData>({ data: isObject, id: isText });

/** Reads the data of which leaves hold only a hash, and holds them against it. */
export function readLarge(section: Section, areAllLeaves: boolean, events: Events, find: Find): void {
  for (const { content, where } of rowsOf(section, isDataRow, find)) {
    const leaf = events.large.get(content.id);
    if (!leaf) {
      stray(areAllLeaves || events.has(content.id), where, find);
      continue;
    }
    events.large.delete(content.id);
    if (hash('sha256', canonical(content.data), 'base64') !== leaf.dataHash) find('data-differs', where, leaf.id);
    events.addData(leaf, content.data);
  }
  for (const id of events.large.keys()) find('data-missing', id, id);
}

/** A line that refers to nothing here: it may refer to a line that is missing. */
function stray(isSure: boolean, where: string, find: Find): void {
  find(isSure ? 'stray-line' : 'not-checkable', where);
}

const isErasureRow = hasForm<BundleErasure>({ id: isText, subject: isName });

/** A subject whose data were erased, and the event that says so. */
export interface Erasure extends BundleErasure {
  readonly recordedAt: string;
}

/** Reads the erasures; each has to be recorded by an event of the bundle. */
export function readErasures(
  section: Section,
  areAllLeaves: boolean,
  events: Events,
  find: Find,
): ReadonlyMap<string, Erasure> {
  const erasures = new Map<string, Erasure>();
  for (const { content, where } of rowsOf(section, isErasureRow, find)) {
    const { id, subject } = content;
    const recorded = events.recorded.get(id);
    if (recorded?.subject !== subject) {
      const isSure = areAllLeaves || events.has(id);
      find(isSure ? 'erasure-false' : 'not-checkable', where, subject);
      if (isSure) continue;
    } else if (erasures.has(subject)) find('stray-line', where);
    erasures.set(subject, { id, subject, recordedAt: recorded?.recordedAt ?? '' });
  }
  return erasures;
}

const isOpeningRow = hasForm<BundleOpening>({ blind: isHash, field: isText, id: isText, value: isAnything });

/** How many personal values there are: shown, erased, and withheld. */
export interface PersonalValues {
  readonly opened: number;
  readonly erased: number;
  readonly withheld: number;
}

/** Reads the openings, holds each against its token, and finds the tokens that nothing opens. */
export function readOpenings(
  section: Section,
  areAllLeaves: boolean,
  events: Events,
  erasures: ReadonlyMap<string, Erasure>,
  find: Find,
): PersonalValues {
  const recorded = new Set([...events.recorded.values()].map(({ subject }) => subject));
  for (const { content, where } of rowsOf(section, isOpeningRow, find)) {
    const { blind, field, id, value } = content;
    const token = events.tokens.get(id)?.get(field);
    if (!token || token.isOpened) {
      stray(areAllLeaves || (events.has(id) && !events.large.has(id)), where, find);
      continue;
    }
    token.isOpened = true;
    const sealed = createHmac('sha256', fromBase64(blind)!).update(canonical(value)).digest('base64');
    if (sealed !== token.sealed) find('opening-false', where);
    const isErased = erasures.has(token.subject) || recorded.has(token.subject);
    if (isErased) find('erased-yet-opened', where, token.subject);
  }
  const counts = { opened: 0, erased: 0, withheld: 0 };
  for (const [id, tokens] of events.tokens)
    for (const [field, { isOpened, subject }] of tokens) {
      if (isOpened) counts.opened++;
      else if (isErasedAfter(id, erasures.get(subject), events)) counts.erased++;
      else {
        counts.withheld++;
        find('withheld', id, field);
      }
    }
  return counts;
}

/** An erasure is no reason for the absence of what was sealed only after it. */
function isErasedAfter(id: string, erasure: Erasure | undefined, events: Events): boolean {
  return erasure !== undefined && events.placeOf(id)! < (events.placeOf(erasure.id) ?? Infinity);
}
