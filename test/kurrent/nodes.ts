import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { killed } from '../crash/killing.ts';

const TEST = join(import.meta.dirname, '..');
const SEBONE = join(TEST, '..', 'apps', 'cli', 'dist', 'main.js');
const DOUBLE = join(TEST, 'kurrent-double', 'dist', 'main.js');
/** Milliseconds by which answers of the double are held back: of what is recorded, some is not told yet when a node is killed. */
const LATENCY = '10';

/** A double of a cluster of three, in a process of its own. */
export class Cluster {
  /** What clients connect by. */
  readonly address: string;
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;

  private constructor(child: ChildProcessByStdio<Writable, Readable, null>, address: string) {
    this.#child = child;
    this.address = address;
  }

  static async start(): Promise<Cluster> {
    const argv = [DOUBLE, '--version', '26.1', '--nodes', '3', '--log-start', '0', '--latency', LATENCY];
    const child = spawn(process.execPath, argv, { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface(child.stdout);
    const [line] = (await once(lines, 'line')) as [string];
    const { connectionString } = JSON.parse(line) as { connectionString: string };
    return new Cluster(child, `${connectionString}&discoveryInterval=50`);
  }

  /** Has another of its nodes lead. */
  elect(index: number): void {
    this.#child.stdin.write(`${JSON.stringify({ elect: index })}\n`);
  }

  end(): Promise<void> {
    return killed(this.#child);
  }
}

/** A process of `sebone serve` with a data folder of its own, whose log is in a cluster; it may be killed and begun again. */
export class ServeProcess {
  readonly folder = mkdtempSync(join(tmpdir(), 'sebone-cluster-'));
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcessByStdio<null, Readable, null> | undefined;
  #url = '';
  #isOver = false;

  constructor({ address }: Cluster) {
    this.#env = { ...process.env, SEBONE_EVENT_STORE: address };
  }

  /** Where it listens, or did last. */
  get url(): string {
    return this.#url;
  }

  get isUp(): boolean {
    return this.#child !== undefined;
  }

  /** Begins it, where it does not run and is not to end. */
  async start(): Promise<void> {
    if (this.#child || this.#isOver) return;
    const argv = [SEBONE, 'serve', '--port', '0', '--no-auth', '--json', '--data', this.folder];
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'ignore'], env: this.#env });
    this.#child = child;
    for await (const line of createInterface(child.stdout))
      if (line.includes('"url"')) return void (this.#url = (JSON.parse(line) as { url: string }).url);
    if (!this.#isOver) throw new Error('The server did not start.');
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child) await killed(child);
  }

  /**
   * Runs a command line on its folder and its log.
   * @param killAfter milliseconds after which it is killed, if it has not ended
   * @returns what it wrote; `undefined` where it was killed
   */
  async run(argv: readonly string[], killAfter?: number): Promise<string | undefined> {
    const child = spawn(process.execPath, [SEBONE, ...argv, '--data', this.folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: this.#env,
    });
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    const written: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => written.push(text));
    await once(child, 'close');
    clearTimeout(timer);
    if (child.signalCode !== null) return undefined;
    if (child.exitCode !== 0) throw new Error(`sebone ${argv.join(' ')} ended with ${child.exitCode}.`);
    return written.join('');
  }

  /** Kills it and removes its folder. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.kill();
    rmSync(this.folder, { recursive: true, maxRetries: 5 });
  }
}
