import fc from 'fast-check';
import { Transactor, type Outcome } from '@sebone/application';
import { everything } from '@sebone/event-store/contract';
import { commandFrom, commandTypeOf, initiativeDecider, partnerDecider, type Surroundings } from '@sebone/initiative';
import { isRejection, streamName, type Fact, type Rejection } from '@sebone/kernel';
import { writes, type Version } from '@sebone/kurrent-double';
import { Doubles, patiently, TELLING_FAULTS } from './doubles.ts';
import { each } from './load.ts';

/*
 * Several processes decide commands on the same few streams at once: most of what each decides on is in doubt, since the others
 * write there, too. The log itself tells whether each decided well: whoever reads it from the start and decides each command again,
 * where it stands, finds the facts that stand there.
 */
const SEED = Number(process.env['SEBONE_SEED'] ?? Date.now() % 1_000_000);
const AGAIN = `SEBONE_SEED=${SEED} npm run jest -- kurrent/deciding --selectProjects test`;
const SLOW = 300_000;
const PROCESSES = 3;
const CLIENTS = 24;
const NOW = Date.parse('2024-05-10T03:00:00Z');
const PARTNERS = ['kitchen', 'school', 'grove'];
const INITIATIVE = { initiative: 'minato' };
const AWARD = { startsOn: '2020-06-01', endsOn: '2021-05-31', currency: 'JPY', occurredOn: '2020-06-01' };

const made = (name: string, body: object): object => {
  const command = commandFrom(name, { ...INITIATIVE, ...body });
  if (isRejection(command)) throw new Error(JSON.stringify(command));
  return command;
};

/** What is so before any of them begins. */
const founding = [
  made('charter-initiative', { name: 'Minato', timeZone: 'Asia/Tokyo', occurredOn: '2020-04-01' }),
  ...PARTNERS.map((partnerId) => made('join-partner', { partnerId, name: partnerId, occurredOn: '2020-04-02' })),
];

const partnerId = fc.constantFrom(...PARTNERS);
const title = fc.constantFrom('Served meals', 'Taught');
const of = (stem: string, most: number): fc.Arbitrary<string> => fc.nat(most).map((nth) => `${stem}-${nth}`);
/** So few things that many say the same, or something else of the same. */
const command = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .record({ partnerId, actionId: of('a', 40), title })
      .map((said) => made('report-action', { ...said, occurredOn: '2020-05-01' })),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({ partnerId, actionId: of('a', 40), title })
      .map((said) => made('correct-action', { ...said, occurredOn: '2020-05-01', because: 'Looked up' })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ partnerId, itemId: of('i', 10), title })
      .map((said) => made('share-knowledge', { ...said, kind: 'research', occurredOn: '2020-06-01' })),
  },
  {
    weight: 6,
    arbitrary: fc
      .record({ partnerId, meetingId: of('m', 6), presence: fc.constantFrom('present', 'absent') })
      .map((said) => made('record-attendance', { ...said, occurredOn: '2020-06-01' })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ partnerId, awardId: of('w', 20), amount: fc.constantFrom(100, 200) })
      .map((said) => made('award-funding', { ...said, ...AWARD })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ assessmentId: of('s', 20), phase: fc.constantFrom('initiating', 'organising') })
      .map((said) => made('assess-phase', { ...said, evidence: ['Minutes'], occurredOn: '2020-06-01' })),
  },
);
const meant = fc.record({
  command,
  by: fc.nat(PROCESSES - 1),
  /** Whether another process is given the same command under the same id. */
  isTwice: fc.nat(9).map((nth) => nth === 0),
  /** What goes wrong with a write or a read of one of them, soon after. */
  fault: fc.oneof(
    { weight: 24, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: fc.record({
        on: fc.constantFrom('write', 'write', 'read'),
        kind: fc.constantFrom(...TELLING_FAULTS),
      }),
    },
  ),
});

/** The states of all streams as a log tells them, one command after another. */
class Retelling {
  readonly #states = new Map<string, unknown>();

  /** What a command decides on what was told. */
  decides(command: object): Rejection | readonly { readonly type: string; readonly data: object }[] {
    const { decider, stream, partnerStream } = commandTypeOf(command);
    const beside = partnerStream(command);
    const around = {
      today: '2024-05-10',
      initiative: this.#of(streamName('initiative', 'minato'), initiativeDecider),
      partner: beside === undefined ? undefined : this.#of(beside, partnerDecider),
    } as Surroundings;
    return decider.decide(command, this.#of(stream(command), decider) as never, around);
  }

  tell(command: object, facts: readonly Fact[]): void {
    const { decider } = commandTypeOf(command);
    for (const fact of facts)
      this.#states.set(fact.stream, decider.evolve(this.#of(fact.stream, decider) as never, fact));
  }

  #of(stream: string, { initial }: { initial(): unknown }): unknown {
    return this.#states.get(stream) ?? initial();
  }
}

/** Each command that a log holds decides what the log holds of it, on what stands before it. */
function provesWellDecided(facts: readonly Fact[], commands: ReadonlyMap<string, object>): void {
  const retelling = new Retelling();
  for (const [at, { commandId }] of facts.entries()) {
    if (facts[at - 1]?.commandId === commandId) continue;
    const recorded = facts.filter((fact) => fact.commandId === commandId);
    const said = ({ type, data }: { readonly type: string; readonly data: object }): object => ({ type, data });
    const decided = retelling.decides(commands.get(commandId)!);
    expect({ commandId, says: isRejection(decided) ? decided : decided.map(said) }).toEqual({
      commandId,
      says: recorded.map(said),
    });
    retelling.tell(commands.get(commandId)!, recorded);
  }
}

const doubles = new Doubles();
afterEach(() => doubles.end());

describe.each<Version>(['26.1', '25.1', '24.10'])('Several processes on one KurrentDB %s', (version) => {
  it(
    `record nothing but what each command decides on what stands before it (${AGAIN})`,
    async () => {
      const kinds = new Set<string>();
      const play = fc.asyncProperty(fc.array(meant, { minLength: 150, maxLength: 250 }), async (all) => {
        const double = await doubles.serve({ version, latency: 2 });
        const stores = await Promise.all(Array.from({ length: PROCESSES }, () => doubles.open(double)));
        const processes = stores.map((store) => new Transactor(store, () => NOW));
        const commands = new Map<string, object>();
        const given = async (by: number, id: string, said: object): Promise<Outcome> => {
          commands.set(id, said);
          const outcome = await patiently(() => processes[by]!.transact(said, { commandId: id, actor: 'kei' }));
          kinds.add(isRejection(outcome) ? outcome.code : outcome.kind);
          return outcome;
        };
        for (const [nth, said] of founding.entries()) await given(0, `f-${nth}`, said);

        const answers: (readonly [id: string, outcome: Outcome])[] = [];
        await each(CLIENTS, all.entries(), async ([nth, { command: said, by, isTwice, fault }]) => {
          const id = `c-${nth}`;
          if (fault) double.faults.next(fault.on === 'read' ? 'read' : writes, fault.kind);
          const asked = isTwice ? [by, (by + 1) % PROCESSES] : [by];
          const outcomes = await Promise.all(asked.map((process) => given(process, id, said)));
          for (const outcome of outcomes) answers.push([id, outcome]);
        });

        double.faults.lift();
        const facts = await patiently(() => everything(stores[0]!));
        provesWellDecided(facts, commands);
        for (const [id, outcome] of answers) {
          const recorded = facts.filter(({ commandId }) => commandId === id).map((fact) => fact.id);
          if (outcome.kind === 'recorded') expect(outcome.answer.facts.map((fact) => fact.id)).toEqual(recorded);
        }
        await doubles.end();
      });
      await fc.assert(play, { seed: SEED, numRuns: 3, endOnFailure: true });
      // All that can become of a command did.
      for (const kind of ['recorded', 'unchanged', 'id-taken', 'unknown-record']) expect(kinds).toContain(kind);
    },
    SLOW,
  );
});
