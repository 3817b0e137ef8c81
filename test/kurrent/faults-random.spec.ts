import fc from 'fast-check';
import type { Answer, AppendResult, StreamAppend } from '@sebone/event-store';
import { action, actions, command, LEDGER, notes, OTHER_LEDGER } from '@sebone/event-store/contract';
import type { KurrentEventStore } from '@sebone/event-store-kurrent';
import { delay, notReady, silence, writes, type Fault, type KurrentDouble, type Version } from '@sebone/kurrent-double';
import { Doubles, patiently, provesWhole, TELLING_FAULTS, until } from './doubles.ts';

const SEED = Number(process.env['SEBONE_SEED'] ?? Date.now() % 1_000_000);
const AGAIN = `SEBONE_SEED=${SEED} npm run jest -- kurrent/faults-random --selectProjects test`;
const SLOW = 120_000;
const STREAMS = [LEDGER, OTHER_LEDGER, 'initiative-openstack'];

const doubles = new Doubles();
afterEach(() => doubles.end());

const faultOf = fc.constantFrom<Fault>(silence(), silence({ written: true }), ...TELLING_FAULTS, delay(30), delay(700));

type Step =
  | {
      readonly kind: 'command';
      readonly by: number;
      readonly to: readonly number[];
      readonly asserts: boolean;
      /** Decided on what this process has under way, too. */
      readonly isAhead: boolean;
      readonly facts: number;
    }
  /** A command that was meant before is given again, by another process perhaps, as it was or decided anew. */
  | { readonly kind: 'again'; readonly by: number; readonly which: number; readonly anew: boolean }
  | { readonly kind: 'fault'; readonly on: 'write' | 'read'; readonly fault: Fault }
  | { readonly kind: 'outage'; readonly what: 'cut' | 'restart' | 'elect'; readonly node: number }
  | { readonly kind: 'wait' };

const steps = (most: number): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record({
          kind: fc.constant('command' as const),
          by: fc.nat(2),
          to: fc.uniqueArray(fc.nat(STREAMS.length - 1), { minLength: 1, maxLength: most }),
          asserts: fc.boolean(),
          isAhead: fc.boolean(),
          facts: fc.integer({ min: 1, max: 3 }),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('again' as const),
          by: fc.nat(2),
          which: fc.nat(100),
          anew: fc.boolean(),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('fault' as const),
          on: fc.constantFrom('write', 'write', 'read'),
          fault: faultOf,
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('outage' as const),
          what: fc.constantFrom('cut', 'restart', 'elect'),
          node: fc.nat(1),
        }),
      },
      { weight: 2, arbitrary: fc.constant({ kind: 'wait' as const }) },
    ),
    { minLength: 10, maxLength: 40 },
  );

/** What three processes on one cluster do, and what they are told. */
class Play {
  readonly told: { readonly id: string; readonly appends: readonly StreamAppend[]; readonly result: AppendResult }[] =
    [];
  readonly failures: unknown[] = [];
  readonly #double: KurrentDouble;
  readonly #stores: readonly KurrentEventStore[];
  readonly #meant: {
    readonly id: string;
    readonly step: Extract<Step, { kind: 'command' }>;
    readonly appends: readonly StreamAppend[];
  }[] = [];
  readonly #underWay: Promise<void>[] = [];
  /** Where each process takes a stream to stand once all is recorded that it has under way, and by which command. */
  readonly #ahead = new Map<string, { readonly revision: number; readonly by: string }>();

  constructor(double: KurrentDouble, stores: readonly KurrentEventStore[]) {
    this.#double = double;
    this.#stores = stores;
  }

  async run(all: readonly Step[]): Promise<void> {
    for (const step of all) await this.#take(step);
    await Promise.all(this.#underWay);
  }

  async #take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'command': {
        const id = `c${this.#meant.length}`;
        const appends = this.#decided(step, id);
        this.#meant.push({ id, step, appends });
        return this.#give(step.by, id, appends);
      }
      case 'again': {
        const meant = this.#meant[step.which % Math.max(1, this.#meant.length)];
        if (!meant) return;
        return this.#give(step.by, meant.id, step.anew ? this.#decided(meant.step, meant.id) : meant.appends);
      }
      case 'fault':
        return this.#double.faults.next(step.on === 'read' ? 'read' : writes, step.fault);
      case 'outage':
        if (step.what === 'cut') return this.#double.cut();
        if (step.what === 'elect') return this.#double.elect(step.node);
        return this.#double.restart();
      case 'wait':
        await Promise.all(this.#underWay.splice(0));
        this.#ahead.clear();
    }
  }

  /** Decided on the log as it stands, and perhaps on what the same process has under way. */
  #decided(
    { by, to, asserts, isAhead, facts }: Extract<Step, { kind: 'command' }>,
    id: string,
  ): readonly StreamAppend[] {
    const standing = (at: number): Pick<StreamAppend, 'stream' | 'expected' | 'restsOn'> => {
      const stream = STREAMS[at]!;
      const { length } = this.#double.storage.stream(`sebone.${stream}`).records;
      const ahead = isAhead ? this.#ahead.get(`${by} ${at}`) : undefined;
      return ahead && ahead.revision > length
        ? { stream, expected: ahead.revision, restsOn: ahead.by }
        : { stream, expected: length };
    };
    const other = STREAMS.findIndex((_, at) => !to.includes(at));
    const events = Array.from({ length: facts }, (_, nth) => action(`${id} ${nth}`));
    const written = to.map((at) => ({ ...standing(at), events }));
    for (const [nth, at] of to.entries())
      this.#ahead.set(`${by} ${at}`, { revision: written[nth]!.expected + facts, by: id });
    return asserts && other >= 0 ? [...written, { ...standing(other), events: [] }] : written;
  }

  #give(by: number, id: string, appends: readonly StreamAppend[]): void {
    const given = this.#stores[by]!.append(appends, command(id)).then(
      (result) => void this.told.push({ id, appends, result }),
      (error: unknown) => void this.failures.push(error),
    );
    this.#underWay.push(given);
  }
}

describe.each<Version>(['26.1', '25.1', '24.10', '20.6'])('On KurrentDB %s', (version) => {
  it(
    `whatever goes wrong, what is acknowledged is there once, and everybody is told the same (${AGAIN})`,
    async () => {
      const play = fc.asyncProperty(steps(version >= '25.1' ? 2 : 1), async (all) => {
        const double = await doubles.serve({ version, nodes: 2, recentIds: 5 });
        const stores = await Promise.all(
          Array.from({ length: 3 }, () => doubles.open(double, { answerWithin: 300, patience: 6_000 })),
        );
        const followers = stores.map((store) => doubles.follow(store));
        const played = new Play(double, stores);
        await played.run(all);
        double.faults.lift();
        // Of these nobody knows what became of them.
        for (const failure of played.failures) expect(failure).toMatchObject({ code: 'store-unreachable' });

        const answers = new Map<string, Answer>();
        for (const { id, result } of played.told) {
          if (!('answer' in result)) {
            expect(result.kind).toBe('conflict');
            continue;
          }
          expect(result.answer).toEqual(answers.get(id) ?? result.answer);
          answers.set(id, result.answer);
        }
        // A process for which everything is new, and those that took part.
        const facts = await provesWhole([await doubles.open(double), ...stores], [...answers.values()]);
        for (const follower of followers) {
          await follower.reaches(facts.length);
          expect(follower.facts).toEqual(facts);
        }
        // What was recorded without being acknowledged is recorded whole; a command of which all were told a conflict is not.
        const recorded = new Map<string, string[]>();
        for (const fact of facts)
          recorded.set(fact.commandId, [...(recorded.get(fact.commandId) ?? []), ...notes([fact])]);
        for (const [id, said] of recorded) {
          const answered = await patiently(() => stores[0]!.answered(id));
          expect(answered?.answer.facts).toHaveLength(said.length);
          const streams = new Set(answered!.answer.facts.map(({ stream }) => stream)).size;
          expect(said.sort()).toEqual(
            Array.from({ length: said.length }, (_, nth) => `${id} ${Math.floor(nth / streams)}`),
          );
        }
        // The streams are those of a model that takes the commands in the order of the log, each where it was expected.
        const model = new Map<string, number>();
        for (const { stream, revision } of facts) {
          expect({ stream, revision }).toEqual({ stream, revision: (model.get(stream) ?? 0) + 1 });
          model.set(stream, revision);
        }
        await doubles.end();
      });
      await fc.assert(play, { seed: SEED, numRuns: 6, endOnFailure: true });
    },
    SLOW,
  );
});

describe.each<Version>(['26.1', '25.1', '24.10'])(
  'Who was decided on an append under way, on KurrentDB %s,',
  (version) => {
    /** Holds back what is given until another process has written what nobody saw: by another server of the same log. */
    const overtaken = async (
      given: (store: KurrentEventStore) => readonly Promise<AppendResult>[],
      more: (other: KurrentEventStore) => Promise<unknown> = () => Promise.resolve(),
    ) => {
      const double = await doubles.serve({ version });
      const beside = await doubles.serve({ version, log: double.storage });
      const [store, other] = [await doubles.open(double), await doubles.open(beside)];
      const lift = double.faults.always([...writes, 'read'], notReady());
      const results = given(store);
      await until(() => double.faults.met.length > 0);
      await other.append([actions(LEDGER, 0, 'unseen')], command('unseen'));
      await more(other);
      lift();
      return { results: await Promise.all(results), store };
    };

    it('comes to nothing with it, though the stream stands by chance where it expects it', async () => {
      const { results, store } = await overtaken((by) => [
        by.append([actions(LEDGER, 0, 'first')], command('first')),
        by.append([{ ...actions(LEDGER, 1, 'on the first'), restsOn: 'first' }], command('second')),
        by.append([{ ...actions(LEDGER, 2, 'on the second'), restsOn: 'second' }], command('third')),
      ]);
      expect(results.map(({ kind }) => kind)).toEqual(['conflict', 'conflict', 'conflict']);
      expect(notes(await store.read(LEDGER))).toEqual(['unseen']);
    });

    it('comes to nothing where somebody else recorded in its place what it rests on, on other ground', async () => {
      const { results, store } = await overtaken(
        (by) => {
          const onTheSecond = (id: string): Promise<AppendResult> =>
            by.append([{ ...actions(LEDGER, 2, 'on the second'), restsOn: 'second' }], command(id));
          const first = by.append([actions(LEDGER, 0, 'first')], command('first'));
          const second = by.append([{ ...actions(LEDGER, 1, 'second'), restsOn: 'first' }], command('second'));
          return [first, second, onTheSecond('third'), second.then(() => onTheSecond('in the turn'))];
        },
        (other) => other.append([actions(LEDGER, 1, 'second')], command('second')),
      );
      expect(results.map(({ kind }) => kind)).toEqual(['conflict', 'repeated', 'conflict', 'conflict']);
      expect(notes(await store.read(LEDGER))).toEqual(['unseen', 'second']);
    });

    it('comes to nothing with all that rest on it, where what the first looked at had moved', async () => {
      const { results, store } = await overtaken(
        (by) => [
          by.append([actions(OTHER_LEDGER, 0, 'first'), { stream: LEDGER, expected: 0, events: [] }], command('first')),
          by.append([{ ...actions(OTHER_LEDGER, 1, 'on the first'), restsOn: 'first' }], command('second')),
          by.append(
            [
              actions('initiative-openstack', 0, 'beside'),
              { stream: OTHER_LEDGER, expected: 2, restsOn: 'second', events: [] },
            ],
            command('third'),
          ),
        ],
        (other) => other.append([actions('initiative-other', 0, 'elsewhere')], command('elsewhere')),
      );
      expect(results.map(({ kind }) => kind)).toEqual(['conflict', 'conflict', 'conflict']);
      expect(await store.read('initiative-openstack')).toEqual([]);
    });

    it('comes to nothing where what it looked at had moved', async () => {
      const { results, store } = await overtaken((by) => [
        by.append([actions(LEDGER, 0, 'first'), { stream: OTHER_LEDGER, expected: 7, events: [] }], command('first')),
        by.append([{ ...actions(LEDGER, 1, 'on the first'), restsOn: 'first' }], command('second')),
      ]);
      expect(results.map(({ kind }) => kind)).toEqual(['conflict', 'conflict']);
      expect(notes(await store.read(LEDGER))).toEqual(['unseen']);
    });

    it('comes to nothing where its command was recorded elsewhere before', async () => {
      const double = await doubles.serve({ version });
      const [store, other] = [await doubles.open(double), await doubles.open(double)];
      await other.append([actions(LEDGER, 0, 'first')], command('first'));
      await other.append([actions(LEDGER, 1, 'unseen', 'unseen too')], command('unseen'));
      const results = await Promise.all([
        store.append([{ ...actions(LEDGER, 2), events: [action('first')] }], command('first')),
        store.append([{ ...actions(LEDGER, 3, 'on the first'), restsOn: 'first' }], command('second')),
      ]);
      expect(results.map(({ kind }) => kind)).toEqual(['repeated', 'conflict']);
      expect(notes(await store.read(LEDGER))).toEqual(['first', 'unseen', 'unseen too']);
    });
  },
);
