// Opens the folder given as its writer, prints `held` or the code of the refusal, and waits to be killed.
import { openSqliteEventStore } from '@sebone/event-store-sqlite';

try {
  await openSqliteEventStore({ folder: process.argv[2] });
  process.stdout.write('held\n');
  setInterval(() => undefined, 60_000);
} catch (error) {
  process.stdout.write(`${error.code} ${error.holder?.pid}\n`);
}
