import type { EventStore } from '@sebone/event-store';
import { RECORDS, type Voids } from '@sebone/initiative';
import { parseStream, type Day } from '@sebone/kernel';
import type { Known, NamedKind } from '@sebone/workbook';

/** The kinds of records that bring something into the world that rows may name. */
const NAMING: ReadonlyMap<string, NamedKind> = new Map([
  ['charter', 'initiative'],
  ['joining', 'partner'],
  ['commitment', 'commitment'],
  ['meeting', 'meeting'],
  ['definition', 'indicator'],
  ['sharing', 'item'],
]);
const TYPES = [...RECORDS.byType].filter(([, { kind }]) => NAMING.has(kind.kind)).map(([type]) => type);

/** What the log knows of names, for a workbook that is part of a whole: an initiative is read once it is asked for. */
export function namesIn(store: EventStore): Known {
  const read = new Map<string, Promise<ReadonlyMap<string, Day>>>();
  return async (kind, initiative, id) => {
    let names = read.get(initiative);
    if (!names) read.set(initiative, (names = standingNames(store, initiative)));
    return (await names).get(`${kind}/${id}`);
  };
}

async function standingNames(store: EventStore, initiative: string): Promise<ReadonlyMap<string, Day>> {
  const standing = new Map<string, { readonly name: string; readonly day: Day }>();
  for await (const batch of store.subscribe(0, { filter: { initiative, types: TYPES }, untilHead: true }))
    for (const { stream, type, occurredOn, data } of batch) {
      const { kind, role } = RECORDS.byType.get(type)!;
      if (role === 'voided') {
        standing.delete(`${stream} ${(data as Voids).record}`);
        continue;
      }
      const key = kind.key(data as never);
      const id = kind.kind === 'commitment' ? key : (parseStream(stream)!.id ?? initiative);
      standing.set(`${stream} ${kind.kind}/${key}`, { name: `${NAMING.get(kind.kind)!}/${id}`, day: occurredOn });
    }
  const names = new Map<string, Day>();
  for (const { name, day } of standing.values()) if (!names.has(name)) names.set(name, day);
  return names;
}
