import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { event, failure, heard, knowledgeOf } from '../test/clients.ts';

/** It runs the built package: build before. */
let child: ChildProcessByStdio<Writable, Readable, null>;
let lines: Interface;

const line = async (): Promise<Record<string, unknown>> => {
  const [said] = (await once(lines, 'line')) as [string];
  return JSON.parse(said) as Record<string, unknown>;
};
const ask = async (wish: unknown) => {
  const said = line();
  child.stdin.write(`${JSON.stringify(wish)}\n`);
  return said;
};

beforeEach(() => {
  const main = join(import.meta.dirname, '../dist/main.js');
  child = spawn(process.execPath, [main, '--version', '24.10', '--nodes', '2'], { stdio: ['pipe', 'pipe', 'inherit'] });
  lines = createInterface(child.stdout);
});

afterEach(async () => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
});

it('serves from a process of its own, obeys on its input, and ends with it', async () => {
  const { connectionString } = (await line()) as { connectionString: string };
  const client = KurrentDBClient.connectionString(connectionString);
  expect((await knowledgeOf(client).capabilities).serverVersion).toBe('24.10.0');
  await client.appendToStream('talk', event('one'));
  expect(await heard(client.readStream('talk'))).toEqual(['one']);

  const fault = { kind: 'status', code: 8, details: 'too much' };
  expect(await ask({ fault, method: 'writes' })).toEqual({ done: true });
  expect(await failure(client.appendToStream('talk', event('two')))).toMatchObject({ code: 8 });
  expect(await ask({ tell: 'log' })).toMatchObject([{ stream: 'talk', revision: '0', data: { say: 'one' } }]);
  expect(await ask({ tell: 'counts' })).toMatchObject({ calls: { batchAppend: 2 } });
  expect(await ask({ do: 'restart' })).toEqual({ done: true });
  expect(await ask({ fly: true })).toHaveProperty('error');
  await client.dispose();

  child.stdin.end();
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(0);
});

it('says why it does not start', async () => {
  const other = spawn(process.execPath, [join(import.meta.dirname, '../dist/main.js'), '--version', '1.0'], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let said = '';
  other.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(other, 'exit')) as [number];
  expect(code).toBe(1);
  expect(said).toContain('No such version: 1.0');
});
