import { randomUUID } from 'node:crypto';
import type { Answer, AppendResult, CommandMark, StreamAppend } from '@sebone/event-store';
import type { History } from './commands.ts';
import type { Place } from './records.ts';

/** An append that was checked and waits for its turn. */
export interface Unit {
  readonly appends: readonly StreamAppend[];
  /** The data of each event of each append, as JSON. */
  readonly texts: readonly (readonly string[])[];
  readonly command: CommandMark;
  /** Where its facts go. */
  readonly places: readonly Place[];
  /** How many bytes it adds, about. */
  readonly size: number;
  /** When it was taken. */
  readonly recordedAt: string;
  /** Until when it is tried, on the clock of `performance`. */
  readonly until: number;
  /** Tells this try from any other of the same command. */
  readonly by: string;
  /** How many tries the command's stream tells of, as far as it is known. */
  tries: number;
  /** How often it was not written, and nothing was found that kept it from it. */
  fruitless: number;
  /** Whether it is to be written by itself. */
  alone: boolean;
  /** Those under way that it rests on: it comes to nothing with them. */
  follows: readonly Unit[];
  /** Whether it rests on what did not come to be: its streams may stand by chance where it expects them, but with facts that it has not seen. */
  isUnfounded: boolean;
  /** Whether it did not come to be as those saw it who rest on it. */
  isLost: boolean;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (reason: unknown) => void;
}

/** Makes a unit of an append, with the promise of what becomes of it. */
export function unitOf(append: Pick<Unit, 'appends' | 'texts' | 'command' | 'recordedAt' | 'until'>): {
  readonly unit: Unit;
  readonly result: Promise<AppendResult>;
} {
  const { promise, resolve, reject } = withResolvers<AppendResult>();
  return {
    unit: {
      ...append,
      places: placesOf(append),
      size: sizeOf(append),
      by: randomUUID(),
      tries: 0,
      fruitless: 0,
      alone: false,
      follows: [],
      isUnfounded: false,
      isLost: false,
      resolve,
      reject,
    },
    result: promise,
  };
}

function withResolvers<Value>(): {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (reason: unknown) => void;
} {
  let resolve!: (value: Value) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<Value>((...settle) => ([resolve, reject] = settle));
  return { promise, resolve, reject };
}

const placesOf = ({ appends }: Pick<Unit, 'appends'>): readonly Place[] =>
  appends.flatMap(({ stream, expected, events }) =>
    events.length > 0 ? [{ stream, expected, count: events.length }] : [],
  );

const sizeOf = ({ texts }: Pick<Unit, 'texts'>): number =>
  texts.flat().reduce((size, text) => size + Buffer.byteLength(text) + BESIDE, BESIDE);
/** What a record has beside its data is not more than so many bytes. */
const BESIDE = 1_024;

/** The answer to a unit whose facts were recorded now. @param position up to which all of them are there */
export function answerTo({ appends, command }: Unit, position: number): Answer {
  let index = 0;
  const facts = appends.flatMap(({ stream, expected, events }) =>
    events.map(({ type, occurredOn }, nth) => ({
      id: `${command.id}.${index++}`,
      stream,
      revision: expected + nth + 1,
      type,
      occurredOn,
    })),
  );
  return { commandId: command.id, position, facts };
}

/** Whether the facts of a unit stand where those saw them who rest on it. */
function standsAsSeen(unit: Unit, result: AppendResult): boolean {
  const placesIn = ({ facts }: Answer): string => facts.map(({ stream, revision }) => `${stream} ${revision}`).join();
  return 'answer' in result && placesIn(result.answer) === placesIn(answerTo(unit, 0));
}

/** Whether a unit rests on what did not come to be. Those that it follows are settled before it is asked for the last time. */
export const restsOnLost = ({ isUnfounded, follows }: Unit): boolean =>
  isUnfounded || follows.some(({ isLost }) => isLost);

/**
 * Whether a unit that was settled is lost for those that rest on it. One that somebody else recorded where it was to stand is, too, where
 * what it rests on is not there, or may not be yet.
 */
export const isLostBy = (unit: Unit, result: AppendResult, isOpen: (unit: Unit) => boolean): boolean =>
  !standsAsSeen(unit, result) || (result.kind === 'repeated' && (restsOnLost(unit) || unit.follows.some(isOpen)));

/**
 * What a unit is told whose command was settled before: recorded by this very try, whose answer was lost, or by another; or answered
 * without a fact, by somebody who keeps such answers and is to be asked.
 */
export function toldAgain(unit: Unit, history: Exclude<History, { readonly kind: 'open' }>): AppendResult {
  if (history.kind === 'answered' || history.known.fingerprint !== unit.command.fingerprint)
    return { kind: 'command-id-taken', commandId: unit.command.id };
  const { known } = history;
  return { kind: known.by === unit.by ? 'appended' : 'repeated', answer: structuredClone(known.answer) };
}
