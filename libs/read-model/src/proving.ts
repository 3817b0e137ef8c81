import type Database from 'better-sqlite3';
import type { Fact, Text } from '@sebone/kernel';
import type { EventStore } from '@sebone/event-store';
import { checkOrder, DisorderedLogError } from './catching-up.ts';
import { unread, type Checkpoint } from './checkpoint.ts';
import { nextDigest, NOTHING_CONSUMED } from './digest.ts';
import { factsUpTo, settlementsIn } from './settling.ts';
import { saysDamaged } from './sqlite-code.ts';
import { sameRow, statesIn, statesOf } from './states.ts';
import type { View } from './view.ts';
import { LIFECYCLES, STATE_TABLES } from './views/lifecycles.ts';
import type { ViewsFile } from './views-file.ts';

/** What `doctor` says of a view. */
export interface ViewDiagnosis extends Checkpoint {
  /**
   * `proved`: the view consumed every fact of the log up to its position once and in order (and, where that was looked at,
   * holds what follows from them). `stopped`: so far proved, but it stopped at the fact that `diagnosis` names.
   * `differs`: what it consumed or holds is not what the log gives. `damaged`: its file is broken, and says nothing.
   */
  readonly verdict: 'proved' | 'stopped' | 'differs' | 'damaged';
  /** Why it is not proved; what would mend it. */
  readonly reason?: Text;
  /** The head of the log, and how many positions the view has yet to consume. */
  readonly head: number;
  readonly behind: number;
}

type Verdict = Pick<ViewDiagnosis, 'verdict' | 'reason'>;

const PROVED: Verdict = { verdict: 'proved' };

/**
 * Proves every view against the log: reads the log once, works out position, count and digest anew, and compares them
 * with those that the view committed. A log whose positions do not grow, whose streams have gaps or that ends early
 * proves nothing. Changes nothing.
 * @param proved `file`: whether what SQLite finds wrong with the file itself is looked for first
 */
export async function proveViews(
  { checkpoints, db }: ViewsFile,
  { views, store, file }: { readonly views: readonly View[]; readonly store: EventStore; readonly file: boolean },
): Promise<readonly ViewDiagnosis[]> {
  const head = await store.head();
  const fault = file ? damageIn(db) : undefined;
  if (fault)
    return views.map(({ name, version }) => ({ ...unread(name, version), ...damaged(fault), head, behind: head }));
  const claimed = checkpoints.all();
  const verdicts = await compareWithLog(claimed, store, head);
  return claimed.map((checkpoint) => {
    const verdict = verdicts.get(checkpoint.view)!;
    const told = verdict.verdict === 'proved' && checkpoint.diagnosis ? stoppedAt(checkpoint.diagnosis) : verdict;
    return { ...checkpoint, ...told, head, behind: Math.max(head - checkpoint.position, 0) };
  });
}

async function compareWithLog(
  claimed: readonly Checkpoint[],
  store: EventStore,
  head: number,
): Promise<Map<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  let [position, count, digest] = [0, 0, NOTHING_CONSUMED];
  const judge = (): void => {
    for (const view of claimed) if (view.position === position) verdicts.set(view.view, compared(view, count, digest));
  };
  judge();
  const revisions = new Map<string, number>();
  const checkRevision = ({ stream, revision }: Fact): void => {
    if (revision !== (revisions.get(stream) ?? 0) + 1)
      throw new DisorderedLogError(position, `revision ${revision} of ${stream} came next`);
    revisions.set(stream, revision);
  };
  let disorder: Text | undefined;
  try {
    for await (const batch of store.subscribe(0, { untilHead: true })) {
      checkOrder(position, batch);
      for (const fact of batch) {
        checkRevision(fact);
        [position, count, digest] = [fact.position, count + 1, nextDigest(digest, fact)];
        judge();
      }
    }
    if (position < head) disorder = notWhole(position, head);
  } catch (error) {
    if (!(error instanceof DisorderedLogError)) throw error;
    disorder = notInOrder(error.position);
  }
  for (const { view, position: claimedPosition } of claimed) {
    if (!verdicts.has(view)) verdicts.set(view, { verdict: 'differs', reason: disorder ?? notInLog(claimedPosition) });
    else if (disorder) verdicts.set(view, { verdict: 'differs', reason: disorder });
  }
  return verdicts;
}

function compared(claimed: Checkpoint, count: number, digest: string): Verdict {
  if (claimed.count !== count) return { verdict: 'differs', reason: otherCount(claimed, count) };
  return claimed.digest === digest ? PROVED : { verdict: 'differs', reason: otherFacts(claimed) };
}

/**
 * Compares the rows of proved views with those that the log gives.
 * @param scratch a file in which the same views were built from nothing
 */
export async function proveRows(
  diagnoses: readonly ViewDiagnosis[],
  {
    live,
    scratch,
    views,
    store,
  }: {
    readonly live: ViewsFile;
    readonly scratch: ViewsFile;
    readonly views: readonly View[];
    readonly store: EventStore;
  },
): Promise<readonly ViewDiagnosis[]> {
  const states = await differingState(live, store);
  return diagnoses.map((diagnosis) => {
    if (diagnosis.verdict !== 'proved' && diagnosis.verdict !== 'stopped') return diagnosis;
    const { proofs } = views.find(({ name }) => name === diagnosis.view)!;
    const row = proofs
      .map(({ of, sql }) => differingRow(of, [live.db, scratch.db], sql, diagnosis.position))
      .find((found) => found !== undefined);
    const reason = row ?? (diagnosis.view === LIFECYCLES.name ? states : undefined);
    return reason ? { ...diagnosis, verdict: 'differs' as const, reason } : diagnosis;
  });
}

function differingRow(
  table: string,
  files: readonly [Database.Database, Database.Database],
  sql: string,
  position: number,
): Text | undefined {
  const [left, right] = files.map((db) => db.prepare<[number], unknown[]>(sql).raw().iterate(position)) as [
    IterableIterator<unknown[]>,
    IterableIterator<unknown[]>,
  ];
  try {
    for (;;) {
      const [here, there] = [left.next(), right.next()];
      if (here.done && there.done) return undefined;
      if (here.done || there.done || !sameRow(here.value, there.value)) {
        const [key] = (there.done ? here : there).value as unknown[];
        return otherRow(table, String(key));
      }
    }
  } finally {
    left.return?.();
    right.return?.();
  }
}

/** The first initiative whose states are not those that its facts give for the day that they were computed for. */
async function differingState({ db }: ViewsFile, store: EventStore): Promise<Text | undefined> {
  for (const { initiative, position, computedOn } of settlementsIn(db)) {
    if (position === null || computedOn === null) continue;
    const held = statesIn(db, initiative);
    const facts = await factsUpTo(position, initiative, store);
    const { rows } = statesOf(initiative, facts, { asOf: computedOn, knownAt: computedOn });
    const other = STATE_TABLES.find(({ name }) => !sameRows(held.get(name)!, rows.get(name)!));
    if (other) return otherRow(other.name, initiative);
  }
  return undefined;
}

const sameRows = (a: readonly (readonly unknown[])[], b: readonly (readonly unknown[])[]): boolean =>
  a.length === b.length && a.every((row, at) => sameRow(row, b[at]));

/** What SQLite finds wrong with the file itself. */
function damageIn(db: Database.Database): string | undefined {
  try {
    const found = db.pragma('quick_check(1)', { simple: true });
    return found === 'ok' ? undefined : String(found);
  } catch (error) {
    if (saysDamaged(error)) return (error as Error).message;
    throw error;
  }
}

const REBUILD: Text = { en: 'Rebuild the views.', ja: 'ビューを作り直す必要がある。' };

const because = (en: string, ja: string): Text => ({ en: `${en} ${REBUILD.en}`, ja: `${ja}${REBUILD.ja}` });

const damaged = (fault: string): Verdict => ({
  verdict: 'damaged',
  reason: because(`The file is damaged: ${fault}.`, `ファイルが壊れている（${fault}）。`),
});

const stoppedAt = ({ position, factId, type, message }: NonNullable<Checkpoint['diagnosis']>): Verdict => ({
  verdict: 'stopped',
  reason: {
    en: `It stopped before fact ${factId} (${type}, position ${position}): ${message}`,
    ja: `事実 ${factId}（${type}、位置 ${position}）の手前で止まった：${message}`,
  },
});

const notInLog = (position: number): Text =>
  because(
    `It stands at position ${position}, where the log has no fact.`,
    `位置 ${position} まで取り込んだとあるが、ログのその位置に事実がない。`,
  );

const notWhole = (position: number, head: number): Text => ({
  en: `The log ended at position ${position}, though its head is at ${head}.`,
  ja: `ログは位置 ${position} で終わったが、末尾は ${head} のはずである。`,
});

const notInOrder = (position: number): Text => ({
  en: `The log is not in order after position ${position}.`,
  ja: `ログが位置 ${position} より後で順序どおりでない。`,
});

const otherCount = ({ position, count }: Checkpoint, inLog: number): Text =>
  because(
    `It consumed ${count} facts up to position ${position}, where the log has ${inLog}.`,
    `位置 ${position} までに ${count} 件を取り込んだが、ログには ${inLog} 件ある。`,
  );

const otherFacts = ({ position }: Checkpoint): Text =>
  because(
    `The facts that it consumed up to position ${position} are not those of the log, in its order.`,
    `位置 ${position} までに取り込んだ事実が、ログの事実やその順序と一致しない。`,
  );

const otherRow = (table: string, key: string): Text =>
  because(
    `Table ${table} is not what the log gives: first at ${key}.`,
    `テーブル ${table} の内容がログと一致しない（最初の相違：${key}）。`,
  );
