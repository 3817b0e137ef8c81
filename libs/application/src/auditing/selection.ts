import { KINDS, RECORDS, type Corrects, type RecordKind, type Voids } from '@sebone/initiative';
import { parseStream, type Fact } from '@sebone/kernel';

/** What of an initiative somebody takes away: whole streams, and single facts of others. */
export interface Selection {
  readonly initiative: string;
  /** The partner that it is about; the whole initiative where absent. */
  readonly partner?: string;
  /** In order of position. */
  readonly facts: readonly Fact[];
  /** The streams that these are of, in order of their first fact: taken whole, or excerpts. */
  readonly streams: ReadonlyMap<string, 'whole' | 'excerpt'>;
}

/**
 * Selects what an initiative’s auditor takes away: all of it, or what concerns one partner. Of a partner that is its own
 * stream, the initiative’s, and that of each item it shared, whole; of other streams each fact that names it, those that replace one
 * of these or were replaced by one, and what says what they are about: the meeting’s call and holding, the sharing of the item, the
 * indicator’s definition.
 * @param facts every fact of the initiative, in order of position
 */
export function selectionOf(initiative: string, facts: readonly Fact[], partner?: string): Selection {
  if (partner === undefined)
    return { initiative, facts, streams: new Map(facts.map(({ stream }) => [stream, 'whole'])) };
  const isWhole = wholeFor(facts, partner);
  const named = naming(facts, partner);
  const told = new Set(facts.flatMap(({ id, stream }) => (named.has(id) ? [stream] : [])));
  const selected = facts.filter(
    ({ id, stream, type }) => isWhole(stream) || named.has(id) || (told.has(stream) && saysWhatItIs(type)),
  );
  return {
    initiative,
    partner,
    facts: selected,
    streams: new Map(selected.map(({ stream }) => [stream, isWhole(stream) ? 'whole' : 'excerpt'])),
  };
}

/** The fact that a correction or voiding replaces; `undefined` for other facts. */
const replacedIn = ({ data }: Fact): string | undefined =>
  (data as Partial<Corrects>).corrects ?? (data as Partial<Voids>).voids;

function wholeFor(facts: readonly Fact[], partner: string): (stream: string) => boolean {
  const shared = new Set(
    facts.flatMap(({ stream, type, data }) => (kindOf(type) === KINDS.sharing && names(data, partner) ? [stream] : [])),
  );
  return (stream) => {
    const of = parseStream(stream);
    return of?.category === 'initiative' || (of?.category === 'partner' && of.id === partner) || shared.has(stream);
  };
}

const names = (data: object, partner: string): boolean => (data as { partnerId?: unknown }).partnerId === partner;
const kindOf = (type: string): RecordKind | undefined => RECORDS.byType.get(type)?.kind;

/** The facts that name the partner, with every version of what they say: a correction may name another, a voiding names none. */
function naming(facts: readonly Fact[], partner: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const fact of facts) if (names(fact.data, partner) || ids.has(replacedIn(fact) ?? '')) ids.add(fact.id);
  for (const fact of facts.toReversed()) {
    const replaced = replacedIn(fact);
    if (replaced !== undefined && ids.has(fact.id)) ids.add(replaced);
  }
  return ids;
}

const SUBJECTS: ReadonlySet<RecordKind> = new Set<RecordKind>([
  KINDS.call,
  KINDS.meeting,
  KINDS.sharing,
  KINDS.definition,
]);

const saysWhatItIs = (type: string): boolean => SUBJECTS.has(kindOf(type) as RecordKind);
