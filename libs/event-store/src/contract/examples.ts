import type { Fact, StreamFact } from '@sebone/kernel';
import type { AppendResult, CommandMark, EventStore, EventToAppend, StreamAppend } from '../port.ts';

/** The ledger of a partner: the stream that most cases write to. */
export const LEDGER = 'partner-openstack.red-hat';
/** The ledger of another partner of the same initiative. */
export const OTHER_LEDGER = 'partner-openstack.canonical';

/** An action reported by a partner. */
export function action(note: string, over: Partial<EventToAppend> = {}): EventToAppend {
  return {
    type: 'ActionPerformed',
    schema: 1,
    occurredOn: '2014-03-02',
    reportedOn: '2014-04-01',
    data: { note },
    ...over,
  };
}

/** The mark of the command `id`; its fingerprint is that of one content unless told otherwise. */
export function command(id: string, over: Partial<CommandMark> = {}): CommandMark {
  return { id, fingerprint: `content of ${id}`, actor: 'backbone', correlationId: id, causationId: id, ...over };
}

/** Actions for one stream, which stands at `expected`. */
export function actions(stream: string, expected: number, ...notes: string[]): StreamAppend {
  return { stream, expected, events: notes.map((note) => action(note)) };
}

let given = 0;

/** Records an action with each of these notes on `stream`, each by a command of its own. */
export async function givenActions(store: EventStore, stream: string, ...notes: string[]): Promise<void> {
  let expected = (await store.read(stream)).length;
  for (const note of notes) {
    const result = await store.append([actions(stream, expected++, note)], command(`given-${++given}`));
    expect(result.kind).toBe('appended');
  }
}

/** The notes of actions, in the order of the facts. */
export function notes(facts: readonly StreamFact[]): string[] {
  return facts.map((fact) => (fact.data as { note: string }).note);
}

/** The names that `givenActions` is given to make `count` facts. */
export function numbered(count: number, prefix = 'action'): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix} ${index + 1}`);
}

/** How many results there are of each kind. */
export function tally(results: readonly AppendResult[]): Partial<Record<AppendResult['kind'], number>> {
  const counts: Partial<Record<AppendResult['kind'], number>> = {};
  for (const { kind } of results) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** Consumes a subscription to its end, or until it has given `count` facts. */
export async function consume(subscription: AsyncIterable<readonly Fact[]>, count = Infinity): Promise<Fact[]> {
  const facts: Fact[] = [];
  for await (const batch of subscription) {
    facts.push(...batch);
    if (facts.length >= count) break;
  }
  return facts;
}

/** The whole log, in order. */
export function everything(store: EventStore): Promise<Fact[]> {
  return consume(store.subscribe(0, { untilHead: true }));
}
