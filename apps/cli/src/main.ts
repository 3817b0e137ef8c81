#!/usr/bin/env node
import { createInterface } from 'node:readline/promises';
import { run } from './program.ts';

// Whoever reads may stop reading (`sebone traps … | head`): then there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

process.exitCode = await run(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  env: process.env,
  interactive: process.stderr.isTTY === true,
  columns: process.stdout.columns ?? 100,
  now: () => Date.now(),
  ...(process.stdin.isTTY && { ask }),
});
