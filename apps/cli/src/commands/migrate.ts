import { SingleBar } from 'cli-progress';
import {
  migrateLog,
  shownAddress,
  type EventStoreAddress,
  type MigrationProgress,
  type MigrationReport,
  type PersonalReport,
} from '@sebone/application';
import { isRejection, reject, type Rejection, type Text } from '@sebone/kernel';
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
  /** The file with the key of the vault in KurrentDB; absent: that of the data folder. */
  readonly key?: string;
}

/** What the help of the command adds: the way back, and notes in both languages. */
export const MIGRATE_HELP = `  $ sebone migrate --from 'kurrentdb://127.0.0.1:2113?tls=false' --data sebone-back

Say --to or --from. Without an address after it, it is that of SEBONE_EVENT_STORE, so that no password stands in the
command line. Stop the servers on both sides first. Killed and begun again, it goes on where it was. Personal data goes along, and is
encrypted anew: for --from, put the vault.key of the servers into the data folder first, or name it with --key.
--to か --from のどちらか一方を指定する。後ろのアドレスを省くと SEBONE_EVENT_STORE の値を使うので、パスワードをコマンド
ラインに書かずに済む。先に両側のサーバーを停止する。途中で終了しても、もう一度実行すれば続きから再開する。個人情報も移し、
暗号化し直す。--from では、サーバーの vault.key を先にデータフォルダーに置くか、--key で指定する。`;

/** Copies a log with its personal values, proves that both are the same, and gives the exit code. */
export async function migrate(context: Context, { direction, key, ...said }: Migration): Promise<number> {
  const folder = context.data;
  const eventStore = eventStoreIn(context, said);
  const bar = progressBar(context);
  try {
    const options = { onProgress: bar.update, key };
    const report = await (direction === 'to'
      ? migrateLog({ folder }, eventStore, options)
      : migrateLog(eventStore, { folder }, options));
    bar.stop();
    if (isRejection(report)) throw new Refused(report);
    const { difference = null, personal = null } = report;
    const shown = { ...eventStore, address: shownAddress(eventStore.address) };
    if (context.json) json(context, { direction, folder, eventStore: shown, ...report, difference, personal });
    else tellReport(context, report);
    if (difference) return tellDifference(context, copyDiffers(difference));
    if (personal && personal.differing > 0) return tellDifference(context, personalDiffers(personal.differing));
    if (!context.json) tellWhatNow(context, direction);
    return EXIT.done;
  } finally {
    bar.stop();
  }
}

/** What the command line says goes before the environment. @throws Refused where neither says an address, or an ill-formed one */
function eventStoreIn(
  context: Context,
  { address, namespace }: Pick<Migration, 'address' | 'namespace'>,
): EventStoreAddress {
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

function tellReport(context: Context, report: MigrationReport): void {
  const { copied, facts, commands, digests, difference, personal } = report;
  say(context, { en: `Copied ${copied} facts.`, ja: `事実${copied}件をコピーした。` });
  if (!difference)
    say(context, {
      en: `Read back, both logs hold the same ${facts} facts of ${commands} commands.`,
      ja: `読み直した結果、両方のログに同じ事実${facts}件（コマンド${commands}件）がある。`,
    });
  say(context, { en: `SHA-256 of the source: ${digests.source}`, ja: `コピー元の SHA-256：${digests.source}` });
  say(context, { en: `SHA-256 of the copy:   ${digests.target}`, ja: `コピー先の SHA-256：${digests.target}` });
  if (personal) tellPersonal(context, personal);
}

function tellPersonal(context: Context, { moved, alike, unknown, erased }: PersonalReport): void {
  say(context, {
    en: `Moved ${moved} personal values. Opened again, ${alike} are alike in both vaults; erased subjects: ${erased}.`,
    ja: `個人情報の値${moved}件を移した。開き直した結果、両方の保管庫で一致する値は${alike}件、消去済みの対象者は${erased}件。`,
  });
  if (unknown > 0)
    say(context, {
      en: `Nothing is known of ${unknown} more: the vault of the source does not open their tokens.`,
      ja: `ほかに${unknown}件のトークンは、コピー元の保管庫に値がなく、開けない。`,
    });
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

const personalDiffers = (differing: number): Rejection =>
  reject(
    'personal-differs',
    {
      en: `${differing} personal values do not open alike in the vault of the copy.`,
      ja: `コピー先の保管庫で、個人情報の値${differing}件が元と一致しない。`,
    },
    [
      {
        field: 'personal',
        value: differing,
        remedy: {
          en: 'Stop whoever writes to either side, and run the same command again. If it says the same, copy to an empty folder or another namespace.',
          ja: '両側に書き込んでいるものを停止し、同じコマンドをもう一度実行する。それでも同じなら、空のフォルダーか別の名前空間にコピーし直す。',
        },
      },
    ],
  );

/** Log and personal values were copied: what becomes of the rest is said. */
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
  say(context, leftBehind(direction, data));
  say(context, {
    en: 'Not copied: the views, which are built anew from the log, and keys.db and answers.db, erasures.jsonl and the ledger, which belong to their data folder.',
    ja: 'コピーしないもの：ログから作り直されるビューと、それぞれのデータフォルダーに属する keys.db と answers.db、erasures.jsonl、台帳。',
  });
  say(context, {
    en: 'See docs/guides/cluster.md.',
    ja: '詳しくは docs/guides/cluster.ja.md。',
  });
}

/** Personal values are on both sides from here on, and each side is erased by itself. */
const leftBehind = (direction: Migration['direction'], data: string): Text =>
  direction === 'to'
    ? {
        en: `Every server needs the same vault.key. The vault.db of ${data} keeps its personal data, too: run \`sebone erase\` on this folder, so that it is erased in both.`,
        ja: `どのサーバーにも同じ vault.key が要る。${data} の vault.db にも個人情報が残るので、\`sebone erase\` はこのフォルダーで実行し、両方から消去する。`,
      }
    : {
        en: 'KurrentDB keeps its personal data, too: what is erased in the folder is not erased there.',
        ja: 'KurrentDB にも個人情報が残る。フォルダーで消去しても、そこからは消去されない。',
      };

const PHASES = {
  comparing: { en: 'comparing', ja: '照合' },
  copying: { en: 'copying', ja: 'コピー' },
  proving: { en: 'proving', ja: '検証' },
  personal: { en: 'personal data', ja: '個人情報' },
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
