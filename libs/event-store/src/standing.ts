import type { EventStore } from './port.ts';

/**
 * Whether a log has a fact at the position at which somebody has consumed it: `elsewhere` where it has it at another one, as a copy
 * of the log has in another store; `missing` where it does not have it, as another log, or one that has lost its end.
 * @param fact its id
 */
export async function standsAt(
  store: EventStore,
  fact: string,
  position: number,
): Promise<'there' | 'elsewhere' | 'missing'> {
  // Its command tells: reading from a position that may be none of this log's may fail.
  const known = await store.answered(fact.slice(0, fact.lastIndexOf('.')));
  const index = known?.answer.facts.findIndex(({ id }) => id === fact) ?? -1;
  if (!known || index < 0) return 'missing';
  const { facts, position: last } = known.answer;
  const { stream, revision } = facts[index]!;
  const [found] = await store.read(stream, revision);
  const isThere = (is: boolean): 'there' | 'elsewhere' => (is ? 'there' : 'elsewhere');
  if (found?.position !== undefined) return isThere(found.position === position);
  const next = facts[index + 1];
  if (!next) return isThere(position === last);
  // It was consumed up to the middle of a command, which has facts to come.
  if (position >= last) return 'elsewhere';
  for await (const [following] of store.subscribe(position, { untilHead: true, batchSize: 1 }))
    return isThere(following?.id === next.id);
  return 'elsewhere';
}
