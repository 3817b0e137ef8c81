import { action, actions, command, everything, givenActions, LEDGER, notes, OTHER_LEDGER } from './examples.ts';
import type { Stores } from './stores.ts';

export function reading(stores: Stores): void {
  it('finds an empty log empty', async () => {
    const store = await stores.open();
    expect(await store.head()).toBe(0);
    expect(await store.read(LEDGER)).toEqual([]);
    expect(await everything(store)).toEqual([]);
  });

  it('gives the facts of one stream in order, from any revision on', async () => {
    const store = await stores.open();
    await givenActions(store, LEDGER, 'one', 'two');
    await givenActions(store, OTHER_LEDGER, 'of another partner');
    await givenActions(store, LEDGER, 'three');
    expect(notes(await store.read(LEDGER))).toEqual(['one', 'two', 'three']);
    expect(notes(await store.read(LEDGER, 2))).toEqual(['two', 'three']);
    expect(await store.read(LEDGER, 4)).toEqual([]);
    expect(await store.read('partner-openstack.red')).toEqual([]);
  });

  it.each([0, -1, 1.5])('refuses to read from revision %d', async (from) => {
    const store = await stores.open();
    await expect(store.read(LEDGER, from)).rejects.toBeInstanceOf(RangeError);
  });

  it('gives back each fact with its place, its dates and its origin', async () => {
    const store = await stores.open();
    const event = action('patch', {
      type: 'CommitmentMade',
      schema: 7,
      occurredOn: '0999-12-31',
      reportedOn: '2014-04-01',
    });
    const mark = {
      id: 'import:7',
      fingerprint: 'f',
      actor: 'import:actions.csv',
      correlationId: 'import',
      causationId: 'row 7',
    };
    await store.append([{ stream: LEDGER, expected: 0, events: [event] }], mark);
    const expected = {
      ...event,
      id: 'import:7.0',
      stream: LEDGER,
      revision: 1,
      recordedAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
      actor: 'import:actions.csv',
      commandId: 'import:7',
      correlationId: 'import',
      causationId: 'row 7',
    };
    const facts = await store.read(LEDGER);
    expect(facts).toMatchObject([expected]);
    expect(await everything(store)).toEqual([{ ...expected, position: await store.head() }]);
    expect(await (await stores.reopen(store)).read(LEDGER)).toEqual(facts);
  });

  it.each([
    ['Japanese and emoji', { note: '貢献なき受領 👩🏽‍🌾 がか\u3099', 鍵: '値' }],
    ['control characters and line ends', { note: '\u0000\u0001\t\r\n\u2028\u2029\u007f' }],
    ['half of a surrogate pair', { note: '\ud83e' }],
    [
      'what JSON can hold',
      { note: '', nothing: null, yes: true, list: [[], {}, -1.5e-7, 9007199254740991], deep: { a: { b: [{}] } } },
    ],
    [
      'keys that objects have anyway',
      JSON.parse('{"__proto__":{"note":"x"},"constructor":1,"toString":"y"}') as object,
    ],
    ['an empty object', {}],
  ])('gives data back as it was given: %s', async (_, data) => {
    const store = await stores.open();
    await store.append([{ stream: LEDGER, expected: 0, events: [action('', { data })] }], command('c'));
    const [fact] = await (await stores.reopen(store)).read(LEDGER);
    expect(JSON.stringify(fact!.data)).toBe(JSON.stringify(data));
  });

  it('gives names in any script back as they were given', async () => {
    const store = await stores.open();
    const stream = 'partner-kyoto~2012.京都府 "南"';
    const mark = { id: '命令\n1', fingerprint: '指紋', actor: '事務局 👤', correlationId: 'é', causationId: '\u0000' };
    await store.append([{ stream, expected: 0, events: [action('', { type: '約束' })] }], mark);
    const { id, ...origin } = mark;
    const { fingerprint, ...kept } = origin;
    expect(await store.read(stream)).toMatchObject([{ id: '命令\n1.0', stream, type: '約束', commandId: id, ...kept }]);
    expect(await store.answered(id)).toMatchObject({ fingerprint, answer: { commandId: id } });
  });

  it('gives a payload of a megabyte back', async () => {
    const store = await stores.open();
    const note = '報告書 '.repeat(250_000);
    await store.append([actions(LEDGER, 0, note), actions(OTHER_LEDGER, 0, 'small')], command('c'));
    const again = await stores.reopen(store);
    expect(notes(await again.read(LEDGER))[0] === note).toBe(true);
    expect(notes(await everything(again))[0] === note).toBe(true);
    expect(notes(await again.read(OTHER_LEDGER))).toEqual(['small']);
  });

  it('hands out facts that a caller may spoil without spoiling the log', async () => {
    const store = await stores.open();
    await givenActions(store, LEDGER, 'as recorded');
    for (const facts of [await store.read(LEDGER), await everything(store)]) {
      const spoilt = facts as unknown as { revision: number; data: { note: string } }[];
      spoilt[0]!.revision = 99;
      spoilt[0]!.data.note = 'as spoilt';
      spoilt.push(spoilt[0]!);
    }
    const [fact] = await store.read(LEDGER);
    const spoilt = (await store.answered(fact!.commandId)) as { answer: { position: number } };
    spoilt.answer.position = 99;
    expect(await store.read(LEDGER)).toMatchObject([{ revision: 1, data: { note: 'as recorded' } }]);
    expect(await everything(store)).toMatchObject([{ revision: 1, data: { note: 'as recorded' } }]);
    expect(await store.answered(fact!.commandId)).toMatchObject({ answer: { position: await store.head() } });
  });

  it('brings facts of an earlier schema version to the current one, wherever they are read', async () => {
    const old = await stores.open();
    await givenActions(old, LEDGER, 'old');
    const upcasters = {
      ActionPerformed: {
        1: (data: object) => ({ ...data, unit: 'hours' }),
        2: ({ note, ...rest }: { note?: string }) => ({ ...rest, title: note }),
      },
    };
    const store = await stores.reopen(old, { upcasters });
    const current = action('', { schema: 3, data: { unit: 'days', title: 'new' } });
    await store.append([{ stream: LEDGER, expected: 1, events: [current] }], command('c'));
    const expected = [
      { type: 'ActionPerformed', schema: 3, revision: 1, data: { unit: 'hours', title: 'old' } },
      { type: 'ActionPerformed', schema: 3, revision: 2, data: { unit: 'days', title: 'new' } },
    ];
    expect(await store.read(LEDGER)).toMatchObject(expected);
    expect(await everything(store)).toMatchObject(expected);
  });

  it('serves no fact of a schema version above those it knows, and records none', async () => {
    const newer = await stores.open();
    await newer.append([{ stream: LEDGER, expected: 0, events: [action('', { schema: 2 })] }], command('c'));
    const store = await stores.reopen(newer, { upcasters: {} });
    const unknown = { code: 'unknown-schema', fact: 'c.0', type: 'ActionPerformed', schema: 2, known: 1 };
    await expect(store.read(LEDGER)).rejects.toMatchObject(unknown);
    await expect(everything(store)).rejects.toMatchObject(unknown);
    const another = store.append(
      [{ stream: OTHER_LEDGER, expected: 0, events: [action('', { schema: 2 })] }],
      command('d'),
    );
    await expect(another).rejects.toMatchObject({
      code: 'unknown-schema',
      type: 'ActionPerformed',
      schema: 2,
      known: 1,
    });
  });

  it('is over when the store is closed', async () => {
    const store = await stores.open();
    await store.close();
    await store.close();
    const closed = { code: 'store-closed' };
    await expect(store.read(LEDGER)).rejects.toMatchObject(closed);
    await expect(store.head()).rejects.toMatchObject(closed);
    await expect(store.answered('c')).rejects.toMatchObject(closed);
    await expect(store.append([actions(LEDGER, 0, 'one')], command('c'))).rejects.toMatchObject(closed);
    await expect(everything(store)).rejects.toMatchObject(closed);
  });
}
