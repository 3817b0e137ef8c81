import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vaultContract } from './contract/index.ts';
import type { Vault } from './port.ts';
import { openSharedVault, type SubjectRecord, type SubjectRecords } from './shared-vault.ts';

const root = mkdtempSync(join(tmpdir(), 'sebone-vault-'));
afterAll(() => rmSync(root, { recursive: true }));
const newFolder = (): string => mkdtempSync(join(root, 'data-'));

/** Records in memory, where each call takes a turn. */
class Recorded implements SubjectRecords {
  readonly place = 'memory';
  readonly kept = new Map<string, SubjectRecord[] | 'destroyed'>();
  read = async (subject: string): Promise<readonly SubjectRecord[] | 'destroyed'> => {
    const found = this.kept.get(subject) ?? [];
    return found === 'destroyed' ? found : [...found];
  };
  add = async (subject: string, records: readonly SubjectRecord[], expected: number): Promise<boolean> => {
    const found = this.kept.get(subject) ?? [];
    if (found === 'destroyed' || found.length !== expected) return false;
    this.kept.set(subject, [...found, ...records]);
    return true;
  };
  destroy = async (subject: string): Promise<void> => void this.kept.set(subject, 'destroyed');
  destroyed = async (): Promise<readonly string[]> =>
    [...this.kept].flatMap(([subject, records]) => (records === 'destroyed' ? [subject] : []));
}

interface Place {
  readonly records: Recorded;
  readonly folder: string;
}

const places = new WeakMap<Vault, Place>();
async function opened(place: Place): Promise<Vault> {
  const vault = await openSharedVault(place.records, place);
  places.set(vault, place);
  return vault;
}

vaultContract('The vault in records that are shared', {
  open: () => opened({ records: new Recorded(), folder: newFolder() }),
  another: (vault) => opened(places.get(vault)!),
});

const HANA = 'minato/chamber/contact-1';

describe('a vault that is shared', () => {
  it('has no value in clear in its records', async () => {
    const place = { records: new Recorded(), folder: newFolder() };
    await (await opened(place)).seal(HANA, ['Hanamizuki Satonaka']);
    const texts = [...place.records.kept.values()].flat().flatMap((record) => Object.values(record));
    expect(texts.length).toBeGreaterThan(3);
    const said = texts.map((text) => Buffer.from(text, 'base64').toString()).join();
    for (const part of ['Hanamizuki', 'Satonaka']) expect(said).not.toContain(part);
  });

  it('opens with the one key alone, and says where another folder is to have it from', async () => {
    const records = new Recorded();
    await opened({ records, folder: newFolder() });
    const other = newFolder();
    await expect(opened({ records, folder: other })).rejects.toMatchObject({ code: 'vault-key-missing' });
    expect(readdirSync(other)).toEqual([]);
    await opened({ records: new Recorded(), folder: other });
    await expect(opened({ records, folder: other })).rejects.toMatchObject({ code: 'vault-key-wrong' });
  });

  it('is opened without its key to erase, where that is wanted, and neither seals nor opens', async () => {
    const records = new Recorded();
    const tokens = await (await opened({ records, folder: newFolder() })).seal(HANA, ['Hana Sato']);
    const codes: string[] = [];
    const locked = await openSharedVault(records, { folder: newFolder(), onLocked: ({ code }) => codes.push(code) });
    expect(codes).toEqual(['vault-key-missing']);
    await expect(locked.open(tokens)).rejects.toMatchObject({ code: 'vault-key-missing' });
    await expect(locked.seal(HANA, ['Hana Sato'])).rejects.toMatchObject({ code: 'vault-key-missing' });
    await expect(locked.seal('minato/chamber/contact-9', ['Ken'])).rejects.toMatchObject({ code: 'vault-key-missing' });
    await locked.erase(HANA);
    expect(await locked.erased()).toEqual([HANA]);
    expect(await locked.open(tokens)).toEqual([undefined]);
  });

  it('names what is damaged', async () => {
    const place = { records: new Recorded(), folder: newFolder() };
    const vault = await opened(place);
    const tokens = await vault.seal(HANA, ['Hana Sato']);
    const [key, value] = place.records.kept.get(HANA) as SubjectRecord[];
    const box = Buffer.from(value!['box']!, 'base64');
    box[20]! ^= 1;
    place.records.kept.set(HANA, [key!, { ...value!, box: box.toString('base64') }]);
    await expect(vault.open(tokens)).rejects.toMatchObject({
      code: 'damaged-vault',
      place: { file: 'memory', subject: HANA, sealed: tokens[0]!.sealed },
    });
    place.records.kept.set(HANA, [value!]);
    await expect(vault.open(tokens)).rejects.toMatchObject({ code: 'damaged-vault', place: { subject: HANA } });
  });

  it('opened to read only makes nothing, and seals and erases nothing', async () => {
    const place = { records: new Recorded(), folder: newFolder() };
    const reading = { ...place, readOnly: true };
    const empty = await openSharedVault(place.records, reading);
    expect(await empty.open([{ sealed: `${'A'.repeat(43)}=`, subject: HANA }])).toEqual([undefined]);
    expect([place.records.kept.size, readdirSync(place.folder)]).toEqual([0, []]);
    const tokens = await (await opened(place)).seal(HANA, ['Hana Sato']);
    const reader = await openSharedVault(place.records, reading);
    expect(await reader.open(tokens)).toMatchObject([{ value: 'Hana Sato' }]);
    await expect(reader.seal(HANA, ['x'])).rejects.toMatchObject({ code: 'vault-read-only' });
    await expect(reader.adopt(HANA, [])).rejects.toMatchObject({ code: 'vault-read-only' });
    await expect(reader.erase(HANA)).rejects.toMatchObject({ code: 'vault-read-only' });
  });
});
