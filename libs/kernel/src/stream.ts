/** What the name of a stream says. */
export interface StreamParts {
  /** The kind of thing the stream holds: `initiative`, `partner`, `meeting`, … */
  readonly category: string;
  /** The initiative's id, as people write it: with its dots. */
  readonly initiative: string;
  /** Which one of its kind; absent where the initiative has only one. */
  readonly id?: string;
}

const STREAM = /^([a-z][a-z0-9]*)-([a-z0-9][a-z0-9~_-]{0,63})(?:\.(.+))?$/s;

/**
 * The name of a stream: `<category>-<initiative>` or `<category>-<initiative>.<id>`. A dot of the initiative's id is
 * written `~`, so that the first dot of a name always ends the initiative and {@link parseStream} gives back what came in.
 * @param category lower-case letters and digits, beginning with a letter
 * @param initiative an id `[a-z0-9][a-z0-9._-]{0,63}`
 * @param id any text but the empty one
 * @throws RangeError for parts that make no name
 */
export function streamName(category: string, initiative: string, id?: string): string {
  const head = headOf(category, initiative);
  if (head === undefined || id === '')
    throw new RangeError(`No stream can be named after ${JSON.stringify({ category, initiative, id })}`);
  return id === undefined ? head : `${head}.${id}`;
}

/** What names begin with, by what they were made from: every command names streams, and initiatives are few. */
const heads = new Map<string, string>();
const MOST_HEADS = 10_000;

function headOf(category: string, initiative: string): string | undefined {
  const made = `${category} ${initiative}`;
  let known = heads.get(made);
  if (known === undefined) {
    known = `${category}-${initiative.replaceAll('.', '~')}`;
    const parts = parseStream(known);
    if (parts?.category !== category || parts.initiative !== initiative || parts.id !== undefined) return undefined;
    if (heads.size >= MOST_HEADS) heads.clear();
    heads.set(made, known);
  }
  return known;
}

/** Whether text names a stream: the form that {@link streamName} gives. */
export function isStreamName(text: string): boolean {
  return STREAM.test(text);
}

/** The parts of a stream's name, as {@link streamName} took them; `undefined` for text that names no stream. */
export function parseStream(stream: string): StreamParts | undefined {
  const match = STREAM.exec(stream);
  if (!match) return undefined;
  const parts = { category: match[1]!, initiative: match[2]!.replaceAll('~', '.') };
  return match[3] === undefined ? parts : { ...parts, id: match[3] };
}
