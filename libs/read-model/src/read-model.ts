import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Day } from '@sebone/kernel';
import type { EventStore } from '@sebone/event-store';
import { consume, type CatchUpReport, type Progress } from './catching-up.ts';
import type { Checkpoint } from './checkpoint.ts';
import { proveRows, proveViews, type ViewDiagnosis } from './proving.ts';
import { initiativeStates, partnerStates, type InitiativeLife, type PartnerLife } from './questions.ts';
import { settleStates } from './settling.ts';
import { saysDamaged } from './sqlite-code.ts';
import type { View } from './view.ts';
import { VIEWS } from './views.ts';
import { finishDraft, openDraft, openLive, removeFile, swapIn, type ViewsFile } from './views-file.ts';

export interface ReadModelOptions {
  /** Where `views.db` lives; made where it is not. */
  readonly folder: string;
  /** The clock behind rates and times left: milliseconds since 1970. */
  readonly now?: () => number;
  /** Which views are kept: all of them unless told. */
  readonly views?: readonly View[];
}

export interface RunningOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the work early. What was committed stays; a draft of a rebuild is thrown away. */
  readonly signal?: AbortSignal;
}

/**
 * The views of a log, as tables in `views.db` that any SQL tool may open to read. All that they hold comes from the log,
 * and each says how far: nothing is lost with the file.
 */
export interface ReadModel {
  /** The SQLite file. */
  readonly file: string;
  /**
   * Consumes the log to its head. Batch by batch, rows and checkpoints are committed in one transaction, so that after a
   * crash it goes on exactly where it was. Views that are stopped are tried again.
   * @throws DisorderedLogError where the log does not come in order or not to its head
   */
  catchUp(store: EventStore, options?: RunningOptions): Promise<CatchUpReport>;
  /** Catches up and goes on with what comes, until `signal` is aborted, the store or this is closed, or no view is live. */
  follow(store: EventStore, options?: RunningOptions): Promise<void>;
  /** Brings the states of the `lifecycles` view to `today`, a day in each initiative's time zone. To be called before they are read. */
  settle(store: EventStore, today: (initiative: string) => Day): Promise<void>;
  /** How far each view has consumed the log, and whether it runs. */
  checkpoints(): readonly Checkpoint[];
  /**
   * Proves each view against the log. Changes nothing.
   * @param options `deep`: also builds all views from nothing beside the live ones and compares every row
   */
  doctor(store: EventStore, options?: { readonly deep?: boolean }): Promise<readonly ViewDiagnosis[]>;
  /**
   * Builds all views anew beside the live ones, which serve on meanwhile, and puts them in their place. A crash at any
   * moment leaves the old views or the new ones, whole. States are to be settled again.
   * @throws ViewsInUseError where another program has the file open
   */
  rebuild(store: EventStore, options?: RunningOptions): Promise<CatchUpReport>;
  /** The initiatives as last settled, by id. */
  initiatives(): readonly InitiativeLife[];
  /** The partners of an initiative as last settled, by id. */
  partners(initiative: string): readonly PartnerLife[];
  /** Ends what runs and lets go of the file. Idempotent. */
  close(): void;
}

/** Opens the views in a folder. Views whose definition has changed begin anew: catch up before they are read. */
export function openReadModel({ folder, now = Date.now, views = VIEWS }: ReadModelOptions): ReadModel {
  mkdirSync(folder, { recursive: true });
  const path = join(resolve(folder), 'views.db');
  const closing = new AbortController();
  let live: ViewsFile = openLive(path, views);
  let rebuilding = false;

  const running = ({ onProgress, signal }: RunningOptions) => ({
    onProgress,
    now,
    signal: signal ? AbortSignal.any([signal, closing.signal]) : closing.signal,
  });

  /** Builds the views in a file beside the live ones. */
  const draft = async <Result>(suffix: string, use: (file: ViewsFile) => Promise<Result>): Promise<Result> => {
    const file = openDraft(path + suffix, views);
    try {
      return await use(file);
    } finally {
      if (file.db.open) file.db.close();
      removeFile(path + suffix);
    }
  };

  const putInPlace = (file: ViewsFile): void => {
    finishDraft(file);
    try {
      live = swapIn(file.path, live, views);
    } finally {
      if (!live.db.open) live = openLive(path, views);
    }
  };

  return {
    file: path,
    catchUp: (store, options = {}) => consume(() => live, store, { ...running(options), untilHead: true }),
    follow: async (store, options = {}) => {
      await consume(() => live, store, { ...running(options), untilHead: false });
    },
    settle: (store, today) => settleStates(() => live, store, today),
    checkpoints: () => live.checkpoints.all(),
    doctor: async (store, { deep = false } = {}) => {
      const diagnoses = await proveViews(live, views, store);
      if (!deep || diagnoses.some(({ verdict }) => verdict === 'damaged')) return diagnoses;
      return draft('.proof', async (scratch) => {
        await consume(() => scratch, store, { ...running({}), untilHead: true });
        return proveRows(diagnoses, { live, scratch, views, store });
      });
    },
    rebuild: async (store, options = {}) => {
      if (rebuilding) throw new Error('The views are being rebuilt already.');
      rebuilding = true;
      try {
        return await draft('.new', async (file) => {
          const settings = { ...running(options), untilHead: true };
          let report = await consume(() => file, store, settings);
          // The live views may have been brought further meanwhile: what they have is not given up.
          for (let more = report; more.facts > 0 && furthest(file) < furthest(live);) {
            more = await consume(() => file, store, settings);
            report = { ...more, facts: report.facts + more.facts };
          }
          settings.signal.throwIfAborted();
          putInPlace(file);
          return report;
        });
      } finally {
        rebuilding = false;
      }
    },
    initiatives: () => initiativeStates(live.db),
    partners: (initiative) => partnerStates(live.db, initiative),
    close: () => {
      closing.abort();
      live.db.close();
    },
  };
}

/** The position of the view that is furthest; 0 where the file cannot say. */
function furthest({ checkpoints }: ViewsFile): number {
  try {
    return Math.max(0, ...checkpoints.all().map(({ position }) => position));
  } catch (error) {
    if (saysDamaged(error)) return 0;
    throw error;
  }
}
