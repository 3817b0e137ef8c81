import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sebone, scratch } from './cli.ts';

const root = join(import.meta.dirname, '..', '..');
const VERIFIER = join(root, 'libs', 'ledger', 'verify', 'dist', 'sebone-verify.mjs');
/** Asked beside it, where there is Python: it has to agree. */
const SECOND = join(root, 'test', 'ledger', 'sebone_verify.py');
const HAS_PYTHON = spawnSync('python3', ['--version']).status === 0;
const SLOW = 120_000;

const { path: folder, remove } = scratch();
const data = join(folder, 'data');
const key = join(folder, 'log.vkey');
const bundle = join(folder, 'minato.sebone-bundle');
afterAll(remove);

interface Verdict {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the verifier as an auditor does: the single file, in a folder of its own that has nothing of Sebone. */
function verify(file: string, ...more: readonly string[]): Verdict {
  const desk = join(folder, 'desk');
  mkdirSync(desk, { recursive: true });
  cpSync(VERIFIER, join(desk, 'sebone-verify.mjs'));
  const asked = ['sebone-verify.mjs', file, '--trust', key, '--lang', 'en', ...more];
  const { status, stdout, stderr } = spawnSync(process.execPath, asked, { cwd: desk, encoding: 'utf8' });
  if (HAS_PYTHON) {
    const second = spawnSync('python3', [SECOND, ...asked.slice(1)], { cwd: desk, encoding: 'utf8' });
    expect({ file, exit: second.status }).toEqual({ file, exit: status });
  }
  return { exit: status, out: stdout, err: stderr };
}

/** The bundle with its bytes changed, beside it. */
function changed(name: string, change: (text: string) => string): string {
  const file = join(folder, name);
  writeFileSync(file, change(readFileSync(bundle, 'utf8')));
  return file;
}

const linesOf = (text: string): readonly string[] => text.trimEnd().split('\n');

/** A line without what is another in each run: moments, names of logs, hashes. */
const anyRun = (line: string): string =>
  line.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z|sebone\/[0-9a-f]{16}|[A-Za-z0-9+/]{43}=/g, '…');

/** What a README shows of the verifier's answer: whole lines. */
function shownIn(readme: string): readonly string[] {
  const text = readFileSync(join(root, readme), 'utf8');
  const [, shown] = /sebone-verify\.mjs nagi-coop[^]*?```text\n([^]*?)```/.exec(text)!;
  return linesOf(shown!).filter((line) => line !== '' && line !== '…');
}

beforeAll(async () => {
  await sebone('demo', '--data', data);
  await sebone('audit', 'export', 'minato', bundle, '--data', data);
  writeFileSync(key, `# the demo\n${(await sebone('audit', 'key', '--data', data)).out}\n`);
}, SLOW);

describe('a bundle of the demo, on an auditor’s desk', () => {
  it('is verified, and says of what', () => {
    const { exit, out, err } = verify(bundle);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out).toMatch('VERIFIED');
    expect(out).toMatch('minato');
  });

  it.each([
    ['README.md', 'en'],
    ['README.ja.md', 'ja'],
  ])('of one partner is told as %s shows it', async (readme, language) => {
    const own = join(folder, 'readme.sebone-bundle');
    await sebone('audit', 'export', 'minato', own, '--partner', 'nagi-coop', '--data', data);
    const { exit, out } = verify(own, '--lang', language);
    expect(exit).toBe(0);
    expect(linesOf(out).map(anyRun)).toEqual(expect.arrayContaining(shownIn(readme).map(anyRun)));
  });

  it('is bad with one letter changed', () => {
    const { exit, out } = verify(
      changed('altered', (text) => text.replace('Open the table twice a month', 'Open the table once a month')),
    );
    expect(exit).toBe(1);
    expect(out).toMatch('section-altered @ leaves');
  });

  it('is incomplete with an event taken out', () => {
    const without = changed('shorter', (text) => {
      const lines = text.split('\n');
      lines.splice(
        lines.findIndex((line) => line.includes('"type":"ActionReported"')),
        1,
      );
      return lines.join('\n');
    });
    expect(verify(without).exit).toBe(3);
  });

  it('diverges from a checkpoint of another history under the same key', async () => {
    const forked = join(folder, 'forked');
    cpSync(data, forked, { recursive: true });
    const held = join(folder, 'held.txt');
    await sebone('import', oneMoreAction('a-fork'), '--data', forked, '--time-zone', 'Asia/Tokyo');
    writeFileSync(held, `${(await sebone('audit', 'checkpoint', '--data', forked)).out}\n`);
    await sebone('import', oneMoreAction('b-fork'), '--data', data, '--time-zone', 'Asia/Tokyo');
    const later = join(folder, 'later.sebone');
    await sebone('audit', 'export', 'minato', later, '--data', data);
    expect(verify(later).exit).toBe(0);
    const { exit, out } = verify(later, '--checkpoint', held);
    expect({ exit, out }).toEqual({ exit: 4, out: expect.stringContaining('diverges') as string });
  });

  it('of a log that is not trusted is bad, and without any key to trust it is wrong usage', async () => {
    const stranger = join(folder, 'stranger.vkey');
    const other = join(folder, 'other');
    await sebone('import', oneMoreAction('elsewhere'), '--data', other, '--time-zone', 'Asia/Tokyo');
    writeFileSync(stranger, `${(await sebone('audit', 'key', '--data', other)).out}\n`);
    expect(spawnSync(process.execPath, [VERIFIER, bundle, '--trust', stranger]).status).toBe(1);
    expect(spawnSync(process.execPath, [VERIFIER, bundle]).status).toBe(2);
  });

  it('of one partner holds its own record whole, and is verified by itself', async () => {
    const own = join(folder, 'nagi-coop.sebone-bundle');
    const ran = await sebone('audit', 'export', 'minato', own, '--partner', 'nagi-coop', '--data', data, '--json');
    const whole = JSON.parse(
      (await sebone('audit', 'export', 'minato', join(folder, 'again.sebone'), '--data', data, '--json')).out,
    ) as { events: number };
    const report = ran.json<{ events: number; partner: string }>()[0]!;
    expect(report).toMatchObject({ partner: 'nagi-coop', initiative: 'minato', file: own });
    expect(report.events).toBeLessThan(whole.events / 2);
    expect(verify(own).exit).toBe(0);
    const ledger = (await sebone('ledger', 'minato', 'nagi-coop', '--data', data, '--json')).json<{ id: string }>();
    const text = readFileSync(own, 'utf8');
    expect(ledger.filter(({ id }) => !text.includes(`"id":"${id}"`))).toEqual([]);
  });

  it('has views that people read, which the guide’s own line takes out', () => {
    const desk = join(folder, 'views');
    mkdirSync(desk);
    const guide = readFileSync(join(root, 'docs', 'guides', 'audit.md'), 'utf8');
    const script = /node -e '([^']+)' minato\.sebone-bundle/.exec(guide)![1]!;
    expect(spawnSync(process.execPath, ['-e', script, bundle], { cwd: desk, encoding: 'utf8' }).stderr).toBe('');
    const tables = guide.matchAll(/`([\w]+\.(?:csv|json))`/g);
    expect(readdirSync(desk).sort()).toEqual([...new Set([...tables].map(([, name]) => name!))].sort());
    expect(linesOf(readFileSync(join(desk, 'commitments.csv'), 'utf8'))[0]).toMatch(/^leaf,id,partnerId,/);
    expect(JSON.parse(readFileSync(join(desk, 'prov.json'), 'utf8'))).toHaveProperty('wasAssociatedWith');
  });

  it.each(['audit.md', 'audit.ja.md'])('gives a checkpoint to keep by the line that %s has', (name) => {
    const guide = readFileSync(join(root, 'docs', 'guides', name), 'utf8');
    const [, script] = /node -e '([^']+)' minato\.sebone-bundle > last-year\.txt/.exec(guide)!;
    const held = join(folder, 'last-year.txt');
    writeFileSync(held, spawnSync(process.execPath, ['-e', script!, bundle], { encoding: 'utf8' }).stdout);
    const { exit, out } = verify(bundle, '--checkpoint', held);
    expect({ exit, out }).toEqual({ exit: 0, out: expect.stringMatching(/that you hold is one of them/) as string });
  });

  it('is not written for what there is not, and the place is left as it was', async () => {
    const nowhere = join(folder, 'nowhere');
    for (const [argv, code] of [
      [['rivr', join(nowhere, 'x')], 'unknown-initiative'],
      [['minato', join(nowhere, 'x'), '--partner', 'nobody'], 'unknown-partner'],
      [['minato', join(nowhere, 'x'), '--from', '2020-01-02', '--to', '2020-01-01'], 'from-after-to'],
    ] as const) {
      const ran = await sebone('audit', 'export', ...argv, '--data', data, '--json');
      expect({ exit: ran.exit, answer: ran.json()[0] }).toMatchObject({ exit: 1, answer: { error: { code } } });
    }
    expect(existsSync(nowhere)).toBe(false);
  });
});

describe('where vault.key is lost', () => {
  it('everything but the personal values is still exported', async () => {
    const keyless = join(folder, 'keyless');
    cpSync(data, keyless, { recursive: true });
    rmSync(join(keyless, 'vault.key'));
    const file = join(folder, 'keyless.sebone');
    const asked = ['audit', 'export', 'minato', file, '--data', keyless, '--json'];
    const refused = await sebone(...asked);
    expect(refused.json()[0]).toMatchObject({ error: { code: 'vault-key-missing' } });
    expect((await sebone(...asked, '--withhold-personal')).exit).toBe(0);
    expect(verify(file).exit).toBe(0);
  });
});

describe('sebone audit statement', () => {
  it('is a page in the language asked for, with a bundle inside that is verified', async () => {
    const file = join(folder, 'statement.html');
    const ran = await sebone('audit', 'statement', 'minato', 'nagi-coop', file, '--lang', 'ja', '--data', data);
    expect(ran.exit).toBe(0);
    const page = readFileSync(file, 'utf8');
    expect(page).toMatch(/<html lang="ja">[^]*貢献証明書/);
    const inside = join(folder, 'inside.sebone');
    writeFileSync(inside, Buffer.from(/octet-stream;base64,([^"]+)"/.exec(page)![1]!, 'base64'));
    expect(verify(inside).exit).toBe(0);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect((await sebone('audit', 'statement', 'minato', 'nagi-coop', '--data', data)).out).toMatch(
      /^<!doctype html>\n<html lang="en">/,
    );
  });

  it('is one line of JSON for a program that names no file', async () => {
    const ran = await sebone('audit', 'statement', 'minato', 'nagi-coop', '--data', data, '--json');
    expect(ran.json()).toEqual([
      expect.objectContaining({
        partner: 'nagi-coop',
        language: 'en',
        page: expect.stringMatching(/^<!doctype html>/) as string,
      }),
    ]);
  });
});

describe('sebone audit verify', () => {
  it('holds the ledger against the log and every checkpoint ever signed', async () => {
    const ran = await sebone('audit', 'verify', '--data', data);
    expect({ exit: ran.exit, out: ran.out }).toEqual({
      exit: 0,
      out: expect.stringMatching(/events as the log says them/) as string,
    });
  });

  it('finds a damaged tile, and what is built anew is sound again', async () => {
    const damaged = join(folder, 'damaged');
    cpSync(data, damaged, { recursive: true });
    const tile = join(damaged, 'ledger', 'tile', '0', '000');
    const bytes = readFileSync(tile);
    bytes[5] = bytes[5]! ^ 1;
    writeFileSync(tile, bytes);
    const found = await sebone('audit', 'verify', '--data', damaged, '--json');
    expect(found.exit).toBe(3);
    expect(found.json<{ faults: { code: string }[] }>()[0]!.faults).toContainEqual(
      expect.objectContaining({ code: 'tile-damaged' }),
    );
    expect((await sebone('audit', 'rebuild', '--data', damaged)).exit).toBe(0);
    expect((await sebone('audit', 'verify', '--data', damaged)).exit).toBe(0);
  });

  it('finds a log that says something else than what was signed', async () => {
    const rewritten = join(folder, 'rewritten');
    mkdirSync(rewritten);
    cpSync(join(data, 'ledger'), join(rewritten, 'ledger'), { recursive: true });
    await sebone(
      'import',
      join(root, 'apps', 'cli', 'demo'),
      '--data',
      rewritten,
      '--time-zone',
      'Asia/Tokyo',
      '--actor',
      'somebody else',
    );
    const ran = await sebone('audit', 'verify', '--data', rewritten, '--json');
    expect(ran.exit).toBe(3);
    const codes = ran.json<{ faults: { code: string }[] }>()[0]!.faults.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['leaf-differs', 'checkpoint-diverges']));
  });

  it('has nothing to hold against where no ledger was made yet', async () => {
    const bare = join(folder, 'bare');
    mkdirSync(bare);
    const source = new Database(join(data, 'log.db'), { readonly: true });
    await source.backup(join(bare, 'log.db'));
    source.close();
    const ran = await sebone('audit', 'verify', '--data', bare, '--json');
    expect({ exit: ran.exit, answer: ran.json()[0] }).toMatchObject({
      exit: 1,
      answer: { error: { code: 'ledger-missing' } },
    });
  });
});

describe.each(['export', 'statement', 'verify', 'rebuild'])('sebone audit %s --help', (name) => {
  it('has an example', async () => {
    const ran = await sebone('audit', name, '--help');
    expect({ exit: ran.exit, out: ran.out }).toEqual({
      exit: 0,
      out: expect.stringMatching(new RegExp(`Example:\\s+\\$ sebone audit ${name}`)) as string,
    });
  });
});

/** A workbook that adds one action to the demo. */
function oneMoreAction(id: string): string {
  const book = join(folder, `book-${id}`);
  mkdirSync(book);
  for (const name of ['initiatives.csv', 'partners.csv'])
    cpSync(join(root, 'apps', 'cli', 'demo', name), join(book, name));
  const head = 'initiative_id,action_id,partner_id,occurred_on,code,title,hours,reported_on\n';
  writeFileSync(join(book, 'actions.csv'), `${head}minato,${id},tsunagu,2026-03-01,media,${id},1,2026-03-02\n`);
  return book;
}
