import { status } from '@grpc/grpc-js';
import type { AppendResult, StreamAppend } from '@sebone/event-store';
import { actions, command, LEDGER, OTHER_LEDGER } from '@sebone/event-store/contract';
import type { KurrentEventStore } from '@sebone/event-store-kurrent';
import {
  answerLost,
  cut,
  delay,
  endsWith,
  notLeader,
  notReady,
  secondAnswer,
  silence,
  timeOut,
  writes,
  type Fault,
  type KurrentDouble,
  type Version,
} from '@sebone/kurrent-double';
import { Doubles, HASTY, patiently, provesWhole, type Follower } from './doubles.ts';

/** Milliseconds for the tries of several appends. */
const SLOW = 120_000;

const doubles = new Doubles(HASTY);
afterEach(() => doubles.end());

const faults: readonly [string, Fault][] = [
  ['gets no answer, and is not made', silence()],
  ['gets no answer, and is made', silence({ written: true })],
  ['loses its answer', answerLost()],
  ['loses its connection before it is made', cut()],
  ['takes the server too long, and is not made', timeOut()],
  ['takes the server too long, and is made', timeOut({ written: true })],
  ['meets a node that leads no more', notLeader()],
  ['meets a node that is not ready', notReady()],
  ['is answered twice', secondAnswer()],
  ['meets a fault within the server', endsWith(status.INTERNAL)],
  ['meets a fault that the server does not know itself', endsWith(status.UNKNOWN)],
  ['is cancelled by the server', endsWith(status.CANCELLED)],
  ['meets a server that has too much to do', endsWith(status.RESOURCE_EXHAUSTED)],
];

const CHARTER = 'initiative-openstack';

describe.each<Version>(['26.1', '25.1', '24.10'])('On KurrentDB %s', (version) => {
  /** Up to 25.0 a command writes to one stream. */
  const isAtomic = version !== '24.10';
  let double: KurrentDouble;
  let store: KurrentEventStore;
  let follower: Follower;

  beforeEach(async () => {
    double = await doubles.serve({ version });
    store = await doubles.open(double);
    follower = doubles.follow(store);
    await store.append([actions(LEDGER, 0, 'first')], command('first'));
  });

  const said: readonly (readonly [id: string, ...StreamAppend[]])[] = [
    ['second', actions(LEDGER, 1, 'second', 'third')],
    ['follows', actions(LEDGER, 3, 'fourth')],
    ['other', actions(OTHER_LEDGER, 0, 'fifth'), { stream: LEDGER, expected: 1, events: [] }],
    ['both', actions(CHARTER, 0, 'sixth'), actions('meeting-openstack.may', 0, 'seventh')],
  ];
  const commands = isAtomic ? said : said.slice(0, 2);
  const all = (by: KurrentEventStore): Promise<readonly AppendResult[]> =>
    Promise.all(commands.map(([id, ...appends]) => by.append(appends, command(id))));

  const meeting: readonly [passing: number, times: number][] = [
    [0, 1],
    [0, 3],
    // There a command is written twice: what is about to be recorded, and then its facts.
    ...(isAtomic ? [] : [[1, 1] as [number, number], [1, 2] as [number, number]]),
  ];
  describe.each(faults)('an append that %s', (_name, fault) => {
    it.each(meeting)(
      'is recorded once all the same, when %i writes pass and then %i meet that',
      async (passing, times) => {
        double.faults.next(writes, delay(0), passing);
        double.faults.next(writes, fault, times);
        const [second, follows, other, both] = await all(store);
        expect([second, follows]).toMatchObject([{ kind: 'appended' }, { kind: 'appended' }]);
        if (isAtomic) expect([other?.kind, both?.kind]).toEqual(['conflict', 'appended']);

        const acknowledged = [second, follows, both].flatMap((result) =>
          result && 'answer' in result ? [result.answer] : [],
        );
        const facts = await provesWhole([await doubles.open(double), store], acknowledged);
        expect(facts).toHaveLength(isAtomic ? 6 : 4);
        await follower.reaches(facts.length);
        expect(follower.facts).toEqual(facts);

        const again = await all(await doubles.open(double));
        expect(again.flatMap((result) => ('answer' in result ? [[result.kind, result.answer]] : []))).toEqual(
          acknowledged.map((answer) => ['repeated', answer]),
        );
        expect(await patiently(() => store.read(LEDGER))).toHaveLength(4);
      },
      SLOW,
    );
  });
});
