import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  consistencyFault,
  isSignedBy,
  leafHash,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  signatureLine,
} from '@sebone/ledger-verify';
import { ledgerIn, logWith, longHistory, newFolder, NOW, PATIENCE, record, tidy } from '../test/ground.ts';
import { DamagedLedgerError, LedgerDivergesError, UnusableLedgerError, type Ledger } from './index.ts';

afterEach(tidy);

const cosignature = (name: string): string => signatureLine({ name, keyId: 7, signature: Buffer.alloc(72, 1) });
const bears = (note: string, ledger: Ledger, key: number): boolean =>
  isSignedBy(parseNote(note)!, parseVerifierKey(ledger.keys().at(key)!.vkey)!);
const inLedger = (folder: string, file: string): string => join(folder, 'ledger', file);

describe('a checkpoint', () => {
  it('says origin, size and root, signed by the key of the log, and stands in the file `checkpoint`', async () => {
    const folder = newFolder();
    const ledger = ledgerIn(folder);
    await ledger.catchUp(await logWith(longHistory(30)));
    const { note, size, root, signedAt } = ledger.checkpoint();
    expect(parseCheckpoint(parseNote(note)!.text)).toEqual({ origin: 'example.org/river', size, root, extensions: [] });
    expect([size, root, signedAt]).toEqual([30, ledger.root(), new Date(NOW).toISOString()]);
    expect(bears(note, ledger, 0)).toBe(true);
    expect(readFileSync(inLedger(folder, 'checkpoint'), 'utf8')).toBe(note);
  });

  it('is given again where nothing was added, and else goes on from the one before', async () => {
    const store = await logWith(longHistory(30));
    const ledger = ledgerIn(newFolder());
    await ledger.catchUp(store);
    const first = ledger.checkpoint();
    expect(ledger.checkpoint()).toEqual(first);
    await record(store, longHistory(300));
    await ledger.catchUp(store);
    const second = ledger.checkpoint();
    expect(consistencyFault(30, 330, first.root, second.root, ledger.consistency(30, 330))).toBeUndefined();
    expect(ledger.checkpoints()).toEqual([first, second]);
    expect(ledger.latest()).toEqual(second);
  });

  it('is known for ever: to the next process, and where ledger.db is lost', async () => {
    const folder = newFolder();
    const store = await logWith(longHistory(30));
    const ledger = ledgerIn(folder);
    await ledger.catchUp(store);
    ledger.checkpoint();
    ledger.addCosignatures(30, [cosignature('witness')]);
    const known = ledger.checkpoints();
    expect(ledgerIn(folder).checkpoints()).toEqual(known);
    tidyOf(ledger, folder);
    const again = ledgerIn(folder);
    expect([again.size(), again.checkpoints(), again.keys()]).toEqual([0, known, ledger.keys()]);
    expect(() => again.checkpoint()).toThrow(LedgerDivergesError);
    await again.catchUp(store);
    expect(again.checkpoint()).toEqual(known[0]);
    expect(await again.verify(store)).toEqual([]);
  });

  /** Loses what can be built again. */
  const tidyOf = (ledger: Ledger, folder: string): void => {
    ledger.close();
    for (const file of readdirSync(join(folder, 'ledger')))
      if (/^(ledger\.db.*|tile)$/.test(file)) rmSync(inLedger(folder, file), { recursive: true });
  };

  it('that a crash left half written is none, and what comes after it is whole', async () => {
    const folder = newFolder();
    const store = await logWith(longHistory(30));
    const ledger = ledgerIn(folder);
    await ledger.catchUp(store);
    const first = ledger.checkpoint();
    appendFileSync(inLedger(folder, 'checkpoints.jsonl'), '{"note":"example.org/river\\n31\\nxxxxxxxxxxxxxxxxxxxxx');
    const again = ledgerIn(folder);
    expect(again.checkpoints()).toEqual([first]);
    await record(store, longHistory(1));
    await again.catchUp(store);
    again.checkpoint();
    expect(
      ledgerIn(folder)
        .checkpoints()
        .map(({ size }) => size),
    ).toEqual([30, 31]);
    expect(await again.verify(store)).toEqual([]);
  });

  it('that a crash kept from ledger.db is taken from its file', async () => {
    const folder = newFolder();
    const ledger = ledgerIn(folder);
    await ledger.catchUp(await logWith(longHistory(30)));
    const elsewhere = ledgerIn(newFolder());
    await elsewhere.catchUp(await logWith(longHistory(40)));
    elsewhere.checkpoint();
    const text = ledger.checkpoint().note;
    const size40 = elsewhere.checkpoint().note;
    appendFileSync(
      inLedger(folder, 'checkpoints.jsonl'),
      `${JSON.stringify({ note: size40, signedAt: '2024-04-01T00:00:00.000Z' })}\n`,
    );
    // One that is open meanwhile does not write over it.
    ledger.addCosignatures(30, [cosignature('witness')]);
    expect(
      ledgerIn(folder)
        .checkpoints()
        .map(({ note }) => note),
    ).toEqual([text + cosignature('witness'), size40]);
    expect(readFileSync(inLedger(folder, 'checkpoint'), 'utf8')).toBe(size40);
  });

  it('is not signed of a tree that does not go on from the one signed last', async () => {
    const folder = newFolder();
    const ledger = ledgerIn(folder);
    await ledger.catchUp(await logWith(longHistory(30)));
    ledger.checkpoint();
    const shorter = await logWith(longHistory(20));
    await ledger.rebuild(shorter);
    expect(() => ledger.checkpoint()).toThrow(
      expect.objectContaining({ code: 'ledger-diverges', signed: 30, size: 20 }),
    );
    await record(shorter, longHistory(20));
    await ledger.catchUp(shorter);
    expect(() => ledger.checkpoint()).toThrow(LedgerDivergesError);
    expect(ledger.checkpoints()).toHaveLength(1);
  });

  it('that could not be signed leaves the ledger as it was', async () => {
    const folder = newFolder();
    const store = await logWith(longHistory(300));
    const ledger = ledgerIn(folder);
    await ledger.catchUp(store);
    renameSync(inLedger(folder, 'signing.key'), inLedger(folder, 'lost.key'));
    expect(() => ledger.checkpoint()).toThrow(UnusableLedgerError);
    renameSync(inLedger(folder, 'lost.key'), inLedger(folder, 'signing.key'));
    await record(store, longHistory(300));
    await ledger.catchUp(store);
    expect(ledger.checkpoint().size).toBe(600);
    expect([0, 255, 256, 599].map((index) => ledger.indexOf(`told-${index}.0`))).toEqual([0, 255, 256, 599]);
    expect(await ledger.verify(store)).toEqual([]);
  });

  it('has its partial tiles in files, until those of a later one are there', async () => {
    const folder = newFolder();
    const store = await logWith([]);
    const ledger = ledgerIn(folder);
    for (const [more, partial] of [
      [250, ['0/000.p/250', 'entries/000.p/250']],
      [20, ['0/001.p/14', '1/000.p/1', 'entries/001.p/14']],
      [5, ['0/001.p/19', '1/000.p/1', 'entries/001.p/19']],
    ] as const) {
      await record(store, longHistory(more));
      await ledger.catchUp(store);
      ledger.checkpoint();
      const files = readdirSync(inLedger(folder, 'tile'), { recursive: true, encoding: 'utf8' });
      const found = files.filter(
        (file) => file.includes('.p') && statSync(inLedger(folder, join('tile', file))).isFile(),
      );
      expect(found.sort()).toEqual(partial);
      for (const path of found) expect(ledger.tile(path)).toEqual(readFileSync(inLedger(folder, join('tile', path))));
    }
  });
});

describe('cosignatures', () => {
  it('stand in the note after the signature of the log, each once', async () => {
    const folder = newFolder();
    const ledger = ledgerIn(folder);
    await ledger.catchUp(await logWith(longHistory(3)));
    const { note } = ledger.checkpoint();
    ledger.addCosignatures(3, [cosignature('one'), cosignature('one')]);
    ledger.addCosignatures(3, [cosignature('one'), cosignature('two')]);
    expect(ledger.checkpoint().note).toBe(note + cosignature('one') + cosignature('two'));
    expect(readFileSync(inLedger(folder, 'checkpoint'), 'utf8')).toBe(ledger.checkpoint().note);
    for (const line of ['', 'text\n', cosignature('one').trimEnd(), `${cosignature('three')}${cosignature('four')}`])
      expect(() => ledger.addCosignatures(3, [line])).toThrow(RangeError);
    expect(() => ledger.addCosignatures(2, [cosignature('one')])).toThrow(RangeError);
  });

  it('are never more than a note may have', async () => {
    const ledger = ledgerIn(newFolder());
    await ledger.catchUp(await logWith(longHistory(3)));
    ledger.checkpoint();
    const many = Array.from({ length: 99 }, (_, nth) => cosignature(`witness-${nth}`));
    ledger.addCosignatures(3, many);
    expect(() => ledger.addCosignatures(3, [cosignature('one')])).toThrow(RangeError);
    expect(parseNote(ledger.checkpoint().note)!.signatures).toHaveLength(100);
  });
});

describe('the keys of a log', () => {
  it('are endorsed each by the one before, and sign what comes after', async () => {
    const store = await logWith(longHistory(3));
    const ledger = ledgerIn(newFolder());
    await ledger.catchUp(store);
    const old = ledger.checkpoint();
    const key = ledger.rotateKey();
    expect(ledger.keys()).toEqual([{ vkey: expect.any(String), since: 0, endorsement: null }, key]);
    expect(key.since).toBe(4);
    expect(parseNote(key.endorsement!)!.text).toBe(`sebone key\nexample.org/river\n${key.vkey}\n4\n`);
    expect(bears(key.endorsement!, ledger, 0)).toBe(true);
    expect(ledger.checkpoint()).toEqual(old);
    await record(store, longHistory(1));
    await ledger.catchUp(store);
    const { note } = ledger.checkpoint();
    expect([bears(note, ledger, 0), bears(note, ledger, 1)]).toEqual([false, true]);
    expect(await ledger.verify(store)).toEqual([]);
  });

  it('survive a crash at any moment of a rotation', () => {
    const folder = newFolder();
    const ledger = ledgerIn(folder);
    const files = ['keys.jsonl', 'signing.key'].map((file) => inLedger(folder, file));
    const before = files.map((file) => readFileSync(file));
    ledger.rotateKey();
    const after = files.map((file) => readFileSync(file));
    const comingKey = `${files[1]!}.next`;
    const signs = (key: number): void => {
      const opened = ledgerIn(folder);
      expect(bears(opened.sign('text\n'), opened, key)).toBe(true);
      expect(opened.keys()).toHaveLength(key + 1);
      expect(existsSync(comingKey)).toBe(false);
    };
    const crashedWith = (keys: Buffer, signing: Buffer, coming: Buffer): void => {
      for (const [file, bytes] of [
        [files[0]!, keys],
        [files[1]!, signing],
        [comingKey, coming],
      ] as const)
        writeFileSync(file, bytes);
    };
    crashedWith(before[0]!, before[1]!, after[1]!);
    signs(0);
    crashedWith(after[0]!.subarray(0, -20), before[1]!, after[1]!);
    signs(0);
    crashedWith(after[0]!, before[1]!, after[1]!);
    signs(1);
  });

  it("are the operator's alone, and what is lost of them is said", () => {
    const folder = newFolder();
    const ledger = ledgerIn(folder);
    const signing = inLedger(folder, 'signing.key');
    expect(statSync(signing).mode & 0o777).toBe(0o600);
    expect(() => ledger.sign('text')).toThrow(RangeError);
    expect(() => ledger.sign(parseNote(ledger.checkpoint().note)!.text)).toThrow(RangeError);
    rmSync(signing);
    expect(() => ledger.sign('text\n')).toThrow(UnusableLedgerError);
    truncateSync(inLedger(folder, 'checkpoints.jsonl'), 3);
    expect(() => ledgerIn(folder)).toThrow(DamagedLedgerError);
    writeFileSync(inLedger(folder, 'keys.jsonl'), 'no key\n');
    expect(() => ledger.keys()).toThrow(DamagedLedgerError);
  });
});

describe('tiles', () => {
  it(
    'are those of C2SP tlog-tiles, of any path that the tree has, and of no other',
    async () => {
      const ledger = ledgerIn(newFolder());
      await ledger.catchUp(await logWith(longHistory(520)));
      const hashes = Array.from({ length: 520 }, (_, index) => leafHash(ledger.leaf(index)));
      expect(ledger.tile('0/000')).toEqual(Buffer.concat(hashes.slice(0, 256)));
      expect(ledger.tile('0/000.p/3')).toEqual(Buffer.concat(hashes.slice(0, 3)));
      expect(ledger.tile('0/002.p/8')).toEqual(Buffer.concat(hashes.slice(512)));
      expect(ledger.tile('1/000.p/2')).toHaveLength(64);
      expect(ledger.tile('1/000.p/1')).toEqual(ledger.root(256));
      const entries = ledger.tile('entries/002.p/8')!;
      expect(entries.readUInt16BE(0)).toBe(ledger.leaf(512).length);
      expect(entries.subarray(2, 2 + entries.readUInt16BE(0))).toEqual(ledger.leaf(512));
      for (const path of [
        ...['0/002', '0/002.p/9', '0/003.p/1', '1/000', '1/000.p/3', '2/000.p/1', 'entries/002', 'entries/003'],
        ...['', '0', '0/', '0/0', '00/000', '64/000', '0/x000/000', '0/000.p/0', '0/000.p/256', '0/000.p/01'],
        ...['entries/000/', '/0/000', '0/../0/000', '../ledger.db', '0/000.p', '0/x001', '-1/000', '0/000\n'],
      ])
        expect([path, ledger.tile(path)]).toEqual([path, undefined]);
    },
    PATIENCE,
  );
});
