import { Bell } from '@sebone/event-store';
import { isForOperators } from '../outages.ts';
import {
  languageOf,
  pointerTo,
  Problem,
  problemBody,
  STOPPING,
  type ProblemBody,
  type ProblemField,
} from '../problem.ts';
import { problemFrom } from '../problem-filter.ts';
import { jsonFrom } from './bodies.ts';
import { KEY } from './conditions.ts';
import type { AskedCommand, Giving } from './giving.ts';
import { linesOf, type Line } from './lines.ts';

/** Most commands of one request that are under way at a time. */
const MOST_UNDER_WAY = 256;

/** What all commands of one request have in common, and how far they may go. */
export interface Many extends Pick<AskedCommand, 'principal' | 'correlationId' | 'wording' | 'instance'> {
  /** Most bytes of a line. */
  readonly longestLine: number;
  /** Milliseconds that a client may take over a line that nothing else waits for: then no more are taken. */
  readonly lineWithin: number;
  /** Why whoever asks may give no more commands: asked before each line is taken. */
  readonly lapsed: () => Problem | undefined;
  /** Counts a line among what whoever asks may ask. @returns why it is too much */
  readonly weighed: () => Problem | undefined;
  /** Aborted when the server is asked to stop: no more lines are taken then. */
  readonly stopping: AbortSignal;
  /** Told of what nobody foresaw. */
  readonly unforeseen: (error: unknown) => void;
}

/** A line whose command was given: an object, since a bare promise would be waited for. */
interface UnderWay {
  readonly number: number;
  readonly length: number;
  readonly answer: Promise<string>;
}

/**
 * Gives a command for each line of a stream, and answers each with a line, in order and as soon as it is known. Those on one
 * stream of facts are decided in the order given. It reads so many commands ahead of what is taken of its answers and no more.
 */
export async function* answersTo(
  bytes: AsyncIterable<Buffer>,
  giving: Giving,
  many: Many,
): AsyncGenerator<string, void> {
  const { longestLine, lineWithin, lapsed, stopping } = many;
  const underWay: UnderWay[] = [];
  const moved = new Bell();
  const left = new AbortController();
  let length = 0;
  let number = 0;
  let awaited = true;
  let beginning = false;
  let ended = false;
  let last: string | undefined;
  const end = (line: number, why: Problem): void => {
    last = lineOf(line, why, many);
    ended = true;
    moved.ring();
  };
  const patience = setTimeout(() => {
    if (awaited && underWay.length === 0) end(number + 1, LATE);
    else patience.refresh();
  }, lineWithin).unref();

  const read = async (): Promise<void> => {
    for await (const line of linesOf(bytes, longestLine)) {
      awaited = false;
      while (!left.signal.aborted && (underWay.length >= MOST_UNDER_WAY || length > 4 * longestLine))
        await moved.heard(left.signal);
      if (ended || left.signal.aborted) return;
      const problem = stopping.aborted ? STOPPING : lapsed();
      if (problem) return end(line.number, problem);
      beginning = true;
      const begun = await begin(line, giving, many);
      beginning = false;
      length += begun.length;
      underWay.push(begun);
      moved.ring();
      awaited = true;
      patience.refresh();
    }
  };
  let broken: Error | undefined;
  void read()
    .catch((error: unknown) => (broken = error instanceof Error ? error : new Error(String(error))))
    .finally(() => {
      ended = true;
      moved.ring();
    });

  try {
    // What was begun is answered, whenever the server is asked to stop.
    while (underWay.length > 0 || beginning || !(ended || stopping.aborted)) {
      const next = underWay[0];
      if (!next) {
        await moved.heard(stopping.aborted ? undefined : stopping);
        continue;
      }
      const answer = await next.answer;
      underWay.shift();
      length -= next.length;
      number = next.number;
      moved.ring();
      yield answer;
    }
    if (broken) throw broken;
    if (last !== undefined) yield last;
    else if (stopping.aborted && !ended) yield lineOf(number + 1, STOPPING, many);
  } finally {
    clearTimeout(patience);
    left.abort();
  }
}

async function begin({ number, bytes }: Line, giving: Giving, many: Many): Promise<UnderWay> {
  const failed = (error: unknown): string => lineOf(number, error, many);
  let answer: Promise<string>;
  try {
    const tooMuch = many.weighed();
    if (tooMuch) throw tooMuch;
    const taken = await giving.ready(giving.take({ ...many, ...commandIn(bytes, many.longestLine) }));
    answer = giving
      .answer(taken)
      .then(({ status, body }) =>
        status < 400 ? `{"line":${number},"status":${status},${body.slice(1)}\n` : refusedLine(number, body),
      )
      .catch(failed);
  } catch (error) {
    answer = Promise.resolve(failed(error));
  }
  return { number, length: bytes?.length ?? 0, answer };
}

/** A fault as the answer to a line. */
function lineOf(line: number, error: unknown, { wording, instance, unforeseen }: Many): string {
  const problem = problemFrom(error);
  if (problem.code === 'internal' || isForOperators(problem)) unforeseen(error);
  const told = problemBody(problem, languageOf(wording), instance);
  return `${JSON.stringify({ line, ...(OF_THE_LINE.has(problem.code) ? told : inBody(told)) })}\n`;
}

/** A kept refusal as the answer to a line. */
const refusedLine = (line: number, told: string): string =>
  `${JSON.stringify({ line, ...inBody(JSON.parse(told) as ProblemBody) })}\n`;

/** Problems that point at fields of the line: all others point into the command, which is its `body`. */
const OF_THE_LINE: ReadonlySet<string> = new Set(['malformed-line', 'unknown-command']);

const inBody = ({ errors, ...told }: ProblemBody): ProblemBody => ({
  ...told,
  ...(errors && { errors: errors.map((error) => ({ ...error, pointer: `/body${error.pointer}` })) }),
});

/** What a line says. @throws Problem `line-too-long`, `malformed-line`, or as {@link jsonFrom} does */
function commandIn(
  bytes: Buffer | undefined,
  longest: number,
): Pick<AskedCommand, 'name' | 'key' | 'ifRevision' | 'body'> {
  if (!bytes)
    throw new Problem(413, 'line-too-long', {
      en: `A line may have up to ${longest} bytes.`,
      ja: `1 行は ${longest} バイトまで。`,
    });
  const line = jsonFrom(bytes);
  if (typeof line !== 'object' || line === null || Array.isArray(line)) throw malformed([]);
  const { command, key, ifMatch, body, ...others } = line as Readonly<Record<string, unknown>>;
  const fields: ProblemField[] = Object.keys(others).map((name) => ({
    pointer: pointerTo(name).slice(0, 200),
    message: { en: 'Leave this field out: a line has no such field.', ja: '行にない項目なので除く。' },
  }));
  if (typeof command !== 'string')
    fields.push({ pointer: '/command', message: { en: 'Give the name of a command.', ja: 'コマンド名を指定する。' } });
  if (typeof key !== 'string' || !KEY.test(key))
    fields.push({
      pointer: '/key',
      message: {
        en: 'Give 1 to 128 visible ASCII characters, other ones for every command.',
        ja: 'コマンドごとに別の 1〜128 文字の可視 ASCII 文字を指定する。',
      },
    });
  if (ifMatch !== undefined && ifMatch !== '*' && !(Number.isSafeInteger(ifMatch) && (ifMatch as number) >= 0))
    fields.push({
      pointer: '/ifMatch',
      message: { en: 'Give a revision, or *.', ja: 'revision または * を指定する。' },
    });
  if (fields.length > 0) throw malformed(fields.slice(0, 100));
  return {
    name: command as string,
    key: key as string,
    ifRevision: ifMatch === '*' ? 'existing' : (ifMatch as number | undefined),
    body,
  };
}

const malformed = (fields: readonly ProblemField[]): Problem =>
  new Problem(
    400,
    'malformed-line',
    {
      en: 'Give an object with command, key, body and, where it matters, ifMatch.',
      ja: 'command、key、body（必要なら ifMatch）をもつオブジェクトを指定する。',
    },
    { fields },
  );

const LATE = new Problem(408, 'timed-out', {
  en: 'No line came for too long. Give the rest in another request.',
  ja: '長い間、行が届かなかった。残りは別のリクエストで送る。',
});
