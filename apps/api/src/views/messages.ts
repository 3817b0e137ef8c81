import type { Failure } from '@sebone/event-store';
import type { Awaited, ViewDiagnosis } from '@sebone/read-model';
import type { LedgerWork, Witnessed } from '../ledger/keeping.ts';

/** What a thread that keeps views and ledger is begun with. */
export interface Begun {
  /** The data folder. */
  readonly folder: string;
  /** By how much the server's clock is ahead of the machine's, in milliseconds. */
  readonly ahead: number;
  readonly proveEvery?: number | undefined;
  readonly checkpointEvery?: number | undefined;
}

/** What the thread is asked: methods of `ViewKeeping`, and how the ledger stands. */
export type Question =
  | { readonly kind: 'status' }
  | { readonly kind: 'ledger' }
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
  | { readonly kind: 'unproved'; readonly error: Thrown }
  | { readonly kind: 'ledger-failed'; readonly work: LedgerWork; readonly failure: Failure; readonly error: Thrown }
  | { readonly kind: 'signed'; readonly size: number }
  | { readonly kind: 'witnessed'; readonly came: readonly Witnessed[] };

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
