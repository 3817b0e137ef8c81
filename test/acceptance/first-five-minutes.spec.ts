import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { scratch } from './cli.ts';

const root = join(import.meta.dirname, '..', '..');
const SLOW = 120_000;

/** The command lines of a README's section on serving, each whole. */
function commandLines(readme: string): readonly string[] {
  const [, section] = readFileSync(join(root, readme), 'utf8').split(/^## (?:Serve it|サーバーとして使う).*$/m);
  const indented = section!
    .split(/^## /m)[0]!
    .split('\n')
    .filter((line) => line.startsWith('    '));
  return indented
    .join('\n')
    .replaceAll(/ *\\\n */g, ' ')
    .split('\n')
    .map((line) => line.trim());
}

interface Step {
  /** How the line begins, in a few words of it. */
  readonly line: RegExp;
  readonly gives: RegExp;
  /** What curl ends with: 28 where `-m` ended a stream that goes on. */
  readonly exit?: number;
}

const recorded = (type: string): RegExp => new RegExp(`"position": ?\\d+.*"type": ?"${type}"`);

/** What each line after the export of the key does, in their order. */
const STEPS: readonly Step[] = [
  { line: /charter-initiative.*form-1/, gives: recorded('InitiativeChartered') },
  { line: /join-partner.*form-2/, gives: recorded('PartnerJoined') },
  { line: /make-commitment.*form-3/, gives: recorded('CommitmentMade') },
  { line: /report-action.*form-4.*tee answer\.json/, gives: recorded('ActionReported') },
  { line: /report-action.*form-4.*cmp - answer\.json/, gives: /^$/ },
  {
    line: /report-action.*form-5.*Accept-Language: ja/,
    gives: /"status":422,"code":"before-joining".*[ぁ-ん].*"pointer":"\/occurredOn"/,
  },
  { line: /partners\/water.*Sebone-Min-Position/, gives: /"partner": ?"water"|"id": ?"water"/ },
  { line: /minato\/traps\?knownAt/, gives: /giving-up-early/ },
  {
    line: /-m 3 .*events\?initiative=river"/,
    gives:
      /^retry: \d+\n.*id: \d+\ndata: \{"specversion":"1\.0".*InitiativeChartered.*PartnerJoined.*CommitmentMade.*ActionReported/s,
    exit: 28,
  },
  {
    line: /-m 3 .*type=ActionReported.*Last-Event-ID/,
    gives: /^retry: \d+\n(?!.*PartnerJoined).*ActionReported/s,
    exit: 28,
  },
  {
    line: /format=ndjson&initiative=river&category=partner/,
    gives: /^(\{"specversion":"1\.0".*"subject":"partner-river\.water".*\}\n){3}$/,
  },
];

let folder: ReturnType<typeof scratch>;
let server: ChildProcess;
let served: { readonly url: string; readonly key: string };

beforeAll(async () => {
  if (spawnSync('curl', ['--version']).status !== 0)
    throw new Error('This runs the lines of README.md as they stand: install curl (7.82 or later).');
  folder = scratch();
  const argv = [
    join(root, 'apps/cli/dist/main.js'),
    'serve',
    '--demo',
    '--port',
    '0',
    '--json',
    '--data',
    join(folder.path, 'data'),
  ];
  server = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface(server.stdout!)) {
    if (!line.includes('"url"')) continue;
    served = JSON.parse(line) as typeof served;
    break;
  }
}, SLOW);

afterAll(async () => {
  server.kill();
  if (server.exitCode === null) await once(server, 'exit');
  folder.remove();
});

describe('an integrator, in the first five minutes', () => {
  it('is told the same lines in both languages', () => {
    expect(commandLines('README.ja.md')).toEqual(commandLines('README.md'));
  });

  it('starts the server by `npm start`, which builds and serves the demo', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(commandLines('README.md')[0]).toBe('npm start');
    expect(scripts['start']).toBe(
      'npm run --silent build && node --max-semi-space-size=64 apps/cli/dist/main.js serve --demo',
    );
  });

  it(
    'sees each line do what README.md says',
    async () => {
      const [, exported, ...lines] = commandLines('README.md');
      expect(exported).toBe('export SEBONE_SERVER=http://127.0.0.1:8080 SEBONE_KEY=sebone_…');
      expect(lines).toHaveLength(STEPS.length);
      const env = { ...process.env, NO_PROXY: '*', SEBONE_SERVER: served.url, SEBONE_KEY: served.key };
      for (const [at, { line, gives, exit = 0 }] of STEPS.entries()) {
        expect(lines[at]).toMatch(line);
        const shell = spawn('bash', ['-o', 'pipefail', '-c', lines[at]!], {
          cwd: folder.path,
          env,
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        const [out, err, [code]] = await Promise.all([
          text(shell.stdout),
          text(shell.stderr),
          once(shell, 'exit') as Promise<[number]>,
        ]);
        expect({ line: lines[at], code, out, err }).toEqual({
          line: lines[at],
          code: exit,
          out: expect.stringMatching(gives),
          err: '',
        });
      }
    },
    SLOW,
  );
});
