// Appends without end to the log in the folder given, and prints the id of each command once it is acknowledged.
import { writeSync } from 'node:fs';
import { openSqliteEventStore } from '@sebone/event-store-sqlite';

const [folder, run] = process.argv.slice(2);
const store = await openSqliteEventStore({ folder });

async function appendWithoutEnd(writer) {
  const given = `partner-openstack.${run}-giver-${writer}`;
  const received = `partner-openstack.${run}-receiver-${writer}`;
  for (let nth = 0; ; nth++) {
    const event = {
      type: 'ResourceMoved',
      schema: 1,
      occurredOn: '2014-03-02',
      reportedOn: '2014-04-01',
      data: { note: 'given and received '.repeat(nth % 10 === 0 ? 2000 : 1) },
    };
    const id = `${run}-${writer}-${nth}`;
    const result = await store.append(
      [
        { stream: given, expected: nth, events: [event] },
        { stream: received, expected: nth, events: [event] },
      ],
      { id, fingerprint: id, actor: 'crash', correlationId: id, causationId: id },
    );
    if (result.kind !== 'appended') throw new Error(result.kind);
    writeSync(1, `${id}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, (_, writer) => appendWithoutEnd(writer)));
