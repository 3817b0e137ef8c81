import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '@sebone/kernel';
import type { Checkpoint } from '@sebone/ledger-verify';
import { writeDurably } from '../durable.ts';

/**
 * What speaks against a log: `fork`, two histories of one length, which is proof; `shrunk`, a history shorter than an earlier one;
 * `unproven`, a longer one that was not shown to go on from it. The last two may have a harmless cause.
 */
export type Suspicion = 'fork' | 'shrunk' | 'unproven';

const MEANINGS: Readonly<Record<Suspicion, Text>> = {
  fork: {
    en: 'The log signed two different histories of the same length. Both signatures are its own: this proves it, to anyone who has the public key of the log.',
    ja: 'ログは、同じ長さで内容の異なる二つの履歴に署名した。どちらの署名もログ自身のものであり、ログの公開鍵を持つ誰に対しても証拠となる。',
  },
  shrunk: {
    en: 'The log shows a history shorter than one that it showed before. An old checkpoint that somebody sends again looks the same: ask those who run the log whether it was put back to an older state.',
    ja: 'ログが、以前に示したものより短い履歴を示している。古いチェックポイントが再送された場合も同じに見えるため、ログを古い状態に戻していないかを運営者に確認する。',
  },
  unproven: {
    en: 'The log signed a history that was not shown to go on from the one it showed before. Whoever sent it may have sent a wrong proof: ask those who run the log for the right one. If there is none, history was changed.',
    ja: 'ログは、以前に示した履歴の続きであると証明されていない履歴に署名した。送信者が誤った証明を送った可能性があるため、正しい証明を運営者に求める。それが存在しなければ、履歴は書き換えられている。',
  },
};

/**
 * Keeps what speaks against a log in a file that can be shown to others: why, the checkpoint that was cosigned, and the request as it
 * came. A checkpoint is kept once, so that nobody fills the disk by sending it again.
 * @param folder where such files are; made where it is not
 * @param suspicion why it is kept
 * @param found the note cosigned before, the checkpoint refused, the request that held it, and when: milliseconds since 1970
 * @returns the file
 */
export function keepEvidence(
  folder: string,
  suspicion: Suspicion,
  {
    cosigned,
    refused,
    request,
    at,
  }: { readonly cosigned: string; readonly refused: Checkpoint; readonly request: Uint8Array; readonly at: number },
): string {
  const file = fileOf(folder, suspicion, refused);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const { en, ja } = MEANINGS[suspicion];
  const text = [
    `${suspicion}: ${refused.origin}`,
    new Date(at).toISOString(),
    '',
    en,
    ja,
    '',
    '===== cosigned before / 以前に連署したチェックポイント =====',
    cosigned,
    '===== refused, as it was sent / 拒否した依頼（受信したまま） =====',
    Buffer.from(request).toString(),
    '===== end / 終わり =====',
    '',
  ].join('\n');
  writeDurably(file, text);
  return file;
}

/** Takes back that a checkpoint is `unproven`, once its proof came. */
export function withdrawEvidence(folder: string, checkpoint: Checkpoint): void {
  rmSync(fileOf(folder, 'unproven', checkpoint), { force: true });
}

/** The name tells log, length and root: what is the same has the same name. */
function fileOf(folder: string, suspicion: Suspicion, { origin, size, root }: Checkpoint): string {
  const which = createHash('sha256').update(`${origin}\n${size}\n`).update(root).digest('hex');
  return join(folder, `${suspicion}-${size}-${which.slice(0, 16)}.txt`);
}
