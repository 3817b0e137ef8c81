import type { EventStore } from '@sebone/event-store';
import { commandFrom, parseSubject, type PartnerEvents } from '@sebone/initiative';
import { isRejection, reject, streamName, type Day, type Rejection, type StreamFact } from '@sebone/kernel';
import type { Vault } from '@sebone/vault';
import { erasuresFile, noteErasures, readErasures, type Erasure } from './erasures-file.ts';
import { Transactor } from './transact.ts';

/** The actor of what {@link replayErasures} records anew. */
export const REPLAYING_ACTOR = 'sebone.erasures';

/** What a replay of erasures did. */
export interface Replayed {
  /** The subjects whose key and values it destroyed. */
  readonly destroyed: readonly string[];
  /** The subjects whose erasure it recorded again, in a log that was restored to a time before. */
  readonly recorded: readonly string[];
  /** Those that such a log has no contact for, or no partner: nothing of them is left in the vault, either. */
  readonly unknownToTheLog: readonly string[];
}

/** What is to be erased, and why. */
export interface Erasing {
  /** `<initiative>/<partner>/contact-<n>` */
  readonly subject: string;
  /** Why, without naming anybody: it stays. */
  readonly reason: string;
  readonly occurredOn: Day;
  readonly actor: string;
}

/**
 * Destroys in the vault whatever the log's `SubjectErased` facts and the folder's `erasures.jsonl` name, and makes each know what the
 * other does. Called wherever a data folder is opened to be written, before anything is served: so a crash between recording an
 * erasure and destroying is made good, and so is a backup that is older than an erasure. Idempotent.
 * @param folder the data folder
 * @param now milliseconds since 1970
 * @throws DamagedErasuresError, and what store and vault throw
 */
export async function replayErasures(
  store: EventStore,
  vault: Vault,
  folder: string,
  now: () => number = Date.now,
): Promise<Replayed> {
  const inLog = await erasuresIn(store);
  noteErasures(folder, inLog);
  const noted = readErasures(erasuresFile(folder));
  const erased = new Set(await vault.erased());
  const destroyed = noted.map(({ subject }) => subject).filter((subject) => !erased.has(subject));
  await Promise.all(destroyed.map((subject) => vault.erase(subject)));
  const known = new Set(inLog.map(({ subject }) => subject));
  const recorded: string[] = [];
  const unknownToTheLog: string[] = [];
  const transactor = new Transactor(store, now, vault);
  for (const erasure of noted) {
    if (known.has(erasure.subject)) continue;
    const { subject } = erasure;
    const refusal = await record(transactor, erasureCommand(erasure), { subject, actor: REPLAYING_ACTOR });
    (refusal ? unknownToTheLog : recorded).push(subject);
  }
  return { destroyed, recorded, unknownToTheLog };
}

/**
 * Erases a subject for ever: records `SubjectErased`, notes it in the folder's `erasures.jsonl`, and destroys key and values in the
 * vault, in this order, so that nothing is destroyed without a trace and a crash in between is made good by
 * {@link replayErasures}. Of a subject that was erased before, it destroys what may be left and gives the first erasure. One that no
 * fact speaks of and that has values in the vault, of commands that were refused, is erased there.
 *
 * Refuses with `unknown-subject` for what is no subject, and as `erase-subject` is refused.
 */
export async function eraseSubject(
  store: EventStore,
  vault: Vault,
  { folder, now, ...erasing }: Erasing & { readonly folder: string; readonly now: () => number },
): Promise<Erasure | Rejection> {
  const command = erasureCommand(erasing);
  if (isRejection(command)) return command;
  const { subject, reason, occurredOn } = erasing;
  let erasure = await erasureOf(store, subject);
  if (!erasure) {
    const refusal = await record(new Transactor(store, now, vault), command, erasing);
    erasure = await erasureOf(store, subject);
    const isUnspokenOf = refusal !== undefined && UNSPOKEN_OF.has(refusal.code);
    if (!erasure && refusal && !(isUnspokenOf && (await vault.holds(subject)))) return refusal;
    erasure ??= { id: null, subject, reason, occurredOn, recordedAt: new Date(now()).toISOString() };
  }
  noteErasures(folder, [erasure]);
  await vault.erase(subject);
  return erasure;
}

/** Why an erasure is refused where no fact speaks of its subject. Refused for another reason, nothing is to be destroyed. */
const UNSPOKEN_OF: ReadonlySet<string> = new Set(['unknown-initiative', 'unknown-record']);

function erasureCommand({ subject, reason, occurredOn }: Omit<Erasing, 'actor'>): object {
  const parts = parseSubject(subject);
  return parts ? commandFrom('erase-subject', { ...parts, reason, occurredOn }) : unknownSubject(subject);
}

/** Records an erasure by the road of every command, once: its id tells the subject. @returns why not, if it was not */
async function record(
  transactor: Transactor,
  command: object,
  { subject, actor }: Pick<Erasing, 'subject' | 'actor'>,
): Promise<Rejection | undefined> {
  if (isRejection(command)) return command;
  const outcome = await transactor.transact(command, { commandId: `erasure.${subject}`, actor });
  return isRejection(outcome) ? outcome : undefined;
}

/** The erasures that the log tells of, in order. */
export async function erasuresIn(store: EventStore): Promise<readonly Erasure[]> {
  const erasures: Erasure[] = [];
  for await (const facts of store.subscribe(0, { untilHead: true, filter: { types: ['SubjectErased'] } }))
    erasures.push(...facts.map(erasureFrom));
  return erasures;
}

/** @param subject one that {@link erasureCommand} takes */
async function erasureOf(store: EventStore, subject: string): Promise<Erasure | undefined> {
  const { initiative, partnerId } = parseSubject(subject)!;
  const facts = await store.read(streamName('partner', initiative, partnerId));
  return facts
    .filter(({ type }) => type === 'SubjectErased')
    .map(erasureFrom)
    .find((erasure) => erasure.subject === subject);
}

function erasureFrom({ id, occurredOn, recordedAt, data }: StreamFact): Erasure {
  const { subject, reason } = data as PartnerEvents.SubjectErasure;
  return { id, subject, reason, occurredOn, recordedAt };
}

const unknownSubject = (subject: string): Rejection =>
  reject('unknown-subject', { en: `"${subject}" names no subject.`, ja: `「${subject}」は対象者を表していない。` }, [
    {
      field: 'subject',
      value: subject,
      remedy: {
        en: 'Give it as <initiative>/<partner>/contact-<number>, such as minato/chamber/contact-1.',
        ja: 'minato/chamber/contact-1 のように、<イニシアチブ>/<パートナー>/contact-<番号> の形で指定する。',
      },
    },
  ]);
