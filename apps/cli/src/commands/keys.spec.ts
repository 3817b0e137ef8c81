import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keys } from '@sebone/api/access';
import { run } from '../program.ts';

const NOW = Date.parse('2026-04-01T09:00:00Z');

interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  readonly told: Record<string, any>;
}

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'sebone-keys-'));
  writeFileSync(join(data, 'log.db'), '');
});

afterEach(() => rmSync(data, { recursive: true }));

async function keys(...argv: readonly string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    env: {},
    interactive: false,
    columns: 120,
    now: () => NOW,
  };
  const exit = await run(['keys', ...argv, '--data', data], io);
  return {
    exit,
    out: out.join('\n'),
    err: err.join('\n'),
    told: argv.includes('--json') && out[0] ? JSON.parse(out[0]) : {},
  };
}

const holder = (key: string): unknown => {
  const opened = new Keys(data, () => NOW);
  try {
    return opened.holderOf(key);
  } finally {
    opened.close();
  }
};

describe('sebone keys', () => {
  it('adds a key that opens what it was granted, and shows it once', async () => {
    const added = await keys('add', 'CRM', '--grant', 'backbone@minato', 'analyst@*', '--json');
    expect(added).toMatchObject({
      exit: 0,
      told: { name: 'CRM', grants: ['backbone@minato', 'analyst@*'], state: 'valid', expiresAt: null },
    });
    expect(holder(added.told['key'])).toMatchObject({
      name: 'CRM',
      grants: [{ role: 'backbone' }, { role: 'analyst' }],
    });
    for (const listed of [await keys('list'), await keys('list', '--json')]) {
      expect(listed.out).toContain('CRM');
      expect(listed.out).not.toContain(String(added.told['key']).slice(20));
    }
  });

  it('shows people the key, in their language', async () => {
    expect((await keys('add', 'CRM', '--grant', 'admin')).out).toMatch(/shown this once[^]*\n {2}sebone_\w{12}_/);
    expect((await keys('add', 'CRM', '--grant', 'admin', '--lang', 'ja')).out).toMatch(
      /一度だけ[^]*\n {2}sebone_\w{12}_/,
    );
    expect((await keys('list', '--lang', 'ja')).out).toContain('有効');
  });

  it('revokes a key for ever', async () => {
    const { told } = await keys('add', 'CRM', '--grant', 'admin', '--json');
    expect(await keys('revoke', told['id'], '--json')).toMatchObject({
      exit: 0,
      told: { id: told['id'], state: 'revoked', revokedAt: '2026-04-01T09:00:00.000Z' },
    });
    expect(holder(told['key'])).toBe('key-revoked');
    expect((await keys('list', '--json')).told).toMatchObject({ state: 'revoked' });
    expect((await keys('revoke', told['id'])).out).toContain('opens nothing any more');
  });

  it('takes the day from which a key opens nothing', async () => {
    const { told } = await keys('add', 'CRM', '--grant', 'admin', '--expires-on', '2026-04-02', '--json');
    expect(told).toMatchObject({ expiresAt: '2026-04-02T00:00:00.000Z', state: 'valid' });
    expect(await keys('add', 'CRM', '--grant', 'admin', '--expires-on', '2026-04-01', '--json')).toMatchObject({
      exit: 1,
      told: { error: { code: 'expires-in-the-past' } },
    });
  });

  it.each([
    [['add', 'CRM', '--grant', 'owner@minato'], 'invalid-grant'],
    [['add', ' ', '--grant', 'admin'], 'nameless-key'],
    [['revoke', 'nobodysident'], 'unknown-key'],
  ])('refuses %j', async (argv, code) => {
    expect(await keys(...argv, '--json')).toMatchObject({ exit: 1, told: { error: { code } } });
    expect((await keys(...argv)).err).toContain(code);
    expect((await keys('list')).out).not.toContain('CRM');
  });

  it('refuses a folder without data, and a file that holds no keys', async () => {
    writeFileSync(join(data, 'keys.db'), 'something else altogether, long enough to be looked at'.repeat(20));
    expect(await keys('list', '--json')).toMatchObject({ exit: 1, told: { error: { code: 'unusable-keys' } } });
    rmSync(join(data, 'log.db'));
    expect(await keys('add', 'CRM', '--grant', 'admin', '--json')).toMatchObject({
      exit: 1,
      told: { error: { code: 'no-data' } },
    });
  });

  it.each([['add', 'CRM'], ['add', '--grant', 'admin'], ['revoke'], ['open']])(
    'is told wrong usage: %s %s',
    async (...argv) => {
      expect((await keys(...argv)).exit).toBe(2);
    },
  );

  it.each(['add', 'list', 'revoke'])('%s --help has an example', async (name) => {
    expect(await keys(name, '--help')).toMatchObject({
      exit: 0,
      out: expect.stringContaining(`$ sebone keys ${name}`),
    });
  });
});
