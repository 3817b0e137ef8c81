import type Database from 'better-sqlite3';
import { NOTHING_CONSUMED } from './digest.ts';
import { column, table } from './view.ts';

/** Why a view stopped: the fact that its projection threw on, and what it threw. */
export interface Diagnosis {
  readonly position: number;
  readonly factId: string;
  readonly type: string;
  readonly message: string;
}

/** How far a view has consumed the log: committed in one transaction with the rows that it stands for. */
export interface Checkpoint {
  readonly view: string;
  readonly version: number;
  /** Of the last fact consumed, 0 for none. */
  readonly position: number;
  /** How many facts were consumed. */
  readonly count: number;
  /** The running digest of the facts consumed, in their order. */
  readonly digest: string;
  /** The id of the last fact consumed; absent where there is none. By it the log is known again. */
  readonly fact?: string;
  readonly status: 'live' | 'stopped';
  /** Present where it is stopped. The fact that it names is the first one not consumed. */
  readonly diagnosis?: Diagnosis;
}

/** The table of checkpoints, one row a view. */
export const CHECKPOINTS = table(
  'checkpoints',
  {
    en: 'How far each view has consumed the log. Committed in one transaction with the rows that it stands for.',
    ja: '各ビューがログをどこまで取り込んだか。対応する行と同じトランザクションで記録される。',
  },
  [
    column('view', 'TEXT', 'The view.', 'ビュー。'),
    column('version', 'INTEGER', 'The version of its definition.', 'その定義の版。'),
    column(
      'position',
      'INTEGER',
      'Position in the log of the last fact consumed, 0 for none.',
      '最後に取り込んだ事実のログ上の位置。なければ 0。',
    ),
    column('count', 'INTEGER', 'How many facts were consumed.', '取り込んだ事実の数。'),
    column(
      'digest',
      'TEXT',
      'Running SHA-256 over the facts consumed, in their order.',
      '取り込んだ事実の、順序どおりの SHA-256 連鎖。',
    ),
    column(
      'fact',
      'TEXT',
      'Id of the last fact consumed; NULL for none.',
      '最後に取り込んだ事実の id。なければ NULL。',
      false,
    ),
    column(
      'status',
      'TEXT',
      'live, or stopped at a fact that it could not take in.',
      'live、または取り込めない事実で止まった stopped。',
    ),
    column(
      'diagnosis',
      'JSON',
      'Where stopped: the fact and the reason, as JSON.',
      '停止中の場合：その事実と理由（JSON）。',
      false,
    ),
  ],
  ['view'],
);

/** The checkpoint of a view that has consumed nothing. */
export function unread(view: string, version: number): Checkpoint {
  return { view, version, position: 0, count: 0, digest: NOTHING_CONSUMED, status: 'live' };
}

type Row = Omit<Checkpoint, 'fact' | 'diagnosis'> & {
  readonly fact: string | null;
  readonly diagnosis: string | null;
};

/** Reads and writes checkpoints in a file. */
export interface CheckpointTable {
  /** All of them, by name. */
  all(): Checkpoint[];
  write(checkpoint: Checkpoint): void;
}

export function checkpointTable(db: Database.Database): CheckpointTable {
  const select = db.prepare<[], Row>(
    'SELECT view, version, position, count, digest, fact, status, diagnosis FROM checkpoints ORDER BY view',
  );
  const replace = db.prepare(
    'REPLACE INTO checkpoints (view, version, position, count, digest, fact, status, diagnosis) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    all: () =>
      select.all().map(({ fact, diagnosis, ...checkpoint }) => ({
        ...checkpoint,
        ...(fact !== null && { fact }),
        ...(diagnosis !== null && { diagnosis: JSON.parse(diagnosis) as Diagnosis }),
      })),
    write: ({ view, version, position, count, digest, fact, status, diagnosis }) => {
      const explained = diagnosis ? JSON.stringify(diagnosis) : null;
      replace.run(view, version, position, count, digest, fact ?? null, status, explained);
    },
  };
}
