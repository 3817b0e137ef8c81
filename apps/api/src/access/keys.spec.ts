import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { firstKey } from './first-key.ts';
import { Keys } from './keys.ts';

let folder: string;
let now: number;
const open: Keys[] = [];

const keys = (): Keys => {
  const opened = new Keys(folder, () => now);
  open.push(opened);
  return opened;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sebone-keys-'));
  now = Date.parse('2026-04-01T09:00:00Z');
});

afterEach(() => {
  for (const opened of open.splice(0)) opened.close();
  rmSync(folder, { recursive: true });
});

const wanted = { name: 'CRM of the foundation', grants: [{ role: 'backbone', initiative: 'minato' }] } as const;

/** Asks until the answer has changed: another process's change is seen by whoever asks a second later, or this fails. */
async function soon<Answer>(ask: () => Answer, isSo: (answer: Answer) => boolean): Promise<void> {
  const until = performance.now() + 1_000;
  for (;;) {
    const askedAt = performance.now();
    if (isSo(ask())) return;
    if (askedAt > until) throw new Error('not within a second');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('an API key', () => {
  it('is shown once, and tells who holds it', () => {
    const { key, kept } = keys().add(wanted);
    expect(key).toMatch(/^sebone_[a-z2-7]{12}_[A-Za-z0-9_-]{43}$/);
    expect(keys().holderOf(key)).toEqual({ id: `key.${kept.id}`, name: wanted.name, grants: wanted.grants });
  });

  it('is kept nowhere in the folder: neither it nor its secret', () => {
    const made = keys();
    const { key } = made.add(wanted);
    made.holderOf(key);
    const secret = key.slice(key.lastIndexOf('_', 19) + 1);
    for (const file of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, file));
      expect([file, bytes.includes(secret), bytes.includes(Buffer.from(secret, 'base64url'))]).toEqual([
        file,
        false,
        false,
      ]);
    }
  });

  it('lies in a file for its owner alone', () => {
    keys();
    for (const file of readdirSync(folder))
      expect([file, statSync(join(folder, file)).mode & 0o077]).toEqual([file, 0]);
  });

  it('opens nothing when any letter of it is another', () => {
    const made = keys();
    const { key } = made.add(wanted);
    // The last letter of 32 bytes in base64url has bits to spare; the digest is of the text, so even those count.
    for (let at = 0; at < key.length; at++) {
      const other = key.slice(0, at) + (key[at] === 'b' ? 'c' : 'b') + key.slice(at + 1);
      expect(made.holderOf(other)).toBe('unknown-key');
    }
    for (const other of ['', key.slice(0, -1), `${key}a`, key.toUpperCase(), `${key}\n`])
      expect(made.holderOf(other)).toBe('unknown-key');
  });

  it('opens nothing from the instant at which it expires', () => {
    const made = keys();
    const { key } = made.add({ ...wanted, expiresAt: now + 1000 });
    now += 999;
    expect(made.holderOf(key)).toMatchObject({ name: wanted.name });
    now += 1;
    expect(made.holderOf(key)).toBe('key-expired');
  });

  it('opens nothing once it is revoked, for ever', () => {
    const made = keys();
    const { key, kept } = made.add(wanted);
    expect(made.revoke(kept.id)).toMatchObject({ id: kept.id, revokedAt: '2026-04-01T09:00:00.000Z' });
    expect(made.holderOf(key)).toBe('key-revoked');
    now += 60_000;
    expect(made.revoke(kept.id)).toMatchObject({ revokedAt: '2026-04-01T09:00:00.000Z' });
    expect(made.revoke('nobodysident')).toBeUndefined();
  });

  it('tells only its holder that it was revoked', () => {
    const made = keys();
    const { key, kept } = made.add(wanted);
    made.revoke(kept.id);
    expect(made.holderOf(key.slice(0, -1) + (key.endsWith('A') ? 'E' : 'A'))).toBe('unknown-key');
  });

  it('that another process adds or revokes counts within a second', async () => {
    const [server, other] = [keys(), keys()];
    expect(server.holderOf(other.add(wanted).key)).toMatchObject({ name: wanted.name });
    const { key, kept } = other.add(wanted);
    expect(server.holderOf(key)).toMatchObject({ name: wanted.name });
    other.revoke(kept.id);
    await soon(
      () => server.holderOf(key),
      (holder) => holder === 'key-revoked',
    );
  });

  it('bears the day on which it was last used', () => {
    const made = keys();
    const { key } = made.add(wanted);
    expect(made.list()[0]!.lastUsedOn).toBeNull();
    made.holderOf(key);
    now += 86_400_000;
    made.holderOf(key);
    expect(keys().list()[0]!.lastUsedOn).toBe('2026-04-02');
  });

  it('goes on opening while another process writes', () => {
    const made = keys();
    const { key } = made.add(wanted);
    const other = new Database(join(folder, 'keys.db'));
    other.exec('BEGIN IMMEDIATE');
    try {
      expect(made.holderOf(key)).toMatchObject({ name: wanted.name });
    } finally {
      other.close();
    }
  });

  it('whose grants a later program wrote grants what this one knows', () => {
    const { key } = keys().add(wanted);
    const other = new Database(join(folder, 'keys.db'));
    other.prepare('UPDATE keys SET grants = ?').run('["steward@minato","analyst@minato"]');
    other.close();
    expect(keys().holderOf(key)).toMatchObject({ grants: [{ role: 'analyst', initiative: 'minato' }] });
  });
});

describe('a file of keys', () => {
  const refused = (): unknown => {
    try {
      return keys();
    } catch (error) {
      return (error as { code?: string }).code;
    }
  };

  it('of a newer program is left alone', () => {
    keys();
    const db = new Database(join(folder, 'keys.db'));
    db.pragma('user_version = 2');
    db.close();
    expect(refused()).toBe('unusable-keys');
  });

  it('that is something else is left alone', () => {
    writeFileSync(join(folder, 'keys.db'), 'not a database, and long enough to be looked at as one'.repeat(20));
    expect(refused()).toBe('unusable-keys');
  });
});

describe('the first key', () => {
  it('is an admin’s, and comes with a link that sends it to nobody', () => {
    const first = firstKey(folder, 'http://127.0.0.1:8080', () => now)!;
    expect(keys().holderOf(first.key)).toMatchObject({ grants: [{ role: 'admin', initiative: '*' }] });
    expect(first.link).toBe(`http://127.0.0.1:8080/docs#key=${first.key}`);
  });

  it('is made once, even where it was revoked since', () => {
    firstKey(folder, 'http://127.0.0.1:8080', () => now);
    keys().revoke(keys().list()[0]!.id);
    expect(firstKey(folder, 'http://127.0.0.1:8080', () => now)).toBeUndefined();
  });
});
