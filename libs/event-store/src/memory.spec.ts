import { eventStoreContract } from './contract/index.ts';
import { MemoryEventStore } from './memory.ts';

eventStoreContract('MemoryEventStore', {
  open: async (settings) => new MemoryEventStore(settings),
  reopen: async ({ log }, settings) => new MemoryEventStore({ ...settings, log }),
});
