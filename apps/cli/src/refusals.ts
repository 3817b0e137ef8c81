import { DamagedLogError } from '@sebone/event-store';
import { FolderInUseError, LogFullError, UnusableLogError } from '@sebone/event-store-sqlite';
import { ChangedMeanwhileError } from '@sebone/application';
import { ProblemError } from '@sebone/client';
import type { Rejection } from '@sebone/kernel';
import { EXIT, json, type Context } from './io.ts';

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
