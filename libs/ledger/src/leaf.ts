import { hash } from 'node:crypto';
import type { StreamFact } from '@sebone/kernel';
import { UnfitFactError } from './errors.ts';
import { canonicalText } from './well-formed.ts';

/** Most bytes of a leaf: what the length before an entry of a bundle can say. */
export const LONGEST_LEAF = 65_535;

/**
 * The leaf of a fact: its canonical JSON (RFC 8785) in UTF-8, with the hash of the leaf before it in its stream, and without its position,
 * so that it is the same whichever store keeps the log. Where it would be too long, `data` is represented by its hash. Half a surrogate
 * pair, which UTF-8 cannot say, becomes U+FFFD.
 * @param fact as it was recorded, its data not upcast
 * @param previous base64 of the hash of the leaf before it in its stream; `null` for the first
 * @returns at most {@link LONGEST_LEAF} bytes
 * @throws UnfitFactError for a fact that no leaf can hold
 */
export function leafOf(fact: StreamFact, previous: string | null): Buffer {
  const data = canonicalData(fact);
  const leaf = Buffer.from(leafText(fact, previous, `"data":${data}`));
  if (leaf.length <= LONGEST_LEAF) return leaf;
  const digest = hash('sha256', data, 'base64');
  const short = Buffer.from(leafText(fact, previous, `"dataHash":"${digest}"`));
  if (short.length > LONGEST_LEAF) throw new UnfitFactError(fact.id, `it has ${short.length} bytes without its data`);
  return short;
}

/** Names in canonical order, written out, since this runs for every fact of the log; `JSON.stringify` writes text canonically. */
function leafText(fact: StreamFact, previous: string | null, data: string): string {
  return (
    `{"actor":${quoted(fact.actor)},"causationId":${quoted(fact.causationId)},"commandId":${quoted(fact.commandId)}` +
    `,"correlationId":${quoted(fact.correlationId)},${data},"id":${quoted(fact.id)}` +
    `,"occurredOn":${quoted(fact.occurredOn)},"previous":${previous === null ? 'null' : `"${previous}"`}` +
    `,"recordedAt":${quoted(fact.recordedAt)},"reportedOn":${quoted(fact.reportedOn)},"revision":${fact.revision}` +
    `,"schema":${fact.schema},"stream":${quoted(fact.stream)},"type":${quoted(fact.type)},"v":1}`
  );
}

const quoted = (text: string): string => JSON.stringify(text);

function canonicalData({ id, data }: StreamFact): string {
  try {
    return canonicalText(data);
  } catch (cause) {
    throw new UnfitFactError(id, (cause as Error).message);
  }
}
