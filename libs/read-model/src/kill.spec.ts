import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { logWith, longHistory } from '../test/histories.ts';
import { caughtUp, contents, newFolder, PATIENCE, removeFolders } from '../test/views-folder.ts';
import { openReadModel } from './index.ts';

afterAll(removeFolders);

const LENGTH = 1200;
const testFolder = fileURLToPath(new URL('../test', import.meta.url));

/** Starts the work in a process and kills it some milliseconds after it began; gives what it had said. */
async function killedAfter(milliseconds: number, folder: string, work: 'catch up' | 'rebuild'): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--conditions=@sebone/source', '--import', join(testFolder, 'typescript.mjs'), join(testFolder, 'working-process.ts'), folder, work, String(LENGTH)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  await once(child.stdout, 'data');
  await pause(milliseconds);
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return said;
}

describe('killed at any moment', () => {
  it('goes on exactly where it was: the views are those of an undisturbed catch-up', async () => {
    const folder = newFolder();
    const from: number[] = [];
    for (const moment of [3, 40, 90, 25]) from.push(Number(/from (\d+)/.exec(await killedAfter(moment, folder, 'catch up'))![1]));
    expect(from.at(-1)).toBeGreaterThan(0);
    const store = await logWith(longHistory(LENGTH));
    await caughtUp(folder, store);
    const undisturbed = newFolder();
    await caughtUp(undisturbed, store);
    expect(contents(folder)).toEqual(contents(undisturbed));
  }, PATIENCE);

  it('leaves usable views in the middle of a rebuild', async () => {
    const store = await logWith(longHistory(LENGTH));
    const folder = newFolder();
    await caughtUp(folder, store);
    const sound = contents(folder);
    for (const moment of [5, 120, 333, 480]) {
      expect(await killedAfter(moment, folder, 'rebuild')).toContain(`working from ${LENGTH}`);
      const views = openReadModel({ folder });
      expect((await views.doctor(store)).map(({ verdict, position }) => [verdict, position])).toEqual(views.checkpoints().map(() => ['proved', LENGTH]));
      views.close();
      expect(contents(folder)).toEqual(sound);
    }
  }, PATIENCE);
});
