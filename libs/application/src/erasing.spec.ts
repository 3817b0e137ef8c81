import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore } from '@sebone/event-store';
import { commandFrom, type PartnerEvents } from '@sebone/initiative';
import { isRejection, isSealed, type Sealed } from '@sebone/kernel';
import { openVault, type Vault } from '@sebone/vault';
import { erasuresFile, noteErasures, readErasures } from './erasures-file.ts';
import { eraseSubject, erasuresIn, replayErasures, REPLAYING_ACTOR } from './erasing.ts';
import { Transactor } from './transact.ts';

const HANA = 'minato/chamber/contact-1';
const now = (): number => Date.parse('2026-11-01T03:00:00Z');
const root = mkdtempSync(join(tmpdir(), 'sebone-erasing-'));
afterAll(() => rmSync(root, { recursive: true }));

let folder: string;
let store: MemoryEventStore;
let vault: Vault;
let transactor: Transactor;

beforeEach(() => {
  folder = mkdtempSync(join(root, 'data-'));
  store = new MemoryEventStore({ now });
  vault = openVault({ folder });
  transactor = new Transactor(store, now, vault);
});
afterEach(() => vault.close());

async function given(name: string, body: object, commandId = JSON.stringify([name, body])): Promise<string> {
  const outcome = await transactor.transact(
    commandFrom(name, { initiative: 'minato', occurredOn: '2020-04-01', ...body }),
    {
      commandId,
      actor: 'spec',
    },
  );
  return isRejection(outcome) ? outcome.code : outcome.kind;
}

async function givenContacts(): Promise<void> {
  await given('charter-initiative', { name: 'Minato', timeZone: 'Asia/Tokyo' });
  await given('join-partner', { partnerId: 'chamber', name: 'Chamber' });
  expect(
    await given('name-contact', { partnerId: 'chamber', contact: 1, name: 'Hana Sato', email: 'hana@example.org' }),
  ).toBe('recorded');
  expect(await given('name-contact', { partnerId: 'chamber', contact: 2, name: 'Ken Mori' })).toBe('recorded');
}

/** What can be read of every contact named, in the order of the log. */
async function readable(of: Vault = vault): Promise<readonly (string | undefined)[]> {
  const facts = await store.read('partner-minato.chamber');
  const tokens = facts.flatMap(({ data }) => Object.values(data as Partial<PartnerEvents.Contact>).filter(isSealed));
  return (await of.open(tokens as readonly Sealed[])).map((opening) => opening?.value);
}

const erase = (subject = HANA, more: object = {}) =>
  eraseSubject(store, vault, {
    subject,
    reason: 'asked for',
    occurredOn: '2026-10-31',
    actor: 'office',
    folder,
    now,
    ...more,
  });

describe('an erasure', () => {
  it('is recorded, noted and done: of this subject, and of no other', async () => {
    await givenContacts();
    expect(await readable()).toEqual(['Hana Sato', 'hana@example.org', 'Ken Mori']);
    const erasure = await erase();
    expect(erasure).toEqual({
      id: `erasure.${HANA}.0`,
      subject: HANA,
      reason: 'asked for',
      occurredOn: '2026-10-31',
      recordedAt: '2026-11-01T03:00:00.000Z',
    });
    expect(await readable()).toEqual([undefined, undefined, 'Ken Mori']);
    expect(await erasuresIn(store)).toEqual([erasure]);
    expect(readErasures(erasuresFile(folder))).toEqual([erasure]);
    expect(statSync(erasuresFile(folder)).mode & 0o077).toBe(0);
  });

  it('said again is the first one, whatever reason is given', async () => {
    await givenContacts();
    const first = await erase();
    expect(await erase(HANA, { reason: 'asked for once more' })).toEqual(first);
    expect(await erasuresIn(store)).toHaveLength(1);
    expect(readErasures(erasuresFile(folder))).toHaveLength(1);
  });

  it('lets nothing of the subject be recorded any more', async () => {
    await givenContacts();
    await erase();
    expect(await given('name-contact', { partnerId: 'chamber', contact: 1, name: 'Hana Sato' }, 'again')).toBe(
      'subject-erased',
    );
  });

  it('is refused for what is no subject, and for one that nobody knows', async () => {
    await givenContacts();
    expect(await erase('Hana Sato')).toMatchObject({ code: 'unknown-subject' });
    expect(await erase('minato/chamber/contact-9')).toMatchObject({ code: 'unknown-record' });
    expect(readErasures(erasuresFile(folder))).toEqual([]);
    expect(await vault.erased()).toEqual([]);
  });

  it('that is refused for another reason destroys nothing', async () => {
    await givenContacts();
    expect(await erase(HANA, { occurredOn: '2026-11-03' })).toMatchObject({ code: 'occurred-after-reported' });
    expect(await readable()).toEqual(['Hana Sato', 'hana@example.org', 'Ken Mori']);
    expect(readErasures(erasuresFile(folder))).toEqual([]);
  });

  it('of what a refused command left in the vault is done there', async () => {
    await givenContacts();
    expect(await given('name-contact', { partnerId: 'nobody', contact: 1, name: 'Somebody' })).not.toBe('recorded');
    const subject = 'minato/nobody/contact-1';
    expect(await vault.holds(subject)).toBe(true);
    expect(await erase(subject)).toMatchObject({ id: null, subject });
    expect(await vault.erased()).toEqual([subject]);
    expect(readErasures(erasuresFile(folder))).toMatchObject([{ id: null, subject }]);
  });
});

describe('a replay of erasures', () => {
  it('does nothing where nothing was erased', async () => {
    await givenContacts();
    expect(await replayErasures(store, vault, folder, now)).toEqual({
      destroyed: [],
      recorded: [],
      unknownToTheLog: [],
    });
  });

  it('destroys what was recorded and not destroyed before a crash', async () => {
    await givenContacts();
    await given('erase-subject', { partnerId: 'chamber', contact: 1, reason: 'asked for' });
    expect(await readable()).toEqual(['Hana Sato', 'hana@example.org', 'Ken Mori']);
    expect(await replayErasures(store, vault, folder, now)).toMatchObject({ destroyed: [HANA], recorded: [] });
    expect(await readable()).toEqual([undefined, undefined, 'Ken Mori']);
    expect(readErasures(erasuresFile(folder))).toMatchObject([{ subject: HANA }]);
    expect(await replayErasures(store, vault, folder, now)).toMatchObject({ destroyed: [], recorded: [] });
  });

  it('records an erasure again, once, in a log that was restored to a time before it', async () => {
    await givenContacts();
    const [erasure] = [
      {
        id: 'lost.0',
        subject: HANA,
        reason: 'asked for',
        occurredOn: '2026-10-31',
        recordedAt: '2026-10-31T00:00:00.000Z',
      },
    ];
    noteErasures(folder, [erasure]);
    expect(await replayErasures(store, vault, folder, now)).toEqual({
      destroyed: [HANA],
      recorded: [HANA],
      unknownToTheLog: [],
    });
    expect(await replayErasures(store, vault, folder, now)).toMatchObject({ destroyed: [], recorded: [] });
    expect(await erasuresIn(store)).toMatchObject([{ subject: HANA, reason: 'asked for', occurredOn: '2026-10-31' }]);
    expect((await store.read('partner-minato.chamber')).at(-1)).toMatchObject({
      type: 'SubjectErased',
      actor: REPLAYING_ACTOR,
    });
  });

  it('bars a subject whose contact such a log does not know', async () => {
    await givenContacts();
    const subject = 'minato/chamber/contact-7';
    noteErasures(folder, [
      { id: 'lost.0', subject, reason: 'asked for', occurredOn: '2026-10-31', recordedAt: '2026-10-31T00:00:00.000Z' },
    ]);
    expect(await replayErasures(store, vault, folder, now)).toEqual({
      destroyed: [subject],
      recorded: [],
      unknownToTheLog: [subject],
    });
    expect(await given('name-contact', { partnerId: 'chamber', contact: 7, name: 'Hana Sato' })).toBe('subject-erased');
  });
});

describe('the file of erasures', () => {
  const line = {
    id: 'e.0',
    subject: HANA,
    reason: '理由',
    occurredOn: '2026-10-31',
    recordedAt: '2026-10-31T00:00:00.000Z',
  };

  it('leaves aside a line that a crash cut off, and goes on in its place', () => {
    noteErasures(folder, [line]);
    appendFileSync(erasuresFile(folder), '{"id":"cut of');
    expect(readErasures(erasuresFile(folder))).toEqual([line]);
    noteErasures(folder, [line, { ...line, subject: 'minato/chamber/contact-2' }]);
    expect(readErasures(erasuresFile(folder)).map(({ subject }) => subject)).toEqual([
      HANA,
      'minato/chamber/contact-2',
    ]);
    expect(readFileSync(erasuresFile(folder), 'utf8').endsWith('\n')).toBe(true);
  });

  it.each(['not json', '{}', JSON.stringify({ ...line, subject: '' }), JSON.stringify({ ...line, id: 1 })])(
    'that says %s is damaged, and names the line',
    async (text) => {
      writeFileSync(erasuresFile(folder), `${JSON.stringify(line)}\n${text}\n`);
      await expect(replayErasures(store, vault, folder, now)).rejects.toMatchObject({
        code: 'damaged-erasures',
        line: 2,
      });
    },
  );
});
