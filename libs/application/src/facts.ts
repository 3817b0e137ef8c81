import type { EventStore } from '@sebone/event-store';
import { parseStream, type Fact } from '@sebone/kernel';

/** Every fact of one initiative, in order of position: what `historyAt` folds. */
export async function factsOf(store: EventStore, initiative: string): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for await (const batch of store.subscribe(0, { filter: { initiative }, untilHead: true, batchSize: 10_000 }))
    for (const fact of batch) facts.push(fact);
  return facts;
}

/** The ids of the initiatives that the log knows, in order of their charters. */
export async function initiativesOf(store: EventStore): Promise<readonly string[]> {
  const ids: string[] = [];
  const filter = { types: ['InitiativeChartered'] };
  for await (const batch of store.subscribe(0, { filter, untilHead: true }))
    for (const { stream } of batch) ids.push(parseStream(stream)!.initiative);
  return ids;
}
