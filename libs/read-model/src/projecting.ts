import type { Fact } from '@sebone/kernel';
import type { Checkpoint, Diagnosis } from './checkpoint.ts';
import { nextDigest } from './digest.ts';
import { sqliteCode } from './sqlite-code.ts';
import type { ViewsFile } from './views-file.ts';

/** A stretch of the log: every fact after position `after` up to that of the last fact here. */
export interface Stretch {
  readonly after: number;
  readonly facts: readonly Fact[];
}

/**
 * Lets the views consume a stretch of the log: their rows and their checkpoints in one transaction. A view takes in what
 * it has not consumed yet; one that is not as far as the stretch begins takes in nothing. A fact that a projection throws
 * on stops its view just before that fact, with a diagnosis, and leaves the others running.
 * @param isActive which views consume
 * @returns the views that stopped
 * @throws where the file cannot be written; nothing is changed then
 */
export function applyStretch(
  file: ViewsFile,
  stretch: Stretch,
  isActive: (checkpoint: Checkpoint) => boolean,
): readonly string[] {
  const last = stretch.facts.at(-1)!.position;
  return file.transaction(() => {
    // Views that stand at one place have one digest to carry on.
    const places = new Map<string, Checkpoint[]>();
    for (const checkpoint of file.checkpoints.all()) {
      const { position, count, digest } = checkpoint;
      if (!isActive(checkpoint) || position < stretch.after || position >= last) continue;
      const place = `${position} ${count} ${digest}`;
      places.set(place, [...(places.get(place) ?? []), checkpoint]);
    }
    return [...places.values()].flatMap((checkpoints) => {
      const facts = stretch.facts.slice(stretch.facts.findIndex(({ position }) => position > checkpoints[0]!.position));
      return advance(file, checkpoints, facts);
    });
  });
}

/** Lets views that stand at one place consume `facts`; gives those that stopped. */
function advance(file: ViewsFile, checkpoints: readonly Checkpoint[], facts: readonly Fact[]): readonly string[] {
  const byView = new Map<string, Fact[]>(checkpoints.map(({ view }) => [view, []]));
  for (const fact of facts) {
    for (const view of file.viewsOf(fact.type)) byView.get(view)?.push(fact);
  }
  const stopped: string[] = [];
  const all = consumed(checkpoints[0]!, facts);
  for (const { view, version } of checkpoints) {
    const failure = project(file, view, byView.get(view)!);
    if (!failure) {
      file.checkpoints.write({ view, version, ...all, status: 'live' });
      continue;
    }
    const { position, id: factId, type } = failure.fact;
    const diagnosis: Diagnosis = { position, factId, type, message: failure.message };
    const before = consumed(checkpoints[0]!, facts.slice(0, facts.indexOf(failure.fact)));
    file.checkpoints.write({ view, version, ...before, status: 'stopped', diagnosis });
    stopped.push(view);
  }
  return stopped;
}

function consumed(
  { position, count, digest, fact }: Checkpoint,
  facts: readonly Fact[],
): Pick<Checkpoint, 'position' | 'count' | 'digest' | 'fact'> {
  const last = facts.at(-1);
  if (!last) return { position, count, digest, ...(fact !== undefined && { fact }) };
  const all = facts.reduce(nextDigest, digest);
  return { position: last.position, count: count + facts.length, digest: all, fact: last.id };
}

/** Writes the rows of `facts`, or of those before the first one that cannot be taken in. */
function project(
  { db, writers }: ViewsFile,
  view: string,
  facts: readonly Fact[],
): { fact: Fact; message: string } | undefined {
  const write = writers.get(view)!;
  db.exec('SAVEPOINT projecting');
  try {
    write(facts);
    db.exec('RELEASE projecting');
    return undefined;
  } catch (error) {
    if (!isOfTheFact(error)) throw error;
    db.exec('ROLLBACK TO projecting');
  }
  const failure = firstFailure(write, facts);
  if (failure) {
    db.exec('ROLLBACK TO projecting');
    write(facts.slice(0, facts.indexOf(failure.fact)));
  }
  db.exec('RELEASE projecting');
  return failure;
}

function firstFailure(
  write: (facts: readonly Fact[]) => void,
  facts: readonly Fact[],
): { fact: Fact; message: string } | undefined {
  for (const fact of facts) {
    try {
      write([fact]);
    } catch (error) {
      if (!isOfTheFact(error)) throw error;
      return { fact, message: messageOf(error) };
    }
  }
  return undefined;
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}

/** A full disk or a locked file is an outage and nobody's fault; anything else is between the fact and its projection. */
function isOfTheFact(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === undefined || /^SQLITE_(ERROR|CONSTRAINT|MISMATCH|TOOBIG|RANGE)/.test(code);
}
