/*
 * `npm run verify:kurrent`: holds the adapter to the whole contract of the port on the real server that SEBONE_TEST_KURRENT
 * names: `kurrentdb://user:password@host:2113?tls=true`, or `esdb://…`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

if (!process.env.SEBONE_TEST_KURRENT) {
  console.error(
    'Name a server to verify on: SEBONE_TEST_KURRENT=kurrentdb://user:password@host:2113 npm run verify:kurrent',
  );
  process.exit(1);
}
const root = join(import.meta.dirname, '..', '..');
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const chosen = ['--selectProjects', 'test', '--testNamePattern', 'The KurrentDB store on a real server', '--verbose'];
const { status } = spawnSync(process.execPath, [...jest, 'test/kurrent/contract', ...chosen], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
