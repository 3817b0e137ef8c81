import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ask, eraseSubject, hasLog, noBackup, noteErasures, type Erasure } from '@sebone/application';
import { parseSubject } from '@sebone/initiative';
import { dayIn, isRejection, reject, type Rejection, type Text } from '@sebone/kernel';
import { fileKeyEncryption, openVault } from '@sebone/vault';
import { json, say, type Context } from '../io.ts';
import { eventStoreOf, viewsCaughtUp, writing } from '../log.ts';
import { Refused } from '../refusals.ts';

export interface EraseOptions {
  readonly reason: string;
  /** Folders of backups out of which the same is destroyed. */
  readonly backup?: readonly string[];
  readonly yes?: boolean;
  readonly actor: string;
}

/** What the help of the command adds: notes in both languages. */
export const ERASE_HELP = `
SUBJECT is <initiative>/<partner>/contact-<number>; \`sebone contacts\` lists them. The reason stays for ever: name nobody in it.
Stop the server on this folder first. Name the backups that are at hand with --backup; others are made good when they are restored
with \`sebone restore --erasures\`. See docs/guides/erasure.md.
対象者は <イニシアチブ>/<パートナー>/contact-<番号> で指定する（\`sebone contacts\` で一覧できる）。理由は永久に残るので、個人名を書かない。
先にこのフォルダーのサーバーを停止する。手元のバックアップは --backup で指定する。それ以外は \`sebone restore --erasures\` で復元する際に
消去される。詳しくは docs/guides/erasure.ja.md。`;

/** Erases a subject for ever, here and in the backups named, once whoever asks for it has confirmed it. */
export async function erase(context: Context, subject: string, options: EraseOptions): Promise<void> {
  const { backup: backups = [], reason, actor } = options;
  const strange = backups.find((folder) => !hasLog(folder) && !existsSync(join(folder, 'vault.db')));
  if (strange !== undefined) throw new Refused(noBackup(strange));
  if (options.yes !== true) await confirmed(context, subject, backups);
  const now = (): number => context.io.now();
  const erasure = await writing(context, async (log, vault) => {
    const known = await ask(log, parseSubject(subject)?.initiative ?? subject, now());
    // Also of an initiative that no fact speaks of, a refused command may have left something in the vault.
    const occurredOn = isRejection(known) ? dayIn('UTC', now()) : known.today;
    const done = await eraseSubject(log, vault, { subject, reason, occurredOn, actor, folder: context.data, now });
    if (isRejection(done)) throw new Refused(done);
    // A log that was moved to an event store has left the vault of before in the folder.
    const left = eventStoreOf(context) ? [context.data] : [];
    for (const folder of [...left, ...backups]) await eraseInBackup(context, folder, done);
    await viewsCaughtUp(context, log);
    return done;
  });
  tellErased(context, erasure, backups);
}

/** The key of a backup is in it, or it is that of the data folder. */
async function eraseInBackup({ data }: Context, folder: string, erasure: Erasure): Promise<void> {
  noteErasures(folder, [erasure]);
  if (!existsSync(join(folder, 'vault.db'))) return;
  const own = join(folder, 'vault.key');
  const keyEncryption = fileKeyEncryption(existsSync(own) ? own : join(data, 'vault.key'));
  const vault = openVault({ folder, keyEncryption });
  try {
    await vault.erase(erasure.subject);
  } finally {
    vault.close();
  }
}

const YES: ReadonlySet<string> = new Set(['y', 'yes', 'はい']);

/** @throws Refused `not-confirmed` */
async function confirmed(context: Context, subject: string, backups: readonly string[]): Promise<void> {
  const { io, json: isJson, language } = context;
  if (!io.ask || isJson) throw new Refused(notConfirmed(subject));
  say(context, whatGoes(subject, [context.data, ...backups]));
  say(context, WHAT_STAYS);
  const answer = await io.ask(
    language === 'ja' ? '元に戻せない。消去するか？ [y/N] ' : 'This cannot be undone. Erase it? [y/N] ',
  );
  if (!YES.has(answer.trim().toLowerCase())) throw new Refused(notConfirmed(subject));
}

const whatGoes = (subject: string, folders: readonly string[]): Text => ({
  en: `Destroyed for ever: the key of ${subject} and every name, e-mail address, telephone number and note kept of it, in ${folders.join(', ')}.`,
  ja: `永久に消去されるもの：${subject} の鍵と、その氏名・メールアドレス・電話番号・メモのすべて（${folders.join('、')}）。`,
});

const WHAT_STAYS: Text = {
  en: 'What stays: the facts with their dates and tokens that nobody can read any more, every proof made before, and the fact and the reason of the erasure.',
  ja: '残るもの：事実とその日付、誰にも読めなくなったトークン、これまでのすべての証明、消去したという事実とその理由。',
};

function tellErased(context: Context, erasure: Erasure, backups: readonly string[]): void {
  if (context.json) return json(context, { erased: erasure, folders: [context.data, ...backups] });
  const { subject, id, occurredOn } = erasure;
  say(context, {
    en: `Erased ${subject} (${id ?? 'no fact spoke of it'}, ${occurredOn}) in ${[context.data, ...backups].join(', ')}.`,
    ja: `${subject} を消去した（${id ?? '事実の記録なし'}、${occurredOn}）：${[context.data, ...backups].join('、')}`,
  });
  say(context, WHAT_STAYS);
  say(context, {
    en: 'Other backups, exports that showed it, and disks that keep what was deleted are not reached from here: see docs/guides/erasure.md.',
    ja: '他のバックアップ、表示済みの書き出し、削除済みデータを保持するディスクにはここから手が届かない。docs/guides/erasure.ja.md を参照。',
  });
}

const notConfirmed = (subject: string): Rejection =>
  reject(
    'not-confirmed',
    { en: 'Nothing was erased: it was not confirmed.', ja: '確認されなかったため、何も消去していない。' },
    [
      {
        field: 'subject',
        value: subject,
        remedy: {
          en: 'Answer yes, or give --yes where nobody can be asked.',
          ja: 'y と答える。対話できない場合は --yes を付ける。',
        },
      },
    ],
  );
