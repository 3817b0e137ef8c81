/** What the ledger costs those who record, and those who verify. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { exportBundle, Transactor } from '@sebone/application';
import { openSqliteEventStore } from '@sebone/event-store-sqlite';
import { commandFrom } from '@sebone/initiative';
import { openLedger } from '@sebone/ledger';
import { verifyBundle } from '@sebone/ledger-verify';
import { fill } from './generated.mjs';

/** Has so many callers do something, one after the other each, `total` times in all. */
async function byCallers(callers, total, work) {
  let next = 0;
  const caller = async () => {
    for (let at = next++; at < total; at = next++) await work(at);
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return total;
}

/** Appends of one event a command, each to a stream of its own. */
function appending(store) {
  return {
    prepare: () => undefined,
    give: async (round, at) => {
      const id = `${round}-${at}`;
      const data = { partnerId: 'p', actionId: id, code: 'development', title: 'Served meals to children', hours: 3 };
      const event = { type: 'ActionReported', schema: 1, occurredOn: '2024-01-01', reportedOn: '2024-01-01', data };
      const mark = { id, fingerprint: id, actor: 'bench', correlationId: id, causationId: id };
      await store.append([{ stream: `partner-b.${id}`, expected: 0, events: [event] }], mark);
    },
  };
}

/** Commands as they come over HTTP: validated, decided, recorded; of as many partners as there are callers. */
export function commanding(store) {
  const transactor = new Transactor(store, () => Date.parse('2024-06-01T00:00:00Z'));
  const transact = async (commandId, name, body) => {
    const outcome = await transactor.transact(commandFrom(name, { initiative: 'b', ...body }), {
      commandId,
      actor: 'bench',
    });
    if (outcome.kind !== 'recorded') throw new Error(JSON.stringify(outcome));
  };
  return {
    prepare: async () => {
      await transact('charter', 'charter-initiative', { name: 'B', timeZone: 'UTC', occurredOn: '2020-01-01' });
      for (let of = 0; of < 64; of++)
        await transact(`join-${of}`, 'join-partner', {
          partnerId: `p-${of}`,
          name: `Partner ${of}`,
          occurredOn: '2020-01-01',
        });
    },
    give: (round, at) =>
      transact(`${round}-${at}`, 'report-action', {
        partnerId: `p-${at % 64}`,
        actionId: `a-${round}-${at}`,
        code: 'development',
        title: 'Served meals to children',
        hours: 3,
        occurredOn: '2024-01-01',
      }),
  };
}

/** Tells the thread to look for new facts, as a server under load does. */
function hinting(thread) {
  const hint = () => thread.postMessage('look');
  setImmediate(hint);
  return setInterval(hint, 20);
}

/** Recording with the ledger kept beside it, until that has all of it, against recording alone. */
export async function keptBeside(folder, { callers, total, recording = appending }) {
  const [withLedger, without] = [folder(), folder()];
  const store = await openSqliteEventStore({ folder: withLedger });
  const alone = await openSqliteEventStore({ folder: without });
  const [ours, theirs] = [recording(store), recording(alone)];
  await ours.prepare();
  await theirs.prepare();
  await ours.give('first', 0);
  const thread = new Worker(new URL('./ledger-beside.mjs', import.meta.url), { workerData: { folder: withLedger } });
  const reached = async (position) => {
    const heard = once(thread, 'message');
    thread.postMessage(position);
    await heard;
  };
  await reached(await store.head());
  return {
    rounds: 15,
    warmUp: 2,
    async ours(round) {
      const hints = hinting(thread);
      const count = await byCallers(callers, total, (at) => ours.give(round, at));
      clearInterval(hints);
      await reached(await store.head());
      return count;
    },
    theirs: (round) => byCallers(callers, total, (at) => theirs.give(round, at)),
    async close() {
      thread.postMessage('close');
      await once(thread, 'exit');
      await store.close();
      await alone.close();
    },
  };
}

/** Verifying a bundle of `size` events, against digesting its bytes and parsing its lines. */
export async function verified(folder, size) {
  const data = folder();
  const store = await openSqliteEventStore({ folder: data });
  await fill(store, size);
  const ledger = openLedger({ folder: data, now: Date.now });
  await ledger.catchUp(store);
  ledger.checkpoint();
  const file = join(folder(), 'bench.sebone');
  const made = await exportBundle({ ledger, store, initiative: 'bench', file, now: Date.now() });
  if (!('events' in made) || made.events !== size)
    throw new Error(`No bundle of ${size} events: ${JSON.stringify(made)}`);
  const trust = [ledger.keys()[0].vkey];
  ledger.close();
  await store.close();
  return {
    rounds: 7,
    warmUp: 1,
    ours() {
      const { faults } = verifyBundle(readFileSync(file), { trust });
      if (faults.length > 0) throw new Error(`The bundle does not verify: ${JSON.stringify(faults.slice(0, 3))}`);
      return size;
    },
    theirs() {
      const bytes = readFileSync(file);
      createHash('sha256').update(bytes).digest();
      let lines = 0;
      for (let from = 0; from < bytes.length;) {
        const end = bytes.indexOf(10, from);
        JSON.parse(bytes.toString('utf8', from, end));
        from = end + 1;
        lines++;
      }
      if (lines < size) throw new Error(`${lines} lines`);
      return size;
    },
    close() {},
  };
}
