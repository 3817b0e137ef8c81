import { MemoryEventStore, type AppendResult, type EventStore } from '@sebone/event-store';
import { commandFrom } from '@sebone/initiative';
import { isRejection, type Fact } from '@sebone/kernel';
import { Transactor, type Envelope, type Outcome } from './transact.ts';

const now = (): number => Date.parse('2024-05-10T03:00:00Z');
const by = (commandId: string): Envelope => ({ commandId, actor: 'kei' });

function command(name: string, body: object): object {
  const made = commandFrom(name, body);
  if (isRejection(made)) throw new Error(JSON.stringify(made));
  return made;
}

const charter = command('charter-initiative', {
  initiative: 'minato',
  name: 'Minato',
  timeZone: 'Asia/Tokyo',
  occurredOn: '2020-04-01',
});
const join = command('join-partner', {
  initiative: 'minato',
  partnerId: 'kitchen',
  name: 'Kitchen',
  occurredOn: '2020-04-02',
});
const act = (actionId: string, title = 'Served meals'): object =>
  command('report-action', { initiative: 'minato', partnerId: 'kitchen', actionId, title, occurredOn: '2020-05-01' });

const refusal = (outcome: Outcome): string | undefined => (outcome.kind === 'rejection' ? outcome.code : undefined);

/** A store that meddles with appends, and with what is read, before or instead of passing them on. */
function meddling(
  store: MemoryEventStore,
  meddle: (append: EventStore['append']) => EventStore['append'],
  beforeReading?: (stream: string) => Promise<void>,
): EventStore {
  const append = meddle((appends, mark) => store.append(appends, mark));
  const read: EventStore['read'] = async (stream, from) => {
    await beforeReading?.(stream);
    return store.read(stream, from);
  };
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'append') return append;
      if (name === 'read') return read;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** What holds somebody back until it is opened. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

async function begun(store: EventStore): Promise<Transactor> {
  const transactor = new Transactor(store, now);
  await transactor.transact(charter, by('c-1'));
  await transactor.transact(join, by('c-2'));
  return transactor;
}

describe('A command', () => {
  it('is recorded with its dates, its origin and ids that derive from its own', async () => {
    const store = new MemoryEventStore({ now });
    const transactor = await begun(store);
    const outcome = await transactor.transact(act('a-1'), { commandId: 'c-3', actor: 'kei', correlationId: 'form-7' });
    expect(outcome).toMatchObject({ kind: 'recorded', repeated: false, answer: { commandId: 'c-3', position: 3 } });
    expect((await store.read('partner-minato.kitchen'))[1]).toMatchObject({
      id: 'c-3.0',
      type: 'ActionReported',
      schema: 1,
      occurredOn: '2020-05-01',
      reportedOn: '2024-05-10',
      recordedAt: '2024-05-10T03:00:00.000Z',
      actor: 'kei',
      correlationId: 'form-7',
      causationId: 'c-3',
    });
  });

  it('is reported on the day it is in the initiative’s time zone, not in UTC', async () => {
    const store = new MemoryEventStore({ now });
    const lateEvening = (): number => Date.parse('2024-05-10T16:00:00Z');
    const transactor = new Transactor(store, lateEvening);
    await transactor.transact(charter, by('c-1'));
    expect((await store.read('initiative-minato'))[0]!.reportedOn).toBe('2024-05-11');
  });

  it('given again gets its first answer and adds nothing', async () => {
    const store = new MemoryEventStore({ now });
    const transactor = await begun(store);
    const first = await transactor.transact(act('a-1'), by('c-3'));
    const again = await transactor.transact(act('a-1'), by('c-3'));
    const afterRestart = await new Transactor(store, now).transact(act('a-1'), by('c-3'));
    for (const repeat of [again, afterRestart]) expect(repeat).toEqual({ ...first, repeated: true });
    expect(await store.head()).toBe(3);
  });

  it('given again gets its first answer even where it would now be refused', async () => {
    const store = new MemoryEventStore({ now });
    const transactor = await begun(store);
    const first = await transactor.transact(act('a-1'), by('c-3'));
    const corrected = command('correct-action', {
      ...(act('a-1', 'Served 40 meals') as Record<string, unknown>),
      because: 'counted again',
    });
    await transactor.transact(corrected, by('c-4'));
    expect(await transactor.transact(act('a-1'), by('c-3'))).toEqual({ ...first, repeated: true });
  });

  it('is refused where its id was used for another command', async () => {
    const transactor = await begun(new MemoryEventStore({ now }));
    await transactor.transact(act('a-1'), by('c-3'));
    expect(refusal(await transactor.transact(act('a-2'), by('c-3')))).toBe('command-id-taken');
    expect(refusal(await transactor.transact(act('a-1', 'other words'), by('c-3')))).toBe('command-id-taken');
  });

  it('that says nothing new leaves the stream as it is', async () => {
    const transactor = await begun(new MemoryEventStore({ now }));
    await transactor.transact(act('a-1'), by('c-3'));
    expect(await transactor.transact(act('a-1'), by('c-4'))).toEqual({
      kind: 'unchanged',
      stream: 'partner-minato.kitchen',
      revision: 2,
    });
  });

  it('that the domain refuses records nothing', async () => {
    const store = new MemoryEventStore({ now });
    const transactor = await begun(store);
    const early = command('report-action', {
      initiative: 'minato',
      partnerId: 'kitchen',
      actionId: 'a',
      title: 't',
      occurredOn: '2020-04-01',
    });
    expect(refusal(await transactor.transact(early, by('c-3')))).toBe('before-joining');
    expect(await store.head()).toBe(2);
  });
});

describe('A command to one of several processes on a log', () => {
  const share = (itemId: string): object =>
    command('share-knowledge', {
      initiative: 'minato',
      partnerId: 'kitchen',
      itemId,
      title: 'How to cook for fifty',
      kind: 'research',
      occurredOn: '2020-06-01',
    });
  const left = command('leave-partner', { initiative: 'minato', partnerId: 'kitchen', occurredOn: '2020-05-15' });

  it('is decided on what the others have recorded, of its own stream and of those beside it', async () => {
    const store = new MemoryEventStore({ now });
    const [one, other] = [new Transactor(store, now), new Transactor(store, now)];
    expect(refusal(await one.transact(join, by('c-1')))).toBe('unknown-initiative');
    await other.transact(charter, by('o-1'));
    expect(refusal(await one.transact(share('fifty'), by('c-2')))).toBe('unknown-partner');
    await other.transact(join, by('o-2'));
    expect(await one.transact(share('fifty'), by('c-3'))).toMatchObject({ kind: 'recorded' });
    await other.transact(left, by('o-3'));
    expect(refusal(await one.transact(share('sixty'), by('c-4')))).toBe('after-leaving');
    expect(refusal(await one.transact(act('a-1'), by('c-5')))).toBeUndefined();
    expect(refusal(await other.transact(act('a-1', 'Other'), by('o-4')))).toBe('id-taken');
    expect(await other.transact(act('a-1'), by('o-5'))).toMatchObject({ kind: 'unchanged', revision: 3 });
  });

  it('is not stale where it names the revision that another one made', async () => {
    const store = new MemoryEventStore({ now });
    const [one, other] = [await begun(store), new Transactor(store, now)];
    await other.transact(act('a-1'), by('o-1'));
    expect(await one.transact(act('a-2'), { ...by('c-3'), ifRevision: 2 })).toMatchObject({ kind: 'recorded' });
    expect(refusal(await one.transact(act('a-3'), { ...by('c-4'), ifRevision: 2 }))).toBe('stale');
  });

  it('is not refused for what was so before another one wrote, though its own process writes on meanwhile', async () => {
    const memory = new MemoryEventStore({ now });
    const slow = meddling(memory, (append) => async (appends, mark) => {
      if (mark.id === 'c-5') await new Promise(setImmediate);
      return append(appends, mark);
    });
    const [one, other] = [await begun(slow), new Transactor(memory, now)];
    await one.transact(left, by('c-3'));
    const back = { initiative: 'minato', partnerId: 'kitchen', occurredOn: '2020-06-01' };
    await other.transact(command('return-partner', { ...back, name: 'Kitchen' }), by('o-1'));
    // The second runs ahead of the log to where it stands already, with another fact there.
    const outcomes = await Promise.all([
      one.transact(command('report-action', { ...back, actionId: 'a-2', title: 'Served meals' }), by('c-4')),
      one.transact(act('a-1'), by('c-5')),
    ]);
    expect(outcomes.map((outcome) => refusal(outcome) ?? outcome.kind)).toEqual(['recorded', 'recorded']);
  });
});

describe('A command for one revision', () => {
  const at = (commandId: string, ifRevision: number | 'existing'): Envelope => ({ ...by(commandId), ifRevision });

  it('is recorded where the stream stands there, and refused as stale where it does not', async () => {
    const store = new MemoryEventStore({ now });
    const transactor = await begun(store);
    expect(refusal(await transactor.transact(act('a-1'), at('c-3', 2)))).toBe('stale');
    expect(await transactor.transact(act('a-1'), at('c-4', 1))).toMatchObject({
      kind: 'recorded',
      answer: { facts: [{ revision: 2 }] },
    });
    expect(await store.head()).toBe(3);
  });

  it('may be for any revision of a stream that is there, or for one that is not there yet', async () => {
    const transactor = await begun(new MemoryEventStore({ now }));
    const grove = command('join-partner', {
      initiative: 'minato',
      partnerId: 'grove',
      name: 'Grove',
      occurredOn: '2020-04-02',
    });
    expect(refusal(await transactor.transact(grove, at('c-3', 'existing')))).toBe('stale');
    expect(await transactor.transact(grove, at('c-3', 0))).toMatchObject({ kind: 'recorded' });
    expect(await transactor.transact(act('a-1'), at('c-4', 'existing'))).toMatchObject({ kind: 'recorded' });
  });

  it('given again gets its first answer, though the stream has moved on', async () => {
    const transactor = await begun(new MemoryEventStore({ now }));
    const first = await transactor.transact(act('a-1'), at('c-3', 1));
    expect(await transactor.transact(act('a-1'), at('c-3', 1))).toEqual({ ...first, repeated: true });
    expect(refusal(await transactor.transact(act('a-2'), at('c-3', 1)))).toBe('command-id-taken');
  });

  it('is stale before it is anything else, even where it says nothing new or is not allowed', async () => {
    const transactor = await begun(new MemoryEventStore({ now }));
    await transactor.transact(act('a-1'), by('c-3'));
    expect(refusal(await transactor.transact(act('a-1'), at('c-4', 1)))).toBe('stale');
    expect(refusal(await transactor.transact(act('a-1', 'Other'), at('c-5', 1)))).toBe('stale');
    expect(await transactor.transact(act('a-1'), at('c-6', 2))).toMatchObject({ kind: 'unchanged', revision: 2 });
  });

  it('is given by many at once and recorded for one of them', async () => {
    const store = new MemoryEventStore({ now });
    const transactor = await begun(store);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, nth) => transactor.transact(act(`a-${nth}`), at(`d-${nth}`, 1))),
    );
    expect(outcomes.map((outcome) => refusal(outcome) ?? outcome.kind).sort()).toEqual([
      'recorded',
      ...Array<string>(19).fill('stale'),
    ]);
    expect(await store.head()).toBe(3);
  });

  it('is stale where another process wrote first, and on no account recorded after it', async () => {
    const memory = new MemoryEventStore({ now });
    const store = meddling(memory, (append) => async (appends, mark) => {
      if (mark.id === 'c-9') await new Transactor(memory, now).transact(act('from-elsewhere'), by('other'));
      return append(appends, mark);
    });
    const transactor = await begun(store);
    expect(refusal(await transactor.transact(act('a-1'), at('c-9', 1)))).toBe('stale');
    expect((await memory.read('partner-minato.kitchen')).map((fact) => fact.commandId)).toEqual(['c-2', 'other']);
  });

  it('is not stale for an append that never came to be', async () => {
    const memory = new MemoryEventStore({ now });
    const store = meddling(memory, (append) => async (appends, mark): Promise<AppendResult> => {
      if (mark.id === 'lost') throw new Error('disk full');
      return append(appends, mark);
    });
    const transactor = await begun(store);
    const lost = transactor.transact(act('a-1'), by('lost'));
    const next = transactor.transact(act('a-2'), at('c-4', 1));
    await expect(lost).rejects.toThrow('disk full');
    expect(await next).toMatchObject({ kind: 'recorded' });
  });
});

describe('Many commands on one stream', () => {
  it('given without waiting are decided in the order given, each on what the one before it said', async () => {
    const store = new MemoryEventStore({ now });
    const transactor = new Transactor(store, now);
    await transactor.prepare(charter);
    const outcomes = await Promise.all([
      transactor.transact(charter, by('c-1')),
      ...[join, ...Array.from({ length: 50 }, (_, at) => act(`a-${at}`))].map(async (each, at) => {
        await transactor.prepare(each);
        return transactor.transact(each, by(`d-${at}`));
      }),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(outcomes.map(() => 'recorded'));
    expect(
      (await store.read('partner-minato.kitchen')).map((fact: Fact) => (fact.data as { actionId?: string }).actionId),
    ).toEqual([undefined, ...Array.from({ length: 50 }, (_, at) => `a-${at}`)]);
  });

  it('are decided again when another process wrote to the stream meanwhile', async () => {
    const memory = new MemoryEventStore({ now });
    let others = 1;
    const store = meddling(memory, (append) => async (appends, mark) => {
      if (mark.id === 'c-9' && others-- > 0)
        await new Transactor(memory, now).transact(act('from-elsewhere'), by('other'));
      return append(appends, mark);
    });
    const transactor = await begun(store);
    expect(await transactor.transact(act('a-1'), by('c-9'))).toMatchObject({ kind: 'recorded' });
    expect((await memory.read('partner-minato.kitchen')).map((fact) => fact.commandId)).toEqual([
      'c-2',
      'other',
      'c-9',
    ]);
  });

  it('are decided on what stands, though an append comes to nothing while something else is brought to hand', async () => {
    const memory = new MemoryEventStore({ now });
    const [recording, reading] = [gate(), gate()];
    let isHeld = false;
    const store = meddling(
      memory,
      (append) => async (appends, mark) => {
        if (mark.id === 'c-3') await recording.opened;
        return append(appends, mark);
      },
      async (stream) => {
        if (isHeld && stream === 'initiative-minato') await reading.opened;
      },
    );
    const transactor = await begun(store);
    const other = new Transactor(memory, now);
    const underWay = transactor.transact(act('a-1'), by('c-3'));
    // The initiative is let go: somebody else has added to it. To bring it to hand again takes a while.
    const assess = (assessmentId: string): object =>
      command('assess-phase', {
        initiative: 'minato',
        assessmentId,
        phase: 'initiating',
        evidence: ['Minutes'],
        occurredOn: '2020-05-01',
      });
    await other.transact(assess('s-1'), by('o-1'));
    isHeld = true;
    const assessed = transactor.transact(assess('s-2'), by('c-4'));
    await new Promise(setImmediate);
    const same = transactor.transact(act('a-2'), by('c-5'));
    // Meanwhile what the partner's state runs ahead by comes to nothing: somebody else reports the other action in its place.
    await other.transact(act('a-2'), by('o-2'));
    recording.open();
    await new Promise(setImmediate);
    reading.open();
    expect((await Promise.all([underWay, assessed, same])).map(({ kind }) => kind)).toEqual([
      'recorded',
      'recorded',
      'unchanged',
    ]);
    const told = (await memory.read('partner-minato.kitchen')).map((fact) => fact.commandId);
    expect(told).toEqual(['c-2', 'o-2', 'c-3']);
  });

  it('are refused as a conflict, with nothing written, when that never ends', async () => {
    const memory = new MemoryEventStore({ now });
    let tries = 0;
    const store = meddling(memory, (append) => async (appends, mark) => {
      if (mark.id === 'c-9') await new Transactor(memory, now).transact(act(`x-${++tries}`), by(`other-${tries}`));
      return append(appends, mark);
    });
    const transactor = await begun(store);
    expect(refusal(await transactor.transact(act('a-1'), by('c-9')))).toBe('conflict');
    expect(tries).toBe(9);
    expect(await memory.answered('c-9')).toBeUndefined();
  });

  it('are refused as a conflict, too, where it never can be made sure that they are to be refused', async () => {
    const memory = new MemoryEventStore({ now });
    const other = new Transactor(memory, now);
    let others = 0;
    let isBusy = false;
    const store = meddling(
      memory,
      (append) => append,
      async (stream) => {
        if (!isBusy || stream !== 'partner-minato.kitchen') return;
        others++;
        await other.transact(act(`x-${others}`), by(`other-${others}`));
      },
    );
    const transactor = await begun(store);
    await transactor.transact(act('a-1'), by('c-3'));
    isBusy = true;
    expect(refusal(await transactor.transact(act('a-1', 'other words'), by('c-9')))).toBe('conflict');
    expect(others).toBeGreaterThan(100);
    isBusy = false;
    expect(refusal(await transactor.transact(act('a-1', 'other words'), by('c-9')))).toBe('id-taken');
  });

  it('that rested on an append that failed are decided on what really stands', async () => {
    const memory = new MemoryEventStore({ now });
    const store = meddling(memory, (append) => async (appends, mark): Promise<AppendResult> => {
      if (mark.id === 'lost') throw new Error('disk full');
      return append(appends, mark);
    });
    const transactor = await begun(store);
    const lost = transactor.transact(act('a-1'), by('lost'));
    // Decided while the first was under way: it looks as if said already, but the first never came to be.
    const same = transactor.transact(act('a-1'), by('c-4'));
    await expect(lost).rejects.toThrow('disk full');
    expect(await same).toMatchObject({ kind: 'recorded', repeated: false });
    expect((await memory.read('partner-minato.kitchen')).map((fact) => fact.commandId)).toEqual(['c-2', 'c-4']);
  });
});
