import { isRejection, type Day } from '@sebone/kernel';
import type { EventStore } from '@sebone/event-store';
import { stageWorkbook, type Fault, type Note, type StagedRecord, type Staging } from '@sebone/workbook';
import { commandFor, rehearse } from './rehearsal.ts';
import type { Transactor } from './transact.ts';

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

/** How many commands may be on their way to the log at once: they are written in groups of about this size. */
const UNDER_WAY = 512;

/**
 * Imports a workbook through the domain's commands. First everything is read, checked and rehearsed, and every fault of
 * every row told; then, if there is none or `acceptValid`, it is recorded. Stopped at any moment and started again it
 * ends with the same facts: what is recorded already is found unchanged.
 */
export async function importWorkbook(source: string, store: EventStore, transactor: Transactor, options: ImportOptions): Promise<ImportReport> {
  const progress = options.onProgress ?? (() => undefined);
  const staging = await stageWorkbook(source, {
    workFolder: options.workFolder,
    today: options.today,
    timeZone: options.timeZone,
    onProgress: ({ bytes, totalBytes }) => progress({ phase: 'reading', done: bytes, total: totalBytes }),
  });
  try {
    for (const note of staging.notes) options.onNote?.(note);
    await check(store, staging, options, progress);
    const rejected = staging.faultyRows();
    let faults = 0;
    for (const fault of staging.faults()) {
      faults++;
      options.onFault?.(fault);
    }
    if (faults > 0 && !options.acceptValid) return { rows: staging.rows, facts: 0, unchanged: 0, corrected: 0, rejected };
    if (rejected > 0 && options.rejectsFolder !== undefined) staging.writeRejects(options.rejectsFolder);
    return { rows: staging.rows, rejected, ...(await record(staging, transactor, options, progress)) };
  } finally {
    staging.close();
  }
}

/** Rehearses until no more rows fall: each pass leaves out those that the pass before found wanting. */
async function check(store: EventStore, staging: Staging, options: ImportOptions, progress: NonNullable<ImportOptions['onProgress']>): Promise<void> {
  for (;;) {
    let done = 0;
    const added = await rehearse(store, staging, {
      now: options.now,
      timeZone: options.timeZone,
      onRow: () => {
        if (++done % 1000 === 0) progress({ phase: 'checking', done, total: staging.rows });
      },
    });
    if (added === 0) return;
  }
}

async function record(
  staging: Staging,
  transactor: Transactor,
  options: ImportOptions,
  progress: NonNullable<ImportOptions['onProgress']>,
): Promise<Pick<ImportReport, 'facts' | 'unchanged' | 'corrected'>> {
  const changedRows = new Set<number>();
  const correctedRows = new Set<number>();
  let facts = 0;
  let done = 0;
  const underWay: Promise<void>[] = [];
  for (const staged of staging.records()) {
    const at = transactor.at(staged.stream) ?? (await transactor.load(staged.record, staged.stream));
    const command = commandFor(staged, at.state.records);
    if (isRejection(command)) throw new ChangedMeanwhileError(staged, command.message.en);
    const correction = at.state.records.has(`${staged.kind}/${staged.key}`);
    // All that it is decided on is brought to hand first: so commands are decided in import order.
    await transactor.prepare(command);
    const given = transactor.transact(command, { commandId: `import.${staged.stream}@${at.revision + 1}`, actor: options.actor });
    underWay.push(
      given.then((outcome) => {
        if (outcome.kind === 'rejection') throw new ChangedMeanwhileError(staged, outcome.message.en);
        if (outcome.kind === 'unchanged' || outcome.repeated) return;
        facts += outcome.answer.facts.length;
        changedRows.add(staged.row);
        if (correction) correctedRows.add(staged.row);
      }),
    );
    if (++done % 1000 === 0) progress({ phase: 'recording', done, total: staging.rows });
    if (underWay.length >= UNDER_WAY) await Promise.all(underWay.splice(0));
  }
  await Promise.all(underWay);
  const rejected = staging.faultyRows();
  return { facts, unchanged: staging.rows - rejected - changedRows.size, corrected: correctedRows.size };
}

/** What was found right when it was checked was refused when it was recorded: the log changed meanwhile. */
export class ChangedMeanwhileError extends Error {
  readonly code = 'changed-meanwhile';
  constructor(staged: StagedRecord, reason: string) {
    super(`${staged.at.file}, line ${staged.at.line}: the log changed while the import ran. ${reason} Import again.`);
    this.name = 'ChangedMeanwhileError';
  }
}
