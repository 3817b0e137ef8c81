import { SingleBar } from 'cli-progress';
import {
  migrateLog,
  shownAddress,
  type EventStoreAddress,
  type LogPlace,
  type MigrationProgress,
  type MigrationReport,
} from '@sebone/application';
import { isRejection, reject, type Rejection } from '@sebone/kernel';
import { EXIT, json, say, type Context } from '../io.ts';
import { eventStoreOf } from '../log.ts';
import { Refused, tell } from '../refusals.ts';

/** Which way a log is copied: from the data folder to KurrentDB, or back. */
export interface Migration {
  readonly direction: 'to' | 'from';
  /** `true`: the one in the environment. */
  readonly address: string | true;
  /** Absent: the one in the environment, if there is one. */
  readonly namespace?: string;
}

/** What the help of the command adds: the way back, and notes in both languages. */
export const MIGRATE_HELP = `  $ sebone migrate --from 'kurrentdb://127.0.0.1:2113?tls=false' --data sebone-back

Say --to or --from. Without an address after it, it is that of SEBONE_EVENT_STORE, so that no password stands in the
command line. Stop the servers on both sides first. Killed and begun again, it goes on where it was.
--to か --from のどちらか一方を指定する。後ろのアドレスを省くと SEBONE_EVENT_STORE の値を使うので、パスワードをコマンド
ラインに書かずに済む。先に両側のサーバーを停止する。途中で終了しても、もう一度実行すれば続きから再開する。`;

/** Copies a log, proves that both are the same, and gives the exit code. */
export async function migrate(context: Context, { direction, ...said }: Migration): Promise<number> {
  const folder = context.data;
  const eventStore = eventStoreIn(context, said);
  const [from, to]: readonly LogPlace[] = direction === 'to' ? [{ folder }, eventStore] : [eventStore, { folder }];
  const bar = progressBar(context);
  try {
    const report = await migrateLog(from!, to!, { onProgress: bar.update });
    bar.stop();
    if (isRejection(report)) throw new Refused(report);
    const { difference = null } = report;
    const shown = { ...eventStore, address: shownAddress(eventStore.address) };
    if (context.json) json(context, { direction, folder, eventStore: shown, ...report, difference });
    else tellReport(context, report);
    if (difference) return tellDifference(context, copyDiffers(difference));
    if (!context.json) tellWhatNow(context, direction);
    return EXIT.done;
  } finally {
    bar.stop();
  }
}

/** What the command line says goes before the environment. @throws Refused where neither says an address, or an ill-formed one */
function eventStoreIn(context: Context, { address, namespace }: Omit<Migration, 'direction'>): EventStoreAddress {
  const { io } = context;
  const env = {
    ...io.env,
    ...(address !== true && { SEBONE_EVENT_STORE: address }),
    ...(namespace !== undefined && { SEBONE_EVENT_STORE_NAMESPACE: namespace }),
  };
  const eventStore = eventStoreOf({ ...context, io: { ...io, env } });
  if (!eventStore) throw new Refused(NO_EVENT_STORE);
  return eventStore;
}

const NO_EVENT_STORE = reject(
  'no-event-store',
  { en: 'Nothing says which KurrentDB is meant.', ja: '対象の KurrentDB が指定されていない。' },
  [
    {
      field: 'SEBONE_EVENT_STORE',
      value: '',
      remedy: {
        en: 'Give its address after --to or --from, or in SEBONE_EVENT_STORE.',
        ja: '--to または --from の後ろ、または SEBONE_EVENT_STORE でアドレスを指定する。',
      },
    },
  ],
);

function tellReport(context: Context, { copied, facts, commands, digests, difference }: MigrationReport): void {
  say(context, { en: `Copied ${copied} facts.`, ja: `事実${copied}件をコピーした。` });
  if (!difference)
    say(context, {
      en: `Read back, both logs hold the same ${facts} facts of ${commands} commands.`,
      ja: `読み直した結果、両方のログに同じ事実${facts}件（コマンド${commands}件）がある。`,
    });
  say(context, { en: `SHA-256 of the source: ${digests.source}`, ja: `コピー元の SHA-256：${digests.source}` });
  say(context, { en: `SHA-256 of the copy:   ${digests.target}`, ja: `コピー先の SHA-256：${digests.target}` });
}

function tellDifference(context: Context, { code, message, details }: Rejection): number {
  const { language } = context;
  return tell(context, {
    exit: EXIT.damaged,
    code,
    message: message[language],
    details: details.map(({ field, value, remedy }) => ({ field, value, remedy: remedy[language] })),
  });
}

const copyDiffers = ({ nth, what, source, target }: NonNullable<MigrationReport['difference']>): Rejection =>
  reject(
    'copy-differs',
    {
      en: `The copy is not the same as its source: fact ${nth} differs (${what}).`,
      ja: `コピー先がコピー元と一致しない：${nth}件目の事実が異なる（${what}）。`,
    },
    [
      {
        field: 'difference',
        value: { nth, what, source: source ?? null, target: target ?? null },
        remedy: {
          en: 'Do not use this copy. Prove the source with `sebone doctor`, then copy to an empty folder or another namespace.',
          ja: 'このコピーは使わない。コピー元を `sebone doctor` で確かめ、空のフォルダーか別の名前空間にコピーし直す。',
        },
      },
    ],
  );

/** The log alone was copied: what becomes of the rest is said. */
function tellWhatNow(context: Context, direction: Migration['direction']): void {
  const { data } = context;
  if (direction === 'to')
    say(context, {
      en: `Next: set SEBONE_EVENT_STORE to that address and serve ${data} again. Its own log stays as it was, as a backup.`,
      ja: `次に、SEBONE_EVENT_STORE にそのアドレスを設定し、${data} を再び提供する。フォルダー内のログはそのまま残り、バックアップになる。`,
    });
  else
    say(context, {
      en: `Next: leave SEBONE_EVENT_STORE unset and serve ${data}. The facts in KurrentDB stay as they were.`,
      ja: `次に、SEBONE_EVENT_STORE の設定を外し、${data} を提供する。KurrentDB 内の事実はそのまま残る。`,
    });
  say(context, {
    en: 'Not copied: the views, which are built anew from the log, and keys.db and answers.db, which belong to their data folder.',
    ja: 'コピーしないもの：ログから作り直されるビューと、それぞれのデータフォルダーに属する keys.db と answers.db。',
  });
  say(context, {
    en: 'See docs/guides/cluster.md.',
    ja: '詳しくは docs/guides/cluster.ja.md。',
  });
}

const PHASES = {
  comparing: { en: 'comparing', ja: '照合' },
  copying: { en: 'copying', ja: 'コピー' },
  proving: { en: 'proving', ja: '検証' },
} as const;

/** A bar on standard error, where somebody watches it. */
function progressBar({ io, json: isJson, language }: Context): {
  update(progress: MigrationProgress): void;
  stop(): void;
} {
  if (!io.interactive || isJson) return { update: () => undefined, stop: () => undefined };
  const format = '{phase} {bar} {percentage}% · {eta_formatted}';
  const bar = new SingleBar({ format, hideCursor: true, clearOnComplete: true });
  let shown: MigrationProgress['phase'] | undefined;
  return {
    update({ phase, done, total }) {
      if (phase !== shown) {
        if (shown !== undefined) bar.stop();
        shown = phase;
        bar.start(total, done, { phase: PHASES[phase][language] });
      }
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
