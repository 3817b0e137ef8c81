import fc from 'fast-check';
import { MemoryEventStore, type EventStore } from '@sebone/event-store';
import { histories, logWith, longHistory, record, type Told } from '../test/histories.ts';
import { giving } from '../test/unreliable-stores.ts';
import { caughtUp, contents, newFolder, PATIENCE, removeFolders } from '../test/views-folder.ts';
import { openReadModel, OtherLogError, VIEWS } from './index.ts';

afterAll(removeFolders);

/** The same facts under the same ids at other positions, as a log has them that was copied to another store. */
function copied(store: EventStore): EventStore {
  const there = (position: number): number => position * 40 + 2;
  const here = (position: number): number => Math.max(0, Math.floor((position - 2) / 40));
  return {
    ...giving(store, async function* (after, options) {
      for await (const batch of store.subscribe(here(after), options))
        yield batch.map((fact) => ({ ...fact, position: there(fact.position) }));
    }),
    read: async (...asked) =>
      (await store.read(...asked)).map((fact) => ({ ...fact, position: there(fact.position!) })),
    head: async () => there(await store.head()),
    answered: async (id) => {
      const known = await store.answered(id);
      return known && { ...known, answer: { ...known.answer, position: there(known.answer.position) } };
    },
  };
}

/** As a store tells it that writes commands in groups: of each command the position of the last fact of its group. */
const inGroups = (store: EventStore): EventStore => ({
  ...giving(store, (...asked) => store.subscribe(...asked)),
  answered: async (id) => {
    const known = await store.answered(id);
    return known && { ...known, answer: { ...known.answer, position: await store.head() } };
  },
});

/** As a store tells it that does not know where the facts of a stream stand in its log. */
const withoutPositions = (store: EventStore): EventStore => ({
  ...giving(store, (...asked) => store.subscribe(...asked)),
  read: async (...asked) => (await store.read(...asked)).map(({ position: _, ...fact }) => fact),
});

/** A log whose commands each record so many of the facts told; those of a command are of one stream. */
async function logOfCommands(history: readonly Told[], most: number): Promise<MemoryEventStore> {
  const store = new MemoryEventStore();
  const revisions = new Map<string, number>();
  for (let at = 0; at < history.length;) {
    const { stream } = history[at]!;
    const end = history.findIndex((one, index) => index > at && (one.stream !== stream || index - at === most));
    const told = history.slice(at, end < 0 ? undefined : end);
    const id = `command-${at}`;
    const mark = { id, fingerprint: id, actor: 'spec', correlationId: id, causationId: id };
    const expected = revisions.get(stream) ?? 0;
    await store.append([{ stream, expected, events: told.map(({ event }) => event) }], mark);
    revisions.set(stream, expected + told.length);
    at += told.length;
  }
  return store;
}

/** Catches up with the first so many facts, a batch of one each: it may end in the middle of a command. */
async function begun(folder: string, store: EventStore, facts: number): Promise<void> {
  const model = openReadModel({ folder });
  const ending = new AbortController();
  let taken = 0;
  const slow = giving(store, (after, options) => store.subscribe(after, { ...options, batchSize: 1 }));
  if (facts > 0)
    await model.catchUp(slow, { signal: ending.signal, onProgress: () => ++taken === facts && ending.abort() });
  model.close();
}

describe('views and the log that they have consumed', () => {
  it(
    'go on with it wherever they stopped, and begin anew with a copy of it, to end with what it alone gives',
    async () => {
      await fc.assert(
        fc.asyncProperty(histories(25), fc.nat(25), fc.integer({ min: 1, max: 3 }), async (history, facts, most) => {
          const store = await logOfCommands(history, most);
          const own = [store, inGroups(store), withoutPositions(store)];
          for (const log of [...own, copied(store), withoutPositions(copied(store))]) {
            const [folder, alone] = [newFolder(), newFolder()];
            await begun(folder, store, Math.min(facts, history.length));
            const report = await caughtUp(folder, log);
            const rest = own.includes(log) || facts === 0 ? history.length - facts : history.length;
            expect(report.facts).toBe(Math.max(rest, 0));
            await caughtUp(alone, log);
            expect(contents(folder)).toEqual(contents(alone));
          }
        }),
        { numRuns: 25 },
      );
    },
    PATIENCE,
  );

  it('are proved against the copy once they have begun anew', async () => {
    const copy = copied(await logWith(longHistory(60)));
    const folder = newFolder();
    await caughtUp(folder, await logWith(longHistory(60)));
    const model = openReadModel({ folder });
    expect((await model.doctor(copy)).map(({ verdict }) => verdict)).toEqual(VIEWS.map(() => 'differs'));
    await model.catchUp(copy);
    await model.settle(copy);
    expect((await model.doctor(copy, { deep: true })).map(({ verdict }) => verdict)).toEqual(VIEWS.map(() => 'proved'));
    model.close();
  });

  it('take nothing of a log that does not know it, longer or shorter or empty, and stay as they were', async () => {
    const folder = newFolder();
    await caughtUp(folder, await logOfCommands(longHistory(20), 1));
    const before = contents(folder);
    for (const other of [await logWith(longHistory(40)), await logWith(longHistory(3)), new MemoryEventStore()])
      await expect(caughtUp(folder, other)).rejects.toThrow(OtherLogError);
    expect(contents(folder)).toEqual(before);
  });

  it('are built for another log by being rebuilt', async () => {
    const folder = newFolder();
    await caughtUp(folder, await logOfCommands(longHistory(20), 1));
    const other = await logWith(longHistory(7));
    const model = openReadModel({ folder });
    await model.rebuild(other);
    expect(await model.catchUp(other)).toMatchObject({ facts: 0, position: 7 });
    model.close();
  });

  it('follow it again once it is back', async () => {
    const history = longHistory(30);
    const store = await logWith(history.slice(0, 20));
    const folder = newFolder();
    await caughtUp(folder, store);
    let isAway = true;
    const flickering: EventStore = {
      ...giving(store, (...asked) => store.subscribe(...asked)),
      answered: async (id) => (isAway ? undefined : store.answered(id)),
    };
    const model = openReadModel({ folder });
    const codes: unknown[] = [];
    const following = model.follow(flickering, {
      backoff: { first: 1, longest: 4 },
      onFailure: ({ code }) => {
        codes.push(code);
        isAway = codes.length < 3;
      },
    });
    await record(store, history, 20);
    expect(await following.reached(30, { timeout: PATIENCE })).toBe('reached');
    expect(codes).toEqual(['other-log', 'other-log', 'other-log']);
    await following.close();
    model.close();
  });
});
