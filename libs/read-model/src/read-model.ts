import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dayIn, type Horizons } from '@sebone/kernel';
import type { EventStore } from '@sebone/event-store';
import { consume, type CatchUpReport, type Progress } from './catching-up.ts';
import type { Checkpoint } from './checkpoint.ts';
import { openExcerpt, type Excerpt } from './excerpt.ts';
import { followLog, type Following, type FollowOptions } from './following.ts';
import { proveRows, proveViews, type ViewDiagnosis } from './proving.ts';
import { initiativeStates, partnerStates, type InitiativeLife, type PartnerLife } from './questions.ts';
import { settleStates, type Today } from './settling.ts';
import { saysDamaged } from './sqlite-code.ts';
import type { View } from './view.ts';
import { VIEWS } from './views.ts';
import { finishDraft, openDraft, openLive, removeFile, swapIn, type ViewsFile } from './views-file.ts';

export interface ReadModelOptions {
  /** Where `views.db` lives; made where it is not. */
  readonly folder: string;
  /** The clock behind today, rates and times left: milliseconds since 1970. */
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
   * @throws OtherLogError where it is not the log that the views have consumed so far
   */
  catchUp(store: EventStore, options?: RunningOptions): Promise<CatchUpReport>;
  /** Keeps the views up with the log, their states settled, from now on: until what it gives, the store or this is closed. */
  follow(store: EventStore, options?: FollowOptions): Following;
  /**
   * Brings the states of the `lifecycles` view to what it has consumed and to today. To be called before they are read,
   * but for views that follow the log.
   * @param today a day for each initiative; that of the clock, in the initiative's time zone, unless given
   * @throws DisorderedLogError where the log does not give all facts that the view has consumed
   * @throws UnsettledStatesError where an initiative's facts cannot be folded; all others are settled
   */
  settle(store: EventStore, today?: Today): Promise<void>;
  /** How far each view has consumed the log, and whether it runs. */
  checkpoints(): readonly Checkpoint[];
  /**
   * Proves each view against the log. Changes nothing.
   * @param options `deep`: also builds all views from nothing beside the live ones and compares every row. `file`: `false`
   * leaves out the check of the file as such, which holds the process up for as long as it takes to read the file
   */
  doctor(
    store: EventStore,
    options?: { readonly deep?: boolean; readonly file?: boolean },
  ): Promise<readonly ViewDiagnosis[]>;
  /**
   * Builds all views anew beside the live ones, which serve on meanwhile, and puts them in their place. A crash at any
   * moment leaves the old views or the new ones, whole. The states of the new ones are settled for today.
   * @throws ViewsInUseError where another program has the file open
   * @throws UnsettledStatesError, after the exchange, where an initiative's facts cannot be folded; all else is in place
   */
  rebuild(store: EventStore, options?: RunningOptions): Promise<CatchUpReport>;
  /** The initiatives as last settled, by id. */
  initiatives(): readonly InitiativeLife[];
  /** The partners of an initiative as last settled, by id. */
  partners(initiative: string): readonly PartnerLife[];
  /**
   * Everything that the views say of one initiative, read at one moment. To be caught up and settled before.
   * @param store the log, for where things stood at horizons; not read without them
   * @param horizons where given, every table is what it would be if nothing were recorded but what had been reported by
   *   `knownAt` of what had happened by `asOf`
   */
  excerpt(store: EventStore, initiative: string, horizons?: Horizons): Promise<Excerpt>;
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
  const byClock: Today = (_, timeZone) => dayIn(timeZone, now());

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
    follow: (store, options = {}) =>
      followLog(() => live, store, { ...options, now, today: byClock, signal: closing.signal }),
    settle: async (store, today = byClock) => {
      const [failure] = await settleStates(() => live, { store, today, signal: closing.signal });
      if (failure) throw failure;
    },
    checkpoints: () => live.checkpoints.all(),
    doctor: async (store, { deep = false, file = true } = {}) => {
      const diagnoses = await proveViews(live, { views, store, file });
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
          let facts = 0;
          for (;;) {
            const report = await consume(() => file, store, settings);
            const [failure] = await settleStates(() => file, { ...settings, store, today: byClock });
            facts += report.facts;
            // The live views may have been brought further meanwhile: what they have is not given up.
            if (report.facts > 0 && furthest(file) < furthest(live)) continue;
            settings.signal.throwIfAborted();
            putInPlace(file);
            if (failure) throw failure;
            return { ...report, facts };
          }
        });
      } finally {
        rebuilding = false;
      }
    },
    initiatives: () => initiativeStates(live.db),
    partners: (initiative) => partnerStates(live.db, initiative),
    excerpt: (store, initiative, horizons) => openExcerpt(path, initiative, store, horizons),
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
