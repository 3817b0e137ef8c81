import { writeBundle, rangesOf, type Ledger, type SignedCheckpoint } from '@sebone/ledger';
import { historyAt } from '@sebone/initiative';
import type { EventStore } from '@sebone/event-store';
import {
  isRejection,
  isSealed,
  parseStream,
  reject,
  type Day,
  type Fact,
  type Rejection,
  type Sealed,
} from '@sebone/kernel';
import type { Vault } from '@sebone/vault';
import { factsOf, initiativesOf } from '../facts.ts';
import { Asked, unknownInitiative, unknownPartner } from '../questions.ts';
import { schemasOf } from './event-schemas.ts';
import { provenanceOf } from './provenance.ts';
import { selectionOf, type Selection } from './selection.ts';
import { tablesOf, type Ground } from './tables.ts';

/** What proofs are made of: a log, the tree over it, and where personal values are. */
export interface AuditSources {
  readonly ledger: Ledger;
  /** The log that the ledger is of. */
  readonly store: EventStore;
  /** Without it every personal value counts as withheld. */
  readonly vault?: Vault | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What somebody takes away, and where to. */
export interface BundleRequest extends AuditSources {
  readonly initiative: string;
  /** One partner’s part of it; all of it where absent. */
  readonly partner?: string | undefined;
  /**
   * The days that the views tell of, by `occurredOn`. The leaves of the selected streams are there whatever their days: that is
   * what proves that nothing of the period is missing.
   */
  readonly period?: { readonly from?: Day | undefined; readonly to?: Day | undefined } | undefined;
  /** `true`: personal values are left out, and the verifier calls the bundle incomplete. */
  readonly withholdPersonal?: boolean | undefined;
  readonly file: string;
}

/** What a bundle came to. */
export interface BundleReport {
  readonly file: string;
  readonly initiative: string;
  readonly partner?: string;
  /** The log’s name, and the size of the tree that everything is proved against. */
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  /** How many events are in it, of how many streams. */
  readonly events: number;
  readonly streams: number;
  /** Personal values that are in it in clear, and those that are not: withheld, or erased. */
  readonly opened: number;
  readonly closed: number;
  /** Subjects whose erasure it records. */
  readonly erasures: number;
}

/**
 * Brings the ledger up to the log, signs a checkpoint, and writes what is asked for as a bundle that `sebone-verify` verifies
 * offline. The file is written whole or not at all.
 * @returns a refusal for what there is not: `unknown-initiative`, `unknown-partner`, `from-after-to`
 */
export async function exportBundle(request: BundleRequest): Promise<BundleReport | Rejection> {
  const prepared = await prepare(request);
  return isRejection(prepared) ? prepared : writePrepared(prepared, request);
}

/** What was selected, and the checkpoint that it is proved under. */
export interface Prepared {
  readonly ground: Ground;
  readonly checkpoint: SignedCheckpoint;
}

/** Selects and folds what is asked for, as it is under a checkpoint of now. */
export async function prepare({
  ledger,
  store,
  now,
  initiative,
  partner,
  period: { from, to } = {},
}: Omit<BundleRequest, 'file'>): Promise<Prepared | Rejection> {
  if (from !== undefined && to !== undefined && from > to) return fromAfterTo(from, to);
  await ledger.catchUp(store);
  const checkpoint = ledger.checkpoint();
  const last = checkpoint.size === 0 ? 0 : ledger.positionOf(checkpoint.size - 1);
  const facts = (await factsOf(store, initiative)).filter(({ position }) => position <= last);
  if (facts.length === 0) return unknownInitiative(initiative, await initiativesOf(store));
  const asked = new Asked(initiative, facts, now);
  const selection = selectionOf(initiative, facts, partner);
  if (partner !== undefined && !selection.facts.some(isOf(partner))) return unknownPartner(asked, partner);
  const history = historyAt(initiative, selection.facts, asked.horizons({}));
  const period = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  return { ground: { selection, history, period, leafOf: leavesIn(selection, ledger, checkpoint.size) }, checkpoint };
}

/** The index of each selected fact’s leaf, looked up a stream at a time. */
function leavesIn({ facts, streams }: Selection, ledger: Ledger, size: number): (factId: string) => number {
  const byStream = new Map([...streams.keys()].map((stream) => [stream, ledger.stream(stream, size)]));
  const leaves = new Map(facts.map(({ id, stream, revision }) => [id, byStream.get(stream)![revision - 1]!]));
  return (factId) => leaves.get(factId)!;
}

/** Writes what was prepared. */
export async function writePrepared(
  { ground, checkpoint }: Prepared,
  { ledger, vault, now, file, withholdPersonal = false }: BundleRequest,
): Promise<BundleReport> {
  const { selection, period } = ground;
  const { initiative, partner, facts } = selection;
  const { size, root } = checkpoint;
  const ranges = rangesOf(facts.map(({ id }) => ground.leafOf(id)).sort((a, b) => a - b));
  const erasures = erasuresIn(facts);
  const tokens = tokensIn(facts);
  const openings = vault && !withholdPersonal ? await openingsOf(vault, tokens, erasures) : [];
  const shortened = new Set<number>();
  await writeBundle(file, {
    about: {
      initiative,
      ...(partner !== undefined && { partner }),
      ...(Object.keys(period).length > 0 && { period }),
      madeAt: new Date(now).toISOString(),
      origin: ledger.origin,
      size,
      streams: streamsOf(selection, ledger, size),
    },
    keys: ledger.keys(),
    checkpoints: checkpointsOf(ledger, size),
    ranges,
    leaves: leavesOf(ledger, ranges, shortened),
    others: ledger.others(size, ranges),
    large: largeOf(ground, shortened),
    openings,
    erasures: [...erasures].map(([subject, id]) => ({ id, subject })),
    schemas: schemasOf(facts),
    views: viewsOf(ground),
    sign: (text) => ledger.sign(text),
  });
  return {
    file,
    initiative,
    ...(partner !== undefined && { partner }),
    origin: ledger.origin,
    size,
    root: root.toString('base64'),
    events: facts.length,
    streams: selection.streams.size,
    opened: openings.length,
    closed: tokens.length - openings.length,
    erasures: erasures.size,
  };
}

const isOf =
  (partner: string) =>
  ({ stream }: Fact): boolean => {
    const of = parseStream(stream);
    return of?.category === 'partner' && of.id === partner;
  };

const streamsOf = (
  { streams }: Selection,
  ledger: Ledger,
  size: number,
): readonly { complete: boolean; revision: number; stream: string }[] =>
  [...streams].map(([stream, taken]) => ({
    stream,
    complete: taken === 'whole',
    revision: ledger.stream(stream, size).length,
  }));

function* checkpointsOf(ledger: Ledger, size: number): Generator<{ note: string; consistency: readonly Buffer[] }> {
  let before: number | undefined;
  for (const signed of ledger.checkpoints()) {
    if (signed.size > size) return;
    yield { note: signed.note, consistency: before === undefined ? [] : ledger.consistency(before, signed.size) };
    before = signed.size;
  }
}

/** The exact leaves; the indices of those that hold only the hash of their data are noted on the way. */
function* leavesOf(
  ledger: Ledger,
  ranges: readonly (readonly [from: number, to: number])[],
  shortened: Set<number>,
): Generator<Buffer> {
  for (const [from, to] of ranges) {
    let index = from;
    for (const leaf of ledger.leaves(from, to)) {
      if (leaf.includes('"dataHash":') && 'dataHash' in (JSON.parse(leaf.toString()) as object)) shortened.add(index);
      index++;
      yield leaf;
    }
  }
}

function* largeOf(
  { selection, leafOf }: Ground,
  shortened: ReadonlySet<number>,
): Generator<{ data: object; id: string }> {
  for (const { id, data } of selection.facts) if (shortened.has(leafOf(id))) yield { data, id };
}

function* viewsOf(ground: Ground): Generator<{ name: string; text: string }> {
  for (const [name, text] of tablesOf(ground)) yield { name, text };
  yield { name: 'prov.json', text: JSON.stringify(provenanceOf(ground)) };
}

/** A personal value as a fact holds it, and where. */
interface Token {
  readonly id: string;
  readonly field: string;
  readonly sealed: Sealed;
}

const tokensIn = (facts: readonly Fact[]): readonly Token[] =>
  facts.flatMap(({ id, data }) =>
    Object.entries(data).flatMap(([name, value]) =>
      isSealed(value) ? [{ id, field: `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, sealed: value }] : [],
    ),
  );

/** By subject, the first fact that records its erasure. */
function erasuresIn(facts: readonly Fact[]): ReadonlyMap<string, string> {
  const erasures = new Map<string, string>();
  for (const { id, type, data } of facts) {
    if (type !== 'SubjectErased') continue;
    const { subject } = data as { readonly subject: string };
    if (!erasures.has(subject)) erasures.set(subject, id);
  }
  return erasures;
}

/** What is behind the tokens, where it is there still. What was erased stays shut, even while the vault has not destroyed it yet. */
async function openingsOf(
  vault: Vault,
  tokens: readonly Token[],
  erased: ReadonlyMap<string, string>,
): Promise<readonly { id: string; field: string; value: string; blind: Buffer }[]> {
  const there = tokens.filter(({ sealed }) => !erased.has(sealed.subject));
  const opened = await vault.open(there.map(({ sealed }) => sealed));
  return there.flatMap(({ id, field }, at) => {
    const opening = opened[at];
    return opening ? [{ id, field, value: opening.value, blind: opening.blind }] : [];
  });
}

const fromAfterTo = (from: string, to: string): Rejection =>
  reject('from-after-to', { en: `${from} is after ${to}.`, ja: `${from}が${to}より後になっている。` }, [
    {
      field: 'from',
      value: from,
      remedy: { en: 'Give a first day on or before the last.', ja: '最終日以前の日を指定する。' },
    },
  ]);
