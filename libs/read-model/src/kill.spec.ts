import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { logWith, longHistory } from '../test/histories.ts';
import { contents, newFolder, PATIENCE, removeFolders, settled } from '../test/views-folder.ts';
import { openReadModel } from './index.ts';

afterAll(removeFolders);

const LENGTH = 900;
const testFolder = fileURLToPath(new URL('../test', import.meta.url));

/** Starts the work in a process of its own and kills it after so many steps; gives the position from which it worked. */
async function killedAfter(steps: number, folder: string, work: 'catch up' | 'follow' | 'rebuild'): Promise<number> {
  const typescript = ['--conditions=@sebone/source', '--import', join(testFolder, 'typescript.mjs')];
  const child = spawn(
    process.execPath,
    [...typescript, join(testFolder, 'working-process.ts'), folder, work, String(LENGTH)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > steps + 1) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return Number(/works from (\d+)/.exec(said)![1]);
}

describe('killed at any moment', () => {
  it.each(['catch up', 'follow'] as const)(
    'goes on exactly where it was: the views are those of an undisturbed catch-up (%s)',
    async (work) => {
      const folder = newFolder();
      const from: number[] = [];
      for (const steps of [1, 80, 20]) from.push(await killedAfter(steps, folder, work));
      expect(from[0]).toBe(0);
      expect(from[1]).toBeGreaterThanOrEqual(3);
      expect(from[2]).toBeGreaterThanOrEqual(243);
      const store = await logWith(longHistory(LENGTH));
      await settled(folder, store);
      const undisturbed = newFolder();
      await settled(undisturbed, store);
      expect(contents(folder)).toEqual(contents(undisturbed));
    },
    PATIENCE,
  );

  it(
    'leaves usable views in the middle of a rebuild',
    async () => {
      const store = await logWith(longHistory(LENGTH));
      const folder = newFolder();
      await settled(folder, store);
      const sound = contents(folder);
      for (const steps of [1, 150, 300, 420]) {
        expect(await killedAfter(steps, folder, 'rebuild')).toBe(LENGTH);
        const views = openReadModel({ folder });
        expect((await views.doctor(store)).map(({ verdict, position }) => [verdict, position])).toEqual(
          views.checkpoints().map(() => ['proved', LENGTH]),
        );
        views.close();
        expect(contents(folder)).toEqual(sound);
      }
    },
    PATIENCE,
  );
});
