import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { isRejection } from '@sebone/kernel';
import { grantFrom, grantText } from './grants.ts';
import { openKeysFile, type KeyRow, type KeysFile } from './keys-file.ts';
import type { Grant, Principal } from './principal.ts';

/** An API key as it is kept: everything but its secret. */
export interface KeptKey {
  readonly id: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  /** Instants: UTC, ISO 8601. */
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** A day in UTC: nobody's hours are kept. */
  readonly lastUsedOn: string | null;
}

/** What is asked for with a new key. */
export interface WantedKey {
  readonly name: string;
  readonly grants: readonly Grant[];
  /** Milliseconds since 1970; never, unless told. */
  readonly expiresAt?: number | undefined;
}

/** Why a key opens nothing. */
export type KeyFault = 'unknown-key' | 'key-expired' | 'key-revoked';

interface HeldKey {
  readonly hash: Buffer;
  readonly principal: Principal;
  readonly expiresAt: number;
  readonly revoked: boolean;
  /** The day, counted from 1970. */
  lastUsed: number | undefined;
}

const FORM = /^sebone_([a-z0-9]{12})_([A-Za-z0-9_-]{43})$/;
const ID_LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
/** How long what was read of the file is relied on, in milliseconds. */
const RELIED_ON = 100;

/**
 * The API keys of a data folder, in `keys.db`. Any number of processes may have it open: what one adds or revokes holds in
 * the others within a tenth of a second.
 */
export class Keys {
  readonly #file: KeysFile;
  readonly #now: () => number;
  #held: ReadonlyMap<string, HeldKey> = new Map();
  #version: number | undefined;
  #lookedAt = -Infinity;

  /** @param now milliseconds since 1970 */
  constructor(folder: string, now: () => number) {
    this.#file = openKeysFile(folder);
    this.#now = now;
  }

  /**
   * Makes a key: `sebone_<id>_<secret>`. It is given here once and kept nowhere; what is kept is the SHA-256 of it. A slow
   * hash protects what people choose; against 256 random bits nobody guesses, however fast the hash is.
   */
  add({ name, grants, expiresAt }: WantedKey): { readonly key: string; readonly kept: KeptKey } {
    const id = Array.from(randomBytes(12), (byte) => ID_LETTERS[byte % 32]).join('');
    const key = `sebone_${id}_${randomBytes(32).toString('base64url')}`;
    const row: KeyRow = {
      id,
      hash: digestOf(key),
      name,
      grants: JSON.stringify(grants.map(grantText)),
      created_at: instant(this.#now()),
      expires_at: expiresAt === undefined ? null : instant(expiresAt),
      revoked_at: null,
      last_used_on: null,
    };
    this.#file.insert(row);
    this.#version = undefined;
    return { key, kept: keptOf(row) };
  }

  /** All keys there ever were, oldest first. */
  list(): readonly KeptKey[] {
    return this.#file.all().map(keptOf);
  }

  /** Revokes a key for ever. @returns the key as it is now kept; `undefined` where there is none */
  revoke(id: string): KeptKey | undefined {
    this.#file.revoke(id, instant(this.#now()));
    this.#version = undefined;
    return this.list().find((key) => key.id === id);
  }

  /** Whose key it is, or why it opens nothing: whether it expired or was revoked is told to its holder alone. */
  holderOf(key: string): Principal | KeyFault {
    const [, id] = FORM.exec(key) ?? [];
    if (id === undefined) return 'unknown-key';
    this.#look(RELIED_ON);
    if (!this.#held.has(id)) this.#look(0);
    const held = this.#held.get(id);
    // A key that is not there is compared, too: how long it takes tells nothing.
    const same = timingSafeEqual(digestOf(key), held?.hash ?? NO_HASH);
    if (!held || !same) return 'unknown-key';
    const now = this.#now();
    const fault = faultOf(held, now);
    if (fault) return fault;
    this.#note(id, held, now);
    return held.principal;
  }

  /** Why the key of a principal, which opened something before, opens nothing any more. */
  lapsed({ id }: Principal): KeyFault | undefined {
    this.#look(RELIED_ON);
    const held = this.#held.get(id.slice(OF_KEY.length));
    return held ? faultOf(held, this.#now()) : 'unknown-key';
  }

  close(): void {
    this.#file.close();
  }

  #look(reliedOn: number): void {
    const at = performance.now();
    if (this.#version !== undefined && at - this.#lookedAt < reliedOn) return;
    this.#lookedAt = at;
    const version = this.#file.version();
    if (version === this.#version) return;
    this.#version = version;
    this.#held = new Map(this.#file.all().map((row) => [row.id, heldOf(row)]));
  }

  #note(id: string, held: HeldKey, now: number): void {
    const day = Math.floor(now / DAY);
    if (held.lastUsed === day) return;
    held.lastUsed = day;
    this.#file.used(id, instant(now).slice(0, 10));
  }
}

const DAY = 86_400_000;
/** What the ids of those who hold keys begin with. */
const OF_KEY = 'key.';
const NO_HASH = Buffer.alloc(32);

function faultOf({ revoked, expiresAt }: HeldKey, now: number): KeyFault | undefined {
  if (revoked) return 'key-revoked';
  return now >= expiresAt ? 'key-expired' : undefined;
}

const digestOf = (key: string): Buffer => hash('sha256', key, 'buffer');

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Grants of a later program that this one does not know grant nothing here. */
const grantsOf = (row: KeyRow): readonly Grant[] =>
  (JSON.parse(row.grants) as string[]).map(grantFrom).filter((grant): grant is Grant => !isRejection(grant));

const keptOf = (row: KeyRow): KeptKey => ({
  id: row.id,
  name: row.name,
  grants: grantsOf(row),
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  lastUsedOn: row.last_used_on,
});

const heldOf = (row: KeyRow): HeldKey => ({
  hash: row.hash,
  principal: { id: `${OF_KEY}${row.id}`, name: row.name, grants: grantsOf(row) },
  expiresAt: row.expires_at === null ? Infinity : Date.parse(row.expires_at),
  revoked: row.revoked_at !== null,
  lastUsed: row.last_used_on === null ? undefined : Date.parse(row.last_used_on) / DAY,
});
