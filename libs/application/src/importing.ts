import { hash } from 'node:crypto';
import type { Day } from '@sebone/kernel';
import type { AppendResult, EventStore } from '@sebone/event-store';
import { stageWorkbook, type Fault, type Note, type Staging } from '@sebone/workbook';
import { namesIn } from './known-names.ts';
import { commandIdOf, rehearse, type Rehearsed, type UnitOfWork } from './rehearsal.ts';

/** How an import went, in rows and facts. */
export interface ImportReport {
  /** Data rows read, of all files. */
  readonly rows: number;
  /** Facts recorded by this import. */
  readonly facts: number;
  /** Rows that said nothing new. */
  readonly unchanged: number;
  /** Rows that said something else than what stood: recorded as corrections. */
  readonly corrected: number;
  /** Rows with a fault: none of what they say was recorded. */
  readonly rejected: number;
}

export interface ImportProgress {
  readonly phase: 'reading' | 'checking' | 'recording';
  readonly done: number;
  /** In the same unit as `done`; `undefined` while it cannot be told. */
  readonly total: number | undefined;
}

export interface ImportOptions {
  /** Where the scratch file goes: the data folder. */
  readonly workFolder: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The time zone of initiatives that the workbook charters, and of `now` for its dates. */
  readonly timeZone: string;
  readonly today: Day;
  /** Record the rows without faults although others have some. */
  readonly acceptValid?: boolean;
  /** Where the rows with faults go, in the same form, when `acceptValid`. */
  readonly rejectsFolder?: string;
  readonly actor: string;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Told of every fault, in the order of files and lines, before anything is recorded. */
  readonly onFault?: (fault: Fault) => void;
  readonly onNote?: (note: Note) => void;
}

/** How many facts are written in one go, about. */
const GROUP = 4096;

/**
 * Imports a workbook through the domain's commands. First everything is read, checked and decided, and every fault of
 * every row told; then, if there is none or `acceptValid`, what was decided is recorded. Stopped at any moment and started
 * again it ends with the same facts: what is recorded already is found unchanged.
 */
export async function importWorkbook(source: string, store: EventStore, options: ImportOptions): Promise<ImportReport> {
  const progress = options.onProgress ?? (() => undefined);
  const staging = await stageWorkbook(source, {
    workFolder: options.workFolder,
    today: options.today,
    timeZone: options.timeZone,
    known: namesIn(store),
    onProgress: ({ bytes, totalBytes }) => progress({ phase: 'reading', done: bytes, total: totalBytes }),
  });
  try {
    for (const note of staging.notes) options.onNote?.(note);
    const decided = await decide(store, staging, options, progress);
    const { rows } = staging;
    const rejected = staging.faultyRows();
    let faults = 0;
    for (const fault of staging.faults()) {
      faults++;
      options.onFault?.(fault);
    }
    if (faults > 0 && !options.acceptValid) return { rows, facts: 0, unchanged: 0, corrected: 0, rejected };
    if (rejected > 0 && options.rejectsFolder !== undefined) staging.writeRejects(options.rejectsFolder);
    await record(store, staging, decided.facts, options, progress);
    return {
      rows,
      facts: decided.facts,
      unchanged: rows - rejected - decided.changed,
      corrected: decided.corrected,
      rejected,
    };
  } finally {
    staging.close();
  }
}

/** Rehearses until no more rows fall: each pass leaves out those that the pass before found wanting. */
async function decide(
  store: EventStore,
  staging: Staging,
  { now, timeZone }: ImportOptions,
  progress: NonNullable<ImportOptions['onProgress']>,
): Promise<Rehearsed> {
  for (;;) {
    let done = 0;
    const onRow = (): void => {
      if (++done % 1000 === 0) progress({ phase: 'checking', done: Math.min(done, staging.rows), total: staging.rows });
    };
    const decided = await rehearse(store, staging, { now, timeZone, onRow });
    if (decided.faults === 0) return decided;
  }
}

/** Records what was decided, some units of work at a time. */
async function record(
  store: EventStore,
  staging: Staging,
  facts: number,
  { actor }: ImportOptions,
  progress: NonNullable<ImportOptions['onProgress']>,
): Promise<void> {
  let underWay: Promise<void>[] = [];
  let written: Set<string> = new Set();
  let waiting = 0;
  let done = 0;
  for (const text of staging.kept()) {
    const { stream, expected, initiative, events } = JSON.parse(text) as UnitOfWork;
    // What a unit was decided on has to be in the log before it.
    if (waiting >= GROUP || written.has(stream) || (initiative && written.has(initiative.stream))) {
      await Promise.all(underWay);
      [underWay, written, waiting] = [[], new Set(), 0];
    }
    const id = commandIdOf(stream, expected);
    const appends = [{ stream, expected, events }, ...(initiative ? [{ ...initiative, events: [] }] : [])];
    const mark = { id, fingerprint: hash('sha256', text, 'base64url'), actor, correlationId: id, causationId: id };
    underWay.push(store.append(appends, mark).then((result) => recorded(result, id)));
    written.add(stream);
    waiting += events.length;
    progress({ phase: 'recording', done: (done += events.length), total: facts });
  }
  await Promise.all(underWay);
}

function recorded(result: AppendResult, id: string): void {
  if (result.kind !== 'appended') throw new ChangedMeanwhileError(id, result.kind);
}

/** What was found right when it was decided no longer was when it was recorded: the log changed meanwhile. */
export class ChangedMeanwhileError extends Error {
  readonly code = 'changed-meanwhile';
  constructor(commandId: string, why: string) {
    super(
      `The log changed while the import ran: ${commandId} met "${why}". Import again: what was recorded so far is found unchanged.`,
    );
    this.name = 'ChangedMeanwhileError';
  }
}
