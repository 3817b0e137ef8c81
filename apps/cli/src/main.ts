#!/usr/bin/env node
import { run } from './program.ts';

// Whoever reads may stop reading (`sebone traps … | head`): then there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await run(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  env: process.env,
  interactive: process.stderr.isTTY === true,
  columns: process.stdout.columns ?? 100,
  now: () => Date.now(),
});
