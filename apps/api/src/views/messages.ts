import type { Awaited, Failure, ViewDiagnosis } from '@sebone/read-model';

/** What a thread that keeps views is begun with. */
export interface Begun {
  /** The data folder. */
  readonly folder: string;
  /** By how much the server's clock is ahead of the machine's, in milliseconds. */
  readonly ahead: number;
  readonly proveEvery?: number | undefined;
}

/** What the thread is asked: methods of `ViewKeeping`. */
export type Question =
  | { readonly kind: 'status' }
  | { readonly kind: 'reached'; readonly position: number; readonly awaited: Omit<Awaited, 'signal'> };

/** What goes to the thread. */
export type ToThread =
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  | { readonly kind: 'look' }
  | { readonly kind: 'close' };

/** What comes from it. */
export type FromThread =
  | { readonly kind: 'answer'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'fault'; readonly id: number; readonly error: Thrown }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly error: Thrown }
  | { readonly kind: 'proved'; readonly diagnoses: readonly ViewDiagnosis[] }
  | { readonly kind: 'unproved'; readonly error: Thrown };

/** An error on its way between threads, which would lose its code. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly stack: string | undefined;
}

/** Takes an error apart. */
export function partsOf(error: unknown): Thrown {
  const { name, message, stack, code } = Object(error) as Partial<Record<keyof Thrown, string>>;
  return { name: name ?? typeof error, message: message ?? String(error), stack, code };
}

/** Puts it together again. */
export const errorOf = ({ message, ...parts }: Thrown): Error => Object.assign(new Error(message), parts);
