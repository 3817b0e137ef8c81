/*
 * `npm test`: builds, lints, checks types and runs every Jest project, all of it whatever fails on the way, and ends
 * with one line that counts the tests. A step that fails counts as one failed test.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';

const root = dirname(import.meta.dirname);

const broken = ['build', 'lint', 'typecheck'].filter((step) => {
  console.log(`\n> ${step}`);
  return spawnSync(`npm run --silent ${step}`, { cwd: root, stdio: 'inherit', shell: true }).status !== 0;
});

console.log('\n> jest');
const counts = { passed: 0, failed: 0, skipped: 0 };
const jest = spawn(
  process.execPath,
  [
    ...['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'],
    ...['--reporters=default', `--reporters=${import.meta.dirname}/reporter.js`],
  ],
  { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
);
jest.on('message', (told) => Object.assign(counts, told));
const [status] = await once(jest, 'close');
if (status !== 0 && counts.failed === 0) broken.push('jest');

for (const step of broken) console.log(`\n${step} failed: see above, or "npm run ${step}"`);
const failed = counts.failed + broken.length;
console.log(`\n${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
