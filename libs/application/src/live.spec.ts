import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { MemoryEventStore, type EventStore } from '@sebone/event-store';
import { isRejection } from '@sebone/kernel';
import { LiveFacts, type LiveOptions } from './live.ts';
import type { Asked } from './questions.ts';

const NOW = Date.parse('2024-05-01T03:00:00Z');
const IDS = ['harbour', 'river', 'forest'];

/** A log that anyone may write to, a fact at a time. */
class Log {
  readonly store = new MemoryEventStore({ now: () => NOW });

  async charter(initiative: string, timeZone = 'UTC'): Promise<void> {
    await this.#append(`initiative-${initiative}`, 'InitiativeChartered', { name: initiative, timeZone });
  }

  async act(initiative: string): Promise<void> {
    await this.#append(`partner-${initiative}.water`, 'ActionReported', { partnerId: 'water', actionId: 'x' });
  }

  /** The positions of an initiative's facts, those up to one of them. */
  positions(initiative: string, upTo = Infinity): readonly number[] {
    const of = ({ stream }: { stream: string }): boolean => stream.includes(`-${initiative}`);
    return this.store.log.rows.filter(of).flatMap(({ position }) => (position <= upTo ? [position] : []));
  }

  async #append(stream: string, type: string, data: object): Promise<void> {
    const id = `c-${this.store.log.rows.length}`;
    const expected = this.store.log.streams.get(stream)?.length ?? 0;
    const event = { type, schema: 1, occurredOn: '2024-01-01', reportedOn: '2024-01-01', data };
    await this.store.append([{ stream, expected, events: [event] }], {
      id,
      fingerprint: id,
      actor: 'kei',
      correlationId: id,
      causationId: id,
    });
  }
}

const open: LiveFacts[] = [];
const liveOn = (store: EventStore, options: LiveOptions = {}): LiveFacts => {
  const live = new LiveFacts(store, { backoff: { first: 0, longest: 1 }, ...options });
  open.push(live);
  return live;
};
afterEach(() => Promise.all(open.splice(0).map((live) => live.close())));

/** The store, with subscriptions that its owner has a say in. */
const giving = (store: EventStore, subscribe: EventStore['subscribe']): EventStore => ({
  read: (...asked) => store.read(...asked),
  append: (...asked) => store.append(...asked),
  answered: (...asked) => store.answered(...asked),
  head: () => store.head(),
  close: () => store.close(),
  subscribe,
});

async function askedOf(live: LiveFacts, initiative: string, now = NOW, upTo?: number): Promise<Asked> {
  const asked = await live.asked(initiative, now, upTo);
  if (isRejection(asked)) throw new Error(asked.code);
  return asked;
}
const positionsOf = (asked: Asked): readonly number[] => asked.facts.map(({ position }) => position);

describe('Facts at hand', () => {
  it('hold exactly the facts up to one position, whoever writes, asks and fails meanwhile', async () => {
    const steps = fc.array(
      fc.record({
        does: fc.constantFrom('act', 'act', 'ask', 'ask', 'wait'),
        of: fc.constantFrom(...IDS),
        turns: fc.nat(4),
      }),
      { minLength: 10, maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.infiniteStream(fc.nat(9)),
        fc.integer({ min: 1, max: 30 }),
        async (all, chance, mostFacts) => {
          const log = new Log();
          for (const id of IDS) await log.charter(id);
          const unreliable = giving(log.store, async function* (after, options) {
            for await (const batch of log.store.subscribe(after, { ...options, batchSize: 2 })) {
              for (let turns = chance.next().value!; turns > 5; turns--) await turn();
              if (chance.next().value === 0) throw new Error('the disk is busy');
              yield batch;
            }
          });
          const live = liveOn(unreliable, { mostFacts });
          const asking: Promise<void>[] = [];
          const ask = async (initiative: string): Promise<void> => {
            const before = live.position;
            const asked = await live.asked(initiative, NOW).catch(() => undefined);
            if (asked === undefined) return;
            if (isRejection(asked)) throw new Error(asked.code);
            const got = positionsOf(asked);
            expect(got).toEqual(log.positions(initiative, asked.position));
            expect(got.filter((position) => position <= before)).toEqual(log.positions(initiative, before));
            expect(asked.position).toBeLessThanOrEqual(live.position);
          };
          for (const { does, of, turns } of all) {
            if (does === 'act') await log.act(of);
            else if (does === 'ask') asking.push(ask(of));
            for (let at = 0; at < turns; at++) await turn();
          }
          await Promise.all(asking);
          const head = await log.store.head();
          expect(await live.reached(head, 5_000)).toBe(true);
          for (const id of IDS) {
            let asked = await live.asked(id, NOW).catch(() => undefined);
            while (!asked) asked = await live.asked(id, NOW).catch(() => undefined);
            expect(positionsOf(asked as Asked)).toEqual(log.positions(id));
          }
          await live.close();
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  it('keep no more facts than they may, and read again what they let go', async () => {
    const log = new Log();
    for (const id of IDS) {
      await log.charter(id);
      for (let at = 0; at < 4; at++) await log.act(id);
    }
    const live = liveOn(log.store, { mostFacts: 11 });
    for (const id of [...IDS, ...IDS]) {
      expect(positionsOf(await askedOf(live, id))).toEqual(log.positions(id));
      expect(live.status().facts).toBeLessThanOrEqual(11);
    }
    expect(live.status().initiatives).toBe(2);
    for (let at = 0; at < 3; at++) await log.act('forest');
    await live.reached(await log.store.head(), 1000);
    expect(live.status()).toMatchObject({ initiatives: 1, facts: 8 });
  });

  it('go on where they were when the log could not be followed for a while, and say so meanwhile', async () => {
    const log = new Log();
    await log.charter('river');
    let isDown = true;
    const live = liveOn(
      giving(log.store, async function* (after, options) {
        for await (const batch of log.store.subscribe(after, options)) {
          if (isDown && after > 0) throw Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
          yield batch;
        }
      }),
      { now: () => NOW },
    );
    expect(positionsOf(await askedOf(live, 'river'))).toEqual([1]);
    await log.act('river');
    while (!live.status().failure) await turn();
    expect(await live.reached(2, 30)).toBe(false);
    expect(live.status()).toMatchObject({
      running: true,
      position: 1,
      failure: { code: 'SQLITE_FULL', message: 'disk full' },
    });
    expect(positionsOf(await askedOf(live, 'river'))).toEqual([1]);
    isDown = false;
    expect(await live.reached(2, 5_000)).toBe(true);
    expect(positionsOf(await askedOf(live, 'river'))).toEqual([1, 2]);
    expect(live.status().failure).toBeUndefined();
  });

  it('say what keeps them from the log where they have not read any of it yet, and answer once they have', async () => {
    const log = new Log();
    await log.charter('river');
    let isAway = true;
    const away = giving(log.store, (...asked) => {
      if (isAway) throw Object.assign(new Error('nobody answers'), { code: 'store-unreachable' });
      return log.store.subscribe(...asked);
    });
    const live = liveOn(away, { backoff: { first: 1, longest: 1 } });
    while (!live.status().failure) await turn();
    await expect(live.asked('river', NOW)).rejects.toThrow('nobody answers');
    await expect(live.initiatives()).rejects.toThrow('nobody answers');
    isAway = false;
    expect(await live.reached(1, 5_000)).toBe(true);
    expect(await live.initiatives()).toEqual(['river']);
  });

  it('wait for a position beyond the end of the log, and give up when they are closed', async () => {
    const log = new Log();
    await log.charter('river');
    const live = liveOn(log.store);
    const reached = live.reached(2, 5_000);
    await log.act('river');
    expect(await reached).toBe(true);
    const never = live.reached(3, 60_000);
    await live.close();
    expect(await never).toBe(false);
    expect(await live.reached(3, 60_000)).toBe(false);
    expect(live.status().running).toBe(false);
  });

  it('know every initiative, and name them where one is not', async () => {
    const log = new Log();
    await log.charter('river');
    const live = liveOn(log.store);
    expect(await live.initiatives()).toEqual(['river']);
    await log.charter('forest');
    await live.reached(2, 1000);
    expect(await live.initiatives()).toEqual(['forest', 'river']);
    expect(await live.initiatives(1)).toEqual(['river']);
    expect(await live.asked('lake', NOW)).toMatchObject({
      code: 'unknown-initiative',
      details: [{ remedy: { en: 'Name one of: forest, river.' } }],
    });
    expect(await live.asked('forest', NOW, 1)).toMatchObject({ code: 'unknown-initiative' });
  });

  it('begin a new day at midnight where the initiative is', async () => {
    const log = new Log();
    await log.charter('river', 'Asia/Tokyo');
    const live = liveOn(log.store);
    const at = async (instant: string): Promise<Asked> => askedOf(live, 'river', Date.parse(instant));
    const before = await at('2024-05-01T14:59:59.999Z');
    expect(before.today).toBe('2024-05-01');
    expect(await at('2024-05-01T14:20:00Z')).toBe(before);
    expect((await at('2024-05-01T15:00:00Z')).today).toBe('2024-05-02');
  });

  it('fold once what is asked again at the same horizons, and anew what has changed', async () => {
    const log = new Log();
    await log.charter('river');
    const live = liveOn(log.store);
    const first = (await askedOf(live, 'river')).history({ asOf: '2024-02-01' });
    expect((await askedOf(live, 'river')).history({ asOf: '2024-02-01', knownAt: '2024-05-01' })).toBe(first);
    expect((await askedOf(live, 'river')).history({ asOf: '2024-02-02' })).not.toBe(first);
    await log.act('river');
    await live.reached(2, 1000);
    const then = (await askedOf(live, 'river')).history({ asOf: '2024-02-01' });
    expect([first.facts.length, then.facts.length]).toEqual([1, 2]);
    expect((await askedOf(live, 'river', NOW, 1)).history({ asOf: '2024-02-01' })).toBe(first);
  });
});
