import { actions, command, LEDGER, OTHER_LEDGER } from '@sebone/event-store/contract';
import type { KurrentEventStore } from '@sebone/event-store-kurrent';
import { heldUntil, writes, type KurrentDouble, type Version } from '@sebone/kurrent-double';
import { Doubles, provesWhole, until } from './doubles.ts';

const doubles = new Doubles();
afterEach(() => doubles.end());

describe.each<Version>(['26.1', '25.1'])('On KurrentDB %s, while a write is under way', (version) => {
  let double: KurrentDouble;
  let store: KurrentEventStore;

  beforeEach(async () => {
    double = await doubles.serve({ version });
    store = await doubles.open(double);
    // From here on it is known how the server takes several streams at once.
    await store.append([actions('partner-openstack.earlier', 0, 'earlier')], command('earlier'));
  });

  const kindOf = async (...asked: Parameters<KurrentEventStore['append']>) => (await store.append(...asked)).kind;
  /** Has the server keep the next write waiting. @returns what lets it go on */
  function heldBack(): () => void {
    let goOn = (): void => undefined;
    double.faults.next(writes, heldUntil(new Promise<void>((resolve) => (goOn = resolve))));
    return () => goOn();
  }
  /** Gives a command, and waits until the server has it, which keeps it waiting. @returns what becomes of it */
  async function underWay(
    ...asked: Parameters<KurrentEventStore['append']>
  ): Promise<{ readonly kind: Promise<string>; readonly goOn: () => void }> {
    const goOn = heldBack();
    const kind = kindOf(...asked);
    await until(() => double.faults.met.length > 0);
    return { kind, goOn };
  }
  /** What is given later goes its way: whatever does not wait has gone before it. */
  const afterOthers = (): Promise<unknown> =>
    store.append([actions('partner-openstack.later', 0, 'later')], command('later'));

  it('what has nothing to do with it is written beside it', async () => {
    const { kind: held, goOn } = await underWay([actions(LEDGER, 0, 'held')], command('held'));
    expect(await kindOf([actions(OTHER_LEDGER, 0, 'beside')], command('beside'))).toBe('appended');
    goOn();
    expect(await held).toBe('appended');
    const [first, second] = await Promise.all([store.read(OTHER_LEDGER), store.read(LEDGER)]);
    expect(first[0]!.position).toBeLessThan(second[0]!.position!);
  });

  it('many at once go in two parts: none of them is lost or written twice, whichever part is first', async () => {
    const goOn = heldBack();
    const all = Array.from({ length: 60 }, (_, nth) =>
      store.append([actions(`partner-openstack.p-${nth}`, 0, `fact-${nth}`)], command(`command-${nth}`)),
    );
    await Promise.race(all);
    goOn();
    const answers = (await Promise.all(all)).flatMap((result) => (result.kind === 'appended' ? [result.answer] : []));
    expect(answers).toHaveLength(60);
    const facts = await provesWhole([store, await doubles.open(double)], answers);
    // After the earlier one: the first part was kept waiting, and the second was not.
    expect(facts[1]!.commandId).toBe('command-30');
  });

  it('what goes on from it waits for it', async () => {
    const { kind: held, goOn } = await underWay([actions(LEDGER, 0, 'held')], command('held'));
    const follows = kindOf([actions(LEDGER, 1, 'follows')], command('follows'));
    const looks = kindOf(
      [actions(OTHER_LEDGER, 0, 'looks'), { stream: LEDGER, expected: 2, events: [] }],
      command('looks'),
    );
    await afterOthers();
    goOn();
    expect(await Promise.all([held, follows, looks])).toEqual(['appended', 'appended', 'appended']);
  });

  it('what rests on it comes to nothing with it, even where the stream stands by chance where it expects it', async () => {
    const elsewhere = await doubles.open(double);
    await elsewhere.append([actions(LEDGER, 0, 'elsewhere')], command('elsewhere'));
    const { kind: held, goOn } = await underWay([actions(LEDGER, 0, 'held')], command('held'));
    const follows = kindOf([{ ...actions(LEDGER, 1, 'follows'), restsOn: 'held' }], command('follows'));
    await afterOthers();
    goOn();
    expect(await Promise.all([held, follows])).toEqual(['conflict', 'conflict']);
    expect(await store.read(LEDGER)).toHaveLength(1);
  });

  it('a stream that it looks at stays as it is until it is written', async () => {
    await store.append([actions(LEDGER, 0, 'first')], command('first'));
    const { kind: held, goOn } = await underWay(
      [actions(OTHER_LEDGER, 0, 'held'), { stream: LEDGER, expected: 1, events: [] }],
      command('held'),
    );
    const changes = kindOf([actions(LEDGER, 1, 'changes')], command('changes'));
    await afterOthers();
    goOn();
    expect(await Promise.all([held, changes])).toEqual(['appended', 'appended']);
  });

  it('the same command again waits for what becomes of it, and another one with its id comes too late', async () => {
    const { kind: held, goOn } = await underWay([actions(LEDGER, 0, 'held')], command('held'));
    const again = kindOf([actions(LEDGER, 0, 'held')], command('held'));
    const other = kindOf([actions(OTHER_LEDGER, 0, 'other')], command('held', { fingerprint: 'of something else' }));
    await afterOthers();
    goOn();
    expect(await Promise.all([held, again, other])).toEqual(['appended', 'repeated', 'command-id-taken']);
  });
});
