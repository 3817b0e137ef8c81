import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { MemoryEventStore, type EventStore, type Failure } from '@sebone/event-store';
import { Register } from '@sebone/testing';
import { withFault } from '../test/faulty-views.ts';
import { histories, logWith, longHistory, record, recordTold } from '../test/histories.ts';
import { giving } from '../test/unreliable-stores.ts';
import { contents, newFolder, NOW, PATIENCE, removeFolders, settled } from '../test/views-folder.ts';
import { openReadModel, VIEWS, type Following, type FollowingStatus } from './index.ts';

afterAll(removeFolders);

const timeout = PATIENCE;
const backoff = { first: 1, longest: 4 };

/** A store that holds its subscribers before each batch until it is let go. */
function held(store: EventStore): { readonly store: EventStore; letGo(): void; readonly asked: () => number } {
  let open = (): void => undefined;
  let asked = 0;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const holding = giving(store, async function* (after, options) {
    asked++;
    if (options?.batchSize !== 1) await gate;
    yield* store.subscribe(after, options);
  });
  return { store: holding, letGo: open, asked: () => asked };
}

/** A store whose live subscriptions fail so many times, each before it has given anything. */
function failing(store: EventStore, times: number): EventStore {
  let left = times;
  return giving(store, async function* (after, options) {
    if (!options?.untilHead && left-- > 0) throw Object.assign(new Error('the disk is away'), { code: 'SQLITE_IOERR' });
    yield* store.subscribe(after, options);
  });
}

const lagOf = ({ views }: FollowingStatus, name: string) => views.find(({ view }) => view === name)!.lag;

const today = (): number => NOW;

describe('following a log', () => {
  it('consumes what there is, then what comes, and shows states of today', async () => {
    const history = longHistory(60);
    const store = await logWith(history.slice(0, 20));
    const folder = newFolder();
    const views = openReadModel({ folder, now: today });
    const following = views.follow(store);
    for (const [from, upTo] of [
      [20, 20],
      [20, 40],
      [40, 60],
    ] as const) {
      await record(store, history.slice(0, upTo), from);
      expect(await following.reached(upTo, { settled: true, timeout })).toBe('reached');
      expect(views.checkpoints().map(({ position }) => position)).toEqual(VIEWS.map(() => upTo));
      expect(views.initiatives().length).toBeGreaterThan(0);
    }
    expect(await following.status()).toMatchObject({ running: true, head: 60, unsettled: 0, failures: {} });
    await following.close();
    views.close();
    const alone = newFolder();
    await settled(alone, store);
    const { settlements: _ours, ...rows } = contents(folder);
    const { settlements: _theirs, ...expected } = contents(alone);
    expect(rows).toEqual(expected);
  });

  it(
    'ends with the views that the log gives, however often the store failed and the process stopped',
    async () => {
      const pieces = fc.array(fc.record({ recorded: fc.nat(30), failures: fc.nat(3) }), { maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(histories(), pieces, async (history, all) => {
          const store = new MemoryEventStore();
          const folder = newFolder();
          let recorded = 0;
          for (const piece of [...all, { recorded: history.length, failures: 1 }]) {
            const views = openReadModel({ folder, now: today });
            const following = views.follow(failing(store, piece.failures), { backoff });
            const upTo = Math.min(recorded + piece.recorded, history.length);
            await record(store, history.slice(0, upTo), recorded);
            recorded = upTo;
            if (recorded === history.length)
              expect(await following.reached(recorded, { settled: true, timeout })).toBe('reached');
            await following.close();
            views.close();
          }
          const alone = newFolder();
          await settled(alone, store);
          const { settlements: _ours, ...rows } = contents(folder);
          const { settlements: _theirs, ...expected } = contents(alone);
          expect(rows).toEqual(expected);
        }),
        { numRuns: 20 },
      );
    },
    PATIENCE,
  );

  it('asks for the next facts only when it has committed those before: the store may hold any number', async () => {
    const store = await logWith(longHistory(60));
    const views = openReadModel({ folder: newFolder() });
    const committed: number[] = [];
    const watched = giving(store, async function* (after, options) {
      for await (const batch of store.subscribe(after, { ...options, batchSize: 20 })) {
        if (!options?.filter) committed.push(views.checkpoints()[0]!.position);
        yield batch;
      }
    });
    const following = views.follow(watched);
    expect(await following.reached(60, { timeout })).toBe('reached');
    expect(committed).toEqual([0, 20, 40]);
    await following.close();
    views.close();
  });

  it.each(['the store', 'the read model', 'it'])('ends when %s is closed', async (which) => {
    const store = await logWith(longHistory(10));
    const views = openReadModel({ folder: newFolder() });
    const following = views.follow(store);
    await following.reached(10, { timeout });
    const waiting = following.reached(11, { timeout });
    if (which === 'the store') await store.close();
    else if (which === 'it') await following.close();
    else views.close();
    expect(await waiting).toBe('closed');
    if (which !== 'the read model') expect(await following.status()).toMatchObject({ running: false, failures: {} });
    await following.close();
    views.close();
  });
});

describe('a fact that a view cannot take in', () => {
  it('stops that view alone: the others go on, and who waits for it is told', async () => {
    const history = longHistory(60);
    const store = await logWith(history.slice(0, 30));
    const views = openReadModel({ folder: newFolder(), views: withFault('meetings', ({ position }) => position > 40) });
    const following = views.follow(store);
    await following.reached(30, { timeout });
    const meetings = following.reached(60, { views: ['meetings'], timeout });
    const others = VIEWS.map(({ name }) => name).filter((name) => name !== 'meetings');
    await record(store, history, 30);
    expect(await meetings).toBe('stopped');
    expect(await following.reached(60, { views: others, timeout })).toBe('reached');
    expect(await following.reached(60, { timeout })).toBe('stopped');
    const status = await following.status();
    const stopped = status.views.filter((view) => view.status === 'stopped');
    expect(stopped).toMatchObject([
      { view: 'meetings', diagnosis: { message: expect.stringContaining('no rule for') } },
    ]);
    expect(lagOf(status, 'meetings')!.events).toBe(60 - stopped[0]!.position);
    expect(lagOf(status, 'contributions')).toEqual({ events: 0, seconds: 0 });
    expect(status).toMatchObject({ running: true, failures: {} });
    await following.close();
    views.close();
  });

  it('leaves everything standing when every view is stopped, and can be closed', async () => {
    const store = await logWith(longHistory(20));
    const only = withFault('meetings', () => true).filter(({ name }) => name === 'meetings');
    const views = openReadModel({ folder: newFolder(), views: only });
    const following = views.follow(store);
    expect(await following.reached(20, { timeout })).toBe('stopped');
    expect(await following.status()).toMatchObject({ running: true, views: [{ status: 'stopped' }], failures: {} });
    await following.close();
    views.close();
  });

  it('keeps only its own initiative from being settled', async () => {
    const store = new MemoryEventStore();
    const mars = new Register('mars');
    mars.chartered('2015-01-01', { timeZone: 'Mars/Olympus' });
    const north = new Register('north');
    north.chartered('2015-01-01', { name: 'North' });
    for (const { facts } of [mars, north]) for (const fact of facts) await recordTold(store, fact);
    const views = openReadModel({ folder: newFolder(), now: today });
    const failures: Failure[] = [];
    const told = new Promise<void>((resolve) => {
      views.follow(store, { backoff, onFailure: (failure) => resolve(void failures.push(failure)) });
    });
    await told;
    expect(failures[0]).toMatchObject({ code: 'states-unsettled', message: expect.stringContaining('"mars"') });
    expect(views.initiatives().map(({ id }) => id)).toEqual(['north']);
    await expect(views.settle(store)).rejects.toThrow('The states of "mars" cannot be computed');
    await expect(views.rebuild(store)).rejects.toThrow('The states of "mars" cannot be computed');
    expect(views.initiatives().map(({ id }) => id)).toEqual(['north']);
    views.close();
  });
});

describe('what is known of views that follow', () => {
  it('says how far each is behind: in events, and in seconds since the first of them was recorded', async () => {
    let now = NOW;
    const store = new MemoryEventStore({ now: () => now });
    const { store: holding, letGo } = held(store);
    const views = openReadModel({ folder: newFolder(), now: () => now });
    const following = views.follow(holding);
    expect(lagOf(await following.status(), 'lifecycles')).toEqual({ events: 0, seconds: 0 });
    await record(store, longHistory(2));
    now += 60_000;
    await record(store, longHistory(5), 2);
    now += 1_500;
    const behind = await following.status();
    expect(behind).toMatchObject({ head: 5, running: true });
    expect(behind.views.map(({ lag }) => lag)).toEqual(VIEWS.map(() => ({ events: 5, seconds: 61.5 })));
    letGo();
    await following.reached(5, { settled: true, timeout });
    expect((await following.status()).views.map(({ lag }) => lag)).toEqual(
      VIEWS.map(() => ({ events: 0, seconds: 0 })),
    );
    await following.close();
    views.close();
  });

  it('says what fails, and tries again later each time: nothing is lost', async () => {
    const store = await logWith(longHistory(10));
    const views = openReadModel({ folder: newFolder(), now: today });
    const seen: Failure[] = [];
    let status: Promise<FollowingStatus> | undefined;
    const following: Following = views.follow(failing(store, 4), {
      backoff,
      onFailure: (failure) => {
        seen.push(failure);
        status = Promise.resolve().then(() => following.status());
      },
    });
    expect(await following.reached(10, { settled: true, timeout })).toBe('reached');
    expect(seen.map(({ tries, failedAt, retryAt }) => [tries, Date.parse(retryAt) - Date.parse(failedAt)])).toEqual([
      [1, 1],
      [2, 2],
      [3, 4],
      [4, 4],
    ]);
    expect((await status!).failures).toEqual({ consuming: seen.at(-1) });
    expect(seen.at(-1)).toMatchObject({ message: 'the disk is away', code: 'SQLITE_IOERR' });
    expect((await following.status()).failures).toEqual({});
    await following.close();
    views.close();
  });

  it('tells no lag where the log cannot be asked, but where the views stand', async () => {
    const store = await logWith(longHistory(10));
    let away = false;
    const views = openReadModel({ folder: newFolder() });
    const following = views.follow({
      ...giving(store, (...asked) => store.subscribe(...asked)),
      head: () => (away ? Promise.reject(new Error('the disk is away')) : store.head()),
    });
    await following.reached(10, { timeout });
    away = true;
    const status = await following.status();
    expect(status).not.toHaveProperty('head');
    expect(status.views.map(({ position, lag }) => [position, lag])).toEqual(VIEWS.map(() => [10, undefined]));
    await following.close();
    views.close();
  });
});

describe('waiting for one’s own facts', () => {
  it('ends at once where they are there, and when the time is over or the waiter has gone where they are not', async () => {
    const store = await logWith(longHistory(10));
    const views = openReadModel({ folder: newFolder() });
    const following = views.follow(store);
    expect(await following.reached(10, { timeout })).toBe('reached');
    expect(await following.reached(9, { timeout: 0 })).toBe('reached');
    expect(await following.reached(11, { timeout: 1 })).toBe('late');
    const gone = new AbortController();
    const waiting = following.reached(11, { timeout, signal: gone.signal });
    gone.abort();
    expect(await waiting).toBe('late');
    expect(await following.reached(11, { timeout, signal: gone.signal })).toBe('late');
    await expect(following.reached(1, { views: ['partners'], timeout })).rejects.toThrow(RangeError);
    await following.close();
    views.close();
  });
});

describe('settling beside', () => {
  const settlingReads = (store: EventStore): { readonly store: EventStore; letGo(): void; count(): number } => {
    let letGo = (): void => undefined;
    let count = 0;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const watched = giving(store, async function* (after, options) {
      if (options?.filter?.initiative !== undefined) {
        count++;
        await gate;
      }
      yield* store.subscribe(after, options);
    });
    return { store: watched, letGo, count: () => count };
  };

  it('never holds up consuming, and takes all that came meanwhile together', async () => {
    const register = new Register('north');
    register.chartered('2015-01-01');
    const log = new MemoryEventStore();
    await recordTold(log, register.facts[0]!);
    const { store, letGo, count } = settlingReads(log);
    const views = openReadModel({ folder: newFolder(), now: today });
    const following = views.follow(store);
    for (let at = 0; at < 20; at++) {
      await recordTold(log, register.joined(`partner-${at}`, '2015-02-01'));
      expect(await following.reached(2 + at, { timeout })).toBe('reached');
    }
    expect(await following.status()).toMatchObject({ unsettled: 1 });
    expect(await following.reached(21, { settled: true, timeout: 1 })).toBe('late');
    letGo();
    expect(await following.reached(21, { settled: true, timeout })).toBe('reached');
    expect(views.partners('north')).toHaveLength(20);
    expect(count()).toBe(2);
    await following.close();
    views.close();
  });

  it('notices at the next fact of anybody that a day has ended', async () => {
    const register = new Register('north');
    register.chartered('2015-01-01');
    register.joined('red-hat', '2015-02-01');
    register.acted('red-hat', '2015-03-01');
    const store = new MemoryEventStore();
    for (const fact of register.facts) await recordTold(store, fact);
    let now = Date.UTC(2015, 2, 2);
    const views = openReadModel({ folder: newFolder(), now: () => now });
    const following = views.follow(store);
    await following.reached(3, { settled: true, timeout });
    const [contributing] = views.partners('north');
    expect(contributing!.state).toBe('contributing');

    now = Date.parse(contributing!.nextDue!);
    const other = new Register('south');
    await recordTold(store, other.chartered('2015-01-01'));
    while (views.partners('north')[0]!.computedOn < contributing!.nextDue!) await nextTurn();
    expect(views.partners('north')[0]).toMatchObject({ state: 'dormant', since: contributing!.nextDue });
    await following.close();
    views.close();
  });
});

describe('closing', () => {
  it('in the middle of a log leaves whole batches, all views alike, and begins nothing any more', async () => {
    const store = await logWith(longHistory(60));
    const views = openReadModel({ folder: newFolder() });
    let closed: Promise<void> | undefined;
    const inPieces = giving(store, async function* (after, options) {
      for await (const batch of store.subscribe(after, { ...options, batchSize: 20 })) {
        if (batch[0]!.position > 20) closed = following.close();
        yield batch;
      }
    });
    const following = views.follow(inPieces);
    expect(await following.reached(60, { timeout })).toBe('closed');
    await closed;
    expect(views.checkpoints().map(({ position }) => position)).toEqual(VIEWS.map(() => 20));
    views.close();
  });

  it('does not wait for ever for a store that does not answer, whose facts then come too late', async () => {
    const { store, letGo } = held(await logWith(longHistory(10)));
    const views = openReadModel({ folder: newFolder() });
    const following = views.follow(store);
    await following.close(1);
    letGo();
    await nextTurn();
    expect(views.checkpoints().map(({ position }) => position)).toEqual(VIEWS.map(() => 0));
    views.close();
  });
});
