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
  const name = `${category}-${initiative.replaceAll('.', '~')}${id === undefined ? '' : `.${id}`}`;
  const parts = parseStream(name);
  if (parts?.category !== category || parts.initiative !== initiative || parts.id !== id) {
    throw new RangeError(`No stream can be named after ${JSON.stringify({ category, initiative, id })}`);
  }
  return name;
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
