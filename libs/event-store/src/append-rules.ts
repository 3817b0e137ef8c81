import { isStreamName } from '@sebone/kernel';
import type { CommandMark, EventToAppend, StreamAppend } from './port.ts';

/** Longest id of a command, in UTF-16 units. */
export const LONGEST_COMMAND_ID = 200;
/** Longest name of a stream, an event type or an actor, and longest correlation or causation id, in UTF-16 units. */
const LONGEST_TEXT = 2_000;

/**
 * Refuses an append that no adapter may take, before anything is looked up. Every adapter calls it first, so that all
 * refuse alike. What the log says already (a stale revision, a repeated command) is no matter for it.
 * @throws RangeError naming the rule: no event at all, a stream named twice, a stream without a name of the form that
 *   the kernel's `streamName` gives, an `expected` or a `schema` out of range, a `restsOn` with an `expected` of 0, an empty,
 *   ill-formed or overlong text
 */
export function checkAppend(appends: readonly StreamAppend[], command: CommandMark): void {
  checkText('command id', command.id);
  if (command.id.length > LONGEST_COMMAND_ID)
    throw new RangeError(`A command id has at most ${LONGEST_COMMAND_ID} characters`);
  checkText('fingerprint', command.fingerprint);
  checkText('actor', command.actor);
  checkText('correlation id', command.correlationId);
  checkText('causation id', command.causationId);
  let count = 0;
  const streams = new Set<string>();
  for (const { stream, expected, restsOn, events } of appends) {
    checkText('stream', stream);
    if (!isStreamName(stream))
      throw new RangeError(`${JSON.stringify(stream)} names no stream: <category>-<initiative>[.<id>]`);
    if (streams.has(stream)) throw new RangeError(`One append names the stream ${stream} twice`);
    streams.add(stream);
    if (!Number.isSafeInteger(expected) || expected < 0)
      throw new RangeError(`Expected revision ${expected} of ${stream} is no count`);
    if (restsOn !== undefined) checkRest(stream, expected, restsOn);
    for (const event of events) checkEvent(event);
    count += events.length;
  }
  if (count === 0) throw new RangeError('An append needs at least one event');
}

/**
 * The data of an event as the JSON text that a store keeps.
 * @throws RangeError where it is no JSON object; TypeError for what JSON cannot say (a circle, a bigint)
 */
export function jsonText({ type, data }: EventToAppend): string {
  const text = JSON.stringify(data) as string | undefined;
  if (!text?.startsWith('{')) throw new RangeError(`The data of ${type} is no JSON object`);
  return text;
}

function checkRest(stream: string, expected: number, restsOn: string): void {
  checkText('command that it rests on', restsOn);
  if (expected === 0)
    throw new RangeError(`${stream} is expected to be empty: there is nothing of ${restsOn} to rest on`);
}

function checkEvent({ type, schema }: EventToAppend): void {
  checkText('event type', type);
  if (!Number.isSafeInteger(schema) || schema < 1)
    throw new RangeError(`Schema version ${schema} of ${type} is none: they count from 1`);
}

/** Text that no store could give back as it came (half of a surrogate pair is lost in UTF-8), that says nothing, or far too much. */
function checkText(what: string, text: string): void {
  if (typeof text !== 'string' || text === '') throw new RangeError(`The ${what} is empty`);
  if (text.length > LONGEST_TEXT) throw new RangeError(`The ${what} has at most ${LONGEST_TEXT} characters`);
  if (!text.isWellFormed()) throw new RangeError(`The ${what} ${JSON.stringify(text)} is ill-formed Unicode`);
}
