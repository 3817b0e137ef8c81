/*
 * The process that a spec kills: brings the views in a folder up to date with a log that is the same in every process,
 * a few facts at a time, or rebuilds them again and again. Arguments: the folder, the work, the length of the log.
 */
import { openReadModel } from '../src/index.ts';
import { logWith, longHistory } from './histories.ts';
import { failingAfter } from './unreliable-stores.ts';

const [folder, work, length] = process.argv.slice(2);
const store = failingAfter(await logWith(longHistory(Number(length))), Infinity);
const views = openReadModel({ folder: folder! });
process.stdout.write(`working from ${views.checkpoints()[0]!.position}\n`);
await views.catchUp(store);
for (let rounds = work === 'rebuild' ? 10 : 0; rounds > 0; rounds--) await views.rebuild(store);
views.close();
process.stdout.write('done\n');
