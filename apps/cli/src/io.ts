import type { EventStoreAddress } from '@sebone/application';
import type { Text } from '@sebone/kernel';

export type Language = 'en' | 'ja';

/** Where a command reads its surroundings and writes its answer: the process in earnest, buffers in tests. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether progress may be drawn on standard error. */
  readonly interactive: boolean;
  /** Width of the terminal in columns. */
  readonly columns: number;
  /** Milliseconds since 1970. */
  now(): number;
  /** Asks whoever sits there, and gives the answer; absent where nobody does. */
  ask?(question: string): Promise<string>;
}

/** A server to ask, and as whom. */
export interface ServerAddress {
  readonly url: string;
  readonly key?: string;
}

/** What every command is given beside its own arguments. */
export interface Context {
  readonly io: Io;
  readonly data: string;
  /** Where the log is, where it is not in the data folder and the environment does not say so. */
  readonly eventStore?: EventStoreAddress | undefined;
  readonly json: boolean;
  readonly language: Language;
  /** Asked instead of the data folder, by commands that only read. */
  readonly server?: ServerAddress;
}

/** Exit codes, as documented: others rely on them. */
export const EXIT = { done: 0, refused: 1, usage: 2, damaged: 3 } as const;

/** Prints one line of JSON. */
export function json(context: Context, value: unknown): void {
  context.io.out(JSON.stringify(value));
}

/** Prints a line in the language of who reads it. */
export function say(context: Context, text: Text): void {
  context.io.out(text[context.language]);
}

/** The language asked for, else that of the environment. */
export function languageOf(asked: string | undefined, env: Io['env']): Language {
  if (asked === 'ja' || asked === 'en') return asked;
  return /^ja/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'ja' : 'en';
}
