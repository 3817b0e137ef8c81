import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { serve } from '@sebone/api';
import { exportBundle } from '@sebone/application';
import { openSqliteEventStore } from '@sebone/event-store-sqlite';
import { isSealed, type Sealed } from '@sebone/kernel';
import { openLedger } from '@sebone/ledger';
import { consistencyFault, inclusionFault, leafHash, verifyBundle } from '@sebone/ledger-verify';
import { openVault } from '@sebone/vault';
import { filesWith, formsOf } from './byte-search.ts';
import { NOW, scratch, sebone, type Ran } from './cli.ts';

/** What nobody is to find any more. */
const CANARY = {
  name: 'Kanariya Zzyzx-Quux',
  email: 'kanariya.zzyzx@quux.example',
  phone: '+81 3 9183 7465',
  note: '「金糸雀」は秘密の符牒である',
};
const HANA = 'minato/chamber/contact-1';

const { path: root, remove } = scratch();
afterAll(remove);
const data = join(root, 'data');
const [named, older] = [join(root, 'backup-named'), join(root, 'backup-older')];

/** The rows of the subject, as they lie in the vault: whoever has them and the key reads the canary. */
let rows: Readonly<Record<string, readonly Buffer[]>>;
let before: { readonly bundle: Buffer; readonly vkey: string; readonly size: number; readonly root: Buffer };

const canary = Object.fromEntries(
  Object.entries(CANARY).flatMap(([field, text]) =>
    Object.entries(formsOf(text)).map(([form, bytes]) => [`${field} in ${form}`, bytes]),
  ),
);

/** The facts of the partner, and what the vault of a folder reads in them. */
async function read(folder: string): Promise<{ types: readonly string[]; values: readonly (string | undefined)[] }> {
  const store = await openSqliteEventStore({ folder, readOnly: true });
  const vault = openVault({ folder, readOnly: true });
  try {
    const facts = await store.read('partner-minato.chamber');
    const tokens = facts.flatMap(({ data: said }) => Object.values(said).filter(isSealed)) as readonly Sealed[];
    return {
      types: facts.map(({ type }) => type),
      values: (await vault.open(tokens)).map((opening) => opening?.value),
    };
  } finally {
    vault.close();
    await store.close();
  }
}

async function bundleOf(folder: string): Promise<Buffer> {
  const store = await openSqliteEventStore({ folder, readOnly: true });
  const [ledger, vault] = [openLedger({ folder, now: () => NOW }), openVault({ folder, readOnly: true })];
  const file = join(root, 'minato.bundle');
  try {
    const report = await exportBundle({ ledger, store, vault, now: NOW, initiative: 'minato', file });
    if ('kind' in report) throw new Error(report.message.en);
    const { size, root: hash } = ledger.latest()!;
    before ??= { bundle: readFileSync(file), vkey: ledger.keys()[0]!.vkey, size, root: hash };
    return readFileSync(file);
  } finally {
    vault.close();
    ledger.close();
    await store.close();
  }
}

async function givenContact(): Promise<void> {
  const serving = await serve(
    { data, host: '127.0.0.1', port: 0, authentication: false, bodyLimit: 1_000_000 },
    { now: () => NOW },
  );
  const give = async (command: string, body: object): Promise<number> => {
    const response = await fetch(`${serving.url}/v1/commands/${command}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `key-${command}-${JSON.stringify(body).length}`,
      },
      body: JSON.stringify({ initiative: 'minato', occurredOn: '2020-04-01', ...body }),
    });
    await response.text();
    return response.status;
  };
  const contact = { partnerId: 'chamber', contact: 1, ...CANARY };
  expect(await give('charter-initiative', { name: 'Minato', timeZone: 'Asia/Tokyo' })).toBe(201);
  expect(await give('join-partner', { partnerId: 'chamber', name: 'Chamber' })).toBe(201);
  expect(await give('name-contact', contact)).toBe(201);
  expect(await give('name-contact', { partnerId: 'chamber', contact: 2, name: 'Ken Mori' })).toBe(201);
  // What is refused is answered again for ever, and so something is kept of it.
  expect(await give('name-contact', { ...contact, partnerId: 'nobody' })).toBeGreaterThanOrEqual(400);
  expect(await give('name-contact', { ...contact, phone: CANARY.name })).toBeGreaterThanOrEqual(400);
  expect(await give('erase-subject', { partnerId: 'chamber', contact: 1, reason: 'asked for' })).toBeGreaterThanOrEqual(
    400,
  );
  expect(await sebone('backup', older, '--data', data)).toMatchObject({ exit: 0 });
  await serving.close();
}

async function done(...argv: readonly string[]): Promise<Ran> {
  const ran = await sebone(...argv);
  if (ran.exit !== 0) throw new Error(ran.out + ran.err);
  return ran;
}

beforeAll(async () => {
  await givenContact();
  await done('backup', named, '--data', data, '--with-key', '--json');
  await bundleOf(data);
  const db = new Database(join(data, 'vault.db'), { readonly: true });
  rows = {
    key: db.prepare<[string], Buffer>('SELECT key FROM subjects WHERE subject = ?').pluck().all(HANA),
    box: db.prepare<[string], Buffer>('SELECT box FROM sealed WHERE subject = ?').pluck().all(HANA),
  };
  db.close();
});

describe('before the erasure', () => {
  it('the vault reads what the facts only name, and no file of the folder has it in clear', async () => {
    expect((await read(data)).values).toEqual([...Object.values(CANARY), 'Ken Mori']);
    expect(filesWith(canary, data, named, older)).toEqual([]);
    expect(
      filesWith(rows, data, named, older)
        .map((found) => found.slice(root.length + 1))
        .sort(),
    ).toEqual(
      ['backup-named', 'backup-older', 'data'].flatMap((folder) => [
        `${folder}/vault.db: box`,
        `${folder}/vault.db: key`,
      ]),
    );
  });

  it('a bundle shows it to an auditor', () => {
    expect(before.bundle.toString()).toContain(CANARY.email);
    expect(verifyBundle(before.bundle, { trust: [before.vkey] }).faults).toEqual([]);
  });

  it('a backup holds the folder, its owner’s alone, and the key only where it was asked for', async () => {
    expect(readdirSync(named)).toEqual(expect.arrayContaining(['ledger', 'log.db', 'vault.db', 'vault.key']));
    expect(readdirSync(older)).toEqual(expect.arrayContaining(['ledger', 'log.db', 'vault.db']));
    // It was made while the folder was served.
    expect(readFileSync(join(older, 'answers.db')).includes('application/problem+json')).toBe(true);
    expect(readdirSync(older)).not.toContain('vault.key');
    expect(await sebone('backup', named, '--data', data)).toMatchObject({
      exit: 1,
      err: expect.stringMatching(/^folder-not-empty/),
    });
    expect(await sebone('backup', join(data, 'b'), '--data', data)).toMatchObject({
      exit: 1,
      err: expect.stringMatching(/^folder-within/),
    });
  });

  it('nothing is erased that was not confirmed, or is not there, or before all backups are found', async () => {
    const erase = (...argv: string[]) => sebone('erase', HANA, '--reason', 'asked for', '--data', data, ...argv);
    expect(await erase()).toMatchObject({ exit: 1, err: expect.stringMatching(/^not-confirmed/) });
    expect(await erase('--yes', '--backup', join(root, 'nowhere'))).toMatchObject({
      exit: 1,
      err: expect.stringMatching(/^no-backup/),
    });
    expect(await sebone('erase', 'Hana', '--reason', 'x', '--yes', '--data', data)).toMatchObject({
      exit: 1,
      err: expect.stringMatching(/^unknown-subject/),
    });
    expect(await sebone('erase', 'minato/chamber/contact-9', '--reason', 'x', '--yes', '--data', data)).toMatchObject({
      exit: 1,
      err: expect.stringMatching(/^unknown-record/),
    });
    expect((await read(data)).values).toContain(CANARY.email);
  });
});

describe('after the erasure', () => {
  let told: unknown;
  beforeAll(async () => {
    const reason = ['--reason', 'asked for by letter'];
    told = (await done('erase', HANA, ...reason, '--backup', named, '--yes', '--data', data, '--json')).json()[0];
  });

  it('it is told what was erased, and where', () => {
    expect(told).toMatchObject({ erased: { subject: HANA, id: `erasure.${HANA}.0` }, folders: [data, named] });
  });

  it('nobody reads it any more, here or in the backup that was named, and others are still there', async () => {
    expect(await read(data)).toMatchObject({
      types: expect.arrayContaining(['ContactNamed', 'SubjectErased']),
      values: [undefined, undefined, undefined, undefined, 'Ken Mori'],
    });
    expect((await read(named)).values).toEqual([undefined, undefined, undefined, undefined, 'Ken Mori']);
  });

  it('no byte of it is in any file of folder and backup, in clear or as it lay in the vault', () => {
    expect(filesWith({ ...canary, ...rows }, data, named)).toEqual([]);
  });

  it.each(Object.entries(formsOf(CANARY.note)))('the search would find it in a file, in %s', (form, bytes) => {
    const planted = join(root, 'planted');
    mkdirSync(planted, { recursive: true });
    for (const each of bytes) {
      writeFileSync(join(planted, 'file'), Buffer.concat([Buffer.from('before'), each, Buffer.from('after')]));
      expect(filesWith(canary, planted)).toContain(`${join(planted, 'file')}: note in ${form}`);
    }
  });

  it.each([0, 1, 2])('the search would find it in the base64 of something longer, at byte %d', (shift) => {
    const planted = join(root, 'planted');
    mkdirSync(planted, { recursive: true });
    const longer = `${'x'.repeat(shift)}${CANARY.email} and more`;
    writeFileSync(join(planted, 'file'), Buffer.from(longer).toString('base64'));
    expect(filesWith(canary, planted)).toContain(`${join(planted, 'file')}: email in base64`);
  });

  it('every proof made before still holds', async () => {
    expect(verifyBundle(before.bundle, { trust: [before.vkey] }).faults).toEqual([]);
    const store = await openSqliteEventStore({ folder: data, readOnly: true });
    const ledger = openLedger({ folder: data, now: () => NOW });
    await ledger.catchUp(store);
    const [contact] = ledger
      .stream('partner-minato.chamber')
      .filter((index) => ledger.leaf(index).includes('ContactNamed'));
    const hash = leafHash(ledger.leaf(contact!));
    expect(
      inclusionFault(contact!, before.size, hash, ledger.inclusion(contact!, before.size), before.root),
    ).toBeUndefined();
    const proof = ledger.consistency(before.size, ledger.size());
    expect(consistencyFault(before.size, ledger.size(), before.root, ledger.root(), proof)).toBeUndefined();
    expect(await ledger.verify(store)).toEqual([]);
    ledger.close();
    await store.close();
  });

  it('a bundle made now is whole, says of whom something was erased, and shows nothing of it', async () => {
    const bundle = await bundleOf(data);
    writeFileSync(join(root, 'planted', 'file'), bundle);
    expect(filesWith(canary, join(root, 'planted'))).toEqual([]);
    expect(bundle.toString()).toContain(HANA);
    expect(verifyBundle(bundle, { trust: [before.vkey] }).faults).toEqual([]);
  });

  it('the log, the views and the ledger are proved', async () => {
    expect(await sebone('doctor', '--data', data)).toMatchObject({ exit: 0 });
  });
});

describe('an older backup', () => {
  const ended = (folder: string, ...argv: string[]) => sebone('restore', older, '--data', folder, '--json', ...argv);

  it('is not restored over a folder that is not empty, and not without the key', async () => {
    expect((await ended(data)).json()[0]).toMatchObject({ error: { code: 'folder-not-empty' } });
    const elsewhere = join(root, 'elsewhere');
    expect((await ended(elsewhere)).json()[0]).toMatchObject({ error: { code: 'vault-key-missing' } });
    expect(readdirSync(root)).not.toContain('elsewhere');
    expect((await sebone('restore', join(root, 'nowhere'), '--data', elsewhere, '--json')).json()[0]).toMatchObject({
      error: { code: 'no-backup' },
    });
  });

  it('restored elsewhere, is without what the file of erasures names, and says so in its log', async () => {
    const elsewhere = join(root, 'elsewhere');
    const ran = await ended(elsewhere, '--erasures', join(data, 'erasures.jsonl'), '--key', join(data, 'vault.key'));
    expect(ran).toMatchObject({ exit: 0 });
    expect(ran.json()[0]).toMatchObject({ destroyed: [HANA], recorded: [HANA], unknownToTheLog: [], movedAside: null });
    expect(await read(elsewhere)).toMatchObject({
      types: expect.arrayContaining(['SubjectErased']),
      values: [undefined, undefined, undefined, undefined, 'Ken Mori'],
    });
    expect(filesWith({ ...canary, ...rows }, elsewhere)).toEqual([]);
    expect(await sebone('doctor', '--data', elsewhere)).toMatchObject({ exit: 0 });
  });

  it('restored after a restore that ended with the folder moved aside and nothing in its place, is without what that one erased', async () => {
    const target = join(root, 'cut-off');
    mkdirSync(`${target}.replaced-20260101T000000`);
    copyFileSync(join(data, 'erasures.jsonl'), join(`${target}.replaced-20260101T000000`, 'erasures.jsonl'));
    const ran = await ended(target, '--key', join(data, 'vault.key'));
    expect(ran.json()[0]).toMatchObject({ destroyed: [HANA], recorded: [HANA], movedAside: null });
  });

  it('is not restored under a ledger that has signed what its log does not have', async () => {
    const names = readdirSync(root);
    expect((await ended(data, '--replace')).json()[0]).toMatchObject({ error: { code: 'signed-otherwise' } });
    expect(readdirSync(root)).toEqual(names);
  });

  it('restored in place of the folder, takes its erasures and its key, and moves it aside', async () => {
    const ran = await ended(data, '--replace', '--new-ledger');
    expect(ran).toMatchObject({ exit: 0 });
    expect(ran.json()[0]).toMatchObject({
      destroyed: [HANA],
      recorded: [HANA],
      movedAside: `${data}.replaced-20261101T030000`,
      ledger: 'begun-anew',
    });
    expect((await read(data)).values).toEqual([undefined, undefined, undefined, undefined, 'Ken Mori']);
    expect(filesWith({ ...canary, ...rows }, data)).toEqual([]);
    expect(await sebone('doctor', '--data', data)).toMatchObject({ exit: 0 });
    expect((await read(older).catch((error: unknown) => error)) as object).toMatchObject({ code: 'vault-key-missing' });
  });

  it('has begun another ledger so, which a later backup goes on with, the keys that it got since included', async () => {
    const key = (await sebone('audit', 'key', '--data', data)).out;
    expect(key).not.toContain(before.vkey);
    const later = join(root, 'later');
    expect(await sebone('audit', 'checkpoint', '--data', data)).toMatchObject({ exit: 0 });
    expect(await sebone('backup', later, '--data', data)).toMatchObject({ exit: 0 });
    expect(await sebone('audit', 'rotate-key', '--data', data)).toMatchObject({ exit: 0 });
    const rotated = (await sebone('audit', 'key', '--data', data)).out;
    expect(rotated).not.toBe(key);
    const ran = await sebone('restore', later, '--data', data, '--replace', '--json');
    expect(ran.json()[0]).toMatchObject({ ledger: 'goes-on' });
    expect((await sebone('audit', 'key', '--data', data)).out).toBe(rotated);
    expect(await sebone('audit', 'verify', '--data', data)).toMatchObject({ exit: 0 });
  });

  it('that is damaged is not restored', async () => {
    const damaged = join(root, 'damaged');
    mkdirSync(damaged);
    for (const name of ['log.db', 'vault.db']) copyFileSync(join(older, name), join(damaged, name));
    const bytes = readFileSync(join(damaged, 'log.db'));
    const at = bytes.indexOf('Asia/Tokyo');
    bytes[at]! ^= 1;
    writeFileSync(join(damaged, 'log.db'), bytes);
    const target = join(root, 'never');
    const ran = await sebone('restore', damaged, '--data', target, '--key', join(data, 'vault.key'));
    expect(ran).toMatchObject({ exit: 3, err: expect.stringMatching(/^damaged-log/) });
    expect(readdirSync(root)).not.toContain('never');
  });
});
