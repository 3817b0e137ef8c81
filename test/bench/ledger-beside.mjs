/** A thread that keeps the ledger of a data folder beside its writer, as a server does; it says when a position is reached. */
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openLog } from '@sebone/application';
import { openLedger } from '@sebone/ledger';

const { folder } = workerData;
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const store = await openLog(folder, { readOnly: true, verify: 'tail' });
const ledger = openLedger({ folder, now: Date.now });
let awaited = Infinity;
const tell = (position) => {
  if (position < awaited) return;
  awaited = Infinity;
  parentPort.postMessage(position);
};
const following = ledger.follow(store, { onProgress: ({ position }) => tell(position) });
parentPort.on('message', async (position) => {
  if (position === 'close') {
    await following.close();
    ledger.close();
    await store.close();
    return parentPort.close();
  }
  store.lookAgain();
  if (position === 'look') return;
  awaited = position;
  tell(ledger.position());
});
