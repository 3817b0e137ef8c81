import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  endorsementText,
  isKeyName,
  parseVerifierKey,
  signatureLine,
  verifierKeyText,
  type VerifierKey,
} from '@sebone/ledger-verify';
import { moveDurably, writeDurably, writeOnDurably } from './durable.ts';
import { DamagedLedgerError, UnusableLedgerError } from './errors.ts';
import type { LedgerKey } from './ledger.ts';

/** The keys of a log in its ledger's folder: `keys.jsonl`, and the private half of the last one in `signing.key`. */
export interface LogKeys {
  readonly origin: string;
  all(): readonly LedgerKey[];
  /** The text as a note signed by the present key. @throws UnusableLedgerError `ledger-key` */
  sign(text: string): string;
  /** Makes the next key, which signs checkpoints from a size on. To be called by one process at a time. */
  rotate(since: number): LedgerKey;
}

/**
 * Opens the keys of a log; makes the first where there is none. To be called by one process at a time, unless to read only.
 * @throws UnusableLedgerError, DamagedLedgerError
 */
export function openKeys(folder: string, asked: { readonly origin?: string; readonly readOnly?: boolean }): LogKeys {
  const listed = join(folder, 'keys.jsonl');
  const signing = join(folder, 'signing.key');
  const coming = `${signing}.next`;

  const all = (): readonly LedgerKey[] => (existsSync(listed) ? keysIn(readFileSync(listed, 'utf8')) : []);

  /** A new key's private half is on the disk before anybody hears of it, and in its place after. */
  const add = (origin: string, since: number, endorse: (vkey: string) => string | null): LedgerKey => {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeDurably(coming, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600);
    const vkey = verifierKeyText(origin, 1, publicBytes(privateKey));
    const key = { endorsement: endorse(vkey), since, vkey };
    const before = existsSync(listed) ? wholeLines(readFileSync(listed)) : 0;
    writeOnDurably(listed, before, `${JSON.stringify(key)}\n`);
    moveDurably(coming, signing);
    return key;
  };

  const finishRotation = (): void => {
    if (!existsSync(coming)) return;
    if (isHalfOf(coming, all().at(-1))) moveDurably(coming, signing);
    else rmSync(coming);
  };

  if (!asked.readOnly) finishRotation();
  if (all().length === 0) {
    if (asked.readOnly) throw new UnusableLedgerError('ledger-missing', `There is no ledger in ${folder}.`);
    const origin = asked.origin ?? `sebone/${randomBytes(8).toString('hex')}`;
    if (!isKeyName(origin))
      throw new UnusableLedgerError('ledger-origin', `An origin has no spaces and no "+": ${JSON.stringify(origin)}.`);
    add(origin, 0, () => null);
  }
  const { name: origin } = parseVerifierKey(all()[0]!.vkey)!;
  if (asked.origin !== undefined && asked.origin !== origin)
    throw new UnusableLedgerError('ledger-origin', `The ledger in ${folder} is ${origin}, not ${asked.origin}.`);

  const signed = (text: string): string => {
    const key = all().at(-1)!;
    const { name, keyId } = parseVerifierKey(key.vkey)!;
    const file = isHalfOf(coming, key) ? coming : signing;
    if (!isHalfOf(file, key))
      throw new UnusableLedgerError('ledger-key', `${signing} is not there, or not the key that ${listed} ends with.`);
    return `${text}\n${signatureLine({ name, keyId, signature: sign(null, Buffer.from(text), privateKeyIn(file)) })}`;
  };

  return {
    origin,
    all,
    sign: signed,
    rotate: (since) => {
      finishRotation();
      return add(origin, since, (vkey) => signed(endorsementText(origin, vkey, since)));
    },
  };
}

/** The keys that lines say, oldest first; what follows the last newline was never finished. @throws DamagedLedgerError */
function keysIn(lines: string): readonly LedgerKey[] {
  return lines
    .split('\n')
    .slice(0, -1)
    .map((line, nth) => {
      try {
        const { endorsement, since, vkey } = JSON.parse(line) as LedgerKey;
        if (parseVerifierKey(vkey) && Number.isSafeInteger(since)) return { endorsement, since, vkey };
      } catch {
        // It is no JSON.
      }
      throw new DamagedLedgerError('keys.jsonl', `has no key in line ${nth + 1}`);
    });
}

function wholeLines(bytes: Buffer): number {
  return bytes.lastIndexOf('\n') + 1;
}

function isHalfOf(file: string, key: LedgerKey | undefined): boolean {
  const whole: VerifierKey | undefined = key && parseVerifierKey(key.vkey);
  if (!whole || !existsSync(file)) return false;
  try {
    return publicBytes(privateKeyIn(file)).equals(whole.publicKey);
  } catch {
    return false;
  }
}

function privateKeyIn(file: string): KeyObject {
  return createPrivateKey(readFileSync(file));
}

function publicBytes(privateKey: KeyObject): Buffer {
  return Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x!, 'base64url');
}
