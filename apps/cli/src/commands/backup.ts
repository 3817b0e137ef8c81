import { backUp, restore, type Restored } from '@sebone/application';
import { isRejection } from '@sebone/kernel';
import { json, say, type Context } from '../io.ts';
import { eventStoreOf, reading, viewsCaughtUp } from '../log.ts';
import { Refused } from '../refusals.ts';

export interface RestoreCommandOptions {
  readonly erasures?: string;
  readonly key?: string;
  readonly replace?: boolean;
  readonly newLedger?: boolean;
}

/** What the help of `backup` adds: notes in both languages. */
export const BACKUP_HELP = `
The folder may be served meanwhile. vault.key is left out unless --with-key is given: without it nobody reads the personal data in the
backup, and with it everybody does who has the backup. Keep it elsewhere, and do not lose it. ledger/signing.key is in it: whoever has the
backup can sign as you. A log in KurrentDB is backed up there.
See docs/guides/erasure.md.
提供中のフォルダーもそのままバックアップできる。vault.key は --with-key を付けない限り含まれない。鍵がなければバックアップ内の個人情報は
誰にも読めず、あればバックアップを持つ誰もが読める。鍵は別の場所に保管し、失わないようにする。ledger/signing.key は含まれるので、
バックアップを持つ者は署名もできる。KurrentDB にあるログは KurrentDB の方法で
バックアップする。詳しくは docs/guides/erasure.ja.md。`;

/** Copies the data folder as it stands, also while it is served. */
export async function backup(
  context: Context,
  folder: string,
  { withKey = false }: { readonly withKey?: boolean },
): Promise<void> {
  const made = await backUp(context.data, folder, { withKey });
  if (isRejection(made)) throw new Refused(made);
  if (context.json) return json(context, { folder, ...made });
  say(context, {
    en: `Copied ${context.data} to ${folder}: ${made.files.length} files. The views are built anew from the log.`,
    ja: `${context.data} を ${folder} にコピーした（${made.files.length}ファイル）。ビューはログから作り直される。`,
  });
  if (!withKey && made.files.includes('vault.db'))
    say(context, {
      en: 'vault.key is not in it: keep a copy elsewhere, or the personal data in this backup can never be read again.',
      ja: 'vault.key は含まれていない。別の場所にコピーを保管しておかなければ、このバックアップの個人情報は二度と読めない。',
    });
  if (eventStoreOf(context))
    say(context, {
      en: 'The log is in KurrentDB, and is to be backed up there.',
      ja: 'ログは KurrentDB にあるので、KurrentDB の方法でバックアップする。',
    });
}

/** Makes the data folder of a backup: erasures are replayed and the log is proved before it is in its place. */
export async function restoring(context: Context, from: string, options: RestoreCommandOptions): Promise<void> {
  const eventStore = eventStoreOf(context);
  const restored = await restore(from, context.data, { ...options, eventStore, now: () => context.io.now() });
  if (isRejection(restored)) throw new Refused(restored);
  await reading(context, (log) => viewsCaughtUp(context, log));
  if (context.json) return json(context, { data: context.data, ...restored });
  tellRestored(context, restored);
}

function tellRestored(
  context: Context,
  { position, movedAside, destroyed, recorded, unknownToTheLog, ledger }: Restored,
): void {
  say(context, {
    en: `Restored ${context.data} up to position ${position}, every fact as it was written.`,
    ja: `${context.data} を位置${position}まで復元した。すべての事実が正しい。`,
  });
  const list = (subjects: readonly string[]): string =>
    `${subjects.length}${subjects.length > 0 ? `: ${subjects.join(', ')}` : ''}`;
  say(context, {
    en: `Subjects destroyed anew: ${list(destroyed)}`,
    ja: `改めて消去した対象者：${list(destroyed)}`,
  });
  say(context, {
    en: `Erasures recorded again in the log: ${list(recorded)}`,
    ja: `ログに改めて記録した消去：${list(recorded)}`,
  });
  if (unknownToTheLog.length > 0)
    say(context, {
      en: `Not known to this log, and barred from the vault: ${list(unknownToTheLog)}`,
      ja: `このログにはなく、保管庫で無効にした対象者：${list(unknownToTheLog)}`,
    });
  if (ledger === 'begun-anew')
    say(context, {
      en: 'Another ledger begins, with a name and a key of its own: show both to auditors and witnesses by `sebone audit key`, and tell them why.',
      ja: '別の名前と鍵を持つ新しい台帳が始まる。`sebone audit key` の内容と理由を、監査する人と立会人に知らせる。',
    });
  if (movedAside !== null)
    say(context, {
      en: `What was there before is in ${movedAside}. Remove it once it is not needed.`,
      ja: `以前の内容は ${movedAside} にある。不要になったら削除する。`,
    });
}
