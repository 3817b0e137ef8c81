#!/usr/bin/env -S node --max-semi-space-size=64
// What a request or a row leaves behind is cleared away a quarter as often with it: a server spends a fifteenth less on each command.
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
