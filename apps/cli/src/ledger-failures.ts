import type { Text } from '@sebone/kernel';
import {
  DamagedLedgerError,
  DisorderedLogError,
  LedgerDivergesError,
  OtherLogError,
  UnfitFactError,
  UnusableLedgerError,
} from '@sebone/ledger';
import { EXIT } from './io.ts';

const RESTORE: Text = {
  en: 'Run `sebone audit verify` to see where they part, and restore the log that the ledger knows. Keep both: an auditor may ask.',
  ja: '`sebone audit verify` でどこから異なるかを確かめ、台帳が取り込んだログを復元する。監査で求められうるので、両方を保存しておく。',
};
const LOOK_AT_LOG: Text = {
  en: 'Run `sebone doctor` to prove the log.',
  ja: '`sebone doctor` でログを検証する。',
};
const OWN_KEY: Text = {
  en: 'Bring ledger/signing.key and ledger/keys.jsonl back from the same backup.',
  ja: 'ledger/signing.key と ledger/keys.jsonl を同じバックアップから戻す。',
};

const UNUSABLE: Readonly<Record<UnusableLedgerError['code'], Text>> = {
  'ledger-missing': {
    en: 'Run `sebone audit checkpoint` first: it makes the ledger.',
    ja: '先に `sebone audit checkpoint` を実行する。台帳が作られる。',
  },
  'ledger-read-only': {
    en: 'See who may write to the folder.',
    ja: 'フォルダーの書き込み権限を確かめる。',
  },
  'ledger-origin': {
    en: 'See that --data names the folder whose ledger this is.',
    ja: '--data が、この台帳のフォルダーを指しているかを確かめる。',
  },
  'ledger-key': OWN_KEY,
  'ledger-version': {
    en: 'Use the version of this program that made it, or remove ledger/ledger.db: it is built from the log again.',
    ja: 'それを作った版のプログラムを使うか、ledger/ledger.db を削除する。ログから再構築される。',
  },
};

/** What the ledger says, as an answer; `undefined` for what is none of its errors. */
export function ledgerFailure(
  error: unknown,
): { readonly exit: number; readonly code: string; readonly message: string; readonly remedy: Text } | undefined {
  const of = (exit: number, remedy: Text): ReturnType<typeof ledgerFailure> => {
    const { code, message } = error as Error & { readonly code: string };
    return { exit, code, message, remedy };
  };
  if (error instanceof DamagedLedgerError)
    return of(EXIT.damaged, {
      en: 'Run `sebone audit verify` for every place, and `sebone audit rebuild`: all but keys and checkpoints is built from the log again.',
      ja: '`sebone audit verify` ですべての箇所を確かめ、`sebone audit rebuild` を実行する。鍵とチェックポイント以外はログから再構築される。',
    });
  if (error instanceof LedgerDivergesError || error instanceof OtherLogError) return of(EXIT.damaged, RESTORE);
  if (error instanceof DisorderedLogError || error instanceof UnfitFactError) return of(EXIT.damaged, LOOK_AT_LOG);
  if (error instanceof UnusableLedgerError) return of(EXIT.refused, UNUSABLE[error.code]);
  return undefined;
}
