import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventStoreContract } from '@sebone/event-store/contract';
import { openSqliteEventStore } from './store.ts';

eventStoreContract('SqliteEventStore', {
  open: (settings) => openSqliteEventStore({ ...settings, folder: mkdtempSync(join(tmpdir(), 'sebone-log-')) }),
  reopen: ({ folder }, settings) => openSqliteEventStore({ ...settings, folder }),
  remove: async ({ folder }) => rmSync(folder, { recursive: true }),
});
