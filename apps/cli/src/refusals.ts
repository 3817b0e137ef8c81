import { DamagedLogError } from '@sebone/event-store';
import { FolderInUseError, LogFullError, UnusableLogError } from '@sebone/event-store-sqlite';
import { ChangedMeanwhileError, DamagedErasuresError, LogLeftBehindError } from '@sebone/application';
import { ProblemError } from '@sebone/client';
import type { Rejection, Text } from '@sebone/kernel';
import { OtherLogError, ViewsInUseError } from '@sebone/read-model';
import { DamagedVaultError, UnusableVaultError } from '@sebone/vault';
import { EXIT, json, type Context } from './io.ts';
import { ledgerFailure } from './ledger-failures.ts';

/** A refusal on its way to whoever tells it: nothing went wrong but what was asked. */
export class Refused extends Error {
  constructor(readonly rejection: Rejection) {
    super(rejection.message.en);
    this.name = 'Refused';
  }
}

interface Failure {
  readonly exit: number;
  readonly code: string;
  readonly message: string;
  readonly details: readonly { readonly field?: string; readonly value?: unknown; readonly remedy: string }[];
}

/** A refusal or an expected error, as an answer: nobody is shown a stack trace for a full disk or a wrong name. */
export function failureOf(error: unknown, context: Context): Failure | undefined {
  const { language } = context;
  if (error instanceof Refused) return { exit: EXIT.refused, ...rejected(error.rejection, language) };
  if (error instanceof DamagedLogError)
    return {
      exit: EXIT.damaged,
      code: error.code,
      message: error.message,
      details: [
        {
          field: 'place',
          value: error.place,
          remedy:
            language === 'ja'
              ? '何も読み出していない。`sebone doctor` ですべての箇所を確かめ、バックアップから復元する。'
              : 'Nothing is served from it. Run `sebone doctor` for every place, and restore the folder from a backup.',
        },
      ],
    };
  if (error instanceof FolderInUseError)
    return { exit: EXIT.refused, code: error.code, message: error.message, details: [{ field: 'data', value: error.folder, remedy: ja(language, 'Wait for it, stop it, or name another folder with --data.', '終了を待つか停止する。または --data で別のフォルダーを指定する。') }] };
  if (error instanceof LogFullError)
    return { exit: EXIT.refused, code: error.code, message: error.message, details: [{ field: 'data', value: error.file, remedy: ja(language, 'Make room and run the same command again.', '空き容量を確保し、同じコマンドをもう一度実行する。') }] };
  if (error instanceof UnusableLogError)
    return {
      exit: EXIT.refused,
      code: error.code,
      message: error.message,
      details: [{ field: 'data', value: context.data, remedy: ja(language, 'Name a folder with --data that `sebone import` or `sebone demo` has filled.', '`sebone import` か `sebone demo` で作ったフォルダーを --data で指定する。') }],
    };
  if (error instanceof DamagedVaultError)
    return { exit: EXIT.damaged, code: error.code, message: error.message, details: [{ field: 'place', value: error.place, remedy: DAMAGED_VAULT[language] }] };
  if (error instanceof DamagedErasuresError)
    return { exit: EXIT.damaged, code: error.code, message: error.message, details: [{ field: 'data', value: error.file, remedy: DAMAGED_ERASURES[language] }] };
  if (error instanceof UnusableVaultError)
    return { exit: EXIT.refused, code: error.code, message: error.message, details: [{ field: 'data', value: context.data, remedy: UNUSABLE_VAULT[error.code][language] }] };
  const ofLedger = ledgerFailure(error);
  if (ofLedger) return { ...ofLedger, details: [{ field: 'data', value: context.data, remedy: ofLedger.remedy[language] }] };
  if (error instanceof LogLeftBehindError)
    return { exit: EXIT.refused, code: error.code, message: error.message, details: [{ field: 'data', value: error.folder, remedy: LEFT_BEHIND[language] }] };
  if (error instanceof OtherLogError)
    return { exit: EXIT.refused, code: error.code, message: error.message, details: [{ field: 'data', value: context.data, remedy: OTHER_LOG[language] }] };
  if (error instanceof ViewsInUseError)
    return { exit: EXIT.refused, code: error.code, message: error.message, details: [{ field: 'data', value: error.file, remedy: VIEWS_IN_USE[language] }] };
  const ofEventStore = EVENT_STORE.get((error as { code?: string } | undefined)?.code ?? '');
  if (ofEventStore) {
    const { code, message } = error as Error & { code: string };
    return { exit: EXIT.refused, code, message, details: [{ field: 'SEBONE_EVENT_STORE', remedy: ofEventStore[language] }] };
  }
  if (error instanceof ProblemError) return { exit: EXIT.refused, ...told(error.problem) };
  if (error instanceof ChangedMeanwhileError) return { exit: EXIT.refused, code: error.code, message: error.message, details: [] };
  if ((error as NodeJS.ErrnoException | undefined)?.syscall === 'listen')
    return {
      exit: EXIT.refused,
      code: 'cannot-listen',
      message: (error as Error).message,
      details: [{ field: 'port', remedy: ja(language, 'Stop what listens there, or give another --port or --host.', 'そこで待ち受けているものを停止するか、別の --port または --host を指定する。') }],
    };
  return undefined;
}

const LEFT_BEHIND: Text = {
  en: 'Move the log with `sebone migrate`, name another folder with --data, or leave SEBONE_EVENT_STORE unset.',
  ja: '`sebone migrate` でログを移す。または --data で別のフォルダーを指定するか、SEBONE_EVENT_STORE の設定を除く。',
};
const OTHER_LOG: Text = {
  en: 'See that SEBONE_EVENT_STORE and --data are those that belong together. If this is the log to go by, run `sebone rebuild`.',
  ja: 'SEBONE_EVENT_STORE と --data の組み合わせが正しいかを確かめる。このログでよければ `sebone rebuild` を実行する。',
};

const DAMAGED_VAULT: Text = {
  en: 'Nothing is served from it. Restore the data folder from a backup with `sebone restore`.',
  ja: '何も読み出していない。`sebone restore` でデータフォルダーをバックアップから復元する。',
};
const DAMAGED_ERASURES: Text = {
  en: 'Bring the file back from a backup: what it names must not come back. The log names every erasure that it knows of by itself.',
  ja: 'バックアップからこのファイルを戻す。記載された対象者の情報を復活させてはならない。ログにある消去は、ログから自動的に反映される。',
};
const KEY: Text = {
  en: 'Put the vault.key that belongs to this vault back into the data folder. Without it what is in the vault is lost.',
  ja: 'この保管庫の vault.key をデータフォルダーに戻す。鍵がなければ、保管庫の中身は失われる。',
};
const OTHER_VAULT: Text = {
  en: 'Name another folder with --data, or use the program that made it.',
  ja: '--data で別のフォルダーを指定するか、それを作った版のプログラムを使う。',
};
/** What would mend a vault that cannot be used, by the code of the error. */
const UNUSABLE_VAULT: Readonly<Record<UnusableVaultError['code'], Text>> = {
  'vault-key-missing': KEY,
  'vault-key-wrong': KEY,
  'vault-key-unusable': KEY,
  'vault-too-new': OTHER_VAULT,
  'not-a-vault': OTHER_VAULT,
  'vault-unusable': { en: 'See who may read and write the folder.', ja: 'フォルダーの読み書きの権限を確かめる。' },
  'vault-read-only': { en: 'See who may read and write the folder.', ja: 'フォルダーの読み書きの権限を確かめる。' },
  'vault-full': { en: 'Make room and run the same command again.', ja: '空き容量を確保し、同じコマンドをもう一度実行する。' },
  'vault-busy': {
    en: 'Close what has vault.db open and run the same command again: only then is everything gone that was erased.',
    ja: 'vault.db を開いているプログラムを閉じ、同じコマンドをもう一度実行する。そこで初めて消去が完了する。',
  },
};

const VIEWS_IN_USE: Text = {
  en: 'Stop the server on this folder, or close the file where it is open, and run the same command again.',
  ja: 'このフォルダーのサーバーを停止するか、ファイルを開いているプログラムを閉じ、同じコマンドをもう一度実行する。',
};

/** What an event store says, by its codes, and what would mend it. Its messages show no password. */
const EVENT_STORE: ReadonlyMap<string, Text> = new Map([
  [
    'store-unreachable',
    {
      en: 'See that KurrentDB runs and can be reached from here, and run the same command again: nothing is recorded twice.',
      ja: 'KurrentDB が動作し、ここから到達できるかを確かめ、同じコマンドをもう一度実行する。二重に記録されることはない。',
    },
  ],
  [
    'store-access',
    {
      en: 'See the user and the password in the address, and what that user may do.',
      ja: 'アドレスのユーザー名とパスワード、そのユーザーの権限を確かめる。',
    },
  ],
  [
    'store-certificate',
    {
      en: 'See the dates and the names of its certificate, and name the authority with tlsCaFile= in the address.',
      ja: '証明書の有効期限と名前を確かめ、アドレスの tlsCaFile= で認証局を指定する。',
    },
  ],
  [
    'store-unusable',
    {
      en: 'Give the address of a KurrentDB, or of an EventStoreDB from 20.6 on, such as kurrentdb://user:password@host:2113?tls=true.',
      ja: 'kurrentdb://user:password@host:2113?tls=true のような KurrentDB（または 20.6 以降の EventStoreDB）のアドレスを指定する。',
    },
  ],
  [
    'append-too-large',
    { en: 'Say it in smaller parts. Nothing of it was recorded.', ja: '小さく分けて送る。何も記録していない。' },
  ],
]);

const ja = (language: 'en' | 'ja', en: string, japanese: string): string => (language === 'ja' ? japanese : en);

function rejected(rejection: Rejection, language: 'en' | 'ja'): Omit<Failure, 'exit'> {
  return {
    code: rejection.code,
    message: rejection.message[language],
    details: rejection.details.map(({ field, value, remedy }) => ({ field, value, remedy: remedy[language] })),
  };
}

/** What a server refused, in the language that it was asked in. */
const told = ({ code, detail, errors = [] }: ProblemError['problem']): Omit<Failure, 'exit'> => ({
  code,
  message: detail,
  details: errors.map(({ pointer, message, value }) => ({ field: pointer.replace(/^[/?]/, ''), value, remedy: message })),
});

/** Tells a failure in the form asked for, and gives its exit code. */
export function tell(context: Context, failure: Failure): number {
  const { exit, code, message, details } = failure;
  if (context.json) json(context, { error: { code, message, details } });
  else {
    context.io.err(`${code}: ${message}`);
    for (const { field, value, remedy } of details)
      context.io.err(`  ${field === undefined || field === '' ? '' : `${field}${shown(value)}: `}${remedy}`);
  }
  return exit;
}

const shown = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? ` = ${value}` : '');
