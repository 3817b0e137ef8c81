// Keeps the ledger of the folder given, and prints size and root of each checkpoint once it is signed: without end. Where the second
// argument is `appends`, it appends to the log, too; else it reads beside whoever does.
import { writeSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openSqliteEventStore } from '@sebone/event-store-sqlite';
import { openLedger } from '@sebone/ledger';

const [folder, work] = process.argv.slice(2);
const store = await openSqliteEventStore({ folder, readOnly: work !== 'appends', verify: 'tail' });
const ledger = openLedger({ folder, now: Date.now });
ledger.follow(store, { backoff: { first: 1, longest: 10 } });

async function appendWithoutEnd(writer) {
  const stream = `partner-river.p${writer}`;
  const event = { type: 'ActionReported', schema: 1, occurredOn: '2014-03-02', reportedOn: '2014-04-01' };
  for (let nth = (await store.read(stream)).length; ; nth++) {
    const id = `${writer}-${nth}`;
    const data = { note: 'served meals '.repeat(nth % 50 === 0 ? 6000 : nth % 9) };
    const mark = { id, fingerprint: id, actor: 'crash', correlationId: id, causationId: id };
    await store.append([{ stream, expected: nth, events: [{ ...event, data }] }], mark);
  }
}

if (work === 'appends') for (let writer = 0; writer < 8; writer++) void appendWithoutEnd(writer);
for (let told = -1; ; await nextTurn()) {
  if (ledger.size() <= told) continue;
  const { size, root } = ledger.checkpoint();
  if (size % 7 === 0) ledger.rotateKey();
  writeSync(1, `${size} ${root.toString('base64')}\n`);
  told = size;
}
