import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transactor } from '@sebone/application';
import { openSqliteEventStore } from '@sebone/event-store-sqlite';
import { commandFrom } from '@sebone/initiative';
import { isRejection } from '@sebone/kernel';
import { openVault } from '@sebone/vault';
import { run } from '../program.ts';

const NOW = Date.parse('2026-04-01T09:00:00Z');
const now = (): number => NOW;

let data: string;
let given = 0;

/** Gives commands to the folder as a server would, and then does something with its vault. */
async function told(...said: readonly (readonly [name: string, body: object])[]): Promise<void> {
  const store = await openSqliteEventStore({ folder: data, now });
  const vault = openVault({ folder: data });
  const transactor = new Transactor(store, now, vault);
  for (const [name, body] of said) {
    const command = commandFrom(name, { initiative: 'minato', ...body });
    if (isRejection(command)) throw new Error(JSON.stringify(command));
    const outcome = await transactor.transact(command, { commandId: `command-${++given}`, actor: 'kei' });
    if (outcome.kind !== 'recorded') throw new Error(JSON.stringify(outcome));
    if (name === 'erase-subject') await vault.erase('minato/kitchen/contact-1');
  }
  vault.close();
  await store.close();
}

async function sebone(...argv: readonly string[]): Promise<{ exit: number; out: string; err: string }> {
  const [out, err]: string[][] = [[], []];
  const exit = await run([...argv, '--data', data], {
    out: (line) => out!.push(line),
    err: (line) => err!.push(line),
    env: { LANG: 'en_GB.UTF-8' },
    interactive: false,
    columns: 120,
    now,
  });
  return { exit, out: out!.join('\n'), err: err!.join('\n') };
}

const KITCHEN = { partnerId: 'kitchen', occurredOn: '2020-04-02' };
const ERASE = ['erase-subject', { ...KITCHEN, contact: 1, reason: 'Asked for it' }] as const;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'sebone-contacts-'));
  await told(
    ['charter-initiative', { name: 'Minato', timeZone: 'Asia/Tokyo', occurredOn: '2020-04-01' }],
    ['join-partner', { ...KITCHEN, name: 'Kitchen' }],
    ['name-contact', { ...KITCHEN, contact: 1, name: '佐藤花子', email: 'sato@kitchen.example' }],
    ['name-contact', { ...KITCHEN, contact: 2, name: 'Ito Ken', note: 'Mondays' }],
    ['void-contact', { partnerId: 'kitchen', contact: 2, because: 'Left before' }],
  );
});
afterEach(() => rmSync(data, { recursive: true }));

const rowsOf = (out: string): readonly string[] => out.split('\n').slice(3);

describe('sebone contacts', () => {
  it('shows who speaks for a partner, in the language asked for', async () => {
    const { exit, out } = await sebone('contacts', 'minato', 'kitchen');
    expect([exit, ...rowsOf(out)]).toEqual([
      0,
      expect.stringMatching(/^1 +named +佐藤花子 +sato@kitchen\.example +– +–$/),
      expect.stringMatching(/^2 +taken back +Ito Ken +– +– +Mondays$/),
    ]);
    const ja = await sebone('contacts', 'minato', 'kitchen', '--lang', 'ja');
    expect(ja.out).toContain('取り消し');
    const { contacts } = JSON.parse((await sebone('contacts', 'minato', 'kitchen', '--json')).out) as {
      contacts: object;
    };
    expect(contacts).toMatchObject([{ contact: 1, name: { value: '佐藤花子' }, phone: null }, { contact: 2 }]);
  });

  it('says in words what was erased, and what it may or can not show', async () => {
    await told(ERASE);
    const erased = rowsOf((await sebone('contacts', 'minato', 'kitchen')).out);
    expect(erased[0]).toMatch(/^1 +erased +\(erased\) +\(erased\) +– +–$/);
    expect((await sebone('contacts', 'minato', 'kitchen', '--lang', 'ja')).out).toContain('（消去済み）');
    for (const file of ['vault.db', 'vault.db-wal', 'vault.db-shm']) rmSync(join(data, file), { force: true });
    const withheld = rowsOf((await sebone('contacts', 'minato', 'kitchen')).out);
    expect(withheld[1]).toMatch(/^2 +taken back +\(withheld\) +– +– +\(withheld\)$/);
  });

  it('shows those who were known at a day, and refuses a partner of which nothing is known', async () => {
    expect(rowsOf((await sebone('contacts', 'minato', 'kitchen', '--known-at', '2020-12-31')).out)).toEqual([]);
    expect(await sebone('contacts', 'minato', 'grove')).toMatchObject({
      exit: 1,
      err: expect.stringContaining('unknown-partner'),
    });
  });
});

describe('sebone ledger', () => {
  it('says in words that what is personal is sealed, or was erased, and shows nobody any of it', async () => {
    const before = await sebone('ledger', 'minato', 'kitchen');
    expect(before.out).toContain('ContactNamed   contact=1 name=(sealed) email=(sealed)');
    await told(ERASE);
    const after = await sebone('ledger', 'minato', 'kitchen');
    expect(after.out).toContain('contact=1 name=(erased) email=(erased)');
    expect(after.out).toContain('contact=2 name=(sealed) note=(sealed)');
    const ja = await sebone('ledger', 'minato', 'kitchen', '--lang', 'ja');
    expect(ja.out).toContain('contact=1 name=（消去済み） email=（消去済み）');
    for (const { out } of [before, after, ja]) expect(out).not.toMatch(/佐藤|Ito|example/);
    expect((await sebone('ledger', 'minato', 'kitchen', '--json')).out).toContain(
      '"subject":"minato/kitchen/contact-2"',
    );
  });
});
