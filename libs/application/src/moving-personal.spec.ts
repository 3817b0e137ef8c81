import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore, type EventStore } from '@sebone/event-store';
import { openSqliteEventStore } from '@sebone/event-store-sqlite';
import { commandFrom } from '@sebone/initiative';
import { isRejection, type Sealed } from '@sebone/kernel';
import { openVault, type Vault } from '@sebone/vault';
import { noteErasures } from './erasures-file.ts';
import { migrateLog, type LogFolder, type MigrationReport } from './migrating.ts';
import { movePersonal, type PersonalMove, type PersonalReport } from './moving-personal.ts';
import { Transactor, type Outcome } from './transact.ts';

const root = mkdtempSync(join(tmpdir(), 'sebone-moving-'));
const opened: Vault[] = [];
afterEach(() => opened.splice(0).forEach((vault) => vault.close()));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const newFolder = (): string => mkdtempSync(join(root, 'd-'));

function vaultIn(folder = newFolder()): Vault {
  const vault = openVault({ folder });
  opened.push(vault);
  return vault;
}

const [HANA, KEN] = ['minato/chamber/contact-1', 'minato/chamber/contact-2'];
const NOTHING: PersonalReport = { moved: 0, alike: 0, differing: 0, unknown: 0, erased: 0 };

/** A log of facts with these data. */
async function logOf(...data: readonly object[]): Promise<EventStore> {
  const log = new MemoryEventStore();
  const dates = { occurredOn: '2024-04-30', reportedOn: '2024-05-01' };
  const events = data.map((each) => ({ type: 'ContactNamed', schema: 1, data: each, ...dates }));
  const mark = { id: 'c', fingerprint: 'f', actor: 'kei', correlationId: 'c', causationId: 'c' };
  if (events.length > 0) await log.append([{ stream: 'partner-minato.chamber', expected: 0, events }], mark);
  return log;
}

/** Moves into the vault of `folder`, which `changed` may make do something else. */
async function moved(
  log: EventStore,
  source: Vault,
  folder: string,
  { changed = (vault) => vault, ...more }: Partial<PersonalMove> & { readonly changed?: (vault: Vault) => Vault } = {},
): Promise<PersonalReport> {
  const openTarget = async (): Promise<Vault> => changed(openVault({ folder }));
  return movePersonal({ log, source, openTarget, erased: [], ...more });
}

/** The same vault, with another way to adopt. */
const adopting = (vault: Vault, adopt: Vault['adopt']): Vault => ({
  seal: (...asked) => vault.seal(...asked),
  open: (...asked) => vault.open(...asked),
  erase: (...asked) => vault.erase(...asked),
  holds: (...asked) => vault.holds(...asked),
  erased: () => vault.erased(),
  close: () => vault.close(),
  adopt,
});

describe('Personal values', () => {
  it('open alike where the log was copied to, wherever in a fact their tokens stand, and are moved once', async () => {
    const [source, folder] = [vaultIn(), newFolder()];
    const hana = await source.seal(
      HANA,
      Array.from({ length: 70 }, (_, nth) => `Hana ${nth}`),
    );
    const others = await Promise.all(
      Array.from(
        { length: 150 },
        async (_, nth) => (await source.seal(`minato/p-${nth}/contact-1`, [`name ${nth}`]))[0]!,
      ),
    );
    const log = await logOf(
      { name: hana[0]!, email: null },
      { name: hana[0]!, was: { rest: hana.slice(1) } },
      ...others.map((name) => ({ name })),
    );
    const told: number[][] = [];
    const onProgress = (...said: number[]): void => void told.push(said);
    expect(await moved(log, source, folder, { onProgress })).toEqual({ ...NOTHING, moved: 220, alike: 220 });
    expect(told).toEqual([64, 128, 151, 215, 279, 302].map((done) => [done, 302]));
    const all = [...hana, ...others];
    expect(await vaultIn(folder).open(all)).toEqual(await source.open(all));
    expect(await moved(log, source, folder)).toEqual({ ...NOTHING, alike: 220 });
  });

  it('are moved to the end, wherever the moving was killed', async () => {
    const source = vaultIn();
    const tokens: Sealed[] = [];
    for (let nth = 0; nth < 6; nth++)
      tokens.push(
        ...(await source.seal(
          `minato/p-${nth}/contact-1`,
          Array.from({ length: 40 }, (_, at) => `${nth} ${at}`),
        )),
      );
    const log = await logOf({ tokens });
    for (let kill = 0; kill < 12; kill++) {
      const folder = newFolder();
      let adopted = 0;
      const dying = (vault: Vault): Vault =>
        adopting(vault, (...asked) => (adopted++ < kill ? vault.adopt(...asked) : Promise.reject(new Error('killed'))));
      await expect(moved(log, source, folder, { changed: dying })).rejects.toThrow('killed');
      const standing = (await vaultIn(folder).open(tokens)).filter((opening) => opening !== undefined).length;
      expect(await moved(log, source, folder)).toEqual({ ...NOTHING, moved: 240 - standing, alike: 240 });
    }
  });

  it('of whom the source has erased are not there, and nothing more is sealed for them', async () => {
    const [source, folder] = [vaultIn(), newFolder()];
    const [hana, ken] = [await source.seal(HANA, ['Hana Sato']), await source.seal(KEN, ['Ken Mori'])];
    const log = await logOf({ name: hana[0]! }, { name: ken[0]! });
    expect(await moved(log, source, folder)).toEqual({ ...NOTHING, moved: 2, alike: 2 });
    await source.erase(HANA);
    await source.erase('minato/nobody/contact-1');
    expect(await moved(log, source, folder)).toEqual({ ...NOTHING, alike: 1, erased: 2 });
    const target = vaultIn(folder);
    expect(await target.open([...hana, ...ken])).toMatchObject([undefined, { value: 'Ken Mori' }]);
    await expect(target.seal(HANA, ['Hana Sato'])).rejects.toMatchObject({ code: 'subject-erased' });
  });

  it('of whom somebody erases in the source meanwhile do not stay', async () => {
    const [source, folder] = [vaultIn(), newFolder()];
    const log = await logOf({ name: (await source.seal(HANA, ['Hana Sato']))[0]! });
    const changed = (vault: Vault): Vault =>
      adopting(vault, async (...asked) => {
        await vault.adopt(...asked);
        await source.erase(HANA);
      });
    expect(await moved(log, source, folder, { changed })).toEqual({ ...NOTHING, moved: 1, erased: 1 });
    expect(await vaultIn(folder).holds(HANA)).toBe(false);
  });

  it('of whom the target alone has erased stay erased there', async () => {
    const [source, folder] = [vaultIn(), newFolder()];
    const log = await logOf({ name: (await source.seal(HANA, ['Hana Sato']))[0]! });
    await vaultIn(folder).erase(HANA);
    expect(await moved(log, source, folder)).toEqual({ ...NOTHING, erased: 1 });
  });

  it('of which the source knows nothing are counted', async () => {
    const source = vaultIn();
    const [known, unknown] = [await source.seal(HANA, ['Hana Sato']), await vaultIn().seal(KEN, ['Ken Mori'])];
    const log = await logOf({ name: known[0]! }, { name: unknown[0]! });
    expect(await moved(log, source, newFolder())).toEqual({ ...NOTHING, moved: 1, alike: 1, unknown: 1 });
  });

  it('that the target loses are found', async () => {
    const source = vaultIn();
    const log = await logOf({ said: await source.seal(HANA, ['Hana Sato', 'hana@example.org', 'late']) });
    const changed = (vault: Vault): Vault =>
      adopting(vault, (subject, values) => vault.adopt(subject, values.slice(1)));
    expect(await moved(log, source, newFolder(), { changed })).toEqual({
      ...NOTHING,
      moved: 3,
      alike: 2,
      differing: 1,
    });
  });

  it('where there are none, make no vault', async () => {
    const openTarget = (): Promise<Vault> => Promise.reject(new Error('opened'));
    const log = await logOf({ name: 'Harbour kitchen' });
    expect(await movePersonal({ log, source: vaultIn(), openTarget, erased: [] })).toEqual(NOTHING);
  });
});

describe('A log that is copied with its vault', () => {
  const NOW = Date.parse('2024-05-10T03:00:00Z');

  /** Gives commands to a data folder, each under its own id. */
  async function given(folder: string, commands: readonly (readonly [string, object])[]): Promise<readonly Outcome[]> {
    const [store, vault] = [await openSqliteEventStore({ folder, now: () => NOW }), openVault({ folder })];
    const transactor = new Transactor(store, () => NOW, vault);
    const outcomes: Outcome[] = [];
    for (const [name, body] of commands) {
      const command = commandFrom(name, { initiative: 'minato', occurredOn: '2024-04-01', ...body });
      if (isRejection(command)) throw new Error(JSON.stringify(command));
      outcomes.push(await transactor.transact(command, { commandId: `${name} ${JSON.stringify(body)}`, actor: 'kei' }));
    }
    vault.close();
    await store.close();
    return outcomes;
  }

  const contact = (nth: number): readonly [string, object] => [
    'name-contact',
    { partnerId: 'chamber', contact: nth, name: `Hana ${nth}`, email: `hana-${nth}@example.org` },
  ];
  const BEGUN = [
    ['charter-initiative', { name: 'Minato', timeZone: 'Asia/Tokyo' }],
    ['join-partner', { partnerId: 'chamber', name: 'Chamber' }],
    contact(1),
    contact(2),
  ] as const;

  async function moving(from: LogFolder, to: LogFolder): Promise<MigrationReport> {
    const report = await migrateLog(from, to);
    if (isRejection(report)) throw new Error(report.message.en);
    return report;
  }

  it('answers a repeated command alike, and has the values under a key of its own', async () => {
    const [from, to] = [newFolder(), newFolder()];
    expect((await given(from, BEGUN)).map(({ kind }) => kind)).toEqual(BEGUN.map(() => 'recorded'));
    expect((await moving({ folder: from }, { folder: to })).personal).toEqual({ ...NOTHING, moved: 4, alike: 4 });
    expect((await moving({ folder: from }, { folder: to })).personal).toEqual({ ...NOTHING, alike: 4 });
    expect(await given(to, BEGUN)).toEqual(await given(from, BEGUN));
  });

  it('has nobody whose erasure log or folder tells of, though the source has not destroyed it yet', async () => {
    const [from, to] = [newFolder(), newFolder()];
    // What a crash between recording and destroying leaves, and a vault that was put back from a backup.
    await given(from, [...BEGUN, ['erase-subject', { partnerId: 'chamber', contact: 1, reason: 'asked for' }]]);
    const erasure = { id: null, reason: 'asked for', occurredOn: '2024-04-02', recordedAt: '2024-04-02T00:00:00.000Z' };
    noteErasures(from, [{ ...erasure, subject: KEN }]);
    expect((await moving({ folder: from }, { folder: to })).personal).toEqual({ ...NOTHING, erased: 2 });
    expect(await vaultIn(to).erased()).toEqual([HANA, KEN]);
  });

  it('is not begun where the vault to move to has lost its key', async () => {
    const [from, to] = [newFolder(), newFolder()];
    await given(from, BEGUN);
    vaultIn(to).close();
    rmSync(join(to, 'vault.key'));
    await expect(migrateLog({ folder: from }, { folder: to })).rejects.toMatchObject({ code: 'vault-key-missing' });
    const store = await openSqliteEventStore({ folder: to, readOnly: true });
    expect(await store.head()).toBe(0);
    await store.close();
  });
});
