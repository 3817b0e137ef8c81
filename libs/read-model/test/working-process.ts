/*
 * The process that a spec kills: brings the views in a folder up to date with a log that is the same in every process,
 * a few facts at a time, follows it, or rebuilds them again and again. It says a line for each step. Arguments: the folder, the work,
 * the length of the log.
 */
import { openReadModel } from '../src/index.ts';
import { logWith, longHistory } from './histories.ts';
import { failingAfter } from './unreliable-stores.ts';
import { NOW } from './views-folder.ts';

const [folder, work, length] = process.argv.slice(2);
const store = failingAfter(await logWith(longHistory(Number(length))), Infinity);
const views = openReadModel({ folder: folder!, now: () => NOW });
const say = (line: string): void => void process.stdout.write(`${line}\n`);

say(`works from ${views.checkpoints()[0]!.position}`);
const onProgress = ({ done }: { readonly done: number }): void => say(String(done));
if (work === 'catch up') await views.catchUp(store, { onProgress });
if (work === 'follow') {
  const following = views.follow(store, { onProgress });
  await following.reached(Number(length), { timeout: 2 ** 31 - 1 });
  await following.close();
}
// Whoever is killed late is to be killed at work, too.
for (;;) await views.rebuild(store, { onProgress });
