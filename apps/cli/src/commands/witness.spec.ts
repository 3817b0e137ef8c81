import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '@sebone/application';
import { cosignedAt, isSignedBy, parseCheckpoint, parseNote, parseVerifierKey } from '@sebone/ledger-verify';
import { run } from '../program.ts';

const NOW = Date.parse('2026-04-01T09:00:00Z');

interface Ran {
  readonly exit: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

let root: string;
let data: string;
/** The witness that runs, if one does. */
let ended: Promise<unknown> | undefined;

/** Asks the witness to end; gives its exit code. */
async function stopped(): Promise<unknown> {
  if (!ended) return undefined;
  process.emit('SIGTERM');
  const exit = await ended;
  ended = undefined;
  for (const signal of ['SIGTERM', 'SIGINT']) process.removeAllListeners(signal);
  return exit;
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'sebone-witness-'));
  data = join(root, 'data');
  await record('one', 3);
});

afterEach(async () => {
  await stopped();
  rmSync(root, { recursive: true });
});

/** Records some facts of a stream of their own. */
async function record(stream: string, count: number): Promise<void> {
  const log = await openLog(data, { now: () => NOW });
  const events = Array.from({ length: count }, (_, at) => ({
    type: 'ActionReported',
    schema: 1,
    occurredOn: '2026-03-01',
    reportedOn: '2026-03-01',
    data: { actionId: `a-${at}`, title: stream },
  }));
  const mark = { id: stream, fingerprint: stream, actor: 'spec', correlationId: stream, causationId: stream };
  await log.append([{ stream: `partner-minato.${stream}`, expected: 0, events }], mark);
  await log.close();
}

const io = (out: string[], err: string[], heard: () => void = () => undefined) => ({
  out: (line: string) => {
    out.push(line);
    heard();
  },
  err: (line: string) => void err.push(line),
  env: {},
  interactive: false,
  columns: 120,
  now: () => NOW,
});

async function sebone(...argv: readonly string[]): Promise<Ran> {
  const [out, err]: string[][] = [[], []];
  const exit = await run([...argv], io(out!, err!));
  return { exit, out: out!, err: err! };
}
const audit = (...argv: readonly string[]): Promise<Ran> => sebone('audit', ...argv, '--data', data);
const told = ({ out }: Ran): any => JSON.parse(out[0]!);

/** Runs the witness of a folder until the test ends; gives what it said first, and whatever it says. */
async function witness(
  ...options: readonly string[]
): Promise<{ readonly said: any; readonly lines: readonly string[] }> {
  await keyFile();
  const lines: string[] = [];
  const started = new Promise<void>((heard) => {
    ended = run(
      ['witness', join(root, 'witness'), '--log', join(root, 'log.vkey'), '--port', '0', '--json', ...options],
      io(lines, lines, heard),
    );
  });
  await Promise.race([started, ended]);
  return { said: JSON.parse(lines[0]!), lines };
}

async function keyFile(): Promise<string> {
  const { out } = await audit('key');
  writeFileSync(join(root, 'log.vkey'), `# the log of Minato\n\n${out.join('\n')}\n`);
  return out[0]!;
}
async function added(): Promise<Awaited<ReturnType<typeof witness>>> {
  const running = await witness('--name', 'bank.example/witness');
  expect(await audit('witnesses', 'add', 'Citizens Bank', running.said.url, running.said.vkey)).toMatchObject({
    exit: 0,
  });
  return running;
}

describe('sebone audit checkpoint', () => {
  it('prints the signed note of the log as it is, byte for byte', async () => {
    const key = parseVerifierKey((await audit('key')).out[0]!)!;
    const { exit, out } = await audit('checkpoint');
    const note = parseNote(`${out.join('\n')}\n`)!;
    expect(exit).toBe(0);
    expect(isSignedBy(note, key)).toBe(true);
    expect(parseCheckpoint(note.text)).toMatchObject({ origin: key.name, size: 3 });
    expect(await audit('checkpoint')).toMatchObject({ out });
    await record('two', 2);
    expect(told(await audit('checkpoint', '--json'))).toMatchObject({
      origin: key.name,
      size: 5,
      signedAt: '2026-04-01T09:00:00.000Z',
    });
  });

  it('collects cosignatures, and says what came of it beside the note', async () => {
    const { said, lines } = await added();
    await record('two', 2);
    const { exit, out, err } = await audit('checkpoint', '--collect');
    expect({ exit, err }).toEqual({ exit: 0, err: [expect.stringMatching(/^Citizens Bank: cosigned – /)] });
    expect(cosignedAt(parseNote(`${out.join('\n')}\n`)!, parseVerifierKey(said.vkey)!)).toBe(NOW / 1000);
    expect(JSON.parse(lines[1]!)).toMatchObject({ status: 200, size: 5 });
    expect(told(await audit('checkpoint', '--collect', '--json', '--lang', 'ja'))).toMatchObject({
      size: 5,
      witnesses: [{ witness: 'Citizens Bank', code: 'cosigned-before', message: expect.stringContaining('連署済み') }],
    });
  });

  it('signs although a witness is down, or none is configured', async () => {
    expect(await audit('checkpoint', '--collect')).toMatchObject({
      exit: 0,
      err: [expect.stringContaining('audit witnesses add')],
    });
    const { said } = await witness('--name', 'bank.example/witness');
    await stopped();
    // Its port may be somebody else's by now; this one is nobody's.
    await audit('witnesses', 'add', 'Citizens Bank', 'http://127.0.0.1:1', said.vkey);
    const { exit, out, err } = await audit('checkpoint', '--collect');
    expect({ exit, err }).toEqual({ exit: 0, err: [expect.stringMatching(/^Citizens Bank: unreachable – /)] });
    expect(parseCheckpoint(parseNote(`${out.join('\n')}\n`)!.text)).toMatchObject({ size: 3 });
  });

  it('fails where a witness knows another history, which the witness keeps', async () => {
    const { lines } = await added();
    await audit('checkpoint');
    cpSync(data, join(root, 'backup'), { recursive: true });
    await record('two', 2);
    expect(await audit('checkpoint', '--collect')).toMatchObject({ exit: 0 });
    rmSync(data, { recursive: true });
    cpSync(join(root, 'backup'), data, { recursive: true });
    expect(await audit('checkpoint', '--collect')).toMatchObject({
      exit: 1,
      err: [expect.stringMatching(/^Citizens Bank: ahead – /)],
    });
    await record('other', 2);
    expect(await audit('checkpoint', '--collect')).toMatchObject({
      exit: 1,
      err: [expect.stringMatching(/^Citizens Bank: diverges – /)],
    });
    const evidence = lines.map((line) => JSON.parse(line)).filter(({ suspicion }) => suspicion);
    expect(evidence.map(({ suspicion, size }) => [suspicion, size])).toEqual(
      expect.arrayContaining([
        ['shrunk', 3],
        ['fork', 5],
      ]),
    );
    expect(evidence.every(({ file }) => existsSync(file))).toBe(true);
  });

  it('goes on with a new key once the witness knows it', async () => {
    await added();
    const [before] = (await audit('key')).out;
    const rotated = await audit('rotate-key');
    expect(rotated).toMatchObject({
      exit: 0,
      out: (await audit('key')).out,
      err: [expect.stringContaining('before that checkpoint')],
    });
    expect(rotated.out[0]).not.toBe(before);
    expect(told(await audit('key', '--json'))).toMatchObject({
      keys: [{ vkey: before, endorsement: null }, { vkey: rotated.out[0] }],
    });
    expect(await audit('checkpoint', '--collect')).toMatchObject({
      exit: 0,
      err: [expect.stringMatching(/key-unknown/)],
    });
    await stopped();
    const again = await witness();
    await audit('witnesses', 'remove', 'Citizens Bank');
    await audit('witnesses', 'add', 'Citizens Bank', again.said.url, again.said.vkey);
    expect(await audit('checkpoint', '--collect')).toMatchObject({ err: [expect.stringMatching(/ cosigned – /)] });
  });
});

describe('sebone witness', () => {
  it('shows whom it answered, though a stranger names a log so as to move the cursor', async () => {
    await keyFile();
    const lines: string[] = [];
    const url = await new Promise<string>((resolve) => {
      ended = run(
        ['witness', join(root, 'witness'), '--log', join(root, 'log.vkey'), '--port', '0', '--lang', 'en'],
        io(lines, lines, () => {
          const [found] = /http:\/\/[\d.]+:\d+/.exec(lines.join('\n')) ?? [];
          if (found) resolve(found);
        }),
      );
    });
    const [root32, signature] = [Buffer.alloc(32), Buffer.alloc(68)].map((bytes) => bytes.toString('base64'));
    const body = `old 0\n\nlog\u009b2J\u202eevil\n1\n${root32}\n\n— stranger ${signature}\n`;
    expect((await fetch(`${url}/add-checkpoint`, { method: 'POST', body })).status).toBe(404);
    expect(lines.at(-1)).toContain(String.raw`refused (404) log\u009b2J\u202eevil`);
  });

  it('makes its key the first time, and says what to do with it', async () => {
    await keyFile();
    const start = async (...options: readonly string[]): Promise<string> => {
      const lines: string[] = [];
      const started = new Promise<void>((heard) => {
        ended = run(
          ['witness', join(root, 'witness'), '--log', join(root, 'log.vkey'), '--port', '0', ...options],
          io(lines, lines, () => lines.some((line) => line.includes('Ctrl+C')) && heard()),
        );
      });
      await started;
      expect(await stopped()).toBe(0);
      return lines.join('\n');
    };
    const first = await start('--lang', 'ja');
    const vkey = readFileSync(join(root, 'witness', 'witness.vkey'), 'utf8').trim();
    expect(first).toContain(vkey);
    expect(first).toMatch(/秘密鍵[^]*http:\/\/127\.0\.0\.1:\d+/);
    const second = await start();
    expect(second).toMatch(/^It watches sebone\/\w+, and is asked at http:/);
    expect(second).not.toContain(vkey);
  });

  it.each([
    [['--log', 'nowhere.vkey'], 'unreadable-log-key'],
    [['--log', 'empty.vkey'], 'unreadable-log-key'],
    [['--log', 'wrong.vkey'], 'invalid-log-key'],
    [['--log', 'log.vkey', '--name', 'citizens bank'], 'invalid-witness-name'],
  ])('refuses %j', async (argv, code) => {
    await keyFile();
    writeFileSync(join(root, 'empty.vkey'), '# nothing\n');
    writeFileSync(join(root, 'wrong.vkey'), 'sebone/minato\n');
    const inRoot = argv.map((word) => (word.endsWith('.vkey') ? join(root, word) : word));
    const ran = await sebone('witness', join(root, 'refused'), ...inRoot, '--json');
    expect({ exit: ran.exit, told: told(ran) }).toMatchObject({ exit: 1, told: { error: { code } } });
  });

  it.each([
    ['witness', 'folder'],
    ['witness', '--log', 'a'],
    ['witness', 'folder', '--log', 'a', '--port', '70000'],
    ['audit', 'witnesses', 'add', 'bank'],
    ['audit', 'cosign'],
  ])('is told wrong usage: %s %s %s %s', async (...argv) => expect((await sebone(...argv)).exit).toBe(2));
});

describe('sebone audit witnesses', () => {
  it('lists who is asked, and forgets who is not', async () => {
    const { said } = await added();
    expect((await audit('witnesses', 'list', '--lang', 'ja')).out).toEqual([
      expect.stringContaining('公開鍵'),
      expect.anything(),
      expect.stringContaining('Citizens Bank'),
    ]);
    expect(told(await audit('witnesses', 'list', '--json'))).toEqual({
      name: 'Citizens Bank',
      url: said.url,
      vkey: said.vkey,
    });
    expect(await audit('witnesses', 'remove', 'Citizens Bank')).toMatchObject({
      exit: 0,
      out: [expect.stringContaining('not asked any more')],
    });
    expect(await audit('witnesses', 'list', '--json')).toMatchObject({ exit: 0, out: [] });
  });

  it.each([
    [['remove', 'nobody'], 'unknown-witness'],
    [['add', 'bank', 'not an address', 'x'], 'invalid-witness-url'],
    [['add', 'bank', 'https://bank.example', 'x'], 'invalid-witness-key'],
  ])('refuses %j', async (argv, code) => {
    const ran = await audit('witnesses', ...argv, '--json');
    expect({ exit: ran.exit, told: told(ran) }).toMatchObject({ exit: 1, told: { error: { code } } });
  });

  it.each(['checkpoint', 'key', 'rotate-key', 'witnesses list'])('is of a folder with a log: %s', async (words) => {
    const ran = await sebone('audit', ...words.split(' '), '--data', join(root, 'nowhere'), '--json');
    expect({ exit: ran.exit, told: told(ran) }).toMatchObject({ exit: 1, told: { error: { code: 'no-data' } } });
    expect(existsSync(join(root, 'nowhere'))).toBe(false);
  });
});
