import type { Answer, AppendResult } from '../port.ts';
import {
  action,
  actions,
  command,
  everything,
  givenActions,
  LEDGER,
  notes,
  numbered,
  OTHER_LEDGER,
  tally,
} from './examples.ts';
import type { Stores } from './stores.ts';

export function appending(stores: Stores): void {
  it('records the first facts of a stream that must not exist', async () => {
    const store = await stores.open();
    const result = await store.append([actions(LEDGER, 0, 'patch', 'review')], command('c1'));
    const head = await store.head();
    expect(result).toEqual({
      kind: 'appended',
      answer: {
        commandId: 'c1',
        position: head,
        facts: [
          {
            id: 'c1.0',
            stream: LEDGER,
            revision: 1,
            type: 'ActionPerformed',
            occurredOn: '2014-03-02',
          },
          {
            id: 'c1.1',
            stream: LEDGER,
            revision: 2,
            type: 'ActionPerformed',
            occurredOn: '2014-03-02',
          },
        ],
      },
    });
    expect(notes(await store.read(LEDGER))).toEqual(['patch', 'review']);
  });

  it('goes on with a stream that stands where the decision saw it', async () => {
    const store = await stores.open();
    await givenActions(store, LEDGER, 'one', 'two');
    expect(await store.append([actions(LEDGER, 2, 'three')], command('c3'))).toMatchObject({ kind: 'appended' });
    expect((await store.read(LEDGER)).map((fact) => fact.revision)).toEqual([1, 2, 3]);
  });

  it.each([
    ['behind the stream', 1],
    ['ahead of the stream', 3],
    ['of a stream that must not exist', 0],
  ])('answers an expectation %s with a conflict, and adds nothing', async (_, expected) => {
    const store = await stores.open();
    await givenActions(store, LEDGER, 'one', 'two');
    const head = await store.head();
    expect(await store.append([actions(LEDGER, expected, 'three')], command('late'))).toEqual({
      kind: 'conflict',
      stream: LEDGER,
      expected,
      actual: 2,
    });
    expect(await store.head()).toBe(head);
    expect(await store.answered('late')).toBeUndefined();
  });

  it('lets a command that met a conflict be decided again under the same id', async () => {
    const store = await stores.open();
    await givenActions(store, LEDGER, 'one');
    expect((await store.append([actions(LEDGER, 0, 'two')], command('c'))).kind).toBe('conflict');
    expect((await store.append([actions(LEDGER, 1, 'two')], command('c'))).kind).toBe('appended');
    expect(notes(await store.read(LEDGER))).toEqual(['one', 'two']);
  });

  it('lets exactly one of many concurrent writers have each revision', async () => {
    const store = await stores.open();
    for (let revision = 0; revision < 5; revision++) {
      const writers = Array.from({ length: 16 }, (_, writer) =>
        store.append([actions(LEDGER, revision, `writer ${writer}`)], command(`r${revision}-w${writer}`)),
      );
      const results = await Promise.all(writers);
      expect(tally(results)).toEqual({ appended: 1, conflict: 15 });
      for (const result of results) if (result.kind === 'conflict') expect(result.actual).toBe(revision + 1);
    }
    expect(await store.read(LEDGER)).toHaveLength(5);
  });

  it('gets every one of many concurrent writers in when each tries again after a conflict', async () => {
    const store = await stores.open();
    const persist = async (writer: string): Promise<void> => {
      let result: AppendResult;
      do {
        const seen = (await store.read(LEDGER)).length;
        result = await store.append([actions(LEDGER, seen, writer)], command(writer));
      } while (result.kind === 'conflict');
    };
    const writers = numbered(12, 'writer');
    await Promise.all(writers.map(persist));
    const facts = await store.read(LEDGER);
    expect(notes(facts).sort()).toEqual([...writers].sort());
    expect(facts.map((fact) => fact.revision)).toEqual(writers.map((_, index) => index + 1));
  });

  it('records what rests on an append under way after it, or on one that has come to be', async () => {
    const store = await stores.open();
    const results = await Promise.all([
      store.append([actions(LEDGER, 0, 'one', 'two')], command('first')),
      store.append([{ ...actions(LEDGER, 2, 'three'), restsOn: 'first' }], command('second')),
      store.append(
        [actions(OTHER_LEDGER, 0, 'beside'), { stream: LEDGER, expected: 3, restsOn: 'second', events: [] }],
        command('third'),
      ),
    ]);
    expect(tally(results)).toEqual({ appended: 3 });
    const later = await store.append([{ ...actions(LEDGER, 3, 'four'), restsOn: 'second' }], command('fourth'));
    expect(later.kind).toBe('appended');
    expect(notes(await store.read(LEDGER))).toEqual(['one', 'two', 'three', 'four']);
  });

  it('records nothing that rests on an append that came to nothing, though the stream stands there by chance', async () => {
    const store = await stores.open();
    await givenActions(store, LEDGER, 'unseen');
    const first = store.append([actions(LEDGER, 0, 'one')], command('first'));
    const rests = (id: string, expected: number, restsOn: string): Promise<AppendResult> =>
      store.append([{ ...actions(LEDGER, expected, id), restsOn }], command(id));
    // One is decided in the very turn in which it is told that the first came to nothing.
    const inTheTurn = first.then(() => rests('in the turn', 1, 'first'));
    const results = await Promise.all([
      first,
      rests('second', 1, 'first'),
      rests('third', 2, 'second'),
      store.append(
        [actions(OTHER_LEDGER, 0, 'beside'), { stream: LEDGER, expected: 1, restsOn: 'first', events: [] }],
        command('fourth'),
      ),
      inTheTurn,
    ]);
    expect(tally(results)).toEqual({ conflict: 5 });
    expect((await rests('afterwards', 1, 'first')).kind).toBe('conflict');
    // Whoever has seen what stands there goes on from it.
    expect((await store.append([actions(LEDGER, 1, 'seen')], command('first'))).kind).toBe('appended');
    expect(notes(await store.read(LEDGER))).toEqual(['unseen', 'seen']);
    expect(await store.read(OTHER_LEDGER)).toEqual([]);
  });

  it('records the facts of one command in several streams, in the order given', async () => {
    const store = await stores.open();
    await givenActions(store, OTHER_LEDGER, 'earlier');
    const appends = [actions(LEDGER, 0, 'given'), actions(OTHER_LEDGER, 1, 'received', 'thanked')];
    expect(await store.append(appends, command('gift'))).toMatchObject({
      kind: 'appended',
      answer: {
        facts: [
          { id: 'gift.0', stream: LEDGER, revision: 1 },
          { id: 'gift.1', stream: OTHER_LEDGER, revision: 2 },
          { id: 'gift.2', stream: OTHER_LEDGER, revision: 3 },
        ],
      },
    });
    expect(notes(await everything(store))).toEqual(['earlier', 'given', 'received', 'thanked']);
  });

  it('records nothing at all where one stream of several is in conflict', async () => {
    const store = await stores.open();
    await givenActions(store, OTHER_LEDGER, 'earlier');
    const appends = [actions(LEDGER, 0, 'given'), actions(OTHER_LEDGER, 0, 'received')];
    expect(await store.append(appends, command('gift'))).toEqual({
      kind: 'conflict',
      stream: OTHER_LEDGER,
      expected: 0,
      actual: 1,
    });
    expect(await store.read(LEDGER)).toEqual([]);
    expect(notes(await everything(store))).toEqual(['earlier']);
  });

  it('takes a stream without events as the assertion that it still stands there', async () => {
    const store = await stores.open();
    await givenActions(store, OTHER_LEDGER, 'earlier');
    const giving = actions(LEDGER, 0, 'given');
    const stale = await store.append([{ stream: OTHER_LEDGER, expected: 0, events: [] }, giving], command('c1'));
    expect(stale).toEqual({ kind: 'conflict', stream: OTHER_LEDGER, expected: 0, actual: 1 });
    const fresh = await store.append([{ stream: OTHER_LEDGER, expected: 1, events: [] }, giving], command('c1'));
    expect(fresh.kind).toBe('appended');
    expect(notes(await store.read(OTHER_LEDGER))).toEqual(['earlier']);
    expect(notes(await store.read(LEDGER))).toEqual(['given']);
  });

  it.each([
    ['no stream', [], command('c')],
    ['a stream that rests on a command without an id', [{ ...actions(LEDGER, 1, 'one'), restsOn: '' }], command('c')],
    ['an empty stream that rests on a command', [{ ...actions(LEDGER, 0, 'one'), restsOn: 'first' }], command('c')],
    ['streams but no event', [{ stream: LEDGER, expected: 0, events: [] }], command('c')],
    ['a stream twice', [actions(LEDGER, 0, 'one'), actions(LEDGER, 1, 'two')], command('c')],
    ['text that names no stream', [actions('Red Hat', 0, 'one')], command('c')],
    ['a negative expectation', [actions(LEDGER, -1, 'one')], command('c')],
    ['a schema version 0', [{ stream: LEDGER, expected: 0, events: [action('one', { schema: 0 })] }], command('c')],
    [
      'data that is no JSON object',
      [{ stream: LEDGER, expected: 0, events: [action('one', { data: new Date(0) })] }],
      command('c'),
    ],
    ['a command without an id', [actions(LEDGER, 0, 'one')], command('', { correlationId: 'x', causationId: 'x' })],
    ['a command id of 201 characters', [actions(LEDGER, 0, 'one')], command('c'.repeat(201))],
    ['an actor of 2,001 characters', [actions(LEDGER, 0, 'one')], command('c', { actor: 'a'.repeat(2_001) })],
    ['half of a surrogate pair in a name', [actions(LEDGER, 0, 'one')], command('c', { actor: '\ud83e' })],
  ])('refuses %s, and adds nothing', async (_, appends, mark) => {
    const store = await stores.open();
    await expect(store.append(appends, mark)).rejects.toBeInstanceOf(RangeError);
    expect(await store.head()).toBe(0);
  });

  it('gives a repeated command its first answer, wherever the streams stand by then', async () => {
    const store = await stores.open();
    const first = await store.append([actions(LEDGER, 0, 'one', 'two')], command('c1'));
    await givenActions(store, LEDGER, 'three');
    const head = await store.head();
    for (const expected of [0, 3]) {
      const again = await store.append([actions(LEDGER, expected, 'one', 'two')], command('c1'));
      expect(again).toEqual({ ...first, kind: 'repeated' });
    }
    expect(await store.head()).toBe(head);
  });

  it('decides once where the same command comes many times at once', async () => {
    const store = await stores.open();
    const results = await Promise.all(numbered(10).map(() => store.append([actions(LEDGER, 0, 'one')], command('c1'))));
    expect(tally(results)).toEqual({ appended: 1, repeated: 9 });
    const answers = results.map((result) => ('answer' in result ? result.answer : undefined));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await store.read(LEDGER)).toHaveLength(1);
  });

  it('refuses the id of a command for another content', async () => {
    const store = await stores.open();
    await store.append([actions(LEDGER, 0, 'one')], command('c1'));
    const other = await store.append([actions(LEDGER, 1, 'two')], command('c1', { fingerprint: 'other content' }));
    expect(other).toEqual({ kind: 'command-id-taken', commandId: 'c1' });
    expect(notes(await store.read(LEDGER))).toEqual(['one']);
  });

  it('says what a command was answered, and nothing of one that never came', async () => {
    const store = await stores.open();
    const result = await store.append([actions(LEDGER, 0, 'one'), actions(OTHER_LEDGER, 0, 'two')], command('c1'));
    expect(result.kind).toBe('appended');
    expect(await store.answered('c1')).toEqual({
      answer: (result as { answer: unknown }).answer,
      fingerprint: 'content of c1',
    });
    expect(await store.answered('c2')).toBeUndefined();
  });

  it('hands out answers that a caller may spoil without spoiling the next', async () => {
    const store = await stores.open();
    const append = (): Promise<AppendResult> => store.append([actions(LEDGER, 0, 'one')], command('c1'));
    const first = await append();
    const { answer } = structuredClone(first) as { answer: Answer };
    for (const result of [first, await append()]) {
      const spoilt = result as unknown as { answer: { position: number; facts: object[] } };
      spoilt.answer.position = 99;
      spoilt.answer.facts.pop();
    }
    expect(await append()).toEqual({ kind: 'repeated', answer });
  });

  it('remembers answers for ever', async () => {
    const store = await stores.open();
    const first = await store.append([actions(LEDGER, 0, 'one')], command('c1'));
    const again = await stores.reopen(store);
    expect(await again.append([actions(LEDGER, 0, 'one')], command('c1'))).toEqual({ ...first, kind: 'repeated' });
    expect(await again.append([actions(LEDGER, 0, 'one')], command('c2'))).toMatchObject({
      kind: 'conflict',
      actual: 1,
    });
  });

  it('never sets recordedAt back, even when the clock goes back', async () => {
    const clock = ['2020-05-05T10:00:00.000Z', '2020-05-05T09:00:00.000Z', '2020-05-05T11:00:00.000Z'].map((text) =>
      Date.parse(text),
    );
    let turn = 0;
    const now = (): number => clock[turn]!;
    let store = await stores.open({ now });
    for (turn = 0; turn < clock.length; turn++) await givenActions(store, LEDGER, `turn ${turn}`);
    turn = 1;
    store = await stores.reopen(store, { now });
    await givenActions(store, LEDGER, 'after a restart');
    const times = (await store.read(LEDGER)).map((fact) => fact.recordedAt);
    expect(times).toHaveLength(4);
    expect(times).toEqual([...times].sort());
    for (const time of times) expect(time).toBe(new Date(time).toISOString());
  });

  it('keeps nothing of the object it was given: changing it afterwards changes no fact', async () => {
    const store = await stores.open();
    const data = { note: 'as decided' };
    const appended = store.append([{ stream: LEDGER, expected: 0, events: [action('', { data })] }], command('c1'));
    data.note = 'as changed afterwards';
    await appended;
    expect(notes(await store.read(LEDGER))).toEqual(['as decided']);
  });

  it('finishes appends already taken when it is closed, and takes none after', async () => {
    const store = await stores.open();
    const taken = numbered(5).map((note, index) => store.append([actions(LEDGER, index, note)], command(note)));
    const closed = store.close();
    await expect(store.append([actions(LEDGER, 5, 'late')], command('late'))).rejects.toMatchObject({
      code: 'store-closed',
    });
    expect(tally(await Promise.all(taken))).toEqual({ appended: 5 });
    await closed;
    await store.close();
    expect(notes(await (await stores.reopen(store)).read(LEDGER))).toEqual(numbered(5));
  });
}
