/** The thread that keeps the views and the ledger: it reads the log beside its writer. */
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openLog } from '@sebone/application';
import { openLedger } from '@sebone/ledger';
import { keepLedger } from '../ledger/keeping.ts';
import { keepViews } from './keeping.ts';
import { partsOf, type Begun, type FromThread, type Question, type ToThread } from './messages.ts';

const { folder, ahead, proveEvery, checkpointEvery } = workerData as Begun;
const now = (): number => Date.now() + ahead;
const tell = (told: FromThread): void => parentPort!.postMessage(told);

// Requests go first. Linux takes this of the thread, others of the whole process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const store = await openLog(folder, { readOnly: true, verify: 'tail', now });
const views = keepViews(store, {
  folder,
  now,
  proveEvery,
  news: {
    failed: (failure, error) => tell({ kind: 'failed', failure, error: partsOf(error) }),
    proved: (diagnoses) => tell({ kind: 'proved', diagnoses }),
    unproved: (error) => tell({ kind: 'unproved', error: partsOf(error) }),
  },
});
const ledger = openLedger({ folder, now });
const ledgerKeeping = keepLedger(ledger, store, {
  folder,
  now,
  checkpointEvery,
  news: {
    ledgerFailed: (work, failure, error) => tell({ kind: 'ledger-failed', work, failure, error: partsOf(error) }),
    signed: (size) => tell({ kind: 'signed', size }),
    witnessed: (came) => tell({ kind: 'witnessed', came }),
  },
});

async function answered(question: Question): Promise<unknown> {
  switch (question.kind) {
    case 'status':
      return views.status();
    case 'reached':
      return views.reached(question.position, question.awaited);
    case 'ledger':
      return ledgerKeeping.status();
  }
}

async function answer({ id, question }: Extract<ToThread, { kind: 'ask' }>): Promise<void> {
  try {
    const result = await answered(question);
    tell({ kind: 'answer', id, result });
  } catch (error) {
    tell({ kind: 'fault', id, error: partsOf(error) });
  }
}

async function end(): Promise<void> {
  try {
    await Promise.all([views.close(), ledgerKeeping.close()]);
  } finally {
    ledger.close();
    await store.close();
  }
  parentPort!.close();
}

parentPort!.on('message', (asked: ToThread) => {
  switch (asked.kind) {
    case 'ask':
      return void answer(asked);
    case 'look':
      return store.lookAgain?.();
    case 'close':
      return void end();
  }
});
