import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { parseCheckpoint } from './checkpoint.ts';
import {
  cosignedAt,
  cosignedMessage,
  isKeyName,
  isSignedBy,
  keyIdOf,
  parseNote,
  parseVerifierKey,
  signatureLine,
  verifierKeyText,
  type SignedNote,
  type VerifierKey,
} from './note.ts';

/** Text, keys and signatures of golang/mod (BSD-3-Clause), sumdb/note/note_test.go. */
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const ENOCH_KEY = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const PETER =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const ENOCH =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
const peter = parseVerifierKey(PETER_KEY)!;
const enoch = parseVerifierKey(ENOCH_KEY)!;
const noted = (...lines: readonly string[]): SignedNote => parseNote(`${TEXT}\n${lines.join('')}`)!;

interface Signer extends VerifierKey {
  readonly privateKey: KeyObject;
}

function signer(name: string, algorithm: 1 | 4 = 1): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const bytes = Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url');
  return { ...parseVerifierKey(verifierKeyText(name, algorithm, bytes))!, privateKey };
}

const signedBy = (key: Signer, text: string): string =>
  signatureLine({ ...key, signature: sign(null, Buffer.from(text), key.privateKey) });

function cosignedBy(key: Signer, text: string, at: number): string {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(at));
  const signature = sign(null, Buffer.from(cosignedMessage(text, at)), key.privateKey);
  return signatureLine({ ...key, signature: Buffer.concat([time, signature]) });
}

describe('the notes of golang/mod', () => {
  it('are signed by whom they say', () => {
    const note = noted(PETER, ENOCH);
    expect(note.text).toBe(TEXT);
    expect(note.signatures.map(({ name, keyId }) => [name, keyId])).toEqual([
      ['PeterNeumann', 0xc74f20a3],
      ['EnochRoot', 0xaf0cfe78],
    ]);
    expect([peter, enoch].map((key) => isSignedBy(note, key))).toEqual([true, true]);
    expect([peter, enoch].map((key) => isSignedBy(noted(ENOCH), key))).toEqual([false, true]);
    expect(isSignedBy(noted(PETER, PETER, ENOCH, ENOCH), peter)).toBe(true);
  });

  it('are written as they were', () => {
    expect(noted(PETER, ENOCH).signatures.map(signatureLine)).toEqual([PETER, ENOCH]);
    expect(verifierKeyText(peter.name, 1, peter.publicKey)).toBe(PETER_KEY);
    expect(keyIdOf(peter.name, 1, peter.publicKey)).toBe(0xc74f20a3);
  });

  it('are not signed where one signature of the key fails', () => {
    const broken = `${PETER.slice(0, 58)}ABCD${PETER.slice(58)}`;
    expect(isSignedBy(noted(broken), peter)).toBe(false);
    expect(isSignedBy(noted(PETER, broken), peter)).toBe(false);
    expect(isSignedBy(noted(PETER, broken, ENOCH), enoch)).toBe(true);
  });

  it.each<[string, string]>([
    ['without signatures', TEXT],
    ['without a signature line', `${TEXT}\n`],
    ['without its final newline', `${TEXT}\n${PETER.slice(0, -1)}`],
    ['with a control character', `\u0001${TEXT}\n${PETER}`],
    ['with half of a surrogate pair', `\ud800${TEXT}\n${PETER}`],
    ['with a space in a name', `${TEXT}\n${PETER.replace('PeterNeumann', 'Bad Name')}`],
    ['with another line among the signatures', `${TEXT}\n${PETER}Unexpected line.\n`],
    ['with more than 100 signatures', `${TEXT}\n${PETER.repeat(101)}`],
  ])('are none %s', (_, text) => {
    expect(parseNote(text)).toBeUndefined();
  });

  it('have keys of one form only', () => {
    for (let from = 0; from < PETER_KEY.length; from++)
      for (let to = from + 1; to <= PETER_KEY.length; to++)
        expect(parseVerifierKey(PETER_KEY.slice(from, to)) !== undefined).toBe(from === 0 && to === PETER_KEY.length);
    for (let at = 0; at < PETER_KEY.length; at++) {
      const next = String.fromCharCode(PETER_KEY.charCodeAt(at) + 1);
      expect(parseVerifierKey(`${PETER_KEY.slice(0, at)}${next}${PETER_KEY.slice(at + 1)}`)).toBeUndefined();
    }
    const longer = 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==';
    const unknown = 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    expect([longer, unknown].map(parseVerifierKey)).toEqual([undefined, undefined]);
  });
});

describe('the examples of C2SP', () => {
  it('signed-note: the last blank line divides text and signatures', () => {
    const note = parseNote(
      'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n' +
        '— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n',
    );
    expect(note?.text).toBe(
      'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n',
    );
    expect(note?.signatures).toEqual([
      { name: 'quasimodo.example/salvatore', keyId: 0x367ba04b, signature: expect.objectContaining({ length: 64 }) },
    ]);
  });

  it('signed-note: the key verifies the note', () => {
    const key = parseVerifierKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')!;
    const signature = 'Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=';
    const note = parseNote(`This is an example message.\n\n— example.com/foo ${signature}\n`)!;
    expect(isSignedBy(note, key)).toBe(true);
    expect(isSignedBy({ ...note, text: 'This is an example message!\n' }, key)).toBe(false);
  });

  it('tlog-cosignature: a checkpoint with the line of a witness', () => {
    const note = parseNote(
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
        '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n' +
        '— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n',
    )!;
    expect(parseCheckpoint(note.text)?.size).toBe(20852163);
    expect(note.signatures.map(({ name, signature }) => [name, signature.length])).toEqual([
      ['example.com/behind-the-sofa', 64],
      ['witness.example.com/w1', 72],
    ]);
    expect(note.signatures[1]!.signature.readBigUInt64BE(0)).toBe(1679315147n);
  });
});

/** A checkpoint that the log arche2025h1.staging.ct.transparency.dev published; the witness's key is in transparency-dev/formats, too. */
describe('a checkpoint of a public log with public witnesses', () => {
  const text = 'arche2025h1.staging.ct.transparency.dev\n1432088532\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n';
  const note = parseNote(`${text}
— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
`)!;
  const log = parseVerifierKey(
    'arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f',
  )!;
  const witness = parseVerifierKey('remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2')!;

  it('is signed by the log, whose other signature is of an algorithm that is not ours', () => {
    expect(isSignedBy(note, log)).toBe(true);
    expect(parseCheckpoint(note.text)?.size).toBe(1_432_088_532);
  });

  it('is cosigned by the witness at a time', () => {
    expect(cosignedAt(note, witness)).toBe(0x6a122120);
    expect(cosignedAt({ ...note, text: text.replace('532', '533') }, witness)).toBeUndefined();
  });

  it('is verified for each key by its own algorithm', () => {
    expect(isSignedBy(note, witness)).toBe(false);
    expect(cosignedAt(note, log)).toBeUndefined();
  });
});

describe('the name of a key', () => {
  it.each(['a', 'sebone/x', 'example.com/log42', '背骨', 'a-b_c~:@!'])('may be %p', (name) => {
    expect(isKeyName(name)).toBe(true);
    const key = signer(name);
    expect(isSignedBy(parseNote(`a\n\n${signedBy(key, 'a\n')}`)!, key)).toBe(true);
    expect(parseVerifierKey(verifierKeyText(name, 4, key.publicKey))).toMatchObject({ name, algorithm: 4 });
  });

  it.each(['', ' ', 'a b', 'a+b', '+', 'a\u00a0b', 'a\u3000b', 'a\u0085', '\u2003a', 'a\nb', 'a\tb', 'a\u2028b'])(
    'may not be %j',
    (name) => {
      expect(isKeyName(name)).toBe(false);
      const key = Buffer.alloc(32, 1);
      const id = keyIdOf(name, 1, key);
      expect(() => verifierKeyText(name, 1, key)).toThrow(RangeError);
      const keyText = `${name}+${id.toString(16).padStart(8, '0')}+${Buffer.concat([Buffer.of(1), key]).toString('base64')}`;
      expect(parseVerifierKey(keyText)).toBeUndefined();
      expect(parseNote(`a\n\n${signatureLine({ name, keyId: id, signature: Buffer.alloc(64) })}`)).toBeUndefined();
    },
  );

  it('is of a key of 32 bytes', () => {
    expect(() => verifierKeyText('a', 1, Buffer.alloc(31))).toThrow(RangeError);
  });
});

describe('a key of small order', () => {
  const signature = Buffer.from(`01${'00'.repeat(63)}`, 'hex');
  const ofOrder8 = 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03';

  it.each([
    ...[`01${'00'.repeat(31)}`, `01${'00'.repeat(30)}80`, `ee${'ff'.repeat(30)}7f`, `ee${'ff'.repeat(31)}`],
    ...['00'.repeat(32), `ec${'ff'.repeat(31)}`, `ed${'ff'.repeat(30)}7f`, `${ofOrder8}7a`, `${ofOrder8}fa`],
  ])('is none: %s', (point) => {
    const publicKey = Buffer.from(point, 'hex');
    expect(parseVerifierKey(verifierKeyText('a', 1, publicKey))).toBeUndefined();
    // What one signature would be good for, of anybody.
    const key = { name: 'a', keyId: keyIdOf('a', 1, publicKey), algorithm: 1, publicKey } as const;
    const isSigned = (text: string): boolean =>
      isSignedBy({ text, signatures: [{ name: 'a', keyId: key.keyId, signature }] }, key);
    expect(Array.from({ length: 200 }, (_, nth) => isSigned(`${nth}\n`))).toContain(true);
  });
});

describe('a note', () => {
  const key = signer('sebone/a');

  it('may hold blank lines, and lines that look like signatures, before the last blank one', () => {
    const text = `first\n\n${signedBy(key, 'first\n')}\n\nlast\n`;
    const note = parseNote(`${text}\n${signedBy(key, text)}`)!;
    expect(note.text).toBe(text);
    expect(note.signatures).toHaveLength(1);
    expect(isSignedBy(note, key)).toBe(true);
    expect(parseNote(`\n\n${signedBy(key, '\n')}`)?.text).toBe('\n');
    expect(parseNote(`\n${signedBy(key, '')}`)).toBeUndefined();
  });

  it.each<[string, (line: string) => string]>([
    ['a hyphen for the dash', (line) => line.replace('—', '-')],
    ['two spaces', (line) => line.replace(' ', '  ')],
    ['a space at the end', (line) => line.replace('\n', ' \n')],
    ['a carriage return', (line) => line.replace('\n', '\r\n')],
    ['no padding', (line) => line.replace('=', '')],
    ['the alphabet of URLs', () => '— a ____________\n'],
    ['no signature', () => `— a ${Buffer.alloc(4).toString('base64')}\n`],
    ['nothing after the name', () => '— a \n'],
    ['no name', (line) => line.replace('sebone/a', '')],
  ])('has no signature line with %s', (_, wrong) => {
    const line = signedBy(key, 'a\n');
    expect(parseNote(`a\n\n${line}`)).toBeDefined();
    expect(wrong(line)).not.toBe(line);
    expect(parseNote(`a\n\n${wrong(line)}`)).toBeUndefined();
    expect(parseNote(`a\n\n${line}${wrong(line)}`)).toBeUndefined();
  });

  it('is not signed by a key of the same name or of the same id', () => {
    const note = parseNote(`a\n\n${signedBy(key, 'a\n')}`)!;
    expect(isSignedBy(note, signer('sebone/a'))).toBe(false);
    expect(isSignedBy(note, { ...key, name: 'sebone/b' })).toBe(false);
    expect(isSignedBy(note, { ...signer('sebone/a'), keyId: key.keyId })).toBe(false);
  });

  it('is signed no more with any bit of its text or signature changed', () => {
    const bytes = Buffer.from(`sebone/a\n7\n\n${signedBy(key, 'sebone/a\n7\n')}`);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      const note = parseNote(changed.toString());
      expect([bit, note !== undefined && isSignedBy(note, key)]).toEqual([bit, false]);
    }
  });

  it('is read back as it was written', () => {
    const line = fc.string({ unit: 'grapheme' }).filter((text) => !/[^\n\u{20}-\u{10ffff}]|\n/u.test(text));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.integer({ min: 1, max: 100 }), (lines, count) => {
        const text = `${lines.join('\n')}\n`;
        const signatures = signedBy(key, text).repeat(count);
        const note = parseNote(`${text}\n${signatures}`)!;
        expect(note.text).toBe(text);
        expect(note.signatures.map(signatureLine).join('')).toBe(signatures);
      }),
    );
  });
});

describe('a cosignature', () => {
  const witness = signer('partner.example/witness', 4);
  const text = 'sebone/a\n7\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
  const cosigned = (...lines: readonly string[]): number | undefined =>
    cosignedAt(parseNote(`${text}\n${lines.join('')}`)!, witness);

  it('says when the witness saw the checkpoint first', () => {
    expect(cosigned(cosignedBy(witness, text, 1_700_000_000))).toBe(1_700_000_000);
    expect(cosigned(cosignedBy(witness, text, 9), cosignedBy(witness, text, 3), cosignedBy(witness, text, 5))).toBe(3);
    expect(cosigned(cosignedBy(witness, text, 0))).toBe(0);
  });

  it('holds for its text, its time, its witness and its form alone', () => {
    const good = cosignedBy(witness, text, 5);
    const note = parseNote(`${text}\n${good}`)!;
    const { signature } = note.signatures[0]!;
    const later = Buffer.from(signature).fill(6, 7, 8);
    expect(cosigned(signatureLine({ ...witness, signature: later }))).toBeUndefined();
    expect(cosigned(good, signatureLine({ ...witness, signature: later }))).toBeUndefined();
    expect(cosigned(signatureLine({ ...witness, signature: signature.subarray(8) }))).toBeUndefined();
    expect(
      cosigned(signatureLine({ ...witness, signature: Buffer.concat([signature, Buffer.of(0)]) })),
    ).toBeUndefined();
    expect(cosigned(signatureLine({ ...witness, signature: Buffer.alloc(72, 0xff) }))).toBeUndefined();
    expect(cosigned(signedBy(witness, text))).toBeUndefined();
    expect(cosigned(cosignedBy(signer('partner.example/witness', 4), text, 5))).toBeUndefined();
    expect(cosignedAt({ ...note, text: `${text}more\n` }, witness)).toBeUndefined();
  });

  it('is under another id than a signature by the same key', () => {
    expect(keyIdOf(witness.name, 1, witness.publicKey)).not.toBe(witness.keyId);
    const asLog = { ...witness, algorithm: 1 as const };
    expect(isSignedBy(parseNote(`${text}\n${cosignedBy(witness, text, 5)}`)!, asLog)).toBe(false);
  });
});
