import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { vaultContract } from './contract/index.ts';
import { DamagedVaultError, fileKeyEncryption, openVault, UnusableVaultError, type Vault } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'sebone-vault-'));
afterAll(() => rmSync(root, { recursive: true }));
const newFolder = (): string => mkdtempSync(join(root, 'data-'));

const folders = new WeakMap<Vault, string>();
function opened(folder: string): Vault {
  const vault = openVault({ folder });
  folders.set(vault, folder);
  return vault;
}

vaultContract('The vault in a SQLite file', {
  open: async () => opened(newFolder()),
  another: async (vault) => opened(folders.get(vault)!),
});

const SUBJECTS = ['minato/chamber/contact-1', 'minato/chamber/contact-2', 'kyoto/府/contact-1'];
const HANA = SUBJECTS[0]!;

/** A folder in which three subjects have values, and one more was erased. */
async function givenValues(): Promise<{ folder: string; tokens: { sealed: string; subject: string }[] }> {
  const folder = newFolder();
  const vault = openVault({ folder });
  const of = (subject: string): string[] => Array.from({ length: 6 }, (_, nth) => `value ${nth} of ${subject}`);
  const tokens = (await Promise.all(SUBJECTS.map((subject) => vault.seal(subject, of(subject))))).flat();
  await vault.seal('minato/gone/contact-1', ['gone']);
  await vault.erase('minato/gone/contact-1');
  vault.close();
  return { folder, tokens };
}

const bytesOf = (folder: string): Buffer =>
  Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));

describe('what lies in the folder', () => {
  it('is for its owner alone, and has no value in clear', async () => {
    const folder = newFolder();
    const vault = openVault({ folder });
    await vault.seal(HANA, ['Hanamizuki Satonaka of the chamber']);
    expect(readdirSync(folder).filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0)).toEqual([]);
    // Parts so long that nothing sealed has one of them by chance.
    for (const part of ['Hanamizuki', 'Satonaka']) expect(bytesOf(folder).includes(part)).toBe(false);
    vault.close();
    expect(readdirSync(folder).sort()).toEqual(['vault.db', 'vault.key']);
  });

  it('has neither key nor box of an erased subject, while others have it open, too', async () => {
    const folder = newFolder();
    const [vault, other] = [openVault({ folder }), openVault({ folder })];
    // Enough rows that pages are split and moved.
    for (let nth = 0; nth < 300; nth++) void vault.seal(`minato/partner-${nth}/contact-1`, [`${nth}`.repeat(40)]);
    const tokens = await vault.seal(HANA, ['Hana Sato', 'hana@example.org']);
    const db = new Database(join(folder, 'vault.db'), { readonly: true });
    const key = db.prepare<[string], Buffer>('SELECT key FROM subjects WHERE subject = ?').pluck().get(HANA)!;
    const boxes = db.prepare<[string], Buffer>('SELECT box FROM sealed WHERE subject = ?').pluck().all(HANA);
    db.close();
    const traces = (): number => [key, ...boxes].filter((bytes) => bytesOf(folder).includes(bytes)).length;
    expect(traces()).toBe(3);
    await other.erase(HANA);
    expect(traces()).toBe(0);
    expect(tokens.filter(({ sealed }) => bytesOf(folder).includes(sealed))).toEqual([]);
    vault.close();
    other.close();
  });

  it('is scrubbed at the next opening, where a reader or a crash kept it from being scrubbed', async () => {
    const { folder } = await givenValues();
    const vault = openVault({ folder });
    const reader = new Database(join(folder, 'vault.db'), { readonly: true });
    const key = reader.prepare<[string], Buffer>('SELECT key FROM subjects WHERE subject = ?').pluck().get(HANA)!;
    const reading = reader.prepare('SELECT * FROM sealed').iterate();
    reading.next();
    await expect(vault.erase(HANA)).rejects.toMatchObject({ code: 'vault-busy' });
    expect(bytesOf(folder).includes(key)).toBe(true);
    reading.return!();
    // What a killed process leaves: the files as they are now.
    const left = newFolder();
    for (const name of ['vault.db', 'vault.db-wal', 'vault.key']) copyFileSync(join(folder, name), join(left, name));
    const next = openVault({ folder: left });
    expect(bytesOf(left).includes(key)).toBe(false);
    next.close();
    reader.close();
    await vault.erase(HANA);
    expect(bytesOf(folder).includes(key)).toBe(false);
    vault.close();
  });
});

describe('damage', () => {
  const SEED = process.env['SEBONE_SEED'];

  it('of any bit of the file is found, or changes nothing that is served', async () => {
    const { folder, tokens } = await givenValues();
    const sound = readFileSync(join(folder, 'vault.db'));
    const served = await everything(folder, tokens);
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length * 8 - 1), async (bit) => {
        const bytes = Buffer.from(sound);
        bytes[bit >> 3]! ^= 1 << (bit & 7);
        writeFileSync(join(folder, 'vault.db'), bytes);
        try {
          expect(await everything(folder, tokens)).toEqual(served);
        } catch (error) {
          if (!(error instanceof DamagedVaultError) && !(error instanceof UnusableVaultError)) throw error;
          found++;
        }
      }),
      { numRuns: 300, ...(SEED !== undefined && { seed: Number(SEED) }) },
    );
    expect(found).toBeGreaterThan(0);
  });

  const everything = async (folder: string, tokens: Parameters<Vault['open']>[0]): Promise<unknown> => {
    const vault = openVault({ folder });
    try {
      return { openings: await vault.open(tokens), erased: await vault.erased() };
    } finally {
      vault.close();
    }
  };

  it.each([
    ['its box', `UPDATE sealed SET box = zeroblob(length(box))`],
    ['its token', `UPDATE sealed SET token = iif(token LIKE 'A%', 'B', 'A') || substr(token, 2)`],
    ['whose it is', `UPDATE sealed SET subject = '${SUBJECTS[1]}'`],
    ['how it is found', `UPDATE sealed SET lookup = zeroblob(32)`],
  ])('of a value, %s, is named', async (_what, sql) => {
    const { folder, tokens } = await givenValues();
    const damaging = new Database(join(folder, 'vault.db'));
    damaging.prepare(`${sql} WHERE token = ?`).run(tokens[0]!.sealed);
    damaging.close();
    const fault = thrownBy(() => openVault({ folder }));
    expect(fault).toMatchObject({ code: 'damaged-vault', reason: 'a value is not as it was written' });
    expect((fault as DamagedVaultError).place).toMatchObject({ file: join(folder, 'vault.db') });
    expect((fault as DamagedVaultError).place.sealed).toBeDefined();
  });

  it('done while it is open is found when it is read', async () => {
    const { folder, tokens } = await givenValues();
    const vault = openVault({ folder });
    const damaging = new Database(join(folder, 'vault.db'));
    damaging
      .prepare('UPDATE subjects SET key = (SELECT key FROM subjects WHERE subject = ?) WHERE subject = ?')
      .run(SUBJECTS[1], HANA);
    damaging.close();
    await expect(vault.open(tokens)).rejects.toMatchObject({ code: 'damaged-vault', place: { subject: HANA } });
    vault.close();
  });

  it('that brings a key or a value back to an erased subject is found', async () => {
    const { folder } = await givenValues();
    const damaging = new Database(join(folder, 'vault.db'));
    damaging.prepare('UPDATE subjects SET key = randomblob(60) WHERE key IS NULL').run();
    damaging.close();
    expect(thrownBy(() => openVault({ folder }))).toMatchObject({ code: 'damaged-vault' });
  });
});

describe('the key-encryption key', () => {
  it('that is lost is said, and no other is made in its place', async () => {
    const { folder } = await givenValues();
    rmSync(join(folder, 'vault.key'));
    for (const readOnly of [false, true])
      expect(thrownBy(() => openVault({ folder, readOnly }))).toMatchObject({ code: 'vault-key-missing' });
    expect(readdirSync(folder)).toEqual(['vault.db']);
  });

  it('of another vault, or that is none, opens nothing', async () => {
    const [{ folder }, other] = await Promise.all([givenValues(), givenValues()]);
    copyFileSync(join(other.folder, 'vault.key'), join(folder, 'vault.key'));
    expect(thrownBy(() => openVault({ folder }))).toMatchObject({ code: 'vault-key-wrong' });
    writeFileSync(join(folder, 'vault.key'), 'sebone-vault-key-1 short\n');
    expect(thrownBy(() => openVault({ folder }))).toMatchObject({ code: 'vault-key-unusable' });
  });

  it('may be kept elsewhere, behind the port', async () => {
    const [folder, safe] = [newFolder(), newFolder()];
    const keyEncryption = fileKeyEncryption(join(safe, 'key'), { make: true });
    const vault = openVault({ folder, keyEncryption });
    const tokens = await vault.seal(HANA, ['Hana Sato']);
    vault.close();
    expect(readdirSync(folder)).toEqual(['vault.db']);
    const again = openVault({ folder, keyEncryption: fileKeyEncryption(join(safe, 'key')) });
    expect(await again.open(tokens)).toMatchObject([{ value: 'Hana Sato' }]);
    again.close();
  });
});

it('adopts no token that another subject has, and what is adopted beside it all the same', async () => {
  const { folder, tokens } = await givenValues();
  const vault = openVault({ folder });
  const [opening] = await vault.open(tokens);
  const adopted = { ...opening!, sealed: tokens[0]!.sealed };
  const [wrong] = await Promise.allSettled([vault.adopt(SUBJECTS[1]!, [adopted]), vault.adopt(HANA, [adopted])]);
  expect(wrong).toMatchObject({ status: 'rejected', reason: expect.any(RangeError) as RangeError });
  expect(await vault.open(tokens)).toMatchObject(tokens.map(() => ({ blind: expect.any(Buffer) as Buffer })));
  vault.close();
});

it('is whole when it is opened again, where a value has two tokens', async () => {
  const { folder, tokens } = await givenValues();
  const vault = openVault({ folder });
  const [opening] = await vault.open(tokens);
  const other = newFolder();
  const second = openVault({ folder: other });
  await second.seal(HANA, [opening!.value]);
  await second.adopt(HANA, [{ ...opening!, sealed: tokens[0]!.sealed }]);
  second.close();
  const again = openVault({ folder: other });
  expect(await again.seal(HANA, [opening!.value])).toEqual([tokens[0]]);
  for (const each of [vault, again]) each.close();
});

describe('a vault that is opened to read only', () => {
  it('makes nothing where there is none, and knows of nothing', async () => {
    const folder = newFolder();
    const vault = openVault({ folder, readOnly: true });
    expect(await vault.open([{ sealed: 'A'.repeat(43) + '=', subject: HANA }])).toEqual([undefined]);
    vault.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('reads beside one that writes, and seals and erases nothing', async () => {
    const { folder, tokens } = await givenValues();
    const [writer, reader] = [openVault({ folder }), openVault({ folder, readOnly: true })];
    const sealed = await writer.seal(HANA, ['new']);
    expect((await reader.open([...tokens, ...sealed])).every((opening) => opening !== undefined)).toBe(true);
    await expect(reader.seal(HANA, ['new'])).rejects.toMatchObject({ code: 'vault-read-only' });
    await expect(reader.adopt(HANA, [])).rejects.toMatchObject({ code: 'vault-read-only' });
    await expect(reader.erase(HANA)).rejects.toMatchObject({ code: 'vault-read-only' });
    writer.close();
    reader.close();
  });
});

it('is no other file, and none of a newer program', async () => {
  const { folder } = await givenValues();
  const db = new Database(join(folder, 'vault.db'));
  db.pragma('user_version = 99');
  expect(thrownBy(() => openVault({ folder }))).toMatchObject({ code: 'vault-too-new' });
  db.pragma('application_id = 1');
  db.close();
  expect(thrownBy(() => openVault({ folder }))).toMatchObject({ code: 'not-a-vault' });
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
