import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bytesOf, ERASED, HONEST, LOG, SECOND_KEY, TRUST } from './bundles.ts';
import { checkpointNote, signed } from './handmade-log.ts';
import { HAS_PYTHON, NO_PYTHON } from './verifiers.ts';

/* Both verifiers as an auditor runs them. `npm test` builds the single file that is run here. */
const root = dirname(dirname(import.meta.dirname));
const SINGLE_FILE = join(root, 'libs', 'ledger', 'verify', 'dist', 'sebone-verify.mjs');

const skipped = HAS_PYTHON ? undefined : test.skip;
skipped?.(`The command line of ${NO_PYTHON}`, () => undefined);

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sebone-auditor-'));
  const put = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content);
  copyFileSync(SINGLE_FILE, join(folder, 'sebone-verify.mjs'));
  copyFileSync(join(import.meta.dirname, 'sebone_verify.py'), join(folder, 'sebone_verify.py'));
  const bundle = await bytesOf(HONEST['a partner with erased fields']!());
  put('bundle', bundle);
  put('changed', bundle.toString().replace('2024-04-01', '2014-04-01'));
  put('cut-off', bundle.subarray(0, -10));
  put('trust', `# the log and its witnesses\n${TRUST.join('\n')}\n`);
  put('no-keys', 'one\n');
  put('held', checkpointNote(LOG, 7));
  const strange = `${LOG.origin}\n7\n${Buffer.alloc(32).toString('base64')}\n\n— somebody ${Buffer.alloc(68).toString('base64')}\n`;
  put('strange', strange);
  put('mailed', checkpointNote(LOG, 7).trimEnd().replaceAll('\n', '\r\n'));
  put('other-past', signed(`${LOG.origin}\n13\n${Buffer.alloc(32).toString('base64')}\n`, SECOND_KEY));
  mkdirSync(join(folder, 'empty'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const VERIFIERS: readonly (readonly [string, string])[] = [
  [process.execPath, 'sebone-verify.mjs'],
  ...(HAS_PYTHON ? [['python3', 'sebone_verify.py'] as const] : []),
];

const run = ([program, script]: readonly [string, string], args: readonly string[]) => {
  // An empty environment: nothing but the program and the files that it is given.
  const { status, stdout, stderr } = spawnSync(program, [join(folder, script), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

describe.each(VERIFIERS)('%s %s', (...verifier) => {
  it.each<[string, number, readonly string[]]>([
    ['an honest bundle', 0, ['bundle', '--trust', 'trust']],
    [
      'with all that an auditor can bring',
      0,
      ['--trust', 'trust', '--checkpoint', 'held', '--witnesses', '2', 'bundle'],
    ],
    ['with trust in several files', 0, ['bundle', '--trust', 'trust', '--trust', 'trust', '--lang', 'ja']],
    ['a changed one', 1, ['changed', '--trust', 'trust']],
    ['what is no bundle', 1, ['trust', '--trust', 'trust']],
    ['one that was cut off', 3, ['cut-off', '--trust', 'trust']],
    ['too few witnesses', 3, ['bundle', '--trust', 'trust', '--witnesses', '3', '--json']],
    ['another past', 4, ['bundle', '--trust', 'trust', '--checkpoint', 'held', '--checkpoint', 'other-past']],
    ['nothing', 2, []],
    ['no trust', 2, ['bundle']],
    ['two bundles', 2, ['bundle', 'bundle', '--trust', 'trust']],
    ['a file that is not there', 2, ['gone', '--trust', 'trust']],
    ['trust that is not there', 2, ['bundle', '--trust', 'gone']],
    ['trust without keys', 2, ['bundle', '--trust', 'no-keys']],
    ['a checkpoint that is not there', 2, ['bundle', '--trust', 'trust', '--checkpoint', 'gone']],
    ['a checkpoint that came by mail', 0, ['bundle', '--trust', 'trust', '--checkpoint', 'mailed']],
    ['what is no checkpoint', 2, ['bundle', '--trust', 'trust', '--checkpoint', 'trust']],
    ['an unknown option', 2, ['bundle', '--trust', 'trust', '--force']],
    ['an unknown language', 2, ['bundle', '--trust', 'trust', '--lang', 'de']],
    ['no number of witnesses', 2, ['bundle', '--trust', 'trust', '--witnesses', 'many']],
  ])('%s: %i', (_, exit, args) => {
    const { status, stdout, stderr } = run(verifier, args);
    expect(status).toBe(exit);
    expect(exit === 2 ? stderr : stdout).not.toBe('');
    expect(exit === 2 ? stdout : stderr).toBe('');
  });

  it('gives the faults as JSON', () => {
    const { stdout } = run(verifier, ['bundle', '--trust', 'trust', '--witnesses', '3', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'incomplete',
      exit: 3,
      faults: [{ code: 'too-few-witnesses', kind: 'incomplete', where: 'checkpoints' }],
    });
  });
});

describe('The report in words', () => {
  const words = (args: readonly string[]): string => run(VERIFIERS[0]!, [...args, '--trust', 'trust']).stdout;

  it.each([
    [
      'en',
      [
        'VERIFIED',
        'minato',
        'fureai',
        'size 13',
        'witness.example.org/one cosigned it at 2023-11-14T22:13:20.000Z',
        `Erased: the personal data of ${ERASED}`,
        '2 shown, 2 erased, 0 withheld',
        'What no bundle can prove',
      ],
    ],
    [
      'ja',
      [
        '検証できました',
        'minato',
        'fureai',
        '大きさ 13',
        '立会人 witness.example.org/one',
        `消去：${ERASED}`,
        '非開示 0 件',
        '証明できないこと',
      ],
    ],
  ])('says in %s what was verified, what was erased, and what cannot be proved', (language, said) => {
    const report = words(['bundle', '--lang', language]);
    for (const words of said) expect(report).toContain(words);
  });

  it('lists every fault with its place', () => {
    const report = words(['bundle', '--checkpoint', 'other-past', '--checkpoint', 'strange', '--witnesses', '3']);
    for (const code of ['diverges @ held:1', 'held-unsigned @ held:2', 'too-few-witnesses @ checkpoints'])
      expect(report).toContain(code);
  });

  it('lets nothing in a bundle begin a line or move the cursor', async () => {
    const contents = HONEST['one event']!();
    const initiative = 'minato\nVERIFIED\u001b[2J\u202e';
    writeFileSync(join(folder, 'hostile'), await bytesOf({ ...contents, about: { ...contents.about, initiative } }));
    const report = words(['hostile']);
    expect(report).toContain('minato\\u000aVERIFIED\\u001b[2J\\u202e');
    expect(report).not.toContain(initiative);
  });
});

it('the single file needs nothing but Node', () => {
  const source = readFileSync(SINGLE_FILE, 'utf8');
  const needed = [
    ...source.matchAll(/^\s*(?:import|export)\b[^;]*?from\s*["']([^"']+)["']|\b(?:import|require)\(([^)]*)\)/gm),
  ];
  expect(needed.length).toBeGreaterThan(0);
  expect(needed.map(([, name]) => name).filter((name) => !name?.startsWith('node:'))).toEqual([]);
  expect(source).not.toMatch(/node:(?:https?|net|dgram|tls|child_process|worker_threads)/);
  const { status } = spawnSync(process.execPath, [join(folder, 'sebone-verify.mjs'), '--help'], {
    cwd: join(folder, 'empty'),
  });
  expect(status).toBe(0);
});
