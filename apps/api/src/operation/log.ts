import { pino, type DestinationStream, type Logger } from 'pino';

/** What a line may say: names, codes, counts and ids, and never what somebody sent. */
export type Said = Readonly<Record<string, string | number | boolean | undefined>>;

/** What the server does, in lines of JSON. */
export interface Log {
  /** Whether anybody reads what merely happened. */
  readonly isRead: boolean;
  /** Something happened. @param what in few words, always the same ones */
  info(what: string, said?: Said): void;
  /** Something that somebody should look at. */
  warn(what: string, said?: Said): void;
  /**
   * Something went wrong. Of the error it tells its name, its code and where it was thrown, not its message: a message
   * may quote what somebody sent.
   */
  failed(what: string, error: unknown, said?: Said): void;
  /** Writes what was said and not written yet. */
  flush(): void;
}

/** Where lines go: a file descriptor, written to in the background, or whatever takes text. */
export type LogDestination = number | DestinationStream;

/** Milliseconds after which a line is written at the latest. */
const WRITTEN_WITHIN = 250;

/** @param to nowhere, unless told */
export function openLines(to: LogDestination | undefined, level: string): Log & { close(): void } {
  if (to === undefined) return { ...logOn(pino({ level: 'silent' })), close: () => undefined };
  if (typeof to !== 'number') return { ...logOn(linesOf(level, to)), close: () => undefined };
  const destination = pino.destination({ dest: to, sync: false, minLength: 4096 });
  const log = logOn(linesOf(level, destination));
  const timer = setInterval(() => destination.flush(), WRITTEN_WITHIN).unref();
  return {
    ...log,
    flush: () => destination.flushSync(),
    close: () => {
      clearInterval(timer);
      destination.flushSync();
    },
  };
}

const linesOf = (level: string, destination: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      messageKey: 'what',
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );

const logOn = (lines: Logger): Log => ({
  isRead: lines.isLevelEnabled('info'),
  info: (what, said = {}) => lines.info(said, what),
  warn: (what, said = {}) => lines.warn(said, what),
  failed: (what, error, said = {}) => lines.error({ ...said, ...described(error) }, what),
  flush: () => undefined,
});

function described(error: unknown): object {
  const { name, code, stack } = Object(error) as { name?: unknown; code?: unknown; stack?: unknown };
  return {
    error: typeof name === 'string' ? name : typeof error,
    ...(typeof code === 'string' && { code }),
    ...(typeof stack === 'string' && {
      thrown: stack
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 8)
        .map((line) => line.trim()),
    }),
  };
}
