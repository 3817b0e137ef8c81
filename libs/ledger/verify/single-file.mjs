/*
 * Makes dist/sebone-verify.mjs, the verifier in one file: an auditor needs it and Node, and nothing else. Runs after tsc, as a part of
 * `nx build @sebone/ledger-verify`.
 */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const outfile = join(import.meta.dirname, 'dist', 'sebone-verify.mjs');

await build({
  entryPoints: [join(import.meta.dirname, 'src', 'main.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  charset: 'utf8',
  legalComments: 'none',
});
chmodSync(outfile, 0o755);
