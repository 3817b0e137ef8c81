import { createHmac, randomBytes } from 'node:crypto';
import { MemoryEventStore } from '@sebone/event-store';
import { commandFrom } from '@sebone/initiative';
import { isRejection, isSealed, type Sealed } from '@sebone/kernel';
import { SubjectErasedError, type Opening, type Vault } from '@sebone/vault';
import { AskContacts, AskLedger, AskTimeline } from './asking.ts';
import { openContacts } from './contacts.ts';
import { ask } from './questions.ts';
import { fingerprintOf, Transactor, type Envelope, type Outcome } from './transact.ts';

const NOW = Date.parse('2024-05-10T03:00:00Z');
const now = (): number => NOW;
const by = (commandId: string): Envelope => ({ commandId, actor: 'kei' });
const NAME = '佐藤花子';
const EMAIL = 'canary@kitchen.example';

/** A vault in memory, which counts what it is asked. */
class Safe implements Pick<Vault, 'seal' | 'open' | 'erase'> {
  readonly kept = new Map<string, Map<string, Sealed & Opening>>();
  readonly gone = new Set<string>();
  seals = 0;

  async seal(subject: string, values: readonly string[]): Promise<readonly Sealed[]> {
    this.seals++;
    if (this.gone.has(subject)) throw new SubjectErasedError(subject);
    const kept = this.kept.get(subject) ?? new Map<string, Sealed & Opening>();
    this.kept.set(subject, kept);
    return values.map((value) => {
      const blind = randomBytes(32);
      const made = { sealed: createHmac('sha256', blind).update(JSON.stringify(value)).digest('base64'), subject };
      if (!kept.has(value)) kept.set(value, { ...made, value, blind });
      const { sealed } = kept.get(value)!;
      return { sealed, subject };
    });
  }
  async open(tokens: readonly Sealed[]): Promise<readonly (Opening | undefined)[]> {
    return tokens.map((token) =>
      [...(this.kept.get(token.subject)?.values() ?? [])].find(({ sealed }) => sealed === token.sealed),
    );
  }
  async erase(subject: string): Promise<void> {
    this.gone.add(subject);
    this.kept.delete(subject);
  }
}

function command(name: string, body: object): object {
  const made = commandFrom(name, { initiative: 'minato', ...body });
  if (isRejection(made)) throw new Error(JSON.stringify(made));
  return made;
}

const charter = command('charter-initiative', { name: 'Minato', timeZone: 'Asia/Tokyo', occurredOn: '2020-04-01' });
const kitchen = { partnerId: 'kitchen', occurredOn: '2020-04-02' };
const named = (said: object = {}): object =>
  command('name-contact', { ...kitchen, contact: 1, name: NAME, email: EMAIL, ...said });
const erase = command('erase-subject', { ...kitchen, contact: 1, reason: 'Asked for it', occurredOn: '2024-05-01' });
const refusal = (outcome: Outcome): string | undefined => (outcome.kind === 'rejection' ? outcome.code : undefined);

async function begun(vault?: Safe): Promise<{ store: MemoryEventStore; transactor: Transactor }> {
  const store = new MemoryEventStore({ now });
  const transactor = new Transactor(store, now, vault);
  await transactor.transact(charter, by('c-1'));
  await transactor.transact(command('join-partner', { ...kitchen, name: 'Kitchen' }), by('c-2'));
  return { store, transactor };
}

describe('A command that says something personal', () => {
  it('is sealed before it is decided: its fact holds tokens, and nothing in the log holds the values', async () => {
    const vault = new Safe();
    const { store, transactor } = await begun(vault);
    const outcome = await transactor.transact(named(), by('c-3'));
    expect(outcome).toMatchObject({ kind: 'recorded', answer: { facts: [{ type: 'ContactNamed' }] } });
    const [, fact] = await store.read('partner-minato.kitchen');
    const { name, email } = fact!.data as { name: Sealed; email: Sealed };
    expect([isSealed(name), isSealed(email), name.subject]).toEqual([true, true, 'minato/kitchen/contact-1']);
    expect((await vault.open([name, email])).map((opening) => opening?.value)).toEqual([NAME, EMAIL]);
    expect(JSON.stringify([fact, await store.answered('c-3')])).not.toContain('canary');
  });

  it('says the same when it is given again, and something else with another value', async () => {
    const { transactor } = await begun(new Safe());
    await transactor.transact(named(), by('c-3'));
    expect(await transactor.transact(named(), by('c-3'))).toMatchObject({ kind: 'recorded', repeated: true });
    expect(await transactor.transact(named(), by('c-4'))).toMatchObject({ kind: 'unchanged' });
    expect(refusal(await transactor.transact(named({ name: '鈴木一郎' }), by('c-3')))).toBe('command-id-taken');
    expect(refusal(await transactor.transact(named({ name: '鈴木一郎' }), by('c-5')))).toBe('id-taken');
  });

  it('has a fingerprint that nobody can guess the values from, sealed by whoever asks for it', async () => {
    const [{ transactor }, { transactor: elsewhere }] = [await begun(new Safe()), await begun(new Safe())];
    const [first, again, other] = await Promise.all([
      transactor.sealed(named()),
      transactor.sealed(named()),
      elsewhere.sealed(named()),
    ]);
    expect(fingerprintOf('name-contact', first)).toBe(fingerprintOf('name-contact', again));
    expect(fingerprintOf('name-contact', first)).not.toBe(fingerprintOf('name-contact', other));
    expect(await transactor.sealed(first)).toBe(first);
    expect(first.constructor).toBe(named().constructor);
    expect(JSON.stringify(first)).not.toContain('canary');
  });

  it('is refused where there is no vault, and nothing is recorded', async () => {
    const { store, transactor } = await begun();
    const outcome = await transactor.transact(named(), by('c-3'));
    expect([refusal(outcome), await store.head()]).toEqual(['no-vault', 2]);
    expect(JSON.stringify(outcome)).not.toMatch(/canary|佐藤/);
  });

  it('is refused of a subject that was erased, also where the log does not know of it yet', async () => {
    const vault = new Safe();
    const { store, transactor } = await begun(vault);
    await transactor.transact(named(), by('c-3'));
    await transactor.transact(erase, by('c-4'));
    expect(refusal(await transactor.transact(named({ note: 'Back' }), by('c-5')))).toBe('subject-erased');
    await vault.erase('minato/kitchen/contact-1');
    await vault.erase('minato/kitchen/contact-2');
    for (const [contact, id] of [
      [1, 'c-3'],
      [2, 'c-6'],
    ] as const)
      expect(refusal(await transactor.transact(named({ contact }), by(id)))).toBe('subject-erased');
    expect(await store.head()).toBe(4);
  });

  it('does not ask the vault where it says nothing personal', async () => {
    const vault = new Safe();
    const { transactor } = await begun(vault);
    const act = command('report-action', { ...kitchen, actionId: 'a', title: 'Cooked' });
    expect(await transactor.sealed(act)).toBe(act);
    await transactor.transact(act, by('c-3'));
    await transactor.transact(command('void-contact', { partnerId: 'kitchen', contact: 1, because: 'no' }), by('c-4'));
    expect(vault.seals).toBe(0);
  });
});

describe('Contacts, asked about', () => {
  it('are opened for whoever may read them, and say so where they were erased or are withheld', async () => {
    const vault = new Safe();
    const { store, transactor } = await begun(vault);
    await transactor.transact(named(), by('c-3'));
    await transactor.transact(named({ contact: 2, name: '鈴木一郎', email: undefined }), by('c-4'));
    await transactor.transact(command('void-contact', { partnerId: 'kitchen', contact: 2, because: 'no' }), by('c-5'));
    const asked = async (): Promise<AskContacts> => {
      const found = await ask(store, 'minato', NOW);
      if (isRejection(found)) throw new Error(found.code);
      return new AskContacts(found, {}, 'kitchen');
    };
    const rows = (await asked()).answer();
    if (isRejection(rows)) throw new Error(rows.code);
    const nothing = { phone: null, note: null };
    expect(await openContacts(rows, vault)).toEqual([
      expect.objectContaining({
        contact: 1,
        state: 'named',
        name: { value: NAME },
        email: { value: EMAIL },
        ...nothing,
      }),
      expect.objectContaining({ contact: 2, state: 'voided', name: { value: '鈴木一郎' }, email: null, ...nothing }),
    ]);
    const withheld = { withheld: true };
    expect(await openContacts(rows, undefined)).toEqual([
      expect.objectContaining({ name: withheld, email: withheld, ...nothing }),
      expect.objectContaining({ name: withheld, email: null, ...nothing }),
    ]);

    // The vault still has it: a crash came between the two steps of an erasure.
    await transactor.transact(erase, by('c-6'));
    const later = (await asked()).answer();
    if (isRejection(later)) throw new Error(later.code);
    const erased = { erased: true };
    expect(await openContacts(later, vault)).toEqual([
      expect.objectContaining({ contact: 1, state: 'erased', name: erased, email: erased, ...nothing }),
      expect.objectContaining({ contact: 2, name: { value: '鈴木一郎' } }),
    ]);
  });

  it('are behind tokens in every other answer', async () => {
    const { store, transactor } = await begun(new Safe());
    await transactor.transact(named(), by('c-3'));
    const found = await ask(store, 'minato', NOW);
    if (isRejection(found)) throw new Error(found.code);
    const answers = [
      new AskContacts(found, {}, 'kitchen').answer(),
      new AskLedger(found, {}, 'kitchen').answer(),
      new AskTimeline(found, {}).answer(),
    ];
    expect(JSON.stringify(answers)).toContain('minato/kitchen/contact-1');
    expect(JSON.stringify(answers)).not.toMatch(/canary|佐藤/);
    expect(new AskContacts(found, {}, 'nobody').answer()).toMatchObject({ code: 'unknown-partner' });
  });
});
